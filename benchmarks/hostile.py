"""What becomes of odd, broken and malicious files: `python benchmarks/hostile.py [FOLDER] [--texts]`.

The folder holds a `manifest.csv` with the columns `file`, `kind` and `expected` (`ok`, `broken`, `encrypted`, `bomb`, `empty`).
Prints each file that is not in a state that fits, and the figures of the run: states, time, memory of the workers, what was
left behind. With `--texts` the text of each PDF that should be fine is held against that of three programs, each in a process
of its own under limits. Exits with 1 when anything falls short.
"""

from __future__ import annotations

import argparse
import csv
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from pipeline.events import Event
from pipeline.run import run

USUAL = Path(__file__).resolve().parents[2] / "shared" / "hostile"
#: The states that fit what is expected. A file without any text is `empty` however sound it is.
FITTING = {
    "ok": {"ok", "partial", "empty"},
    "broken": {"damaged", "partial", "refused"},
    "encrypted": {"encrypted"},
    "bomb": {"refused", "damaged", "partial"},
    "empty": {"empty"},
}
#: What the manifest calls the formats that are read.
READ = re.compile(r"(?:zip:|ole:|empty:)?(?:pdf|docx|html|txt|md)$")
_MEMORY, _SECONDS, _IN_ALL = 1024, 65.0, 600.0  # MB, seconds a file, seconds in all
_ENGINES = {
    "pdfium": "import sys, pypdfium2 as p; print(*(page.get_textpage().get_text_range() for page in p.PdfDocument(sys.argv[1])))",
    "pdfminer": "import sys; from pdfminer.high_level import extract_text; print(extract_text(sys.argv[1]))",
}


class Watch:
    """Looks at the processes below this one while they work."""

    def __init__(self) -> None:
        self.peak, self._over = 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        while not self._over.wait(0.05):
            for child in psutil.Process().children(recursive=True):
                try:
                    self.peak = max(self.peak, child.memory_info().rss)
                except psutil.Error:
                    continue

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def letters(text: str) -> int:
    """How many characters other than white space and control there are; codes without a letter do not count."""
    return len(re.sub(r"\(cid:\d+\)|[\s\x00-\x1f\ufffe\ufffd]", "", text))


def limited(command: list[str]) -> str:
    """What a command prints within 30 seconds and 1.5 GB; nothing when it fails."""
    shell = ["bash", "-c", 'ulimit -v 1500000 -t 30 -f 200000; exec "$@"', "bash", *command]
    try:
        return subprocess.run(shell, capture_output=True, timeout=60, check=False).stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return ""


def best_of_three(path: Path) -> tuple[int, str]:
    """The most letters that one of three programs finds, and its name."""
    texts = {name: limited([sys.executable, "-c", code, str(path)]) for name, code in _ENGINES.items()}
    texts["pdftotext"] = limited(["pdftotext", "-q", str(path), "-"])
    # a line that is drawn twice, for a shadow or by mistake, is one line to whoever reads the page
    once = {name: "\n".join(dict.fromkeys(line.strip() for line in text.splitlines())) for name, text in texts.items()}
    return max((letters(text), name) for name, text in once.items())


def is_ours(process: psutil.Process) -> bool:
    """Whether a process stands in a folder of the workers, or is a child of this one, the keeper of resources apart."""
    try:
        if process.ppid() == psutil.Process().pid:
            return "resource_tracker" not in " ".join(process.cmdline())
        return any("saikne-" in place for place in (process.cwd(), process.environ().get("TMPDIR", "")))
    except psutil.Error:
        return False


def states(database: Path) -> dict[str, list[tuple[str, str, str]]]:
    """(state, error, text) of each file by its name, through all paths of a document."""
    columns = "p.path, d.status, coalesce(d.error, ''), coalesce(d.text, '')"
    query = f"SELECT {columns} FROM document_paths p JOIN documents d ON d.id = p.document_id"
    found: dict[str, list[tuple[str, str, str]]] = {}
    with sqlite3.connect(database) as connection:
        for path, *rest in connection.execute(query):
            found.setdefault(Path(path).name, []).append((rest[0], rest[1], rest[2]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=USUAL)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--texts", action="store_true", help="hold the text of sound PDFs against three other programs")
    args = parser.parse_args()
    if not (args.folder / "manifest.csv").exists():
        raise SystemExit(f"there is no manifest in {args.folder}: nothing to measure")
    with (args.folder / "manifest.csv").open(encoding="utf-8") as handle:
        expected = {row["file"]: row for row in csv.DictReader(handle)}
    slowest = ("", 0.0)

    def log(event: Event) -> None:
        nonlocal slowest
        if event.seconds and event.seconds > slowest[1]:
            slowest = (Path(event.path or "").name, event.seconds)

    before = {process.pid for process in psutil.process_iter()}
    listing = {path: path.stat().st_mtime_ns for path in args.folder.rglob("*")}
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "hostile.db"
        began = time.monotonic()
        with Watch() as watch:
            summary = run([args.folder], database, jobs=args.jobs, log=log)
        took = time.monotonic() - began
        found = states(database)
        left = [p for p in Path(tempfile.gettempdir()).glob("saikne-*") if p.stat().st_mtime > time.time() - took]
    strays = [p for p in psutil.process_iter() if p.pid not in before and is_ours(p)]
    changed = listing != {path: path.stat().st_mtime_ns for path in args.folder.rglob("*")}
    say = sys.stdout.write
    wrong = {True: 0, False: 0}
    total = {True: 0, False: 0}
    falls_short = []
    for name, row in sorted(expected.items()):
        readable = bool(READ.match(row["kind"]))
        reached = found.get(name, [])
        total[readable] += 1
        state, error, text = reached[0] if len(reached) == 1 else (f"in {len(reached)} states", "", "")
        fits = state in FITTING[row["expected"]] or (not readable and state == "unsupported" and row["expected"] != "encrypted")
        if not fits:
            wrong[readable] += 1
            say(f"{name}: {row['expected']}, but {state} {error}\n")
            if row["expected"] in ("bomb", "encrypted") or not reached:
                falls_short.append(name)
        if args.texts and row["kind"] == "pdf" and row["expected"] == "ok" and state == "ok":
            most, engine = best_of_three(args.folder / name)
            if letters(text) < 0.95 * most:
                falls_short.append(name)
                say(f"{name}: {letters(text)} letters, and {engine} finds {most}\n")
    share = 1 - wrong[True] / max(1, total[True])
    say(f"states {summary.counts}\n")
    say(f"as expected: {share:.1%} of {total[True]} files of formats that are read; {wrong[False]} others not\n")
    say(f"{took:.0f} s in all, slowest {slowest[0]} {slowest[1]:.1f} s, largest worker {watch.peak / 2**20:.0f} MB\n")
    say(
        f"left behind: {len(strays)} processes, {len(left)} folders; the files themselves {'changed' if changed else 'unchanged'}\n"
    )
    if share < 0.97 or falls_short or took > _IN_ALL or slowest[1] > _SECONDS or watch.peak > _MEMORY * 2**20 or strays or changed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
