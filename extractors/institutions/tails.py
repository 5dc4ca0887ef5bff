"""The end of a name that stands for the whole: `Izglītības pārvalde` where the paper has named `Ventas novada Izglītības pārvalde`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.institutions.stems import Stem, find_stems
from extractors.institutions.words import WEAK
from extractors.names.fold import fold, lowered
from extractors.names.heads import head_forms
from extractors.names.known import find_known
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention
from extractors.spans import Spans

_QUOTES = re.compile(r"[„“”«»\"]")
_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
#: Words in capitals at the start of a tail that say nothing of whose it is.
_PLAIN = frozenset({"Valsts", "Latvijas", "Republikas", "Eiropas", "Baltijas"})
#: Before the tail: a name in the genitive (`Auces sporta skola`), or a word that makes it any other one.
_ANOTHER = re.compile(
    rf"(?:\b[{_UPPER}][\w-]*(?:as|es|u|a|ās|us|ais|ā)|\b(?:cit|kād|katr|jaun|dažād|vis|otr|mūsu|novad|pilsēt|pagast|rajon|vietēj)\w{{0,4}})\s+$"
)
#: Before the body that acts, what it acts on, where that opens the sentence: `Nodarbību grafiku | sporta skola publicēs`.
_OBJECT = re.compile(rf"(?:^|[.!?:;–•-]\s|\d[.)]\s|\n)(?P<object>[{_UPPER}][a-zāčēģīķļņšūž]+(?:\s[a-zāčēģīķļņšūž]+){{0,4}})$")
_ENDING = re.compile(r"(?:is|us|as|s|š|a|e)$")
_BEGINS = re.compile(r"(?<![\w-])")
_ENDS_AS_OBJECT = re.compile(r"(?:u|us)$")


def swallowed(document: Document, mention: Mention, start: int) -> bool:
    """Whether the part of a mention before `start` is the object of the sentence that it opens, and no part of the name."""
    at = mention.evidence
    front = document.text[at.start : start].rstrip()
    if at.start >= start or not _ENDS_AS_OBJECT.search(front) or not _OBJECT.search(document.text[max(0, at.start - 3) : at.start] + front):
        return False
    return not any(f.head.type in ("municipality", "state") for f in head_forms(front.split()[-1]))


def with_tails(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with those by the end of a name among them, which bear the whole name.

    Only what ends one name of the document alone is taken; a mention that has swallowed the object before it gives way.
    """
    tails: dict[str, list[Mention]] = {}
    for mention in mentions:
        tail = _tail(mention.name)
        if tail is not None:
            tails.setdefault(tail, []).append(mention)
    out = list(mentions)
    for tail, owners in tails.items():
        if len({m.name for m in owners}) != 1 or find_known(tail):
            continue
        owner = min(owners, key=lambda m: m.evidence.start)
        out = [replace(m, name=owner.name) if fold(m.name) == fold(tail) else m for m in out]
        held = Spans((m.evidence.start, m.evidence.end) for m in out)
        for start, end in _places(document, tail):
            if start < owner.evidence.start:
                continue
            if held.touch(start, end):
                over = next((m for m in out if m.evidence.start < start and m.evidence.end == end), None)
                if over is None or over.name == owner.name or not swallowed(document, over, start):
                    continue
                out.remove(over)
            elif _ANOTHER.search(document.text[max(0, start - 30) : start]):
                continue
            out.append(Mention(document.cite(start, end), EntityKind.INSTITUTION, owner.name, "institutions:end of the name", 0.8, type=owner.type))
    return out


def _tail(name: str) -> str | None:
    """The end of the name from its last capital on, at least two words; nothing where it has none of its own.

    >>> _tail("Ventas novada Izglītības pārvalde"), _tail("Ventas Mūzikas skola")
    ('Izglītības pārvalde', 'Mūzikas skola')
    >>> _tail("Ventas novada pašvaldība"), _tail("Izglītības un zinātnes ministrija"), _tail("Latvijas Banka")
    (None, None, None)
    """
    words = name.split()
    if _QUOTES.search(name) or len(words) < 3:
        return None
    place = next((i for i in range(len(words) - 2, 0, -1) if words[i][:1].isupper() and words[i][1:].islower()), None)
    if place is None or words[place] in _PLAIN or not all(w.replace("-", "").isalpha() for w in words):
        return None
    readings = head_forms(words[-1].lower())
    if not readings or readings[0].head.noun in WEAK or readings[0].head.type == "municipality":
        return None
    return " ".join(words[place:])


def _places(document: Document, tail: str) -> Iterator[tuple[int, int]]:
    """Where the tail stands in the singular of any case, its first letter large or small."""
    *front, last = tail.lower().split()
    stems = [Stem(word[:-1], 1, 4) if word.endswith("ā") else Stem(word) for word in front]
    noun = next(f.head.noun for f in head_forms(last))
    text, low = document.text, lowered(document.text)
    for start, end in find_stems(low, (*stems, Stem(_ENDING.sub("", last)[:-1], 1, 5))):
        passage = document.passage_at(start)
        if not _BEGINS.match(low, start) or passage is None or end > passage.end or passage.kind in OUT_OF_FLOW or text[start:end].isupper():
            continue
        if any(f.head.noun == noun and not f.plural for f in head_forms(low[start:end].split()[-1])):
            yield start, end
