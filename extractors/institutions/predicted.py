"""Institutions that the language model sees and no rule: kept where the head noun and its case agree with the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractors.institutions.common import is_common
from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.made import make_mention
from extractors.institutions.nobodys import is_generic, nobodys
from extractors.institutions.proper import COUNTRY
from extractors.institutions.units import of_a_school
from extractors.institutions.words import ANY_SUCH, GEOGRAPHIC, ORGANS, WEAK, can_precede, heads_of, words_of
from extractors.names.declension import Case
from extractors.names.given import is_given_name
from extractors.names.institutions import institution_nominative
from extractors.names.known import find_known, known_institutions
from extractors.predictions import predicted, predicted_entities
from extractors.records import OUT_OF_FLOW, Document, Mention
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What these govern is in no nominative: `ar Ventspils Augstskolu | tehnikums` is cut wrongly.
_GOVERNED = re.compile(r"\b(?:ar|no|par|pie|uz|pēc|pret|caur|bez|starp|līdz|kopš)\s+$", re.IGNORECASE)


#: The region of another country in which a body lies is part of its name: `Pleskavas apgabala | Pečoru novada muzejs`.
_OF_REGION = re.compile(r"(?<![\w-])[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+(?:as|es|u) (?:apgabala|guberņas|grāfistes|vojevodistes) $")


def find_predicted(document: Document, doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of organisations outside the spans `taken`, each a phrase from a capital to a head in the case that the model says.

    What can be a mere unit (`pārvalde`, `departaments`) counts only as known or when a country owns it; what has its only capital
    by its place in the sentence only as known.
    """
    tokens = tokens_of(doc)
    for start, end in predicted_entities(doc, "ORG"):
        passage = document.passage_at(start)
        region = _OF_REGION.search(document.text, max(passage.start, start - 40), start) if passage is not None else None
        if region is not None and not any(x < start and region.start() < y for x, y in taken):
            start = region.start()
        if passage is None or passage.kind in OUT_OF_FLOW or end > passage.end or any(a < end and start < b and (a, b) != (start, _first_end(taken, start, end)) for a, b in taken):
            continue
        if (listed := _listed(document.text[start:end])) is not None:
            yield make_mention(document, start, end, listed, "model", 0.85)
            continue
        if re.fullmatch(r"\w+ [A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+", document.text[start:end]) and is_given_name(document.text[start:end].split()[1]):
            continue  # `Upe Līga`, the surname first, is no league
        if ANY_SUCH.search(document.text[passage.start : start].rstrip()) is not None:
            continue
        if not any(a < end and start < b for a, b in taken) and (named := _of_a_place(document, tokens, passage.start, start, end)) is not None:
            yield named
            continue
        words = words_of(document.text, start, end)
        if _OWNED.search(document.text, max(passage.start, start - 12), start) and heads_of(words[-1].text) and heads_of(words[-1].text)[0].head.type == "centre":
            continue  # `Valsts meža dienesta (VMD) | Datu apstrādes centra vadītājs`
        if len(words) < 2 or not words[0].capital or not all(w.letters for w in words) or words[0].text.isupper():
            continue
        if (known := _known_by_stems(tuple(w.text for w in words))) is not None:
            yield make_mention(document, start, end, known, "model", 0.8)
            continue
        behind = _NEXT.match(document.text, end)
        if behind is not None and any(r.head.type == "department" for r in heads_of(behind[1])):
            continue  # `iecirkņa Kārtības policijas | nodaļas`: a part of the name of a unit
        readings = [r for r in heads_of(words[-1].text) if not r.plural]
        cases = {r.case for r in readings} & _cases(document, doc, start, end)
        if not cases or not all(can_precede(w) or w.text == "un" or _foreign(w.text) or any(r.case is Case.GEN for r in heads_of(w.text)) for w in words[:-1]):
            continue
        if _GOVERNED.search(document.text, passage.start, start) and cases <= {Case.NOM}:
            continue
        before = document.text[passage.start : start].rstrip()
        if before[-1:] in ("„", "“", '"', "«"):
            continue  # what is quoted is named elsewhere
        name = institution_nominative(document.text[start:end])
        if len(words) == 2 and COUNTRY.search(words[0].text) and not find_known(name or ""):
            continue  # `Igaunijas biedrība MTÜ …` only describes
        if is_common(words, 0, len(words) - 1):
            continue
        by_place = (not before or before[-1] in ".!?:;•–—-") and sum(w.capital for w in words) == 1
        longer = any(a < end and start < b for a, b in taken)
        if longer and not (words[0].text in OF_COUNTRIES and readings[0].head.type == "department"):
            continue
        if longer and document.text[_first_end(taken, start, end) : end].lstrip()[:1].isupper():
            continue  # `Latvijas Nacionālās bibliotēkas | Attīstības departaments`: a unit with a name of its own
        if name is None or is_generic(name) or nobodys(name, sum(w.capital for w in words)) or not (find_known(name) or (not by_place and _stands_alone(words[0].text, readings[0].head.noun, readings[0].head.unit_possible, len(words)))):
            continue
        yield make_mention(document, start, end, name, "model", 0.7)


