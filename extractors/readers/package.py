"""Opening Office packages (ZIP with XML inside) with limits on everything that a hostile one can blow up."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from extractors.errors import DamagedDocument, EncryptedDocument, RefusedDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Limits, far beyond any real document of an office.
MOST_ENTRIES = 20_000
MOST_UNPACKED = 400 * 1024 * 1024  # bytes in all
MOST_PART = 128 * 1024 * 1024  # bytes of one XML part
MOST_RATIO = 300  # unpacked to packed, for parts above a megabyte
MOST_DEPTH = 250  # nested elements


class Package:
    """The parts of a package by name, read when asked for."""

    def __init__(self, data: bytes) -> None:
        """Raises `DamagedDocument` when the archive breaks off, `RefusedDocument` when it goes beyond a limit."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError) as error:
            raise DamagedDocument(f"the package cannot be opened ({error}); save the document again") from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise RefusedDocument(f"the package has {len(entries)} parts, more than {MOST_ENTRIES}")
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise RefusedDocument(f"the package unpacks to more than {MOST_UNPACKED // 2**20} MB")
        self.names = {entry.filename: entry for entry in entries}

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
        """The root element of an XML part, or `None` when there is no such part."""
        data = self.read(name)
        return parse_xml(data, name) if data is not None else None


def parse_xml(data: bytes, name: str = "the file") -> _Element:
    """The root of XML, without entities, network or unbounded depth.

    Raises:
        RefusedDocument: it declares entities or nests too deep.
        DamagedDocument: it is not well-formed.
    """
    if b"<!ENTITY" in data[:100_000] or b"<!DOCTYPE" in data[:100_000]:
        raise RefusedDocument(f"{name} declares its own document type, which no Office file does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedDocument(f"{name} is not well-formed XML ({error})") from error
    depth = _depth(root)
    if depth > MOST_DEPTH:
        raise RefusedDocument(f"{name} nests {depth} elements deep")
    return root


def _depth(root: _Element) -> int:
    deepest, depth = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > MOST_DEPTH:
            break
    return deepest
