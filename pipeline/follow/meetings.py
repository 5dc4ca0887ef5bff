"""Whose meeting a document records: the group, what tells it from others, and the one that it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.dates.words import folded
from extractors.names.fold import fold
from pipeline.follow.bodies import Body, find_bodies
from pipeline.follow.matching import who
from pipeline.follow.records import Name
from pipeline.follow.roots import EMPTY, root, words_of

_QUOTED_PROJECT = re.compile(r"\b(?:projekt\w*|programm\w*)\s*[“”„‟«»\"']+([^“”„‟«»\"'\n]{3,80})[“”„‟«»\"']", re.IGNORECASE)
#: An abbreviation.
CAPITALS = re.compile(r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,8}\b")
_GENITIVE = re.compile(r"(?:as|es|a|u|is|us)$")
#: Code points of a document's head in which the title stands.
_TOP = 400
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
class Owner:
    """Whose group it is: keys by which it is met again; `inside` when it stands in the phrase itself.

    `heading` tells that it has a line of its own above.
    """

    keys: frozenset[str]
    roots: frozenset[str]
    inside: bool
    heading: bool = False
    body: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A document with the group whose meeting it records."""

    head: Head
    group: str  # the root of the phrase's last word, with what every such group is called
    own: frozenset[str]
    owner: Owner | None
    name: str


def meeting_of(head: Head) -> Meeting | None:
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
    return Meeting(head, group_of(meant), own, owner, _name(head, meant, owner))


def group_of(body: Body) -> str:
    """The kind of group that meets: the root of its last word, with what every such group is called."""
    return f"{body.head}:{'+'.join(sorted(body.kin))}"


def _in_title(text: str, body: Body) -> bool:
    """Whether a phrase stands in a short line of its own near the top, in the genitive that a meeting's owner has."""
    line = text[text.rfind("\n", 0, body.start) + 1 : body.end]
    return body.start < _TOP and len(line) < 100 and bool(_GENITIVE.search(folded(text[body.start : body.end])))


def _by_title(head: Head) -> Meeting | None:
    """A meeting that is known by its subject only: `Tikšanās par ezera krastu`, of one institution or project."""
    title = folded(head.title or "")
    about = title.find("par ")
    if about < 0:
        return None
    own = frozenset(root(word) for _, _, word in words_of((head.title or "")[about:]) if word not in EMPTY)
    owner = _owner(head, None)
    if len(own) < 2 or owner is None:
        return None
    return Meeting(head, "par", own, owner, " ".join((head.title or "").split()))


def _owner(head: Head, body: Body | None) -> Owner | None:
    """The institution inside the phrase, else the project or the institution of the document's head."""
    if body is not None:
        for name in head.names:
            inside = body.start <= name.start and name.end < body.end
            if inside and name.kind == "institution":
                return _owner_of(name, head, inside=True)
        capitals = CAPITALS.match(head.text[body.start : body.end])
        if capitals and not head.text[body.start : body.end].isupper():
            return Owner(frozenset({f"a:{capitals.group()}"}), frozenset({root(fold(capitals.group()))}), True)
    project = _QUOTED_PROJECT.search(head.text[: head.head])
    if project:
        roots = frozenset(root(word) for _, _, word in words_of(project.group(1)))
        return Owner(frozenset({f"q:{' '.join(sorted(roots))}"}), roots, False)
    above = [n for n in head.names if n.kind == "institution" and n.end <= head.head]
    if body is not None:
        above = [n for n in above if not (n.start <= body.start and n.end >= body.end)]
    if above:
        return _owner_of(above[0], head, inside=False)
    return None


def _owner_of(name: Name, head: Head, *, inside: bool) -> Owner:
    roots = frozenset(root(word) for _, _, word in words_of(head.text[name.start : name.end]))
    line = head.text[head.text.rfind("\n", 0, name.start) + 1 : (head.text.find("\n", name.end) + 1 or len(head.text) + 1) - 1]
    heading = not inside and len(line.strip()) <= name.end - name.start + 2
    return Owner(frozenset(who(name)), roots, inside, heading, name.entity or None)


def _name(head: Head, body: Body, owner: Owner | None) -> str:
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
