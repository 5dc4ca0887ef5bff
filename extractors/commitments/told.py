"""Those told to act by where they stand: in the dative, or by their name before a dash, with an infinitive or a debitive."""

from __future__ import annotations

import re

from extractors.commitments.actors import datives
from extractors.commitments.clauses import Clause
from extractors.commitments.context import is_person
from extractors.commitments.due import find_due
from extractors.commitments.forms import DENIED, FINITE, HISTORY, PARTY_WORDS, PLANNED, PROMISED, SAYS, UNREAL
from extractors.commitments.judged import Judged, Setting, in_subclause
from extractors.commitments.verbs import Form, Verb
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.names.heads import head_forms
from extractors.names.post_heads import post_forms
from extractors.records import CommitmentKind, MentionId

#: A title of what an audit or a study advises.
_ADVICE = re.compile(r"\b(?:ieteikum|rekomendācij)\w*")
#: Objects that open a clause in the accusative, which looks like a genitive.
_OBJECT = re.compile(
    r"(?:informācij|ziņojum|jautājum|protokol|līgum|projekt|lēmum|pārskat|atzinum|priekšlikum|vēstul|dokument|iesniegum)u(?:s)?"
)
#: Acts whose dative is the one who is given something.
_GIVES = frozenset(
    "piešķirt atļaut atteikt atlikt noraidīt iznomāt izīrēt pārdot dāvināt izmaksāt izsniegt kompensēt pagarināt deklarēt nodot".split()
)
_PAYS = frozenset("izmaksāt izsniegt kompensēt nodot".split())
#: What must be handed to somebody: the dative behind it receives.
_HANDS_IN = re.compile(r"jā(?:iesniedz|nosūta|atsūta|nodod|atdod|samaksā|maksā|pārskaita|ziņo|paziņo|atskaitās|atmaksā|sniedz|izsūta|iesūta)$")
_THING = re.compile(r"\W*(?:[a-zāčēģīķļņšūž]+\s+){1,4}")
#: A limit or a companion between the one told and the act.
_TIME = re.compile(
    r"\b(?:ne vēlāk kā )?(?:līdz|pēc|no) (?:\d[\w.]*\s?)*(?:gada )?(?:\d+\.\s?)?[\w.]+(?: (?:beigām|sākumam|vidum))?|\b(?:\w+ )?(?:dienu|dienas|nedēļu|nedēļas|mēneša|mēnešu|gada|gadu|stundu) laikā\b|\b(?:katru|reizi) \w+\b|\b(?:sadarbībā|kopā|kopīgi) ar .*$",
    re.IGNORECASE,
)
#: A post in the dative at the front of an item, of somebody whom the paper does not name.
_TO_POSTS = re.compile(
    r"\s*(?:[a-zāčēģīķļņšūž]+(?:as|es|u|o|a|ās)\s+){0,3}(?:priekšsēdētāj|vadītāj|direktor|priekšniek|speciālist|jurist|grāmatved|inspektor|koordinator|loce(?:kļ|kl))\w*(?:am|ai|im|ei|iem|ām|ēm)\b"
)
#: Acts that nobody receives: a dative behind them tells who is to do it.
_CARRIES_OUT = frozenset("veikt nodrošināt organizēt īstenot uzraudzīt kontrolēt koordinēt".split())
#: A unit in the dative with who answers for it there: `Infrastruktūras nodaļai (J. Roze) līdz …`.
_UNIT_OF = re.compile(r"\W*(?:[\w„“”\"-]+[ ]+){0,7}(?P<unit>[a-zāčēģīķļņšūž]{3,}(?:ai|am|ei|im))[ ]+\(\s*")
#: What makes an order a request: `dienestam lūgsim izdalīt …`, `institūtam ieteikt noorganizēt …`, `ministrijai ar lūgumu izskatīt`.
_ASKED = re.compile(r"\b(?:lūgsim|lūdzis|lūgusi|lūguši|ieteikt[sai]?|ieteiksim|ieteicis|ieteikusi|rekomendēt[sai]?|rekomendēsim|aicināsim|aicinājis|aicinājusi|ar lūgumu|ar aicinājumu|pie sirds)\b")


