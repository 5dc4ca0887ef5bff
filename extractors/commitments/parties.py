"""Who owns a commitment and for whom it is: names by their case, posts, and generic words led back to names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.names.declension import Case, decline
from extractors.names.people import nominatives
from extractors.names.phrases import parse_phrase
from extractors.records import Document, EntityKind, Gender, Mention, MentionId, Role

_WITH = re.compile(
    r"(?:sadarb\w+|kop[īi]gi|kop[āa]|iesaistot|saska[ņn]ojot(?: to)?|vienoties|l[īi]gumu|pied[āa]v[āa]jumu|ar)\s+ar\s+$|\bar\s+$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(ministrij|biedrīb|pašvaldīb|aģentūr|augstskol|universitāt|uzņēmum|birojs|biroj|padom|dom|asociācij|savienīb|komisij|komitej|kancelej|dienest|centr|skol|muzej|bibliotēk|fond|slimnīc|bank|tīkl|inspekcij|pārvald|kompānij)"
    r"(?:a|ai|as|u|s|am|i|e|ei|es|is|im|ā)\b"
)


def case_of(document: Document, mention: Mention) -> frozenset[Case]:
    """The cases that the printed form can be in; an abbreviation without ending can be in any."""
    printed = mention.evidence.quote
    if mention.kind is EntityKind.PERSON:
        return frozenset(r.case for r in nominatives(printed) if r.name == mention.name) | _person_cases(printed, mention)
    parsed = parse_phrase(printed)
    if parsed is None:
        return frozenset(Case)
    return frozenset(r.case for r in parsed.readings)


def _person_cases(printed: str, mention: Mention) -> frozenset[Case]:
    family, form = mention.name.rpartition(" ")[2], re.split(r"[\s.]+", printed)[-1]
    genders = (mention.gender,) if mention.gender else tuple(Gender)
    return frozenset(case for g in genders for case, forms in decline(family, g).items() if form in forms and case is not Case.VOC)


def owners_before_verb(
    document: Document, mentions: Sequence[Mention], start: int, end: int, wanted: frozenset[Case], *, first_only: bool = True
) -> list[Mention]:
    """The names at the beginning of a sentence that stand in one of the wanted cases, joined by commas and `un`."""
    out: list[Mention] = []
    at = start
    for mention in mentions:
        here = mention.evidence
        if here.start < at or here.end > end:
            continue
        between = document.text[at : here.start]
        if out and not re.fullmatch(r"\s*\(?\s*(?:,|un|\bkā arī|vai)?\s*\(?\s*[^\w]*", _plain(between)):
            break
        if not case_of(document, mention) & wanted or _accompanies(document, here.start):
            if out:
                break
            continue
        out.append(mention)
        at = here.end
        close = re.match(r"\s*\([^()]{0,40}\)", document.text[at:end])
        if close and not any(
            m.evidence.start < at + close.end() and m.evidence.start >= at and m.kind is EntityKind.PERSON for m in mentions
        ):
            at += close.end()
    return out


def _plain(between: str) -> str:
    """Without the posts that may stand between two names: `Juristei M. Sokolovai un deputātei G. Blūmai`."""
    return re.sub(r"\b(?!un\b|kā\b|arī\b)[a-zāčēģīķļņšūž]+(?:ei|ai|am|im|ram|tam|jai)\b", "", between)


def _accompanies(document: Document, start: int) -> bool:
    return bool(_WITH.search(document.text[max(0, start - 40) : start]))


def generic_owner(
    document: Document, institutions: Sequence[Mention], text: str, at: int, *, body: MentionId | None
) -> list[MentionId]:
    """The institution that a common noun stands for: the nearest named before it with that head, else the only one."""
    match = _GENERIC.search(text)
    if not match or (match.start() > 45):
        return []
    stem = match.group(1)
    near = [m for m in institutions if stem in m.name.lower()]
    before = [m for m in near if m.evidence.start < at]
    if before:
        return [before[-1].id]
    if len({m.name for m in near}) == 1:
        return [near[0].id]
    return [body] if body is not None and stem in ("biedrīb", "pašvaldīb", "dom", "padom", "valde") else []


def owners_by_post(text: str, roles: Sequence[Role], names: dict[MentionId, str]) -> list[MentionId]:
    """The person who holds the post that the sentence names, when the document tells of exactly one."""
    from extractors.names.fold import fold
    from extractors.names.posts import post_nominative

    low = fold(text[:120])
    found: dict[str, MentionId] = {}
    for role in roles:
        if role.role and len(role.role) > 6:
            stem = fold(role.role)
            stem = stem[: max(6, len(stem) - 2)]
            if stem in low and post_nominative(role.role):
                found[names.get(role.person, str(role.person))] = role.person
    return list(found.values()) if len(found) == 1 else []
