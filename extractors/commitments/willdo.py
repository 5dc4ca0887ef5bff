"""Who will act, where nobody stands plainly as the subject of a future.

The tree shows it, or a name whose letters show no case, or a clause on one of a house's own people; or there is nobody, as in the news.
"""

from __future__ import annotations

import re

from extractors.commitments.clauses import Clause
from extractors.commitments.context import Context, is_person
from extractors.commitments.doers import doer, is_somebody
from extractors.commitments.due import time_of_act
from extractors.commitments.judged import is_dated
from extractors.commitments.verbs import Form, Verb
from extractors.names.declension import Case
from extractors.records import MentionId

#: What the news tells of somebody without a name only as news.
VISITS = frozenset("piedalīties apmeklēt viesoties doties braukt tikties uzstāties".split())
#: Subjects that only stand in for another.
_STAND_IN = frozenset("kas kurš kura tas tā viņš viņa pats pati abi visi".split())
#: What is done stands between a body and the verb: `VK ieteikumus sniegs`.
_OBJECT_BETWEEN = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?[a-zāčēģīķļņšūž]+(?:us|u|i|as|es)\s+")
#: `…, kuras metodiķe A. Roze septembrī vadīs darbnīcas`: a house is named, and one of its own people acts.
_WHOSE = re.compile(r",\s*(?:ar|no|pie|kopā ar)?\s*(?:kura|kuras|kuru)\s+(?:[a-zāčēģīķļņšūž]+\s+){1,4}$", re.IGNORECASE)
#: When something is, and small words beside it, which stand before a subject and are none.
TIMES = re.compile(
    r"\b(?:\d[\w.]*\.?\s*)?(?:gada|mēneša|nedēļas|nākamās|nākamā|šīs|šā|janvāra|februāra|marta|aprīļa|maija|jūnija|jūlija|augusta|septembra|oktobra|novembra|decembra|rudens|pavasara|vasaras|ziemas|darba|arī|tikai|jaunas|jauna)\s"
)


def subject_by_tree(clause: Clause, verb: Verb) -> tuple[MentionId, ...]:
    """Whoever the tree sees as the subject of the verb, when that one is named or stands for somebody named."""
    predicate = clause.context.predicate(verb)
    return doer(clause, predicate)[1] if predicate is not None and predicate.subject is not None else ()


def another_acts(clause: Clause, verb: Verb, owners: tuple[MentionId, ...]) -> bool:
    """Whether the tree sees a common noun as the subject, which stands behind those taken for it and is none of them."""
    predicate = clause.context.predicate(verb)
    if predicate is None or predicate.subject is None or predicate.named or predicate.noun in _STAND_IN:
        return False
    start, end = predicate.subject
    return not any(w.start < end and start < w.end for w in clause.whos) and not any(set(w.ids) & set(owners) and w.start >= start for w in clause.whos)


def seen_by_tree(clause: Clause, verb: Verb) -> tuple[bool, tuple[MentionId, ...]]:
    """Whether the tree sees somebody who acts in the future: `uzņēmums bedres aizlies`, `horvātu partnerus uzrunās koordinatore`.

    In the news and in reports somebody without a name must act at a time that is told.
    """
    predicate = clause.context.predicate(verb)
    if predicate is not None and predicate.aside:
        return False, ()
    acts, owners = doer(clause, predicate) if predicate is not None else (_opens_with_somebody(clause), ())
    told_where = is_dated(clause) and verb.infinitive not in VISITS
    if not acts or (not owners and not clause.context.minutes and not told_where):
        return False, ()
    return True, owners


def _opens_with_somebody(clause: Clause) -> bool:
    """Whether what is told begins with a noun for somebody: `…, ka uzņēmums jumtu salabos`."""
    word = re.match(r"\s*(?:arī\s+)?([^\W\d_]+)", clause.context.text(clause.told, clause.end))
    return word is not None and is_somebody(word[1].lower())


