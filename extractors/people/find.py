"""All mentions of people, each with the nominative that the whole document makes likeliest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from simplemma import lemmatize

from extractors.names.context import nominatives_in_context
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.people import Reading, nominatives
from extractors.names.post_heads import PostForm, post_forms
from extractors.people.candidates import (
    UPPER,
    Candidate,
    find_candidates,
    find_listed_surnames,
    in_one_order,
    is_common,
    is_first_name,
)
from extractors.people.columns import find_in_columns
from extractors.predictions import Prediction, predicted, predicted_entities
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Gender, Mention, PassageKind, Section, SectionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_METHOD = "people:"
AGREES = 2.0  # how much likelier a reading is that has the case, or the gender, that the model predicts
_WORD = re.compile(r"[^\W\d_][\w-]*")
_NAME_WORD = re.compile(rf"[{UPPER}](?:[^\W\dA-ZĀČĒĢĪĶĻŅŠŪŽ_]+(?:[-’'][{UPPER}]?\w+)*|\.)")
_FAMILY_ALONE = re.compile(rf"(?<![\w.@/-])[{UPPER}][\w’']+(?:-[{UPPER}]\w+)?(?![\w-])")

#: `, tagad Valsts kases direktore`, up to the next mark.
_APPOSITION = re.compile(r",\s(?:[^\W\d_][\w-]*\s){1,10}([a-zāčēģīķļņšūž]{4,})(?=[.,;\n]|$)")


def find_people(
    document: Document, doc: Doc, sections: Sequence[Section], institutions: Sequence[Mention] = ()
) -> Iterator[Mention]:
    """The mentions of people in order; spans that are institutions are passed over.

    `name` is the nominative of the printed form itself, so that `J.Ozolam` is `J. Ozols` also where the document has
    `Jānis Ozols` too.
    """
    folded = is_without_diacritics(document.text)
    taken = [(m.evidence.start, m.evidence.end) for m in institutions if not m.method.endswith("bare abbreviation")]
    candidates = [
        c for c in find_in_columns(document, folded=folded) if not any(a < c.end and c.start < b for a, b in taken)
    ]
    in_columns = [(c.start, c.end) for c in candidates]
    for passage in document.passages:
        if passage.kind not in OUT_OF_FLOW:
            near = [span for span in (*taken, *in_columns) if span[0] < passage.end and passage.start < span[1]]
            candidates += find_candidates(document, passage, sections, near, folded=folded)
    candidates = in_one_order(sections, candidates)
    spans = taken + [(c.start, c.end) for c in candidates]
    for section in sections:
        if section.kind in (SectionKind.ATTENDANCE, SectionKind.SIGNATURE):
            candidates += find_listed_surnames(document, section, spans)
    candidates += _from_bodies(document, institutions, [*taken, *((c.start, c.end) for c in candidates)], folded=folded)
    candidates += _behind_posts(document, [*taken, *((c.start, c.end) for c in candidates)])
    candidates += _predicted(document, doc, [*taken, *((c.start, c.end) for c in candidates)])
    readings = {c: _readings(document, c, predicted(doc, c.start, c.end), folded=folded) for c in candidates}
    chosen = _choose(readings)
    mentions = [_mention(document, c, reading, readings[c]) for c, reading in chosen.items()]
    mentions += _short_mentions(document, mentions, taken, folded=folded)
    mentions += _first_names(document, mentions, taken)
    yield from sorted(mentions, key=lambda m: (m.evidence.start, m.evidence.end))


def is_without_diacritics(text: str) -> bool:
    """Whether a Latvian text was typed without its marks.

    >>> is_without_diacritics("Sedi vada priekssedetaja Ozola, piedalas Berzins un Zarins no biedribas valdes.")
    True
    """
    letters = [c for c in text if c.isalpha()]
    marked = sum(c in "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ" for c in letters)
    return len(letters) > 40 and marked < 0.01 * len(letters)


def _post_before(document: Document, start: int) -> tuple[PostForm, ...]:
    """What the word right before a name can be as a post; it tells the case and gender of the name."""
    before = document.text[max(0, start - 40) : start]
    before = re.split(r"[\n\t]", before)[-1]
    if re.search(r"[,;:()–—-]\s*$", before):
        return ()
    words = _WORD.findall(before)
    return post_forms(words[-1]) if words and before.rstrip().endswith(words[-1]) else ()


def _post_behind(text: str, end: int) -> tuple[PostForm, ...]:
    """What the last word of an apposition can be as a post, `, tagad biroja vadītāja.`: it has the case of the name."""
    match = _APPOSITION.match(text, end)
    return tuple(form for form in post_forms(match[1]) if not form.plural) if match else ()


def _readings(document: Document, candidate: Candidate, model: Prediction, *, folded: bool) -> tuple[Reading, ...]:
    """The readings of a name, weighted by the post before it, by standing in a list, and by the model's case and gender."""
    text = document.text
    before = re.split(r"[\n\t]", text[max(0, candidate.start - 60) : candidate.start])[-1]
    after = re.split(r"[\n\t]", text[candidate.end : candidate.end + 40])[0]
    if candidate.listed:
        readings = nominatives(candidate.text, folded=folded)
    else:
        readings = nominatives_in_context(candidate.text, before=before, after=after, folded=folded)
    posts = _post_before(document, candidate.start)
    behind = () if posts or candidate.listed else _post_behind(text, candidate.end)
    out = []
    for reading in readings:
        if reading.case is Case.VOC and after[:1] != "!" and len(readings) > 1:
            continue  # nobody is called in minutes and reports
        weight = reading.confidence
        if posts:
            agrees = any(p.case is reading.case and (reading.gender in (None, p.gender)) for p in posts if not p.plural)
            weight *= 10.0 if agrees else 0.1
        elif behind:
            weight *= 6.0 if any(p.case is reading.case and reading.gender in (None, p.gender) for p in behind) else 0.2
        elif candidate.listed:
            weight *= 6.0 if reading.case is Case.NOM else 0.5
        if model.case is not None:
            weight *= AGREES if reading.case is model.case else 1.0
        if model.gender is not None and reading.gender is not None:
            weight *= AGREES if reading.gender is model.gender else 1.0
        out.append(Reading(reading.name, reading.gender, reading.case, weight, reading.given, reading.family, reading.plural))
    total = sum(r.confidence for r in out) or 1.0
    return tuple(
        Reading(r.name, r.gender, r.case, r.confidence / total, r.given, r.family, r.plural)
        for r in sorted(out, key=lambda r: (-r.confidence, r.name))
    )


