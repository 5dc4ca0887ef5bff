"""A sentence cut into its acts: where what follows a joint names its own actor and has its own verb."""

from __future__ import annotations

import re

from extractors.commitments.actors import subject_like
from extractors.commitments.clauses import Clause, make_clause
from extractors.commitments.context import Context
from extractors.commitments.forms import AGREED, ASSIGN, PLANNED, PROMISED, REQUEST
from extractors.commitments.verbs import Form, Verb
from extractors.commitments.who import Who
from extractors.names.declension import Case

_JOINT = re.compile(r"\s*;\s*|,\s+(?=(?!ka\b|kas\b|ko\b|lai\b|jo\b|kur)[^,;]{3,60}?(?:sim|simies)\b)|,\s+(?:bet|savukārt|taču|un|kā arī)\s+|\s+(?:un|bet)\s+|,\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")

#: A name in the genitive before a joint: `Egļu un Ozolu pagasta padomei`.
_GENITIVE = re.compile(r"(?<![.!?] )\b[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:as|es|u|us|a)$")


def cut(context: Context, start: int, end: int) -> list[Clause]:
    """The acts of a sentence; a sentence of one act comes back whole.

    A cut is made where what follows names its own actor and has its own verb, and what stands before has one too.
    """
    whole = make_clause(context, start, end)
    places: list[tuple[int, int, bool]] = []
    at = start
    for joint in _JOINT.finditer(whole.text):
        left, right = start + joint.start(), start + joint.end()
        if not any(at <= v.start < left for v in whole.verbs) and ";" not in joint.group():
            continue
        rest = [v for v in whole.verbs if v.start >= right]
        head = next((w for w in whole.whos if right <= w.start <= right + 70), None)
        semicolon = ";" in joint.group()
        if joint.group().strip() == "," and (head is None or not _told_likewise(whole, head, at, left, right)):
            if _we_will(whole, at, left, rest):
                places.append((at, left, True))  # `Ministrija apsolījusi līdzekļus, tāmi iesniegsim aprīlī`
                at = right
            continue
        if ";" not in joint.group() and head is not None and _told_with(whole, head, at, left, right):
            continue  # `Ieteikt domei, padomei un pārvaldei rīkoties`
        if joint.group().strip() == "un" and head is not None and head.start == right and _GENITIVE.search(context.text(at, left)) and not any(w.end == left for w in whole.whos):
            continue  # `Ieteikt Egļu | un Ozolu pagasta padomei`: one name with the next
        own = head is not None and (rest or _acts(whole.low[right - start :])) and _leads(whole, head, right, rest)
        if (own and (head is not None)) or (
            semicolon and (own or _acts(whole.low[right - start :]) or _acts(whole.low[at - start : left - start]))
        ):
            places.append((at, left, semicolon))
            at = right
    if not places:
        return [whole]
    semicolons = any(semicolon for _, _, semicolon in places)
    places.append((at, end, semicolons))
    return [make_clause(context, a, b, split=semicolons) for a, b, _ in places]


#: What makes a clause part of the one behind it.
_SUBORDINATE = re.compile(r"(?:^\W*|,\s+)(?:ja|kad|lai|tiklīdz|kamēr|līdzko|tā kā|ka|kas|ko|kur\w*|jo|pirms|kopš|kolīdz)\b")


def _we_will(whole: Clause, start: int, left: int, rest: list[Verb]) -> bool:
    """Whether `we` act behind a comma, and somebody else before it."""
    if _SUBORDINATE.search(whole.context.text(start, left).lower()):
        return False  # `Ja skola atteiks, meklēsim telpas`
    before = [v for v in whole.verbs if start <= v.start < left]
    return bool(rest) and rest[0].form is Form.FIRST_FUTURE and bool(before) and all(v.form is not Form.FIRST_FUTURE for v in before) and any(start <= w.start < left and Case.NOM in w.cases for w in whole.whos)


