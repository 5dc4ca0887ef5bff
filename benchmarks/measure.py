"""Speed as ratios against named peers, on the same files in the same run: `python benchmarks/measure.py [FOLDER]`.

Prints: PDF reading against pdfplumber alone, the whole pipeline in pages and words a second with its memory, a second run
over unchanged files, and the start of the program against bare Python. Times are processor seconds; quote the ratios.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import psutil

from extractors.readers import read
from pipeline.run import run

ROOT = Path(__file__).resolve().parent.parent


def processor_seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """The median processor time of some runs of the work in this process."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def child_seconds(command: list[str], *, times: int = 11) -> float:
    """The median processor time of a command as a whole process."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for number in range(times + 1):
        before = os.times()
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)
        after = os.times()
        if number:  # the first one warms the caches
            taken.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(taken)


def pdf_reading(folder: Path) -> dict[str, float]:
    files = [path.read_bytes() for path in sorted(folder.rglob("*.pdf"))]
    ours = processor_seconds(lambda: [read(data) for data in files])

    def peer() -> None:
        for data in files:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                for page in pdf.pages:
                    page.extract_text()

    theirs = processor_seconds(peer)
    return {"files": len(files), "saikne_s": ours, "pdfplumber_s": theirs, "times_faster": theirs / ours if ours else 0.0}


def whole_pipeline(folder: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "bench.db"
        peak = 0

        def watch(_: object) -> None:
            nonlocal peak
            for child in psutil.Process().children(recursive=True):
                try:
                    peak = max(peak, child.memory_info().rss)
                except psutil.Error:
                    continue

        began = time.perf_counter()
        summary = run([folder], database, jobs=1, log=watch)
        first = time.perf_counter() - began
        began = time.perf_counter()
        run([folder], database, jobs=1)
        second = time.perf_counter() - began
    return {
        "pages": summary.pages,
        "words": summary.words,
        "seconds": first,
        "words_a_second": summary.words / first,
        "worker_MB": peak / 2**20,
        "unchanged_run_share": second / first,
    }


def start_up(folder: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "bench.db"
        run([folder], database, jobs=1)
        bare = child_seconds([sys.executable, "-c", "pass"])
        shown = child_seconds([sys.executable, "-m", "pipeline.cli", "--help"])
        asked = child_seconds([sys.executable, "-m", "pipeline.cli", "status", "--db", str(database)])
    return {"bare_python_s": bare, "help_times_bare": shown / bare, "query_times_bare": asked / bare}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "corpus")
    folder = parser.parse_args().folder
    figures = {"pdf reading": pdf_reading(folder), "whole pipeline": whole_pipeline(folder), "start-up": start_up(folder)}
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
