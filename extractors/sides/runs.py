"""Names that do or undergo one thing together: joined by commas, `un`, `kā arī`, `gan … gan`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.names.declension import Case
from extractors.records import Document, Mention
from extractors.sides.named import Named

_BRACKET = r"(?:\s*\([^()]{1,80}\))?"
#: Where a body sits: `Pērnavas pamatskolu Igaunijā un Šauļu ģimnāziju Lietuvā`.
_SITS = r"(?:\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:ijā|nijā|vā|sē|gā|nā|ņā))?"
_JOINT = re.compile(
    rf"{_SITS}{_BRACKET}\s*(?:,\s*(?:kā\s+arī|gan|un(?:\s+arī)?)|un(?:\s+arī)?|kā\s+arī|gan|,|/|;|&|\+)\s*(?:ar\s+|no\s+)?(?P<post>(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:as|es|u|s|ju)\s+(?=[a-z]))?(?:[a-zāčēģīķļņšūž]+\s+){{0,3}})"
)
#: `… novadi un divas pilsētas – Valmiera un Ventspils`
_TOWNS = re.compile(r"(?:,|\s+un|,?\s+kā\s+arī)\s+(?:\w+\s+)?(?:novadi|pilsētas|valstspilsētas|pašvaldības)\s*[–—:-]\s*")
#: People who act for the institution named before them in the genitive.
_PROXY = re.compile(
    r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}?(?:pārstāv[ji]|speciālist|ekspert|student|pētniek|pētniec|darbiniek|darbiniec|skolotāj|skolēn|"
    r"audzēk[nņ]|biedr|brīvprātīg|zinātniek|zinātniec|docētāj|mācībspēk|pasniedzēj|konsultant|inspektor|bibliotekār|mediķ|policist|aktier|mūziķ|kolēģ|kolektīv|partner|komand|delegācij|sportist|trener|dejotāj|meistar|instruktor|māksliniek|dziedātāj|amatniek|lauksaimniek|uzņēmēj|vadīb)(?P<end>\w{0,4})\b"
)
_PROXY_CASES = {
    "i": {Case.NOM}, "us": {Case.ACC}, "iem": {Case.DAT, Case.ACC}, "u": {Case.GEN, Case.ACC}, "as": {Case.NOM, Case.ACC, Case.GEN},
    "es": {Case.NOM, Case.ACC}, "ām": {Case.DAT, Case.ACC}, "ēm": {Case.DAT, Case.ACC}, "a": {Case.NOM, Case.GEN}, "e": {Case.NOM},
    "s": {Case.NOM}, "is": {Case.NOM}, "ai": {Case.DAT}, "am": {Case.DAT}, "im": {Case.DAT}, "os": {Case.LOC},
}  # fmt: skip


#: A unit of the institution named before it in the genitive, which acts for it: `Latvijas Universitātes Bioloģijas fakultāti`.
_UNIT = re.compile(
    r"\s+(?:[\w.-]+\s+){0,3}?(?:(?P<feminine>fakultāt|filiāl|nodaļ|daļ|laboratorij|brigād|pārvald|struktūrvienīb|katedr)(?P<f>e|a|i|u|ei|ai|ē|ā)|"
    r"(?P<masculine>departament|iecirkn|bataljon)(?P<m>s|is|u|i|am|im|ā|ī))\b"
)
_UNIT_CASES = {
    "e": Case.NOM, "a": Case.NOM, "i": Case.ACC, "u": Case.ACC, "ei": Case.DAT, "ai": Case.DAT, "ē": Case.LOC, "ā": Case.LOC,
    "s": Case.NOM, "is": Case.NOM, "am": Case.DAT, "im": Case.DAT, "ī": Case.LOC,
}  # fmt: skip
_UNIT_SIGN = re.compile("fakult|filiāl|daļ|laborat|brigād|pārvald|vienīb|katedr|departam|iecirk|bataljon")

#: Between a name and another in the bracket behind it, which says what it was or is called: `Komercbanku asociācija (kopš maija – …)`.
_EXPLAINS = re.compile(r"[”“»\"]?\s*\((?:kopš|tagad|agrāk|iepriekš|līdz|bijus\w+|šobrīd|vēlāk|bij\.)[^()]{0,60}")


@dataclass(frozen=True, slots=True)
class Run:
    """Names that stand together at `[start, end)`; `cases` are those that all of them can be in.

    With `proxy` it is their people who act (`RTU studenti`), and `cases` are those of the people's noun.
    """

    names: tuple[Named, ...]
    start: int
    end: int
    cases: frozenset[Case]
    proxy: bool = False

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(name.mention for name in self.names)


def find_runs(document: Document, named: Sequence[Named], start: int, end: int) -> list[Run]:
    """The runs in `[start, end)`, in order; a single name is a run of one. `named` are in order of their starts."""
    inside = [n for n in within(named, start, end) if n.end <= end]
    groups: list[list[Named]] = []
    for name in inside:
        last = groups[-1][-1] if groups else None
        if last is not None and (name.start < last.end or (not (name.person or last.person) and _EXPLAINS.fullmatch(document.text, last.end, name.start))):
            continue
        if last is not None and _joined(document.text[last.end : name.start], last, name):
            groups[-1].append(name)
        else:
            groups.append([name])
    return list(_settled(document, groups, end))


def within(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """Those of the names, in order of their starts, that begin in `[start, end)`."""
    return named[bisect_left(named, start, key=_start) : bisect_left(named, end, key=_start)]


def _start(name: Named) -> int:
    return name.start


def _joined(between: str, last: Named, name: Named) -> bool:
    if _TOWNS.fullmatch(between):
        return True
    match = _JOINT.fullmatch(between)
    if match is None:
        return False
    if match["post"] and not name.person:
        return bool(re.fullmatch(r"(?:[a-zāčēģīķļņšūž]+(?:u|as|es|isk\w+)\s+)?(?:uzņēmum|biedrīb|organizācij|institūcij|kompānij|fond|skol|augstskol|muzej|sadarbības partner)\w*\s+", match["post"]))
    return bool(last.cases & name.cases) or last.mention.name[:1] in '"„“«'


def _holder(text: str, at: int, end: int) -> bool:
    """Whether somebody's post follows, which the unit only belongs to."""
    return re.match(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,1}(?:vadītāj|priekšniek|direktor|vietniek|speciālist|inspektor|ekspert|referent|pārstāv)", text[at:end]) is not None


