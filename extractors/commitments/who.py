"""Who is meant in a stretch of text: names in their case, posts, units, common nouns and pronouns led back to names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.commitments.alliances import find_groups
from extractors.commitments.context import Context
from extractors.commitments.seats import addressees_of
from extractors.commitments.standins import (
    by_generic,
    by_given_name,
    by_post,
    by_pronoun,
    by_short_name,
    is_pronoun,
    post_phrase,
    unit_owner,
)
from extractors.commitments.verbs import find_verbs
from extractors.names.declension import Case, decline
from extractors.names.fold import fold
from extractors.names.heads import head_forms
from extractors.names.people import nominatives
from extractors.names.phrases import parse_phrase
from extractors.names.post_heads import post_forms
from extractors.records import Document, EntityKind, Gender, Mention, MentionId
from extractors.sides.parts import part_holder, part_in

_WITH = re.compile(
    r"(?:\b(?:ar|no|pie|par|pēc|pret|starp|bez|iesaistot|iekļaujot|pieaicinot|informējot|piesaistot)|\([^()]*)\s*(?:[„“\"«])?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IN_QUOTES = re.compile(r"[„“\"«]([^„“”\"«»\n]{3,60})[”“\"»]")
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)")
_TAIL = re.compile(
    r"(?:\s*\([^()]{0,40}\))?((?:\s+(?:[a-zāčēģīķļņšūž]+|[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?=\s+(?:un|[a-zāčēģīķļņšūž]))|un|,(?=\s[a-z]))){1,9})"
)
#: Heads that name a part of an organisation when they stand in small letters.
UNITS = frozenset(
    """departaments nodaļa apakšnodaļa daļa sektors pārvalde administrācija kanceleja grāmatvedība sekretariāts filiāle lietvedība direkcija
    birojs dienests centrs aģentūra komisija komiteja valde padome fakultāte katedra dekanāts rektorāts laboratorija bibliotēka redakcija""".split()
)
#: Nouns for people who are no post: what they do is done by the institution whose they are.
_ITS_PEOPLE = re.compile(
    r"(?:audzēk(?:ņi|ņiem|ņus)|skolēn(?:i|iem|us)|kolēģ(?:i|iem|us)|vad(?:ība|ībai|ību)|pārstāv(?:ji|jiem|jus)|jaunieš(?:i|iem|us)|brīvprātīg(?:ie|ajiem|os)|ļaud(?:is|īm)|pul(?:ks|kam|ku)|komand(?:a|ai|u)|delegācij(?:a|ai|u)|kolektīv(?:s|am|u))"
)
#: People of a place who are no part of its municipality: what they do, it does not.
_RESIDENTS = re.compile(r"(?:iedzīvotāj|uzņēmēj|zemniek|lauksaimniek|zemkop|ražotāj|mājražotāj|amatniek|vecāk|senior|pensionār|lasītāj|apmeklētāj|viesnīcniek|makšķerniek|ļau(?:dis|dīm)|jaunieš|skolēn|bērn|īpašniek|biškop)\w*")
_PLACES = frozenset("novads pilsēta pagasts pašvaldība dome rajons ciems valstspilsēta".split())
#: What parts a name from a post that is not held in it: a comma, a preposition, a verb, a time.
_CUTS = re.compile(
    r",|\d|\b(?:ar|no|par|līdz|pēc|pie|uz|lai|ka|ir|tiek|kopā|sadarbībā|\w+(?:vārī|ruārī|brī|ijā|martā|aprīlī|augustā)|pavasarī|rudenī|vasarā|ziemā|gadā|ceturksnī"
    r"|uzsāk|sāk|veic|gatavo|rīko|nodrošina|organizē|izstrādā|sagatavo|informē|lūdz|aicina|plāno)\b"
)
_ANY = frozenset(Case)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody meant at `[start, end)` of the document, with the cases that the words can be in."""

    start: int
    end: int
    ids: tuple[MentionId, ...]
    cases: frozenset[Case]
    how: str  # name, post, unit, generic, group, pronoun

    @property
    def sure(self) -> bool:
        """Whether the form itself tells the case."""
        return len(self.cases) < 4


def find_who(context: Context, start: int, end: int) -> list[Who]:
    """All that is meant by name or by a word for it, in order."""
    found: list[Who] = []
    taken: list[tuple[int, int]] = []
    mentions = context.inside(start, end)
    for place, mention in enumerate(mentions):
        following = mentions[place + 1].evidence.start if place + 1 < len(mentions) else end
        who = _named(context, mention, following, end)
        if who is not None:
            found.append(who)
            taken.append((mention.evidence.start, who.end))
        else:
            taken.append((mention.evidence.start, mention.evidence.end))
    found += _quoted(context, start, end, taken)
    for at, stop, ids, cases in find_groups(context, start, end):
        if not any(s < stop and at < e for s, e in taken):
            found.append(Who(at, stop, ids, cases, "group"))
            taken.append((at, stop))
    found += _unnamed(context, start, end, taken)
    return sorted(found, key=lambda w: (w.start, w.end))


