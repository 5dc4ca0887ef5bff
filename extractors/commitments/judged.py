"""What a rule answers, and what it may ask about the place where a clause stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.commitments.clauses import Clause, make_clause, voices
from extractors.commitments.context import is_person
from extractors.commitments.due import find_due
from extractors.commitments.forms import (
    DONE_BRACKET,
    HISTORY,
    INDIRECT,
    PLANNED,
    SAYS,
    UNREAL,
)  # fmt: skip
from extractors.commitments.leads import Lead
from extractors.commitments.seats import may_be_one, seat_of, signer_of, spoken_of
from extractors.records import CommitmentKind, EntityKind, MentionId
from extractors.signs import Sign

_PAST_WORD = re.compile(
    r"(?:jās|ēja|āja|īja|nolēma|ieteica|lūdza|uzdeva|apņēmās|uzņēmās|sprieda|runāja|(?:j|m)ušies|(?:j|m)ušās|jusies|jies|jis|jusi|juši|jušas)$"
)
_DOUBT = re.compile(
    r"\b(?:nav (?:\w+ )?(?:izlemts|zināms|skaidrs)|nezina|jautā\w*|lemj|lems|lemt|diskutē\w*|izvērtē\w*|vērtē\w*|atkarīg\w+|pētī\w*)\b"
)
_WEEKDAY = re.compile(
    r"\b(?:pirmdien|otrdien|trešdien|ceturtdien|piektdien|sestdien|svētdien|rīt|parīt|nākamnedēļ|nākammēnes|nākamgad|šonedēļ|tuvākaj\w+ \w+)\b"
)

_PERFECT = Sign(r"\b(?:ir|tika|bija|jau) (?:jau )?\w+(?:ts|ta|ti|tas|jis|jusi|juši)\b")


#: What somebody gave his word for, and when that is too long ago to be still to come.
_PROMISED = re.compile(r"(?:ap)?solīja$|apņēmās$")
_ONCE = re.compile(r"\b(?:toreiz|savulaik|pērn|aizpērn|agrāk|iepriekš|pirms|(?:aiz)?pagājuš\w+|19\d\d|20\d\d)\b")


#: Bodies that build, buy and publish themselves; councils and groups only decide.
_HOUSES = frozenset({"municipality", "association", "company", "fund", "school", "university", "agency", "hospital", "museum"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule says of a clause."""

    kind: CommitmentKind
    owners: tuple[MentionId, ...]
    rule: str
    confidence: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: in what was decided, under which lead."""

    decided: bool
    lead: Lead
    listed: bool
    resolved: bool = False  # the clause itself is one of those that were decided
    answered: bool = False  # somebody is named behind it who answers for it


def past_binds(clause: Clause, word: str) -> bool:
    """Whether a verb in the past still binds: in minutes and reports, or when its deadline is still to come."""
    if not _PAST_WORD.search(word) or clause.context.binding:
        return True
    due = find_due(clause.context, clause.text)
    today = clause.context.reference
    if today is None and clause.context.kind == "press" and _PROMISED.match(word) and is_dated(clause) and not HISTORY.search(clause.low) and not _ONCE.search(clause.low):
        return True  # `ministre apsolīja līdz piektdienai vēlreiz pārbaudīt aprēķinus`
    if today is None and due is not None and clause.context.kind == "press" and re.search(r"(?:jis|jusi|juši|jušas|jies|jusies)$", word):
        return True  # `dome solījusi līdz rudenim sakārtot ielu`
    return bool(due and due.value and today and due.value >= today.isoformat()[: len(due.value)] and clause.context.kind != "other")


def is_unreal(clause: Clause, at: int) -> bool:
    """Whether what is said at `at` is a question, or stands with a `varētu` between the same commas."""
    if clause.low.rstrip(' "”“»').endswith("?"):
        return True
    place = max(0, at - clause.start)
    first = max((m.end() for m in re.finditer(r"[,;:–]", clause.low[:place])), default=0)
    last = next((m.start() for m in re.finditer(r"[,;:–]", clause.low[place:])), len(clause.low) - place) + place
    return UNREAL.search(clause.low[first:last]) is not None


def in_subclause(clause: Clause, at: int, *, relative: bool = False) -> bool:
    """Whether the verb at `at` stands in a clause that only describes: `kur tiltu būvēs`.

    With `relative` a relative clause counts as telling (`ražotne, ko plānots atklāt maijā`), if nothing is doubted before it.
    """
    begin = max(clause.told, clause.start)
    before = clause.context.text(begin, at).lower() if at > begin else ""
    tail = re.split(r"[,;:–(]", before)[-1] if re.search(r"[,;:–(]", before) else before
    if relative and re.match(r"\s*(?:un |bet |pie |no |ar |uz |par |pēc )?(?:kas|ko|kur[aāuišos]\w*|kurš)\b", tail):
        return bool(_DOUBT.search(before))
    return bool(INDIRECT.search(tail)) and bool(
        re.match(
            r"\s*(?:[„“\"«]\s*)?(?:un |bet |pie |no |ar |uz |par |pēc )?(?:kur\w*|kā\b|kāpēc|vai|kas|kam|ko\b|kād\w+|ja\b|lai|kad|līdzko|tiklīdz)",
            tail,
        )
    )


def has_happened(clause: Clause) -> bool:
    """Whether the clause tells what is over."""
    return _is_over(clause.low)


def is_told(clause: Clause) -> bool:
    """Whether all that the clause says is over, as the model sees its verbs."""
    words = clause.context.words
    finite = [word.form for word in words.inside(clause.start, clause.end) if word.form.startswith("Fin") and "Cnd" not in word.form] if words else []
    return bool(finite) and all("Past" in form for form in finite)


@lru_cache(maxsize=256)  # most rules ask it of the same clause
def _is_over(low: str) -> bool:
    low = DONE_BRACKET.pattern.sub("", low) if "(" in low else low  # the task stands before it
    return HISTORY.search(low) is not None or (_PERFECT.search(low) is not None and PLANNED.search(low) is None)


def told_from_start(clause: Clause, start: int) -> Clause:
    """The clause read as if the telling began at `start`."""
    return replace(clause, told=start)


def implied_owners(clause: Clause, setting: Setting, *, first: bool = False) -> tuple[MentionId, ...]:
    """Who is meant when nobody is named: the owner of the lead, the one who speaks, in a letter its sender."""
    if setting.lead.owners:
        return setting.lead.owners
    if clause.speaker():
        return voices(clause)
    body = clause.context.body()
    if body and first and clause.context.kind in ("letter", "report", "plan", "presentation"):
        return (body,)
    return ()


def first_person(clause: Clause, setting: Setting, at: int) -> tuple[MentionId, ...]:
    """Who `mēs` and `es` are: the speaker's body for the one, the speaker for the other."""
    one = bool(re.search(r"\bes\b|šu\b|šos\b", clause.low))
    if clause.speaker():
        people = [s for s in clause.speaker() if clause.context.by_id[s].kind is EntityKind.PERSON]
        return tuple(people) if one and people else voices(clause)
    if setting.lead.owners:
        return setting.lead.owners
    body = clause.context.body()
    if one and (writer := _writer(clause)):
        return writer
    if body and clause.context.kind in ("letter", "report", "plan"):
        return (body,)
    if body and not one and clause.context.kind == "presentation" and not clause.text.lstrip().startswith(tuple('„“"«')):
        return (body,)  # on a slide `mēs` are those who talk, outside the words of others
    if body and not one and clause.context.kind == "other" and not clause.context.voice and _is_own_tale(clause):
        return (body,)  # in news of its own a house says `mēs`
    if one:  # whoever has the floor; who spoke last in other papers may have ended
        return tuple(v for v in clause.context.voice if is_person(clause.context, v)) if clause.context.on_floor else _labelled(clause)
    return _voice_near(clause)


