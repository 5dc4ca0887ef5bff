"""What a file is, said in words, for formats that no reader claims; and whether it is locked with a password."""

from __future__ import annotations

import re
import struct

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt or .msg)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"ID3", "a sound file"),
    (b"<?xml", "an XML file"),
)
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt, .ods or .odp)"),
    (b"application/vnd.etsi.asic", "a signed container (.edoc, .asice)"),
    (b"application/epub", "an e-book (.epub)"),
    (b"xl/", "a spreadsheet (.xlsx)"),
    (b"ppt/", "a presentation (.pptx)"),
    (b"EDoc/", "a signed container (.edoc)"),
)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF: its header near the beginning, or far behind other data with the end of a PDF.

    >>> is_pdf(b"%PDF-1.7 ..."), is_pdf(b"Par %PDF-1.7 formatu")
    (True, False)
    """
    if data.startswith((b"PK", b"{\\rtf", b"<", b"\xd0\xcf\x11\xe0")):
        return False
    head = data[:1024]
    if head.startswith(b"%PDF-") or b"\n%PDF-" in head or b"\r%PDF-" in head:
        return True
    return b"%PDF-" in data[:65_536] and (b"%%EOF" in data[-2048:] or b"endobj" in data)


def kind_of(data: bytes) -> str:
    """A few words for a message; `a file of an unknown kind` when nothing is recognised.

    >>> kind_of(b"{\\\\rtf1 Protokols}"), kind_of(b'{"a": 1}')
    ('a rich text file (.rtf)', 'a data file (JSON)')
    """
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK"):
        sample = data[:4096] + data[-65536:]
        return next((words for mark, words in _IN_ZIP if mark in sample), "a ZIP archive")
    for signature, words in _SIGNATURES:
        if data.startswith(signature) or head.startswith(signature):
            return words
    if head[:1] in (b"{", b"["):
        return "a data file (JSON)"
    if head.lower().startswith((b"from:", b"received:", b"return-path:", b"delivered-to:", b"mime-version:", b"date:")):
        return "an e-mail"
    return "a file of an unknown kind"


_WORD_HEAD = (b"\xec\xa5", b"\xdc\xa5")  # FibBase.wIdent; [MS-DOC] 2.5.1
_WORD_LOCKED = 0x0100  # FibBase.fEncrypted
_SHEET_HEAD = b"\x09\x08\x10\x00\x00\x06"  # the first record of a workbook; [MS-XLS] 2.4.21
_SHEET_LOCK = 0x2F  # the record FilePass; [MS-XLS] 2.4.117
_SLIDES_LOCK = "EncryptedSummary".encode("utf-16-le")  # a stream that only locked presentations have; [MS-PPT] 2.1.5
_AES_OF_7Z = b"\x06\xf1\x07\x01"


def is_locked(data: bytes) -> bool:
    """Whether a file of a format that is not read asks for a password, told from its first marks alone.

    >>> is_locked(b"PK\\x03\\x04\\x14\\x00\\x01\\x00"), is_locked(b"PK\\x03\\x04\\x14\\x00\\x00\\x00")
    (True, False)
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _is_locked_office(data)
    if data.startswith(b"PK\x03\x04"):
        marked = any(flags & 1 for flags in _zip_flags(data))
        return marked or (b"opendocument" in data[:4096] and _is_locked_opendocument(data))
    if data.startswith(b"7z\xbc\xaf\x27\x1c"):
        return _AES_OF_7Z in data[-65_536:]
    if data.startswith(b"Rar!\x1a\x07\x00"):
        return len(data) > 11 and bool(data[10] & 0x80)
    if data.startswith(b"Rar!\x1a\x07\x01"):
        return data[13:14] == b"\x04"  # the header of encryption comes before all others
    return False


def _is_locked_office(data: bytes) -> bool:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    for at in range(512, min(len(data), 64 * 2**20), 512):  # streams begin at sectors
        head = data[at : at + 12]
        if head[:2] in _WORD_HEAD and len(head) == 12:
            if int.from_bytes(head[10:12], "little") & _WORD_LOCKED:
                return True
        elif head.startswith(_SHEET_HEAD) and _has_record(data, at, _SHEET_LOCK):
            return True
    return _SLIDES_LOCK in data


def _has_record(data: bytes, at: int, wanted: int) -> bool:
    """Whether one of the first records of a workbook is of that kind; the lock stands right behind the head."""
    for _ in range(8):
        if at + 4 > len(data):
            return False
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == wanted:
            return True
        at += 4 + size
    return False


def _zip_flags(data: bytes) -> list[int]:
    """The flags of the entries, from their heads in the file."""
    return [
        int.from_bytes(data[match.start() + 6 : match.start() + 8], "little")
        for _, match in zip(range(2_000), re.finditer(rb"PK\x03\x04", data), strict=False)
    ]


def _is_locked_opendocument(data: bytes) -> bool:
    """Whether the manifest of an OpenDocument file names a way of encryption; ODF 1.2 part 3, 3.4."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(2**20)
    except Exception:  # whatever is broken in it, it is not a lock
        return False
