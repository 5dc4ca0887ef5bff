"""Parts that a sentence tells without a verb: whose the initiative is, who stands in brackets behind it, who is called its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.initiatives.acts import ONE_PARTNER, WE_AND, told_part
from extractors.initiatives.scene import Scene, Told
from extractors.names.declension import Case
from extractors.records import Part
from extractors.sides import Run, between_heads
from extractors.signs import Sign

#: Funds out of which others run their projects: `Eiropas Sociālā fonda projekts`.
_PAYS_OTHERS = re.compile(r"^(?:Eiropas .*fonds\b.*|Kohēzijas fonds|Atveseļošanas fonds|Eiropas Komisija|ERAF|ESF|KF|ELFLA|EJZF|EZF|ERASMUS.*|LIFE\b.*|Lauku atbalsta dienests|LAD|Valsts kultūrkapitāla fonds|VKKF|Sabiedrības integrācijas fonds|.*finanšu instruments|Ziemeļu Ministru padome)$", re.IGNORECASE)
#: `Finansējums 38 000 eiro no | X`, `nauda nāk no | X`: whose money it is.
_MONEY_FROM = Sign(r"\b(?:(?:līdz)?finansējum\w*\s+(?:[^,;.–—]{0,40}\s)?|naud[au]\s+(?:(?:nāk|nākusi|nāks|saņem\w*|ir|būs|dabū\w+)\s+)?)no\s+(?:[a-zāčēģīķļņšūž]+\s+)?$", re.IGNORECASE)
#: Behind its name what the project cost and who paid: `„Klēts” (Kultūras fonds, 2000 EUR)`.
_IN_BRACKET = re.compile(r"[”“»\"]?\s*\((?P<data>[^()]{3,120})\)")
_SUM = re.compile(r"\d\s*(?:EUR|eiro|euro|€|lat|Ls|LVL)|(?:EUR|€|Ls|LVL)\s?\d")
#: `X ir tīkla dalībnieks`: whose network it is stands before.
_IS_MEMBER = re.compile(r"[”“»\"]?(?:\s*\([^()]{1,40}\))?\s+(?:pilntiesīg\w+\s+|asociēt\w+\s+)?(?:dalībniek|dalībniec|biedr|locekl|locekle)\w*")
#: `projektā X partneris bija Y`: each is the other's.
_WHOSE_PARTNER = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+(?:sadarbības\s+|ārvalstu\s+)?partner(?:is|i|e|es)\s+(?:šajā\s+)?(?:projektā\s+)?(?:ir|bija)\s+")
#: `noteikt X par atbildīgo institūciju plāna izpildē, bet Y – par līdzatbildīgajām`.
_CHARGED = re.compile(r"\s*(?:[–—-]\s*)?par\s+(?P<with>līdz)?atbildīg\w+\b")
#: Between who owns an initiative and its name the participle of what they do to it: `X | īstenotais projekts`, `X | rīkotā konference`.
_RUN_BY = re.compile(r"\s+(?:kopīg\w+\s+)?(?:(?:īsteno|vadīt|koordinēt|izstrādāt|pārvaldīt|ievies)\w*\s+)(?:[a-zāčēģīķļņšūž]+\s+){0,3}")
_HELD_BY = re.compile(r"\s+(?:kopīg\w+\s+)?(?:rīko|organizē|sarīko)\w*\s+(?:[a-zāčēģīķļņšūž]+\s+|\d+\.\s+){0,3}")
_HELD_TOGETHER = re.compile(r"\s+(?:[\w.]+\s+){0,2}(?:kopīgi\s+)?organizē\w*")
_PAID_BY = re.compile(r"\s+(?:līdz)?finansē\w+\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}")
_OWNED_BY = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+(?:ais|tā|tais|tajā|tajam|to)\s+|(?:kopīg|kopēj)\w+\s+){0,2}")
#: `ar X | finansiālu atbalstu`, `no X | līdzekļiem`
_SUPPORT_OF = re.compile(r"\s+(?:finansiāl\w+\s+|dāsn\w+\s+)?(?:atbalst\w*|līdzfinansēj\w*|finansēj\w*|līdzek\w+)\b")
#: `X | līdzfinansējums 20 000 eiro`
_ITS_MONEY = re.compile(r"(?:\s*\([^()]{1,30}\))?\s+(?:līdz)?finansējums\s*(?:\(|[–—-]\s|ir\s)?\d")
_BY_MEANS = re.compile(r"\b(?:ar|no|pateicoties|ir|skaitā|t\.\s?sk\.)\s+$|[–—%(-]\s*$", re.IGNORECASE)


def told_beside(scene: Scene) -> Iterator[Told]:
    """Who has a part by where they stand beside the name of the initiative, and whose money it is; notes its owners in the scene."""
    yield from _owners(scene)
    yield from _members(scene)
    yield from _in_bracket(scene)
    yield from _inside(scene)
    yield from _signed_between(scene)
    yield from _partners(scene)
    for run in scene.runs:
        before = scene.before(run)
        means = _SUPPORT_OF.match(scene.text[run.end : scene.end]) and _BY_MEANS.search(before)
        if means or (scene.kind in ("project", "event") and Case.GEN in run.cases and _ITS_MONEY.match(scene.text, run.end, scene.end)) or (_MONEY_FROM.search(before) and Case.GEN in run.cases):
            yield from scene.claim(run, Part.FUNDER)


def told_by_noun(scene: Scene, run: Run) -> Iterator[Told]:
    """The part of a run that a noun tells (`partneri ir X`, `X partneris ir Y`), or a decision by which it answers for a plan."""
    kind, before = scene.kind, scene.before(run)
    if kind == "project" and Case.NOM in run.cases and (own := _whose_partner(scene, run)) is not None:
        yield from scene.claim(run, Part.PARTNER)
        yield from scene.claim(own, Part.PARTNER)
    elif Case.NOM in run.cases and (told := told_part(before, kind)) is not None:
        if kind == "programme" and told in (Part.LEAD, Part.PARTNER) and any(r.named.mention.type == "project" for r in scene.inside):
            return  # partners are those of the project
        if len(run.names) == 1 or not ONE_PARTNER.search(before):
            yield from scene.claim(run, told, "told")
        if WE_AND.search(before):
            yield None, told, "implied"
        for other in scene.runs if told is Part.PARTNER else ():  # `partneri bez X būs arī Y`
            if other.end < run.start and re.search(r"\bpartner\w*\s+bez\s+$", scene.before(other)):
                yield from scene.claim(other, told, "told")
    elif (charged := _charged(scene, run)) is not None:
        yield from scene.claim(run, charged)


#: `mēs un X esam partneri`, `X būs projekta partneris`.
_IS_PARTNER = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+(?:ir|esam|bija|bijām|būs|būsim|kļuva|kļuvām|kļūs)\s+(?:arī\s+|tikai\s+|tā\s+|projekta\s+|sadarbības\s+|asociēt\w+\s+){0,2}partner(?:is|i|e|es)\b(?!\s+(?:ir|bija)\b)")
#: `bez mums tajā ir arī | X un Y`
_IN_IT_TOO = re.compile(r"(?P<we>\b(?:[Bb]ez|[Ll]īdztekus|[Kk]opā\s+ar)\s+mums\s+)?\b(?:tajā|projektā|konsorcijā)\s+(?:ir|bija|būs)\s+arī\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}$", re.IGNORECASE)


def _partners(scene: Scene) -> Iterator[Told]:
    """Who is said to be a partner of the project behind the name, and who is in it beside others."""
    for run in scene.runs if scene.kind == "project" else ():
        if run.start in scene.taken or Case.NOM not in run.cases or any(n.person for n in run.names):
            continue
        among = _IN_IT_TOO.search(scene.before(run))
        if among is None and not _IS_PARTNER.match(scene.text, run.end, scene.end):
            continue
        yield from scene.claim(run, Part.PARTNER)
        if (among is not None and among["we"]) or WE_AND.search(scene.before(run)):
            yield None, Part.PARTNER, "implied"


def _owners(scene: Scene) -> Iterator[Told]:
    """Whose initiative it is: `Jelgavas pašvaldības projekts „…”`, `X īstenotais projekts`, `X rīkotā konference`."""
    text, kind = scene.text, scene.kind
    for run in scene.runs:
        if run.end > scene.reference.start or Case.GEN not in run.cases or run.proxy:
            continue
        between = text[run.end : scene.reference.start]
        if _RUN_BY.fullmatch(between):
            yield from scene.claim(run, Part.LEAD)
        elif _HELD_BY.fullmatch(between) or (kind == "event" and len(run.names) > 1 and _HELD_TOGETHER.match(between)):
            yield from scene.claim(run, Part.ORGANISER)
        elif _PAID_BY.fullmatch(between):
            yield from scene.claim(run, Part.FUNDER)
        elif _OWNED_BY.fullmatch(between):
            scene.owners.add(run.start)
            if kind == "event" and scene.reference.by_name and _shows_its_own(run, scene):
                yield from scene.claim(run, Part.ORGANISER)
            if kind in ("project", "programme", "plan") and run.mentions[-1].name != "Eiropas Savienība":
                together = "kopīg" in between or "kopēj" in between
                yield from scene.claim(run, Part.FUNDER if _PAYS_OTHERS.search(run.mentions[-1].name) else Part.PARTNER if together and kind == "project" else Part.LEAD)


#: Behind the noun of a paper: `vienošanās | starp | X, Y un Z`.
_BETWEEN = re.compile(r"\s+starp\s+")


def _signed_between(scene: Scene) -> Iterator[Told]:
    """All between whom a paper is: `noslēgta vienošanās starp X, Y un Z`."""
    opens = _BETWEEN.match(scene.text, scene.reference.end, scene.end) if scene.kind in ("agreement", "declaration") else None
    sides = between_heads(scene.text, scene.runs, opens.end()) if opens is not None else []
    if sum(len(run.names) for run in sides) > 1:
        for run in sides:
            yield from scene.claim(run, Part.SIGNATORY)


#: Houses that put on what is called theirs: `Dabas muzeja izstāde „…”`.
_HOUSES = re.compile(r"\b(?:muzej|teātr|galerij|bibliotēk|arhīv|filharmonij|oper|radio|televīzij|orķestr|kor|kultūras\s+(?:nam|centr)|vēstniecīb|biedrīb|savienīb|kamer|universitāt|fond)\w{1,4}$", re.IGNORECASE)


def _shows_its_own(run: Run, scene: Scene) -> bool:
    """Whether the event right behind the name of a house is held by it."""
    noun = scene.reference.named.noun
    return len(run.names) == 1 and noun in ("izstāde", "festivāls", "koncerts", "konkurss", "akcija", "kampaņa", "konference") and _HOUSES.search(run.mentions[0].name.strip('„“”"')) is not None


def _members(scene: Scene) -> Iterator[Told]:
    """Members of a network: `tīkls „…” (X, Y un Z)`, `X ir tīkla „…” dalībnieks`."""
    text, reference = scene.text, scene.reference
    if scene.kind != "network":
        return
    for run in scene.runs:
        if run.start > reference.end and re.fullmatch(r"[”“»\"]?\s*\(\s*", text[reference.end : run.start]):
            yield from scene.claim(run, Part.MEMBER)
    if Case.GEN in reference.cases and _IS_MEMBER.match(text, reference.end, scene.end):
        for run in scene.runs:
            if run.end < reference.start and Case.NOM in run.cases and re.search(r"\s(?:ir|bija|kļuva|kļuvusi|kļuvis)\s", text[run.end : reference.start]):
                yield from scene.claim(run, Part.MEMBER)


#: Between what somebody is in and the first of them: `programmā | no jūnija ir | X, Y un Z`.
_ARE_IN = re.compile(r"[”“»\"]?\s+(?:(?:(?:no|kopš|bez|pēc)\s+[\w.]+(?:\s+gada(?:\s+[a-zāčēģīķļņšūž]+)?)?|šobrīd|tagad|pašlaik|patlaban|vēl|jau|kopā)\s+){0,3}?(?:ir|bija|ietilpst|ietilpa|apvienojušies|apvienojušās)\s+(?:gan\s+|arī\s+|tikai\s+)?[„“«\"]?")
#: What a clause between two of them tells of the first.
_ASIDE = re.compile(r",\s+k(?:as|urš|ura|uri|uras)\s[^,;.]{3,60},\s+")


def _inside(scene: Scene) -> Iterator[Told]:
    """Who is in it, without a verb of doing: `programmā ir X, kas to vada, Y un Z`."""
    if scene.kind not in ("project", "programme", "network") or Case.LOC not in scene.reference.cases or len(scene.reference.cases) > 4:
        return
    last: int | None = None
    for run in scene.runs:
        if run.start < scene.reference.end or any(n.person for n in run.names) or Case.NOM not in run.cases:
            continue
        between = _ARE_IN.fullmatch(scene.text, scene.reference.end, run.start) if last is None else _ASIDE.fullmatch(scene.text, last, run.start)
        if between is None:
            return
        last = run.end
        yield from scene.claim(run, Part.MEMBER if scene.kind == "network" else Part.PARTNER)


def _in_bracket(scene: Scene) -> Iterator[Told]:
    """Who stands in brackets behind the name: funds, or whoever stands there with a sum."""
    bracket = _IN_BRACKET.match(scene.text, scene.reference.end, scene.end) if scene.kind in ("project", "event") else None
    if bracket is None:
        return
    first, last = bracket.span("data")
    for run in scene.runs:
        if not first <= run.start < last or Case.NOM not in run.cases or any(n.person for n in run.names):
            continue
        if _SUM.search(bracket["data"]) or _PAYS_OTHERS.search(run.mentions[0].name) or run.mentions[0].type == "fund":
            yield from scene.claim(run, told_part(scene.before(run), scene.kind) or Part.FUNDER)


def _whose_partner(scene: Scene, run: Run) -> Run | None:
    """Whose partner the run is said to be."""
    before = (r for r in scene.runs if r.end < run.start and Case.GEN in r.names[-1].cases and not r.names[0].person)
    return next((r for r in before if _WHOSE_PARTNER.fullmatch(scene.text, r.names[-1].end, run.start)), None)


def _charged(scene: Scene, run: Run) -> Part | None:
    """What somebody is made by a decision that says who answers for a plan."""
    match = _CHARGED.match(scene.text, run.end, scene.end)
    if match is None or Case.ACC not in run.cases:
        return None
    if not re.search(r"\batbildīg\w+\s+(?:[a-zāčēģīķļņšūž]+\s+){0,4}?(?:izpild|īsteno|ievies)\w*", scene.text[scene.start : scene.end]):
        return None
    return Part.PARTNER if match["with"] else Part.LEAD
