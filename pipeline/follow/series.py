"""Which documents are of one series: meetings of one body or group, and what is written about them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.dates.words import folded
from extractors.names.fold import fold
from extractors.records import content_id
from extractors.references import Reference, find_references
from pipeline.follow.bodies import Body, find_bodies
from pipeline.follow.matching import who
from pipeline.follow.records import Name, Series
from pipeline.follow.references import is_dated, same_number
from pipeline.follow.roots import EMPTY, root, words_of

_QUOTED_PROJECT = re.compile(r"\b(?:projekt\w*|programm\w*)\s*[“”„‟«»\"']+([^“”„‟«»\"'\n]{3,80})[“”„‟«»\"']", re.IGNORECASE)
_ADDRESSED = re.compile(r"^\s*(?:kam|adresats)\s*:[^\n]*$")
_MET = re.compile(
    r"\b(?:tik(?:as|sies|usies|usas)|sanac\w+|pulcej\w+|sed[eui]\w*|sanaksm\w*|sapulc\w*|noriteja|norisinaj\w+|vadiba)\b"
)
_CAPITALS = re.compile(r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,8}\b")
_GENITIVE = re.compile(r"(?:as|es|a|u|is|us)$")
#: Code points of a document's head in which the title stands, and of any document that say first of all what it is about.
_TOP, _FIRST = 400, 600
#: From how much on a document is taken to be of a series.
_ABOUT = 2.0
_MEETING_KINDS = frozenset({"minutes", "decision"})
_NOMINATIVES = {
    "grup": "grupa", "vald": "valde", "padom": "padome", "dom": "dome", "komis": "komisija", "komit": "komiteja",
    "kabin": "kabinets",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """A document's beginning, with the names in it; `head` is where what stands above those present ends."""

    id: int
    date: str | None
    kind: str | None
    title: str | None
    number: str | None
    text: str
    head: int
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose group it is: keys by which it is met again; `inside` when it stands in the phrase itself.

    `heading` tells that it has a line of its own above.
    """

    keys: frozenset[str]
    roots: frozenset[str]
    inside: bool
    heading: bool = False
    body: int | None = None


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A document with the group whose meeting it records."""

    head: Head
    group: str  # the root of the phrase's last word, with what every such group is called
    own: frozenset[str]
    owner: _Owner | None
    name: str


def find_series(heads: Sequence[Head]) -> tuple[Series, ...]:
    """The series of two documents or more, in the order of their ids; each document is in one at most."""
    ordered = sorted(heads, key=lambda h: h.id)
    meetings = [meeting for head in ordered if (meeting := _meeting(head)) is not None]
    clusters = _clusters(meetings)
    known = {meeting.head.id for cluster in clusters for meeting in cluster}
    rest = [head for head in ordered if head.id not in known]
    joined: dict[int, list[Head]] = defaultdict(list)
    places = _Places(clusters)
    for head in rest:
        place = _mentioned(head, places)
        if place is not None:
            joined[place].append(head)
    out = []
    for place, cluster in enumerate(clusters):
        papers = [m.head for m in cluster] + joined[place]
        if len(papers) > 1:
            out.append(_series(cluster, papers))
    return tuple(sorted(out, key=lambda s: s.id))


def _series(cluster: Sequence[_Meeting], papers: Iterable[Head]) -> Series:
    ordered = sorted(papers, key=lambda h: (h.date is None, h.date or "", _count(h.number), h.id))
    counts = Counter(m.name for m in cluster)
    name = min(counts, key=lambda n: ("(" in n, bool(_CAPITALS.search(n)), -counts[n], -len(n), n))
    bodies = Counter(m.owner.body for m in cluster if m.owner and m.owner.body)
    body = min(bodies, key=lambda b: (-bodies[b], b)) if bodies else None
    return Series(content_id("series", fold(name), min(h.id for h in ordered)), name, body, tuple(h.id for h in ordered))


def _count(number: str | None) -> int:
    digits = re.search(r"\d+", number or "")
    return int(digits.group()) if digits else 0


def _meeting(head: Head) -> _Meeting | None:
    """Whose meeting the document records, by what stands above those present."""
    if head.kind not in _MEETING_KINDS:
        return None
    text = head.text[: head.head]
    bodies = list(find_bodies(text))
    meant = next(iter(sorted(bodies, key=lambda b: (not (b.meeting and b.group), not b.group, b.start))), None)
    if meant is not None and not meant.group and not _in_title(text, meant):
        meant = None
    if meant is None:
        return _by_title(head)
    owner = _owner(head, meant)
    roots = owner.roots if owner else frozenset()
    own = meant.own - (roots if owner and owner.inside else frozenset())
    if not own and owner is None:
        return None
    return _Meeting(head, _group(meant), own, owner, _name(head, meant, owner))


def _in_title(text: str, body: Body) -> bool:
    """Whether a phrase stands in a short line of its own near the top, in the genitive that a meeting's owner has."""
    line = text[text.rfind("\n", 0, body.start) + 1 : body.end]
    return body.start < _TOP and len(line) < 100 and bool(_GENITIVE.search(folded(text[body.start : body.end])))


def _by_title(head: Head) -> _Meeting | None:
    """A meeting that is known by its subject only: `Tikšanās par ezera krastu`, of one institution or project."""
    title = folded(head.title or "")
    about = title.find("par ")
    if about < 0:
        return None
    own = frozenset(root(word) for _, _, word in words_of((head.title or "")[about:]) if word not in EMPTY)
    owner = _owner(head, None)
    if len(own) < 2 or owner is None:
        return None
    return _Meeting(head, "par", own, owner, " ".join((head.title or "").split()))


