"""Acts in the future: somebody will do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.commitments.actors import subject_after, subjects
from extractors.commitments.clauses import Clause, voices
from extractors.commitments.context import is_person
from extractors.commitments.doers import doer, is_somebody
from extractors.commitments.due import find_due
from extractors.commitments.forms import (
    DENIED,
    LEISURE_ACTS,
    NO_ACT,
    OPINION,
    PLANNED,
    PROMISED,
    STATES,
    UNREAL,
    fixes_next_meeting,
)
from extractors.commitments.groups import binds_parties, members, tells_of_deal
from extractors.commitments.judged import Judged, Setting, first_person, in_subclause, is_dated, is_public, owner_behind
from extractors.commitments.seats import is_body, may_be_one, seat_of
from extractors.commitments.verbs import Form, Verb
from extractors.dates.values import Frame
from extractors.institutions.abbreviations import is_drawn_from
from extractors.names.declension import Case
from extractors.records import Capacity, CommitmentKind, MentionId

_ADJUNCT = re.compile(
    r"\b(?:līdz|pēc|par|ar|no|uz|pie)\s+(?:\d[\w.]*\s+(?:gada\s+)?)*[\w-]+\s|\b(?:mēneša|nedēļas|\w+ (?:dienu|nedēļu|mēnešu)) laikā\s|\b(?:arī|pats|pati|visus|visas|vēlreiz|tuvākajā laikā)\s"
)
#: Acts whose present tells what is going to be when a time to come stands with it.
_STAGES = frozenset("rīkot sarīkot organizēt atklāt sākt uzsākt pabeigt prezentēt iesniegt izsludināt parakstīt slēgt aizsākt doties uzņemt".split())
#: What lasts up to a day, and is no task.
_GOES_ON = frozenset("darboties strādāt ilgt turpināt turpināties palikt atrasties gaidīt pildīt mācīties studēt dzīvot apmeklēt piedalīties pagarināt saglabāt saņemt izmantot".split())
_SO_FAR = re.compile(r"\b(?:līdz šim|joprojām|kopš|šobrīd|pašlaik|patlaban|jau|parasti|šodien|katru)\b")
#: What the news tells of somebody without a name only as news.
_VISITS = frozenset("piedalīties apmeklēt viesoties doties braukt tikties uzstāties".split())
#: Acts that a meeting is only told of: events, and journeys to them.
_EVENTS = frozenset(
    "rīkot sarīkot organizēt noorganizēt braukt aizbraukt doties viesoties tikties svinēt uzstāties piedalīties norisināties apmeklēt".split()
)
_TIMES = re.compile(
    r"\b(?:\d[\w.]*\.?\s*)?(?:gada|mēneša|nedēļas|nākamās|nākamā|šīs|šā|janvāra|februāra|marta|aprīļa|maija|jūnija|jūlija|augusta|septembra|oktobra|novembra|decembra|rudens|pavasara|vasaras|ziemas|darba|arī|tikai|jaunas|jauna)\s"
)

#: What the speaker will do stands behind the comma that ends what was told.
_AND_WILL = re.compile(r"[a-zāčēģīķļņšūž]+,\s+(?:un|bet|tāpēc|tādēļ|taču)\s+(?:pats\s|pati\s|arī\s)?$")
_COUNTED = re.compile(r"\s+(?:ap |aptuveni |kopā |vairāk nekā )?\d+ ")


def future(clause: Clause, setting: Setting) -> Judged | None:
    """Somebody will act: `J. Ozols sagatavos`; in minutes it is that one's promise."""
    context = clause.context
    if DENIED.search(clause.low) or re.match(r"\W*ja\s", clause.low):
        return None
    for verb in clause.forms(Form.FUTURE, Form.FIRST_FUTURE, Form.TOLD_FUTURE):
        if (
            (in_subclause(clause, verb.start) and not _own_man_acts(clause, verb))
            or verb.infinitive in NO_ACT
            or (OPINION.search(clause.low[: verb.start - clause.start]) and not tells_of_deal(clause.low))
        ):
            continue
        if context.kind in ("press", "other") and verb.infinitive in LEISURE_ACTS:
            continue
        if verb.form is Form.FIRST_FUTURE:
            owners = first_person(clause, setting, verb.start)
            if owners or (setting.listed and context.binding):
                return Judged(CommitmentKind.PROMISED, owners, "first person", 0.7 if owners else 0.6)
            continue
        owners = subjects(clause, verb.start)
        owners = owners or members(context, context.text(clause.told, verb.start).lower())
        acting = _subject_by_tree(clause, verb)
        if acting and not set(acting) & set(owners):
            after = subject_after(clause, verb.end)  # the tree gives the first of `pārstāvēs A. Roze un B. Kalns`
            owners = after if set(acting) < set(after) else acting  # `A. Roze atvainojas; sekretariāts tos izsūtīs`: the nearest subject, not the first
        direct = bool(owners)
        if not owners:
            owners = subject_after(clause, verb.end)
        if clause.told > clause.start and _AND_WILL.search(context.text(clause.told, verb.start).lower()):
            owners = tuple(o for o in clause.speaker() if is_person(context, o)) or owners  # `atgādina, ka nams palīdzēja, un jautās arī šogad`
        if not owners and clause.told > clause.start:
            between = _ADJUNCT.sub("", context.text(clause.told, verb.start).lower())
            owners = () if re.search(r"[a-zāčēģīķļņšūž]+(?:s|a|e|(?<![aei])i)\s", between) else clause.speaker()  # `informē, ka izsūtīs`
        if not owners:
            owners = _by_letters(clause, verb)
        impersonal = not owners and _impersonal(clause, verb)
        if impersonal:
            owners = voices(clause) or owner_behind(clause)
        somebody = False
        if not owners and not impersonal:
            somebody, owners = _by_tree(clause, verb)
            direct = bool(owners)
        if not owners and not impersonal and not somebody:
            continue
        if not owners and verb.infinitive in _VISITS and _COUNTED.match(context.text(verb.end, clause.end)):
            continue  # `Brauks 24 dziedātāji`: how many
        if not is_public(clause, owners, direct=direct):
            return None
        if context.minutes:
            agreed = setting.lead.kind is CommitmentKind.AGREED or (setting.resolved and clause.told == clause.start)
            told = in_subclause(clause, verb.start) or _has_no_voice(clause, owners) or _only_told(clause, verb, owners) or _news(clause, verb, owners)
            kind = CommitmentKind.AGREED if agreed else CommitmentKind.PLANNED if told else CommitmentKind.PROMISED
            return Judged(kind, owners, "future in minutes", 0.75)
        if binds_parties(context, owners, clause.low):
            kind = CommitmentKind.PROMISED if context.kind == "press" else CommitmentKind.AGREED
            return Judged(kind, owners, "future of a party", 0.75)
        if any(w.how == "group" and set(w.ids) == set(owners) for w in clause.whos):
            return Judged(CommitmentKind.AGREED, owners, "future of those who agreed", 0.75)
        own = context.kind in ("letter", "report") and all(is_body(context, o) for o in owners)
        own = (own and not PLANNED.search(clause.low[: verb.start - clause.start])) or _OWN_SIDE.search(clause.low) is not None
        kind = CommitmentKind.PROMISED if own or _for_himself(clause, owners) else CommitmentKind.PLANNED
        return Judged(kind, owners, "impersonal future" if impersonal else "future", 0.5 if impersonal else 0.65)
    return None


