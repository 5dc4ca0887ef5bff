"""The lines of a column put together into paragraphs, by where they begin and end and how far apart they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extractors.readers.lines import is_bullet, is_list_line
from extractors.readers.pdf_words import Segment

#: Lines that begin within so many points of each other stand in one column.
_COLUMN = 60.0
_SET_IN = 5.0  # points that the first line of a paragraph is set in at the least
_BROKEN = re.compile(r"[^\W\d_]{2}-$")
_TIES = ("-", "–", "‑")
_DASHES = frozenset("-–‑—‒")
_PARTED = re.compile(r"\w[-–‑]$")
_DASH = re.compile(r"\s[-–—‒]$")
_FILL = re.compile(r"[_=*~-]{4,}")
_ENDS = re.compile(r"[.:;!?…][\"”“»’)\]]*$")
#: What ends with a full stop and no sentence with it: abbreviations, initials, ordinal numbers.
_SHORT = re.compile(
    r"(?:^|[\s(„\"])(?:plkst|nr|t\.\s?sk|t\.\s?i|t\.\s?p|piem|sk|u|resp|apm|tālr|lpp|dz|pr|gs|ne|st|art|p|g|v|[A-ZĀČĒĢĪĶĻŅŠŪŽ]|Dz|\d{1,4})\.$",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line of a page with its box, in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float = 0.0  # points of its first character
    bold: bool = False
    page: int = 0  # 1-based
    segments: tuple[Segment, ...] = ()

    @property
    def letter(self) -> float:
        """The width of a letter, in points."""
        return (self.right - self.left) / max(1, len(self.text))


class _Breadths(dict[str, float]):
    """How broad a letter is set, in letters of middle width: `i` and `l` are narrow, `m` and capitals broad."""

    def __missing__(self, letter: str) -> float:
        self[letter] = 0.5 if letter in "iljītļfr.,:;()-'!| " else 1.45 if letter in "mwMW" else 1.2 if letter.isupper() else 1.0
        return self[letter]


_BREADTHS = _Breadths()


def _breadth(text: str) -> float:
    """How broad a text is set, in letters of middle width."""
    return sum(map(_BREADTHS.__getitem__, text))


@dataclass(slots=True)
class Paragraph:
    """Lines put together."""

    text: str
    lines: list[Line]
    frame: Frame

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    def take(self, line: Line) -> None:
        """Adds a line: a word parted at the line's end is made whole, a name with a hyphen keeps it."""
        self.text = joined(self.text, line.text)
        self.lines.append(line)

    def take_up(self, rest: Paragraph) -> None:
        """Adds the rest of the paragraph from the next page or column."""
        self.text = joined(self.text, rest.text)
        self.lines += rest.lines
        self.frame = rest.frame


