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


_TIME = re.compile(
    r"\bplkst\.?\s{0,2}(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?(?!\d)|(?<![\d.,:])(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?![\d:])"
)
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d{1,2})?|\d+(?:,\d{1,2})?"
_SCALE = r"(?:\s{0,2}(?P<scale>tukst\.?|tukstos\w*|milj\.?|miljon\w*|mljrd\.?|mlrd\.?|miljard\w*))?"
_CURRENCIES: tuple[tuple[str, str], ...] = (
    ("EUR", r"eur\b|euro\b|eiro\b|€"),
    ("LVR", r"rbl\.|latvijas rubl\w+|lr\b"),
    ("LVL", r"ls\b|lvl\b|lat(?:u|i|s|iem|us)\b"),
    ("USD", r"usd\b|asv dolar\w+|\$"),
    ("SEK", r"sek\b|zviedrijas kron\w+"),
    ("NOK", r"nok\b|norvegijas kron\w+"),
)
_CODE = "|".join(f"(?P<{code}>{pattern})" for code, pattern in _CURRENCIES)
_BEHIND = re.compile(rf"(?<![\d.,])(?P<number>{_NUMBER}){_SCALE}\s{{0,2}}(?:{_CODE})")
_BEFORE = re.compile(rf"(?<!\w)(?:{_CODE})\s{{0,2}}(?P<number>{_NUMBER}){_SCALE}(?![\d.])")
_SCALES = {"tukst": 1_000, "milj": 1_000_000, "mljrd": 1_000_000_000, "mlrd": 1_000_000_000, "miljard": 1_000_000_000}


def number(text: str) -> Decimal:
    """The value of a number with grouped thousands and a decimal comma.

    >>> number("2 111 827,00"), number("4200")
    (Decimal('2111827.00'), Decimal('4200'))
    """
    return Decimal(re.sub(r"[ \u00a0\u202f.]", "", text).replace(",", "."))


def find_times(text: str) -> Iterator[TimeOfDay]:
    """The times of day in a text, in order; a number with a dot is one only after `plkst.`

    >>> [str(t.value) for t in find_times("Sēdi sāk plkst. 10.00, slēdz 11:05; 3.5 km")]
    ['10:00:00', '11:05:00']
    """
    for match in _TIME.finditer(text.lower()):
        hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
        yield TimeOfDay(*match.span(), text[slice(*match.span())], time(hour % 24, minute))


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
            scale = next((v for k, v in _SCALES.items() if (match["scale"] or "").startswith(k)), 1)
            found.append(Money(*match.span(), text[slice(*match.span())], number(match["number"]) * scale, currency))
    yield from sorted(found, key=lambda money: money.start)
