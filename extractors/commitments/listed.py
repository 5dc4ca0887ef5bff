"""What stands below a line that speaks for all items of a list."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.commitments.actors import all_together, datives, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.doers import doer, duty_present, ends_with_doer, is_somebody
from extractors.commitments.due import find_due
from extractors.commitments.forms import DENIED, NO_ACT, PASSIVE_FUTURE, PLANNED, UNREAL, is_formal
from extractors.commitments.groups import is_contract, members
from extractors.commitments.judged import Judged, Setting, has_happened, in_subclause, is_told
from extractors.commitments.kinds import BODIES
from extractors.commitments.measures import act_noun
from extractors.commitments.predicted import Predicate
from extractors.commitments.seats import is_body, is_of_kind
from extractors.commitments.slides import speaks_for_unnamed
from extractors.commitments.told import named_before_dash
from extractors.commitments.verbs import Form, Verb
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId, PassageKind

#: Titles above items that are no measures: what is over, what is wrong, who takes part, what an event offers.
_NO_MEASURES = re.compile(
    r"mērķ|partner|dalībniek|rezultāt|paveikt|sasniegt|īstenotās|\bkas ir\b|kārtīb|\bprogramma\b|satur|budžet|finansējum|izmaks|problēm|secinājum|"
    r"vēstur|situācij|\btēma|risk|ieguvum|princip|jēdzien|definīcij|kritērij|līdzšinēj|pagājuš"
)

#: Chapters of a contract that tell what its parties do, and what they only may.
_DUTIES = re.compile(r"\b(?:pienākum|saistīb|uzdevum|ieguldījum|apņem|sadarbības (?:jom|virzien|form|veid|koordin)|darbīb|rīcīb|īstenošan|norēķin|kopīg|atbildīb)\w*")
_MAY = re.compile(r"\b(?:sav(?:us|as|us) (?:izdevumus|izmaksas)|ir tiesīg\w+|ir tiesības|tiesības ir|var|nav atbildīg\w+|stājas spēkā|ir spēkā|strīd\w+|domstarpīb\w+)\b")
#: What a contract is about.
_SUBJECT = re.compile(r"^\W*puses sadarbojas\b(?!.*\blīdz\b)")
#: Leads whose items tell duties in the present.
_OF_DUTIES = (CommitmentKind.AGREED, CommitmentKind.ASSIGNED, CommitmentKind.PROMISED)

#: A line that tells of a project who, when and for how much, and no work: `Partneri: …`, `Vadošais: …`.
_LABELLED = re.compile(r"\W*(?:vadoš|vadīt|partner|sadarbības partner|finans|budžet|termiņ|period|laik|viet|norises|dalībniek|koordinator|kontakt|iesniedzēj|mērķgrup|mērķauditorij|līdzfinans|atbalstīt)\w*(?:\s\w+)?\s*:\s")
#: How long a paper itself holds.
_IN_FORCE = re.compile(r"\b(?:ir|stājas|būs|paliek) spēkā\b")
#: An item that opens with a time that is over, or tells what goes on since then: `Pērn skolas apmainījās ar skolotājiem.`
_OVER = re.compile(r"^\W*(?:pērn|(?:aiz)?pagājuš\w+)\b|\bkopš\s")
#: A line that calls all below it planned: `2031. gadā paredzēts:`.
_PLANNED_ABOVE = re.compile(r"\b(?:paredzēt|plānot|iecerēt)(?:s|i|as|a)\s*:$")
#: A title of the part of a year whose works stand below it.
_TIMED = re.compile(
    r"^\W*(?:[ivx\d]+\.?\s*)?(?:ceturks\w+|pusgad\w+|pavasar\w+|vasar\w+|ruden\w+|ziem\w+|janv|febr|mart|apr|maij|jūn|jūl|aug|sept|okt|nov|dec)"
)


#: `par plānotajām mācībām`, `iecerētajām izmaiņām` under what somebody told of.
_OF_PLANNED = re.compile(r"\W*(?:par\s+|uz\s+)?(?:plānot|iecerēt|paredzēt|gaidām)(?:ā?[sm]|aj\w+|o|u|iem)\b")


def under_lead(clause: Clause, setting: Setting) -> Judged | None:
    """What stands below a line that says who, how or when for all items."""
    lead = setting.lead
    if (lead.kind is None and not (lead.owners and lead.told)) or _IN_FORCE.search(clause.low):
        return None
    if lead.kind is CommitmentKind.AGREED and is_contract(clause.context) and (_MAY.search(clause.low) or _SUBJECT.search(clause.low)):
        return None
    act = clause.first(Form.INFINITIVE, Form.FUTURE, Form.DEBITIVE, Form.FIRST_FUTURE)
    if act is not None and act.form is Form.FUTURE and act.infinitive in NO_ACT:
        if act.infinitive != "tikt" or not PASSIVE_FUTURE.search(clause.low):
            return None
        act = None  # `kopsavilkumi tiks publicēti`
    planned = PLANNED.search(clause.low) or PASSIVE_FUTURE.search(clause.low) or _OF_PLANNED.match(clause.low)
    if lead.kind is None:
        if not (planned or clause.forms(Form.FUTURE)) or has_happened(clause) or DENIED.search(clause.low):
            return None
        own = subjects(clause, act.start) if act is not None and act.form is Form.FUTURE else ()
        return Judged(CommitmentKind.PLANNED, own or lead.owners, "told plan", 0.75)
    if has_happened(clause) or (UNREAL.search(clause.low) and not (lead.nominal and setting.listed)):
        return None
    if act is None and ((lead.nominal and _LABELLED.match(clause.low)) or _OVER.search(clause.low) or is_told(clause)):
        return None
    present = duty_present(clause) if act is None and lead.kind in _OF_DUTIES and not lead.told else None
    if act is None and not planned and present is None and not (lead.nominal and (setting.listed or lead.owners)):
        return None
    if lead.told and not lead.nominal and not planned and act is None:
        return None
    if act is None and not planned and (re.match(r"\W*par\b", clause.low) or (lead.told and _goes_on(clause))):
        return None
    owners: tuple[MentionId, ...] = ()
    if act is not None and act.form is Form.FUTURE:
        owners = subjects(clause, act.start)
    elif act is not None and act.form is Form.FIRST_FUTURE:
        owners = all_together(clause, act.end)
    elif act is not None and act.form in (Form.INFINITIVE, Form.DEBITIVE):
        owners = datives(clause, clause.start, act.start) or named_before_dash(
            clause, act.start, asked=lead.kind is CommitmentKind.REQUESTED
        )
        if owners and act.form is Form.DEBITIVE and lead.kind is CommitmentKind.PLANNED:
            return Judged(CommitmentKind.ASSIGNED, owners, "debitive under a lead", 0.75)
    elif present is not None and (mine := doer(clause, present)) and mine[1]:
        owners = mine[1]
    elif lead.kind is CommitmentKind.AGREED and not clause.context.minutes:
        first = clause.whos[0] if clause.whos else None
        if first is not None and first.start <= clause.start + 1 and Case.NOM in first.cases:
            owners = first.ids  # `Talsu novada pašvaldība nodrošina telpas`
    if not owners and (act is None or (act.form is Form.FUTURE and clause.told > clause.start)):
        owners = _before_dash(clause)  # also `Dienests: maijā iesniegs plānu`, where who acts is no speaker
        verb = None if owners or present is not None else clause.context.present(clause.start, clause.end)
        if verb is not None and "," not in clause.context.text(clause.start, verb.start):
            owners = subjects(clause, verb.start)  # `R. Vīksna noskaidro …`
    if not owners and act is not None and act.form is Form.INFINITIVE:  # `R. Vīksna noskaidro iespējas pieslēgties …`
        finite = next((p for p in clause.context.acts(clause.start, act.start) if p.form is Form.PRESENT and not p.aside), None)
        owners = doer(clause, finite)[1] if finite is not None else ()
    if not owners and lead.heading and clause.context.kind == "presentation" and speaks_for_unnamed(clause.text):
        return Judged(lead.kind, (), "under a lead", 0.6)
    if not owners and act is None and setting.resolved and clause.whos and clause.whos[0].start <= clause.start + 1 and Case.NOM in clause.whos[0].cases:
        owners = clause.whos[0].ids  # `→ Zane pieskata puķes`
    if not owners and clause.context.minutes and setting.resolved and (act is None or act.infinitive == "jābūt"):
        owners = ends_with_doer(clause)  # `Tāmi sastāda Zane un Juris, jābūt gatavai maijā`
    if not owners and present is not None and present.subject is not None and is_contract(clause.context):
        owners = members(clause.context, clause.context.text(*present.subject).lower())  # `Puses kopīgi izvērtē …`
    owners = owners or _of_the_lead(clause, lead.owners, act)
    if not owners and lead.kind is CommitmentKind.AGREED and clause.context.minutes and act is not None and act.form is Form.INFINITIVE and (body := clause.context.body()):
        owners = (body,)  # `Lemjam: svētkus rīkot septembrī`
    if lead.heading and act is None and not setting.listed:
        return None
    kind = lead.kind
    if (
        act is not None and act.form in (Form.FUTURE, Form.FIRST_FUTURE) and kind is CommitmentKind.PLANNED and owners
        and clause.context.kind in ("report", "letter") and all(is_body(clause.context, o) for o in owners) and not _PLANNED_ABOVE.search(clause.context.title)
    ):  # fmt: skip
        kind = CommitmentKind.PROMISED  # said by the one who will do it
    return Judged(kind, owners, "under a lead", 0.85 if owners and (act or present) else 0.7)


def _goes_on(clause: Clause) -> bool:
    """Whether the clause stands behind another one of its item: it only tells more about it."""
    passage = clause.context.document.passage_at(clause.start)
    return passage is not None and re.search(r"\w{4,}", clause.context.text(passage.start, clause.start)) is not None


def duty(clause: Clause, setting: Setting) -> Judged | None:
    """What a party of a contract does by its terms: `Pašvaldība nodrošina telpas`, `Puses izveido darba grupu`.

    It counts in the chapter of duties, with a term, or where an item opens with what the paper calls the party; what the contract itself does, or a party may, is no duty.
    """
    context = clause.context
    if not is_contract(context) or DENIED.search(clause.low) or _MAY.search(clause.low):
        return None
    present = duty_present(clause)
    opens = _party_acts(clause, setting, present)
    if present is None or (present.subject is None and not opens):
        return None
    what = clause.low.find(", ka ", present.end - clause.start)
    if has_happened(replace(clause, low=clause.low[:what]) if what > 0 else clause):  # `nodrošina, ka centrs ir atvērts`
        return None
    all_of_them = members(context, context.text(*present.subject).lower()) if present.subject is not None else ()
    told = setting.listed and not _NO_DUTIES.search(context.title)
    if not (opens or (all_of_them and told) or _DUTIES.search(context.title) or _DUTIES.search(context.chapter) or find_due(context, clause.text)):
        return None
    if opens:
        return Judged(CommitmentKind.AGREED, opens, "duty of a party", 0.75)
    somebody, owners = doer(clause, present)
    owners = owners or all_of_them
    return Judged(CommitmentKind.AGREED, owners, "duty of a party", 0.75) if somebody else None


#: Chapters of a contract that bind to no act.
_NO_DUTIES = re.compile(r"priekšmet|mērķ|vispārīg|spēkā|noslēgum|strīd|nepārvaram|grozī|konfidenc|tiesīb|citi noteikum|pārējie noteikum")


def _party_acts(clause: Clause, setting: Setting, present: Predicate | None) -> tuple[MentionId, ...]:
    """The parties with whom an item of a contract begins or who act in it, by the words that its head puts for them: `5. Skola piešķir stipendiju`."""
    context = clause.context
    subject = present.subject if present is not None else None
    first = next((w for w in clause.whos if w.start <= clause.start or (subject is not None and w.start <= subject[0] < w.end)), None)
    if not setting.listed or first is None or _NO_DUTIES.search(context.title):
        return ()
    run = joined(context, clause.whos, Case.NOM, first.start, clause.end)
    called = all(w.how == "group" or all(i in context.terms.values() for i in w.ids) for w in run)
    return ids_of(run) if called and run and run[0] is first else ()


def _of_the_lead(clause: Clause, led: tuple[MentionId, ...], act: Verb | None) -> tuple[MentionId, ...]:
    """The owners of a lead for one of its items: of several the one whose kind the item's own subject names: `pašvaldība izbūvē kāpnes`."""
    if len(led) < 2 or (act is not None and act.form is not Form.FUTURE):
        return led
    acts = clause.context.acts(clause.start, clause.end)
    first = next((p for p in acts if not p.aside), None)
    if first is None or first.subject is None or first.named or not is_somebody(first.noun):
        return led
    if clause.context.text(*first.subject).lower() != first.noun or members(clause.context, first.noun):
        return led  # `pašvaldības` are all of them
    alike = tuple(i for i in led if is_of_kind(clause.context.name(i).lower(), BODIES.get(first.noun, (first.noun,))))
    return alike if len(alike) == 1 else ()


