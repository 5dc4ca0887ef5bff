"""The given names of the Latvian calendar and of other peoples as Latvian papers write them, with their genders and all their forms."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from extractors.names.declension import Case, decline
from extractors.names.fold import fold
from extractors.records import Gender

_GENDERS = {"m": (Gender.MASCULINE,), "f": (Gender.FEMININE,), "mf": (Gender.MASCULINE, Gender.FEMININE)}


#: Women's names that sound like the genitive of a man's name that is many times commoner.
RARE_BESIDE_MEN = frozenset(
    "Alberta Aleksa Armanda Arvalda Arvīda Ārvalda Boļeslava Česlava Eduarda Haralda Imanta Leonarda Ludviga "
    "Miervalda Raimonda Rinalda Roberta Rolanda Romualda Staņislava Viktora Visvalda Vladislava Zigfrīda Zigmunda "
    "Žana".split()
)


class GivenForm(NamedTuple):
    """A form of a listed given name. `usual` says that the name stands in the traditional calendar."""

    name: str
    gender: Gender
    case: Case
    usual: bool


def given_name_gender(name: str) -> Gender | None:
    """The gender of a listed given name in the nominative; nothing if it is not listed or serves both.

    >>> given_name_gender("Dace"), given_name_gender("Raivo"), given_name_gender("Saeima")
    (<Gender.FEMININE: 'Fem'>, <Gender.MASCULINE: 'Masc'>, None)
    """
    genders = _listed().get(name, ((), False))[0]
    return genders[0] if len(genders) == 1 else None


def is_given_name(name: str) -> bool:
    """Whether the nominative `name` is in one of the lists.

    >>> is_given_name("Imandra"), is_given_name("Bērziņš")
    (True, False)
    """
    return name in _listed()


def is_foreign_name(name: str) -> bool:
    """Whether the nominative `name` is in the list of names of other peoples, which the calendar lacks.

    >>> is_foreign_name("Luidži"), is_foreign_name("Raivo")
    (True, False)
    """
    return name in _foreign()


def given_forms(form: str, *, folded: bool = False) -> tuple[GivenForm, ...]:
    """All listed names that have this form, each with the case; with `folded` the form may lack diacritics.

    >>> [(each.name, each.case.value) for each in given_forms("Jāņa")]
    [('Jānis', 'Gen')]
    >>> [each.name for each in given_forms("Janim", folded=True)]
    ['Janis', 'Jānis']
    """
    return _folded_index().get(fold(form), ()) if folded else _index().get(form, ())


def with_diacritics(name: str) -> tuple[str, ...]:
    """The listed names that look like this nominative without diacritics, the usual ones first.

    >>> with_diacritics("Martins")
    ('Mārtiņš', 'Martins', 'Martiņš')
    """
    found = {each.name: not each.usual for each in given_forms(name, folded=True) if each.case is Case.NOM}
    return tuple(sorted(found, key=lambda each: (found[each], each)))


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[tuple[Gender, ...], bool]]:
    return _foreign() | {row["name"]: (_GENDERS[row["gender"]], row["list"] == "traditional") for row in _rows("firstnames.csv")}


@lru_cache(maxsize=1)
def _foreign() -> dict[str, tuple[tuple[Gender, ...], bool]]:
    return {row["name"]: (_GENDERS[row["gender"]], False) for row in _rows("foreignnames.csv")}


def _rows(name: str) -> csv.DictReader[str]:
    return csv.DictReader((files("extractors") / "data" / name).read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[GivenForm, ...]]:
    found: dict[str, list[GivenForm]] = defaultdict(list)
    for name, (genders, usual) in _listed().items():
        for gender in genders:
            for case, forms in decline(name, gender).items():
                reading = GivenForm(name, gender, case, usual)
                for form in forms:
                    found[form].append(reading)
    return {form: tuple(each) for form, each in found.items()}


@lru_cache(maxsize=1)
def _folded_index() -> dict[str, tuple[GivenForm, ...]]:
    found: dict[str, list[GivenForm]] = {}
    for form, readings in _index().items():
        found.setdefault(fold(form), []).extend(readings)
    return {form: tuple(dict.fromkeys(each)) for form, each in found.items()}
