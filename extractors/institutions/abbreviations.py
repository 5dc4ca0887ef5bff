"""Abbreviations of institutions: where the document defines them, and where it uses them with or without endings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from extractors.institutions.standing import NO_INSTITUTIONS, acts_alone
from extractors.institutions.tails import swallowed
from extractors.institutions.words import heads_of
from extractors.names.fold import fold
from extractors.names.heads import head_forms
from extractors.names.institutions import institution_nominative
from extractors.records import OUT_OF_FLOW, Alias, Document, EntityKind, Mention, Section, SectionKind
from extractors.spans import Spans

_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
_SHORT = rf"[{_UPPER}][{_UPPER}a-zāčēģīķļņšūž&-]*[{_UPPER}]\d?"
#: `(VARAM)`, `(turpmāk – ViA)`, `(turpmāk tekstā – „Biedrība”)`, `(Turku AMK, Somija)` right behind a name.
_BEHIND = re.compile(
    rf"\s{{0,2}}\(\s*(?:turpmāk(?:\s+tekstā)?\s*[-–—:]?\s*)?(?P<long>[^()]{{0,60}}?[-–—,]\s*)??[„“\"«]?(?P<short>{_SHORT}(?:\s{_SHORT})?|[{_UPPER}][a-zāčēģīķļņšūž]+\s{_SHORT}|[{_UPPER}]\w+)[”“\"»]?(?:,\s[{_UPPER}][a-zāčēģīķļņšūž]+(?:ja|va|āne|nde))?\s*\)",
)
#: `Egles muzejs – EM`, `Hadmarkas koledža – Hadk (Somija)`: behind a dash, with nothing but a mark or a bracket behind it.
_BEHIND_DASH = re.compile(rf"\s+[-–—]\s+(?P<short>{_SHORT}|[{_UPPER}][a-zāčēģīķļņšūž]{{1,5}})(?=\s*(?:$|[\n\t,;(]|un\b))")
#: Programs whose maker is no party: `MS Teams`.
_PROGRAM = re.compile(r"MS (?:Teams|Office|Excel|Word|Outlook|SharePoint)\b")
_SUM = re.compile(r"\d\s?(?:EUR|LVL)\b")
#: The proper name behind a legal form.
_QUOTED_END = re.compile(r"\s[„“«\"]([^”“»\"]+\s[^”“»\"]+)[”“»\"]$")
_FURTHER = re.compile(r"turpmāk", re.IGNORECASE)
#: `IZM – Izglītības un zinātnes ministrija`: a list of abbreviations.
_LISTED = re.compile(rf"(?P<short>{_SHORT}|[{_UPPER}]\d{{1,2}}[{_UPPER}]{{1,4}})\s*[-–—=]\s*$")
#: Before one of several abbreviations that a line explains: `Saīsinājumi: EM – Egles muzejs; E1V – …`.
_AMONG = re.compile(r"(?:[Ss]aīsinājumi|[Aa]bre[bv]iatūras):\s*$|[Ss]aīsinājumi:[^\n]*;\s*$")
#: The number by which a project knows its partner, before its name on a line: `PP2 Ogres novada pašvaldība`.
_CODE = re.compile(r"(?:^|\n)\W{0,3}(?P<short>(?:LP|PP|AP|VP)\d{0,2})\s?[.:)–-]?\s+$")
_NOUN = re.compile(rf"(?<![\w.@/„“«\"-])[{_UPPER}][a-zāčēģīķļņšūž]{{3,}}(?![\w@-]|\s+[„“«\"])")
#: A capital or a country right before: the noun heads another name (`Igaunijas Fonds`), unless the word begins the sentence.
_BOUND = re.compile(rf"(?<![.!?:;]\s)(?<!^)\b[{_UPPER}][\w-]*(?:as|es|u|ā|ās|ais)\s+$", re.MULTILINE)
#: `STAR FM`, `OTRA TV`: a station on the air by its whole name, wherever it stands.
_STATION = re.compile(r"\w+\s(?:FM|TV)")
_TOKEN = re.compile(rf"(?<![\w.@/„-])(?![IVX]{{1,4}}-[ABC]\b)(?P<stem>[{_UPPER}]{{3,8}}\s(?:FM|TV)(?![\w.])|{_SHORT})(?P<end>(?:[-’']?(?:a|am|ā|u|s|as|ai|i|im|ī|iem|us|os|ās))?)(?![\w@]|\.\w|/(?:19|20)\d\d/)")  # `LSP/2012/KUL-3` is the number of a project, `V-A` a part of Interreg


def find_abbreviations(
    document: Document, sections: Sequence[Section], mentions: Sequence[Mention]
) -> tuple[list[Mention], list[Alias]]:
    """Mentions of abbreviations and the aliases that tie them to the names they stand for."""
    defined: dict[str, Mention] = {}
    found: list[Mention] = []
    aliases: list[Alias] = []
    for mention in mentions:
        for short, start, end, method in _definitions(document, mention):
            defining = _short(document, start, end, short, "defined", 0.95, mention.type)
            found.append(defining)
            aliases.append(
                Alias(defining.id, mention.id, document.cite(mention.evidence.start, max(end, mention.evidence.end)), method)
            )
            defined.setdefault(short, mention)
    brands = {m.name.split()[0]: m for m in reversed(mentions) if " " in m.name and m.name.split()[0].isupper() and len(m.name.split()[0]) > 5}
    by_initials: dict[str, Mention] = {}
    for mention in mentions:
        by_initials.setdefault(initials_of(mention.name), mention)
    for mention in mentions:  # `AS “Pasažieru vilciens”` is `PV`
        if (quoted := _QUOTED_END.search(mention.name)) is not None:
            by_initials.setdefault(initials_of(quoted[1]), mention)
    taken = {(m.evidence.start, m.evidence.end) for m in found}
    for use, owner in _doubled(document, defined, taken):
        found.append(use)
        aliases.append(Alias(use.id, owner.id, use.evidence, "defined"))
    doubled = Spans((m.evidence.start, m.evidence.end) for m in found if " " in m.name)
    named = Spans((m.evidence.start, m.evidence.end) for m in mentions)
    uses = [*_uses(document), *_small_uses(document, defined)]
    counts = Counter(stem for stem, _, _ in uses)
    present = Spans((s.start, s.end) for s in sections if s.kind is SectionKind.ATTENDANCE)
    for stem, start, end in uses:
        if (start, end) in taken or named.cover(start, end) or doubled.cover(start, end):
            continue
        if stem in defined:
            use = _short(document, start, end, stem, "abbreviation", 0.95, defined[stem].type)
            found.append(use)
            aliases.append(Alias(use.id, defined[stem].id, use.evidence, "defined"))
        elif stem in brands and brands[stem].name.count(" ") == 1:
            use = _short(document, start, end, stem, "initials", 0.85, brands[stem].type)
            found.append(use)
            aliases.append(Alias(use.id, brands[stem].id, use.evidence, "first word of the name"))
        elif stem in by_initials and len(stem) >= 2 and stem not in NO_INSTITUTIONS:
            owner = by_initials[stem]
            use = _short(document, start, end, stem, "initials", 0.85, owner.type)
            found.append(use)
            aliases.append(Alias(use.id, owner.id, use.evidence, "initials"))
        elif len(stem) >= 4 and stem.isupper() and counts[stem] > 1 and (drawn := _drawn(stem, mentions)) is not None:
            use = _short(document, start, end, stem, "beginnings", 0.8, drawn.type)
            found.append(use)
            aliases.append(Alias(use.id, drawn.id, use.evidence, "beginnings of the words"))
        elif _STATION.fullmatch(stem):
            found.append(_short(document, start, end, stem, "station", 0.8, "media"))
        elif not _PROGRAM.match(document.text, start) and acts_alone(document, stem, start, end, present=present.cover(start, end), count=counts[stem]):
            found.append(_short(document, start, end, stem, "bare abbreviation", 0.6, None))
    for short, start, end in _nouns(document, defined):
        over = next((m for m in mentions if m.evidence.end == end and m.evidence.start < start), None) if named.cover(start, end) else None
        if (start, end) not in taken and (not named.cover(start, end) or (over is not None and swallowed(document, over, start))):
            found.append(_short(document, start, end, defined[short].name, "defined noun", 0.9, defined[short].type))
    return found, aliases


def _small_uses(document: Document, defined: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Where the document uses what it has defined as short with small letters or a number in it: `Hadk (Somija) … Hadk skolotāji`, `E1V`."""
    small = [short for short in defined if (short[1:].islower() or any(map(str.isdigit, short[1:-1]))) and not heads_of(short) and len(short) < 7]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, small))})(?![\w-])") if small else None
    for passage in document.passages if pattern is not None else ():
        if passage.kind not in OUT_OF_FLOW:
            for match in pattern.finditer(document.text, passage.start, passage.end) if pattern is not None else ():
                yield match.group(), match.start(), match.end()


