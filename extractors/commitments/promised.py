"""Promises by the one who will act; what the parties of a contract promise is agreed."""

from __future__ import annotations

import re

from extractors.commitments.actors import subject_after, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.context import is_person
from extractors.commitments.doers import is_somebody
from extractors.commitments.forms import DENIED, LEISURE, PARTY_WORDS, PASSIVE_FUTURE, PROMISED, SAYS, UNREAL
from extractors.commitments.groups import binds_parties, members
from extractors.commitments.judged import Judged, Setting, first_person, implied_owners, past_binds, told_from_start
from extractors.commitments.seats import seat_of, signer_of
from extractors.commitments.verbs import Form, Verb
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId
from extractors.signs import Sign

#: Who signs an order and sees to it: `Rīkojuma izpildes kontroli paturu sev`.
_KEEPS = Sign(r"\bkontrol(?:i|es)\b[^.;]{0,60}\b(?:paturu|uzņemos|atstāju)\b|\b(?:paturu|uzņemos|atstāju)\b[^.;]{0,40}\bkontroli\b")

#: Who is ready to talk has promised nothing yet.
_TALKS = frozenset("runāt pārrunāt sarunāties diskutēt apspriest uzklausīt uzklausīties tikties domāt apsvērt izvērtēt izskatīt".split())


#: Where a relative clause begins, whose `varētu` is not the promise's.
_RELATIVE = re.compile(r",\s+(?:(?:ar|no|par|pie|uz|pēc)\s+)?(?:kas|ko|kam|kur\w*)\b")
#: A thing may be promised as well as an act: `solīja tīklam atbildi līdz maijam`, `apsolījis skolām atbalsta tālruni`.
_OF_A_THING = re.compile(r"(?:ap)?sol|garantē|uzņem")
_THING = re.compile(
    r"(?:\s+(?!ka\b|lai\b|par\b)[\w„“”\"-]+){0,5}?\s+(?:atbild|atbalst|palīdzīb|finansējum|līdzfinansējum|naud|atzinum|skaidrojum|ziņojum|pārskat|izvērtējum|plān|projekt|saraks?t|"
    r"transport|telp|autobus|aprīkojum|tehnik|materiāl|dat|informācij|tālrun|speciālist|konsultācij|apmācīb|izdevum|koordinēšan|vadīb|kopij|grafik|paraug|lēmum|līgum|"
    r"vadlīnij|rokasgrāmat|sarun|tikšan|[\w]{3,}šan)(?:u|us|as|es|i|is|os|es|ās)\b"
)
#: What has just been spoken of.
_THAT = re.compile(r"(?:^|[\s;,])(?:to|tos|tās|šo|to visu|šo (?:darbu|uzdevumu|pienākumu)|to darīt)\s+$")


