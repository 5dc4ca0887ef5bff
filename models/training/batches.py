"""From sentences to tensors: chunks of a paragraph, noise, padding."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from models.edits import edit_of
from models.features import make_tables, numbers_of
from models.pieces import BOS, EOS, PAD, Pieces
from models.training.treebank import Sentence
from models.training.vocabulary import without_diacritics

NONE = -100  # a word whose answer is not known
LONGEST = 500  # pieces; the encoder has 512 places


@dataclass(frozen=True, slots=True)
class Labels:
    """The answers that can be given, by task, and the affix tables."""

    tags: tuple[str, ...]
    edits: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]
    affixes: tuple[dict[str, int], ...]

    @classmethod
    def collect(cls, paragraphs: Sequence[Sequence[Sentence]]) -> Labels:
        """All answers of the training part; edits only when seen twice."""
        tags: Counter[str] = Counter()
        edits: Counter[str] = Counter()
        relations: Counter[str] = Counter()
        entities: set[str] = {"O"}
        words: list[str] = []
        for sentence in (s for paragraph in paragraphs for s in paragraph):
            tags.update(sentence.tags)
            relations.update(sentence.relations)
            edits.update(map(edit_of, sentence.words, sentence.lemmas))
            entities.update(sentence.entities)
            words.extend(sentence.words)
        return cls(
            tags=tuple(t for t, _ in sorted(tags.items(), key=lambda x: (-x[1], x[0]))),
            edits=tuple(e for e, n in sorted(edits.items(), key=lambda x: (-x[1], x[0])) if n > 1),
            relations=tuple(sorted(relations)),
            entities=tuple(sorted(entities)),
            affixes=make_tables(words),
        )


Chunk = tuple[Sentence, ...]


def chunks(paragraphs: Iterable[Sequence[Sentence]], pieces: Pieces, *, most: int = 180) -> Iterator[Chunk]:
    """Runs of whole sentences of one paragraph with about `most` pieces; a longer sentence is a chunk of its own."""
    for paragraph in paragraphs:
        held: list[Sentence] = []
        size = 0
        for sentence in paragraph:
            count = sum(len(p) for p in split(sentence, pieces))
            if count > LONGEST:
                continue
            if held and size + count > most:
                yield tuple(held)
                held, size = [], 0
            held.append(sentence)
            size += count
        if held:
            yield tuple(held)


def split(sentence: Sentence, pieces: Pieces) -> list[tuple[int, ...]]:
    """The pieces of each word; a sentence begins as after a space."""
    after = (True, *sentence.spaces[:-1])
    return [pieces.of_word(word, space) for word, space in zip(sentence.words, after, strict=True)]


def noisy(chunk: Chunk, rng: random.Random) -> Chunk:
    """The chunk as careless typing, headings or an old machine would have it, one time in five; lemmas then do not count."""
    dice = rng.random()
    change: Callable[[str], str]
    if dice < 0.08:
        change = without_diacritics
    elif dice < 0.12:
        change = str.upper
    elif dice < 0.16:
        change = str.lower
    elif dice < 0.20:  # no full stop at the end, as in lists and cells
        return tuple(_without_end(sentence) for sentence in chunk)
    else:
        return chunk
    return tuple(replace(s, words=tuple(change(w) or w for w in s.words), lemmas=()) for s in chunk)


def fitting(changed: Chunk, chunk: Chunk, pieces: Pieces) -> Chunk:
    """The changed chunk, or the chunk as it was when the change made it longer than the encoder reads."""
    return changed if sum(len(p) for s in changed for p in split(s, pieces)) <= LONGEST else chunk


def _without_end(sentence: Sentence) -> Sentence:
    size = len(sentence.words)
    if size < 3 or sentence.words[-1] not in {".", ";", ":"} or (size - 1 in sentence.heads[:-1]):
        return sentence
    return Sentence(*(getattr(sentence, name)[:-1] for name in Sentence.__slots__))


@dataclass(slots=True)
class Batch:
    """Padded tensors; `sentence` numbers the sentence of each word, -1 where there is none."""

    pieces: Tensor
    mask: Tensor
    pool: Tensor
    affixes: Tensor
    answers: dict[str, Tensor]
    sentence: Tensor


def make_batch(group: Sequence[Chunk], labels: Labels, pieces: Pieces) -> Batch:
    """The chunks as one batch."""
    number = {name: {v: i for i, v in enumerate(getattr(labels, name))} for name in ("tags", "edits", "relations", "entities")}
    rows = [[p for sentence in chunk for p in split(sentence, pieces)] for chunk in group]
    length = max(sum(map(len, row)) for row in rows) + 2
    words = max(map(len, rows))
    size = len(group)
    out = Batch(
        pieces=torch.full((size, length), PAD),
        mask=torch.zeros(size, length, dtype=torch.bool),
        pool=torch.zeros(size, words, length),
        affixes=torch.zeros(size, words, len(labels.affixes), dtype=torch.long),
        answers={k: torch.full((size, words), NONE) for k in ("tag", "edit", "entity", "head", "relation")},
        sentence=torch.full((size, words), -1),
    )
    for i, (chunk, row) in enumerate(zip(group, rows, strict=True)):
        flat = [BOS, *(p for word in row for p in word), EOS]
        out.pieces[i, : len(flat)] = torch.tensor(flat)
        out.mask[i, : len(flat)] = True
        at = 1
        for j, word in enumerate(row):
            out.pool[i, j, at : at + len(word)] = 1 / len(word)
            at += len(word)
        first = 0
        for order, s in enumerate(chunk):
            span = slice(first, first + len(s.words))
            out.sentence[i, span] = order
            out.affixes[i, span] = torch.tensor([numbers_of(w, labels.affixes) for w in s.words])
            if s.tags:
                out.answers["tag"][i, span] = torch.tensor([number["tags"].get(t, NONE) for t in s.tags])
            if s.lemmas:
                edits = map(edit_of, s.words, s.lemmas)
                out.answers["edit"][i, span] = torch.tensor([number["edits"].get(e, NONE) for e in edits])
            if s.entities:
                out.answers["entity"][i, span] = torch.tensor([number["entities"].get(e, NONE) for e in s.entities])
            if s.heads:
                out.answers["head"][i, span] = torch.tensor([first + h for h in s.heads])
                out.answers["relation"][i, span] = torch.tensor([number["relations"].get(r, NONE) for r in s.relations])
            first += len(s.words)
    return out


def grouped(all_chunks: Sequence[Chunk], pieces: Pieces, *, most: int, rng: random.Random | None) -> list[list[Chunk]]:
    """Chunks of like length together, `most` padded pieces a group; in random order when `rng` is given."""
    length = {id(c): sum(len(p) for s in c for p in split(s, pieces)) + 2 for c in all_chunks}
    order = list(all_chunks)
    if rng:
        rng.shuffle(order)
        order = [c for k in range(0, len(order), 400) for c in sorted(order[k : k + 400], key=lambda c: length[id(c)])]
    else:
        order.sort(key=lambda c: length[id(c)])
    groups: list[list[Chunk]] = []
    widest = 0
    for chunk in order:
        widest = max(widest, length[id(chunk)])
        if not groups or widest * (len(groups[-1]) + 1) > most:
            groups.append([])
            widest = length[id(chunk)]
        groups[-1].append(chunk)
    if rng:
        rng.shuffle(groups)
    return groups
