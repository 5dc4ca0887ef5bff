"""Where a person's name may stand: initials with a surname, a known first name with a surname, surnames in lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.dates.words import folded as folded_text
from extractors.institutions.countries import COUNTRIES
from extractors.names.declension import PARTICLES, Case
from extractors.names.given import given_forms, is_given_name
from extractors.names.institutions import LEGAL_FORMS
from extractors.names.known import find_known
from extractors.names.post_heads import post_forms
from extractors.people.spans import Spans
from extractors.people.unlisted import unknown_given
from extractors.people.words import LABEL, is_common, is_first_name
from extractors.records import Document, Passage, Section, SectionKind

UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽÄÖÜÕÅÉÁÓŁŚĆŽŠČ"
LOWER = "a-zāčēģīķļņōŗšūžäöüõåéèáóßłśćž"
#: One letter, a digraph, or the first two consonants of the name; `Sk.` at the start of a sentence is `skatīt`.
_INITIAL = rf"(?:[{UPPER}](?:[zžh](?=\.))?|[KBGF]r|[KG]l|Sp|(?<=[{LOWER},]\s)Sk)\."
_INITIAL_SIGN = re.compile(rf"[{UPPER}][zžhrlpk]?\.")
_NAME = rf"[{UPPER}][{LOWER}’']+(?:[{UPPER}][{LOWER}]+)?"
# a dash with spaces on both sides parts a name from what follows it
_DOUBLE = rf"(?:(?:Mac|Mc|O['’])?{_NAME})(?:(?:[-‑–]|\s[-‑]|[-‑]\s){_NAME}){{0,2}}"
_PARTICLE = r"(?:(?:de|da|del|della|der|den|di|du|van|von|fon|bin|ibn|el|al|ten|la|le|Abu|Ben|Al|El|Bin|De|Van)\s+)"
#: `J.Bērziņš`, `Dz. Kalniņa-Ozola`, `A. K. Bērziņa`, `J. de Brēijs`
WITH_INITIALS = re.compile(rf"(?<![\w.])(?:{_INITIAL}\s?){{1,3}}{_PARTICLE}?{_DOUBLE}(?!\w)")
#: What bears a person's name, who is not spoken of: `Kr. Barona iela 5`, `A. Pumpura muzejs`, `Jāņa Cimzes medaļa`.
#: The genitives of other nouns may begin a post in a list: `A. Kalniņa skolas direktore`.
_NAMED_AFTER = re.compile(
    r"\s+(?:iel(?:a|ā|as|u|ai)|bulvār\w+|gatv(?:e|ē|es|i)|prospekt\w*|laukum(?:s|ā|a)|muzej(?:s|ā)|konkurs(?:s|ā)|vārdā\snosaukt\w+|"
    r"(?:piemiņas\s|goda\s|literār\w+\s|literatūras\s|mūzikas\s)?(?:medaļ|balv|prēmij|ordeņ|stipendij)\w+|"
    r"(?:piemiņas\s|goda\s)?(?:ordenis|ordeni|memoriāl\w+))(?!\w)"
)
_SCHOOL_OF = re.compile(r"\s+(?:pamat|vidus|mūzikas\s|mākslas\s|sākum)?(?:skol|ģimnāzij)\w+")
#: `V.E.` is `Viņa Ekselence`, the title of envoys and heads of states, when a given name follows.
_EXCELLENCY = re.compile(rf"[VJ]\.\s?E\.\s?{_DOUBLE}\s[{UPPER}]")
#: `Bērziņš J.`
INITIALS_BEHIND = re.compile(rf"(?<![\w.]){_DOUBLE}\s{_INITIAL}(?:\s?{_INITIAL})?(?=\s*(?:[,;)\n\t]|$|[-–—‒]))")
#: `Bērziņa kungs`, `Ozolas kundzei`
COURTESY = re.compile(
    rf"(?<![\w.])(?P<name>{_DOUBLE})\s(?:kungs|kunga|kungam|kungu|kundze|kundzes|kundzei|kundzi|k-gs|k-ga|k-gam|k-gu|kgs|kga|kgam|kgu|k-dze|k-dzes|k-dzei|kdze|kdzes|kdzei|kdzi)(?!\w)"
)
_COURTESY_SIGN = re.compile(r"\sk(?:ung|undz|-|dz|g[sau])")
_CAPITALS = re.compile(rf"(?<![\w.@/]){_DOUBLE}(?:\s(?:{_PARTICLE}?{_DOUBLE}|{_INITIAL})){{1,3}}(?!\w)")
_SHOUTED = re.compile(rf"(?<!\w)[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?(?:\s[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?){{1,2}}(?!\w)")
_LOUD_SIGN = re.compile(rf"[{UPPER}]{{3}}")
_LOUD = rf"[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?"
#: `OZOLIŅA Ieva`, `Ieva OZOLIŅA`: only the surname in capitals
_LOUD_FAMILY = re.compile(
    rf"(?<![\w.@/\"„“«])(?:(?P<family>{_LOUD}),?[ \t](?P<given>{_DOUBLE})|(?P<first>{_DOUBLE})[ \t](?P<last>{_LOUD}))(?![\w-])"
)
#: A name and how its bearer writes it: `Rēno Saks (Reino Saks)`
_IN_BOTH_LANGUAGES = re.compile(rf"(?<![\w.@/\"„“«])({_DOUBLE})\s({_DOUBLE})\s\(({_DOUBLE})\s({_DOUBLE})\)")
_SINGLE = re.compile(rf"(?<![\w.@/\"„“«]){_DOUBLE}(?!\w)")
#: `Ozols no VARAM`
_FROM_A_BODY = re.compile(rf"no\s[{UPPER}]")
_PATRONYMIC = re.compile(r"(?:vič|ič|vn)(?:s|a|am|u|ā|as|ai)$")
_POST_BEFORE = re.compile(r"([^\W\d_]+)\s$")
#: Words with a capital that are no surname though a first name stands before them.
_NO_FAMILY = frozenset(
    """iela ielā ielas prospekts laukums parks diena dienas dienā svētki prēmija prēmijas balva fonds fonda muzejs muzeja skola
    ģimnāzija vidusskola ezers upe sala baznīca draudze slimnīca""".split()
)


#: What begins the next sentence behind a sigh or a letter: `Eh. Viņš …`.
_BEGINS = frozenset(
    """viņš viņa viņi viņas es tu mēs jūs tas tā tie tās šis šī nu bet un jā nē kas ko kā kad kur ja jo lai vai tad te tur taču tomēr tagad
    varbūt nav ir bija kāpēc cik man mums tev jums viņam viņai""".split()
)
#: Those of them that people are called too: in a list of people, behind initials, they are surnames.
_SURNAME_TOO = re.compile(r"\.\s?(?:Ezers|Upe|Sala|Parks|Diena|Skola|Baznīca)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at `[start, end)`. `listed` tells that it stands in a list of people, where names are nominatives."""

    start: int
    end: int
    text: str
    how: str
    listed: bool = False


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
    section = _section_at(sections, passage.start)
    listed = section is not None and section.kind is SectionKind.ATTENDANCE
    for pattern, how in ((WITH_INITIALS, "initials"), (INITIALS_BEHIND, "initials behind")) if _INITIAL_SIGN.search(piece) else ():
        for match in pattern.finditer(text, passage.start, passage.end):
            if (
                free(*match.span())
                and not (_no_person(match.group().split()[0] if pattern is INITIALS_BEHIND else match.group()) and not (_SURNAME_TOO.search(match.group()) and (listed or _debaters(text, match.start()))))
                and not is_named_after(text, *match.span())
                and not _EXCELLENCY.match(text, match.start())
                and not (match.start() == passage.start and not listed and is_chapter(text, passage))
            ):
                keep(*match.span(), match.group(), how, listed or _debaters(text, match.start()))
    runs = [run for run in _CAPITALS.finditer(text, passage.start, passage.end) if not _is_title(text, *run.span())]
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
    for match in _SHOUTED.finditer(text, passage.start, passage.end) if loud else ():
        words = match.group().split()
        if any(is_first_name(w.capitalize(), folded) for w in words) and free(*match.span()) and not any(map(is_common, words)):
            keep(*match.span(), match.group(), "capitals", listed)
    for match in _IN_BOTH_LANGUAGES.finditer(text, passage.start, passage.end) if "(" in piece else ():
        spoken = match.group(1, 2, 3, 4)
        if spoken[0][0] == spoken[2][0] and spoken[1][:2] == spoken[3][:2] and not any(map(is_common, spoken)):
            for start, end in ((match.start(1), match.end(2)), (match.start(3), match.end(4))):
                if free(start, end):
                    keep(start, end, text[start:end], "foreign first name", listed)
    for match in _LOUD_FAMILY.finditer(text, passage.start, passage.end) if loud else ():
        if free(*match.span()) and _loud(
            match["family"] or match["last"], match["given"] or match["first"], folded=folded, listed=listed
        ):
            keep(*match.span(), match.group(), "surname in capitals", listed)
    yield from sorted(found, key=lambda c: c.start)


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


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether the words are quoted by themselves: the name of a ship, a house, a work."""
    return text[start - 1 : start] in tuple("„“«\"") and text[end : end + 1] in tuple("”“»\"")


def is_chapter(text: str, passage: Passage) -> bool:
    """Whether a passage is the title of a chapter whose Roman number looks like an initial: `V. Cilvēki un vide` behind `IV. Sadarbība`."""
    match = _CHAPTER.fullmatch(text[passage.start : passage.end].strip())
    return match is not None and re.search(rf"(?m)^\s*{_BESIDE[match['number']]}\.\s?\S", text) is not None


def in_one_order(sections: Sequence[Section], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those of a list in which a name shows that surnames come first read so: `Kalns Juris, Roze Anda`.

    A name whose first word alone is a known first name, `Anna Kalns`, shows the usual order, and then nothing changes.
    """
    lists: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.listed and candidate.how == "first name" and len(candidate.text.split()) == 2:
            section = _section_at(sections, candidate.start)
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


