"""A sentence cut into its acts, and who acts in each: the one told to by the dative, the one who acts by the nominative."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.commitments.context import Context, is_person
from extractors.commitments.forms import AGREED, ASSIGN, PLANNED, PROMISED, REQUEST, SAYS
from extractors.commitments.seats import first_seat_of, seat_of
from extractors.commitments.verbs import Form, Verb, find_verbs
from extractors.commitments.who import Who, accompanies, find_who, ids_of, joined
from extractors.names.declension import Case
from extractors.records import EntityKind, MentionId

_THAT = re.compile(r",?\s*\bka\s|\s*:\s*[„“\"«]?\s*(?=[A-ZĀČĒĢĪĶĻŅŠŪŽa-zāčēģīķļņšūž])")
#: `Kā informēja A. Roze, …`: who tells it stands before what is told, behind no `ka`.
_AS_SAID = re.compile(r"\W*Kā\s+[^,;:]{3,110}(?:,[^,;:]{3,70})?,\s+(?=[^,;:]+$|[^,;:]+,)")
_JOINT = re.compile(r"\s*;\s*|,\s+(?:bet|savukārt|taču|un|kā arī)\s+|\s+(?:un|bet)\s+")
#: Words that may follow the subject before its verb; any other small noun there makes the name its genitive.
_BETWEEN = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:$|[,–—:-]|\d|[A-ZĀČĒĢĪĶĻŅŠŪŽ]|(?:līdz|ne|jau|arī|ar|no|pie|par|pēc|uz|un|kopā|kopīgi|sadarbībā|savukārt|šogad|šoruden|šovasar|šopavasar|šoziem|šomēnes|šonedēļ|nākamnedēļ|drīzumā|drīz|vēl|nākamgad|nākam\w+|šajā|šo|turpmāk|tuvāk\w+|"
    r"apņem\w+|sola\w*|apsola\w*|plāno\w*|paredz\w*|gatavo\w*|grasās|iecerē\w+|vienojas|vienojās|nolē\w+|nolemj|ir|bija|būs|tiks|tiek|tika|informē\w*|ziņo\w*|uzsver|lūdz\w*|aicina\w*|veic|turpina\w*|"
    r"mēneša|nedēļas|gada|divu|triju|trīs|piecu|desmit|darba|dienu|pirm\w+|otr\w+|treš\w+|ceturt\w+|janvār\w+|februār\w+|mart\w+|aprīl\w+|maij\w+|jūnij\w+|jūlij\w+|august\w+|septembr\w+|oktobr\w+|novembr\w+|"
    r"decembr\w+|pavasar\w+|vasar\w+|ruden\w+|ziem\w+|katru|reizi|regulāri|papildus|steidzami|nekavējoties|vēlreiz|atkārtoti|to|tos|tās|šīs|visu|visus|visas|visiem|savu\w*|patstāvīgi|pats|pati|kas|kurš|kura|tur|tad|te|pārskatāmi)\b)"
)
#: `Atbildīgajām ministrijām (Kultūras ministrijai, Zemkopības ministrijai)`
_PLURAL_LIST = re.compile(r"\W*(?:[\w-]+\s+){0,3}[\w-]+(?:ām|ēm|iem)\s*\(")
#: Words in quotes with the word right before them; quotes that open behind anything else are taken too, so that pairs stay pairs.
_TITLE = re.compile(r"(?:(?P<noun>[^\W\d_]{2,})[ \n])?(?<!\w)(?P<title>[„“«\"](?=\S)[^„“”«»\"\n]{1,120}[”“»\"])")
_QUOTE_MARKS = "„“«\""
_OTHER_CLAUSE = re.compile(r",\s*(?:ka|lai|jo|tāpēc|tādēļ|līdz ar to)\s")


@dataclass(slots=True)
class Clause:
    """An act of a sentence: `[start, end)` of the document. `told` is where what is said behind `ka` begins."""

    context: Context
    start: int
    end: int
    text: str
    low: str
    told: int
    split: bool = False  # one of several acts parted by a semicolon, which is its own evidence
    _verbs: list[Verb] | None = None
    _whos: list[Who] | None = None
    _speaker: tuple[MentionId, ...] | None = None

    @property
    def verbs(self) -> list[Verb]:
        """The forms that look ahead, in order, at their offsets in the document; those inside titles are left out."""
        if self._verbs is None:
            self._verbs = _verbs_of(self)
        return self._verbs

    @property
    def whos(self) -> list[Who]:
        """All who are meant in the clause, in order; most clauses turn out to bind nobody before that is asked."""
        if self._whos is None:
            self._whos = find_who(self.context, self.start, self.end)
        return self._whos

    def forms(self, *forms: Form) -> list[Verb]:
        """The verbs in these forms."""
        return [v for v in self.verbs if v.form in forms]

    def first(self, *forms: Form) -> Verb | None:
        """The first verb in one of the forms."""
        return next((v for v in self.verbs if v.form in forms), None)

    def at(self, match: re.Match[str]) -> int:
        """Where a match over the clause stands in the document."""
        return self.start + match.start()

    def speaker(self) -> tuple[MentionId, ...]:
        """Who says what the clause tells: before `ka`, or behind the quotation."""
        if self._speaker is None:
            self._speaker = _speaker(self)
        return self._speaker


def make_clause(context: Context, start: int, end: int, *, split: bool = False) -> Clause:
    """The clause over the span."""
    text = context.text(start, end)
    low = text.lower()
    clause = Clause(context, start, end, text, low, start, split)
    for that in _THAT.finditer(text):
        before = low[: that.start()]
        if ":" in that.group() and any(w.end == start + that.start() and Case.NOM in w.cases for w in clause.whos):
            clause.told = start + that.end()  # `Anna Roze: „Es nosūtīšu …”`
            break
        if SAYS.search(before) or PROMISED.search(before) or AGREED.search(before) or PROMISED.search(low[: that.end()]):
            clause.told = start + that.end()
            break
    said = _AS_SAID.match(text) if clause.told == start else None
    if said is not None and SAYS.search(said.group().lower()):
        clause.told = start + said.end()
    return clause


def _verbs_of(clause: Clause) -> list[Verb]:
    context, start = clause.context, clause.start
    verbs = [Verb(start + v.start, start + v.end, v.form, v.infinitive) for v in find_verbs(clause.text)]
    if ahead := context.predicted(start, clause.end):
        verbs = sorted((*verbs, *ahead), key=lambda v: v.start)
    titles = title_spans(clause.text)
    return [v for v in verbs if not any(a <= v.start - start < b for a, b in titles)] if titles else verbs


def title_spans(text: str) -> list[tuple[int, int]]:
    """The spans of titles and proper names in quotes: right behind a noun, not behind a colon, a comma or a word of saying.

    >>> text = 'Biedrība "Darīsim paši!" un grāmata „Kā mēs dzīvosim”; A. Roze: "Mēs darīsim"'
    >>> [text[a:b] for a, b in title_spans(text)]
    ['"Darīsim paši!"', '„Kā mēs dzīvosim”']
    """
    if not any(mark in text for mark in _QUOTE_MARKS):
        return []
    return [match.span("title") for match in _TITLE.finditer(text) if match["noun"] is not None and not SAYS.search(match["noun"].lower())]


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
        if ";" not in joint.group() and head is not None and _told_with(whole, head, at, left, right):
            continue  # `Ieteikt domei, padomei un pārvaldei rīkoties`
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
    if last is None or not last.sure or Case.DAT not in last.cases or whole.context.text(last.end, left).strip(' ”"“'):
        return False
    told = [v for v in whole.verbs if start <= v.start < last.start]
    said = [m for m in (REQUEST.search(whole.low, start - whole.start, left - whole.start), ASSIGN.search(whole.low, start - whole.start, left - whole.start)) if m]
    return bool(said) and all(v.start <= whole.start + said[0].end() for v in told)


def _before(whole: Clause, right: int) -> bool:
    return any(v.end <= right for v in whole.verbs)


def _has_finite(whole: Clause, right: int) -> bool:
    before = whole.context.text(whole.start, right).lower()
    return any(v.end <= right and v.form is Form.FUTURE for v in whole.verbs) or bool(
        PROMISED.search(before) or PLANNED.search(before) or AGREED.search(before)
    )


def subject_like(context: Context, who: Who) -> bool:
    """Whether a name can be the subject where it stands: its form is a nominative, or nothing depends on it there."""
    if Case.NOM not in who.cases:
        return False
    if who.sure and Case.GEN not in who.cases:
        return True
    after = context.text(who.end, min(len(context.document.text), who.end + 40)).split("\n")[0]
    after = after.lstrip('"”“»’')
    said = after.strip().lower()
    finite = any(pattern.match(said) for pattern in (PROMISED, PLANNED, AGREED, SAYS, ASSIGN, REQUEST))
    return finite or said.startswith(("gatavs ", "gatava ", "gatavi ", "gatavas ")) or bool(_BETWEEN.match(after)) or any(v.start <= 1 for v in find_verbs(after))


def subjects(clause: Clause, before: int) -> tuple[MentionId, ...]:
    """Those in the nominative from where the telling begins up to the verb at `before`; the last run of them."""
    context = clause.context
    able = [
        w
        for w in clause.whos
        if clause.told <= w.start < before and subject_like(context, w) and not accompanies(context, w, clause.told)
    ]
    if not able:
        return ()
    run = joined(context, able, Case.NOM, clause.told, before)
    if run and _OTHER_CLAUSE.search(context.text(run[-1].end, before).lower()):
        return ()  # `Padome cer, ka talka iedvesmos`
    return ids_of(run)


def subject_after(clause: Clause, after: int) -> tuple[MentionId, ...]:
    """Those in the sure nominative close behind the verb that ends at `after`: `konferenci rīkos Valsts kanceleja`."""
    context = clause.context
    for who in clause.whos:
        if not after <= who.start <= after + 60 or Case.NOM not in who.cases or not who.sure or Case.GEN in who.cases:
            continue
        if not accompanies(context, who, after) and not re.search(r"[,;:]", context.text(after, who.start)):
            return ids_of(joined(context, [w for w in clause.whos if w.start >= who.start], Case.NOM, after, clause.end))
    return ()


def datives(clause: Clause, start: int, end: int) -> tuple[MentionId, ...]:
    """The first run in the dative that begins in the span; a name without endings only at the front."""
    context = clause.context
    listed = _PLURAL_LIST.match(context.text(start, end))
    if listed is not None:
        inside = [w for w in clause.whos if start + listed.end() <= w.start < end and Case.DAT in w.cases]
        stop = context.text(start + listed.end(), clause.end).find(")")
        if inside and stop > 0:
            return ids_of([w for w in inside if w.start < start + listed.end() + stop])
    able: list[Who] = []
    for who in clause.whos:
        if who.start < start or who.start >= end:
            continue
        if able and who.start - able[-1].end <= 3 and context.text(able[-1].end, who.start).strip() == "(" and is_person(context, who.ids[0]):
            able.append(who)  # `Dienestam (J. Roze)`: the one who answers for it there
            continue
        if Case.DAT in who.cases and (who.sure or able or _stands_alone(context, who)) and (
            who.sure or not context.text(start, who.start).strip(' „“"«') or able or _adverbial(context.text(start, who.start))
        ):
            able.append(who)
    run = joined(context, able, Case.DAT, start, clause.end)
    return ids_of([w for place, w in enumerate(run) if not (w.how == "unit" and place + 1 < len(run) and _in_bracket(context, w, run[place + 1]))])


def _in_bracket(context: Context, unit: Who, who: Who) -> bool:
    """Whether a person stands in the bracket behind a unit: `Juridiskajai nodaļai (T. Kārkls)`; the task is that person's then."""
    return is_person(context, who.ids[0]) and context.text(unit.end, who.start).strip() == "("


