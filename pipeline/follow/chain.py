"""The tale of each promise: document by document in the order of time, until it is done or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.dates.words import folded
from pipeline.follow.cues import Cues, find_cues
from pipeline.follow.fates import Fate, judge
from pipeline.follow.matching import Index, Match, Promise, act_of, match, met_in, promise_of, weights
from pipeline.follow.records import FollowUp, Paper, Renewal, Task
from pipeline.follow.references import refers
from pipeline.follow.roots import alike, is_common_act, words_of
from pipeline.follow.statements import Statement, find_statements

#: Scores from which a statement is taken to speak of a promise: with its owner named in it, and without.
_WITH_OWNER, _WITHOUT = 0.42, 0.36
#: How much of a promise that names no subject of its own (`nosūtīt priekšlikumus`) has to be met, with its owner; less when
#: another institution that it names is met too.
_ACTS_ALONE, _ACTS_AND_OTHER = 0.6, 0.4
#: By how much a statement that something is done has to be better than one that says: not yet.
_DOUBT = 0.1
_POINT = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s?(?:p\.|punkt\w*|apakspunkt\w*|uzdevum\w*|lemum\w*)")
_PARAGRAPH = re.compile(r"^\s*(?:\d+\.\s?)?(\d{1,3})\.?\s?§", re.MULTILINE)
_POINT_WORD = re.compile(r"\W*(?:punkt\w*|p\.|apakspunkt\w*|uzdevums|lemums)\b")
#: A fate alone behind the number of an item: `2.1. – nav izpildīts`.
_BARE = re.compile(
    r"\W*(?:(?:uzdevums|lemums|punkts) )?(?:ir |nav |dalej[is] )?"
    r"(?:izpild\w+|paveikts|pabeigts|atcelts|termins \w+|atlikts|parcelts)\b"
)
_PAST = re.compile(r"(?:ja|jas|ts|ta|ti|tas|jis|usi|usies|usas|jies)$")
_FUTURE = re.compile(r"(?<![tm])(?:s|sim|sies)$")
_ALL_DONE = re.compile(
    r"\bvisi (?:[\w.]+ ){0,4}?(?:uzdevumi|lemumi|punkti|darbi)(?: [\w.]+){0,3}? (?:ir )?(?:izpilditi|paveikti|pabeigti|izdariti)\b"
)
_EXCEPT = re.compile(r"\b(?:iznemot|bet|tacu|nav|dalej\w+)\b")


@dataclass(frozen=True, slots=True)
class _Telling:
    """A statement that tells a fate of a promise."""

    promise: Promise
    statement: Statement
    fate: Fate
    match: Match
    method: str


def follow(papers: Sequence[Paper]) -> tuple[tuple[FollowUp, ...], tuple[Renewal, ...]]:
    """What the papers, in the order of time, say of each other's commitments, and which of these only say one of them again.

    Of one promise one paper says one thing.
    """
    told = {paper.id: find_statements(paper) for paper in papers}
    weight = weights(s.roots for paper in papers for s in told[paper.id])
    promises: list[Promise] = []
    follow_ups: list[FollowUp] = []
    first: dict[int, int] = {}  # by renewing commitment
    for order, paper in enumerate(papers):
        statements = told[paper.id]
        open_ones = [p for p in promises if not p.closed]
        for telling in _tellings(paper, statements, open_ones, weight, order):
            renewals = tuple(t.id for t in paper.tasks if _overlap(t, telling.statement))
            first |= {renewal: telling.promise.task.id for renewal in renewals if renewal != telling.promise.task.id}
            _move(telling.promise, telling.fate)
            follow_ups.append(_follow_up(paper, telling, renewals))
        first |= _said_again(paper, statements, [p for p in open_ones if not p.closed], weight, first)
        for task in paper.tasks:
            if task.id not in first and not task.done:
                promises.append(
                    promise_of(task, paper, order=order, number=_number(task, statements), item=_item(task, paper))
                )
    return tuple(follow_ups), tuple(Renewal(renewing, one) for renewing, one in sorted(first.items()))


def _said_again(
    paper: Paper, statements: Sequence[Statement], promises: Sequence[Promise], weight: Mapping[str, float], told: Mapping[int, int]
) -> dict[int, int]:
    """The tasks of rows of tables that only keep an earlier promise in view (`Izpildē`): (task, first commitment).

    Owner and subject have to be the same, and the term that stands, if the row names one.
    """
    found: dict[int, int] = {}
    for statement in statements:
        tasks = [t for t in paper.tasks if _overlap(t, statement) and t.id not in told] if statement.row else []
        if not tasks:
            continue
        met = met_in(statement)
        near = [(match(p, statement, weight, met), p) for p in promises if tasks[0].due in (None, p.due)]
        sure = [(m.score, p.task.id) for m, p in near if m.owner and m.words and is_sure(m)]
        best = max(sure, default=None)
        if best is not None and [score for score, _ in sure].count(best[0]) == 1:
            found |= {task.id: best[1] for task in tasks}
    return found


def _overlap(task: Task, statement: Statement) -> bool:
    return task.start < statement.end and statement.start < task.end


def _number(task: Task, statements: Sequence[Statement]) -> str | None:
    return next((s.number for s in statements if _overlap(task, s)), None)


def _item(task: Task, paper: Paper) -> str | None:
    """The number of the item of the minutes under which the task stands."""
    signed = list(_PARAGRAPH.finditer(paper.text, 0, task.start))
    if signed:
        return signed[-1].group(1)
    inside = [number for kind, start, end, number in paper.sections if kind in ("item", "decision") and start <= task.start < end]
    return inside[-1] if inside else None


def _move(promise: Promise, fate: Fate) -> None:
    if fate.status in ("done", "late", "dropped"):
        promise.closed = True
    elif fate.due:
        promise.due = fate.due


def _follow_up(paper: Paper, telling: _Telling, renewals: tuple[int, ...]) -> FollowUp:
    statement, task = telling.statement, telling.promise.task
    return FollowUp(
        task.id, paper.id, statement.page, statement.start, statement.end, paper.text[statement.start : statement.end],
        telling.fate.status, telling.fate.due, telling.method, round(0.5 + telling.match.score / 2, 2),
        tuple(r for r in renewals if r != task.id),
    )  # fmt: skip


def _tellings(
    paper: Paper, statements: Sequence[Statement], promises: Sequence[Promise], weight: Mapping[str, float], order: int
) -> list[_Telling]:
    """The best statement for each promise, no statement for two; in the order of the text."""
    found: list[tuple[float, int, int, _Telling]] = []
    unfinished: dict[int, float] = {}  # by promise, the best statement that says: not yet
    index = Index(promises)
    before = {place for place, promise in enumerate(promises) if promise.order == order - 1}
    for at, statement in enumerate(statements):
        met = met_in(statement)
        near_by = set(range(len(promises))) if statement.references else index.near(statement, met) | before
        for place in sorted(near_by):
            promise = promises[place]
            if statement.references:
                if not any(refers(reference, statement, promise, promises, paper.date) for reference in statement.references):
                    continue
                near, method = Match(1.0, 0, False), "follow:reference"
            elif _is_numbered(statement, promise, order):
                near, method = Match(1.0, 0, False), "follow:number"
            else:
                near, method = match(promise, statement, weight, met), "follow:subject"
                if not is_sure(near):
                    continue
            telling = _tell(paper, statements, at, promise, near, method)
            if telling is not None:
                found.append((-near.score, at, place, telling))
            elif statement.cues.undone:
                unfinished[place] = max(near.score, unfinished.get(place, 0.0))
    taken: set[int] = set()
    spoken: list[Statement] = []
    out: list[_Telling] = []
    for _, _, place, telling in sorted(found, key=lambda f: f[:3]):
        if telling.fate.status in ("done", "late") and telling.match.score <= unfinished.get(place, -1.0) + _DOUBT:
            continue
        if place in taken or any(s.start < telling.statement.end and telling.statement.start < s.end for s in spoken):
            continue
        taken.add(place)
        spoken.append(telling.statement)
        out.append(telling)
    out.extend(_all_done(statements, [p for place, p in enumerate(promises) if place not in taken], order))
    return sorted(out, key=lambda t: (t.statement.start, t.promise.task.id))


def tell_of(paper: Paper, statement: Statement, promise: Promise, score: float) -> FollowUp | None:
    """What a statement that is known to speak of a promise tells of it, if it tells a fate."""
    fate = _judge(paper, statement, promise)
    if fate is None:
        return None
    renewals = tuple(t.id for t in paper.tasks if _overlap(t, statement))
    telling = _Telling(promise, statement, fate, Match(score, 0, False), "follow:plan")
    return _follow_up(paper, telling, renewals)


def is_sure(near: Match) -> bool:
    """Whether a match is good enough for a statement to be taken to speak of a promise."""
    if near.words == 0 and not (near.owner and near.covered >= (_ACTS_AND_OTHER if near.other else _ACTS_ALONE)):
        return False
    return near.score >= (_WITH_OWNER if near.owner else _WITHOUT)


def _is_numbered(statement: Statement, promise: Promise, order: int) -> bool:
    """Whether the statement names the promise by the number of its item in the minutes before."""
    if promise.number is None or promise.order != order - 1:
        return False
    low = folded(statement.text)
    if statement.number == promise.number and (_POINT_WORD.match(low) or _BARE.match(low)):
        return True
    return any(m.group(1) == promise.number for m in _POINT.finditer(low))


def _tell(paper: Paper, statements: Sequence[Statement], at: int, promise: Promise, near: Match, method: str) -> _Telling | None:
    """The fate that a statement tells, alone or together with the sentence behind it in the same passage."""
    statement = statements[at]
    fate = _judge(paper, statement, promise)
    if fate is not None:
        return _Telling(promise, statement, fate, near, method)
    if at + 1 == len(statements) or statements[at + 1].place != statement.place:
        return None
    after = statements[at + 1]
    if statement.cues == find_cues("") and not after.names and _takes_up(after, promise):
        # `Klausījās: J. Zara ziņojumu par jumta remontu. Šīferis atvests 28. jūnijā.`
        fate = _judge(paper, after, promise)
        return _Telling(promise, after, fate, near, method) if fate is not None else None
    if statement.cues.undone:
        text = paper.text[statement.start : after.end]
        both = replace(
            statement, end=after.end, text=text, roots=(*statement.roots, *after.roots), names=(*statement.names, *after.names),
            cues=find_cues(text), told=text,
        )  # fmt: skip
        fate = _judge(paper, both, promise)
        if fate is not None and fate.status in ("repeated", "postponed", "dropped"):
            return _Telling(promise, both, fate, near, method)
    return None


def _takes_up(statement: Statement, promise: Promise) -> bool:
    """Whether a statement has a word of the promise's subject."""
    subject = [root for root in promise.roots if not is_common_act(root)]
    return any(alike(mine, theirs) >= 0.6 for mine in subject for theirs in statement.roots)


