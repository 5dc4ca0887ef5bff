"""Sentences that say by when or by whom points above them are to be done: `Termiņš 1.1. un 1.3. punktam: 5. maijs`, `Par 2. punktu atbild A. Roze`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.commitments.context import Context, is_person
from extractors.commitments.due import in_year_to_come
from extractors.commitments.meant import find_who
from extractors.commitments.terms import in_month, until_end
from extractors.commitments.who import ids_of
from extractors.dates.values import Deadline
from extractors.names.declension import Case
from extractors.records import Commitment, CommitmentKind, MentionId, PassageKind
from extractors.signs import Sign

_ONE = r"\d{1,3}(?:\.\d{1,3}){0,3}\.?"
_ROW = rf"{_ONE}(?:\s*(?:,|un|[–—-]|līdz)\s*{_ONE})*"
#: Points by their numbers: `1.1. un 1.3. punktam`, `2.–4. p.`, `punktiem 3, 4`.
_POINTS = re.compile(rf"(?P<row>{_ROW})\s*(?:(?:apakš)?punkt(?:s|a|am|u|ā|i|iem|us|os)?\b|(?:pp|p)\.)|\b(?:apakš)?punkt(?:s|a|am|u|ā|i|iem|us|os)\s+(?P<behind>{_ROW})")
_NUMBERED = re.compile(r"\s*(?P<number>\d{1,3}(?:\.\d{1,3})*)(?:\.|\))")
_THINGS = r"(?:uzdevum|darb|punkt|pasākum|aktivitāt)"
#: All that stands above: `Visi uzdevumi izpildāmi`, `Termiņš visam:`, `Visiem punktiem termiņš –`.
_ALL = Sign(
    rf"^\W*(?:(?:izpildes )?termiņš\s+(?:visam|vis(?:iem|ām|a|u)(?:\s+(?:minēt|augstāk|iepriekš)\w+)*\s+{_THINGS}\w*)\s*[:–—-]"
    rf"|vis(?:i|as|us|iem|ām|am)(?:\s+(?:minēt|augstāk|iepriekš|uzskaitīt|uzdot|šie|šos)\w*)*(?:\s+{_THINGS}\w*)?\s+(?:(?:izpildes )?termiņš\s*[:–—-]|(?:ir\s+)?(?:izpildām|veicam|pabeidzam|paveicam|padarām)\w+|jā(?:izpilda|veic|paveic|pabeidz|izdara|padara)\b|(?:izpildīt|veikt|paveikt|pabeigt|izdarīt)\b))",
    re.IGNORECASE,
)
#: A sentence that tells when what it names is to be done, and of no act of its own.
_TIMED = Sign(r"\btermiņ\w*|\b(?:izpildām|veicam|pabeidzam|paveicam|nododam)\w+|\bjā(?:izpilda|veic|paveic|pabeidz|izdara)\b|\b(?:izpildīt|veikt|paveikt|pabeigt)\b", re.IGNORECASE)
_LONGEST = 160  # code points of a sentence that tells only when
_TITLE = 60  # code points of a line that heads a part of a list
_ANSWERS = Sign(r"\batbild(?:īg\w*|\b)|\batb\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says of points above it: which (nothing is all), who answers for them, by when."""

    points: tuple[str, ...]
    owners: tuple[MentionId, ...] = ()
    due: Deadline | None = None


def with_points(context: Context, made: Sequence[Commitment], bounds: Sequence[tuple[int, int]]) -> Iterator[Commitment]:
    """The commitments with what later sentences say of them by their numbers or of all together; such a sentence is none itself."""
    made = list(made)
    for start, end in bounds:
        for said in _said(context, start, end):
            meant = [place for place, c in enumerate(made) if c.evidence.end <= start]
            meant = _numbered(context, made, meant, said.points) if said.points else _all_above(context, made, meant, start)
            for place in meant:
                made[place] = _given(context, made[place], said)
            if meant:
                made = [c for c in made if not (start <= c.evidence.start and c.evidence.end <= end)]
    yield from made


def names_points(text: str) -> bool:
    """Whether a text names points by their numbers, or all of them: what it says is not said of the line right above it.

    >>> [names_points(t) for t in ("Termiņš 1.1. un 1.3. punktam: 5. maijs", "Termiņš visam: 1. jūnijs", "Termiņš: 2. maijs")]
    [True, True, False]
    """
    return _POINTS.search(text) is not None or _ALL.search(text) is not None


