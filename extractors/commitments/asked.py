"""Requests and invitations to act."""

from __future__ import annotations

import re

from extractors.commitments.actors import accusatives, datives, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.context import is_person
from extractors.commitments.due import find_due
from extractors.commitments.forms import DENIED, HISTORY, PROCEDURE, REQUEST
from extractors.commitments.judged import Judged, Setting, in_subclause, past_binds
from extractors.commitments.seats import addressees_of
from extractors.commitments.verbs import Form, Verb
from extractors.commitments.who import ids_of, joined
from extractors.dates.words import LONG_AGO
from extractors.names.declension import Case
from extractors.records import CommitmentKind, EntityKind, MentionId
from extractors.signs import Sign

#: Those asked, in the accusative plural: `visus partnerus`, `ministrijas`, `ārstniecības iestādes`.
_SOME = re.compile(r"\s+(?:[\w-]+\s+){0,3}?[\w-]+(?:us|as|es|is)\s")
#: The same at the front of the sentence: `Skolu muzejus arhīvs aicina …`.
_SOME_IN_FRONT = re.compile(r"\W*(?:[\w-]+\s+){0,2}[\w-]{3,}(?:us|as|es)\s+(?:[\w„“”\"«».-]+\s+){1,5}$")
#: What a letter or an invitation asks of its readers.
_ANSWERS = frozenset(
    "sniegt iesniegt nosūtīt atsūtīt iesūtīt apstiprināt pieteikt pieteikties reģistrēties informēt paziņot norādīt saskaņot".split()
)
#: Acts of the meeting itself, and of courtesy.
_TALKS = frozenset(
    """izteikties balsot nobalsot diskutēt debatēt runāt pievērsties atcerēties atbalstīt iepazīties padomāt apdomāt saprast ņemt būt ievērot
    nākt doties domāt piedalīties apmeklēt""".split()
)  # fmt: skip

#: Somebody is turned to with a request; `pie` whom stands before or behind it.
_TURN = Sign(r"\b(?:griezties|vērsties|griežas|vēršas|vērsīsies|griezīsies)\b[^.;]{0,120}?\bar\s+(?:\w+\s+)?(?:lūgumu|aicinājumu|ierosinājumu|priekšlikumu)\b")
_PASSIVE = re.compile(r"(?:aicināt|lūgt)(?:s|a|i|as)$")
#: An item of what was decided asks somebody for a thing: `palūgt kolēģiem tulkojumu`, `pieprasīt dienestam datus`.
_ASKS_FOR = re.compile(r"^\W*(?:[\d.)]+\s*)?(?:palūgt|lūgt|pieprasīt|izlūgties|uzprasīt)\s+(?:[\w-]+\s+){0,5}?[\w-]*(?:u|us|as|es|i)\b")
#: What was asked at a time that is over.
_ONCE = re.compile(r"\b(?:pērn|toreiz|reiz|savulaik|agrāk|kādreiz|pagājuš\w+|iepriekšēj\w+|tolaik|\d{4}\.\s?gad\w+)\b")
#: What a meeting does itself when somebody asks for it.
_ELECTS = frozenset("nozīmēt izvirzīt ievēlēt".split())


