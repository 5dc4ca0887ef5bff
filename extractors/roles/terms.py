"""What a paper calls its parties: `Kuldīgas novada pašvaldība (turpmāk – Pašvaldība)`, and where it calls them so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.heads import head_forms
from extractors.records import Mention
from extractors.sides.named import Named
from extractors.signs import Sign

_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_TERM = Sign(rf"\bturpmāk(?:\s+tekstā)?(?:\s+(?:līgumā|saukt\w+|arī))*\s*[-–—:,]?\s*[„“”\"«]?(?P<term>[{_UPPER}][a-zāčēģīķļņšūž]{{3,}})\b")
_WORD = re.compile(rf"(?<![\w-])[{_UPPER}][a-zāčēģīķļņšūž]{{3,}}(?![\w-])")
_ALL_PARTIES = re.compile(r"(?:pus|līdzēj|pārej|vienošan|līgum|memorand|projekt|noteikum|nolikum|plān|programm|likum)", re.I)
_REACH = 300  # code points between a party's name and the word for it: registration numbers, addresses, who signs


def party_terms(text: str, institutions: Sequence[Mention]) -> Iterator[Named]:
    """The places where a word that the paper defines stands for one of its parties.

    >>> from extractors.records import Document, DocumentId, EntityKind
    >>> document = Document(DocumentId(1), "text/plain", "Ogres muzejs, turpmāk – Pasūtītājs, un no Pasūtītāja puses", ())
    >>> museum = Mention(document.cite(0, 12), EntityKind.INSTITUTION, "Ogres muzejs", "institutions:test", 0.9)
    >>> [(document.text[n.start:n.end], n.mention.name) for n in party_terms(document.text, (museum,))]
    [('Pasūtītājs', 'Ogres muzejs'), ('Pasūtītāja', 'Ogres muzejs')]
    """
    found: dict[str, Mention] = {}
    last = 0  # where the word for the party before ends
    for match in _TERM.finditer(text):
        last, told = match.end(), last
        if _ALL_PARTIES.match(match["term"]):
            continue
        before = [m for m in institutions if m.evidence.end <= match.start() and match.start() - m.evidence.end < _REACH]
        party = next((m for m in reversed(before) if not text[max(0, m.evidence.start - 8) : m.evidence.start].strip().endswith("(")), None)
        opening = next((m for m in reversed(before) if m.evidence.start >= told and _opens(text, m) and not re.search(r"[\n;]", text[m.evidence.end : match.start()])), None)
        if opening or party:
            found.setdefault(_stem(match["term"]), opening or party)  # type: ignore[arg-type]
    if not found:
        return
    taken = [(m.evidence.start, m.evidence.end) for m in institutions]
    for match in _WORD.finditer(text):
        mention = found.get(_stem(match.group()))
        if mention is not None and not any(a <= match.start() < b for a, b in taken):
            cases = frozenset(r.case for r in head_forms(match.group())) or frozenset(Case)
            yield Named(match.start(), match.end(), mention, cases, generic=True)


def _opens(text: str, mention: Mention) -> bool:
    """Whether the name begins its line, or stands behind `un` and a line's end: it is the party, what follows belongs to it."""
    return bool(re.search(r"(?:^|\n|\bun\s|;\s)[\W\d]*$", text[max(0, mention.evidence.start - 12) : mention.evidence.start]))


def _stem(word: str) -> str:
    """A word without its ending: what its forms share."""
    return fold(re.sub(r"(?:[aeiuāēīū]m|[aeiuāēīū]s|is|us|š|s|[aeiuoāēīū])$", "", word))