def dative(clause: Clause, setting: Setting) -> Judged | None:
    """The Cabinet formula: dative, `līdz`, infinitive; and the debitive."""
    act = clause.first(Form.INFINITIVE)
    must = clause.first(Form.DEBITIVE)
    first = min((v for v in (act, must) if v), key=lambda v: v.start, default=None)
    if first is None:
        return None
    owners = datives(clause, clause.told, first.start) or _answering(clause, first.start)
    if not owners and act is first and setting.decided and act is not None and act.infinitive in _CARRIES_OUT:
        owners = _behind(clause, act)
    handed = must is not None and first is must and _HANDS_IN.match(must.infinitive) is not None
    if not owners and must is not None and clause.context.minutes and not handed:
        owners = datives(clause, must.end, min(clause.end, must.end + 60))
    if owners and act is first and act is not None and _receives(clause, act, owners):
        return None
    before = clause.context.text(clause.told, first.start).lower()
    unnamed = not owners and is_unnamed(clause.context.text(clause.told, first.start), listed=setting.listed and setting.decided)
    own = clause.context.house if handed and not owners and not unnamed and clause.context.minutes else None
    if own is not None and _THING.fullmatch(before) and not in_subclause(clause, first.start) and not UNREAL.search(clause.low) and not HISTORY.search(before):
        return Judged(CommitmentKind.PLANNED, (own,), "debitive of the house", 0.6)  # `stratēģija jāiesniedz ministrijai`: hers is to receive
    if not owners and not (
        unnamed and (setting.decided if act is first else clause.context.minutes and find_due(clause.context, clause.text))
    ):
        return None
    if must is not None and first is must:
        if re.search(r"\b(?:būtu|bija|varētu)\s+$", before) or in_subclause(clause, must.start) or UNREAL.search(clause.low):
            return None
        will = before.rstrip().endswith("būs") and clause.context.kind in ("presentation", "report", "letter", "plan")
        if not clause.context.minutes and not will and not (find_due(clause.context, clause.text) and clause.context.reference):
            return None
        return Judged(CommitmentKind.ASSIGNED, owners, "debitive", 0.85)
    if FINITE.search(before) or DENIED.search(clause.low) or HISTORY.search(before) or in_subclause(clause, first.start):
        return None
    if PROMISED.search(clause.low) or PLANNED.search(before) or SAYS.search(before):
        return None
    if clause.forms(Form.FUTURE) and not setting.decided and clause.forms(Form.FUTURE)[0].start < first.start:
        return None
    if not (setting.decided or clause.context.binding or setting.lead.kind):
        return None
    advised = setting.listed and not clause.context.minutes and _ADVICE.search(clause.context.title) is not None
    if not clause.context.minutes and setting.lead.kind is None and not advised and not find_due(clause.context, clause.text):
        return None
    asked = advised or setting.lead.kind is CommitmentKind.REQUESTED or _is_asked(clause, act)
    together = setting.lead.kind is CommitmentKind.AGREED and PARTY_WORDS.search(clause.context.title) is not None  # `Puses vienojas:`
    kind = CommitmentKind.REQUESTED if asked else CommitmentKind.AGREED if together else CommitmentKind.ASSIGNED
    return Judged(kind, owners, "dative and infinitive", 0.92 if setting.decided else 0.8)


def _answering(clause: Clause, stop: int) -> tuple[MentionId, ...]:
    """The people in the bracket behind a unit in the dative whose house the paper does not tell."""
    match = _UNIT_OF.match(clause.context.text(clause.told, stop))
    if match is None or not any(h.case is Case.DAT for h in head_forms(match["unit"])):
        return ()
    start = clause.told + match.end()
    closing = clause.context.text(start, stop).find(")")
    inside = [w for w in clause.whos if closing > 0 and start <= w.start < start + closing and is_person(clause.context, w.ids[0])]
    return ids_of(inside) if inside and inside[0].start == start else ()


def _behind(clause: Clause, act: Verb) -> tuple[MentionId, ...]:
    """Those in the dative right behind the act and at the end: `Kontroli par izpildi veikt izpilddirektorei D. Rozei`."""
    context = clause.context
    able = [w for w in clause.whos if w.start >= act.end and Case.DAT in w.cases]
    run = joined(context, able, Case.DAT, act.end, clause.end)
    if not run or re.search(r"[^\W\d_]", context.text(run[-1].end, clause.end)):
        return ()
    between = context.text(act.end, run[0].start).strip()
    return ids_of(run) if not re.search(r"[,;:]", between) and len(between.split()) < 5 else ()


