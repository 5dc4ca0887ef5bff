"""The path of units inside an organisation, in the form of an index card: only the last one in the nominative."""

from __future__ import annotations

from extractors.institutions.words import heads_of
from extractors.names.declension import Case, decline
from extractors.names.institutions import institution_nominative
from extractors.roles.words import is_unit_head


def unit_path(text: str) -> str | None:
    """The units named in the text, the outer ones in the genitive before the last.

    >>> unit_path("Budžeta departamenta Pašvaldību nodaļas")
    'Budžeta departamenta Pašvaldību nodaļa'
    >>> unit_path("Stratēģijas departaments Attīstības nodaļa")
    'Stratēģijas departamenta Attīstības nodaļa'
    >>> unit_path("Juridiskā departamenta")
    'Juridiskais departaments'
    """
    words = text.replace(" ,", ",").split()
    places = [at for at, word in enumerate(words) if is_unit_head(word)]
    if not places:
        return institution_nominative(text) or (text or None)
    last = places[-1]
    begin = 0
    outer: list[str] = []
    for at in places[:-1]:
        if not words[at + 1][:1].isupper():
            continue  # part of a longer name: `Centra administrācijas nodaļa`
        outer.append(_genitive(words[begin : at + 1]))
        begin = at + 1
    inner = " ".join(words[begin : last + 1])
    return " ".join([*outer, institution_nominative(inner) or inner])


def _genitive(words: list[str]) -> str:
    """A unit's name in the genitive when it stands in the nominative, else as printed."""
    for reading in heads_of(words[-1]):
        if reading.case is Case.NOM and not reading.plural:
            forms = decline(reading.head.noun, reading.head.gender)[Case.GEN]
            head = forms[0].capitalize() if words[-1][:1].isupper() else forms[0]
            return " ".join([*words[:-1], head])
    return " ".join(words)
