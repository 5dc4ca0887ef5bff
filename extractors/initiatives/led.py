"""Who leads an initiative by what the paper says elsewhere: its manager by post, the house whose report on it the paper is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.records import Document, Header, Mention, Part, PassageKind, Role

#: `projekta vadītāja`, `festivāla mākslinieciskais vadītājs`; a coordinator need not lead it, but does a network.
_MANAGER = re.compile(r"(?P<of_network>tīkla) koordinator(?:s|e)|(?P<of>projekta|programmas|tīkla|festivāla|konferences|foruma|kampaņas|svētku) (?:galven\w+ |māksliniecisk\w+ )?(?:vadītāj(?:s|a)|direktor(?:s|e))")
#: Who shows the slides of a project as its coordinator leads it.
_COORDINATOR = re.compile(r"(?P<of>projekta) koordinator(?:s|e)")
_KIND_OF = {
    "projekta": "project", "programmas": "programme", "tīkla": "network", "festivāla": "event", "konferences": "event", "foruma": "event",
    "kampaņas": "event", "svētku": "event",
}  # fmt: skip
#: Before the name on a line that says whom to ask.
CONTACT = re.compile(r"kontakt|jautājum\w+ gadījumā|sīkāka informācija|papildu informācija|informācijai|saziņai|uzziņ", re.IGNORECASE)
#: How far down a report names what it is about.
_HEAD = 1500


def leaders(
    document: Document, header: Header, named: Sequence[NamedInitiative], people: Sequence[Mention], roles: Sequence[Role]
) -> Iterator[Found]:
    """The managers of the only initiative of their kind that the paper names; of a project only those who present it.

    In other papers a project's manager is of the staff of the body that runs it.
    """
    by_id = {person.id: person for person in people}
    own_slides = header.kind == "presentation" and any(n.own and n.mention.type == "project" for n in named)
    for role in roles:
        match = _MANAGER.fullmatch(role.role or "") or (_COORDINATOR.fullmatch(role.role or "") if own_slides else None)
        kind = _KIND_OF[next(of for of in match.groups() if of)] if match is not None else None
        if kind in ("project", "programme") and header.kind != "presentation":
            continue
        fitting = [n for n in named if n.mention.type == kind and (n.own or not own_slides)]
        fitting = [n for n in fitting if not n.doubtful] or fitting
        if CONTACT.search(document.text[document.text.rfind("\n", 0, role.evidence.start) + 1 : role.evidence.start]):
            continue  # whom to ask, not who takes part
        if kind is not None and role.person in by_id and fitting and len({n.mention.name for n in fitting}) == 1:
            at = role.evidence
            yield make_party(document, fitting[0], by_id[role.person], Part.LEAD, at.start, at.end, "manager", 0.7)


def reporting_house(document: Document, header: Header, named: Sequence[NamedInitiative], body: Mention | None) -> Iterator[Found]:
    """The house whose report it is, as the lead of the one project that the head of the report names: `Projekts: „…”`; of a plan its maker."""
    if body is not None and header.kind == "plan":
        for plan in (n for n in named if n.own and n.mention.type == "plan"):
            at = plan.mention.evidence
            yield make_party(document, plan, body, Part.LEAD, at.start, at.end, "own plan", 0.7)
        return
    if body is None or header.kind != "report" or body.type in ("ministry", "programme"):
        return
    listed = [n for n in named if n.mention.type == "project" and n.mention.method == "initiatives:column"]
    for each in listed:  # in a table of its projects with their partners
        at = each.mention.evidence
        yield make_party(document, each, body, Part.LEAD, at.start, at.end, "own report", 0.65)
    heads = [] if listed else [n for n in named if n.mention.type == "project" and n.mention.evidence.start < _HEAD and _on_line_of_its_own(document, n)]
    if heads and len({n.mention.name for n in heads}) == 1:
        at = heads[0].mention.evidence
        yield make_party(document, heads[0], body, Part.LEAD, at.start, at.end, "own report", 0.7)


def _on_line_of_its_own(document: Document, named: NamedInitiative) -> bool:
    """Whether the initiative is the subject of a labelled line or of a title, and no part of a sentence."""
    passage = document.passage_at(named.mention.evidence.start)
    if passage is None:
        return False
    return named.labelled or passage.kind is PassageKind.HEADING or not document.text[passage.start : passage.end].rstrip().endswith(".")