#: Who tells it speaks for the one who will act: `Padome no savas puses nodrošinās …`, `Mūsu partnerība rīkos …`.
_OWN_SIDE = re.compile(r"\bno savas puses\b|^\W*mūsu (?:\w+ ){1,3}?(?:\w+ā |nākam\w+ |līdz [\w. ]+ )?\w+s\b")


def _has_no_voice(clause: Clause, owners: Sequence[MentionId]) -> bool:
    """Whether none of those who will act was at the meeting nor was spoken for there: nobody can promise for them."""
    context = clause.context
    if PROMISED.search(clause.low) or any(is_person(context, v) and seat_of(context, v) is None for v in clause.speaker() or context.voice):
        return False  # whom the speaker speaks for is not told
    present = [a.subject for a in context.attendance if a.capacity is not Capacity.ABSENT and a.subject in context.by_id]
    people = [context.name(s) for s in present if is_person(context, s)]
    if len(people) < 3 or not owners:
        return False
    houses = {context.name(s) for s in present if not is_person(context, s)} | {context.name(h) for p in present if is_person(context, p) and (h := seat_of(context, p))}
    own = context.house
    if own is not None:
        houses.add(context.name(own))
    for owner in owners:
        name = context.name(owner)
        if is_person(context, owner):
            if any(may_be_one(name, p) or may_be_one(p, name) for p in people) or " " not in name:
                return False
        elif is_body(context, owner) or any(_same_house(name, h) or name.lower() in h.lower() or h.lower() in name.lower() for h in houses):
            return False
    return True


#: What is done stands between a body and the verb: `VK ieteikumus sniegs`.
_OBJECT_BETWEEN = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?[a-zāčēģīķļņšūž]+(?:us|u|i|as|es)\s+")