def request(clause: Clause, setting: Setting) -> Judged | None:
    """Somebody is asked or invited to act; outside decisions only when it is told who."""
    turned = _turned_to(clause)
    if turned is not None:
        return turned
    match = REQUEST.search(clause.low)
    if not match or PROCEDURE.search(clause.low) or DENIED.search(clause.low):
        return None
    word = match.group()
    if setting.lead.owners and setting.lead.kind is CommitmentKind.ASSIGNED and word.endswith("t") and setting.listed:
        return None  # told to ask
    if word.endswith("t") and clause.context.minutes and datives(clause, clause.told, clause.start + match.start()):
        return None  # `A. Rozei pieprasīt departamentam ziņas`: she has the task
    act = next(
        (
            v
            for v in clause.verbs
            if v.start >= clause.start + match.end() and v.form in (Form.INFINITIVE, Form.DEBITIVE, Form.FUTURE)
        ),
        None,
    )
    if act is not None and act.infinitive in _ELECTS and clause.context.minutes and not _house_asked(clause, clause.start + match.end(), act):
        return None  # `lūdz nozīmēt A. Rozi par vadītāju`: the meeting does it there and then
    act_noun = act is None and re.search(
        r"\b(?:atbalstu|palīdzību|informāciju|skaidrojumu|atzinumu|saskaņojumu|piekrišanu|finansējumu|līdzfinansējumu|datus|ziņas|dokumentus|izziņu)\b",
        clause.low[match.end() :],
    )
    wanted = setting.resolved and act is None and match.start() < 3 and _ASKS_FOR.search(clause.low) is not None
    if act is None and not wanted and not (act_noun and clause.context.minutes and setting.decided):
        return None
    over = not past_binds(clause, word)
    if (over and not _is_fresh(clause)) or (HISTORY.search(clause.low[: match.start()]) and not clause.context.binding):
        return None
    at = clause.start + match.end()
    to = word.startswith(("ierosin", "rosin", "rekomend", "ietei", "iesak", "ieteikum", "aicinājum", "lūgum"))
    proposed = word.startswith(("ierosin", "rosin")) and act is not None  # `ierosina rakstīt fondam`: it gets the letter
    turned_to = _in_front(clause, clause.at(match), Case.DAT) if word.startswith("lūdz") else ()
    owners = turned_to or (datives(clause, at, act.start if proposed and act is not None else clause.end) if to else accusatives(clause, at))
    if not owners and word.startswith("rosin"):
        owners = accusatives(clause, at)  # `rosina ministriju izvērtēt`
    if not owners and word.startswith(("lūg", "palū")):
        owners = datives(clause, at, act.start if act is not None else clause.end)  # in speech also `lūgt domei piešķirt autobusu`
    if not owners and not to and not word.startswith(("tiek", "tika", "tiks")) and (front := _in_front(clause, clause.at(match))):
        owners = front
    if not owners and word in ("aicinām", "lūdzam") and not clause.context.minutes:
        owners = _before_dash(clause, clause.at(match))
    if not owners and word == "lūdzam" and clause.context.kind == "letter":
        owners = addressees_of(clause.context)
    body = clause.context.body()
    if not owners and not to and body and clause.context.minutes and (
        re.match(r"\s+mūs\b", clause.low[match.end() :]) or _of_the_meeting(clause, match, act)
    ):  # `reģions aicina mūs iesniegt idejas`
        owners = (clause.context.house or body,)
    if not owners and word.startswith(("tiek", "tika", "tiks")):
        agrees = word.endswith(("ta", "ti", "tas"))  # `Egles un Ozolu pagasta padomes tiek aicinātas`: with those asked in the nominative
        owners = (subjects(clause, clause.at(match)) if agrees else ()) or datives(clause, clause.start, clause.at(match)) or subjects(clause, clause.at(match))
    if not owners and to and word.startswith("lūgum"):
        owners = datives(clause, clause.told, clause.start + match.start())  # `Direktorei lūgums ievietot saiti`
    if not owners and _PASSIVE.match(word):
        owners = subjects(clause, clause.start + match.start())
        if not owners and find_due(clause.context, clause.text) is None:
            return None  # `Visi aicināti piedalīties`
    if not owners and not to and word.startswith("piepras"):
        owners = datives(clause, at, clause.end)
    if not owners and not to and word.startswith(("piepras", "lūg", "palū")):
        owners = _from_whom(clause)
    if not owners and _WRITTEN.search(clause.low[: match.start()]):
        owners = datives(clause, clause.start, clause.at(match))
    if not owners and in_subclause(clause, clause.at(match)):
        return None
    bound = wanted or (clause.context.minutes and (setting.decided or setting.listed)) or (
        _PASSIVE.match(word) is not None and act is not None and act.infinitive not in _TALKS
    )
    if word == "lūdzu":
        if not find_due(clause.context, clause.text) and not (owners and _I_ASK.search(clause.low)):
            return None  # `Lūdzu, ienāciet`
        bound = True
    if word == "lūdzam" and act is not None and act.infinitive in _ANSWERS and (clause.context.kind in ("letter", "press") or clause.context.invites):
        bound = True  # `Lūdzam atbildi sniegt mēneša laikā`, of all who read it
    if word in ("aicinām", "lūdzam", "iesakām") and clause.context.kind == "presentation" and act is not None and act.infinitive not in _TALKS:
        bound = True  # what a speaker asks of those who have no name
    if (over or word.startswith("pras")) and not owners:
        return None
    if not owners and not bound and not _asks_some(clause, match, act):
        return None
    if not owners and word.startswith(("ierosin", "rosin")):
        return None
    if clause.context.kind in ("press", "other") and HISTORY.search(clause.low):
        return None
    return Judged(CommitmentKind.REQUESTED, owners, "request", 0.85 if owners else 0.6)


