"""Lines that open a lead: a heading, a sentence ending in a colon, a name alone; and lines that are leads of their own acts."""

from __future__ import annotations

import re

from extractors.commitments.actors import accusatives, datives
from extractors.commitments.clauses import Clause, make_clause
from extractors.commitments.coming import after_reported, announces, is_coming, is_title, year_of
from extractors.commitments.context import Context
from extractors.commitments.counted import all_of_kind
from extractors.commitments.due import find_due
from extractors.commitments.groups import is_contract, members
from extractors.commitments.lead_kinds import IN_TIME, TELLS, asked_from, in_nominative, kind_and_owners
from extractors.commitments.leads import Lead
from extractors.commitments.lines import Line
from extractors.commitments.meant import find_who
from extractors.commitments.papers import is_deed
from extractors.commitments.slides import announced
from extractors.commitments.time_titles import time_alone
from extractors.commitments.units import unit_owner
from extractors.commitments.verbs import Form
from extractors.commitments.who import ids_of
from extractors.dates.values import Frame, Precision
from extractors.names.declension import Case
from extractors.names.heads import head_forms
from extractors.records import CommitmentKind, MentionId

#: `Ko valde liek priekšā 2004. gadam:`
_FOR_YEAR = re.compile(r"\b(?:19|20)\d\d\.\s?gadam\W*$")
#: Parts of a year in which all that stands below a line is to be done: `Otrajā pusgadā muzejs:`.
_PARTS = (Precision.HALF, Precision.QUARTER, Precision.SEASON, Precision.MONTH)
#: `Dienests 2031. gadā:`
_TIME_LAST = re.compile(r"\b20\d\d\. ?gad(?:ā|os)\s*:$")
#: Municipalities by their towns alone on a line.
_TOWNS = re.compile(r"\W*(?:[Pp]ašvaldības|[Nn]ovadi|[Pp]ilsētas|[Pp]agasti)\s*(?:\(|[:–—-]\s)(?P<towns>[A-ZĀČĒĢĪĶĻŅŠŪŽ][^()]{3,60})\)?")
#: Those in a network or a project, alone on a line: `Tīkla skolas`, `Projekta partneri`.
_GROUP_LINE = re.compile(r"\W*(?:[Mm]ūsu\s+|[Vv]isi\s+|[Vv]isas\s+)?(?:tīkla|projekta|programmas|konsorcija|partnerības)\s+[a-zāčēģīķļņšūž]+\W*", re.IGNORECASE)
#: All to whom the lines before gave tasks.
_ALL_OF_THEM = re.compile(r"\W*(?:ab(?:iem|ām)|vis(?:iem|ām))(?: (?:diviem|divām|trim|trijiem|trijām))?(?: kopā| kopīgi)?\W*", re.IGNORECASE)
#: The chapter of a party of a contract: `2. Augstskola`, `PASŪTĪTĀJA PIENĀKUMI`, `Ogres muzeja saistības`.
_PARTY_LINE = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?P<party>[A-ZĀČĒĢĪĶĻŅŠŪŽ][^.:;,]{3,70}?)(?P<duties>\s+(?:apņemas|uzņemas|(?:pienākumi|saistības|uzdevumi|apņemšanās|tiesības)(?: un (?:pienākumi|saistības|tiesības|atbildība))?))?\W*",
    re.IGNORECASE,
)
_INLINE = re.compile(r"[^.!?]{2,110}?(?::|\s[–—-])\s+(?=[a-zāčēģīķļņšūžA-ZĀČĒĢĪĶĻŅŠŪŽ])")


def find_lead(context: Context, line: Line, start: int, end: int, above: Lead) -> Lead | None:
    """The lead that a heading or a sentence ending in a colon opens, or nothing when it says nothing for the lines below."""
    text = context.text(start, end).rstrip()
    colon = text.endswith((":", ": –", ":-"))
    if (timed := time_alone(context, line, start, end, above)) is not None:
        return timed
    if (own := _names_alone(context, line, start, end, above)) is not None:
        return own
    if not colon and (given := _told_alone(context, line, start, end)):
        context.led = (*context.led, given)
        return Lead(given, CommitmentKind.ASSIGNED, None, line.depth, line.heading)
    if not colon and (party := _party_alone(context, start, end)):
        return Lead(party, CommitmentKind.AGREED, None, line.depth, line.heading, False, True)
    if not colon and not line.heading and not (is_title(text, line) and announces(text.lower())):
        return None
    if line.heading and (len(text) > 160 or (is_contract(context) and is_deed(text))):
        return None  # `VIENOŠANĀS` over a contract only names it
    clause = make_clause(context, start, end)
    low = clause.low
    coming = is_coming(context, low)
    if line.heading and context.kind == "presentation" and (slide := _of_slide(context, clause, line)) is not None:
        return slide
    if line.heading and not coming and not re.search(r"\b(?:lūdzam|aicinām|apņemamies|lūgums|uzdevumi|vienošanās)\b", low):
        return None
    kind, owners, nominal = kind_and_owners(context, clause, above, coming=coming)
    if kind in (CommitmentKind.ASSIGNED, CommitmentKind.PLANNED) and owners and is_contract(context):
        kind = CommitmentKind.AGREED  # `Pašvaldības pienākums ir:` among parties
    due = find_due(context, text)
    whole = nominal or IN_TIME.match(low) is not None or _TIME_LAST.search(low) is not None  # what stands below is an act, whenever in that time
    if due is not None and due.frame is Frame.DURING and not (whole and due.precision in (Precision.YEAR, Precision.INTERVAL, *_PARTS)):
        due = None
    due = after_reported(context, due)
    if due is None and (coming or (kind is not None and _FOR_YEAR.search(low))):
        due = year_of(context, low)
    if kind is CommitmentKind.PLANNED and not owners and not above.owners and coming:
        owners = _author(context)
    if kind is None and not owners and due is None:
        return None
    told = bool(TELLS.search(low)) and bool(owners)
    return Lead(owners, kind, due, line.depth, line.heading, nominal, told)


