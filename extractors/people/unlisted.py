"""Names of people whose first name no list has: told by the post, the verb or the commas around them."""

from __future__ import annotations

import re

from extractors.dates.words import folded as folded_text
from extractors.names.declension import Case
from extractors.names.post_heads import post_forms
from extractors.people.words import LABEL, is_common

_PRINTED = re.compile(r"\S+")


_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)\s$")


#: Surnames of Lithuanian women: what stands before one of them is her given name, though it be a noun of ours too.
_LITHUANIAN = re.compile(r"(?:aite|aites|aitei|aiti|iene|ienes|ienei|ieni)$")
_SHOUT = re.compile(r"\s?[„“\"«(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2}")


def unknown_given(text: str, start: int, end: int, floor: int, *, listed: bool) -> tuple[int, int] | None:
    """The code points of two words with capitals whose first is no listed first name, where only a person can stand.

    Right behind a post in a case that the surname can have too, behind a verb of meetings, or between the commas of a list of people.
    """
    words = [(m.start() + start, m.end() + start) for m in _PRINTED.finditer(text[start:end])]
    if (
        len(words) not in (2, 3)
        or text[start:end].lower() in _TITLES_OF_COLUMNS
        or any(is_common(text[a:b]) or "." in text[a:b] or text[a:b].isupper() for a, b in words[_LITHUANIAN.search(text, start, end) is not None :])
    ):
        return None
    following = text[end : end + 25]
    if _SHOUT.match(following) or _BEFORE_HEAD.match(following):
        return None
    if LABEL.match(folded_text(text[slice(*words[0])])):
        return None  # `Pierakstīja Zane`
    before = text[max(floor, start - 40) : start]
    previous = _WORD_BEFORE.search(before)
    posts = [f for f in post_forms(previous.group(1)) if not f.plural] if previous else []
    first, family = text[slice(*words[0])], text[slice(*words[-1])]
    if posts and re.search(r"[a-zāčēģīķļņšūž]$", first) and not re.search(r"(?:as|es|ās|ēs|u|ais|ā)$", first):
        cases = {f.case for f in posts}
        endings = _ENDINGS_OF_CASE if cases else {}
        return (start, end) if any(family.endswith(endings.get(case, ())) for case in cases) else None
    if previous and len(words) == 2 and _PRESENTS.fullmatch(previous.group(1)) and _ENDS.match(following):
        return (start, end) if family.endswith(_ENDINGS_OF_CASE[Case.NOM]) and _looks_like_names(first, family) else None
    if (
        listed
        and len(words) == 2
        and re.search(r"(?:^|[,;:\n\t•–-]\s*|\b\d{1,2}\.\s*)$", before)
        and re.match(r"\s*(?:[,;(\n\t–-]|$)", following)
    ):
        return (start, end) if family.endswith(_ENDINGS_OF_CASE[Case.NOM]) and first[-1] in "sšaeoiu" else None
    return None


#: Verbs behind which people come: `grupu pārstāvēja Rēno Saks`.
_PRESENTS = re.compile(
    r"(?:pārstāv|pārstāvēja|vada|vadīja|protokolē|protokolēja|uzstājās|runāja|referēja|ziņoja|informēja|stāstīja|teica|sacīja|"
    r"atklāja|parakstīja|apliecināja|norādīja|uzsvēra|skaidroja|pastāstīja)"
)
_ENDS = re.compile(r"\s*(?:[.,;:)\n]|$)|\s(?:no|un|\()")


def _looks_like_names(first: str, family: str) -> bool:
    """Whether two words unknown as names look like them: long enough, neither a genitive nor an adjective before a noun."""
    return len(first) > 2 and len(family) > 2 and not re.search(r"(?:as|es|ās|ēs|u|ais|ā|iem|ajā)$", first)


_TITLES_OF_COLUMNS = frozenset({"vārds uzvārds", "vārds, uzvārds", "uzvārds vārds"})
_BEFORE_HEAD = re.compile(r"\s(?:nodaļ|departament|ministrij|pārvald|centr|fond|biedrīb|savienīb|aģentūr|skol|novad|pagast|pilsēt)")
_ENDINGS_OF_CASE: dict[Case, tuple[str, ...]] = {
    Case.NOM: ("s", "š", "a", "e", "o", "ē", "i"), Case.GEN: ("a", "as", "es", "us", "o"), Case.DAT: ("am", "ai", "im", "ei", "um", "o"),
    Case.ACC: ("u", "i", "o"),
}  # fmt: skip
