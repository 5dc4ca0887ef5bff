"""Names in the spelling of before 1922, and in fonts that lacked our letters, put into today's spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from math import prod

from extractors.names.declension import decline
from extractors.names.fold import fold
from extractors.names.given import given_forms

# The Gothic spelling, in use until the reform of 1908–1922: z was c, s was z, w was v, h lengthened the vowel before
# it, sch stood for š and for ž.
_OLD = (
    ("insch", ("iņš",)),
    ("dsch", ("dž",)),
    ("tsch", ("č",)),
    ("sch", ("š", "ž")),
    ("ds", ("dz", "ds")),
    ("ee", ("ie",)),
    ("ah", ("ā",)),
    ("eh", ("ē",)),
    ("ih", ("ī",)),
    ("uh", ("ū",)),
    ("oh", ("o",)),
    ("w", ("v",)),
    ("z", ("c", "z")),
    ("s", ("z", "s")),
    ("ſ", ("s",)),
    ("ß", ("s",)),
    ("ŗ", ("r",)),
    ("ō", ("o",)),
    ("ch", ("h",)),
    ("x", ("ks",)),
    ("y", ("i",)),
    ("qu", ("kv",)),
    ("tz", ("c",)),
    ("ph", ("f",)),
    ("th", ("t",)),
    ("mm", ("m", "mm")),
    ("nn", ("n", "nn")),
    ("ll", ("l", "ll")),
)
_FONT = str.maketrans("âêîôûÂÊÎÔÛåøŗŖōŌ", "āēīoūĀĒĪOŪāorRoO")
_PATTERN = re.compile("|".join(sorted((old for old, _ in _OLD), key=len, reverse=True)))
_TABLE = dict(_OLD)
_MOST = 16
_MOST_OF_A_WORD = 48
_BREAK = re.compile(r"([\s.-]+)")
# The stroke through a softened letter is lost in most copies: Behrsina is Bērziņa, as Behrsinsch is Bērziņš.
_SOFT = re.compile(r"(?<=[^aeiou\W]i)n(?=(?:a|am|ai|u|as|ā)$)")
_LIKELY = re.compile(r"(?:iņ(?:š|a|am|ai|u|as|ā)|īt(?:is|im|i|e|ei|es)|īš(?:a|am))$")


def modern_spellings(name: str) -> tuple[str, ...]:
    """Candidates for the name in today's spelling: the name itself, then the likeliest first; never more than 16.

    Listed given names are likelier than others, and so are surnames with the endings that most Latvian surnames have.

    >>> modern_spellings("Jahnis Behrsinsch")
    ('Jahnis Behrsinsch', 'Jānis Bērziņš', 'Jānis Bērsiņš')
    >>> modern_spellings("janwarî")
    ('janwarî', 'janvarī')
    """
    if len(name) > 200:
        return (name,)
    words = _BREAK.split(name)
    choices = [_spellings_of(word)[:_MOST] for word in words]
    # A choice that is less likely in one word is less likely in all: only the first few of each are combined.
    while prod(map(len, choices)) > 4096:
        choices = [each[: max(1, len(each) - 1)] for each in choices]
    ranked = sorted(product(*(tuple(enumerate(each)) for each in choices)), key=lambda chosen: sum(rank for rank, _ in chosen))
    found = ["".join(word for _, word in chosen) for chosen in ranked[: _MOST - 1]]
    return tuple(dict.fromkeys([name, *found]))


@lru_cache(maxsize=4096)
def _spellings_of(word: str) -> tuple[str, ...]:
    """What one word may be today, the likeliest first."""
    pieces: list[tuple[str, ...]] = []
    position = 0
    lower = word.lower() if len(word.lower()) == len(word) else word  # some capitals fold into two letters
    for match in _PATTERN.finditer(lower):
        pieces.append((word[position : match.start()],))
        new = _TABLE[match.group()]
        if match.group() == "s" and (match.end() == len(word) or lower[match.end()] in "tpk"):
            new = ("s",)  # the ending of the nominative, and before t, p, k, is no z
        pieces.append(tuple(_with_case(word[match.start() : match.end()], each) for each in new))
        position = match.end()
    pieces.append((word[position:],))
    found = dict.fromkeys("".join(chosen).translate(_FONT) for chosen in islice(product(*pieces), _MOST_OF_A_WORD))
    softened = {soft: None for each in found if (soft := _SOFT.sub("ņ", each)) != each and not given_forms(each)}
    restored = {} if any(map(given_forms, found)) else dict.fromkeys(form for each in found for form in _given_softened(each))
    return tuple(
        sorted(
            restored | found | softened,
            key=lambda each: (not given_forms(each), each != word, each not in restored, not _LIKELY.search(each)),
        )
    )


def _given_softened(word: str) -> Iterator[str]:
    """`Jāna` for `Jāņa`: forms of listed given names that lost their strokes."""
    for each in given_forms(word, folded=True):
        yield from (form for form in decline(each.name, each.gender)[each.case] if fold(form) == fold(word))


def _with_case(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if old[0].isupper() else new
