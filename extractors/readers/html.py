"""Web pages: the main text, without the navigation and notices around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from extractors.errors import DamagedDocument
from extractors.readers.encoding import decode, lost_letters
from extractors.readers.html_around import Size, heads_related, is_around, is_data, is_mostly_links, measure
from extractors.readers.lines import is_residue
from extractors.readers.markup import is_page
from extractors.readers.passages import PassageBuilder, tidy
from extractors.records import Document, PassageKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DROPPED = frozenset(
    "script style noscript template iframe object embed svg canvas video audio head select button input textarea option link meta".split()
)
_HEADING = re.compile(r"h([1-6])$")
_BLOCKS = frozenset(
    "address article blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section summary table tbody td tfoot th thead tr ul body html aside caption".split()
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def claims_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    head = data[:65_536]
    return is_page((decode(head) or "") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1").removeprefix("ï»¿"))


def _decoded(data: bytes) -> str:
    """By the page's own word when it is right, else by its letters."""
    match = _CHARSET.search(data[:4096])
    if match and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = {"iso-8859-1": "cp1252", "windows-1257": "cp1257"}.get(match.group(1).decode().lower(), match.group(1).decode())
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError):
            text = ""
        if text and "\x00" not in text and name.lower() not in {"cp1252", "windows-1252"}:
            return text
    text = decode(data) or ""
    if not text:
        raise DamagedDocument("the page is in an encoding that is not known")
    return text


