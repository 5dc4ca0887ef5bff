"""Companies by their legal form: `SIA „Rumba”`, `AS Latvenergo`, `„Rumba” AS`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.institutions.ends import closing_quote
from extractors.institutions.made import make_mention
from extractors.institutions.words import CLOSING, OPENING, Word, heads_of, is_post
from extractors.names.institutions import LEGAL_FORMS
from extractors.records import Document, Mention

#: Who owns the company, before its form: `RP SIA` (Rīgas pašvaldības).
_OWNERS = frozenset({"RP"})
_OF = re.compile(r"(?:u|as|es|valsts|pils)$")
_NOUN = re.compile(r"(?:s|š|a|e|i)$")
#: What stands behind the name of a company in the genitive and is no part of it.
_NO_NAME = re.compile(
    r"(?:vadīb|vald|padom|kopsapul|pārstāv|darbiniek|speciālist|ekspert|akcionār|īpašniek|biroj|filiāl|noda[lļ]|piedāvājum|iesniegum|vēstul|"
    r"atbild|līgum|darb|dalīb|dat|projekt|uzdevum|pakalpojum|rēķin|pārskat|ziņojum|klient|vārd|telp|ražo|produk|priekšlikum|ideja|akcij|kapitāl)"
)


#: Forms that papers write small as well: `a/s „Rumba”`, `z/s Kalni`; before 1997 `v/u`, `p/u`, firms of the state and of a municipality
#: (likums "Par uzņēmējdarbību", 1990).
_SMALL_FORMS = frozenset({"a/s", "z/s", "v/u", "p/u", "V/U", "P/U"})


#: Abbreviations of kinds of schools and associations, which stand before a name in quotes: `PII „Saulīte”`, `d/b „Rasa”` (of gardeners),
#: `DzĪB „Osta”` (of the owners of flats).
_KINDS = {
    **dict.fromkeys(("PII", "VPII", "PPII", "SPII", "PIKC"), "school"),
    **dict.fromkeys(("OK", "FK", "FC", "BK", "HK", "HC"), "association"),
    **dict.fromkeys(("d/b", "D/b", "D/B", "dz/b", "DzĪB", "DzĪKS", "DzKS", "KDzĪB"), "association"),
}


#: Clubs of orienteering, football, basketball, hockey by their short form, before the name of their town too: `OK Saldus`.
_CLUBS = frozenset({"OK", "FK", "FC", "BK", "HK", "HC"})


_FORMS = frozenset((*LEGAL_FORMS, *_SMALL_FORMS, *_KINDS, *_CLUBS))


def by_legal_form(document: Document, words: list[Word]) -> Iterator[Mention]:
    """`SIA "Maketu darbnīca"`, `AS Latvenergo`."""
    for at, word in enumerate(words):
        if word.text not in _FORMS or at + 1 == len(words):
            continue  # at the end of a passage nothing can follow
        following = words[at + 1]
        if word.text in _CLUBS:
            if following.capital and len(following.text) > 3 and following.text[1:].islower() and not _OF.search(following.text) and following.start - word.end == 1:
                name = document.text[word.start : following.end]
                yield make_mention(document, word.start, following.end, name, "legal form", 0.75, kind="association")
                continue
            if following.text not in OPENING:
                continue
        if word.text in _KINDS:
            closing = closing_quote(words, at + 1) if following.text in OPENING else None
            if closing is not None:
                name = " ".join(document.text[word.start : words[closing].end].split())
                yield make_mention(document, word.start, words[closing].end, name, "legal form", 0.9, kind=_KINDS[word.text])
            continue
        first = words[at - 1].start if at and words[at - 1].text in _OWNERS and word.start - words[at - 1].end == 1 else word.start
        behind = _quoted_before(words, at)
        if behind is not None and following.text not in OPENING:
            name = " ".join(document.text[words[behind].start : word.end].split())
            yield make_mention(document, words[behind].start, word.end, name, "legal form", 0.9, kind="company")
            continue
        comma = _named_before(words, at)
        if comma is not None:
            yield make_mention(document, words[comma].start, word.end, document.text[words[comma].start : word.end], "legal form", 0.85, kind="company")
            continue
        if following.text in OPENING:
            closing = closing_quote(words, at + 1) if following.text in "„«" or following.start > word.end else None  # `AB" meitasuzņēmums "UAB …`
            if closing is not None:
                name = " ".join(document.text[first : words[closing].end].split())
                yield make_mention(document, first, words[closing].end, name, "legal form", 0.95, kind="company")
        elif following.capital and following.text not in LEGAL_FORMS and len(following.text) > 2:
            last = at + 1
            while (
                last + 1 < len(words) and words[last + 1].capital and words[last + 1].start - words[last].end == 1 and last < at + 4
            ):
                last += 1
            last = _with_noun(words, last)
            name = document.text[first : words[last].end]
            yield make_mention(document, first, words[last].end, name, "legal form", 0.8, kind="company")


def _named_before(words: Sequence[Word], at: int) -> int | None:
    """Where a name in capitals begins whose legal form stands behind a comma: `Ezera Holding Company, KS`."""
    if at < 2 or words[at - 1].text != "," or words[at - 1].start != words[at - 2].end or (at + 1 < len(words) and (words[at + 1].capital or words[at + 1].text in OPENING)):
        return None
    first = at - 2
    while first and words[first - 1].capital and words[first].start - words[first - 1].end == 1 and at - first < 7:
        first -= 1
    while first > 1 and words[first - 1].text == "." and words[first - 2].capital and words[first - 2].end == words[first - 1].start and words[first - 1].end == words[first].start:
        first -= 2  # `E.LV Invest, SIA`
    while first < at - 2 and heads_of(words[first].text):
        first += 1
    name = [w.text for w in words[first : at - 1]]
    return first if words[first].capital and all(w[:1].isupper() or w in ("&", ".") for w in name) and not any(is_post(w.lower()) or w in LEGAL_FORMS for w in name) else None


def _with_noun(words: Sequence[Word], last: int) -> int:
    """The last word of a name whose words in large letters are genitives: with the noun behind, `SIA Dobeles ūdens`.

    No more than one further genitive in small letters can stand before the noun: `AS Latvijas valsts meži`.
    """
    for place in range(last + 1, min(last + 3, len(words))):
        word = words[place]
        owner = _OF.search(words[place - 1].text) or (words[place - 1].text.endswith("a") and heads_of(word.text))
        if not owner or words[place].start - words[place - 1].end != 1:
            return last
        if not word.text.islower() or len(word.text) < 4 or word.verb or is_post(word.text) or _NO_NAME.match(word.text):
            return last
        if place == last + 1 and place + 1 < len(words) and word.text.endswith(("u", "as", "es", "valsts")) and words[place + 1].text.islower():
            continue
        return place if _NOUN.search(word.text) else last
    return last


def _quoted_before(words: list[Word], at: int) -> int | None:
    """The opening mark of the quote that ends right before a legal form: `"Rumba" AS`."""
    if at < 2 or words[at - 1].text not in CLOSING or words[at].start - words[at - 1].end > 1 or words[at - 1].start > words[at - 2].end:
        return None
    for place in range(at - 2, max(-1, at - 9), -1):
        if words[place].text in OPENING:
            return place
        if not words[place].letters:
            return None
    return None
