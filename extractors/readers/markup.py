"""Whether a text is a web page, told from how it begins; light, for it is asked of every file."""

from __future__ import annotations

import re

_PREAMBLE = re.compile(r"(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)+", re.DOTALL)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|style|script|base|div|p|table|span|h[1-6]|ul|ol|center|font|br|hr|img|article"
    r"|section|main|header|nav|form|blockquote|pre|strong|b|a|small|frameset)(?=[\s/>])[^<>]*>)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"<(?:\?xml|!doctype|[A-Za-z][\w.-]*:[\w.-]+[\s>])", re.IGNORECASE)


def _start(text: str) -> str:
    preamble = _PREAMBLE.match(text)
    return text[preamble.end() if preamble else 0 :][:4096]


def is_page(text: str) -> bool:
    """Whether the text begins as a web page or a piece of one does, comments and an XML head aside.

    >>> is_page("<!-- x --><!DOCTYPE html><p>Sēde"), is_page("<div class='news'>Sēde</div>"), is_page("<Nr. 5> Sēde")
    (True, True, False)
    """
    return bool(_PAGE.match(_start(text.lstrip("\ufeff"))))


def is_markup(text: str) -> bool:
    """Whether the text is a web page or other marked-up data, and so no plain text.

    >>> is_markup("<?xml version='1.0'?><w:doc/>"), is_markup("<...> sēde atklāta")
    (True, False)
    """
    text = text.lstrip("\ufeff \t\r\n")
    return is_page(text) or bool(_OTHER.match(text))
