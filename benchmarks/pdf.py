"""Reading PDFs, fidelity beside speed: `python benchmarks/pdf.py FOLDER [--count 200] [--peers all|some|none]`.

Makes the files first when the folder has none (see `make_pdfs`). Prints for each layout:
- the share of paragraphs and headings that are each one passage, letter for letter, and in order;
- the share of table rows whose cells are all right, for pdfplumber's `extract_tables` as well;
- Latvian letters that were lost;
and for each peer that is there (pdfplumber, pypdf, pdftotext) how many times less processor time was spent, each file read by
all in turn, and the share of paragraphs that its text holds in one piece when line ends count as spaces.
`--peers some` asks the peers about every third file only.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pdfplumber

from extractors.readers import read
from extractors.records import OUT_OF_FLOW, Document, PassageKind

sys.path.insert(0, str(Path(__file__).parent))
from make_pdfs import make_pdfs

_LATVIAN = frozenset("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ")
Row = tuple[str, ...]


def flow_of(document: Document) -> list[str | Row]:
    """What a reader sees, in order: each passage, each table row as its cells; not what heads and foots the pages."""
    out: list[str | Row] = []
    rows: dict[tuple[int, int], int] = {}
    for passage in document.passages:
        text = document.text[passage.start : passage.end]
        if passage.kind is not PassageKind.CELL or passage.table is None or passage.row is None:
            if passage.kind not in OUT_OF_FLOW:
                out.append(text)
        elif (passage.table, passage.row) in rows:
            place = rows[passage.table, passage.row]
            out[place] = (*out[place], text)
        else:
            rows[passage.table, passage.row] = len(out)
            out.append((text,))
    return out


def pypdf_text(data: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pdfplumber_text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def pdftotext_text(data: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def pdfplumber_rows(data: bytes) -> Counter[Row]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return Counter(
            tuple(" ".join(cell.split()) for cell in row if cell)
            for page in pdf.pages
            for table in page.extract_tables()
            for row in table
        )


def timed(work: Callable[[bytes], Any], data: bytes) -> tuple[float, Any]:
    """Processor seconds of the work, its children's too, and what it gave."""
    gc.collect()
    before = _spent()
    result = work(data)
    return _spent() - before, result


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def measure(path: Path, peers: dict[str, Callable[[bytes], str]], counts: Counter[str]) -> list[str]:
    """Adds what one file shows to the counts; gives back what did not come out whole."""
    gold, data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), path.read_bytes()
    wanted: list[str | Row] = [item if isinstance(item, str) else tuple(item) for item in gold["flow"]]
    taken, document = timed(read, data)
    found = flow_of(document)
    kept = [
        wanted[block.a + step]
        for block in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    ]
    rows = Counter(item for item in wanted if isinstance(item, tuple))
    letters = Counter(c for item in wanted for c in "".join(item) if c in _LATVIAN)
    counts["paragraphs"] += sum(isinstance(item, str) for item in wanted)
    counts["whole"] += sum(isinstance(item, str) for item in kept)
    counts["rows"] += rows.total()
    counts["right"] += (rows & Counter(item for item in found if isinstance(item, tuple))).total()
    counts["lost"] += (letters - Counter(document.text)).total()
    counts["letters"] += letters.total()
    counts["files"] += 1
    if peers:
        counts["ours μs"] += int(taken * 1e6)
        counts["asked"] += sum(isinstance(item, str) for item in wanted)
    for name, work in peers.items():
        taken, text = timed(work, data)
        text = re.sub(r"\s+", " ", text)
        counts[f"{name} μs"] += int(taken * 1e6)
        counts[f"{name} whole"] += sum(item in text for item in wanted if isinstance(item, str))
    if peers and rows:
        counts["peer's rows asked"] += rows.total()
        counts["peer's right"] += (rows & pdfplumber_rows(data)).total()
    return [str(item) for item in (Counter(wanted) - Counter(kept)).elements()]


def table(rows: list[list[str]]) -> str:
    """The rows as text, the first column to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) + "\n"
        for row in rows
    )


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200, help="how many files to make")
    parser.add_argument("--peers", choices=("all", "some", "none"), default="all")
    parser.add_argument("--only", default="", help="files whose name holds this")
    parser.add_argument("--show", type=int, default=0, help="so many paragraphs and rows that did not come out, for each file")
    args = parser.parse_args()
    if not any(args.folder.glob("*.pdf")):
        make_pdfs(args.folder, args.count)
    peers: dict[str, Callable[[bytes], str]] = {"pdfplumber": pdfplumber_text}
    try:
        __import__("pypdf")
        peers["pypdf"] = pypdf_text
    except ImportError:
        sys.stderr.write("pypdf is left out: it is not installed\n")
    if shutil.which("pdftotext"):
        peers["pdftotext"] = pdftotext_text
    first = min(args.folder.glob("*.pdf")).read_bytes()
    for work in (read, *peers.values()):  # what is imported or set up once is not measured
        work(first)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for number, path in enumerate(path for path in sorted(args.folder.glob("*.pdf")) if args.only in path.name):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        # by sixes, so that every layout is asked about
        asked = args.peers == "all" or (args.peers == "some" and number // 6 % 3 == 1)
        broken = measure(path, peers if asked else {}, counts[f"{gold['layout']}, {gold['maker']}"])
        for item in broken[: args.show]:
            sys.stdout.write(f"{path.name}: {item}\n")
    total: Counter[str] = sum(counts.values(), Counter())
    rows = [["", "files", "paragraphs", "whole %", "rows", "right %", "pdfplumber's %", "letters lost"]]
    timings = [["times faster than (its paragraphs whole, %)", *peers]]
    for name, c in [*sorted(counts.items()), ("all", total)]:
        rows.append([name, str(c["files"]), str(c["paragraphs"]), share(c["whole"], c["paragraphs"]), str(c["rows"])])
        rows[-1] += [share(c["right"], c["rows"]), share(c["peer's right"], c["peer's rows asked"])]
        rows[-1].append(f"{c['lost']} of {c['letters']}")
        if c["ours μs"]:
            timings.append([name, *(f"{c[f'{p} μs'] / c['ours μs']:.1f} ({share(c[f'{p} whole'], c['asked'])})" for p in peers)])
    sys.stdout.write(table(rows) + ("\n" + table(timings) if len(timings) > 1 else ""))


if __name__ == "__main__":
    main()
