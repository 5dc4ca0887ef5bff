"""The text of a paragraph as a reader of the page sees it: runs in order, insertions in, deletions out, fields as shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.readers.docx_numbering import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "pPr",
        "rPr",
        "tblPr",
        "sdtPr",
        "proofErr",
        "rt",
    )
)
#: Parts inside a run that are blocks of their own and are read after the paragraph they are anchored in.
BOX = W + "txbxContent"
#: Breaks inside a paragraph.
PAGE_BREAK = "\f"


def pieces(element: _Element) -> Iterator[str | _Element]:
    """The visible text below an element in order; a text box comes as its element; a page break as a form feed."""
    skip_field = 0
    stack: list[tuple[_Element, int]] = [(element, -1)]
    while stack:
        node, at = stack.pop()
        if at < 0:
            tag = node.tag
            if not isinstance(tag, str) or tag in _LEFT_OUT or (tag == W + "r" and hidden(node)):
                continue
            if tag == BOX:
                yield node
                continue
            if tag == MC + "AlternateContent":
                choice = node.find(MC + "Choice")
                chosen = (
                    choice
                    if choice is not None and next(choice.iter(W + "t", BOX), None) is not None
                    else node.find(MC + "Fallback")
                )
                if chosen is not None:
                    stack.append((chosen, 0))
                continue
            if tag == W + "fldChar":
                kind = node.get(W + "fldCharType")
                skip_field += {"begin": 1, "separate": -1}.get(kind or "", 0)
                if kind == "end":
                    skip_field = max(0, skip_field - (1 if _unseparated(node) else 0))
                continue
            text = _own(node)
            if text:
                if not skip_field or text == PAGE_BREAK:
                    yield text
                continue
            at = 0
        children = list(node)
        if at < len(children):
            stack.append((node, at + 1))
            stack.append((children[at], -1))


def _unseparated(end: _Element) -> bool:
    """Whether the field that ends here has no result part (`begin` … `end` without `separate`)."""
    depth = 0
    run = end.getparent()
    while run is not None:
        for mark in reversed(list(run.iter(W + "fldChar"))):
            if mark is end:
                continue
            kind = mark.get(W + "fldCharType")
            if kind == "end":
                depth += 1
            elif kind == "separate" and depth == 0:
                return False
            elif kind == "begin":
                if depth == 0:
                    return True
                depth -= 1
        run = run.getprevious()
    return True


def _own(node: _Element) -> str:
    """What a single element of a run shows."""
    tag = node.tag
    if tag == W + "t":
        return node.text or ""
    if tag == W + "tab" or tag == W + "ptab":
        return "\t"
    if tag in (W + "br", W + "cr"):
        return PAGE_BREAK if node.get(W + "type") == "page" else "\n"
    if tag == W + "lastRenderedPageBreak":
        return PAGE_BREAK
    if tag == W + "noBreakHyphen":
        return "-"
    if tag == W + "sym":
        return _symbol(node.get(W + "char"))
    return ""


def _symbol(code: str | None) -> str:
    """Symbol fonts put their signs in the private area; their bullets, ticks and dashes matter, the rest does not."""
    number = int(code, 16) & 0xFF if code and all(c in "0123456789abcdefABCDEF" for c in code) else 0
    return {0xB7: "•", 0xA7: "▪", 0xFC: "✓", 0xA8: "□", 0xFE: "☑", 0x2D: "-"}.get(number, "")


def hidden(run: _Element) -> bool:
    """Whether the run is formatted as hidden text."""
    properties = run.find(W + "rPr")
    vanish = properties.find(W + "vanish") if properties is not None else None
    return vanish is not None and value(vanish) not in ("0", "false", "off")
