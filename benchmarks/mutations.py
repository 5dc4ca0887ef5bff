"""What broken copies of good files do: `python benchmarks/mutations.py [--count 1000] [--seed 1] [--folder corpus]`.

Each copy has bits flipped, a piece cut out, its end cut off, or a piece of another file put in. All are read as a run
reads them; it must end by itself with a state and, but for `ok`, a reason for each. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.limits import Limits
from pipeline.workers import USUAL, Workers

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
STATES = {"ok", "partial", "encrypted", "empty", "damaged", "refused", "unsupported"}


def mutated(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """A broken copy of `data`; `other` gives the piece that is put in."""
    kind = rng.choice(("flip", "flip", "cut", "end", "splice", "zero"))
    at = rng.randrange(len(data))
    length = rng.randrange(1, max(2, len(data) // rng.choice((4, 20, 200))))
    if kind == "flip":
        out = bytearray(data)
        for _ in range(rng.choice((1, 3, 20, 200))):
            out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
        return bytes(out)
    if kind == "cut":
        return data[:at] + data[at + length :]
    if kind == "end":
        return data[:at]
    if kind == "zero":
        return data[:at] + bytes(min(length, len(data) - at)) + data[at + length :]
    start = rng.randrange(len(other))
    return data[:at] + other[start : start + length] + data[at:]


def mutations(folder: Path, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of so many broken copies of the files of a folder in turn."""
    files = [path for path in sorted(folder.iterdir()) if path.suffix not in (".json", "") and path.name != "SOURCES.md"]
    contents = [path.read_bytes() for path in files]
    rng = random.Random(seed)
    for number in range(count):
        path = files[number % len(files)]
        yield f"{number:05}{path.suffix}", mutated(contents[number % len(files)], rng.choice(contents), rng)


def states_of(
    folder: Path, *, jobs: int, factory: str = USUAL, limits: Limits | None = None
) -> dict[str, tuple[str, str | None, float]]:
    """(state, reason, seconds) of each file by its name; a file that was lost is missing."""
    paths = [path.as_posix() for path in sorted(folder.iterdir())]
    out: dict[str, tuple[str, str | None, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        workers = Workers(jobs, factory=factory, limits=limits, workplace=place)
        for path, reading, seconds in workers.read_all(paths):
            out[Path(path).name] = reading.status, reading.error, seconds
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=CORPUS)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in mutations(args.folder, args.count, args.seed):
            (folder / name).write_bytes(data)
        began = time.monotonic()
        found = states_of(folder, jobs=args.jobs)
        took = time.monotonic() - began
    lost = args.count - len(found)
    faults = {name: reason for name, (state, reason, _) in found.items() if state not in STATES or (state != "ok" and not reason)}
    slowest = max(seconds for _, _, seconds in found.values())
    sys.stdout.write(
        f"{args.count} broken files in {took:.0f} s, slowest {slowest:.1f} s: {dict(Counter(s for s, _, _ in found.values()))}\n"
    )
    sys.stdout.write(f"lost {lost}; faults of the program {len(faults)}\n")
    for name, reason in sorted(faults.items())[:20]:
        sys.stdout.write(f"  {name}: {reason}\n")
    raise SystemExit(1 if lost or faults else 0)


if __name__ == "__main__":
    main()
