"""The number of a document, from its head: `Protokols Nr. 4`, `4. SANĀKSMES PROTOKOLS`, `Ziņojuma numurs | 2`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.dates.words import folded
from extractors.header.lines import lines_folded
from extractors.records import Document, Passage

_NUMBER = re.compile(r"(?:\b[Nn]r\s?\.?|\bNR\s?\.?|№|#|\b[Nn][:.]?[oº]?\.?(?=\s\d))\s?((?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]{1,6}[/.-]?(?=\d|[\w.-]*/\d))?[0-9][\w/.-]*(?:-[\w/]+)*(?:\s\(\d{1,4}\))?|[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,6}/[\w/.-]*\d[\w/.-]*)")
#: Kinds whose papers are numbered; of a plan or a piece of news a number in the head is that of something else.
_NUMBERED = ("minutes", "decision", "letter", "report", "other")
#: The line of a paper or newsletter that has the number of the issue.
_ISSUE = re.compile(r"\b(?:lapa|zinas|vestis|avize|avizite|biletens|izdevums|zurnals|laikraksts|vestnesis|jaunumi|zinotajs)\b|\b(?:19|20)\d\d\b")
#: The number right behind the word, without its sign: `PROTOKOLS 04-2009`, `Protokols V-15/07`.
_UNSIGNED = re.compile(r"\b(?:protokols|PROTOKOLS|Protokols)\s((?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]{1,4}-)?\d{1,4}[/-]\d{2,4})(?![\w/.-])")
#: What a number belongs to when one of these stands before it in its line, over folded text.
_OF_ANOTHER = re.compile(r"\b(?:lemum\w*|rikojum\w*|noteikum\w*|projekt\w*|ligum\w*|vienosan\w*|vestul\w*|pielikum\w*|punkt\w*|tel|talr\w*|fakss|konts|kods|iedalas|telpa|kab\w*)\b[^\n]{0,40}$|\biel(?:as?|u)\b[^\n\d]{0,40}$")
_OWN = {
    "minutes": re.compile(r"protokol|p r o t o k o l|\bsed[ei]|sanaksm|sapulc"),
    "report": re.compile(r"zinojum|parskat|atskait"),
    "decision": re.compile(r"lemum|rikojum|noteikum|nolikum|protokol"),
    "other": re.compile(r"ligum|memorand|vienosan|protokol"),
    "letter": re.compile(r"(?!)"),
}
_REGISTER = re.compile(r"\b(?:vienot\w* )?reg(?:istracijas)?\b|\bnmr\b|\bpvn\b")
#: A field of a form.
_FIELD = re.compile(r"(?:^|\n|\t)\W*(?:(?:zinojuma|parskata|protokola|dokumenta|atskaites|(?:\w*(?:sapulc|sanaksm)|sed)es)\s+(?:numurs|nr\.?)|(?:\w*sapulce|\w*sanaksme|sede|protokols)\s+nr\.?)\s*[:\t\n–-]?\s*(?P<number>\d[\w/.-]*)")
_COUNTED = re.compile(r"(?<![\d.])(\d{1,3})\.\s?(?!saeimas|gada|janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr)(?:[^\W\d_]+ ){0,4}?(?:sanāksmes?|sēdes?|sapulces?|tikšanās|pārskats|progresa pārskats|starpziņojums|starppārskats|ceturkšņa)\b(?!\s(?:noris|gait|atklāšan|sākum|mērķ|darba kārt|vadīt|dalībniek))", re.IGNORECASE)
#: `PARTNERA PROGRESA ZIŅOJUMS (3. periods)`.
_PERIOD = re.compile(r"(?:ziņojum|pārskat|atskait)\w*\s*\((\d{1,2})\.\s?(?:pārskata |ziņojuma )?period\w*\)", re.IGNORECASE)
_ORDINALS = ("pirm", "otr", "treš", "ceturt", "piekt", "sest", "septīt", "astot", "devīt", "desmit")
_IN_WORDS = re.compile(rf"\b(?P<which>{'|'.join(_ORDINALS)})(?:ā|ās|ais|ajā)\s+(?:sanāksme|sēde|sapulce|tikšanās|progresa pārskats|starpziņojums)s?\b", re.IGNORECASE)


def number_of(document: Document, flow: Sequence[Passage], head: Sequence[Passage], kind: str) -> str | None:
    """The document's own number as printed, or nothing; never that of a project, a decision or a register.

    In minutes the line that calls them so goes before every other; then a line with a number alone, beside the date or the place.

    >>> from extractors.readers import read
    >>> document = read("Projekts „Rīts” Nr. 2018-1-LV01-KA229\\nDarba grupas sanāksme\\nProtokols Nr. 3".encode())
    >>> number_of(document, document.passages, document.passages, "minutes")
    '3'
    """
    if kind == "press":
        return _of_issue(document, head)
    if kind not in _NUMBERED:
        return None
    own: list[str] = []
    beside: list[str] = []
    for passage in head:
        line = document.text[passage.start : passage.end]
        if kind == "other" and len(line) > 120:
            break
        low = folded(line)
        if unsigned := _UNSIGNED.search(line) if kind == "minutes" else None:
            own.append(unsigned[1])
        for match in _NUMBER.finditer(line):
            before = low[: match.start()]
            value = match.group(1).rstrip(".,-")
            if _REGISTER.search(before) and not (kind == "other" and "/" in value and not re.search(r"\w", before.replace("reg", ""))) and not re.search(r"protokol", before):
                continue
            if _OWN[kind].search(before[-60:]):
                own.append(value)
            elif not _OF_ANOTHER.search(before):
                beside.append(value)
    field = _FIELD.search(lines_folded(document.text[:4000])) if kind in ("report", "minutes") else None
    lines = " ".join(document.text[p.start : p.end] for p in head)
    counted = _COUNTED.search(lines) if kind in ("minutes", "report") else None
    if kind == "minutes" and counted and not own and not field:
        return counted.group(1)  # what stands beside it is the number of a project
    if own or field or beside:
        return own[0] if own else field["number"].rstrip(".") if field else beside[0]
    counted = counted or (_PERIOD.search(lines) if kind == "report" else None)
    if counted:
        return counted.group(1)
    words = _IN_WORDS.search(lines) if kind in ("minutes", "report") else None
    return str(1 + _ORDINALS.index(words["which"].lower())) if words else None


def _of_issue(document: Document, head: Sequence[Passage]) -> str | None:
    """The number of the issue in one of the first three lines: `UPES VĒSTIS Nr. 9 (57) 2012. gada septembris`."""
    for passage in head[:3]:
        line = document.text[passage.start : passage.end]
        match = _NUMBER.search(line) if len(line) < 160 else None
        if match is not None and _ISSUE.search(folded(line)) and not _OF_ANOTHER.search(folded(line[: match.start()])) and not _REGISTER.search(folded(line[: match.start()])):
            return match.group(1).rstrip(".,-")
    return None
