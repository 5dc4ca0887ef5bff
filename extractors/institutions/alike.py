"""The mentions of one document beside each other: nested ones, mottoes of events, one spelling for one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from extractors.institutions.made import make_mention
from extractors.institutions.words import heads_of
from extractors.names.fold import fold
from extractors.names.initiative_heads import names_initiative
from extractors.names.institutions import institution_nominative
from extractors.names.known import find_known
from extractors.names.quotes import quoted_spans
from extractors.records import Document, Mention
from extractors.spans import Spans


@dataclass(frozen=True, slots=True)
class Mottos:
    """The quoted names of projects, events, laws and things of a document: where they stand, and those of initiatives folded."""

    spans: Spans
    named: Set[str]


def find_mottos(document: Document) -> Mottos:
    """Those of the document."""
    mottos: list[tuple[int, int]] = []
    named: set[str] = set()
    for passage in document.passages:
        for start, end in quoted_spans(document.text, passage.start, passage.end):
            before = document.text[max(passage.start, start - _LONGEST_BEFORE) : start - 1]
            if names_initiative(before) and not document.text.startswith("Par ", start):  # a draft's title, in which bodies are named
                mottos.append((start, end))
                named.add(fold(document.text[start:end]))
            elif _LAW.search(before) or names_thing(before):
                mottos.append((start, end))
    return Mottos(Spans(mottos), named)


def outside_mottos(document: Document, mottos: Mottos, mentions: Iterable[Mention]) -> list[Mention]:
    """Without what stands inside the quoted name of a project or an event: `projekts „Lauku skola”` is no school."""
    mentions = [m for m in mentions if not (m.name == "Latvijas Vēstnesis" and _CITED.match(document.text, m.evidence.end))]
    kept = [m for m in mentions if not mottos.spans.cover(m.evidence.start, m.evidence.end)]
    return [m for m in kept if not m.method.endswith((":head", ":model")) or fold(m.name) not in mottos.named]


_LONGEST_BEFORE = 100  # code points
#: Behind the official gazette where an act is said to be printed: `(Latvijas Vēstnesis, 2020, 167. nr.)`.
_CITED = re.compile(r"[”“»\"]*\s*,\s*(?:19|20)\d\d\b|[”“»\"]*\s*,\s*\d|[”“»\"]*\s+Nr\.")
#: Before the quoted name of a system, a work or a prize that is called like a body: `sistēma „Ārsta kabinets”`, `izstāde „Vecā skola”`.
_THING = re.compile(
    r"\b(?:sistēm|kurs|izstād|grāmat|film|rakst(?!niek|vež)|dziesm|tēm|lekcij|spēl|akcij|kampaņ|lietotn|modul|izrād|koncert|nominācij|titul|balv|ekspozīcij|aptauj|"
    r"buklet|anket|veidlap|lug|romān|stāst|gleznu?|kolekcij|koncertprogramm|pietur|iepirkum|maršrut|vilcien|kuģ|īpašum|gabal|ēk|paket|uzdevum|"
    r"rādītāj|pasūtījum|produkt|sort|šķirn|marķējum|sertifikāt|standart|tīmekļvietn|datubāz|reģistr|tēm)\w{0,5}(?:\s\w+)?(?:\s[–—-])?\s*$", re.IGNORECASE
)


def names_thing(before: str) -> bool:
    """Whether the words right before a quote say that a work, a product, a system or a place is named there.

    >>> names_thing("sistēmā "), names_thing("parakstīja biedrība ")
    (True, False)
    """
    return _THING.search(before) is not None


#: Before the quoted title of a law: the bodies that it names are its subject, and not at work here.
_LAW = re.compile(r"\blikum(?:s|a|am|u|ā|i|iem|os|projekts|projekta|projektu|projektam)\s*$", re.IGNORECASE)


def without_nested(mentions: list[Mention]) -> list[Mention]:
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


#: Bodies that are no companies, whatever name stands behind theirs.
_MEMBERSHIPS = frozenset({"association", "chamber", "union", "ministry", "municipality", "university"})


def apart_from_companies(document: Document, mentions: list[Mention]) -> list[Mention]:
    """`Kopā ar Riteņu asociāciju "Upes dzija" rīkoja …`: without the quoted name of a company, which the paper names with its form elsewhere."""
    companies = {fold(q[1]) for m in mentions if m.method.endswith("legal form") and (q := _QUOTED.search(m.name))}
    out: list[Mention] = []
    for mention in mentions:
        quoted = _QUOTED.search(mention.evidence.quote) if companies and mention.method.endswith(":quoted") else None
        front = mention.evidence.quote[: quoted.start()].strip() if quoted is not None and fold(quoted[1]) in companies else ""
        name = institution_nominative(front) if front[:1].isupper() and " " in front else None
        if name is None or not any(r.head.type in _MEMBERSHIPS for r in heads_of(front.split()[-1])):
            out.append(mention)
        else:
            at = mention.evidence
            out.append(make_mention(document, at.start, at.start + len(front), name, "head", 0.8))
    return out


def named_alike(mentions: list[Mention]) -> list[Mention]:
    """Names that differ only in diacritics or capitals take the form that the document writes best."""
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
    everything = sorted(set(chosen.values()))
    by_length: dict[int, list[str]] = defaultdict(list)
    for name in everything:
        by_length[len(name.split())].append(name)
    inside = {fold(q[1]): name for name in everything if (q := _QUOTED.search(name))}
    for key, name in chosen.items():
        if " " in name and not _QUOTED.search(name) and fold(name) in inside:
            chosen[key] = inside[fold(name)]  # `Rītausmas muzejs` below a contract with the `iestāde „Rītausmas muzejs”`
            continue
        if (short := _OF_PLACE.fullmatch(name)) and len(longer := [o for o in everything if o.startswith(f"{short[1]} ") and o.endswith(f" {short[2]}") and len(o.split()) in (3, 4)]) == 1:
            chosen[key] = longer[0]  # `Zarasu pašvaldība` where the paper has `Zarasu rajona pašvaldība`
            continue
        if name.endswith((" osta", " brīvosta")) and f"{name}s pārvalde" in everything:
            chosen[key] = f"{name}s pārvalde"  # `Rojas ostas pārvaldnieks` beside the office that the law gives each port
            continue
        noun = _NOUN_AND_QUOTED.fullmatch(name)
        if noun and (full := inside.get(fold(f"{noun[1]} {noun[2]}"))):
            chosen[key] = full  # `centrs „Saule”` is the `nodibinājums „Centrs Saule”` named elsewhere
            continue
        if _QUOTED.search(name) and len(longer := [o for o in everything if o.casefold().endswith(f" {name.casefold()}")]) == 1:
            chosen[key] = longer[0]  # `iestāde „Pienene”` where the paper has `Talsu pilsētas izglītības iestāde „Pienene”`
            continue
        if (plain := _IN_DISTRICT.sub("", name)) != name:
            chosen[key] = plain
            continue
        right = next((other for other in by_length[len(name.split())] if _misspelt(name, other)), None)
        chosen[key] = right or name
    return [m if chosen[fold(m.name)] == m.name else replace(m, name=chosen[fold(m.name)]) for m in mentions]


_QUOTED = re.compile(r"[„“«\"]([^„“”«»\"]+)[”“»\"]$")
#: A town or parish of the district in which it lay until 2009: the district is no part of its council's name.
_IN_DISTRICT = re.compile(r"^\S+ rajona (?=\S+ (?:pilsētas|pagasta|novada|ciema)\s+(?:dome|padome|valde|pašvaldība|tautas deputātu padome)$)", re.IGNORECASE)
#: A place and what many places have one of.
_OF_PLACE = re.compile(r"(\w+) (pašvaldība|draudze|slimnīca|muzejs|bibliotēka|tautas nams|kultūras nams)")
_NOUN_AND_QUOTED = re.compile(r"(\w+) " + _QUOTED.pattern.removesuffix("$"))


def _misspelt(name: str, other: str) -> bool:
    """Whether a name is another one with a slip in the ending of one word: `Valsts ieņēmuma dienests`.

    The other is the right one when it is a known institution, or when only its word agrees with the head.
    """
    words, others = name.split(), other.split()
    if len(words) != len(others) or len(words) < 3 or name == other or (words[0] != others[0] and words[1:] != others[1:]):
        return False
    apart = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(apart) != 1:
        return False
    slip, right = apart[0]
    stem = min(len(slip), len(right)) - 2
    if stem < 4 or slip[:stem] != right[:stem] or slip[:1] != right[:1] or heads_of(slip):
        return False
    return (bool(find_known(other)) and not find_known(name)) or (right.endswith(("lā", "skā")) and slip.endswith(("as", "a")))