def _party_alone(context: Context, start: int, end: int) -> tuple[MentionId, ...]:
    """The party of a contract of whose duties the items below a line tell, which holds nothing but its name: `2. Augstskola`, `MUZEJA PIENĀKUMI`."""
    text = context.text(start, end)
    named = _PARTY_LINE.fullmatch(text) if len(text) < 100 and is_contract(context) else None
    if named is None:
        return ()
    low = named["party"].lower()
    party = context.terms.get(low) or context.terms.get(low[:-1])
    if party is not None or not named["duties"]:
        return (party,) if party is not None else ()
    whose = [w for w in find_who(context, start, start + named.end("party")) if Case.GEN in w.cases]
    return ids_of(whose[-1:]) if whose and whose[-1].end == start + named.end("party") else ()


def _told_alone(context: Context, line: Line, start: int, end: int) -> tuple[MentionId, ...]:
    """Those to whom the tasks below a line of minutes are given, which holds nothing but them in the dative: `VALDEI`, `Abām kopā`."""
    text = context.text(start, end)
    if not context.minutes or len(text) > 80 or text[-1:] in ".;,!?" or line.cell:
        return ()
    if _ALL_OF_THEM.fullmatch(text):
        these = context.led[-2:] if text.lower().startswith("ab") else context.led
        return tuple(dict.fromkeys(i for owners in these for i in owners))
    whos = [w for w in find_who(context, start, end) if Case.DAT in w.cases and w.sure]
    left = len(re.sub(r"\W", "", text)) - sum(len(re.sub(r"\W", "", context.text(w.start, w.end))) for w in whos)
    if whos and left <= 3:
        return ids_of(whos)
    unit = [h for h in head_forms(text.split()[-1].lower()) if not h.plural] if line.heading or is_title(text, line) else []
    return unit_owner(context, start) if any(h.case is Case.DAT for h in unit) and len(text.split()) < 6 and not line.place else ()


def _names_alone(context: Context, line: Line, start: int, end: int, above: Lead) -> Lead | None:
    """Whose works stand below a line of a slide that holds nothing but names: `Egles un Vidsalas novadi` under `2031. gads`."""
    text = context.text(start, end)
    marked = context.text(line.passage.start, start).strip() != ""
    if context.kind != "presentation" or above.kind is None or not (above.heading or above.nominal) or marked or line.heading or line.cell or len(text) > 70 or text[-1:] in ".;,":
        return None
    towns = _TOWNS.fullmatch(text)
    if towns is not None:
        return Lead(_municipalities(context, towns["towns"]), above.kind, above.due, nominal=above.nominal)
    group = (members(context, text.lower()) if _GROUP_LINE.fullmatch(text) else ()) or all_of_kind(context, text)
    if group:
        return Lead(group, above.kind, above.due, nominal=above.nominal)
    if text.endswith(":"):
        return None
    cases = frozenset({Case.DAT, Case.ACC, Case.NOM} if above.kind is CommitmentKind.REQUESTED else {Case.NOM})  # `Mūsu lūgumi` | `Satiksmes ministrijai`
    whos = [w for w in find_who(context, start, end) if cases & w.cases]
    left = len(re.sub(r"\W", "", text)) - sum(len(re.sub(r"\W", "", context.text(w.start, w.end))) for w in whos)
    return Lead(ids_of(whos), above.kind, above.due, nominal=above.nominal) if whos and left <= 3 else None


def _municipalities(context: Context, towns: str) -> tuple[MentionId, ...]:
    """Those that the paper names of the municipalities told by their towns: `Pašvaldības (Egle, Vidsala)`."""
    stems = [town.strip()[:-1].lower() for town in re.split(r",|\bun\b|/|\+", towns) if len(town.strip()) > 3]
    found = {m.name: m.id for stem in stems for m in context.institutions if m.type == "municipality" and m.name.lower().startswith(stem)}
    return tuple(found.values())


def _of_slide(context: Context, clause: Clause, line: Line) -> Lead | None:
    """What the title of a slide says for all lines below it."""
    says = announced(clause.low, context.reference.year if context.reference else None)
    if says is None:
        return None
    asked = says.kind is CommitmentKind.REQUESTED
    owners = (accusatives(clause, clause.start) or asked_from(clause) or datives(clause, clause.start, clause.end)) if asked else in_nominative(clause)
    body = context.body()
    if not owners and says.own and body:
        owners = (body,)
    return Lead(owners, says.kind, year_of(context, clause.low), line.depth, line.heading, True)


def _author(context: Context) -> tuple[MentionId, ...]:
    """Whose works a title announces when it names nobody: in a report or a letter its author's."""
    body = context.body()
    return (body,) if body and context.kind in ("report", "letter") else ()


def split_inline(context: Context, start: int, end: int) -> int | None:
    """Where the act begins in a line that is its own lead: `CSP – apkopot datus`, `…un no skolas: sakārtot telpas`."""
    text = context.text(start, end)
    match = _INLINE.match(text)
    if not match:
        return None
    begin = start + match.end()
    act = make_clause(context, begin, end).first(Form.INFINITIVE)
    if act is None or act.start - begin > 60 or make_clause(context, start, begin).verbs:
        return None
    return begin if any(w.start < begin for w in find_who(context, start, end)) else None
