"""The end of an item that says who and by when: `Atbildīgais: J. Ozols. Termiņš: 01.02.2020.`, `(atb. A. Liepa, līdz maijam)`"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.commitments.context import Context, is_person
from extractors.commitments.due import in_year_to_come, to_its_end
from extractors.commitments.forms import report_is_done
from extractors.commitments.meant import find_who
from extractors.commitments.measures import act_noun
from extractors.commitments.points import names_points
from extractors.commitments.terms import in_month, term_words, until_end
from extractors.commitments.verbs import Form, has
from extractors.commitments.who import Who
from extractors.dates.values import Deadline
from extractors.names.declension import Case
from extractors.records import MentionId
from extractors.signs import Sign

_LABEL = Sign(
    r"(?:\(\s*)?\b(?:(?P<who>[Aa]tbildīg(?:ais|ā|ie|ās)(?: (?:par izpildi|persona|personas|iestāde|iestādes|institūcija|institūcijas|amatpersona))?|[Aa]tb(?:ild)?\.|[Ii]zpildītāj(?:s|a|i)|[Ii]zpilda|(?:[Aa]tbild|[Īī]steno|[Vv]eic|[Rr]ealizē|[Oo]rganizē|[Gg]ādā|[Dd]ara|[Rr]īko|[Kk]as(?: dara| veic| atbild)?|[Vv]eicēj(?:s|a|i)|[Ii]zpildes atbildīg(?:ais|ā|ie))(?=:)|[Aa]tbild(?=\s[A-ZĀČĒĢĪĶĻŅŠŪŽ]|\s[a-zāčēģīķļņšūž]+\s[A-ZĀČĒĢĪĶĻŅŠŪŽ])|[Kk]am uzdots|[Uu]zdots)"
    r"|(?P<with>[Ll]īdzatbildīg(?:ais|ā|ie|ās)(?: (?:institūcija|institūcijas|iestāde|iestādes))?|[Ii]esaistīt(?:ās|ie|ā)(?: (?:institūcijas|iestādes|puses))?)"
    r"|(?P<when>(?:[Ii]zpildes )?(?:[Tt]ermiņš|[Ll]aiks)|[Ii]zpildīt līdz|(?:[Kk]ad|[Ll]īdz|[Ii]zpildes datums)(?=:))|(?P<state>[Ii]zpilde|[Ss]tatuss|[Aa]tzīme par izpildi))\s*(?::|[–—-]\s|(?=\s[A-ZĀČĒĢĪĶĻŅŠŪŽ]\.)|(?<=[Aa]tbild)(?=\s)|(?<=[Tt]ermiņš)(?=\s(?:līdz\s)?\d)|(?=\s(?:[\w„“”\"-]+\s){0,5}?[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+\s[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+[\s.;)]*$))"
)
#: What every label has in it.
_SIGNS = (":", "tbild", "tb.", "zpild", "zdots", "esaistīt", "ermiņš", "aiks", "tatuss", "tzīme")
_BRACKET = re.compile(r"\((?P<inner>[^()]{3,90})\)\s*[.;]?\s*$")
#: The same behind a dash: `… iekšdarbi – Egles novada dome, līdz 2013. gada decembrim.`
_BEHIND_DASH = re.compile(r"\s[–—-]\s(?P<inner>[^()]{3,140}?)\s*[.;]?\s*$")
#: With whom it is to be done: `… – KU sadarbībā ar Egles muzeju, maijs`.
_TOGETHER = re.compile(r"\b(?:sadarbībā|kopā|kopīgi)\s+ar\b[^,;]*")


@dataclass(frozen=True, slots=True)
class Tail:
    """Who and when, from `start` on; `whole` tells that the text says nothing else."""

    start: int
    owners: tuple[MentionId, ...]
    due: Deadline | None
    done: bool
    whole: bool
    joint: bool = False  # the owners share the task with those named before


def find_tail(context: Context, start: int, end: int) -> Tail | None:
    """The tail of the text in the span, or nothing when it has none."""
    text = context.text(start, end)
    labels = [
        m
        for m in (_LABEL.finditer(text) if any(sign in text for sign in _SIGNS) else ())
        if m.start() == 0 or re.search(r"[.;,)(\n–—-]\s*$|\s{2,}$|^\s*$", text[: m.start()]) or m.group().startswith("(")
    ]
    if not labels:
        return _bracket(context, start, end, text)
    if names_points(text):
        return None
    owners: list[MentionId] = []
    due: Deadline | None = None
    done = False
    for place, label in enumerate(labels):
        stop = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        part = text[label.end() : stop]
        if label["when"]:
            dated = f"termiņš: {until_end(part).strip()}"
            found = [in_year_to_come(context, d) for d in context.deadlines(dated)]
            due = next((d for d in found if d.value), found[0] if found else None)
        elif label["state"]:
            done = report_is_done(part.lower())
        else:
            if place == len(labels) - 1 and labels[0].start() <= 1 and (own := part.find(";")) >= 0 and has(part[own:], Form.INFINITIVE, Form.DEBITIVE):
                return None  # `Atbildīgā – A. Roze; dokumentus ievadīt līdz …`: a task of its own
            together = [m.span() for m in _TOGETHER.finditer(part)]
            named = [w for w in _named(context, start + label.end(), start + stop) if not any(a <= w.start - start - label.end() < b for a, b in together)]
            owners += [i for who in named for i in who.ids]
            if due is None:
                found = context.deadlines(part)
                due = next((d for d in found if d.value), due)
    if not owners and due is None and not done:
        return None
    whole = labels[0].start() <= 1
    joint = labels[0]["with"] is not None
    return Tail(start + labels[0].start(), tuple(dict.fromkeys(owners)), due, done, whole, joint)


#: Behind an act in a plan: a time that is none, as there is no day for it.
_ALWAYS = re.compile(r"\W*(?:pastāvīgi|regulāri|nepārtraukti|visu laiku|pēc (?:vajadzības|nepieciešamības))\W*", re.IGNORECASE)


def find_addition(context: Context, start: int, end: int, *, timed: bool) -> Tail | None:
    """A sentence behind an act that says nothing but when, and one behind that (`timed`) nothing but who: `Sarīkot talku. Aprīlī. Egles skola.`"""
    text = context.text(start, end)
    if len(text) > 120:
        return None
    if not timed:
        words = in_month(until_end(term_words(text.strip().rstrip("."), context.reference.year if context.reference else None)))
        found = context.deadlines(words)
        rest = words
        for deadline in reversed(found):
            rest = rest[: deadline.start] + rest[deadline.end :]
        if found and not re.sub(r"[\W\d_]|\btermiņš\b", "", rest):
            due = next((d for d in found if d.value), found[0])
            return Tail(start, (), to_its_end(in_year_to_come(context, due)), False, True)
        return Tail(start, (), None, False, True) if _ALWAYS.fullmatch(text) else None
    if has(text, Form.INFINITIVE, Form.DEBITIVE, Form.FUTURE) or context.acts(start, end):
        return None
    whos = [w for w in find_who(context, start, end) if Case.NOM in w.cases]
    if not whos or context.text(start, whos[0].start).strip():
        return None
    return Tail(start, tuple(dict.fromkeys(i for w in whos for i in w.ids)), None, False, True)


def _named(context: Context, start: int, end: int) -> list[Who]:
    """Those named in the span; what stands in brackets behind a person is where that one works: `A. Roze (LM)`."""
    whos = find_who(context, start, end)
    text = context.text(start, end)
    inside = [(start + m.start(), start + m.end()) for m in re.finditer(r"\([^()]*\)", text)]
    people = [w for w in whos if all(is_person(context, i) for i in w.ids)]
    return [
        w
        for w in whos
        if not any(a <= w.start < b and any(p.end <= a and a - p.end <= 2 for p in people) for a, b in inside)
    ]


#: The time before the task in an item of coming works.
_WHEN_LABEL = re.compile(r"[^\w\n]*\d[^:;()\n]{3,40}:\s")


def _bracket(context: Context, start: int, end: int, text: str) -> Tail | None:
    """`… sagatavot pārskatu (J. Ozols, līdz 1. maijam)`: a bracket at the end, or what is behind a dash, that holds only names and a time."""
    bracket = _BRACKET.search(text) if ")" in text else None
    match = bracket or _last_dash(text)
    if not match or match.start() < 12:
        return None
    begin, stop = start + match.start("inner"), start + match.end("inner")
    whos = find_who(context, begin, stop)
    if not whos and not bracket:
        return None  # behind a dash somebody is to be named
    rest = context.text(begin, stop)
    together = [m.span() for m in _TOGETHER.finditer(rest)]
    whos = [w for w in whos if not any(a <= w.start - begin < b for a, b in together)]
    for at, to in sorted([*together, *((w.start - begin, w.end - begin) for w in whos)], reverse=True):
        rest = rest[:at] + rest[to:]
    if any(Case.NOM not in w.cases for w in whos):
        return None
    rest = in_month(rest)
    found = context.deadlines(rest)
    for deadline in reversed(found):
        rest = rest[: deadline.start] + rest[deadline.end :]
    found = [to_its_end(in_year_to_come(context, d)) for d in found]
    if bracket and not whos and found and not re.sub(r"[\s,.;:–—/-]|\btermiņš\b", "", rest):
        return Tail(start + match.start(), (), next((d for d in found if d.value), None), False, False)
    if not whos or re.sub(r"\b(?:un|atb|atbild|atbildīgais|atbildīgā|atbildīgie|termiņš)\b|[\s,.;:–—/-]", "", rest):
        return None
    when = _WHEN_LABEL.match(text)  # `2012. gada maijs: aptauja Siguldā (Siguldas dome)`
    task = text[when.end() : match.start()] if when is not None and context.deadlines(when.group()) else None
    acts = has(text[: match.start()], Form.INFINITIVE, Form.DEBITIVE) or ((found or context.looks_ahead) and act_noun(text[: match.start()])) or (bracket and task)
    told = context.minutes and any(p.form is Form.PRESENT and p.subject is None and not p.aside for p in context.acts(start, start + match.start()))
    if not acts and not told and (bracket or not found):
        return None
    if context.text(start, begin - 1).rstrip()[-1:].isupper() or _explains(context, start, begin):
        return None
    return Tail(
        start + match.start(),
        tuple(dict.fromkeys(i for w in whos for i in w.ids)),
        next((d for d in found if d.value), None),
        False,
        False,
    )


_DASH = re.compile(r"\s[–—-]\s")


def _last_dash(text: str) -> re.Match[str] | None:
    """What stands behind the last dash of a text that has blanks around it."""
    dashes = [m.start() for m in _DASH.finditer(text)] if any(dash in text for dash in "–—-") else []
    return _BEHIND_DASH.match(text, dashes[-1]) if dashes else None


def _explains(context: Context, start: int, begin: int) -> bool:
    """Whether the bracket stands right behind a name, which it then only explains."""
    return any(m.evidence.end >= begin - 3 for m in context.inside(start, begin))
