"""Names in lists of people: which comes first in them, the surname or the given name, and surnames alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from simplemma import is_known, lemmatize

from extractors.institutions.countries import COUNTRIES
from extractors.names.given import is_given_name
from extractors.names.post_heads import post_forms
from extractors.people.shapes import DOUBLE, INITIAL, UPPER, Candidate
from extractors.people.spans import Spans
from extractors.people.words import is_common
from extractors.records import Document, Section, SectionKind

_SINGLE = re.compile(rf"(?<![\w.@/\"„“«]){DOUBLE}(?!\w)")
#: `Ozols no VARAM`
_FROM_A_BODY = re.compile(rf"no\s[{UPPER}]")
#: What is no surname in a list: places in the locative (`Rīgā`), participles (`Atvainojušies`), forms of the plural.
_NO_SURNAME = re.compile(r"(?:[āīū]|jušies|jušās|[jt]iem|[^t]ām|šanās|šana)$")

def in_one_order(sections: Sequence[Section], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those of a list in which a name shows that surnames come first read so: `Kalns Juris, Roze Anda`.

    A name whose first word alone is a known first name, `Anna Kalns`, shows the usual order, and then nothing changes.
    """
    lists: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.listed and candidate.how == "first name" and len(candidate.text.split()) == 2:
            section = section_at(sections, candidate.start)
            lists[section.start if section else -1].append(candidate)
    turned: dict[Candidate, Candidate] = {}
    for same in lists.values():
        words = {c: c.text.split() for c in same}
        known = {c: tuple(is_given_name(word) for word in words[c]) for c in same}
        if len(same) > 1 and (False, True) in known.values() and (True, False) not in known.values():
            for c in same:
                if known[c][1]:
                    turned[c] = Candidate(c.start, c.end, f"{words[c][0]}, {words[c][1]}", "surname first", True)
    return [turned.get(c, c) for c in candidates]


def find_listed_surnames(document: Document, section: Section, taken: Spans) -> Iterator[Candidate]:
    """Bare surnames in an attendance list: single words with a capital, parted by commas, or behind a post."""
    text = document.text
    at = section.start + (len(section.title) if section.title and text.startswith(section.title, section.start) else 0)
    for piece in re.finditer(r"[^,;:\n\t()]+", text[at : section.end]):
        start, end = at + piece.start(), at + piece.end()
        passage = document.passage_at(start)
        if passage is not None and passage.table is not None:
            continue  # a word alone in a table is as often a title as a name
        words = list(_SINGLE.finditer(text, start, end))
        if not words or taken.overlap(start, end):
            continue
        last = words[-1]
        before = text[start : last.start()].split()
        alone = not before
        behind_post = bool(before) and bool(post_forms(before[-1].strip("–-‒—") or before[-1]))
        rest = text[last.end() : end].strip()
        if (
            (alone or behind_post)
            and (rest in ("", ".") or (alone and _FROM_A_BODY.match(rest)))
            and not is_common(last.group())
            and len(last.group()) > 2
            and not _NO_SURNAME.search(last.group())
            and last.group() not in COUNTRIES
            and not (alone and text[start - 1] == "(" and text[end : end + 1] == ")")  # a place or a party
            and text[last.end() : last.end() + 1] != ":"
            and not (alone and _heads_what_follows(document, section, last.start(), last.end()))
        ):
            yield Candidate(last.start(), last.end(), last.group(), "listed surname", True)


def _heads_what_follows(document: Document, section: Section, start: int, end: int) -> bool:
    """Whether a common word alone on its line heads what was talked of: behind a line that is no label, before one of several words."""
    text = document.text
    if section.kind is not SectionKind.ATTENDANCE or text[start - 1 : start] != "\n" or not text.startswith("\n", end):
        return False
    above = text[text.rfind("\n", 0, start - 1) + 1 : start - 1]
    below = text[end + 1 :].partition("\n")[0]
    parted = len(above.split()) > 1 and not above.rstrip().endswith((":", ",", "-", "–")) and len(below.split()) > 2
    return parted and is_known(text[start:end].lower(), lang="lv") and lemmatize(text[start:end].lower(), lang="lv")[:1].islower()


def section_at(sections: Sequence[Section], offset: int) -> Section | None:
    """The section that holds the code point `offset`, if any does."""
    place = bisect_right(sections, offset, key=lambda section: section.start) - 1  # they follow each other
    return sections[place] if place >= 0 and offset < sections[place].end else None


def in_bracket_of_names(text: str, start: int) -> bool:
    """Whether the name stands in a bracket of names: `(M.Gailis, J.Kinna)`."""
    opening = text.rfind("(", max(0, start - 400), start)
    return opening >= 0 and ")" not in text[opening:start] and bool(re.match(rf"\(\s*{INITIAL}", text[opening : opening + 12]))
