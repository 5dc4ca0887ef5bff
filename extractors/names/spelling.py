"""Names in the spelling of before 1922, and in fonts that lacked our letters, put into today's spelling."""

from __future__ import annotations

import re
from itertools import product

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


def modern_spellings(name: str) -> tuple[str, ...]:
    """Candidates for the name in today's spelling, the name itself first; never more than 16.

    >>> modern_spellings("Jahnis Behrsinsch")
    ('Jahnis Behrsinsch', 'Jāniz Bērziņš', 'Jāniz Bērsiņš', 'Jānis Bērziņš', 'Jānis Bērsiņš')
    >>> modern_spellings("janwarî")
    ('janwarî', 'janvarī')
    """
    if len(name) > 200:
        return (name,)
    pieces: list[tuple[str, ...]] = []
    position = 0
    lower = name.lower() if len(name.lower()) == len(name) else name  # some capitals fold into two letters
    for match in _PATTERN.finditer(lower):
        pieces.append((name[position : match.start()],))
        pieces.append(tuple(_with_case(name[match.start() : match.end()], new) for new in _TABLE[match.group()]))
        position = match.end()
    pieces.append((name[position:],))
    found = [name]
    for index, chosen in enumerate(product(*pieces)):
        if index >= _MOST - 1:
            break
        found.append("".join(chosen).translate(_FONT))
    return tuple(dict.fromkeys(found))


def _with_case(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if old[0].isupper() else new