def _choose(readings: dict[Candidate, tuple[Reading, ...]]) -> dict[Candidate, Reading]:
    """For each name the reading that it and all others of the document make likeliest together.

    Surnames that are sure somewhere (one clear reading, a list of those present) pull the doubtful forms towards them.
    """
    sure: dict[tuple[str, Gender | None], float] = defaultdict(float)
    for candidate, options in readings.items():
        if options:
            best = options[0]
            weight = best.confidence * (2.0 if candidate.listed or best.given.rstrip(".")[1:] else 1.0)
            if candidate.listed or best.confidence >= 0.9:
                sure[best.family, best.gender] += weight
    chosen = {}
    for candidate, options in readings.items():
        if options:
            chosen[candidate] = max(
                options, key=lambda r: (r.confidence * (1.0 + 3.0 * _support(sure, r)), r.case is Case.NOM, r.name)
            )
    return chosen


def _support(sure: dict[tuple[str, Gender | None], float], reading: Reading) -> float:
    return min(2.0, sum(sure.get((reading.family, gender), 0.0) for gender in {reading.gender, None}))


def _mention(document: Document, candidate: Candidate, reading: Reading, options: Iterable[Reading]) -> Mention:
    least = 0.03 if len(reading.given.rstrip(".")) > 2 else 0.1  # who has a given name is found again by it elsewhere
    others = dict.fromkeys(r.name for r in options if r.name != reading.name and r.confidence >= least)
    confidence = 0.95 if candidate.how != "listed surname" else 0.8
    return Mention(
        document.cite(candidate.start, candidate.end), EntityKind.PERSON, reading.name, _METHOD + candidate.how,
        round(min(confidence, 0.5 + reading.confidence / 2), 3), tuple(others)[:3], reading.gender,
    )  # fmt: skip