def read_html(data: bytes) -> Document:
    """The document; what stands around the text comes as `header` and `footer` passages.

    Raises:
        DamagedDocument: the bytes cannot be read as a page.
        RefusedDocument: it nests beyond all reason.
        EmptyDocument: it shows no text.
    """
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _decoded(data).lstrip("\ufeff"))
    try:
        root = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(huge_tree=True, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedDocument(f"the page cannot be read ({error})") from error
    builder = PassageBuilder()
    body = root.find("body")
    main = _main(body if body is not None else root)
    title = root.findtext("head/title") or root.findtext(".//title")
    top = body if body is not None else root
    headings = list(top.iter("h1"))
    walker = _Walker(builder, main, measure(root), headings[0] if len(headings) == 1 else None)
    walker.walk(top)
    walker.flush()
    return builder.finish(data, MEDIA_TYPE, problems=lost_letters(text), title=tidy(title) or None if title else None)


def _main(body: HtmlElement) -> HtmlElement | None:
    """The element that the page itself marks as its main text, when there is exactly one with enough in it."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(path)
        if len(found) == 1 and len(tidy(found[0].text_content())) > 200:
            return found[0]
    return None


class _Walker:
    """Goes through the elements in order and adds a passage a block."""

    def __init__(
        self, builder: PassageBuilder, main: HtmlElement | None, sizes: dict[HtmlElement, Size], only_heading: HtmlElement | None
    ) -> None:
        self.builder, self.main = builder, main
        self.sizes, self.only_heading = sizes, only_heading
        self.inline: list[str] = []
        self.mark = ""  # of the list item that is about to begin
        self.kind = PassageKind.PARAGRAPH
        self.level: int | None = None
        self.around = False
        self.inside_main = main is None
        self.tables = 0
        self.seen_main = False

    def flush(self) -> None:
        """Adds what has been gathered as one passage a line."""
        for line in "".join(self.inline).split("\v"):
            text = tidy(line)
            if not text:
                continue
            kind = self.kind
            if self.around or not self.inside_main:
                kind = self._outside()
            elif is_residue(text):
                kind = PassageKind.FOOTER if self.builder.passages else PassageKind.HEADER
            else:
                self.seen_main = True
                text, self.mark = self.mark + text, ""
            self.builder.add(text, kind, level=self.level if kind is self.kind else None)
        self.inline = []

    def _outside(self) -> PassageKind:
        return PassageKind.FOOTER if self.seen_main else PassageKind.HEADER

    def walk(self, node: HtmlElement, *, around: bool = False) -> None:
        """Adds what an element shows; `around` says that it stands around the text."""
        tag = node.tag
        if not isinstance(tag, str) or tag in _DROPPED or _invisible(node):
            return
        if tag == "br":
            self.inline.append("\v")
            return
        inside = self.main is not None and self.inside_main
        around = around or (not self.around and is_around(node, self.sizes[node], inside=inside, only_heading=self.only_heading))
        block = tag in _BLOCKS or around
        if block:
            self.flush()
        before = (self.kind, self.level, self.around, self.inside_main, self.mark)
        self.around = self.around or around
        self._enter(node, tag)
        if tag == "table" and is_data(node, self.sizes):
            self._table(node)
        else:
            self._children(node, tag)
        if block:
            self.flush()
            self.kind, self.level, self.around, self.inside_main = before[:4]
            if tag == "li":
                self.mark = ""

    def _children(self, node: HtmlElement, tag: str) -> None:
        self._text(node.text, keep=tag == "pre")
        related = False  # whether links to other pages have been announced
        for child in node:
            if child.tag == "li" and tag in ("ol", "ul"):
                self.flush()
                self.mark = f"{_number(node, child)} " if tag == "ol" else "• "
            if isinstance(child.tag, str):
                heads = heads_related(child, self.sizes[child])
                related = heads or (related and (is_mostly_links(self.sizes[child]) or not self.sizes[child].letters))
            self.walk(child, around=related)
            self._text(child.tail, keep=tag == "pre")

    def _enter(self, node: HtmlElement, tag: str) -> None:
        heading = _HEADING.match(tag)
        if heading:
            self.kind, self.level = PassageKind.HEADING, int(heading.group(1))
        elif tag == "li":
            self.kind, self.level = PassageKind.ITEM, (self.level or 0) + 1 if self.kind is PassageKind.ITEM else 1
        if node is self.main:
            self.inside_main = True

    def _text(self, text: str | None, *, keep: bool) -> None:
        if text:
            self.inline.append(text.replace("\n", "\v") if keep else re.sub(r"\s+", " ", text))

    def _table(self, node: HtmlElement) -> None:
        number = self.tables
        self.tables += 1
        taken: set[tuple[int, int]] = set()  # places covered by cells that reach over several rows
        for row_number, row in enumerate(node.iter("tr")):
            column = 0
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            for cell in cells:
                while (row_number, column) in taken:
                    column += 1
                header = cell.tag == "th" and (row_number == 0 or all(c.tag == "th" for c in cells))
                text = _visible_text(cell)
                if self.around or not self.inside_main:
                    self.builder.add(text, self._outside())
                else:
                    self.seen_main = True
                    self.builder.add(text, PassageKind.CELL, table=number, row=row_number, column=column, header=header)
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                if down > 1:
                    taken.update((row_number + r, column + c) for r in range(1, min(down, 100)) for c in range(min(across, 100)))
                column += across


def _span(cell: HtmlElement, name: str) -> int:
    span = cell.get(name) or "1"
    return int(span) if span.isdigit() and 0 < int(span) < 1000 else 1


def _visible_text(node: HtmlElement) -> str:
    """The text of a cell, its blocks and lines parted by spaces."""
    parts: list[str] = []

    def gather(element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in _DROPPED or _invisible(element):
            return
        parted = element.tag == "br" or element.tag in _BLOCKS
        parts.append((" " if parted else "") + (element.text or ""))
        for child in element:
            gather(child)
            parts.append(child.tail or "")
        if parted:
            parts.append(" ")

    gather(node)
    return "".join(parts)


def _number(parent: HtmlElement, child: HtmlElement) -> str:
    """The number that the browser would show before a list item."""
    start = parent.get("start") or "1"
    own = child.get("value")
    items = [node for node in parent if node.tag == "li"]
    count = (int(start) if start.lstrip("-").isdigit() else 1) + items.index(child)
    if own and own.isdigit():
        count = int(own)
    if (parent.get("type") or "1") in ("a", "A") and 1 <= count <= 26:
        letter = _LETTERS[count - 1]
        return f"{letter.upper() if parent.get('type') == 'A' else letter}."
    return f"{count}."


def _invisible(node: HtmlElement) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or node.get("hidden") is not None
