"""Readers: each turns the bytes of one format into a `Document`. Exactly one claims a file, by what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from extractors.errors import AmbiguousFormat, EmptyDocument, UnsupportedDocument

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


def read(data: bytes, *, name: str = "") -> Document:
    """The document that the bytes hold; `name` serves messages only.

    Raises:
        EmptyDocument: there is nothing but white space.
        UnsupportedDocument: no reader claims the bytes.
        AmbiguousFormat: two do.
        DocumentError: the reader's own errors.

    >>> read("Sēdi vada J. Ozols.".encode()).text
    'Sēdi vada J. Ozols.'
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument("the file is empty")
    claims = [reader for reader in READERS if reader.claims(data)]
    if len(claims) > 1:
        raise AmbiguousFormat(f"{name or 'the file'} is claimed by {' and '.join(reader.name for reader in claims)}")
    if not claims:
        from extractors.readers.kinds import kind_of  # only now: it is a table of what is not read

        raise UnsupportedDocument(f"this is {kind_of(data)}, which is not read yet; save it as PDF, DOCX, HTML or text")
    return claims[0].read(data)
