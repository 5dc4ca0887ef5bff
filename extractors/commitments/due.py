"""By when: the limit that a clause sets, else the time that it names for the act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.commitments.context import Context
from extractors.commitments.forms import SAYS
from extractors.commitments.terms import MONTH_NAME, in_month, term_words
from extractors.commitments.verbs import Form, has
from extractors.dates.deadlines import coming
from extractors.dates.feasts import find_feasts
from extractors.dates.values import Deadline, Frame, Precision, last_day_of
from extractors.dates.words import folded

#: Before a time that belongs to something else than the act.
_OF_ELSE = re.compile(r"(?:\bpar|\buz|\bno|\bkops|\bsedes|\bsanaksmes|\bar|\bgrozijum\w+|\bprot\.)\s*$")
#: The same before a period, whose `no` belongs to itself; a length of time that something is about has its own word before.
_OF_ELSE_PERIOD = re.compile(r"(?:\bpar|\buz|\bkops|\bar|\b(?:laik|laikposm|posm|period|termin)\w*\s+no)\s*$")
#: `sagatavos budžetu uz 20. oktobri`: for when it will be ready; what stood so on a day (`parāds uz 1. jūniju`) is an account.
_FOR_DAY = re.compile(r"\buz\s*$")
_AS_OF = re.compile(r"\b(?:stavokl|situacij|parad|atlikum|dat|skait|uzskait|bilanc|nokavet|iesniegt|registret)\w*\s+uz\s*$")
#: What has to come about first, and by when: that is no term of the act, unless it says what follows if the act is not done.
_IF = re.compile(r"(?:^|[\s,–—-])ja\s+(?!(?:tas|to|tā|šis|šo|līdz tam)\s+ne|ne)[^,;–—]*")
#: How soon each time: no day can be told.
_EACH_TIME = re.compile(r"\bpar (?:katru|jebkuru|ikvienu)\b|\bkatr(?:u reizi|ā gadījumā|a gadījuma)\b|\bik reizi\b")
_GENITIVE = re.compile(
    r"gada?$|mēneša$|ceturkšņa$|janvāra$|februāra$|marta$|aprīļa$|maija$|jūnija$|jūlija$|augusta$|septembra$|oktobra$|novembra$|decembra$|pusgada$"
)
#: `2015. gada 7. oktobrī noslēgtajā līgumā`: the time of a participle that belongs to a noun; what is planned then is still to come.
_DATED_NOUN = re.compile(r"\s+(?!plāno|paredz|iecer|gaid)[a-zāčēģīķļņšūž]{3,}t(?:ajā|ajam|ajai|ajos|ajās|ajiem|ajām|ais|ā|ās|o|os)\s+[a-zāčēģīķļņšūž]")


def _is_dated_noun(text: str, at: int) -> bool:
    """Whether behind a time a participle stands that belongs to a noun, and no future that looks like one (`izmantos`, `iekārtos`)."""
    match = _DATED_NOUN.match(text, at)
    return match is not None and not has(match.group().split()[0], Form.FUTURE)


#: To when something is put off, which is its new term.
_MOVED = re.compile(r"\b(?:pārce[lļ]|atlik|atliek|atbīd|pagarin)\w*\s+(?:\w+\s+)?uz\s*$")
#: `nav izpildīts, pagarināts | līdz 1. martam`: the old term is over.
_NEW_TERM = re.compile(r"\b(?:pagarin(?:a|ā\w*|ot)|pārce(?:ļ|l\w*)|atlie?(?:k|kt\w*)|turpina|dod laiku|jauns termiņš)\W*(?:(?:izpildes )?termiņ\w*\W*|(?:to|tam)\s+)?(?:uz\s*)?$")
#: From when: the act begins then.
_FROM = re.compile(r"(?:^|\s)(?:no|sakot ar|sakot no|ar)\s*$")
_PAST_ACT = re.compile(r"\s+(?:\w+\s+)?(?:notika\b|bija\b|tika\b|apstiprinā\w+|noslēg\w+|pieņemt\w+|saņēm\w+|saņemt\w+|iesniegt(?:o|ā|ais|ie)\b)")
_YEAR_SAID = re.compile(r"\d{4}|\d\.\d+\.\d\d|\bgad|\bg\.|^(?:so|nakam|pern|pagaj)")
_FINE = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF})
_ABOUT = re.compile(r"\bpar\s+[^,;:]{3,}$")


#: The term itself in an oblique case, as what somebody talks about.
_SPOKEN_OF = re.compile(r"termiņ(?:u|a|am)\s+(?:līdz\s+)?(?![:–—-])")


def find_due(context: Context, text: str, *, act: int | None = None) -> Deadline | None:
    """The deadline in the text; `act` is where the last verb of the act ends, so that what it is about is told from when.

    A bare time counts only when it is not over at the document's date and stands for itself: `2018. gada budžets` is no deadline.
    """
    found = _of_act(text, _of_clause(text, context.deadlines(text), act))
    moved = next((d for d in found if d.value and d.precision in _FINE and _NEW_TERM.search(text[max(0, d.start - 40) : d.start].lower())), None)
    if moved is not None:
        return to_its_end(moved)
    limits = [d for d in found if d.frame is not Frame.DURING and not _extended(text, d)]
    if limits:  # a term that is only spoken of (`slēgšanas termiņu 30. septembri vairs nepagarinās`) gives way to a limit
        limit = next((d for d in limits if not _SPOKEN_OF.match(d.text)), limits[0])
        if limit.value or not any(d.value for d in found):
            return to_its_end(_before_event(context, text, _finer(text, limit, found)))
    today = context.reference.isoformat() if context.reference else None
    for deadline in found:
        if not deadline.value or deadline.precision is Precision.DECADE or deadline.frame is not Frame.DURING:
            continue
        if today is not None and deadline.value < today[: len(deadline.value)]:
            continue
        before = text[: deadline.start]
        alone = deadline is found[-1] and deadline.text.lower() in ("nākamgad", "šogad")  # an adverb, no genitive, unless a finer time follows
        if _is_of_else(before, deadline, act) or (not alone and not deadline.text.lower().startswith("pēc ") and _GENITIVE.search(deadline.text.rstrip(". ")) and _qualifies(text, deadline)):
            continue
        if re.search(r"\bgada[mi]\b$", deadline.text.lower()) and not re.search(r"\bl[īi]dz\b", f"{before[-8:]}{deadline.text}".lower()):
            continue  # `finansējumu 2017. gadam`: what it is for
        if _is_dated_noun(text, deadline.end):
            continue
        if act is not None and deadline.start > act and _ABOUT.search(before[act:].lower()):
            continue
        return to_its_end(_finer(text, _last_joined(text, deadline, found), found))
    return limits[0] if limits else None


#: Words behind a time up to the next mark.
_WORDS_BEHIND = re.compile(r"(?:\s+[\w\"„”“.-]+){1,4}")


def _is_of_saying(low: str, deadline: Deadline) -> bool:
    """Whether a day is when somebody said it: `…, trešdien žurnālistiem sacīja valdes loceklis`."""
    behind = _WORDS_BEHIND.match(low, deadline.end)
    return deadline.precision is Precision.DAY and behind is not None and SAYS.search(behind.group()) is not None


#: When somebody promised or was told, which is over: `Pavasarī valde apņēmās …`, `Decembrī A. Rozei tika uzdots …`.
_TOLD = (
    r"(?:uzdev(?:a|ām|āt|u)|(?:tika |bija )?uzdot[sai]|(?:ap|uz)ņ(?:ēmās|ēmāmies|ēmušies|ēmies|ēmusies|ēmušās)|(?:ap)?solīj(?:a|ās|ām|āmies)|(?:ap)?solīj(?:is|usi|uši|ies|usies|ušies)|vienoj(?:ās|āmies|ušies|ušās)"
    r"|nolēm(?:a|ām|usi|is|uši)|nospried(?:a|ām)|(?:no|aiz|ie)sūtīj(?:a|is|usi|uši)|vērs(?:ās|ies|usies|ušies)|norunāj(?:a|ām)|sarunāj(?:a|ām)|pieņēm(?:a|ām)|lūdz(?:a|ām)|aicināj(?:a|ām)|(?:tika|bija) (?:nolemts|norunāts|lūgts|lūgta|aicināts|aicināta))\b"
)
_ACT_BETWEEN = re.compile(r"\w{3,}t(?:ies)?\b")
_TOLD_BEHIND = re.compile(rf"(?P<between>(?:[^.;:]|(?<=\b\w)\.){{0,60}}?)\b{_TOLD}")
#: A clause that tells of somebody what happened: `…, ar kuru skola līgumu noslēdza augustā`.
_RELATIVE = re.compile(r",\s(?:ar|no|pie|par|uz|pēc)?\s?(?:kur(?:š|a|u|i|as|us|am|ai|iem|ām)|kas|ko|kam|kā)\s(?P<told>[^,.;]*)(?=[,.;]|$)")
_HAPPENED = re.compile(r"\b(?:\w+(?:ēja|āja|īja|oja|ējās|ājās|ījās|ojās)|noslēdza|slēdza|bija|tika|deva|atdeva|ņēma|saņēma|pieņēma|sāka|uzsāka|beidza|uzcēla|atklāja|notika|nāca|kļuva|veica)\b")


def _is_over(low: str, deadline: Deadline) -> bool:
    """Whether a bare time is when somebody said or promised it, or when something happened of which a clause tells aside."""
    told = _TOLD_BEHIND.match(low, deadline.end)
    if told is not None and not _ACT_BETWEEN.search(told["between"]):
        return True
    aside = next((m for m in _RELATIVE.finditer(low) if m.start() <= deadline.start < m.end()), None)
    return aside is not None and _HAPPENED.search(aside["told"]) is not None


def _of_act(text: str, found: Sequence[Deadline]) -> Sequence[Deadline]:
    """Those that can be terms of the act: none of a condition, none of how soon something is to be done each time that it occurs."""
    if not found:
        return found
    low = text.lower()
    found = [d for d in found if d.frame is not Frame.DURING or not (_is_of_saying(low, d) or _is_over(low, d))]
    if " ja " in low or low.startswith("ja "):
        spans = [m.span() for m in _IF.finditer(low)]
        found = [d for d in found if not any(a <= d.start < b for a, b in spans)]
    if any(d.frame is Frame.WITHIN for d in found) and _EACH_TIME.search(low):
        found = [d for d in found if d.frame is not Frame.WITHIN]
    return found


def _is_of_else(before: str, deadline: Deadline, act: int | None) -> bool:
    """Whether the words before a bare time make it that of something else than the act."""
    low = folded(before[-32:])
    if deadline.precision is Precision.INTERVAL:
        return _OF_ELSE_PERIOD.search(low) is not None
    if _OF_ELSE.search(low) is None:
        return False
    ready = act is not None and deadline.precision is Precision.DAY and _FOR_DAY.search(low) is not None and _AS_OF.search(low) is None
    exact = deadline.precision in _FINE or re.match(r"\d{4}", deadline.text) is not None  # what is left over is moved to the next year
    return not (ready or (exact and _MOVED.search(before[-32:].lower()) is not None))


def _finer(text: str, deadline: Deadline, found: Sequence[Deadline]) -> Deadline:
    """The finer time that stands right behind a rough one in apposition: `šogad 20. septembrī`, `līdz augusta sēdei 24. augustā`."""
    following = next((d for d in found if d.start >= deadline.end), None)
    if following is None or following.value is None or deadline.value is None or (deadline.precision is Precision.DAY and len(deadline.value) == 10):
        return deadline
    between = text[deadline.end : following.start]
    fits = following.value[:4] == deadline.value[:4] or not _YEAR_SAID.search(folded(following.text))
    if following.precision is not Precision.DAY or not fits or not re.fullmatch(r"\s*(?:[,(]|[–—-]\s)?\s*(?:(?:jau|vēl)\s+)?(?:no\s+)?", between):
        return deadline
    return replace(following, value=deadline.value[:4] + following.value[4:])


def _last_joined(text: str, deadline: Deadline, found: Sequence[Deadline]) -> Deadline:
    """The last of several months in a row in which something goes on: `aprīlī un maijā dežurēt`."""
    for following in found[found.index(deadline) + 1 :]:
        between = text[deadline.end : following.start]
        if between.strip() not in ("un", ",") or not following.value or following.precision is not deadline.precision or following.precision is not Precision.MONTH:
            break
        deadline = following
    return deadline


def to_its_end(deadline: Deadline) -> Deadline:
    """A half of a year as its last day: a period's end stands for the period, and EDTF halves are known to few; `maija beigas` as that of the month."""
    if deadline.precision is Precision.MONTH and deadline.frame is Frame.DURING and deadline.text.endswith("beigas"):
        return replace(deadline, value=last_day_of(deadline.value or ""), precision=Precision.DAY)
    half = deadline.precision is Precision.HALF and deadline.frame is not Frame.UNTIL and re.fullmatch(r"\d{4}-4[01]", deadline.value or "")
    return replace(deadline, value=last_day_of(deadline.value or "")) if half else deadline


