"""The text of a paragraph as a reader of the page sees it: runs in order, insertions in, deletions out, fields as shown."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from extractors.readers.docx_numbering import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

_PARAGRAPH, _TAB = W + "p", W + "tab"
_TEXT, _RUN, _MATH, _FIELD, _CHOICE = W + "t", W + "r", M + "t", W + "fldChar", MC + "AlternateContent"
_RENDERED, _SYMBOL, _WATERMARK = W + "lastRenderedPageBreak", W + "sym", VML + "textpath"
_LETTERED = frozenset({_TEXT, _MATH})
#: Text that the page does not show: taken out by somebody, or instructions.
_LEFT_OUT = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr",
        "proofErr", "fldData", "tblGrid",
    )
)  # fmt: skip
#: Parts inside a run that are blocks of their own and are read after the paragraph they are anchored in.
BOX = W + "txbxContent"
#: Marks of notes; they show only as a small number, but tell the page of the note.
REFERENCES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes", W + "commentReference": "comments"}
#: What else stands aside of the runs and is given as its element.
ELSEWHERE = frozenset({BOX, C + "chart", DGM + "relIds", OFFICE + "OLEObject", *REFERENCES})
#: Word began a new page here when it last showed the document.
PAGE_BREAK = "\f"
_SHOWN = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


#: With none of these below it, a paragraph is its texts in order.
_MIXED = (
    _FIELD, _CHOICE, _SYMBOL, _RENDERED, _WATERMARK, _MATH, *ELSEWHERE, *_SHOWN,
    *(W + name for name in ("del", "moveFrom", "vanish")),
)  # fmt: skip


def mixed_paragraphs(root: _Element, vanishing: frozenset[str] = frozenset()) -> set[_Element]:
    """The paragraphs below that hold more than runs of visible text, for which `pieces` is needed."""
    out: set[_Element] = set()
    for node in root.iter(*_MIXED):
        if node.tag != _TAB or not _is_tab_stop(node):
            out.update(node.iterancestors(_PARAGRAPH))
    if vanishing:
        for style in root.iter(W + "rStyle"):
            if value(style) in vanishing:
                out.update(style.iterancestors(_PARAGRAPH))
    return out


def plain_text_of(paragraph: _Element) -> str:
    """The text of a paragraph that is not mixed."""
    return "".join([node.text or "" for node in paragraph.iter(_TEXT)])


def hidden_runs(root: _Element, vanishing: frozenset[str] = frozenset()) -> set[_Element]:
    """The runs below that are formatted as hidden text, by themselves or by one of the styles that hide it."""
    shown: set[_Element] = set()
    out: set[_Element] = set()
    for mark in root.iter(W + "vanish"):
        run = _run_of(mark)
        if run is not None:
            (shown if value(mark) in ("0", "false", "off") else out).add(run)
    if vanishing:
        styles = (style for style in root.iter(W + "rStyle") if value(style) in vanishing)
        out.update(run for style in styles if (run := _run_of(style)) is not None and run not in shown)
    return out


def _run_of(setting: _Element) -> _Element | None:
    """The run that a setting is of; the mark at the end of a paragraph is none."""
    properties = setting.getparent()
    run = properties.getparent() if properties is not None else None
    return run if run is not None and run.tag == _RUN else None


def first_if(element: _Element, tag: str) -> _Element | None:
    """The first child if it has that name: properties stand before everything else (ISO/IEC 29500-1, 17.3)."""
    if not len(element):
        return None
    child = element[0]
    return child if child.tag == tag else None


def _is_tab_stop(node: _Element) -> bool:
    above = node.getparent()
    return above is not None and above.tag == W + "tabs"


def pieces(element: _Element, hidden: Container[_Element]) -> Iterator[str | _Element]:
    """The visible text below an element in order; what stands elsewhere comes as its element, a page break as a form feed.

    `hidden` are the runs that are not shown, as `hidden_runs` finds them.
    """
    fields: list[bool] = []  # of each field that is open, whether its result has begun
    waiting = [iter(element)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            continue
        tag = node.tag
        if tag == _RUN:
            if len(node) and node not in hidden:
                waiting.append(iter(node))
        elif tag in _LETTERED:
            text = node.text
            if text and all(fields):
                yield text
        elif not isinstance(tag, str) or tag in _LEFT_OUT:
            continue
        elif tag == _FIELD:
            shown = _turn(fields, node)
            if shown and all(fields[:-1]):
                yield shown
        elif tag == _RENDERED:
            yield PAGE_BREAK
        elif tag in ELSEWHERE:
            yield node
        elif tag == _CHOICE:
            chosen = alternative(node)
            if chosen is not None:
                waiting.append(iter(chosen))
        elif tag in _SHOWN:
            if all(fields):
                yield _SHOWN[tag]
        elif tag == _SYMBOL:
            yield _symbol(node.get(W + "char"))
        else:
            if tag == _WATERMARK:
                yield str(node.get("string") or "")  # letters drawn along a line, as watermarks are
            waiting.append(iter(node))


def alternative(node: _Element) -> _Element | None:
    """The one of two ways to show something that holds text; the newer one when both or neither do."""
    choices = [child for child in node if child.tag in (MC + "Choice", MC + "Fallback")]
    return next((c for c in choices if next(c.iter(_TEXT, BOX), None) is not None), choices[0] if choices else None)


def _turn(fields: list[bool], mark: _Element) -> str:
    """Opens or closes a field; gives what a form field shows that keeps it in its settings."""
    kind = mark.get(W + "fldCharType")
    if kind == "begin":
        fields.append(False)
        return _form_field(mark)
    if kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()
    return ""


def _form_field(mark: _Element) -> str:
    settings = mark.find(W + "ffData")
    box = settings.find(W + "checkBox") if settings is not None else None
    if box is not None:
        checked = box.find(W + "checked")
        checked = checked if checked is not None else box.find(W + "default")
        return "☒" if checked is not None and value(checked) not in ("0", "false", "off") else "☐"
    choices = settings.find(W + "ddList") if settings is not None else None
    if choices is not None:
        entries = [value(entry) or "" for entry in choices.iter(W + "listEntry")]
        chosen = value(choices.find(W + "result")) or value(choices.find(W + "default")) or "0"
        return entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else ""
    return ""


def _symbol(code: str | None) -> str:
    """Symbol fonts put their signs in the private area; their bullets, ticks and dashes matter, the rest does not."""
    number = int(code, 16) & 0xFF if code and all(c in "0123456789abcdefABCDEF" for c in code) else 0
    return {0xB7: "•", 0xA7: "▪", 0xFC: "✓", 0xA8: "□", 0xFE: "☑", 0x2D: "-"}.get(number, "")
