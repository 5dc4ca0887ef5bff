"""Bare surnames: behind a post, before the body they come from, of who is elected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.institutions.countries import genitives_of_countries
from extractors.names.coordination import is_place_name
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.people import nominatives
from extractors.names.post_heads import post_forms
from extractors.people.look_alikes import is_named_after
from extractors.people.readings import ELECT, ELECTED_AS, accusative_posts, post_before
from extractors.people.shapes import UPPER, WORD_ALONE, Candidate
from extractors.people.spans import Spans
from extractors.people.words import is_common, is_first_name
from extractors.records import OUT_OF_FLOW, Document, Mention
from extractors.signs import Sign

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
_ELECT_SIGN = Sign(ELECT)
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
            if taken.overlap(start, end) or match.group().isupper() or is_named_after(document.text, start, end):
                continue  # `Pulkveža Brieža iela` is a street
            following = document.text[end : end + 30]
            trade = _is_trade(match.group()) and _INSIDE.search(document.text, max(0, start - 3), start) is not None
            if (following[:1] == " " and following[1:2].isupper()) or (not trade and _no_surname(match.group(), following)):
                continue
            if is_place_name(match.group()) or match.group() in _LANDS:
                continue  # `vietnieks Eiropas jautājumos`
            if match.group()[-1] in "āēīū" or match.group().endswith(("os", "ās", "ēs", "īs")):
                continue  # a place in the locative: `vēstnieks Vācijā`, `skolotājs Talsos`
            posts = post_before(document, start)
            if not posts or (post_forms(match.group()) and not trade) or (posts[0].noun == "māsa" and given_forms(match.group())):
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


#: Trades and stations that are surnames, where a capital inside a sentence tells them so: `spīkere Podniece`, `direktors Kalējs`.
_TRADES = frozenset("mūrnieks kalējs zvejnieks mednieks podnieks dārznieks audējs galdnieks maiznieks miesnieks krodzinieks skrīveris muižnieks jūrnieks namdaris mežsargs".split())
_INSIDE = re.compile(r"[a-zāčēģīķļņšūž] $")


def _is_trade(word: str) -> bool:
    return any(not form.plural and (form.noun in _TRADES or (form.noun.endswith("niece") and form.noun[:-2] + "ks" in _TRADES)) for form in post_forms(word))


_SMALL_BEHIND = re.compile(r"\s([a-zāčēģīķļņšūž]+)")


def _no_surname(word: str, following: str) -> bool:
    """Whether a word behind a post is no surname by what it is or what comes after it: `Tālr.`, `Projekta vadītāja`."""
    if word.lower() in _CONTACT or is_common(word) or word.lower() in _ATTRIBUTES:
        return True
    next_word = _SMALL_BEHIND.match(following)
    return bool(next_word and is_common(next_word.group(1)) and next_word.group(1) != "kopā")
