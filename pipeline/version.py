"""What has to be the same for a document not to be read again: the bytes, the code that reads, the model."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


@cache
def code_version() -> str:
    """A short mark of the readers and extractors as installed; it changes with any change of their sources or data."""
    import extractors
    import models

    digest = hashlib.sha256()
    for package in (extractors, models):
        root = Path(package.__file__ or "").parent
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root).as_posix()
            if path.suffix in {".py", ".csv", ".json", ".txt"} and not inside.startswith("training/"):
                digest.update(f"{package.__name__}/{inside}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def following_version() -> str:
    """A short mark of the code that links documents into series and follows commitments."""
    digest = hashlib.sha256()
    for path in sorted((Path(__file__).parent / "follow").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def resolving_version() -> str:
    """A short mark of the rules that say who is who inside a document; it changes with their sources and those they use."""
    root = Path(__file__).parent / "resolve"
    digest = hashlib.sha256(code_version().encode())
    for path in sorted(root.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def reading_version() -> str:
    """The mark stored with each document: of the code and of the model."""
    from models import model_version

    return f"{code_version()}/{model_version()}"
