"""Parties named behind labels and in the lists below headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.labels import Labelled, is_labelled
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.payers import who_pays
from extractors.initiatives.rosters import ANY_BULLET, entries_below
from extractors.initiatives.subject import initiative_of
from extractors.names.declension import Case
from extractors.records import Document, Part, Passage, PassageKind
from extractors.sides import Named, find_income, within


def from_labels(
    document: Document, named: Sequence[NamedInitiative], labelled: Sequence[Labelled], names: Sequence[Named]
) -> Iterator[Found]:
    """The institutions behind a label or in its list, as what the label says."""
    for label in labelled:
        if label.meaning == "budget":
            yield from who_pays(document, label, named, names)
        if not isinstance(label.meaning, Part):
            continue
        initiative = initiative_of(document, label, named)
        if initiative is None or (initiative.mention.method == "initiatives:brand" and label.kind is None):
            continue  # the partners are those of one of its projects
        part = label.meaning
        if part is Part.MEMBER and initiative.mention.type == "event":
            part = Part.PARTICIPANT
        if part is Part.MEMBER and initiative.mention.type in ("project", "programme"):
            part = Part.PARTNER
        items = [p for p in document.passages if label.start <= p.start < label.end] if label.listed else []
        for item in items:
            yield from _by_verb(document, initiative, names, item)  # `finansē: Zivju fonds` among them
        doing = [p for p in items if _DOES.match(document.text, p.start, p.end)]
        for name in within(names, label.start, label.end):
            if (
                not any(p.start <= name.start < p.end for p in doing)
                and not _CODE_OF.match(document.text, name.start, label.end)
                and not _GIVES.match(document.text, name.end, label.end)
                and not (name.person or name.generic)
                and not _other_language(document, names, name)
                and not _of_a_person(names, name, label.end)
                and (not label.listed or _is_an_entry(document, names, name))
            ):
                leads = part is Part.PARTNER and (_LEADS.match(document.text, name.end, label.end) or _LEADING.search(document.text, label.start, name.start))
                yield make_party(document, initiative, name.mention, Part.LEAD if leads else part, label.start, label.end, "label", 0.85)
        for name in entries_below(document, label, names) if part is not Part.LEAD else ():
            line = document.passage_at(name.start)
            if line is not None:
                leads = part is Part.PARTNER and _LEADS.match(document.text, name.end, line.end)
                yield make_party(document, initiative, name.mention, Part.LEAD if leads else part, line.start, line.end, "label", 0.8)


#: The code of a partner, which stands for no body: `VP Ogres muzejs`.
_CODE_OF = re.compile(r"(?:VP|LP|AP|PP)\s+(?=[„“«\"A-ZĀČĒĢĪĶĻŅŠŪŽ])")
#: Behind a name the sentence that it opens: `Partneri: X un Y | Kultūras fonds projektam piešķīra 900 latu.`
_GIVES = re.compile(r"\s+(?:projektam|projektu|programmai|programmu|tīklam|tīklu|tam|to|tai)\s+[a-zāčēģīķļņšūž]+\b")
#: Behind one of several partners: `Partneri: Ogres muzejs (vadošais), …`.
_LEADS = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:[(–—-]|,\s(?=\w+(?:\s+partner\w+)?\s*$))\s*(?:projekta\s+)?(?:(?:vadoš|galven)(?:ais|ā|i|ie)\b(?:\s+partner\w+)?|koordin(?:ē|ators|atore)\b|vada\b|iesniedzēj[sa]\b|pieteicēj[sa]\b|LP\b)")
#: Right before one of those in a list: `Vadošais partneris Ogres muzejs: A. Liepa`.
_LEADING = re.compile(r"(?<!\w)(?:[Vv]adoš|[Gg]alven)(?:ais|ā)\s+partner(?:is|e)\s+$")
#: The item that says who: `9 pašvaldības: …`, `Dalībnieki – …`.
_WHO = re.compile(
    r"\W*(?:(?:\d+|div\w+|trīs|četr\w+|piec\w+|seš\w+|septiņ\w+|astoņ\w+|deviņ\w+|desmit)\s+)?"
    r"(?:pašvaldīb|dalībniek|dalībniec|biedr|novad|pilsēt|valstspilsēt|skol|partner|organizācij|iestād|augstskol)\w*\s*[:–—-]",
    re.IGNORECASE,
)
_PART_OF_KIND = {"network": Part.MEMBER, "project": Part.PARTNER, "programme": Part.PARTNER, "event": Part.PARTICIPANT, "agreement": Part.SIGNATORY}


def from_headings(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The institutions in the items below a heading that is the name of an initiative, where an item says who is in it."""
    places = {p.start: place for place, p in enumerate(document.passages)}
    for initiative in named:
        at = initiative.mention.evidence
        passage = document.passage_at(at.start)
        part = _PART_OF_KIND.get(initiative.mention.type or "")
        if part is None or passage is None or not _only_name(document, passage, at.start, at.end):
            continue
        for item in document.passages[places[passage.start] + 1 :]:
            if item.kind is not PassageKind.ITEM and not (initiative.mention.type == "network" and item is document.passages[places[passage.start] + 1]):
                break
            yield from _by_verb(document, initiative, names, item)
            headed = initiative.mention.type == "network"
            if headed or _WHO.match(document.text, item.start, item.end):
                for name in within(names, item.start, item.end):
                    if not (name.person or name.generic) and (not headed or _is_an_entry(document, names, name)):
                        yield make_party(document, initiative, name.mention, part, item.start, item.end, "heading", 0.75)