def told_by_letters(clause: Clause, verb: Verb) -> tuple[MentionId, ...]:
    """The body whose letters, which show no case, open what is told before the object of a verb that nothing else is the subject of."""
    context = clause.context
    for who in clause.whos:
        if context.text(clause.told, who.start).strip(' „“"«') or who.how != "name" or who.sure or Case.NOM not in who.cases:
            continue
        if sum(c.isupper() for c in context.text(who.start, who.end)) > 1 and " " not in context.text(who.start, who.end) and _OBJECT_BETWEEN.fullmatch(context.text(who.end, verb.start)):
            return who.ids
    return ()


def own_man_acts(clause: Clause, verb: Verb) -> bool:
    """Whether a dated clause on a house tells what one of its own people will do: `…, kuras metodiķe A. Roze septembrī vadīs darbnīcas`."""
    context = clause.context
    before = [w for w in clause.whos if w.end <= verb.start and Case.NOM in w.cases and w.how == "name" and all(is_person(context, i) for i in w.ids)]
    return bool(before) and is_dated(clause) and _WHOSE.search(context.text(clause.start, before[-1].start)) is not None and not re.search(
        r"[,;:]", context.text(before[-1].end, verb.start)
    )


#: What is done, right behind the verb or right before it; a plural in `-as` or `-es` can also be the subject.
_OBJECT_BEHIND = re.compile(r"\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:u|i|us|t|ties)\b")
_PLURAL_BEHIND = re.compile(r"\s+(?:[\w-]+\s+){0,2}?[a-zāčēģīķļņšūž]{3,}(?:as|es|is)\b")
_OBJECT_BEFORE = re.compile(r"(?:\w(?:u|i|us)|\b(?:pārējo|atlikušo|daļu|to|šo))\s+(?:\w+ā\s+)?$", re.IGNORECASE)


def _without_subject(context: Context, verb: Verb) -> bool:
    predicate = context.predicate(verb)
    return predicate is not None and predicate.subject is None


def goes_on(clause: Clause, verb: Verb) -> tuple[MentionId, ...]:
    """Who was bound by the sentence before, where the news says without a subject what else will be done: `Pārējo finansēs ar kredītu.`"""
    context = clause.context
    if context.kind not in ("press", "other") or context.bound != context.before or verb.form is not Form.FUTURE or clause.told > clause.start:
        return ()
    before, after = context.text(clause.start, verb.start), context.text(verb.end, clause.end)
    plain = _without_subject(context, verb) and (_OBJECT_BEHIND.match(after) or _OBJECT_BEFORE.search(before))
    named = any(Case.NOM in w.cases for w in clause.whos)
    return () if not plain or named or verb.infinitive.endswith("ties") else context.near.get("owns before", ())


def is_impersonal(clause: Clause, verb: Verb) -> bool:
    """Whether the future has no subject at all, as in the news: `Trešdien Liepājā sāks remontēt tiltu`.

    It needs an object or infinitive and a date, or somebody who tells it for a house; whatever could be a nominative before the verb makes it the subject.
    """
    context = clause.context
    if context.kind not in ("press", "other") or verb.form is not Form.FUTURE or verb.infinitive.endswith("ties"):
        return False
    before = context.text(clause.told, verb.start)
    after = context.text(verb.end, clause.end)
    if re.search(r"[a-zāčēģīķļņšūž](?:s|š|a|e|i)\s", TIMES.sub("", before)) or any(
        Case.NOM in w.cases for w in clause.whos if w.end <= verb.start and w.sure
    ):
        return False
    if not _OBJECT_BEHIND.match(after) and not _OBJECT_BEFORE.search(before) and not (_PLURAL_BEHIND.match(after) and _without_subject(context, verb)):
        return False
    return not before.strip(' „“"«') or is_dated(clause) or time_of_act(context, clause.text, act=verb.end - clause.start) is not None
