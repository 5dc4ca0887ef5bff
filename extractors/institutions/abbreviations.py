"""Abbreviations of institutions: where the document defines them, and where it uses them with or without endings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.institutions.words import is_post
from extractors.names.institutions import institution_nominative
from extractors.names.known import find_known
from extractors.records import OUT_OF_FLOW, Alias, Document, EntityKind, Mention, Section, SectionKind

_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
_SHORT = rf"[{_UPPER}][{_UPPER}a-zāčēģīķļņšūž&-]*[{_UPPER}]\d?"
#: `(VARAM)`, `(turpmāk – ViA)`, `(turpmāk tekstā – „Biedrība”)` right behind a name.
_BEHIND = re.compile(
    rf"\s{{0,2}}\(\s*(?:turpmāk(?:\s+tekstā)?\s*[-–—:]?\s*)?(?P<long>[^()]{{0,60}}?[-–—,]\s*)?[„“\"«]?(?P<short>{_SHORT}|[{_UPPER}]\w+)[”“\"»]?\s*\)",
)
_FURTHER = re.compile(r"turpmāk", re.IGNORECASE)
#: `IZM – Izglītības un zinātnes ministrija`: a list of abbreviations.
_LISTED = re.compile(rf"(?P<short>{_SHORT})\s*[-–—=]\s*$")
_TOKEN = re.compile(rf"(?<![\w.@/„-])(?P<stem>{_SHORT})(?P<end>(?:[-’']?(?:a|am|ā|u|s|as|ai|i|im|ī|iem|us|os|ās))?)(?![\w@]|\.\w)")
#: Words in capitals that are no institutions.
_NOT = frozenset(
    """
    EUR LVL USD PVN IT IKT ES EK PAR PRET NAV ATTURAS ATTURĀS IKP IIN UIN GDPR VDAR CV PDF WWW HTTP HTML TV NVO LR AS SIA VSIA VAS
    SO PS IK ZS AG OK ID QR USB LED COVID PIN ISO EN LV RU DE EEZ NFI ERAF ESF KF ELFLA CO CO2 GPS SMS API XML DOC DOCX XLS KPI
    SVID PIEZĪME LĒMUMS PROTOKOLS NOLEMJ NOLĒMA UN NO UZ LAI AR VAI KAS JĀ NĒ BALSO II III IV VI VII VIII IX XI XII XIII XIV XV
    MK EFQM LEAN TEN IPIP GIS VIIS TAP DUS VRP AER PPP ANO NATO VSS TA LEADER EURES PHARE SAPARD TAIEX URBACT ESPON SOLVIT LIFE COST EUREKA NEET STEM LM2 KM2 CE EMS A4 HR PR BIM ĪTP ITP VPP NAP LTV1 LTV7
    """.split()
)
#: Bodies of the world that minutes know by their short names alone.
_WORLD = frozenset({"ANO", "NATO", "OECD", "ESAO", "UNESCO", "UNICEF", "EDSO", "PVO", "PTO", "SVF", "ICOM", "ILO", "IAEA", "EBRD"})
#: Numbers of sessions and centuries; `DVI` and `VMD` are no such numbers.
_ROMAN = re.compile(r"(?=.)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
#: Organs that only an organisation has: `LBB valde`.
_ORGAN = re.compile(r"(?:vald(?:e|es|ei|i|ē)|kopsapul\w+|prezidij\w+|sekretariāt\w+|biedr(?:i|iem|us))(?!\w)")
_ACTS = re.compile(
    r"\s+(?:(?:\w+\s+){0,2}(?:līdz\s+(?:\d|nākam|gada|mēneša|[a-z]+(?:im|am)\b)|jā[a-zāčēģīķļņšūž]{4,})|"
    r"(?:sagatav|izstrād|iesnie[gdz]|atbals|informē|inform[eē]j|piedāvā|lū[dg]z|ziņo|rosin|noda|nosūt|apkopo|izvērt|uzskat|iebil|saskaņo|publicē|izsnie|nepiekr|piekr[iī]t|organiz|nodrošin|"
    r"docētāj|pārstāv|speciālist|ekspert|darbiniek|amatperson|vadīb)\w*)"
)
#: What is sent goes to somebody: `nosūtīja KM`.
_SENT = re.compile(r"\b(?:nosūt|iesnie[gdz]|nodo[dt]|nodev|lū[dg]|uzdo[dt]|uzdev|atgādin|jautā)\w*\s$", re.IGNORECASE)
#: What stands before a body in small letters or brackets: `Dambis no KM`, `I. Ozola (UR)`, `Klāt: KM – …`.
_FROM = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+,?\s(?:no|kā)\s|[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+\s\(|[a-zāčēģīķļņšūž]+(?:ājs|āja|ists|iste|nieks|niece|ors|ore|tājs|tāja)\s\()$")


def find_abbreviations(
    document: Document, sections: Sequence[Section], mentions: Sequence[Mention]
) -> tuple[list[Mention], list[Alias]]:
    """Mentions of abbreviations and the aliases that tie them to the names they stand for."""
    defined: dict[str, Mention] = {}
    found: list[Mention] = []
    aliases: list[Alias] = []
    for mention in mentions:
        for short, start, end, method in _definitions(document, mention):
            named = _short(document, start, end, short, "defined", 0.95, mention.type)
            found.append(named)
            aliases.append(
                Alias(named.id, mention.id, document.cite(mention.evidence.start, max(end, mention.evidence.end)), method)
            )
            defined.setdefault(short, mention)
    by_initials: dict[str, Mention] = {}
    for mention in mentions:
        by_initials.setdefault(initials_of(mention.name), mention)
    taken = {(m.evidence.start, m.evidence.end) for m in found}
    spans = [(m.evidence.start, m.evidence.end) for m in mentions]
    counts = _counts(document)
    for stem, start, end in _uses(document):
        if (start, end) in taken or any(a <= start and end <= b for a, b in spans):
            continue
        if stem in defined:
            named = _short(document, start, end, stem, "abbreviation", 0.95, defined[stem].type)
            found.append(named)
            aliases.append(Alias(named.id, defined[stem].id, named.evidence, "defined"))
        elif stem in by_initials and len(stem) >= 2 and stem not in _NOT:
            owner = by_initials[stem]
            named = _short(document, start, end, stem, "initials", 0.85, owner.type)
            found.append(named)
            aliases.append(Alias(named.id, owner.id, named.evidence, "initials"))
        elif _acts(document, sections, stem, start, end, counts.get(stem, 0)):
            found.append(_short(document, start, end, stem, "bare abbreviation", 0.6, None))
    return found, aliases


def without_people(institutions: Sequence[Mention], people: Sequence[Mention]) -> tuple[Mention, ...]:
    """The institutions without the unexplained abbreviations that are surnames in capitals: `ROZE Anda`."""
    held = [(m.evidence.start, m.evidence.end) for m in people if any(w.isupper() and len(w) > 1 for w in m.evidence.quote.split())]
    return tuple(
        m
        for m in institutions
        if not (m.method.endswith("bare abbreviation") and any(a <= m.evidence.start and m.evidence.end <= b for a, b in held))
    )


def _short(document: Document, start: int, end: int, name: str, method: str, confidence: float, kind: str | None) -> Mention:
    evidence = document.cite(start, end)
    return Mention(evidence, EntityKind.INSTITUTION, name, f"institutions:{method}", confidence, type=kind)


def _definitions(document: Document, mention: Mention) -> Iterator[tuple[str, int, int, str]]:
    at = mention.evidence
    behind = _BEHIND.match(document.text, at.end)
    if behind:
        short = behind["short"]
        further = _FURTHER.search(behind.group())
        capitals = sum(c.isupper() for c in short)
        if capitals >= 2 or further:
            yield short, behind.start("short"), behind.end("short"), "brackets"
            return
    listed = _LISTED.search(document.text, max(0, at.start - 20), at.start)
    if listed and sum(c.isupper() for c in listed["short"]) >= 2:
        yield listed["short"], listed.start("short"), listed.end("short"), "list of abbreviations"


def initials_of(name: str) -> str:
    """The capitals that an abbreviation of the name would have; `un` and quotes do not count.

    >>> initials_of("Latvijas Kvalitātes biedrība"), initials_of("Izglītības un zinātnes ministrija")
    ('LKB', 'IZM')
    """
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(word[0].upper() for word in words if word.lower() not in {"un", "par", "ar"})


def _uses(document: Document) -> Iterator[tuple[str, int, int]]:
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        text = document.text[passage.start : passage.end]
        letters = [c for c in text if c.isalpha()]
        if sum(c.isupper() for c in letters) > 0.6 * len(letters) and len(letters) > 12:
            continue  # a heading in capitals
        for match in _TOKEN.finditer(document.text, passage.start, passage.end):
            whole = match.group()
            stem = match["stem"]
            plain = institution_nominative(whole) if match["end"] else stem
            yield plain or stem, match.start(), match.end()


def _counts(document: Document) -> dict[str, int]:
    counts: dict[str, int] = {}
    for stem, _, _ in _uses(document):
        counts[stem] = counts.get(stem, 0) + 1
    return counts


def _acts(document: Document, sections: Sequence[Section], stem: str, start: int, end: int, count: int) -> bool:
    """Whether an abbreviation that nothing explains is an institution, by where it stands."""
    known = stem not in _NOT and find_known(stem)
    if stem in _WORLD or (known and len(stem) > 3):
        return True
    if known and len(known) == 1 and not _ROMAN.match(stem):
        text = document.text
        if len(stem) == 3 or _ACTS.match(text, end) or _FROM.search(text[max(0, start - 30) : start]) or _SENT.search(text[max(0, start - 30) : start]):
            return True
    if stem in _NOT or _ROMAN.match(stem) or not 2 <= len(stem) <= 8 or not stem.isupper():
        return False
    after = document.text[end : end + 40].split()
    if after and len(stem) > 2 and _ORGAN.match(after[0]):
        return True
    before = document.text[max(0, start - 24) : start].split()
    if (after and is_post(after[0].strip(",.;:()"))) or (after and after[0].strip(",.;:") in {"pārstāvis", "pārstāve", "eksperts"}):
        return True
    if before and before[-1].lower() in {"ar", "un", "sadarbībā", "uzdot", "lūgt", "aicina", "aicināt", "pie"} and len(stem) > 2:
        return True
    passage = document.passage_at(start)
    if passage is not None and passage.table is not None and len(stem) <= 6:
        return True
    section = next((s for s in sections if s.start <= start < s.end), None)
    if section is not None and section.kind is SectionKind.ATTENDANCE:
        return True
    return count >= 2 and len(stem) >= 3