_LIST_OF_NAMES = re.compile(r"\W*(?:\([^()]*\)|[,+/&;]|\bun\b|\s)*")


def _before_dash(clause: Clause) -> tuple[MentionId, ...]:
    """Those who stand alone before a dash or colon in an item that only names the task: `J. Vilks + L. Egle – darba lapas`."""
    context = clause.context
    dash = re.match(r"[^!?;:]{2,90}?(?:\s[–—-]\s|:\s)", clause.text)
    if dash is None:
        return ()
    stop = clause.start + dash.end()
    front = [w for w in clause.whos if w.end <= stop and (Case.NOM in w.cases or Case.DAT in w.cases)]
    left, at = "", clause.start
    for who in front:
        left, at = left + context.text(at, who.start), who.end
    left += context.text(at, stop).rstrip(" –—-:")
    if front and _LIST_OF_NAMES.fullmatch(left):
        return ids_of(front)
    return members(context, dash.group().lower()) if not front else ()


def measure(clause: Clause, setting: Setting) -> Judged | None:
    """An item of the slides or the plan of a project that lies ahead, which only names the act: `rokasgrāmatas izdošana`."""
    context = clause.context
    if is_infinitive_measure(clause) and not _NO_MEASURES.search(context.title):
        body = context.body()
        return Judged(CommitmentKind.PLANNED, setting.lead.owners or ((body,) if body else ()), "measure of a plan", 0.75)
    if context.kind == "presentation" and context.header.title and context.title == context.header.title.lower():
        return None  # where and when the talk was given
    if not context.looks_ahead or setting.lead.told or _NO_MEASURES.search(context.title) or has_happened(clause):
        return None
    act = clause.first(Form.FUTURE)
    if act is not None and setting.listed and act.infinitive not in NO_ACT and not in_subclause(clause, act.start):
        return Judged(CommitmentKind.PLANNED, (), "measure of a project", 0.55)
    timed = context.kind == "plan" and len(clause.text) < 120 and clause.text[-1:] not in ".;" and _TIMED.search(context.title)
    if act_noun(clause.text) is None or not (setting.listed or timed or clause.text.rstrip().endswith(":")):
        return None
    return Judged(CommitmentKind.PLANNED, setting.lead.owners, "measure of a project", 0.6)