#: The item that says in a verb who does it: `koordinē Dabas muzejs`, `finansē: Zivju fonds`.
_DOES = re.compile(r"\W*(?:to |tīklu |projektu |programmu )?(?P<verb>koordinē|vada|īsteno|administrē|(?:sa)?rīko|organizē|(?:līdz)?finansē)(?:ja|s)?\s*[:–—-]?\s+", re.IGNORECASE)


def _by_verb(document: Document, initiative: NamedInitiative, names: Sequence[Named], item: Passage) -> Iterator[Found]:
    """The institution right behind the verb that opens the item."""
    does = _DOES.match(document.text, item.start, item.end)
    name = next((n for n in names if does is not None and n.start == does.end() and Case.NOM in n.cases and not n.person), None)
    if does is None or name is None:
        return
    event = initiative.mention.type == "event"
    part = Part.FUNDER if "finans" in does["verb"].lower() else Part.ORGANISER if event else Part.LEAD
    if event or part is Part.FUNDER or not does["verb"].endswith(("rīko", "organizē")):
        yield make_party(document, initiative, name.mention, part, item.start, item.end, "heading", 0.75)


def _only_name(document: Document, passage: Passage, start: int, end: int) -> bool:
    """Whether the passage is the name and nothing else but a bracket."""
    around = document.text[passage.start : start] + document.text[end : passage.end]
    return passage.kind is not PassageKind.ITEM and re.fullmatch(r"\W*(?:\d+[.)]\s*)?\W*(?:\([^()]{1,30}\))?\W*", around) is not None


def _of_a_person(names: Sequence[Named], name: Named, end: int) -> bool:
    """Whether the institution only says where the person behind it works: `VARAM nodaļas vadītāja L. Ozola`."""
    after = next((n for n in names if n.start >= name.end), None)
    return after is not None and after.person and after.start < min(end, name.end + 60) and Case.GEN in name.cases and Case.NOM not in name.cases


def _other_language(document: Document, names: Sequence[Named], name: Named) -> bool:
    """Whether the name stands in a bracket right behind another, which it repeats in its own language: `Pasvales pašvaldība (Pasvalio savivaldybė)`."""
    return any(n.end <= name.start and re.fullmatch(r"\s*\(", document.text[n.end : name.start]) for n in within(names, max(0, name.start - 160), name.start))


def _is_an_entry(document: Document, names: Sequence[Named], name: Named) -> bool:
    """Whether the item of a list names and does not tell: the names fill it, or it has no verb."""
    passage = document.passage_at(name.start)
    if passage is None or Case.NOM not in name.cases or is_labelled(document, passage):
        return False
    filled = sum(n.end - n.start for n in within(names, passage.start, passage.end))
    text = document.text[passage.start : passage.end]
    return filled * 2 >= len(text) or not re.search(r"\b(?:ir|tika|tiek|tiks|bija|būs|[a-zāčēģīķļņšūž]{3,}(?:āja|ēja|īja|oja|dza|īs|ēs|ās|sies|jās))\b", text)


#: Above the name of an event: who invites to it.
_INVITES = re.compile(r"(?<!\w)(?:aicina|ielūdz|rīko|organizē|sadarbībā)(?!\w)", re.IGNORECASE)
_LINES_ABOVE = 6


