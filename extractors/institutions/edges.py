"""Where a name begins and ends by the language model, where it sees more of it than the rules, or less.

The rules walk left from a head by the endings of words; they take what opens a sentence for a part of the name (`Akcijas iekļautas
Rīgas Fondu birža`) and stop at names that do not decline (`Ērebrū Universitātes slimnīca`) and at couples (`Annas un Jāņa Rožu fonds`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from simplemma import is_known

from extractors.institutions.abbreviations import initials_of
from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.made import make_mention
from extractors.institutions.seats import behind_seat
from extractors.institutions.words import Word, heads_of, words_of
from extractors.names.declension import Case
from extractors.names.given import given_forms
from extractors.names.institutions import institution_nominative
from extractors.names.known import find_known, known_institutions
from extractors.predictions import predicted_entities
from extractors.records import Document, Mention, PassageKind
from extractors.spans import Spans
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TRAILING = re.compile(r"[\s.,;:(]+$")
#: Houses of their own below a university, by the beginning of their nouns; what else it has are units.
_OF_A_UNIVERSITY = ("institūt", "koledž", "muzej", "slimnīc", "dārz")
#: What has its business done by a body of that name: `Vides aizsardzības fonda administrācija`, `Ventspils brīvostas pārvalde`.
_RUN_BY = (("dzelzceļ", "pārvald"), ("fond", "administrācij"), ("park", "administrācij"), ("brīvost", "pārvald"), ("ost", "pārvald"))


def with_edges(document: Document, doc: Doc, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, those found by their heads with the beginning or end that the model gives them where the words bear it out."""
    tokens = tokens_of(doc)
    entities = [(start, _governed_end(document, start, start + len(_TRAILING.sub("", document.text[start:end])))) for start, end in predicted_entities(doc, "ORG")]
    by_end = {end: (start, end) for start, end in reversed(entities)}
    by_start = {start: (start, end) for start, end in entities}
    out: list[Mention] = []
    cuts: list[tuple[int, int]] = []  # what began in front of one of these was part of a name too long
    for mention in mentions:
        at = mention.evidence
        span = None
        if mention.method in ("institutions:head", "institutions:quoted"):
            head_alone = mention.method == "institutions:head"
            if (found := by_end.get(at.end)) is not None and found[0] != at.start:
                later = found[0] > at.start
                agreed = (head_alone and _opens_with_other(tokens, at.start, found[0])) if later else _belongs(document, found[0], at.start, at.end)
                span = found if agreed else None
            elif head_alone and (found := by_start.get(at.start)) is not None and found[1] > at.end and _goes_on(document, *found, at.end):
                span = found
            span = span or _couple(document, mention) or (_behind_other(document, tokens, mention) if head_alone else None)
        name = institution_nominative(document.text[span[0] : span[1]]) if span else None
        if span is None or name is None or " " not in name:
            out.append(mention)
        else:
            out.append(make_mention(document, *span, name, mention.method.removeprefix("institutions:"), 0.85))
            if span[0] > at.start:
                cuts.append(span)
    return [m for m in out if not any(m.evidence.start < start < m.evidence.end <= end for start, end in cuts)]


_GOVERNS = re.compile(r"\b[AaPpCcSs](?:r|ar|ret|aur|tarp)\s(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]*(?:as|es|u)\s){0,3}[„“\"«]?$")


def _governed_end(document: Document, start: int, end: int) -> int:
    """Where a name behind `ar` ends that the model takes together with the subject behind it: `ar Lapu vēstures institūtu | muzejs turpināja`."""
    if not _GOVERNS.search(document.text, max(0, start - 70), start):
        return end
    words = words_of(document.text, start, end)
    last = heads_of(words[-1].text) if len(words) > 2 else ()
    if not last or any(r.case is Case.ACC for r in last) or not any(r.case is Case.NOM for r in last):
        return end
    return words[-2].end if any(r.case is Case.ACC for r in heads_of(words[-2].text)) else end