def is_infinitive_measure(clause: Clause) -> bool:
    """Whether a line of a plan tells what is to be done by an infinitive that depends on nothing: `Līdz 2026. gadam ieviest e-pieteikšanos.`

    The subjectless infinitive as a predicate is how plans and orders say it ("Latviešu valodas gramatika", 2013, on the infinitive).
    """
    context = clause.context
    act = clause.first(Form.INFINITIVE) if context.kind == "plan" and not context.minutes else None
    if act is None or act.infinitive in NO_ACT or DENIED.search(clause.low) or UNREAL.search(clause.low):
        return False
    passage = context.document.passage_at(clause.start)
    mark = context.text(passage.start, clause.start) if passage is not None else "?"
    if passage is None or passage.kind is PassageKind.HEADING or re.search(r"\w{4,}", mark) or passage.end - clause.end > 200:
        return False
    front = context.text(clause.start, act.start)
    if _OPENS_SPEECH.match(context.text(clause.start, passage.end)):
        return False  # `„Muzejs sāk visu no jauna. …”`
    if re.search(r"[,:?!–—]|\b(?:ir|nav|lai|ka|mērķ\w+|iespēj\w*|var|vajag|nepieciešam\w*|kā)\b", front.lower()) or clause.text.rstrip().endswith(("?", ":")):
        return False
    return clause.verbs[0].start == act.start and not any(p.form is Form.PRESENT for p in context.acts(clause.start, act.start))


