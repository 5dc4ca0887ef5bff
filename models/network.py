"""The trained network as one component of a spaCy pipeline: tags, morphology, lemmas, trees and entities.

The weights are run by onnxruntime on one thread: documents are shared among worker processes, not within one.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
from models.pieces import BOS, EOS, PAD, Pieces

if TYPE_CHECKING:
    from spacy.vocab import Vocab

FILES = ("network.onnx", "relations.onnx", "labels.json.gz", "pieces.model")
CHUNK = 180  # pieces that are read together: whole sentences, as in training
LONGEST = 400  # pieces of one sentence that are read at once; a longer one is read in parts
PADDED = 400  # pieces of a batch, padding and all: more would not fit the cache of a processor
_ATTRIBUTES = [POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]

Numbers = npt.NDArray[np.int64]


@dataclass(slots=True)
class _Chunk:
    """Sentences (lists of token indices) of one doc that are read together; `pieces` has a tuple a word."""

    rows: Numbers  # what is written into the doc: (tokens of the doc, attributes)
    doc: Doc
    sentences: list[list[int]]
    pieces: list[tuple[int, ...]]

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces)) + 2


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
            chunks = sorted((chunk for doc in docs for chunk in self._chunks(doc)), key=lambda chunk: chunk.length)
            for group in _grouped(chunks):
                self._read(group)
            for doc, rows in {id(chunk.doc): (chunk.doc, chunk.rows) for chunk in chunks}.values():
                doc.from_array(_ATTRIBUTES, rows.astype(np.uint64))  # type: ignore[arg-type]
            yield from docs

    def _chunks(self, doc: Doc) -> Iterator[_Chunk]:
        """Runs of sentences of about `CHUNK` pieces; a sentence beyond `LONGEST` in parts, hung below its first part later."""
        rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
        self._fill_spaces(doc, rows)
        held, pieces, size = [], [], 0  # type: list[list[int]], list[tuple[int, ...]], int
        for words in _parts(doc, self._pieces_of):
            these = [self._pieces_of(doc, word) for word in words]
            count = sum(map(len, these))
            if held and size + count > CHUNK:
                yield _Chunk(rows, doc, held, pieces)
                held, pieces, size = [], [], 0
            held.append(words)
            pieces += these
            size += count
        if held:
            yield _Chunk(rows, doc, held, pieces)

    def _pieces_of(self, doc: Doc, word: int) -> tuple[int, ...]:
        token = doc[word]
        return self._pieces.of_word(token.text, bool(token.is_sent_start or word == 0 or doc[word - 1].whitespace_))

    def _fill_spaces(self, doc: Doc, rows: Numbers) -> None:
        """Spaces and line breaks that are tokens hang on the word before them, or behind them at the beginning."""
        space = IDS["SPACE"]
        dep = self.vocab.strings.add("dep")
        for token in doc:
            if token.is_space:
                rows[token.i] = (space, 0, _signed(token.orth), -1 if token.i else 0, _signed(dep), 2, 0)

    def _read(self, group: Sequence[_Chunk]) -> None:
        """Runs the network over chunks of like length and writes what it says into their rows."""
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
        for number, chunk in enumerate(group):
            first = 0
            for sentence in chunk.sentences:
                labels = best_labels(entities[number, first : first + len(sentence)], *self._moves)
                for i, token in enumerate(sentence):
                    word = first + i
                    form = chunk.doc[token].text
                    tag = choose_tag(form, tags[number, word].tolist(), self._lexicon)
                    pos, morph = self._tags[tag]
                    head = places[at][2] - first
                    chunk.rows[token] = (
                        pos, morph, self._lemma(form, tag, tuple(edits[number, word])),
                        sentence[head] - token, self._names[relations[at]] if head != i else self._root, *self._entities[labels[i]],
                    )  # fmt: skip
                    at += 1
                first += len(sentence)

    def _inputs(self, group: Sequence[_Chunk]) -> dict[str, npt.NDArray[Any]]:
        size, length = len(group), max(chunk.length for chunk in group)
        words = max(len(chunk.pieces) for chunk in group)
        pieces = np.full((size, length), PAD, dtype=np.int64)
        mask = np.zeros((size, length), dtype=np.float32)
        pool = np.zeros((size, words, length), dtype=np.float32)
        affixes = np.zeros((size, words, len(self._tables)), dtype=np.int64)
        for i, chunk in enumerate(group):
            flat = [BOS, *(piece for word in chunk.pieces for piece in word), EOS]
            pieces[i, : len(flat)] = flat
            mask[i, : len(flat)] = 1
            at = 1
            for j, word in enumerate(chunk.pieces):
                pool[i, j, at : at + len(word)] = 1 / len(word)
                at += len(word)
            tokens = [token for sentence in chunk.sentences for token in sentence]
            affixes[i, : len(tokens)] = [self._affixes(chunk.doc[token].text) for token in tokens]
        return {"pieces": pieces, "mask": mask, "pool": pool, "affixes": affixes}

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
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # memory goes back after a long document
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _signed(number: int) -> int:
    """A 64-bit hash as numpy's signed integer holds it."""
    return number - (1 << 64) if number >= 1 << 63 else number


def _parts(doc: Doc, pieces_of: Any) -> Iterator[list[int]]:
    """The words of each sentence by their index, without spaces."""
    for sentence in doc.sents:
        words = [token.i for token in sentence if not token.is_space]
        part: list[int] = []
        size = 0
        for word in words:
            count = len(pieces_of(doc, word))
            if part and size + count > LONGEST:
                yield part
                part, size = [], 0
            part.append(word)
            size += count
        if part:
            yield part


def _grouped(chunks: Sequence[_Chunk]) -> Iterator[list[_Chunk]]:
    """Chunks, ordered by length, in batches of at most `PADDED` pieces."""
    group: list[_Chunk] = []
    for chunk in chunks:
        if group and chunk.length * (len(group) + 1) > PADDED:
            yield group
            group = []
        group.append(chunk)
    if group:
        yield group
