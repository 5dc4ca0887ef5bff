"""Where a person's name may stand: initials with a surname, a known first name with a surname, surnames in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded as folded_text
from extractors.names.declension import PARTICLES, Case
from extractors.names.given import given_forms
from extractors.names.post_heads import post_forms
from extractors.people.capitals import LOUD_FAMILY, SHOUTED, is_loud_surname
from extractors.people.lists import in_bracket_of_names, section_at
from extractors.people.look_alikes import EXCELLENCY, NO_FAMILY, is_chapter, is_named_after, is_no_surname, is_title
from extractors.people.shapes import DOUBLE, INITIAL, INITIAL_SIGN, PARTICLE, UPPER, Candidate
from extractors.people.spans import Spans
from extractors.people.unlisted import unknown_given
from extractors.people.words import LABEL, is_common, is_first_name
from extractors.records import Document, Passage, Section, SectionKind

#: `J.Bērziņš`, `Dz. Kalniņa-Ozola`, `A. K. Bērziņa`, `J. de Brēijs`
WITH_INITIALS = re.compile(rf"(?<![\w.])(?:{INITIAL}\s?){{1,3}}{PARTICLE}?{DOUBLE}(?!\w)")
#: `Bērziņš J.`
INITIALS_BEHIND = re.compile(rf"(?<![\w.]){DOUBLE}\s{INITIAL}(?:\s?{INITIAL})?(?=\s*(?:[,;)\n\t]|$|[-–—‒]))")
#: `Bērziņa kungs`, `Ozolas kundzei`
COURTESY = re.compile(
    rf"(?<![\w.])(?P<name>{DOUBLE})\s(?:kungs|kunga|kungam|kungu|kundze|kundzes|kundzei|kundzi|k-gs|k-ga|k-gam|k-gu|kgs|kga|kgam|kgu|k-dze|k-dzes|k-dzei|kdze|kdzes|kdzei|kdzi)(?!\w)"
)
_COURTESY_SIGN = re.compile(r"\sk(?:ung|undz|-|dz|g[sau])")
_CAPITALS = re.compile(rf"(?<![\w.@/]){DOUBLE}(?:\s(?:{PARTICLE}?{DOUBLE}|{INITIAL})){{1,3}}(?!\w)")
_LOUD_SIGN = re.compile(rf"[{UPPER}]{{3}}")
#: A name and how its bearer writes it: `Rēno Saks (Reino Saks)`
_IN_BOTH_LANGUAGES = re.compile(rf"(?<![\w.@/\"„“«])({DOUBLE})\s({DOUBLE})\s\(({DOUBLE})\s({DOUBLE})\)")
_PATRONYMIC = re.compile(r"(?:vič|ič|vn)(?:s|a|am|u|ā|as|ai)$")
_POST_BEFORE = re.compile(r"([^\W\d_]+)\s$")
#: Those of them that people are called too: in a list of people, behind initials, they are surnames.
_SURNAME_TOO = re.compile(r"\.\s?(?:Ezers|Upe|Sala|Parks|Diena|Skola|Baznīca)$")


def find_candidates(
    document: Document, passage: Passage, sections: Sequence[Section], taken: Spans, *, folded: bool
) -> Iterator[Candidate]:
    """The names of one passage in order, none overlapping another or the spans in `taken` (institutions)."""
    text = document.text
    found: list[Candidate] = []
    named = Spans()

    def free(start: int, end: int) -> bool:
        return not taken.overlap(start, end) and not named.overlap(start, end)

    def keep(start: int, end: int, name: str, how: str, in_list: bool) -> None:
        found.append(Candidate(start, end, name, how, in_list))
        named.add(start, end)

    piece = text[passage.start : passage.end]
    section = section_at(sections, passage.start)
    listed = section is not None and section.kind is SectionKind.ATTENDANCE
    for pattern, how in ((WITH_INITIALS, "initials"), (INITIALS_BEHIND, "initials behind")) if INITIAL_SIGN.search(piece) else ():
        for match in pattern.finditer(text, passage.start, passage.end):
            if (
                free(*match.span())
                and not (is_no_surname(match.group().split()[0] if pattern is INITIALS_BEHIND else match.group()) and not (_SURNAME_TOO.search(match.group()) and (listed or in_bracket_of_names(text, match.start()))))
                and not is_named_after(text, *match.span())
                and not EXCELLENCY.match(text, match.start())
                and not (match.start() == passage.start and not listed and is_chapter(text, passage))
            ):
                keep(*match.span(), match.group(), how, listed or in_bracket_of_names(text, match.start()))
    runs = [run for run in _CAPITALS.finditer(text, passage.start, passage.end) if not is_title(text, *run.span())]
    for match in runs:
        for start, end in _trimmed(text, *match.span(), folded=folded, listed=listed):
            shorter = text.rfind(" ", start, end)
            if not free(start, end) and " " in text[start:shorter]:
                end = shorter  # what follows the name belongs to an institution: `Dace Zaļā Latvijas Bankas …`
            if free(start, end) and not is_named_after(text, start, end):
                keep(start, end, text[start:end], "first name", listed)
    for match in COURTESY.finditer(text, passage.start, passage.end) if _COURTESY_SIGN.search(piece) else ():
        if free(*match.span()) and not is_common(match.group("name")):
            keep(*match.span(), match.group(), "courtesy", False)
    for match in runs:
        unknown = unknown_given(text, *match.span(), passage.start, listed=listed)
        if unknown and free(*unknown):
            keep(*unknown, text[slice(*unknown)], "foreign first name", listed)
    loud = _LOUD_SIGN.search(piece) is not None
    for match in SHOUTED.finditer(text, passage.start, passage.end) if loud else ():
        words = match.group().split()
        if any(is_first_name(w.capitalize(), folded) for w in words) and free(*match.span()) and not any(map(is_common, words)):
            keep(*match.span(), match.group(), "capitals", listed)
    for match in _IN_BOTH_LANGUAGES.finditer(text, passage.start, passage.end) if "(" in piece else ():
        spoken = match.group(1, 2, 3, 4)
        if spoken[0][0] == spoken[2][0] and spoken[1][:2] == spoken[3][:2] and not any(map(is_common, spoken)):
            for start, end in ((match.start(1), match.end(2)), (match.start(3), match.end(4))):
                if free(start, end):
                    keep(start, end, text[start:end], "foreign first name", listed)
    for match in LOUD_FAMILY.finditer(text, passage.start, passage.end) if loud else ():
        if free(*match.span()) and is_loud_surname(
            match["family"] or match["last"], match["given"] or match["first"], folded=folded, listed=listed
        ):
            keep(*match.span(), match.group(), "surname in capitals", listed)
    yield from sorted(found, key=lambda c: c.start)


def _trimmed(text: str, start: int, end: int, *, folded: bool, listed: bool) -> Iterator[tuple[int, int]]:
    """The person's name inside a run of words with capitals, by the first name in it; nothing when there is none."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    place = 0
    while place < len(words):
        word = text[slice(*words[place])]
        if is_first_name(word, folded) and place + 1 < len(words) and (not is_common(word) or any(form.usual for form in given_forms(word))):
            last = place + 1
            if is_first_name(text[slice(*words[last])], folded) and last + 1 < len(words):
                last += 1
            while text[slice(*words[last])] in PARTICLES and last + 1 < len(words):
                last += 1
            if _PATRONYMIC.search(text[slice(*words[last])]) and last + 1 < len(words):
                last += 1
            family = text[slice(*words[last])]
            if family.lower() not in NO_FAMILY and not _is_place_head(family) and len(family) > 1:
                first = place - 1 if place == 1 and _is_given_behind_post(text, *words[0]) else place
                yield words[first][0], words[last][1]
                place = last + 1
                continue
        elif listed and place + 2 == len(words) and _surname_first(word, text[slice(*words[place + 1])], folded=folded):
            yield words[place][0], words[place + 1][1]
            return
        place += 1


def _is_given_behind_post(text: str, start: int, end: int) -> bool:
    """Whether a word before a listed given name is one more: right behind a post in the first case, `prezidents Ansims Ali Šarē`."""
    before = _POST_BEFORE.search(text, max(0, start - 40), start)
    posts = post_forms(before[1]) if before else ()
    return text[start:end].endswith(("s", "š")) and not is_common(text[start:end]) and any(f.case is Case.NOM and not f.plural for f in posts)


def _surname_first(word: str, following: str, *, folded: bool) -> bool:
    """Whether two words of a list are a surname and a first name, in that order."""
    return is_first_name(following, folded) and not is_common(word) and len(word) > 2 and not LABEL.match(folded_text(word))


def _is_place_head(word: str) -> bool:
    return word[:1].islower()
