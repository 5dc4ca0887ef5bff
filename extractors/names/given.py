"""First names: which words are one, and of which gender."""

from __future__ import annotations

from functools import cache
from importlib import resources

from extractors.names.fold import fold
from extractors.records import Gender

#: Men's names that end like women's, and women's that end like men's, so that the ending would mislead.
_BY_HAND = {
    "Ņikita": Gender.MASCULINE, "Iļja": Gender.MASCULINE, "Ilja": Gender.MASCULINE, "Foma": Gender.MASCULINE,
    "Luka": Gender.MASCULINE, "Kuzma": Gender.MASCULINE, "Saša": Gender.MASCULINE, "Nikola": Gender.MASCULINE,
    "Bruno": Gender.MASCULINE, "Hugo": Gender.MASCULINE, "Oto": Gender.MASCULINE, "Ivo": Gender.MASCULINE,
    "Raivo": Gender.MASCULINE, "Guido": Gender.MASCULINE, "Gvido": Gender.MASCULINE, "Aivo": Gender.MASCULINE,
    "Arno": Gender.MASCULINE, "Heino": Gender.MASCULINE, "Leo": Gender.MASCULINE, "Marko": Gender.MASCULINE,
    "Otto": Gender.MASCULINE, "Tālivaldis": Gender.MASCULINE, "Inno": Gender.MASCULINE, "Eno": Gender.MASCULINE,
    "Harijs": Gender.MASCULINE, "Andrejs": Gender.MASCULINE, "Krists": Gender.MASCULINE, "Ingo": Gender.MASCULINE,
    "Mārīte": Gender.FEMININE, "Karmen": Gender.FEMININE, "Ketija": Gender.FEMININE, "Merī": Gender.FEMININE,
    "Betija": Gender.FEMININE, "Keti": Gender.FEMININE, "Dženifer": Gender.FEMININE, "Nelli": Gender.FEMININE,
}  # fmt: skip


@cache
def _names() -> dict[str, Gender | None]:
    text = resources.files("extractors").joinpath("data/firstnames.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {name: Gender(gender) if gender else None for name, gender, _ in rows} | _BY_HAND


@cache
def _folded() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for name in _names():
        out.setdefault(fold(name), []).append(name)
    return {key: tuple(sorted(names)) for key, names in out.items()}


def is_given_name(name: str) -> bool:
    """Whether the nominative is a known first name.

    >>> is_given_name("Jānis"), is_given_name("Jānim")
    (True, False)
    """
    return name in _names()


def given_name_gender(name: str) -> Gender | None:
    """The gender of a known first name in the nominative; `None` when it is not known or can be either.

    >>> given_name_gender("Imandra"), given_name_gender("Gvido").value
    (<Gender.FEMININE: 'Fem'>, 'Masc')
    """
    return _names().get(name)


def with_diacritics(name: str) -> tuple[str, ...]:
    """The known first names that look like this one without diacritics.

    >>> with_diacritics("Martins")
    ('Martins', 'Mārtiņš')
    """
    return _folded().get(fold(name), ())
