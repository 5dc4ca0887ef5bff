"""All institutions of a document, in order, with the abbreviations that the document defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.initiatives.heads import names_initiative
from extractors.initiatives.quotes import quoted_spans
from extractors.institutions.abbreviations import find_abbreviations
from extractors.institutions.countries import find_acting_countries
from extractors.institutions.names import closing_quote, name_end, name_start
from extractors.institutions.words import GEOGRAPHIC, OPENING, ORGANS, WEAK, Word, can_precede, heads_at, heads_of, words_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.institutions import LEGAL_FORMS, institution_nominative, institution_type, spell_out
from extractors.names.known import find_known
from extractors.records import OUT_OF_FLOW, Alias, Document, EntityKind, Mention, Passage, Section

if TYPE_CHECKING:
    from spacy.tokens import Doc

_METHOD = "institutions:"
_STATE_PREFIX = re.compile(
    r"^Latvijas Republikas (?=(?:Ministru kabinet|Saeim|Valsts |[\w ]*ministrij|Augstāk|Satversmes|Centrāl))", re.I
)
_TOWNS_BEHIND = re.compile(r"\s+un\s+\w+\s+(?:valsts)?pilsētas\s*[-–—]\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:(?:,|\s+un)\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)*")
#: Gatherings: a quoted name behind one is its motto.
_EVENTS = frozenset(
    {"konference", "forums", "sapulce", "kopsapulce", "grupa", "konkurss", "vēstnesis", "platforma", "tīkls", "seminārs"}
)
#: Nouns that only describe what the quoted name behind them is.
_DESCRIBES = frozenset({"uzņēmums", "kompānija", "firma", "portāls", "restorāns", "veikals", "viesnīca", "kafejnīca"})
#: Single words that are a name by themselves.
_ALONE = frozenset({"saeima"})


def find_institutions(document: Document, doc: Doc, sections: Sequence[Section]) -> tuple[tuple[Mention, ...], tuple[Alias, ...]]:
    """The mentions of institutions, in order, and which of them the document itself calls the same."""
    found: dict[tuple[int, int, str], Mention] = {}
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for mention in (*_in_passage(document, passage), *find_acting_countries(document, passage)):
            at = mention.evidence
            found.setdefault((at.start, at.end, mention.name), mention)
    mentions = _without_nested(_outside_mottos(document, list(found.values())))
    mentions = _named_alike(mentions)
    short, aliases = find_abbreviations(document, sections, mentions)
    ordered = sorted((*mentions, *short), key=lambda m: (m.evidence.start, m.evidence.end, m.name))
    return tuple(ordered), tuple(aliases)


def _in_passage(document: Document, passage: Passage) -> Iterator[Mention]:
    words = words_of(document.text, passage.start, passage.end)
    shouting = _shouts(words)
    if shouting:
        words = [Word(_calm(w.text), w.start, w.end) for w in words]
    yield from _by_legal_form(document, words)
    for at, word in enumerate(words):
        readings = heads_at(words, at)
        if not readings:
            continue
        if word.text.startswith("Saeim") or (shouting and word.text.lower().startswith("saeim")):
            yield _mention(document, word.start, word.end, "Saeima", "head", 0.95, kind="parliament")
            continue
        head = readings[0].head
        if head.type == "department" or (head.noun in GEOGRAPHIC and not _acts(words, at)):
            continue
        if _in_minister(words, at):
            continue
        start = name_start(words, at)
        end = name_end(words, at)
        quoted = end > at + 1 and words[end - 1].text in '”“»"‟'
        if start is None:
            if not quoted:
                continue
            start = _with_owner(words, at)
        if not quoted and (_followed_by_head(words, at) or not _proper(words, start, at) or _unit(words, start, at)):
            continue
        yield from _named(document, words, start, at, end, quoted=quoted)


def _shouts(words: Sequence[Word]) -> bool:
    letters = [w.text for w in words if w.letters and len(w.text) > 1]
    return len(letters) >= 2 and sum(t.isupper() for t in letters) > 0.8 * len(letters)


def _calm(text: str) -> str:
    return text[:1] + text[1:].lower() if text.isupper() and len(text) > 1 and text not in LEGAL_FORMS else text


def _with_owner(words: Sequence[Word], at: int) -> int:
    """`valsts uzņēmums "…"`: the adjective-like `valsts` before a head with a quoted name belongs to it."""
    return at - 1 if at and words[at - 1].text.lower() in {"valsts", "pašvaldības", "akciju"} else at


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether a novads or town is meant as a body: not where it only owns or places what follows."""
    if at and words[at - 1].text.lower() == "plānošanas":
        return True  # a planning region is a body by law (Reģionālās attīstības likums, section 5)
    cases = {r.case for r in heads_of(words[at].text) if not r.plural}
    following = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if cases & {Case.DAT, Case.NOM}:
        return following not in {"teritorijā", "iedzīvotāji", "iedzīvotājiem"}
    return any(r.plural and r.case in (Case.NOM, Case.DAT) for r in heads_of(words[at].text))