def _opens_with_other(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words are no part of a name behind them: a verb or a noun in another case than the genitive is among them."""
    places = tokens.within(start, end)
    if any(r.case is Case.GEN for place in places for r in heads_of(tokens.texts[place])) or any("/" in tokens.texts[place] for place in places):
        return False  # an owner is part of the name, or the beginning of a longer one
    return any(
        (tokens.tags[place] in ("VERB", "AUX", "ADV", "PRON") and (tokens.texts[place].islower() or _no_place(tokens, place)))
        or (tokens.tags[place] == "NOUN" and tokens.texts[place].islower() and tokens.features[place].get("Case") in ("Nom", "Acc", "Dat", "Loc"))
        for place in places
    )


def _behind_other(document: Document, tokens: Tokens, mention: Mention) -> tuple[int, int] | None:
    """The name behind a verb or the object of the sentence in front of it, or behind the country of a town.

    `Naudu dāvinās | Talsu slimnīca`, `Naktsmītnes paredzētas | Rīgas 9. vidusskola`, `Slimnīcu | Rīgas pilsēta atbalsta`, `Lietuvas | Biržu rajons`.
    """
    at = mention.evidence
    places = tokens.within(at.start, at.end)
    for number in range(len(places) - 2, -1, -1):
        place, following = places[number], places[number + 1]
        if not tokens.texts[following][:1].isupper():
            continue
        word, features = tokens.texts[place], tokens.features[place]
        verb = tokens.tags[place] in ("VERB", "AUX") and word.islower() and (features.get("VerbForm") == "Fin" or (features.get("Case") == "Nom" and word.endswith(("tas", "ts", "ti", "ta", "usi", "is"))))
        town = tokens.tags[following] == "PROPN" and len(places) - number > 2
        object_first = number == 0 and town and features.get("Case") == "Acc" and tokens.tags[place] == "NOUN" and tokens.opens[place]
        abroad = number == 0 and len(places) > 2 and word in OF_COUNTRIES and word != "Latvijas" and mention.type == "municipality"
        if verb or object_first or abroad or (number == 0 and _country_of_town(tokens, place, following, len(places))):
            return tokens.starts[following], at.end
    return None


#: How nouns for what a body deals with end, which the model takes for names when it has not met them.
_NO_TOWN = re.compile(r"(?:šanas|ības|ijas|nieku|logu|grāfu|tāju|kas|oloģijas)$")


def _country_of_town(tokens: Tokens, place: int, following: int, length: int) -> bool:
    """Whether a country only says where the town lies that a name begins with: `Zviedrijas | Emonas ekomuzejs`."""
    word, town = tokens.texts[place], tokens.texts[following]
    return (
        word in OF_COUNTRIES and word != "Latvijas" and length > 2 and tokens.tags[following] == "PROPN" and town.endswith(("as", "es"))
        and not is_known(town.lower(), lang="lv") and not given_forms(town) and not _NO_TOWN.search(town)
    )  # fmt: skip


def _no_place(tokens: Tokens, place: int) -> bool:
    """Whether a verb in capitals is one: a participle, or without the ending of a place in the genitive (`Piebalgas`)."""
    return "Case" in tokens.features[place] or not tokens.texts[place].endswith(("as", "es", "is", "us", "u"))


#: Adjectives of a post that come before the name of its house: `Toreizējā | Valsts kases direktore`.
_TIMED = re.compile(r"(?:toreizēj|tagadēj|pašreizēj|līdzšinēj|iepriekšēj|kādreizēj|nākam|bijuš|nesenēj|ilggadēj|jaunievēlēt|jauniecelt)\w+$|jaun(?:ais|ā|ajam|ajai|o)$", re.IGNORECASE)
_COUPLE = re.compile(r"(?<![\w-])(?P<other>[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+) un $")


def _couple(document: Document, mention: Mention) -> tuple[int, int] | None:
    """The fund of two people who share a surname from the first of them on: `Annas un Jāņa Rožu fonds`."""
    at = mention.evidence
    words = words_of(document.text, at.start, at.end)
    other = _COUPLE.search(document.text, max(0, at.start - 40), at.start)
    if mention.type != "fund" or other is None or len(words) < 3 or not words[1].capital:
        return None
    both = all(any(form.case is Case.GEN for form in given_forms(name)) for name in (other["other"], words[0].text))
    return (other.start("other"), at.end) if both else None


def _belongs(document: Document, start: int, first: int, end: int) -> bool:
    """Whether the words of `[start, first)` belong to the name that goes on to `end`."""
    front = document.text[start:first]
    words = words_of(document.text, start, first)
    if not words or _TIMED.match(words[0].text) or re.search(r"[\n\t()„“”«»\"/\d]", front) or words[0].text.isupper() or words[-1].text.isupper():
        return False
    head = next((w.text.lower() for w in words_of(document.text, first, end) if heads_of(w.text)), "")
    if words[-1].text in (",", "un") or all(w.text in OF_COUNTRIES or w.text in ("un", "Savienības", "Eiropas") for w in words):
        return False
    if any(heads_of(w.text) for w in words):
        return _is_university(words[-1]) and head.startswith(_OF_A_UNIVERSITY)
    if len(words) == 1 and re.search(r"(?:ā|ais|ajam|ajai)$", words[0].text) and not words[0].text.startswith("Svēt"):
        return False  # `Toreizējā | Valsts kases direktore`: an adjective of the post
    quoted = document.text[end - 1] in "”“»\""
    return (words[0].capital or quoted) and not (quoted and _is_seat(document, start, first, end))


def _is_seat(document: Document, start: int, first: int, end: int) -> bool:
    """Whether the words of `[start, first)` only say where the house has its seat whose noun and quoted name go on to `end`."""
    words = words_of(document.text, max(0, start - 40), end)
    at = next((k for k, w in enumerate(words) if w.start == start), None)
    noun = next((k for k, w in enumerate(words) if w.start == first), None)
    return at is not None and noun is not None and behind_seat(words, at, noun) == noun


#: A name of its own behind the noun: `Somijas attīstības institūts HAUS`.
_TRAILING_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜ]{3,12}")


def _goes_on(document: Document, start: int, end: int, stop: int) -> bool:
    """Whether the name that the rules end at `stop` goes on to `end`: `Latvijas Universitātes | Bioloģijas institūts`."""
    rest = words_of(document.text, stop, end)
    words = words_of(document.text, start, stop)
    if not rest or not words or re.search(r"[\n\t()„“”«»\"/]", document.text[stop:end]):
        return False
    last, owner = rest[-1].text.lower(), words[-1]
    if last.startswith("administrācij") and owner.text.startswith("pašvaldīb") and not find_known(document.text[start:stop]):
        return last == "administrācija"  # `Palangas pilsētas pašvaldības administrācija`: what a Lithuanian municipality acts by
    if len(rest) == 1 and _TRAILING_NAME.fullmatch(rest[0].text) and not owner.text.isupper() and not is_known(last, lang="lv"):
        return len(words) > 1 and bool(heads_of(owner.text)) and initials_of(document.text[start:stop]) != rest[0].text
    if find_known(document.text[start:end]):
        return not any(r.head.type == "department" for r in heads_of(rest[-1].text))
    if _is_university(owner) and last.startswith(_OF_A_UNIVERSITY) and len(words) > 1:
        return True
    if len(rest) == 1 and any(owner.text.lower().startswith(run) and last.startswith(by) for run, by in _RUN_BY):
        return True
    return len(rest) == 1 and len(words) == 1 and owner.text.isupper() and len(owner.text) > 5 and bool(heads_of(rest[0].text)) and rest[0].text[0].islower()


def _is_university(word: Word) -> bool:
    return any(r.case is Case.GEN and r.head.type == "university" and not r.plural for r in heads_of(word.text))


#: Behind these, with no more of the line before them, or behind the end of a sentence any word has a capital.
#: Where an element of a list or table begins and ends.
_CELL = re.compile(r"(?:^|[\n\t|])\s*(?:(?:\d+[.)]|[•*–-])\s*)?$")
_CELL_ENDS = re.compile(r"[^\S\n\t]*(?:$|[\n\t|,;]|\.\s*(?:\n|$))")
_OPENS = re.compile(r"(?:^|[.!?•»)\]\n\t])[\s–—>*-]*$")


def without_chance_capitals(document: Document, doc: Doc, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without phrases whose one capital is that of their sentence, and in which the model sees no name of any sort.

    `Vērtēšanas komisiju vadīja …`, `Preču klāsta veikals …`: bodies that everybody knows stay, and those that the paper names twice.
    """
    seen = Spans(span for label in ("ORG", "GPE", "PERSON") for span in predicted_entities(doc, label))
    if not doc.ents:
        return list(mentions)
    mentions = list(mentions)
    elsewhere = Counter(m.name for m in mentions)
    whole = [m.name.lower() for m in mentions]

    def known_here(mention: Mention) -> bool:
        tail = f" {mention.name.lower()}"
        return elsewhere[mention.name] > 1 or any(name.endswith(tail) for name in whole) or tail in _tails_of_known()

    return [m for m in mentions if not _by_chance(document, m) or seen.touch(m.evidence.start, m.evidence.end) or known_here(m)]


@cache
def _tails_of_known() -> frozenset[str]:
    """What stands behind each space in the names of the list, the space too, in small letters."""
    names = (known.name.lower() for known in known_institutions())
    return frozenset(name[at:] for name in names for at, letter in enumerate(name) if letter == " ")


def _by_chance(document: Document, mention: Mention) -> bool:
    if mention.method != "institutions:head" or find_known(mention.name):
        return False
    passage = document.passage_at(mention.evidence.start)
    if passage is not None and passage.kind is PassageKind.CELL and document.text[passage.start : passage.end].strip() == mention.evidence.quote:
        return False  # a cell of its own names it
    before = document.text[passage.start if passage else 0 : mention.evidence.start]
    words = words_of(document.text, mention.evidence.start, mention.evidence.end)
    if _CELL.search(before) and _CELL_ENDS.match(document.text, mention.evidence.end):
        return False  # what fills its cell or its line is named there
    if document.text.startswith(f" ({initials_of(mention.name)})", mention.evidence.end):
        return False  # what has a short name is one
    if words[0].text.endswith(("i", "o", "y", "u", "ö")) and words[0].text.isalpha() and not is_known(words[0].text.lower(), lang="lv"):
        return False  # a foreign town that does not decline
    return bool(_OPENS.search(before)) and words[0].capital and sum(w.capital for w in words) == 1
