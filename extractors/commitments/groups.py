"""Groups whose members the document names: the parties of a memorandum, the members of a network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.commitments.context import Context, is_person
from extractors.names.declension import Case
from extractors.records import EntityKind, MentionId, PassageKind
from extractors.signs import Sign

_GROUP = re.compile(
    r"\b(?P<what>tīkla|projekta|memoranda|vienošanās|līguma|programmas|konsorcija|partnerības)\s+(?:dalībnie\w+|partner\w+|biedr(?:i|iem|u)\b|pašvaldīb\w+|novad(?:i|iem)\b|pilsēt(?:as|ām)\b|skol(?:as|ām)\b|iestād(?:es|ēm)\b|bibliotēk(?:as|ām)\b|muzej(?:i|iem)\b|pus\w+|loceklis|locekļ\w+|dalīborganizācij\w+)"
    r"|\b(?P<sides>puses|abas puses|līdzēj(?:i|iem)|pusēm)\b"
)
_CONSISTS = re.compile(
    r"\b(?:veido|ietilpst|apvieno|apvienojušies|apvienojušās|apvienojās|apvienojas|darbojas|dalībniek\w+ ir|sastāv no|piedalās|iesaistīt\w+|noslēdza|parakstīja|paraksta|noslēguši|noslēgušas)\b"
)
#: Where the parties of a paper get their common name, and what stands behind the name of each.
_CALLED = re.compile(r"\b(?:abas|visas|visi|kopā|kopīgi)(?: kopā)?\s+[–—-]\s+(?:Puses|puses|Līdzēji|līdzēji|Dalībnieki)\b|\bturpmāk[^.;]{0,60}?\b(?:Puses|puses|Līdzēji|līdzēji|Dalībnieki)\b")
_INTRODUCED = re.compile(r"[\"”“»]?\s*(?:\([^()]{0,80}\))?,?[^.;]{0,90}?\b(?:turpmāk|personā|vārdā|pārstāv|reģ\w*|vienotais)\b")
_ON_SIDE = re.compile(r"\bno\s+(?:vienas|pirmās|otras|otrās|trešās|ceturtās)\s+puses\b")
#: What parties sign, in the nominative or the genitive of a title: `SADARBĪBAS LĪGUMS`, `Pakalpojuma līgums Nr. 4`.
_CONTRACT = Sign(r"\b(?:memorand\w+|(?:sadarbības|nodomu|nodoma|vienošanās) (?:līgum|protokol|vienošan)\w+|līgums\b|vienošanās\b)")

#: What introduces the terms of an agreement that a paper only tells of: what follows in the paragraph is what its parties agreed.
_BY_DEAL = Sign(
    r"\b(?:(?:saskaņā|atbilstoši|pamatojoties uz)\s+(?:ar\s+)?(?:[\w-]+\s+){0,3}?(?:līgum(?:u|am|ā)\b|vienošan(?:os|ās|ai)\b|memorand\w+)"
    r"|(?:līguma|līgumā|vienošanās|memoranda|memorandā|vienošanos)\s+(?:ietvaros|paredzēts|paredz|noteikts)\b|(?:līgums|vienošanās|memorands|(?:nodomu|sadarbības) protokols)\s+(?:arī\s+|tāpat\s+|cita starpā\s+)?(?:paredz|nosaka|noteic)\b"
    r"|(?:līgumā|vienošanās|memorandā|protokolā|deklarācijā|(?:līguma|vienošanās|memoranda|protokola) tekstā|tajā|tur|dokumentā)\s+(?:ir\s+|arī\s+|tostarp\s+)*(?:ierakstīts|rakstīts|noteikts|paredzēts|norādīts|atrunāts|fiksēts|iekļauts|teikts|minēts),?\s+ka\b"
    r"|(?:līgumā|vienošanās|memorandā|protokolā|deklarācijā)\b[^.]{0,60}\b(?:uzņēm(?:ies|usies|ušies|ušās|ās)|apņēm(?:ies|usies|ušies|ušās|ās)|apņemas|uzņemas)"
    r"|(?:līgumā|vienošanās|memorandā|protokolā|deklarācijā)\s+(?:abas\s+)?(?:puses|līdzēji|partneri)\s+(?:ir\s+)?(?:paredz|noteik|vienoj|apņ|uzņ)\w+"
    r"|(?:vienojās|vienojušās|vienojušies|vienojamies|panākta vienošanās|panākts|norunāts|sarunāts),?\s+ka\b)"
)


def tells_of_deal(low: str) -> bool:
    """Whether the text in small letters says what an agreement provides.

    >>> [tells_of_deal(t) for t in ("saskaņā ar līgumu pašvaldība ierīkos laukumu", "pašvaldība noslēdza līgumu", "līguma ietvaros dome apņēmusies")]
    [True, False, True]
    """
    return _BY_DEAL.search(low) is not None


#: `Saskaņā ar to …`, `Tajā ierakstīts …` behind a sentence about what was signed.
_BY_IT = re.compile(r"\W*(?:(?:saskaņā|atbilstoši)\s+(?:ar\s+)?(?:to|tam|tā|tās|šo|šai|šim)\b|(?:tajā|tur)\s+(?:ir\s+|arī\s+)?(?:ierakst|rakst|noteik|paredz|norād|atrun|fiks|iekļa)\w+)")
_PAPER = re.compile(r"\b(?P<deal>līgum|memorand|vienošan|protokol|deklarācij|nodomu)\w*|\b(?:plān|programm|stratēģij|budžet|likum|noteikum|rīkojum)\w*")


def goes_on_with_deal(low: str, before: str) -> bool:
    """Whether a sentence in small letters tells what the paper spoken of before it provides, and that paper is an agreement.

    >>> goes_on_with_deal("saskaņā ar to dome nodrošinās telpas", "abas puses parakstīja nodomu protokolu.")
    True
    >>> goes_on_with_deal("tajā ierakstīts, ka dome rīkos talku", "valde apstiprināja darba plānu.")
    False
    """
    papers = list(_PAPER.finditer(before.lower())) if _BY_IT.match(low) else []
    return bool(papers) and papers[-1]["deal"] is not None


def binds_parties(context: Context, owners: Sequence[MentionId], low: str) -> bool:
    """Whether those who promise in a clause (in small letters) are the parties of a memorandum or contract.

    Either the paper is one, or the clause tells of one that several sign.
    """
    institutions = [o for o in owners if not is_person(context, o)]
    if not institutions or context.minutes:
        return False
    if is_contract(context):
        return True
    return len(institutions) > 1 and bool(_CONTRACT.search(low))


def is_contract(context: Context) -> bool:
    """Whether the paper itself is a contract or a memorandum of its parties."""
    return not context.minutes and context.kind not in ("press", "report") and _CONTRACT.search(context.document.text[:300].lower()) is not None


def members(context: Context, low: str) -> tuple[MentionId, ...]:
    """Those that a group in the text in small letters consists of, when the document names them; else nobody."""
    match = _GROUP.search(low)
    if not match:
        return ()
    if match["sides"] or (match["what"] or "")[:-1] in ("memorand", "vienošanā", "līgum"):
        found = _sides(context)
        if found:
            return found
    for what in (match["what"],) if match["what"] else ("memoranda", "vienošanās", "līguma", "protokolu"):
        found = _listed(context, what)
        if found:
            councils = tuple(i for i in found if context.by_id[i].type == "municipality") if "pašvaldīb" in match.group() else ()
            return councils if len(councils) > 1 else found
    return ()


#: A party of a contract by its place among them: `Otrā Puse`, `pirmajai un otrajai pusei`.
_NUMBERED = re.compile(
    r"\b(?P<first>pirm|otr|treš|ceturt)(?P<ending>ā|aj(?:ai|ām))(?:(?:\s+un\s+|,\s+)(?P<second>otr|treš|ceturt)(?:ā|aj(?:ai|ām)))?\s+(?:puse|pusei|puses|pusēm)\b", re.IGNORECASE
)
_PLACES = ("pirm", "otr", "treš", "ceturt")


def numbered_parties(context: Context, start: int, end: int) -> Iterator[tuple[int, int, tuple[MentionId, ...], frozenset[Case]]]:
    """The parties of a contract in the span that are called by their place in its head, with their case."""
    text = context.text(start, end)
    if " pus" not in text.lower() or not is_contract(context):
        return
    for match in _NUMBERED.finditer(text):
        sides = _sides(context)
        places = [_PLACES.index(match[name].lower()) for name in ("first", "second") if match[name]]
        if max(places) < len(sides):
            case = Case.NOM if match["ending"] == "ā" else Case.DAT
            yield start + match.start(), start + match.end(), tuple(sides[place] for place in places), frozenset({case})


def _sides(context: Context) -> tuple[MentionId, ...]:
    """The institutions that a paper introduces as its parties before it calls them so: `…, turpmāk kopā sauktas Puses`."""
    best: dict[str, MentionId] = {}
    for called in _CALLED.finditer(context.document.text):
        found = {
            m.name: m.id
            for m in context.inside(max(0, called.start() - 1500), called.start())
            if m.kind is EntityKind.INSTITUTION and _INTRODUCED.match(context.document.text, m.evidence.end)
            and not re.search(r"turpmāk\W*$", context.text(max(0, m.evidence.start - 14), m.evidence.start))
        }
        best = max(best, found, key=len)
    best = best or _by_side(context)
    return tuple(best.values()) if len(best) > 1 else ()


def _by_side(context: Context) -> dict[str, MentionId]:
    """The parties in the head of a contract that tells on which side each stands: `X, …, no vienas puses, Y, …, no otras puses`."""
    found: dict[str, MentionId] = {}
    at = 0
    for side in _ON_SIDE.finditer(context.document.text, 0, 4000):
        named = next((m for m in context.inside(at, side.start()) if m.kind is EntityKind.INSTITUTION and _INTRODUCED.match(context.document.text, m.evidence.end)), None)
        if named is None:
            return {}
        found.setdefault(named.name, named.id)
        at = side.end()
    return found


def _listed(context: Context, what: str) -> tuple[MentionId, ...]:
    """The institutions that one sentence says the group consists of, or that the lines under its own heading list."""
    stem = what[:-1]
    text = context.document.text
    for match in re.finditer(rf"[^.!?\n]*\b{stem}\w*[^.!?\n]*(?:\n\W*(?:\+|(?:un|kā arī|plus)\b)[^.!?\n]*)*", text):  # the list may go on in lines of its own
        if _CONSISTS.search(match.group().lower()):
            found = {m.name: m.id for m in context.inside(*match.span()) if m.kind is EntityKind.INSTITUTION}
            if len(found) > 1:
                return tuple(found.values())
    passages = context.document.passages
    for place, passage in enumerate(passages):
        title = text[passage.start : passage.end].lower()
        if (
            passage.kind is not PassageKind.HEADING
            or stem not in title
            or not re.search(r"\bkas\b|dalībniek|partner|sastāv|\btīkls\W*$", title)
        ):
            continue
        whole = title.rstrip().endswith("tīkls")  # `Sociālo darbnīcu tīkls` above those in it
        listed: dict[str, MentionId] = {}
        for below in passages[place + 1 : place + 8]:
            if below.kind is PassageKind.HEADING:
                break
            if whole or re.match(r"\W*\d+ \w+\s*[:–—-]", text[below.start : below.end]):
                listed |= {m.name: m.id for m in context.inside(below.start, below.end) if m.kind is EntityKind.INSTITUTION}
        if len(listed) > 1:
            return tuple(listed.values())
    return ()
