"""People who lead, hold, or take part in an initiative by what its sentence says of them: `projektu vada X`, `festivāla direktors X`, `izstādē redzami X darbi`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.initiatives.agents import find_agent
from extractors.initiatives.event_words import HOLDS, LEADS, LETTERS, TAKES_PART
from extractors.initiatives.scene import Scene
from extractors.names.declension import Case
from extractors.records import Part
from extractors.sides import Run

#: What a person does to an initiative, in which case it stands there, and of which kinds.
_DEEDS: tuple[tuple[Part, re.Pattern[str], frozenset[Case], frozenset[str]], ...] = (
    (Part.LEAD, LEADS, frozenset({Case.ACC}), frozenset({"project", "programme", "network", "event"})),
    (Part.ORGANISER, HOLDS, frozenset({Case.ACC}), frozenset({"event"})),
    (Part.PARTICIPANT, TAKES_PART, frozenset({Case.LOC}), frozenset({"event"})),
    (Part.PARTICIPANT, re.compile(r"\bpiedal(?:ās|ījās|īsies|ījies|ījusies|ījušies)\b"), frozenset({Case.LOC}), frozenset({"project", "programme"})),
)
#: Between somebody and a verb that another clause tells of somebody else.
_NEXT_CLAUSE = re.compile(r",\s+(?:ka|kas|ko|kuru|kuras|kurus|kurš|kura|kuri|kurā|lai|jo|bet|tās|tā|viņa)\b|[:;]\s")
_SAYS = re.compile(r",\s+(?:[a-zāčēģīķļņšūž]+ot,\s+)?ka\b")
_QUALITY = r"(?:(?:galven|māksliniecisk|muzikāl|zinātnisk|administratīv|idej|vien|tehnisk|izpild|pirm|tāgad|ilggadēj)\w*\s+){0,2}"
_LEADER = r"(?:vadītāj|direktor|koordinator|kurator|autor|iniciator|iniciatore|producent|režisor|prezident|aizsācēj|dibinātāj|projektu\s+vadītāj|virsdiriģent)"
_HOST = r"(?:(?:līdz)?rīkotāj|(?:līdz)?organizator|organizētāj)"
_GUEST = r"(?:dalībniek|dalībniec|solist|moderator|lektor|viesmāksliniek|diriģent|žūrijas\s+(?:locekl|priekšsēdētāj|vadītāj)|eksponent|uzvarētāj|laureāt|finālist)"
_END = r"(?:s|is|e|a|u|i|am|im|ai|ei|es|as|iem|ām|ēm|us|le|lis|li|ļi)"
_IS = r"(?:\s+(?:ir|bija|būs|[–—-]))?"
#: Behind the name of the initiative the noun that says what somebody is there, up to the person: `“X” | projekta vadītāja Latvijā | Ilze Krūze`.
_NOUN_BEHIND = re.compile(
    rf"[”“»\"]?(?:\s*\([^()]{{1,40}}\))?\s+(?:(?:projekta|festivāla|izstādes|konkursa|pasākuma|kampaņas|akcijas|svētku)\s+)?{_QUALITY}"
    rf"(?:(?P<lead>{_LEADER})|(?P<host>{_HOST})|(?P<guest>{_GUEST})){_END}\b(?:\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:ā|ē|ī))?(?:\s+un\s+[{LETTERS}]+)?{_IS}\s+(?:[{LETTERS}]+\s+){{0,2}}"
)
#: The same where a pronoun takes the initiative up: `…, tās kuratore ir X`, or in a bracket behind the name: `„…” (kurators X)`.
_NOUN_BY_PRONOUN = re.compile(rf"(?:,\s+(?:un\s+)?(?:kur[au]s?|tās?|kuras)\s+|(?<=[aā])\s+t(?:ās?|o)\s+(?=māksliniecisk|galven|idej|vadītāj|direktor|kurator|režis|producent)|[”“»\"]\s*\()\s*{_QUALITY}(?:(?P<lead>{_LEADER})|(?P<host>{_HOST})|(?P<guest>{_GUEST})){_END}\b{_IS},?\s*(?:[{LETTERS}]+\s+){{0,2}}")
#: Behind the name of the initiative the noun of somebody named before it: `X, festivāla „…” | direktors,`.
_NOUN_OF_BEFORE = re.compile(rf"[”“»\"]?\s+{_QUALITY}(?:(?P<lead>{_LEADER})|(?P<host>{_HOST})|(?P<guest>{_GUEST})){_END}(?=[,.;)]|\s+un\b|$)")
_JURY = re.compile(rf"[”“»\"]?\s+žūrijā\s+(?:[{LETTERS}]+\s+){{0,4}}")
#: Whose works are to be seen: `redzamas | X un Y | fotogrāfijas`.
_SEEN = re.compile(r"\b(?:skatām|redzam|apskatām|aplūkojam|eksponēt|izstādīt|iekļaut|apkopot|pārstāvēt)\w*\s+(?:(?:arī|gan|vairāk\s+nekā|\d+|mākslinie\w+|fotogrāf\w+|autor\w+|gleznotāj\w+|tēlniek\w+)\s+){0,3}$", re.IGNORECASE)
_WORKS = re.compile(rf"\s+(?:[{LETTERS}]+\s+){{0,2}}?(?:darbi|darbus|darbu|gleznas|gleznu|fotogrāfijas|fotogrāfiju|foto|zīmējumi|skulptūras|akvareļi|grafikas|keramika|tekstilijas|plakāti|instalācijas|rotas)\b")


#: Between a project and the verb where somebody leads it only for one of its partners: `projektu | uzņēmumā | vada X`.
_IN_A_HOUSE = re.compile(r"\s+(?:mūsu\s+)?(?:uzņēmumā|sabiedrībā|skolā|vidusskolā|pamatskolā|ģimnāzijā|augstskolā|universitātē|bibliotēkā|muzejā|biedrībā|organizācijā|pašvaldībā|domē|novadā|ministrijā|slimnīcā|iestādē|pusē)\s+")


def people_told(scene: Scene) -> Iterator[tuple[Run, Part, str]]:
    """The people of the sentence with their parts and the method; each run holds people only."""
    if not any(n.person for run in scene.runs for n in run.names):
        return
    yield from ((run, part, "person") for run, part in _by_verbs(scene))
    yield from ((run, part, "post") for run, part in _by_nouns(scene))
    yield from ((run, part, "person") for run, part in _by_works(scene))


def _people(scene: Scene, run: Run) -> Run | None:
    """The run without bodies, and without those of whom the next clause tells."""
    names = tuple(n for n in run.names if n.person and ";" not in scene.text[run.start : n.start])
    return replace(run, names=names) if names else None


def _by_verbs(scene: Scene) -> Iterator[tuple[Run, Part]]:
    text = scene.text
    nearest = min(scene.inside, key=lambda r: abs(r.start - scene.reference.start))
    for part, pattern, cases, kinds in _DEEDS:
        if part is Part.PARTICIPANT and scene.kind != "event" and not scene.reference.by_name:
            continue  # who comes to a meeting about a project
        if scene.kind not in kinds or not scene.reference.cases & cases or len(scene.reference.cases) > 5 or nearest is not scene.reference:
            continue
        for match in pattern.finditer(text, scene.start, scene.end):
            if part is Part.LEAD and _IN_A_HOUSE.fullmatch(text, scene.reference.end, max(scene.reference.end, match.start())):
                continue
            if any(r.start <= match.start() < r.end and r.by_name for r in scene.inside):
                continue
            agent = find_agent(scene, scene.runs, match, scene.end)
            if agent is None or agent.proxy or Case.NOM not in agent.cases or _NEXT_CLAUSE.search(text, min(agent.end, match.end()), max(agent.start, match.start())):
                continue
            if _SAYS.search(text, match.end(), max(match.end(), scene.reference.start)):
                continue  # what is told of the initiative
            if (people := _people(scene, agent)) is not None:
                yield people, Part.PARTICIPANT if scene.reference.named.noun in ("saruna", "diskusija") else part


def _by_nouns(scene: Scene) -> Iterator[tuple[Run, Part]]:
    text, reference = scene.text, scene.reference
    if scene.kind == "project" and not reference.by_name:
        return  # the manager of a project is told by his post
    found: list[re.Match[str]] = []
    if Case.GEN in reference.cases:
        found += [m for m in (_NOUN_BEHIND.match(text, reference.end, scene.end),) if m is not None]
        if (jury := _JURY.match(text, reference.end, scene.end)) is not None and scene.kind == "event":
            yield from ((people, Part.PARTICIPANT) for run in scene.runs if run.start == jury.end() and Case.NOM in run.cases and (people := _people(scene, run)))
    following = min((r.start for r in scene.inside if r.start >= reference.end), default=scene.end)  # what stands behind the next is told of that one
    for match in _NOUN_BY_PRONOUN.finditer(text, max(reference.end - 1, scene.start), following):
        if match.start() - reference.end < (120 if "," in match.group() else 2):
            found.append(match)
    for match in found:
        yield from ((people, part) for run in scene.runs if run.start == match.end() and (people := _people(scene, run)) and (part := _part(match, scene.kind)))
    of_before = _NOUN_OF_BEFORE.match(text, reference.end, scene.end) if Case.GEN in reference.cases else None
    if of_before is not None and (part := _part(of_before, scene.kind)):
        for run in scene.runs:
            if run.end < reference.start and re.fullmatch(r"(?:\s*\([^()]{1,20}\))?(?:,|\s+[–—-]|\s+ir|\s+bija)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}", text[run.end : reference.start]) and (people := _people(scene, run)):
                yield people, part


def _by_works(scene: Scene) -> Iterator[tuple[Run, Part]]:
    if scene.kind != "event" or not scene.reference.cases & {Case.LOC, Case.NOM}:
        return
    for run in scene.runs:
        if Case.GEN in run.cases and _SEEN.search(scene.before(run)) and _WORKS.match(scene.text, run.end, scene.end) and (people := _people(scene, run)):
            yield people, Part.PARTICIPANT


def _part(match: re.Match[str], kind: str) -> Part | None:
    """What the noun makes of somebody: nobody leads or takes part in a paper."""
    if kind not in ("project", "programme", "network", "event"):
        return None
    if match["lead"]:
        return Part.LEAD
    if match["host"]:
        return Part.ORGANISER if kind == "event" else Part.LEAD
    return Part.PARTICIPANT if kind == "event" else None
