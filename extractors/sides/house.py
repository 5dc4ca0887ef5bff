"""Whose paper it is for those who speak in it: its topic where no body is known, the house for which an organ acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.names.declension import Case
from extractors.records import OUT_OF_FLOW, Document, Header, Mention, Section, SectionKind
from extractors.sides.cases import cases_of
from extractors.signs import Sign

#: Behind the genitive of its publisher, what a paper for members and neighbours is called: `biedrības „Krasts” informatīvā lapa Nr. 3`.
_NEWSLETTER = re.compile(r"[”“»\"]{0,2}\s+(?:(?:informatīv|ikmēneša|bezmaksas|elektronisk|iekšēj)\w+\s+)?(?:lapa|ziņlapa|avīze|avīzīte|izdevums|biļetens|vēstis|ziņas|žurnāls|jaunumi)\b", re.IGNORECASE)
_TOP = 4  # passages
_SHORT = 80  # code points: below it is a title or a date and no sentence


def find_topic(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """Whom a paper without a body of its own is about: who publishes it, the only institution of its title, in the nominative or first in
    the genitive, or where the title has none the subject with which the first paragraph opens."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    title = flow[0] if flow else None
    for passage in flow[:_TOP]:
        for m in institutions:
            if passage.start <= m.evidence.start < passage.end and Case.GEN in cases_of(m) and _NEWSLETTER.match(document.text, m.evidence.end, passage.end):
                return m
    inside = [m for m in institutions if title is not None and title.start <= m.evidence.start < title.end and m.type != "media"]
    if title is not None and not inside:
        lead = next((p for p in flow[1:_TOP] if p.end - p.start > _SHORT), None)
        first = [m for m in institutions if lead is not None and lead.start == m.evidence.start and m.type != "media" and Case.NOM in cases_of(m)]
        return max(first, key=lambda m: m.evidence.end, default=None)
    if title is None or len({m.name for m in inside}) != 1:
        return None
    cases = cases_of(inside[0])
    return inside[0] if Case.NOM in cases or (Case.GEN in cases and inside[0].evidence.start == title.start) else None


#: News agencies.
_WIRES = frozenset({"LETA", "BNS", "NOZARE.LV", "AFI"})


def speaks_of_others(body: Mention) -> bool:
    """Whether the paper's body is a medium or an agency, whose news is about others."""
    return body.type == "media" or body.name.strip('„“”"').upper() in _WIRES


def signers_of(document: Document, header: Header | None, sections: Sequence[Section], institutions: Sequence[Mention]) -> list[Mention]:
    """The institutions, two or more, in whose names a letter is signed, each once; nobody for other papers."""
    if header is None or header.kind != "letter":
        return []
    below = [s.start for s in sections if s.kind is SectionKind.SIGNATURE]
    respect = _RESPECT.search(document.text)
    start = min([*below, *([respect.end()] if respect else [])], default=None)
    found = {m.name: m for m in reversed(institutions) if start is not None and m.evidence.start >= start}
    return sorted(found.values(), key=lambda m: m.evidence.start) if len(found) > 1 else []


_RESPECT = re.compile(r"\n(?:Ar (?:patiesu )?cieņu|Patiesā cieņā|Ar sveicieniem)\b", re.IGNORECASE)
#: Organs that act for the body whose name stands before theirs.
_ORGANS = Sign(r"(?:senāts|valde|padome|komisija|komiteja|kolēģija|prezidijs|konvents|apakšpadome|sekretariāts|grupa|kopsapulce|sapulce|dome)$", re.IGNORECASE)


def house_of(body: Mention, institutions: Sequence[Mention]) -> Mention:
    """The house for which an organ acts whose paper it is: the university of its senate; of others the body itself.

    >>> from extractors.readers import read
    >>> from extractors.records import EntityKind
    >>> document = read("Kalnu universitātes Senāts".encode())
    >>> senate, university = (Mention(document.cite(0, 5), EntityKind.INSTITUTION, name, "", 1.0) for name in ("Kalnu universitātes Senāts", "Kalnu universitāte"))
    >>> house_of(senate, (senate, university)).name, house_of(university, (senate, university)).name
    ('Kalnu universitāte', 'Kalnu universitāte')
    """
    if not _ORGANS.search(body.name):
        return body
    words = body.name.casefold().split()
    owners = [m for m in institutions if 1 < len(m.name.split()) < len(words) and all(_same_stem(a, b) for a, b in zip(m.name.casefold().split(), words, strict=False))]
    return max(owners, key=lambda m: len(m.name), default=body)


def _same_stem(one: str, other: str) -> bool:
    return one[: max(3, len(one) - 2)] == other[: max(3, len(one) - 2)]
