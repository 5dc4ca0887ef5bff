"""Names of institutions and people in English passages, as printed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from extractors.english.lines import Listed
from extractors.names.given import is_given_name
from extractors.records import Alias, Document, EntityKind, Mention, Passage

_UP = "A-ZÀ-ÖØ-ÞĀČĒĢĪĶĻŅŌŖŠŪŽ"
_LOW = "a-zà-öø-ÿāčēģīķļņōŗšūžąęėįųłńśćż"
_CAP = rf"[{_UP}][\w’'&–-]*"
#: Nouns that name a body when they end a run of words with capitals, or begin one with `of` or `for`.
_HEADS = (
    "Ministry|Ministries|Council|Committee|Commission|Agency|Authority|Board|Bank|Cent(?:re|er)|Chancellery|Office|University|Institute|"
    "Association|Foundation|Secretariat|Parliament|Court|Municipality|Federation|Union|Society|Academy|Service|Inspectorate|Fund|"
    "Confederation|Chamber|Organi[sz]ation|School|College|Museum|Library|Archives?|Police|Embassy|Delegation|Presidency|Cabinet|Saeima|"
    "Administration|Company|Corporation|Group|Alliance|Cooperation|Directorate(?:-General)?|Bureau|Hospital|Theatre|Forum|Consortium|"
    "Inspection|Register|Port(?= of )|Freeport|Airport|Railways?|Directorate|Institution|Party|Initiative Group|Task Force|Programme Office"
)
_TAIL = rf"(?:\s+(?:of|for|on)\s+(?:the\s+)?{_CAP}(?:(?:,\s+|\s+and\s+|,\s+and\s+|\s+)(?!(?:Mr|Mrs|Ms|Dr)\b){_CAP})*)"
#: Behind `Ministry of …` the name goes on over `and` as long as no other body begins.
_MINISTRY = (
    rf"\bMinistry\s+(?:of|for)\s+(?:the\s+)?{_CAP}"
    rf"(?:(?:,\s+|\s+and\s+(?:the\s+)?|,\s+and\s+|\s+)(?!(?:Mr|Mrs|Ms|Dr)\b|(?:{_HEADS.replace('Administration|', '')}|State|National)\b){_CAP}(?!\s+(?:{_HEADS})\b))*"
)
_BODY = re.compile(
    rf"{_MINISTRY}{_TAIL}*|"
    rf"(?:\b{_CAP}\s+(?:(?:and|of|&)\s+)?)*\b(?:{_HEADS})\b{_TAIL}*|\b(?:{_CAP}\s+)+(?:Ltd|AB|AS|Oy|GmbH|SIA|Inc)\b\.?"
)
#: A country behind a comma says where a body is and is no part of its name: `Ministry of Agriculture, Latvia`.
_COUNTRY_BEHIND = re.compile(
    r",\s+(?:Latvia|Lithuania|Estonia|Finland|Sweden|Denmark|Norway|Iceland|Poland|Germany|France|Belgium|Netherlands|Ireland|Ukraine|Georgia|Moldova)$"
)
_DEFINED = re.compile(r"\s*\((?:hereinafter\s+)?[“\"„]?(?P<short>[A-Z][A-Za-z&-]*[A-Z][A-Za-z-]*)[”\"“]?\)")
_NOT_NAMES = frozenset(
    """the this that chair chairman chairwoman chairperson participants participant present agenda item minutes meeting date place
    time decision decisions action actions next any other business adoption opening closing annex mr mrs ms dr prof
    director deputy senior junior chief head expert officer manager adviser advisor specialist secretary general president vice minister
    unit department division section member representative coordinator ambassador counsellor executive acting assistant analyst apologies
    professor rector dean mayor commissioner attaché prime project programme policy legal state permanent""".split()
)
_BEFORE = frozenset(
    """the this that chair chairman chairwoman chairperson participants participant present agenda item minutes members representatives
    in at on from by with for since both between and of january february march april may june july august september october november
    december monday tuesday wednesday thursday friday today""".split()
)
_NATIONS = frozenset(
    "Latvian Lithuanian Estonian Finnish Swedish Danish Norwegian Icelandic Polish German French Belgian Dutch Irish Ukrainian".split()
)
_ACRONYM = re.compile(r"[A-ZÀ-Ž][\w-]*[A-Z][\w-]*")
_NO_NAME = re.compile(r"(?:Steering|Working|Expert|Project|Contact|Drafting) (?:Group|Party|Committee|Board|Office|Council)")
_JOINT = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|H\.E|Sir)\.?\s+)"
_PART = rf"(?!(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b)[{_UP}][{_LOW}’']+(?:-[{_UP}][{_LOW}’']+)*"
_PERSON = re.compile(
    rf"(?<![\w.])(?P<title>{_TITLE})?(?P<name>(?:{_PART}|[{_UP}]\.)(?:\s+(?:{_PART}|[{_UP}]\.|van|von|de|der))*?\s+{_PART})(?![\w-])"
)
_SURNAME = re.compile(rf"(?<!\w){_TITLE}(?P<name>{_PART})(?!\s+[{_UP}][{_LOW}])")
_ENDS_IN_HEAD = re.compile(rf"\s(?:{_HEADS}|Unit|Department|Division|Section)\b")
_METHOD = "english:"
_TITLES = 6  # passages at the head that may be a title in capitals
_CAPACITY = re.compile(
    r"(?:co-)?chair(?:man|woman|person)?|secretary|minutes|rapporteur|online|remotely|observer|via [A-Z]\w+", re.IGNORECASE
)
_COUNTRIES = frozenset(
    """Latvia Lithuania Estonia Finland Sweden Denmark Norway Iceland Poland Germany France Belgium Netherlands Ireland Ukraine Georgia
    Moldova Riga Rīga Tallinn Vilnius Helsinki Stockholm Oslo Copenhagen Brussels Warsaw Berlin""".split()
)


def find_english_institutions(
    document: Document, passages: Sequence[Passage], listed: Sequence[Listed] = ()
) -> tuple[list[Mention], list[Alias]]:
    """Bodies by their head noun or their place behind a post in a list, with the abbreviations in brackets behind them."""
    mentions: list[Mention] = []
    aliases: list[Alias] = []
    shorts: dict[str, Mention] = {}
    bracketed = list(_in_brackets(document, listed))
    held = [b.span for b in bracketed] + [b.unit for b in bracketed if b.unit is not None]
    printed = {document.text[start:end]: (start, end) for start, end in _listed_bodies(document, listed) if not _touches(held, start, end)}
    for body in bracketed:
        name = " ".join(document.text[slice(*body.span)].split())
        mention = Mention(document.cite(*body.span), EntityKind.INSTITUTION, name, _METHOD + "list", 0.8)
        mentions.append(mention)
        printed.setdefault(name, body.span)
        if body.short is not None:
            short = Mention(document.cite(*body.short), EntityKind.INSTITUTION, document.text[slice(*body.short)], _METHOD + "abbreviation", 0.85)
            mentions.append(short)
            aliases.append(Alias(short.id, mention.id, document.cite(body.span[0], body.short[1]), _METHOD + "brackets"))
            shorts.setdefault(short.name, short)
    for number, passage in enumerate(passages):
        text = document.text[passage.start : passage.end]
        if number < _TITLES and text.isupper():
            text = _titled(text)
        for match in _BODY.finditer(text):
            for first, last in _parts(match.group(), printed):
                start, end = passage.start + match.start() + first, passage.start + match.start() + last
                name = " ".join(text[start - passage.start : end - passage.start].split())
                if _touches(held, start, end) or _NO_NAME.fullmatch(name) or (" " not in name and name != "Saeima" and name not in printed):
                    continue
                mention = Mention(document.cite(start, end), EntityKind.INSTITUTION, name, _METHOD + "head", 0.8)
                mentions.append(mention)
                defined = _DEFINED.match(document.text, end, passage.end)
                if defined:
                    at = defined.span("short")
                    short = Mention(document.cite(*at), EntityKind.INSTITUTION, defined["short"], _METHOD + "abbreviation", 0.85)
                    mentions.append(short)
                    aliases.append(Alias(short.id, mention.id, document.cite(start, defined.end()), _METHOD + "brackets"))
                    shorts.setdefault(defined["short"], short)
    for name in (*shorts, *(name for name in printed if name not in shorts)):
        for again in _repeated(document, passages, name, mentions, _METHOD + ("abbreviation" if name in shorts else "list")):
            mentions.append(again)
            if name in shorts:
                aliases.append(Alias(again.id, shorts[name].id, again.evidence, _METHOD + "abbreviation"))
    aliases += [
        Alias(m.id, shorts[m.name].id, m.evidence, m.method) for m in mentions if m.name in shorts and m.method == _METHOD + "head"
    ]
    aliases += _of_countries(mentions)
    return sorted(mentions, key=lambda m: m.evidence.start), aliases


#: Words of posts that names of bodies have too.
_IN_NAMES_TOO = frozenset("state general legal policy project programme action actions special permanent unit department division section".split())


class _Bracketed(NamedTuple):
    """A body in the bracket behind a listed name, with its abbreviation and its unit where they stand there too."""

    span: tuple[int, int]
    short: tuple[int, int] | None = None
    unit: tuple[int, int] | None = None


_BEHIND_NAME = re.compile(rf"(?<=[{_LOW}])\s\((?P<inside>[^()]{{4,120}})\)")
_SEVERAL = re.compile(rf"{_CAP}(?:[ ,]+(?:(?:and|of|for|the)\s+)*{_CAP})+")


def _in_brackets(document: Document, listed: Sequence[Listed]) -> Iterator[_Bracketed]:
    """`Ms Eva Holm (State Road Board, SRB)`, `Mr Jon Dahl (Road Board, Traffic Unit)`: of several words with capitals, none a post's."""
    for row in listed:
        for match in _BEHIND_NAME.finditer(document.text, row.begin, row.line.end):
            before = document.text[row.begin : match.start()]
            if not re.search(rf"{_PERSON.pattern}$", before):
                continue
            start, inside = match.start("inside"), match["inside"]
            head, _, last = inside.rpartition(", ")
            if head and last.isupper() and last.isalpha() and _spells(last, head) and _SEVERAL.fullmatch(head):
                end = start + len(head)
                yield _Bracketed((start, end), (end + 2, start + len(inside)))
                continue
            first, _, rest = inside.partition(", ")
            if _SEVERAL.fullmatch(first) and not {word.lower() for word in first.split()} & (_NOT_NAMES - _IN_NAMES_TOO):
                end = start + len(first)
                yield _Bracketed((start, end), None, (end + 2, start + len(inside)) if rest else None)


