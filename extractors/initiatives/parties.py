"""Who takes part in an initiative, and as what: from sentences about it and from labelled lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.initiatives.labels import Labelled
from extractors.initiatives.names import NamedInitiative
from extractors.initiatives.references import Reference
from extractors.names.declension import Case
from extractors.records import Commitment, Document, EntityKind, Mention, Part, Party
from extractors.sides import Named, Run, Subjects, find_runs, within

_NO = re.compile(r"\b(?:neīsteno|nepiedal|nefinansē|netika|netiek|nav (?:parakst|noslēg|piešķir)|neparakst|nepievieno|atteic|noraid|izstāj)\w*", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:(?:ī|is)steno\w*|ievieš\w*|realizē\w*|vada|vadīja|vadīs|koordinē\w*|izstrādā(?:ja|jusi|jis)?|uzsāk\w*|uzsāka|administrē\w*|izveidoj\w*|izveido)\b", re.IGNORECASE)
_ORGANISES = re.compile(r"\b(?:sa)?(?:rīko\w*|organizē\w*)\b|\baizvad\w*\b|\bkopīgi organizēt\w+", re.IGNORECASE)
_FUNDS = re.compile(r"\b(?:līdz)?finansē\w*|\bfinansiāl\w+ atbalst\w*|\bfinansējumu\s+(?:nodrošin|piešķ|sniedz)\w*|\bpiešķ[iī]r\w*|\bsedz\b", re.IGNORECASE)
_SUPPORTS = re.compile(r"\batbalst(?:a|īja|īs|ot)\b", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:pievienoj\w+|iestāj\w+|iesaistīj\w+|apvieno\w*|veido\b|veidoja|ietilpst|darbojas|uzņem\w*|piedal\w+)", re.IGNORECASE)
_SIGNS = re.compile(r"\b(?:parakst\w+|noslē[gd]\w*|slēdz|pievienoj\w+)\b", re.IGNORECASE)
_ATTENDS = re.compile(r"\b(?:piedal\w+|uzst[āa]\w+|apmeklē\w*|pulcē\w*|pārstāv\w+|prezentē\w*|dalījās|diskutē\w*|sprie\w+)\b", re.IGNORECASE)
_WITH = re.compile(r"\b(?:sadarbībā|kopā|kopīgi|partnerībā|sadarbojoties|roku rokā)\s+ar\s+(?:[a-zāčēģīķļņšūž]+\s+){0,4}$", re.IGNORECASE)
_SPOKE = re.compile(
    r"\b(?:atklāja|uzstājās|piedalījās|uzrunāja|prezentēja|iepazīstināja|stāstīja|pastāstīja|vadīja|uzsvēra|sniedza|moderēja|dalījās|skaidroja|lasīja)\b"
)
_ANNOUNCED = re.compile(r"\b(?:piedalīsies|uzstāsies|stāstīs|notiks|prezentēs)\b")


def find_parties(
    document: Document,
    named: Sequence[NamedInitiative],
    references: Sequence[Reference],
    labelled: Sequence[Labelled],
    names: Sequence[Named],
    sentences: Sequence[tuple[int, int]],
    subjects: Subjects,
    commitments: Sequence[Commitment] = (),
) -> Iterator[Party]:
    """Each party of an initiative once, with the part that is told first: labels before sentences."""
    said: set[tuple[str, str]] = set()
    for party, initiative, subject in (
        *_from_labels(document, named, labelled, names),
        *_from_sentences(document, references, names, sentences, subjects),
        *_from_commitments(document, references, names, commitments),
        *_speakers(document, references, names, sentences),
    ):
        if (initiative, subject) not in said:
            said.add((initiative, subject))
            yield party


_Found = tuple[Party, str, str]


def _party(document: Document, named: NamedInitiative, who: Mention, part: Part, start: int, end: int, method: str, confidence: float) -> _Found:
    while end > start and document.text[end - 1].isspace():
        end -= 1
    party = Party(named.mention.id, who.id, part, document.cite(start, end), f"initiatives:{method}", confidence)
    return party, named.mention.name, who.name


def _from_labels(
    document: Document, named: Sequence[NamedInitiative], labelled: Sequence[Labelled], names: Sequence[Named]
) -> Iterator[_Found]:
    for label in labelled:
        if not isinstance(label.meaning, Part):
            continue
        initiative = initiative_of(document, label, named)
        if initiative is None:
            continue
        part = label.meaning
        if part is Part.MEMBER and initiative.mention.type == "event":
            part = Part.PARTICIPANT
        if part is Part.MEMBER and initiative.mention.type in ("project", "programme"):
            part = Part.PARTNER
        for name in within(names, label.start, label.end):
            if (
                not (name.person or name.generic)
                and not _of_a_person(names, name, label.end)
                and (not label.listed or _is_an_entry(document, names, name))
            ):
                yield _party(document, initiative, name.mention, part, label.start, label.end, "label", 0.85)


def _of_a_person(names: Sequence[Named], name: Named, end: int) -> bool:
    """Whether the institution only says where the person behind it works: `VARAM nodaļas vadītāja L. Ozola`."""
    after = next((n for n in names if n.start >= name.end), None)
    return after is not None and after.person and after.start < min(end, name.end + 60) and Case.GEN in name.cases and Case.NOM not in name.cases


def _is_an_entry(document: Document, names: Sequence[Named], name: Named) -> bool:
    """Whether the item of a list names and does not tell: the names fill it, or it has no verb."""
    passage = document.passage_at(name.start)
    if passage is None:
        return False
    filled = sum(n.end - n.start for n in within(names, passage.start, passage.end))
    text = document.text[passage.start : passage.end]
    return filled * 2 >= len(text) or not re.search(r"\b(?:ir|tika|tiek|tiks|bija|būs|[a-zāčēģīķļņšūž]{3,}(?:āja|ēja|īja|oja|dza|īs|ēs|ās|sies|jās))\b", text)


def initiative_of(document: Document, label: Labelled, named: Sequence[NamedInitiative]) -> NamedInitiative | None:
    """The initiative that a labelled line belongs to: of the kind it names, else the one that the lines above introduce."""
    fitting = [n for n in named if label.kind is None or n.mention.type == label.kind]
    before = [n for n in fitting if n.mention.evidence.start < label.start and not label.start <= n.mention.evidence.start]
    if label.kind is None:
        # In a table of data the project is the subject, the programme it belongs to one of its data.
        subjects = [n for n in before if n.labelled] or [n for n in before if n.mention.type != "programme"]
        before = subjects or before
    if before:
        last = before[-1]
        far = document.text.count("\n", last.mention.evidence.end, label.at)
        return last if far <= 25 or len({n.mention.name for n in fitting}) == 1 else None
    return fitting[0] if len({n.mention.name for n in fitting}) == 1 and label.kind is not None else None


def _from_sentences(
    document: Document, references: Sequence[Reference], names: Sequence[Named], sentences: Sequence[tuple[int, int]], subjects: Subjects
) -> Iterator[_Found]:
    starts = [start for start, _ in sentences]
    for reference in references:
        place = bisect_right(starts, reference.start) - 1
        if place < 0 or reference.start >= sentences[place][1]:
            continue
        start, end = sentences[place]
        text = document.text[start:end]
        if _NO.search(text):
            continue
        inside = [r for r in references if start <= r.start < end]
        outside = [n for n in within(names, start, end) if not any(r.start <= n.start and n.end <= r.end for r in inside)]
        for run, part in _roles(document, reference, inside, find_runs(document, outside, start, end), start, end):
            for name in run.names:
                # people sign for the institutions they head
                who = subjects.side(name.mention) if part is Part.SIGNATORY else name.mention
                if who.kind is EntityKind.INSTITUTION:
                    yield _party(document, reference.named, who, part, start, end, "sentence", 0.7)


def _from_commitments(
    document: Document, references: Sequence[Reference], names: Sequence[Named], commitments: Sequence[Commitment]
) -> Iterator[_Found]:
    """Who is told or promises to run it, also by a heading or another cell: `Rīkot kampaņu „…” | SPKC`."""
    mentions = {name.mention.id: name.mention for name in names}
    for commitment in commitments:
        at = commitment.evidence
        for reference in references:
            kind = reference.named.mention.type
            if not at.start <= reference.start < at.end or kind not in ("project", "event", "programme") or not reference.cases & {Case.ACC, Case.NOM}:
                continue
            part, pattern = (Part.ORGANISER, _ORGANISES) if kind == "event" else (Part.LEAD, _LEADS)
            if not pattern.search(document.text, at.start, at.end):
                continue
            for owner in commitment.owners:
                if owner in mentions and mentions[owner].kind is EntityKind.INSTITUTION:
                    yield _party(document, reference.named, mentions[owner], part, at.start, at.end, "commitment", 0.7)


def _roles(
    document: Document, reference: Reference, inside: Sequence[Reference], runs: Sequence[Run], start: int, end: int
) -> Iterator[tuple[Run, Part]]:
    """The runs of a sentence with what they do in the initiative."""
    text = document.text
    kind = reference.named.mention.type or "project"
    taken: set[int] = set()
    main = _main_part(kind)

    def claim(run: Run | None, part: Part) -> Iterator[tuple[Run, Part]]:
        if run is not None and run.start not in taken:
            taken.add(run.start)
            yield run, part

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
        elif re.fullmatch(r"\s+(?:[a-zāčēģīķļņšūž]+(?:ais|tā|tais|tajā|tajam|to)\s+){0,1}", between):
            owners.add(run.start)
            if kind in ("project", "programme", "plan") and run.mentions[-1].name != "Eiropas Savienība":
                yield from claim(run, Part.LEAD)
    for run in runs:
        if run.start > reference.end and re.fullmatch(r"[”“»\"]?\s*\(\s*", text[reference.end : run.start]) and kind == "network":
            yield from claim(run, Part.MEMBER)
    verbs = [
        (match, part)
        for part, pattern in ((Part.LEAD, _LEADS), (Part.ORGANISER, _ORGANISES), (Part.FUNDER, _FUNDS), (Part.SIGNATORY, _SIGNS),
                              (Part.MEMBER, _JOINS), (Part.PARTICIPANT, _ATTENDS), (Part.FUNDER, _SUPPORTS))
        if _may(part, kind, pattern)
        for match in pattern.finditer(text, start, end)
        if not any(r.start <= match.start() < r.end and r.by_name for r in inside)
    ]  # fmt: skip
    verbs.sort(key=lambda each: each[0].start())
    for run in runs:
        support = re.match(r"\s+(?:finansiāl\w+\s+|dāsn\w+\s+)?(?:atbalst\w*|līdzfinansēj\w*|finansēj\w*|līdzek\w+)\b", text[run.end : end])
        if support and re.search(r"\b(?:ar|no|pateicoties)\s+$", text[start : run.start]):
            yield from claim(run, Part.FUNDER)
    for match, part in verbs:
        if not (reference.cases | _by_pronoun(text[start : match.start()])) & _OBJECT[part] or _passive(match.group()):
            continue
        following = min((m.start() for m, _ in verbs if m.start() > match.start()), default=end)
        agent = _agent(document, [r for r in runs if r.start not in owners], match, start, end, following)
        if agent is None or (inside[0] is not reference and not _near(inside, reference, match)):
            continue
        if part is Part.FUNDER and not _money_goes_to(reference, match, text, agent):
            continue
        yield from claim(agent, part)
        if part is Part.SIGNATORY and any(n.person for n in agent.names):
            for run in runs:  # `parakstīja X direktors A un Y vadītāja B`: each person a side
                if run.start > agent.start and all(n.person for n in run.names) and Case.NOM in run.cases:
                    yield from claim(run, part)
        if part in (Part.SIGNATORY, Part.MEMBER):  # `X, kā arī Y ar Z parakstīja`: all sides of one act
            for run in runs:
                if run.start not in taken and (_accompanied(text, start, run) or (part is Part.SIGNATORY and _signed_with(text, start, run))):
                    yield from claim(run, part)
    for run in runs:
        if run.start not in taken and _accompanied(text, start, run):
            act = next((part for match, part in verbs if abs(match.start() - run.end) < 160), None)
            if act is Part.ORGANISER or (act is None and main is Part.ORGANISER and verbs):
                yield from claim(run, Part.ORGANISER)
            elif act is Part.MEMBER:
                yield from claim(run, Part.MEMBER)
            elif act is Part.PARTICIPANT:
                yield from claim(run, Part.PARTICIPANT)
            elif kind in ("project", "programme", "plan") and act in (Part.LEAD, None) and reference.cases & {Case.ACC, Case.NOM}:
                yield from claim(run, Part.PARTNER)
        elif run.start not in taken and (told := _told(text[start : run.start], kind)) is not None:
            yield from claim(run, told)


#: `projekta partneri ir X un Y`, `programmas īstenotājs ir X`: a noun says the part.
_TOLD = tuple(
    (part, re.compile(rf"(?:{pattern})\s*(?:šajā projektā\s+|projektā\s+)?(?:ir|bija|būs|[–—:-])\s*(?:gan\s+|arī\s+)?$", re.IGNORECASE))
    for part, pattern in (
        (Part.PARTNER, r"partner\w*"),
        (Part.LEAD, r"\b(?:īstenotāj|ieviesēj|koordinator|vadošā iestāde|apsaimniekotāj|pieteicēj|iesniedzēj|administrētāj)\w*"),
        (Part.FUNDER, r"\b(?:finansētāj|atbalstītāj|sponsor|donor)\w*"),
        (Part.ORGANISER, r"\b(?:organizator|rīkotāj)\w*"),
        (Part.MEMBER, r"\b(?:dalībniek|dalībniec|biedr)\w*"),
        (Part.SIGNATORY, r"\b(?:parakstītāj|līdzēj)\w*|\bpuses"),
    )
)  # fmt: skip


def _told(before: str, kind: str) -> Part | None:
    for part, pattern in _TOLD:
        if pattern.search(before) and (part in (Part.PARTNER, Part.LEAD, Part.FUNDER) or kind in _KINDS_OF[part]):
            return part
    return None


#: In which case the initiative stands where somebody does this to it or in it.
_OBJECT: dict[Part, frozenset[Case]] = {
    Part.LEAD: frozenset({Case.NOM, Case.ACC}),
    Part.PARTNER: frozenset({Case.NOM, Case.ACC}),
    Part.ORGANISER: frozenset({Case.NOM, Case.ACC}),
    Part.FUNDER: frozenset({Case.NOM, Case.ACC, Case.DAT}),
    Part.SIGNATORY: frozenset({Case.NOM, Case.ACC, Case.DAT}),
    Part.MEMBER: frozenset({Case.NOM, Case.ACC, Case.DAT, Case.LOC}),
    Part.PARTICIPANT: frozenset({Case.LOC, Case.ACC, Case.GEN}),
}


def _by_pronoun(before: str) -> frozenset[Case]:
    """The case in which a pronoun right before the verb takes up the initiative: `tīkls, kurā darbojas`, `to finansē`."""
    match = re.search(r"\b(?P<acc>ko|kuru|to)\s+(?:\w+\s+){0,3}$|\b(?:kurā|tajā|kur)\s+(?:\w+\s+){0,3}$", before)
    if match is None:
        return frozenset()
    return frozenset({Case.ACC if match["acc"] else Case.LOC})


def _passive(verb: str) -> bool:
    """A passive participle has no doer in the nominative: `tika aizvadīta`."""
    return bool(re.search(r"[aāeēiīou]t(?:s|a|i|as)$|noslēgt[sai]s?$", verb.lower())) and not verb.lower().endswith(("ot", "usi", "ušas"))


def _main_part(kind: str) -> Part:
    return {"event": Part.ORGANISER, "network": Part.MEMBER, "agreement": Part.SIGNATORY, "declaration": Part.SIGNATORY}.get(kind, Part.LEAD)


def _may(part: Part, kind: str, pattern: re.Pattern[str]) -> bool:
    """Which acts make a part of which kind: one signs agreements, joins networks, attends events, runs projects."""
    return kind in _KINDS_OF[part] and not (part is Part.PARTICIPANT and kind == "project" and pattern is not _ATTENDS)


_KINDS_OF: dict[Part, tuple[str, ...]] = {
    Part.LEAD: ("project", "programme", "plan", "network"),
    Part.ORGANISER: ("event",),
    Part.FUNDER: ("project", "programme", "event", "network", "plan"),
    Part.SIGNATORY: ("agreement", "declaration"),
    Part.MEMBER: ("network",),
    Part.PARTICIPANT: ("event", "project"),
}


def _agent(document: Document, runs: Sequence[Run], verb: re.Match[str], start: int, end: int, following: int) -> Run | None:
    """Who does it: the nearest run in the nominative before the verb, else the first behind it; dative before an infinitive."""
    text = document.text
    infinitive = verb.group().lower().endswith("t")
    wanted = {Case.DAT, Case.NOM} if infinitive else {Case.NOM}
    # a passive names who did it in the genitive before the participle, which is told elsewhere
    before = [r for r in runs if r.end <= verb.start() and r.cases & wanted and not _accompanied(text, start, r) and not _objected(text, start, r)]
    behind = [r for r in runs if r.start >= verb.end() and r.cases & wanted and not _accompanied(text, start, r) and not _objected(text, start, r)]
    close = [r for r in before if not re.search(r"[;:]", text[r.end : verb.start()]) and verb.start() - r.end < 150]
    if close and not re.search(r"\b(?:ko|kuru|kurus|kuras)\s+$", text[start : verb.start()]):
        return close[-1]
    # what does not decline may be anything there (`nodot LVĢMC datus`): only right behind the verb it is the doer
    behind = [r for r in behind if len(r.cases) < 5 or r.start - verb.end() < 3 or len(r.names) > 1]
    follow = [r for r in behind if r.start < following and not re.search(r"[;:.]", _unquoted(text[verb.end() : r.start])) and r.start - verb.end() < 150]
    return follow[0] if follow else None


def _unquoted(text: str) -> str:
    return re.sub(r"[„“«\"][^”“»\"]*[”“»\"]|\d\.", "", text)


def _accompanied(text: str, start: int, run: Run) -> bool:
    return bool(_WITH.search(text[start : run.start]))


def _signed_with(text: str, start: int, run: Run) -> bool:
    return bool(re.search(r"\b(?:ar|starp)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}$", text[start : run.start]))


def _objected(text: str, start: int, run: Run) -> bool:
    """Behind a preposition: no subject."""
    return bool(re.search(r"\b(?:ar|no|par|pie|uz|pēc|pret|caur|bez|starp)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,1}$", text[start : run.start]))


def _near(inside: Sequence[Reference], reference: Reference, verb: re.Match[str]) -> bool:
    """Whether of several initiatives in one sentence this is the one nearest to the verb."""
    return min(inside, key=lambda r: min(abs(r.start - verb.end()), abs(verb.start() - r.end))) is reference


def _money_goes_to(reference: Reference, verb: re.Match[str], text: str, agent: Run) -> bool:
    """`X atbalsta projektu`, `X piešķīra projektam`: the initiative is what is funded, not a means."""
    if _SUPPORTS.fullmatch(verb.group()):
        return reference.cases & {Case.ACC} != frozenset() and Case.NOM in agent.cases
    return not reference.cases <= {Case.LOC}


def _speakers(
    document: Document, references: Sequence[Reference], names: Sequence[Named], sentences: Sequence[tuple[int, int]]
) -> Iterator[_Found]:
    """People who spoke at an event that a paper tells of: in its sentence and those that go on with it in the paragraph."""
    events = [r for r in references if r.named.mention.type == "event"]
    starts = [start for start, _ in sentences]
    for event in events:
        place = bisect_right(starts, event.start) - 1
        passage = document.passage_at(event.start)
        if place < 0 or passage is None:
            continue
        end_of_talk = _talk_end(document, passage.end)
        for start, end in sentences[place:]:
            if start >= end_of_talk or any(start <= r.start < end and r.named.mention.name != event.named.mention.name for r in references if r.by_name):
                break
            text = document.text[start:end]
            if not _SPOKE.search(text) or _ANNOUNCED.search(text) or _NO.search(text):
                continue
            for name in within(names, start, end):
                if name.person and Case.NOM in name.cases:
                    yield _party(document, event.named, name.mention, Part.PARTICIPANT, start, end, "speaker", 0.6)


def _talk_end(document: Document, end: int) -> int:
    """The end of the paragraph; one that stops without a full stop goes on in the next."""
    text = document.text
    while end < len(text) and text[max(0, end - 1)] not in ".!?”\":":
        following = document.passage_at(min(len(text) - 1, end + 1))
        if following is None or following.end <= end:
            break
        end = following.end
    return end
