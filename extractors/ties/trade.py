"""Rules for work between houses of business and around one undertaking: supplies, agencies, who does a thing and who pays for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.declension import Case
from extractors.records import TieKind
from extractors.sides import Run
from extractors.signs import Sign
from extractors.ties import phrases as say
from extractors.ties.personal import unquoted_same_length
from extractors.ties.sentence import PREPOSITION, Sentence, Sides

_L = "a-zāčēģīķļņšūž"
_SUPPLIES = say.words(r"piegād(?:ā|āja|ājis|ājusi|ājuši|ās|āt)\b")
#: What one house is for another: `X ir Y oficiālais dīleris`, `X darbojas kā Y aģents`.
_AGENT = Sign(
    rf"[”“»\"]?\s+(?:[{_L}]+(?:ais|ā|ie|ās)\s+){{0,2}}(?:(?:preču|produkcijas|automobiļu|iekārtu|ģenerāl)\s*)?"
    r"(?:dīler|izplatītāj|aģent|pārstāvniecīb|pārstāv|apakšuzņēmēj|piegādātāj|importētāj|franšīz|ģenerāluzņēmēj|(?P<backer>ģenerālsponsor|sponsor|atbalstītāj|mecenāt))\w*",
)
#: What one house is for another's undertaking: `X ir Y īstenotā vairāku miljonu vērtā rekonstrukcijas projekta konsultants`.
_OF_WORK = Sign(
    r"[”“»\"]?\s+(?:[\w-]+\s+){0,9}?(?:projekta|būvniecības|rekonstrukcijas|programmas|objekta|iepirkuma|pasūtījuma)\s+"
    r"(?:konsultant|būvniek|projektētāj|apakšuzņēmēj|ģenerāluzņēmēj|izpildītāj|būvuzraug|piegādātāj)\w*"
)
#: `X saņēmis Y pasūtījumus`, `veic Y pasūtījumu`.
_ORDERS = re.compile(rf"[”“»\"]?\s+(?:[{_L}]+\s+){{0,2}}pasūtījum(?:us|u)\b")
_GETS = say.words(r"(?:saņēm(?:a|is|usi|uši)|saņem|izpild(?:a|ījis|ījusi|īja|ījuši)|veic|veica|veicis|veikusi|ieguv(?:a|is|usi))\b")
_IS = re.compile(r"\b(?:ir|bija|būs|kļuvis|kļuvusi|kļuva|kļūs|kā)\s+(?:\w+\s+){0,3}[„“«\"]?$")
#: `Plānu izstrādā X, | to finansē | Y`: who pays for or backs what another does.
_PAID_BY = re.compile(rf",\s+(?:un\s+|bet\s+)?(?:to|tos|tās|ko|kuru|kurus|kuras)\s+(?:[{_L}]+\s+)?(?P<money>(?:līdz)?finansē(?:ja|jis|jusi|s)?|apmaksā(?:ja|s)?)?(?:(?<=\s)(?:atbalsta|atbalstīja|atbalstīs|sponsorē|sponsorēja))?\s+$")
#: `…, tā iniciatore ir | Y`: who is the soul of what another does or backs.
_ITS_SOUL = re.compile(rf",\s+(?:un\s+)?(?:tā|tās|kura|kuras)\s+(?:iniciator|organizator|rīkotāj|idejas\s+autor|autor|līdzautor|vadītāj|režisor|kurator)\w*\s+(?:ir|bija|būs|[–—-])\s+(?:[{_L}]+\s+){{0,3}}$")
#: What a house does in the clause before: with a thing in the accusative, or by a verb of making or backing.
_DOES = re.compile(r"\b(?:(?:iz|sa|no|uz)?(?:strādā|veido|rīko|organizē|gatavo|būvē|filmē|rakst)\w*|uzņem|uzņēma|īsteno\w*|izdod|izdeva|izdevis|izdevusi|atbalsta|atbalstīja|finansē\w*|vada|vadīja|atklāj)\b", re.IGNORECASE)
_COALITION = say.words(r"(?:koalīcij|valdīb|valdošo\s+koalīcij)\w*\s+(?:[a-z]+\s+)?(?:veido|veidos|veidoja|izveidoja|izveidos|izveidojušas|izveidojuši)\s+")


#: The noun before a name that does not decline: `veikalu | tīklam „…”`.
_DATIVE = re.compile(r"[a-zāčēģīķļņšūž](?:am|ai|im|ei)\s+[„“«\"]?$")


def supply(sentence: Sentence) -> Iterator[Sides]:
    """`X piegādā Y mēbeles`."""
    verb = None if sentence.possible_only else _SUPPLIES.search(sentence.low)
    if verb is None:
        return
    at = sentence.start + verb.start()
    free = [r for r in sentence.runs if not PREPOSITION.search(sentence.upto(r.start)) and not any(n.person for n in r.names)]
    takers = [r for r in free if Case.DAT in r.cases and (Case.NOM not in r.cases or _DATIVE.search(sentence.upto(r.start)))]
    givers = [r for r in free if Case.NOM in r.cases and r not in takers and (len(r.cases) < 5 or r.end < at)]
    if takers and givers:
        yield TieKind.PARTNER, sentence.side(givers[-1]), sentence.side(takers[0])


def represent(sentence: Sentence) -> Iterator[Sides]:
    """`X ir Y oficiālais dīleris`, `X darbojas kā Y aģents`, `X ir Y ģenerālsponsors`."""
    if sentence.possible_only:
        return
    for run in sentence.runs:
        behind = _AGENT.match(sentence.document.text, run.names[-1].end, sentence.end)
        for_work = _OF_WORK.match(sentence.document.text, run.names[-1].end, sentence.end) if behind is None else None
        if (behind is None and for_work is None) or Case.GEN not in run.names[-1].cases or any(n.person for n in run.names) or not _IS.search(sentence.upto(run.start)):
            continue
        doers = [r for r in sentence.runs if r.end < run.start and Case.NOM in r.cases and not PREPOSITION.search(sentence.upto(r.start))]
        if doers and not any(n.person for n in doers[-1].names) and not re.search(r"[;:]|\.\s", unquoted_same_length(sentence.document.text[doers[-1].end : run.start])):
            yield from ((TieKind.SUPPORT if behind is not None and behind["backer"] else TieKind.PARTNER, [one], [other]) for one in sentence.side(doers[-1]) for other in sentence.side(run))


def orders(sentence: Sentence) -> Iterator[Sides]:
    """`Uzņēmums saņēmis dažādus X pasūtījumus`."""
    if sentence.possible_only or "pasūtījum" not in sentence.low or _GETS.search(sentence.plain) is None:
        return
    for run in sentence.runs:
        if Case.GEN in run.names[-1].cases and not any(n.person for n in run.names) and _ORDERS.match(sentence.document.text, run.names[-1].end, sentence.end):
            doers = [r for r in sentence.runs if r is not run and r.end < run.start and Case.NOM in r.cases and not any(n.person for n in r.names) and not PREPOSITION.search(sentence.upto(r.start))]
            if doers:
                yield TieKind.PARTNER, sentence.side(run), sentence.side(doers[0])


def share(sentence: Sentence) -> Iterator[Sides]:
    """`Plānu izstrādā X, to finansē Y`, `Salidojumu atbalsta X, tā iniciatore ir Y`."""
    if sentence.possible_only:
        return
    for run in sentence.runs:
        if Case.NOM not in run.cases or run.proxy:
            continue
        before = sentence.upto(run.start)
        paid = _PAID_BY.search(before)
        joined = paid or _ITS_SOUL.search(before)
        if joined is None:
            continue
        doer = _doer_before(sentence, sentence.start + joined.start(), run)
        if doer is not None and (paid is None or not any(n.person for n in run.names)):
            kind = TieKind.FUNDED if paid and paid["money"] else TieKind.SUPPORT if paid else TieKind.PARTNER
            those = sentence.side(run) if paid else run.mentions
            yield from ((kind, [one], [other]) for one in sentence.side(doer) for other in those)


def _doer_before(sentence: Sentence, end: int, but: Run) -> Run | None:
    """Who does what the clause that ends at `end` tells of."""
    runs = [r for r in sentence.runs if r.end <= end and r is not but and Case.NOM in r.cases and not r.proxy and not PREPOSITION.search(sentence.upto(r.start))]
    said = unquoted_same_length(sentence.document.text[sentence.start : end])
    return runs[-1] if runs and _DOES.search(said) and ("," not in said or len(runs[-1].names) > 1) else None


def coalition(sentence: Sentence) -> Iterator[Sides]:
    """`Koalīciju veidos X, Y un Z`."""
    formed = None if sentence.possible_only else _COALITION.search(sentence.low)
    if formed is None:
        return
    run = next((r for r in sentence.runs if 0 <= r.start - sentence.start - formed.end() < 12), None)
    if run is not None and len(run.names) > 1 and Case.NOM in run.cases and not any(n.person for n in run.names):
        yield TieKind.PARTNER, sentence.side(run), ()
