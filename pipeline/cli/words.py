"""What the values of the database are called in plain words."""

from __future__ import annotations

_TIES = {
    "met": "met",
    "partner": "partners",
    "agreement": "agreement",
    "organised": "organised together",
    "member": "members together",
    "funded": "funding",
    "exchange": "exchange of experience",
    "support": "support",
}
_PARTS = {
    "lead": "leads",
    "partner": "partner",
    "funder": "funds",
    "member": "member",
    "signatory": "signed",
    "organiser": "organises",
    "participant": "takes part",
}
_STATUSES = {
    "ok": "read whole",
    "partial": "read in part",
    "encrypted": "locked with a password",
    "empty": "without text",
    "damaged": "damaged",
    "refused": "beyond a limit",
    "failed": "failed by a fault of ours",
    "unsupported": "of an unknown kind",
}
_TYPES = {"ngo": "association or foundation", "state_agency": "state agency"}


def tie(kind: str) -> str:
    """What a kind of cooperation is called."""
    return _TIES.get(kind, kind)


def part(kind: str) -> str:
    """What a part in an initiative is called."""
    return _PARTS.get(kind, kind)


def status(name: str) -> str:
    """What a state of a document is called."""
    return _STATUSES.get(name, name)


def entity_kind(kind: str) -> str:
    """What a kind or type of entity is called."""
    return _TYPES.get(kind, kind.replace("_", " "))


_PARTS_OF_YEAR = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "33": "1st quarter of",
    "34": "2nd quarter of",
    "35": "3rd quarter of",
    "36": "4th quarter of",
    "40": "1st half of",
    "41": "2nd half of",
}


def date(when: str | None) -> str:
    """A date for people: as it is, but for the codes that EDTF has for parts of a year.

    >>> date("2018-06-01"), date("2018-23"), date("2018-33"), date(None)
    ('2018-06-01', 'autumn 2018', '1st quarter of 2018', '')
    """
    if when and "/" in when:
        return period(*map(date, when.split("/", 1)))
    year, _, rest = (when or "").partition("-")
    return f"{_PARTS_OF_YEAR[rest]} {year}" if rest in _PARTS_OF_YEAR else when or ""


def count(number: int, thing: str) -> str:
    """The number with the thing in singular or plural.

    >>> count(1, "document"), count(2, "person"), count(1234, "body")
    ('1 document', '2 people', '1,234 bodies')
    """
    if number == 1:
        return f"1 {thing}"
    if thing == "person":
        return f"{number:,} people"
    return f"{number:,} {thing[:-1] + 'ies' if thing.endswith('y') else thing + 's'}"


def period(first: str | None, last: str | None) -> str:
    """From when to when, once where both are the same.

    >>> period("2014", "2018-01-03"), period("2018", "2018"), period(None, None)
    ('2014 to 2018-01-03', '2018', '')
    """
    if first == last or not first or not last:
        return first or last or ""
    return f"{first} to {last}"


def duration(seconds: float) -> str:
    """A span of time, no more exact than one wants to know.

    >>> duration(0.42), duration(1.0), duration(75), duration(7260)
    ('0.4 seconds', '1 second', '1 min 15 s', '2 h 1 min')
    """
    if seconds < 10:
        shown = f"{seconds:.1f}".removesuffix(".0")
        return f"{shown} second" if shown == "1" else f"{shown} seconds"
    if seconds < 60:
        return f"{seconds:.0f} seconds"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def size(number: int) -> str:
    """A number of bytes in the unit that keeps it short.

    >>> size(900), size(53_248), size(3_000_000)
    ('900 bytes', '53 kB', '3.0 MB')
    """
    if number < 1000:
        return count(number, "byte")
    if number < 1_000_000:
        return f"{number / 1000:.0f} kB"
    return f"{number / 1_000_000:.1f} MB"