def _named(context: Context, mention: Mention, following: int, end: int) -> Who | None:
    """The mention itself, or what it is only the genitive of: a post held in it, a unit of it."""
    at = mention.evidence
    cases = case_of(context.document, mention)
    if mention.kind is EntityKind.PERSON:
        return Who(at.start, at.end, (mention.id,), cases, "name")
    if not cases & {Case.GEN} and not _quoted_end(at.quote):
        return Who(at.start, at.end, (mention.id,), cases, "name")
    tail = _TAIL.match(context.document.text, at.end, min(end, at.end + 160))
    words = list(_WORD.finditer(tail.group(1))) if tail else []
    for word in reversed(words):
        stop = (tail.start(1) if tail else 0) + word.end()
        if stop > following:
            continue
        posts = [p for p in post_forms(word.group()) if not p.plural]
        people = _cases_of_people(word.group())
        if people and mention.type == "municipality" and _RESIDENTS.fullmatch(word.group()):
            return None  # `Egles novada iedzīvotāji`
        if people and not _cut(context.text(at.end, stop)):
            return Who(at.start, stop, (mention.id,), people, "people")  # `ministrijas speciālisti`: what they do the ministry does
        if posts and not _cut(context.text(at.end, stop)):
            if following - stop <= 2 and _person_at(context, following):
                return None  # `SIA "X" valdes priekšsēdētājam J. Ozolam`: the person will come
            phrase = context.text(at.end, stop)
            if {p.case for p in posts} == {Case.GEN}:
                continue
            holder = by_post(context, phrase, mention)
            return Who(at.start, stop, holder or (mention.id,), frozenset(p.case for p in posts), "post")
        heads = [h for h in head_forms(word.group()) if not h.plural and h.head.noun in UNITS]
        if heads and word.group()[:1].islower() and not _cut(context.text(at.end, stop)):
            return Who(at.start, stop, (mention.id,), frozenset(h.case for h in heads), "unit")
    return Who(at.start, at.end, (mention.id,), cases, "name")


_ENDINGS = {Case.NOM: ("i", "as", "es", "ie"), Case.DAT: ("iem", "ām", "ēm"), Case.ACC: ("us", "as", "es", "os")}


@lru_cache(maxsize=50_000)
def _cases_of_people(word: str) -> frozenset[Case]:
    """The cases of a noun for people in the plural, or for a group of them; none for any other word.

    >>> sorted(case.name for case in _cases_of_people("speciālistiem")), sorted(case.name for case in _cases_of_people("audzēkņi"))
    (['DAT'], ['NOM'])
    >>> _cases_of_people("direktors")
    frozenset()
    """
    posts = post_forms(word) if word.islower() else ()
    plural = frozenset(p.case for p in posts if p.plural)
    if plural:
        singular = frozenset(p.case for p in posts if not p.plural)
        return plural if not singular or singular <= {Case.ACC} else frozenset()  # `deputāti` reads as an accusative only in old forms
    if word.islower() and _ITS_PEOPLE.fullmatch(word):
        if word.endswith(("ība", "anda", "ācija", "ulks", "tīvs")):
            return frozenset({Case.NOM})
        if word.endswith(("ībai", "andai", "ācijai", "ulkam", "tīvam")):
            return frozenset({Case.DAT})
        return frozenset(case for case, endings in _ENDINGS.items() if word.endswith(endings)) or frozenset({Case.ACC})
    return frozenset()


def _cut(between: str) -> bool:
    """Whether the words between a name and a post belong to something else: after a comma, a preposition."""
    return bool(_CUTS.search(between)) or bool(find_verbs(between))


def _quoted_end(quote: str) -> bool:
    return quote.rstrip()[-1:] in '"”“»'


def _person_at(context: Context, offset: int) -> bool:
    return any(m.kind is EntityKind.PERSON and m.evidence.start == offset for m in context.inside(offset, offset + 80))


