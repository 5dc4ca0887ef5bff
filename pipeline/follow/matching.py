"""How surely a sentence of a later document speaks of an earlier task."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from extractors.dates.deadlines import find_deadlines
from extractors.names.fold import fold
from pipeline.follow.records import Name, Paper, Task
from pipeline.follow.roots import EMPTY, alike, beginnings, is_common_act, root, words_of
from pipeline.follow.statements import Statement, roots_between

#: What a common act (`sagatavot`, `iesniegt`) weighs beside a word for the subject.
_ACT = 0.35
_ALIKE = 0.6
_INFINITIVE = re.compile(r"(?:[aeiou]|[bgkmnprs])t(?:ies)?$")
#: A future of the third person; nouns end so too, of which the prefix leaves few.
_FUTURE = re.compile(r"^(?:aiz|ap|at|ie|iz|no|pa|par|pie|sa|uz)\w+(?:[aeiobgkrl]s|sies)$")


@dataclass(slots=True)
class Promise:
    """A commitment on its way: what it is about, whose it is, and until when as last said."""

    task: Task
    paper: int
    order: int  # place of its document in the line
    number: str | None
    roots: tuple[str, ...]
    acts: tuple[str, ...]  # the roots of its verbs, as infinitives or in the future
    owners: frozenset[str]
    others: tuple[tuple[frozenset[str], tuple[str, ...]], ...]  # other names in it: their keys, and the roots of their words
    due: str | None
    date: str | None = None  # of its document, as the two that follow
    minutes: str | None = None  # the number of the minutes
    item: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that may speak of a promise; `score` is from 0 to 1, `words` how many words of the subject are shared."""

    score: float
    words: int
    owner: bool
    covered: float = 0.0
    other: bool = False  # another name of the promise is met


def weights(texts: Iterable[Sequence[str]]) -> dict[str, float]:
    """How much a root tells: much when few of the texts have it, from 0.2 to 1."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update(set(text))
    top = math.log(total + 1)
    return {word: max(0.2, math.log((total + 1) / count) / top) if total > 1 else 1.0 for word, count in counts.items()}


@lru_cache(maxsize=50_000)
def who(name: Name) -> tuple[str, ...]:
    """Keys by which a name is met again: the entity, and what is printed of it."""
    keys = [f"#{name.entity}"] if name.entity else []
    words = fold(name.name).split()
    if name.kind == "person" and words:
        keys.append(f"p:{words[0][0]}:{root(words[-1])}" if len(words) > 1 else f"p:{root(words[-1])}")
    elif name.kind == "institution":
        keys.append(f"i:{' '.join(root(word) for word in words)}")
        letters = [word[0].upper() for word in words if word not in EMPTY and word[0].isalpha()]
        keys.extend([f"a:{''.join(letters)}"] if len(letters) > 1 else [])
        keys.extend(f"a:{short}" for short in name.short)
        if name.name.isupper() and " " not in name.name:
            keys.append(f"a:{name.name}")
    return tuple(keys)


def _owner_keys(name: Name) -> tuple[str, ...]:
    """Those of `who`, and of a person the bare surname."""
    words = fold(name.name).split()
    return (*who(name), f"p:{root(words[-1])}") if name.kind == "person" and words else who(name)


def promise_of(task: Task, paper: Paper, *, order: int, number: str | None, item: str | None = None) -> Promise:
    """The promise that a commitment of the paper makes: its subject is told by all words but its owners and its deadline."""
    inside = [n for n in paper.names if task.start <= n.start < task.end and n.kind != "initiative"]
    owning = [n for n in inside if n.entity in task.owners]
    owners = {key for n in owning for key in _owner_keys(n)} | {f"#{owner}" for owner in task.owners}
    others = [n for n in inside if n not in owning and n.kind == "institution"]
    left_out = [(n.start, n.end) for n in inside] + [(task.start + d.start, task.start + d.end) for d in find_deadlines(task.text)]
    return Promise(
        task, paper.id, order, number, roots_between(task.text, task.start, tuple(left_out)), _acts(task.text),
        frozenset(owners),
        tuple((frozenset(who(n)), roots_between(paper.text[n.start : n.end], n.start, ())) for n in others), task.due,
        paper.date, paper.number, item,
    )  # fmt: skip


def _acts(text: str) -> tuple[str, ...]:
    """The roots of what is to be done: infinitives, else forms of the future."""
    words = [word for _, _, word in words_of(text) if len(word) > 4 and word not in EMPTY]
    infinitives = [word for word in words if _INFINITIVE.search(word)]
    return tuple(dict.fromkeys(root(word) for word in infinitives or [w for w in words if _FUTURE.search(w)]))


def act_of(word: str, promise: Promise) -> bool:
    """Whether a folded word is a form of what was to be done."""
    return any(alike(root(word), act) >= _ALIKE for act in promise.acts)


def met_in(statement: Statement) -> set[str]:
    """The keys of all who are named in a statement, and of those for whom they stand."""
    met = {key for name in statement.names for key in who(name)} | {f"a:{short}" for short in statement.capitals}
    return met | {f"#{institution}" for name in statement.names for institution in name.on_behalf}


class Index:
    """Which promises a statement can speak of at all: they share the beginning of a word of the subject, or the owner."""

    def __init__(self, promises: Sequence[Promise]) -> None:
        self._by_word: dict[str, set[int]] = {}
        self._by_owner: dict[str, set[int]] = {}
        for place, promise in enumerate(promises):
            for word in promise.roots:
                if not is_common_act(word):
                    for beginning in beginnings(word):
                        self._by_word.setdefault(beginning, set()).add(place)
            for key in promise.owners:
                self._by_owner.setdefault(key, set()).add(place)

    def near(self, statement: Statement, met: AbstractSet[str]) -> set[int]:
        """The places of these promises in the order given; `met` are the keys of those named in the statement."""
        found: set[int] = set()
        for word in statement.roots:
            for beginning in beginnings(word):
                found |= self._by_word.get(beginning, set())
        for key in met:
            found |= self._by_owner.get(key, set())
        return found


def match(promise: Promise, statement: Statement, weight: Mapping[str, float], met: AbstractSet[str]) -> Match:
    """The likeness of what a promise is about and what a statement says, in which those are named whose keys are `met`."""
    total = shared = 0.0
    words = 0
    for mine in promise.roots:
        common = is_common_act(mine)
        value = weight.get(mine, 1.0) * (_ACT if common else 1.0)
        near = max((alike(mine, theirs) for theirs in statement.roots), default=0.0)
        total += value
        if near >= _ALIKE:
            shared += value * near
            words += not common
    other = False
    for keys, parts in promise.others:
        value = max((weight.get(part, 1.0) for part in parts), default=1.0)
        near = 1.0 if keys & met else sum(any(alike(part, r) for r in statement.roots) for part in parts) / max(len(parts), 1)
        total += value
        shared += value * near
        other |= near >= _ALIKE
    owner = bool(promise.owners & met)
    covered = shared / total if total else 0.0
    return Match(min(covered * 0.8 + (0.2 if owner else 0.0), 1.0), words, owner, covered, other)
