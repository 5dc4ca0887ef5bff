"""How strongly a paper is that of each institution it names: by names, abbreviations and the generic word that stands for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded
from extractors.institutions.words import heads_of
from extractors.names.heads import head_forms
from extractors.records import Alias, Document, Mention

#: What a paper calls its own house by when it names no other of the kind: `biedrības mājaslapā`, `domes sēde`.
_OWN_WORD = re.compile(
    r"(?<![\w„“\"«])(?:biedrīb|asociācij|dom|padom|ties|komisij|nodibinājum|savienīb|ministrij|pašvaldīb|uzņēmum|aģentūr|skol|universitāt|augstskol|muzej|bibliotēk|slimnīc|draudz|klub|kooperatīv)[a-zāēīū]{1,3}(?!\w)"
)
_ADDRESS = re.compile(r"(?:www\.|https?://(?:www\.)?|[\w.-]+@)([a-z0-9][a-z0-9-]{2,})\.(?:gov\.|edu\.)?(?:lv|eu|org|com)\b")


def counted(document: Document, institutions: Sequence[Mention], aliases: Sequence[Alias] = ()) -> Counter[str]:
    """How often each institution is named; an abbreviation or other name counts for the full one.

    The generic noun alone (`biedrība`, `ministrija`) counts for the only institution whose name has it for its head.
    """
    names = {m.id: m.name for m in institutions}
    full = {names[a.short]: names[a.long] for a in aliases if a.short in names and a.long in names}
    counts = Counter(full.get(m.name, m.name) for m in institutions)
    owners: dict[str, set[str]] = {}
    for name in counts:
        for noun in _heads(name):
            owners.setdefault(noun, set()).add(name)
    spans = {(m.evidence.start, m.evidence.end) for m in institutions}
    defined = dict(_defined(document, institutions))
    for stem, name in defined.items():
        counts[full.get(name, name)] += len(re.findall(rf"(?<!\w){re.escape(stem)}[a-zāčēģīķļņšūž]{{0,3}}(?!\w)", document.text.lower()))
    for match in _OWN_WORD.finditer(document.text):
        if any(a <= match.start() < b for a, b in spans) or _qualified(document.text, match.start()):
            continue
        if any(match.group().lower().startswith(stem) for stem in defined):
            continue
        found = {r.head.noun for r in head_forms(match.group()) if not r.plural}
        meant = set().union(*(owners.get(noun, set()) for noun in found))
        if len(meant) == 1:
            counts[meant.pop()] += 1
    return counts


def house_of(document: Document, start: int, end: int, institutions: Sequence[Mention], counts: Counter[str]) -> Mention | None:
    """The institution that a generic word between two places stands for: `draudzes lietvede` of the only parish, or the one named most."""
    for match in _OWN_WORD.finditer(document.text, start, end):
        found = {r.head.noun for r in head_forms(match.group()) if not r.plural}
        meant = [m for m in institutions if found & _heads(m.name)]
        if meant:
            return max(meant, key=lambda m: (counts[m.name], -m.evidence.start))
    return None


#: A word that the paper puts for its own house: `(turpmāk – dienests)`.
_DEFINED = re.compile(r"\s*\(\s*turpmāk(?: tekstā)?\s*[–—:-]?\s*[„“\"]?(?P<word>[^\W\d_]{5,})[”“\"]?\s*\)")


def _defined(document: Document, institutions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """The stem, in small letters, of each word that the paper defines right behind an institution, with the institution's name."""
    for mention in institutions:
        match = _DEFINED.match(document.text, mention.evidence.end)
        if match is not None and not match["word"].isupper():
            yield re.sub(r"[aeiosšu]+$", "", match["word"].lower()), mention.name


def of_address(document: Document, institutions: Sequence[Mention], aliases: Sequence[Alias] = ()) -> Mention | None:
    """The institution whose abbreviation or quoted name the paper's web or mail addresses have: `www.ldb.lv` of `LDB`.

    Nothing where the addresses are those of several.
    """
    hosts = {match[1] for match in _ADDRESS.finditer(document.text.lower())}
    by_id = {m.id: m for m in institutions}
    full = {by_id[a.short].name: by_id[a.long] for a in aliases if a.short in by_id and a.long in by_id}
    found: dict[str, Mention] = {}
    for mention in institutions:
        if _as_host(mention.name) in hosts:
            owner = full.get(mention.name, mention)
            found.setdefault(owner.name, owner)
    return next(iter(found.values())) if len(found) == 1 else None


def _as_host(name: str) -> str:
    quoted = re.search(r"[„“\"«](.+?)[”“\"»]", name)
    return re.sub(r"[^a-z0-9]", "", folded(quoted[1] if quoted else name))


def _heads(name: str) -> set[str]:
    bare = re.sub(r"[„“\"«].*?[”“\"»]", " ", name)
    return {r.head.noun for word in bare.split()[-1:] + bare.split()[:1] for r in heads_of(word) if not r.plural}


def _qualified(text: str, start: int) -> bool:
    """Whether a name or `cita`, `katra` before the generic word makes it another one."""
    before = re.search(r"([\w.-]+[”\"»]?)\s$", text[max(0, start - 40) : start])
    if before is None:
        return False
    word = before[1]
    return (word[:1].isupper() and text[max(0, start - len(word) - 3) : start - len(word) - 1].strip(" \n") not in ("", ".")) or bool(
        re.match(r"(?:cit|katr|ikvien|kād|vis|dažād|vairāk|nozar|kaimiņ|partner|mūsdien|viet)", word.lower())
    )


def most_named(institutions: Sequence[Mention], first: Sequence[Mention], counts: Counter[str] | None = None) -> Mention | None:
    """The institution named most often; of those named as often the earlier, and the head's before the others."""
    if not institutions:
        return None
    counts = counts or Counter(m.name for m in institutions)
    heads = {m.name for m in first}
    return max(institutions, key=lambda m: (counts[m.name] + (1 if m.name in heads else 0), -m.evidence.start))
