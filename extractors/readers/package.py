"""Opening Office packages (ZIP with XML inside) with limits on everything that a hostile one can blow up."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from extractors.errors import DamagedDocument, EncryptedDocument, RefusedDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Limits, far beyond any real document of an office.
MOST_ENTRIES = 20_000
MOST_UNPACKED = 400 * 1024 * 1024  # bytes in all
MOST_PART = 128 * 1024 * 1024  # bytes of one XML part
MOST_RATIO = 300  # unpacked to packed, for parts above a megabyte

_USUAL = b"http://schemas.openxmlformats.org/"
#: Namespaces of strict OOXML (ISO/IEC 29500) and those that everybody writes, in whose terms the readers speak.
_STRICT = tuple(
    (b"http://purl.oclc.org/ooxml/" + name, _USUAL + name.replace(b"/", b"/2006/", 1))
    for name in (
        b"wordprocessingml/main",
        b"drawingml/main",
        b"drawingml/chart",
        b"drawingml/diagram",
        b"officeDocument/relationships",
        b"officeDocument/math",
    )
)


class Relation(NamedTuple):
    """What a part refers to: the last word of the kind (`header`, `aFChunk`) and the part's name, or nothing for outside ones."""

    kind: str
    target: str | None


def part_name(name: str) -> str:
    """The name of a part as the readers ask for it; some programs write backslashes or a leading slash.

    >>> part_name("word\\\\document.xml"), part_name("/word/document.xml")
    ('word/document.xml', 'word/document.xml')
    """
    return name.replace("\\", "/").lstrip("/")


def directory(data: bytes) -> bytes:
    """The list of a package's parts as it stands at its end; nothing where that is not whole (APPNOTE.TXT 4.3.16)."""
    end = data.rfind(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data[end - size : end] if 0 < size <= end else b""


def _unpacked(data: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a part that is packed as most are and whole, several times faster than `zipfile` does it; else `None`."""
    head = data[entry.header_offset : entry.header_offset + 30]
    if entry.compress_type != zipfile.ZIP_DEFLATED or len(head) < 30 or not head.startswith(b"PK\x03\x04"):
        return None
    name, extra = struct.unpack_from("<HH", head, 26)  # how long they are; APPNOTE.TXT 4.3.7
    start = entry.header_offset + 30 + name + extra
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        out = unpacker.decompress(data[start : start + entry.compress_size], entry.file_size + 1)
    except zlib.error:
        return None
    return out if unpacker.eof and len(out) == entry.file_size and zlib.crc32(out) == entry.CRC else None


class Package:
    """The parts of a package by name, read when asked for."""

    def __init__(self, data: bytes) -> None:
        """Raises `DamagedDocument` when the archive breaks off, `RefusedDocument` when it goes beyond a limit."""
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError) as error:
            raise DamagedDocument(f"the package cannot be opened ({error}); save the document again") from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise RefusedDocument(f"the package has {len(entries)} parts, more than {MOST_ENTRIES}")
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise RefusedDocument(f"the package unpacks to more than {MOST_UNPACKED // 2**20} MB")
        self.names = {part_name(entry.filename): entry for entry in entries}

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or `None` when there is no such part."""
        entry = self.names.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise EncryptedDocument("the package is protected by a password")
        if entry.file_size > MOST_PART:
            raise RefusedDocument(f"the part {name} unpacks to {entry.file_size // 2**20} MB")
        if entry.file_size > 2**20 and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
            raise RefusedDocument(f"the part {name} is packed {entry.file_size // max(1, entry.compress_size)} times over")
        data = _unpacked(self._data, entry)
        if data is not None:
            return data
        try:
            with self._zip.open(entry) as part:
                data = part.read(MOST_PART + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise DamagedDocument(f"the part {name} is broken ({error})") from error
        except Exception as error:  # zlib.error and lzma.LZMAError have no common base
            raise DamagedDocument(f"the part {name} is broken ({error})") from error
        if len(data) > MOST_PART:
            raise RefusedDocument(f"the part {name} unpacks to more than it says")
        return data

    def xml(self, name: str) -> _Element | None:
        """The root element of an XML part in the usual namespaces, or `None` when there is no such part."""
        data = self.read(name)
        if data is None:
            return None
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return parse_xml(data, name)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by the identifiers that stand in it; the package itself is the part with an empty name."""
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        out: dict[str, Relation] = {}
        for relation in root if root is not None else ():
            kind = str(relation.get("Type") or "").rpartition("/")[2]
            target = str(relation.get("Target") or "")
            inside = relation.get("TargetMode") != "External"
            path = part_name(target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target)))
            out[str(relation.get("Id"))] = Relation(kind, path if inside else None)
        return out


# without `huge_tree` libxml2 itself refuses more than 256 nested elements and texts of more than 10 MB
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)


def parse_xml(data: bytes, name: str = "the file") -> _Element:
    """The root of XML, without entities, network or unbounded depth.

    Raises:
        RefusedDocument: it declares entities or nests too deep.
        DamagedDocument: it is not well-formed.
    """
    head = data[:100_000]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    if b"<!ENTITY" in head or b"<!DOCTYPE" in head:
        raise RefusedDocument(f"{name} declares its own document type, which no Office file does")
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in str(error) or "huge" in str(error).lower():
            raise RefusedDocument(f"{name} goes beyond what any office writes ({error})") from error
        raise DamagedDocument(f"{name} is not well-formed XML ({error})") from error