#: The label that gives somebody the floor in minutes that tell it word for word: `A.ROZE: …`, `Anna Roze (valde): …`.
_LABEL = re.compile(r"\W*(?P<given>[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[a-zž]?\.|[^\W\d_]+))\s?(?P<family>[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+(?:-[^\W\d_]+)?)\s*(?:\([^()]{2,60}\)\s*)?:\s")


def _labelled(clause: Clause) -> tuple[MentionId, ...]:
    """The person to whom the paragraph of minutes gives the floor by a label before it."""
    context = clause.context
    passage = context.document.passage_at(clause.start) if context.minutes else None
    label = _LABEL.match(context.document.text, passage.start, passage.end) if passage is not None else None
    if label is None:
        return ()
    name = f"{label['given'].title()} {label['family'].title()}"
    found = {m.name: m.id for m in context.people if may_be_one(m.name, name)}
    return tuple(found.values()) if len(found) == 1 else ()


def _writer(clause: Clause) -> tuple[MentionId, ...]:
    """Who signs a paper that is written in the first person and is no speech of others."""
    context = clause.context
    return signer_of(context) if context.kind in ("report", "decision", "letter") and not context.minutes and _is_own_tale(clause) else ()


def _is_own_tale(clause: Clause) -> bool:
    """Whether a sentence stands in no quotation: the paper itself tells it, and no speech of others."""
    passage = clause.context.document.passage_at(clause.start)
    before = clause.context.text(passage.start if passage is not None else clause.start, clause.start)
    return not clause.text.lstrip().startswith(tuple('„“"«')) and sum(before.count(mark) for mark in "„“«") <= sum(before.count(mark) for mark in "”»") + before.count("“")


