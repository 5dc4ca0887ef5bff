"""Trained judges: what they are asked, that they only add to the rules, and that they learn from annotated papers."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Collection, Hashable, Mapping
from itertools import combinations
from pathlib import Path

import pytest

import models
from extractors.extract import extract
from extractors.learned.judges import COMPONENT, NoJudges, judges_of
from extractors.learned.same import keys_of
from extractors.readers import read
from extractors.records import Facts
from models import load_model
from models.judges import FILE, LinearJudges, packed

PAPERS = Path(models.__file__).parent / "training" / "papers"
TEXT = """Upeslejas novada pašvaldības Dabas komisijas sēdes protokols Nr. 3
2021. gada 4. martā

Piedalās: Zelma Krauklīte (komisijas priekšsēdētāja), Teodors Bebrišs (SIA „Zaļā josta plus” valdes loceklis).

1. Par parka kokiem
Zelma Krauklīte stāsta par vētru. Teodors Bebrišs ar nākamo nedēļu ķeras pie bīstamo zaru izzāģēšanas.
"""


class Witness:
    """Hears every question and gives one answer to each kind of them."""

    learns = False

    def __init__(self, answers: Mapping[str, Mapping[str, float]] | None = None) -> None:
        self.answers = answers or {}
        self.heard: list[tuple[str, frozenset[str], Hashable]] = []

    def chances(self, question: str, features: Collection[str], about: Hashable) -> Mapping[str, float]:
        self.heard.append((question, frozenset(features), about))
        return self.answers.get(question, {})

    def most_other(self, question: str, label: str, features: Collection[str], unknown: tuple[str, ...]) -> float:
        return 1.0


def _read(judges: Witness | NoJudges) -> Facts:
    return extract(read(TEXT.encode()), load_model(), judges=judges)


def test_the_pipeline_has_judges_and_the_one_of_rules_none() -> None:
    assert isinstance(load_model().get_pipe(COMPONENT), LinearJudges)
    assert isinstance(judges_of(load_model("rules")), NoJudges)


def test_features_tell_no_names() -> None:
    witness = Witness()
    _read(witness)
    told = " ".join(feature for _, features, _ in witness.heard for feature in features).casefold()
    assert {question for question, _, _ in witness.heard} >= {"commitment"}
    assert "lemma=" in told
    assert not any(name in told for name in ("krauklīt", "bebriš", "zelma", "teodor", "josta"))


def test_a_judge_adds_what_rules_do_not_see_and_says_how_sure_it_is() -> None:
    without = _read(NoJudges())
    answers = {"commitment": {"none": 0.1, "promised": 0.8, "planned": 0.1}, "owner": {"yes": 0.0, "no": 1.0}}
    added = [c for c in _read(Witness(answers)).commitments if c.method == "commitments:learned"]
    assert not any("izzāģēšanas" in c.evidence.quote for c in without.commitments)
    assert any("izzāģēšanas" in c.evidence.quote and c.kind.value == "promised" and not c.owners for c in added)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jaunā tehnika sekmēs izaugsmi visā novadā.",
        "Pēc darbiem uzņēmums varēs strādāt ātrāk.",
        "V. Ozols jautā, kad tiks labots tilts pār upi.",
        "Ja būs nauda, biedrība nokrāsos soliņus.",
        "Līgums ir spēkā līdz 2022. gada 1. martam.",
        "Pieņemt zināšanai ziņojumu par vētru.",
        "Nākošo sēdi sasaukt 2021. gada aprīlī.",
    ],
)
def test_the_language_keeps_its_veto(sentence: str) -> None:
    sure = Witness({"commitment": {"none": 0.01, "planned": 0.99}, "owner": {"yes": 0.9, "no": 0.1}})
    text = TEXT.replace("Teodors Bebrišs ar nākamo nedēļu ķeras pie bīstamo zaru izzāģēšanas.", sentence)
    facts = extract(read(text.encode()), load_model(), judges=sure)
    assert not any(sentence[:20] in c.evidence.quote for c in facts.commitments)


def test_owners_are_asked_for_once_for_all_mentions_of_one() -> None:
    witness = Witness({"commitment": {"none": 0.05, "promised": 0.95}, "owner": {"yes": 0.9, "no": 0.1}})
    facts = _read(witness)
    names = {mention.id: mention.name for mention in facts.mentions}
    found = next(c for c in facts.commitments if "izzāģēšanas" in c.evidence.quote)
    assert "Teodors Bebrišs" in {names[owner] for owner in found.owners}
    about = [place for question, _, place in witness.heard if question == "owner"]
    assert len(about) == len(set(about))


def test_unsure_answers_change_nothing() -> None:
    unsure = {"commitment": {"none": 0.6, "promised": 0.4}, "owner": {"yes": 0.4, "no": 0.6}, "tie": {"none": 0.6, "partner": 0.4}}
    assert _read(Witness(unsure)).commitments == _read(NoJudges()).commitments
    assert _read(Witness(unsure)).ties == _read(NoJudges()).ties


PROJECT = """Projekta „Zaļais krasts” pārskats