#: What begins the outcome, which is what will be done, behind its reason in one sentence.
_STATEMENT = re.compile(r"[;,]\s+(?:tāpēc|tādēļ|tālab|tādējādi|līdz ar to|tādā veidā)\b")


def _of_clause(text: str, found: Sequence[Deadline], act: int | None) -> Sequence[Deadline]:
    """Of several times those in the statement in which the act ends; all where it has none of its own."""
    if act is None or len(found) < 2:
        return found
    breaks = [m.start() for m in _STATEMENT.finditer(text)]
    low = max((b for b in breaks if b < act), default=0)
    high = min((b for b in breaks if b >= act), default=len(text))
    return [d for d in found if low <= d.start < high] or found


def time_of_act(context: Context, text: str, *, act: int) -> Deadline | None:
    """When somebody who is known to be going to act will do it: a day that has passed is next year's, `no 1. jūnija` the day of beginning.

    Only for a commitment without a limit of its own.
    """
    label = _LABEL.match(text)
    if label is not None:  # `Oktobris: skola iesniedz pārskatu`, `janvāris–marts – mācības`
        said = term_words(label["when"], None)
        said = in_month(said)
        timed = next((d for d in context.deadlines(said) if d.value), None)
        if timed is not None:
            return in_year_to_come(context, timed)
    low = text.lower()
    found = [d for d in context.deadlines(text) if d.frame is Frame.DURING and d.value and (d.precision in _FINE or _of_days(d)) and not (_is_of_saying(low, d) or _is_over(low, d))]
    found = found or [d for d in context.deadlines(text) if _from_year(context, text, d)]
    for deadline in found:
        before, behind = folded(text[max(0, deadline.start - 24) : deadline.start]), text[deadline.end : deadline.end + 30]
        begins = _FROM.search(before) is not None
        if not begins and (_OF_ELSE.search(before) or (_GENITIVE.search(deadline.text.rstrip(". ")) and not deadline.text.lower().startswith("pēc ") and _qualifies(text, deadline))):
            continue
        if deadline.start > act and _ABOUT.search(text[act : deadline.start].lower()):
            continue
        if _is_dated_noun(text, deadline.end) or _PAST_ACT.match(behind) or re.match(r"\s*(?:līdz|[–—-])\s*\d", behind):
            continue
        moved = in_year_to_come(context, deadline)
        if moved.value and context.reference and context.reference.isoformat()[: len(moved.value)] <= moved.value:
            return to_its_end(moved)
    return None


