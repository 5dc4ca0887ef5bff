"""Who takes part in an initiative where no rule tells: a trained judge weighs the bodies named with it, right behind it, or in the list below it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.dates.words import folded
from extractors.initiatives.acts import NO
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.references import Reference
from extractors.learned.judges import best
from extractors.learned.paper import Paper
from extractors.learned.words import Word, spoken
from extractors.records import Document, Mention, Part, Party, Passage, PassageKind
from extractors.sides import Named

QUESTION = "party"
NONE = "none"
#: The least chance at which a body is taken for a party.
SURE = 0.75
#: Bodies of one sentence beyond which it is no telling of parties but a list of something else.
MANY = 14
#: Lines below an initiative that are still told of it, and code points of a line that can be one of a list.
_BELOW, _SHORT = 16, 140


@dataclass(slots=True)
class _Candidate:
    """A body with everything that is seen of it near one initiative; `[start, end)` is the sentence in which it stands nearest."""

    mention: Mention
    start: int
    end: int
    ways: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Parties:
    """Asks the judge about the bodies of a document; `body` is whose paper it is."""

    document: Document
    kind: str
    asked: Paper
    body: Mention | None
    names: Sequence[Named]
    sentences: Sequence[tuple[int, int]]
    _called: frozenset[int] = frozenset()  # where the words of names begin

    def find(self, named: Sequence[NamedInitiative], references: Sequence[Reference], known: Sequence[Party]) -> Iterator[Party]:
        """The parties that the judge is sure of, for bodies of which the rules (`known`) say nothing in that initiative."""
        spans = [
            *((r.start, r.end) for r in references if r.by_name), *((n.mention.evidence.start, n.mention.evidence.end) for n in named),
            *((n.start, n.end) for n in self.names if not n.generic),
        ]  # fmt: skip
        self._called = frozenset(word.start for span in spans for word in self.asked.words.inside(*span))
        firsts: dict[str, NamedInitiative] = {}
        for each in named:
            firsts.setdefault(folded(each.mention.name), each)
        key_of = {each.mention.id: folded(each.mention.name) for each in named}
        said = {(key_of.get(party.initiative), self.asked.keys.get(party.subject)) for party in known}
        for key, initiative in firsts.items():
            found = self._candidates(key, references)
            for who, candidate in found.items():
                if (key, who) in said and not self.asked.judges.learns:
                    continue
                features = set(self._features(initiative, candidate, len(firsts), len(found)))
                chances = self.asked.judges.chances(QUESTION, features, (initiative.mention.name, candidate.mention.name))
                chance = 1 - chances.get(NONE, 1.0)
                if (key, who) not in said and chance >= SURE:
                    part, _ = best({part: chance for part, chance in chances.items() if part != NONE})
                    cited = self.document.cite(candidate.start, candidate.end)
                    yield Party(initiative.mention.id, candidate.mention.id, Part(part), cited, "initiatives:learned", round(chance, 2))

    def _candidates(self, key: str, references: Sequence[Reference]) -> dict[str, _Candidate]:
        """The bodies within reach of the initiative, by their keys."""
        found: dict[str, _Candidate] = {}
        starts = [name.start for name in self.names]
        reach = self._reach(key, references)
        for place, step in sorted(reach.items(), key=lambda each: (each[1], each[0])):
            start, end = self.sentences[place]
            spoken_of = [r for r in references if start <= r.start < end and folded(r.named.mention.name) == key]
            inside = self.names[bisect_left(starts, start) : bisect_left(starts, end)]
            here = [n for n in inside if not n.person and not any(r.by_name and r.start <= n.start < r.end for r in spoken_of)]
            if not here or len(here) > MANY or NO.search(self.document.text, start, end):
                continue
            plain = [word.lemma for word in self._said(start, end)]
            labels = [f"label={word.lemma}" for word in self._label(start)]
            for name in here:
                candidate = found.setdefault(self.asked.keys[name.mention.id], _Candidate(name.mention, start, end))
                candidate.ways.add(f"step={step}")
                candidate.ways.update(f"said {min(step, 1)}={lemma}" for lemma in plain)
                candidate.ways.update(labels)
                candidate.ways.update(f"{step == 0}/{way}" for way in self._stands(name, start))
                for reference in spoken_of:
                    side = "before" if name.end <= reference.start else "behind"
                    between = self.asked.words.inside(min(name.end, reference.end), max(name.start, reference.start))
                    candidate.ways.add(f"side={side}/{min(len(between), 12) // 3}")
                    candidate.ways.update(f"between {side}={word.lemma}" for word in spoken(between) if word.start not in self._called)
        if self.body is not None and reach:
            own = found.setdefault(self.asked.keys[self.body.id], _Candidate(self.body, *self.sentences[min(reach)]))
            own.ways.add("body")
        return found

    def _reach(self, key: str, references: Sequence[Reference]) -> dict[int, int]:
        """The places of the sentences in which its parties may stand, each with how far it is: 0 for those that speak of it, 3 for the one before,
        4 for lines of the list below."""
        starts = [start for start, _ in self.sentences]
        own = {bisect_left(starts, r.start + 1) - 1 for r in references if folded(r.named.mention.name) == key}
        others = {
            place for r in references
            if folded(r.named.mention.name) != key and ((place := bisect_left(starts, r.start + 1) - 1) not in own or r.by_name)
        }  # fmt: skip
        reach: dict[int, int] = {}
        for at in sorted(own):
            alone = at + 1 not in others  # what follows the next initiative is told of that one
            for place, step in ((at, 0), (at + 1, 1), *([(at + 2, 2)] if alone else []), (at - 1, 3)):
                if not 0 <= place < len(self.sentences) or (step and place in others):
                    continue
                if step < 3 or self._passage(place) == self._passage(at):
                    reach[place] = min(step, reach.get(place, 9))
            for place in range(at + 1, min(at + _BELOW, len(self.sentences))):
                passage = self._passage(place)
                if place in others or passage is None or not _can_be_listed(passage):
                    break
                reach.setdefault(place, 4)
        return reach

    def _passage(self, place: int) -> Passage | None:
        return self.document.passage_at(self.sentences[place][0])

    def _said(self, start: int, end: int) -> Iterator[Word]:
        """The words there that are part of no name."""
        return (word for word in spoken(self.asked.words.inside(start, end)) if word.start not in self._called)

    def _label(self, start: int) -> Sequence[Word]:
        """The words that say what stands at `start`: the first of its passage, and of an item or cell those above the list or column."""
        passage = self.document.passage_at(start)
        if passage is None:
            return ()
        found = [*self._said(passage.start, min(passage.start + 60, passage.end))][:3]
        if passage.kind in (PassageKind.ITEM, PassageKind.CELL) or passage.end - passage.start < _SHORT:
            above = self._above(passage)
            if above is not None:
                found += [*self._said(above.start, above.end)][-4:]
        return found

    def _above(self, passage: Passage) -> Passage | None:
        """The header of the column, or the nearest line above that ends in a colon or is a heading."""
        place = bisect_left(self.document.passages, passage.start, key=lambda p: p.start)
        for earlier in reversed(self.document.passages[max(0, place - _BELOW) : place]):
            if passage.table is not None:
                if earlier.table == passage.table and earlier.row == 0 and earlier.column == passage.column:
                    return earlier
            elif earlier.kind is PassageKind.HEADING or self.document.text[earlier.start : earlier.end].rstrip().endswith(":"):
                return earlier
        return None

    def _stands(self, name: Named, start: int) -> Iterator[str]:
        case = next(iter(name.cases)).name if len(name.cases) == 1 else "any"
        yield from (f"case={case}", f"generic={name.generic}")
        before = self.asked.words.inside(start, name.start)[-2:]
        plain = ["-" if word.named or word.start in self._called else word.lemma for word in before]
        yield from (f"behind={plain[-1] if plain else '-'}", f"behind two={' '.join(plain)}")
        head = self.asked.words.head_of(name.start, name.end)
        if head is not None:
            over = self.asked.words.at(head.head)
            told = "-" if over.named or over.start in self._called else over.lemma
            yield from (f"dep={head.dep}", f"of={told}/{head.dep}", f"of={over.pos}/{over.form}/{head.dep}/{case}")

    def _features(self, initiative: NamedInitiative, candidate: _Candidate, initiatives: int, many: int) -> Iterator[str]:
        sort, own = candidate.mention.type or "-", initiative.mention.type or "-"
        yield from (f"paper={self.kind}", f"paper={self.kind}/{own}", f"sort={sort}", f"sort={sort}/{own}", f"initiative={own}", f"noun={initiative.noun}")
        yield from (f"own={initiative.own}", f"labelled={initiative.labelled}", f"initiatives={min(initiatives, 4)}", f"many={min(many, 8) // 2}")
        yield from candidate.ways
        for way in candidate.ways:
            if way.startswith(("step=", "body", "side=", "label=")) or "/of=" in way or "/case=" in way or "behind=" in way:
                yield f"{own}/{way}"
        if "body" in candidate.ways:
            yield from (f"body/{self.kind}/{own}", f"body/{sort}/{own}")


def _can_be_listed(passage: Passage) -> bool:
    return passage.kind in (PassageKind.ITEM, PassageKind.CELL) or passage.end - passage.start < _SHORT
