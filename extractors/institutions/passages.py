"""The institutions of one passage: by their legal forms, and by the nouns that head their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.institutions.acting import acts_as_body
from extractors.institutions.capitals import calm_words, known_start, line_start, shouts
from extractors.institutions.ends import name_end
from extractors.institutions.headed import named_by_head
from extractors.institutions.legal import by_legal_form
from extractors.institutions.made import make_mention
from extractors.institutions.names import name_start
from extractors.institutions.proper import (
    COUNTRY,
    GATHERINGS,
    followed_by_head,
    in_minister,
    is_part_of_university,
    is_proper,
    only_described,
)
from extractors.institutions.small_starts import OFFICES, kindergarten_start, small_ministry, with_sort
from extractors.institutions.unions import with_union
from extractors.institutions.units import in_unit, is_unit, names_a_unit, of_a_school
from extractors.institutions.words import (
    ANY_SUCH,
    GEOGRAPHIC,
    OPENING,
    Word,
    heads_at,
    heads_of,
    words_of,
)
from extractors.names.declension import Case
from extractors.names.given import given_forms
from extractors.names.institutions import LEGAL_FORMS, institution_nominative
from extractors.names.known import find_known
from extractors.records import Document, Mention, Passage

#: Bodies that are one of a kind and called by their noun alone.
_BY_ONE_WORD = re.compile(r"(?:Zemessardz|Eiropadom|Ģenerālprokuratūr)(?:e|es|ei|i|ē|a|as|ai|u|ā)$", re.IGNORECASE)
#: What only a university has: units of it.
_OF_UNIVERSITIES = frozenset({"fakultāte", "katedra"})


def in_passage(document: Document, passage: Passage, verbs: Collection[int]) -> Iterator[Mention]:
    """The mentions of institutions that a passage names, in order of their heads; `verbs` are offsets where verbs begin."""
    words = words_of(document.text, passage.start, passage.end, verbs)
    shouting = shouts(words)
    if shouting:
        words = calm_words(words)
    yield from by_legal_form(document, words)
    for at, word in enumerate(words):
        readings = heads_at(words, at) if heads_of(word.text) else ()
        if not readings or word.text.startswith("e-"):  # `e-pasts`
            continue
        if at > 1 and ANY_SUCH.match(words[at - 1].text if words[at - 1].text.islower() else words[at - 2].text):
            continue  # `katra Kurzemes skola`, `katrā skolā`
        if word.text.startswith("Saeim") or (shouting and word.text.lower().startswith("saeim")):
            yield make_mention(document, word.start, word.end, "Saeima", "head", 0.95, kind="parliament")
            continue
        if word.capital and _BY_ONE_WORD.match(word.text) and (name := institution_nominative(word.text[0] + word.text[1:].lower())) is not None:
            yield make_mention(document, word.start, word.end, name, "head", 0.9)
            continue
        head = readings[0].head
        if word.capital and not shouting and _is_given_name(words, at):
            continue  # `ministru Valdi Ozolu`
        if head.noun == "dome" and at and words[at - 1].text == "fakultātes":
            continue  # the council of a faculty is a unit of its university
        if head.noun == "kontrole" and not (at and words[at - 1].text.lower() == "valsts"):
            continue  # `Infekciju kontroles komisija`: the control is a task
        if word.text == "Domu" and at and words[at - 1].text == "Rīgas":
            continue  # `ar Rīgas Domu`: the church
        if head.noun == "uzraugs" and word.verb:
            continue  # `Institūtu uzrauga ministrija`
        if head.noun in GATHERINGS and not word.capital and at and any(r.case is Case.GEN for r in heads_of(words[at - 1].text)):
            continue
        if head.type == "department" or head.noun in _OF_UNIVERSITIES or (head.noun in GEOGRAPHIC and not acts_as_body(words, at)):
            continue
        if at and (is_part_of_university(words, at) or (head.noun == "skola" and words[at - 1].text.lower() in ("vasaras", "ziemas", "rudens", "pavasara"))):
            continue
        if in_minister(words, at) or in_unit(words, at) or names_a_unit(words, at):
            continue
        if only_described(words, at) or of_a_school(words, at):
            continue
        start = name_start(words, at)
        if head.noun == "partnerība" and not _is_body_of_partners(words, at):
            continue
        if shouting:
            start = min((place for place in (start, known_start(words, at), line_start(words, at)) if place is not None), default=None)
        if start is not None:
            start = with_union(words, start, at)
        if head.noun == "pirmsskola" and at + 1 < len(words) and words[at + 1].text.lower() == "izglītības":
            continue  # `Viļānu pirmsskolas | izglītības iestāde`: the noun comes behind
        end = name_end(words, at)
        kindergarten = kindergarten_start(words, at)
        if kindergarten is not None:
            yield from named_by_head(document, words, kindergarten, at, end, quoted=end > at + 1)
            continue
        if start is not None and start < at and _is_governed(words, start, at):
            known = find_known(" ".join(word.text for word in words[start:at]))
            if len(known) == 1:
                yield make_mention(document, words[start].start, words[at - 1].end, known[0].name, "head", 0.8)
            continue  # `Ar Latvijas Radio | bibliotēka sadarbojas`, `par ielas projektu | pilsēta vienojas`
        quoted = end > at + 1 and words[end - 1].text in '”“»"‟'
        if start is None and not word.capital and (head.noun == "ministrija" or head.noun in OFFICES):
            start = small_ministry(words, at, least=1 if head.noun == "ministrija" else 2)
            if start is not None:
                yield from named_by_head(document, words, start, at, at + 1, quoted=False)
                continue
        if start is None:
            if not quoted:
                continue
            start = with_sort(words, at)
        proper = quoted or is_proper(words, start, at) or _is_shortened(words, start, at)
        if not quoted and (followed_by_head(words, at) or not proper or is_unit(words, start, at)):
            continue
        if not quoted and start == at - 1 and not word.capital and at + 1 < len(words) and words[at + 1].text in LEGAL_FORMS and COUNTRY.search(words[start].text):
            continue  # `Igaunijas biedrība MTÜ …`: a description of the name behind it
        yield from named_by_head(document, words, start, at, end, quoted=quoted)


def _is_shortened(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether its initials stand in a bracket right behind a phrase that begins with a capital: `Piekrastes zvejnieku biedrība (PZB)`."""
    if at + 3 > len(words) - 1 or not words[start].capital or at - start < 2 or words[at + 1].text != "(" or words[at + 3].text != ")":
        return False
    return words[at + 2].text == "".join(w.text[0].upper() for w in words[start : at + 1] if w.letters and w.text not in ("un", "par", "ar"))


def _is_governed(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a head in the nominative stands behind words that a preposition governs in another case: it is the subject."""
    if not start or words[at].capital or words[start - 1].text.lower() not in _WITH_ACCUSATIVE:
        return False
    return all(r.case in (Case.NOM, Case.VOC) and not r.plural for r in heads_of(words[at].text))


_WITH_ACCUSATIVE = frozenset("ar par uz pret caur gar pār starp".split())


def _is_given_name(words: Sequence[Word], at: int) -> bool:
    """Whether a noun with a capital is a given name before its surname."""
    after = words[at + 1] if at + 1 < len(words) else None
    return bool(after and after.capital and given_forms(words[at].text) and not (at and words[at - 1].capital))


def _is_body_of_partners(words: Sequence[Word], at: int) -> bool:
    """Whether a partnership is a body of its own (`lauku partnerība „…”`, `Ludzas rajona partnerība`) and no programme (`Austrumu partnerība`)."""
    before = words[at - 1].text.lower() if at else ""
    behind = at + 1 < len(words) and words[at + 1].text in OPENING
    return behind or before in ("lauku", "rajona", "novada", "novadu", "rajonu", "piekrastes", "pierobežas")