def _from_year(context: Context, text: str, deadline: Deadline) -> bool:
    """Whether something begins with a year still to come: `no 2031. gada izmantos`."""
    if deadline.precision is not Precision.YEAR or deadline.frame is not Frame.DURING or not deadline.value or context.reference is None:
        return False
    if text.count("(", 0, deadline.start) > text.count(")", 0, deadline.start):
        return False
    return deadline.value > f"{context.reference.year}" and _FROM.search(folded(text[max(0, deadline.start - 12) : deadline.start])) is not None


#: A month, a season or a quarter that opens an item as its label.
_LABEL = re.compile(
    rf"\W*(?:\d+[.)]\s+)?(?P<when>{MONTH_NAME}(?:\s*(?:[–—/-]|un)\s*{MONTH_NAME})?|(?:I{{1,3}}|IV|[1-4]\.)\s?ceturksnis|pavasaris|vasara|rudens|ziema)\s*(?::|[–—]\s)\s*(?=\w)", re.IGNORECASE
)
def in_year_to_come(context: Context, deadline: Deadline) -> Deadline:
    """The deadline in the year in which it is not over yet, when its words name no year: `15. februāris` in November."""
    if deadline.value is None or context.reference is None or _YEAR_SAID.search(folded(deadline.text)):
        return deadline
    return replace(deadline, value=coming(deadline.value, context.reference)) if deadline.precision in _FINE or _of_days(deadline) else deadline


