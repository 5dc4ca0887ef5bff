"""Annotated sentences as the training reads them, from CoNLL-U files with entities in the last column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ENTITY = re.compile(r"(?:^|\|)NER=([^|]+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; the tuples have one entry a word. What was not annotated is empty.

    `tags` are `UPOS|FEATS`, `heads` 0-based with the root pointing at itself, `entities` BIO tags.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


def read_conllu(path: Path) -> Iterator[tuple[Sentence, ...]]:
    """The paragraphs of a file, each a tuple of sentences."""
    paragraph: list[Sentence] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("# newpar", "# newdoc")) and paragraph:
            yield tuple(paragraph)
            paragraph = []
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            paragraph.append(_sentence(rows))
            rows = []
    if rows:
        paragraph.append(_sentence(rows))
    if paragraph:
        yield tuple(paragraph)


def _sentence(rows: list[list[str]]) -> Sentence:
    entities = [match.group(1) if (match := _ENTITY.search(row[9])) else None for row in rows]
    return Sentence(
        words=tuple(row[1] for row in rows),
        spaces=tuple("SpaceAfter=No" not in row[9] for row in rows),
        tags=tuple(f"{row[3]}|{'' if row[5] == '_' else row[5]}" for row in rows),
        lemmas=tuple(row[2] for row in rows),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else place for place, row in enumerate(rows)),
        relations=tuple(row[7] for row in rows),
        entities=tuple(entity for entity in entities if entity) if all(entities) else (),
    )