#: Of surnames in capitals, in the cases in which the given name beside them can be.
_LOUD_ENDINGS: dict[Case, tuple[str, ...]] = {
    Case.NOM: ("S", "Š", "A", "E", "O"), Case.GEN: ("A", "AS", "ES", "US"),
    Case.DAT: ("AM", "IM", "UM", "EM", "AI", "EI"), Case.ACC: ("U", "I", "O"),
}  # fmt: skip


def _loud(family: str, given: str, *, folded: bool, listed: bool) -> bool:
    """Whether a word in capitals beside a first name is a surname: in a list of people, or with the ending of one."""
    first = given.split("-")[0]
    if not is_first_name(first, folded) or is_common(family.capitalize()) or family in LEGAL_FORMS or find_known(family):
        return False
    if listed or (len(family) > 4 and is_given_name(first) and family.endswith(_LOUD_ENDINGS[Case.NOM])):
        return True
    return len(family) > 4 and any(family.endswith(_LOUD_ENDINGS.get(form.case, ())) for form in given_forms(first))


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
        ):
            yield Candidate(last.start(), last.end(), last.group(), "listed surname", True)


#: What is no surname in a list: places in the locative (`Rīgā`), participles (`Atvainojušies`), forms of the plural.
_NO_SURNAME = re.compile(r"(?:[āīū]|jušies|jušās|[jt]iem|[^t]ām|šanās)$")


def _section_at(sections: Sequence[Section], offset: int) -> Section | None:
    place = bisect_right(sections, offset, key=lambda section: section.start) - 1  # they follow each other
    return sections[place] if place >= 0 and offset < sections[place].end else None


def _debaters(text: str, start: int) -> bool:
    """Whether the name stands in a bracket of names: `(M.Gailis, J.Kinna)`."""
    opening = text.rfind("(", max(0, start - 400), start)
    return opening >= 0 and ")" not in text[opening:start] and bool(re.match(rf"\(\s*{_INITIAL}", text[opening : opening + 12]))


def _no_person(text: str) -> bool:
    last = re.split(r"[\s.]+", text)[-1].lower()
    return last in _NO_FAMILY or last in _BEGINS or len(last) < 2


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
            if family.lower() not in _NO_FAMILY and not _is_place_head(family) and len(family) > 1:
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
