"""Which people of the documents are one across the corpus.

Equal full names are one person when they share an institution, or when their documents are of one circle; a bare name
alone joins nobody, for full namesakes are common. Then initials, then bare surnames go to the one person that fits and
shares an institution, or else to the only one of the circle. What fits several is left open, for people to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.resolve.constraints import Sets
from pipeline.resolve.full_names import join_full_names
from pipeline.resolve.keys import person_name
from pipeline.resolve.left_open import leave_open
from pipeline.resolve.nearness import Circles
from pipeline.resolve.persons import Persons
from pipeline.resolve.posts import post_head
from pipeline.resolve.records import Context, Decision, Identity, Judgement, Verdict
from pipeline.resolve.short_names import join_short_names


def settle_people(
    identities: Iterable[Identity],
    contexts: Mapping[int, Context],
    body_of: Mapping[int, int],
    decisions: Sequence[Decision] = (),
    parent_of: Mapping[int, int] | None = None,
) -> tuple[Sets, list[Judgement]]:
    """The people as sets of identities, and the judgements that made them; the order of the input does not matter.

    `body_of` gives, by identity of an institution, what stands for it over the whole corpus; `parent_of` gives, by that,
    the institution that it is a part of.
    """
    ordered = sorted((one for one in identities if one.kind == "person"), key=lambda one: one.id)
    persons = Persons(ordered, Sets(ordered, decisions), Circles(contexts, body_of), body_of, parent_of or {})
    _part(persons)
    join_full_names(persons)
    join_short_names(persons, lambda one: bool(person_name(one.names[0]).given))
    join_short_names(persons, lambda one: not person_name(one.names[0]).given)
    leave_open(persons)
    return persons.sets, persons.judgements


def _part(persons: Persons) -> None:
    for left, right in _said_to_differ(persons):
        persons.sets.part(left.id, right.id)
        reason = f"{right.names[0]} is {', '.join(right.posts)}, and {left.names[0]} is told from whoever that is"
        persons.judgements.append(Judgement(left.first, right.first, Verdict.DIFFERENT, "rule:other-post", reason))


def _said_to_differ(persons: Persons) -> Iterator[tuple[Identity, Identity]]:
    """Pairs where one document says that its bearer of the name is not the one who holds the other's post."""
    for one in persons.settled:
        for other in persons.settled if one.not_posts else ():
            told = other.document != one.document and set(one.not_posts) & {post_head(post) for post in other.posts}
            if told and any(a.fits(b) for a in persons.names[one.id] for b in persons.names[other.id]):
                yield one, other
