"""Parties named behind labels and in the lists below headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.labels import Labelled
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.names.declension import Case
from extractors.records import Document, Part, Passage, PassageKind
from extractors.sides import Named, within


def from_labels(
    document: Document, named: Sequence[NamedInitiative], labelled: Sequence[Labelled], names: Sequence[Named]
) -> Iterator[Found]:
    """The institutions behind a label or in its list, as what the label says."""
    for label in labelled:
        if label.meaning == "budget":
            yield from _who_pays(document, label, named, names)
        if not isinstance(label.meaning, Part):
            continue
        initiative = initiative_of(document, label, named)
        if initiative is None:
            continue
        part = label.meaning
        if part is Part.MEMBER and initiative.mention.type == "event":
            part = Part.PARTICIPANT
        if part is Part.MEMBER and initiative.mention.type in ("project", "programme"):
            part = Part.PARTNER
        for name in within(names, label.start, label.end):
            if (
                not (name.person or name.generic)
                and not _other_language(document, names, name)
                and not _of_a_person(names, name, label.end)
                and (not label.listed or _is_an_entry(document, names, name))
            ):
                leads = part is Part.PARTNER and _LEADS.match(document.text, name.end, label.end)
                yield make_party(document, initiative, name.mention, Part.LEAD if leads else part, label.start, label.end, "label", 0.85)


#: Behind one of several partners: `Partneri: Ogres muzejs (vadošais), …`.
_LEADS = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?[(–—-]\s*(?:projekta\s+)?(?:vadoš|galven)(?:ais|ā|i|ie)\b(?:\s+partner\w+)?")
#: Behind the genitive of who gives it: `tajā skaitā ERAF līdzfinansējums 593 848 EUR`.
_SHARE = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:(?:līdz)?finansējum|ieguldījum|dotācij|daļ|līdzekļ|grant)\w*")


#: Before who pays a part of a sum: `…, tajā skaitā ERAF 80 %`, `…, no tiem 85 % – ERAF`, `… EUR (Atveseļošanas fonds un valsts budžets)`.
_OF_SUM = re.compile(r"(?:\b(?:tajā skaitā|tai skaitā|t\.\s?sk\.|no t(?:iem|ā|ās)|ieskaitot)\s+(?:\d[\d\s.,]*\s*(?:%|EUR|euro|eiro|€)?\s*(?:[–—:-]\s*)?)?|(?:EUR|euro|eiro|€|%)\s*(?:\(|[–—-]\s|,\s|;\s|no\s)|(?:%|EUR|euro|eiro|€)\s(?:un|,)\s+)$")
_AFTER_PAYER = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:[–—:-]?\s*\d|[,;).]|un\b|$)")


def _who_pays(document: Document, label: Labelled, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The institutions whose share of the money the labelled budget names."""
    initiative = initiative_of(document, label, named)
    for name in within(names, label.start, label.end) if initiative is not None else ():
        opens = name.start == label.start and Case.NOM in name.cases and re.match(r"\s*(?:\([^()]{1,30}\)\s*)?(?:[,;:–—]|$)", document.text[name.end : label.end])
        shares = Case.GEN in name.cases and _SHARE.match(document.text, name.end, label.end)
        among = Case.NOM in name.cases and _OF_SUM.search(document.text[label.start : name.start]) and _AFTER_PAYER.match(document.text[name.end : label.end])
        if not name.person and (opens or shares or among) and initiative is not None:
            yield make_party(document, initiative, name.mention, Part.FUNDER, label.start, label.end, "label", 0.8)


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
            if item.kind is not PassageKind.ITEM:
                break
            yield from _by_verb(document, initiative, names, item)
            if _WHO.match(document.text, item.start, item.end):
                for name in within(names, item.start, item.end):
                    if not (name.person or name.generic):
                        yield make_party(document, initiative, name.mention, part, item.start, item.end, "heading", 0.75)


#: The item that says in a verb who does it: `koordinē Dabas muzejs`, `finansē: Zivju fonds`.
_DOES = re.compile(r"\W*(?:to |tīklu |projektu |programmu )?(?P<verb>koordinē|vada|īsteno|administrē|(?:sa)?rīko|organizē|(?:līdz)?finansē)(?:ja|s)?\s*[:–—-]?\s+")


