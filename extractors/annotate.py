"""From a document to spaCy's `Doc` over the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

    from extractors.records import Document

#: Paragraphs handed over together; measured best between 16 and 128.
BATCH = 64


def annotate(document: Document, nlp: Language) -> Doc:
    """The document's tokens, sentences and lemmas; `doc.text == document.text`, offsets are the same.

    Each passage is read by itself, so no sentence crosses from one to the next and no token either.

    Raises:
        RuntimeError: the pipeline changed the text (a fault of the model).
    """
    pieces = [document.text[start:end] for start, end in _units(document)]
    if not pieces:
        return Doc(nlp.vocab)
    doc = Doc.from_docs(list(nlp.pipe(pieces, batch_size=BATCH)), ensure_whitespace=False)
    if doc is None or doc.text != document.text:
        raise RuntimeError("the language model changed the text of the document")
    return doc


def _units(document: Document) -> list[tuple[int, int]]:
    """Spans that cover the text without gap, one a passage, each with the separator after it."""
    starts = sorted({passage.start for passage in document.passages} | {0})
    ends = [*starts[1:], len(document.text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