def from_invitations(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """Who holds the event that a poster announces: the institutions in the lines above its name, no sentence among them."""
    flow = document.passages
    for event in named:
        at = event.mention.evidence
        place = next((place for place, p in enumerate(flow[: _LINES_ABOVE + 1]) if p.start <= at.start < p.end), None)
        if event.mention.type != "event" or not place:
            continue
        above = document.text[flow[0].start : flow[place].start]
        if not _INVITES.search(above) or re.search(r"[a-zāčēģīķļņšūž]{3}[.!?]\s", above):
            continue
        for name in within(names, flow[0].start, flow[place].start):
            if not (name.person or name.generic) and name.cases & {Case.NOM, Case.ACC, Case.DAT} and not name.cases <= {Case.DAT, Case.LOC}:
                yield make_party(document, event, name.mention, Part.ORGANISER, flow[0].start, flow[place].start, "invitation", 0.75)
        return


#: Behind the name that opens a line of those present: `X, vadošais partneris: A. Liepa`, `X (XY), 2. partneris: …`.
_AS_WHAT = re.compile(r"(?:\s*\([^()]{1,40}\))?(?:,|\s[–—-])\s+(?:projekta\s+)?(?:(?P<lead>(?:vadoš|galven)\w+)\s+|\d{1,2}\.\s+|sadarbības\s+|asociēt\w+\s+)?partner(?:is|e)\s*(?::|[–—-]\s|$)")


def from_partner_lines(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The institutions that open lines which say that they are partners, in a paper on one project."""
    projects = [n for n in named if n.mention.type == "project"]
    if not projects or len({n.mention.name for n in projects}) > 1:
        return
    for line in document.passages:
        bullet = ANY_BULLET.match(document.text, line.start, line.end)
        first = next((n for n in within(names, line.start, line.end) if bullet is not None and n.start <= bullet.end()), None)
        if first is None or first.person or line.start < projects[0].mention.evidence.start:
            continue
        told = _AS_WHAT.match(document.text, first.end, line.end)
        if told is not None:
            yield make_party(document, projects[0], first.mention, Part.LEAD if told["lead"] else Part.PARTNER, line.start, line.end, "partner line", 0.8)


#: The heading of those who stand behind a network or project: `Kas mūs balsta`, `Mūsu atbalstītāji un partneri`.
_STAND_BEHIND = re.compile(r"\W*(?:kas\s+mūs\s+(?:at)?balsta|mūs\s+(?:at)?balsta|(?:mūsu\s+)?(?:atbalstītāji|balsti)(?:\s+un\s+(?:sadarbības\s+)?partneri)?)\W*", re.IGNORECASE)
_PAYS = re.compile(r"finans|naud|€|\beiro\b|\bEUR\b|grant|ziedo", re.IGNORECASE)
_MOST = 12  # lines of such a list


def from_supporters(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The institutions with which the lines below `Kas mūs balsta` open, each by what its line says that it does."""
    joint = [n for n in named if n.mention.type in ("network", "project")]
    for place, heading in enumerate(document.passages if joint else ()):
        if not _STAND_BEHIND.fullmatch(document.text, heading.start, heading.end):
            continue
        initiative = next((n for n in reversed(joint) if n.mention.evidence.start < heading.start), joint[0])
        for line in document.passages[place + 1 : place + 1 + _MOST]:
            bullet = ANY_BULLET.match(document.text, line.start, line.end)
            first = next((n for n in within(names, line.start, line.end) if bullet is not None and n.start <= bullet.end() + 1), None)
            if first is None or first.person or Case.NOM not in first.cases:
                break
            text = document.text[first.end : line.end]
            part = Part.LEAD if "koordin" in text else Part.FUNDER if _PAYS.search(text) else Part.PARTNER
            yield make_party(document, initiative, first.mention, part, line.start, line.end, "supporter", 0.7)


def from_income(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The sources of a table of money in whose row stands the initiative that they pay for: `Zivju fonds | 300 | balvas Ogu dienā`."""
    for row in find_income(document):
        start, end = row.source.start, row.cells[-1].end
        payer = next((n for n in within(names, start, row.source.end) if not (n.person or n.generic) and Case.NOM in n.cases), None)
        told = [n for n in named if n.mention.type in ("project", "programme", "event", "network") and n.mention.name[:-1] in document.text[row.source.end : end]]
        if payer is not None and told:
            yield make_party(document, told[0], payer.mention, Part.FUNDER, start, end, "income", 0.75)