#: Behind a bracket, a quoted name or an abbreviation what follows is a unit of what they name, in a table too.
_OWNED = re.compile(r"(?:(?<=[^\W\d])\)|[”“»\"]|\b[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,}),?\s$")
#: Parts of a body that lie in other places, gatherings, markets and roads: a place before them makes no name.
_NO_BODIES = frozenset(
    """filiāle birojs nodaļa sekcija delegācija armija tīkls energotīkls forums tirgus stacija ceļi fondi partnerība konference seminārs sapulce skolēni
    fakultāte katedra punkts iecirknis uzņēmums uzņēmumi jaunuzņēmums tiesa bāze reģions programma grupa bibliotēkas līnijas līnija dienas pārvaldība""".split()
)


#: Heads that are places as often as bodies.
_GROUNDS = frozenset({"parks", "dārzs", "pils", "nams", "stadions", "arēna", "baseins", "komplekss", "internāts", "noliktava", "ferma", "stacija", "lidosta"})


#: With nothing between, a region or the capital has many of these: `Kurzemes skola`, `Rīgas bērnudārzs`.
_MANY = frozenset("Latvijas Rīgas Vidzemes Kurzemes Latgales Zemgales Sēlijas Pierīgas Baltijas".split())
_ONE_OF_MANY = frozenset("skola bērnudārzs pirmsskola muzejs bibliotēka draudze slimnīca uzņēmums biedrība klubs koris".split())


