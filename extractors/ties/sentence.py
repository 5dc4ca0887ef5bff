"""One sentence with its runs of names, and who does what is said in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.institutions.words import WEAK, heads_of
from extractors.names.declension import Case
from extractors.names.fold import lowered
from extractors.records import Document, EntityKind, Mention, TieKind
from extractors.sides import Named, Run, Subjects, contract_sides, find_runs, stands_for, unquoted
from extractors.signs import Sign
from extractors.ties import phrases as say
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Sides = tuple[TieKind, Sequence[Mention], Sequence[Mention]]
PREPOSITION = re.compile(r"\b(?:ar|no|par|pie|uz|pēc|pret|caur|bez|starp|pār|dēļ)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}$")
_INFINITIVE_BEFORE = re.compile(r"\b[a-zāčēģīķļņšūž]{2,}(?:ēt|īt|āt|ot|gt|kt|st|rt|nt|pt|zt|dz|edz)\s+$")
_INFINITIVE = re.compile(r"\b[a-zāčēģīķļņšūž]{2,}(?:ēt|īt|āt|ot|gt|kt|st|rt|nt|pt)\b")
_BOTH_SIDES = re.compile(r"\b[Pp]uses\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}$")
#: A post between a house and the name, in the accusative or, of several, the dative.
_POST = re.compile(r"[”“»\"]?(?:\s*\([^()]{1,40}\))?(?:\s+[\w.-]+){0,5}?\s+[a-zāčēģīķļņšūž]{3,}(?:u|i|iem|ām|ēm)\s+(?:[A-ZDI][a-z]+\.\s+){0,2}")
_THAT = re.compile(r",\s+ka\s")
_CLAUSE = re.compile(r"[;:]|\.\s")
#: A relative pronoun that is the subject of its clause.
_WHO = re.compile(r",\s+(?:kas|kurš|kura|kuri|kuras)\s")
_NEXT_CLAUSE = re.compile(r"[;:,]\s")
#: Verbs in the first person, whatever the model takes them for.
_WE_DO = Sign(r"\b(?:esam|bijām|būsim|[a-zāčēģīķļņšūž]{2,}(?:ojam|ējam|ījām|ojām|ējām|ājām|edām|īsim|ēsim|osim|āsim|amies|āmies|simies))\b", re.IGNORECASE)
_QUOTED = re.compile(r"[„“«\"][^”“»\"]*[”“»\"]")
#: A verb behind an undeclined name, a time or a place between: `KKM 2019. gada maijā Ogrē rīkoja`.
_VERB_NEXT = re.compile(r"\s+(?:(?:\d{1,4}\.\s?(?:gad[aā]\s)?|[\w-]+(?:jā|ī|rā|lī|ē|rī|tī|ņā|lā|gā|nā|vā)\s)\s?){0,4}[a-zāčēģīķļņšūž]+(?:ja|ā|ē|o|s|sies|jās|ījās|a|ēs)\b")
#: Bodies whose people come from houses of their own, which do the work.
_OF_OTHERS = frozenset({"council", "committee", "meeting"})
_OPENING = 60  # code points in which the one who tells stands, with the post before the name
#: The house's own people, by which a paper means the house whose it is: `Darba grupa izstrādājusi …`, `Mūsu speciālisti …`.
_OWN_PEOPLE = frozenset(
    """grupa komanda kolektīvs birojs nodaļa pārvalde valde sekretariāts administrācija vadība izlase darbinieks darbiniece speciālists pārstāvis skolotājs
    skolotāja pedagogs pētnieks pētniece audzēknis skolēns students deputāts delegācija brīvprātīgais jaunietis""".split()
)


@dataclass
class Sentence:
    """One sentence with what its rules need."""

    document: Document
    start: int
    end: int
    names: Sequence[Named]
    subjects: Subjects
    before: Sequence[tuple[int, int]]
    doc: Doc
    parties: Sequence[Mention] = ()  # the sides of the agreement that the paper itself is

    @cached_property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @cached_property
    def low(self) -> str:
        """The text in small letters, at the same offsets."""
        return lowered(self.text)

    @cached_property
    def plain(self) -> str:
        """The text in small letters with blanks for what stands in quotes, at the same offsets: the verbs of a name say nothing."""
        return _QUOTED.sub(lambda match: " " * len(match.group()), self.low)

    @cached_property
    def runs(self) -> list[Run]:
        return find_runs(self.document, self.names, self.start, self.end)

    @cached_property
    def possible_only(self) -> bool:
        return say.ONLY_POSSIBLE.search(self.low) is not None

    @cached_property
    def contract(self) -> list[Mention]:
        """The sides that the sentence names as those of a contract."""
        return [m for run in contract_sides(self.text, self.start, self.runs) for m in self.side(run)]

    def upto(self, at: int) -> str:
        return self.document.text[self.start : at]

    def after(self, at: int) -> str:
        return self.document.text[at : self.end]

    def side(self, run: Run) -> list[Mention]:
        """The names of a run, people led to the institutions they act for."""
        return list({m.name: m for m in (self.meant(name) for name in run.names)}.values())

    def meant(self, name: Named) -> Mention:
        """The institution meant by a name; a common noun in what somebody tells is of that one's house, if it can be."""
        house = self._tellers_house if name.generic else None
        if house is not None and stands_for(self.document.text[name.start : name.end], house):
            return house
        return self.subjects.side(name.mention)

    @cached_property
    def _tellers_house(self) -> Mention | None:
        """For whom somebody speaks whose words the sentence gives: `R. Kalve pastāsta, ka skola ar augstskolu rīko …`."""
        teller = self.runs[0] if self.runs else None
        if teller is None or len(teller.names) > 1 or not teller.names[0].person or Case.NOM not in teller.cases or teller.start - self.start > _OPENING:
            return None
        house = self.subjects.side(teller.names[0].mention)
        return house if house.kind is EntityKind.INSTITUTION else None

    def behind(self, at: int) -> Run | None:
        """The run that a preposition ending at `at` governs."""
        run = next((r for r in self.runs if r.start >= at), None)
        if run is None or not say.BEFORE_NAME.fullmatch(self.document.text[at : run.start]):
            return None
        if (person := self._of_the_house(run)) is not None:
            return person
        return run if run.cases & {Case.ACC, Case.DAT, Case.LOC} or run.proxy else None

    def _of_the_house(self, house: Run) -> Run | None:
        """The person whose house is named before the post: `kopā ar | RSU | maģistranti | Noru Mūrmani`."""
        person = next((r for r in self.runs if r.start >= house.end), None)
        if person is None or Case.GEN not in house.names[-1].cases or house.names[-1].person or not person.names[0].person or not person.cases & {Case.ACC, Case.DAT}:
            return None
        return person if _POST.fullmatch(self.document.text, house.names[-1].end, person.start) else None

    def doer(self, at: int, *, but: Sequence[Run] = ()) -> list[Mention]:
        """Who does what is said at `at`: the nearest run before in the nominative (with an infinitive in the dative), else the
        first one behind, else whoever is implied."""
        order = _INFINITIVE.search(self.after(at)) is not None
        wanted = {Case.NOM, Case.DAT} if order else {Case.NOM}
        before = [r for r in self.runs if r.end <= at and r not in but and r.cases & wanted and not (self._governed(r, order) or self._in_bracket(r, at))]
        if before and all(n.person for n in before[-1].names) and _THAT.search(self.document.text, before[-1].end, at) and self._another_body():
            return self.subjects.owners(self.start, self.end)  # `Z. Krūms informē, ka rajona policijas pārvalde kopā ar …`: who tells of it is not who does it
        if (relative := self._told_of(at, but)) is not None:
            return self.side(relative)
        teller = before[-1] if before and self._tells(before[-1], at) else None
        if before and teller is None:
            return self.side(before[-1])
        own = None if teller is not None or order else self._own_house_does(at, but)
        others = {m.name for r in but for m in r.mentions}
        if own is False and self.subjects.body is not None and self.subjects.body.type in _OF_OTHERS:
            return self.subjects.implied(self.start, self.end, self.before, but=others)  # `A. Roze ziņo par datiem. Tie sagatavoti kopā ar …`
        if own is not None:
            return self._own_house(but, own)
        after = [
            r for r in self.runs
            if r.start >= at and r not in but and Case.NOM in r.cases and not self._governed(r, order)
            and (len(r.cases) < 5 or self._free(r))
        ]  # fmt: skip
        if after and not _CLAUSE.search(unquoted(self.document.text[at : after[0].start])) and (teller is None or self._is_subject(after[0])):
            return self.side(after[0])
        if teller is not None:
            told = self.side(teller)  # speaks for the own house
            ours = [m for m in self.subjects.we if m.name not in others] if _WE_DO.search(self.text) and all(m.kind is EntityKind.PERSON for m in told) else []
            return ours or told
        if self.parties and _BOTH_SIDES.search(self.upto(at)):
            return list(self.parties)
        if self._another_body():
            return self.subjects.owners(self.start, self.end)
        return self.subjects.implied(self.start, self.end, self.before, but=others)

    def _tells(self, run: Run, at: int) -> bool:
        """Whether people only tell what is said at `at`: `Z. Krūms: kopīgi reidi ar …`."""
        return all(n.person for n in run.names) and re.match(r"[^:;]{0,40}:\s", self.document.text[run.end : at]) is not None

    def _is_subject(self, run: Run) -> bool:
        """Whether by the tree a verb has the name for its subject."""
        tokens = tokens_of(self.doc)
        return any(tokens.relations[place].startswith("nsubj") for place in tokens.touching(run.names[0].start, run.names[0].end))

    def _in_bracket(self, run: Run, at: int) -> bool:
        """Whether the run only explains the name before it: `2. vidusskola (dir. G. Zars) vienojas ar …`."""
        lead = self.document.text[max(self.start, run.start - 80) : run.start]
        return lead.rfind("(") > lead.rfind(")") and ")" in self.document.text[run.end : at]

    def _told_of(self, at: int, but: Sequence[Run]) -> Run | None:
        """Whom the relative clause around `at` tells of: `apskatījām Kēo skolu, kas ar tehnikumu apmainās ar audzēkņiem`."""
        opens = list(_WHO.finditer(self.document.text, self.start, at))
        if not opens or _NEXT_CLAUSE.search(unquoted(self.document.text[opens[-1].end() : at])):
            return None
        told = [r for r in self.runs if r.end <= opens[-1].start() and r not in but]
        if not told or any(r.start > opens[-1].end() and r.end <= at and Case.NOM in r.cases for r in self.runs if r not in but):
            return None
        return told[-1] if re.fullmatch(r"[”“»\"]?(?:\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)?", self.document.text[told[-1].end : opens[-1].start()]) else None

    def _own_house(self, but: Sequence[Run], we: bool) -> list[Mention]:
        """Who is meant where the paper's own house does it: the owners of the task, else whose paper it is."""
        others = {m.name for r in but for m in r.mentions}
        owners = [m for m in self.subjects.owners(self.start, self.end) if m.name not in others]
        return owners or [m for m in (self.subjects.we if we else self.subjects.house) if m.name not in others]

    def _own_house_does(self, at: int, but: Sequence[Run]) -> bool | None:
        """Whether by the tree nobody but the paper's own house does what is said at `at`: true where it says `we`, nothing where another does.

        The house is meant by a verb in the first person, by a passive, and by its own people (`Darba grupa izstrādājusi …`).
        """
        if _WE_DO.search(self.text) and not any(Case.NOM in r.cases and len(r.cases) < 5 for r in self.runs if r not in but):
            return True
        tokens = tokens_of(self.doc)
        place = next(iter(tokens.touching(at, at + 1)), None)
        inside = tokens.within(self.start, self.end)
        while place is not None and tokens.tags[place] != "VERB":
            over = tokens.heads[place]
            place = over if over != place and over in inside else None
        if place is None:
            return None
        children = tokens.children.get(place, ())
        others = [(r.start, r.end) for r in but]
        subjects = [child for child in children if tokens.relations[child].startswith("nsubj") and not any(a <= tokens.starts[child] < b for a, b in others)]
        if any(self._is_named(tokens.starts[child]) for child in subjects):
            return None
        if any(tokens.features[each].get("Person") == "1" for each in (place, *children) if each == place or tokens.tags[each] == "AUX" or each in subjects):
            return True
        if tokens.features[place].get("Voice") == "Pass" and self.subjects.house:
            return False
        its_people = len(subjects) == 1 and tokens.lemmas[subjects[0]] in _OWN_PEOPLE and not any(
            self._is_named(tokens.starts[owner]) for owner in tokens.children.get(subjects[0], ())
        )
        return False if its_people and self.subjects.house else None

    def _another_body(self) -> bool:
        """Whether the subject is a body that bears no name: `Vecāku padome vienojās ar …` tells of nobody named before."""
        span = self.doc.char_span(self.start, self.end, alignment_mode="contract")
        for token in span if span is not None else ():
            readings = heads_of(token.text) if token.dep_ == "nsubj" else ()
            if readings and readings[0].head.noun not in WEAK and not self._is_named(token.idx):
                owners = [child for child in token.lefts if child.dep_ == "nmod"]
                if owners and not any(self._is_named(child.idx) for child in owners):
                    return True
        return False

    def _is_named(self, at: int) -> bool:
        return any(name.start <= at < name.end for run in self.runs for name in run.names)

    def _free(self, run: Run) -> bool:
        """Whether an undeclined name can be a subject where it stands: right before a verb."""
        return _VERB_NEXT.match(self.after(run.end)) is not None

    def _governed(self, run: Run, order: bool) -> bool:
        lead = self.upto(run.start)
        if PREPOSITION.search(lead):
            return True
        if Case.NOM not in run.cases or (order and len(run.cases) >= 5):
            return Case.NOM not in run.cases and _INFINITIVE_BEFORE.search(lead) is not None
        return False
