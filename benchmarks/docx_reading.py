"""Word files against python-docx and docx2python: `python benchmarks/docx_reading.py FOLDER`, after `make_docx.py FOLDER`.

Processor time of reading all files, each tool in turn over the same ones, and how many of the kinds of parts come out whole.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx

from extractors.readers import read


def with_saikne(data: bytes) -> str:
    return read(data).text


def with_python_docx(data: bytes) -> str:
    """All of its interface that a reader needs: blocks in order, styles, weights of runs, tables in tables, headers, footers."""
    document = docx.Document(io.BytesIO(data))
    parts = [*_texts(document)]
    for section in document.sections:
        parts += [*_texts(section.header), *_texts(section.footer)]
    return "\n".join(parts)


def _texts(holder: Any) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell)
        else:
            heading = (block.style.name or "").startswith("Heading") or all(run.bold for run in block.runs)
            yield f"# {block.text}" if heading else block.text


def with_python_docx_text(data: bytes) -> str:
    """The text of its paragraphs and of the cells of its tables alone."""
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def with_docx2python(data: bytes) -> str:
    from docx2python import docx2python

    with docx2python(io.BytesIO(data)) as content:
        return str(content.text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    files = [path.read_bytes() for path in sorted(folder.glob("*.docx"))]
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    tools: dict[str, Callable[[bytes], str]] = {
        "saikne": with_saikne,
        "python-docx": with_python_docx,
        "its text alone": with_python_docx_text,
    }
    if find_spec("docx2python"):
        tools["docx2python"] = with_docx2python
    spent: dict[str, float] = dict.fromkeys(tools, 0.0)
    lost: dict[str, set[str]] = {name: set() for name in tools}
    wrong = dict.fromkeys(tools, 0)
    for tool in tools.values():
        tool(files[0])  # loads what it needs
    for data, gold in zip(files, golds, strict=True):
        for name, tool in tools.items():
            began = time.process_time()
            text = tool(data)
            spent[name] += time.process_time() - began
            lost[name] |= {part for part, words in gold["words"].items() if any(word not in text for word in words)}
            wrong[name] += any(word in text for word in gold["gone"])
    sys.stdout.write(f"{'':14}{'seconds':>9}{'times ours':>12}{'parts whole':>13}{'files with deleted text':>25}  lost\n")
    for name in tools:
        whole = len(golds[0]["words"]) - len(lost[name])
        share = spent[name] / spent["saikne"]
        sys.stdout.write(f"{name:14}{spent[name]:9.2f}{share:12.1f}{whole:13}{wrong[name]:25}  {', '.join(sorted(lost[name]))}\n")


if __name__ == "__main__":
    main()
