"""Other forms of a doubtful name in the document: where `Kurše` stands by itself, `Einaru Kurši` is no Kuršis."""

from __future__ import annotations

from collections.abc import Sequence, Set

from extractors.names.declension import decline
from extractors.names.given import is_given_name
from extractors.names.people import Reading
from extractors.records import Gender

#: How much likelier the reading is for which another form speaks.
_SPEAKS = 8.0
#: Of how many readings the forms are compared.
_MOST = 5


def with_witnesses(options: Sequence[Reading], words: Set[str]) -> tuple[Reading, ...]:
    """The readings, those made likelier of whose surname, or unlisted given name, some word is a form and of no other reading's.

    `words` are words with a capital that stand in no other name. A surname is compared with those of the same gender: the other
    gender's would speak for somebody else.

    >>> man = Gender.MASCULINE
    >>> from extractors.names.people import nominatives
    >>> options = nominatives("Einaru Kurši", gender=man)
    >>> [with_witnesses(options, words)[0].name for words in ({"Rīga"}, {"Kurše"})]
    ['Einars Kuršis', 'Einars Kurše']
    """
    first = options[:_MOST]
    families = [_forms(reading.family, reading.gender) for reading in first]
    given = [frozenset() if _is_sure(reading.given) else _forms(reading.given, reading.gender) for reading in first]
    seen = [
        _speaks(families, [o.family if o.gender is reading.gender else None for o in first], reading.family, place, words)
        or _speaks(given, [o.given for o in first], reading.given, place, words)
        for place, reading in enumerate(first)
    ]
    if not any(seen):
        return tuple(options)
    weighed = [r._replace(confidence=r.confidence * (_SPEAKS if at < len(seen) and seen[at] else 1.0)) for at, r in enumerate(options)]
    total = sum(r.confidence for r in weighed)
    return tuple(
        r._replace(confidence=r.confidence / total) for r in sorted(weighed, key=lambda r: (-r.confidence, r.name, str(r.gender)))
    )


def _is_sure(given: str) -> bool:
    return not given or "." in given or is_given_name(given)


def _speaks(forms: Sequence[Set[str]], names: Sequence[str | None], name: str, place: int, words: Set[str]) -> bool:
    own = forms[place] & words
    return bool(own) and not all(
        any(word in forms[other] for other, each in enumerate(names) if each is not None and each != name) for word in own
    )


def _forms(name: str, gender: Gender | None) -> frozenset[str]:
    if not name or gender is None:
        return frozenset()
    return frozenset(form for variants in decline(name, gender).values() for form in variants)
