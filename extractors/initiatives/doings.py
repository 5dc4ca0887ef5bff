"""What is done at an event and for it, in the sentences that tell of it without naming it: who plays there, who gives the money, who lends the tents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.initiatives.acts import NO
from extractors.initiatives.agents import find_agent
from extractors.initiatives.event_words import AMONG_COMERS, DONE_FOR, HOLDS, LETTERS, OF_TALK, TELLS, is_elsewhere
from extractors.initiatives.lineups import without_houses
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.initiatives.scene import Scene
from extractors.names.declension import Case
from extractors.names.initiative_heads import initiative_head
from extractors.records import Document, EntityKind, Part
from extractors.sides import Named, Run, find_runs, within
from extractors.signs import Sign

#: What is told of other years, or of any.
_OTHER_TIME = Sign(
    r"\b(?:ik\s+(?:gad|rud|pavasar|vasar|ziem|mēnes|dien)\w*|katru\s+gadu|ikgad\w*|kopš|pērn\w*|aizpērn|pagājuš\w+\s+gad\w*|nākam\w+|agrāk|savulaik|parasti|iepriekšēj\w+\s+gad\w*|bērnībā)\b", re.IGNORECASE
)
#: Whoever says so is heard by the press and need not have been there.
_SAYS = re.compile(r",\s+(?:ka|vai|kāpēc|kur|lai)\b")
#: Right before the verb: who leads its committee need not be there.
_OF_A_PART = re.compile(r"\b(?:komitej|komisij|padom|nodaļ|biedrīb|uzņēmum)\w+\s+$")
#: Before a verb that says who holds it: a pronoun takes the event up.
_TAKEN_UP = re.compile(r"\b(?:to|tos|tās|visu)\s+(?:\w+\s+){0,3}?$", re.IGNORECASE)
#: Behind a name what is done to it and not to the event: `ansamblis „Roze”, kuru | vada X`.
_WHOM = re.compile(r"[”“»\"]?,\s+(?:ko|kur(?:u|us|ā|ās|os|am|ai|iem))\s+(?:\w+\s+)?")
#: Where another clause begins, and one that only thinks of it.
_CLAUSE = re.compile(r"[;:]|,\s+(?=(?:bet|un|savukārt|toties|tomēr|taču|kas|kur\w*|ja|lai|vai|ka)\b)")
_THOUGHT = re.compile(r"\W*(?:ja|lai|vai)\b", re.IGNORECASE)
#: Somebody who gets what is given: `mums`, `skolai`.
_GETS = re.compile(rf"\b(?:mums|jums|man|viņ(?:am|ai|iem|ām)|[{LETTERS}]{{3,}}(?:am|im|ai|ei))\b")
_FOR_IT = re.compile(r"(?:šanai|veidei|norisei)$")
#: What is still to come.
_AHEAD = re.compile(r"^(?!\w+(?:jās|dalās)$)\w*(?:[āēīo]s|sies)$|^(?:sol|segs\b)", re.IGNORECASE)


def find_doings(
    document: Document, told: Sequence[tuple[int, int, NamedInitiative]], references: Sequence[Reference], names: Sequence[Named], *, ahead: bool = False, aside: bool = False
) -> Iterator[Found]:
    """The parties of events by what the `told` sentences say that somebody does there or for them.

    Minutes tell of an event `ahead`: what is done in the present is done at the sitting. A paper that is about no event
    tells of one `aside`: there only what people do at it counts.
    """
    for start, end, event in told:
        if NO.search(document.text, start, end) or _OTHER_TIME.search(document.text, start, end):
            continue
        there = within(names, start, end)
        verbs = sorted(_verbs(document.text, start, end, there), key=lambda each: each[0].start())
        verbs = [(verb, part) for verb, part in verbs if part is Part.PARTICIPANT or not aside]
        if not verbs:
            continue
        if event.noun not in OF_TALK:
            verbs = [each for each in verbs if not TELLS.match(each[0].group())]
        inside = [r for r in references if start <= r.start < end]
        if not any(r.named.mention.name == event.mention.name for r in inside) and is_elsewhere(document.text, start, end, event.noun):
            continue
        runs = find_runs(document, [n for n in there if not any(r.start <= n.start and n.end <= r.end for r in inside)], start, end)
        runs = [part for run in runs for part in _parted(run, [verb for verb, _ in verbs])]
        text, runs = _without_callings(document.text, start, end, runs)
        scene = Scene(text, start, end, Reference(start, start, event, frozenset(), False), inside, runs)
        for run, part in _by_verbs(scene, [(verb, part) for verb, part in verbs if not ahead or part is not Part.PARTICIPANT or _AHEAD.search(verb.group().split()[0])]):
            for name in run.names:
                if name.person or (name.mention.kind is EntityKind.INSTITUTION and not aside):
                    yield make_party(document, event, name.mention, part, start, end, "doing", 0.6)


#: A title before a name.
_TITLE = re.compile(r"\b(?:Dr|Mg|[Pp]rof|[Dd]oc|[Aa]soc)\.(?:\s?(?:[a-z]{2,6}|prof)\.)*")

#: Between a house and its person.
_CALLING = re.compile(rf"\s+(?:(?!un\s)[{LETTERS}.-]+\s+){{1,6}}(?:{_TITLE.pattern}\s*)?")


def _without_callings(text: str, start: int, end: int, runs: Sequence[Run]) -> tuple[str, list[Run]]:
    """The text of the same length in which titles and the houses that only tell where a person is from are plain words, and the other runs: `| Ventas skolas | audzēkne Ilze Roze`."""
    houses = [a for a, b in pairwise(runs) if not a.names[-1].person and b.names[0].person and _CALLING.fullmatch(text, a.names[-1].end, b.start)]
    for at, to in ((h.names[-1].start, h.end) for h in houses):
        text = f"{text[:at]}{'x' * (to - at)}{text[to:]}"
    text = text[:start] + _TITLE.sub(lambda match: "x" * len(match.group()), text[start:end]) + text[end:]
    left = (Run(r.names[:-1], r.start, r.names[-2].end, r.names[-2].cases) if r in houses else r for r in runs if r not in houses or len(r.names) > 1)
    return text, list(left)


def _verbs(text: str, start: int, end: int, names: Sequence[Named]) -> Iterator[tuple[re.Match[str], Part]]:
    """What is done in the sentence; no word of a name, as in `Atbalsta biedrība`."""
    for part, pattern in DONE_FOR:
        for match in pattern.finditer(text, start, end):
            if any(n.start <= match.start() < n.end for n in names):
                continue
            if pattern is HOLDS and _TAKEN_UP.search(text, start, match.start()) is None and re.search(r"\w", text[start : match.start()]):
                continue  # what else somebody organises
            yield match, part


def _is_given(scene: Scene, verb: re.Match[str], agent: Run) -> bool:
    """Whether what is paid or lent is for the event: the clause names nobody else who gets it, and who gives it."""
    text = scene.text
    start = max((m.end() for m in _CLAUSE.finditer(text, scene.start, verb.start())), default=scene.start)
    behind = _CLAUSE.search(text, verb.end(), scene.end)
    end = behind.start() if behind is not None else scene.end
    if not start <= agent.start < end or _THOUGHT.match(text, start):
        return False
    getters = (m.group() for m in _GETS.finditer(text, start, end) if not any(r.start <= m.start() < r.end for r in scene.runs))
    return all(_FOR_IT.search(word) or initiative_head(word) is not None for word in getters)


def _by_verbs(scene: Scene, verbs: Sequence[tuple[re.Match[str], Part]]) -> Iterator[tuple[Run, Part]]:
    """Who does what each verb tells; each of them once."""
    taken: set[int] = set()
    for place, (verb, part) in enumerate(verbs):
        following = next((m.start() for m, _ in verbs[place + 1 :] if m.start() >= verb.end()), scene.end)
        free = [r for r in scene.runs if r.start not in taken]
        agent = _right_behind(scene, free, verb, following) or (find_agent(scene, free, verb, following) if verb.re is not AMONG_COMERS else None)
        if agent is None:
            continue
        if verb.re is AMONG_COMERS and place and verbs[place - 1][1] is not Part.PARTICIPANT:
            continue  # those who pay, among them X
        if _SAYS.search(scene.text, min(agent.end, verb.end()), max(agent.start, verb.start())) or _OF_A_PART.search(scene.text, scene.start, verb.start()):
            continue
        if part in (Part.FUNDER, Part.PARTNER) and not _is_given(scene, verb, agent):
            continue
        if any(_WHOM.fullmatch(scene.text, r.end, verb.start()) for r in scene.runs):
            continue
        people = all(n.person for n in agent.names)
        if (part is Part.PARTNER and people) or (verb.group().lower().startswith("vad") and not people):
            continue  # a house that leads an event holds it
        if any(re.fullmatch(r"\s+par\s+(?:\w+\s+){0,2}", scene.text[verb.end() : r.start]) for r in scene.inside):
            continue  # who tells of the event need not be at it
        agent = without_houses(scene.text, agent)
        for doer in (agent, *_going_on(scene, agent, following)):
            taken.add(doer.start)
            yield doer, part


#: Between two who do it together.
_AND = rf"\s*(?P<bracket>\([^()]{{1,80}}\))?(?P<joint>,?\s+(?:un|kā\s+arī)|,)\s+(?:[{LETTERS}]+\s+){{0,6}}"
_WITH = rf"\s+(?:kopā\s+)?ar\s+(?:[{LETTERS}]+\s+){{0,3}}"


def _going_on(scene: Scene, agent: Run, following: int) -> Iterator[Run]:
    """Those who stand behind the doer as doing it too: `uzstāsies X ar Y`, `X (Rīga), Y skolas pārstāvis un Z`."""
    last = agent
    for run in scene.runs:
        if run.start <= last.start or run.start >= max(following, agent.end):
            continue
        joined = re.fullmatch(_AND, scene.text[last.end : run.start]) or re.fullmatch(r"\s*(?P<bracket>)(?P<joint>,?\s+(?:un|kā\s+arī)|,)\s+", scene.text[last.end : run.start])
        apposed = joined is not None and joined["joint"] == "," and last.names[-1].person and not run.names[0].person and not (joined["bracket"] or scene.text[last.end - 1] == ")")
        if joined is not None and Case.NOM in run.cases and not apposed:
            yield run
            last = run
        elif Case.ACC in run.cases and run.names[0].person and re.fullmatch(_WITH, scene.text[last.end : run.start]):
            yield run
            return
        else:
            return


def _parted(run: Run, verbs: Sequence[re.Match[str]]) -> Iterator[Run]:
    """The run in two where a verb stands between its names: `rīko X, un uzstāsies Y`."""
    for place in range(1, len(run.names)):
        left, right = run.names[:place], run.names[place:]
        if any(left[-1].end <= verb.start() < right[0].start for verb in verbs):
            yield Run(left, run.start, left[-1].end, left[-1].cases)
            yield from _parted(Run(right, right[0].start, run.end, right[-1].cases, run.proxy), verbs)
            return
    yield run


#: Those whom a house sends: `piedalījās pārstāvji no | Dānijas Adrešu centra`.
_SENT = re.compile(r"\b(?:pārstāvji|pārstāvj?[ei]s?|viesi|eksperti|speciālisti|kolēģi|skolotāji|skolēni|komandas|darbinieki|dalībnieki|(?:to|viņu)\s+vidū)\s+(?:arī\s+)?no\s+$")


def _right_behind(scene: Scene, runs: Sequence[Run], verb: re.Match[str], following: int) -> Run | None:
    """Somebody with his calling right behind the verb, and a house whose people are told to come: `aizrāva | cītaras meistare Ilze Roze`."""
    among = verb.re is AMONG_COMERS
    behind = next((r for r in runs if verb.end() <= r.start < following and (not among or Case.NOM in r.cases or (Case.GEN in r.cases and not r.names[0].person))), None)
    if behind is None or re.fullmatch(r"[^.;,:]{0,60}" if among else rf"\s*(?:[{LETTERS}]+,?\s+){{0,6}}", scene.text[verb.end() : behind.start]) is None:
        return None
    if _SENT.search(scene.text, verb.start(), behind.start):
        return behind if Case.GEN in behind.cases and not behind.names[0].person else None
    return behind if Case.NOM in behind.cases and (behind.names[0].person or among) else None
