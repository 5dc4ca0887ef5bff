"""Bare surnames: behind a post, before the body they come from, and of people whom the document names more fully."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.institutions.countries import genitives_of_countries
from extractors.names.context import nominatives_in_context
from extractors.names.coordination import is_place_name
from extractors.names.declension import Case, decline, feminine_surnames, masculine_surname
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.people import nominatives
from extractors.names.post_heads import post_forms
from extractors.people.candidates import UPPER, Candidate
from extractors.people.readings import ELECT, ELECTED_AS, accusative_posts, post_before
from extractors.people.spans import Spans
from extractors.people.words import is_common, is_first_name
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Gender, Mention

WORD_ALONE = re.compile(rf"(?<![\w.@/-])[{UPPER}][\w’']+(?:-[{UPPER}]\w+)?(?![\w-])")
_FROM_BODY = re.compile(
    rf"(?<=[a-zāčēģīķļņšūž,]\s)([{UPPER}][\w-]*(?:iņ(?:š|a|am|ai|u|as)|īt(?:is|e|im|ei|es|i)|sk(?:is|a|im|ai|as)|[oe]v(?:s|a|am|ai|as)|niek(?:s|am)|niec(?:e|ei|es)))"
    r"\sno\s$"
)
#: `Celms no `, at the beginning of a sentence or a line
_FIRST_FROM_BODY = re.compile(rf"(?:^|[.!?:;]\s|\n\s*(?:[-–•*]\s*)?)([{UPPER}][\w-]*)\sno\s$")
#: Verbs of what only people do, folded: a paper or a table can show, ask or inform too.
_DOES = re.compile(
    r"\s(?:(?:pa)?stasta|(?:pa)?stastija|zino|zinoja|jauta|jautaja|vaica|vaicaja|piebilst|piebilda|iebilst|iebilda|piekrit|piekrita|"
    r"nepiekrit|nepiekrita|sola|solija|apnemas|apnemas|saka|teica|sacija|atsutija|nosutija|iesniedza|klasta|klastija|"
    r"interesejas|interesejas|pateicas|ierosina|ierosinaja|piedalijas|iepazistina|iepazistinaja)\b"
)
#: Nouns for papers and acts, folded: they come from bodies as people do.
PAPER = re.compile(
    r"(?:ums|umi|iba|sana|cija|cijas|ents|enti)$|^(?:vestul|atbild|zin(?:a|as|ojum)|dat(?:i|u)|parskat|pateicib|protokol|e-past|"
    r"naud|lidzekl|projekt|plan|materi|delegacij|koleg|viesi|vis(?:i|as)|kads|neviens|viens|otrs|tas|ta$|tur|san)"
)
_ELECTED = re.compile(rf"(?<![\w.-])(?P<name>[{UPPER}][\w-]+)(?={ELECTED_AS})")
_ELECTS_AS = re.compile(rf"\b{ELECT}\s(?P<name>[{UPPER}][\w-]+)\spar\s(?P<post>(?:[a-zāčēģīķļņšūž]+[ \t]?){{1,4}})")
_ELECTS = re.compile(
    rf"\b[Pp]ar\s(?P<post>(?:[a-zāčēģīķļņšūž]+\s){{1,5}}?)(?:vienbalsīgi\s|atkārtoti\s)?{ELECT}\s(?P<name>[{UPPER}][\w-]+)(?=[.,;\n]|\s\(|$)"
)
_ELECT_SIGN = re.compile(ELECT)
_ATTRIBUTES = frozenset(
    "projekta projektu laiks termiņš darba valsts domes valdes padomes novada pagasta pilsētas rezultāts aktivitāte".split()
)
_LANDS = frozenset({"Eiropas", "Baltijas", "Latvijas", *genitives_of_countries()})
_CONTACT = frozenset("dr prof mag inž tālr tel tālrunis mob fakss e-pasts adrese talr".split())


def find_behind_posts(document: Document, taken: Spans) -> Iterator[Candidate]:
    """Bare surnames in running text right behind a post in the same case: `lūgt revidentu Liepiņu`."""
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in WORD_ALONE.finditer(document.text, passage.start, passage.end):
            start, end = match.span()
            if taken.overlap(start, end) or match.group().isupper():
                continue
            following = document.text[end : end + 30]
            if (following[:1] == " " and following[1:2].isupper()) or _no_surname(match.group(), following):
                continue
            if is_place_name(match.group()) or match.group() in _LANDS:
                continue  # `vietnieks Eiropas jautājumos`
            if match.group()[-1] in "āēīū" or match.group().endswith(("os", "ās", "ēs", "īs")):
                continue  # a place in the locative: `vēstnieks Vācijā`, `skolotājs Talsos`
            posts = post_before(document, start)
            if not posts or post_forms(match.group()) or (posts[0].noun == "māsa" and given_forms(match.group())):
                continue  # `māsa Helēna` is kin
            options = nominatives(match.group())
            if any(o.case is p.case and o.gender in (None, p.gender) for o in options for p in posts if not p.plural):
                yield Candidate(start, end, match.group(), "surname behind a post")


def find_before_bodies(document: Document, institutions: Sequence[Mention], taken: Spans, *, folded: bool) -> Iterator[Candidate]:
    """Bare surnames inside a sentence right before the body that they come from: `solīja Ozoliņa no Valsts kases`.

    Only words with the ending of a surname: `saņem Latvija no …` has none.
    """
    text = document.text
    for body in institutions:
        yield from _subject_of_a_body(text, body.evidence.start, body.evidence.end, taken, folded=folded)
        match = _FROM_BODY.search(text, max(0, body.evidence.start - 60), body.evidence.start)
        if match is None or is_common(match[1]) or is_first_name(match[1], folded) or post_forms(match[1]):
            continue
        if not taken.overlap(match.start(1), match.end(1)):
            yield Candidate(match.start(1), match.end(1), match[1], "surname before a body")


def _subject_of_a_body(text: str, start: int, end: int, taken: Spans, *, folded: bool) -> Iterator[Candidate]:
    """The surname that begins a sentence before the body it comes from, when a verb follows: `Celms no Valsts kases rāda …`.

    A paper from a body can say something too (`Atzinums no …`), so words that name papers and acts are passed over.
    """
    match = _FIRST_FROM_BODY.search(text, max(0, start - 40), start)
    if match is None or not _DOES.match(" " + fold(text[end : end + 30])):
        return
    word = match[1]
    if len(word) < 4 or word.isupper() or is_common(word) or is_first_name(word, folded) or post_forms(word):
        return
    if PAPER.search(fold(word)) or is_place_name(word) or taken.overlap(match.start(1), match.end(1)):
        return
    if any(reading.case is Case.NOM and not reading.plural for reading in nominatives(word, folded=folded)):
        yield Candidate(match.start(1), match.end(1), word, "surname before a body")


def find_elected(document: Document, taken: Spans) -> Iterator[Candidate]:
    """Bare surnames of people who are elected or appointed: `Liepiņu ievēl par revidenti`, `Par sekretāri ievēl Liepiņu`."""
    text = document.text
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or not _ELECT_SIGN.search(document.text, passage.start, passage.end):
            continue
        for pattern in (_ELECTED, _ELECTS, _ELECTS_AS):
            for match in pattern.finditer(text, passage.start, passage.end):
                word = match["name"]
                posts = accusative_posts(match["post"])
                if (
                    not posts
                    or taken.overlap(*match.span("name"))
                    or word.isupper()
                    or is_place_name(word)
                    or _no_surname(word, "")
                ):
                    continue
                readings = [r for r in nominatives(word) if r.case is Case.ACC and not r.plural]
                if any(r.gender in (None, post.gender) for r in readings for post in posts):
                    yield Candidate(*match.span("name"), word, "surname of the elected")


_SMALL_BEHIND = re.compile(r"\s([a-zāčēģīķļņšūž]+)")


def _no_surname(word: str, following: str) -> bool:
    """Whether a word behind a post is no surname by what it is or what comes after it: `Tālr.`, `Projekta vadītāja`."""
    if word.lower() in _CONTACT or is_common(word) or word.lower() in _ATTRIBUTES:
        return True
    next_word = _SMALL_BEHIND.match(following)
    return bool(next_word and is_common(next_word.group(1)) and next_word.group(1) != "kopā")


def find_short_mentions(document: Document, mentions: Sequence[Mention], taken: Spans, *, folded: bool) -> Iterator[Mention]:
    """Bare surnames of people whom the document names elsewhere more fully, and of who bears the same surname in the other gender."""
    forms: dict[str, set[tuple[str, Gender | None]]] = defaultdict(set)
    kin: dict[str, tuple[str, Gender]] = {}
    borne_by: dict[str, set[Gender]] = defaultdict(set)  # by whom with a whole given name
    for mention in mentions:
        given, _, family = mention.name.rpartition(" ")
        if mention.gender and given and not given.endswith("."):
            borne_by[family].add(mention.gender)
    for mention in mentions:
        given, _, family = mention.name.rpartition(" ")
        if len(family) < 3:
            continue
        sure = {mention.gender} if mention.gender else set()
        if given.endswith(".") and family.endswith(("a", "e")):  # `R. Priede` may be a man
            sure = borne_by[family]
        for gender in sorted(sure) or tuple(Gender):
            for case, variants in decline(family, gender).items():
                if case is not Case.VOC:
                    for variant in variants:
                        forms[fold(variant) if folded else variant].add((family, gender))
        if len(sure) == 1 and given and not folded and len(family) > 3:
            kin |= _forms_of_kin(family, *sure)
    named = Counter(m.name.rpartition(" ")[2] for m in mentions)
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in WORD_ALONE.finditer(document.text, passage.start, passage.end):
            key = fold(match.group()) if folded else match.group()
            owners = forms.get(key)
            if (not owners and key not in kin) or taken.overlap(*match.span()):
                continue
            evidence = document.cite(*match.span())
            if owners:
                meant = _meant(document, match, owners, folded=folded) if len(owners) > 1 else None
                family, sex = min(owners, key=lambda o: (o != meant, o[0] != match.group(), -named[o[0]], o[0], str(o[1])))
                others = tuple(sorted({name for name, _ in owners} - {family}))
                yield Mention(evidence, EntityKind.PERSON, family, "people:surname", 0.8, others, sex)
            elif _is_kin_spoken_of(document.text, *match.span()):
                yield Mention(evidence, EntityKind.PERSON, kin[key][0], "people:surname of the other gender", 0.7, (), kin[key][1])


def _forms_of_kin(family: str, gender: Gender) -> dict[str, tuple[str, Gender]]:
    """The forms of a surname as the other gender bears it, but for the locative, in which surnames are places."""
    other = Gender.FEMININE if gender is Gender.MASCULINE else Gender.MASCULINE
    name = feminine_surnames(family)[0] if gender is Gender.MASCULINE else masculine_surname(family)
    if name is None or name == family:
        return {}
    cases = (Case.NOM, Case.GEN, Case.DAT, Case.ACC)
    return {form: (name, other) for case, variants in decline(name, other).items() if case in cases for form in variants}


#: What surnames name besides people: streets, farms, hills.
NAMED_AFTER = re.compile(r"\s+(?:iel|bulv|prosp|gatv|lauk|ezer|kaln|muiž|māj|sēt|saimn|pagast|pils|sal|tilt|park|skol|grav|dīķ|krog|aptiek|stac)\w*")
#: A deed of somebody's: `Zvirbuļa veidotā vietne`.
_DEED = re.compile(r"\s+[a-zāčēģīķļņšūž]+(?:t(?:ais|ā|ie|ās)|ums|umu|umi|umus|šana|šanu|ība|ību|ojums|ojumu)\b")


def _is_kin_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether a surname alone is a person's: inside a sentence and no part of a longer name, or before a deed."""
    before, after = text[max(0, start - 2) : start], text[end : end + 20]
    if re.match(r"\s[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"«(]", after) or NAMED_AFTER.match(after):
        return False
    if _DEED.match(text, end):
        return True
    return bool(re.search(r"[a-zāčēģīķļņšūž,]\s$", before)) and not re.search(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w*[ -]$", text[max(0, start - 20) : start])


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
