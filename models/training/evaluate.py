"""Scores a pipeline on raw text: `python -m models.training.evaluate --resources ../shared/resources`.

Text is built from the treebank's words and spaces, a paragraph at a time, read by the pipeline through its own tokenizer, and
compared by code points, as the CoNLL 2018 shared task did: each figure is an F1 over words of the same extent. Entities
must have the same extent and type; only sentences that were annotated for them count.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models import load_model
from models.training.treebank import Sentence, read_conllu

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Span = tuple[int, int]
NAMES = ("tokens", "sentences", "UPOS", "FEATS", "lemma", "UAS", "LAS")


def raw_text(paragraph: Sequence[Sentence]) -> tuple[str, list[list[Span]]]:
    """The paragraph as text, and where each word of each sentence stands.

    >>> raw_text([Sentence(("Jā", "."), (False, True)), Sentence(("Nē", "."), (False, True))])
    ('Jā. Nē.', [[(0, 2), (2, 3)], [(4, 6), (6, 7)]])
    """
    text = ""
    places = []
    for sentence in paragraph:
        spans = []
        for word, space in zip(sentence.words, (*sentence.spaces[:-1], True), strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        places.append(spans)
    return text.rstrip(), places


def spans_of(labels: Sequence[str], places: Sequence[Span]) -> set[tuple[int, int, str]]:
    """Entities of BIO labels by code points.

    >>> spans_of(("B-PERSON", "I-PERSON", "O"), [(0, 2), (3, 8), (8, 9)])
    {(0, 8, 'PERSON')}
    """
    found = []
    for label, (start, end) in zip(labels, places, strict=True):
        if label[:1] == "B" or (label[:1] == "I" and not found):
            found.append((start, end, label[2:]))
        elif label[:1] == "I":
            found[-1] = (found[-1][0], end, label[2:])
    return set(found)


class Scores:
    """Counts of right, gold and found answers by name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def add(self, name: str, gold: set[object], found: set[object]) -> None:
        self.right[name] += len(gold & found)
        self.gold[name] += len(gold)
        self.found[name] += len(found)

    def table(self) -> dict[str, float]:
        """F1 in percent by name."""
        return {name: round(200 * self.right[name] / max(1, self.gold[name] + self.found[name]), 2) for name in self.gold}


def evaluate(nlp: Language, paragraphs: Iterable[Sequence[Sentence]]) -> tuple[dict[str, float], dict[str, float], float]:
    """F1 in percent of words and of entities by type (`all` together), and words a second of processor time."""
    data = [(paragraph, *raw_text(paragraph)) for paragraph in paragraphs]
    began = time.process_time()
    docs = list(nlp.pipe([text for _, text, _ in data]))
    spent = time.process_time() - began
    words, entities = Scores(), Scores()
    for (paragraph, _, places), doc in zip(data, docs, strict=True):
        _compare(words, paragraph, places, doc)
        for sentence, spans in zip(paragraph, places, strict=True):
            if not sentence.entities:
                continue
            gold = spans_of(sentence.entities, spans)
            first, last = spans[0][0], spans[-1][1]
            found = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.start_char < last and e.end_char > first}
            entities.add("all", set(gold), set(found))
            for kind in sorted({each[2] for each in gold | found}):
                entities.add(kind, {g for g in gold if g[2] == kind}, {f for f in found if f[2] == kind})
    return words.table(), entities.table(), sum(map(len, docs)) / spent


def _compare(scores: Scores, paragraph: Sequence[Sentence], places: Sequence[Sequence[Span]], doc: Doc) -> None:
    gold: dict[str, set[object]] = {name: set() for name in NAMES}
    for sentence, spans in zip(paragraph, places, strict=True):
        gold["sentences"].add((spans[0][0], spans[-1][1]))
        for i, span in enumerate(spans):
            head = spans[sentence.heads[i]] if sentence.heads[i] != i else None
            pos, feats = sentence.tags[i].split("|", 1)
            gold["tokens"].add(span)
            gold["UPOS"].add((span, pos))
            gold["FEATS"].add((span, feats))
            gold["lemma"].add((span, sentence.lemmas[i]))
            gold["UAS"].add((span, head))
            gold["LAS"].add((span, head, "root" if head is None else sentence.relations[i]))
    found: dict[str, set[object]] = {name: set() for name in NAMES}
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        if not tokens:
            continue
        found["sentences"].add((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
        for token in tokens:
            span = (token.idx, token.idx + len(token))
            head = (token.head.idx, token.head.idx + len(token.head)) if token.head.i != token.i else None
            found["tokens"].add(span)
            found["UPOS"].add((span, token.pos_))
            found["FEATS"].add((span, str(token.morph)))
            found["lemma"].add((span, token.lemma_))
            found["UAS"].add((span, head))
            found["LAS"].add((span, head, "root" if head is None else token.dep_))
    for name in NAMES:
        scores.add(name, gold[name], found[name])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--resources", type=Path, required=True)
    parser.add_argument("--split", default="test", choices=["dev", "test"])
    parser.add_argument("--limit", type=int, help="so many paragraphs only")
    parser.add_argument("--weights", type=Path, help="a folder that models.training.export wrote, instead of what ships")
    parser.add_argument("--out", type=Path, help="a file for the table too")
    args = parser.parse_args()
    nlp = load_model("rules" if args.weights else "default")
    if args.weights:
        nlp.remove_pipe("saikne_lemmas")
        nlp.add_pipe("saikne_network").from_disk(args.weights)  # type: ignore[attr-defined]
    paragraphs = list(read_conllu(args.resources / "ud" / f"lv_lvtb217ish-{args.split}.conllu"))[: args.limit]
    words, entities, speed = evaluate(nlp, paragraphs)
    table = json.dumps({"words": words, "entities": entities, "words a second": round(speed)}, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.write(table)
    if args.out:
        args.out.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
