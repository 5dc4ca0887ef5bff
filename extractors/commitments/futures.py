"""Acts in the future: somebody will do it.

Who that is tells `willdo`; whether it is a promise or only told, `voice`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.commitments.actors import all_together, subject_after, subjects
from extractors.commitments.clauses import Clause, voices
from extractors.commitments.context import is_person
from extractors.commitments.forms import AGREED, DENIED, IF_AT_START, LEISURE_ACTS, NO_ACT, OPINION, PLANNED
from extractors.commitments.groups import binds_parties, members, tells_of_deal
from extractors.commitments.judged import Judged, Setting, first_person, in_subclause, is_public, owner_behind
from extractors.commitments.seats import is_body, is_sender
from extractors.commitments.verbs import Form, Verb
from extractors.commitments.voice import has_no_voice, is_for_himself, is_news, is_only_told
from extractors.commitments.who import accompanies
from extractors.commitments.willdo import (
    VISITS,
    another_acts,
    goes_on,
    is_impersonal,
    own_man_acts,
    seen_by_tree,
    subject_by_tree,
    told_by_letters,
)
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId

_ADJUNCT = re.compile(
    r"\b(?:līdz|pēc|par|ar|no|uz|pie)\s+(?:\d[\w.]*\s+(?:gada\s+)?)*[\w-]+\s|\b(?:mēneša|nedēļas|\w+ (?:dienu|nedēļu|mēnešu)) laikā\s|\b(?:arī|pats|pati|visus|visas|vēlreiz|tuvākajā laikā)\s"
)
#: What whoever has the floor does by saying that he will: `atbildēšu īsi`.
_SAID_AT_ONCE = frozenset(
    """teikt pateikt sacīt runāt uzrunāt atbildēt stāstīt pastāstīt paskaidrot piebilst papildināt minēt pieminēt atgādināt sākt turpināt beigt nobeigt
    nolasīt citēt nocitēt jautāt pajautāt lūgt aicināt atļauties balsot nobalsot atbalstīt atturēties izmantot pievērsties pakavēties""".split()
)
#: What the speaker will do stands behind the comma that ends what was told.
_AND_WILL = re.compile(r"[a-zāčēģīķļņšūž]+,\s+(?:un|bet|tāpēc|tādēļ|taču)\s+(?:pats\s|pati\s|arī\s)?$")
#: An object before the verb.
_OBJECT = re.compile(r"\b[a-zāčēģīķļņšūž]{3,}(?:u|i|us)\s")
_COUNTED = re.compile(r"\s+(?:ap |aptuveni |kopā |vairāk nekā )?\d+ ")
#: Who tells it speaks for the one who will act: `Padome no savas puses nodrošinās …`, `Mūsu partnerība rīkos …`.
_OWN_SIDE = re.compile(r"\bno savas puses\b|^\W*mūsu (?:\w+ ){1,3}?(?:\w+ā |nākam\w+ |līdz [\w. ]+ )?\w+s\b")


def _helps(clause: Clause, verb: Verb) -> bool:
    """`palīdzēs rīkot`: the act of somebody that is told by the verb behind it."""
    return verb.infinitive == "palīdzēt" and any(v.form is Form.INFINITIVE and 0 <= v.start - verb.end < 30 for v in clause.verbs)


#: What two sides do together when one does it with the other: `X ar Y noslēgs līgumu`.
_DEALS = frozenset("slēgt noslēgt parakstīt".split())
_DEAL = re.compile(r"\b(?:līgum|vienošan|memorand|nodomu protokol)\w*")
_WITH = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?ar\s+[„“\"«]?")


def _both_sides(clause: Clause, verb: Verb) -> tuple[MentionId, ...]:
    """Both who will sign what the one signs with the other, named before the verb one behind the other."""
    if verb.infinitive not in _DEALS or not _DEAL.search(clause.low):
        return ()
    before = [w for w in clause.whos if clause.told <= w.start and w.end <= verb.start]
    for one, other in pairwise(before):
        if Case.NOM in one.cases and _WITH.fullmatch(clause.context.text(one.end, other.start)) and not accompanies(clause.context, one, clause.told):
            return tuple(dict.fromkeys((*one.ids, *other.ids)))
    return ()


#: Behind the one with whom somebody agreed: `vienojusies ar dienestu, ka tas aizdos`.
_THAT_ONE = re.compile(r"[”“»\"]?\s*(?:\([^()]{1,30}\)\s*)?,\s*ka\s+(?:tas|tā|viņš|viņa|tie|tās|viņi|viņas)\s")


def _agreed_with(clause: Clause) -> tuple[MentionId, ...]:
    """The one with whom somebody agreed that that one will act."""
    if clause.told <= clause.start or not AGREED.search(clause.low, 0, clause.told - clause.start):
        return ()
    return next((w.ids for w in clause.whos if w.end < clause.told and _THAT_ONE.match(clause.context.text(w.end, clause.end)) and accompanies(clause.context, w, clause.start)), ())


def _has_no_subject(clause: Clause, verb: Verb) -> bool:
    """Whether a house tells what it will do, and the tree sees no subject of the verb but an object before it: `dome ziņo, ka programmas gaitu vērtēs`."""
    predicate = clause.context.predicate(verb)
    front = clause.context.text(clause.told, verb.start)
    houses = not any(is_person(clause.context, s) for s in clause.speaker())
    return houses and predicate is not None and predicate.subject is None and re.search(r"[,;:–]", front) is None and _OBJECT.search(front) is not None


def future(clause: Clause, setting: Setting) -> Judged | None:
    """Somebody will act: `J. Ozols sagatavos`; in minutes it is that one's promise."""
    context = clause.context
    if DENIED.search(clause.low) or IF_AT_START.match(clause.low) or (not context.binding and clause.low.rstrip(' "”“»').endswith("?")):
        return None
    for verb in clause.forms(Form.FUTURE, Form.FIRST_FUTURE, Form.TOLD_FUTURE):
        if (
            (in_subclause(clause, verb.start) and not own_man_acts(clause, verb))
            or (verb.infinitive in NO_ACT and not _helps(clause, verb))
            or (OPINION.search(clause.low[: verb.start - clause.start]) and not tells_of_deal(clause.low))
        ):
            continue
        if context.kind in ("press", "other") and verb.infinitive in LEISURE_ACTS:
            continue
        if verb.form is Form.FIRST_FUTURE:
            if context.on_floor and verb.infinitive in _SAID_AT_ONCE:
                continue
            owners = all_together(clause, verb.end) or first_person(clause, setting, verb.start)
            if owners or (setting.listed and context.binding):
                return Judged(CommitmentKind.PROMISED, owners, "first person", 0.7 if owners else 0.6)
            continue
        owners = subjects(clause, verb.start)
        owners = owners or members(context, context.text(clause.told, verb.start).lower())
        acting = subject_by_tree(clause, verb)
        if acting and not set(acting) & set(owners):
            after = subject_after(clause, verb.end)  # the tree gives the first of `pārstāvēs A. Roze un B. Kalns`
            owners = after if set(acting) < set(after) else acting  # `A. Roze atvainojas; sekretariāts tos izsūtīs`: the nearest subject, not the first
        if owners and not acting and not context.minutes and another_acts(clause, verb, owners):
            owners = ()  # `A. Roze iesaka kurt ugunskuru, tad nauda ripos`
        direct = bool(owners)
        if not owners:
            owners = subject_after(clause, verb.end)
        if clause.told > clause.start and _AND_WILL.search(context.text(clause.told, verb.start).lower()):
            owners = tuple(o for o in clause.speaker() if is_person(context, o)) or owners  # `atgādina, ka nams palīdzēja, un jautās arī šogad`
        if not owners and clause.told > clause.start:
            between = _ADJUNCT.sub("", context.text(clause.told, verb.start).lower())
            own = re.search(r"[a-zāčēģīķļņšūž]+(?:s|a|e|(?<![aei])i)\s", between) is None or _has_no_subject(clause, verb)
            owners = clause.speaker() if own else ()  # `informē, ka izsūtīs`
        if not owners:
            owners = told_by_letters(clause, verb)
        other = _agreed_with(clause)
        owners = other or _both_sides(clause, verb) or owners
        if not owners and verb.infinitive in NO_ACT:
            continue
        owners = owners or goes_on(clause, verb)
        impersonal = not owners and is_impersonal(clause, verb)
        if impersonal:
            owners = voices(clause) or owner_behind(clause)
        somebody = False
        if not owners and not impersonal:
            somebody, owners = seen_by_tree(clause, verb)
            direct = bool(owners)
        if not owners and not impersonal and not somebody:
            continue
        if not owners and verb.infinitive in VISITS and _COUNTED.match(context.text(verb.end, clause.end)):
            continue  # `Brauks 24 dziedātāji`: how many
        if not is_public(clause, owners, direct=direct):
            return None
        if other:
            return Judged(CommitmentKind.AGREED, owners, "agreed with another", 0.75)
        if context.minutes:
            agreed = setting.lead.kind is CommitmentKind.AGREED or (setting.resolved and clause.told == clause.start)
            told = in_subclause(clause, verb.start) or has_no_voice(clause, owners) or is_only_told(clause, verb, owners) or is_news(clause, verb, owners)
            kind = CommitmentKind.AGREED if agreed else CommitmentKind.PLANNED if told else CommitmentKind.PROMISED
            return Judged(kind, owners, "future in minutes", 0.75)
        if binds_parties(context, owners, clause.low):
            kind = CommitmentKind.PROMISED if context.kind == "press" else CommitmentKind.AGREED
            return Judged(kind, owners, "future of a party", 0.75)
        if any(w.how == "group" and set(w.ids) == set(owners) for w in clause.whos):
            return Judged(CommitmentKind.AGREED, owners, "future of those who agreed", 0.75)
        own = context.kind in ("letter", "report") and all(is_body(context, o) or (context.kind == "letter" and is_sender(context, o)) for o in owners)
        own = (own and not PLANNED.search(clause.low[: verb.start - clause.start])) or _OWN_SIDE.search(clause.low) is not None
        own = own or verb.infinitive == "nodrošināt"  # the word of whoever takes it upon himself
        promised = own or (is_for_himself(clause, owners) and (not impersonal or clause.told > clause.start))
        kind = CommitmentKind.PROMISED if promised else CommitmentKind.PLANNED
        return Judged(kind, owners, "impersonal future" if impersonal else "future", 0.5 if impersonal else 0.65)
    return None