Projektā „Zaļais krasts” atjaunotas kāpas pie jūras.
Ar darbiem pie jūras tika galā SIA „Smilšu vējš” un Vējavas novada pašvaldība.
"""


def _parties(judges: Witness | NoJudges) -> set[tuple[str, str, str, float]]:
    facts = extract(read(PROJECT.encode()), load_model(), judges=judges)
    names = {mention.id: mention.name for mention in facts.mentions}
    return {(names[p.initiative], names[p.subject], p.part.value, p.confidence) for p in facts.parties if p.method == "initiatives:learned"}


def test_a_judge_adds_parties_of_an_initiative_named_before() -> None:
    assert _parties(NoJudges()) == set()
    assert _parties(Witness({"party": {"none": 0.4, "partner": 0.6}})) == set()
    sure = Witness({"party": {"none": 0.05, "partner": 0.8, "funder": 0.15}})
    assert {found[:3] for found in _parties(sure)} == {("Zaļais krasts", "Vējavas novada pašvaldība", "partner")}  # rules know the other
    asked = [about for question, _, about in sure.heard if question == "party"]
    assert len(asked) == len(set(asked)) == 1
    told = " ".join(feature for question, features, _ in sure.heard if question == "party" for feature in features).casefold()
    assert "step=" in told and not any(name in told for name in ("smilš", "vējav", "krasts"))


def test_the_list_below_an_initiative_is_told_of_it() -> None:
    text = """Projekts „Zaļais krasts”

Kas strādā ar mums:
- SIA „Smilšu vējš”
- biedrība „Priežu gals”
- Vējavas novada pašvaldība
- Kurzemes plānošanas reģions

Projekts „Sausās kājas”
- SIA „Gumijas zābaks”
"""
    witness = Witness()
    extract(read(text.encode()), load_model(), judges=witness)
    asked = {about for question, _, about in witness.heard if question == "party"}
    assert ("Zaļais krasts", "Kurzemes plānošanas reģions") in asked
    assert not any("Gumijas" in body for initiative, body in asked if initiative == "Zaļais krasts")


def test_mentions_of_one_share_a_key() -> None:
    text = "Valsts augu dienests (VAD) un SIA „Rumba” tikās. Ieva Zvirbule ziņo par Rumbu. I. Zvirbule un Zvirbule piekrīt VAD."
    facts = extract(read(text.encode()), load_model(), judges=NoJudges())
    people = [m for m in facts.mentions if m.kind.value == "person"]
    keys = keys_of(people, [m for m in facts.mentions if m.kind.value == "institution"], facts.aliases)
    assert len({keys[m.id] for m in people}) == 1
    assert len({keys[m.id] for m in facts.mentions if m.name in ("VAD", "Valsts augu dienests")}) == 1


def test_judges_are_kept_as_they_are(tmp_path: Path) -> None:
    shipped = load_model().get_pipe(COMPONENT)
    assert isinstance(shipped, LinearJudges)
    shipped.to_disk(tmp_path)
    again = LinearJudges().from_disk(tmp_path)
    assert (tmp_path / FILE).read_bytes() == packed(again.judges) == packed(shipped.judges)
    features = {"lemma=sagatavot", "kind=minutes", "verb=Fin/Ind/Fut/Act/3"}
    assert again.chances("commitment", features) == shipped.chances("commitment", features)
    assert again.chances("weather", features) == {}


@pytest.mark.parametrize("label", ["none", "promised"])
def test_what_is_not_known_yet_cannot_bring_more_than_is_told(label: str) -> None:
    """Whatever times a sentence turns out to hold, no chance of another answer goes over the bound."""
    shipped = load_model().get_pipe(COMPONENT)
    assert isinstance(shipped, LinearJudges)
    judge = shipped.judges["commitment"]
    times = [name for name in judge.features if name.startswith("time=")]
    assert len(times) > 2
    for known in ({"kind=minutes", "verb=Fin/Ind/Fut/Act/3"}, {"kind=press", "lemma=sagatavot", "who=nobody"}, set[str]()):
        bound = shipped.most_other("commitment", label, known, ("time=",))
        for count in range(len(times) + 1):
            for more in combinations(times, count):
                assert 1 - shipped.chances("commitment", known | set(more))[label] <= bound + 1e-6
    assert shipped.most_other("weather", label, {"kind=minutes"}, ("time=",)) == 0


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=FILE):
        LinearJudges().from_disk(tmp_path)


@pytest.mark.skipif(not PAPERS.exists(), reason="the papers are no part of the package")
@pytest.mark.skipif(importlib.util.find_spec("sklearn") is None, reason="needs saikne[train]")
def test_judges_learn_from_annotated_papers(tmp_path: Path) -> None:
    from models.training.judges import train
    from models.training.teacher import examples

    folder = tmp_path / "papers"
    folder.mkdir()
    for number, (verb, kind) in enumerate([("sakārtos", "planned"), ("nokrāsos", "planned"), ("uzskaita", None), ("apraksta", None)]):
        sentence = f"Biedrība „Ūdensroze” līdz maijam {verb} visas laipas."
        gold = {
            "document": {}, "people": [], "institutions": [{"name": "Biedrība „Ūdensroze”", "aliases": []}],
            "commitments": [{"evidence": sentence, "kind": kind, "owners": ["Biedrība „Ūdensroze”"], "due": None}] if kind else [],
        }  # fmt: skip
        (folder / f"{number}.txt").write_text(f"Ziņas par laipām\n\n{sentence}\n\nPurvs ir skaists.", encoding="utf-8")
        (folder / f"{number}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    given = [example for example in examples([folder]) if example.question == "commitment"]
    assert {example.answer for example in given} == {"planned", "none"}
    judge = train(given, 10.0)
    for example in given:
        assert max(judge.chances(example.features), key=judge.chances(example.features).__getitem__) == example.answer
