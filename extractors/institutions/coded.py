"""Lists that put the code of its country before each body: `LT   Ežerų muziejus`, `DE: Seestadt Stiftung`."""

from __future__ import annotations

import re

from extractors.records import Document, Passage

_CODES = "LV|EE|LT|FI|SE|DK|NO|IS|DE|PL|NL|BE|LU|FR|ES|IT|PT|AT|CZ|SK|SI|HR|HU|RO|BG|GR|EL|CY|MT|IE|UK|GB|UA|MD|GE|CH|TR|BY|RU"
_CODED = re.compile(rf"^[^\w\n]*(?:{_CODES})(?:[^\S\n]{{1,8}}|\s?[:–—-]\s)(?=[„“\"«A-ZÀ-Ž])", re.MULTILINE)
_FEWEST = 3  # lines that make such a list


def behind_code(document: Document, passage: Passage) -> int:
    """Where the name begins in a line of such a list; where the passage begins in any other.

    >>> from extractors.readers import read
    >>> document = read("LV  Ezera muzejs\\nEE  Järve Selts\\nDE  Seestadt Stiftung\\n".encode())
    >>> [document.text[behind_code(document, p) : p.end] for p in document.passages]
    ['Ezera muzejs', 'Järve Selts', 'Seestadt Stiftung']
    """
    match = _CODED.match(document.text, passage.start, passage.end)
    if match is None or len(_CODED.findall(document.text)) < _FEWEST:
        return passage.start
    return match.end()
