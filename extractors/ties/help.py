"""Rules for help that is no money: helping, gifts of things, advice given, guests received, practice done at another's house."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.declension import Case
from extractors.records import EntityKind, Mention, TieKind
from extractors.sides import Run
from extractors.ties import phrases as say
from extractors.ties.sentence import PREPOSITION, Sentence, Sides

_L = "a-zāčēģīķļņšūž"
_HELPED = say.words(r"palīdz(?:ēja|ējusi|ējis|ējuši|ējušas|ēs|)\b|(?:atbalstu|palīdzību|konsultācijas)\s+(?:sniedz|sniedza|sniedzis|sniegusi|snieguši|sniegs)\b")
#: Sums, told elsewhere; a gift of things is one of `ziedot` too.
_MONEY = re.compile(say.MONEY.pattern.replace(r"|ziedo\w+", r"|ziedojum\w*"))
#: Things, not money, which is told elsewhere.
_GAVE = say.words(r"(?:uz)?dāvin(?:a|āja|ājusi|ājis|ājuši|ās)\b|ziedoj(?:a|usi|is|uši)\b|(?:bez\s+(?:maksas|atlīdzības)|bezatlīdzības\s+kārtā)\s+(?:\w+\s+){0,2}?(?:no|at|pie)?(?:deva|devusi|devis|devuši|vēlēja|vēlējusi|šķīra|šķīrusi)\b|(?:no)?(?:deva|devusi|devis|devuši)\s+(?:\w+\s+){0,1}?bez\s+(?:maksas|atlīdzības)|atvēlēj(?:a|usi|is|uši)\b|nosūtīja\s+(?:\w+\s+){0,3}?(?:krav|sūtījum|humān)\w+")
#: `fonda dāvinātie datori nonāks skolai`: whose gift goes to whom.
_GIFT = re.compile(r"(?:,\s+k(?:ura|uras|uru)|[”“»\"]?)\s+(?:uz)?dāvināt(?:ais|ā|ie|ās|o|os)\s(?![^.;]*\b(?:ne|vairs)\b)")
_GOT = say.words(r"saņ[eē]m(?:a|ām|usi|is|uši|ušas|tas|ti|ts|ta)\b")
#: What everybody gets from everybody is no help: papers, answers, permits.
_PAPERS = say.words(
    r"(?:vēstul|iesniegum|atbil|atļauj|atzinum|informācij|ziņ|priekšlikum|rēķin|preces|lēmum|dokument|uzaicinājum|sūdzīb|paziņojum|datus|dati|"
    r"piedāvājum|pieteikum|iebildum|apliecinājum|noteikum|norādījum|balv|balsis|pasūtījum|licenc|saskaņojum)\w*"
)
_RECEIVED = say.words(r"(?:uzņ[eē]m(?:a|ām|usi|is|uši|s|sim|t)?|viesoj(?:as|ās|ies|ušies|usies|ušās)|viesosies|viesosimies)\b")
_PRACTISED = say.words(r"(?:stažēj\w+|stažēs\w+|(?:guva|gūst|gūs|smēlās)\s+(?:\w+\s+){0,2}pieredz\w+|(?:izgāj\w*|iziet|izies)\s+(?:\w+\s+){0,2}?praks\w+|viesojāmies|viesosimies)")


#: `…, kas citviet valstī palīdzējusi`: what a relative clause tells of somebody is about others.
_TELLS_MORE = re.compile(r",\s+kur[šais]\w*\b|,\s+kas\b")


def help_(sentence: Sentence) -> Iterator[Sides]:
    """`X Y palīdzēja izstrādāt …`, `Y palīdzēja X speciālisti`, `metodisko atbalstu sniedza X`."""
    verb = None if sentence.possible_only else _HELPED.search(sentence.low)
    if verb is None:
        return
    begin, end = sentence.start + verb.start(), sentence.start + verb.end()
    free = [r for r in sentence.runs if not PREPOSITION.search(sentence.upto(r.start))]
    behind = [r for r in free if 0 <= r.start - end < 60 and Case.NOM in r.cases and (len(r.cases) < 5 or r.start - end < 3)]
    helped = [r for r in free if r.end <= begin and Case.DAT in r.cases and (len(r.cases) < 5 or behind)]
    doers = [r for r in free if r.end <= begin and Case.NOM in r.cases and r not in helped] or behind
    if not doers or all(n.person for r in doers for n in r.names):
        return
    doer = behind[0] if behind and helped else doers[-1]
    if helped and doer is not helped[-1]:
        yield TieKind.SUPPORT, sentence.side(doer), sentence.side(helped[-1])
    elif not any(Case.DAT in r.cases for r in free if r.start >= end) and (
        whose := _owned(free, end, sentence) or ([] if _TELLS_MORE.search(sentence.document.text, doer.end, begin) else _body(sentence, doer, verb.group()))
    ):
        for one in sentence.side(doer):
            yield TieKind.SUPPORT, [one], whose


#: `Ostu pārvaldēm sniegta metodiska palīdzība`: by whose paper tells it.
_HELP_GIVEN = say.words(r"sniegt(?:a|s|as|i)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}(?:palīdzīb|atbalst|konsultācij)\w*|(?:palīdzība|atbalsts|konsultācijas)\s+sniegt\w+")
#: `Paldies X-am, kas …`, `Pateicamies X-am par ziedojumu`
_THANKS = say.words(r"(?:(?:(?:liels|liela|sirsnīgs|sirsnīga)\s+)?(?:paldies|pateicība)|izsakām\s+pateicību|pateicamies|pateicoties|esam\s+pateicīgi)\s+")
_FOR_WHAT = re.compile(r"[”“»\"]?(?:,\s+(?:kas|kurš|kura|kuri|kuras)\s|\s+par\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}(?:atbalst|palīdzīb|ziedojum|finansējum|sadarbīb|dāvan|dāvinājum|līdzekļ|telp|iespēj)\w*)")


def thanked(sentence: Sentence) -> Iterator[Sides]:
    """`Salacas ostas pārvaldei sniegta palīdzība`, `Paldies X-am, kas kontu apkalpo bez maksas`: help given and taken by the paper's own house."""
    given = None if sentence.possible_only else _HELP_GIVEN.search(sentence.low)
    if given is not None and not re.search(r"\bno\s", sentence.low):
        helped = [r for r in sentence.runs if Case.DAT in r.cases and len(r.cases) < 5 and not any(n.person for n in r.names)]
        for those in helped[:1]:
            yield from ((TieKind.SUPPORT, [house], [one]) for house in sentence.subjects.house for one in sentence.side(those) if one.name != house.name)
    thanks = _THANKS.search(sentence.low) if given is None else None
    if thanks is not None:
        run = next((r for r in sentence.runs if r.start - sentence.start - thanks.end() in (0, 1)), None)
        if run is not None and Case.DAT in run.cases and not any(n.person for n in run.names) and _FOR_WHAT.match(sentence.after(run.end)):
            yield from ((TieKind.SUPPORT, [one], [house]) for house in sentence.subjects.house for one in sentence.side(run) if one.name != house.name)