def _of_days(deadline: Deadline) -> bool:
    """Whether the time is several days, by its last: `no 11. līdz 13. jūlijam`."""
    return deadline.precision is Precision.INTERVAL and len(deadline.value or "") == len("2018-01-03")


def _qualifies(text: str, deadline: Deadline) -> bool:
    """Whether a noun follows that the time belongs to: `2018. gada budžetu`."""
    return bool(re.match(r"\s+(?!(?:\w+\s)?(?:sēd[eiē]i?|sanāksm[eiē]i?|sapulc[eiē]i?|sēdē|sanāksmē|sapulcē|kopsapulcē|apspriedē|kolēģijā)\b)[a-zāčēģīķļņšūž]", text[deadline.end :]))


#: By when to apply for what a programme or an invitation announces, whose own date is that of the event.
_APPLY = re.compile(r"\b(?:pieteik|piesak|reģistr|pieteikum|akredit)\w*", re.IGNORECASE)
_LONG_BEFORE = 150  # days


def _before_event(context: Context, text: str, limit: Deadline) -> Deadline:
    """The limit for applying in the year in which it comes before the day of the paper, where that is the day of the event."""
    if context.reference is None or context.minutes or context.kind not in ("other", "press", "presentation") or _YEAR_SAID.search(folded(limit.text)):
        return limit
    if len(limit.value or "") != len("2018-01-03") or not (limit.value or "").startswith(f"{context.reference.year + 1}-") or _APPLY.search(text) is None:
        return limit
    same = f"{context.reference.year}{(limit.value or '')[4:]}"
    since = date.fromisoformat(same) if not same.endswith("02-29") else context.reference
    return replace(limit, value=same) if 0 < (context.reference - since).days < _LONG_BEFORE else limit