def _of_a_place(document: Document, tokens: Tokens, floor: int, start: int, end: int) -> Mention | None:
    """A body by a head that rules do not trust alone (`nams`, `osta`, `dārzs`), with the name of a place at its beginning.

    The model sees a proper noun first and the whole for an organisation: `Dobeles Mākslas nams`, `Rojas siltumtīkli`, `Ībersē draudze`.
    """
    places = tokens.within(start, end)
    words = words_of(document.text, start, end)
    if len(places) < 2 or len(words) < 2 or tokens.tags[places[0]] != "PROPN" or not words[0].text[1:].islower() or not words[0].capital:
        return None
    if not all(w.letters or w.text == "," for w in words) or document.text[start:end].isupper() or _OWNED.search(document.text, max(floor, start - 12), start):
        return None
    if tokens.features[places[0]].get("Case") == "Loc" and words[0].text.endswith(("ā", "ē", "ī", "ū", "os", "ās", "ēs", "īs")):
        return None  # `vienošanās Minskā | ministrijas pārstāvji`
    if tokens.features[places[0]].get("Case") == "Nom" and words[0].text.endswith(("a", "e", "is", "us")) and not any(r.case is Case.NOM and not r.plural for r in heads_of(words[-1].text)):
        return None  # `Malme | alianses dibinātājus konsultēja`
    behind = _NEXT.match(document.text, end)
    if behind is not None and heads_of(behind[1]) and any(r.case is Case.GEN for r in heads_of(words[-1].text)):
        return None  # `Siguldas pagasta | pārvaldes`
    head = words[-1].text
    if of_a_school(words, len(words) - 1):
        return None
    if not all(can_precede(w) or w.capital or w.text in ("un", ",") for w in words[1:-1]) or (len(words) == 2 and words[0].text in OF_COUNTRIES):
        return None
    plural = tokens.features[tokens.within(start, words[-1].end)[-1]].get("Number") == "Plur" or all(r.plural for r in heads_of(head))
    if is_common(words, 0, len(words) - 1):
        return None
    readings = [r for r in heads_of(head) if r.plural == plural and r.head.noun not in _NO_BODIES and r.head.noun not in GEOGRAPHIC and r.head.type not in ("department", "state")]
    if not readings or (plural and not (readings[0].head.noun.endswith("i") or readings[0].head.type == "museum")):
        return None
    if len(words) == 2 and ((words[0].text in _MANY and readings[0].head.noun in _ONE_OF_MANY) or readings[0].head.noun == "kopa"):
        return None
    if len(words) == 2 and readings[0].head.noun in _GROUNDS and not any(r.case in (Case.NOM, Case.ACC, Case.DAT) for r in readings):
        return None  # `Slīteres parka pieredze`, `Rojas pilī`: where something is
    if readings[0].head.unit_possible and readings[0].head.noun in ORGANS and not any(heads_of(w.text) for w in words[:-1]):
        return None  # `Vidzemes administrācija` is a unit of somebody; `Rojas ostas pārvalde` is not
    name = institution_nominative(document.text[start:end], plural=plural)
    return make_mention(document, start, end, name, "model", 0.75) if name is not None and not nobodys(name, sum(w.capital for w in words)) else None


_NEXT = re.compile(r"\s([a-zāčēģīķļņšūž]+)")


def _first_end(taken: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """The end of the shorter span that begins where the entity does: `Igaunijas Policijas | un robežsardzes departaments`."""
    return next((b for a, b in taken if a == start and b < end), -1)


def _listed(phrase: str) -> str | None:
    """The one known name of which the phrase is a form; abbreviations are found elsewhere."""
    known = find_known(phrase) if phrase[:1].isupper() and not phrase.isupper() and len(phrase) > 6 else ()
    return known[0].name if len(known) == 1 and not any(r.head.type == "department" for r in heads_of(phrase.split()[-1])) else None


def _known_by_stems(words: tuple[str, ...]) -> str | None:
    """The known name without a head noun of which the words are an inflected form: `Latvijas Sarkanajam Krustam`."""
    alike = (each for each in _headless().get(len(words), ()) if all(map(_alike, each, words)))
    return " ".join(next(alike, ())) or None


def _alike(known: str, printed: str) -> bool:
    stem = known[: max(4, len(known) - 3)]
    return known[:1].isupper() and printed.startswith(stem) and abs(len(known) - len(printed)) <= 3


@cache
def _headless() -> dict[int, list[tuple[str, ...]]]:
    """The words of the names without a head noun, by how many they are."""
    found: dict[int, list[tuple[str, ...]]] = {}
    for known in known_institutions():
        words = tuple(known.name.split())
        if len(words) > 1 and not any(heads_of(word) for word in words):
            found.setdefault(len(words), []).append(words)
    return found


def _cases(document: Document, doc: Doc, start: int, end: int) -> set[Case]:
    case = predicted(doc, start, end).case
    return set() if case is None else {case}


def _stands_alone(first: str, noun: str, unit: bool, length: int) -> bool:
    """Whether a head names a body by itself; weak ones (`forums`, `tīkls`) never do on the model's word."""
    if noun in WEAK or noun in ("novads", "pilsēta", "pagasts", "rajons", "valsts", "republika", "nodaļa", "fakultāte", "katedra", "partnerība", "reģions"):
        return False
    return not unit or (length > 2 and COUNTRY.search(first) is not None)


def _foreign(word: str) -> bool:
    """A name with letters that Latvian has not, which does not decline: `Ülejõe`."""
    return word[:1].isupper() and re.search(r"[äöüõåøæßćčńóśźżýěřůéèáíúąęėįų]", word, re.IGNORECASE) is not None
