"""The verbs by which somebody takes part in an initiative, and which part of which kind each of them makes."""

from __future__ import annotations

import re

from extractors.names.declension import Case
from extractors.names.initiative_heads import initiative_head
from extractors.records import Part
from extractors.signs import Sign

NO = Sign(r"\b(?:neīsteno|nepiedal|nefinansē|netika|netiek|nav (?:parakst|noslēg|piešķir|pievienoj)|neparakst|nepievieno|atteic|noraid|izstāj)\w*", re.IGNORECASE)
LEADS = Sign(r"\b(?:(?:ī|is)steno(?!tāj|šan)\w*|ievieš(?!an)\w*|realizē(?!tāj|šan)\w*|vada|vadīja|vadīs|vadām|vadījām|vadīsim|sāk(?:a|uši|usi|ušas)|koordinē(?!šan)\w*|izstrādā(?:ja|jusi|jis)?|uzsāk\w*|uzsāka|administrē(?!šan)\w*|izveidoj\w*|izveido|rakst(?:ām|ījām|īsim)|piete(?:ica|icām|ikusi|icis|ikuši|ikušas))\b", re.IGNORECASE)
ORGANISES = Sign(r"\blīdzorganizē\w*|\b(?:ī|is)steno(?!tāj|šan)\w*|\buzsāk\w*|\b(?:iz)?veido(?:ja|jām|jam|sim|jusi|jis|juši|s)\b|\biekārto(?:ja|jusi|jis|s)?\b|\b(?:sa|no|iz)?(?:rīko\w*|organizē\w*)\b|\baizvad\w*\b|\bkopīgi organizēt\w+", re.IGNORECASE)
FUNDS = Sign(r"\b(?:līdz)?finansē(?!jum|šan)\w*|\bfinansiāl\w+ atbalst\w*|\bfinansējumu\s+(?:nodrošin|piešķ|sniedz)\w*|\b(?:naudu|līdzekļus|finansējumu|grantu|daļu|pusi|treš\w+|ceturt\w+)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}?(?:de(?:va|vusi|vis)|dod|dos)\b|%\s+(?:de(?:va|vusi|vis)|dod|dos)\b|\bpiešķ[iī]r\w*|\bse(?:dz|gs)\b|\bapmaksā(?:ja|jusi|jis|juši|jušas|s)?\b|\baizd(?:eva|evusi|evis|evuši|evušas|od|os)\b|\batvēl(?:a|ēja|ējusi|ējis|ējuši)\b", re.IGNORECASE)
SUPPORTS = Sign(r"\batbalst(?:a|īja|īs|ot)\b", re.IGNORECASE)
JOINS = Sign(r"\b(?:pievienoj\w+|iestāj\w+|iesaistīj\w+|apvieno\w*|veido\b|veidoja|ietilpst|darbo(?:jas|sies)|uzņem\w*|piedal\w+)", re.IGNORECASE)
SIGNS = Sign(r"\b(?:parakst\w+|noslē[gd]\w*|slēdz|pievienoj\w+)\b", re.IGNORECASE)
ATTENDS = Sign(r"\b(?:piedal\w+|(?:līdz)?darbo(?:jas|sies|jās)|iesaistīj\w+|dalību\s+apstiprināj\w+|iesaistīt[sai]s?|uzst[āa]\w+|apmeklē\w*|pulcē\w*|pārstāv\w+|prezentē\w*|dalījās|diskutē\w*|sprie\w+)\b", re.IGNORECASE)
#: Those who come to a project or a programme that others run; to come into a network is to be its member.
COMES_IN = Sign(r"\bpievieno(?:jas|jās|sies|jies|jusies|jušies|jušās)\b", re.IGNORECASE)
WITH = Sign(r"\b(?:sadarbībā|kopā|kopīgi|partnerībā|sadarbojoties|roku rokā|uz pusēm|(?:darbu|pienākumus|atbildību)\s+dal(?:a|ām|īs|īsim|ījām|īja))\s+ar\s+(?:[a-zāčēģīķļņšūž]+\s+){0,4}$", re.IGNORECASE)
#: `projekta partneri ir X un Y`, `programmas īstenotājs ir X`: a noun says the part.
_TOLD = tuple(
    (part, re.compile(rf"(?:{pattern})\s*(?:šajā projektā\s+|projektā\s+|programmā\s+|tīklā\s+|tajā\s+)?(?:bez\s+[^,.;:]{{3,60}}\s+)?(?:ir|bija|būs|esam|[–—:-])\s*(?:vēl\s+|gan\s+|arī\s+|mēs\s+un\s+|mēs,\s+)?$", re.IGNORECASE))
    for part, pattern in (
        (Part.LEAD, r"\bvadoš\w+\s+partner\w*"),
        (Part.PARTNER, r"\bpartneru\s+(?:pulkā|vidū|lokā)|partner\w*|\blīdzatbildīg\w+(?:\s+(?:institūcij|iestād)\w*)?"),
        (Part.LEAD, r"\batbildīg\w+\s+(?:institūcija|iestāde|ministrija)(?:\s+par\s+(?:plāna|programmas|projekta)\s+\w+)?"),
        (Part.LEAD, r"\bprojekta\s+(?:[„“«\"][^”“»\"]{2,80}[”“»\"]\s+)?vadītāj\w*"),
        (Part.LEAD, r"\b(?:īstenotāj|ieviesēj|koordinator|vadošā iestāde|apsaimniekotāj|pieteicēj|iesniedzēj|administrētāj)\w*"),
        (Part.FUNDER, r"\b(?:finansētāj|atbalstītāj|sponsor|donor)\w*"),
        (Part.ORGANISER, r"\b(?:līdz)?(?:organizator|rīkotāj|iniciator)\w*"),
        (Part.MEMBER, r"\b(?:dalībniek|dalībniec|biedr|dibinātāj)\w*"),
        (Part.SIGNATORY, r"\b(?:parakstītāj|līdzēj)\w*|\bpuses"),
    )
)  # fmt: skip


