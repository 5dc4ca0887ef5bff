"""Web pages: the main text, without the navigation and notices around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from extractors.errors import DamagedDocument, RefusedDocument
from extractors.readers.encoding import decode
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
#: Elements that stand around the text; their text is kept as header or footer, out of the flow.
_AROUND = frozenset("nav header footer aside form".split())
_AROUND_NAME = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|sidebar|footer|header|banner|social|share|related|"
    r"pagination|skip|search|advert\w*|comments?|widget|toolbar|lang(?:uage)?)(?:$|[\s_-])"
)
_HEADING = re.compile(r"h([1-6])$")
_BLOCKS = frozenset(
    "address article blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section summary table tbody td tfoot th thead tr ul body html aside caption".split()
)
MOST_DEPTH = 250
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
    walker = _Walker(builder, main)
    walker.walk(body if body is not None else root, 0)
    walker.flush()
    return builder.finish(data, MEDIA_TYPE, title=tidy(title) or None if title else None)


def _main(body: HtmlElement) -> HtmlElement | None:
    """The element that the page itself marks as its main text, when there is exactly one with enough in it."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(path)
        if len(found) == 1 and len(tidy(found[0].text_content())) > 200:
            return found[0]
    return None


class _Walker:
    """Goes through the elements in order and adds a passage a block."""

    def __init__(self, builder: PassageBuilder, main: HtmlElement | None) -> None:
        self.builder, self.main = builder, main
        self.inline: list[str] = []
        self.kind = PassageKind.PARAGRAPH
        self.level: int | None = None
        self.around: PassageKind | None = None
        self.inside_main = main is None
        self.tables = 0
        self.seen_main = False

    def flush(self) -> None:
        """Adds what has been gathered as one passage a line."""
        for line in "".join(self.inline).split("\v"):
            kind = self.kind
            if self.around or not self.inside_main:
                kind = PassageKind.FOOTER if self.seen_main else PassageKind.HEADER
            elif tidy(line) and is_residue(tidy(line)):
                kind = PassageKind.FOOTER if self.builder.passages else PassageKind.HEADER
            elif tidy(line):
                self.seen_main = True
            self.builder.add(line, kind, level=self.level if kind is self.kind else None)
        self.inline = []

    def walk(self, node: HtmlElement, depth: int) -> None:
        if depth > MOST_DEPTH:
            raise RefusedDocument(f"the page nests more than {MOST_DEPTH} elements deep")
        tag = node.tag
        if not isinstance(tag, str) or tag in _DROPPED or _invisible(node):
            return
        if tag == "br":
            self.inline.append("\v")
            return
        block = tag in _BLOCKS
        if block:
            self.flush()
        before = (self.kind, self.level, self.around, self.inside_main)
        self._enter(node, tag)
        if tag == "table" and _is_data(node):
            self._table(node)
        else:
            self._text(node.text, keep=tag == "pre")
            for number, child in enumerate(node, 1):
                if tag == "ol" and child.tag == "li":
                    self.inline.append(f"{_number(node, child, number)} ")
                elif tag == "ul" and child.tag == "li":
                    self.inline.append("• ")
                self.walk(child, depth + 1)
                self._text(child.tail, keep=tag == "pre")
        if block:
            self.flush()
        self.kind, self.level, self.around, self.inside_main = before

    def _enter(self, node: HtmlElement, tag: str) -> None:
        heading = _HEADING.match(tag)
        if heading:
            self.kind, self.level = PassageKind.HEADING, int(heading.group(1))
        elif tag == "li":
            self.kind, self.level = PassageKind.ITEM, (self.level or 0) + 1 if self.kind is PassageKind.ITEM else 1
        if node is self.main:
            self.inside_main = True
        name = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}"
        big = len(node.text_content()) > 3000 if tag in ("div", "section", "body") else False
        if (tag in _AROUND and not (tag in ("header", "form") and big)) or (
            _AROUND_NAME.search(name) and not big and tag != "body"
        ):
            inside = self.main is not None and self.inside_main
            if not inside or tag in ("nav", "aside", "footer"):
                self.around = PassageKind.HEADER

    def _text(self, text: str | None, *, keep: bool) -> None:
        if text:
            self.inline.append(text.replace("\n", "\v") if keep else re.sub(r"\s+", " ", text))

    def _table(self, node: HtmlElement) -> None:
        number = self.tables
        self.tables += 1
        for row_number, row in enumerate(node.iter("tr")):
            column = 0
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            for cell in cells:
                header = cell.tag == "th" and (row_number == 0 or all(c.tag == "th" for c in cells))
                if self.around or not self.inside_main:
                    self.builder.add(cell.text_content(), PassageKind.FOOTER if self.seen_main else PassageKind.HEADER)
                else:
                    self.seen_main = True
                    self.builder.add(_cell_text(cell), PassageKind.CELL, table=number, row=row_number, column=column, header=header)
                span = cell.get("colspan") or "1"
                column += int(span) if span.isdigit() and 0 < int(span) < 1000 else 1


def _cell_text(cell: HtmlElement) -> str:
    return " ".join(
        text
        for node in cell.iter()
        if node.tag not in _DROPPED
        for text in (node.text, node.tail if node is not cell else None)
        if text
    )


def _number(parent: HtmlElement, child: HtmlElement, place: int) -> str:
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


def _is_data(node: HtmlElement) -> bool:
    """Whether a table holds data and not the page's layout: no table inside, and at least two columns somewhere."""
    rows = list(node.iter("tr"))
    return next(node.iterdescendants("table"), None) is None and any(sum(c.tag in ("td", "th") for c in row) > 1 for row in rows)


def _invisible(node: HtmlElement) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or node.get("hidden") is not None
