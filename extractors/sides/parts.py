"""Parts in a job that a paper gives to somebody by a label, and by which it names them later: `Pasūtītājs: Egles novada pašvaldība`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.names.declension import Case
from extractors.records import EntityKind, Mention, MentionId
from extractors.signs import Sign

#: Who does a job and for whom, without the ending; none is a post that somebody holds in an organisation.
STEMS = (
    "pasūtītāj ģenerāluzņēmēj būvuzņēmēj apakšuzņēmēj darbuzņēmēj būvniek izpildītāj projektētāj autoruzraug būvuzraug piegādātāj nomniek iznomātāj nomātāj "
    "apsaimniekotāj īstenotāj organizētāj rīkotāj finansētāj ēdinātāj pārvadātāj operator līdzfinansētāj ieviesēj"
).split()
_WORD = re.compile(rf"(?P<stem>{'|'.join(STEMS)})(?P<ending>s|a|am|u|ā)")
_CASES = {"s": Case.NOM, "a": Case.GEN, "am": Case.DAT, "u": Case.ACC, "ā": Case.LOC}
#: A label at the beginning of a line, with a word that tells which, before what it is of: `Galvenais būvuzņēmējs | SIA „Krasts”`.
_LABEL = Sign(
    rf"^[^\w\n]*(?:\d[\d.)]*\s+)?(?:[^\W\d_]+\s)?(?P<stem>{'|'.join(STEMS)})s?(?P<ending>)[ \t]*(?:[:–—-]|\t|(?=\n))\s*", re.IGNORECASE | re.MULTILINE
)
#: The same as a verb: `Izpilda | SIA „Krasts”`.
_DOES = Sign(r"^[^\w\n]*(?:būvdarbus |darbus )?(?P<verb>izpilda|veic|būvē|projektē|pasūta)[ \t]*(?:[:–—]|\t)\s*", re.IGNORECASE | re.MULTILINE)
#: What is done for it, as a label: `Būvuzraudzība | SIA „Krasts”`.
_TASK = Sign(r"^[^\w\n]*(?P<task>būvuzraudzība|autoruzraudzība|projektēšana|būvdarbi|piegāde)[ \t]*(?:[:–—]|\t|(?=\n))\s*", re.IGNORECASE | re.MULTILINE)
_OF_TASK = {
    "būvuzraudzība": ("būvuzraug",), "autoruzraudzība": ("autoruzraug",), "projektēšana": ("projektētāj",),
    "būvdarbi": ("būvniek", "būvuzņēmēj"), "piegāde": ("piegādātāj",),
}  # fmt: skip
_OF_VERB = {"izpilda": ("izpildītāj", "būvniek"), "veic": ("izpildītāj", "būvniek"), "būvē": ("būvniek", "būvuzņēmēj"), "projektē": ("projektētāj",), "pasūta": ("pasūtītāj",)}


def parts_of(text: str, institutions: Sequence[Mention]) -> dict[str, tuple[tuple[int, MentionId], ...]]:
    """Whom the labels of a paper name as customer, builder, carrier: by the stem of the part, each with where the label stands."""
    found: dict[str, list[tuple[int, MentionId]]] = {}
    starts = {m.evidence.start: m.id for m in institutions if m.kind is EntityKind.INSTITUTION}
    for pattern in (_LABEL, _DOES, _TASK):
        for match in pattern.finditer(text):
            named = next((starts[at] for at in range(match.end(), match.end() + 3) if at in starts), None)
            if named is None:
                continue
            stems = (match["stem"].lower(),) if pattern is _LABEL else _OF_VERB[match["verb"].lower()] if pattern is _DOES else _OF_TASK[match["task"].lower()]
            for stem in stems:
                found.setdefault(stem, []).append((match.start(), named))
    if "projektētāj" in found:
        found.setdefault("autoruzraug", found["projektētāj"])  # who has drawn it watches over it, if nobody else is named
    return {stem: tuple(sorted(places)) for stem, places in found.items()}


def part_in(word: str) -> tuple[str, Case] | None:
    """The stem of the part and the case, where a word in small letters tells somebody's part in a job.

    >>> part_in("būvuzņēmējam"), part_in("direktoram")
    (('būvuzņēmēj', <Case.DAT: 'Dat'>), None)
    """
    match = _WORD.fullmatch(word)
    return (match["stem"], _CASES[match["ending"]]) if match is not None else None


def part_holder(parts: dict[str, tuple[tuple[int, MentionId], ...]], stem: str, at: int) -> MentionId | None:
    """Who has the part where the word stands: the last label before it, else the first."""
    places = parts.get(stem)
    if not places:
        return None
    return next((named for start, named in reversed(places) if start < at), places[0][1])
