"""How a name in its place can be read: by the post before or behind it, the list it stands in, the model, and all others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from extractors.names.context import is_indeclinable, nominatives_in_context
from extractors.names.declension import Case, decline
from extractors.names.people import Reading, nominatives
from extractors.names.post_heads import PostForm, post_forms
from extractors.people.shapes import Candidate
from extractors.predictions import Prediction
from extractors.records import Document, Gender

AGREES = 2.0  # how much likelier a reading is that has the case, or the gender, that the model predicts
TRUSTED = 10.0  # the same of a surname alone, which the model itself tells to be a person's
_WORD = re.compile(r"[^\W\d_][\w-]*")
#: `, tagad Valsts kases direktore`, up to the next mark.
_APPOSITION = re.compile(r",\s(?:[^\W\d_][\w-]*\s){1,10}([a-zāčēģīķļņšūž]{4,})(?=[.,;\n]|$)")


#: Verbs that make somebody something.
ELECT = r"(?:ievēl|ievēlē|ievēlēja|pārvēl|pārvēlēja|ieceļ|iecēla|apstiprina|apstiprināja|izvirza|izvirzīja|izraudzījās|izraugās)"
#: `ievēl par valdes locekli`, behind a name
ELECTED_AS = rf"\s(?:vienbalsīgi\s|atkārtoti\s)?{ELECT}\spar\s(?P<post>(?:[a-zāčēģīķļņšūž]+[ \t]?){{1,4}})"
_ELECTED_AS = re.compile(ELECTED_AS)
_AS_ELECTED = re.compile(rf"\b[Pp]ar\s((?:[a-zāčēģīķļņšūž]+\s){{1,5}}?)(?:vienbalsīgi\s|atkārtoti\s)?{ELECT}\s$")
_AS = re.compile(r"\spar\s(?P<post>(?:[a-zāčēģīķļņšūž]+[ \t]?){1,4})")
_THEN_AS = re.compile(rf"\b{ELECT}\s$")


def accusative_posts(words: str) -> list[PostForm]:
    """What the first of the words that can be a post in the accusative singular can be.

    >>> [form.gender.value for form in accusative_posts("jaunu revidenti")], accusative_posts("naudu")
    (['Fem'], [])
    """
    found = ([form for form in post_forms(word) if form.case is Case.ACC and not form.plural] for word in words.split())
    return next((forms for forms in found if forms), [])


_BREAKS = re.compile(r"[\n\t]")


_MARK_BEFORE = re.compile(r"[,;:()–—-]\s*$")


def post_before(document: Document, start: int) -> tuple[PostForm, ...]:
    """What the word right before a name can be as a post; it tells the case and gender of the name."""
    before = document.text[max(0, start - 40) : start]
    before = _BREAKS.split(before)[-1]
    if _MARK_BEFORE.search(before):
        return ()
    elected = _AS_ELECTED.search(before)
    if elected:
        return tuple(accusative_posts(elected[1]))
    words = _WORD.findall(before)
    return post_forms(words[-1]) if words and before.rstrip().endswith(words[-1]) else ()


_KIN_WORDS = {
    Gender.FEMININE: """sieva meita māte māsa vecmāte vecmāmiņa draudzene dzīvesbiedre līgava atraitne mazmeita krustmeita krustmāte tante meitene
        sieviete vedekla kundze kaimiņiene""",
    Gender.MASCULINE: """vīrs dēls tēvs brālis vectēvs draugs dzīvesbiedrs līgavainis mazdēls krustdēls krusttēvs onkulis puisis vīrietis znots
        kungs kaimiņš""",
}


@lru_cache(maxsize=1)
def _kin() -> dict[str, tuple[PostForm, ...]]:
    found: dict[str, list[PostForm]] = defaultdict(list)
    for gender, nouns in _KIN_WORDS.items():
        for noun in nouns.split():
            for case, forms in decline(noun, gender).items():
                for form in forms:
                    found[form].append(PostForm(noun, gender, case, False))
    return {form: tuple(each) for form, each in found.items()}


def _kin_before(text: str, start: int) -> tuple[PostForm, ...]:
    """What the word right before a name can be as a noun for kin or friends: it has the case and gender of the name."""
    word = _LAST_SMALL.search(text, max(0, start - 20), start)
    return _kin().get(word[1], ()) if word else ()


_LAST_SMALL = re.compile(r"(?<!\w)([a-zāčēģīķļņšūž]+) $")


def _post_behind(text: str, start: int, end: int) -> tuple[PostForm, ...]:
    """What the last word of an apposition can be as a post, `, tagad biroja vadītāja.`: it has the case of the name."""
    elected = _ELECTED_AS.match(text, end) or (_AS.match(text, end) if _THEN_AS.search(text, max(0, start - 15), start) else None)
    if elected:
        return tuple(accusative_posts(elected["post"]))
    match = _APPOSITION.match(text, end)
    return tuple(form for form in post_forms(match[1]) if not form.plural) if match else ()


def weigh_readings(document: Document, candidate: Candidate, model: Prediction, *, folded: bool) -> tuple[Reading, ...]:
    """The readings of a name, weighted by the post before it, by standing in a list, and by the model's case and gender."""
    text = document.text
    before = _BREAKS.split(text[max(0, candidate.start - 60) : candidate.start])[-1]
    after = _BREAKS.split(text[candidate.end : candidate.end + 40])[0]
    if candidate.how == "ruler":
        name, _, number = candidate.text.rpartition(" ")
        readings = tuple(r._replace(name=f"{r.name} {number}", given=r.name, family=number) for r in nominatives(name) if not r.plural)
    elif candidate.listed:
        readings = nominatives(candidate.text, folded=folded)
    else:
        readings = nominatives_in_context(candidate.text, before=before, after=after, folded=folded)
    posts = post_before(document, candidate.start) or _kin_before(text, candidate.start)
    behind = () if posts or candidate.listed else _post_behind(text, candidate.start, candidate.end)
    agreeing = TRUSTED if candidate.how == "surname alone" else AGREES
    out = []
    for reading in readings:
        if reading.case is Case.VOC and after[:1] != "!" and len(readings) > 1:
            continue  # nobody is called in minutes and reports
        weight = reading.confidence
        if posts:
            alike = is_indeclinable(reading)
            agrees = any((p.case is reading.case or alike) and (reading.gender in (None, p.gender)) for p in posts if not p.plural)
            weight *= 10.0 if agrees else 0.1
        elif behind:
            weight *= 6.0 if any(p.case is reading.case and reading.gender in (None, p.gender) for p in behind) else 0.2
        elif candidate.listed:
            weight *= 6.0 if reading.case is Case.NOM else 0.5
        if model.case is not None:
            weight *= agreeing if reading.case is model.case else 1.0
        if model.gender is not None and reading.gender is not None:
            weight *= agreeing if reading.gender is model.gender else 1.0
        if agreeing is TRUSTED and reading.family == model.lemma:
            weight *= TRUSTED
        out.append(Reading(reading.name, reading.gender, reading.case, weight, reading.given, reading.family, reading.plural))
    total = sum(r.confidence for r in out) or 1.0
    return tuple(
        Reading(r.name, r.gender, r.case, r.confidence / total, r.given, r.family, r.plural)
        for r in sorted(out, key=lambda r: (-r.confidence, r.name))
    )