def _by_letters(clause: Clause, verb: Verb) -> tuple[MentionId, ...]:
    """The body whose letters, which show no case, open what is told before the object of a verb that nothing else is the subject of."""
    context = clause.context
    for who in clause.whos:
        if context.text(clause.told, who.start).strip(' „“"«') or who.how != "name" or who.sure or Case.NOM not in who.cases:
            continue
        if context.text(who.start, who.end).isupper() and _OBJECT_BETWEEN.fullmatch(context.text(who.end, verb.start)):
            return who.ids
    return ()


def _for_himself(clause: Clause, owners: Sequence[MentionId]) -> bool:
    """Whether who tells it will do it, or the house that the one who tells it speaks for and calls by no name: `viņa piebilst, ka birojs rīkos`."""
    if clause.told <= clause.start:
        return False
    if any(o in clause.speaker() for o in owners):
        return True
    context = clause.context
    seats = {context.name(s) for p in clause.speaker() if is_person(context, p) and (s := seat_of(context, p)) is not None}
    told = [w for w in clause.whos if w.start >= clause.told and w.how in ("generic", "unit", "pronoun") and set(w.ids) & set(owners)]
    return bool(told) and bool(owners) and all(context.name(o) in seats for o in owners)


#: `…, kuras metodiķe A. Roze septembrī vadīs darbnīcas`: a house is named, and one of its own people acts.
_WHOSE = re.compile(r",\s*(?:ar|no|pie|kopā ar)?\s*(?:kura|kuras|kuru)\s+(?:[a-zāčēģīķļņšūž]+\s+){1,4}$", re.IGNORECASE)


def _own_man_acts(clause: Clause, verb: Verb) -> bool:
    context = clause.context
    before = [w for w in clause.whos if w.end <= verb.start and Case.NOM in w.cases and w.how == "name" and all(is_person(context, i) for i in w.ids)]
    return bool(before) and is_dated(clause) and _WHOSE.search(context.text(clause.start, before[-1].start)) is not None and not re.search(
        r"[,;:]", context.text(before[-1].end, verb.start)
    )


#: What a thing that is made does when it is ready.
_BEGINS = frozenset("sākt uzsākt atsākt iznākt tapt atvērties atklāties darboties parādīties būt notikt".split())


def comes_to_be(clause: Clause, setting: Setting) -> Judged | None:
    """What the house that met makes begins or is ready on a day to come: `biedrības mājaslapa darbu sāks 1. aprīlī` in its minutes."""
    context = clause.context
    if not context.minutes:
        return None
    begins = [v for v in clause.forms(Form.FUTURE) if v.infinitive in _BEGINS]
    due = find_due(context, clause.text) if begins else None
    own = context.house
    if due is None or not due.value or own is None or (today := context.reference) is None or not _to_come(due.value, today.isoformat()):
        return None
    if DENIED.search(clause.low) or UNREAL.search(clause.low) or fixes_next_meeting(clause.low):
        return None
    for verb in begins:
        if in_subclause(clause, verb.start) or OPINION.search(clause.low[: verb.start - clause.start]):
            continue
        whose = [w for w in clause.whos if clause.told <= w.start and w.end <= verb.start and Case.GEN in w.cases and set(map(context.name, w.ids)) == {context.name(own)}]
        if whose and re.match(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){1,4}$", context.text(whose[0].end, verb.start)):
            return Judged(CommitmentKind.PLANNED, (own,), "comes to be", 0.6)
    return None


def _subject_by_tree(clause: Clause, verb: Verb) -> tuple[MentionId, ...]:
    """Whoever the tree sees as the subject of the verb, when that one is named or stands for somebody named."""
    predicate = clause.context.predicate(verb)
    return doer(clause, predicate)[1] if predicate is not None and predicate.subject is not None else ()


def scheduled(clause: Clause, setting: Setting) -> Judged | None:
    """A present with a day or month still to come: `birojs 22. novembrī Rīgā rīko konferenci`, `svinības notiks 9. septembrī` in minutes."""
    context = clause.context
    today = context.reference
    presents = [p for p in context.acts(max(clause.told, clause.start), clause.end) if p.form is Form.PRESENT and not p.aside]
    if not presents or today is None or not (context.minutes or context.kind in ("press", "report", "letter")):
        return None
    if DENIED.search(clause.low) or UNREAL.search(clause.low):
        return None
    due = find_due(context, clause.text)
    if due is None or not due.value or not _to_come(due.value, today.isoformat()) or fixes_next_meeting(clause.low):
        return None
    limit = due.frame in (Frame.UNTIL, Frame.TERM) and context.minutes and clause.told <= clause.start and not _SO_FAR.search(clause.low)
    for predicate in presents:
        somebody, owners = doer(clause, predicate)
        if limit and predicate.infinitive not in STATES and predicate.infinitive not in _GOES_ON:
            owners = subject_after(clause, predicate.end) or max(subjects(clause, predicate.start), owners, key=len)
            if somebody or owners:
                kind = CommitmentKind.ASSIGNED if setting.decided or setting.listed else CommitmentKind.AGREED
                return Judged(setting.lead.kind or kind, owners, "present with a limit", 0.65)
        if predicate.infinitive not in _STAGES:
            continue
        if somebody:
            return Judged(CommitmentKind.PLANNED, owners, "scheduled", 0.6)
    return None


