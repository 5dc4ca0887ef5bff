"""Who is meant by a name: the one named, or a post, a unit or the people that it is only the genitive of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.commitments.context import Context
from extractors.commitments.persons import by_post
from extractors.commitments.verbs import find_verbs
from extractors.commitments.who import ANY_CASE, Who, case_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.heads import head_forms
from extractors.names.post_heads import post_forms
from extractors.records import EntityKind, Mention

#: A word, with hyphens inside it.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IN_QUOTES = re.compile(r"[„“\"«]([^„“”\"«»\n]{3,60})[”“\"»]")
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
RESIDENTS = re.compile(r"(?:iedzīvotāj|uzņēmēj|zemniek|lauksaimniek|zemkop|ražotāj|mājražotāj|amatniek|vecāk|senior|pensionār|lasītāj|apmeklētāj|viesnīcniek|makšķerniek|ļau(?:dis|dīm)|jaunieš|skolēn|bērn|īpašniek|biškop)\w*")
#: What parts a name from a post that is not held in it: a comma, a preposition, a verb, a time.
_CUTS = re.compile(
    r",|\d|\b(?:ar|no|par|līdz|pēc|pie|uz|lai|ka|ir|tiek|kopā|sadarbībā|\w+(?:vārī|ruārī|brī|ijā|martā|aprīlī|augustā)|pavasarī|rudenī|vasarā|ziemā|gadā|ceturksnī"
    r"|uzsāk|sāk|veic|gatavo|rīko|nodrošina|organizē|izstrādā|sagatavo|informē|lūdz|aicina|plāno)\b"
)
_ENDINGS = {Case.NOM: ("i", "as", "es", "ie"), Case.DAT: ("iem", "ām", "ēm"), Case.ACC: ("us", "as", "es", "os")}


def meant_by(context: Context, mention: Mention, following: int, end: int) -> Who | None:
    """The mention itself, or what it is only the genitive of: a post held in it, a unit of it, its people.

    The words behind it count up to `following`, where the next mention starts, and up to `end`. Nothing comes back for people who
    are no part of it, nor where the person who holds the post is named right behind.
    """
    at = mention.evidence
    cases = case_of(context.document, mention)
    if mention.kind is EntityKind.PERSON:
        return Who(at.start, at.end, (mention.id,), cases, "name")
    if not cases & {Case.GEN} and not _quoted_end(at.quote):
        return Who(at.start, at.end, (mention.id,), cases, "name")
    tail = _TAIL.match(context.document.text, at.end, min(end, at.end + 160))
    words = list(WORD.finditer(tail.group(1))) if tail else []
    for word in reversed(words):
        stop = (tail.start(1) if tail else 0) + word.end()
        if stop > following:
            continue
        posts = [p for p in post_forms(word.group()) if not p.plural]
        people = cases_of_people(word.group())
        if people and mention.type == "municipality" and RESIDENTS.fullmatch(word.group()):
            return None  # `Egles novada iedzīvotāji`
        if people and not _cut(context.text(at.end, stop)):
            return Who(at.start, stop, (mention.id,), people, "people")  # `ministrijas speciālisti`: what they do the ministry does
        if posts and not _cut(context.text(at.end, stop)):
            if following - stop <= 2 and person_at(context, following):
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


def _cut(between: str) -> bool:
    """Whether the words between a name and a post belong to something else: after a comma, a preposition."""
    return bool(_CUTS.search(between)) or bool(find_verbs(between))


def _quoted_end(quote: str) -> bool:
    return quote.rstrip()[-1:] in '"”“»'


def person_at(context: Context, offset: int) -> bool:
    """Whether a person is named from `offset` on."""
    return any(m.kind is EntityKind.PERSON and m.evidence.start == offset for m in context.inside(offset, offset + 80))


def find_quoted(context: Context, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[Who]:
    """Bare names in quotes, of institutions that the document elsewhere names in full: `„Mūsu Ciemam”`; their spans join `taken`."""
    for match in _IN_QUOTES.finditer(context.text(start, end)):
        at, stop = start + match.start(), start + match.end()
        words = [fold(w) for w in WORD.findall(match.group(1))]
        if not words or any(s < stop and at < e for s, e in taken):
            continue
        stems = [w[: max(3, len(w) - 3)] for w in words]
        names = {m.name: m.id for m in context.institutions if all(stem in fold(m.name) for stem in stems)}
        if names:
            pattern = re.compile(r"\W+".join(re.escape(stem) + r"\w{0,4}" for stem in stems) + r"[\"”“»]*$")
            names = {name: mention for name, mention in names.items() if pattern.search(fold(name))}
        if len(names) == 1:
            taken.append((at, stop))
            yield Who(at, stop, tuple(names.values()), ANY_CASE, "name")


@lru_cache(maxsize=50_000)
def cases_of_people(word: str) -> frozenset[Case]:
    """The cases of a noun for people in the plural, or for a group of them; none for any other word.

    >>> sorted(case.name for case in cases_of_people("speciālistiem")), sorted(case.name for case in cases_of_people("audzēkņi"))
    (['DAT'], ['NOM'])
    >>> cases_of_people("direktors")
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
