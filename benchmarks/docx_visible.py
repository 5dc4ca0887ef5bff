"""Whether all that a Word document shows is read: `python benchmarks/docx_visible.py FOLDER`.

Counts with nothing of the readers: the standard library's XML parser goes over the parts, and each run of visible text (`w:t`) is
looked for in what the program reads. Each file is handled in a process of its own under limits; those that cannot be opened are
named. Exits with 1 when text is missing.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

_LIMITS = 'ulimit -v 2500000 -t 60 -f 100000; exec "$@"'
_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_UNSEEN = {"del", "moveFrom", "instrText", "delText", "cellDel"}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _value(element: ElementTree.Element | None) -> str | None:
    return next(iter(element.attrib.values()), None) if element is not None else None


def _child(element: ElementTree.Element, *names: str) -> ElementTree.Element | None:
    for name in names:
        found = next((child for child in element if _local(child.tag) == name), None)
        if found is None:
            return None
        element = found
    return element


def visible(element: ElementTree.Element) -> list[str]:
    """The texts of all `w:t` below the element that the page shows."""
    name = _local(element.tag)
    if name in _UNSEEN or (name == "tr" and _child(element, "trPr", "del") is not None):
        return []
    if name == "t":
        return [element.text or ""]
    if (
        name == "r"
        and _value(_child(element, "rPr", "vanish")) not in ("0", "false")
        and _child(element, "rPr", "vanish") is not None
    ):
        return []
    if name in ("footnote", "endnote") and any(_local(key) == "type" and v != "normal" for key, v in element.attrib.items()):
        return []
    if name == "AlternateContent":
        ways = [visible(child) for child in element]
        return next((way for way in ways if "".join(way).strip()), [])
    return [text for child in element for text in visible(child)]


def check(path: Path) -> tuple[int, list[str]]:
    """How many letters the document shows, and the runs of text that were not read."""
    from extractors.readers import read

    sys.setrecursionlimit(20_000)
    shown: list[str] = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if _PART.fullmatch(name.replace("\\", "/").lstrip("/")):
                shown += visible(ElementTree.fromstring(package.read(name)))
    squeezed = [re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]", "", text) for text in shown]
    if not any(squeezed):
        return 0, []
    ours = re.sub(r"\s", "", read(path.read_bytes(), name=path.name).text)
    return sum(map(len, squeezed)), [text for text in squeezed if text and text not in ours]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    path: Path = parser.parse_args().path
    if path.is_file():
        letters, missing = check(path)
        sys.stdout.write(f"{letters} letters, {len(missing)} runs of text missing {missing[:5]}\n")
        raise SystemExit(2 if missing else 0)
    short = 0
    for file in sorted(path.glob("*.docx")):
        command = ["bash", "-c", _LIMITS, "bash", sys.executable, __file__, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        short += done.returncode == 2
        last = (done.stdout or done.stderr).strip().splitlines()[-1:] or ["ended by a limit"]
        sys.stdout.write(f"{file.name}: {last[0][:150]}\n")
    raise SystemExit(1 if short else 0)


if __name__ == "__main__":
    main()
