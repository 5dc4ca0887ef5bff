"""Which words of a text belong to which name: those before it, those behind it, and the label of the list it stands in.

Lists come in two layouts. Where posts stand first, what follows a comma belongs to the next name; where names stand
first, everything up to the next name belongs to the one before. The first name of a block shows which it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.names.declension import Case
from extractors.names.post_heads import post_forms
from extractors.records import OUT_OF_FLOW, Document, Mention, Passage, PassageKind, Section, SectionKind
from extractors.roles.clauses import Span, clauses_of

_ONLY_JOINS = re.compile(r"[\s,/&]*(?:\(\s*[^()]*\)[\s,/&]*)?(?:\bun\b|\barī\b|\bkā arī\b)?\s*")
#: What follows a name below its post: nothing, a mark, a number, `kungam` in an address; whoever speaks below a heading holds no post by it.
_SIGNED = re.compile(r"\s*(?:$|[,;(/–—\d+-]|tālr|tel|(?:kung|kundz|k-)\w+\s*(?:$|,))", re.IGNORECASE)
_LONGEST_LINE = 200  # code points; what is longer is prose and no line of a list


@dataclass(frozen=True, slots=True)
class Territory:
    """What belongs to one name. `lead` and `tail` are spans in reading order, `under` the lines below a name
    that ends its own; `label` heads the list it stands in.

    `follows` tells that only a comma or `un` parts it from the name before; `listed` that it stands in a block of those
    present; `names_first` that the list gives posts behind the names.
    """

    person: Mention
    lead: tuple[Span, ...]
    tail: tuple[Span, ...]
    under: tuple[Span, ...]
    label: Span | None
    follows: bool
    listed: bool
    names_first: bool


def territories(document: Document, sections: Sequence[Section], people: Sequence[Mention]) -> Iterator[Territory]:
    """The territory of each mention of a person outside tables, in order."""
    passages = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    starts = [p.start for p in passages]
    held: dict[int, list[Mention]] = defaultdict(list)
    for person in sorted(people, key=lambda m: (m.evidence.start, m.evidence.end)):
        at = bisect_right(starts, person.evidence.start) - 1
        if at >= 0 and passages[at].kind is not PassageKind.CELL:
            held[at].append(person)
    layouts: dict[int, bool] = {}
    key = -1
    for at in sorted(held):
        for clause, members in clauses_of(document, passages[at], sections, held[at]):
            section = _section(sections, members[0].evidence.start)
            listed = section is not None and section.kind is SectionKind.ATTENDANCE
            names_first = _names_first(document, clause, members)
            if listed and section is not None:
                if key < section.start or _has_label(document, passages, at, held, clause, members):
                    key = clause[0] if key >= section.start else section.start
                names_first = layouts.setdefault(key, _block_names_first(document, section, passages, at, held, names_first))
            yield from _share(document, passages, at, held, clause, members, section if listed else None, names_first)


def _has_label(document: Document, passages: Sequence[Passage], at: int, held: dict[int, list[Mention]], clause: Span, members: Sequence[Mention]) -> bool:
    """Whether a part of a list begins there, by a label on its line or one above it: `skolas administrācija: direktore A. Roze`."""
    if clause[0] != passages[at].start:
        return False
    if _last_colon(document.text[clause[0] : members[0].evidence.start]):
        return True
    above = passages[at - 1] if at and at - 1 not in held else None
    return above is not None and document.text[above.start : above.end].rstrip().endswith(":")


def _section(sections: Sequence[Section], offset: int) -> Section | None:
    return next((s for s in sections if s.start <= offset < s.end), None)


_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")


def _names_first(document: Document, clause: Span, members: Sequence[Mention]) -> bool:
    """Whether the first name of the clause has nothing before it and something behind it."""
    text = document.text
    first = members[0].evidence
    before = text[clause[0] : first.start]
    colon = _last_colon(before)
    before = before[colon:]
    behind = text[first.end : members[1].evidence.start if len(members) > 1 else clause[1]]
    return not _TWO_LETTERS.search(before) and bool(re.match(r"\s*(?:,|[-–—‒]|\()\s*\S", behind))


def _block_names_first(
    document: Document, section: Section, passages: Sequence[Passage], at: int, held: dict[int, list[Mention]], in_line: bool
) -> bool:
    """Whether a block gives names first; where names and posts stand on lines of their own, what the first line is."""
    passage = passages[at]
    line = document.text[passage.start : passage.end]
    alone = line.strip(" -–—‒•*,;.\t0123456789") == held[at][0].evidence.quote
    if not alone:
        return in_line
    between = [p for p in passages[:at] if section.start <= p.start]
    label = section.start + len(section.title or "")
    return not any(re.search(r"[^\W\d_]{3}", document.text[max(p.start, label) : p.end]) for p in between)


_LISTS = re.compile(r":(?=\s|$)(?!\s*[\"„“«])")


def _last_colon(text: str) -> int:
    """The offset behind the last colon that opens a list; those of times (`10:00`) and quotations do not."""
    return max((m.end() for m in _LISTS.finditer(text)), default=0)


def _share(
    document: Document, passages: Sequence[Passage], at: int, held: dict[int, list[Mention]], clause: Span,
    members: Sequence[Mention], section: Section | None, names_first: bool,
) -> Iterator[Territory]:  # fmt: skip
    text = document.text
    listed = section is not None
    leads: list[tuple[Span, ...]] = []
    tails: list[tuple[Span, ...]] = []
    labels: list[Span | None] = []
    follows: list[bool] = []
    last_bare = not _TWO_LETTERS.search(text[members[-1].evidence.end : clause[1]])
    for place, person in enumerate(members):
        begin = members[place - 1].evidence.end if place else clause[0]
        gap = (begin, person.evidence.start)
        label = labels[-1] if place else None
        if place == 0:
            colon = _last_colon(text[slice(*gap)])
            if colon:
                label, gap = (gap[0], gap[0] + colon - 1), (gap[0] + colon, gap[1])
            leads.append((gap,))
            follows.append(False)
        else:
            behind, ahead, own_label = _parted(text, gap, names_first=names_first, last_bare=last_bare)
            label = own_label or label
            tails.append((behind,))
            leads.append((ahead,))
            follows.append(own_label is None and bool(_ONLY_JOINS.fullmatch(text[slice(*gap)])))
        labels.append(label)
    tails.append(((members[-1].evidence.end, clause[1]),))
    for place, person in enumerate(members):
        lead: tuple[Span, ...] = leads[place]
        tail: tuple[Span, ...] = tails[place]
        under: tuple[Span, ...] = ()
        if place == len(members) - 1 and not _letters(text, tail) and clause[1] >= passages[at].end:
            under = tuple(_below(document, passages, at, held, section, names_first=names_first or not listed))
        if place == 0 and not _letters(text, lead) and labels[0] is None and (listed or _SIGNED.match(text, person.evidence.end, clause[1])):
            lead = (*_above(document, passages, at, held, clause, section, names_first=names_first and listed), *lead)
        elif place == 0 and clause[0] == passages[at].start and not names_first and at and _wraps(document, passages[at - 1], held.get(at - 1)):
            lead = ((passages[at - 1].start, passages[at - 1].end), *lead)
        yield Territory(person, lead, tail, under, labels[place], follows[place], listed, names_first)


def _letters(text: str, spans: Sequence[Span]) -> bool:
    return any(_TWO_LETTERS.search(text[a:b]) for a, b in spans)


def _parted(text: str, gap: Span, *, names_first: bool, last_bare: bool) -> tuple[Span, Span, Span | None]:
    """The words between two names: what belongs to the first, what to the second, and a label that stands between them.

    `last_bare` tells that nothing stands behind the last name of the clause, so that a post right before it is its own.
    """
    start, end = gap
    between = text[start:end]
    colon = _last_colon(between)
    if colon:
        opening = max((m.end() for m in re.finditer(r"[,;)]\s", between[: colon - 1])), default=0)
        return (start, start + opening), (start + colon, end), (start + opening, start + colon - 1)
    bracket = re.match(r"\s*\((?:[^()]|\([^()]*\))*\)", between)
    offset = bracket.end() if bracket else 0
    rest = between[offset:]
    if names_first and not bracket and (bracket := re.match(r"\s+no\s[^(),;:]{3,60}\s\([^()]*\)", between)):
        offset = bracket.end()  # `A no Lauku centra (konsultante), pagasta bibliotekāre B`
        rest = between[offset:]
    if names_first and bracket and re.fullmatch(r"\s*[,;]\s*[^\W\d_][^,;]*", rest) and _ends_in_post(rest):
        cut = offset + (len(rest) - len(rest.lstrip(" ,;")))  # `A (X), Y vadītājs B`: the bracket has said all of the first
        return (start, start + cut), (start + cut, end), None
    if names_first and last_bare and not bracket and (own := re.fullmatch(r"\s*,[ \t]*(?P<post>[^\W\d_][^,;()\n]*)[ \t]", rest)) and _ends_in_post(own["post"]):
        return (start, start + own.start("post")), (start + own.start("post"), end), None  # `E. Roze, apvienības vadītājs Oto Kalns`
    if names_first:
        return gap, (end, end), None
    if re.match(r"\s*[-–—‒]\s", rest):  # `A – slimības dēļ, B`
        first = rest.find(",")
        cut = offset + (first + 1 if first >= 0 else len(rest))
        return (start, start + cut), (start + cut, end), None
    comma = re.match(r"\s*(?:,|\bun\b)", rest)
    if re.search(r",\s*(?:un|bet|kā arī)?\s*$", rest) and rest.strip(" ,").removesuffix("un").strip(" ,"):
        return gap, (end, end), None
    cut = offset + (comma.end() if comma else 0)
    return (start, start + cut), (start + cut, end), None


def _ends_in_post(words: str) -> bool:
    """Whether words end in a post in the nominative that a name follows."""
    last = re.search(r"([^\W\d_][\w-]*)\s*$", words)
    return last is not None and any(f.case is Case.NOM and not f.plural for f in post_forms(last[1]))


def _wraps(document: Document, above: Passage, people: Sequence[Mention] | None) -> bool:
    """Whether a passage ends in the middle of a list of posts that the next one goes on with."""
    text = document.text[above.start : above.end].rstrip()
    return not people and above.kind is not PassageKind.CELL and text.endswith((",", " un", " –", " -")) and bool(text)


def _above(
    document: Document, passages: Sequence[Passage], at: int, held: dict[int, list[Mention]], clause: Span,
    section: Section | None, *, names_first: bool,
) -> Iterator[Span]:  # fmt: skip
    """The lines above a name that stands alone, up to the line of another name or a label: at most three in a list."""
    if clause[0] != passages[at].start or names_first:
        return
    found: list[Span] = []
    for place in range(at - 1, max(-1, at - 4), -1):
        passage = passages[place]
        start, end = passage.start, passage.end
        if place in held or passage.kind is PassageKind.CELL or (section is not None and end <= section.start):
            break
        if section is not None and start <= section.start < end:
            start = section.start + len(section.title or "")
        line = document.text[start:end].strip(" :–—-")
        if end - start > _LONGEST_LINE or not line or document.text[start:end].rstrip().endswith((":", ".", "?", "!")):
            break
        found.append((start, end))
        if section is None and not line[0].islower():
            break
    yield from reversed(found)


_SHORT_LINE = 90
#: What no line has that only names a house below a signer's post: a number, an address of mail, a full stop.
_NO_HOUSE = re.compile(r"\d|@|\.\s*$")


def _below(
    document: Document, passages: Sequence[Passage], at: int, held: dict[int, list[Mention]], section: Section | None, *,
    names_first: bool,
) -> Iterator[Span]:  # fmt: skip
    """The lines below a name that ends its line, up to the next name."""
    if not names_first:
        return
    for place in range(at + 1, min(at + 3, len(passages))):
        passage = passages[place]
        if place in held or passage.kind is PassageKind.CELL or passage.end - passage.start > _LONGEST_LINE:
            return
        if section is not None and passage.start >= section.end:
            return
        if section is None and place > at + 1 and (passage.end - passage.start > _SHORT_LINE or _NO_HOUSE.search(document.text, passage.start, passage.end)):
            return
        yield passage.start, passage.end
