"""Names as keys: what may differ in spelling and still be one name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from extractors.names.fold import fold
from extractors.names.given import is_given_name

_QUOTES = re.compile(r"[\"'“”„‟«»‘’`´‹›]")
_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
_ENDING = re.compile(r"(?:is|us|as|es|s|š|a|e|i|u|o)$")


def name_key(name: str) -> str:
    """The name with case, quotes, dashes and spaces evened out; diacritics stay, since they tell names apart.

    >>> name_key("SIA „Rumba”") == name_key('SIA "RUMBA"')
    True
    """
    text = unicodedata.normalize("NFC", name)
    text = _DASHES.sub("-", _QUOTES.sub("", text))
    return " ".join(text.split()).strip(" .,;:").casefold()


def is_abbreviation(name: str) -> bool:
    """Whether the name is a short form of capitals: `VARAM`, `ViA`, `KS`; one word with at least two capitals.

    >>> [is_abbreviation(name) for name in ("VARAM", "ViA", "Saeima", "SIA Rumba")]
    [True, True, False, False]
    """
    return " " not in name and sum(c.isupper() for c in name) >= 2 and len(name) <= 12 and name[:1].isalpha()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts, folded; `given` may hold initials (`j.`) and may be empty."""

    given: tuple[str, ...]
    family: str

    @property
    def full(self) -> bool:
        """Whether the first given name stands whole, not as an initial or a shortening (`Mār.`)."""
        return bool(self.given) and not self.given[0].endswith(".")

    @property
    def parts(self) -> tuple[str, ...]:
        """The surnames in a double surname; of a single one nothing."""
        return tuple(self.family.split("-")) if "-" in self.family else ()

    def fits(self, other: PersonName) -> bool:
        """Whether the two can be names of one person: the family equal, the given names equal or one the other's initial.

        A name without a given name fits every one of its family. One of the names of a double surname fits the whole.

        >>> person_name("J. Ozols").fits(person_name("Jānis Ozols")), person_name("Anna Ozola").fits(person_name("Ilze Ozola"))
        (True, False)
        >>> person_name("A. Kalniņa").fits(person_name("Anna Kalniņa-Siliņa")), person_name("Ozols").fits(person_name("J. Ozols"))
        (True, True)
        """
        if self.family != other.family and self.family not in other.parts and other.family not in self.parts:
            return False
        return all(_part_fits(a, b) for a, b in zip(self.given, other.given, strict=False))


def _part_fits(left: str, right: str) -> bool:
    if left.endswith(".") or right.endswith("."):
        a, b = left.rstrip("."), right.rstrip(".")
        return a.startswith(b) or b.startswith(a)
    return left == right


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """The parts of a nominative, folded, the last of which is the family name; a list may have it first.

    >>> person_name("A. K. Bērziņa-Kalniņa")
    PersonName(given=('a.', 'k.'), family='berzina-kalnina')
    >>> person_name("Celmiņa Vija") == person_name("Vija Celmiņa")
    True
    """
    parts = _DASHES.sub("-", re.sub(r"\.(?=[^\s-])", ". ", _QUOTES.sub("", name))).split()
    if len(parts) == 2 and is_given_name(parts[1]) and not is_given_name(parts[0]) and not parts[0].endswith("."):
        parts.reverse()
    folded = [fold(part) for part in parts]
    return PersonName(tuple(folded[:-1]), folded[-1].rstrip(".")) if folded else PersonName((), "")


@lru_cache(maxsize=65536)
def family_stem(family: str) -> str:
    """What is common to a folded surname's forms for men and women and in all cases, roughly; for looking up, not for judging.

    >>> family_stem("zvirbulis") == family_stem("zvirbule"), family_stem("berzins") == family_stem("berzina")
    (True, True)
    """
    bare = _ENDING.sub("", family)
    return bare if len(bare) >= 3 else family


def person_key(name: str) -> str | None:
    """Surname and first letter of the given name, by which people of two documents are compared; nothing for a bare surname.

    >>> person_key("Jānis Ozols") == person_key("J. Ozols"), person_key("Ozols") is None
    (True, True)
    """
    parts = person_name(name)
    return f"{parts.family}|{parts.given[0][0]}" if parts.given and parts.given[0] else None


def circle_name(name: str) -> str | None:
    """Surname and given name or initial, by which the people of two documents are compared; nothing for a bare surname.

    >>> circle_name("Vija Celmiņa"), circle_name("V. Celmiņa"), circle_name("Celmiņa")
    ('celmina|vija', 'celmina|v.', None)
    """
    parts = person_name(name)
    return f"{parts.family}|{parts.given[0]}" if parts.given and parts.given[0] else None
