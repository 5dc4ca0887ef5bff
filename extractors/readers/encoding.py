"""Which encoding a text is in, told by the letters that Latvian writes with."""

from __future__ import annotations

import codecs
import unicodedata

#: In the order of how common they are; the first of equal ones wins. ISO-8859-4 and cp775 are of the 1990s.
CANDIDATES = ("utf-8", "cp1257", "iso8859_13", "iso8859_4", "cp775")
LOST = "\ufffd"
_LATVIAN = frozenset("āčēģīķļņōŗšūžĀČĒĢĪĶĻŅŌŖŠŪŽ")
_FINE = frozenset("„“”‘’«»–—…§€°•№\u00a0\u00ad")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes) -> str | None:
    """The text in Unicode's composed form (NFC), or `None` when the bytes are no text in any encoding used for Latvian.

    >>> decode("Šķēle".encode("cp1257")), decode("Ķegums".encode("utf-16")), decode(bytes(range(32)))
    ('Šķēle', 'Ķegums', None)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data, encoding)
            return unicodedata.normalize("NFC", text) if text is not None and _is_text(text) else None
    wide = _wide(data)
    if wide:
        text = _try(data, wide)
        if text is not None and _is_text(text):
            return unicodedata.normalize("NFC", text)
    broken = data.decode("utf-8", "replace")
    if 0 < 4 * broken.count(LOST) <= sum(1 for char in broken if char > "\x7f" and char != LOST) and _is_text(broken):
        return unicodedata.normalize("NFC", broken)  # UTF-8 with a few bytes gone bad, as its many whole letters show
    best: tuple[float, str] | None = None
    for encoding in CANDIDATES:
        text = _try(data, encoding)
        if text is None or not _is_text(text):
            continue
        if encoding == "utf-8":
            return unicodedata.normalize("NFC", text)
        score = _score(text)
        if best is None or score > best[0]:
            best = (score, text)
    return unicodedata.normalize("NFC", best[1]) if best else None


def lost_letters(text: str) -> tuple[str, ...]:
    """What to say of letters that could not be decoded; nothing when there are none.

    >>> lost_letters("S\ufffdde"), lost_letters("Sēde")
    (('1 letter could not be read, for the file is damaged there',), ())
    """
    count = text.count(LOST)
    return (f"{count} letter{'s' if count > 1 else ''} could not be read, for the file is damaged there",) if count else ()


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows as every second byte being zero or one of the two that Latvian letters begin with."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if sum(byte in (0, 1, 0x20) for byte in half) > 0.9 * len(half) and half.count(0) > 0.5 * len(half):
            return encoding
    return None


def _is_text(text: str) -> bool:
    """Whether the characters are those of text: hardly any controls, and no zeroes."""
    sample = text[:200_000]
    controls = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v\x1a") or c == "\x7f")
    return "\x00" not in sample and controls <= len(sample) // 200


def _score(text: str) -> float:
    """How much the letters beyond ASCII look like Latvian: its own letters count for it, strangers and oddities against."""
    total = 0.0
    before = " "
    for char in text:
        if char > "\x7f":
            if char in _LATVIAN:
                # a capital inside a small word is a sign of the wrong table
                total += 1.0 if char.islower() or not before.islower() else -1.0
            elif char in _FINE:
                total += 0.3
            elif char.isalpha():
                total -= 0.5
            else:
                total -= 1.0
        before = char
    return total
