"""Names as keys: what may differ in spelling and still be one name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_QUOTES = re.compile(r"[\"'“”„‟«»‘’`´‹›]")
_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
_NOVADS = re.compile(r"^(.+) novada? (?:pašvaldības dome|pašvaldība|dome)$")
_PILSETA = re.compile(r"^(.+) (?:valsts)?pilsētas (?:pašvaldības dome|pašvaldība|dome)$")
_VALSTSPILSETA = re.compile(r"^(.+) valstspilsēta$")


def name_key(name: str) -> str:
    """The name with case, quotes, dashes and spaces evened out; diacritics stay, since they tell names apart.

    >>> name_key("SIA „Rumba”") == name_key('SIA "RUMBA"')
    True
    """
    text = unicodedata.normalize("NFC", name)
    text = _DASHES.sub("-", _QUOTES.sub("", text))
    return " ".join(text.split()).strip(" .,;:").casefold()


def institution_key(name: str) -> str:
    """As `name_key`; a municipality, its council and its administration are one institution.

    Law: Pašvaldību likums, in force from 2023, section 1: the municipality acts through its council and administration.

    >>> institution_key("Ādažu novada dome") == institution_key("Ādažu novada pašvaldība") == institution_key("Ādažu novads")
    True
    """
    key = name_key(name)
    key = _NOVADS.sub(r"\1 novads", key)
    key = _PILSETA.sub(r"\1 pilsēta", key)
    return _VALSTSPILSETA.sub(r"\1 pilsēta", key)


def is_abbreviation(name: str) -> bool:
    """Whether the name is a short form of capitals: `VARAM`, `ViA`, `KS`; one word with at least two capitals.

    >>> [is_abbreviation(name) for name in ("VARAM", "ViA", "Saeima", "SIA Rumba")]
    [True, True, False, False]
    """
    return " " not in name and sum(c.isupper() for c in name) >= 2 and len(name) <= 12 and name[:1].isalpha()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts; `given` may hold initials (`J.`) and may be empty."""

    given: tuple[str, ...]
    family: str

    @property
    def full(self) -> bool:
        """Whether at least one given name stands whole."""
        return any(len(part.rstrip(".")) > 2 or (len(part) > 1 and not part.endswith(".")) for part in self.given)

    def fits(self, other: PersonName) -> bool:
        """Whether the two can be names of one person: the family equal, the given names equal or one the other's initial.

        >>> person_name("J. Ozols").fits(person_name("Jānis Ozols")), person_name("Anna Ozola").fits(person_name("Ilze Ozola"))
        (True, False)
        """
        if self.family != other.family:
            return False
        return all(_part_fits(a, b) for a, b in zip(self.given, other.given, strict=False))


def _part_fits(left: str, right: str) -> bool:
    if left.endswith(".") or right.endswith("."):
        a, b = left.rstrip("."), right.rstrip(".")
        return a.startswith(b) or b.startswith(a)
    return left == right


def person_name(name: str) -> PersonName:
    """The parts of a nominative, the last of which is the family name.

    >>> person_name("A. K. Bērziņa-Kalniņa")
    PersonName(given=('a.', 'k.'), family='bērziņa-kalniņa')
    """
    parts = name_key(re.sub(r"\.(?=\S)", ". ", name) + "#").removesuffix("#").split()
    return PersonName(tuple(parts[:-1]), parts[-1]) if parts else PersonName((), "")