def _quoted(context: Context, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[Who]:
    """A bare name in quotes, of an institution that the document elsewhere names in full: `„Mūsu Ciemam”`."""
    for match in _IN_QUOTES.finditer(context.text(start, end)):
        at, stop = start + match.start(), start + match.end()
        words = [fold(w) for w in _WORD.findall(match.group(1))]
        if not words or any(s < stop and at < e for s, e in taken):
            continue
        stems = [w[: max(3, len(w) - 3)] for w in words]
        names = {m.name: m.id for m in context.institutions if all(stem in fold(m.name) for stem in stems)}
        if names:
            pattern = re.compile(r"\W+".join(re.escape(stem) + r"\w*" for stem in stems) + r"[\"”“»]*$")
            names = {name: mention for name, mention in names.items() if pattern.search(fold(name))}
        if len(names) == 1:
            taken.append((at, stop))
            yield Who(at, stop, tuple(names.values()), _ANY, "name")


@lru_cache(maxsize=100_000)
def _may_stand_in(word: str) -> bool:
    """Whether the word is of a kind that can mean somebody who is named elsewhere; most words are not, and are passed over."""
    return word[:1].isupper() or is_pronoun(word) or bool(post_forms(word)) or bool(head_forms(word)) or part_in(word) is not None


def _unnamed(context: Context, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Who]:
    text = context.text(start, end)
    for match in _WORD.finditer(text):
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
        holds = part_holder(context.parts, part[0], at) if part is not None and not _person_at(context, stop + 1) else None
        if part is not None and holds is not None:
            yield Who(at, stop, (holds,), frozenset({part[1]}), "generic")  # `būvuzņēmējam` for whom a label names as such
            continue
        posts = [p for p in post_forms(word) if not p.plural] if not word.isupper() else []
        if posts and word[:1].isupper() and low[: max(4, len(low) - 2)] in context.terms:
            posts = []
        if posts and not _person_at(context, stop + 1) and not _person_at(context, stop + 3):
            after = _WORD.match(text, match.end() + 1)
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
            yield Who(at, stop, (term,), cases or _ANY, "name")
            continue
        if word[:1].isupper() and match.start() > 0 and not re.search(r"[.:–-]\s*$", text[: match.start()]):
            continue
        heads = [h for h in head_forms(low) if not h.plural]
        if heads:
            cases = frozenset(h.case for h in heads)
            short = re.search(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{2,})\s$", text[: match.start()])
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
                people = _cases_of_people(following[1])
                if people and heads[0].head.noun in _PLACES and _RESIDENTS.fullmatch(following[1]):
                    continue  # `novada uzņēmējus`
                if people:  # `biedrības pārstāvji`
                    yield Who(at, stop + following.end(), ids, people, "people")
                    continue
            if ids:
                yield Who(at, stop, ids, cases, how)


_YOUR = re.compile(r"\b[Jj]ūsu\s$")
#: The word before a common noun, when it tells which one of the kind is meant.
_WHICH_ONE = re.compile(r"(?P<word>[^\W\d_]{4,}(?:šo|ju|ņu|ļu|tu|nu|ču|ku|ru|vu|žu|ēju|āju))\s$")
#: Nouns of which an organisation has several: one that a plural genitive tells apart is no other.
_OF_MANY = frozenset("padome komisija komiteja grupa".split())
_NO_TELLING = re.compile(r"(?:mūsu|jūsu|savu|abu|visu|šo|to|kuru|katru|pašu|minēto|attiecīgo|citu|divu|triju)", re.IGNORECASE)


def _is_told_apart(context: Context, before: str, noun: str, ids: Sequence[MentionId]) -> bool:
    """Whether the genitive plural before a common noun tells of another than those meant: `studējošo padomei` is not just any council."""
    which = _WHICH_ONE.search(before) if noun in _OF_MANY else None
    if which is None or _NO_TELLING.fullmatch(which["word"]) or head_forms(which["word"].lower()):
        return False
    stem = fold(which["word"])[:5]
    return not any(stem in fold(context.name(i)) for i in ids)


_TITLE = re.compile(r"\s(?:kun|k-|k)(gs|ga|gam|gu|gā|dze|dzes|dzei|dzi|dzē)$")
_TITLE_CASES = {
    ending: case
    for endings, case in (("gs dze", Case.NOM), ("ga dzes", Case.GEN), ("gam dzei", Case.DAT), ("gu dzi", Case.ACC), ("gā dzē", Case.LOC))
    for ending in endings.split()
}


def case_of(document: Document, mention: Mention) -> frozenset[Case]:
    """The cases that the printed form can be in; an abbreviation without ending can be in any."""
    printed = mention.evidence.quote
    if mention.kind is EntityKind.PERSON:
        title = _TITLE.search(printed)
        if title:  # `Zara kungs`: the name before stays in the genitive, the title tells the case
            return frozenset({_TITLE_CASES[title[1]]})
        return frozenset(r.case for r in nominatives(printed) if r.name == mention.name) | _person_cases(printed, mention)
    parsed = parse_phrase(printed)
    if parsed is None:
        return _ANY
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