def _doubled(document: Document, defined: Mapping[str, Mention], taken: Collection[tuple[int, int]]) -> Iterator[tuple[Mention, Mention]]:
    """The further uses of abbreviations of two words, `LU APP`, with the institution that each stands for."""
    for short, owner in defined.items():
        at = document.text.find(short) if " " in short else -1
        while at >= 0:
            if (at, at + len(short)) not in taken:
                yield _short(document, at, at + len(short), short, "abbreviation", 0.95, owner.type), owner
            at = document.text.find(short, at + len(short))


def _nouns(document: Document, defined: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Where the document uses, with a capital, a common noun that it has defined: `(turpmāk – Fonds) … Fondam`."""
    if not any(short[1:].islower() for short in defined):
        return
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _NOUN.finditer(document.text, passage.start, passage.end):
            short = next((f.head.noun.capitalize() for f in head_forms(match.group().lower()) if not f.plural), None)
            if short is not None and short in defined and not _BOUND.search(document.text, max(passage.start, match.start() - 40), match.start()):
                yield short, match.start(), match.end()


def without_people(
    institutions: Sequence[Mention], people: Sequence[Mention], initials: Sequence[tuple[int, int]] = ()
) -> tuple[Mention, ...]:
    """The institutions without the unexplained abbreviations that are surnames in capitals, `ROZE Anda`, or stand at the places of initials."""
    spelled = (m for m in people if any(w.isupper() and len(w) > 1 for w in m.evidence.quote.split()))
    held = Spans([*((m.evidence.start, m.evidence.end) for m in spelled), *initials])
    return tuple(
        m
        for m in institutions
        if not (m.method.endswith("bare abbreviation") and held.cover(m.evidence.start, m.evidence.end))
    )


def _short(document: Document, start: int, end: int, name: str, method: str, confidence: float, kind: str | None) -> Mention:
    evidence = document.cite(start, end)
    return Mention(evidence, EntityKind.INSTITUTION, name, f"institutions:{method}", confidence, type=kind)


def _definitions(document: Document, mention: Mention) -> Iterator[tuple[str, int, int, str]]:
    at = mention.evidence
    code = _CODE.search(document.text, max(0, at.start - 12), at.start)
    if code:  # `PP2 Irbes koledža (IK)` has both
        yield code["short"], code.start("short"), code.end("short"), "number of a partner"
    behind = _BEHIND.match(document.text, at.end)
    if behind:
        short = behind["short"]
        further = _FURTHER.search(behind.group())
        capitals = sum(c.isupper() for c in short)
        if capitals >= 2 or further or (len(short) < 7 and is_drawn_from(short, mention.name)):
            yield short, behind.start("short"), behind.end("short"), "brackets"
            return
    dashed = _BEHIND_DASH.match(document.text, at.end)
    if dashed and (initials_of(mention.name).endswith(dashed["short"]) or is_drawn_from(dashed["short"], mention.name)):
        yield dashed["short"], dashed.start("short"), dashed.end("short"), "behind a dash"
        return
    listed = _LISTED.search(document.text, max(0, at.start - 20), at.start)
    if listed and sum(c.isupper() for c in listed["short"]) >= 2 and (
        not (front := document.text[: listed.start()].rpartition("\n")[2]).strip(" \t•–-") or _AMONG.search(front) or initials_of(mention.name) == listed["short"] or is_drawn_from(listed["short"], mention.name)
    ):  # `protokols: LLU – Lopkopju kamera` has two sides
        yield listed["short"], listed.start("short"), listed.end("short"), "list of abbreviations"


_LETTERS = re.compile(r"[^\W\d_]+")


def initials_of(name: str) -> str:
    """The capitals that an abbreviation of the name would have; `un` and quotes do not count.

    >>> initials_of("Latvijas Kvalitātes biedrība"), initials_of("Izglītības un zinātnes ministrija")
    ('LKB', 'IZM')
    """
    words = _LETTERS.findall(name)
    return "".join(word[0].upper() for word in words if word.lower() not in {"un", "par", "ar"})


def _drawn(short: str, mentions: Sequence[Mention]) -> Mention | None:
    """The one institution whose words begin as the abbreviation says; nothing where two do."""
    fitting = {m.name: m for m in reversed(mentions) if is_drawn_from(short, m.name)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def is_drawn_from(short: str, name: str) -> bool:
    """Whether an abbreviation is made of the beginnings of a name's last words, at least two, a country before them left out.

    >>> is_drawn_from("LATMA", "Latvijas Mazpulku asociācija"), is_drawn_from("KULB", "Latvijas Kultūras biedrība")
    (True, True)
    >>> is_drawn_from("KULTA", "Kultūras biedrība"), is_drawn_from("KULT", "Kultūra")
    (False, False)
    """
    words = [w for w in _LETTERS.findall(fold(name)) if w not in ("un", "par", "ar")]
    rest = fold(short)

    def fits(letters: str, left: Sequence[str]) -> bool:
        if not left:
            return not letters
        return any(letters[:n] == left[0][:n] and fits(letters[n:], left[1:]) for n in range(1, min(5, len(letters), len(left[0])) + 1))

    starts = (0, 1) if words and words[0] in ("latvijas", "lietuvas", "igaunijas", "baltijas", "eiropas") else (0,)
    return any(len(words) - at >= 2 and fits(rest, words[at:]) for at in starts)


def _uses(document: Document) -> Iterator[tuple[str, int, int]]:
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        found = list(_TOKEN.finditer(document.text, passage.start, passage.end))
        letters = list(filter(str.isalpha, document.text[passage.start : passage.end])) if found else []
        if sum(map(str.isupper, letters)) > 0.6 * len(letters) and len(letters) > 12 and not _SUM.search(document.text, passage.start, passage.end):
            continue  # a heading in capitals, and no `9 000,00 EUR, t. sk. ERAF 8 000,00 EUR`
        for match in found:
            whole = match.group()
            stem = match["stem"]
            plain = institution_nominative(whole) if match["end"] else stem
            yield plain or stem, match.start(), match.end()