#: A letter was sent to whoever is asked in it: `nosūtījusi vēstuli dienestam, kurā lūdz …`.
_WRITTEN = re.compile(r"\b(?:vēstul|iesniegum|aicinājum|lūgum)\w*\b[^,.;]*,\s*(?:kurā|kuros|kurās|ar kuru)\s+(?:[\w-]+\s+){0,2}$")
#: One speaks of what one asks oneself: `Es lūdzu ministriju vēlreiz pārrēķināt`.
_I_ASK = re.compile(r"\bes\s+(?:\w+\s+){0,3}?lūdzu\s")
#: Those who met, in the accusative, or nobody: what may stand between a word of asking at a meeting and what is asked.
_THOSE_HERE = re.compile(
    r"\s+(?:arī\s+|vēlreiz\s+|visus\s+)?(?:deputātus|padomi|valdi|domi|komisiju|komiteju|biedrus|kolēģus|klātesošos|locekļus|komisijas locekļus|darba grupu|sapulci|sanāksmi|grupu)?\s*"
    r"(?:(?:līdz|no|pirms|pēc|ar|uz|par)\s.*)?$"
)


def _of_the_meeting(clause: Clause, asked: re.Match[str], act: Verb | None) -> bool:
    """Whether somebody who spoke at a meeting asks it to act: nobody else is asked between the word of asking and the act."""
    if act is None or act.form is not Form.INFINITIVE or asked.group() not in ("lūdz", "lūdza", "aicina", "aicināja") or act.infinitive in _TALKS:
        return False
    between = clause.context.text(clause.start + asked.end(), act.start).lower()
    named = [w for w in clause.whos if clause.start + asked.end() <= w.start < act.start and Case.ACC in w.cases and w.how != "generic"]
    if named or _THOSE_HERE.fullmatch(between) is None:
        return False
    asking = subjects(clause, clause.at(asked))
    return bool(asking) and (any(is_person(clause.context, i) for i in asking) or re.match(r"\s*(?:visus\s+)?(?:biedrus|locekļus)\b", between) is not None)


def _is_fresh(clause: Clause) -> bool:
    """Whether news tells what somebody has just asked for: `rosināja padomi apsvērt`, and nothing in it is long ago."""
    return clause.context.kind == "press" and not LONG_AGO.search(clause.low) and not _ONCE.search(clause.low)


def _before_dash(clause: Clause, at: int) -> tuple[MentionId, ...]:
    """Whom a list of requests names at the front: `Egles pašvaldība – aicinām deleģēt pārstāvi`."""
    able = [w for w in clause.whos if w.end <= at and w.cases & {Case.NOM, Case.DAT}]
    if not able or re.search(r"\w", clause.context.text(clause.start, able[0].start)) or not re.fullmatch(r"[”\"“]?\s*[:–—-]\s*", clause.context.text(able[-1].end, at)):
        return ()
    return ids_of(able)


