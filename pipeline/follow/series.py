"""Which documents are of one series: meetings of one body or group, and what is written about them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from extractors.names.fold import fold
from extractors.records import content_id
from pipeline.follow.about import Places, series_about
from pipeline.follow.meetings import CAPITALS, Head, Meeting, meeting_of
from pipeline.follow.records import Series


def find_series(heads: Sequence[Head]) -> tuple[Series, ...]:
    """The series of two documents or more, in the order of their ids; each document is in one at most."""
    ordered = sorted(heads, key=lambda h: h.id)
    meetings = [meeting for head in ordered if (meeting := meeting_of(head)) is not None]
    clusters = _clusters(meetings)
    known = {meeting.head.id for cluster in clusters for meeting in cluster}
    rest = [head for head in ordered if head.id not in known]
    joined: dict[int, list[Head]] = defaultdict(list)
    places = Places(clusters)
    for head in rest:
        place = series_about(head, places)
        if place is not None:
            joined[place].append(head)
    out = []
    for place, cluster in enumerate(clusters):
        papers = [m.head for m in cluster] + joined[place]
        if len(papers) > 1:
            out.append(_series(cluster, papers))
    return tuple(sorted(out, key=lambda s: s.id))


def _series(cluster: Sequence[Meeting], papers: Iterable[Head]) -> Series:
    ordered = sorted(papers, key=lambda h: (h.date is None, h.date or "", _count(h.number), h.id))
    counts = Counter(m.name for m in cluster)
    name = min(counts, key=lambda n: ("(" in n, bool(CAPITALS.search(n)), -counts[n], -len(n), n))
    bodies = Counter(m.owner.body for m in cluster if m.owner and m.owner.body)
    body = min(bodies, key=lambda b: (-bodies[b], b)) if bodies else None
    return Series(content_id("series", fold(name), min(h.id for h in ordered)), name, body, tuple(h.id for h in ordered))


def _count(number: str | None) -> int:
    digits = re.search(r"\d+", number or "")
    return int(digits.group()) if digits else 0


def _clusters(meetings: Sequence[Meeting]) -> list[list[Meeting]]:
    """Meetings of the same group together, groups of the same name but of different owners apart."""
    buckets: dict[tuple[str, frozenset[str]], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        buckets[meeting.group, meeting.own].append(meeting)
    out: list[list[Meeting]] = []
    for key in sorted(buckets, key=lambda k: (k[0], sorted(k[1]))):
        out.extend(_by_owner(buckets[key], len(key[1])))
    return out


def _by_owner(meetings: Sequence[Meeting], own: int) -> list[list[Meeting]]:
    """Where the name itself is telling, only an owner inside it or in a line above keeps two apart; else each owner does."""
    clusters: list[tuple[set[str], list[Meeting]]] = []
    loose: list[Meeting] = []
    for meeting in meetings:
        owner = meeting.owner
        if owner is None or (own >= 2 and not owner.inside and not owner.heading):
            loose.append(meeting)
            continue
        near = [c for c in clusters if c[0] & owner.keys]
        keys, members = set(owner.keys), [meeting]
        for cluster in near:
            keys |= cluster[0]
            members = cluster[1] + members
            clusters.remove(cluster)
        clusters.append((keys, members))
    if loose and len(clusters) == 1:
        clusters[0][1].extend(loose)
    elif loose and own:
        clusters.append((set(), loose))
    else:
        clusters.extend((set(), [meeting]) for meeting in loose)
    return [sorted(members, key=lambda m: m.head.id) for _, members in clusters]
