"""What is done at an event and for it, in the sentences that tell of it without naming it: who plays there, who gives the money, who lends the tents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.initiatives.acts import NO
from extractors.initiatives.agents import find_agent
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.initiatives.scene import Scene
from extractors.initiatives.speakers import OF_TALK
from extractors.names.declension import Case
from extractors.records import Document, EntityKind, Part
from extractors.sides import Named, Run, find_runs, within
from extractors.signs import Sign

_L = "a-zāčēģīķļņšūž"
_PAST = r"(?:ja|jis|jusi|juši|jušas)"
#: What performers, speakers, guides and guests do at an event.
_TAKES_PART = re.compile(
    rf"\b(?:(?:no|sa)?spēlē(?:s|{_PAST})?|uzst(?:ājas|ājās|āsies|ājies|ājusies|ājušies|ājušās)|(?:no)?dzied(?:āja|ās)?|muzicē(?:s|ja)?|koncertē(?:s|ja)?|(?:no)?dejo(?:s|ja)?|"
    rf"lasī(?:s|ja)|nolasīja|runā(?:s|ja)?|stāst(?:a|īs|īja)|pastāst(?:a|īs|īja)|demonstrē(?:s|ja)?|prezentē(?:s|ja)?|komentē(?:s|ja)?|pavad(?:a|īs|īja)|papildināja|"
    rf"vad(?:a|īs|īja)|moderē(?:s|ja)?|diriģē(?:s|ja)?|piedal(?:ās|īsies|ījās|ījies|ījusies|ījušies|ījušās)|ieradīsies|ieradās|viesosies|viesojās|ciemojās|(?:sola|solās|solījās|apsolīja)\s+(?:atbraukt|ierasties|uzstāties|piedalīties)|"
    rf"(?:ie)?priecē(?:s|ja)|aizrāva|uzjautrinā(?:s|ja)|startē(?:s|ja)?|tiesā(?:s|ja)|vērtē(?:s|ja)|kāpa|kāps|atklā(?:s|ja)|uzrunā(?:s|ja)|sūtīs|(?:runu|referātu|lekciju)\s+(?:teica|nolasīja|lasīs|lasīja|teiks))\b",
    re.IGNORECASE,
)
_SUM = r"\d[\d\s.,]*\s*(?:EUR|€|[Ee]iro|[Ee]uro|Ls|LVL|lat\w*|rubļ\w*|tūkst\w*)"
_GAVE = r"(?:de(?:va|vis|vusi|vuši)|dod|dos|iede(?:va|vis|vusi|vuši)|piešķ(?:ir|īra|irs|īris|īrusi|īruši)|atvēl(?:a|ēja|ējis|ējusi|ējuši)|ziedo(?:ja|s|jis|jusi)?|atvēlēs|ieguld(?:a|īja|īs))"
#: Who pays: a verb of paying, or one of giving with money beside it.
_PAYS = re.compile(
    r"\b(?:apmaks(?:ā|āja|ās|ājis|ājusi)|(?:no)?sed(?:z|za|zis|zusi)|segs|sponsorē(?:ja|s)?|(?:līdz)?finansē(?:ja|s|jis|jusi)?|finansiāli\s+atbalst(?:a|īja|īs|ījis|ījusi))\b"
    rf"|\b(?:naudu|līdzekļus|finansējumu|līdzfinansējumu|grantu)\s+(?:[{_L}]+\s+){{0,3}}?{_GAVE}\b|\b{_GAVE}\s+(?:[{_L}]+\s+){{0,2}}?(?:naudu|līdzekļus|finansējumu|līdzfinansējumu|grantu)\b"
    rf"|{_SUM}\s+(?:[{_L}]+\s+){{0,2}}?{_GAVE}\b|\b{_GAVE}\s+(?:[{_L}]+\s+){{0,2}}?{_SUM}",
    re.IGNORECASE,
)
#: Who is named as one who stands behind it, beside those who pay: `starp atbalstītājiem bija arī X`.
_AMONG = re.compile(r"\bstarp\s+(?:atbalstītājiem|sponsoriem|finansētājiem)\s+(?:ir|bija|būs)\s+(?:arī\s+)?", re.IGNORECASE)
#: Who gives things and work.
_HELPS = re.compile(
    r"\b(?:aizd(?:od|os|eva|evis|evusi)|iznomā(?:ja)?|uzbūvē(?:ja|s|jis|jusi)|iekārto(?:ja|s|jis|jusi)?|sarūpē(?:ja|s|jis|jusi)?|sagādā(?:ja|s|jis|jusi)?|gādā(?:ja|s|jis|jusi)?|parūpē(?:jās|sies)|"
    r"piegādā(?:ja|s|jis|jusi)?|uzd(?:āvināja|āvinās)|dāvin(?:a|āja|ās)|palīdzē(?:ja|s)|palīdz|apskaņo(?:ja|s|jis|jusi)?|izgaismo(?:ja|s)?|ēdinā(?:ja|s)?|atbalst(?:a|īja|īs|ījis|ījusi))\b",
    re.IGNORECASE,
)
#: Who holds it, where the sentence opens with the verb or takes the event up by a pronoun.
_HOLDS = re.compile(
    r"(?P<taken>\b(?:to|tos|tās|visu)\s+(?:\w+\s+){0,3}?)?\b(?:sarīko(?:ja|jusi|jis)?|rīko(?:ja|s)?|organizē(?:ja|s)?|izdomāja(?:\s+un\s+vadīja)?)\b"
    r"|(?P<among>\brīkotāju\s+(?:pulkā|vidū)\s+(?:ir|bija|būs)\s+(?:arī\s+)?|\b(?:līdz)?rīkotāj(?:s|a|i|as)\s+[–—-]\s+|\bkā\s+(?:līdz)?rīkotāj(?:s|a)\b)",
    re.IGNORECASE,
)
_DEEDS: tuple[tuple[Part, re.Pattern[str]], ...] = ((Part.ORGANISER, _HOLDS), (Part.FUNDER, _PAYS), (Part.FUNDER, _AMONG), (Part.PARTICIPANT, _TAKES_PART), (Part.PARTNER, _HELPS))
#: What is told of other years, or of any.
_OTHER_TIME = Sign(
    r"\b(?:ik\s+(?:gad|rud|pavasar|vasar|ziem|mēnes|dien)\w*|katru\s+gadu|ikgad\w*|kopš|pērn\w*|aizpērn|pagājuš\w+\s+gad\w*|nākam(?:gad|ajā\s+gadā|ajos\s+gados)|agrāk|savulaik|parasti|iepriekšēj\w+\s+gad\w*|bērnībā)\b", re.IGNORECASE
)
#: Whoever says so is heard by the press and need not have been there.
_SAYS = re.compile(r",\s+(?:ka|vai|kāpēc|kur|lai)\b")


#: Right before the verb: who leads its jury or committee need not be there.
_OF_A_PART = re.compile(r"\b(?:žūrij|komitej|komisij|padom|nodaļ|biedrīb|uzņēmum)\w+\s+$")
#: What is told to the press as often as at an event.
_TELLS = re.compile("(?:pa)?stāst|komentē|runā", re.IGNORECASE)
#: What is still to come.
_AHEAD = re.compile(r"^(?!\w+(?:jās|dalās)$)\w*(?:[āēīo]s|sies)$|^(?:sol|segs\b)", re.IGNORECASE)


def find_doings(
    document: Document, told: Sequence[tuple[int, int, NamedInitiative]], references: Sequence[Reference], names: Sequence[Named], *, ahead: bool = False
) -> Iterator[Found]:
    """The parties of events by what the `told` sentences say that somebody does there or for them.

    Minutes tell of an event `ahead`: what is done in the present is done at the sitting.
    """
    for start, end, event in told:
        if NO.search(document.text, start, end) or _OTHER_TIME.search(document.text, start, end):
            continue
        there = within(names, start, end)
        verbs = sorted(_verbs(document.text, start, end, there), key=lambda each: each[0].start())
        if not verbs:
            continue
        if event.noun not in OF_TALK:
            verbs = [each for each in verbs if not _TELLS.match(each[0].group())]
        inside = [r for r in references if start <= r.start < end]
        runs = find_runs(document, [n for n in there if not any(r.start <= n.start and n.end <= r.end for r in inside)], start, end)
        runs = [part for run in runs for part in _parted(run, [verb for verb, _ in verbs])]
        scene = Scene(document.text, start, end, Reference(start, start, event, frozenset(), False), inside, runs)
        for run, part in _by_verbs(scene, [(verb, part) for verb, part in verbs if not ahead or part is not Part.PARTICIPANT or _AHEAD.search(verb.group().split()[0])]):
            for name in run.names:
                if name.person or part is not Part.PARTICIPANT or name.mention.kind is EntityKind.INSTITUTION:
                    yield make_party(document, event, name.mention, part, start, end, "doing", 0.6)


def _verbs(text: str, start: int, end: int, names: Sequence[Named]) -> Iterator[tuple[re.Match[str], Part]]:
    """What is done in the sentence; no word of a name, as in `Atbalsta biedrība`."""
    for part, pattern in _DEEDS:
        for match in pattern.finditer(text, start, end):
            if any(n.start <= match.start() < n.end for n in names):
                continue
            if pattern is _HOLDS and not (match["taken"] or match["among"]) and re.search(r"\w", text[start : match.start()]):
                continue  # what else somebody organises
            yield match, part


def _by_verbs(scene: Scene, verbs: Sequence[tuple[re.Match[str], Part]]) -> Iterator[tuple[Run, Part]]:
    """Who does what each verb tells; each of them once."""
    taken: set[int] = set()
    for place, (verb, part) in enumerate(verbs):
        following = next((m.start() for m, _ in verbs[place + 1 :] if m.start() >= verb.end()), scene.end)
        free = [r for r in scene.runs if r.start not in taken]
        agent = _right_behind(scene, free, verb, following) or find_agent(scene, free, verb, following)
        if agent is None or Case.NOM not in agent.cases:
            continue
        if _SAYS.search(scene.text, min(agent.end, verb.end()), max(agent.start, verb.start())) or _OF_A_PART.search(scene.text, scene.start, verb.start()):
            continue
        if len(agent.names) == 1 and not agent.names[0].person:
            agent = _its_person(scene, agent) or agent
        people = all(n.person for n in agent.names)
        if (part is Part.PARTNER and people) or (verb.group().lower().startswith("vad") and not people):
            continue  # a house that leads an event holds it
        if any(re.fullmatch(r"\s+par\s+(?:\w+\s+){0,2}", scene.text[verb.end() : r.start]) for r in scene.inside):
            continue  # who tells of the event need not be at it
        agent = _without_house(scene, agent)
        for doer in (agent, *_going_on(scene, agent, following)):
            taken.add(doer.start)
            yield doer, part


#: Between two who do it together.
_AND = rf"\s*(?P<bracket>\([^()]{{1,80}}\))?(?P<joint>,?\s+(?:un|kā\s+arī)|,)\s+(?:[{_L}]+\s+){{0,3}}"
_WITH = rf"\s+(?:kopā\s+)?ar\s+(?:[{_L}]+\s+){{0,3}}"


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


def _without_house(scene: Scene, run: Run) -> Run:
    """The run without the house that only tells where its one person is from: `Ilze Roze, Ventas muzejs`."""
    if len(run.names) == 2 and run.names[0].person and not run.names[1].person and re.fullmatch(r"\s*,\s+", scene.text[run.names[0].end : run.names[1].start]):
        return replace(run, names=run.names[:1])
    return run


def _parted(run: Run, verbs: Sequence[re.Match[str]]) -> Iterator[Run]:
    """The run in two where a verb stands between its names: `rīko X, un uzstāsies Y`."""
    for place in range(1, len(run.names)):
        left, right = run.names[:place], run.names[place:]
        if any(left[-1].end <= verb.start() < right[0].start for verb in verbs):
            yield Run(left, run.start, left[-1].end, left[-1].cases)
            yield from _parted(Run(right, right[0].start, run.end, right[-1].cases, run.proxy), verbs)
            return
    yield run


def _right_behind(scene: Scene, runs: Sequence[Run], verb: re.Match[str], following: int) -> Run | None:
    """The person with his calling right behind the verb: `aizrāva | cītaras meistare Ilze Roze`."""
    behind = next((r for r in runs if verb.end() <= r.start < following), None)
    if behind is not None and behind.names[0].person and Case.NOM in behind.cases and re.fullmatch(rf"\s+(?:[{_L}]+,?\s+){{0,5}}", scene.text[verb.end() : behind.start]):
        return behind
    return None


def _its_person(scene: Scene, agent: Run) -> Run | None:
    """The person whom the noun behind a house is of: `Ventas skolas audzēkne | Ilze Roze`."""
    behind = next((r for r in scene.runs if r.start > agent.end and r.names[0].person), None)
    if behind is not None and re.fullmatch(rf"\s+(?:(?!un\s)[{_L}]+\s+){{0,4}}", scene.text[agent.end : behind.start]):
        return replace(behind, names=tuple(n for n in behind.names if n.person))
    return None
