"""Abbreviations that nothing in the document explains: which of them are institutions, by where they stand."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from simplemma import is_known, lemmatize

from extractors.institutions.words import heads_of, is_post
from extractors.names.institutions import LEGAL_FORMS
from extractors.names.known import find_known, is_one_body
from extractors.records import Document

#: Words in capitals that are no institutions.
NO_INSTITUTIONS = frozenset(
    """
    EUR LVL USD CHF SEK NOK DKK PLN GBP CZK RUB LTL EEK PVN IT IKT ES EK PAR PRET NAV ATTURAS ATTURĀS IKP IIN UIN GDPR VDAR CV PDF WWW HTTP HTML TV NVO LR AS SIA VSIA VAS
    SO PS IK ZS AG OK ID QR USB LED HES TEC VES COVID PIN ISO EN LV RU DE EEZ NFI KF CO CO2 GPS SMS API XML DOC DOCX XLS KPI
    SVID PIEZĪME LĒMUMS PROTOKOLS NOLEMJ NOLĒMA UN NO UZ LAI AR VAI KAS JĀ NĒ BALSO II III IV VI VII VIII IX XI XII XIII XIV XV
    MK EFQM LEAN TEN IPIP GIS VIIS TAP DUS VRP AER PPP ANO NATO VSS TA LEADER EURES PHARE SAPARD TAIEX URBACT ESPON SOLVIT LIFE COST EUREKA NEET STEM LM2 KM2 CE EMS PII VPII TIC AVK UDHS PSRS LPSR EKG ELT UKT KAC BJC A4 ASV VFR VDR AAE HR PR BIM ĪTP ITP VPP NAP LTV1 LTV7
    """.split()
)
#: Bodies of the world that minutes know by their short names alone.
_WORLD = frozenset({"ANO", "NATO", "OECD", "ESAO", "UNESCO", "UNICEF", "EDSO", "PVO", "PTO", "SVF", "ICOM", "ILO", "IAEA", "EBRD"})
#: Funds of the European Union, which pay; a project or programme of one is only named after it.
_FUNDS = frozenset({"ERAF", "ESF", "ELFLA"})
#: Numbers of partners, packages of work and results in projects: of another house in each paper.
_CODE = re.compile(r"(?:LP|PP|AP|WP|DP|RP)\d+$")
_OF_A_PROJECT = re.compile(r"[\s+-]+(?:(?:līdz)?finansēt\w* )?(?:projekt|programm|pasākum)")
#: Numbers of sessions and centuries; `DVI` and `VMD` are no such numbers.
_ROMAN = re.compile(r"(?=.)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_BEGINS = re.compile(r"(?:^|[.!?:;]\s|[a-zāčēģīķļņšūž”\")]\.\s)\s*(?:[•–—*-]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s*)?$")
_GOES_ON = re.compile(r"\s+[a-zāčēģīķļņšūž]{2,}(?!\w)")
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


#: Kinds of body that minutes name by two letters without explaining them; of firms and parties two letters tell too little.
_OFFICES = frozenset({"ministry", "agency", "court"})
#: `VAS` is a legal form before a name, and the Valsts administrācijas skola where it teaches.
_TAUGHT = re.compile(
    r"\s+(?:(?:rīkot|organizēt|piedāvāt|veidot)[a-zāēīū]{1,4}\s+)?(?:kurs|mācīb|apmācīb|pasniedzēj|lektor|docētāj|seminār|nodarbīb|mācībspēk)[a-zāčēģīķļņšūž]{1,7}(?!\w)"
)


def acts_alone(document: Document, stem: str, start: int, end: int, *, present: bool, count: int) -> bool:
    """Whether an abbreviation that nothing explains is an institution, by where it stands.

    `present` says that it stands among those present, `count` how often the document has it.
    """
    if _CODE.match(stem):
        return False
    known = () if stem in NO_INSTITUTIONS else find_known(stem)
    if stem == "VAS" and _TAUGHT.match(document.text, end):
        return True
    if stem in _FUNDS:
        return _OF_A_PROJECT.match(document.text, end) is None
    if stem in _WORLD or (known and len(stem) > 3):
        return True
    if known and is_one_body(known) and not _ROMAN.match(stem):
        text = document.text
        if known[0].type in _OFFICES and stem not in LEGAL_FORMS and _opens_sentence(document, start, end):
            return True
        if len(stem) == 3 or _ACTS.match(text, end) or _FROM.search(text[max(0, start - 30) : start]) or _SENT.search(text[max(0, start - 30) : start]):
            return True
    if stem in NO_INSTITUTIONS or _ROMAN.match(stem) or not 2 <= len(stem) <= 8 or not stem.isupper():
        return False
    if len(stem) >= 6 and document.text[end : end + 2].lstrip().startswith(":"):
        return False  # `UZAICINĀTI:`
    if _is_word(stem) or _NUMBERED.match(document.text, end) or stem in _things(document.text):
        return False
    passage = document.passage_at(start)
    if passage is not None and not present and passage.table is None and document.text[passage.start : passage.end].strip() == stem:
        return False  # a heading of one word
    after = document.text[end : end + 40].split()
    if after and len(stem) > 2 and _ORGAN.match(after[0]):
        return True
    before = document.text[max(0, start - 24) : start].split()
    if (after and is_post(after[0].strip(",.;:()"))) or (after and after[0].strip(",.;:") in {"pārstāvis", "pārstāve", "eksperts"}):
        return True
    if before and before[-1].lower() in {"ar", "un", "sadarbībā", "uzdot", "lūgt", "aicina", "aicināt", "pie"} and len(stem) > 2:
        return True
    if passage is not None and passage.table is not None and len(stem) <= 6:
        return True
    return present or (count >= 2 and len(stem) >= 3)


def is_plain_abbreviation(stem: str) -> bool:
    """Whether capitals can be a body's short name: no word, number, form of firm, nor what papers shorten and is no body.

    >>> is_plain_abbreviation("UEFA"), is_plain_abbreviation("PVN"), is_plain_abbreviation("XIV"), is_plain_abbreviation("ZIŅO")
    (True, False, False, False)
    """
    return 2 < len(stem) <= 8 and stem.isupper() and stem.isalpha() and stem not in NO_INSTITUTIONS and not _ROMAN.match(stem) and not _CODE.match(stem) and not _is_word(stem)


#: Endings that words have and abbreviations have not: `IZSAKĀS`, `UZAICINĀTI`, `SLĒDZIENS`.
_WORD_ENDING = re.compile(r"\w{3,}(?:ās|ēs|īs|āti|ēti|īti|oti|āts|ēts|īts|ots|ums|iens|ājs|āja|ēja|šana|ība|jam|iem|ais|emj)$")


@cache
def _is_word(stem: str) -> bool:
    """Whether capitals print a word of Latvian and no abbreviation: the labels `ZIŅO:`, `IZSAKĀS:`, `SĒDI VADA`."""
    low = stem.lower()
    return len(low) > 3 and (is_known(low, lang="lv") or bool(heads_of(low)) or lemmatize(low, lang="lv") != low or bool(_WORD_ENDING.match(low)))


#: A code has a number right behind it: `LE 9904.02`, `KPFI-16`.
_NUMBERED = re.compile(r"[ -]\d{2,}")
_IN_BRACKETS = re.compile(r"(?P<word>\w+)\s\(\s*(?:turpmāk\s*[-–—]?\s*)?[„“\"]?(?P<short>[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,8})[”“\"]?\s*\)")
_IN_LIST = re.compile(r"(?<!\w)(?P<short>[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,8})\s*[-–—=]\s*(?P<long>[a-zāčēģīķļņšūž][^;,.\n()]{3,90})(?=[;.,\n])")


@lru_cache(maxsize=4)
def _things(text: str) -> frozenset[str]:
    """Abbreviations that a text explains by what is no body: `kontroles sistēma (IAKS)`, `PB – pašvaldības budžets`."""
    found = {m["short"] for m in _IN_BRACKETS.finditer(text) if m["word"][0].islower() and not heads_of(m["word"])}
    for match in _IN_LIST.finditer(text):
        words = re.findall(r"\w+", match["long"])
        initials = "".join(word[0].upper() for word in words if word not in ("un", "par", "ar"))
        if initials.startswith(match["short"]) and not heads_of(words[-1]):
            found.add(match["short"])
    return frozenset(found)


def _opens_sentence(document: Document, start: int, end: int) -> bool:
    """Whether a sentence or a list item begins with it, and goes on in small letters: `UR dati par īpašniekiem atvērti`."""
    passage = document.passage_at(start)
    before = document.text[max(passage.start if passage else 0, start - 20) : start]
    return _BEGINS.search(before) is not None and _GOES_ON.match(document.text, end) is not None
