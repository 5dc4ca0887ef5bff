"""From a document to spaCy's `Doc` over the same text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

    from extractors.records import Document, Passage

#: Paragraphs handed over together; measured best between 16 and 128.
BATCH = 64
#: The component that tells sentences by rules, which hold for other languages too.
_SENTENCES = "saikne_sentences"


def annotate(document: Document, nlp: Language, *, foreign: Collection[Passage] = ()) -> Doc:
    """The document's tokens, sentences and lemmas; `doc.text == document.text`, offsets are the same.

    Each passage is read by itself, so no sentence crosses from one to the next and no token either. The `foreign` passages are cut into
    tokens and sentences; the trained model, which knows Latvian alone and takes nearly all of the time, is not asked about them, and
    the lemma of their words is the word in small letters.

    Raises:
        RuntimeError: the pipeline changed the text (a fault of the model).
    """
    units = _units(document)
    if not units:
        return Doc(nlp.vocab)
    passed_over = {passage.start for passage in foreign}
    latvian = nlp.pipe([document.text[start:end] for start, end in units if start not in passed_over], batch_size=BATCH)
    others = _cut([document.text[start:end] for start, end in units if start in passed_over], nlp)
    doc = Doc.from_docs([next(others if start in passed_over else latvian) for start, _ in units], ensure_whitespace=False)
    if doc is None or doc.text != document.text:
        raise RuntimeError("the language model changed the text of the document")
    return doc


def _cut(texts: list[str], nlp: Language) -> Iterator[Doc]:
    """The texts in tokens and sentences, each sentence a tree of which its first token is the root."""
    for doc in nlp.pipe(texts, disable=[name for name in nlp.pipe_names if name != _SENTENCES]):
        firsts = [sentence.start for sentence in doc.sents for _ in sentence] if doc.has_annotation("SENT_START") else [0] * len(doc)
        yield Doc(
            nlp.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc], lemmas=[token.lower_ for token in doc],
            heads=firsts, deps=["ROOT" if place == first else "dep" for place, first in enumerate(firsts)],
        )  # fmt: skip


def _units(document: Document) -> list[tuple[int, int]]:
    """Spans that cover the text without gap, one a passage, each with the separator after it."""
    starts = sorted({passage.start for passage in document.passages} | {0})
    ends = [*starts[1:], len(document.text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
