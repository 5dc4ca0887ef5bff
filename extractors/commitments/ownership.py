"""Whose a commitment is when no rule tells: a trained judge weighs everybody who can be meant, each by where and how they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.commitments.clauses import Clause, voices
from extractors.commitments.context import Context, is_person
from extractors.commitments.seats import addressees_of, main_institution, seat_of, signer_of
from extractors.commitments.who import Who, accompanies
from extractors.learned.words import Word
from extractors.records import Capacity, CommitmentKind, EntityKind, MentionId

QUESTION = "owner"
YES = "yes"
#: The least chance at which somebody is taken for an owner; where a rule found the commitment and no owner, more is asked for.
SURE, SURE_AFTER_RULES = 0.5, 0.85

#: A group without a name is told to: `Visi: līdz 15. janvārim …`.
_ALL = re.compile(r"\W*(?:vis(?:i|as|iem|ām)|katr(?:s|a|am|ai))\b", re.IGNORECASE)


@dataclass(slots=True)
class _Candidate:
    """Somebody who can be meant, with all ways in which they are near."""

    mention: MentionId
    ways: set[str] = field(default_factory=set)


def owners_of(context: Context, clause: Clause, kind: CommitmentKind, led: Sequence[MentionId], least: float = SURE) -> tuple[MentionId, ...]:
    """Those whom the judge takes for owners with at least that chance, in the order in which they were met; nobody where it is not sure of anyone."""
    if context.words is None or _ALL.match(clause.text):
        return ()
    candidates = _candidates(context, clause, led)
    found: list[MentionId] = []
    for candidate in candidates.values():
        if context.by_id[candidate.mention].type == "media" and not _may_act(candidate):
            continue  # `Kā aģentūru informēja policija, …`
        features = set(_features(context, clause, kind, candidate, candidates))
        about = (clause.start, clause.end, context.name(candidate.mention))
        if context.judges.chances(QUESTION, features, about).get(YES, 0.0) >= least:
            found.append(candidate.mention)
    return tuple(found)


def _may_act(candidate: _Candidate) -> bool:
    """Whether a medium stands as the one who acts, or the paper is its own; else it only brings the news."""
    return any(way == "body" or way.endswith("/NOM") for way in candidate.ways)


def _candidates(context: Context, clause: Clause, led: Sequence[MentionId]) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = {}

    def add(ids: Iterable[MentionId | None], *ways: str) -> None:
        for identifier in ids:
            if identifier is not None and identifier in context.by_id:
                found.setdefault(context.keys[identifier], _Candidate(identifier)).ways.update(ways)

    top = _top_verb(context, clause)
    for place, who in enumerate(clause.whos):
        add(who.ids, *(f"here={way}" for way in _stands(context, clause, who, place, top)))
    add(led, "led")
    add(clause.speaker(), "speaks")
    add(voices(clause), "is spoken for")
    if not clause.speaker():
        add(context.voice, "spoke before")
        add([seat_of(context, voice) for voice in context.voice if is_person(context, voice)], "was spoken for before")
    for way, ids in context.near.items():
        add(ids, way)
    add((context.body(),), "body")
    add((context.house,), "house")
    add((context.topic.id,) if context.topic is not None else (), "topic")
    main = main_institution(context)
    add((main.id,) if main is not None else (), "main")
    for way, ids in _of_paper(context).items():
        add(ids, way)
    return found


def _of_paper(context: Context) -> dict[str, tuple[MentionId, ...]]:
    """Those who stand out in the paper as a whole, wherever the sentence stands; counted once a paper."""
    if not context.prominent:
        counts = Counter(context.keys[mention.id] for mention in context.institutions)
        first = {context.keys[mention.id]: mention.id for mention in reversed(context.institutions)}
        ranked = sorted(first, key=lambda name: (-counts[name], context.by_id[first[name]].evidence.start))
        context.prominent = {f"named most {place}": (first[name],) for place, name in enumerate(ranked[:3]) if counts[name] > 1} | {
            "named first": tuple(mention.id for mention in context.institutions[:1]),
            "chair": tuple(context.with_capacity(Capacity.CHAIR)),
            "secretary": tuple(context.with_capacity(Capacity.SECRETARY)),
            "signer": signer_of(context),
            "addressee": addressees_of(context) if context.kind == "letter" else (),
            "ally": context.allies,
        }
    return context.prominent


def _stands(context: Context, clause: Clause, who: Who, place: int, top: Word | None) -> Iterator[str]:
    """The ways in which somebody stands in the sentence itself."""
    assert context.words is not None
    how = "with" if accompanies(context, who, clause.start) else who.how
    cases = [case.name for case in who.cases] if who.sure else ["any"]
    yield how
    yield f"place {min(place, 3)}"
    side = "before" if top is None or who.start < top.start else "after"
    for case in cases:
        yield from (f"{how}/{case}", f"{case}/{side}", f"{case}/{side}/{top.form if top else 'no verb'}")
    head = context.words.head_of(who.start, who.end)
    if head is not None:
        over = context.words.at(head.head)
        yield f"dep {head.dep}"
        yield f"dep {head.dep}/{over.pos}/{over.form if over.verbal else ''}"
        if over.verbal and not over.named:
            yield f"of {over.lemma}/{head.dep}"
    before = context.text(clause.start, who.start).split()[-1:]
    yield f"behind {before[0].lower() if before and before[0].islower() else '-'}"
    after = context.text(who.end, clause.end)[:1]
    yield f"followed by {after if after in ',;:()–-' else 'word'}"


def _top_verb(context: Context, clause: Clause) -> Word | None:
    assert context.words is not None
    verbs = [word for word in context.words.inside(clause.start, clause.end) if word.verbal]
    return next((word for word in verbs if word.dep == "ROOT"), verbs[0] if verbs else None)


def _features(
    context: Context, clause: Clause, kind: CommitmentKind, candidate: _Candidate, candidates: dict[str, _Candidate]
) -> Iterator[str]:  # fmt: skip
    mention = context.by_id[candidate.mention]
    sort = "person" if mention.kind is EntityKind.PERSON else f"institution {mention.type or ''}".strip()
    person = mention.kind is EntityKind.PERSON
    paper = context.kind
    top = _top_verb(context, clause)
    form = top.form if top else "no verb"
    yield from (f"sort={sort}", f"sort={sort}/{paper}", f"sort={sort}/{kind}", f"paper={paper}", f"kind={kind}", f"form={form}")
    for way in candidate.ways:
        yield from (f"way={way}", f"way={way}/{person}", f"way={way}/{kind}")
        if not way.startswith("here="):
            yield from (f"way={way}/{paper}", f"way={way}/{form}", f"way={way}/{kind}/{paper}")
    here = any(way.startswith("here=") for way in candidate.ways)
    yield f"here={here}/{person}"
    others = [c for c in candidates.values() if c is not candidate]
    for way in ("led", "speaks", "here=name/NOM", "here=name/DAT", "here=post/NOM", "here=post/DAT", "here=generic/NOM", "here=pronoun/NOM"):
        if any(way in c.ways for c in others):
            yield from (f"other={way}", f"other={way}/here {here}", *(f"other={way}/way={w}" for w in candidate.ways if not w.startswith("here=")))
    yield f"many={min(len(clause.whos), 4)}/here {here}"
    if top is not None and not top.named:
        yield f"verb={top.lemma}/here {here}/{person}"
    plural = bool({word.form for word in context.words.inside(clause.start, clause.end) if word.verbal and "/1" in word.form}) if context.words else False
    if plural:
        yield from (f"we/{way}" for way in candidate.ways if not way.startswith("here="))