def _stands_alone(context: Context, who: Who) -> bool:
    """Whether no noun follows that a name without endings would be the genitive of: `VID vēstuli pieņemt`."""
    after = context.text(who.end, min(len(context.document.text), who.end + 40)).split("\n")[0].lstrip('"”“»’')
    return bool(_BETWEEN.match(after)) or any(v.start <= 1 for v in find_verbs(after)) or not re.match(r"\s+[a-zāčēģīķļņšūž]", after)


def _adverbial(before: str) -> bool:
    """Whether only a time or a companion stands before: `Līdz 1. jūnijam`, `Sadarbībā ar …`."""
    return bool(
        re.fullmatch(
            r"\s*(?:līdz|pēc|sadarbībā ar|kopā ar|kopīgi ar|ņemot vērā|turpmāk|savukārt|un|kā arī|arī)\b.{0,90}", before.lower()
        )
    ) and not before.rstrip().endswith(("ar", "no"))


def accusatives(clause: Clause, start: int) -> tuple[MentionId, ...]:
    """The first run in the accusative behind `start`; it begins before the infinitive of what is asked."""
    context = clause.context
    act = next((v for v in clause.verbs if v.start > start + 2 and v.form in (Form.INFINITIVE, Form.FUTURE)), None)
    end = act.start if act is not None else clause.end
    plain = [w for w in clause.whos if w.start >= start]
    run = joined(context, plain, Case.ACC, start, end) or joined(context, plain, Case.ACC, start, min(clause.end, start + 60))
    return ids_of(run)