#: With the paper's own house first: `rīkotāji esam mēs un X`, `dibinājām trijatā: mēs, X un Y`.
WE_AND = Sign(r"(?<!\w)mēs(?:,|\s+un)\s+(?:[a-zāčēģīķļņšūž]+\s+)?[„“«\"]?$", re.IGNORECASE)
#: `projektu īstenotāji – VARAM un LPS`: each runs a project of its own, and the paper does not say which.
_OF_SEVERAL = re.compile(
    r"\b(?:projektu|programmu|pasākumu|plānu|tīklu)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}?(?:īstenotāji|ieviesēji|koordinatori|iesniedzēji|"
    r"organizatori|rīkotāji)\s*(?:ir|bija|būs|[–—:-])\s*(?:gan\s+|arī\s+)?$",
    re.IGNORECASE,
)


#: `partnera – X, kā arī Y pārstāvji`: of several names behind one partner only the first can be it, and the rest are others.
ONE_PARTNER = re.compile(r"\bpartner(?:is|a|e|im|ei)\s*(?:ir|bija|būs|[–—:-])\s*$", re.IGNORECASE)


#: `asociētā partnera statusā piesaistīts uzņēmums X`
_AS_PARTNER = re.compile(r"\bpartner\w+\s+statusā\s+(?:[a-zāčēģīķļņšūž]+\s+){1,4}$", re.IGNORECASE)


#: `koordinators Ventas Universitāte`, `vadošais partneris Ogres novada pašvaldība`: the name stands beside the noun.
_BESIDE = re.compile(r"(?:[(,:;–—-]\s*(?:projekta\s+|tīkla\s+)?|\bprojekta\s+)(?:vadošais\s+partneris|koordinators|īstenotājs|iesniedzējs|galvenais\s+īstenotājs|vadītājs|koordinējošā\s+iestāde)\s+(?:ir\s+)?$", re.IGNORECASE)


#: A clause that opens with the verb, in a sentence on a project: `vadošais partneris ir X, piedalās | Y un Z`.
_TAKING_PART = re.compile(r"[,;]\s+(?:(?:tajā|projektā)\s+)?(?:piedalās|iesaistīt[ias]s?|iesaistījuš(?:ies|ās))\s+(?:arī\s+)?(?:mūsu\s+)?$", re.IGNORECASE)


