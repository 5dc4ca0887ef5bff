"""What looks like a name of a person and names none: streets, awards, titles of works and of chapters, the first word of a sentence."""

from __future__ import annotations

import re

from extractors.people.shapes import DOUBLE, UPPER
from extractors.records import Passage

#: What bears a person's name, who is not spoken of: `Kr. Barona iela 5`, `A. Pumpura muzejs`, `Jāņa Cimzes medaļa`.
#: The genitives of other nouns may begin a post in a list: `A. Kalniņa skolas direktore`.
_NAMED_AFTER = re.compile(
    r"\s+(?:iel(?:a|ā|as|u|ai)|bulvār\w+|gatv(?:e|ē|es|i)|prospekt\w*|laukum(?:s|ā|a)|muzej(?:s|ā)|konkurs(?:s|ā)|vārdā\snosaukt\w+|"
    r"(?:piemiņas\s|goda\s|literār\w+\s|literatūras\s|mūzikas\s)?(?:medaļ|balv|prēmij|ordeņ|stipendij)\w+|"
    r"(?:piemiņas\s|goda\s)?(?:ordenis|ordeni|memoriāl\w+))(?!\w)"
)
_SCHOOL_OF = re.compile(r"\s+(?:pamat|vidus|mūzikas\s|mākslas\s|sākum)?(?:skol|ģimnāzij)\w+")
#: `V.E.` is `Viņa Ekselence`, the title of envoys and heads of states, when a given name follows.
EXCELLENCY = re.compile(rf"[VJ]\.\s?E\.\s?{DOUBLE}\s[{UPPER}]")
#: Words with a capital that are no surname though a first name stands before them.
NO_FAMILY = frozenset(
    """iela ielā ielas prospekts laukums parks diena dienas dienā svētki prēmija prēmijas balva fonds fonda muzejs muzeja skola
    ģimnāzija vidusskola ezers upe sala baznīca draudze slimnīca""".split()
)
#: What begins the next sentence behind a sigh or a letter: `Eh. Viņš …`.
_BEGINS = frozenset(
    """viņš viņa viņi viņas es tu mēs jūs tas tā tie tās šis šī nu bet un jā nē kas ko kā kad kur ja jo lai vai tad te tur taču tomēr tagad
    varbūt nav ir bija kāpēc cik man mums tev jums viņam viņai""".split()
)

#: A chapter by its Roman number, alone on its line, and the number of the chapter beside it.
_CHAPTER = re.compile(r"(?P<number>[IVX])\.\s?[^\n,;:]{2,80}(?<![,;:!?])")
_BESIDE = {"I": "II", "V": "IV", "X": "IX"}


def is_named_after(text: str, start: int, end: int) -> bool:
    """Whether a name in the genitive only tells what a street, a school or an award is called.

    >>> text = "Kārļa Rozes medaļa, Annas Kalnes pamatskola, Jāņa Rozes runa"
    >>> is_named_after(text, 0, 11), is_named_after(text, 20, 32), is_named_after(text, 45, 55)
    (True, True, False)
    """
    return bool(_NAMED_AFTER.match(text, end) or (text.endswith(("as", "es", "us"), start, end) and _SCHOOL_OF.match(text, end)))


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the words are quoted by themselves: the name of a ship, a house, a work."""
    return text[start - 1 : start] in tuple("„“«\"") and text[end : end + 1] in tuple("”“»\"")


def is_chapter(text: str, passage: Passage) -> bool:
    """Whether a passage is the title of a chapter whose Roman number looks like an initial: `V. Cilvēki un vide` behind `IV. Sadarbība`."""
    match = _CHAPTER.fullmatch(text[passage.start : passage.end].strip())
    return match is not None and re.search(rf"(?m)^\s*{_BESIDE[match['number']]}\.\s?\S", text) is not None


def is_no_surname(text: str) -> bool:
    """Whether the last word of a printed name is no surname but a common word or the first of a sentence: `A. Iela`, `Eh. Viņš`."""
    last = re.split(r"[\s.]+", text)[-1].lower()
    return last in NO_FAMILY or last in _BEGINS or len(last) < 2
