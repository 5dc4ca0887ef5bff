"""What a file is, said in words, for formats that no reader claims."""

from __future__ import annotations

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
