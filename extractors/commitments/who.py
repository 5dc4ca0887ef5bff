"""Somebody meant: where, in which cases the words can be, and who else is joined to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.commitments.context import Context
from extractors.names.declension import Case, decline
from extractors.names.people import nominatives
from extractors.names.phrases import parse_phrase
from extractors.people.initials import is_initials
from extractors.records import Document, EntityKind, Gender, Mention, MentionId

#: What stands before a companion or a topic.
_WITH = re.compile(
    r"(?:\b(?:ar|no|pie|par|pēc|pret|starp|bez|iesaistot|iekļaujot|pieaicinot|informējot|piesaistot)|\([^()]*)\s*(?:[„“\"«])?$",
    re.IGNORECASE,
)
#: What a form without ending can be in.
ANY_CASE = frozenset(Case)
_TITLE = re.compile(r"\s(?:kun|k-|k)(gs|ga|gam|gu|gā|dze|dzes|dzei|dzi|dzē)$")
_TITLE_CASES = {
    ending: case
    for endings, case in (("gs dze", Case.NOM), ("ga dzes", Case.GEN), ("gam dzei", Case.DAT), ("gu dzi", Case.ACC), ("gā dzē", Case.LOC))
    for ending in endings.split()
}


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody meant at `[start, end)` of the document, with the cases that the words can be in."""

    start: int
    end: int
    ids: tuple[MentionId, ...]
    cases: frozenset[Case]
    how: str  # name, post, unit, people, generic, group, pronoun

    @property
    def sure(self) -> bool:
        """Whether the form itself tells the case."""
        return len(self.cases) < 4


def case_of(document: Document, mention: Mention) -> frozenset[Case]:
    """The cases that the printed form can be in; an abbreviation without ending can be in any."""
    printed = mention.evidence.quote
    if mention.kind is EntityKind.PERSON:
        if is_initials(mention):
            return ANY_CASE
        title = _TITLE.search(printed)
        if title:  # `Zara kungs`: the name before stays in the genitive, the title tells the case
            return frozenset({_TITLE_CASES[title[1]]})
        return frozenset(r.case for r in nominatives(printed) if r.name == mention.name) | _person_cases(printed, mention)
    parsed = parse_phrase(printed)
    if parsed is None:
        return ANY_CASE
    plain = frozenset(r.case for r in parsed.readings if not r.plural)
    if mention.method.endswith("shared head"):  # `Saldus un Talsu novada pašvaldības`
        return frozenset(r.case for r in parsed.readings)
    return plain or frozenset(r.case for r in parsed.readings)


def _person_cases(printed: str, mention: Mention) -> frozenset[Case]:
    family, form = mention.name.rpartition(" ")[2], re.split(r"[\s.]+", printed)[-1]
    genders = (mention.gender,) if mention.gender else tuple(Gender)
    return frozenset(case for g in genders for case, forms in decline(family, g).items() if form in forms and case is not Case.VOC)


def accompanies(context: Context, who: Who, start: int) -> bool:
    """Whether a preposition or a bracket before the words makes them a companion or a topic, not the one who acts."""
    before = context.text(max(start, who.start - 60), who.start)
    return bool(_WITH.search(before))


def joined(context: Context, whos: Sequence[Who], wanted: Case, start: int, end: int) -> list[Who]:
    """The first in the wanted case in `[start, end)` and all that are joined to it by commas, `un` or a bracket."""
    out: list[Who] = []
    for who in whos:
        if who.start < (out[-1].end if out else start) or who.end > end:
            continue
        if out:
            between = context.text(out[-1].end, who.start)
            bracket = re.fullmatch(r"\s*\(\s*(?:[a-zāčēģīķļņšūž]+\s+){0,3}", between)
            if not bracket and not re.fullmatch(
                r"(?:\s*\([^()]{0,40}\)?\s*|\s*\))?\s*(?:,|un|kā arī|, kā arī|/|;)\s+(?:[„“\"«]?)", _plain(between)
            ):
                break
            if not (who.cases & {wanted} or bracket):
                break
        elif wanted not in who.cases or accompanies(context, who, start):
            continue
        out.append(who)
    return out


def _plain(between: str) -> str:
    """Without the posts that may stand between two names: `J. Ozolam un deputātei G. Mežai`."""
    return re.sub(r"\b(?!un\b|kā\b|arī\b)[a-zāčēģīķļņšūž]+\s", "", between) if re.search(r"\b(?:un|,)", between) else between


def ids_of(whos: Sequence[Who]) -> tuple[MentionId, ...]:
    """Their mentions, each once."""
    return tuple(dict.fromkeys(i for who in whos for i in who.ids))