def _is_asked(clause: Clause, act: Verb | None) -> bool:
    """Whether the one in the dative is only asked or advised; `A. Rozei ieteikt ministrijai …` gives a task."""
    if act is None:
        return False
    match = _ASKED.search(clause.low, clause.told - clause.start, act.end - clause.start)
    return match is not None and not any(w.start >= clause.at(match) and Case.DAT in w.cases and w.sure for w in clause.whos)


def _receives(clause: Clause, act: Verb, owners: tuple[MentionId, ...]) -> bool:
    """Whether the one in the dative is given something, not told to act: `Annai Zīlei piešķirt pabalstu`."""
    if (
        "termiņ" in clause.low
        or act.infinitive not in _GIVES
        or len(owners) > 1
        or any(w.start > act.end and Case.DAT in w.cases and w.sure for w in clause.whos)
    ):
        return False
    person = is_person(clause.context, owners[0])
    if act.infinitive in _PAYS:
        return person and all(
            r.person not in clause.context.by_id or not _same(clause, r.person, owners[0]) for r in clause.context.roles
        )
    return "līdz " not in clause.context.text(clause.start, act.start).lower()


def _same(clause: Clause, left: MentionId, right: MentionId) -> bool:
    return clause.context.name(left).split()[-1] == clause.context.name(right).split()[-1]


def is_unnamed(front: str, *, listed: bool = False) -> bool:
    """Whether somebody without a name is told to act: `Nodaļu vadītājiem`, `Grāmatvedei`, `Skolām līdz 1. maijam`.

    In a list of what was decided an item may begin with a small letter; only a post counts there.

    >>> is_unnamed("Nodaļu vadītājiem līdz 1. maijam "), is_unnamed("Ziņojumu līdz 1. maijam ")
    (True, False)
    >>> is_unnamed("nodaļas vadītājam "), is_unnamed("nodaļas vadītājam ", listed=True)
    (False, True)
    """
    small_start = front.strip()[:1].islower()
    if small_start and not (listed and _TO_POSTS.match(front)):
        return False
    low = _TIME.sub(" ", front).strip(" ,\n")
    words = re.findall(r"[^\W\d_]+", low)
    if not words or len(words) > 8 or re.search(r"[,;:(]", low):
        return False
    if len(words) == 1 and re.fullmatch(r"[a-zāčēģīķļņšūž]{3,}(?<!oš)(?:iem|ām|ēm)", words[0].lower()):
        return True  # `Parādniekiem`, `Vecākiem`: a plural of nobody's post
    for word in words[:6]:
        small = word.lower()
        if any(p.case is Case.DAT for p in post_forms(small)) or any(h.case is Case.DAT for h in head_forms(small)):
            return True
        if not small.endswith(("s", "u", "a")) or _OBJECT.fullmatch(small):
            return False  # what stands before it is no genitive
    return False


def named_before_dash(clause: Clause, before: int, *, asked: bool = False) -> tuple[MentionId, ...]:
    """`CSP – apkopot datus`, `A. Liepa: sagatavot`: whoever stands before the dash; those asked also in the accusative."""
    context = clause.context
    cases = (Case.ACC, Case.DAT, Case.NOM) if asked else (Case.DAT, Case.NOM)
    able = [w for w in clause.whos if w.start < before and any(case in w.cases for case in cases)]
    for case in cases:
        run = joined(context, able, case, clause.start, before)
        if (
            run
            and run[0].start - clause.start < 30
            and re.match(r"\s*\)?\s*(?:\([^()]{0,60}\)\s*)?(?:[–—:-])\s", context.text(run[-1].end, before))
        ):
            return ids_of(run)
    return ()


def name_and_act(clause: Clause, setting: Setting) -> Judged | None:
    """`CSP – apkopot datus`."""
    if not (setting.decided or setting.lead.kind or (setting.listed and clause.context.minutes)):
        return None
    act = clause.first(Form.INFINITIVE)
    if act is None or FINITE.search(clause.low[: act.start - clause.start]):
        return None  # `J. Krasts: vajag celt cenas`
    owners = named_before_dash(clause, act.start)
    return Judged(setting.lead.kind or CommitmentKind.ASSIGNED, owners, "name and infinitive", 0.85) if owners else None
