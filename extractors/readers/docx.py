"""Word documents (DOCX): everything that a reader of the document would see, in order."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from extractors.errors import DamagedDocument, EncryptedDocument
from extractors.readers.docx_aside import Aside
from extractors.readers.docx_blocks import Walk
from extractors.readers.docx_numbering import W, read_numbering
from extractors.readers.docx_styles import read_styles
from extractors.readers.docx_text import hidden_runs, pieces
from extractors.readers.package import Package, Relation, directory, part_name
from extractors.readers.passages import PassageBuilder, tidy
from extractors.records import Document, PassageKind

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# what tells a Word document in the list of a package's parts, where each name stands 46 bytes behind a mark
_TYPES_LISTED = re.compile(rb"PK\x01\x02.{42}[/\\]*\[content_types\]\.xml", re.IGNORECASE | re.DOTALL)
_WORD_LISTED = re.compile(rb"PK\x01\x02.{42}[/\\]*word[/\\]", re.IGNORECASE | re.DOTALL)


def claims_docx(data: bytes) -> bool:
    """Whether the bytes are a Word document: a ZIP with a main part of that kind, or such a one under a password."""
    if data.startswith(_OLE):
        return "EncryptedPackage".encode("utf-16-le") in data
    if not data.startswith(b"PK\x03\x04") or b"word" not in data:
        return False
    listed = directory(data)
    if _TYPES_LISTED.search(listed) and _WORD_LISTED.search(listed):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [part_name(name).lower() for name in package.namelist()]
    except Exception:  # it is broken; its first part tells what it was meant to be
        return b"word/" in data and b"xl/workbook" not in data and b"[Content_Types].xml" in data[:65_536]
    return "[content_types].xml" in names and any(name.startswith("word/") for name in names)


def read_docx(data: bytes) -> Document:
    """The document. Headers come first, footers last; notes and comments after the text they belong to.

    Pages are those that Word marked when it last showed the document; without such marks there are none.

    Raises:
        EncryptedDocument: it asks for a password.
        DamagedDocument: it is broken, or has no main part.
        RefusedDocument: it goes beyond a limit.
        EmptyDocument: it holds no text.
    """
    if data.startswith(_OLE):
        raise EncryptedDocument("the document is protected by a password; save it without one")
    package = Package(data)
    main, problems = _main_part(package)
    root = package.xml(main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise DamagedDocument("the package has no main document part")
    relations = package.relations(main)
    folder = main.rpartition("/")[0]

    def part(kind: str) -> _Element | None:
        return package.xml(_named(relations, kind) or f"{folder}/{kind}.xml".lstrip("/"))

    aside = Aside(package, relations)
    walk = Walk(
        PassageBuilder(),
        read_styles(part("styles")),
        read_numbering(part("numbering")),
        aside,
        hinted=next(body.iter(W + "lastRenderedPageBreak"), None) is not None,
    )
    _margins(package, relations, "header", walk)
    walk.part(body, PassageKind.PARAGRAPH)
    pages = walk.page if walk.hinted else None
    walk.notes(part("footnotes"), "footnotes", PassageKind.FOOTNOTE)
    walk.notes(part("endnotes"), "endnotes", PassageKind.FOOTNOTE)
    walk.notes(part("comments"), "comments", PassageKind.COMMENT)
    _margins(package, relations, "footer", walk)
    problems += [*walk.problems, *aside.problems]
    return walk.builder.finish(data, MEDIA_TYPE, pages=pages, problems=tuple(problems), title=_title(package))


def _named(relations: dict[str, Relation], kind: str) -> str | None:
    """The part of a kind that there is one of."""
    return next((relation.target for relation in relations.values() if relation.kind == kind), None)


def _main_part(package: Package) -> tuple[str, list[str]]:
    """The name of the main part, by the package's relations; the usual one, and a problem, when they lead nowhere."""
    usual = "word/document.xml"
    target = _named(package.relations(""), "officeDocument")
    if target in package.names:
        return target, []
    return usual, ["the package is damaged: it does not say where its text is; what stands in the usual place was read"]


def _title(package: Package) -> str | None:
    root = package.xml("docProps/core.xml")
    title = root.find("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
    return tidy(title.text) or None if title is not None and title.text else None


def _margins(package: Package, relations: dict[str, Relation], kind: str, walk: Walk) -> None:
    """Adds the headers or footers; the same one of another section only once."""
    seen: set[str] = set()
    named = {relation.target for relation in relations.values() if relation.kind == kind and relation.target}
    usual = {name for name in package.names if not relations and re.fullmatch(rf"word/{kind}\d*\.xml", name)}
    for name in sorted(named or usual):
        root = package.xml(name)
        if root is None:
            continue
        text = tidy("".join(piece for piece in pieces(root, hidden_runs(root)) if isinstance(piece, str)))
        boxes = tidy("".join(node.text or "" for node in root.iter(W + "t")))
        if (text or boxes) and text + boxes not in seen:
            seen.add(text + boxes)
            walk.margin(root, PassageKind(kind))
