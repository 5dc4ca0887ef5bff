"""The trained network as one component of a spaCy pipeline: tags, morphology, lemmas, trees and entities.

The weights are run by onnxruntime on one thread: documents are shared among worker processes, not within one.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.util import minibatch

from models.decode import best_labels, best_tree, transitions
from models.edits import edited
from models.features import numbers_of
from models.lexicon import Lexicon, choose_tag, known_lemma
from models.pieces import BOS, EOS, Pieces

if TYPE_CHECKING:
    from spacy.vocab import Vocab

FILES = ("network.onnx", "relations.onnx", "labels.json.gz", "pieces.model")
CHUNK = 180  # pieces that are read together: whole sentences, as in training
LONGEST = 400  # pieces of one sentence that are read at once; a longer one is read in parts
_ATTRIBUTES = [POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]

Numbers = npt.NDArray[np.int64]


@dataclass(slots=True)
class _Chunk:
    """Sentences (lists of token indices) of one doc that are read together; `forms` and `pieces` have an item a word."""

    rows: Numbers  # what is written into the doc: (tokens of the doc, attributes)
    sentences: list[list[int]]
    forms: list[str]
    pieces: list[tuple[int, ...]]
    length: int  # pieces, with the two around them

    @classmethod
    def of(cls, rows: Numbers, forms: Sequence[str], sentences: list[list[int]], split: Sequence[tuple[int, ...]]) -> _Chunk:
        """The chunk of these sentences; `forms` and `split` are those of the whole doc."""
        words = [word for sentence in sentences for word in sentence]
        pieces = [split[word] for word in words]
        return cls(rows, sentences, [forms[word] for word in words], pieces, sum(map(len, pieces)) + 2)


class Network:
    """Sets `pos`, `morph`, `lemma`, `head`, `dep` and `ents` of documents whose sentences are marked.

    One root stands in each sentence, so that `doc.sents` stays as it was; an entity never crosses its border.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._data: dict[str, bytes] = {}

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The docs, in order, filled in."""
        for docs in minibatch(stream, batch_size):
            docs = list(docs)
            chunks = [list(self._chunks(doc)) for doc in docs]
            for group in _grouped(sorted(chain.from_iterable(chunks), key=lambda chunk: chunk.length)):
                self._read(group)
            for doc, parts in zip(docs, chunks, strict=True):
                if parts:
                    doc.from_array(_ATTRIBUTES, parts[0].rows.astype(np.uint64))
            yield from docs

    def _chunks(self, doc: Doc) -> Iterator[_Chunk]:
        """Runs of sentences of about `CHUNK` pieces; a sentence beyond `LONGEST` in parts, hung below its first part later."""
        rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
        self._fill_spaces(doc, rows)
        forms = [token.text for token in doc]
        apart = [True, *(bool(token.whitespace_) for token in doc)]
        for sentence in doc.sents:
            apart[sentence.start] = True
        split = [self._pieces.of_word(form, first) for form, first in zip(forms, apart, strict=False)]
        held: list[list[int]] = []
        size = 0
        for words, count in _parts(doc, [len(pieces) for pieces in split]):
            if held and size + count > CHUNK:
                yield _Chunk.of(rows, forms, held, split)
                held, size = [], 0
            held.append(words)
            size += count
        if held:
            yield _Chunk.of(rows, forms, held, split)

    def _fill_spaces(self, doc: Doc, rows: Numbers) -> None:
        """Spaces and line breaks that are tokens hang on the word before them, or behind them at the beginning."""
        space = IDS["SPACE"]
        dep = self.vocab.strings.add("dep")
        for token in doc:
            if token.is_space:
                rows[token.i] = (space, 0, _signed(token.orth), -1 if token.i else 0, _signed(dep), 2, 0)

    def _read(self, group: Sequence[_Chunk]) -> None:
        """Runs the network over chunks of one length and writes what it says into their rows."""
        inputs = self._inputs(group)
        tags, edits, entities, arcs, roots, heads, children = self._session.run(None, inputs)
        places: list[tuple[int, int, int]] = []  # chunk, word, head within the chunk
        for number, chunk in enumerate(group):
            first = 0
            for sentence in chunk.sentences:
                span = slice(first, first + len(sentence))
                scores = arcs[number, span, span].copy()
                np.fill_diagonal(scores, roots[number, span])
                places += [(number, first + i, first + head) for i, head in enumerate(best_tree(scores))]
                first += len(sentence)
        where = np.array(places)
        relations = self._relations.run(
            None, {"child": children[where[:, 0], where[:, 1]], "head": heads[where[:, 0], where[:, 2]]}
        )[0]
        at = 0
        for number, (chunk, tags_of, edits_of) in enumerate(zip(group, tags.tolist(), edits.tolist(), strict=True)):
            first = 0
            for sentence in chunk.sentences:
                labels = best_labels(entities[number, first : first + len(sentence)], *self._moves)
                rows = []
                for i, token in enumerate(sentence):
                    word = first + i
                    form = chunk.forms[word]
                    tag = choose_tag(form, tags_of[word], self._lexicon)
                    head = places[at][2] - first
                    rows.append((
                        *self._tags[tag], self._lemma(form, tag, tuple(edits_of[word])),
                        sentence[head] - token, self._names[relations[at]] if head != i else self._root, *self._entities[labels[i]],
                    ))  # fmt: skip
                    at += 1
                chunk.rows[sentence] = rows
                first += len(sentence)

    def _inputs(self, group: Sequence[_Chunk]) -> dict[str, npt.NDArray[Any]]:
        size, length = len(group), group[0].length
        words = max(len(chunk.pieces) for chunk in group)
        pieces = np.empty((size, length), dtype=np.int64)
        pool = np.zeros((size, words, length), dtype=np.float32)
        affixes = np.zeros((size, words, len(self._tables)), dtype=np.int64)
        for i, chunk in enumerate(group):
            pieces[i] = [BOS, *chain.from_iterable(chunk.pieces), EOS]
            counts = np.array([len(word) for word in chunk.pieces])
            rows = np.repeat(np.arange(len(counts)), counts)
            pool[i, rows, np.arange(1, length - 1)] = np.repeat(1 / counts, counts)
            affixes[i, : len(counts)] = [self._affixes(form) for form in chunk.forms]
        return {"pieces": pieces, "pool": pool, "affixes": affixes}

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Network:
        """Reads what `to_disk` wrote.

        Raises:
            OSError: a file is missing.
        """
        return self._load({name: (Path(path) / name).read_bytes() for name in FILES})

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the weights, the labels and the word pieces into the folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, data in self._data.items():
            (Path(path) / name).write_bytes(data)

    def _load(self, data: dict[str, bytes]) -> Network:
        self._data = data
        labels = json.loads(gzip.decompress(data["labels.json.gz"]))
        self._pieces = Pieces(data["pieces.model"])
        self._session, self._relations = _session(data["network.onnx"]), _session(data["relations.onnx"])
        self._tables: list[dict[str, int]] = labels["affixes"]
        self._affixes = lru_cache(maxsize=100_000)(lambda word: numbers_of(word, self._tables))
        self._moves = transitions(labels["entities"])
        add, morphology = self.vocab.strings.add, self.vocab.morphology
        self._tags = [(IDS[pos], _signed(morphology.add(feats))) for pos, feats in (tag.split("|", 1) for tag in labels["tags"])]
        self._names = [_signed(add(name)) for name in labels["relations"]]
        self._root = _signed(add("ROOT"))
        kinds = [label.partition("-") for label in labels["entities"]]
        self._entities = [({"O": 2, "B": 3, "I": 1}[mark], _signed(add(kind)) if kind else 0) for mark, _, kind in kinds]
        edits: list[str] = labels["edits"]
        tags: list[str] = labels["tags"]
        self._lexicon: Lexicon = labels["lexicon"]

        def lemma(word: str, tag: int, best: tuple[int, ...]) -> int:
            return _signed(add(known_lemma(word, tags[tag], self._lexicon) or edited(word, [edits[i] for i in best])))

        self._lemma = lru_cache(maxsize=200_000)(lemma)
        return self


@Language.factory("saikne_network", assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep", "doc.ents"])
def make_network(nlp: Language, name: str) -> Network:
    """The component as a saved pipeline's config names it; its weights come with `from_disk`."""
    return Network(nlp.vocab)