@dataclass(slots=True)
class Frame:
    """What the lines of one column have in common, in points."""

    pitch: float  # from line to line within a paragraph; 0 when there are too few lines to tell
    ends: dict[int, float] = field(default_factory=dict)  # where full lines end, by where they begin
    indents: tuple[float, ...] = ()  # where first lines of paragraphs begin
    justified: bool = False  # full lines end in one place

    def end_of(self, line: Line) -> float:
        """Where a full line would end that begins where the line does."""
        return self.ends.get(int(line.left // 8), line.right)

    def fits(self, line: Line, word: str) -> bool:
        """Whether the word had room at the end of the line."""
        room = (self.end_of(line) - line.right) / (line.letter or 5.0) - 1.0  # in letters of usual width
        if room <= 0:
            return False
        if room < 0.6 * len(word) or room > 1.6 * len(word) + 1:
            return room > len(word)
        usual = _breadth(line.text) / max(1, len(line.text))
        return room * usual > _breadth(word) + 0.3


def joined(text: str, more: str) -> str:
    """Two lines as one.

    >>> [joined(*pair) for pair in (("sagata-", "vot"), ("Kalnozere-", "Zīle"), ("2019.–", "2027."), ("Padome –", "iestāde"))]
    ['sagatavot', 'Kalnozere-Zīle', '2019.–2027.', 'Padome – iestāde']
    """
    more = more.strip()
    if text[-1:] == "-" and _BROKEN.search(text[-3:]) and text[-2].islower() and more[:1].islower():
        return text[:-1] + more
    return f"{text}{'' if text[-1:] in _TIES and not text[-2:-1].isspace() else ' '}{more}"


def frame_of(lines: Sequence[Line], before: Frame | None = None) -> Frame:
    """The frame of a column, with what is known from the one before where it has too few lines of its own."""
    steps = Counter(
        round(step) for a, b in pairwise(lines) if 0.9 * b.size < (step := b.top - a.top) < 40 and abs(a.left - b.left) < _COLUMN
    )
    # the least that comes again: more room than that may part paragraphs, and in minutes most of them are of one line
    often = max(2, 0.1 * steps.total())
    pitch = min((step for step, count in steps.items() if count + steps.get(step + 1, 0) >= often), default=0.0)
    if steps.total() < 5 and before is not None:
        pitch = before.pitch or pitch
    frame = Frame(pitch)
    by_start: dict[int, list[float]] = {}
    for line in lines:
        by_start.setdefault(int(line.left // 8), []).append(line.right)
    for place in by_start:
        near = range(place - 7, place + 8)  # some 60 points to either side
        ends = sorted([end for other, rights in by_start.items() if other in near for end in rights], reverse=True)
        frame.ends[place] = next((far for far, near_by in pairwise(ends) if far - near_by <= 12), ends[0])
        if len(ends) < 6 and before is not None and place in before.ends and before.ends[place] > ends[0] - 4:
            frame.ends[place] = before.ends[place]
    lefts = Counter(round(line.left) for line in lines)
    set_in = Counter(
        round(a.left)
        for a, b in pairwise(lines)
        if _SET_IN < a.left - b.left < _COLUMN and b.top > a.top and lefts[round(b.left)] > 1
    )
    frame.indents = tuple(float(left) for left, count in set_in.items() if count >= 2 or count == lefts[left])
    full = [gap for line in lines if (gap := frame.end_of(line) - line.right) < 30]
    frame.justified = len(full) >= 6 and sum(abs(gap) < 1.5 for gap in full) > 0.75 * len(full)
    if len(full) < 6 and before is not None:
        frame.justified = before.justified
    return frame


def unwrapped(lines: Sequence[Line], frame: Frame) -> list[Paragraph]:
    """The paragraphs that the lines of a column make."""
    out: list[Paragraph] = []
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        if out and (_goes_on(out[-1], line, after, frame) if line.top > out[-1].last.top - 3 else cut_in_two(out[-1], line, frame)):
            out[-1].take(line)
        else:
            out.append(Paragraph(line.text.strip(), [line], frame))
    return out


def cut_in_two(paragraph: Paragraph, line: Line, frame: Frame, *, lines_left: int = 0, foot: float = 0.0) -> bool:
    """Whether a paragraph that ends a page or column goes on in the first line of the next, whose frame is given.

    `lines_left` is how many lines it would have there, `foot` how far down pages are written, in points; 0 where not known.
    """
    last = paragraph.last
    if line.bold != last.bold or abs(line.size - last.size) > 0.6 or not line.text or "\t" in line.text:
        return False
    if _begins_item(paragraph, line) or _is_set_in(line, frame):
        return False
    small = line.text[0].islower()
    if _PARTED.search(last.text[-3:]) and line.text[0].isalnum():
        return True
    if paragraph.frame.fits(last, line.text.split(None, 1)[0]):
        return small and not _ends(paragraph.text) and last.right - last.left > 0.35 * (paragraph.frame.end_of(last) - last.left)
    if small:
        return len(paragraph.text) > 30
    if is_list_line(paragraph.text) or len(paragraph.lines) == 1:
        return not _ends(paragraph.text) and len(paragraph.lines) > 1
    # a full line that ends with a sentence: paragraphs end so less often than sentences do within them
    if _ends(paragraph.text):
        if line.page == last.page and line.top > last.bottom:  # columns begin or end between the two
            return False
        # a line more had room below, which is left free only so that not one line alone stands on the next page
        if foot and lines_left != 2 and foot - last.bottom > (paragraph.frame.pitch or 1.3 * last.size):
            return False
    room = paragraph.frame.end_of(last) - last.right
    return room <= (1.5 if paragraph.frame.justified else 0.13 * (last.right - last.left))


def _goes_on(paragraph: Paragraph, line: Line, after: Line | None, frame: Frame) -> bool:
    """Whether the paragraph goes on in a line below its last one."""
    last = paragraph.last
    height = max(last.bottom - last.top, 4.0)
    step = line.top - last.top
    word = line.text.split(None, 1)[0]
    small = word[0].islower()
    if line.top - last.bottom > 1.4 * height or step < 0.5 * height or "\t" in line.text:
        return False
    pitch = paragraph.lines[1].top - paragraph.first.top if len(paragraph.lines) > 1 else frame.pitch or 1.4 * last.size
    if pitch > 2 and step > (1.7 if small else 1.22) * pitch + 0.8:
        alike = after is not None and abs(after.top - line.top - step) < 1 and after.text[:1].islower()
        if len(paragraph.lines) > 1 or small or not alike:  # else this part of the text is set wider
            return False
    if abs(line.size - last.size) > 1.2 and not small:
        return False
    if _FILL.match(word) or _begins_item(paragraph, line):
        return False
    end = last.text[-3:].rstrip()
    if end[-1:] in _DASHES and ((_PARTED.search(last.text[-3:]) and word[0].isalnum()) or _DASH.search(end)):
        return True  # a word or name is cut in two, or the sentence goes on behind a dash
    fits = frame.fits(last, word)
    if last.bold and not line.bold and not small and (fits or paragraph.first.size > line.size + 0.6):
        return False
    if _is_set_in(line, frame) and not is_list_line(paragraph.text) and line.left > last.left + _SET_IN:
        return False
    set_in = line.left - last.left
    if not small and len(paragraph.lines) > 1 and set_in > _SET_IN and (after is None or after.left < line.left - _SET_IN):
        return False
    if last.text.endswith(":") and (fits or not small):
        return False
    if fits:  # the next word had room: the break was meant, unless the sentence is cut in two
        wide = last.right - last.left > 0.6 * (frame.end_of(last) - last.left)
        return small and not last.text.endswith((".", ";", ":")) and wide
    return abs(set_in) <= 90


def _is_set_in(line: Line, frame: Frame) -> bool:
    return any(abs(line.left - indent) < 1.5 for indent in frame.indents)


def _begins_item(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins an item of a list, and not only with a number or a dash that stands within a sentence."""
    if not is_list_line(line.text) or (_SHORT.search(paragraph.text[-12:]) and line.text[0].isdigit()):
        return False
    if (
        is_list_line(paragraph.text)
        or _ends(paragraph.text)
        or (is_bullet(line.text) and not line.text.startswith(("–", "—", "-")))
    ):
        return True
    last = paragraph.last
    within = (
        len(paragraph.text) > 30 and not paragraph.frame.fits(last, line.text.split(None, 1)[0]) and abs(line.left - last.left) < 30
    )
    return not within


def _ends(text: str) -> bool:
    """Whether a text ends with a sentence, and not with a short form.

    >>> [_ends(text) for text in ("Sēde slēgta.", "Sēde sākas plkst.", "Ziņo A.", "Klausījās:")]
    [True, False, False, True]
    """
    return bool(_ENDS.search(text[-8:])) and not _SHORT.search(text[-12:])
