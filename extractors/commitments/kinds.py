"""Kinds of bodies: which a common noun may mean, and whether a body by its name is of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.commitments.seats import is_of_kind

#: Common nouns that mean the body whose paper it is, when it is of that kind.
BODIES = {
    "dome": ("dome", "pašvaldība", "novads", "pilsēta"), "pašvaldība": ("pašvaldība", "dome", "novads", "pilsēta"),
    "novads": ("novads", "pašvaldība", "dome"), "padome": ("padome",), "komisija": ("komisija",), "komiteja": ("komiteja",),
    "biedrība": ("biedrība", "savienība", "apvienība", "asociācija", "klubs"), "asociācija": ("asociācija",), "valdība": ("ministru kabinets",),
    "savienība": ("savienība",), "fonds": ("fonds",), "skola": ("skola", "ģimnāzija", "vidusskola", "pamatskola"),
    "ministrija": ("ministrija",), "kopiena": ("kopiena",), "tīkls": ("tīkls",), "grupa": ("grupa",), "kanceleja": ("kanceleja",),
    "valde": ("valde",), "universitāte": ("universitāte",), "aģentūra": ("aģentūra",),
}  # fmt: skip
#: How the names of municipalities and their councils call the territory: `Ogres novada dome` is the `novads`.
TERRITORIES = {
    "novads": ("novads", "novada"), "pilsēta": ("pilsēta", "pilsētas", "valstspilsēta", "valstspilsētas"), "pagasts": ("pagasts", "pagasta"),
}  # fmt: skip
#: Councils of territories, which were municipalities under the law of 1994.
_TERRITORIAL = re.compile(r"(?:pagasta|novada|pilsētas|rajona) (?:padome|valde)$")


def is_territorial(name: str) -> bool:
    """Whether a name in small letters is that of the council of a territory, which is the municipality itself."""
    return _TERRITORIAL.search(name) is not None


def is_body_of_kind(name: str, kinds: Iterable[str]) -> bool:
    """Whether a body's name in small letters is that of one of the kinds.

    >>> is_body_of_kind("egļu novada uzņēmēju padome", ("dome", "novads")), is_body_of_kind("egļu pagasta padome", ("dome", "novads"))
    (False, True)
    """
    kinds = tuple(kinds)
    if "dome" in kinds and is_territorial(name):
        return True
    return is_of_kind(name, kinds) or any(" " in kind and kind in name for kind in kinds)


def is_a(name: str, noun: str) -> bool:
    """Whether a name in small letters is that of one of the kind: by its last word, or by its first or last before a name in quotes.

    >>> is_a("biedrība „ūdens ceļi”", "biedrība"), is_a("latvijas piļu biedrība", "biedrība"), is_a("biedrību padome", "biedrība")
    (True, True, False)
    >>> is_a("egļu novada pašvaldības aģentūra „spriditis”", "aģentūra")
    True
    """
    words, front = re.findall(r"\w+", name), re.findall(r"\w+", re.split(r"[„“\"«]", name)[0])
    return bool(words) and (words[-1] == noun or words[0] == noun or front[-1:] == [noun])
