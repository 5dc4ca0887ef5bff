"""Political parties as papers write of them: `Anna Roze (ZZS)`, `TP frakcijas deputāts`, `VIENOTĪBA`, `„Saskaņas centram”`, `Jaunais laiks`.

The short names are those under which parties and lists of parties have sat in the Saeima and the European Parliament since 1993
(Centrālā vēlēšanu komisija, results of elections).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.institutions.headless import inflected_pattern
from extractors.institutions.words import heads_of
from extractors.names.given import given_forms
from extractors.names.known import known_institutions
from extractors.names.quotes import quoted_spans
from extractors.records import OUT_OF_FLOW, Alias, Document, EntityKind, Mention, Passage
from extractors.signs import Sign
from extractors.spans import Spans

#: Short names that can be nothing else wherever they stand.
_PLAIN = frozenset("VL-TB/LNNK VL!-TB/LNNK TB/LNNK LPP/LC ZZS LNNK LSDSP PCTVL SCP TSP KPV GKR NSL LRA ZRP JKP TKL".split())
#: Short names that mean other things as often: parties behind a person's name in brackets, and before their group or people.
_AMBIGUOUS = frozenset("V S P JV JL SC RP NA TP LC LPP PS TB LZP LZS LKS LPV AP AP! AS LA PRO VL LSP DPS EPP EFD ECR ALDE S&D EDS ALA ETP".split())
#: The party whose short name is a letter that the list of institutions does not have.
_LETTERS = {"V": "Vienotība", "S": "Saskaņa", "P": "Progresīvie"}
_SHORT = "|".join(re.escape(name) for name in sorted(_PLAIN | _AMBIGUOUS, key=lambda name: (-len(name), name)))
_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
_BEHIND_PERSON = re.compile(
    rf"(?<![\w-])(?P<given>[{_UPPER}][\w-]*)(?:\.\s?|\s)(?P<middle>[{_UPPER}][\w-]*(?:\.\s?|\s))?[{_UPPER}][\w-]*[a-zāčēģīķļņšūž],?\s\((?:no |partija )?(?P<party>{_SHORT})(?=[\s,;/)])"
)
_AT_WORK = re.compile(
    rf"(?<![\w/&.-])(?P<party>{_SHORT})\s(?=(?:Saeimas |domes )?(?:frakcij|deputāt|līder|biedr|vald[eē]|sarakst|kandidāt|ministr|politiķ|partij|pārstāv|vadīb|kongres|polit)\w*)"
)
_ANYWHERE = Sign(rf"(?<![\w/&.-])(?P<party>{'|'.join(re.escape(name) for name in sorted(_PLAIN, key=lambda name: (-len(name), name)))})(?![\w/&])(?!-\w)")
#: A word of a sentence under way, or its comma: what has a capital behind it has it as a name.
_UNDER_WAY = re.compile(r"(?:[a-zāčēģīķļņšūž]|,|\)|\d)\s$")


def find_parties(document: Document, taken: Sequence[tuple[int, int]]) -> tuple[list[Mention], list[Alias]]:
    """Mentions of parties outside the spans `taken`, and which short name stands for which full one of the document.

    >>> from extractors.readers import read
    >>> found = find_parties(read("Debatēs Anna Roze (V) lūdza TP frakciju atbalstīt VIENOTĪBU. SC ir vara pret ādām.".encode()), ())[0]
    >>> [mention.name for mention in found]
    ['V', 'TP', 'Vienotība']
    """
    held = Spans(taken)
    found = [mention for passage in document.passages if passage.kind not in OUT_OF_FLOW for mention in _in_passage(document, passage) if not held.touch(mention.evidence.start, mention.evidence.end)]
    full = {mention.name: mention for mention in reversed(found)}
    aliases = [
        Alias(mention.id, full[_full()[mention.name]].id, mention.evidence, "short name of a party")
        for mention in found
        if _full().get(mention.name) in full
    ]
    return found, aliases


def _in_passage(document: Document, passage: Passage) -> Iterator[Mention]:
    spans: dict[tuple[int, int], str] = {}
    for match in _BEHIND_PERSON.finditer(document.text, passage.start, passage.end):
        if len(match["party"]) > 2 or any(len(word) < 3 or given_forms(word) for word in (match["given"], (match["middle"] or match["given"]).strip(" ."))):
            spans.setdefault(match.span("party"), match["party"])
    for pattern in (_ANYWHERE, _AT_WORK):
        for match in pattern.finditer(document.text, passage.start, passage.end):
            spans.setdefault(match.span("party"), match["party"])
    spans |= dict(_by_name(document, passage))
    for (start, end), name in sorted(spans.items()):
        yield Mention(document.cite(start, end), EntityKind.INSTITUTION, name, "institutions:party", 0.85, type="party")


def _by_name(document: Document, passage: Passage) -> Iterator[tuple[tuple[int, int], str]]:
    """Names without a head noun: in quotes or brackets, in capitals, or with a capital that no sentence gives."""
    quoted = Spans(quoted_spans(document.text, passage.start, passage.end))
    pattern, names = _pattern()
    for match in pattern.finditer(document.text, passage.start, passage.end):
        start, end = match.span()
        name = names[match.lastgroup or ""]
        before, behind = document.text[passage.start : start], document.text[end : end + 1]
        if before[-1:] in tuple("„“«\"") and behind in tuple("”“»\""):
            yield (start - 1, end + 1), name
        elif quoted.touch(start, end):
            continue  # a word inside a longer quote
        elif (before[-1:] == "(" and behind in tuple(",;)")) or match.group().isupper() or "/" in name or _UNDER_WAY.search(before):
            yield (start, end), name


@cache
def _pattern() -> tuple[Sign, dict[str, str]]:
    """The names of parties that no head noun tells, in any case and in capitals too, each with its group."""
    rows = [k.name for k in known_institutions() if k.type == "party" and not any(heads_of(word) for word in k.name.split())]
    names = {f"n{number}": name for number, name in enumerate(sorted(rows, key=lambda name: (-len(name), name)))}
    forms = {group: inflected_pattern(name) for group, name in names.items()}
    forms |= {group: f"{forms[group]}|{forms[group].upper()}" for group, name in names.items() if name.isalpha()}
    each = "|".join(f"(?P<{group}>{form})" for group, form in forms.items())
    return Sign(rf"(?<![\w.@/-])(?:{each})(?![\w@]|[.-]\w)"), names


@cache
def _full() -> dict[str, str]:
    """The full names by the short ones."""
    return {k.abbreviation: k.name for k in known_institutions() if k.type == "party" and k.abbreviation} | _LETTERS
