"""What stands around the text of a web page: menus, notices, side boxes, told by their tags, names and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from extractors.errors import RefusedDocument
from extractors.readers.passages import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_DEPTH = 250
_TAGS = frozenset("nav header footer aside form".split())
#: Words in classes and identifiers of what is never the text, wherever it stands.
_NEVER = frozenset(
    "share sharing social related breadcrumb breadcrumbs pathway pagination pager skip menu mainmenu submenu nav cookie cookies consent "
    "gdpr sikdatnes izvelne buttonheading printicon emailicon readmore pagenav syndicate".split()
)
#: Words of what stands around the text, when the page does not mark the text itself.
_OUTSIDE = frozenset(
    "header footer banner sidebar search advert ads toolbar widget comments lang language languages login module moduletable latestnews "
    "mostread popular poll counter copyright logo topbar bottombar galvene kajene".split()
)
_BEGINNINGS = ("cookie", "breadcrumb", "navig", "navbar", "sikdat", "advert", "paginat")
_PARTS = re.compile(r"[A-Z]?[a-zāčēģīķļņšūž]+|[A-Z]+(?![a-z])")
_BOXES = frozenset("ul ol dl div td table section p center blockquote".split())
_RELATED = re.compile(
    r"(?i)(?:saistītās|saistītie|jaunākās|jaunākie|citas|citi|populārākās|populārākie|lasītākās|lasītākie|līdzīgas?|līdzīgi)\s+"
    r"(?:ziņas|raksti|jaunumi|notikumi|publikācijas|aktualitātes)|las(?:i|iet|īt) (?:arī|vēl|vairāk)|skat(?:i|iet|īt) (?:arī|vēl)"
    r"|iesakām|arhīvs|saites|noderīgas saites"
)
_NAME = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]*\.?-?\s?){2,4}$")
_BIG = 3_000  # letters; a box with so many is the text, whatever it is called


@dataclass(slots=True)
class Size:
    """How many letters an element holds, and how many of them in links."""

    letters: int = 0
    linked: int = 0
    links: int = 0


def measure(root: HtmlElement) -> dict[HtmlElement, Size]:
    """The sizes of all elements.

    Raises:
        RefusedDocument: they nest beyond all reason.
    """
    sizes: dict[HtmlElement, Size] = {}
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            if depth > MOST_DEPTH:
                raise RefusedDocument(f"the page nests more than {MOST_DEPTH} elements deep")
            sizes[node] = Size()
            continue
        depth -= 1
        size = sizes[node]
        if isinstance(node.tag, str) and node.tag not in ("script", "style", "noscript", "template"):
            size.letters += len((node.text or "").strip())
            if node.tag == "a":
                size.linked, size.links = size.letters, 1
        else:
            size.letters = size.linked = size.links = 0
        parent = node.getparent()
        if parent in sizes:
            above = sizes[parent]
            above.letters += size.letters + len((node.tail or "").strip())
            above.linked += size.linked
            above.links += size.links
    return sizes


def words_of(node: HtmlElement) -> set[str]:
    """The words in an element's class, identifier and role, in small letters, joined names taken apart.

    >>> from lxml import html
    >>> sorted(words_of(html.fromstring('<div class="site-header topMenu" id="CookieBar">')))
    ['bar', 'cookie', 'cookiebar', 'header', 'menu', 'site', 'top', 'topmenu']
    """
    names = re.split(r"[\s_-]+", f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}")
    return {name.lower() for name in names if name} | {part.lower() for name in names for part in _PARTS.findall(name)}


def is_around(node: HtmlElement, size: Size, *, inside: bool, only_heading: HtmlElement | None) -> bool:
    """Whether an element stands around the text. `inside` says that it is in what the page marks as its main text."""
    tag = node.tag
    if tag in ("body", "html"):
        return False
    if size.letters > _BIG and tag in ("div", "section", "header", "form", "td", "table", "ul"):
        return False
    if tag in ("nav", "aside"):
        return True
    words = words_of(node) if node.attrib else set()
    named = bool(words & _NEVER) or any(word.startswith(_BEGINNINGS) or word.endswith("menu") for word in words)
    if inside:
        return tag == "footer" or named
    if tag in _TAGS or words & _OUTSIDE:
        named = True
    if named and only_heading is not None and any(above is node for above in only_heading.iterancestors()):
        return False  # the title of the page is of the text, whatever stands with it
    return named or is_menu(node, size)


def is_menu(node: HtmlElement, size: Size) -> bool:
    """Whether a box holds little but short links that are no names of people."""
    if node.tag not in _BOXES or size.links < 3 or size.letters > 1_500 or size.linked < 0.7 * size.letters:
        return False
    links = [text for link in node.iter("a") if (text := tidy(link.text_content()))]
    names = sum(bool(_NAME.match(text)) and " " in text for text in links)
    return all(len(text.split()) <= 5 for text in links) and names * 2 < len(links)


def heads_related(node: HtmlElement, size: Size) -> bool:
    """Whether an element is the heading over links to other pages."""
    return size.letters < 60 and bool(_RELATED.fullmatch(tidy(node.text_content()).rstrip(":")))


def is_mostly_links(size: Size) -> bool:
    """Whether at least half of the letters are in links."""
    return size.links > 0 and size.linked >= 0.5 * size.letters


def is_data(table: HtmlElement, sizes: dict[HtmlElement, Size]) -> bool:
    """Whether a table holds data and is not there to lay out the page."""
    if next(table.iterdescendants("table"), None) is not None or table.get("role") == "presentation":
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if max(map(len, rows), default=0) < 2:
        return False
    if next(table.iter("th", "caption"), None) is not None:
        return True
    if len(rows) == 1 and (table.get("border") or "0") == "0":
        return False
    cells = [cell for row in rows for cell in row]
    return not any(
        sizes[cell].letters > 1_000
        or (sizes[cell].letters > 200 and sum(1 for _ in cell.iter("p", "h1", "h2", "h3", "ul", "ol")) > 2)
        for cell in cells
    )
