"""When two names are the same name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = dict.fromkeys(map(ord, "\"'“”„‟«»‘’`´"))
_NAME_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEGAL_FORM = re.compile(
    r"^(?:(?:valsts |pašvaldības )?(?:sia|as|akciju sabiedrība|sabiedrība ar ierobežotu atbildību|aģentūra)|vsia|vas|ps|ks|"
    r"biedrība|nodibinājums|komandītsabiedrība|arodbiedrība) (?=\S)"
)


def folded(text: str | None) -> str:
    """The text without case, quotes, kinds of dashes and marks at its ends; diacritics stay.

    >>> folded("SIA  „Ezera – krasts”.")
    'sia ezera-krasts'
    """
    text = unicodedata.normalize("NFC", text or "").translate(_DASHES).translate(_QUOTES)
    return re.sub(r"\s+", " ", re.sub(r"\s*-\s*", "-", text)).strip(" .,;:").casefold()


def words(text: str | None) -> list[str]:
    """The words of a text, folded."""
    return re.findall(r"\w+", folded(text))


def is_same_person(gold: str, found: str) -> bool:
    """Whether family names are equal, and given names equal or one the initial of the other.

    >>> is_same_person("Dzintra Ozola", "Dz. Ozola"), is_same_person("Dzintra Ozola", "A. Ozola")
    (True, False)
    """
    (gold_given, gold_family), (given, family) = _parts(gold), _parts(found)
    if gold_family != family:
        return folded(gold) == folded(found)
    if not gold_given or not given:
        return not gold_given
    shorter, longer = sorted((gold_given[0], given[0]), key=len)
    return shorter == longer or (len(shorter) <= 2 and longer.startswith(shorter))


def _parts(name: str) -> tuple[list[str], str]:
    parts = _NAME_PART.findall(folded(name.replace(".", ". "))) or [""]
    return parts[:-1], parts[-1]


def one_municipality(name: str) -> str:
    """The folded name without its legal form; a council and an administration under the name of their municipality.

    >>> one_municipality("alūksnes novada dome"), one_municipality("sia rumba")
    ('alūksnes novads', 'rumba')
    """
    name = _LEGAL_FORM.sub("", name)
    name = re.sub(r"^(.+) novada (?:pašvaldības dome|pašvaldība|dome)$", r"\1 novads", name)
    name = re.sub(r"^(.+) (?:valsts)?pilsētas (?:pašvaldības dome|pašvaldība|dome)$", r"\1 pilsēta", name)
    return re.sub(r"^(.+) valstspilsēta$", r"\1 pilsēta", name)


class NameKeys:
    """One key for all names that gold, over all its documents, calls one and the same."""

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        """`named` are names with their aliases."""
        self._leads_to: dict[str, str] = {}
        self._known: set[str] = set()
        for name, aliases in named:
            self._known.add(folded(name))
            for alias in aliases:
                self._known.add(folded(alias))
                if len(folded(alias)) > 1:
                    self._leads_to[self._end(one_municipality(folded(alias)))] = self._end(one_municipality(folded(name)))

    def __call__(self, name: str | None, aliases: Iterable[str] = ()) -> str | None:
        """The key of a name; that of an abbreviation among its aliases when gold knows only that."""
        if not name:
            return None
        if folded(name) not in self._known:
            name = next((alias for alias in sorted(aliases) if alias.isupper() and folded(alias) in self._known), name)
        return self._end(one_municipality(folded(name)))

    def _end(self, key: str) -> str:
        while self._leads_to.setdefault(key, key) != key:
            key = self._leads_to[key]
        return key