def choose_readings(readings: dict[Candidate, tuple[Reading, ...]]) -> dict[Candidate, Reading]:
    """For each name the reading that it and all others of the document make likeliest together.

    Surnames that are sure somewhere (one clear reading, a list of those present) pull the doubtful forms towards them.
    """
    sure: dict[tuple[str, Gender | None], float] = defaultdict(float)
    named: set[tuple[str, str, Gender | None]] = set()
    listed: set[tuple[str, str]] = set()
    for candidate, options in readings.items():
        if options:
            best = options[0]
            present = candidate.listed and best.case is Case.NOM  # a list names people as they are called
            if best.given and (present or best.confidence >= CLEAR):
                named.add((best.given[0], best.family, best.gender))
                if present:
                    listed.add((best.given[0], best.family))
            weight = best.confidence * (2.0 if present or best.given.rstrip(".")[1:] else 1.0)
            if present or best.confidence >= 0.9:
                sure[best.family, best.gender] += weight
    chosen = {}
    for candidate, options in readings.items():
        if options:
            chosen[candidate] = max(
                _declined_otherwise(options, listed) or _of_the_named(options, named), key=lambda r: (r.confidence * (1.0 + 3.0 * _support(sure, r)), r.case is Case.NOM, r.name)
            )
    return chosen


#: How likely the only reading of a name that is surely meant is.
CLEAR = 0.97
#: How likely a reading has to be by itself for it to be that of somebody who is named elsewhere.
_POSSIBLE = 0.05


def _of_the_named(options: Sequence[Reading], named: Set[tuple[str, str, Gender | None]]) -> Sequence[Reading]:
    """Of the readings of an initial and a surname those that are somebody whom the document surely names, if any is.

    `P. Ābola tāme` is that of P. Ābols where he is named and no P. Ābola, whatever other Ābola there is.
    """
    if not options[0].given.endswith("."):
        return options
    return [r for r in options if r.confidence >= _POSSIBLE and (r.given[0], r.family, r.gender) in named] or options


def _declined_otherwise(options: Sequence[Reading], listed: Set[tuple[str, str]]) -> list[Reading]:
    """The readings as the man whom a list gives with another ending, when it gives none of them: `A. Celmim` is A. Celms where no A. Celmis is."""
    if not listed or not options[0].given.endswith(".") or any((r.given[0], r.family) in listed for r in options if r.confidence >= _POSSIBLE):
        return []
    out = []
    for reading in options:
        stem = _ENDING.sub("", reading.family)
        if reading.gender is Gender.MASCULINE and reading.confidence >= _POSSIBLE and stem != reading.family:
            families = [stem + ending for ending in ("s", "š", "is") if (reading.given[0], stem + ending) in listed]
            out += [reading._replace(name=f"{reading.given} {family}", family=family) for family in families]
    return out


_ENDING = re.compile(r"(?:is|[sš])$")


def _support(sure: dict[tuple[str, Gender | None], float], reading: Reading) -> float:
    return min(2.0, sum(sure.get((reading.family, gender), 0.0) for gender in {reading.gender, None}))
