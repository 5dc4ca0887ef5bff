"""Parties by what a sentence about an initiative says that they do: which sentences count, and for whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.initiatives.acts import NO
from extractors.initiatives.deeds import find_roles
from extractors.initiatives.led import CONTACT
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.persons import people_told
from extractors.initiatives.references import Reference
from extractors.initiatives.scene import Scene
from extractors.names.declension import Case
from extractors.records import Document, EntityKind, Part
from extractors.sides import Named, Subjects, find_runs, within

#: `ar „Erasmus+” atbalstu`, `programmas „…” ietvaros`: by means of it something else is done.
_IS_MEANS = re.compile(r"[”“»\"]?\s+(?:programmas\s+)?(?:atbalst|līdzfinansēj|finansēj|līdzek|ietvar|naud|grant|projekt)\w*")
#: A passive or a first person tells of the paper's own house and of nobody named before.
_OWN_HOUSE = re.compile(
    r"\b(?:tika|tiek|tiks|ir|esam)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?[a-zāčēģīķļņšūž]+(?:ts|ta|ti|tas)\b|\b(?:sa|no)?(?:rīko|organizē|īsteno|aizvadī)(?:ts|ta|ti|tas|tās)\b|"
    r"\b[a-zāčēģīķļņšūž]{3,}(?:ojam|ējam|īsim|ojām|ējām|ījām|ēsim|osim|āsim|ājam|ājām)\b",
    re.IGNORECASE,
)


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
        scene = Scene(document.text, start, end, reference, inside, find_runs(document, outside, start, end))
        for those, part, method in people_told(scene):
            if not CONTACT.search(document.text[document.text.rfind("\n", 0, those.start) + 1 : those.start]):
                yield from (make_party(document, reference.named, name.mention, part, start, end, method, 0.7) for name in those.names)
        told = list(find_roles(scene))
        but = {name.mention.name for run, _, _ in told if run is not None for name in run.names}
        for run, part, method in told:
            if run is None:  # who does it is not named in the sentence
                before = () if part is Part.PARTNER or _OWN_HOUSE.search(text) else sentences[max(0, place - 2) : place]
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
                    yield make_party(document, reference.named, who, part, start, end, method, 0.7)


def _only_says_whose(after: str, reference: Reference, inside: Sequence[Reference]) -> bool:
    """`programmas | projektu „…”`: what is said there is said of the project and not of the programme."""
    following = next((r for r in inside if r.start >= reference.end and r.named is not reference.named), None)
    return following is not None and Case.GEN in reference.cases and re.fullmatch(r"[”“»\"]?\s+\S{0,3}", after[: following.start - reference.end]) is not None
