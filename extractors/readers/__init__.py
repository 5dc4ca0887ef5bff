"""Readers: each turns the bytes of one format into a `Document`. Exactly one claims a file, by what is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, cast

from extractors.errors import AmbiguousFormat, DamagedDocument, EmptyDocument, EncryptedDocument, UnsupportedDocument

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.records import Document


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the module `extractors.readers.<module>` has `claims_<name>(data)` and `read_<name>(data)`."""

    name: str
    module: str

    def claims(self, data: bytes) -> bool:
        """Whether the bytes are of this format; cheap, and never an error."""
        function = getattr(import_module(f"extractors.readers.{self.module}"), f"claims_{self.name}")
        return cast("Callable[[bytes], bool]", function)(data)

    def read(self, data: bytes) -> Document:
        """The document; raises a `DocumentError` when it cannot be read."""
        function = getattr(import_module(f"extractors.readers.{self.module}"), f"read_{self.name}")
        return cast("Callable[[bytes], Document]", function)(data)


#: All formats. Their modules are loaded when a file is first asked about, so that a text costs no PDF library.
READERS = (
    Reader("pdf", "pdf"),
    Reader("docx", "docx"),
    Reader("html", "html"),
    Reader("markdown", "markdown"),
    Reader("text", "text"),
)


#: Ends of names whose files are never plain text. `.doc` is not among them: web pages are often saved under it.
_PACKED = frozenset({"pdf", "docx", "odt", "ods", "odp", "xlsx", "pptx", "edoc", "asice", "zip", "7z"})


def read(data: bytes, *, name: str = "") -> Document:
    """The document that the bytes hold; `name` serves messages only.

    Raises:
        EmptyDocument: there is nothing but white space.
        DamagedDocument: there is nothing but zero bytes.
        EncryptedDocument: it is of a format that no reader claims, and locked.
        UnsupportedDocument: no reader claims the bytes.
        AmbiguousFormat: two do.
        DocumentError: the reader's own errors.

    >>> read("Sēdi vada J. Ozols.".encode()).text
    'Sēdi vada J. Ozols.'
    """
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument("the file is empty")
    if not data.strip(b"\x00"):
        raise DamagedDocument("the file holds nothing but zero bytes: it was not saved or copied whole")
    claims = [reader for reader in READERS if reader.claims(data)]
    if len(claims) > 1:
        raise AmbiguousFormat(f"{name or 'the file'} is claimed by {' and '.join(reader.name for reader in claims)}")
    if not claims:
        from extractors.readers.kinds import is_locked, kind_of  # only now: it is a table of what is not read

        if is_locked(data):
            raise EncryptedDocument(f"this is {kind_of(data)}, locked with a password; save it as PDF or DOCX without one")
        raise UnsupportedDocument(f"this is {kind_of(data)}, which is not read yet; save it as PDF, DOCX, HTML or text")
    document = claims[0].read(data)
    other = _named_otherwise(name, claims[0].name)
    return replace(document, status="partial", problems=(*document.problems, other)) if other else document


def _named_otherwise(name: str, reader: str) -> str | None:
    """Words for a file that is text or a web page under the name of a packed format: a failed download, a broken copy.

    >>> _named_otherwise("protokols.pdf", "html")
    'the name ends in .pdf, but this is html: the document itself may not have been saved'
    """
    end = name.lower().rpartition(".")[2]
    if reader in ("html", "text", "markdown") and end in _PACKED:
        return f"the name ends in .{end}, but this is {reader}: the document itself may not have been saved"
    return None