def _speaker(clause: Clause) -> tuple[MentionId, ...]:
    context = clause.context
    if clause.told > clause.start:
        able = [w for w in clause.whos if w.start < clause.told and Case.NOM in w.cases]
        run = joined(context, able, Case.NOM, clause.start, clause.told)
        if run:
            return ids_of(run)
    said = list(SAYS.finditer(clause.low))
    if said:
        able = [w for w in clause.whos if w.start >= clause.start + said[-1].end() and Case.NOM in w.cases]
        run = joined(context, able, Case.NOM, clause.start + said[-1].end(), clause.end)
        people = [i for i in ids_of(run) if context.by_id[i].kind is EntityKind.PERSON]
        if not run:  # `„Mēs to nosūtīsim,” viņa piebilda`
            place = clause.start + said[-1].start()
            close = [w for w in clause.whos if w.end <= place and Case.NOM in w.cases and not context.text(w.end, place).strip()]
            before = context.text(clause.start, close[-1].start).rstrip() if close else ""
            if close and before[-1:] in '"”“»,':
                return close[-1].ids
        return tuple(people) or ids_of(run)
    return ()


def voices(clause: Clause) -> tuple[MentionId, ...]:
    """Who the speaker speaks for: the institutions represented, else the speakers themselves."""
    out = []
    for one in clause.speaker():
        if clause.context.by_id[one].kind is EntityKind.PERSON:
            out.append(seat_of(clause.context, one) or first_seat_of(clause.context, one) or one)
        else:
            out.append(one)
    return tuple(dict.fromkeys(out))
