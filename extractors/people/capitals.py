"""Names in capitals: whole ones, surnames beside a given name in small letters, the labels of who speaks in a verbatim record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.declension import Case
from extractors.names.given import given_forms, is_given_name
from extractors.names.institutions import LEGAL_FORMS
from extractors.names.known import find_known
from extractors.outline.transcript import turns
from extractors.people.shapes import DOUBLE, UPPER, Candidate
from extractors.people.spans import Spans
from extractors.people.words import is_common, is_first_name
from extractors.records import Document

SHOUTED = re.compile(rf"(?<!\w)[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?(?:\s[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?){{1,2}}(?!\w)")
_LOUD = rf"[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?"
#: `OZOLIŅA Ieva`, `Ieva OZOLIŅA`: only the surname in capitals
LOUD_FAMILY = re.compile(
    rf"(?<![\w.@/\"„“«])(?:(?P<family>{_LOUD}),?[ \t](?P<given>{DOUBLE})|(?P<first>{DOUBLE})[ \t](?P<last>{_LOUD}))(?![\w-])"
)
#: Of surnames in capitals, in the cases in which the given name beside them can be.
_LOUD_ENDINGS: dict[Case, tuple[str, ...]] = {
    Case.NOM: ("S", "Š", "A", "E", "O"), Case.GEN: ("A", "AS", "ES", "US"),
    Case.DAT: ("AM", "IM", "UM", "EM", "AI", "EI"), Case.ACC: ("U", "I", "O"),
}  # fmt: skip


def is_loud_surname(family: str, given: str, *, folded: bool, listed: bool) -> bool:
    """Whether a word in capitals beside a first name is a surname: in a list of people, or with the ending of one."""
    first = given.split("-")[0]
    if not is_first_name(first, folded) or is_common(family.capitalize()) or family in LEGAL_FORMS or find_known(family):
        return False
    if listed or (len(family) > 4 and is_given_name(first) and family.endswith(_LOUD_ENDINGS[Case.NOM])):
        return True
    return len(family) > 4 and any(family.endswith(_LOUD_ENDINGS.get(form.case, ())) for form in given_forms(first))


def find_loud_speakers(document: Document, taken: Spans) -> Iterator[Candidate]:
    """Who has the floor in a verbatim record that labels each by an initial and the surname in capitals: `J. OZOLS.`"""
    for turn in turns(document):
        if turn.name is not None and document.text[slice(*turn.name)].isupper() and not taken.overlap(*turn.name):
            yield Candidate(*turn.name, document.text[slice(*turn.name)], "capitals", True)
