"""Units inside an organisation: departments and divisions whose names begin or go on like those of bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.names import name_start
from extractors.institutions.words import CLOSING, OPENING, ORGANS, Word, can_precede, genitive_singular, heads_of
from extractors.names.declension import Case
from extractors.names.institutions import LEGAL_FORMS

#: Houses that have departments of their own, so that a name before one of those is theirs.
_WITH_UNITS = frozenset({"university", "school", "hospital", "court", "ministry", "municipality"})

#: With these begin the names of offices of the state, of no part of one.
_NATIONAL = re.compile(r"(?:Nacionāl|Latvijas)")


def in_unit(words: Sequence[Word], at: int) -> bool:
    """Whether the word only names the unit behind it: `Zemkopības ministrijas Lauksaimniecības departaments`."""
    if not at or at + 1 >= len(words) or words[at + 1].capital:
        return False
    start = at - 1 if at > 1 and words[at - 1].text == "Ministru" and words[at].text == "kabineta" else at  # `Valsts kancelejas Ministru kabineta sēžu nodaļa`
    if not words[start].capital or not any(r.case is Case.GEN and not r.plural for r in heads_of(words[start - 1].text)):
        return False
    listed = words[at + 1].text in (",", "un") and words[at].text.endswith("u")  # `Arhīvu, bibliotēku un muzeju nodaļa`
    if listed and leads_to_unit(words[at + 1 : at + 8], over=(",", "un")):
        return True
    # `Veselības ministrijas Sabiedrības veselības departaments`; but a school's own department stands right behind it
    reach = 1 if heads_of(words[at].text)[0].head.type in _WITH_UNITS else 3
    if (all(r.plural for r in heads_of(words[at].text)) or words[at].text.endswith("u")) and leads_to_unit(words[at + 1 : at + 4], centres=True):
        return True  # `Nacionālās bibliotēkas Bibliotēku attīstības centrs`: whom the unit serves
    return leads_to_unit(words[at + 1 : at + 1 + reach])


def leads_to_unit(words: Sequence[Word], over: tuple[str, ...] = (), *, centres: bool = False) -> bool:
    """Whether a unit's head comes next behind genitives in small letters, and the words of `over`; with `centres` one that can be a unit."""
    for word in words:
        if any(r.head.type == "department" or (centres and r.head.unit_possible and word.text.islower()) for r in heads_of(word.text)):
            return True
        if word.capital or not (word.text in over or can_precede(word)):
            return False
    return False


def names_a_unit(words: Sequence[Word], at: int) -> bool:
    """`Valsts policijas Galvenās kārtības policijas pārvalde`: whether the head stands inside the name of its owner's unit."""
    if at + 1 >= len(words) or words[at].capital or words[at + 1].capital or not genitive_singular(heads_of(words[at].text)):
        return False
    if not any(r.head.unit_possible and r.head.noun in ORGANS for r in heads_of(words[at + 1].text)):
        return False
    start = name_start(list(words), at)
    return (
        start is not None
        and start > 0
        and genitive_singular(heads_of(words[start - 1].text))
        and name_start(list(words), start - 1) is not None  # its owner is named, and is no `pārējā policija`
    )


#: What organisations with a name in quotes have in other places.
_REGIONAL = frozenset({"centrs", "filiāle", "birojs", "nodaļa", "pārvalde", "pārstāvniecība", "dienests", "audzētava", "kokaudzētava"})


def _owner_quoted(words: Sequence[Word], closing: int) -> bool:
    """Whether the quotes that end there name an organisation: a legal form or the noun of one stands before them."""
    opening = next((k for k in range(closing - 1, max(-1, closing - 10), -1) if words[k].text in OPENING), 0)
    if not opening:
        return False
    before = words[opening - 1]
    return before.text in LEGAL_FORMS or any(r.head.type in ("company", "association", "fund", "bank", "agency") for r in heads_of(before.text))


def is_unit(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the body is a unit of the organisation named right before it: `pašvaldības Attīstības pārvalde`."""
    head = heads_of(words[at].text)[0].head
    if not head.unit_possible or head.type in ("council", "committee") or start == 0:
        return False
    if _NATIONAL.match(words[start].text) and head.type in ("centre", "university", "museum", "library"):
        return False  # `Veselības ministrijas Nacionālais asins centrs`: an office of its own under the ministry
    place = start - 1
    while place > 0 and words[start - 1].text == ")" and words[place].text != "(" and start - place < 8:
        place -= 1
    owner = words[place - 1] if place and words[place].text == "(" else words[start - 1]  # `dienesta (LAD) | Zemgales pārvalde`
    if owner.text in CLOSING and head.noun in _REGIONAL and _owner_quoted(words, start - 1):
        return True  # `AS „Rīts” Gulbenes reģionālais centrs`
    if owner.text.isupper() and len(owner.text) > 1 and owner.letters:
        return True
    return (
        any(r.case is Case.GEN and not r.plural for r in heads_of(owner.text))
        and words[start - 1].end + 2 > words[start].start
    )


def of_a_school(words: Sequence[Word], at: int) -> bool:
    """`vidusskolas meiteņu ansamblis`, `2. vidusskolas koris`: what a school has within itself, without a name of its own."""
    if not words[at].text.lower().startswith(("kor", "ansambl", "orķestr", "kolektīv", "komand", "pulciņ")) or (at + 1 < len(words) and words[at + 1].text in OPENING):
        return False
    return any(r.head.type == "school" and r.case is Case.GEN and not r.plural for w in words[max(0, at - 3) : at] for r in heads_of(w.text))
