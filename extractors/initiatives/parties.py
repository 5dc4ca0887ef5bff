"""Who takes part in an initiative, and as what: from sentences about it and from labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.initiatives.acts import LEADS, ORGANISES
from extractors.initiatives.labels import Labelled
from extractors.initiatives.listed import (
    from_headings,
    from_income,
    from_invitations,
    from_labels,
    from_partner_lines,
    from_supporters,
)
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.initiatives.rosters import from_rosters
from extractors.initiatives.sentences import from_sentences
from extractors.initiatives.undersigned import founders, from_signatures
from extractors.names.declension import Case
from extractors.records import Commitment, Document, EntityKind, Part, Party, PassageKind
from extractors.sides import Named, Run, Subjects, contract_sides, find_runs, head_sides

#: A municipality, its council and its administration are one: `Balvu novads`, `Balvu novada pašvaldība`.
_ONE_BODY = re.compile(r"(?<=\w\snovad)(?:s|a\s(?:pašvaldība|dome))$|(?<=\w\spilsēt)(?:a|as\s(?:pašvaldība|dome))$|(?<=valstspilsēt)(?:a|as\s(?:pašvaldība|dome))$")


def find_parties(
    document: Document,
    named: Sequence[NamedInitiative],
    references: Sequence[Reference],
    labelled: Sequence[Labelled],
    names: Sequence[Named],
    sentences: Sequence[tuple[int, int]],
    subjects: Subjects,
    commitments: Sequence[Commitment] = (),
    led: Sequence[Found] = (),
    doings: Sequence[Found] = (),
) -> Iterator[Party]:
    """Each party of an initiative once, with the part that is told first: labels before sentences.

    `led` are those who lead by what is said elsewhere; a house only where no other leads. `doings` are those of whom
    the sentences about an event tell without naming it.
    """
    said: set[tuple[str, str]] = set()
    contract = tuple(from_contract(document, named, names, sentences)) or tuple(from_signatures(document, named, names))
    sentence = sorted(from_sentences(document, references, names, sentences, subjects), key=lambda found: found[0].method != "initiatives:told")
    headed = {initiative for party, initiative, _ in sentence if party.method == "initiatives:told" and party.part is Part.LEAD}
    signed = {initiative for party, initiative, _ in contract if party.part is Part.SIGNATORY}
    labels = tuple(from_labels(document, named, labelled, names))
    told_lead = {initiative for party, initiative, _ in (*labels, *sentence) if party.part is Part.LEAD and party.method not in ("initiatives:person", "initiatives:post")}
    projects = {n.mention.name for n in named if n.mention.type == "project"}
    # the manager of a body's project is of its staff
    sentence = [found for found in sentence if not (found[0].method == "initiatives:post" and found[1] in told_lead & projects)]
    for party, initiative, subject in (
        *labels,
        *from_headings(document, named, names),
        *from_rosters(document, named, names),
        *from_supporters(document, named, names),
        *from_partner_lines(document, named, names),
        *from_income(document, named, names),
        *from_invitations(document, named, names),
        *contract,
        *_by_both_sides(document, references, names, sentences, [subject for _, _, subject in contract]),
        *sentence,
        *founders(document, references, names, sentences),
        *_from_commitments(document, references, names, commitments),
        *(found for found in led if found[0].method == "initiatives:manager" or found[1] not in told_lead),
        *doings,
    ):
        if initiative in signed and party.part is Part.SIGNATORY and party.method not in ("initiatives:contract", "initiatives:signature"):
            continue  # its head names all who sign
        if initiative in headed and party.part is Part.LEAD and party.method in ("initiatives:sentence", "initiatives:implied", "initiatives:commitment"):
            party = replace(party, part=Part.PARTNER)  # the paper says who leads
        key = (initiative, _ONE_BODY.sub("", subject))
        if key not in said:
            said.add(key)
            yield party


def from_contract(
    document: Document, named: Sequence[NamedInitiative], names: Sequence[Named], sentences: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    """The sides of the agreement that the paper itself is, who are partners in the project that its title names."""
    own = next((n for n in named if n.own and n.mention.type in ("agreement", "declaration")), None)
    if own is None:
        return
    at = own.mention.evidence
    about = [n for n in named if at.start < n.mention.evidence.start and n.mention.evidence.end < at.end and n.mention.type in ("project", "programme", "network")]
    head = head_sides(document, names, at.end)
    for run in head:
        for who in run.mentions:
            yield make_party(document, own, who, Part.SIGNATORY, run.start, run.end, "contract", 0.85)
            for each in about:
                yield make_party(document, each, who, Part.MEMBER if each.mention.type == "network" else Part.PARTNER, run.start, run.end, "contract of its", 0.75)
    for start, end in sentences if not head else ():
        runs = find_runs(document, names, start, end)
        sides = contract_sides(document.text[start:end], start, runs) or _those_who_agree(document.text[start:end], start, runs)
        if sides:
            for run in sides:
                for who in run.mentions:
                    yield make_party(document, own, who, Part.SIGNATORY, start, end, "contract", 0.85)
            return


def _those_who_agree(text: str, start: int, runs: Sequence[Run]) -> tuple[Run, ...]:
    """`X un Y vienojas:`, in the agreement itself."""
    for run in runs:
        after = text[run.end - start :]
        if len(run.names) > 1 and Case.NOM in run.cases and not any(n.person for n in run.names) and _AGREE.match(after):
            return (run,)
    return ()


#: `Puses sarīko konferenci`, `Puses kopīgi:` above a list: all who sign.
_SIDES = re.compile(r"(?<!\w)(?:Abas\s+)?[Pp]uses(?:\s+(?:apņemas|vienojas|kopīgi|kopā|katru\s+gadu|\d{4}|ne\s+vēlāk|ar|līdz|kopš|divu|trīs)\b|\s+[a-zāčēģīķļņšūž]+(?:o|a|ē|ā)\b|\s*:)")


def _by_both_sides(
    document: Document, references: Sequence[Reference], names: Sequence[Named], sentences: Sequence[tuple[int, int]], signatories: Sequence[str]
) -> Iterator[Found]:
    """What the sides of the agreement hold or run together."""
    who = {n.mention.name: n.mention for n in reversed(names) if n.mention.name in signatories}
    for reference in references if len(who) > 1 else ():
        kind = reference.named.mention.type
        part, pattern = (Part.ORGANISER, ORGANISES) if kind == "event" else (Part.LEAD, LEADS)
        if kind not in ("event", "project") or not reference.cases & {Case.ACC, Case.NOM}:
            continue
        start, end = next(((a, b) for a, b in sentences if a <= reference.start < b), (reference.start, reference.end))
        said = _SIDES.search(document.text, start, reference.start)
        if pattern.search(document.text, start, end) and (said or _below_sides(document, start)):
            for mention in who.values():
                yield make_party(document, reference.named, mention, Part.PARTNER if part is Part.LEAD else part, start, end, "both sides", 0.75)


def _below_sides(document: Document, start: int) -> bool:
    """Whether the sentence is an item of a list that a line like `2.4. Puses kopīgi:` opens."""
    passage = document.passage_at(start)
    places = [p for p in document.passages if p.start < start]
    if passage is None or passage.kind is not PassageKind.ITEM:
        return False
    for earlier in reversed(places[-12:]):
        above = document.text[earlier.start : earlier.end].rstrip()
        if above.endswith(":") and len(above) < 100:
            return _SIDES.search(above) is not None
    return False


_AGREE = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?(?:vienojas|vienojās|noslēdz|noslēdza|paraksta|parakstīja|apņemas)\b")


def _from_commitments(
    document: Document, references: Sequence[Reference], names: Sequence[Named], commitments: Sequence[Commitment]
) -> Iterator[Found]:
    """Who is told or promises to run it, also by a heading or another cell: `Rīkot kampaņu „…” | SPKC`."""
    mentions = {name.mention.id: name.mention for name in names}
    for commitment in commitments:
        at = commitment.evidence
        for reference in references:
            kind = reference.named.mention.type
            if not at.start <= reference.start < at.end or kind not in ("project", "event", "programme") or not reference.cases & {Case.ACC, Case.NOM}:
                continue
            part, pattern = (Part.ORGANISER, ORGANISES) if kind == "event" else (Part.LEAD, LEADS)
            listed = kind == "event" and reference.by_name and commitment.method == "commitments:table"  # `Konkurss „Ēvele” | skola`
            if not listed and not pattern.search(document.text, at.start, at.end):
                continue
            for owner in commitment.owners:
                if owner in mentions and mentions[owner].kind is EntityKind.INSTITUTION:
                    yield make_party(document, reference.named, mentions[owner], part, at.start, at.end, "commitment", 0.7)