def promise(clause: Clause, setting: Setting) -> Judged | None:
    """`apņemas`, `sola`, `apliecina, ka …`; what the parties of a contract promise is agreed."""
    if _KEEPS.search(clause.low) and (clause.context.minutes or clause.context.kind == "decision"):
        signer = signer_of(clause.context)
        return Judged(CommitmentKind.PROMISED, signer, "control kept", 0.7) if signer else None
    match = PROMISED.search(clause.low)
    if not match or DENIED.search(clause.low) or UNREAL.search(_RELATIVE.split(clause.low[match.end() :])[0]):
        return None
    word = match.group()
    if word.startswith("gatav") and re.search(r"\b(?:kas|kur\w*)\s+(?:[\w-]+\s+){0,2}$", clause.low[: match.start()]):
        return None  # `apzināt pašvaldības, kuras gatavas …`: a description
    if word.startswith("apliecin") and "pretendent" in clause.low:
        return None  # what a bidder declares is no promise to anybody yet
    act = next((v for v in clause.verbs if v.start >= clause.start + match.end() and v.form is not Form.DEBITIVE), None)
    said_of_thing = word.startswith("apliecin") and act is None and (PASSIVE_FUTURE.search(clause.low, match.end()) or _WILL_BE.search(clause.low, match.end())) is not None  # `apliecina, ka dati būs pievienoti`
    pointed = word.startswith(("uzņem", "apņ")) and _THAT.search(clause.low[: match.start()])  # `to uzņemas A. Roze`
    if (
        act is None
        and not pointed
        and not said_of_thing
        and not PASSIVE_FUTURE.search(clause.low[match.end() :])
        and not re.match(r"\s+(?:\w+\s+)?(?:sagatavošanu|izstrādi|organizēšanu|nodrošināšanu)", clause.low[match.end() :])
        and not (_OF_A_THING.match(word) and _THING.match(clause.low, match.end()))
    ):
        return None
    if (word.startswith(("ir gatav", "gatav")) or "gatavību" in word) and act is not None and act.infinitive in _TALKS:
        return None
    if word.startswith(("ir gatav", "gatav", "apliecin")) and not said_of_thing and (act is None or (word.startswith("apliecin") and act.form is Form.INFINITIVE)):
        return None
    if not past_binds(clause, word.split(",")[0].split()[0]) or LEISURE.search(clause.low[match.end() :][:60]):
        return None
    at = clause.start + match.start()
    owners: tuple[MentionId, ...] = ()
    if word.startswith("apliecin") or re.match(r"[^,]{0,20},\s*ka\b", clause.low[match.end() - 3 :]):
        owners = subjects(clause, act.start if act else clause.end)  # what is said comes behind `ka`
        owners = owners or subject_after(clause, act.end if act else clause.end)
    if not owners:
        plain = told_from_start(clause, clause.start)
        goes_on = _AND.search(clause.low[: match.start()]) is not None and not word.startswith("gatav")  # of the one who tells it
        owners = subjects(clause, at) if clause.start < clause.told < at and not goes_on and SAYS.search(clause.low, 0, clause.told - clause.start) else ()  # `A. Roze atgādina: fonds uzņēmās …`
        owners = owners or subjects(plain, at) or ((clause.speaker() if clause.told > clause.start else _opening(clause)) if goes_on else ()) or subject_after(clause, clause.start + match.end())
    we = re.search(r"\bmēs\b|(?:[aā]mies|ām)$", clause.low[: match.end()])
    if not owners and clause.told > clause.start and clause.told < at:
        owners = clause.speaker()  # `Viņa piebilst, ka telpas ir gatavas, un apņemas …`
    if we:
        owners = tuple(dict.fromkeys(seat_of(clause.context, o) or o if is_person(clause.context, o) else o for o in owners))
    owners = _of_his_house(clause, act, owners, clause.start + match.end())
    if not owners and PARTY_WORDS.search(clause.low):
        group = members(clause.context, clause.low)
        return Judged(CommitmentKind.AGREED, group, "parties undertake", 0.85)
    owners = owners or members(clause.context, clause.low) or implied_owners(clause, setting, first=bool(we))
    if not owners and clause.context.on_floor:
        owners = first_person(clause, setting, at)
    if not owners and not clause.context.minutes and not re.search(r"\bpuse\b", clause.low):
        return None
    contract = binds_parties(clause.context, owners, clause.low)
    kind = CommitmentKind.AGREED if contract or PARTY_WORDS.search(clause.low[: match.start()]) else CommitmentKind.PROMISED
    return Judged(kind, owners, "promise", 0.85 if owners else 0.6)


#: What a thing will be: `aprēķins būs pievienots`.
_WILL_BE = re.compile(r"\bbūs\s+(?:[\w-]+\s+){0,3}?[a-zāčēģīķļņšūž]{3,}(?:ts|ta|ti|tas)\b")


def _opening(clause: Clause) -> tuple[MentionId, ...]:
    """The person who opens the clause, in the nominative: `A. Roze brīdina, ka ceļš slikts, un | sola …`."""
    first = clause.whos[0] if clause.whos else None
    opens = first is not None and first.start == clause.start and Case.NOM in first.cases and is_person(clause.context, first.ids[0])
    return first.ids if opens and first is not None else ()


#: A verb that goes on with the sentence behind what was told: `norāda, ka birojs strādā, un | sola …`.
_AND = re.compile(r"\bun\s+(?:\w+\s+)?$")
#: Subjects by which one speaks of oneself.
_SELF = frozenset("viņš viņa es mēs pats pati kas".split())


def _of_his_house(clause: Clause, act: Verb | None, owners: tuple[MentionId, ...], behind: int) -> tuple[MentionId, ...]:
    """`K. Kalns apsolīja, ka rūpnīca aizdos mazutu`: what somebody without a name will do is promised for the house that the speaker speaks for."""
    context = clause.context
    if not owners or not all(is_person(context, o) for o in owners) or not re.match(r"[^,]{0,40},\s*ka\b", context.text(behind - 3, clause.end)):
        return owners
    predicate = context.predicate(act) if act is not None else None
    if act is None and not context.minutes and PASSIVE_FUTURE.search(clause.low, behind - clause.start) is not None:
        return tuple(dict.fromkeys(seat_of(context, o) or o for o in owners))  # `sola, ka ieejas tiks nodrošinātas`
    other = predicate is not None and predicate.subject is not None and predicate.subject[0] >= behind and predicate.noun not in _SELF and not predicate.named
    if not other or predicate is None or not (is_somebody(predicate.noun) or context.kind == "press"):
        return owners  # in the news also a thing: `solīja, ka rindas saruks`
    named = [w for w in clause.whos if set(w.ids) & set(owners)]
    if any(w.start >= behind for w in named):
        return owners
    return tuple(dict.fromkeys(seat_of(context, o) or o for o in owners))
