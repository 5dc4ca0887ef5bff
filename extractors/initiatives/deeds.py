"""Parts by the verbs of a sentence: who runs, holds, pays for, signs or joins an initiative, and who does it with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.initiatives.acts import (
    ATTENDS,
    COMES_IN,
    FUNDS,
    JOINS,
    LEADS,
    OBJECT,
    ORGANISES,
    SIGNS,
    SUPPORTS,
    WE_AND,
    by_pronoun,
    can_make,
    main_part,
    passive,
    told_part,
)
from extractors.initiatives.agents import find_agent, is_accompanied, is_objected, is_signed_with, takes_part
from extractors.initiatives.beside import told_beside, told_by_noun
from extractors.initiatives.founded import METHOD as FOUNDED
from extractors.initiatives.references import Reference
from extractors.initiatives.scene import Scene, Told
from extractors.names.declension import Case
from extractors.records import Part
from extractors.sides import Run

#: The verbs of a sentence that may make a part, with the part.
Verbs = Sequence[tuple[re.Match[str], Part]]
#: `projekts „…” iesniegts aģentūrā 30. janvārī`: by whose minutes tell it.
_APPLIED = re.compile(r"\biesniegt(?:s|i)\b")
#: `rīkojam`, `īstenosim`, `parakstījām`: the paper's own body speaks.
_WE = re.compile(r"(?:am|ām|sim|amies|āmies|simies)$", re.IGNORECASE)
_WHOM = re.compile(r"[”“»\"]?,\s+(?:ko|kuru|kurus|kuras|kuram|kurai)\s[^;:]*$")
#: A clause that is over: what is told behind it is not of the one it belongs to.
_LATER_PART = re.compile(r",\s+(?:un|bet|savukārt|kā arī)\s")
#: `rīkojām X un mēs`; `mēs, X un Y` stands beside nouns too.
_AND_WE = re.compile(r"[”“»\"]?\s+un\s+mēs\b")
#: Who speaks at `projekta noslēguma seminārs` takes part in the event and not for that in the project.
_ITS_EVENT = re.compile(
    r"[”“»\"]?\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}(?:seminār|konferenc|sanāksm|sapulc|pasākum|forum|atklāšan|diskusij|darbnīc|prezentācij)\w*"
)
#: `tīkla darbu finansē`, `projekta īstenošanu atbalsta`: what is done to its work is done to it.
_DOING = re.compile(r"\s+(?:darbu|darbību|īstenošanu|norisi|organizēšanu|rīkošanu|aktivitātes|izdevumus|(?:īstenošan|ieviešan|realizācij|izpild|organizēšan|rīkošan)ai|norisei)\b")
#: `projekta … ieguldījumu daļu finansē X`: what is paid for is a part of it.
_COSTS = re.compile(
    r"\b(?:daļu|izmaksas|izdevumus|ieguldījumus|līdzfinansējumu|trešdaļu|pusi|procentus)\s+(?:[^.;:]{0,40}\s)?$|"
    r"^\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:budžets|finansējums|izmaksas|summa)\s(?:ir\s|[–—-]\s)?[^;:]{0,60}?,\s+(?:(?:un|ko|kuru|to)\s+)?$|"
    r"^\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:budžets|finansējums|izmaksas|summa)\s(?:ir\s|[–—-]\s)?[^;:]{0,60}?,\s+(?:no\s+)?(?:tā|tās|tām|tiem|kā|kurām|kuriem|kura)\s[^.;:]{0,40}$"
)
#: `īsteno X kā vadošais partneris, Y un Z`, `X (vadošais partneris) kopā ar Y`: those behind are the others.
_LEADING = re.compile(
    r"\s*(?:kā\s+|[–—(,-]\s*)(?:projekta\s+)?(?:vadoš|galven)\w+\s+(?:projekta\s+)?(?:partner|īstenotāj|iesniedzēj)\w*\s*\)?\s*,?\s*(?:(?:un|kā\s+arī|arī)\s+)?"
)


#: What a house decides of itself: `1. Piedalīties projektā`, `nolemj atbalstīt pašvaldības dalību projektā`.
DECIDED_TO_JOIN = re.compile(
    r"(?:^\W*(?:\w{1,3}[.)]\s*)*|(?:nolem|nolēm|lemj)\w*\s*:?\s+(?:\w{1,3}[.)]\s*)*)(?:piedalīties|iesaistīties|startēt|"
    r"(?:atbalstīt|apstiprināt|akceptēt|apliecināt)\s+(?:[\w„“”\"]+\s+){0,4}?(?:dalību|piedalīšanos|līdzdalību|iesaisti|iesaistīšanos))\s+(?:kā\s+partner\w+\s+)?(?:[\w/-]+\s+){0,4}[„“\"«]?$",
    re.IGNORECASE,
)
_HEADS = re.compile("vad|koordin", re.IGNORECASE)
_WORKS_IN = re.compile("(?:līdz)?darbo|pārstāv", re.IGNORECASE)
_TAKEN_PART_IN = ("event", "network", "plan", "project", "programme")
#: Who founds an alliance is in it: `dibināšanas līgumu parakstīja X, Y un Z`.
_FOUNDS = re.compile(r"\b(?:(?:no)?dibināj(?:a|ām|is|usi|uši|ušas)|(?:no)?dibinājušās|parakst(?:a|īja|ījuši|ījušas)|izveidoj(?:a|ām|uši|ušas))\b", re.IGNORECASE)
#: Who makes a plan: `plānu sagatavoja X`.
_MAKES = re.compile(r"\b(?:sagatavo(?:ja|jis|jusi|juši|jušas)|izstrādā(?:juši|jušas)|sastādī(?:ja|jis|jusi|juši|jušas))\b", re.IGNORECASE)


def find_roles(scene: Scene) -> Iterator[Told]:
    """The runs of a sentence with what they do in the initiative; no run for one who does it and is not named there."""
    kind = scene.kind
    yield from told_beside(scene)
    verbs = _verbs(scene)
    acted: set[Part] = set()  # by somebody named
    for told in _called(scene) if verbs else ():
        acted |= {told[1]} & {Part.LEAD}
        yield told
    unsaid: set[Part] = set()
    yield from _by_verbs(scene, verbs, acted, unsaid)
    for run in scene.runs:
        if run.start not in scene.taken:
            if takes_part(scene, run):
                yield from scene.claim(run, Part.PARTICIPANT if kind == "event" else Part.MEMBER if kind == "network" else Part.PARTNER) if kind in _TAKEN_PART_IN else ()
            else:
                yield from _in_company(scene, run, verbs, unsaid) if is_accompanied(scene, run) else told_by_noun(scene, run)
    if kind == "project" and Case.NOM in scene.reference.cases and _APPLIED.search(scene.text, scene.reference.end, scene.end):
        unsaid.add(Part.LEAD)
    if kind == "project" and Case.LOC in scene.reference.cases and DECIDED_TO_JOIN.search(scene.text[scene.start : scene.reference.start]):
        unsaid.add(Part.PARTNER)
    for part in sorted(unsaid - acted - ({Part.LEAD} if scene.owners else set())):
        yield None, part, "implied"


def _called(scene: Scene) -> Iterator[Told]:
    """Those whose part a noun tells, where a verb tells of others: of `partneri ir X un Y, finansē Z` only Z pays."""
    for run in scene.runs:
        if run.start not in scene.taken and Case.NOM in run.cases and told_part(scene.before(run), scene.kind) is not None:
            told = tuple(told_by_noun(scene, run))
            scene.called.update({run.start} if told else ())
            yield from told


def _verbs(scene: Scene) -> Verbs:
    """The verbs that can make a part in an initiative of the kind, in their order; none of those in its name."""
    verbs = [
        (match, part)
        for part, pattern in ((Part.LEAD, LEADS), (Part.ORGANISER, ORGANISES), (Part.FUNDER, FUNDS), (Part.SIGNATORY, SIGNS),
                              (Part.MEMBER, JOINS), (Part.PARTICIPANT, ATTENDS), (Part.PARTNER, COMES_IN), (Part.FUNDER, SUPPORTS))
        if can_make(part, scene.kind, pattern)
        for match in pattern.finditer(scene.text, scene.start, scene.end)
        if not any(r.start <= match.start() < r.end and r.by_name for r in scene.inside)
    ]  # fmt: skip
    if scene.kind == "plan":
        verbs += [(match, Part.LEAD) for match in _MAKES.finditer(scene.text, scene.start, scene.end)]
    if scene.reference.named.mention.method == FOUNDED:
        verbs = [each for each in verbs if each[1] is not Part.LEAD] + [(match, Part.MEMBER) for match in _FOUNDS.finditer(scene.text, scene.start, scene.end)]
    verbs.sort(key=lambda each: each[0].start())
    return verbs


def _by_verbs(scene: Scene, verbs: Verbs, acted: set[Part], unsaid: set[Part]) -> Iterator[Told]:
    """Who does what the verbs tell; notes the parts that somebody named has `acted`, and those that the paper's own body has `unsaid`."""
    text, kind, reference = scene.text, scene.kind, scene.reference
    done: set[int] = set()  # who did what the verb right before them tells, and nothing that a later one does
    leading = ""  # whose doing makes the lead
    for match, part in verbs:
        cases = _cases_by(scene, match, part)
        if not cases & OBJECT[part] or passive(match.group()):
            continue
        if part is Part.LEAD and kind == "project" and match.group().lower().startswith("administr"):
            continue  # an agency administers the money of projects that others run
        if part is Part.PARTICIPANT and kind == "project" and _ITS_EVENT.match(text, reference.end):
            continue
        if part is Part.PARTICIPANT and kind == "programme" and not _WORKS_IN.match(match.group()):
            continue  # thousands go in for one
        following = min((m.start() for m, _ in verbs if m.start() > match.start()), default=scene.end)
        free = [r for r in scene.runs if r.start not in scene.owners | scene.called and (r.start not in done or r.start > match.start())]
        agent = find_agent(scene, free, match, following)
        if agent is not None and agent.start > match.end() and _WE.search(match.group()) and not WE_AND.search(scene.before(agent)):
            agent = None  # `to vadījām mēs, bet telpas deva X`
        if agent is not None and 0 <= agent.start - match.end() < 12:
            done.add(agent.start)
        if scene.inside[0] is not reference and not _near(scene.inside, reference, match):
            continue
        if agent is None:
            unsaid |= {part} if _WE.search(match.group()) else set()
            continue
        if part is Part.FUNDER and not _money_goes_to(cases, match, agent):
            continue
        if part is Part.LEAD and kind == "network" and len(agent.names) > 1 and _FOUNDS.match(match.group()):
            part = Part.MEMBER  # several who found one are in it
        if part is Part.LEAD and Part.LEAD in acted and kind == "project" and _HEADS.match(leading) and not _HEADS.match(match.group()):
            part = Part.PARTNER  # `projektu vada X, Latvijā to īsteno Y`
        elif part is Part.PARTICIPANT and kind in ("project", "programme") and (Part.LEAD in acted or _WORKS_IN.match(match.group())):
            part = Part.PARTNER  # `projektu vada X, tajā piedalās arī Y`
        leading = leading or (match.group() if part is Part.LEAD else "")
        acted.add(part)
        yield from _with_others(scene, agent, part, head=_HEADS.match(match.group()) is not None)
        if WE_AND.search(scene.before(agent)) or _AND_WE.match(text, agent.end, scene.end):
            yield None, part, "implied"


