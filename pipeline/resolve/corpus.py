"""The corpus resolved: new documents by themselves first, then only what shares a key with what changed.

Institutions come before people, since people are told apart by where they belong; each component is settled on its own,
so that memory holds no more than one, and only entities that changed are written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache

from pipeline.resolve.blocking import keys_of
from pipeline.resolve.constraints import Sets
from pipeline.resolve.institutions import settle_institutions
from pipeline.resolve.local import resolve_document
from pipeline.resolve.naming import make_entity
from pipeline.resolve.numbers import fresh_number, number_sets
from pipeline.resolve.people import settle_people
from pipeline.resolve.records import Context, Decision, Entity, Identity, Judgement
from pipeline.store.decisions import Anchored, anchored_decisions, as_decisions, key_decisions
from pipeline.store.documents import transaction
from pipeline.store.entities import assign, drop_empty, is_taken, lost_entities, note_moves, refresh, replace_judgements
from pipeline.store.identities import (
    count_entities,
    documents_without_entities,
    entities_of,
    forget_unsettled,
    load_contexts,
    load_identities,
    load_material,
    parents_of,
    save_local,
    unresolved_documents,
    unsettle_people_at,
    unsettled_components,
)
from pipeline.store.institutions import relate_institutions
from pipeline.store.state import mark_resolved, mark_unfollowed
from pipeline.version import resolving_version

#: How many documents are resolved by themselves in one transaction, and how many identities are settled in one.
_DOCUMENTS, _IDENTITIES = 200, 4000


def resolve_corpus(connection: sqlite3.Connection) -> int:
    """Brings the entities up to date with facts and decisions; how many there are comes back.

    An interrupted resolution is taken up by the next one: what is not settled stays marked.
    """
    version = resolving_version()
    todo = unresolved_documents(connection, version)
    for place in range(0, len(todo), _DOCUMENTS):
        with transaction(connection):
            for document in todo[place : place + _DOCUMENTS]:
                _resolve_alone(connection, document, version)
    with transaction(connection):
        settling = _Settling(connection, {*todo, *documents_without_entities(connection)})
        for kind in ("institution", "initiative", "person"):
            settling.settle(kind)
        settling.finish()
        mark_unfollowed(connection)
        mark_resolved(connection, version)
    return count_entities(connection)


def _resolve_alone(connection: sqlite3.Connection, document: int, version: str) -> None:
    local = resolve_document(load_material(connection, document))
    by_id = {one.id: one for one in local.identities}
    keys = {one.id: keys_of(one, local.context, by_id.get(one.guess or 0)) for one in local.identities}
    save_local(connection, local, keys, version)


class _Settling:
    """One resolution: what it has changed so far."""

    def __init__(self, connection: sqlite3.Connection, fresh: set[int]) -> None:
        self.connection, self.fresh = connection, fresh
        self.at = datetime.now(UTC).isoformat(timespec="seconds")
        self.decisions: list[Anchored] = anchored_decisions(connection)
        self.decided = key_decisions(connection, self.decisions)  # what a new or withdrawn decision is about
        self.lost = lost_entities(connection)
        self.gone: set[int] = set(self.lost)
        self.claimed: set[int] = set()  # numbers that a component has taken: what came apart cannot both keep one
        self.written: list[Entity] = []
        self.documents: set[int] = set(fresh)
        self.moved_bodies: set[int] = set()

    def settle(self, kind: str) -> None:
        """Settles all components of a kind that are marked."""
        for component in unsettled_components(self.connection, kind):
            self._component(kind, component)
        if kind == "institution":  # people are told apart by institutions and by what these are part of
            relate_institutions(self.connection, self.written)
        if kind == "institution" and self.moved_bodies:
            unsettle_people_at(self.connection, self.moved_bodies)

    def _component(self, kind: str, numbers: Sequence[int]) -> None:
        identities, owner = load_identities(self.connection, numbers)
        contexts = load_contexts(self.connection, {one.document for one in identities})
        inside = set(numbers)
        decisions = [d for d in as_decisions(self.decisions) if inside.intersection(d.left) or inside.intersection(d.right)]
        sets, judgements = self._judge(kind, identities, contexts, decisions)
        named = self._given_names(inside)
        by_id = {one.id: one for one in identities}
        groups = sets.sets() if sets else _equal(identities)
        dates = {document: context.date or "" for document, context in contexts.items()}

        @cache
        def draft(members: tuple[int, ...]) -> Entity:
            given = next((named[one] for one in members if one in named), None)
            return make_entity(0, [by_id[one] for one in members], dates, given)

        taken: set[int] = set()

        def fresh(members: Sequence[int]) -> int:
            was = {owner[one] for one in members if one in owner}  # what comes apart again gets back the number that it had
            number = fresh_number(
                kind, draft(tuple(members)).name, members[0], lambda n: n in taken or is_taken(self.connection, n, was)
            )
            taken.add(number)
            return number

        free = {one: number for one, number in owner.items() if number not in self.claimed}
        numbering = number_sets(groups, free, fresh)
        self.claimed |= {*numbering.numbers, *free.values()}
        self.lost |= {old for old, _, how in numbering.moves if how == "split"}  # they lost members: their names may change
        for members, number in zip(groups, numbering.numbers, strict=True):
            self._write(kind, members, number, by_id, owner, lambda members=members: draft(members))  # type: ignore[misc]
        parted = {
            (owner[one], number, "split")
            for members, number in zip(groups, numbering.numbers, strict=True)
            for one in members
            if one in owner and one not in free and owner[one] != number
        }
        note_moves(self.connection, (*numbering.moves, *sorted(parted)), self.at)
        self.gone |= {old for old, _, how in numbering.moves if how == "merged"}
        across = [Judgement(j.left, j.right, j.verdict, j.by.replace("rule:", "rule:across:", 1), j.reason) for j in judgements]
        replace_judgements(self.connection, (one.first for one in identities), across)

    def _judge(
        self, kind: str, identities: Sequence[Identity], contexts: dict[int, Context], decisions: Sequence[Decision]
    ) -> tuple[Sets | None, list[Judgement]]:
        if kind == "institution":
            return settle_institutions(identities, contexts, decisions)
        if kind == "person":
            places = {place for one in identities for place in (*one.places, *one.beside)}
            places |= {context.body for context in contexts.values() if context.body is not None}
            return settle_people(identities, contexts, entities_of(self.connection, places), decisions, self._parents())
        return Sets(identities, decisions, once_a_document=False) if decisions else None, []

    def _parents(self) -> dict[int, int]:
        if not hasattr(self, "_parent_of"):
            self._parent_of = parents_of(self.connection)
        return self._parent_of

    def _given_names(self, inside: set[int]) -> dict[int, str]:
        """The name that a person gave, by identity; the last decision holds."""
        return {one: d.name for d in self.decisions if d.action == "rename" and d.name for one in d.left if one in inside}

    def _write(
        self,
        kind: str,
        members: Sequence[int],
        number: int,
        by_id: dict[int, Identity],
        owner: dict[int, int],
        draft: Callable[[], Entity],
    ) -> None:
        """Writes the entity when it is new, gained or lost anybody, or got a name."""
        changed = [one for one in members if owner.get(one) != number]
        anew = any(by_id[one].document in self.fresh for one in members)
        if not changed and not anew and number not in self.lost and self.decided.isdisjoint(members):
            return
        made = draft()
        entity = Entity(
            number, kind, made.name, made.aliases, made.type, made.gender, made.given_name, made.family_name, made.abbreviation
        )
        assign(self.connection, entity, [by_id[one] for one in members])
        self.written.append(entity)
        self.documents |= {by_id[one].document for one in changed}
        self.gone |= {owner[one] for one in changed if one in owner}
        if kind == "institution":
            self.moved_bodies |= {one for one in changed if one in owner}

    def finish(self) -> None:
        """Brings everything that is made from entities up to date, and forgets what was marked."""
        drop_empty(self.connection, self.gone)
        refresh(self.connection, self.written, self.documents, self.lost)
        forget_unsettled(self.connection)


def _equal(identities: Iterable[Identity]) -> list[tuple[int, ...]]:
    """One set of all: initiatives of one component have one name and type."""
    return [tuple(sorted(one.id for one in identities))]
