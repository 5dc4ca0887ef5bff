"""A stretch of text as the grammar of posts sees it: institutions as one piece each, posts, units, words, marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.institutions.words import CLOSING, OPENING, Word, words_of
from extractors.names.declension import Case
from extractors.names.heads import head_forms
from extractors.names.known import find_known
from extractors.names.post_heads import PostForm, post_forms
from extractors.records import Mention
from extractors.roles.page import Page
from extractors.roles.words import NOT_OF_POST, is_pure_unit, is_unit_head

_INSIDE = re.compile(r"[„“\"«‟].+[”“\"»‟]")


class Kind(StrEnum):
    """What an element is."""

    INSTITUTION = "institution"
    POST = "post"
    UNIT = "unit"
    WORD = "word"
    VERB = "verb"
    QUOTE = "quote"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of text at `[start, end)`; an institution has its `mention`, a noun for a post what its form can be.

    `proper` tells of a word that it names a place or a people, `praise` that it tells of a post how well known its holder is.
    """

    kind: Kind
    text: str
    start: int
    end: int
    mention: Mention | None = None
    forms: tuple[PostForm, ...] = ()
    proper: bool = False
    praise: bool = False

    @property
    def passed(self) -> bool:
        """Whether it tells when, how or how well somebody was in a post, and is no part of it: `bijušais`, `slavenā`."""
        return self.praise or self.text.lower() in NOT_OF_POST


def elements_of(page: Page, start: int, end: int) -> list[Element]:
    """The elements of `page.text[start:end]` in order; brackets and what stands in them are left out.

    A name that only looks like an institution because a unit follows it (`Pašvaldību | nodaļa`) is words.
    """
    text, institutions = page.text, page.institutions
    first, after = bisect_left(institutions, start, key=_start), bisect_left(institutions, end, key=_start)
    at: dict[int, Mention] = {}  # the longest that begins there
    for each in institutions[first:after]:
        if each.evidence.end <= end and (each.evidence.start not in at or each.evidence.end > at[each.evidence.start].evidence.end):
            at[each.evidence.start] = each
    words = words_of(text, start, end)
    out: list[Element] = []
    place = depth = 0
    while place < len(words):
        word = words[place]
        mention = at.get(word.start)
        if word.text == "(" and any(w.text == ")" for w in words[place:]):
            depth += 1
            place += 1
            continue
        if word.text == ")" and depth:
            depth -= 1
            place += 1
            continue
        if depth:
            place += 1
            continue
        if mention is not None:
            following = next((w for w in words[place:] if w.start >= mention.evidence.end), None)
            attribute = (
                following is not None
                and is_unit_head(following.text)
                and following.text[:1].islower()
                and bool(re.search(r"(?:u|o|\w+ības|šanas|anas|ikas|redakcijas|uzskaites)$", mention.evidence.quote.lower()))
                and not mention.evidence.quote.isupper()
                and mention.type not in ("ministry", "company")
                and not _is_named_body(mention.evidence.quote)
            )
            if not attribute and not _is_inner(mention, words[place:]):
                out.append(Element(Kind.INSTITUTION, mention.evidence.quote, word.start, mention.evidence.end, mention))
                while place < len(words) and words[place].start < mention.evidence.end:
                    place += 1
                continue
        if word.start in page.terms:
            out.append(Element(Kind.INSTITUTION, word.text, word.start, word.end, page.terms[word.start].mention))
            place += 1
            continue
        if word.text in OPENING and (closing := _closing(words, place)):
            quote = text[word.start : words[closing].end]
            named = _quoted(quote, institutions)
            kind = Kind.INSTITUTION if named else Kind.QUOTE
            out.append(Element(kind, quote, word.start, words[closing].end, named))
            place = closing + 1
            continue
        acting = re.match(r"p\s?\.\s?i\s?\.", text[word.start : min(end, word.start + 6)]) if word.text == "p" else None
        if acting and out and out[-1].kind is Kind.POST:
            out.append(Element(Kind.POST, "p.i.", word.start, word.start + acting.end()))
            while place < len(words) and words[place].start < word.start + acting.end():
                place += 1
            continue
        out.append(_plain(page, word))
        place += 1
    return out


def _start(mention: Mention) -> int:
    return mention.evidence.start


def _is_named_body(quote: str) -> bool:
    """Whether the last of several words is the noun of a body in the singular, not what a unit is for: `Upes novada pašvaldības | nodaļa`.

    >>> _is_named_body("Upes novada pašvaldības"), _is_named_body("Pašvaldību"), _is_named_body("Reģionu sadarbības")
    (True, False, False)
    """
    words = quote.split()
    return len(words) > 1 and any(r.case is Case.GEN and not r.plural for r in head_forms(words[-1]))


_TASKS = re.compile(
    r"(?:ības|šanas|ūras|ijas|umu|jumu|ētu|iskā|isko|iskās|vides|finanšu|darba|personāla|projektu|kvalitātes|nodokļu|budžeta|satiksmes|mārketinga|juridiskā)$"
)


def _is_inner(mention: Mention, words: Sequence[Word]) -> bool:
    """Whether a name is only a part of the organisation whose paper it is: `Attīstības pārvaldes | Projektu sektora vadītāja`.

    It is named for its task, is no body that is known, and a smaller part of it follows.
    """
    heads = mention.name.split()
    if not is_unit_head(heads[-1]) or find_known(mention.name) or not _TASKS.search(heads[0].lower()) or heads[0] == "Valsts":
        return False
    behind = [w for w in words if w.start >= mention.evidence.end][:5]
    unit = next((at for at, w in enumerate(behind) if is_pure_unit(w.text)), None)
    return unit is not None and behind[0].capital and not any(post_forms(w.text) for w in behind[:unit])


def _closing(words: Sequence[object], place: int) -> int | None:
    """The index of the mark that closes the quotation opened at `place`, within twelve words."""
    for at in range(place + 2, min(place + 14, len(words))):
        if getattr(words[at], "text", "") in CLOSING:
            return at
    return None


def _quoted(quote: str, institutions: Sequence[Mention]) -> Mention | None:
    """The institution that a name in quotes alone stands for: `"Ezera vēja"` of `SIA "Ezera vējš"`."""
    return next((m for m in institutions if (inside := _INSIDE.search(m.name)) and alike(inside.group(), quote)), None)


def alike(name: str, quote: str) -> bool:
    """Whether two names differ in nothing but the endings of their words."""
    left, right = re.findall(r"\w+", name.lower()), re.findall(r"\w+", quote.lower())
    if len(left) != len(right) or not left:
        return False
    return all(a == b or _shared(a, b) >= max(3, min(len(a), len(b)) - 2) for a, b in zip(left, right, strict=True))


def _shared(a: str, b: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _plain(page: Page, word: Word) -> Element:
    if not word.text[:1].isalnum():
        return Element(Kind.MARK, word.text, word.start, word.end)
    if word.start in page.verbs:
        return Element(Kind.VERB, word.text, word.start, word.end)
    forms = post_forms(word.text) or page.callings.get(word.start, ())
    if forms and not (word.capital and all(f.case is Case.LOC for f in forms)):  # `Veterinārā departamenta`: an adjective
        return Element(Kind.POST, word.text, word.start, word.end, None, forms)
    if word.start in page.objects:
        return Element(Kind.VERB, word.text, word.start, word.end)
    if is_unit_head(word.text):
        return Element(Kind.UNIT, word.text, word.start, word.end)
    return Element(Kind.WORD, word.text, word.start, word.end, proper=word.start in page.proper, praise=word.start in page.praise)