def _from_whom(clause: Clause) -> tuple[MentionId, ...]:
    """`pieprasīt no firmas grafiku`, `ziņojumu lūgt no institūta`: from whom a thing is asked."""
    able = [w for w in clause.whos if Case.GEN in w.cases and re.search(r"\bno\s+[„“\"«]?$", clause.context.text(max(clause.start, w.start - 5), w.start))]
    return able[0].ids if able else ()


#: What joins a sentence to the one before it.
_CONNECTIVE = re.compile(r"^\W*(?:Savukārt|Tāpat|Arī|Tāpēc|Tādēļ|Turklāt|Vēl|Tad|Pēc tam|Bet|Taču|Vienlaikus|Papildus|Noslēgumā)\s")


def _in_front(clause: Clause, at: int, case: Case = Case.ACC) -> tuple[MentionId, ...]:
    """Those asked where they open the clause: `Ministriju lūdz apzināt ēkas`, in speech `Annai lūdzam palīdzēt`; their form must be of that case and nothing else."""
    able = [w for w in clause.whos if clause.told <= w.start and w.end <= at and w.sure and case in w.cases and Case.NOM not in w.cases]
    if not able or _CONNECTIVE.sub("", clause.context.text(clause.told, able[0].start)).strip(' „“"«\n') or clause.context.text(able[-1].end, at).strip():
        return ()
    return ids_of(joined(clause.context, able, case, clause.told, at))


def _house_asked(clause: Clause, start: int, act: Verb) -> bool:
    """Whether an institution is asked between the request and the act: `lūdz biedrību izvirzīt pārstāvi` is no vote of the meeting."""
    context = clause.context
    return any(
        start <= w.start and w.end <= act.start and Case.ACC in w.cases and all(context.by_id[i].kind is EntityKind.INSTITUTION for i in w.ids)
        for w in clause.whos
    )


def _turned_to(clause: Clause) -> Judged | None:
    """`Griezties pie padomes ar lūgumu piešķirt autobusu`, `nosūtīt ministrijai lūgumu pārskatīt …`: the one turned to is asked."""
    match = _TURN.search(clause.low)
    if match is None or not clause.context.binding or DENIED.search(clause.low):
        return None
    act = next((v for v in clause.verbs if v.start >= clause.start + match.end() - 1 and v.form is Form.INFINITIVE), None)
    first = clause.first(Form.INFINITIVE)
    if act is None or (first is not None and datives(clause, clause.start, first.start)):
        return None  # whoever is told to ask has the task
    place = next((m for m in re.finditer(r"\bpie\s+", clause.low) if clause.at(m) < act.start), None)
    place = place or re.compile(r"\w+\s+").match(clause.low, match.start())  # `vērsties ministrijā ar lūgumu`
    after = clause.start + place.end() if place is not None else 0
    owners = next((w.ids for w in clause.whos if place is not None and after <= w.start <= after + 40), ())
    return Judged(CommitmentKind.REQUESTED, owners, "turned to", 0.75) if owners else None


def _asks_some(clause: Clause, asked: re.Match[str], act: Verb | None) -> bool:
    """Whether somebody named asks some who are not named to act: `A. Roze lūdz visus partnerus iesūtīt …`."""
    if act is None or asked.group() not in ("lūdz", "lūdzam", "lūdza", "aicina", "aicinām", "aicināja") or act.infinitive in _TALKS:
        return False
    own = asked.group().endswith("ām") or asked.group() == "lūdzam"  # who writes asks
    asking = subjects(clause, clause.at(asked))
    if asking and act.form is Form.INFINITIVE and _SOME_IN_FRONT.match(clause.low[: asked.start()]):
        return True
    return _SOME.match(clause.low[asked.end() :]) is not None and (bool(asking) or (own and clause.context.binding))
