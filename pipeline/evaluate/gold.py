"""Gold files: what a careful reader found in each document."""

from __future__ import annotations

import glob
import json
from pathlib import Path
from typing import Any

from pipeline.errors import FolderError

#: What a gold file holds beside `document`, and what each item of it must have.
_LISTS = {
    "people": ("name",),
    "institutions": ("name",),
    "initiatives": ("name",),
    "commitments": ("evidence", "kind"),
    "cooperation": ("a", "b"),
}
Gold = dict[str, Any]


def is_gold(path: str) -> bool:
    """Whether a file only says what is in the document of the same name beside it, as gold files do."""
    file = Path(path)
    return file.suffix == ".json" and any(other.suffix != ".json" for other in file.parent.glob(f"{glob.escape(file.stem)}.*"))


def read_gold(folder: Path) -> dict[str, Gold]:
    """The gold of each document by its file stem, in order.

    Raises:
        FolderError: there is no such folder, it holds no gold file, or one of them is broken.
    """
    if not folder.is_dir():
        raise FolderError(f"There is no folder {folder}: name one with documents and a gold file (x.json) beside each.")
    found = {path.stem: gold for path in sorted(folder.glob("*.json")) if (gold := _read(path)) is not None}
    if not found:
        raise FolderError(f"{folder} holds no gold file: put x.json beside each x.pdf, as in the folder corpus.")
    return found


def _read(path: Path) -> Gold | None:
    """The gold file; nothing when the JSON is something else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FolderError(f"{path} cannot be read ({error}): mend it or take it away.") from error
    if not isinstance(data, dict) or not isinstance(data.get("document"), dict):
        return None
    gold: Gold = {"document": data["document"]}
    for name, needed in _LISTS.items():
        gold[name] = data.get(name) or []
        for number, item in enumerate(gold[name], 1):
            missing = [key for key in needed if not isinstance(item, dict) or not item.get(key)]
            if missing:
                raise FolderError(f"{path}: {name} number {number} has no {missing[0]!r}: add it.")
    return gold