def _said(context: Context, start: int, end: int) -> Iterator[_Said]:
    """What a sentence says of points above it; nothing for most."""
    text = context.text(start, end)
    every, answers = _ALL.search(text), _ANSWERS.search(text)
    if every is None and answers is None and (len(text) > _LONGEST or _TIMED.search(text) is None):
        return
    named = list(_POINTS.finditer(text))
    if every is None and answers is not None:
        yield from _answers(context, start, end, named)
    elif every is not None or named:
        stop = every.end() if every is not None else max(m.end() for m in named)
        behind = re.sub(r"^\W*", "", text[stop:])
        label = "termiņš: " if "termiņ" in text.lower() else ""
        found = [in_year_to_come(context, d) for d in context.deadlines(label + in_month(until_end(behind)))]
        due = next((d for d in found if d.value), None)
        if due is not None:
            yield _Said(() if every is not None else tuple(n for m in named for n in _numbers(m)), due=due)


def _answers(context: Context, start: int, end: int, named: Sequence[re.Match[str]]) -> Iterator[_Said]:
    """Who answers for which points: `par 2. punktu – A. Roze, par 3. punktu – J. Kalns`, or those before them."""
    if not named:
        return
    whos = [w for w in find_who(context, start, end) if Case.NOM in w.cases]
    before = bool(whos) and whos[0].end - start <= named[0].start()
    edges = [start, *(start + m.start() for m in named[1:]), end] if not before else [start, *(start + m.end() for m in named)]
    for match, (at, to) in zip(named, pairwise(edges), strict=False):
        here = [w for w in whos if at <= w.start < to]
        people = [w for w in here if all(is_person(context, i) for i in w.ids)]
        if here:
            yield _Said(tuple(_numbers(match)), ids_of(people or here))


def _numbers(match: re.Match[str]) -> Iterator[str]:
    """The numbers of a row, those between the ends of a range too: `1.1.–1.3.`."""
    parts = re.split(r"\s*(,|un|[–—-]|līdz)\s*", match["row"] or match["behind"])
    last = ""
    for joint, number in zip(("", *parts[1::2]), (p.rstrip(".") for p in parts[::2]), strict=True):
        over, _, figure = number.rpartition(".")
        since, _, first = last.rpartition(".")
        if joint not in ("", ",", "un") and since == over and int(first) < int(figure) < int(first) + 30:
            yield from (f"{over}.{n}".lstrip(".") for n in range(int(first) + 1, int(figure)))
        last = number
        yield number


def _numbered(context: Context, made: Sequence[Commitment], above: Sequence[int], points: Sequence[str]) -> list[int]:
    """The places of those that stand in points with the numbers or under them, each the nearest above."""
    at = [_place(context, made[place].evidence.start) for place in above]
    found: set[int] = set()
    for point in points:
        nearest: dict[str, int] = {}  # where each number stands last: an earlier decision may have it too
        for place, (start, number) in zip(reversed(above), reversed(at), strict=True):
            if number == point or number.startswith(f"{point}."):
                if nearest.setdefault(number, start) == start:
                    found.add(place)
            elif nearest:
                break
    return sorted(found)


def _place(context: Context, offset: int) -> tuple[int, str]:
    """Where the passage begins that holds the offset, and its number."""
    passage = context.document.passage_at(offset)
    number = _NUMBERED.match(context.text(passage.start, passage.end)) if passage is not None else None
    return passage.start if passage is not None else 0, number["number"] if number is not None else ""


def _all_above(context: Context, made: Sequence[Commitment], above: Sequence[int], start: int) -> list[int]:
    """The places of those in the list right above a sentence, up to the line or the slide's title that opens it; a list may have titles."""
    passages = context.document.passages
    at = bisect_right(passages, start, key=lambda p: p.start) - 1
    floor = start
    for place in range(at - 1, -1, -1):
        text = context.text(passages[place].start, passages[place].end).rstrip()
        titled = (passages[place].kind is PassageKind.HEADING and context.kind != "presentation") or (
            passages[place].kind is PassageKind.PARAGRAPH and len(text) < _TITLE and text[-1:] not in ".:;!?"
        )
        if not titled and passages[place].kind not in (PassageKind.ITEM, PassageKind.CELL, PassageKind.FOOTER):
            break
        floor = passages[place].start
    return [place for place in above if made[place].evidence.start >= floor]


def _given(context: Context, commitment: Commitment, said: _Said) -> Commitment:
    """The commitment with the term, if it has none of its own, and with those who answer for it, beside whoever is told to do it."""
    if said.due is not None:
        own = commitment.due is not None and not said.points
        return commitment if own else replace(commitment, due=said.due.value, due_text=said.due.text)
    given = context.minutes and commitment.kind in (CommitmentKind.AGREED, CommitmentKind.REQUESTED)
    kind = CommitmentKind.ASSIGNED if given else commitment.kind
    told = commitment.owners if commitment.kind is not CommitmentKind.REQUESTED and commitment.owners != (context.body(),) else ()
    return replace(commitment, kind=kind, owners=tuple(dict.fromkeys((*told, *said.owners))))