def _acts(low: str) -> bool:
    """Whether the text has a finite verb of its own that binds or tells."""
    part = low[:160]
    return bool(
        PROMISED.search(part)
        or PLANNED.search(part)
        or AGREED.search(part)
        or ASSIGN.search(part)
        or re.search(r"\b(?:tiks|noslēdza|notika|bija|ir)\b", part)
    )


def _leads(whole: Clause, head: Who, right: int, rest: list[Verb]) -> bool:
    """Whether the one named right behind the joint acts by itself: dative with infinitive or dash, nominative with future."""
    between = whole.context.text(right, head.start)
    if re.search(r"\b(?:ar|no|par|pie|uz|līdz|pēc)\s*$", between) or re.search(r"[,;]", between):
        return False
    after = whole.context.text(head.end, min(whole.end, head.end + 4))
    if Case.DAT in head.cases and head.sure:
        ahead = [v for v in rest if v.start > head.end]
        return bool(re.match(r"\s+[–—-]\s", after)) or bool(
            ahead and ahead[0].form in (Form.INFINITIVE, Form.DEBITIVE) and _before(whole, right)
        )
    if Case.NOM in head.cases:
        led = any(right <= v.start < head.start and v.form is Form.FUTURE for v in whole.verbs)
        if led and head.sure and Case.GEN not in head.cases:
            return _has_finite(whole, right)  # `…, bet maketu sagatavos Tūrisma centrs`
        stop = next((v for v in rest if v.start > head.end), None)
        if stop is not None and stop.form is Form.FUTURE and subject_like(whole.context, head):
            return not re.search(r",", whole.context.text(head.end, stop.start)) and _has_finite(whole, right)
        return bool(
            re.match(r"\s+(?:\w+\s+){0,3}?(?:apņem|sola|plāno|apsola|gatavojas)", whole.context.text(head.end, whole.end).lower())
        )
    return False


def _told_with(whole: Clause, head: Who, start: int, left: int, right: int) -> bool:
    """Whether the one behind the joint only joins those in the dative before it, who are told by the word that opens the act."""
    if Case.DAT not in head.cases or head.start != right:
        return False
    last = next((w for w in reversed(whole.whos) if start <= w.start and w.end <= left), None)
    shared = last is not None and all(whole.context.by_id[i].method.endswith("shared head") for i in last.ids)  # `Egļu | un Ozolu pagasta padomei`
    if last is None or not (last.sure or shared) or Case.DAT not in last.cases or whole.context.text(last.end, left).strip(' ”"“'):
        return False
    told = [v for v in whole.verbs if start <= v.start < last.start]
    said = [m for m in (REQUEST.search(whole.low, start - whole.start, left - whole.start), ASSIGN.search(whole.low, start - whole.start, left - whole.start)) if m]
    return bool(said) and all(v.start <= whole.start + said[0].end() for v in told)


def _told_likewise(whole: Clause, head: Who, start: int, left: int, right: int) -> bool:
    """Whether behind a mere comma somebody else is told an act of his own: `A. Rozei sagatavot tāmi, J. Kalnam izsūtīt aicinājumus`."""
    if head.start != right or head.how != "name" or not head.sure or Case.DAT not in head.cases:
        return False
    told = next((w for w in whole.whos if start <= w.start < left and w.sure and Case.DAT in w.cases), None)
    acts = [v for v in whole.verbs if v.form in (Form.INFINITIVE, Form.DEBITIVE)]
    if told is None or not any(told.end < v.start < left for v in acts) or not any(v.start > head.end for v in acts):
        return False
    return not any(w.end == left and Case.DAT in w.cases for w in whole.whos)  # `nosūtīt A. Rozei, J. Kalnam` are those who get it


def _before(whole: Clause, right: int) -> bool:
    return any(v.end <= right for v in whole.verbs)


def _has_finite(whole: Clause, right: int) -> bool:
    before = whole.context.text(whole.start, right).lower()
    return any(v.end <= right and v.form is Form.FUTURE for v in whole.verbs) or bool(
        PROMISED.search(before) or PLANNED.search(before) or AGREED.search(before)
    )
