"""All who are meant in a stretch of text: by name, or by posts, units, common nouns and pronouns led back to names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.commitments.alliances import find_groups
from extractors.commitments.context import Context
from extractors.commitments.kinds import is_a
from extractors.commitments.named import RESIDENTS, UNITS, WORD, cases_of_people, find_quoted, meant_by, person_at
from extractors.commitments.nouns import by_generic, by_short_name
from extractors.commitments.persons import by_given_name, by_post, by_pronoun, is_pronoun, post_phrase
from extractors.commitments.seats import addressees_of
from extractors.commitments.together import find_together
from extractors.commitments.units import unit_owner
from extractors.commitments.who import ANY_CASE, Who
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.heads import HeadForm, head_forms
from extractors.names.post_heads import post_forms
from extractors.records import MentionId
from extractors.sides.parts import part_holder, part_in

#: Nouns of places, whose residents are not its municipality.
_PLACES = frozenset("novads pilsēta pagasts pašvaldība dome rajons ciems valstspilsēta".split())
#: What a sentence or an item begins behind.
_OPENED = re.compile(r"[.:–-]\s*$")
_CAPITAL_BEFORE = re.compile(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{2,})\s$")
_YOUR = re.compile(r"\b[Jj]ūsu\s$")
#: The word before a common noun, when it tells which one of the kind is meant.
_WHICH_ONE = re.compile(r"(?P<word>[^\W\d_]{4,}(?:šo|ju|ņu|ļu|tu|nu|ču|ku|ru|vu|žu|ēju|āju))\s$")
#: Nouns of which an organisation has several: one that a plural genitive tells apart is no other.
_OF_MANY = frozenset("padome komisija komiteja grupa".split())
_NO_TELLING = re.compile(r"(?:mūsu|jūsu|savu|abu|visu|šo|to|kuru|katru|pašu|minēto|attiecīgo|citu|divu|triju)", re.IGNORECASE)


def find_who(context: Context, start: int, end: int) -> list[Who]:
    """All that is meant by name or by a word for it, in order."""
    found: list[Who] = []
    taken: list[tuple[int, int]] = []
    mentions = context.inside(start, end)
    for place, mention in enumerate(mentions):
        following = mentions[place + 1].evidence.start if place + 1 < len(mentions) else end
        who = meant_by(context, mention, following, end)
        if who is not None:
            found.append(who)
            taken.append((mention.evidence.start, who.end))
        else:
            taken.append((mention.evidence.start, mention.evidence.end))
    found += find_quoted(context, start, end, taken)
    for at, stop, ids, cases in (*find_together(context, start, end, lambda low, high: find_who(context, low, high)), *find_groups(context, start, end)):
        if not any(s < stop and at < e for s, e in taken):
            found.append(Who(at, stop, ids, cases, "group"))
            taken.append((at, stop))
    found += _unnamed(context, start, end, taken)
    return sorted(found, key=lambda w: (w.start, w.end))


@lru_cache(maxsize=100_000)
def _may_stand_in(word: str) -> bool:
    """Whether the word is of a kind that can mean somebody who is named elsewhere; most words are not, and are passed over."""
    return word[:1].isupper() or is_pronoun(word) or bool(post_forms(word)) or bool(head_forms(word)) or part_in(word) is not None


def _unnamed(context: Context, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Who]:
    """Those outside `taken` for whom another word stands: a pronoun, a given name, a post, a term, a common noun."""
    text = context.text(start, end)
    for match in WORD.finditer(text):
        if not _may_stand_in(match.group()):
            continue
        at, stop = start + match.start(), start + match.end()
        if any(s < stop and at < e for s, e in taken):
            continue
        word = match.group()
        low = word.lower()
        pronoun = by_pronoun(context, low, at)
        if pronoun is not None:
            yield Who(at, stop, pronoun[0], pronoun[1], "pronoun")
            continue
        called = by_given_name(context, word)
        if called is not None:
            yield Who(at, stop, called[0], called[1], "name")
            continue
        part = part_in(low) if context.parts else None
        holds = part_holder(context.parts, part[0], at) if part is not None and not person_at(context, stop + 1) else None
        if part is not None and holds is not None:
            yield Who(at, stop, (holds,), frozenset({part[1]}), "generic")  # `būvuzņēmējam` for whom a label names as such
            continue
        posts = [p for p in post_forms(word) if not p.plural] if not word.isupper() else []
        if posts and word[:1].isupper() and low[: max(4, len(low) - 2)] in context.terms:
            posts = []
        if posts and not person_at(context, stop + 1) and not person_at(context, stop + 3):
            after = WORD.match(text, match.end() + 1)
            if after is not None and any(p.case is Case.GEN for p in posts) and post_forms(after.group()) and after.group().islower():
                continue  # `priekšsēdētāja vietnieks`: the one whose deputy it is
            begin = post_phrase(text[: match.end()])
            holder = by_post(context, text[begin : match.end()], None)
            if holder:
                yield Who(start + begin, stop, holder, frozenset(p.case for p in posts), "post")
            continue
        term = context.terms.get(low[: max(4, len(low) - 2)]) if word[:1].isupper() else None
        if term is not None:
            cases = frozenset(p.case for p in post_forms(word) if not p.plural) | frozenset(h.case for h in head_forms(low) if not h.plural)
            yield Who(at, stop, (term,), cases or ANY_CASE, "name")
            continue
        heads = [h for h in head_forms(low) if not h.plural]
        if word[:1].isupper() and match.start() > 0 and not _OPENED.search(text[: match.start()]) and not _is_own_title(context, text, match, heads):
            continue
        if heads:
            cases = frozenset(h.case for h in heads)
            short = _CAPITAL_BEFORE.search(text[: match.start()])
            partial = by_short_name(context, short[1], heads[0].head.noun) if short else ()
            if partial and short:
                yield Who(start + short.start(1), stop, partial, cases, "name")  # `Luovi koledža` for the college named in full above
                continue
            if context.kind == "letter" and _YOUR.search(text[: match.start()]) and (written_to := addressees_of(context)):
                yield Who(at, stop, written_to, cases, "generic")  # `Jūsu biedrībai`: of the one written to
                continue
            ids = by_generic(context, heads[0].head.noun, at)
            how = "generic"
            if ids and _is_told_apart(context, text[: match.start()], heads[0].head.noun, ids):
                ids, how = unit_owner(context, at), "unit"
            if not ids and heads[0].head.noun in UNITS:
                ids, how = unit_owner(context, at), "unit"
            if ids and Case.GEN in cases and (following := re.match(r"\s+(?:[a-zāčēģīķļņšūž]+(?:ie|ajiem|ās|ajām)\s+)?([a-zāčēģīķļņšūž]+)", text[match.end() :])):
                people = cases_of_people(following[1])
                if people and heads[0].head.noun in _PLACES and RESIDENTS.fullmatch(following[1]):
                    continue  # `novada uzņēmējus`
                if people:  # `biedrības pārstāvji`
                    yield Who(at, stop + following.end(), ids, people, "people")
                    continue
            if ids:
                yield Who(at, stop, ids, cases, how)


def _is_own_title(context: Context, text: str, word: re.Match[str], heads: Sequence[HeadForm]) -> bool:
    """Whether a noun with a capital stands alone for the house whose paper it is: `Februārī Dome nosūtīs …`."""
    if not heads or word.group().isupper() or not is_a(context.body_name(), heads[0].head.noun):
        return False
    before = text[: word.start()].split()[-1:]
    return bool(before) and before[0].isalpha() and before[0].islower() and text[word.end() :].lstrip()[:1] not in tuple('„“"«')


def _is_told_apart(context: Context, before: str, noun: str, ids: Sequence[MentionId]) -> bool:
    """Whether the genitive plural before a common noun tells of another than those meant: `studējošo padomei` is not just any council."""
    which = _WHICH_ONE.search(before) if noun in _OF_MANY else None
    if which is None or _NO_TELLING.fullmatch(which["word"]) or head_forms(which["word"].lower()):
        return False
    stem = fold(which["word"])[:5]
    return not any(stem in fold(context.name(i)) for i in ids)
