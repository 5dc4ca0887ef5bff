"""Which mentions of institutions are one inside a document: by name, by what the document says, by what it renames."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.names.heads import HEADS
from extractors.names.institutions import institution_nominative
from extractors.names.known import find_known
from extractors.records import content_id
from pipeline.resolve.bodies import bare_abbreviation, institution_key, known_by_key
from pipeline.resolve.clusters import Clusters
from pipeline.resolve.records import Identity, Judgement, Material, MentionRow, Verdict
from pipeline.resolve.statements import is_name_in_brackets, renamed

_LEADING = re.compile(r"((?:[\w„”“«»\"-]+\s+){1,8})\(\s*(?:turpmāk\s*[-–—:]?\s*)?$")
_SMALL = frozenset({"un", "par", "ar", "no"})


def local_bodies(material: Material) -> tuple[list[Identity], dict[int, int], list[Judgement]]:
    """The institutions of one document, the identity of each mention, and the judgements that made them."""
    rows = sorted((m for m in material.mentions if m.kind == "institution"), key=lambda m: (m.start, m.id))
    by_id = {row.id: row for row in rows}
    clusters = Clusters(by_id)
    judgements: list[Judgement] = []

    def join(left: int, right: int, rule: str, reason: str) -> None:
        if clusters.join(left, right):
            judgements.append(Judgement(left, right, Verdict.SAME, f"rule:{rule}", reason))

    groups: dict[str, list[MentionRow]] = defaultdict(list)
    for row in rows:
        short = bare_abbreviation(row.name)
        groups[f"a:{short}" if short else f"n:{institution_key(row.name)}"].append(row)
    for same in groups.values():
        for other in same[1:]:
            join(same[0].id, other.id, "same-name", f"both are called {same[0].name} in one document")
    guesses: dict[int, int] = {}
    for left, right, method in sorted(material.aliases):
        if left not in by_id or right not in by_id:
            continue
        if method == "initials":
            guesses.setdefault(left, right)
        else:
            join(left, right, "alias", f"the document says that {by_id[left].name} is {by_id[right].name}")
    former: set[int] = set()
    for old, new, reason in _renamings(material, rows):
        join(old.id, new.id, "renamed", reason)
        former.add(old.id)
    for before, behind in pairwise(rows):
        if is_name_in_brackets(material.text, before.end, behind.start, behind.end) and _is_foreign(behind.name):
            join(before.id, behind.id, "original-name", f"the document gives {behind.name} as another name of {before.name}")
    defined = {row.id: name for row in rows if (name := _defined_by_words(material.text, row))}

    members: dict[int, list[MentionRow]] = defaultdict(list)
    for row in rows:
        members[clusters.find(row.id)].append(row)
    number = {root: content_id("identity", material.id, "institution", same[0].id) for root, same in members.items()}
    identities = []
    for root, same in members.items():
        named = [row for row in same if not bare_abbreviation(row.name)]
        gone = {row.name for row in same if row.id in former}
        names = dict.fromkeys(row.name for row in named if row.name not in gone)
        names |= dict.fromkeys(defined[row.id] for row in same if row.id in defined and not named)
        once = dict.fromkeys(row.name for row in named if row.name in gone)
        guess = next((guesses[row.id] for row in same if row.id in guesses), None)
        target = clusters.find(guess) if guess is not None and not names else None
        identities.append(
            Identity(
                id=number[root],
                document=material.id,
                kind="institution",
                first=same[0].id,
                names=tuple(names),
                former=tuple(once),
                short=tuple(dict.fromkeys(short for row in same if (short := bare_abbreviation(row.name)))),
                type=next((row.type for row in same if row.type), None),
                guess=number[target] if target is not None and target != root else None,
            )
        )
    return identities, {row.id: number[clusters.find(row.id)] for row in rows}, judgements


def _renamings(material: Material, rows: Sequence[MentionRow]) -> Iterator[tuple[MentionRow, MentionRow, str]]:
    """(former name, present name, reason) where the document says of an institution what it was called before."""
    people = [m for m in material.mentions if m.kind == "person"]
    text = material.text
    for left, right in pairwise(rows):
        says = renamed(text, left.end, right.start)
        if says is None or _is_of_a_person(text, left, people) or _are_two(left.name, right.name):
            continue
        old, new = (right, left) if says == "former" else (left, right)
        yield old, new, f"the document says that {new.name} was called {old.name} before"


def _is_of_a_person(text: str, left: MentionRow, people: Sequence[MentionRow]) -> bool:
    """Whether the institution is only where somebody works, so that what follows is where they worked before."""
    bracket = text.rfind("(", max(0, left.start - 80), left.start)
    opened = bracket >= 0 and ")" not in text[bracket : left.start]
    before = text[max(0, (bracket if opened else left.start) - 3) : bracket if opened else left.start]
    at = (bracket if opened else left.start) - (len(before) - len(before.rstrip(" ,–-")))
    return any(person.end == at for person in people)


def _is_foreign(name: str) -> bool:
    """Whether the name is not a Latvian one: no head that Latvian institutions have, no abbreviation, unknown to the list."""
    last = name.split()[-1].casefold()
    return (
        last not in HEADS
        and not bare_abbreviation(name)
        and institution_nominative(name) in (None, name)
        and not known_by_key(institution_key(name))
    )


def _are_two(left: str, right: str) -> bool:
    """Whether the list of known institutions has both, at the same time."""
    first, second = known_by_key(institution_key(left)), known_by_key(institution_key(right))
    return any(
        a.name != b.name and max(a.valid_from, b.valid_from) < min(a.valid_to or "9999", b.valid_to or "9999")
        for a in first
        for b in second
        if institution_key(left) != institution_key(right) and (a.valid_from or b.valid_from)
    )


def _defined_by_words(text: str, row: MentionRow) -> str | None:
    """The name that stands right before an abbreviation in brackets and has its initials, though nobody found it there."""
    short = bare_abbreviation(row.name)
    leading = _LEADING.search(text, max(0, row.start - 160), row.start) if short else None
    if not leading or not short:
        return None
    words = leading[1].split()
    for size in range(2, len(words) + 1):
        told = words[-size:]
        initials = "".join(word.strip('„”“«»"')[:1].casefold() for word in told if word.casefold() not in _SMALL)
        if initials == short.casefold() and told[0][:1].isupper():
            phrase = " ".join(told)
            known = find_known(phrase)
            return known[0].name if known else institution_nominative(phrase)
    return None