def _cases_by(scene: Scene, verb: re.Match[str], part: Part) -> frozenset[Case]:
    """The cases in which the initiative may stand to the verb: its own, its pronoun's, and that of its work or its costs."""
    reference = scene.reference
    others = [r for r in scene.inside if reference.end <= r.start < verb.start() and r.named.mention.name != reference.named.mention.name]
    between = bool(others)
    if _of_a_name(scene, verb) or any(_WHOM.match(scene.text, r.end, verb.start()) and not _LATER_PART.search(scene.text, r.end, verb.start()) for r in others):
        return frozenset()
    pronoun = by_pronoun(scene.text[scene.start : verb.start()]) if not between else frozenset()  # `kurā` takes up the nearest
    cases = reference.cases | pronoun | ({Case.ACC} if _DOING.match(scene.text, reference.end) else set())
    if part is Part.FUNDER and Case.GEN in cases and _COSTS.search(scene.text[reference.end : verb.start()]):
        cases |= {Case.ACC}
    return cases


def _of_a_name(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether a clause of which the verb is told belongs to somebody named right before it: `tiesnesis bija A. Bērzs, kuru aizdeva …`."""
    return any(run.start >= scene.reference.end and _WHOM.match(scene.text, run.end, verb.start()) for run in scene.runs if run.end <= verb.start())


def _with_others(scene: Scene, agent: Run, part: Part, *, head: bool) -> Iterator[Told]:
    """The doer with the part, and those who get one by the same verb: partners of a leader, the other sides of one act.

    Several who carry it out are its partners; those who `head` it lead it together.
    """
    text = scene.text
    led = part is Part.LEAD and scene.kind in ("project", "programme")
    if led and len(agent.names) > 1 and _LEADING.match(text, agent.names[0].end, agent.names[1].start):
        scene.taken.add(agent.start)
        yield replace(agent, names=agent.names[:1]), Part.LEAD, "sentence"
        yield replace(agent, names=agent.names[1:]), Part.PARTNER, "sentence"
        return
    yield from scene.claim(agent, Part.PARTNER if led and len(agent.names) > 1 and not head else part)
    if led and (beside := _LEADING.match(text, agent.end, scene.end)):
        yield from (told for run in scene.runs if run.start == beside.end() for told in scene.claim(run, Part.PARTNER))
    if part is Part.SIGNATORY and any(n.person for n in agent.names):
        for run in scene.runs:  # `parakstīja X direktors A un Y vadītāja B`: each person a side
            if run is not agent and run.names[0].person and Case.NOM in run.names[0].cases and not is_objected(scene.before(run)):
                yield from scene.claim(run, part)
    if part in (Part.SIGNATORY, Part.MEMBER):  # `X, kā arī Y ar Z parakstīja`: all sides of one act
        for run in scene.runs:
            if run.start not in scene.taken and (is_accompanied(scene, run) or (part is Part.SIGNATORY and is_signed_with(scene.before(run)))):
                yield from scene.claim(run, part)


def _in_company(scene: Scene, run: Run, verbs: Verbs, unsaid: set[Part]) -> Iterator[Told]:
    """The part of one with whom others act: `kopā ar X`; notes in `unsaid` what the others then do."""
    act = next((part for match, part in verbs if abs(match.start() - run.end) < 160), None)
    if act is Part.ORGANISER or (act is None and main_part(scene.kind) is Part.ORGANISER and verbs):
        unsaid |= {Part.ORGANISER}
        yield from scene.claim(run, Part.ORGANISER)
    elif act in (Part.MEMBER, Part.PARTICIPANT):
        yield from scene.claim(run, Part.PARTNER if act is Part.PARTICIPANT and scene.kind in ("project", "programme") else act)
    elif any(scene.reference.end <= r.start and r.end <= run.start and r.named.mention.name != scene.reference.named.mention.name for r in scene.inside):
        return  # it is told of the one between them
    elif scene.kind in ("project", "programme", "plan") and act in (Part.LEAD, None) and (scene.reference.cases | _taken_up(scene, run)) & {Case.ACC, Case.NOM}:
        unsaid |= {Part.LEAD} if act is Part.LEAD else set()
        yield from scene.claim(run, Part.PARTNER)


def _taken_up(scene: Scene, run: Run) -> frozenset[Case]:
    """The case of a pronoun between the initiative and the run: `Programmas iestāde ir X, kas to ievieš kopā ar | Y`."""
    return by_pronoun(scene.text[scene.reference.end : run.start]) if scene.reference.end < run.start else frozenset()


def _near(inside: Sequence[Reference], reference: Reference, verb: re.Match[str]) -> bool:
    """Whether of several initiatives in one sentence this is the one nearest to the verb."""
    return min(inside, key=lambda r: min(abs(r.start - verb.end()), abs(verb.start() - r.end))) is reference


def _money_goes_to(cases: Collection[Case], verb: re.Match[str], agent: Run) -> bool:
    """`X atbalsta projektu`, `X piešķīra projektam`: the initiative is what is funded, not a means."""
    if SUPPORTS.pattern.fullmatch(verb.group()):
        return Case.ACC in cases and Case.NOM in agent.cases
    return not set(cases) <= {Case.LOC}
