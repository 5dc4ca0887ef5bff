"""The pairs that sentences say work, agree, organise, fund or learn together, each pair and kind once a document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from extractors.commitments.taskrows import find_task_rows
from extractors.dates.words import LONG_AGO
from extractors.learned.paper import Paper
from extractors.learned.same import keys_of
from extractors.names.initiative_heads import initiative_head
from extractors.records import (
    OUT_OF_FLOW,
    Alias,
    Commitment,
    Document,
    EntityKind,
    Header,
    Mention,
    MentionId,
    Role,
    Section,
    SectionKind,
    Tie,
    TieKind,
)
from extractors.sides import (
    Named,
    Subjects,
    find_named,
    find_topic,
    house_of,
    signers_of,
    speaks_of_others,
    whole_sentences,
    within,
)
from extractors.sides.voices import Meant, voices
from extractors.ties.learned import Pairs
from extractors.ties.listed import income, thanked_in_list
from extractors.ties.personal import can_be_tied, may_be_tied
from extractors.ties.rules import OF_ART, RULES
from extractors.ties.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SKIPPED = (SectionKind.SIGNATURE, SectionKind.AGENDA)


def find_ties(
    document: Document,
    doc: Doc,
    sections: Sequence[Section],
    people: Sequence[Mention],
    institutions: Sequence[Mention],
    header: Header | None = None,
    roles: Sequence[Role] = (),
    commitments: Sequence[Commitment] = (),
    aliases: Sequence[Alias] = (),
    asked: Paper | None = None,
) -> Iterator[Tie]:
    """Ties in order of the sentences that state them; each has the sentence as its evidence."""
    sender = next((m for m in institutions if header is not None and m.id == header.body and m.type != "media"), None)
    header = _without_guessed_body(document, header, institutions)
    if header is not None and header.body is None and (topic := find_topic(document, institutions)) is not None:
        header = replace(header, body=topic.id)
    body = next((m for m in institutions if header is not None and m.id == header.body), None)
    if header is not None and body is not None and (house := house_of(body, institutions)) is not body:
        header, body = replace(header, body=house.id), house
    names = find_named(document, people, institutions, body)
    mentions = {m.id: m for m in (*people, *institutions)}
    attending = {p.name for p in people for s in sections if s.kind is SectionKind.ATTENDANCE and s.start <= p.evidence.start < s.end}
    signers = signers_of(document, header, sections, institutions)
    subjects = Subjects(document, header or Header(), names, roles, commitments, mentions, attending, signers, sender)
    meant = Meant(subjects, voices(document, people, institutions, roles), lambda house: Subjects(document, replace(header or Header(), body=house), names, roles, commitments, mentions, attending))
    minutes = any(s.kind is SectionKind.ATTENDANCE for s in sections)
    skipped = [s for s in sections if s.kind in _SKIPPED]
    attended = [s for s in sections if s.kind is SectionKind.ATTENDANCE]
    spans = whole_sentences(document, doc)
    full = {mentions[a.short].name: mentions[a.long].name for a in aliases if a.short in mentions and a.long in mentions}
    seat = _seat_of_committee(header, institutions)
    posts = {(mentions[r.person].name, mentions[r.institution].name) for r in roles if r.person in mentions and r.institution in mentions}
    chronicle = header is not None and header.kind in ("press", "other") and header.body is None  # who made something once is told as well
    said: set[tuple[str, str, TieKind]] = set()
    keys = asked.keys if asked is not None else keys_of(people, institutions, aliases)
    tied: set[frozenset[str]] = set()
    pairs = Pairs(document, header.kind if header is not None else "other", asked, body, tied) if asked is not None else None
    later: list[tuple[Mention, Mention, TieKind, float, int, int]] = []
    starts = [name.start for name in names]
    for owner, partner, start, end in _in_tables(document, names, subjects):
        pair = tuple(sorted(full.get(m.name, m.name) for m in (owner, partner)))
        if pair[0] != pair[1] and (*pair, TieKind.PARTNER) not in said:
            said.add((pair[0], pair[1], TieKind.PARTNER))
            tied.add(frozenset((keys[owner.id], keys[partner.id])))
            yield Tie(owner.id, partner.id, TieKind.PARTNER, document.cite(start, end), "ties:partner in a table", 0.75)
    for helper, kind, method, start, end in _in_lists(document, names):
        for house in subjects.house:
            pair = tuple(sorted(full.get(m.name, m.name) for m in (helper, house)))
            if pair[0] != pair[1] and (*pair, kind) not in said:
                said.add((pair[0], pair[1], kind))
                tied.add(frozenset((keys[helper.id], keys[house.id])))
                yield Tie(helper.id, house.id, kind, document.cite(start, end), method, 0.75)
    parties: Sequence[Mention] = ()
    for place, (start, end) in enumerate(spans):
        history = LONG_AGO.search(document.text, start, end) is not None
        if any(s.start <= start < s.end for s in skipped) or (history and not chronicle):
            continue
        while end > start and document.text[end - 1].isspace():
            end -= 1
        sentence = Sentence(document, start, end, names, meant.at(start), spans[max(0, place - 2) : place], doc, parties)
        here = names[bisect_left(starts, start) : bisect_left(starts, end)]
        if pairs is not None and here and not history and not sentence.possible_only and not any(s.start <= start < s.end for s in attended):
            led = [replace(name, mention=sentence.meant(name)) if name.generic else name for name in here]
            later += [(*found, start, end) for found in pairs.of_sentence(start, end, led)]
        if not sentence.runs:
            continue  # every rule needs a name in the sentence
        parties = parties or sentence.contract
        for rule, (kind, left, right) in ((each.__name__, found) for each in (OF_ART if history else RULES) for found in each(sentence)):
            for a, b in ((_signer(a, seat), _signer(b, seat)) if kind is TieKind.AGREEMENT else (a, b) for a, b in _pairs(left, right)):
                if a is None or b is None:
                    continue
                first, second = sorted((a, b), key=lambda m: m.name)
                pair = tuple(sorted(full.get(m.name, m.name) for m in (a, b)))
                if not can_be_tied(first, second, minutes or rule == "patron" or may_be_tied(rule, sentence, first, second, posts)) or pair[0] == pair[1] or (*pair, kind) in said:
                    continue
                said.add((pair[0], pair[1], kind))
                tied.add(frozenset((keys[a.id], keys[b.id])))
                yield Tie(a.id, b.id, kind, document.cite(start, end), f"ties:{rule}", 0.75)
    for a, b, kind, chance, start, end in later:
        if (both := frozenset((keys[a.id], keys[b.id]))) not in tied and len(both) == 2:
            tied.add(both)
            yield Tie(a.id, b.id, kind, document.cite(start, end), "ties:learned", chance)


def _in_tables(document: Document, names: Sequence[Named], subjects: Subjects) -> Iterator[tuple[Mention, Mention, int, int]]:
    """Who does a task of a table and those whom its column of partners names: `Atbildīgais | Sadarbības partneri`."""
    for row in find_task_rows(document):
        owners = subjects.owners(row.task.start, row.task.end) if row.partners else []
        for cell in row.partners:
            for name in within(names, cell.start, cell.end):
                if not name.person and not name.generic:
                    for owner in owners:
                        yield owner, name.mention, min(row.task.start, cell.start), max(row.task.end, cell.end)


def _in_lists(document: Document, names: Sequence[Named]) -> Iterator[tuple[Mention, TieKind, str, int, int]]:
    """Who has given the paper's own house something, by its tables of money and lists of thanks."""
    for name, start, end in income(document, names):
        yield name, TieKind.FUNDED, "ties:income", start, end
    for name, start, end in thanked_in_list(document, names):
        yield name, TieKind.SUPPORT, "ties:thanks", start, end