def _owned(runs: Sequence[Run], end: int, sentence: Sentence) -> list[Mention]:
    """`palīdzēja sakopt muzeja parku`: whose thing it is that is helped with."""
    run = next((r for r in runs if 0 <= r.start - end < 25 and Case.GEN in r.cases and re.match(rf"\s+[{_L}]+(?:u|i|us|as|es)\b", sentence.after(r.end))), None)
    return sentence.side(run) if run is not None and not any(n.person for n in run.names) else []


def _body(sentence: Sentence, doer: Run, verb: str) -> list[Mention]:
    """Whose paper it is, where help given is told without saying to whom; help only offered is none yet."""
    body = None if verb.lower().endswith(("ēs", "sniegs")) else sentence.subjects.body
    return [body] if body is not None and body.name not in {m.name for m in doer.mentions} else []


def give(sentence: Sentence) -> Iterator[Sides]:
    """`X skolai dāvinājusi 60 stādus`, `Y no X saņēmusi 40 gultas`."""
    gave, got = _GAVE.search(sentence.plain), _GOT.search(sentence.plain)
    if not (gave or got) or sentence.possible_only or _MONEY.search(sentence.plain):
        return
    if gave:
        at = sentence.start + gave.start()
        free = [r for r in sentence.runs if not PREPOSITION.search(sentence.upto(r.start))]
        receivers = [r for r in free if Case.DAT in r.cases and Case.NOM not in r.cases and not all(n.person for n in r.names)]
        givers = [r for r in free if Case.NOM in r.cases and r.end <= at]
        if receivers and givers:
            yield TieKind.SUPPORT, sentence.side(givers[-1]), sentence.side(receivers[0])
    if got and not _PAPERS.search(sentence.low):
        for match in re.finditer(r"\bno\s+", sentence.text):
            giver = next((r for r in sentence.runs if r.start == sentence.start + match.end()), None)
            if giver is None or Case.GEN not in giver.cases or any(n.person for n in giver.names) or re.match(rf"\s+[{_L}]+(?:iem|ām|ēm)\b", sentence.after(giver.end)):
                continue
            receivers = [r for r in sentence.runs if r is not giver and Case.NOM in r.cases and abs(r.end - giver.start) < 80 and not any(n.person for n in r.names)]
            if receivers:
                yield TieKind.SUPPORT, sentence.side(giver), sentence.side(receivers[0])
            return


