"""Which reader takes a file, and what is said of those that none takes."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.errors import DamagedDocument, DocumentError, EmptyDocument, EncryptedDocument, UnsupportedDocument
from extractors.readers import READERS, read
from extractors.readers.passages import MOST_PASSAGE, MOST_WORD
from extractors.records import PassageKind

_PDF = b"1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")


_ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m:file-entry/>"}


def _zip(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (b"%PDF-1.4\n" + _PDF, ["pdf"]),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n" + _PDF, ["pdf"]),
        (b"X" * 5000 + b"\n%PDF-1.4\n" + _PDF, ["pdf"]),
        ("Pielikumi jāiesniedz %PDF-1.7 formātā.".encode(), ["text"]),
        (b"<!DOCTYPE html><p>S", ["html"]),
        ("<div class='news-item'><h2>Ziņas</h2></div>".encode(), ["html"]),
        ("\ufeff<!-- saved from url -->\n<table><tr><td>Sēde</td></tr></table>".encode(), ["html"]),
        ("<p>Sēde notika Ķegumā</p>".encode("utf-16"), ["html"]),
        ("<Sēdes sākums plkst. 10.00>".encode(), ["text"]),
        (b"<?xml version='1.0'?><w:document/>", []),
        (b"<w:document xmlns:w='x'/>", []),
        ("# Protokols\n\n| Nr. | Uzdevums |\n|---|---|\n| 1 | Plāns |\n".encode(), ["markdown"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, []),
    ],
)
def test_exactly_one_reader_claims_a_file_or_none(data: bytes, claimed: list[str]) -> None:
    assert [reader.name for reader in READERS if reader.claims(data)] == claimed


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocument),
        (b"\xef\xbb\xbf \r\n", EmptyDocument),
        (b"\0" * 4096, DamagedDocument),
        (b"X" * 5000 + b"\n%PDF-1.4\n" + _PDF, DamagedDocument),
        (b"{\\rtf1 Protokols}", UnsupportedDocument),
        (_OLE + (b"\xec\xa5" + b"\0" * 8 + b"\xf0\x12").ljust(512, b"\0"), UnsupportedDocument),
        (_OLE + (b"\xec\xa5" + b"\0" * 8 + b"\xf0\x13").ljust(512, b"\0"), EncryptedDocument),
        (_OLE + (b"\x09\x08\x10\x00\x00\x06" + b"\0" * 14 + b"\x2f\x00\x02\x00ab").ljust(512, b"\0"), EncryptedDocument),
        (_OLE + (b"\x09\x08\x10\x00\x00\x06" + b"\0" * 14 + b"\x42\x00\x02\x00ab").ljust(512, b"\0"), UnsupportedDocument),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument),
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 40 + b"\x06\xf1\x07\x01", EncryptedDocument),
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 40, UnsupportedDocument),
        (b"PK\x03\x04\x14\x00\x01\x00" + b"\0" * 40, EncryptedDocument),
        (_zip(_ODT), UnsupportedDocument),
        (_zip(_ODT | {"META-INF/manifest.xml": b"<m:file-entry><m:encryption-data/></m:file-entry>"}), EncryptedDocument),
    ],
)
def test_what_no_reader_takes_is_told_apart(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error):
        read(data)


@pytest.mark.parametrize(
    ("name", "status"), [("x.pdf", "partial"), ("x.docx", "partial"), ("x.doc", "ok"), ("x.txt", "ok"), ("", "ok")]
)
def test_text_under_the_name_of_a_packed_format_is_said_to_be(name: str, status: str) -> None:
    document = read(b"Lapa nav atrasta: 404.", name=name)
    assert document.status == status
    assert document.text == "Lapa nav atrasta: 404."


def test_a_very_long_passage_is_parted_and_nothing_is_lost() -> None:
    text = "Ozols ziņo par plānu un budžetu. " * 2000
    document = read(text.encode())
    assert document.status == "ok"
    assert max(p.end - p.start for p in document.passages) <= MOST_PASSAGE
    assert all(document.text[p.start : p.end].endswith("budžetu.") for p in document.passages)
    assert document.text.replace("\n", " ") == text.strip()


def test_a_run_without_spaces_is_parted() -> None:
    document = read(("Sēde. " + "A" * 5500 + " Beigas.").encode())
    assert document.text.replace("\n", "") == "Sēde. " + "A" * 5500 + " Beigas."
    assert {p.kind for p in document.passages} <= {PassageKind.PARAGRAPH, PassageKind.HEADING}
    assert max(len(word) for word in document.text.split()) <= MOST_WORD
