"""Who takes part in an initiative, and as what: from sentences about it and from labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.acts import LEADS, ORGANISES
from extractors.initiatives.labels import Labelled
from extractors.initiatives.listed import from_headings, from_labels
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.initiatives.sentences import from_sentences
from extractors.initiatives.speakers import speakers
from extractors.names.declension import Case
from extractors.records import Commitment, Document, EntityKind, Part, Party
from extractors.sides import Named, Run, Subjects, contract_sides, find_runs


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
        *from_labels(document, named, labelled, names),
        *from_headings(document, named, names),
        *from_contract(document, named, names, sentences),
        *from_sentences(document, references, names, sentences, subjects),
        *_from_commitments(document, references, names, commitments),
        *speakers(document, references, names, sentences),
    ):
        if (initiative, subject) not in said:
            said.add((initiative, subject))
            yield party


def from_contract(
    document: Document, named: Sequence[NamedInitiative], names: Sequence[Named], sentences: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    """The sides of the agreement that the paper itself is."""
    own = next((n for n in named if n.own and n.mention.type in ("agreement", "declaration")), None)
    for start, end in sentences if own is not None else ():
        runs = find_runs(document, names, start, end)
        sides = contract_sides(document.text[start:end], start, runs) or _those_who_agree(document.text[start:end], start, runs)
        if own is not None and sides:
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
            if not pattern.search(document.text, at.start, at.end):
                continue
            for owner in commitment.owners:
                if owner in mentions and mentions[owner].kind is EntityKind.INSTITUTION:
                    yield make_party(document, reference.named, mentions[owner], part, at.start, at.end, "commitment", 0.7)