def gift(sentence: Sentence) -> Iterator[Sides]:
    """`X dāvinātie datori kalpo Y`, `X, kura dāvinātais klavieres nonāca Y`."""
    if "dāvināt" not in sentence.low or sentence.possible_only:
        return
    for run in sentence.runs:
        match = _GIFT.match(sentence.after(run.end))
        if match is None or any(n.person for n in run.names) or ("," not in match.group() and Case.GEN not in run.cases):
            continue
        behind = [r for r in sentence.runs if r.start > run.end and Case.DAT in r.cases and Case.NOM not in r.cases and not any(n.person for n in r.names)]
        if behind and ":" not in sentence.document.text[run.end : behind[0].start]:
            yield TieKind.SUPPORT, sentence.side(run), sentence.side(behind[0])


def receive(sentence: Sentence) -> Iterator[Sides]:
    """`X uzņēma Y delegāciju`, `X speciālisti stažējās Y`."""
    if sentence.possible_only:
        return
    received = _RECEIVED.search(sentence.low)
    if received:
        at = sentence.start + received.end()
        guests = next((r for r in sentence.runs if r.proxy and 0 <= r.start - at < 25 and r.cases & {Case.ACC, Case.NOM} and not any(n.person for n in r.names)), None)
        if guests is not None:
            hosts = [r for r in sentence.runs if r.end <= sentence.start + received.start() and r.cases & {Case.NOM, Case.LOC} and not any(n.person for n in r.names)]
            told = sentence.side(hosts[-1]) if hosts else sentence.subjects.implied(sentence.start, sentence.end, sentence.before, but={m.name for m in guests.mentions})
            if told and received.group().lower().startswith("uzņ"):
                yield TieKind.EXCHANGE, told, sentence.side(guests)
    practised = _PRACTISED.search(sentence.low)
    if practised:
        host = next((r for r in sentence.runs if r.cases & {Case.LOC} and not r.cases & {Case.NOM} and not r.proxy and not any(n.person for n in r.names)), None)
        guests = next((r for r in sentence.runs if r is not host and r.proxy and Case.NOM in r.cases), None)
        if host is not None and guests is not None and not any(n.person for n in guests.names):
            yield TieKind.EXCHANGE, sentence.side(guests), sentence.side(host)
        elif host is not None and re.search(r"mies\b", practised.group()) and sentence.subjects.body is not None:
            yield TieKind.EXCHANGE, [sentence.subjects.body], sentence.side(host)


#: `biedrībā uzņemt SIA „X”`, `ar 1. jūliju asociācijā uzņem X`.
_NO_CLAUSE = re.compile(r"(?!.*,\s+(?:ka|kas|lai|kur)\b)[^.;]*")
_TAKEN_IN = say.words(r"uzņ(?:emt|em|ēma|ems|emta|emts|emti|emtas|emtās|ēmām)\b")


def take_in(sentence: Sentence) -> Iterator[Sides]:
    """`Nolemts biedrībā uzņemt SIA „X”`: a new member."""
    taken = None if sentence.possible_only else _TAKEN_IN.search(sentence.low)
    if taken is None:
        return
    begin, end = sentence.start + taken.start(), sentence.start + taken.end()
    whole = [r for r in sentence.runs if r.end <= begin and begin - r.end < 25 and Case.LOC in r.cases and Case.NOM not in r.cases]
    case = Case.NOM if taken.group().endswith(("ta", "ts", "ti", "tas")) else Case.ACC
    new = next((r for r in sentence.runs if 0 <= r.start - end < 60 and not r.proxy and (case in r.cases or len(r.cases) >= 5) and _NO_CLAUSE.fullmatch(sentence.document.text, end, r.start)), None)
    if whole and new is not None:
        for one in new.mentions:
            if one.kind is EntityKind.INSTITUTION:
                yield TieKind.MEMBER, [one], sentence.side(whole[-1])