#: A quotation of more than one sentence.
_OPENS_SPEECH = re.compile(r"\W*[„“«\"][^„“«”»\"]*[a-zāčēģīķļņšūž][.!?]\s[^„“«”»\"]*[”“»\"]")
#: The case in which a task falls to somebody: `Ja atbildes nav, sagatavot prasību`.
_ON_CONDITION = re.compile(r"^\W*ja\s[^,;]{3,90},\s*")
#: A count of votes: `Balsojums: PAR – 9, PRET – nav`.
_VOTE = re.compile(r"\bbalsojum\w*\s*:|\b(?:par|pret|atturas)\s*[–—:-]\s*(?:\d|nav\b|neviens)")


def answered_for(clause: Clause, setting: Setting) -> Judged | None:
    """What somebody named behind it answers for is a task, however it is worded: `Telpu iekārtošana. Atbildīgais: J. Vīksna`."""
    low = _ON_CONDITION.sub("", clause.low)
    if (
        not setting.answered
        or has_happened(clause)
        or DENIED.search(low)
        or UNREAL.search(low)
        or is_formal(clause.text)
        or _VOTE.search(clause.low)
    ):
        return None
    kind = CommitmentKind.PLANNED if clause.context.kind == "plan" or clause.first(Form.FUTURE) is not None else CommitmentKind.ASSIGNED
    return Judged(kind, (), "answered for", 0.7) if len(clause.text.split()) > 1 else None