def _extended(text: str, deadline: Deadline) -> bool:
    """Whether the limit is that of a thing spoken of, not of the act: `pārskatu par laiku līdz 1. maijam`."""
    before = folded(text[max(0, deadline.start - 40) : deadline.start])
    return bool(re.search(r"\b(?:laika posm\w+|period\w+|no \d{1,2}\.\S*|no \d{4}\.[^,;]{0,20})\s*$", before))


def reported_year(context: Context, deadline: Deadline | None) -> str | None:
    """The value of a deadline whose keeping is reported: without its own year it lies before the document's date."""
    value = deadline.value if deadline else None
    if deadline is None or value is None or context.reference is None or re.search(r"\d{4}", deadline.text):
        return value
    today = context.reference.isoformat()
    if value > today and re.search(r"lieldien|vasar(?:as )?sv[eē]t", deadline.text.lower()):  # a feast that moves
        before = find_feasts(deadline.text, folded(deadline.text), context.reference.replace(year=context.reference.year - 1, month=1, day=1))
        this = find_feasts(deadline.text, folded(deadline.text), context.reference.replace(month=1, day=1))
        return next((d.value for d in (*this, *before) if d.value and d.value <= today), value)
    return f"{int(value[:4]) - 1}{value[4:]}" if value > today[: len(value)] and len(value) > 4 else value


def in_year(deadline: Deadline, of: Deadline | None) -> str | None:
    """The value of a deadline below a title that names the year: `2024. gada prioritātes` … `līdz jūnijam`."""
    value = deadline.value
    if value is None or of is None or of.value is None or of.frame is not Frame.DURING or of.precision is not Precision.YEAR:
        return value
    if deadline.frame is Frame.WITHIN:
        return of.value if re.match(r"gada\b", deadline.text.lower()) else value
    return value if re.search(r"\d{4}", deadline.text) or not re.match(r"\d{4}-\d\d", value) else f"{of.value}{value[4:]}"