def _voice_near(clause: Clause) -> tuple[MentionId, ...]:
    """Whom the speaker of the paragraph speaks for, when the sentence itself stands in a quotation without its speaker."""
    context = clause.context
    passage = context.document.passage_at(clause.start)
    if passage is not None:
        whole = make_clause(context, clause.start, passage.end)
        if SAYS.search(whole.low) and whole.speaker():
            return voices(whole)
    own = context.house if context.minutes and context.house != context.body() else None
    if not context.voice:
        return _own_plans(clause) if context.minutes else ()
    return tuple(dict.fromkeys(seat_of(context, v) or own or v if is_person(context, v) else v for v in context.voice))


def is_dated(clause: Clause) -> bool:
    """Whether a time to come is named, also one that cannot be counted out: `trešdien` in a paper without a date."""
    if find_due(clause.context, clause.text) is not None:
        return True
    return clause.context.reference is None and bool(_WEEKDAY.search(clause.low))


def is_public(clause: Clause, owners: tuple[MentionId, ...], *, direct: bool) -> bool:
    """Whether a plan can be a public one: in a paper of no known kind a person's plans count only with a date."""
    context = clause.context
    if context.kind != "other" or context.event is not None or find_due(context, clause.text):
        return True
    return any(context.by_id[o].kind is EntityKind.INSTITUTION for o in owners)


def _own_plans(clause: Clause) -> tuple[MentionId, ...]:
    """Whose plan nobody's is in minutes: that of the house that met, when it has works of its own and no other house is spoken of."""
    context, own = clause.context, clause.context.house
    if own is None or context.by_id[own].type not in _HOUSES or re.search(r"\bja\s", clause.low):
        return ()
    here = context.inside(clause.start, clause.end)
    if any(m.kind is EntityKind.INSTITUTION and m.name != context.name(own) for m in here):
        return ()
    seats = {s for m in (*[m.id for m in here if m.kind is EntityKind.PERSON], *context.voice) if (s := seat_of(context, m)) is not None}
    return () if any(context.name(s) != context.name(own) for s in seats) else (own,)


def owner_behind(clause: Clause) -> tuple[MentionId, ...]:
    """Whose plan it is when nobody is named: in a report or letter its author's, in the news that of the institution spoken of."""
    context = clause.context
    body = context.body()
    if context.kind in ("report", "letter", "plan") and body:
        return (body,)
    if context.minutes:
        return _own_plans(clause)
    if any(is_person(context, o) for o in clause.speaker()):
        return ()  # `Ministrs norāda, ka likums tiks iesniegts`: not the house named before him
    main = spoken_of(context) if context.kind in ("press", "other") else None
    if main is not None:
        return (main.id,)
    return ()
