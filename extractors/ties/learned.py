"""Pairs that a trained judge takes for stated cooperation where no rule ties them: two bodies of one sentence, or one and whose paper it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from extractors.learned.judges import best
from extractors.learned.paper import Paper
from extractors.learned.words import Word, spoken
from extractors.records import Document, Mention, TieKind
from extractors.sides import Named

QUESTION = "tie"
NONE = "none"
#: The least chance at which a pair is taken for one that works together.
SURE = 0.65
#: Bodies of one sentence beyond which it is a list: of those present, of recipients.
MANY = 9


@dataclass(slots=True)
class Pairs:
    """Asks the judge about the pairs of a document's sentences."""

    document: Document
    kind: str
    asked: Paper
    body: Mention | None
    tied: Set[frozenset[str]]  # the keys of pairs that rules have tied so far: nobody needs to be asked about them
    _found: set[frozenset[str]] = field(default_factory=set)
    _before: tuple[Mention, ...] = ()

    def of_sentence(self, start: int, end: int, names: Sequence[Named]) -> Iterator[tuple[Mention, Mention, TieKind, float]]:
        """The pairs of the sentence at `[start, end)` that work together, with the kind and its chance; `names` are those of the sentence."""
        here: dict[str, Named] = {}
        for name in names:
            if not name.person:
                here.setdefault(self.asked.keys[name.mention.id], name)
        words = self.asked.words.inside(start, end) if here and len(here) <= MANY else []
        if words and not any("Neg" in word.form for word in words if word.verbal):
            plain = list(spoken(words))
            common = set(self._of_sentence(plain, len(here)))
            for left, right in combinations(here.values(), 2):
                if self._is_settled(left.mention, right.mention):
                    continue
                between = self.document.text[left.end : right.start]
                if between.count("(") > between.count(")"):
                    continue  # what stands in the bracket explains the name before it
                features = common.union(self._of_pair(left, right, words, plain, len(here)))
                yield from self._asked(left.mention, right.mention, features, start, end)
            for way, mention in self._implied() if any(word.verbal for word in words) else ():
                if self.asked.keys[mention.id] not in here:
                    for name in here.values():
                        if self._is_settled(mention, name.mention):
                            continue
                        features = common.union(self._of_one(way, mention, name, words, plain, len(here)))
                        yield from self._asked(mention, name.mention, features, start, end)
        if here:
            self._before = tuple(name.mention for name in here.values())

    def _implied(self) -> Iterator[tuple[str, Mention]]:
        """Who may be meant without being named in the sentence."""
        if self.body is not None:
            yield "body", self.body
        for mention in self._before[:1]:
            if self.body is None or self.asked.keys[mention.id] != self.asked.keys[self.body.id]:
                yield "first before", mention

    def _is_settled(self, a: Mention, b: Mention) -> bool:
        both = self._keys(a, b)
        return not self.asked.judges.learns and (both in self.tied or both in self._found)

    def _keys(self, a: Mention, b: Mention) -> frozenset[str]:
        return frozenset((self.asked.keys[a.id], self.asked.keys[b.id]))

    def _asked(self, a: Mention, b: Mention, features: set[str], start: int, end: int) -> Iterator[tuple[Mention, Mention, TieKind, float]]:
        chances = self.asked.judges.chances(QUESTION, features, (start, end, a.name, b.name))
        chance = 1 - chances.get(NONE, 1.0)
        if chance >= SURE:
            self._found.add(self._keys(a, b))
            kind, _ = best({kind: chance for kind, chance in chances.items() if kind != NONE})
            yield a, b, TieKind(kind), round(chance, 2)

    def _of_sentence(self, plain: Sequence[Word], many: int) -> Iterator[str]:
        yield from (f"paper={self.kind}", f"many={min(many, 5)}")
        for word in plain:
            yield f"lemma={word.lemma}"
            if word.verbal:
                yield f"verb={word.form}"
            if word.dep == "ROOT" and not word.named:
                yield f"root={word.lemma}"

    def _of_pair(self, left: Named, right: Named, words: Sequence[Word], plain: Sequence[Word], many: int) -> Iterator[str]:
        left, right = sorted((left, right), key=lambda name: name.start)
        between = [word for word in words if left.end <= word.start < right.start]
        said = list(spoken(between))
        yield from (f"between={word.lemma}" for word in said)
        yield f"between={' '.join(word.lemma for word in said)}" if len(said) < 4 else "between=far"
        text = self.document.text[left.end : right.start]
        yield f"joint={text.strip() if len(text.strip()) < 6 else '…'}"
        yield f"distance={min(6, len(between) // 3)}/{min(many, 5)}"
        yield from self._of_sorts(left.mention, right.mention)
        yield from (*self._stands("left", left, words), *self._stands("right", right, words))
        for word in plain:
            place = "before" if word.start < left.start else "between" if word.start < right.start else "behind"
            yield f"{place}={word.lemma}"
        yield f"cases={self._case(left)}/{self._case(right)}"

    def _of_one(self, way: str, implied: Mention, name: Named, words: Sequence[Word], plain: Sequence[Word], many: int) -> Iterator[str]:
        yield f"implied={way}/{min(many, 3)}"
        yield from (f"implied={way}/{feature}" for feature in self._of_sorts(implied, name.mention))
        yield from (f"implied/{feature}" for feature in self._stands("one", name, words))
        for word in plain:
            yield f"implied {'before' if word.start < name.start else 'behind'}={word.lemma}"
        yield f"implied/we={any('/1' in word.form for word in words if word.verbal)}"

    def _of_sorts(self, a: Mention, b: Mention) -> Iterator[str]:
        first, second = sorted((a.type or "-", b.type or "-"))
        yield from (f"sorts={first}/{second}", f"sort={first}", f"sort={second}")
        own = {self.asked.keys[self.body.id]} if self.body is not None else set()
        yield f"of body={bool(own & {self.asked.keys[a.id], self.asked.keys[b.id]})}"

    def _stands(self, side: str, name: Named, words: Sequence[Word]) -> Iterator[str]:
        yield f"{side} case={self._case(name)}"
        yield f"{side} generic={name.generic}"
        before = words[: bisect_right(words, name.start, key=lambda word: word.end)][-2:]
        yield f"{side} behind={before[-1].lemma if before and not before[-1].named else '-'}"
        yield f"{side} behind two={' '.join('-' if word.named else word.lemma for word in before)}"
        head = self.asked.words.head_of(name.start, name.end)
        if head is not None:
            over = self.asked.words.at(head.head)
            yield f"{side} dep={head.dep}"
            yield f"{side} of={'-' if over.named else over.lemma}/{head.dep}"

    def _case(self, name: Named) -> str:
        return next(iter(name.cases)).name if len(name.cases) == 1 else "any"
