"""Names in a sentence with their case, and common nouns (`biedrība`, `lidosta`) led back to the name they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.names.declension import Case
from extractors.names.heads import head_forms
from extractors.names.institutions import LEGAL_FORMS
from extractors.names.phrases import parse_phrase, readings_of
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention
from extractors.sides.cases import cases_of
from extractors.sides.house import find_topic, house_of

_BACK = 200  # mentions looked back for what a common noun stands for
_WORD = re.compile(r"(?<![\w-])(?:[a-zāčēģīķļņšūž]{4,}|(?:(?<=[.!?] )|(?<=\n)|(?<=^))[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{3,})(?![\w-])")
#: Nouns that stand for an institution of their type, whatever its own head: `dome` for a municipality, `uzņēmums` for a company.
_STANDS_FOR = {
    "dome": "municipality", "pašvaldība": "municipality", "novads": "municipality", "pilsēta": "municipality",
    "uzņēmums": "company", "kompānija": "company", "sabiedrība": "company", "firma": "company",
    "biedrība": "association", "organizācija": "association", "apvienība": "association",
    "augstskola": "university", "universitāte": "university", "skola": "school", "slimnīca": "hospital",
    "ministrija": "ministry", "fonds": "fund", "partija": "party", "banka": "bank",
}  # fmt: skip
#: Forms that mean a thing, an activity or another word as often as a body.
_AS_OFTEN_THINGS = frozenset(
    "pils tirgus centrs centra centru centrā centram nams nama namu parks dārzs grupa grupas grupu grupā grupai tīkls tīkla tīklu tīklā tīklam "
    "forums foruma forumu forumā konference konferences konferenci konferencē sapulce sapulces sapulci sapulcē kopa kopā kopu vadība vadības "
    "vadību vadībā kontrole kontroles kontroli kontrolē rota rotas osta misija misijas misiju prakse prakses praksi praksē dome kustība "
    "kustības kustību daļa daļas daļu daļā pasts bāze bāzes bāzi bāzē punkts punkta punktu punktā reģistrs reģistra reģistru reģistrā "
    "arhīvs arhīva arhīvu kase kases muita serviss studija platforma platformas platformu platformā valdība".split()
) - {"dome"}
#: Words before a common noun that make it another one, or any one.
_NOT_THE_NAMED = re.compile(
    r"(?:^|\W)(?:cit\w{1,3}|kād\w{1,3}|katr\w{1,3}|jebkur\w{1,3}|ikvien\w{1,3}|neviena?s?|jaun\w{1,4}|dažād\w{1,4}|viens|viena|vienu|otr\w{1,3}|vis\w{1,3}|ārvalstu|vietēj\w+)\s+$"
)
_GENITIVE_BEFORE = re.compile(r"(?:^|[\s(])(?!mūsu|šīs|šā|tās|tā|savas|sava|minētās|minētā|arī|jau|gada|atbalstu|finansējumu|līdzfinansējumu|palīdzību|līdzdalību|starpniecību)[a-zāčēģīķļņšūž]{3,}(?:as|es|u|ās|isko|isku)\s+$")
_OURS_BEFORE = re.compile(r"\bmūsu\s+$")
#: `pilsētas dome`, `rajona padome`: the town or district named before.
_LOCAL_BEFORE = re.compile(r"(?:^|[\s(–—-])(pilsētas|novada|pagasta|rajona)\s+$")
#: The genitive, in small letters, by which a body goes on to be called with its noun.
_TAIL = re.compile(r"(?:^|[\s(–—-])([a-zāčēģīķļņšūž]{3,}(?:as|es|u|a|s))\s+$")
_ANOTHER_BEFORE = re.compile(r"[a-zāčēģīķļņšūž,–—-]\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:as|es|u|ā|ē|a)\s+$")
#: A name behind one of these is in the accusative and owns nothing: `ar Veselības inspekciju aģentūra …`.
_WITH = re.compile(r"\b(?:[Aa]r|[Pp]ar|[Cc]aur|[Pp]ret|[Ss]tarp)\s[„“«\"]?$")
_ADJECTIVE_BEFORE = re.compile(r"(?:isk|īg|ēj|ot|āl)(?:ā|ais|ās|o|ajai|ajam|a|ajā)\s+$")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as it stands at `[start, end)`, or a common noun there that stands for it, with the cases it can be in."""

    start: int
    end: int
    mention: Mention
    cases: frozenset[Case]
    generic: bool = False

    @property
    def person(self) -> bool:
        return self.mention.kind is EntityKind.PERSON


