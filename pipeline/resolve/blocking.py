"""By what identities are looked up: two that share no key are never compared."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.institutions.abbreviations import initials_of
from pipeline.resolve.bodies import institution_key, is_head_alone, known_by_abbreviation
from pipeline.resolve.keys import family_stem, name_key, person_name
from pipeline.resolve.records import Context, Identity


def keys_of(identity: Identity, context: Context, guess: Identity | None = None) -> tuple[str, ...]:
    """The keys of one identity, sorted; `guess` is the identity whose initials its abbreviation has.

    A person has the stem of the surname, and of a double surname also that of each half with the given name. An
    institution has its names and abbreviations, an unexplained abbreviation also the names that it may stand for.

    >>> keys_of(Identity(1, 1, "person", 1, ("Anna Siliņa-Kalve",)), Context(1))
    ('p:silina-kalv', 'p:~kalv|anna', 'p:~silin|anna')
    >>> keys_of(Identity(1, 1, "institution", 1, ("Gaismas biedrība",), short=("GB",)), Context(1))
    ('a:GB', 'n:gaismasbiedriba')
    """
    if identity.kind == "person":
        return tuple(sorted(set(_of_person(identity))))
    if identity.kind == "institution":
        return tuple(sorted(set(_of_institution(identity, context, guess))))
    return (f"i:{name_key(identity.names[0])}|{identity.type or ''}",)


def _of_person(identity: Identity) -> Iterator[str]:
    for name in (*identity.names, *identity.readings, *identity.former):
        parts = person_name(name)
        yield f"p:{family_stem(parts.family)}"
        if parts.full:
            for half in parts.parts or (parts.family,):
                yield f"p:~{family_stem(half)}|{parts.given[0]}"


def _of_institution(identity: Identity, context: Context, guess: Identity | None) -> Iterator[str]:
    for name in (*identity.names, *identity.former):
        if not is_head_alone(name):
            yield f"n:{institution_key(name)}"
            if len(initials_of(name)) >= 3:
                yield f"a:{initials_of(name)}"
    for short in identity.short:
        yield f"a:{short}"
        if not identity.names:
            yield from (f"n:{key}" for key in known_by_abbreviation(short, context.date))
    if guess is not None and not identity.names:
        yield from (f"n:{institution_key(name)}" for name in guess.names)
