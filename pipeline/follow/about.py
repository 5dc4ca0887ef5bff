"""What is written about the meetings of a series without being their minutes: letters, reports, news."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.dates.words import folded
from extractors.names.fold import fold
from extractors.references import Reference, find_references
from pipeline.follow.bodies import Body, find_bodies
from pipeline.follow.matching import who
from pipeline.follow.meetings import CAPITALS, Head, Meeting, group_of
from pipeline.follow.references import is_dated, same_number
from pipeline.follow.roots import root, words_of

_ADDRESSED = re.compile(r"^\s*(?:kam|adresats)\s*:[^\n]*$")
_MET = re.compile(
    r"\b(?:tik(?:as|sies|usies|usas)|sanac\w+|pulcej\w+|sed[eui]\w*|sanaksm\w*|sapulc\w*|noriteja|norisinaj\w+|vadiba)\b"
)
#: Code points of a document that say first of all what it is about.
_FIRST = 600
#: From how much on a document is taken to be of a series.
_ABOUT = 2.0


class Places:
    """The clusters, found by the kind of group that meets, or by the project that it steers."""

    def __init__(self, clusters: Sequence[Sequence[Meeting]]) -> None:
        self.clusters = clusters
        self.by_group: dict[str, list[int]] = defaultdict(list)
        self.by_project: dict[frozenset[str], list[int]] = defaultdict(list)
        for place, cluster in enumerate(clusters):
            for group in sorted({m.group for m in cluster}):
                self.by_group[group].append(place)
            owners = {m.owner for m in cluster if m.owner and any(key.startswith("q:") for key in m.owner.keys)}
            for roots in {owner.roots for owner in owners}:
                self.by_project[roots].append(place)


def series_about(head: Head, places: Places) -> int | None:
    """The one series that a letter, a report or a piece of news is about; by its title, its first lines, its addressee."""
    scores: dict[int, float] = {}
    references = list(find_references(head.text))
    title = head.title or head.text.strip().split("\n")[0]
    for body in find_bodies(head.text):
        for place in places.by_group.get(group_of(body), ()):
            if _same(head, body, places.clusters[place]):
                scores[place] = max(scores.get(place, 0.0), _about(head, body, title))
    for place in scores:
        if any(_means(head.text, reference, places.clusters[place]) for reference in references):
            scores[place] += 2.0
    if head.kind in ("report", "presentation", "plan"):
        have = {root(word) for _, _, word in words_of(title)}
        for project, steered in places.by_project.items():
            if project <= have:
                scores.update((place, max(scores.get(place, 0.0), _ABOUT)) for place in steered)
    sure = {place: score for place, score in scores.items() if score >= _ABOUT}
    best = sorted(sure, key=lambda place: (-sure[place], place))
    if not best or (len(best) > 1 and sure[best[0]] == sure[best[1]]):
        return None
    return best[0]


def _about(head: Head, body: Body, title: str) -> float:
    """How surely a document that names a group is about a meeting of it: in its title, to its members, first of all."""
    text = head.text
    line = folded(text[text.rfind("\n", 0, body.start) + 1 : body.end])
    around = text[max(0, body.start - 160) : body.end + 160]
    score = 0.5 - body.start / 10_000
    if fold(text[body.start : body.end]) in fold(title):
        score += 2.0
    if _ADDRESSED.search(line):
        score += 2.0
    met = body.meeting or _MET.search(folded(around)) is not None
    if met and (body.start < _FIRST or is_dated(around, head.date)):
        score += 2.0
    return score


def _means(text: str, reference: Reference, cluster: Sequence[Meeting]) -> bool:
    """Whether a reference to minutes, with their date before it, is to a meeting of the cluster."""
    before = text[max(0, reference.start - 120) : reference.start]
    return any(same_number(m.head.number, reference.number) and is_dated(before, m.head.date) for m in cluster)


def _same(head: Head, body: Body, cluster: Sequence[Meeting]) -> bool:
    """Whether a phrase of running text, which can take in words before it, names the group of a cluster."""
    phrase = head.text[body.start : body.end]
    keys = {key for n in head.names if body.start <= n.start < body.end for key in who(n)}
    keys |= {f"a:{short}" for short in CAPITALS.findall(phrase)}
    for own, owner in {(m.own, m.owner) for m in cluster if m.group == group_of(body)}:
        named = owner is not None and bool(owner.keys & keys or (owner.roots and owner.roots <= body.qualifiers))
        if own <= body.qualifiers and (named or len(own) >= 2):
            return True
        if owner is None and own and own == body.own:
            return True
    return False
