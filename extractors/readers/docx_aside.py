"""What a Word document keeps in parts of their own: charts, drawings of boxes and arrows, pieces of other formats, files."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from extractors.errors import DocumentError
from extractors.readers.docx_numbering import W
from extractors.readers.docx_text import DGM, OFFICE, C
from extractors.readers.package import Package, Relation

if TYPE_CHECKING:
    from lxml.etree import _Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Aside:
    """Answers with the paragraphs of parts that stand in the text only by their identifier; notes what is not read."""

    def __init__(self, package: Package, relations: dict[str, Relation]) -> None:
        self._package, self._relations = package, relations
        self.problems: list[str] = []

    def __call__(self, element: _Element) -> list[str]:
        """The paragraphs that the element shows; none, and a problem noted, where they cannot be read."""
        if element.tag == C + "chart":
            return self._chart(self._target(element, "id"))
        if element.tag == DGM + "relIds":
            return self._diagram(self._target(element, "dm"))
        if element.tag == W + "altChunk":
            return self._piece(self._target(element, "id"))
        if element.tag == OFFICE + "OLEObject":
            name = self._target(element, "id")
            self._note(
                f"an embedded file was not read: {(name or 'linked').rpartition('/')[2]} ({element.get('ProgID') or 'unknown'})"
            )
        return []

    def _target(self, element: _Element, attribute: str) -> str | None:
        relation = self._relations.get(element.get(R + attribute) or "")
        return relation.target if relation else None

    def _note(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _chart(self, name: str | None) -> list[str]:
        """The titles of a chart, then the names of its rows and columns; its figures are a picture of another table."""
        root = self._package.xml(name) if name else None
        if root is None:
            return []
        titles = ["".join(t.text or "" for t in title.iter(A + "t")) for title in root.iter(C + "title")]
        names: list[str] = []
        for tag in (C + "tx", C + "cat"):
            for node in root.iter(tag):
                names += [v.text for v in node.iter(C + "v") if v.text and v.text not in names]
        return [*(title for title in titles if title), *(["; ".join(names[:500])] if names else [])]

    def _diagram(self, name: str | None) -> list[str]:
        """The words of each box of a drawing, in the order in which they were made."""
        root = self._package.xml(name) if name else None
        texts = root.iter(DGM + "t") if root is not None else ()
        paragraphs = [paragraph for text in texts for paragraph in text.iter(A + "p")]
        return [words for p in paragraphs if (words := "".join(t.text or "" for t in p.iter(A + "t")))]

    def _piece(self, name: str | None) -> list[str]:
        """A piece in another format that Word takes in when it opens the document."""
        data = self._package.read(name) if name else None
        if data is None:
            self._note("a piece of the document is missing")
            return []
        try:
            return _paragraphs(data)
        except DocumentError as error:
            self._note(f"a piece of the document was not read ({(name or '').rpartition('/')[2]}: {error})")
            return []


def _paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a web page, a web archive or plain text; raises a `DocumentError` for anything else."""
    from extractors.errors import UnsupportedDocument
    from extractors.readers.html import claims_html, read_html
    from extractors.readers.text import claims_text, read_text

    page = _page_of_archive(data) or data
    if claims_html(page):
        document = read_html(page)
    elif claims_text(page):
        document = read_text(page)
    else:
        raise UnsupportedDocument("it is of a format that is not read inside of others")
    return [document.text[passage.start : passage.end] for passage in document.passages]


def _page_of_archive(data: bytes) -> bytes | None:
    """The web page inside a web archive (MHTML, RFC 2557), in UTF-8 when it says what it is in."""
    if b"mime-version" not in data[:4096].lower():
        return None
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset() or "utf-8"
                try:
                    return b"\xef\xbb\xbf" + payload.decode(charset).encode()
                except (LookupError, UnicodeDecodeError):
                    return payload
    return None
