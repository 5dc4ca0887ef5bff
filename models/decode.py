"""From scores to structures: entity tags that fit each other, and trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
_NEVER = -1e4


def transitions(labels: Sequence[str]) -> tuple[Scores, Scores]:
    """What may begin a sentence and what may follow what, for BIO labels, as scores to add (0 or a very low one)."""
    start = np.array([_NEVER if label.startswith("I-") else 0.0 for label in labels], dtype=np.float32)
    follow = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                follow[i, j] = _NEVER
    return start, follow


def best_labels(scores: Scores, start: Scores, follow: Scores) -> list[int]:
    """The best allowed sequence (Viterbi); `scores` is (words, labels), one number a word comes back."""
    if not len(scores):
        return []
    greedy = scores.argmax(1)
    if start[greedy[0]] == 0 and not follow[greedy[:-1], greedy[1:]].any():
        return [int(label) for label in greedy]  # what is best word by word is allowed, as nearly always
    total = start + scores[0]
    back = []
    for row in scores[1:]:
        paths = total[:, None] + follow
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def best_tree(scores: Scores) -> list[int]:
    """The best tree with one root over a sentence (Chu, Liu, Edmonds); the root points at itself.

    `scores` is (child, head); its diagonal holds the scores of being the root.

    >>> best_tree(np.array([[0, 5, 0], [0, 9, 0], [0, 5, 0]], dtype=np.float32))
    [1, 1, 1]
    """
    size = len(scores)
    if size == 1:
        return [0]
    own = np.diagonal(scores)
    return _free_tree(scores, int(own.argmax()))


def _free_tree(scores: Scores, root: int) -> list[int]:
    size = len(scores)
    work = scores.copy()
    np.fill_diagonal(work, -np.inf)
    work[root] = -np.inf
    heads = work.argmax(1)
    heads[root] = root
    cycle = _cycle(heads, root)
    while cycle:
        members = set(cycle)
        best: tuple[float, int, int] | None = None
        for child in cycle:  # open the cycle where it costs least, towards a head that does not hang below it
            for head in np.argsort(-work[child])[: size - 1]:
                if int(head) in members or _hangs_below(heads, int(head), members, root):
                    continue
                loss = float(work[child, heads[child]] - work[child, head])
                if best is None or loss < best[0]:
                    best = (loss, child, int(head))
                break
        if best is None:
            heads[cycle[0]] = root
        else:
            heads[best[1]] = best[2]
        cycle = _cycle(heads, root)
    return [int(head) for head in heads]


def _hangs_below(heads: npt.NDArray[np.intp], node: int, members: set[int], root: int) -> bool:
    for _ in range(len(heads)):
        if node in members:
            return True
        if node == root:
            return False
        node = int(heads[node])
    return True


def _cycle(heads: npt.NDArray[np.intp], root: int) -> list[int]:
    state = [0] * len(heads)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []
