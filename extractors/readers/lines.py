"""What a line of plain text is: part of a wrapped paragraph, a list line, a heading, or what a web page left behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

#: The beginning of a list line or a numbered item.
LIST_START = re.compile(
    r"\s*(?:[-–—•*·●▪■◦○►➢✓»]\s|\d{1,3}(?:\.\d{1,3})*\s?[.)](?:\s|§|$)|\d{1,3}(?:\.\d{1,3})+\s|\d{1,2}(?:\.\d{1,2})+\.(?=[^\W\d_])|\d{1,3}\.?\s?§"
    r"|\(?[a-zāčēģīķļņšūž]\)\s|[IVX]{1,5}(?:\.\s|\t))"
)
_BULLET = re.compile(r"\s*[-–—•*·●▪■◦○►➢✓»]\s")
_MARK = re.compile(r"[-–—•*·●▪■◦○►➢✓»]|\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zāčēģīķļņšūž]\))|[IVX]{1,5}[.)]?")
_TERMINAL = (".", "!", "?", ";", ":", "…")
_CLOSED = re.compile(r"[.!?;:…][\"”“»’)\]]*$")
_RULE = re.compile(r"[\s_=*~-]{4,}$")

#: Lines that a web page leaves around its text; each is certain by itself.
_RESIDUE = re.compile(
    r"(?i)\s*(?:pāriet uz (?:saturu|galveno)|joomla!?|(?:©|\(c\)\s*\d|copyright)\s.{0,80}"
    r"|(?:lai|šī|šajā|mēs|mūsu|tīmekļvietn\w*|vietn\w*|lap\w*|portāl\w*)\b.{0,120}\b(?:izmanto\w*|lieto\w*)\b.{0,60}\bsīkdatn\w+.*"
    r"|(?:piekrītu|pieņemt|atļaut)\b.{0,20}\bsīkdatn\w+|sīkdatņu (?:politika|iestatījumi|paziņojums)"
    r"|saistītie raksti|saistītās ziņas|lasi(?:et)? (?:arī|vēl)\b.{0,60}$|dalīties(?:\s*:.*)?$"
    r"|drukāt$|izdrukāt$|uz augšu$|atpakaļ$|(?:sākums|sākumlapa)\s*[/>»›|].*|meklēt$|piekrītu\s*[|/].*"
    r"|visas tiesības (?:aizsargātas|rezervētas).*|kopēt saiti$|seko(?:jiet)? mums\b.*"
    r"|uz sākumu(?:\s*[|/].*)?|(?:rakstīja|ievietoja|publicēja|autors)\s*:?\s*(?:administrators?|admin|webmaster|super user)"
    r"|powered by .*|(?:kopējais |lapas |šodienas )?apmeklētāju skaits[\s:]*[\d\s.,]*"
    r"|lasīts\s*:\s*\d+.*|skatījumi\s*:?\s*\d+)\s*$"
)
#: Links that the last line of a page ends with, after others or a year.
_RESIDUE_ENDS = ("privātuma politika", "lapas karte", "piekļūstamības paziņojums")
_LONGEST_RESIDUE = 1_000  # code points; what is longer is text, or nothing that a pattern should be tried on
_MENU_GAP = re.compile(r"\s(?:\s+|[|·•]\s|(?<=\t))")


def is_residue(line: str) -> bool:
    """Whether the line is navigation, a cookie notice or the like, and no part of the text.

    >>> [is_residue(line) for line in ("Pāriet uz saturu", "Studijas   Pētniecība   Sadarbība   Par mums   Meklēt")]
    [True, True]
    >>> is_residue("Sēdi vada J. Ozols")
    False
    """
    if len(line) > _LONGEST_RESIDUE:
        return False
    bare = line.strip(" \t[]«»‹›<>←→↑|")
    if _RESIDUE.match(bare) or bare.rstrip().lower().endswith(_RESIDUE_ENDS):
        return True
    if line.rstrip().endswith((".", ":", ";")):  # most lines that are text: their parts need not be looked at
        return False
    items = [item for item in _MENU_GAP.split(line.strip()) if item]
    return (
        len(items) >= 4
        and all(len(item) <= 24 and not item.endswith((".", ":", ";")) for item in items)
        and sum(len(item.split()) <= 2 for item in items) == len(items)
        and not any(char.isdigit() for char in line)
        and "\t" not in line
    )


def width_of(lines: Iterable[str]) -> int | None:
    """The width at which the text was wrapped by hand, in code points; `None` when its lines are whole paragraphs."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 4:
        return None
    if sum(length > 160 for length in lengths) * 20 > len(lengths):
        return None
    long = [length for length in lengths if length >= 50]
    if len(long) < 3:
        return None
    widest = long[int(len(long) * 0.95)] if len(long) > 20 else long[-1]
    near = sum(length >= widest * 0.8 for length in long)
    return widest if widest <= 150 and near * 3 >= len(long) else None


#: A label of a list of those present in small letters, as in notes taken in a hurry: `nepiedalās: …`.
_SMALL_LABEL = re.compile(r"\s*(?:(?:ne)?piedal(?:ās|ījās)|(?:nav |nebija )?klāt|nav|nebija|prombūtnē|atvainojas|(?:at)?vada|protokolē|(?:pie)?raksta|pieslēdzas|pieslēgušies|viesi|(?:pie|uz)?aicināti|vieta|laiks|sākums|beigas)(?:\sarī)?\s*:\s")


def closed_up(lines: Sequence[str]) -> list[str]:
    """The lines without the blank one behind each that does not end a sentence, where a program set the lines of a page apart.

    >>> closed_up(["Forumā runāja ministrijas eksperti, kā arī", "", "universitātes profesore.", ""] * 5)[:2]
    ['Forumā runāja ministrijas eksperti, kā arī', 'universitātes profesore.']
    >>> closed_up(["Pirmā rindkopa.", "", "Otrā rindkopa."] * 5)[1]
    ''
    """
    held = [number for number, line in enumerate(lines) if line.strip()]
    apart = sum(b - a == 2 for a, b in pairwise(held))
    together = sum(b - a == 1 for a, b in pairwise(held))
    broken = sum(
        b - a == 2 and not _CLOSED.search(lines[a].rstrip()) and len(lines[a]) > 40 and lines[b].lstrip()[0].islower() and not is_list_line(lines[b])
        for a, b in pairwise(held)
    )
    if broken < 4 or broken < apart / 8 or apart < 4 * together:
        return list(lines)
    return [line for number, line in enumerate(lines) if line.strip() or not number or _CLOSED.search(lines[number - 1].rstrip()) or not lines[number - 1].strip()]


#: The short name of what the line before ends with, and the sentence goes on: `(RAPLM), kas …`.
_SHORT_NAME = re.compile(r"\([A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,8}\)(?:,? [a-zāčēģīķļņšūž]|[.;])")
#: Dots that lead from one column to the other: `tirgus vietas ........ D. Roze`; a row in such a list may have no room for more than three.
_DOTTED = re.compile(r"\w\)?[ \t]?(?:\.{4,}|…{2,}|(?:\.\s){4,})[ \t]*[^\W_]|\w\s\.{3}\s(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\.\s?)?[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+$")
_LED = re.compile(r"\w\)?[ \t]?(?:\.{3,}|…)[ \t]*[^\W_]")
#: A line that cannot end there, whatever its length: behind a preposition or a joint the noun is still to come.
_UNFINISHED = re.compile(r"[^\W\d_]{2,},?\s+(?:ar|no|par|pie|uz|līdz|starp|pret|pēc|bez|un|vai|kā arī|sadarbībā ar|kopā ar)$")


#: A date that was cut in two: `2013. gada` | `29. marts`, `līdz 29.` | `martam`.
_DATE_BEGUN = re.compile(r"(?:\b(?:19|20)\d\d\. ?gada|\b[0-3]?\d\.)$")
_DATE_ENDS = re.compile(r"(?:(?<=\s)|^)(?:[0-3]?\d\. ?)?(?:janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr)[a-zāī]{1,2}\b")


def continues(line: str, following: str, width: int | None, *, gap: bool = False) -> bool:
    """Whether `following` is the rest of the paragraph that `line` begins.

    >>> continues("kārtība ........ policija kopā ar", " " * 24 + "sardzi", 40), continues("kārtība .... policija", "tirgus .... D. Roze", 40)
    (True, False)

    `gap` says that a blank line stands between the two: then only a sentence that was cut in two is joined.
    """
    line, next_line = line.rstrip(), following.lstrip()
    if not line or not next_line or is_list_line(following) or _RULE.match(line) or _RULE.match(following):
        return False
    if _CLOSING.match(line) or _SMALL_LABEL.match(next_line) or _DOTTED.search(following):
        return False
    if _DOTTED.search(line):
        return len(following) - len(next_line) > 20 and not _LED.search(following)  # what did not fit behind the dots
    small = next_line[0].islower()
    full = width is not None and len(line) >= 0.78 * width
    if width is None and not gap and len(line) > 120 and not _CLOSED.search(line) and _SENTENCE.search(line):
        return not _label(following)  # a long line of prose that breaks off in the middle of a sentence
    if gap:
        return small and full and not _CLOSED.search(line)
    if "\t" in line or "\t" in following or _ROW.match(following) or min(line.count(" / "), following.count(" / ")) > 1:
        return False
    if _DATE_BEGUN.search(line) and _DATE_ENDS.match(next_line):
        return True
    if small or (_SHORT_NAME.match(next_line) and line[-1].islower()):
        return not line.endswith((".", "!", "?", ";", ":")) or full
    if (line.endswith(("-", ",")) and full) or _UNFINISHED.search(line):
        return True
    return full and not _label(following)


def waits_for_name(paragraph: str, line: str, following: str, width: int | None) -> bool:
    """Whether a wrapped paragraph with `line` as its last so far ends in a post whose holder's name begins the line behind it.

    >>> waits_for_name("Klāt: skolas direktore A. Roze, vecākais mežzinis", "vecākais mežzinis", "J. Kalns, juriste I. Liepa", 26)
    True
    >>> waits_for_name("Klāt: A. Roze, skolas direktore", "A. Roze, skolas direktore", "J. Kalns, jurists", 26)
    False
    """
    if width is None or len(line.rstrip()) < 0.5 * width or len(paragraph) > _LONGEST_RESIDUE:
        return False
    return bool(_POST_LEFT.search(paragraph.rstrip()) and _NAME_AHEAD.match(following.strip()))


_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_NAME = rf"(?:(?:[{_UPPER}][a-zž]?\.\s?){{1,2}}|[{_UPPER}][^\W\d_]+\s)[{_UPPER}][^\W\d_]+(?:-[{_UPPER}][^\W\d_]+)?"
#: The end of a line in a list that gives posts before names, with a post whose name is still to come: `… pagasta vecākais J. Roze, skolas direktore`.
_POST_LEFT = re.compile(rf"(?:^|[,:;])\s*[^,:;]*[a-zāčēģīķļņšūž]{{3}}\s{_NAME}\s*(?:\([^()]*\))?,\s(?=[^,:;]*[a-zāčēģīķļņšūž]{{4}}$)(?![^,:;]*{_NAME}\s*[^,:;]{{0,3}}$)[^,:;]+$")
#: A line that such a name begins, alone or before the next post.
_NAME_AHEAD = re.compile(rf"{_NAME}\s*(?:[,;(]|\.?$)")


#: Words of minutes that have a capital only where a line of their own begins.
_MINUTES = re.compile(
    r"\s*(?:(?:Sēdē|Sēdi|Sanāksmē|Sanāksmi|Sapulcē|Sapulci)\s+(?:ne)?(?:piedal|vad|protokol|atklāj|slēdz|sāk|ierad|beidz)\w*"
    r"|(?:Nepiedal|Piedal|Protokol|Uzaicināt|Pieaicināt|Klātesoš|Ziņo|Izsakās|Debatē|Klausās|Nolemj|Nolēma|Balso)\w*)(?!\w)"
)


#: The end of a letter: who signs it stands on a line of its own.
_CLOSING = re.compile(r"\s*(?:Ar (?:patiesu )?cieņu|Patiesā cieņā|Cieņā)\s*,?$", re.IGNORECASE)


_SENTENCE = re.compile(r"[a-zāčēģīķļņšūž)”]{3}\. [A-ZĀČĒĢĪĶĻŅŠŪŽ„]")
#: A line of a list of people that is set in columns: `A.Roze          - labklājības ministre`.
_ROW = re.compile(r"\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*\.?\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+\s{2,}[-–—]\s")


def _label(line: str) -> bool:
    return bool(re.match(r"\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ][^.:]{1,40}:(?:\s|$)", line) or _MINUTES.match(line))


def is_list_line(line: str) -> bool:
    """Whether the line begins like an item of a list.

    >>> [is_list_line(line) for line in ("- ziņo", "2.1. Ozolam", "1.§ Par plānu", "2018. gadā")]
    [True, True, True, False]
    """
    head = line[:2]
    if (head.isalpha() and head[0] not in "IVX") or not LIST_START.match(line):  # most begin with a word: no pattern is needed
        return False
    return not re.match(
        r"\s*\d{1,4}\.\s?(?:gad|[gG]\.|janv|febr|mart|apr|maij|jūn|jūl|aug|sept|okt|nov|dec|pant|punkt|daļ|klas)", line
    )


def is_list_mark(text: str) -> bool:
    """Whether the text is nothing but the number or the mark of an item.

    >>> [is_list_mark(text) for text in ("3.", "b)", "IV", "•", "1. Ievads", "12", "2019.")]
    [True, True, True, True, False, False, False]
    """
    return _MARK.fullmatch(text.strip()) is not None


def is_bullet(line: str) -> bool:
    """Whether the line begins with a mark rather than a number."""
    return bool(_BULLET.match(line))


def is_heading(line: str, before: str, after: Sequence[str]) -> bool:
    """Whether a line is a heading: capitals, `1. §`, or a short line alone above text that is longer."""
    text = line.strip()
    if len(text) > 160:
        return False
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 3:
        return False
    if sum(char.isupper() for char in letters) >= 0.9 * len(letters) and len(letters) > 5:
        return True
    if re.match(r"\d{1,3}\.?\s?§", text):
        return True
    if text.endswith((*_TERMINAL, ",")) or len(text) > 110 or not text[0].isupper() or before.strip():
        return False
    rest = next((other for other in after if other.strip()), "")
    return bool(after) and not after[0].strip() and len(rest) > len(text) and len(rest) > 80