def _judge(paper: Paper, statement: Statement, promise: Promise) -> Fate | None:
    made = [t for t in paper.tasks if _overlap(t, statement)]
    cues = _with_own_act(statement, promise)
    fate = judge(statement.told, cues, day=paper.date, due=promise.due, kind=made[0].kind if made else None)
    if fate is not None and fate.status in ("repeated", "postponed") and _is_anothers(made, statement, promise):
        return None
    return fate


def _with_own_act(statement: Statement, promise: Promise) -> Cues:
    """The cues, with those that only the promise's own verb gives: `pļaut` is done when it says `nopļāva`, dropped by `nepļaus`."""
    cues = statement.cues
    for _, _, word in words_of(statement.text):
        if word.startswith("ne") and len(word) > 5 and act_of(word[2:], promise):
            if _FUTURE.search(word):
                cues = replace(cues, dropped=True)
            elif _PAST.search(word):
                cues = replace(cues, undone=True, done=False)
        elif not cues.done and not cues.undone and _PAST.search(word) and act_of(word, promise):
            cues = replace(cues, done=True)
    return cues


def _is_anothers(made: Sequence[Task], statement: Statement, promise: Promise) -> bool:
    """Whether what a sentence binds anew is bound upon others than those who promised, or who stand for them."""
    bound = {owner for task in made for owner in task.owners}
    owners = {f"#{owner}" for owner in bound}
    owners |= {f"#{institution}" for name in statement.names if name.entity in bound for institution in name.on_behalf}
    return bool(owners and promise.owners) and not owners & promise.owners


def _all_done(statements: Sequence[Statement], promises: Sequence[Promise], order: int) -> Iterator[_Telling]:
    """`Visi iepriekšējās sēdes uzdevumi izpildīti` tells of every promise of the meeting before."""
    for statement in statements:
        low = folded(statement.text)
        if _ALL_DONE.search(low) and not _EXCEPT.search(low):
            for promise in promises:
                if promise.order == order - 1:
                    yield _Telling(promise, statement, Fate("done"), Match(0.5, 0, False), "follow:all")
            return