def _behind_posts(document: Document, taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Bare surnames in running text right behind a post in the same case: `lūgt revidentu Liepiņu`."""
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _FAMILY_ALONE.finditer(document.text, passage.start, passage.end):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken) or match.group().isupper():
                continue
            following = document.text[end : end + 30]
            if (following[:1] == " " and following[1:2].isupper()) or _no_surname(match.group(), following):
                continue
            posts = _post_before(document, start)
            if not posts or post_forms(match.group()):
                continue
            options = nominatives(match.group())
            if any(o.case is p.case and o.gender in (None, p.gender) for o in options for p in posts if not p.plural):
                yield Candidate(start, end, match.group(), "surname behind a post")


def _from_bodies(
    document: Document, institutions: Sequence[Mention], taken: Sequence[tuple[int, int]], *, folded: bool
) -> Iterator[Candidate]:
    """Bare surnames inside a sentence right before the body that they come from: `solīja Ozoliņa no Valsts kases`.

    Only words with the ending of a surname: `saņem Latvija no …` has none.
    """
    text = document.text
    for body in institutions:
        match = _FROM_BODY.search(text, max(0, body.evidence.start - 60), body.evidence.start)
        if match is None or is_common(match[1]) or is_first_name(match[1], folded) or post_forms(match[1]):
            continue
        if not any(a < match.end(1) and match.start(1) < b for a, b in taken):
            yield Candidate(match.start(1), match.end(1), match[1], "surname before a body")


_FROM_BODY = re.compile(
    rf"(?<=[a-zāčēģīķļņšūž,]\s)([{UPPER}][\w-]*(?:iņ(?:š|a|am|ai|u|as)|īt(?:is|e|im|ei|es|i)|sk(?:is|a|im|ai|as)|[oe]v(?:s|a|am|ai|as)|niek(?:s|am)|niec(?:e|ei|es)))"
    r"\sno\s$"
)
_ATTRIBUTES = frozenset("projekta projektu laiks termiņš darba valsts domes valdes padomes novada pagasta pilsētas rezultāts aktivitāte".split())
_CONTACT = frozenset("dr prof mag inž tālr tel tālrunis mob fakss e-pasts adrese talr".split())


def _no_surname(word: str, following: str) -> bool:
    """Whether a word behind a post is no surname by what it is or what comes after it: `Tālr.`, `Projekta vadītāja`."""
    if word.lower() in _CONTACT or is_common(word) or word.lower() in _ATTRIBUTES:
        return True
    next_word = re.match(r"\s([a-zāčēģīķļņšūž]+)", following)
    return bool(next_word and is_common(next_word.group(1)))


def _predicted(document: Document, doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """People whom the model finds and no rule: at least two words with capitals, or initials and a surname."""
    for start, end in predicted_entities(doc, "PERSON"):
        text = document.text[start:end]
        passage = document.passage_at(start)
        if passage is None or passage.kind in OUT_OF_FLOW or end > passage.end or any(a < end and start < b for a, b in taken):
            continue
        words = text.split()
        is_word = lemmatize(words[0].lower(), lang="lv") != words[0].lower()  # in the dictionary, so rather the first of its sentence
        if 2 <= len(words) <= 3 and all(_NAME_WORD.fullmatch(word) for word in words) and not is_word and not any(map(is_common, words)):
            bracket = document.text.rfind("(", max(0, start - 2), start)
            if bracket < 0 or not any(bracket - 2 <= b <= bracket for _, b in taken):  # there: the other name of a body
                yield Candidate(start, end, text, "model")


def _short_mentions(
    document: Document, mentions: Sequence[Mention], taken: Sequence[tuple[int, int]], *, folded: bool
) -> Iterator[Mention]:
    """Bare surnames of people whom the document names elsewhere more fully."""
    from extractors.names.declension import decline

    forms: dict[str, set[tuple[str, Gender | None]]] = defaultdict(set)
    for mention in mentions:
        family = mention.name.rpartition(" ")[2]
        if len(family) < 3:
            continue
        for gender in (mention.gender,) if mention.gender else tuple(Gender):
            for case, variants in decline(family, gender).items():
                if case is not Case.VOC:
                    for variant in variants:
                        forms[fold(variant) if folded else variant].add((family, gender))
    spans = [*taken, *((m.evidence.start, m.evidence.end) for m in mentions)]
    named = Counter(m.name.rpartition(" ")[2] for m in mentions)
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _FAMILY_ALONE.finditer(document.text, passage.start, passage.end):
            key = fold(match.group()) if folded else match.group()
            owners = forms.get(key)
            if not owners or any(a < match.end() and match.start() < b for a, b in spans):
                continue
            meant = _meant(document, match, owners, folded=folded) if len(owners) > 1 else None
            family, sex = min(owners, key=lambda o: (o != meant, o[0] != match.group(), -named[o[0]], o[0], str(o[1])))
            evidence = document.cite(*match.span())
            others = tuple(sorted({name for name, _ in owners} - {family}))
            yield Mention(evidence, EntityKind.PERSON, family, _METHOD + "surname", 0.8, others, sex)


def _meant(
    document: Document, match: re.Match[str], owners: Iterable[tuple[str, Gender | None]], *, folded: bool
) -> tuple[str, Gender | None] | None:
    """Of those whose surname the form can be the one that the words around it speak for: `ar Ozola piezīmēm` is a man's."""
    before = re.split(r"[\n\t]", document.text[max(0, match.start() - 60) : match.start()])[-1]
    after = re.split(r"[\n\t]", document.text[match.end() : match.end() + 40])[0]
    weights: dict[tuple[str, Gender | None], float] = defaultdict(float)
    for reading in nominatives_in_context(match.group(), before=before, after=after, folded=folded):
        for owner in owners:
            if fold(reading.name) == fold(owner[0]) and reading.gender in (owner[1], None) and reading.case is not Case.VOC:
                weights[owner] += reading.confidence
    best = max(weights, key=lambda o: (weights[o], o[0]), default=None)
    return best if best and weights[best] > 0.6 * sum(weights.values()) else None


def _first_names(document: Document, mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """First names alone, in any case, of the one person whom the document names with that first name: `stāsta Inga`."""
    owners: dict[str, set[str]] = defaultdict(set)
    genders: dict[str, Gender | None] = {}
    for mention in mentions:
        given, _, family = mention.name.rpartition(" ")
        if given and "." not in given and " " not in given:
            owners[given].add(family)
            genders[given] = mention.gender
    single = {given for given, families in owners.items() if len(families) == 1}
    if not single:
        return
    spans = [*taken, *((m.evidence.start, m.evidence.end) for m in mentions)]
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or passage.kind is PassageKind.CELL:
            continue
        for match in _FAMILY_ALONE.finditer(document.text, passage.start, passage.end):
            start, end = match.span()
            names = {f.name for f in given_forms(match.group())} & single
            if len(names) != 1 or any(a < end and start < b for a, b in spans):
                continue
            if re.match(r"\s(?:[\"„“«(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]|iel|dien|pagast|novad)", document.text[end : end + 8]):
                continue
            if re.search(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*\s$", document.text[max(0, start - 20) : start]):
                continue  # the second of two names
            name = names.pop()
            yield Mention(
                document.cite(start, end), EntityKind.PERSON, name, _METHOD + "first name alone", 0.75, (), genders[name]
            )
