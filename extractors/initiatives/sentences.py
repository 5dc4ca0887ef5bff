"""Parties by what a sentence about an initiative says that they do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.initiatives.acts import (
    ATTENDS,
    FUNDS,
    JOINS,
    LEADS,
    NO,
    OBJECT,
    ONE_PARTNER,
    ORGANISES,
    SIGNS,
    SUPPORTS,
    WITH,
    by_pronoun,
    can_make,
    main_part,
    passive,
    told_part,
)
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.names.declension import Case
from extractors.records import Document, EntityKind, Part
from extractors.sides import Named, Run, Subjects, find_runs, within


def from_sentences(
    document: Document, references: Sequence[Reference], names: Sequence[Named], sentences: Sequence[tuple[int, int]], subjects: Subjects
) -> Iterator[Found]:
    """The institutions that the sentences about an initiative give a part in it."""
    starts = [start for start, _ in sentences]
    for reference in references:
        place = bisect_right(starts, reference.start) - 1
        if place < 0 or reference.start >= sentences[place][1]:
            continue
        start, end = sentences[place]
        text = document.text[start:end]
        if NO.search(text):
            continue
        inside = [r for r in references if start <= r.start < end]
        if reference.by_name and reference.named.mention.type == "programme" and _IS_MEANS.match(text, reference.end - start):
            continue
        if _only_says_whose(text[reference.end - start :], reference, inside):
            continue
        inside = [r for r in inside if not _only_says_whose(text[r.end - start :], r, inside)]
        outside = [n for n in within(names, start, end) if not any(r.start <= n.start and n.end <= r.end for r in inside)]
        told = list(_roles(document, reference, inside, find_runs(document, outside, start, end), start, end))
        but = {name.mention.name for run, _, _ in told if run is not None for name in run.names}
        for run, part, method in told:
            if run is None:  # who does it is not named in the sentence
                before = () if _OWN_HOUSE.search(text) else sentences[max(0, place - 2) : place]
                for who in subjects.implied(start, end, before, but=but):
                    if who.kind is EntityKind.INSTITUTION:
                        yield make_party(document, reference.named, who, part, start, end, "implied", 0.6)
                continue
            if reference.named.mention.method == "initiatives:brand" and part in (Part.LEAD, Part.PARTNER):
                continue  # nobody but the Union runs `Erasmus+`
            for name in run.names:
                # people sign for the institutions they head
                who = subjects.side(name.mention) if part is Part.SIGNATORY else name.mention
                if who.kind is EntityKind.INSTITUTION:
                    yield make_party(document, reference.named, who, _as_partner(part, reference), start, end, method, 0.7)


#: `ar „Erasmus+” atbalstu`, `programmas „…” ietvaros`: by means of it something else is done.
_IS_MEANS = re.compile(r"[”“»\"]?\s+(?:programmas\s+)?(?:atbalst|līdzfinansēj|finansēj|līdzek|ietvar|naud|grant|projekt)\w*")


def _only_says_whose(after: str, reference: Reference, inside: Sequence[Reference]) -> bool:
    """`programmas | projektu „…”`: what is said there is said of the project and not of the programme."""
    following = next((r for r in inside if r.start >= reference.end and r.named is not reference.named), None)
    return following is not None and Case.GEN in reference.cases and re.fullmatch(r"[”“»\"]?\s+\S{0,3}", after[: following.start - reference.end]) is not None


def _as_partner(part: Part, reference: Reference) -> Part:
    """Institutions that take part in a project are its partners: only people and events have mere participants."""
    return Part.PARTNER if part is Part.PARTICIPANT and reference.named.mention.type in ("project", "programme") else part


#: `rīkojam`, `īstenosim`, `parakstījām`: the paper's own body speaks.
#: `projekts „…” iesniegts aģentūrā 30. janvārī`: by whose minutes tell it.
_APPLIED = re.compile(r"\biesniegt(?:s|i)\b")
_WE = re.compile(r"(?:am|ām|sim|amies|āmies|simies)$", re.IGNORECASE)


#: A passive or a first person tells of the paper's own house and of nobody named before.
_OWN_HOUSE = re.compile(
    r"\b(?:tika|tiek|tiks|ir|esam)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?[a-zāčēģīķļņšūž]+(?:ts|ta|ti|tas)\b|\b(?:sa|no)?(?:rīko|organizē|īsteno|aizvadī)(?:ts|ta|ti|tas|tās)\b|"
    r"\b[a-zāčēģīķļņšūž]{3,}(?:ojam|ējam|īsim|ojām|ējām|ījām|ēsim|osim|āsim|ājam|ājām)\b",
    re.IGNORECASE,
)
_JOINTLY_WITH = re.compile(r"(?<!saskaņā )\b[Aa]r\s+$")
_DEED = re.compile(r"\s+(?:īsteno|rīko|organizē|izstrādā|sagatavo|aizvad|veido)\w*")  # `X ar Y īsteno projektu`
_JOINT_DEED = re.compile(r"[^.;:\n]{0,80}?\bkopīg(?:u|us|as|i)\b")
#: Who speaks at `projekta noslēguma seminārs` takes part in the event and not for that in the project.
_ITS_EVENT = re.compile(
    r"[”“»\"]?\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}(?:seminār|konferenc|sanāksm|sapulc|pasākum|forum|atklāšan|diskusij|darbnīc|prezentācij)\w*"
)
#: `tīkla darbu finansē`, `projekta īstenošanu atbalsta`: what is done to its work is done to it.
_DOING = re.compile(r"\s+(?:darbu|darbību|īstenošanu|norisi|organizēšanu|rīkošanu|aktivitātes|izdevumus)\b")

#: Funds out of which others run their projects: `Eiropas Sociālā fonda projekts`.
_PAYS_OTHERS = re.compile(r"^(?:Eiropas .*fonds\b.*|Kohēzijas fonds|Atveseļošanas fonds|Eiropas Komisija|ERAF|ESF|KF|ELFLA|EJZF|EZF|ERASMUS.*|LIFE\b.*|Lauku atbalsta dienests|LAD|Valsts kultūrkapitāla fonds|VKKF|Sabiedrības integrācijas fonds|.*finanšu instruments|Ziemeļu Ministru padome)$", re.IGNORECASE)

#: `projekta … ieguldījumu daļu finansē X`: what is paid for is a part of it.
_COSTS = re.compile(r"\b(?:daļu|izmaksas|izdevumus|ieguldījumus|līdzfinansējumu|trešdaļu|pusi|procentus)\s+(?:[^.;:]{0,40}\s)?$")


#: `Finansējums 38 000 eiro no | X`: whose money it is.
_MONEY_FROM = re.compile(r"\b(?:līdz)?finansējum\w*\s+(?:[^,;.–—]{0,40}\s)?no\s+(?:[a-zāčēģīķļņšūž]+\s+)?$", re.IGNORECASE)
#: `īsteno X kā vadošais partneris, Y un Z`, `X (vadošais partneris) kopā ar Y`: those behind are the others.
_LEADING = re.compile(
    r"\s*(?:kā\s+|[–—(,-]\s*)(?:projekta\s+)?(?:vadoš|galven)\w+\s+(?:projekta\s+)?(?:partner|īstenotāj|iesniedzēj)\w*\s*\)?\s*,?\s*(?:(?:un|kā\s+arī|arī)\s+)?"
)


#: Behind its name what the project cost and who paid: `„Klēts” (Kultūras fonds, 2000 EUR)`.
_IN_BRACKET = re.compile(r"[”“»\"]?\s*\((?P<data>[^()]{3,120})\)")
_SUM = re.compile(r"\d\s*(?:EUR|eiro|euro|€|lat|Ls|LVL)|(?:EUR|€|Ls|LVL)\s?\d")

#: `X ir tīkla dalībnieks`: whose network it is stands before.
_IS_MEMBER = re.compile(r"[”“»\"]?(?:\s*\([^()]{1,40}\))?\s+(?:pilntiesīg\w+\s+|asociēt\w+\s+)?(?:dalībniek|dalībniec|biedr|locekl|locekle)\w*")


def _roles(
    document: Document, reference: Reference, inside: Sequence[Reference], runs: Sequence[Run], start: int, end: int
) -> Iterator[tuple[Run | None, Part, str]]:
    """The runs of a sentence with what they do in the initiative; no run for one who does it and is not named there."""
    text = document.text
    kind = reference.named.mention.type or "project"
    taken: set[int] = set()
    main = main_part(kind)

    def claim(run: Run | None, part: Part, method: str = "sentence") -> Iterator[tuple[Run, Part, str]]:
        if run is not None and run.start not in taken:
            taken.add(run.start)
            yield run, part, method

    # whose initiative it is: `Jelgavas pašvaldības projekts „…”`, `X īstenotais projekts`, `X rīkotā konference`
    owners: set[int] = set()
    for run in runs:
        between = text[run.end : reference.start] if run.end <= reference.start else None
        if between is None or Case.GEN not in run.cases or run.proxy:
            continue
        if re.fullmatch(r"\s+(?:kopīg\w+\s+)?(?:(?:īsteno|vadīt|koordinēt|izstrādāt|pārvaldīt|ievies)\w*\s+)(?:[a-zāčēģīķļņšūž]+\s+){0,3}", between):
            yield from claim(run, Part.LEAD)
        elif re.fullmatch(r"\s+(?:kopīg\w+\s+)?(?:rīko|organizē|sarīko)\w*\s+(?:[a-zāčēģīķļņšūž]+\s+|\d+\.\s+){0,3}", between) or (
            kind == "event" and len(run.names) > 1 and re.search(r"^\s+(?:[\w.]+\s+){0,2}(?:kopīgi\s+)?organizē\w*", between)
        ):
            yield from claim(run, Part.ORGANISER)
        elif re.fullmatch(r"\s+(?:līdz)?finansē\w+\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}", between):
            yield from claim(run, Part.FUNDER)
        elif re.fullmatch(r"\s+(?:[a-zāčēģīķļņšūž]+(?:ais|tā|tais|tajā|tajam|to)\s+|(?:kopīg|kopēj)\w+\s+){0,2}", between):
            owners.add(run.start)
            if kind in ("project", "programme", "plan") and run.mentions[-1].name != "Eiropas Savienība":
                yield from claim(run, Part.FUNDER if _PAYS_OTHERS.search(run.mentions[-1].name) else Part.LEAD)
    for run in runs:
        if run.start > reference.end and re.fullmatch(r"[”“»\"]?\s*\(\s*", text[reference.end : run.start]) and kind == "network":
            yield from claim(run, Part.MEMBER)
    if kind == "network" and Case.GEN in reference.cases and _IS_MEMBER.match(text, reference.end, end):
        for run in runs:
            if run.end < reference.start and Case.NOM in run.cases and re.search(r"\s(?:ir|bija|kļuva|kļuvusi|kļuvis)\s", text[run.end : reference.start]):
                yield from claim(run, Part.MEMBER)
    bracket = _IN_BRACKET.match(text, reference.end, end) if kind in ("project", "event") else None
    for run in runs:
        if bracket is not None and bracket.start("data") <= run.start < bracket.end("data") and Case.NOM in run.cases and not any(n.person for n in run.names) and (
            _SUM.search(bracket["data"]) or _PAYS_OTHERS.search(run.mentions[0].name) or run.mentions[0].type == "fund"
        ):
            yield from claim(run, told_part(text[start : run.start], kind) or Part.FUNDER)
    verbs = [
        (match, part)
        for part, pattern in ((Part.LEAD, LEADS), (Part.ORGANISER, ORGANISES), (Part.FUNDER, FUNDS), (Part.SIGNATORY, SIGNS),
                              (Part.MEMBER, JOINS), (Part.PARTICIPANT, ATTENDS), (Part.FUNDER, SUPPORTS))
        if can_make(part, kind, pattern)
        for match in pattern.finditer(text, start, end)
        if not any(r.start <= match.start() < r.end and r.by_name for r in inside)
    ]  # fmt: skip
    verbs.sort(key=lambda each: each[0].start())
    for run in runs:
        support = re.match(r"\s+(?:finansiāl\w+\s+|dāsn\w+\s+)?(?:atbalst\w*|līdzfinansēj\w*|finansēj\w*|līdzek\w+)\b", text[run.end : end])
        means = support and re.search(r"\b(?:ar|no|pateicoties|ir|skaitā|t\.\s?sk\.)\s+$|[–—%(-]\s*$", text[start : run.start], re.IGNORECASE)
        if means or (_MONEY_FROM.search(text[start : run.start]) and Case.GEN in run.cases):
            yield from claim(run, Part.FUNDER)
    acted: set[Part] = set()  # by somebody named
    done: set[int] = set()  # who did what the verb right before them tells, and nothing that a later one does
    unsaid: set[Part] = set()
    for match, part in verbs:
        cases = reference.cases | by_pronoun(text[start : match.start()]) | ({Case.ACC} if _DOING.match(text, reference.end) else set())
        if part is Part.FUNDER and Case.GEN in cases and _COSTS.search(text, reference.end, match.start()):
            cases |= {Case.ACC}
        if not cases & OBJECT[part] or passive(match.group()):
            continue
        if part is Part.LEAD and kind == "project" and match.group().lower().startswith("administr"):
            continue  # an agency administers the money of projects that others run
        if part is Part.PARTICIPANT and kind == "project" and _ITS_EVENT.match(text, reference.end):
            continue
        following = min((m.start() for m, _ in verbs if m.start() > match.start()), default=end)
        agent = _agent(document, [r for r in runs if r.start not in owners and (r.start not in done or r.start > match.start())], match, start, end, following)
        if agent is not None and 0 <= agent.start - match.end() < 12:
            done.add(agent.start)
        if inside[0] is not reference and not _near(inside, reference, match):
            continue
        if agent is None:
            unsaid |= {part} if _WE.search(match.group()) else set()
            continue
        if part is Part.FUNDER and not _money_goes_to(cases, match, text, agent):
            continue
        acted.add(part)
        led = part is Part.LEAD and kind in ("project", "programme")
        if led and len(agent.names) > 1 and _LEADING.match(text, agent.names[0].end, agent.names[1].start):
            taken.add(agent.start)
            yield replace(agent, names=agent.names[:1]), Part.LEAD, "sentence"
            yield replace(agent, names=agent.names[1:]), Part.PARTNER, "sentence"
            continue
        yield from claim(agent, Part.PARTNER if led and len(agent.names) > 1 else part)
        if led and (beside := _LEADING.match(text, agent.end, end)):
            yield from (c for run in runs if run.start == beside.end() for c in claim(run, Part.PARTNER))
        if part is Part.SIGNATORY and any(n.person for n in agent.names):
            for run in runs:  # `parakstīja X direktors A un Y vadītāja B`: each person a side
                if run is not agent and run.names[0].person and Case.NOM in run.names[0].cases and not _objected(text, start, run):
                    yield from claim(run, part)
        if part in (Part.SIGNATORY, Part.MEMBER):  # `X, kā arī Y ar Z parakstīja`: all sides of one act
            for run in runs:
                if run.start not in taken and (_accompanied(text, start, run) or (part is Part.SIGNATORY and _signed_with(text, start, run))):
                    yield from claim(run, part)
    for run in runs:
        if run.start not in taken and _accompanied(text, start, run):
            act = next((part for match, part in verbs if abs(match.start() - run.end) < 160), None)
            if act is Part.ORGANISER or (act is None and main is Part.ORGANISER and verbs):
                unsaid |= {Part.ORGANISER}
                yield from claim(run, Part.ORGANISER)
            elif act is Part.MEMBER:
                yield from claim(run, Part.MEMBER)
            elif act is Part.PARTICIPANT:
                yield from claim(run, Part.PARTICIPANT)
            elif kind in ("project", "programme", "plan") and act in (Part.LEAD, None) and reference.cases & {Case.ACC, Case.NOM}:
                unsaid |= {Part.LEAD} if act is Part.LEAD else set()
                yield from claim(run, Part.PARTNER)
        elif run.start not in taken and kind == "project" and Case.NOM in run.cases and (own := _whose_partner(text, runs, run)) is not None:
            yield from claim(run, Part.PARTNER)
            yield from claim(own, Part.PARTNER)
        elif run.start not in taken and Case.NOM in run.cases and (told := told_part(text[start : run.start], kind)) is not None:
            alone = len(run.names) == 1 or not ONE_PARTNER.search(text[start : run.start])
            if kind == "programme" and told in (Part.LEAD, Part.PARTNER) and any(r.named.mention.type == "project" for r in inside):
                continue  # partners are those of the project
            yield from claim(run, told, "told") if alone else ()
            for other in runs if told is Part.PARTNER else ():  # `partneri bez X būs arī Y`
                if other.end < run.start and re.search(r"\bpartner\w*\s+bez\s+$", text[start : other.start]):
                    yield from claim(other, told, "told")
        elif run.start not in taken and (charged := _charged(text, run, start, end)) is not None:
            yield from claim(run, charged)
    if kind == "project" and Case.NOM in reference.cases and _APPLIED.search(text, reference.end, end):
        unsaid.add(Part.LEAD)
    for part in sorted(unsaid - acted - ({Part.LEAD} if owners else set())):
        yield None, part, "implied"


#: `projektā X partneris bija Y`: each is the other's.
_WHOSE_PARTNER = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+(?:sadarbības\s+|ārvalstu\s+)?partner(?:is|i|e|es)\s+(?:šajā\s+)?(?:projektā\s+)?(?:ir|bija)\s+")


def _whose_partner(text: str, runs: Sequence[Run], run: Run) -> Run | None:
    """Whose partner the run is said to be."""
    return next((r for r in runs if r.end < run.start and Case.GEN in r.names[-1].cases and not r.names[0].person and _WHOSE_PARTNER.fullmatch(text, r.names[-1].end, run.start)), None)


#: `noteikt X par atbildīgo institūciju plāna izpildē, bet Y – par līdzatbildīgajām`.
_CHARGED = re.compile(r"\s*(?:[–—-]\s*)?par\s+(?P<with>līdz)?atbildīg\w+\b")


def _charged(text: str, run: Run, start: int, end: int) -> Part | None:
    """What somebody is made by a decision that says who answers for a plan."""
    match = _CHARGED.match(text, run.end, end)
    if match is None or Case.ACC not in run.cases or not re.search(r"\batbildīg\w+\s+(?:[a-zāčēģīķļņšūž]+\s+){0,4}?(?:izpild|īsteno|ievies)\w*", text[start:end]):
        return None
    return Part.PARTNER if match["with"] else Part.LEAD


def _agent(document: Document, runs: Sequence[Run], verb: re.Match[str], start: int, end: int, following: int) -> Run | None:
    """Who does it: the nearest run in the nominative before the verb, else the first behind it; dative before an infinitive."""
    text = document.text
    infinitive = verb.group().lower().endswith("t")
    wanted = {Case.DAT, Case.NOM} if infinitive else {Case.NOM}
    # a passive names who did it in the genitive before the participle, which is told elsewhere
    before = [
        r for r in runs
        if r.end <= verb.start() and r.cases & wanted and not _accompanied(text, start, r) and not _objected(text, start, r)
        and not (all(n.person for n in r.names) and re.search(r",\s+ka\s|:\s", _unquoted(text[r.end : verb.start()])))  # who tells of it
    ]  # fmt: skip
    behind = [r for r in runs if r.start >= verb.end() and r.cases & wanted and not _accompanied(text, start, r) and not _objected(text, start, r)]
    at_once = next((r for r in behind if r.start - verb.end() <= 2), None)
    if at_once is not None and before and re.search(r",\s", _unquoted(text[before[-1].end : verb.start()])) and not at_once.cases >= frozenset({Case.NOM, Case.ACC}):
        return at_once  # `vadītājs ir X, daļu izmaksu finansē | Y`
    follows = [r for r in behind if r.start < following and re.fullmatch(r"\s+(?:(?:to|tos|tās|arī|šo|gan)\s+){0,2}", text[verb.end() : r.start])]
    if follows and before and _NEXT_CLAUSE.search(_unquoted(text[before[-1].end : verb.start()])):
        return follows[0]  # `partneri ir X un Y, bet līdzfinansē to | Z`
    close = [r for r in before if not re.search(r"[;:]", text[r.end : verb.start()]) and verb.start() - r.end < 150]
    if close and not re.search(r"\b(?:ko|kuru|kurus|kuras|(?:kurai|kuram)(?:\s+\w+)?|kurā|kurās|kuros|tajā|tajās|tajos|tur)\s+(?:arī\s+)?$", text[start : verb.start()]):
        return close[-1]
    # what does not decline may be anything there (`nodot LVĢMC datus`): only right behind the verb it is the doer
    behind = [r for r in behind if len(r.cases) < 5 or r.start - verb.end() < 3 or len(r.names) > 1]
    follow = [r for r in behind if r.start < following and not re.search(r"[;:.]", _unquoted(text[verb.end() : r.start])) and r.start - verb.end() < 150]
    return follow[0] if follow else None


_NEXT_CLAUSE = re.compile(r",\s+(?:(?:bet|savukārt|taču|tomēr|un|kā arī|ko|kuru|to|kurus|kuras)\s+)?(?:[a-zāčēģīķļņšūž]+\s+){0,3}$")


def _unquoted(text: str) -> str:
    return re.sub(r"[„“«\"][^”“»\"]*[”“»\"]|\d\.", "", text)


def _accompanied(text: str, start: int, run: Run) -> bool:
    """Whether somebody works with the run: `kopā ar Y`, also `ar Y X rīkoja kopīgu semināru`."""
    before = text[start : run.start]
    return bool(WITH.search(before) or (_JOINTLY_WITH.search(before) and (_JOINT_DEED.match(text, run.end) or _DEED.match(text, run.end))))


def _signed_with(text: str, start: int, run: Run) -> bool:
    return bool(re.search(r"\b(?:ar|starp)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}$", text[start : run.start]))


def _objected(text: str, start: int, run: Run) -> bool:
    """Behind a preposition: no subject."""
    return bool(re.search(r"\b(?:ar|no|par|pie|uz|pēc|pret|caur|bez|starp)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,1}$", text[start : run.start]))


def _near(inside: Sequence[Reference], reference: Reference, verb: re.Match[str]) -> bool:
    """Whether of several initiatives in one sentence this is the one nearest to the verb."""
    return min(inside, key=lambda r: min(abs(r.start - verb.end()), abs(verb.start() - r.end))) is reference


def _money_goes_to(cases: Collection[Case], verb: re.Match[str], text: str, agent: Run) -> bool:
    """`X atbalsta projektu`, `X piešķīra projektam`: the initiative is what is funded, not a means."""
    if SUPPORTS.fullmatch(verb.group()):
        return Case.ACC in cases and Case.NOM in agent.cases
    return not set(cases) <= {Case.LOC}