def _in_minister(words: Sequence[Word], at: int) -> bool:
    """Whether the head belongs to a minister's post: `viedās administrācijas un reģionālās attīstības ministrs`."""
    for place in range(at + 1, min(at + 8, len(words))):
        low = words[place].text.lower()
        if low.startswith("ministr") and not low.startswith("ministrij"):
            return place > at + 1 or not words[at].text.lower().startswith("ministrij")
        if not (can_precede(words[place]) or low == "un"):
            return False
    return False


def _proper(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the words make a proper name and no common phrase that begins with a capital by chance."""
    readings = heads_of(words[at].text)
    noun = readings[0].head.noun
    first = words[start]
    begins = start == 0 or words[start - 1].text in {".", "!", "?", ":", "•", "-", "–", '"', "“", "„", "«", "”"}
    capitals = sum(w.capital for w in words[start : at + 1])
    if noun == "grupa" and at > start and words[at - 1].text.lower() == "darba":
        return capitals >= 1
    if noun in WEAK:
        return capitals >= 2 and (words[at].capital or (noun in _JOINED and first.text in _OF_A_COUNTRY))
    if all(r.plural for r in readings) and not words[at].capital and readings[0].head.type not in ("municipality", "ministry"):
        return False
    if readings[0].head.type == "municipality" and noun not in ("reģions",) and _COUNTRY.search(first.text) and capitals == 1:
        return False
    if begins and capitals == 1 and start < at:
        if first.text.lower().endswith(("ā", "ās", "ais", "ajai", "ajam", "o", "ie")) and not _known_adjective(first.text):
            return False
        if readings[0].head.type == "municipality" and noun not in GEOGRAPHIC:
            return any(r.head.noun in GEOGRAPHIC for w in words[start:at] for r in heads_of(w.text)) or _is_place(first.text)
    return words[start].text.lower() not in {"latvijas"} or noun != "republika"


#: Weak heads that name an association where a country owns them: `Latvijas Lauku forums`.
_JOINED = frozenset({"forums", "platforma", "kustība", "vienība", "organizācija", "kopība"})
_OF_A_COUNTRY = frozenset({"Latvijas", "Eiropas", "Baltijas", "Lietuvas", "Igaunijas", "Pasaules"})
_COUNTRY = re.compile(r"(?:ijas|Latvijas|Lietuvas|Eiropas|Islandes|Lihtenšteinas)$")


def _is_place(word: str) -> bool:
    return bool(re.match(r"(?:Rīg|Jelgav|Liepāj|Daugavpil|Ventspil|Jūrmal|Rēzekn|Valmier|Jēkabpil|Ogr)", word))


def _known_adjective(word: str) -> bool:
    stems = (
        "centrāl",
        "augstāk",
        "nacionāl",
        "starptautisk",
        "latvij",
        "valst",
        "apvienot",
        "eiropas",
        "ģenerāl",
        "pasaules",
        "ziemeļ",
    )
    return word.lower().startswith(stems)


def _unit(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the body is a unit of the organisation named right before it: `pašvaldības Attīstības pārvalde`."""
    head = heads_of(words[at].text)[0].head
    if not head.unit_possible or head.type in ("council", "committee") or start == 0:
        return False
    owner = words[start - 1]
    if owner.text.isupper() and len(owner.text) > 1 and owner.letters:
        return True
    return (
        any(r.case is Case.GEN and not r.plural for r in heads_of(owner.text))
        and owner.start + len(owner.text) + 2 > words[start].start
    )


def _followed_by_head(words: Sequence[Word], at: int) -> bool:
    """Whether the head is a genitive inside a longer name whose own head comes next: `novada | dome`."""
    for place in range(at + 1, min(at + 3, len(words))):
        if not words[place].letters:
            return False
        readings = heads_of(words[place].text)
        if readings and not words[place].capital:
            inner = heads_of(words[at].text)
            owner = any(r.case is Case.GEN for r in inner)
            if inner[0].head.noun in GEOGRAPHIC:
                return owner and readings[0].head.noun not in GEOGRAPHIC
            return owner and place == at + 1 and readings[0].head.noun not in ORGANS and readings[0].head.type != "department"
        if words[place].capital or not can_precede(words[place]):
            return False
    return False


def _named(document: Document, words: list[Word], start: int, head: int, end: int, *, quoted: bool) -> Iterator[Mention]:
    first, last = words[start].start, words[end - 1].end
    if quoted and heads_of(words[head].text)[0].head.noun in _EVENTS:
        return
    if quoted and heads_of(words[head].text)[0].head.noun in _DESCRIBES and words[start].text.lower() != "valsts":
        first = words[head + 1].start
        yield _mention(document, first, last, document.text[first:last], "quoted", 0.8, kind="company")
        return
    towns = _TOWNS_BEHIND.match(document.text, last)
    if towns and not quoted:
        last = towns.end()
    phrase = document.text[first:last]
    if phrase.isupper():
        calm = [_calm(w.text) if w.letters else w.text for w in words[start:end]]
        calm[head - start] = calm[head - start].lower() if head > start else calm[head - start]
        phrase = " ".join(calm)
    shared = () if quoted else spell_out(phrase)
    if len(shared) > 1:
        pieces = _pieces(document, words[start : head + 1])
        for number, each in enumerate(shared):
            at = pieces[number] if len(pieces) == len(shared) else (first, last)
            yield _mention(document, *at, each, "shared head", 0.85)
        return
    name = institution_nominative(phrase)
    if name is None or _generic(name):
        return
    cut = _STATE_PREFIX.match(name)
    yield _mention(document, first, last, name[cut.end() :] if cut else name, "quoted" if quoted else "head", 0.9)


def _generic(name: str) -> bool:
    """Whether nothing but a common noun is left."""
    words = name.split()
    return len(words) == 1 and words[0].lower() not in _ALONE and not any(c in name for c in '"„“”«»')


def _pieces(document: Document, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The spans between the commas and `un` of a coordination, the last with the head."""
    out: list[tuple[int, int]] = []
    begin: int | None = None
    for place, word in enumerate(words):
        if word.text in (",", "un") and begin is not None:
            out.append((begin, words[place - 1].end))
            begin = None
        elif begin is None and word.text not in (",", "un"):
            begin = word.start
    if begin is not None:
        out.append((begin, words[-1].end))
    return out


def _by_legal_form(document: Document, words: list[Word]) -> Iterator[Mention]:
    """`SIA "Maketu darbnīca"`, `AS Latvenergo`."""
    for at, word in enumerate(words):
        if word.text not in LEGAL_FORMS or at + 1 == len(words):
            continue
        following = words[at + 1]
        if following.text in OPENING:
            closing = closing_quote(words, at + 1)
            if closing is not None:
                name = " ".join(document.text[word.start : words[closing].end].split())
                yield _mention(document, word.start, words[closing].end, name, "legal form", 0.95, kind="company")
        elif following.capital and following.text not in LEGAL_FORMS and len(following.text) > 2:
            last = at + 1
            while (
                last + 1 < len(words) and words[last + 1].capital and words[last + 1].start - words[last].end == 1 and last < at + 4
            ):
                last += 1
            name = document.text[word.start : words[last].end]
            yield _mention(document, word.start, words[last].end, name, "legal form", 0.8, kind="company")


def _mention(
    document: Document, start: int, end: int, name: str, method: str, confidence: float, *, kind: str | None = None
) -> Mention:
    return Mention(
        document.cite(start, end), EntityKind.INSTITUTION, name, _METHOD + method, confidence,
        type=kind or institution_type(name),
    )  # fmt: skip


def _outside_mottos(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Without what stands inside the quoted name of a project or an event: `projekts „Lauku skola”` is no school."""
    mottos: list[tuple[int, int]] = []
    for passage in document.passages:
        for start, end in quoted_spans(document.text, passage.start, passage.end):
            if names_initiative(document.text[passage.start : start - 1]):
                mottos.append((start, end))
    return [m for m in mentions if not any(a <= m.evidence.start and m.evidence.end <= b for a, b in mottos)]


def _without_nested(mentions: list[Mention]) -> list[Mention]:
    """Of names found one inside the other only the longest; names that share a head stay."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.evidence.start, -m.evidence.end)):
        at = mention.evidence
        inside = any(
            k.evidence.start <= at.start and at.end <= k.evidence.end and (k.evidence.start, k.evidence.end) != (at.start, at.end)
            for k in kept[-6:]
        )
        if not inside:
            kept.append(mention)
    return kept


def _named_alike(mentions: list[Mention]) -> list[Mention]:
    """Names that differ only in diacritics or capitals take the form that the document writes best."""
    from dataclasses import replace

    groups: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for mention in mentions:
        groups[fold(mention.name)][mention.name] += 1

    def best(names: dict[str, int]) -> str:
        printed = {name.casefold() for name in names}
        known = {k.name for k in find_known(next(iter(names))) if k.name.casefold() in printed}
        if len(known) == 1:
            return known.pop()
        marks = {name: sum(ord(c) > 127 for c in name) for name in names}
        capitals = {name: sum(c.isupper() for c in name) for name in names}
        return min(names, key=lambda name: (-marks[name], name.isupper(), -names[name], capitals[name], name))

    chosen = {key: best(names) for key, names in groups.items()}
    return [m if chosen[fold(m.name)] == m.name else replace(m, name=chosen[fold(m.name)]) for m in mentions]
