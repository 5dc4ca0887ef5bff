"""Found facts against gold, document by document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from pipeline.evaluate.gold import Gold
from pipeline.evaluate.keys import NameKeys, folded, is_same_person, words
from pipeline.evaluate.tally import Tally
from pipeline.query.facts import Found, FoundCommitment, Named

KINDS = (
    "people", "people full name", "attended", "affiliations", "roles", "institutions", "attended institutions", "initiatives",
    "initiative parties", "commitments", "commitment kind", "commitment owners", "commitment due", "cooperation", "document kind",
    "document date", "document number", "document body",
)  # fmt: skip
LIKE = 0.6  # the words that two passages share before they are taken for the same commitment


def compare(gold: Mapping[str, Gold], found: Mapping[str, Found], entities: Mapping[int, Named]) -> dict[str, Tally]:
    """A tally for each of `KINDS`; a document that was not found counts as one without facts."""
    keys = NameKeys((item["name"], item.get("aliases", ())) for doc in gold.values() for item in doc["institutions"])
    tallies = {kind: Tally() for kind in KINDS}
    for stem, doc in gold.items():
        _Comparison(stem, doc, found.get(stem, Found()), entities, keys, tallies).run()
    return tallies


def likeness(gold: str, found: str) -> float:
    """The share of words that two passages have in common, from 0 to 1."""
    a, b = Counter(words(gold)), Counter(words(found))
    return 2 * sum((a & b).values()) / (a.total() + b.total()) if a and b else 0.0


class _Comparison:
    """One document."""

    def __init__(
        self, stem: str, gold: Gold, found: Found, entities: Mapping[int, Named], keys: NameKeys, tallies: dict[str, Tally]
    ) -> None:
        self.stem, self.gold, self.found, self.entities, self.keys, self.tallies = stem, gold, found, entities, keys, tallies
        self.people = _numbered(gold["people"])
        self.pairs = self._paired()

    def run(self) -> None:
        self._people()
        self._roles()
        self._institutions()
        self._initiatives()
        self._commitments()
        self._cooperation()
        self._document()

    def _tell(self, kind: str, gold: Iterable[object], found: Mapping[Any, float | None]) -> None:
        self.tallies[kind].add(self.stem, set(gold), found)

    def _of_kind(self, kind: str) -> dict[int, float]:
        """Mentioned entities of a kind, with confidence."""
        return {id_: sure for id_, sure in self.found.mentioned.items() if id_ in self.entities and self.entities[id_].kind == kind}

    def _paired(self) -> dict[int, str]:
        """Which found person is which one of gold: equal names first, then those that fit; each once."""
        pairs: dict[int, str] = {}
        people = [self.entities[id_] for id_ in sorted(self._of_kind("person"))]
        for exact in (True, False):
            for label, plain in self.people:
                if label in pairs.values():
                    continue
                for one in people:
                    fits = folded(plain) == folded(one.name) if exact else is_same_person(plain, one.name)
                    if fits and one.id not in pairs:
                        pairs[one.id] = label
                        break
        return pairs

    def _who(self, id_: int | None) -> str | None:
        if id_ is None or id_ not in self.entities:
            return None
        return self.pairs.get(id_) or f"?{self.entities[id_].name}"

    def _is(self, id_: int | None, kind: str) -> bool:
        return id_ is not None and id_ in self.entities and self.entities[id_].kind == kind

    def _key(self, id_: int | None) -> str | None:
        return None if id_ is None or id_ not in self.entities else self.keys(self.entities[id_].name, self.entities[id_].aliases)

    def _party(self, id_: int | None) -> str | None:
        return self._who(id_) if self._is(id_, "person") else self._key(id_)

    def _gold_party(self, name: str | None) -> str | None:
        return name if any(name == label for label, _ in self.people) else self.keys(name)

    def _people(self) -> None:
        people = self._of_kind("person")
        self._tell("people", [label for label, _ in self.people], {self._who(id_): sure for id_, sure in people.items()})
        full = {label: plain for label, plain in self.people if all(len(word.rstrip(".")) > 1 for word in plain.split())}
        named = {}
        for id_, label in self.pairs.items():
            if label in full:
                name = self.entities[id_].name
                named[label if folded(name) == folded(full[label]) else name] = people[id_]
        self._tell("people full name", full, named)
        present = [row for row in self.found.attendance if row[2] != "absent"]
        gold = [label for (label, _), person in zip(self.people, self.gold["people"], strict=True) if person.get("attended")]
        came = {self._who(who): sure for who, _, _, sure in present if self._is(who, "person")}
        self._tell("attended", gold, came)
        bodies = {self._key(who): sure for who, _, _, sure in present if self._is(who, "institution")}
        bodies |= {self._key(behalf): sure for _, behalf, _, sure in present if behalf is not None}
        gold_bodies = [self.keys(item["name"]) for item in self.gold["institutions"] if item.get("attended")]
        self._tell("attended institutions", gold_bodies, bodies)

    def _roles(self) -> None:
        gold = {
            (label, folded(role.get("role")), self.keys(role.get("institution")))
            for (label, _), person in zip(self.people, self.gold["people"], strict=True)
            for role in person.get("roles", [])
        }
        # a minister's ministry follows from the post: naming it is no mistake where gold leaves it open
        left_open = {(who, post) for who, post, body in gold if body is None and ("ministr" in post or "prezident" in post)}
        found: dict[tuple[str | None, str, str | None], float] = {}
        for person_id, role, institution_id, sure in self.found.roles:
            who, post, body = self._who(person_id), folded(role), self._key(institution_id)
            found[who, self._same_post(gold, who, post, body), None if (who, post) in left_open else body] = sure
        self._tell("roles", gold, found)
        bodies = {(who, body): sure for (who, _, body), sure in found.items() if body}
        self._tell("affiliations", {(who, body) for who, _, body in gold if body}, bodies)

    def _units(self) -> set[str]:
        return {folded(role.get("unit")) for person in self.gold["people"] for role in person.get("roles", []) if role.get("unit")}

    def _same_post(self, gold: set[tuple[str, str, str | None]], who: str | None, post: str, body: str | None) -> str:
        """Gold's own words for the post where one of the two only repeats the institution or unit before it."""
        near = {word[:4] for name in (body or "", *self._units()) for word in words(name)}
        for person, gold_post, gold_body in sorted(gold, key=str):
            longer, shorter = sorted((gold_post, post), key=len, reverse=True)
            theirs = (person, gold_body) == (who, body) and longer != shorter and longer.endswith(" " + shorter)
            if theirs and all(word[:4] in near for word in words(longer[: -len(shorter)])):
                return gold_post
        return post

    def _institutions(self) -> None:
        gold = {self.keys(item["name"]) for item in self.gold["institutions"]}
        units = self._units()
        found = {self._key(id_): sure for id_, sure in self._of_kind("institution").items()}
        self._tell("institutions", gold, {key: sure for key, sure in found.items() if key in gold or key not in units})

    def _initiatives(self) -> None:
        gold = {folded(item["name"]): item for item in self.gold["initiatives"]}
        self._tell(
            "initiatives", gold, {folded(self.entities[id_].name): sure for id_, sure in self._of_kind("initiative").items()}
        )
        parties = {
            (name, self._gold_party(p["name"]), p.get("part")) for name, item in gold.items() for p in item.get("parties", [])
        }
        found = {
            (folded(self.entities[initiative].name), self._party(who), part): sure
            for initiative, who, part, sure in self.found.parties
            if initiative is not None and initiative in self.entities
        }
        self._tell("initiative parties", parties, found)

    def _commitments(self) -> None:
        gold, found = self.gold["commitments"], self.found.commitments
        matched = _matched([each["evidence"] for each in gold], [each.text for each in found])
        label = [f"{each['evidence'][:90]} #{number}" for number, each in enumerate(gold)]
        answers: dict[object, float | None] = {label[place]: found[hit].confidence for place, hit in matched.items()}
        answers |= {f"{each.text[:90]} #extra {n}": each.confidence for n, each in enumerate(found) if n not in matched.values()}
        self._tell("commitments", label, answers)
        for place, each in enumerate(gold):
            hit: FoundCommitment | None = found[matched[place]] if place in matched else None
            tag, sure = each["evidence"][:40], hit.confidence if hit else None
            owners = {(tag, self._party(owner)): sure for owner in hit.owners} if hit else {}
            self._tell("commitment owners", {(tag, self._gold_party(owner)) for owner in each.get("owners", [])}, owners)
            self._tell(
                "commitment due", {(tag, each["due"])} if each.get("due") else (), {(tag, hit.due): sure} if hit and hit.due else {}
            )
            if hit:
                self._tell("commitment kind", {(tag, each["kind"])}, {(tag, hit.kind): sure})

    def _cooperation(self) -> None:
        pairs = {frozenset((self._gold_party(each["a"]), self._gold_party(each["b"]))) for each in self.gold["cooperation"]}
        for initiative in self.gold["initiatives"]:
            sharing = {self._gold_party(party["name"]) for party in initiative.get("parties", [])}
            pairs |= {frozenset(pair) for pair in combinations(sharing, 2)}
        present = {self.keys(item["name"]) for item in self.gold["institutions"] if item.get("attended")}
        met = {frozenset(pair) for pair in combinations(present, 2)}
        found: dict[object, float | None] = {}
        for a, b in self.found.pairs:
            pair = frozenset((self._party(a), self._party(b)))
            if len(pair) == 2 and (pair in pairs or pair not in met):
                found[tuple(sorted(map(str, pair)))] = self.found.tie_confidence.get((a, b))
        self._tell("cooperation", {tuple(sorted(map(str, pair))) for pair in pairs if len(pair) == 2}, found)

    def _document(self) -> None:
        head = self.gold["document"]
        for name, value in (("kind", self.found.kind), ("date", self.found.date), ("number", self.found.number)):
            wanted = head.get(name)
            said = {folded(str(value)): None} if value and wanted else {}
            self._tell(f"document {name}", {folded(str(wanted))} if wanted else (), said)
        body = self._key(self.found.body) if head.get("body") else None
        self._tell("document body", {self.keys(head["body"])} if head.get("body") else (), {body: None} if body else {})


def _numbered(people: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Each person's label and name; namesakes in one document are told apart by a number."""
    seen: dict[str, int] = defaultdict(int)
    out = []
    for person in people:
        seen[person["name"]] += 1
        count = seen[person["name"]]
        out.append((person["name"] if count == 1 else f"{person['name']} #{count}", person["name"]))
    return out


def _matched(gold: list[str], found: list[str]) -> dict[int, int]:
    """Which passage of gold is which found one: the likest pairs first, each passage once."""
    likest = sorted(((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    matched: dict[int, int] = {}
    for value, i, j in likest:
        if value >= LIKE and i not in matched and j not in matched.values():
            matched[i] = j
    return matched