def _owner(head: Head, body: Body | None) -> _Owner | None:
    """The institution inside the phrase, else the project or the institution of the document's head."""
    if body is not None:
        for name in head.names:
            inside = body.start <= name.start and name.end < body.end
            if inside and name.kind == "institution":
                return _owner_of(name, head, inside=True)
        capitals = _CAPITALS.match(head.text[body.start : body.end])
        if capitals and not head.text[body.start : body.end].isupper():
            return _Owner(frozenset({f"a:{capitals.group()}"}), frozenset({root(fold(capitals.group()))}), True)
    project = _QUOTED_PROJECT.search(head.text[: head.head])
    if project:
        roots = frozenset(root(word) for _, _, word in words_of(project.group(1)))
        return _Owner(frozenset({f"q:{' '.join(sorted(roots))}"}), roots, False)
    above = [n for n in head.names if n.kind == "institution" and n.end <= head.head]
    if body is not None:
        above = [n for n in above if not (n.start <= body.start and n.end >= body.end)]
    if above:
        return _owner_of(above[0], head, inside=False)
    return None


def _owner_of(name: Name, head: Head, *, inside: bool) -> _Owner:
    roots = frozenset(root(word) for _, _, word in words_of(head.text[name.start : name.end]))
    line = head.text[head.text.rfind("\n", 0, name.start) + 1 : (head.text.find("\n", name.end) + 1 or len(head.text) + 1) - 1]
    heading = not inside and len(line.strip()) <= name.end - name.start + 2
    return _Owner(frozenset(who(name)), roots, inside, heading, name.entity or None)


def _name(head: Head, body: Body, owner: _Owner | None) -> str:
    phrase = " ".join(head.text[body.start : body.end].split()).strip("“”„‟«»\"'( ")
    first, _, last = phrase.rpartition(" ")
    if body.group and root(fold(last)) != body.head:  # it ends with what the group is for
        return phrase[:1].upper() + phrase[1:]
    last = _NOMINATIVES.get(body.head, last)
    name = f"{first.lower() if first.isupper() and ' ' in phrase and len(first) > 8 else first} {last}".strip()
    name = name[:1].upper() + name[1:]
    if not body.group:
        name = f"{name} {_meeting_word(head.text[body.end : body.end + 60])}"
    if owner is None or owner.inside or body.own:
        return name
    named = next((n.name for n in head.names if frozenset(who(n)) & owner.keys), None)
    project = _QUOTED_PROJECT.search(head.text[: head.head])
    return f"{name} ({named or (project.group(1) if project else '')})".replace(" ()", "")


def _meeting_word(text: str) -> str:
    roots = {root(word) for _, _, word in words_of(text)}
    return next((word for word in ("sēde", "sapulce", "sanāksme") if root(fold(word)) in roots), "tikšanās")


def _clusters(meetings: Sequence[_Meeting]) -> list[list[_Meeting]]:
    """Meetings of the same group together, groups of the same name but of different owners apart."""
    buckets: dict[tuple[str, frozenset[str]], list[_Meeting]] = defaultdict(list)
    for meeting in meetings:
        buckets[meeting.group, meeting.own].append(meeting)
    out: list[list[_Meeting]] = []
    for key in sorted(buckets, key=lambda k: (k[0], sorted(k[1]))):
        out.extend(_by_owner(buckets[key], len(key[1])))
    return out


def _by_owner(meetings: Sequence[_Meeting], own: int) -> list[list[_Meeting]]:
    """Where the name itself is telling, only an owner inside it or in a line above keeps two apart; else each owner does."""
    clusters: list[tuple[set[str], list[_Meeting]]] = []
    loose: list[_Meeting] = []
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


class _Places:
    """The clusters, found by the kind of group that meets, or by the project that it steers."""

    def __init__(self, clusters: Sequence[Sequence[_Meeting]]) -> None:
        self.clusters = clusters
        self.by_group: dict[str, list[int]] = defaultdict(list)
        self.by_project: dict[frozenset[str], list[int]] = defaultdict(list)
        for place, cluster in enumerate(clusters):
            for group in sorted({m.group for m in cluster}):
                self.by_group[group].append(place)
            owners = {m.owner for m in cluster if m.owner and any(key.startswith("q:") for key in m.owner.keys)}
            for roots in {owner.roots for owner in owners}:
                self.by_project[roots].append(place)


def _mentioned(head: Head, places: _Places) -> int | None:
    """The one series that a letter, a report or a piece of news is about; by its title, its first lines, its addressee."""
    scores: dict[int, float] = {}
    references = list(find_references(head.text))
    title = head.title or head.text.strip().split("\n")[0]
    for body in find_bodies(head.text):
        for place in places.by_group.get(_group(body), ()):
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


def _group(body: Body) -> str:
    return f"{body.head}:{'+'.join(sorted(body.kin))}"


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


def _means(text: str, reference: Reference, cluster: Sequence[_Meeting]) -> bool:
    """Whether a reference to minutes, with their date before it, is to a meeting of the cluster."""
    before = text[max(0, reference.start - 120) : reference.start]
    return any(same_number(m.head.number, reference.number) and is_dated(before, m.head.date) for m in cluster)


def _same(head: Head, body: Body, cluster: Sequence[_Meeting]) -> bool:
    """Whether a phrase of running text, which can take in words before it, names the group of a cluster."""
    phrase = head.text[body.start : body.end]
    keys = {key for n in head.names if body.start <= n.start < body.end for key in who(n)}
    keys |= {f"a:{short}" for short in _CAPITALS.findall(phrase)}
    for own, owner in {(m.own, m.owner) for m in cluster if m.group == _group(body)}:
        named = owner is not None and bool(owner.keys & keys or (owner.roots and owner.roots <= body.qualifiers))
        if own <= body.qualifiers and (named or len(own) >= 2):
            return True
        if owner is None and own and own == body.own:
            return True
    return False
