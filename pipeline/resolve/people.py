"""Which mentions of people are one: by name inside a document, by name and place across documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.resolve.keys import PersonName, person_name
from pipeline.resolve.records import Corpus, Judgement, MentionRow, Verdict


@dataclass(frozen=True, slots=True)
class _Local:
    """One person of one document: the fullest name, its first mention, all mentions, and the institutions around."""

    name: PersonName
    printed: str
    first: int
    document: int
    places: frozenset[int]


def judge_people(corpus: Corpus, institution_of: Mapping[int, int]) -> Iterator[Judgement]:
    """Judgements over the people's mentions; `institution_of` gives the entity of an institution's mention.

    Inside a document a short form belongs to the one fuller name that it fits. Across documents equal full names are
    one person; initials and bare surnames only when one name fits and an institution is shared, since `J. Bērziņš` is
    a hundred people.
    """
    places: dict[int, set[int]] = defaultdict(set)
    for person, institution in corpus.affiliations:
        if institution in institution_of:
            places[person].add(institution_of[institution])
    body = {document: institution_of[m] for document, m in corpus.bodies if m in institution_of}
    documents: dict[int, list[MentionRow]] = defaultdict(list)
    for row in sorted(corpus.mentions, key=lambda m: (m.document, m.start, m.id)):
        if row.kind == "person":
            documents[row.document].append(row)
    people: list[_Local] = []
    for document, rows in sorted(documents.items()):
        found, judgements = _within(rows, places, body.get(document))
        people += found
        yield from judgements
    yield from _across(people)


def _within(rows: list[MentionRow], places: Mapping[int, set[int]], body: int | None) -> tuple[list[_Local], list[Judgement]]:
    """The people of one document and the judgements that make them."""
    judgements: list[Judgement] = []
    groups: dict[PersonName, list[MentionRow]] = defaultdict(list)
    for row in rows:
        groups[person_name(row.name)].append(row)
    for same in groups.values():
        for other in same[1:]:
            reason = f"both are called {same[0].name} in one document"
            judgements.append(Judgement(same[0].id, other.id, Verdict.SAME, "rule:same-name", reason))
    owner: dict[PersonName, PersonName] = {}
    for name in groups:
        fuller = [other for other in groups if _fuller(other, name)]
        tops = [other for other in fuller if not any(_fuller(third, other) for third in fuller)]
        if len(tops) == 1:
            owner[name] = tops[0]
            left, right = groups[name][0], groups[tops[0]][0]
            reason = f"{left.name} can only be {right.name} in this document"
            judgements.append(Judgement(left.id, right.id, Verdict.SAME, "rule:short-name", reason))
        elif tops:
            left, right = groups[name][0], groups[tops[0]][0]
            reason = f"{left.name} can be {' or '.join(sorted(groups[t][0].name for t in tops))}"
            judgements.append(Judgement(left.id, right.id, Verdict.UNSURE, "rule:short-name", reason))
    found = []
    for name, same in groups.items():
        if name not in owner:
            members = [row for other, more in groups.items() if other == name or owner.get(other) == name for row in more]
            around = {place for row in members for place in places.get(row.id, ())} | ({body} if body else set())
            found.append(_Local(name, same[0].name, same[0].id, same[0].document, frozenset(around)))
    return found, judgements


def _fuller(long: PersonName, short: PersonName) -> bool:
    """Whether `long` says more of the same person than `short`: a given name for an initial, any given name for none."""
    if long == short or not long.given:
        return False
    if not short.given:
        return short.family in (long.family, long.given[0] if long.full else None)
    if not long.fits(short) or short.full:
        return long.fits(short) and len(long.given) > len(short.given) and short.full
    return long.full or len(long.given) > len(short.given)


def _across(people: list[_Local]) -> Iterator[Judgement]:
    families: dict[str, list[_Local]] = defaultdict(list)
    for person in people:
        families[person.name.family].append(person)
    for _, same_family in sorted(families.items()):
        full: dict[PersonName, list[_Local]] = defaultdict(list)
        short: list[_Local] = []
        for person in same_family:
            if person.name.full:
                full[person.name].append(person)
            else:
                short.append(person)
        for persons in full.values():
            for other in persons[1:]:
                reason = f"both are called {other.printed}"
                yield Judgement(persons[0].first, other.first, Verdict.SAME, "rule:same-full-name", reason)
        yield from _short_names(short, full)


def _short_names(short: list[_Local], full: Mapping[PersonName, list[_Local]]) -> Iterator[Judgement]:
    """Joins initials and bare surnames to the one full name of the corpus that fits and shares a place, else to each other."""
    homeless: list[_Local] = []
    for person in short:
        names = [name for name in full if name.fits(person.name)]
        near = [name for name in names if any(person.places & other.places for other in full[name])]
        if len(near) == 1 and (person.name.given or len(names) == 1):
            target = next(other for other in full[near[0]] if person.places & other.places)
            reason = f"{person.printed} fits only {target.printed}, and both belong to one institution"
            yield Judgement(person.first, target.first, Verdict.SAME, "rule:initials", reason)
            continue
        if names:
            target = full[names[0]][0]
            reason = f"{person.printed} may be {' or '.join(sorted(full[n][0].printed for n in names))}: nothing else ties them"
            yield Judgement(person.first, target.first, Verdict.UNSURE, "rule:initials", reason)
        if not near:
            homeless.append(person)
    for place, person in enumerate(homeless):
        for other in homeless[:place]:
            if other.name == person.name and other.places & person.places:
                reason = f"both are called {person.printed} and belong to one institution"
                yield Judgement(other.first, person.first, Verdict.SAME, "rule:same-short-name", reason)
                break