def find_named(
    document: Document, people: Sequence[Mention], institutions: Sequence[Mention], body: Mention | None = None
) -> tuple[Named, ...]:
    """All names of the document and the common nouns that stand for one of them, in order.

    `body` is whose paper it is: a noun that heads its name means it, whoever else has been named since.
    A name inside the brackets that define it (`(VARAM)`) is not counted again.
    """
    return _find_named(document, tuple(people), tuple(institutions), body)


@lru_cache(maxsize=4)  # roles, initiatives and ties ask the same of one document
def _find_named(
    document: Document, people: tuple[Mention, ...], institutions: tuple[Mention, ...], body: Mention | None
) -> tuple[Named, ...]:
    named = [
        Named(m.evidence.start, m.evidence.end, m, cases_of(m))
        for m in (*people, *institutions)
        if not (m.method == "institutions:defined" and (document.text[m.evidence.start - 1 : m.evidence.start] not in ("", "\n", "\t") or _is_code(m)))
    ]
    named.sort(key=lambda n: (n.start, -n.end))
    stand_ins = list(_stand_ins(document, named, sorted(institutions, key=lambda m: m.evidence.start), body or find_topic(document, institutions)))
    return tuple(sorted((*named, *stand_ins), key=lambda n: (n.start, -n.end)))


def _is_code(mention: Mention) -> bool:
    """Whether a mention is the number by which a project knows its partner, before its name: `PP2`."""
    return re.fullmatch(r"(?:LP|PP|AP)\d{0,2}", mention.name) is not None


def _stand_ins(document: Document, named: Sequence[Named], institutions: Sequence[Mention], body: Mention | None) -> Iterator[Named]:
    starts = [n.start for n in named]
    called = _own_nouns(institutions)
    body = house_of(body, institutions) if body is not None else None
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _WORD.finditer(document.text, passage.start, passage.end):
            forms = head_forms(match.group())
            readings = [r for r in forms if not r.plural] if forms else ()
            if not readings or readings[0].head.type in ("department", "state") or (match.group().lower() in _AS_OFTEN_THINGS and readings[0].head.noun not in called):
                continue
            place = bisect_left(starts, match.end())
            if any(n.start <= match.start() < n.end for n in named[max(0, place - 4) : place]):
                continue
            before = document.text[max(passage.start, match.start() - 40) : match.start()]
            local = _LOCAL_BEFORE.search(before) if readings[0].head.noun in ("dome", "padome", "pašvaldība") else None
            beside = [n for n in named[max(0, place - 2) : place] if n.end + 1 == match.start()]
            company = any(_WITH.search(document.text[max(passage.start, n.start - 12) : n.start]) for n in beside)
            tail = _TAIL.search(before)
            if tail is not None and body is not None and body.name.casefold().endswith(f" {tail[1]} {readings[0].head.noun}"):
                yield Named(match.start() - len(tail.group().lstrip(" (–—-")), match.end(), body, frozenset(r.case for r in readings), generic=True)
                continue  # `ostas pārvalde` in the paper of `Krasta ostas pārvalde`
            if _NOT_THE_NAMED.search(before) or (_GENITIVE_BEFORE.search(before) and local is None and not company) or _ADJECTIVE_BEFORE.search(before):
                continue
            if _ANOTHER_BEFORE.search(before) or any(n.start - match.end() == 1 and not n.person for n in named[place : place + 1]):
                continue  # `Hijumā pašvaldība` is another, `uzņēmums SIA „Ezers”` is named right behind
            if any(Case.GEN in n.cases for n in beside) and not company:
                continue  # `Rīgas Stradiņa universitātes slimnīca`, `ministrijas padome`: another body, belonging to the named one
            noun = readings[0].head.noun
            if local is not None:
                town = next((m for m in reversed(institutions[: bisect_left(institutions, match.start(), key=lambda m: m.evidence.start)]) if f" {local.group(1)} " in f"{m.name} "), None)
                if town is not None and town.type == "municipality":
                    yield Named(match.start(), match.end(), town, frozenset(r.case for r in readings), generic=True)
                continue
            mine = body is not None and (_has_head(body.name, noun) or _STANDS_FOR.get(noun, "-") == body.type or (len(noun) > 6 and f" {noun[:-1]}" in f" {body.name.casefold()}"))
            if not mine and _OURS_BEFORE.search(before):
                continue  # of whoever speaks
            mention = body if mine else _antecedent(noun, match.start(), institutions)
            if mine and body is not None and not _has_head(body.name, noun):  # `Biedrība „X”` is the body of the title, `Partnerība „X”`
                named_so = _antecedent(noun, match.start(), institutions)
                other = noun == "biedrība" and named_so is not None and _has_head(named_so.name, noun) and _OTHER_LEAGUE.search(body.name) is not None
                mention = named_so if named_so is not None and (other or (_quoted(named_so.name) or "") == _quoted(body.name)) else body
            if mention is not None:
                yield Named(match.start(), match.end(), mention, frozenset(r.case for r in readings), generic=True)


