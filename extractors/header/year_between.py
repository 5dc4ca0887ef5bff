"""Which year a text was written in, by the years that it tells of as past and as to come, and by days with their weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractors.dates.words import MONTH, WEEKDAY, month_number, weekday_number
from extractors.header.lines import lines_folded

_SENTENCE_ENDED = re.compile(r"(?<=[^\W\d]{2})[.!?][”“\"»]?\s+|\n+")
#: A year with the months, the month or the season in which something was or will be, over folded text.
_TOLD = re.compile(
    rf"(?P<until>\blidz )?(?<![\d.–-])(?P<year>(?:19|20)\d\d)\.\s?gad(?P<case>a|am|u|os|iem)(?!\w)"
    rf"(?:\s(?:(?:pirmaj\w+\s)?(?P<months>tris|cetr\w+|sest?\w*|septin\w+|aston\w+|devin\w+|desmit|vienpadsmit|\d{{1,2}})\smenes\w+|(?:\d{{1,2}}\.\s?)?(?P<month>{MONTH})|"
    rf"(?P<part>sakum\w+|ziem\w+|pavasar\w+|vasar\w+|ruden\w*|beig\w+|nogal\w+|(?:pirmaj\w+|otraj\w+|tresaj\w+|ceturtaj\w+|[1-4]\.)\s?(?:pusgad|ceturks)\w+)))?"
)
#: Verbs of what has been, and of what is to come, over small letters with their diacritics.
_PAST = re.compile(
    r"\b(?:bija|bijusi|bijis|kopš|beidzās|sāka|sākās|kļuva|tika|nekā|gāja|nāca|ienāca|iestājās|stājās|deva|ņēma|veica|pieņēma|nolēma|pirka|slēdza|sasniedza|guva|ieguva|\w+(?:(?<!t)āja|ēja|īja|oja|uja)s?|"
    r"(?:no|ie)?dibināt\w|reģistrēt\w|parakstīt\w|noslēgt\w|ievēlēt\w|izveidot\w|atklāt\w|(?:uz)?būvēt\w|pārdot\w|\w{2,}(?:ē|ī|ā|o)j(?:ies|usi|is)|\w{3,}(?:ušies|usies|ušās))\b"
    r"(?!,\s(?:ka|kad)\b)"
)
_COMING = re.compile(
    r"\b(?:plāno|plānot\w+|paredzēt\w+|iecerē\w+|tiks|būs|notiks|varētu|gaidām\w+|sāks|uzsāks|sākt|pabeigs|beigs|slēgs|rīkos|dos|pados|nodos|atvērs|atklās|saņems|veiks|strādās|kļūs|turpinās|pārdos|"
    r"ražos|īstenos|organizēs|investēs|palielinās|solīj\w+|sola|jābūt|\w{3,}(?:(?<!u)sies|šot|šoties)|(?!trīs\b)\w{3,}īs)\b"
)
#: What ends may end in any later year.
_ENDS = re.compile(r"\b(?:noslēgsies|beigsies|ilgs|spēkā|līdz)\b")
_PARTS = {"sakum": 1, "ziem": 2, "pavasar": 5, "vasar": 8, "ruden": 11, "beig": 12, "nogal": 12}
_MONTHS = {"tri": 3, "cet": 4, "ses": 6, "sep": 7, "ast": 8, "dev": 9, "des": 10, "vie": 11}
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\w*,\s(?P<day>\d{{1,2}})\.\s?(?P<month>{MONTH})")
_WIDEST = 2  # years between the last one told of as past and the one told by a weekday


def years_between(text: str, *, month: int) -> Iterator[int]:
    """The years in which a text can be written; nothing where it leaves too many open.

    `month` (1 to 12) is that of its dateline. What is past is told with its year where that is over, what is to come where
    it is a later one than that of the text.

    >>> list(years_between("Uzņēmums 2013.gadā strādāja ar peļņu. Jaunā rūpnīca sāks strādāt 2015.gada rudenī.", month=9))
    [2014]
    >>> list(years_between("Kopš 2011. gada skolā ir mazpulks. Tas piektdien, 13. septembrī, svinēs svētkus.", month=9))
    [2013]
    """
    first, last, soon = 0, 9999, False
    low = lines_folded(text)
    for start, end in sentences_of(low):
        sentence = text[start:end].lower()
        for told in _TOLD.finditer(low[start:end]):
            year, until = int(told["year"]), _until(told)
            coming, past = (_nearest(verb, sentence, told) for verb in (_COMING, _PAST))
            if past < coming and told["until"] is None:
                first = max(first, year + (until is None or until > month))
            elif coming < past:
                named = told["until"] is not None or _of_thing(told, low[start + told.end() : end])
                latest = year - (not named or (until is not None and until < month))
                soon = soon if latest > last else until is not None and until < 4 and month > 8 and not _ENDS.search(sentence)
                last = min(last, latest)
    least = max(first, last - _WIDEST) if last < 9999 else first
    most = min(last, first + _WIDEST) if first else last
    if (not first and last == 9999) or least > most:
        return
    if any(_days(low)):
        yield from (year for year in range(least, most + 1) if on_told_weekdays(low, year, month=month))
    elif first == last or (soon and first < last):
        yield last


def _nearest(verb: re.Pattern[str], sentence: str, told: re.Match[str]) -> int:
    """How many code points from a year the nearest of some verbs stands; more than any sentence has where it has none."""
    return min((max(found.start() - told.end(), told.start() - found.end()) for found in verb.finditer(sentence)), default=99999)


def sentences_of(low: str) -> Iterator[tuple[int, int]]:
    """Where the sentences and lines of a folded text stand: no sentence ends behind a number."""
    start = 0
    for ended in _SENTENCE_ENDED.finditer(low):
        yield start, ended.end()
        start = ended.end()
    yield start, len(low)


def _of_thing(told: re.Match[str], behind: str) -> bool:
    """Whether the year belongs to a thing that has it in its name: `2013.gada budžets`, which may be this year's."""
    return told["case"] == "a" and _until(told) is None and re.match(r"\s[a-z]{4,}(?:s|u|am|a|ai)\b", behind) is not None


def _until(told: re.Match[str]) -> int | None:
    """The last month of what is told of a year, 1 to 12; nothing for a whole year."""
    if told["months"]:
        return int(told["months"]) if told["months"].isdigit() else _MONTHS[told["months"][:3]]
    if told["month"]:
        return month_number(told["month"])
    part = told["part"]
    if part is None:
        return None
    if "pusgad" in part:
        return 6 if part.startswith(("pirm", "1")) else 12
    if "ceturks" in part:
        return 3 * (1 + next(at for at, first in enumerate(("p1", "o2", "t3", "c4")) if part[0] in first))
    return next(number for stem, number in _PARTS.items() if part.startswith(stem))


def on_told_weekdays(low: str, year: int, *, month: int) -> bool:
    """Whether the days that a folded text gives with their weekday, but without their year, fall on it if it was written in a month of that year."""
    for weekday, told_month, told_day in _days(low):
        near = min((year, year - 1, year + 1), key=lambda y: abs((y - year) * 12 + told_month - month))
        try:
            if date(near, told_month, told_day).weekday() != weekday:
                return False
        except ValueError:
            return False
    return True


def _days(low: str) -> Iterator[tuple[int, int, int]]:
    for told in _WEEKDAY.finditer(low):
        yield weekday_number(told["weekday"]), month_number(told["month"]), int(told["day"])