def _session(data: bytes) -> Any:
    """The weights, ready to run.

    Since version 1.29 onnxruntime tells Microsoft about its use, and leaves a number of the machine and a database in the home
    folder, unless this variable is set before it is loaded (its `Privacy.md`, "Disabling Telemetry"): nothing here has any
    business on the network.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # on Windows, where older versions do not know the variable
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # memory goes back after a long document
    options.log_severity_level = 3
    slow = ["SkipLayerNormFusion"]  # the addition and the norm as one operation take three times as long as the two
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"], disabled_optimizers=slow)


def _signed(number: int) -> int:
    """A 64-bit hash as numpy's signed integer holds it."""
    return number - (1 << 64) if number >= 1 << 63 else number


def _parts(doc: Doc, counts: Sequence[int]) -> Iterator[tuple[list[int], int]]:
    """The words of each sentence by their index, without spaces, and how many pieces they have."""
    spaces = {token.i for token in doc if token.is_space}
    for sentence in doc.sents:
        part: list[int] = []
        size = 0
        for word in range(sentence.start, sentence.end):
            if word in spaces:
                continue
            if part and size + counts[word] > LONGEST:
                yield part, size
                part, size = [], 0
            part.append(word)
            size += counts[word]
        if part:
            yield part, size


def _grouped(chunks: Sequence[_Chunk]) -> Iterator[list[_Chunk]]:
    """Chunks, ordered by length, in batches of one length, of at most `CHUNK` pieces: attention is fastest without padding."""
    for length, alike in groupby(chunks, key=lambda chunk: chunk.length):
        yield from minibatch(alike, max(1, CHUNK // length))