def told_part(before: str, kind: str) -> Part | None:
    """The part that the noun right before a name tells: `partneri ir X`."""
    if kind == "project" and (_AS_PARTNER.search(before) or _TAKING_PART.search(before)):
        return Part.PARTNER
    if _OF_SEVERAL.search(before):
        return None
    if kind in ("project", "network", "programme") and (beside := _BESIDE.search(before)) is not None:
        return Part.LEAD if _of_kind(before[: beside.start()], kind) else None
    for part, pattern in _TOLD:
        match = pattern.search(before)
        if match and (part in (Part.PARTNER, Part.LEAD, Part.FUNDER) or kind in _KINDS_OF[part]):
            return part if _of_kind(before[: match.start()], kind) else None
    return None


def _of_kind(before: str, kind: str) -> bool:
    """Whether the noun before, if it is one of an initiative, is of this kind: `programmas apsaimniekotājs` runs no project."""
    last = re.search(r"([^\W\d_]+)\s+$", before)
    head = initiative_head(last.group(1)) if last else None
    return head is None or head[0] == kind


#: In which case the initiative stands where somebody does this to it or in it.
OBJECT: dict[Part, frozenset[Case]] = {
    Part.LEAD: frozenset({Case.NOM, Case.ACC}),
    Part.PARTNER: frozenset({Case.DAT}),
    Part.ORGANISER: frozenset({Case.NOM, Case.ACC}),
    Part.FUNDER: frozenset({Case.NOM, Case.ACC, Case.DAT}),
    Part.SIGNATORY: frozenset({Case.NOM, Case.ACC, Case.DAT}),
    Part.MEMBER: frozenset({Case.NOM, Case.ACC, Case.DAT, Case.LOC}),
    Part.PARTICIPANT: frozenset({Case.LOC, Case.ACC, Case.GEN}),
}


def by_pronoun(before: str) -> frozenset[Case]:
    """The case in which a pronoun right before the verb takes up the initiative: `tīkls, kurā darbojas`, `to finansē`."""
    match = re.search(r"(?:\b(?P<acc>ko|kuru|to)\s+(?:\w+\s+){0,3}|,\s+(?P<rel>ko|kuru|kurus|kuras)\s+(?:[\w.]+\s+){0,10})$|\b(?P<dat>kurai|kuram|tam|tai)\s+(?:\w+\s+){0,3}$|\b(?:kurā|tajā|kur)\s+(?:\w+\s+){0,3}$", before)
    if match is None:
        return frozenset()
    return frozenset({Case.ACC if match["acc"] or match["rel"] else Case.DAT if match["dat"] else Case.LOC})


def passive(verb: str) -> bool:
    """A passive participle has no doer in the nominative: `tika aizvadīta`."""
    if verb.lower().startswith("iesaistīt"):
        return False  # who is drawn in stands in the nominative
    return bool(re.search(r"[aāeēiīou]t(?:s|a|i|as)$|noslēgt[sai]s?$", verb.lower())) and not verb.lower().endswith(("ot", "usi", "ušas"))


def main_part(kind: str) -> Part:
    """What those mostly are who take part in an initiative of the kind."""
    return {"event": Part.ORGANISER, "network": Part.MEMBER, "agreement": Part.SIGNATORY, "declaration": Part.SIGNATORY}.get(kind, Part.LEAD)


def can_make(part: Part, kind: str, pattern: Sign) -> bool:
    """Which acts make a part of which kind: one signs agreements, joins networks, attends events, runs projects."""
    return kind in _KINDS_OF[part] and not (part is Part.PARTICIPANT and kind in ("project", "programme") and pattern is not ATTENDS)


_KINDS_OF: dict[Part, tuple[str, ...]] = {
    Part.LEAD: ("project", "programme", "plan", "network"),
    Part.ORGANISER: ("event",),
    Part.FUNDER: ("project", "programme", "event", "network", "plan"),
    Part.SIGNATORY: ("agreement", "declaration"),
    Part.MEMBER: ("network",),
    Part.PARTICIPANT: ("event", "project", "programme"),
    Part.PARTNER: ("project", "programme"),
}
