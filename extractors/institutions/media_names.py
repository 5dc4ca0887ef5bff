"""What papers, portals and programmes are called by."""

from __future__ import annotations

import re

from extractors.dates.words import folded
from extractors.names.given import is_given_name
from extractors.names.known import find_known

#: What papers call themselves by, folded, as the last word of their names.
PAPER = re.compile(
    r"(?:zinas|vestis|avize|avizes|balss|vards|laiks|zeme|dzirkstele|stars|druva|liesma|diena|cina|dzive|rits|atbalss|vestnesis|zinotajs|zurnals|portals|radio|hronika|fakti|aprinkis|"
    r"kurzemnieks|vidzemnieks|latgalietis|zemgalietis|novadnieks|apskats|lapa|dzimtene|ausma|rota|vilnis|komunists|patriots|cels|darbs|spogulis|signals|vertiba|tribine|saruna|kultura)"
)
#: National media whose names are common words or are not on the list of institutions: they name a medium only where one is expected.
_NATIONAL = frozenset(
    (
        "diena|sestdiena|kultūras diena|sporta diena|lietišķā diena|ir|neatkarīgā|nra|apollo|tvnet|delfi|kas jauns|jauns|kapitāls|jurista vārds|vakara ziņas|rīgas balss|lauku avīze|sporta avīze|telegraf|čas|"
        "vesti segodņa|una|ieva|santa|privātā dzīve|mājas viesis|izglītība un kultūra|kultūras forums|latvijas vēstnesis|nekā personīga|de facto|panorāma|kas notiek latvijā|"
        "900 sekundes|tv3|lnt|ltv|bns|leta|skaties|pietiek|re:baltica|bauskas dzīve|kurzemes vārds|druva|dzirkstele|liesma|ventas balss|neatkarīgās tukuma ziņas"
    ).split("|")
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:lv|com|eu|net|org)", re.I)


def is_medium(name: str) -> bool:
    """Whether a name is that of a medium that is known, or a domain; for places where a medium is expected.

    >>> [is_medium(name) for name in ("Diena", "Db.lv", "Dienas Bizness", "Ozola")]
    [True, True, True, False]
    """
    bare = name.strip("„“\"«”» ")
    return bare.lower() in _NATIONAL or _DOMAIN.fullmatch(bare) is not None or any(row.type == "media" for row in find_known(bare))


def is_called_paper(name: str) -> bool:
    """Whether a name of more than one word has one that papers are called by: `Krasta Balss`, `Zemgales Rīta Avīze Latvijai`.

    >>> [is_called_paper(name) for name in ("Krasta Balss", "Balss", "Anna Zeme")]
    [True, False, False]
    """
    words = name.split()
    return len(words) > 1 and not is_given_name(words[0]) and any(PAPER.fullmatch(folded(word)) for word in words[-2:])