#: Associations that call themselves by another noun: in the paper of a federation `biedrība` is one named there.
_OTHER_LEAGUE = re.compile(r"(?:federācija|savienība|asociācija|apvienība|konfederācija|līga)$")
#: Of the nouns that mean things as often those by which a body goes on to be called in its own paper.
_BODY_NOUNS = frozenset({"tīkls", "centrs", "nams", "parks", "arhīvs", "kustība", "platforma", "dārzs"})
_TOP = 500  # code points


def stands_for(noun: str, body: Mention) -> bool:
    """Whether the form of a common noun can mean the body: heads its name, or stands for its type.

    >>> from extractors.readers import read
    >>> document = read("Kalnu vidusskola".encode())
    >>> body = Mention(document.cite(0, 16), EntityKind.INSTITUTION, "Kalnu vidusskola", "", 1.0, type="school")
    >>> stands_for("skolas", body), stands_for("biedrība", body)
    (True, False)
    """
    return any(_has_head(body.name, form.head.noun) or (_STANDS_FOR.get(form.head.noun) or "-") == body.type for form in head_forms(noun))


def _own_nouns(institutions: Sequence[Mention]) -> frozenset[str]:
    """Those of the nouns that head the name of one body of the paper alone, named at its top: in the paper of a network `tīkls` is the network."""
    own = set()
    for noun in _BODY_NOUNS:
        those = [m for m in institutions if _has_head(m.name, noun)]
        shortest = min((m.name for m in those), key=len, default="")
        if those and those[0].evidence.start < _TOP and " " in shortest and all(m.name.endswith(shortest[1:]) for m in those):
            own.add(noun)
    return frozenset(own)


def _antecedent(noun: str, at: int, institutions: Sequence[Mention]) -> Mention | None:
    """The nearest institution named before whose name has this head, or whose kind the noun stands for."""
    last = bisect_left(institutions, at, key=lambda m: m.evidence.start)
    before = institutions[max(0, last - _BACK) : last]
    with_head = [m for m in before if _has_head(m.name, noun)]
    own = next((m for m in reversed(with_head) if noun[:5] in m.name.lower()), with_head[-1] if with_head else None)
    kind = _STANDS_FOR.get(noun)
    alike = [m for m in before if m.type == kind] if own is None and kind is not None else []
    if noun in ("pilsēta", "novads"):  # of a town and a district the one that is so called
        alike = [m for m in alike if noun[:-1] in m.name] or alike
    return own if own is not None else next(reversed(alike), None)


def _quoted(name: str) -> str | None:
    """What stands in the quotes of a name."""
    found = re.search(r'[„“«"]([^„“”«»"]+)[”“»"]', name)
    return found[1] if found else None


_MARKS = re.compile(r'[„“”«»"]')


@lru_cache(maxsize=10_000)
def _has_head(name: str, noun: str) -> bool:
    """Whether the noun heads the name, or the quoted part of it: `Starptautiskā lidosta „Rīga”` is a `lidosta`."""
    plain = _MARKS.sub(" ", name)
    parsed = parse_phrase(" ".join(word for word in plain.split() if word not in LEGAL_FORMS))
    if parsed is not None and parsed.readings[0].head.noun == noun:
        return True
    if parsed is not None and plain == name:
        return False  # of a name in quotes the noun inside heads it too: `biedrība „Latvijas Šaha federācija”`
    return any(r.head.noun == noun for word in plain.split()[-1:] for r in readings_of(word))