def _to_come(value: str, today: str) -> bool:
    """Whether a day or a month lies behind today."""
    return re.fullmatch(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?", value) is not None and value > today[: len(value)]


def _by_tree(clause: Clause, verb: Verb) -> tuple[bool, tuple[MentionId, ...]]:
    """Whether the tree sees somebody who acts in the future: `uzņēmums bedres aizlies`, `horvātu partnerus uzrunās koordinatore`.

    In the news and in reports somebody without a name must act at a time that is told.
    """
    predicate = clause.context.predicate(verb)
    if predicate is not None and predicate.aside:
        return False, ()
    acts, owners = doer(clause, predicate) if predicate is not None else (_opens_with_somebody(clause), ())
    told_where = is_dated(clause) and verb.infinitive not in _VISITS
    if not acts or (not owners and not clause.context.minutes and not told_where):
        return False, ()
    return True, owners


def _opens_with_somebody(clause: Clause) -> bool:
    """Whether what is told begins with a noun for somebody: `…, ka uzņēmums jumtu salabos`."""
    word = re.match(r"\s*(?:arī\s+)?([^\W\d_]+)", clause.context.text(clause.told, clause.end))
    return word is not None and is_somebody(word[1].lower())


def _only_told(clause: Clause, verb: Verb, owners: Sequence[MentionId]) -> bool:
    """Whether a speaker only tells what is going to be: an event, or what others will do.

    What a person or the own institution will do for the meeting is promised.
    """
    context = clause.context
    if verb.infinitive in _EVENTS and not any(is_person(context, o) for o in owners):
        return clause.told == clause.start or not set(owners) & set(clause.speaker())
    speakers = clause.speaker()
    if not speakers or clause.told == clause.start:
        return False
    own = {context.name(i) for s in speakers for i in (s, seat_of(context, s) or s if is_person(context, s) else s)}
    seated = any(is_person(context, s) and seat_of(context, s) is not None for s in speakers)
    named = {i for w in clause.whos if w.how == "name" for i in w.ids}
    others = [context.name(o) for o in owners if o in named]
    return seated and len(others) == len(owners) > 0 and not any(_same_house(o, name) for o in others for name in own)


def _news(clause: Clause, verb: Verb, owners: Sequence[MentionId]) -> bool:
    """Whether it is told as news who will do it: the subject stands behind the verb, `Telti aizdos jahtklubs`, or it is somebody without a name.

    The end of a Latvian sentence holds what is new in it; who promises stands first. Source: "Latviešu valodas gramatika" (2013), on word order.
    """
    if clause.told == clause.start:
        named = [w for w in clause.whos if set(w.ids) & set(owners)]
        return bool(named) and all(w.start >= verb.end for w in named)
    predicate = clause.context.predicate(verb)
    return not owners and predicate is not None and predicate.subject is not None and clause.told <= predicate.subject[0] < verb.start


def _same_house(left: str, right: str) -> bool:
    """Whether two names can be one house's: equal, or one drawn from the letters of the other."""
    return left == right or is_drawn_from(left, right) or is_drawn_from(right, left)


def _impersonal(clause: Clause, verb: Verb) -> bool:
    """Whether the future has no subject at all, as in the news: `Trešdien Liepājā sāks remontēt tiltu`.

    It needs a date and an object or infinitive; whatever could be a nominative before the verb makes it the subject.
    """
    context = clause.context
    if context.kind not in ("press", "other") or verb.form is not Form.FUTURE or verb.infinitive.endswith("ties"):
        return False
    before = context.text(clause.told, verb.start)
    after = context.text(verb.end, clause.end)
    if re.search(r"[a-zāčēģīķļņšūž](?:s|š|a|e|i)\s", _TIMES.sub("", before)) or any(
        Case.NOM in w.cases for w in clause.whos if w.end <= verb.start and w.sure
    ):
        return False
    if not re.match(r"\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:u|i|us|t|ties)\b", after) and not re.search(
        r"\w(?:u|i|us)\s+(?:\w+ā\s+)?$", before
    ):
        return False
    return not before.strip(' „“"«') or is_dated(clause)
