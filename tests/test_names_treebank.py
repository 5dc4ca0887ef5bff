"""How well the grammar of names does on the Latvian treebank (LVTB, FullStack), where it lies beside the repository.

Errors of the treebank itself are listed in `cases/treebank_errors.json` and corrected before the count.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from extractors.names.context import nominatives_in_context
from extractors.names.declension import Case, decline, decline_plural, plural
from extractors.names.institutions import institution_nominative
from extractors.names.people import Reading, nominatives
from extractors.people.readings import AGREES
from extractors.predictions import Prediction, predicted
from extractors.records import Gender
from models import load_model

REPOSITORY = Path(__file__).parents[1]
TREEBANK = REPOSITORY.parent / "shared" / "resources" / "ud"
ERRORS = json.loads((REPOSITORY / "tests" / "cases" / "treebank_errors.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not TREEBANK.is_dir(), reason="the treebank is not beside the repository")

# Definite and indefinite endings by (gender, case): only to make the expected nominatives from the trees.
ENDINGS = {
    ("Fem", "Def"): {"Nom": "ā", "Gen": "ās", "Dat": "ajai", "Acc": "o", "Loc": "ajā"},
    ("Masc", "Def"): {"Nom": "ais", "Gen": "ā", "Dat": "ajam", "Acc": "o", "Loc": "ajā"},
    ("Fem", "Ind"): {"Nom": "a", "Gen": "as", "Dat": "ai", "Acc": "u", "Loc": "ā"},
    ("Masc", "Ind"): {"Nom": "s", "Gen": "a", "Dat": "am", "Acc": "u", "Loc": "ā"},
}


class Token(NamedTuple):
    """One line of the treebank."""

    id: str
    form: str
    lemma: str
    pos: str
    features: dict[str, str]
    head: str
    entity: str
    space: bool


@lru_cache(maxsize=3)
def sentences(split: str) -> tuple[tuple[Token, ...], ...]:
    found: list[tuple[Token, ...]] = []
    current: list[Token] = []
    for line in [*(TREEBANK / f"lv_lvtb217ish-{split}.conllu").read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if not line and current:
            found.append(tuple(current))
            current = []
        elif len(columns) == 10 and columns[0].isdigit():
            features, misc = (dict(each.split("=", 1) for each in columns[n].split("|") if "=" in each) for n in (5, 9))
            current.append(Token(*columns[:4], features, columns[6], misc.get("NER", "O"), misc.get("SpaceAfter") != "No"))
    return tuple(found)


def entities(split: str, kind: str) -> Iterator[tuple[Token, ...]]:
    for sentence, start, end in places(split, kind):
        yield sentence[start:end]


def places(split: str, kind: str) -> Iterator[tuple[tuple[Token, ...], int, int]]:
    for sentence in sentences(split):
        start = None
        for index, token in enumerate([*sentence, None]):
            if start is not None and (token is None or not token.entity.startswith("I-")):
                if sentence[start].entity[2:].lower().startswith(kind):
                    yield sentence, start, index
                start = None
            if token is not None and token.entity.startswith("B-"):
                start = index


def text_of(tokens: list[Token] | tuple[Token, ...]) -> str:
    return "".join(token.form + (" " if token.space else "") for token in tokens).strip()


def is_initial(token: Token) -> bool:
    return len(token.form) <= 3 and token.form.endswith(".")


def is_name(tokens: tuple[Token, ...]) -> bool:
    return all(token.pos == "PROPN" or is_initial(token) for token in tokens)


def people() -> list[tuple[str, str, str | None]]:
    """(form, nominative, case) of every name of a person in the development and test splits, as people_in_text."""
    return [each[:3] for each in people_in_text()]


def people_in_text() -> list[tuple[str, str, str | None, str, str]]:
    """(form, nominative, case, four words before, three behind) of the names of people in dev and test."""
    found = []
    for split in ("dev", "test"):
        for sentence, start, end in places(split, "per"):
            tokens = sentence[start:end]
            if is_name(tokens):
                initials = [is_initial(token) for token in tokens]
                name = " ".join(t.form if initial else t.lemma for t, initial in zip(tokens, initials, strict=True))
                form, case = " ".join(token.form for token in tokens), tokens[-1].features.get("Case")
                before, after = text_of(sentence[max(0, start - 4) : start]), text_of(sentence[end : end + 3])
                found.append((form, name, case, before, after))
    return found


def institutions() -> dict[str, str | None]:
    """Phrases of two and more words in an oblique case in the singular, with the nominative that their tree gives."""
    found: dict[str, str | None] = {}
    for split in ("train", "dev", "test"):
        for tokens in entities(split, "org"):
            inside = {token.id for token in tokens}
            heads = [token for token in tokens if token.head not in inside]
            words = [token for token in tokens if token.pos != "PUNCT"]
            if len(heads) != 1 or len(words) < 2 or tokens[0].pos == "PUNCT" or heads[0].pos not in ("NOUN", "PROPN"):
                continue
            head, features = heads[0], heads[0].features
            if features.get("Number") != "Sing" or features.get("Case") in (None, "Nom") or "Gender" not in features:
                continue
            renamed = [in_nominative(token, head) for token in tokens]
            if None not in renamed:
                found[text_of(tokens)] = text_of([t._replace(form=r) for t, r in zip(tokens, renamed, strict=True)])
    corrected = {each["text"]: each["expected"] for each in ERRORS if each["label"] == "institutions"}
    found = {text: corrected.get(text, name) for text, name in found.items()}
    return {text: name for text, name in found.items() if name is not None}


def in_nominative(token: Token, head: Token) -> str | None:
    if token is head:
        return token.lemma[0].upper() + token.lemma[1:] if token.form[0].isupper() else token.lemma
    agrees = all(token.features.get(each) == head.features[each] for each in ("Case", "Gender", "Number"))
    if token.head != head.id or token.pos not in ("ADJ", "VERB", "DET") or not agrees:
        return token.form
    endings = ENDINGS[token.features["Gender"], token.features.get("Definite", "Ind")]
    ending = endings[token.features["Case"]]
    if not token.form.endswith(ending):
        return None
    return token.form[: -len(ending)] + endings["Nom"]


def share(right: list[bool]) -> float:
    return sum(right) / len(right)


def test_proper_nouns_are_declined_as_in_the_treebank():
    known = {(each["lemma"], each["text"]) for each in ERRORS if each["label"] == "declension"}
    seen = {
        (token.lemma, token.form, *(token.features[each] for each in ("Gender", "Number", "Case")))
        for split in ("train", "dev", "test")
        for sentence in sentences(split)
        for token in sentence
        if token.pos == "PROPN" and {"Gender", "Number", "Case"} <= set(token.features)
    }
    right, cleaned = [], []
    for lemma, form, gender_value, number, case_value in seen:
        gender, case = Gender(gender_value), Case(case_value)
        forms = decline(lemma, gender)[case]
        if number != "Sing":
            forms = decline_plural(lemma, gender)[case] + decline_plural(plural(lemma, gender) or lemma, gender)[case]
        right.append(form.lower() in [each.lower() for each in forms])
        if (lemma, form) not in known:
            cleaned.append(right[-1])
    assert len(seen) > 4000
    assert share(right) >= 0.99
    assert share(cleaned) >= 0.995


def test_people_with_the_case_that_the_sentence_shows():
    found = [(form, name, case) for form, name, case in people()]
    right = [
        (case, " " in form, any(r.name == name for r in nominatives(form, case=Case(case) if case else None)[:1]))
        for form, name, case in found
    ]
    assert len(right) > 400
    assert share([each for _, _, each in right]) >= 0.94
    assert share([each for case, full, each in right if full and case not in (None, "Nom")]) >= 0.92


def test_people_by_the_form_alone():
    first, among = [], []
    for form, name, _ in people():
        names = [reading.name for reading in nominatives(form)]
        first.append(names[:1] == [name])
        among.append(name in names)
    assert share(first) >= 0.91
    assert share(among) >= 0.97


def test_people_with_the_words_around_them():
    right = [
        nominatives_in_context(form, before=before, after=after)[0].name == name
        for form, name, _, before, after in people_in_text()
    ]
    assert share(right) >= 0.94


def test_people_with_the_case_and_gender_that_the_model_says():
    """The model weighs the readings as it does in `extractors.people`."""
    names = people_in_text()
    sentences_with_names = [
        (text_of(sentence), len("".join(t.form + " " * t.space for t in sentence[:start])), text_of(sentence[start:end]))
        for split in ("dev", "test")
        for sentence, start, end in places(split, "per")
        if is_name(sentence[start:end])
    ]
    docs = load_model().pipe([text for text, _, _ in sentences_with_names])
    right, oblique = [], []
    for (form, name, case, before, after), (_, start, written), doc in zip(names, sentences_with_names, docs, strict=True):
        model = predicted(doc, start, start + len(written))

        def weight(reading: Reading, model: Prediction = model) -> float:
            fits = [reading.case is model.case, reading.gender is not None and reading.gender is model.gender]
            return reading.confidence * AGREES ** sum(fits)

        readings = nominatives_in_context(form, before=before, after=after)
        right.append(max(readings, key=weight).name == name)
        if " " in form and case not in (None, "Nom"):
            oblique.append(right[-1])
    assert share(right) >= 0.96
    assert share(oblique) >= 0.95


def test_institutions_in_oblique_cases():
    found = institutions()
    assert len(found) >= 200
    assert share([institution_nominative(text) == name for text, name in found.items()]) >= 0.96
