"""How whole the text comes out: `python benchmarks/fidelity.py FOLDER`, after `make_files.py FOLDER`.

For each layout: the share of paragraphs that are one passage each and in order, and of table rows whose cells are all right;
processor time against pdfplumber's `extract_text` on the same files.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import pdfplumber

from extractors.readers import read
from extractors.records import Document, PassageKind


def rows_of(document: Document) -> set[tuple[str, ...]]:
    """The rows of all tables as tuples of the texts of their cells."""
    rows: dict[tuple[int, int], list[str]] = defaultdict(list)
    for passage in document.passages:
        if passage.kind is PassageKind.CELL and passage.table is not None and passage.row is not None:
            rows[passage.table, passage.row].append(document.text[passage.start : passage.end])
    return {tuple(row) for row in rows.values()}


def whole_paragraphs(document: Document, gold: list[str]) -> int:
    """How many of the paragraphs are a passage each, in the order of the gold."""
    found = [document.text[p.start : p.end] for p in document.passages if p.kind is not PassageKind.CELL]
    return sum(block.size for block in SequenceMatcher(None, gold, found, autojunk=False).get_matching_blocks())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-peer", action="store_true", help="leave pdfplumber out")
    args = parser.parse_args()
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0] * 6)
    for path in sorted(args.folder.glob("*.pdf")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        data = path.read_bytes()
        began = time.process_time()
        document = read(data)
        ours = time.process_time() - began
        began = time.process_time()
        if not args.no_peer:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                for page in pdf.pages:
                    page.extract_text()
        peer = time.process_time() - began
        rows = rows_of(document)
        wanted = [tuple(row) for row in gold["rows"]]
        new = (
            len(gold["paragraphs"]),
            whole_paragraphs(document, gold["paragraphs"]),
            len(wanted),
            sum(r in rows for r in wanted),
            ours,
            peer,
        )
        counts[gold["layout"]] = [a + b for a, b in zip(counts[gold["layout"]], new, strict=True)]
    counts["all"] = [sum(row[i] for row in list(counts.values())) for i in range(6)]
    sys.stdout.write(f"{'':24}{'paragraphs':>12}{'whole %':>9}{'rows':>7}{'right %':>9}{'times faster':>14}\n")
    for layout, (paragraphs, whole, rows_wanted, right, ours, peer) in counts.items():
        sys.stdout.write(
            f"{layout:24}{paragraphs:12.0f}{100 * whole / max(1, paragraphs):9.1f}{rows_wanted:7.0f}"
            f"{100 * right / rows_wanted if rows_wanted else 0:9.1f}{peer / ours:14.1f}\n"
        )


if __name__ == "__main__":
    main()
