"""Titles that announce what is still to be done: `Nākamie soļi`, `2022. gada prioritātes`, `Nākamajā gadā`; and the year that they name."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.commitments.context import Context
from extractors.commitments.lines import Line
from extractors.commitments.verbs import Form, has
from extractors.dates.values import Deadline, Frame, Precision

#: What is coming: the items below are acts even when they are only named (`trīs semināri`).
_COMING = re.compile(
    r"\b(?:nākam(?:ie|ais) so(?:ļi|lis)|turpmāk(?:ie|ā|ais) (?:so\w+|darb\w+|rīcīb\w+|pasākum\w+|plān\w+)|tālāk(?:ie|ā) (?:so\w+|darb\w+|rīcīb\w+)|rīcības virzien\w+|plānot(?:ie|ās|ajiem|ajām|o) [\w ]{0,30}?(?:darb\w+|pasākum\w+|aktivitāt\w+|virzien\w+)"
    r"|veicamie (?:darbi|uzdevumi|pasākumi)|(?:galvenie |prioritārie )?(?:uzdevumi|pasākumi|prioritātes) (?:\w+ )?\d{4}\.?(?:[-–./]\d{2,4})?\.? ?gad\w+"
    r"|k(?:as|o) (?:(?:mums|mēs|vēl|tagad|tālāk|turpmāk) )*(?:jādara|jāizdara|jāpaveic|jāpadara|darāms|paveicams|veicams|sekos|darīsim|plānojam|atlicis|palicis)|(?:atlikušie|darāmie|tuvākie|gaidāmie|turpmākie) (?:\w+ )?(?:darbi|uzdevumi|pasākumi|soļi)|vēl (?:darāms|darāmais|jāpaveic|jāizdara|veicams)|darba plāns|mājas ?darb\w+|vienošanās|secinājumi un uzdevumi)\b"
)
#: The time to come as a title by itself: `6. Nākamajā gadā`, `NĀKAMAIS PERIODS (01.09.2013.–28.02.2014.)`, `Nākamais mācību gads`.
_NEXT_TIME = re.compile(
    r"^\W*(?:\d+\.\s*)?(?:nākam(?:ais|ajā|ā)\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:gad|period|posm|pusgad|semestr|sezon|ceturksn?)(?:s|is|ā|a|ī)|nākamgad|turpmāk|(?:turpmākā|nākamā perioda) darbība)\b(?:\s*\([^()]*\))?\W*$"
)
#: A year alone, above what will be done in it: `2031. gadā:`.
_YEAR_ALONE = re.compile(r"\W*(?:\d{1,2}\.\s+)?(?P<year>20\d\d)\.\s?gad(?:ā|am|s)\W*")
#: A title of one word, or nearly.
_ALONE = re.compile(
    r"^\W*(?:\d+\.\s*)?(?:(?:galvenie|veicamie|plānotie|plāna|jaunie|turpmākie|tālākie|nākamie) )?(?:pasākumi|uzdevumi|aktivitātes|darbības|rīcības|darāmais|darāmie darbi|darbi|veicamais|prioritātes|iecerēts|plānots|paredzēts|plāni|ieceres)\W*$"
)
#: A title that stands as a line of its own, in a file that does not tell titles from text.
_TITLE_COMING = re.compile(
    r"\W*(?:(?:[a-zāčēģīķļņšūž]|[ivx]{1,4}|\d{1,2})[.)]\s+)?(?:nākam(?:ie|ais) so(?:ļi|lis)|turpmāk(?:ie|ā|ais) (?:so\w+|darb\w+|rīcīb\w+|pasākum\w+|uzdevum\w+)|tālāk(?:ie|ā) (?:so\w+|darb\w+|rīcīb\w+)"
    r"|plānot(?:ie|ās) [\w ]{0,30}?(?:darb\w+|pasākum\w+|aktivitāt\w+)|(?:veicamie|darāmie|paredzētie|gaidāmie) (?:darbi|uzdevumi|pasākumi)|(?:uzdevumi|pasākumi|prioritātes|plāni) nākam\w+ \w+"
    r"|(?:(?:19|20)\d\d\.?(?: ?[-–/] ?20\d\d\.?)? ?gad\w+ )(?:[\w-]+ )?(?:plāns|veicamais|darāmais|plānotais|iecerētais|paredzētais|paveicamais|iecerēts|plānots|paredzēts)(?=\W*$)"
    r"|(?:veicamais|darāmais|plānotais|iecerētais|paredzētais|paveicamais|iecerēts|plānots|paredzēts|ieceres|plāns) (?:20\d\d\.? ?gad\w+|nākam\w+ gad\w+)(?=\W*$)"
    r"|(?:(?:19|20)\d\d\.?(?: ?[-–/] ?20\d\d\.?)? ?gad\w+ )?(?:galvenie |galvenās |prioritārie |turpmākie )?(?:uzdevumi|prioritātes|darbības virzieni|plāni|ieceres|darba plāns)(?: un [\w-]+)?(?: (?:19|20)\d\d\.? ?gad\w+)?(?=\W*$)"
    r"|ko (?:vēl )?(?:darīsim|plānojam)(?: tālāk)?|k(?:as|o) (?:(?:mums|mēs|vēl|tagad|tālāk|turpmāk) )*(?:jādara|jāizdara|jāpaveic|jāpadara|darāms|paveicams|veicams|sekos)|vēl (?:darāms|darāmais|jāpaveic|jāizdara|veicams)|(?:atlikušie|tuvākie) (?:darbi|uzdevumi))(?:\W+[\w.–-]+){0,4}\W*$"
)
_WORKS = re.compile(r"\b(?:uzdevum|pasākum|prioritāt|darb|aktivitāt|virzien|plān|iecer|rīcīb|nodom|veicam|darām|paveicam|paredz)\w*")
_PAST = re.compile(r"\b(?:paveikt\w*|padarīt\w*|izdarīt\w*|īstenot\w+|izpildīt\w*|notikuš\w+|pagājuš\w+|realizēt\w+|rezultāti|sasniegt\w+|pārskat(?:s|i)|atskaite|ziņojums)\b")


def is_title(text: str, line: Line) -> bool:
    """Whether a line that no heading style marks still is a title: short, without a mark at its end, and no bullet."""
    return (
        not line.cell
        and 3 < len(text) <= 70
        and (text[:1].isupper() or text[:2] == "20")
        and text.rstrip()[-1:] not in ".;,!"
        and _can_be_title(line)
        and not has(text, Form.INFINITIVE, Form.FUTURE, Form.DEBITIVE)
    )


def _can_be_title(line: Line) -> bool:
    """Whether the line is a paragraph or the top level of a numbering, which titles share with items."""
    return not line.item or line.depth == 1


def announces(low: str) -> bool:
    """Whether a line in small letters is a title of what is coming, in a file that does not tell titles from text.

    >>> announces("nākamie soļi"), announces("nākamajā gadā"), announces("nākamajā gadā būs grūti")
    (True, True, False)
    >>> announces("2031. gadā veicamais"), announces("2031. gada plāns"), announces("plānotais 2031. gadam"), announces("2031. gada plāns izpildīts")
    (True, True, True, False)
    """
    return _TITLE_COMING.match(low) is not None or _NEXT_TIME.match(low) is not None


def is_coming(context: Context, low: str) -> bool:
    """Whether a title in small letters announces what is still to be done; a year in it must not be over."""
    if _PAST.search(low):
        return False
    if _COMING.search(low) or _ALONE.match(low) or _NEXT_TIME.match(low):
        return True
    if (alone := _YEAR_ALONE.fullmatch(low)) is not None:
        return context.reference is not None and int(alone["year"]) > context.reference.year
    if not _WORKS.search(low) or len(low) > 110:
        return False
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", low)]
    if years:
        today = context.reference
        return today is None or max(years) >= today.year
    return bool(re.search(r"\b(?:nākam|turpmāk|plānot|paredzēt|iecerēt|veicam|tuvāk)\w*", low))


def year_of(context: Context, low: str) -> Deadline | None:
    """The year that a title names for the works below it: `2022. gada prioritātes`."""
    years = re.findall(r"\b((?:19|20)\d\d)\.?\s?(?:gad|g\.)", low)
    if len(set(years)) != 1 or (context.reference and int(years[0]) < context.reference.year):
        return None
    return Deadline(low.index(years[0]), low.index(years[0]) + 4, years[0], years[0], Precision.YEAR, Frame.DURING)


#: The year that a report is about, as its title says it.
_REPORTED = re.compile(r"(?:pārskat|ziņojum|atskait)\w*\s+par\s+(?:darbu\s+|darbību\s+)?(\d{4})\.\s?gad|(\d{4})\.\s?gada\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:pārskat|ziņojum|atskait)\w*", re.IGNORECASE)


def after_reported(context: Context, due: Deadline | None) -> Deadline | None:
    """`Nākamajā gadā` in the report of a year is the year behind that one, whenever the report was written."""
    if due is None or due.precision is not Precision.YEAR or context.kind != "report" or not due.text.lower().startswith("nākam"):
        return due
    years = {int(a or b) for a, b in _REPORTED.findall(context.document.text[:500])}
    return replace(due, value=f"{years.pop() + 1}") if len(years) == 1 else due
