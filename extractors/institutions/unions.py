"""What stands before the name of a body as whose it is: a parliament, a union of states, a church, a league's own name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.words import Word
from extractors.names.known import find_known

#: What the funds of the European Union are for whose own names do not say whose they are.
_OF_UNION = frozenset({"Kohēzijas", "Atveseļošanas", "Solidaritātes", "Modernizācijas"})
#: Unions of states, written short before the name of what they have set up.
UNIONS = frozenset({"ANO", "ASV", "ES", "NATO", "EDSO", "UNESCO", "UNICEF"})
#: Churches, written short before the name of a parish.
CHURCHES = frozenset({"LELB", "LELBĀL", "LELBP", "LBDS", "LPAB", "LVCAD", "RKB", "LPB"})
#: What a church has by its own name before it: `LELB Diakonijas centrs`.
OF_CHURCHES = frozenset({"draudze", "centrs", "akadēmija", "konsistorija", "virsvalde"})
#: Leagues that are called by a name in capitals: `EUROPARC federācija`, `EUROCITIES tīkls`.
LEAGUES = frozenset("federācija asociācija tīkls alianse konfederācija savienība līga apvienība konsorcijs kustība".split())


def with_union(words: Sequence[Word], start: int, head: int) -> int:
    """Where a name begins with the parliament or the union whose committee or council it is: `Saeimas Juridiskā komisija`."""
    noun = words[head].text.lower()
    if start and words[start - 1].text == "Saeimas" and noun.startswith(("komisij", "apakškomisij")):
        return start - 1
    if start > 1 and words[start - 1].text.lower() == "parlamenta" and words[start - 2].text in OF_COUNTRIES and noun.startswith(("komisij", "komitej")):
        return start - 2  # `Moldovas parlamenta Juridiskā komisija`
    if start and noun.startswith("mazpulk") and re.fullmatch(r"\d{1,3}\.", words[start - 1].text):
        return start - 1  # `104. Egļu vidusskolas mazpulks`: they have numbers
    if start > 1 and [w.text for w in words[start - 2 : start]] == ["Eiropas", "Savienības"] and (noun.startswith("padom") or (noun.startswith("fond") and words[start].text in _OF_UNION)):
        return start - 2
    return start


def is_brand(word: Word) -> bool:
    """Whether a word in capitals is a name that is spoken as a word, and no abbreviation of a body that owns what follows."""
    return word.text.isupper() and len(word.text) > 4 and word.text.isalpha() and not find_known(word.text)
