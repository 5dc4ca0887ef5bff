"""What a post is without its gender and the words before it."""

from __future__ import annotations

from extractors.names.fold import fold


def post_head(post: str) -> str:
    """The noun of a post without its gender.

    >>> post_head("domes priekšsēdētāja") == post_head("priekšsēdētājs")
    True
    """
    return fold(post).split()[-1].rstrip("aseiš")
