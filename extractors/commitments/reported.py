"""Tasks whose completion is told."""

from __future__ import annotations

import re

from extractors.commitments.actors import datives, subjects
from extractors.commitments.clauses import Clause, voices
from extractors.commitments.due import find_due
from extractors.commitments.forms import NOT_DONE, TASK, UNREAL, report_is_done
from extractors.commitments.judged import Judged, Setting, told_from_start
from extractors.commitments.verbs import Form
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId
from extractors.signs import Sign

#: A longer term for a task that stays.
_LONGER = Sign(r"\btermiņa pagarinājum\w*|\bpagarināt\b[^.;]{0,90}\btermiņ\w+|\btermiņ\w+[^.;]{0,90}\bpagarināt\b")
#: Who has done it: `ministrija ir sagatavojusi`, `VID izpildījis`.
_PERFECT = re.compile(
    r"\bir\s+(?:[\w-]+\s+)?[a-zāčēģīķļņšūž]+(?:jis|jusi|juši|jušas|usi|uši|ušas|zis|dis|tis)\b|\bizpildīj(?:usi|is|uši|ušas)\b"
)
_TELLS = re.compile(r"\W*Kā\s+(?:\w+\s+)?(?:stāst|norād|inform|ziņo|atgādin|pastāst|min|sak|uzsver|paskaidro|skaidro)\w*\s[^,]{3,80},\s")
#: Done as it was promised: `izdarījusi to, ko solījusi`, `paveicis solīto`.
_PROMISED_BEFORE = re.compile(r"\b(?:(?:ko|kā|kas) (?:bija )?(?:ap)?solīj\w+|ko (?:bija )?apņēm\w+|(?:ap)?solīt(?:o|ais|ā|ie|ās))\b")
#: The new term of what has not been done.
_MOVED = re.compile(r"\btermiņ\w+\s+(?:[\w-]+\s+){0,2}?(?:pagarināt\w*|pārcelt\w*|pagarina\w*|noteikt\w*)\b|\b(?:to|tā izpildi|izpildi) (?:pagarina|pagarināt|pārceļ|pārcelt|atliek|atlikt)\s+(?:līdz|uz)\b")
#: Who did what behind a report that all is done: `lēmumi izpildīti: pārvalde pārbaudījusi skolas`.
_LISTED_DONE = re.compile(r":\s[^:;]*?\b[a-zāčēģīķļņšūž]{3,}(?:jusi|jis|juši|jušas|usi|uši|ušas)\b")


#: What came of a task, behind a dash or an arrow at the end of its line: `bija jāatver saskarne – atvērta 12. jūnijā`, `… → pieslēgtas visas`.
_OUTCOME = re.compile(r"\s(?:[–—-]|→|⇒|=>|->)\s+(?!nav\b|ne)(?:jau |ir |tas |viss |visas |visi |savlaicīgi |laikā )*[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)\b(?:[^;]{0,60})$")
#: Done as it had been planned: `pabeidza laipu izbūvi, kā bija paredzēts`.
_AS_PLANNED = Sign(r"(?P<done>\b(?:pabeidza|izpildīja|paveica|īstenoja|nodeva|iesniedza|nosūtīja|sagatavoja|uzstādīja|izbūvēja|noslēdza|atklāja|sarīkoja)\b).{3,160},?\s+kā (?:jau )?(?:bija |tika )?(?:paredzēt|plānot|norunāt|iecerēt)(?:s|a|i|as)\b")
#: `Līdz 1. martam plānotais materiāls ir izdots`.
_PLANNED_BY = re.compile(r"^\W*līdz\s[^,;]{3,40}?\s(?:paredzēt|plānot|iecerēt)(?:ais|ā|ie|ās)\s[^,;]{3,110}?\s(?:ir|tika)\s+(?:jau\s+|laikā\s+|savlaicīgi\s+)?[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)\b")
#: `… ministrijai līdz 1. septembrim uzdotais pārskats ir sagatavots`.
_GIVEN = re.compile(r"\buzdot(?:ais|ā|ie|ās)\s[^,;:]{3,110}?\s(?:ir|tika)\s+(?:jau\s+|laikā\s+|savlaicīgi\s+)?[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)\b")
#: Who has done what had been laid on him: `prasīto tāmi līdz 1. martam ir sastādījusi`, `ir sagatavojusi iepriekšējā sēdē uzdoto sarakstu`.
_LAID_ON = r"\b(?:uzdot|uzticēt|prasīt|pieprasīt|norunāt|(?:ap)?solīt)(?:o|os|ās)\s"
_HAS_DONE = r"\bir\s+(?:jau\s+|laikā\s+|savlaicīgi\s+)?(?:sa|iz|no|ie|pa|aiz|at|uz)[a-zāčēģīķļņšūž]{2,}(?:jis|jusi|juši|jušas|zis|gusi|usi|uši|ušas)\b"
_HAS_DONE_IT = Sign(rf"{_LAID_ON}[^,;:]{{3,110}}?(?P<done>{_HAS_DONE})|(?P<first>{_HAS_DONE})\s[^;:]{{3,160}}?{_LAID_ON}")
#: `dati, ko A. Rozei uzdeva iesniegt līdz 1. maijam, iesniegti`: what a clause tells of was a task, and it is done.
_TASK_ASIDE = re.compile(
    r",\s(?:ko|kas|kuru|kurus|kuras|kurš|kura|kuri)\s[^,;:]{2,110}?\b(?P<told>bija jā[a-zāčēģīķļņšūž]+|vajadzēja|uzdev(?:a|ām)|(?:bija |tika )?uzdots)\b[^,;:]{0,110},\s(?!nav\b|ne)(?:(?:ir|tika|jau|laikā|savlaicīgi)\s)*[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)\b"
)
#: What had been promised when it was done.
_WAS_PROMISED = re.compile(r"\b(?:bija (?:apņēm(?:ies|usies|ušies|ušās)|(?:ap)?solīj(?:is|usi|uši|ušas|ies|usies|ušies))|apņēmās|(?:ap)?solīja)\b")


