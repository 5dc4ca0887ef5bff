"""The trained pipeline as it ships: loads offline, keeps the text, names people whatever their letters look like."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import models
from models import load_model, model_version

if TYPE_CHECKING:
    from spacy.language import Language

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def test_its_files_are_small_and_it_says_what_it_is() -> None:
    meta = json.loads((models.TRAINED / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert any("Treebank" in source["name"] for source in meta["sources"])
    assert model_version() == f"{meta['version']}-{meta['weights']}"
    assert sum(path.stat().st_size for path in models.TRAINED.rglob("*") if path.is_file()) <= 60_000_000


def test_no_other_model() -> None:
    with pytest.raises(ValueError, match="there are 'default' and 'rules'"):
        load_model("english")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Sēdi vada Ieva Zvirbule, protokolē Andris Krūmiņš-Lejnieks.", ["Ieva Zvirbule", "Andris Krūmiņš-Lejnieks"]),
        ("PIEDALĀS: IEVA ZVIRBULE", ["IEVA ZVIRBULE"]),
        ("Sedi vada Ieva Zvirbule, protokole Andris Krumins.", ["Ieva Zvirbule", "Andris Krumins"]),
        ("Piedalās Ieva Zvirbule\nAndris Krūmiņš", ["Ieva Zvirbule", "Andris Krūmiņš"]),
        ("Uzdot I. Zvirbulei sagatavot atbildi.", ["I. Zvirbulei"]),
    ],
)
def test_people(nlp: Language, text: str, people: list[str]) -> None:
    assert [entity.text for entity in nlp(text).ents if entity.label_ == "PERSON"] == people


def test_loading_it_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    # onnxruntime keeps a number of the machine and what it means to send there, unless it is forbidden to
    places = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA", "USERPROFILE"), str(tmp_path))
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"} | places
    code = "from models import load_model; load_model()('Domes sēde notika Cēsīs.')"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, env=environment, cwd=Path(models.__file__).parents[1])
    assert list(tmp_path.rglob("*")) == []


def test_case_lemma_and_tree(nlp: Language) -> None:
    doc = nlp("Ministrija līdz 1. jūnijam iesniegs plānu Valsts kancelejai.")
    office = doc[len(doc) - 2]
    assert office.lemma_ == "kanceleja"
    assert office.morph.get("Case") == ["Dat"]
    assert [token.lemma_ for token in doc if token.dep_ == "ROOT"] == ["iesniegt"]
    assert next(token for token in doc if token.dep_ == "nsubj").text == "Ministrija"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "J.", "·" * 500, "a" * 5000, "Vārds " * 3000, "1.§\t\u00a0x\r\n", "\U0001f600 ķ"])
def test_any_text_is_kept(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_many_at_once_are_read_as_each_alone(nlp: Language) -> None:
    texts = ["Sēdi vada Ieva Zvirbule.", "Par ceļiem.", "Rīgas dome uzdeva A. Krūmiņam sagatavot plānu. To izskatīs martā."]
    for alone, together in zip(map(nlp, texts), nlp.pipe(texts), strict=True):
        assert alone.to_json()["tokens"] == together.to_json()["tokens"]


@pytest.mark.skipif(not SHARED.exists(), reason="the resources are not beside this checkout")
def test_the_gold_is_not_trained_on() -> None:
    from models.training.treebank import read_conllu

    seen = {
        _plain("".join(w + " " * s for w, s in zip(sentence.words, sentence.spaces, strict=True)))
        for paragraph in read_conllu(SHARED / "resources" / "ud" / "lv_lvtb217ish-train.conllu")
        for sentence in paragraph
    }
    seen |= {_plain(line) for line in (Path(models.__file__).parent / "training" / "phrases.txt").read_text("utf-8").splitlines()}
    papers = Path(models.__file__).parent / "training" / "papers"
    for paper in papers.rglob("*.txt"):
        seen |= {_plain(sentence) for sentence in _SENTENCE.split(paper.read_text(encoding="utf-8"))}
    for path in sorted((SHARED / "gold").rglob("*.txt")):
        for sentence in _SENTENCE.split(path.read_text(encoding="utf-8")):
            words = re.sub(r"(?<=\b\w) (?=\w\b)", "", sentence).split()  # `P R O T O K O L S` is one
            assert len(words) < 7 or _plain(sentence) not in seen, f"{path.name}: {sentence}"


@pytest.mark.skipif(not SHARED.exists(), reason="the gold is not beside this checkout")
def test_nobody_of_the_gold_is_in_the_papers_of_the_judges() -> None:
    papers = Path(models.__file__).parent / "training" / "papers"
    named = [_people(folder) for folder in (SHARED / "gold", papers)]
    assert named[0]
    assert {name for name in named[0] & named[1] if re.match(r"\w{3,} \w{3,}", name)} == set()


def _people(folder: Path) -> set[str]:
    papers = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json"))]
    return {person["name"] for paper in papers if isinstance(paper, dict) for person in paper.get("people", ())}


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


@pytest.mark.skipif(not SHARED.exists(), reason="the treebank is not beside this checkout")
def test_its_scores_on_a_sample_of_the_treebank(nlp: Language) -> None:
    from models.training.evaluate import evaluate
    from models.training.treebank import read_conllu

    paragraphs = list(read_conllu(SHARED / "resources" / "ud" / "lv_lvtb217ish-test.conllu"))[::12]
    words, entities, _ = evaluate(nlp, paragraphs)
    least = {"tokens": 99.3, "sentences": 97, "UPOS": 95.5, "FEATS": 91, "lemma": 94, "UAS": 84, "LAS": 80}
    assert {name: score for name, score in words.items() if score < least[name]} == {}
    assert entities["PERSON"] >= 85
