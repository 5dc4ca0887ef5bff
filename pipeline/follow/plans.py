"""A plan's measures by their numbers, and the passages of later documents that take one up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded
from extractors.records import content_id
from pipeline.follow.chain import is_sure, tell_of
from pipeline.follow.matching import match, met_in, promise_of, weights
from pipeline.follow.records import FollowUp, Measure, MeasureReference, Paper, Task
from pipeline.follow.roots import EMPTY, alike, root, words_of
from pipeline.follow.statements import Statement, find_statements

_LEADING = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)\.?\s")
_NUMBER_CELL = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)\.?\s*")
_NAMED = re.compile(
    r"(?<![\d.])(\d{1,3}(?:\.\d{1,3})*)\.?\s?(?:pasakum\w*|uzdevum\w*|ricib\w*|aktivitat\w*|punkt\w*|apakspunkt\w*)"
    r"|(?:pasakum\w*|uzdevum\w*|ricib\w*|aktivitat\w*|punkt\w*)\s(?:nr\.?\s?)?(\d{1,3}(?:\.\d{1,3})*)(?![\d.]*\d)"
)
#: Roots of what a plan is called and of what every plan is for.
_GENERIC = frozenset(
    root(word)
    for word in "plans plana ricibas darba strategija programma pamatnostadnes attistibas istenosanas pasakumu gadam".split()
)
_PLAN = re.compile(r"\b(?:plan[sau]?|planam|plana|strategij\w+|programm\w+|pamatnostadn\w+|rokasgramat\w+|celvez\w+)\b")
#: A statement that names no number has to share this many words with a measure, and so much of it.
_WORDS, _SCORE = 2, 0.5


def find_measures(plan: Paper) -> tuple[Measure, ...]:
    """The measures of a plan in order: its commitments, each with the number printed before it, else with its place."""
    tasks = list({(task.start, task.end): task for task in reversed(plan.tasks)}.values())
    tasks.sort(key=lambda task: task.start)
    numbers = [_number(plan, task) for task in tasks]
    if not any(numbers):
        numbers = [str(place) for place in range(1, len(tasks) + 1)]
    return tuple(
        Measure(content_id("measure", plan.id, task.start, task.end), plan.id, number or "", task.text, task.page, task.start,
                task.end, task.id)
        for task, number in zip(tasks, numbers, strict=True)
    )  # fmt: skip


def _number(plan: Paper, task: Task) -> str | None:
    """The number in the passage before the measure, or in the first cell of its row."""
    passage = next((p for p in plan.passages if p.start <= task.start < p.end), None)
    if passage is None:
        return None
    if passage.row is not None:
        first = next(p for p in plan.passages if p.row == passage.row)
        cell = _NUMBER_CELL.fullmatch(plan.text[first.start : first.end])
        if cell:
            return cell.group(1)
    leading = _LEADING.match(plan.text, passage.start)
    return leading.group(1) if leading and leading.end() <= task.start else None


def title_roots(title: str | None) -> tuple[str, ...]:
    """The roots by which a plan is known again; none when its title says only that it is a plan.

    >>> title_roots("Ezeru aizsardzības rīcības plāns 2019.–2023. gadam")
    ('ezer', 'aizsardzib')
    """
    found = dict.fromkeys(root(word) for _, _, word in words_of(title or "") if word not in EMPTY)
    own = tuple(one for one in found if one not in _GENERIC)
    return own if len(own) >= 2 else ()


def find_references(
    plan: Paper, measures: Sequence[Measure], later: Sequence[Paper]
) -> Iterator[tuple[MeasureReference, FollowUp | None]]:
    """What documents that name the plan say of its measures; with a fate where they tell one."""
    own = title_roots(plan.title)
    if not own:
        return
    tasks = {task.id: task for task in plan.tasks}
    promises = [promise_of(tasks[m.commitment], plan, order=0, number=m.number) for m in measures if m.commitment is not None]
    for paper in later:
        statements = find_statements(paper)
        if not any(_names(statement.text, own) for statement in statements) and not _names(paper.title or "", own):
            continue
        weight = weights(s.roots for s in statements)
        for statement in statements:
            numbers = {one or two for one, two in _NAMED.findall(folded(statement.text))}
            met = met_in(statement)
            best: tuple[float, int] | None = None
            for place, promise in enumerate(promises):
                near = match(promise, statement, weight, met)
                if promise.number and promise.number in numbers:
                    score = 1.0
                elif not numbers and near.words >= _WORDS and near.score >= _SCORE and is_sure(near):
                    score = near.score
                else:
                    continue
                if best is None or score > best[0]:
                    best = (score, place)
            if best is not None:
                score, place = best
                yield _reference(paper, measures[place], statement, score), tell_of(paper, statement, promises[place], score)


def _names(text: str, own: Sequence[str]) -> bool:
    """Whether the text calls the plan by its title."""
    if not _PLAN.search(folded(text)):
        return False
    have = [root(word) for _, _, word in words_of(text)]
    return sum(any(alike(one, other) >= 0.9 for other in have) for one in own) >= max(2, 0.8 * len(own))


def _reference(paper: Paper, measure: Measure, statement: Statement, score: float) -> MeasureReference:
    text = paper.text[statement.start : statement.end]
    method = "measure:number" if score == 1.0 else "measure:subject"
    return MeasureReference(
        measure.id, paper.id, statement.page, statement.start, statement.end, text, method, round(0.5 + score / 2, 2)
    )  # fmt: skip