def _by_verb(document: Document, initiative: NamedInitiative, names: Sequence[Named], item: Passage) -> Iterator[Found]:
    """The institution right behind the verb that opens the item."""
    does = _DOES.match(document.text, item.start, item.end)
    name = next((n for n in names if does is not None and n.start == does.end() and Case.NOM in n.cases and not n.person), None)
    if does is None or name is None:
        return
    event = initiative.mention.type == "event"
    part = Part.FUNDER if "finans" in does["verb"] else Part.ORGANISER if event else Part.LEAD
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
    if passage is None:
        return False
    filled = sum(n.end - n.start for n in within(names, passage.start, passage.end))
    text = document.text[passage.start : passage.end]
    return filled * 2 >= len(text) or not re.search(r"\b(?:ir|tika|tiek|tiks|bija|būs|[a-zāčēģīķļņšūž]{3,}(?:āja|ēja|īja|oja|dza|īs|ēs|ās|sies|jās))\b", text)


def initiative_of(document: Document, label: Labelled, named: Sequence[NamedInitiative]) -> NamedInitiative | None:
    """The initiative that a labelled line belongs to: of the kind it names, else the one that the lines above introduce."""
    fitting = [n for n in named if (label.kind is None or n.mention.type == label.kind) and n.mention.evidence.start >= label.since]
    before = [n for n in fitting if n.mention.evidence.start < label.start and not label.start <= n.mention.evidence.start]
    if label.kind is None:
        # In a table of data the project is the subject, the programme it belongs to one of its data.
        subjects = [n for n in before if n.labelled and n.mention.type != "programme"] or [n for n in before if n.labelled] or [n for n in before if n.mention.type != "programme"]
        before = subjects or before
        if label.meaning in (Part.PARTNER, Part.LEAD, Part.FUNDER) and not any(n.labelled for n in before):
            before = [n for n in before if n.mention.type in ("project", "programme", "network")] or before  # an event told of has none
    if before:
        last = before[-1]
        far = document.text.count("\n", last.mention.evidence.end, label.at)
        return last if far <= 25 or len({n.mention.name for n in fitting}) == 1 else None
    return fitting[0] if len({n.mention.name for n in fitting}) == 1 and label.kind is not None else None


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


#: What a line above the list of a network's members says: `9 skolas`, `Tīkla dalībnieki`.
_ROSTER = re.compile(r"\b(?:tīkl|dalībniek|dalībniec|biedr|skolas|pašvaldības|novadi|bibliotēkas|muzeji|organizācijas|iestādes|slimnīcas|uzņēmumi|augstskolas)\w*", re.IGNORECASE)
_FEWEST = 3  # lines that make a list
_AFTER_ENTRY = re.compile(r"\W*(?:\([^()]{1,60}\))?\W*")


def from_rosters(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The members of the one network of the paper: lines one below the other that are nothing but the name of an institution."""
    networks = {n.mention.name: n for n in reversed(named) if n.mention.type == "network"}
    if len(networks) != 1:
        return
    network = next(iter(networks.values()))
    run: list[Named] = []
    for passage in (*document.passages, None):
        entry = _entry(document, passage, names) if passage is not None else None
        if entry is not None:
            run.append(entry)
            continue
        if len(run) >= _FEWEST and run[0].start > network.mention.evidence.start:
            first = next(at for at, p in enumerate(document.passages) if p.start <= run[0].start < p.end)
            above = document.passages[max(0, first - 4) : first]
            if any(_ROSTER.search(document.text, p.start, p.end) for p in above):
                for each in run:
                    line = document.passage_at(each.start)
                    if line is not None:
                        yield make_party(document, network, each.mention, Part.MEMBER, line.start, line.end, "roster", 0.75)
        run = []


def _entry(document: Document, passage: Passage, names: Sequence[Named]) -> Named | None:
    """The one institution of which the passage is nothing but the name."""
    inside = [n for n in within(names, passage.start, passage.end) if not n.generic]
    if len(inside) != 1 or inside[0].person or Case.NOM not in inside[0].cases or passage.table is not None:
        return None
    name = inside[0]
    alone = _BULLET.fullmatch(document.text, passage.start, name.start) and _AFTER_ENTRY.fullmatch(document.text, name.end, passage.end)
    return name if alone else None


_BULLET = re.compile(r"\W*(?:\d+[.)]\s*)?\W*")


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
            bullet = _BULLET.match(document.text, line.start, line.end)
            first = next((n for n in within(names, line.start, line.end) if bullet is not None and n.start <= bullet.end() + 1), None)
            if first is None or first.person or Case.NOM not in first.cases:
                break
            text = document.text[first.end : line.end]
            part = Part.LEAD if "koordin" in text else Part.FUNDER if _PAYS.search(text) else Part.PARTNER
            yield make_party(document, initiative, first.mention, part, line.start, line.end, "supporter", 0.7)
