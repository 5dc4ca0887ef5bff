"""What a post tells of who somebody is: its noun without gender, whether it is over, whether people of other houses hold it too."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.names.fold import fold

#: Words, folded, that say of a post that it is held no more, or was held at the time that is told of.
_OVER = (
    r"(?:bijus(?:i|ais|a|o|as|aj\w{1,2})|(?:agrak|ieprieksej|toreizej|lidzsinej|kadreizej|nesenej|nelaik)(?:is|e|ais|a|o|as|aj\w{1,2})"
    r"|agrak|ieprieks|kadreiz|savulaik)"
)
#: How far before a post's phrase such a word is looked for, in code points: the longest one and a blank.
_REACH = 18
#: Bodies whose members come from elsewhere: their names end with such a noun.
_JOINT = re.compile(
    r"(?:^|\s)(?:darbgrupa|grupa|padome|komisija|apakškomisija|komiteja|apakškomiteja|kolēģija|konvents|prezidijs|kuratorija|delegācija"
    r"|konsorcijs|tīkls|forums|klasteris|partnerība|koalīcija|alianse|platforma|štābs|žūrija|valde|biedrība|asociācija|apvienība|federācija)$",
    re.I,
)
#: Posts that are seats, folded: who holds one is paid elsewhere.
_SEAT = re.compile(
    r"(?:loceklis|locekle|lidzpriekssedetaj[as]|priekssedetaj[as]|vaditaj[as]|vietnieks|vietniece|biedrs|biedre|sekretar[se]|koordinator[se])$"
)


def post_head(post: str) -> str:
    """The noun of a post without its gender.

    >>> post_head("domes priekšsēdētāja") == post_head("priekšsēdētājs")
    True
    """
    return fold(post).split()[-1].rstrip("aseiš")


def is_over(text: str, start: int, end: int, post: str) -> bool:
    """Whether the phrase from `start` to `end` tells `post` as one of the past: `bijusī priekšsēdētāja`, `toreizējais direktors`.

    >>> text = "M. Liepa, bijusī priekšsēdētāja, nodod lietas R. Zālei, direktorei."
    >>> is_over(text, 0, 31, "priekšsēdētāja"), is_over(text, 46, 66, "direktore")
    (True, False)
    >>> is_over("Līdzšinējais VZD direktors Uģis Straume", 13, 39, "direktors")
    True
    """
    return _over(post_head(post)).search(fold(text[max(0, start - _REACH) : end])) is not None


@lru_cache(maxsize=4096)
def _over(head: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_OVER}\b[^,;:()]{{0,100}}?\b{re.escape(head)}")


def is_seat(post: str, body: str) -> bool:
    """Whether the post is a seat in a body whose members come from elsewhere, so that it does not tell where they belong.

    >>> is_seat("vadītājs", "Jūras datu darba grupa"), is_seat("vadītājs", "Valsts zemes dienests")
    (True, False)
    >>> is_seat("valdes locekle", "Latvijas Kartogrāfu biedrība"), is_seat("grāmatvede", "Latvijas Kartogrāfu biedrība")
    (True, False)
    """
    return is_joint(body) and _SEAT.search(fold(post)) is not None


def is_joint(body: str) -> bool:
    """Whether people of other houses belong to a body, by its name.

    >>> is_joint("Ezeru komisija"), is_joint("Ezeru muzejs")
    (True, False)
    """
    return _JOINT.search(body) is not None
