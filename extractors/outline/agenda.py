"""Where an agenda ends, and what opens its items when they are taken up."""

from __future__ import annotations

import re

from extractors.records import Passage, PassageKind

_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ("pirm", "otr", "tres", "ceturt", "piekt", "sest", "septit", "astot", "devit", "desmit", "vienpadsmit", "divpadsmit"), 1
    )
}
#: `Pirmais jautājums. …`, `2. jautājums`, `Par 3. darba kārtības jautājumu`, `Darba kārtības 4. punkts`, `Pie 5. punkta`.
_ORDINAL = re.compile(
    r"(?:par |pie )?(?:darba kartibas |dienas kartibas )?(?:(?P<word>"
    + "|".join(_ORDINALS)
    + r")(?:ais|a|o|aja|ajam)|(?P<number>\d{1,2})\.|(?P<roman>[ivx]{1,4})\.?) ?(?:darba kartibas |dienas kartibas |sedes )?(?:jautajum|punkt)\w{1,3}\b(?P<rest>.{0,160})$",
    re.DOTALL,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
#: What stands in an agenda beside its entries: who reports, who is heard with whom.
_BESIDE = re.compile(r"\s*(?:\(|zino|refere|zinotaj|referent|runa|uzaicinat|piedal|lidzzinotaj|par |papildus|dazad|cit[is]\b|informacij)")
_NUMBER = re.compile(r"\s*(?:[-–—•*·]|\(?\w{1,3}[.)]|\d{1,2}(?:\.\d{1,2})*\.?)\s*")
_TOLD = re.compile(r"darba ?kartib\w* (?:tiek |tika |ir |bija )?(?:\w+ ){0,2}?(?:apstiprin|pienem|papildin|groz|izzin|izslu?d|iepazist|atbalst|akcept)")
_NUMBERED = re.compile(r"\d{1,2}\.\s?(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])|\d{1,2}\)\s?(?=Par )|\d{1,3}\.?\s?§")
#: Talk that bears the number of its item: `1. J. Roze stāsta, ka …`, `2. Ziņo biroja pārstāve.`
_TALK = re.compile(r"(\d{1,2})\.\s?(?:(?:Ziņo|Referē|Runā|Uzstājas|Stāsta|Informē|Atskaitās|Noklausās|Uzklausa|Klausās)\b|(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\.\s?)?[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+(?:\s[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+)?\s[a-zāčēģīķļņšūž]+(?:a|ē|o|ja|j|s|as|ās)\b)")
_LONG = 220  # code points: no entry of an agenda


def ordinal_item(low: str) -> str | None:
    """The number of the item that a folded line opens by calling it a question or a point; nothing for any other line.

    >>> ordinal_item("otrais jautajums. revidentes zinojums"), ordinal_item("par 3. darba kartibas jautajumu")
    ('2', '3')
    >>> ordinal_item("pirmais jautajums ir vissvarigakais, uzsver a. roze, jo skolai trukst telpu.") is None
    True
    """
    match = _ORDINAL.match(low)
    if match is None:
        return None
    rest = match["rest"].strip()
    if rest and not re.match(r"[.:–—-]|par\b", rest):
        return None  # a sentence about it
    if match["word"]:
        return _ORDINALS[match["word"]]
    return match["number"] or str(roman_value(match["roman"]))


def roman_value(roman: str) -> int:
    """The value of a Roman number in small letters.

    >>> roman_value("xiv")
    14
    """
    values = [_ROMAN[letter] for letter in roman]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


class Agenda:
    """What an agenda lists, while it is read: it ends with the first line that is no entry."""

    def __init__(self) -> None:
        self._open = False
        self._listed: bool | None = None  # whether its entries are items of a list
        self._entries: set[str] = set()
        self._numbered = False  # an entry, or an item taken up, has opened a section already
        self._talked = 0  # the number of the last item that talk opens
        self._count = 0  # how many entries with numbers have followed each other
        self._bare = False  # the line before is the number of an item and nothing else

    def open(self) -> None:
        """An agenda begins behind this line."""
        self._open, self._listed, self._numbered, self._count = True, None, False, 0

    def counts(self, number: str) -> bool:
        """Whether a line with this number is but the next entry of an agenda that is still open: those present may be listed below it."""
        if not self._open or number != str(self._count + 1):
            return False
        self._count += 1
        return True

    @staticmethod
    def is_told_of(low: str) -> bool:
        """Whether a line only tells what became of the agenda: `Darba kārtība tiek apstiprināta.`"""
        return _TOLD.match(low) is not None

    def names(self, low: str) -> bool:
        """Whether a folded line without its number is one of the entries."""
        return _name(low) in self._entries

    def numbered(self, low: str) -> None:
        """A line with a number has opened a section: an entry, or the item itself."""
        self._numbered = True
        name = _name(low)
        self._bare = not re.search(r"[a-z]", name)
        if name in self._entries:
            self._open = False
        self._entries.add(name)
        if self._listed is None:
            self._listed = True

    def taken_up(self, passage: Passage, text: str, low: str) -> str | None:
        """The number of the item that a line without a number of its own opens, empty when unknown; `None` for any other line.

        It does so when it calls itself a question, names an entry of the agenda anew, or ends the agenda for being no entry.
        """
        bare, self._bare = self._bare, False
        number = ordinal_item(low)
        if number is not None and (not self._open or self._listed is not None):
            self._open = False
            return number
        if passage.kind is PassageKind.CELL:
            return None
        name = _name(low) if self._open or self._entries else ""
        if name in self._entries and len(name) > (6 if self._open else 12):
            self._open = False
            return None if bare else ""
        talk = _TALK.match(text)
        if talk and len(text) > 100 and int(talk.group(1)) == (1 if self._open and self._listed is not None else self._talked + 1 if self._talked else 0):
            self._open, self._talked = False, int(talk.group(1))
            return talk.group(1)
        if not self._open or _NUMBERED.match(text):
            return None
        listed = passage.kind is PassageKind.ITEM
        if self._listed is None:
            self._listed = listed
        speech = len(text) > _LONG and not listed
        prose = not listed and not _BESIDE.match(low) and (self._listed or passage.kind is PassageKind.HEADING or re.search(r"\w{3,}\.\s*$", text))
        if speech or prose:
            self._open = False
            return None if self._numbered else ""
        self._entries.add(name)
        return None


_ENTRY = re.compile(r"(\d{1,2})(?:\)\s?|\.\s?(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ]))")


class DecidedList:
    """The numbered list behind `Nolemj:`: its items are decided, and open no item of the agenda."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._agenda: Agenda | None = None

    def open(self, text: str, agenda: Agenda) -> None:
        """A line opens a decision; a list follows when it ends in a colon."""
        self._last = 0 if text.rstrip().endswith(":") else None
        self._agenda = agenda

    def holds(self, passage: Passage, text: str, low: str) -> bool:
        """Whether a numbered line goes on with the list: the next number, and something that is to be done or was resolved."""
        match = _ENTRY.match(text)
        if self._last is None or match is None or passage.kind is PassageKind.CELL:
            return False
        rest = low[match.end() :]
        listed = self._agenda is not None and self._agenda.names(rest)
        about = rest.startswith("par ") and (match[0].rstrip()[-1:] != ")" or not self._last)
        if int(match.group(1)) != self._last + 1 or about or listed or not _ACT.search(rest):
            self._last = None
            return False
        self._last += 1
        return True


#: An infinitive early in the line, or who is to act in the dative, as decisions say it.
_ACT = re.compile(r"(?:^|^(?:\S+ ){1,12})\w{2,}t(?:ies)?\b|\b(?:uzdot|lugt|noteikt|apstiprinat)\b|\bliktu?\b")


_BRACKET_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")


def _name(low: str) -> str:
    """An entry without its number, who reports on it, and marks."""
    return _BRACKET_BEHIND.sub("", _NUMBER.sub("", low, count=1)).strip(" .;:,–-")
