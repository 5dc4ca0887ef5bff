"""The pieces that stay: those that Latvian words, names and their noisy forms are made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from sentencepiece import SentencePieceProcessor
from sentencepiece import sentencepiece_model_pb2 as protocol

from models.training.encoder_weights import Encoder


def without_diacritics(word: str) -> str:
    """`Bērziņš` -> `Berzins`."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def piece_model(encoder: Encoder, kept: list[int]) -> bytes:
    """A sentencepiece model of those pieces, numbered in the order of `kept`, which begins with the special ones."""
    model: Any = protocol.ModelProto()
    model.trainer_spec.model_type = protocol.TrainerSpec.UNIGRAM
    model.trainer_spec.unk_id, model.trainer_spec.bos_id, model.trainer_spec.eos_id, model.trainer_spec.pad_id = (
        3,
        0,
        2,
        1,
    )
    model.normalizer_spec.name = "identity"
    model.normalizer_spec.add_dummy_prefix = False
    model.normalizer_spec.remove_extra_whitespaces = False
    kinds: Any = protocol.ModelProto.SentencePiece
    names = ("<s>", "<pad>", "</s>", "<unk>")
    types = (kinds.CONTROL, kinds.CONTROL, kinds.CONTROL, kinds.UNKNOWN)
    for number, old in enumerate(kept):
        piece = model.pieces.add()
        piece.piece = names[number] if number < 4 else encoder.pieces[old]
        piece.score = 0.0 if number < 4 else float(encoder.scores[old])
        piece.type = types[number] if number < 4 else kinds.NORMAL
    return bytes(model.SerializeToString())


def choose_pieces(encoder: Encoder, words: Iterable[str]) -> list[int]:
    """The encoder's pieces to keep: the special ones first, single letters, and all that the words use."""
    special = [encoder.special[name] for name in ("bos", "pad", "eos", "unk")]
    everything = special + [i for i in range(len(encoder.pieces)) if i not in special and encoder.pieces[i]]
    seen = dict.fromkeys(everything)
    processor = SentencePieceProcessor(model_proto=piece_model(encoder, list(seen)))
    order = list(seen)
    used = set()
    for number in order:
        piece = encoder.pieces[number].lstrip("▁")
        if len(piece) <= 1 and (not piece or ord(piece) < 0x530 or 0x2000 <= ord(piece) < 0x2300):
            used.add(number)
    for word in words:
        for form in {word, word.lower(), word.upper(), word.capitalize(), without_diacritics(word)}:
            for lead in ("", " "):
                used.update(order[i] for i in processor.encode(lead + unicodedata.normalize("NFKC", form)))
    return special + sorted(used - set(special))