def _spells(letters: str, name: str) -> bool:
    """Whether an abbreviation has the first letters of the name's words with capitals, at least one of them and in their order."""
    firsts = iter(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    return all(letter in firsts for letter in letters)


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _of_countries(mentions: Sequence[Mention]) -> Iterator[Alias]:
    """`the Estonian Ministry of Climate` is the `Ministry of Climate` of the same paper when there is but one."""
    named = {m.name: m for m in reversed(mentions)}
    for mention in mentions:
        first, _, rest = mention.name.partition(" ")
        if first in _NATIONS and rest in named and sum(name.endswith(" " + rest) for name in named) == 1:
            yield Alias(mention.id, named[rest].id, mention.evidence, _METHOD + "nation")


def _repeated(
    document: Document, passages: Sequence[Passage], name: str, taken: Sequence[Mention], method: str
) -> Iterator[Mention]:
    """Every further place of a name, word for word, that no longer name covers."""
    spans = [(m.evidence.start, m.evidence.end) for m in taken]
    for passage in passages:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", document.text[passage.start : passage.end]):
            start, end = passage.start + match.start(), passage.start + match.end()
            if not any(a < end and start < b for a, b in spans):
                yield Mention(document.cite(start, end), EntityKind.INSTITUTION, name, method, 0.85)


def _listed_bodies(document: Document, listed: Sequence[Listed]) -> Iterator[tuple[int, int]]:
    """Bodies that only their place tells: `Ms Elin Berg, Product Owner, Boverket`, `Juhan Tamm (Maa-amet)`."""
    for row in listed:
        for entry in re.finditer(r"(?:[^;()]|\([^()]*\)(?!,))+(?:\([^()]*\))?", document.text[row.begin : row.line.end]):
            pieces = [m for m in re.finditer(r"[^,;()\t:]+", entry.group()) if m.group().strip()]
            if len(pieces) < 2 or not _PERSON.match(pieces[0].group().strip()):
                continue
            last = pieces[-2] if _CAPACITY.fullmatch(pieces[-1].group().strip()) else pieces[-1]
            name = last.group().strip()
            told = " " not in name or not name.isascii() or _ACRONYM.fullmatch(name) is not None
            posts = {w.lower() for w in name.split()} & _NOT_NAMES
            capitals = re.fullmatch(rf"{_CAP}(?:\s{_CAP}){{0,3}}", name)
            if last is not pieces[0] and capitals and not posts and name not in _COUNTRIES and (told or last is not pieces[1]):
                start = row.begin + entry.start() + last.start() + len(last.group()) - len(last.group().lstrip())
                yield start, start + len(name)


def _parts(run: str, printed: Container[str]) -> Iterator[tuple[int, int]]:
    """The bodies in a run of words with capitals: what only stands before it is cut, and abbreviations joined to it are others."""
    at = _leading(run)
    whole = _COUNTRY_BEHIND.sub("", run)
    cuts = [at]
    for joint in _JOINT.finditer(whole, at):
        behind = re.split(_JOINT, whole[joint.end() :])[0].strip()
        before = whole[cuts[-1] : joint.start()].strip()
        bodies = _BODY.fullmatch(before) and _BODY.match(whole, joint.end())
        if bodies or any(_ACRONYM.fullmatch(side) or side in printed for side in (behind, before)):
            yield cuts[-1], joint.start()
            cuts.append(joint.end())
    yield cuts[-1], len(whole)


def _titled(text: str) -> str:
    """A title in capitals as it is written elsewhere; as many code points as before.

    >>> _titled("COUNCIL OF THE NORDIC–BALTIC NETWORK")
    'Council of the Nordic–Baltic Network'
    """
    small = {"of", "the", "and", "for", "on", "in", "to", "a", "an", "at", "with", "by"}
    return re.sub(r"\w+", lambda m: m.group().lower() if m.start() and m.group().lower() in small else m.group().capitalize(), text)


def _leading(text: str) -> int:
    """How many code points of a run are words that only stand before the name: `The`, `Chair of the` …"""
    at = 0
    for match in re.finditer(r"\S+\s*", text):
        if match.group().strip(" ,:").lower() not in _BEFORE | {"of", "and"}:
            break
        at = match.end()
    return at


def find_english_people(
    document: Document, passages: Sequence[Passage], taken: Sequence[Mention], *, listed: Sequence[Listed]
) -> Iterator[Mention]:
    """People with a title before the name, a known first name, or a place in a list of participants (`listed`)."""
    spans = [(m.evidence.start, m.evidence.end) for m in taken]
    found: list[Mention] = []
    initials: list[re.Match[str]] = []
    for passage in passages:
        row = next((r for r in listed if r.line.start <= passage.start < r.line.end), None)
        for match in _PERSON.finditer(document.text, passage.start, passage.end):
            start, end = match.span("name")
            words = match["name"].split()
            if any(a < end and start < b for a, b in spans) or any(word.lower() in _NOT_NAMES for word in words):
                continue
            if _ENDS_IN_HEAD.match(document.text, end, passage.end):
                continue  # `Traffic Information | Centre`
            first = row is not None and _begins_a_name(document.text, match.start(), row)
            if match["title"] or is_given_name(words[0]) or (first and len(words) <= 3):
                found.append(Mention(document.cite(start, end), EntityKind.PERSON, " ".join(words), _METHOD + "name", 0.85))
                spans.append((start, end))
            elif words[0].endswith("."):
                initials.append(match)
    families = {m.name.split()[-1]: m.name for m in reversed(found)}
    for match in initials:
        if match["name"].split()[-1] in families:  # the short form of somebody named in full
            at = match.span("name")
            found.append(
                Mention(document.cite(*at), EntityKind.PERSON, " ".join(match["name"].split()), _METHOD + "initials", 0.85)
            )
            spans.append(at)
    for passage in passages:
        for match in _SURNAME.finditer(document.text, passage.start, passage.end):
            start, end = match.span("name")
            if match["name"] in families and not any(a < end and start < b for a, b in spans):
                found.append(Mention(document.cite(start, end), EntityKind.PERSON, match["name"], _METHOD + "surname", 0.8))
    yield from sorted(found, key=lambda m: m.evidence.start)


def _begins_a_name(text: str, at: int, row: Listed) -> bool:
    """Whether a name can begin there in a line of a list: at its start, or behind a mark when no column tells posts from names."""
    if at in (row.line.start, row.begin) or not text[row.begin : at].strip(" :–-"):
        return True
    return row.line.first == row.line.end and text[at - 2 : at] in {": ", "; ", ", "}