def _without_guessed_body(document: Document, header: Header | None, institutions: Sequence[Mention]) -> Header | None:
    """The header, without a body that a title does not name which is that of a network or a project: its paper is of several."""
    title = next((p for p in document.passages if p.kind not in OUT_OF_FLOW), None)
    if header is None or header.body is None or title is None:
        return header
    if header.kind in _MANY_VOICES and not _presents_itself(document, header.body, institutions):
        return replace(header, body=None)
    body = next((m for m in institutions if m.id == header.body), None)
    if body is not None and speaks_of_others(body):
        return replace(header, body=None)  # it tells of others
    kinds = {head[0] for word in re.findall(r"\w+", document.text[title.start : title.end]) if (head := initiative_head(word)) is not None}
    named = {m.name for m in institutions if title.start <= m.evidence.start < title.end}
    if kinds & {"network", "project"} and body is not None and body.name not in named and body.type in ("association", "fund", "company"):
        return replace(header, body=None)
    return header


#: Organs of a municipality or another body, which sign nothing themselves.
_ORGAN = re.compile(r"^(?!.*\b(?:Eiropas|olimpisk\w+|paralimpisk\w+)\b).*\b(?:komiteja|komisija)$", re.IGNORECASE)
#: Papers that may be about many; minutes, letters, decisions and plans are somebody's.
_MANY_VOICES = frozenset({"press", "report", "presentation", "other"})


def _presents_itself(document: Document, body: MentionId, institutions: Sequence[Mention]) -> bool:
    """Whether the body is named first of all, fills a line of its own, or is named more often than anybody else."""
    own = next((m for m in institutions if m.id == body), None)
    if own is None:
        return False
    first = min(institutions, key=lambda m: m.evidence.start)
    counts = Counter(m.name for m in institutions)
    if first.name == own.name or (counts[own.name] > 2 and counts[own.name] > max((n for name, n in counts.items() if name != own.name), default=0)):
        return True
    for mention in institutions:
        passage = document.passage_at(mention.evidence.start)
        if mention.name == own.name and passage is not None and mention.evidence.end - mention.evidence.start >= 0.5 * (passage.end - passage.start):
            return True
    return False


def _seat_of_committee(header: Header | None, institutions: Sequence[Mention]) -> Mention | None:
    """The municipality whose committee's paper it is: the body itself, or the only one named before the committee."""
    body = next((m for m in institutions if header is not None and m.id == header.body), None)
    if body is not None and body.type == "municipality":
        return body
    if body is None or not _ORGAN.search(body.name):
        return None
    before = {m.name: m for m in institutions if m.type == "municipality" and m.evidence.start < body.evidence.start}
    every = {m.name: m for m in institutions if m.type == "municipality"}
    found = before or every
    return next(iter(found.values())) if len(found) == 1 else None


def _signer(mention: Mention, seat: Mention | None) -> Mention | None:
    """Who signs what the mention is said to agree: of a committee its municipality, and nobody when that is not known."""
    return seat if mention.kind is EntityKind.INSTITUTION and _ORGAN.search(mention.name) else mention


def _pairs(left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each on the left with each on the right; with nobody on the right, the left with each other."""
    if not right:
        yield from combinations(left, 2)
        return
    for a in left:
        for b in right:
            yield a, b
    yield from combinations([m for m in left if m.kind is EntityKind.INSTITUTION], 2)