_BRACKET_BEHIND = re.compile(r"\s*\([^()]{1,80}\)")


def _settled(document: Document, groups: Sequence[Sequence[Named]], end: int) -> Iterator[Run]:
    for group in groups:
        cases = group[-1].cases
        for name in group[:-1]:
            cases = (cases & name.cases) or cases
        stop = group[-1].end
        bracket = _BRACKET_BEHIND.match(document.text[stop:end])
        if bracket:
            stop += bracket.end()
        proxy = _PROXY.match(document.text[stop:end]) if Case.GEN in cases else None
        unit = _UNIT.match(document.text, stop, end) if proxy is None and Case.GEN in group[-1].cases and len(group[-1].cases) < 5 and not group[-1].person else None
        if unit is not None and _UNIT_SIGN.search(document.text, stop, end) and not _holder(document.text, unit.end(), end):
            cases, stop = frozenset({_UNIT_CASES[unit["f"] or unit["m"]]}), unit.end()
        if proxy:
            cases = frozenset(_PROXY_CASES.get(proxy["end"], {Case.NOM, Case.ACC, Case.DAT}))
            stop += proxy.end()
        names = tuple({name.mention.name: name for name in reversed(group)}.values())[::-1]
        yield Run(names, group[0].start, stop, cases, proxy is not None)
