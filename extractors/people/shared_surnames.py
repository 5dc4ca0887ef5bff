"""Several people with one surname behind them in the plural: `Ieva un Kristaps Ozoliņi` are Ieva Ozoliņa and Kristaps Ozoliņš."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.names.coordination import is_place_name
from extractors.names.declension import Case, feminine_surnames
from extractors.names.given import GivenForm, given_forms
from extractors.names.surnames import surname_nominatives
from extractors.people.shapes import LOWER, UPPER
from extractors.people.spans import Spans
from extractors.people.words import is_common
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Gender, Mention

_WORD = rf"[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?"
_INITIAL = rf"(?:[{UPPER}]|Dz|Dž|Kr)\."
_GIVEN = rf"(?:{_WORD}|{_INITIAL})"
_SHARED = re.compile(
    rf"(?<![\w.-])(?P<first>{_GIVEN}(?:,\s{_GIVEN})*)\s?\bun\s(?P<last>{_GIVEN})\s?(?<=[\s.])(?P<family>{_WORD})(?![\w-])"
)
#: Endings of the plural of surnames as men bear them, and of those in -a and -e that look alike for both.
_OF_MEN = {Case.NOM: ("i",), Case.GEN: ("u",), Case.DAT: ("iem",), Case.ACC: ("us",)}
_ALIKE = {Case.NOM: ("as", "es"), Case.GEN: ("u",), Case.DAT: ("ām", "ēm"), Case.ACC: ("as", "es")}
#: Surnames of Lithuania that end so in the singular.
_LITHUANIAN = re.compile(r"(?:[sc]k|aiči|ūn|ėn)as$")
#: In the plural every preposition takes the dative, whatever case the single names before it are in.
_CASES_BESIDE = {Case.DAT: (Case.DAT, Case.ACC, Case.GEN)}
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A given name or an initial at `[start, end)`."""

    start: int
    end: int
    text: str


def find_shared_surnames(document: Document, taken: Spans, *, folded: bool) -> Iterator[Mention]:
    """Each of the people with the surname in the singular and in the gender of the given name; the last one's mention holds it.

    Of initials nothing shows the gender: the surname of a man is the name, that of a woman the other reading.
    """
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _SHARED.finditer(document.text, passage.start, passage.end):
            if taken.overlap(*match.span()) or _LITHUANIAN.search(match["family"]):
                continue
            if is_place_name(match["family"]) or (match["family"].endswith("s") and _goes_on(document.text, match.end())):
                continue
            at = match.start("first")
            before = [_Named(at + m.start(), at + m.end(), m.group()) for m in re.finditer(_GIVEN, match["first"])]
            last = _Named(*match.span("last"), match["last"])
            yield from _mentions(document, [*before, last], match["family"], match.end(), folded=folded)


def _goes_on(text: str, end: int) -> bool:
    """Whether the word behind is the noun of a body or a post, to which a genitive in -as or -es belongs: `Juris un Anna Zemes dienestā`."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and is_common(following[1])


def _mentions(document: Document, named: Sequence[_Named], family: str, end: int, *, folded: bool) -> Iterator[Mention]:
    for case, surnames in _singulars(family, folded=folded):
        wanted = _CASES_BESIDE.get(case, (case,))
        read = [_read(each.text, wanted, folded=folded) for each in named]
        sure = next((place + 1 for place in range(len(read) - 1, -1, -1) if not read[place]), 0)
        people, given = named[sure:], read[sure:]
        if len(people) < 2:
            continue
        for each, form in zip(people, given, strict=True):
            stop = end if each is named[-1] else each.end
            yield _mention(document, each, stop, form, surnames)
        return


def _read(text: str, cases: Sequence[Case], *, folded: bool) -> GivenForm | str | None:
    """The listed given name in one of the cases, the usual ones first; an initial as it is."""
    if text.endswith("."):
        return text
    forms = [form for form in given_forms(text, folded=folded) if form.case in cases]
    return min(forms, key=lambda form: (not form.usual, cases.index(form.case), form.name)) if forms else None


def _singulars(family: str, *, folded: bool) -> Iterator[tuple[Case, dict[Gender, str]]]:
    """The cases that the plural can stand in, each with the surname of a man and that of a woman."""
    for case in _OF_MEN:
        for ending in _OF_MEN[case]:
            stem = family[: -len(ending)]
            if family.endswith(ending) and len(stem) > 2 and stem[-1].lower() not in "aāeēiīouū":
                # the plural has the stem of the genitive: Lāča, Lāči
                men = surname_nominatives(stem + "a", folded).get((Gender.MASCULINE, Case.GEN), ())
                if men:
                    yield case, {Gender.MASCULINE: men[0][0], Gender.FEMININE: feminine_surnames(men[0][0])[0]}
        for ending in _ALIKE[case]:
            stem = family[: -len(ending)]
            if family.endswith(ending) and len(stem) > 2 and ending != "u":
                name = stem + ("a" if ending[0] in "aā" else "e")
                yield case, dict.fromkeys(Gender, name)


def _mention(document: Document, each: _Named, end: int, form: GivenForm | str | None, surnames: dict[Gender, str]) -> Mention:
    others: tuple[str, ...] = ()
    if isinstance(form, GivenForm):
        name, gender, confidence = f"{form.name} {surnames[form.gender]}", form.gender, 0.9
    else:
        name, woman = (f"{form} {surnames[one]}" for one in (Gender.MASCULINE, Gender.FEMININE))
        others, gender, confidence = (woman,) if woman != name else (), None, 0.7
    evidence = document.cite(each.start, end)
    return Mention(evidence, EntityKind.PERSON, name, "people:shared surname", confidence, others, gender)
