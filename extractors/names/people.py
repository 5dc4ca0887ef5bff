"""From a printed form of a person's name to the nominatives it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from extractors.names.declension import PARTICLES, Case, decline_plural
from extractors.names.given import RARE_BESIDE_MEN, given_forms, given_name_gender, is_foreign_name, is_given_name
from extractors.names.matching import is_form_of
from extractors.names.spelling import modern_spellings
from extractors.names.surnames import surname_nominatives
from extractors.names.written import Written, read_written
from extractors.records import Gender

__all__ = ["Reading", "given_name_gender", "is_form_of", "is_given_name", "nominatives"]

#: How often the names of people stand in each case in running text.
_CASES = {Case.NOM: 0.60, Case.GEN: 0.17, Case.DAT: 0.11, Case.ACC: 0.09, Case.LOC: 0.012, Case.VOC: 0.004}
# How a word counts as a given name: unlisted, unlisted with the ending of a surname, listed but read otherwise.
_UNLISTED, _LIKE_SURNAME, _BESIDE_LISTED = 0.05, 0.004, 0.004
_SURNAME_ENDINGS = (
    "iņš",
    "iņa",
    "ītis",
    "īte",
    "skis",
    "ska",
    "ckis",
    "cka",
    "ovs",
    "ova",
    "evs",
    "eva",
    "sons",
    "sone",
    "manis",
    "mane",
    "bergs",
    "berga",
    "nieks",
    "niece",
    "āns",
    "āne",
    "enko",
    "šteins",
    "šteina",
    "felds",
    "felde",
    "aitis",
)
# Surnames alone, and names we do not know, belong to men more often than to women in the press.
_MEN = {Gender.MASCULINE: 0.75, Gender.FEMININE: 0.25}
_EITHER = {Gender.MASCULINE: 0.52, Gender.FEMININE: 0.48}
_MOST_READINGS = 12
_FORMS = tuple(product(Gender, Case))  # going through the members of an enumeration is slow
_LONGEST = 300  # code points; no name is longer

Weighted = tuple[tuple[str, float], ...]
#: The nominatives of a word for each form that it can have.
ByForm = Mapping[tuple[Gender, Case], Weighted]


class Reading(NamedTuple):
    """One way to read a form: the name in the nominative, and the gender and case that the form then has.

    `gender` is `None` when a name without cases does not show it. `confidence` is in (0, 1]; those of all readings of
    one form add up to at most 1. `given` holds given names or initials, `family` the surname; either may be empty.
    `plural` marks a family: `Bērziņi`.
    """

    name: str
    gender: Gender | None
    case: Case
    confidence: float
    given: str = ""
    family: str = ""
    plural: bool = False


def nominatives(
    form: str, *, case: Case | None = None, gender: Gender | None = None, folded: bool = False, old: bool = False
) -> tuple[Reading, ...]:
    """The nominatives that a printed name may have, the likeliest first; each name once for a gender.

    A given name and its surname must agree in gender and case. What the form alone cannot tell comes back as several
    readings; `case` and `gender` keep those that fit what the sentence says. `folded` is for text typed without
    diacritics: listed given names get theirs back. `old` also reads the spelling of before 1922 and of bad fonts.
    A string that holds no name gives nothing.

    >>> [reading.name for reading in nominatives("Jānim Zelinskim")]
    ['Jānis Zelinskis']
    >>> [(reading.name, reading.gender.value, reading.case.value) for reading in nominatives("J.Kalniņa")]
    [('J. Kalniņa', 'Fem', 'Nom'), ('J. Kalniņš', 'Masc', 'Gen')]
    >>> nominatives("BĒRZIŅŠ JĀNIS")[0].name, nominatives("H. Abu Meri")[0].name
    ('Jānis Bērziņš', 'H. Abu Meri')
    >>> nominatives("Kalniņu", gender=Gender.FEMININE)[0].name
    'Kalniņa'
    """
    return _nominatives(form, case, gender, folded, old) if len(form) <= _LONGEST else ()


@lru_cache(maxsize=8192)
def _nominatives(form: str, case: Case | None, gender: Gender | None, folded: bool, old: bool) -> tuple[Reading, ...]:
    """Kept apart for its cache: a document names the same people over and over."""
    spellings = modern_spellings(form) if old else (form,)
    scores: dict[Reading, float] = {}
    for rank, spelling in enumerate(spellings):
        written = read_written(spelling)
        if not written.words:
            continue
        only = Case.GEN if written.courtesy else case
        for reading, score in _readings(written, folded):
            if (only is None or reading.case is only) and (gender is None or reading.gender is gender):
                # The name as printed is the least likely where today's spelling differs from it.
                place = rank if len(spellings) == 1 else rank or len(spellings)
                scores[reading] = max(scores.get(reading, 0.0), score / (1 + place))
    # Who knows case and gender sees the unlikely too: they may know the name.
    return _ranked(scores, least=0.0001 if case and gender else 0.01)


def _ranked(scores: dict[Reading, float], *, least: float) -> tuple[Reading, ...]:
    best: dict[tuple[str, Gender | None, bool], tuple[float, Reading]] = {}
    for reading, score in scores.items():
        key = reading.name, reading.gender, reading.plural
        if score > best.get(key, (0.0, reading))[0]:
            best[key] = score, reading
    for (name, gender, plural), (score, reading) in list(best.items()):
        other = best.get((name, Gender.FEMININE, plural))
        # A name that looks alike for both genders and as likely for each shows none.
        if gender is Gender.MASCULINE and other and 0.7 < score / other[0] < 1.4:
            del best[name, Gender.MASCULINE, plural], best[name, Gender.FEMININE, plural]
            best[name, None, plural] = score + other[0], reading
    total = sum(score for score, _ in best.values())
    ranked = sorted(best.items(), key=lambda each: (-each[1][0], each[0][0], str(each[0][1])))
    return tuple(
        Reading(name, gender, reading.case, round(score / total, 4), reading.given, reading.family, plural)
        for (name, gender, plural), (score, reading) in ranked[:_MOST_READINGS]
        if score >= least * total
    )


def _readings(written: Written, folded: bool) -> Iterator[tuple[Reading, float]]:
    initials = _spaced(written.initials)
    known = bool(written.initials) or any(given_forms(word, folded=folded) for word in written.words)
    for weight, given, family in _orders(written):
        uninflected = bool(family) and family[-1][-1] not in _LATVIAN_ENDS and any(word.endswith("i") and not given_forms(word) for word in given)
        southern = bool(family) and family[0].endswith("i") and any(map(_is_southern, given))
        by_form = [*(_given(word, folded) for word in given), *(_family(word, folded) for word in family)]
        for gender, case in _FORMS:
            choices = [forms.get((gender, case), ()) for forms in by_form]
            if not all(choices):
                continue
            prior = weight * _CASES[case] * (_EITHER if known or uninflected else _MEN)[gender]
            if uninflected:
                choices[: len(given)] = [_as_printed(*each) for each in zip(given, choices[: len(given)], strict=True)]
            if len(family) > 1 or southern:
                choices[len(given) :] = [_foreign(*each) for each in zip(family, choices[len(given) :], strict=True)]
            for chosen in _combinations(choices):
                score = prior
                for _, each in chosen:
                    score *= each
                names = [name for name, _ in chosen]
                first, last = " ".join([*names[: len(given)], *initials]), " ".join(names[len(given) :])
                yield Reading(f"{first} {last}".strip(), gender, case, 1.0, first, last), score
    if len(written.words) == 1 and not written.initials:
        yield from _families(written.words[0])


#: Endings of Italian and Spanish names of men that no Latvian or Estonian name has.
_SOUTHERN = re.compile(r"(?:r[td]|nd|[nrlvcg]i|dr|an|in|s[ck]|tt|ll|st|n[zc]|č|dž)o$")


def _is_southern(given: str) -> bool:
    """Whether a surname in -i behind this given name has no cases: `Luidži`, `Roberto`."""
    return given.endswith(("i", "o")) and (is_foreign_name(given) or _SOUTHERN.search(given) is not None)


def _spaced(initials: tuple[str, ...]) -> list[str]:
    return "".join(each if each.endswith("-") else each + " " for each in initials).split()


def _orders(written: Written) -> Iterator[tuple[float, tuple[str, ...], tuple[str, ...]]]:
    """(weight, given names, family names): every way to tell the words apart."""
    words = written.words
    count = len(words)
    if written.initials:
        yield 1.0, words[: written.leading], words[written.leading :]
        return
    if count == 1:
        # A word that is a form of a listed given name is rarely a surname.
        yield (0.003 if given_forms(words[0]) else 1.0), (), words
        yield 0.6, words, ()
        return
    forward, backward = {None: (0.9, 0.1), False: (1.0, 0.0), True: (0.0, 1.0)}[written.surname_first]
    if written.surname_first is None and not given_forms(words[-1]):
        backward = 0.01
    for split in range(1, count):
        # Two words for a surname are rare; two given names are not.
        rare = 0.2 ** (count - split - 1)
        if forward:
            yield forward * rare, words[:split], words[split:]
        if backward:
            yield backward * rare, words[count - split :], words[: count - split]


def _combinations(choices: list[Weighted]) -> Iterator[tuple[tuple[str, float], ...]]:
    """All choices together while there are few words, else only the best of each."""
    most = 5 if len(choices) < 3 else 2 if len(choices) < 5 else 1
    yield from product(*(each[:most] for each in choices))


@lru_cache(maxsize=16384)
def _given(word: str, folded: bool) -> ByForm:
    if "-" in word:
        return _joined([_given(part, folded) for part in word.split("-")])
    listed = given_forms(word, folded=folded)
    # `Haralda` is far more often a form of Haralds than the rare name of a woman.
    rare = 0.04 if any(each.usual for each in listed) else 0.3
    found: dict[tuple[Gender, Case], dict[str, float]] = {}
    for each in listed:
        weight = (1.0 if each.usual else rare) * (0.15 if each.name in RARE_BESIDE_MEN else 1.0)
        found.setdefault((each.gender, each.case), {})[each.name] = weight
    unlisted = _BESIDE_LISTED if listed else _LIKE_SURNAME if word.endswith(_SURNAME_ENDINGS) else _UNLISTED
    for form, names in surname_nominatives(word, folded).items():
        for name, weight in names:
            found.setdefault(form, {}).setdefault(name, weight * unlisted)
    return {form: _likeliest_first(names) for form, names in found.items()}


@lru_cache(maxsize=16384)
def _family(word: str, folded: bool) -> ByForm:
    if "-" in word:
        return _joined([_family(part, folded) for part in word.split("-")])
    if word in PARTICLES:
        return dict.fromkeys(_FORMS, ((word, 1.0),))
    return surname_nominatives(word, folded)


def _foreign(word: str, choices: Weighted) -> Weighted:
    """A surname of two words, or behind `Luidži` and `Silvio`, is not Latvian, and where it could be one without cases it is: `Abu Meri`."""
    if not word.endswith(("i", "u", "o", "e", "y")) or (word.endswith("u") and len(word) > 4) or all(name != word for name, _ in choices):
        return choices
    return _likeliest_first({name: weight * 0.3 for name, weight in choices} | {word: 0.6})


#: What the surnames of Latvian texts end in, in whatever case; behind another a given name in -i has no cases either: `Virpi Virtanen`.
_LATVIAN_ENDS = frozenset("aāeēiīouūsšm")


def _as_printed(word: str, choices: Weighted) -> Weighted:
    """The readings of a given name in -i, where it can only be one without cases that one."""
    kept = tuple(each for each in choices if each[0] == word) if word.endswith("i") else ()
    return kept or choices


def _joined(parts: list[ByForm]) -> ByForm:
    """The forms that all parts of a double name share."""
    joined: dict[tuple[Gender, Case], Weighted] = {}
    for form in parts[0] if len(parts) < 5 else ():
        choices = [part.get(form, ()) for part in parts]
        found: dict[str, float] = {}
        for chosen in product(*(each[:2] for each in choices)):
            weight = 1.0
            for _, each in chosen:
                weight *= each
            found["-".join(name for name, _ in chosen)] = weight
        if found:
            joined[form] = _likeliest_first(found)
    return joined


def _likeliest_first(names: dict[str, float]) -> Weighted:
    return tuple(sorted(names.items(), key=lambda each: (-each[1], each[0])))


def _families(word: str) -> Iterator[tuple[Reading, float]]:
    """`Bērziņi`, `Bērziņu`, `Bērziņiem`: a family by its surname in the plural."""
    for ending in ("iem", "i", "u", "us", "os"):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < 3 or stem[-1].lower() in "aāeēiīouū" or given_forms(word):
            continue
        nominative = stem + "i"
        for case, forms in decline_plural(nominative, Gender.MASCULINE).items():
            if word in forms and case is not Case.VOC:
                likely = 0.3 if nominative.endswith(("iņi", "ovi", "evi")) or ending == "iem" else 0.03
                yield Reading(nominative, Gender.MASCULINE, case, 1.0, "", nominative, True), likely * _CASES[case]
