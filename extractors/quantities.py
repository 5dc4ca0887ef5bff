"""Times of day, sums of money and numbers as Latvian papers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from extractors.dates.words import folded


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time at `[start, end)` of the text."""

    start: int
    end: int
    text: str
    value: time


@dataclass(frozen=True, slots=True)
class Money:
    """A sum at `[start, end)`; `currency` is an ISO 4217 code (`LVR` is the Latvian rouble of 1992 and 1993)."""

    start: int
    end: int
    text: str
    amount: Decimal
    currency: str


_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    rf"\b(?:plkst|pulksten|pl)\b\.?\s{{0,2}}(?P<h>{_HOUR})(?:[.:](?P<m>[0-5]\d))?(?![\d])"
    rf"(?:\s?[-–—‒]\s?|,?\s(?:līdz|lidz)\s(?:plkst\.\s?)?)?(?:(?<=[-–—‒\s])(?P<h3>{_HOUR})[.:](?P<m3>[0-5]\d)(?![\d.]\d))?"
    rf"|(?<![\d.,:])(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?![\d:])"
)
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+\.\d\d(?!\d)|\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d{1,2})?(?!\d)|\d+(?:,\d{1,3}|\.\d\d(?!\d))?(?:,-)?"
_SCALE_WORD = r"tukst\.?|tukstos\w*|milj\.?|miljon\w*|mljrd\.?|mlrd\.?|miljard\w*"
_SCALE = rf"(?:\s{{0,2}}(?P<scale>{_SCALE_WORD}))?(?:\s?\([a-z ]{{3,60}}\))?"
_CURRENCIES: tuple[tuple[str, str], ...] = (
    ("EUR", r"eur\b|euro\b|eiro\b|€"),
    ("LVR", r"rbl\.|latvijas rubl\w+|lvr\b"),
    ("LVL", r"ls\b|lvl\b|lat(?:u|i|s|iem|us)\b"),
    ("USD", r"usd\b|asv dolar\w+|\$"),
    ("SEK", r"sek\b|zviedrijas kron\w+"),
    ("NOK", r"nok\b|norvegijas kron\w+"),
    ("LTL", r"ltl\b|lit(?:u|i|us|iem)\b"),
    ("EEK", r"eek\b|igaunijas kron\w+"),
)
_CODE = "|".join(f"(?P<{code}>{pattern})" for code, pattern in _CURRENCIES)
_BEHIND = re.compile(rf"(?<![\d.,])(?P<number>{_NUMBER}){_SCALE}\s{{0,2}}(?:{_CODE})")
_BEFORE = re.compile(rf"(?<!\w)(?:{_CODE})\s{{0,2}}(?P<number>{_NUMBER}){_SCALE}(?![\d.])")
#: Small letters, one code point for one.
_LOWER = {i: chr(i + 32) for i in range(65, 91)}
#: By how the word begins; `miljard` before `milj`, which it begins with too.
_SCALES = {"tukst": 1_000, "miljard": 1_000_000_000, "mljrd": 1_000_000_000, "mlrd": 1_000_000_000, "milj": 1_000_000}


def number(text: str) -> Decimal:
    """The value of a number with grouped thousands and a decimal comma, and of one with `tūkst.` or `milj.`

    A dot with three figures behind it groups thousands, with two it stands for the comma.

    >>> number("2 111 827,00"), number("4200"), number("1.250.300"), number("2,5 milj.")
    (Decimal('2111827.00'), Decimal('4200'), Decimal('1250300'), Decimal('2500000.0'))

    Raises:
        decimal.InvalidOperation: for what is no number.
    """
    match = re.fullmatch(rf"(.*?)\s*({_SCALE_WORD})?", folded(text.strip()))
    figures, scale = match.groups() if match else (text, None)
    figures = re.sub(r"[ \u00a0\u202f]", "", figures).removesuffix(",-")
    if not re.search(r"(?<!\.\d{3})\.\d\d$", figures):
        figures = figures.replace(".", "")
    return Decimal(figures.replace(",", ".")) * _scale(scale)


def _scale(word: str | None) -> int:
    return next((value for stem, value in _SCALES.items() if (word or "").startswith(stem)), 1)


def find_times(text: str) -> Iterator[TimeOfDay]:
    """The times of day in a text, in order; a number with a dot is one only after `plkst.`

    >>> [str(t.value) for t in find_times("Sēdi sāk plkst. 10.00, slēdz 11:05; 3.5 km")]
    ['10:00:00', '11:05:00']
    """
    for match in _TIME.finditer(text.translate(_LOWER)):
        start, end = match.span()
        first = match.end("m") if match["m"] else match.end("h") if match["h"] else end
        hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
        if hour < 24 or minute == 0:
            yield TimeOfDay(start, first, text[start:first], time(hour % 24, minute))
        if match["h3"] and int(match["h3"]) < 24:
            start, end = match.start("h3"), match.end("m3")
            yield TimeOfDay(start, end, text[start:end], time(int(match["h3"]), int(match["m3"])))


def find_money(text: str) -> Iterator[Money]:
    """The sums in a text, in order, each with its currency.

    >>> [(str(m.amount), m.currency) for m in find_money("412 300 euro, Ls 25,50, 3 milj. EUR un 1 000 rbļ.")]
    [('412300', 'EUR'), ('25.50', 'LVL'), ('3000000', 'EUR'), ('1000', 'LVR')]
    """
    low = folded(text)
    taken: list[tuple[int, int]] = []
    found: list[Money] = []
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(low):
            if any(a < match.end() and match.start() < b for a, b in taken[-8:]):
                continue
            taken.append(match.span())
            currency = next(code for code, _ in _CURRENCIES if match[code])
            amount = number(match["number"]) * _scale(match["scale"])
            found.append(Money(*match.span(), text[slice(*match.span())], amount, currency))
    yield from sorted(found, key=lambda money: money.start)
