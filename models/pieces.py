"""Word pieces: the encoder's own unigram vocabulary, cut down to what Latvian text needs."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from sentencepiece import SentencePieceProcessor

#: The first four pieces of every vocabulary made here.
BOS, PAD, EOS, UNK = 0, 1, 2, 3
#: A word is cut off after so many pieces: enough for any word, a bound for garbage.
MOST = 12


class Pieces:
    """Splits words into numbers of pieces.

    A word that follows a space has the space as part of its first piece, as in running text.
    """

    def __init__(self, model: bytes) -> None:
        self.model = model
        self._processor = SentencePieceProcessor(model_proto=model)
        self.of_word = lru_cache(maxsize=200_000)(self._of_word)

    def _of_word(self, word: str, after_space: bool) -> tuple[int, ...]:
        text = unicodedata.normalize("NFKC", word)
        numbers = self._processor.encode((" " if after_space else "") + text)[:MOST]
        return tuple(numbers) or (UNK,)