def reported(clause: Clause, setting: Setting) -> Judged | None:
    """A task whose completion is told: `uzdevums ir izpildīts`, `plānotais iepirkums ir pabeigts`."""
    low = clause.low
    if not clause.context.binding and not (_WAS_PROMISED.search(low) and _OUTCOME.search(low)):
        return None
    undone = NOT_DONE.search(low)
    if undone and (moved := _MOVED.search(low)):
        owners = subjects(clause, clause.start + moved.start()) or _first(clause) or datives(clause, clause.start, clause.start + moved.start()) or _dative_inside(clause)
        return Judged(CommitmentKind.ASSIGNED, owners, "reported late", 0.75) if owners else None
    if _LONGER.search(low) and clause.context.minutes and find_due(clause.context, clause.text) is not None:
        told = datives(clause, clause.start, clause.end) or _dative_inside(clause)
        if told:
            return Judged(CommitmentKind.ASSIGNED, told, "longer term", 0.8)
    if undone and re.search(r"\buzdevum\w*", low) and _first(clause) and clause.forms(Form.INFINITIVE):
        return Judged(CommitmentKind.ASSIGNED, _first(clause), "reported late", 0.75)
    as_planned = _AS_PLANNED.search(low)
    if as_planned and not undone:
        return Judged(CommitmentKind.PLANNED, subjects(clause, clause.start + as_planned.start("done")), "reported done", 0.7, True)
    if _PLANNED_BY.match(low) and not undone:
        own = clause.context.body()
        return Judged(CommitmentKind.PLANNED, voices(clause) or ((own,) if own else ()), "reported done", 0.7, True)
    given = _GIVEN.search(low)
    if given and not undone and (told := datives(clause, clause.told, clause.start + given.start())):
        return Judged(CommitmentKind.ASSIGNED, told, "reported done", 0.8, True)
    laid = _HAS_DONE_IT.search(low)
    if laid and not undone and (did := subjects(clause, clause.start + (laid.start("done") if laid["done"] else laid.start("first"))) or voices(clause)):
        kind = CommitmentKind.PROMISED if _PROMISED_BEFORE.search(low) else CommitmentKind.ASSIGNED
        return Judged(kind, did, "reported done", 0.8, True)
    aside = _TASK_ASIDE.search(low)
    if aside and not undone and (told := datives(clause, clause.start + aside.start(), clause.start + aside.end())):
        return Judged(CommitmentKind.ASSIGNED, told, "reported done", 0.8, True)
    outcome = _OUTCOME.search(low)
    if not (report_is_done(low) or outcome) or not (TASK.search(low) or "bija jā" in low or (outcome and _WAS_PROMISED.search(low))) or UNREAL.search(low):
        return None
    context = clause.context
    whole = clause.start
    promised = _WAS_PROMISED.search(low)
    if promised:
        return Judged(CommitmentKind.PROMISED, subjects(clause, clause.start + promised.start()), "reported done", 0.75, True)
    planned = re.search(r"\b(?:plānot|paredzēt)\w*", low) and (
        "bija plānot" in low or not re.search(r"\b(?:uzdevum|uzdot|pienākum)\w*", low)
    )
    perfect = _PERFECT.search(low)
    by = _TELLS.match(clause.text)  # `Kā stāsta A. Roze, birojs ir izdarījis …`: who tells of it has not done it
    owners = subjects(told_from_start(clause, max(clause.told, clause.start + by.end())) if by else clause, clause.start + perfect.start()) if perfect else ()
    listed = _LISTED_DONE.search(low) if not owners else None
    if listed:
        able = [w for w in clause.whos if w.start >= clause.start + listed.start() and Case.NOM in w.cases]
        owners = ids_of(joined(context, able, Case.NOM, clause.start + listed.start(), clause.end))
    owners = owners or datives(clause, clause.told, clause.end)
    if not owners:
        for who in clause.whos:
            after = context.text(who.end, who.end + 60).lower()
            if (
                who.start >= whole
                and (Case.GEN in who.cases or Case.NOM in who.cases)
                and re.match(r"\s*(?:\w+\s+){0,3}?(?:uzdevum|pienākum|līdz .{0,40}bija jā|bija jā|uzdot)", after)
            ):
                owners = (
                    ids_of(joined(context, [w for w in clause.whos if w.start >= who.start], Case.GEN, who.start, clause.end))
                    or who.ids
                )
                break
    if planned:
        body = context.body()
        return Judged(CommitmentKind.PLANNED, owners or voices(clause) or ((body,) if body else ()), "reported done", 0.75, True)
    kept = _PROMISED_BEFORE.search(low) is not None
    return Judged(CommitmentKind.PROMISED if kept else CommitmentKind.ASSIGNED, owners, "reported done", 0.8, True)


def _first(clause: Clause) -> tuple[MentionId, ...]:
    """Whoever the clause opens with: `RTU mācību materiāls – nav izpildīts`."""
    return next((w.ids for w in clause.whos if w.start <= clause.start + 3), ())


def _dative_inside(clause: Clause) -> tuple[MentionId, ...]:
    """The first institution in a sure dative: `Piekrist termiņa pagarinājumam Veselības ministrijai`."""
    return next((w.ids for w in clause.whos if w.sure and Case.DAT in w.cases), ())
