"""What is looked at in a PDF beside the text of its pages: made to harm, damaged, notes and forms, attachments."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from pypdfium2 import raw

from extractors.errors import DamagedDocument, RefusedDocument

_DEEP = re.compile(rb"<<\s*/[^\s/<>\[\]()]+\s*(?:<<\s*/[^\s/<>\[\]()]+\s*){399}")
_RANGE = re.compile(rb"<([0-9a-fA-F]{1,8})>\s*<([0-9a-fA-F]{1,8})>\s*[<\[]")
_MOST_CODES = 1 << 21  # in one range of a map from codes to letters; Unicode has fewer than that
_START = re.compile(rb"startxref\s+(\d+)\s*%%EOF")
_XREF = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_PREVIOUS = re.compile(rb"/Prev\s+(\d{1,12})")
_COUNT = re.compile(rb"/Count\s+(\d{6,12})")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_PACKED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_LARGE = 4 * 2**20  # bytes of one stream, packed or unpacked
_MOST_UNPACKED = 64 * 2**20  # bytes in all that are unpacked to see whether they are whole


def refuse_bombs(data: bytes) -> None:
    """Looks for structures that only a file made to harm has.

    Raises:
        DamagedDocument: so much stands before it that no program finds its beginning.
        RefusedDocument: there is one.
    """
    if b"%PDF-" not in data[:1024]:
        raise DamagedDocument("the PDF is damaged: other data stand before it; save it again from where it came")
    if b"[" * 400 in data.translate(None, b" \t\r\n\f\0") or _DEEP.search(data):
        raise RefusedDocument("the PDF is nested hundreds of levels deep, as no real document is")
    for match in re.finditer(rb"beginbfrange(.{0,4000}?)endbfrange", data, re.DOTALL):
        for low, high in _RANGE.findall(match.group(1)):
            if int(high, 16) - int(low, 16) > _MOST_CODES:
                raise RefusedDocument("a font of the PDF claims millions of letters, as no real one does")


def troubles(data: bytes) -> Iterator[str]:
    """What is wrong with a file that could be opened all the same.

    >>> list(troubles(b"%PDF-1.4 nothing else"))
    ['the PDF is damaged: its end is missing; what could be found was read']
    """
    found = list(_START.finditer(data[-65_536:]))
    if not found:
        yield "the PDF is damaged: its end is missing; what could be found was read"
        return
    head = max(0, data.find(b"%PDF-"))
    at = int(found[-1].group(1))
    places = [place for place in (at, at + head) if place < len(data) and _XREF.match(data, place)]
    if not places:
        yield "the PDF is damaged: its table of contents is not where it should be; what could be found was read"
    elif _goes_round(data, places[0]):
        yield "the PDF is damaged: its table of contents leads back to itself; what could be found was read"
    if any(int(count) > len(data) for count in _COUNT.findall(data)):
        yield "the PDF is damaged: it says that it has more pages than it can hold; what could be found was read"
    broken = _broken_streams(data)
    if broken:
        yield f"the PDF is damaged: {broken} of its parts cannot be unpacked whole; text may be missing"


def _goes_round(data: bytes, at: int) -> bool:
    """Whether the tables of contents, each naming the one before it, form a circle."""
    seen: set[int] = set()
    while at not in seen and len(seen) < 1_000:
        seen.add(at)
        end = data.find(b"startxref", at)
        before = _PREVIOUS.search(data, at, end if end >= 0 else len(data))
        if not before:
            return False
        at = int(before.group(1))
    return True


def _broken_streams(data: bytes) -> int:
    """How many packed streams break off or go wrong; pictures, large ones and locked files are passed over."""
    if b"/Encrypt" in data:
        return 0
    broken, left = 0, _MOST_UNPACKED
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 400) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if not _PACKED.search(head) or b"/Image" in head or left <= 0:
            continue
        end = data.find(b"endstream", match.end(), match.end() + _LARGE)
        if end < 0:
            continue
        packer = zlib.decompressobj()
        try:
            size = len(packer.decompress(data[match.end() : end], min(left, _LARGE)))
        except zlib.error:
            broken += 1
            continue
        left -= size
        broken += not packer.eof and not packer.unconsumed_tail
    return broken


_MEANINGLESS = re.compile("[\0-\x08\x0e-\x1f\ufffd\ue000-\uf8ff\ufdd0-\ufdef]")


def doubtful(lines: Iterable[str]) -> bool:
    """Whether more than a twentieth of the letters have no meaning: a typeface does not say which letters its shapes are.

    >>> doubtful(["Sēdi vada J. Ozols"]), doubtful(["S\ufffddi \ufffdada J. O\ufffdols"])
    (False, True)
    """
    text = "".join(lines)
    return (len(_MEANINGLESS.findall(text)) + text.count("(cid:")) * 20 > len(text)


def has_text(page: Any) -> bool:
    """Whether the page draws letters."""
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3)), None) is not None


def attachments(pdf: Any) -> list[str]:
    """What to say of files within the file, which are not read; nothing when there are none."""
    attached = min(raw.FPDFDoc_GetAttachmentCount(pdf.raw), 100)
    names = [pdf.get_attachment(number).get_name() or "without a name" for number in range(attached)]
    return [f"attached files were not read: {', '.join(names)}"] if names else []


def notes(page: Any) -> Iterator[str]:
    """What notes on the page say, and the answers in its form."""
    for place in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 2_000)):
        note = raw.FPDFPage_GetAnnot(page.raw, place)
        if not note:
            continue
        try:
            text = _note(note)
        finally:
            raw.FPDFPage_CloseAnnot(note)
        if text:
            yield text


_SPOKEN = frozenset({raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_STAMP})


def _note(note: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_WIDGET:
        name, value = _string(note, b"T"), _string(note, b"V")
        return f"{name}: {value}" if name and value and value != "Off" else value
    return _string(note, b"Contents") if kind in _SPOKEN else ""


def _string(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    buffer = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").strip()
