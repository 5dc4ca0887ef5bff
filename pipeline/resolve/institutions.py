"""Which institutions of the documents are one across the corpus.

Equal names are one institution everywhere, unless the legal forms differ or the name is one that many have of their
own (`Iepirkumu komisija`): that is the same only among near documents. A name before a renaming is the name after. An
abbreviation that its document does not explain is told, in this order, by the people who belong to it, by the initials
of a name in the document, by near documents, by the only explanation in the corpus, by the list of known institutions
as of the document's date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.institutions.abbreviations import initials_of
from pipeline.resolve.bodies import institution_key, is_head_alone, is_nobodys, known_by_abbreviation, legal_form
from pipeline.resolve.constraints import Sets
from pipeline.resolve.nearness import Circles
from pipeline.resolve.records import Context, Decision, Identity, Judgement, Verdict

#: How many of the next documents a name that many bodies have is compared with.
_NEXT = 40


def settle_institutions(
    identities: Iterable[Identity], contexts: Mapping[int, Context], decisions: Sequence[Decision] = ()
) -> tuple[Sets, list[Judgement]]:
    """The institutions as sets of identities, and the judgements that made them; the order of the input does not matter."""
    ordered = sorted((one for one in identities if one.kind == "institution"), key=lambda one: one.id)
    sets = Sets(ordered, decisions, once_a_document=False)
    judge = _Judge(sets, Circles(contexts), contexts)
    judge.same_names(ordered)
    judge.abbreviations([one for one in ordered if not one.names and not one.former])
    return sets, judge.judgements


class _Judge:
    def __init__(self, sets: Sets, circles: Circles, contexts: Mapping[int, Context]) -> None:
        self.sets, self.circles, self.contexts = sets, circles, contexts
        self.judgements: list[Judgement] = []

    def _same(self, left: Identity, right: Identity, rule: str, reason: str) -> None:
        if self.sets.join(left.id, right.id):
            self.judgements.append(Judgement(left.first, right.first, Verdict.SAME, f"rule:{rule}", reason))

    def _unsure(self, left: Identity, right: Identity, rule: str, reason: str) -> None:
        if self.sets.may_join(left.id, right.id):
            self.judgements.append(Judgement(left.first, right.first, Verdict.UNSURE, f"rule:{rule}", reason))

    def same_names(self, ordered: Sequence[Identity]) -> None:
        """Joins equal names."""
        named: dict[str, list[tuple[Identity, str]]] = defaultdict(list)
        for one in ordered:
            for name in (*one.names, *one.former):
                if not is_head_alone(name):
                    named[institution_key(name)].append((one, name))
        for key in sorted(named):
            pairs = named[key]
            if is_nobodys(pairs[0][1]):
                self._among_near(pairs)
                continue
            forms: dict[str, Identity] = {}
            bare: list[tuple[Identity, str]] = []
            for one, name in pairs:
                form = legal_form(name)
                if form is None:
                    bare.append((one, name))
                elif form in forms:
                    self._same(forms[form], one, "same-name", f"both are called {name}")
                else:
                    forms[form] = one
            anchor = next(iter(forms.values())) if len(forms) == 1 else None
            for one, name in bare:
                if anchor is not None:
                    self._same(anchor, one, "same-name", f"both are called {name}")
                elif not forms:
                    anchor = one
                    forms[""] = one
                else:
                    self._nearest_form(one, name, forms)

    def _nearest_form(self, one: Identity, name: str, forms: Mapping[str, Identity]) -> None:
        """A name without its legal form, where several forms of it exist: the one of near documents."""
        near = [other for other in forms.values() if any(self.circles.between(one, m).near for m in self.sets.members(other.id))]
        if len(near) == 1:
            self._same(near[0], one, "same-name-near", f"both are called {name} in documents of one circle")
        else:
            for other in forms.values():
                self._unsure(other, one, "legal-form", f"both are called {name}, but several with different legal forms are")

    def _among_near(self, pairs: Sequence[tuple[Identity, str]]) -> None:
        ordered = sorted(pairs, key=lambda pair: (self.circles.date(pair[0].document), pair[0].document))
        for number, (one, name) in enumerate(ordered):
            for other, _ in ordered[number + 1 : number + 1 + _NEXT]:
                nearness = self.circles.between(one, other)
                if nearness.near:
                    self._same(one, other, "same-name-near", f"both are called {name} in documents of one circle")
                    break
            else:
                if number + 1 < len(ordered):
                    reason = f"both are called {name}, as many are, and their documents have little in common"
                    self._unsure(one, ordered[number + 1][0], "common-name", reason)

    def abbreviations(self, unexplained: Sequence[Identity]) -> None:
        """Joins abbreviations that their own documents do not explain."""
        explained: dict[str, list[Identity]] = defaultdict(list)
        initials: dict[str, list[Identity]] = defaultdict(list)
        by_key: dict[str, Identity] = {}
        for one in self.sets.by_id.values():
            for name in (*one.names, *one.former):
                if not is_head_alone(name):
                    by_key.setdefault(institution_key(name), one)
                    initials[initials_of(name)].append(one)
            for short in one.short if one.names or one.former else ():
                explained[short].append(one)
        left: dict[str, list[Identity]] = defaultdict(list)
        choices: list[tuple[Identity, Identity, str, str]] = []
        for one in unexplained:
            for short in one.short:
                chosen = self._meaning(one, short, explained[short], initials[short], by_key)
                if chosen is None:
                    left[short].append(one)
                else:
                    choices.append((chosen[0], one, *chosen[1:]))
        for target, one, rule, reason in choices:
            self._same(target, one, rule, reason)
        for short in sorted(left):
            self._unexplained(short, left[short], explained[short])

    def _meaning(
        self, one: Identity, short: str, explained: Sequence[Identity], initials: Sequence[Identity], by_key: Mapping[str, Identity]
    ) -> tuple[Identity, str, str] | None:
        """(the institution meant, rule, reason), when there is exactly one."""
        known = known_by_abbreviation(short, self.circles.date(one.document))
        listed = [by_key[key] for key in known if key in by_key]
        everything = self._apart([*explained, *initials, *listed])
        if one.people:
            people = set(one.people)
            belonging = [
                each for each in everything if any(people & set(m.people) for m in self.sets.members(each.id) if m.id != one.id)
            ]
            if len(belonging) == 1:
                return belonging[0], "abbreviation-people", f"the same people belong to {short} and to {_name(belonging[0])}"
        if one.guess in self.sets.by_id:
            guess = self.sets.by_id[one.guess]
            return guess, "initials", f"{short} has the initials of {_name(guess)}, which the document names"
        near = self._apart(list(self._near(one, [*explained, *initials])))
        if len(near) == 1:
            return near[0], "abbreviation-near", f"in documents of the same circle {short} is {_name(near[0])}"
        of_corpus = self._apart(explained)
        if len(of_corpus) == 1 and not near:
            return of_corpus[0], "abbreviation", f"elsewhere {short} is only ever {_name(of_corpus[0])}"
        if len(known) == 1 and listed:
            return listed[0], "abbreviation-known", f"{short} is the usual abbreviation of {_name(listed[0])}"
        return None

    def _near(self, one: Identity, others: Sequence[Identity]) -> Iterator[Identity]:
        """Those that are named in documents near to that of `one`."""
        seen: set[int] = set()
        for other in others:
            root = self.sets.root(other.id)
            if root not in seen and self.circles.between(one, other).near:
                seen.add(root)
                yield other

    def _apart(self, some: Sequence[Identity]) -> list[Identity]:
        """One identity for each of the sets that they are in."""
        return sorted({self.sets.root(one.id): one for one in reversed(some)}.values(), key=lambda one: one.id)

    def _unexplained(self, short: str, ones: Sequence[Identity], explained: Sequence[Identity]) -> None:
        """An abbreviation that nothing explains is one institution, unless it is known to stand for several."""
        candidates = self._apart(explained)
        groups: dict[tuple[str, ...], list[Identity]] = defaultdict(list)
        for one in sorted(ones, key=lambda each: (self.circles.date(each.document), each.document)):
            groups[known_by_abbreviation(short, self.circles.date(one.document))].append(one)
        for known, same in sorted(groups.items()):
            for number, one in enumerate(same[1:], 1):
                if len(known) <= 1 and len(candidates) <= 1:
                    self._same(same[0], one, "same-abbreviation", f"both are called {short}")
                    continue
                near = next((each for each in same[:number] if self.circles.between(one, each).near), None)
                if near is not None:
                    self._same(near, one, "same-abbreviation-near", f"both are called {short} in documents of one circle")
                else:
                    self._unsure(same[0], one, "abbreviation", f"{short} can stand for several institutions")
        for one in ones:
            for candidate in candidates[:3]:
                self._unsure(candidate, one, "abbreviation", f"{short} may be {_name(candidate)}, or another with these letters")


def _name(one: Identity) -> str:
    return next(iter((*one.names, *one.former, *one.short)), "")
