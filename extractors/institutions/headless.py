"""Institutions that everybody knows by a name without a head noun: `Latvenergo`, `„Latvijas valsts meži”`, `Sarkanais Krusts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from simplemma import is_known

from extractors.institutions.made import make_mention
from extractors.institutions.words import heads_of
from extractors.names.given import is_given_name
from extractors.names.initiative_heads import names_initiative
from extractors.names.known import KnownInstitution, find_known, known_institutions
from extractors.names.quotes import quoted_spans
from extractors.records import OUT_OF_FLOW, Document, Mention, Passage
from extractors.spans import Spans

#: Parties and theatres are called by words that mean other things as often; firms, funds and bodies of the world are not.
_KINDS = frozenset({"company", "association", "fund", "international", "media", "university", "bank", "agency", "church"})
#: Names of papers and firms that mean other things as often: only in quotes.
_ALSO_WORDS = frozenset("Auseklis Kapitāls Kurzemnieks Novadnieks Radiotehnika Staburags Telegraf Vaduguns Ziemeļlatvija".split())
_ENDING = re.compile(r"(?:ais|is|us|as|es|s|š|a|e|i|u|o)$")
#: Endings of nouns and definite adjectives: `Delfi` is not in `Delfta`.
_CASES = "iem|ām|ēm|īm|am|im|um|ai|ei|ij|os|ās|ēs|īs|us|as|es|is|ais|ajam|ajā|ajai|ajos|ajās|ie|[sšaāeēiīuūoj]"
_OPENING, _CLOSING = "„“«\"”", "”“»\""


def find_headless(
    document: Document, taken: Sequence[tuple[int, int]], passages: Sequence[Passage] | None = None
) -> Iterator[Mention]:
    """Mentions of them outside the spans `taken`, in quotes or not, in any case, under the name of the list.

    A single word must be one that Latvian has not, or stand in quotes; a longer name must have its own capitals.
    """
    held = Spans(taken)
    passages = document.passages if passages is None else passages
    inside = list(_quoted(document, passages))
    quoted = Spans((start, end) for start, end, _ in inside)
    for start, end, known in inside:
        if not held.touch(start, end):
            yield make_mention(document, start, end, known.name, "known name", 0.85, kind=known.type)
    for passage in passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _pattern().finditer(document.text, passage.start, passage.end):
            known = _by_group()[match.lastgroup or ""]
            start, end = match.span()
            if held.touch(start, end) or quoted.touch(start, end):
                continue
            before, behind = document.text[passage.start : start], document.text[end : end + 1]
            marked = before[-1:] in tuple(_OPENING) and behind in tuple(_CLOSING)
            if marked and names_initiative(before[:-1]):
                continue
            if known.name.endswith(" instruments") and re.match(r"\s+(?:\d|programm|projekt|period)", document.text[end : end + 12]):
                continue  # `Norvēģijas finanšu instrumenta 2014.–2021. gada programma`
            if not marked and " " not in known.name and match.group() == known.name and _in_longer(document.text, end):
                continue  # `The Coca-Cola Company`, `Citadele Index`: a longer name, of a firm of its own or of no firm
            if not marked and (_ordinary(known.name) or before[-1:] in tuple(_OPENING) or re.match(r"[”»\"-]", behind)):
                continue
            span = (start - 1, end + 1) if marked else (start, end)
            yield make_mention(document, *span, known.name, "known name", 0.85, kind=known.type)


#: A society of the Red Cross by its country or town; what it has within itself is told with its noun.
_RED_CROSS = re.compile(
    r"(?<![\w„“«\"])(?P<of>[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:as|es|u|s)(?:\s(?:pilsētas|novada|rajona|apriņķa))?)\s[Ss]arkan(?:ais|ā|ajam|o)\s[Kk]rust(?:s|a|am|u)(?![\w-]|\s(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|(?:[a-zāčēģīķļņšūž]+\s)?(?:komitej|organizācij|nodaļ|centr|slimnīc|institūt|biedrīb)))"
)


def find_red_cross(document: Document, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """`Igaunijas Sarkanais Krusts`, `Skones Sarkanajam Krustam`, outside the spans `taken`.

    >>> from extractors.readers import read
    >>> document = read("Zāles atveda Skones Sarkanais Krusts. Piedalījās Latvijas Sarkanā Krusta Ludzas komiteja.".encode())
    >>> [mention.name for mention in find_red_cross(document, ())]
    ['Skones Sarkanais Krusts']
    """
    held = Spans(taken)
    for passage in document.passages if "rust" in document.text else ():
        for match in _RED_CROSS.finditer(document.text, passage.start, passage.end) if passage.kind not in OUT_OF_FLOW else ():
            if not held.touch(*match.span()):
                yield make_mention(document, *match.span(), f"{match['of']} Sarkanais Krusts", "known name", 0.85, kind="association")


_BEHIND = re.compile(r"\s([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)")


def _in_longer(text: str, end: int) -> bool:
    behind = _BEHIND.match(text, end)
    return behind is not None and not is_given_name(behind[1])


def _quoted(document: Document, passages: Sequence[Passage]) -> Iterator[tuple[int, int, KnownInstitution]]:
    """Firms and societies of the list whose names have a head and stand alone in quotes: `„Latvijas valsts meži”`."""
    for passage in passages:
        for start, end in quoted_spans(document.text, passage.start, passage.end) if passage.kind not in OUT_OF_FLOW else ():
            if names_initiative(document.text[passage.start : start - 1]):
                continue
            known = find_known(document.text[start:end].strip())
            if known and known[0].type in _KINDS and not known[0].name.isupper() and (" " in known[0].name or not _ordinary(known[0].name)):
                yield start - 1, end + 1, known[0]


def _ordinary(name: str) -> bool:
    """Whether the name is one common word, or so short that it could be anything."""
    return " " not in name and (len(name) < 5 or name in _ALSO_WORDS or is_known(name.lower(), lang="lv"))


@cache
def _listed() -> tuple[KnownInstitution, ...]:
    """The institutions without a head noun, longer names first."""
    found = {
        k.name: k for k in known_institutions()
        if k.type in _KINDS and len(k.name) > 2 and not any(heads_of(word) for word in k.name.split()) and not k.name.isupper()
    }  # fmt: skip
    return tuple(sorted(found.values(), key=lambda k: (-len(k.name), k.name)))


@cache
def _by_group() -> dict[str, KnownInstitution]:
    return {f"n{number}": known for number, known in enumerate(_listed())}


@cache
def _pattern() -> re.Pattern[str]:
    """All the names, each with a group behind its first letter, by which alone most of them are soon passed over."""
    forms = {group: inflected_pattern(known.name) for group, known in _by_group().items()}
    names = "|".join(f"{form[0]}(?P<{group}>{form[1:]})" for group, form in forms.items())
    return re.compile(rf"(?<![\w.@/-])(?:{names})(?![\w@]|[.-]\w)")


def inflected_pattern(name: str) -> str:
    """A pattern of the name in any case: its last word and its adjectives change."""
    words = name.split()
    return r"\s+".join(
        re.escape(_ENDING.sub("", word)) + rf"(?:{_CASES})?" if (at == len(words) - 1 or word.endswith("ais")) and len(word) > 3 and word.isalpha() else re.escape(word)
        for at, word in enumerate(words)
    )
