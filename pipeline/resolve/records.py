"""The values of resolution: mentions of a document, who they make there, judgements, and the entities that come out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention as stored, with what decides who it is."""

    id: int
    document: int
    start: int  # code points
    kind: str  # person, institution, initiative
    name: str  # nominative
    text: str  # as printed
    alternatives: tuple[str, ...] = ()
    gender: str | None = None
    type: str | None = None

    @property
    def end(self) -> int:
        """Where the printed form ends, in code points."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Material:
    """What one document says that bears on who is who; the tuples are in no particular order.

    `aliases` are (short, long, method): the document says, or its initials suggest, that two mentions are one. `roles`
    are (person, institution or none, post or none, where the phrase that says so begins and ends), `absent` those who were
    not there, all by number of mention.
    """

    id: int
    text: str
    mentions: tuple[MentionRow, ...]
    date: str | None = None
    body: int | None = None
    aliases: tuple[tuple[int, int, str], ...] = ()
    roles: tuple[tuple[int, int | None, str | None, int, int], ...] = ()
    listed: frozenset[int] = frozenset()


class Verdict(StrEnum):
    """What is said of two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two mentions are, or are not, one; said by a rule (`rule:…`) or by a person, with a reason in words."""

    left: int
    right: int
    verdict: Verdict
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, institution or initiative of one document, before it is compared with those of others.

    `first` is the first mention. `names` are nominatives in use, the fullest first; `readings` are what the printed
    forms may mean besides; `former` are names it had before. Of people: `places` are the identities of the institutions
    they belong or belonged to, `beside` those named in the same sentence, `posts` and `not_posts` what they are and are
    said not to be, `mark` tells namesakes apart (`jun`), `apart` are identities of the same document that the document
    itself tells from this one, and `open` says that it leaves open which of its own people is meant. Of institutions:
    `short` are abbreviations, `guess` the identity whose initials an unexplained one has, `people` the keys of those who
    belong to it.
    """

    id: int
    document: int
    kind: str
    first: int
    names: tuple[str, ...]
    readings: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    gender: str | None = None
    type: str | None = None
    places: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    posts: tuple[str, ...] = ()
    not_posts: tuple[str, ...] = ()
    mark: str | None = None
    apart: tuple[int, ...] = ()
    open: bool = False
    short: tuple[str, ...] = ()
    guess: int | None = None
    people: tuple[str, ...] = ()

    def plain(self) -> dict[str, object]:
        """The fields that are not empty, for JSON; `identity_of` is the way back."""
        values = ((name, getattr(self, name)) for name in _NAMES)
        return {name: value for name, value in values if value or name in ("id", "document", "first", "names")}


_NAMES = tuple(field.name for field in fields(Identity))
_TUPLES = frozenset(field.name for field in fields(Identity) if str(field.type).startswith("tuple"))


def identity_of(plain: dict[str, object]) -> Identity:
    """The identity that `Identity.plain` made plain.

    >>> one = Identity(1, 2, "person", 3, ("Jānis Ozols",), posts=("direktors",))
    >>> identity_of(one.plain()) == one
    True
    """
    return Identity(**{name: tuple(value) if name in _TUPLES else value for name, value in plain.items()})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Context:
    """What else tells who is meant in a document: its date, the identity whose paper it is, the keys of its people."""

    document: int
    date: str | None = None
    body: int | None = None
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Local:
    """One document resolved by itself: identities, the mentions of each, the judgements that made them, its context."""

    identities: tuple[Identity, ...]
    mentions: tuple[tuple[int, int], ...]  # (mention, identity)
    judgements: tuple[Judgement, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of the identities of two sides: `same`, `different`; later ones outrank earlier ones."""

    id: int
    action: str
    left: tuple[int, ...]
    right: tuple[int, ...]
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, institution or initiative of the whole corpus.

    `aliases` are its other names in the nominative with their kind (`name` or `abbreviation`); `type` is that of most
    mentions. Of a person, the name is also given in its two parts.
    """

    id: int
    kind: str
    name: str
    aliases: tuple[tuple[str, str], ...] = ()
    type: str | None = None
    gender: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    abbreviation: str | None = None
