"""Rules for what several do together: working with, between, drawing in, merging."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.declension import Case
from extractors.records import EntityKind, TieKind
from extractors.sides import Run, between_heads, unquoted
from extractors.signs import Sign
from extractors.ties import phrases as say
from extractors.ties.personal import themselves, told_in_paragraph, works_with
from extractors.ties.sentence import PREPOSITION, Sentence, Sides

#: Where the last of them sits: `Veru ģimnāzija Igaunijā`.
_SITS = r"(?:\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+[āēī])?"
#: What is set apart between those who do and the verb: `X un Y, sākot ar septembri, apmainās`.
_ASIDE = re.compile(r"^,\s+(?:sākot\s+ar|kopš|ņemot\s+vērā|pēc|līdz\s+ar)\s[^,.;:]{1,60},")
#: `„Vītolu fonds” un mēs piešķīrām`: with the paper's own house.
_AND_WE = re.compile(r"[”“»\"]?\s+un\s+mēs\b")
_WE_AND = Sign(r"\b[Mm]ēs\s+un\s+[„“«\"]?$")
#: What several do by a participle: `tapis, sadarbojoties X, Y un Z`.
_JOINING = Sign(r"\b(?:sadarbojoties|kopīgi\s+(?:strādājot|darbojoties|rīkojoties)|apvienojoties|vienojoties|(?:apvienojot|saliekot)\s+(?:spēkus|resursus))\s+(?!ar\b)", re.IGNORECASE)
_SMALL = "[a-zāčēģīķļņšūž]+"
#: Several in the nominative have made one thing: `X un Y ir izstrādājušas vadlīnijas`, `X un Y 2020. gadā izveidoja laboratoriju`.
_MAKE = re.compile(
    rf"(?:\s+(?:\d[\d.]*|{_SMALL})){{0,3}}?\s+(?:ir\s+)?(?:sagatavoj|izstrādāj|izveidoj|iekārtoj|iedibināj|uzbūvēj|izdev)"
    r"(?:uš(?:i|as)|a)\s+(?![^.;]*\b(?:pārskat|atskait|atzinum|ziņojum|tām|viedokļ|priekšlikum|iebildum|sarakst)(?:us|as|es)\b)(?:[\w-]+\s+){0,6}?[\w-]+(?:u|us|as|es|i|as)\b"
)


def with_somebody(sentence: Sentence) -> Iterator[Sides]:
    """`X sadarbībā ar Y`, `kopā ar Y X rīko`, `sadarbība ar Y`."""
    if sentence.possible_only:
        return
    for joint in say.WITH.finditer(sentence.low):
        right = sentence.behind(sentence.start + joint.end())
        if right is None or _owns_what_follows(sentence, right):
            continue
        at = sentence.start + joint.start()
        own = [r for r in sentence.runs if r.end + 1 >= at - 1 and r.end <= at and Case.GEN in r.cases]
        noun = joint.group().lower().startswith(("sadarbība ", "sadarbību", "sadarbībai", "partnerība"))
        left = sentence.side(own[-1]) if own and noun else sentence.doer(at, but=[right])
        if not own and sentence.subjects.body is not None and _nobody_does(sentence, joint, right):
            left = [sentence.subjects.body]  # `Turpinājās sadarbība ar Y, izmaksas sedza Z`, `Darbs notiek sadarbībā ar Y, kura …`
        left = left or told_in_paragraph(sentence, right)
        own_hands = themselves(sentence, at, left, right)
        people = own_hands is not None or any(m.kind is EntityKind.PERSON for m in (*left, *sentence.side(right)))
        unsaid = any(n.person for n in right.names) and not own and not any(Case.NOM in r.cases for r in sentence.runs if r is not right)
        if (people or unsaid) and not works_with(sentence, joint.group(), at, right):
            continue
        if own_hands is not None:
            yield say.kind_of(sentence.text), own_hands, right.mentions if all(n.person for n in right.names) else sentence.side(right)
            continue
        yield say.kind_of(sentence.text), left, sentence.side(right)
        if left and len(right.names) > 1 and _ALL_TOGETHER.match(joint.group()) and not any(n.person for n in right.names):
            yield say.kind_of(sentence.text), sentence.side(right), ()  # `X kopā ar Y un Z`: each with each


#: Who does something `kopā ar` several does it with all of them at once, which `sadarbībā ar` leaves open.
_ALL_TOGETHER = re.compile(r"(?:kopā|kopīgi|vienoti|plecu)\b")
#: The work itself is the subject, or what the house calls its own: `Turpinājās sadarbība ar Y`, `Darbs notiek kopā ar Y`, `Izlase trenējas kopā ar Y`.
_WORK_GOES_ON = re.compile(r"\W*(?:kopš\s+\w+\s+)?(?:izlase|komanda|birojs|sekretariāts|valde)\s+(?:\w+\s+){1,4}$|\W*(?:(?:veiksmīgi|aktīvi|labi)\s+)?(?:turpin\w+|sāk\w+|notiek|notika|norisin\w+|izveidoj\w+|darbs|darbi|sagatavošanās)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}$", re.IGNORECASE)


def _nobody_does(sentence: Sentence, joint: re.Match[str], right: Run) -> bool:
    """Whether the clause of the joint work ends with the name and only says that the work goes on."""
    return _WORK_GOES_ON.match(sentence.text[: joint.start()]) is not None and re.match(r"[^,;.]{0,60}(?:[,;.]|$)", sentence.after(right.end)) is not None


#: What two make together, by a verb in the past with its object; to talk and to agree on papers is no work.
_MADE = re.compile(
    r"[”“»\"]?(?:\s+(?:\d[\d.]*|[a-zāčēģīķļņšūž]+(?:ā|ē|os|ī|ās|i|n|u|gad|ad))){0,3}\s+(?!saskaņ|salīdzin|iepazīst|apsprie|pārrun|noslē|parakst|vēl\b)"
    r"(?:iz|sa|no|uz|pār|ie|at)[a-zāčēģīķļņšūž]{2,}(?:īja|ēja|āja|oja|ījuši|ējuši|ājuši|ojuši|ījušas|ējušas|ājušas|ojušas)\s+(?:\d[\d.]*\s+)?[a-zāčēģīķļņšūž]"
)
#: `rīko konkursu, iesaistot jūrskolu`: those whom somebody draws in work with him.
_DRAWN_IN = say.words(r"(?:iesaistot|piesaistot|pieaicinot)\s+")


def drawn_in(sentence: Sentence) -> Iterator[Sides]:
    """`Nodrošināt darbu skolēniem, iesaistot uzņēmumus un X`."""
    drawn = None if sentence.possible_only else _DRAWN_IN.search(sentence.low)
    right = next((r for r in sentence.runs if r.start >= sentence.start + drawn.end()), None) if drawn is not None else None
    if drawn is None or right is None or Case.ACC not in right.cases or any(n.person for n in right.names):
        return
    if re.fullmatch(r"(?:[a-zāčēģīķļņšūž]+(?:,)?\s+){0,4}[„“«\"]?", sentence.document.text[sentence.start + drawn.end() : right.start]):
        yield TieKind.PARTNER, sentence.doer(sentence.start + drawn.start(), but=[right]), sentence.side(right)


_WITH = re.compile(r"\bar\s+", re.IGNORECASE)
#: Before it `ar` belongs to a word that other rules read.
_TOLD_WITH = re.compile(r"\b(?:sadarbībā|kopā|saskaņā|salīdzinājumā|saistībā|saistīb\w+|atbilstoši|iepazīstinā\w*)\s+$", re.IGNORECASE)


def with_elsewhere(sentence: Sentence) -> Iterator[Sides]:
    """`Ar Y X sadarbojas`, `Ar Y X rīko kopīgu …`: the preposition apart from its verb; `bet ar Z` goes on with the verb before."""
    if sentence.possible_only:
        return
    verb: re.Match[str] | None = None
    for number, match in enumerate(_WITH.finditer(sentence.text)):
        verb = verb if number else say.JOINS_WITH.search(sentence.low)
        if _TOLD_WITH.search(sentence.text[: match.start()]):
            continue
        right = sentence.behind(sentence.start + match.end())
        if right is None or say.NO_COMPANY.match(sentence.after(right.end)) or _owns_what_follows(sentence, right):
            continue
        if re.match(r"(?:to|tiem|tām|tā|tās|šo)\s+\w+t\b", sentence.text[match.end() :]):
            continue  # `ar to iepazīstināt X`
        beside = next((r for r in sentence.runs if 0 < r.start - right.end < 3 and Case.NOM in r.cases), None)
        if beside is not None and not any(n.person for n in beside.names) and say.DEED.match(sentence.after(beside.end)):
            yield say.kind_of(sentence.text), sentence.side(beside), sentence.side(right)  # `ar Y X rīkoja sacensības`
            continue
        before = next((r for r in sentence.runs if 0 < sentence.start + match.start() - r.end < 3 and Case.NOM in r.cases and len(r.cases) < 5), None)
        if before is not None and not any(n.person for r in (before, right) for n in r.names) and Case.ACC in right.cases and _MADE.match(sentence.after(right.end)):
            yield say.kind_of(sentence.text), sentence.side(before), sentence.side(right)  # `Klubs ar draugiem iztīrīja krastu`
            continue
        deed = say.DEED.match(sentence.after(right.end))
        if deed and Case.ACC in right.cases:
            yield TieKind.ORGANISED if say.ORGANISES.search(deed.group().lower()) else TieKind.PARTNER, sentence.doer(sentence.start + match.start(), but=[right]), sentence.side(right)
            continue
        if verb is None:
            continue
        near = sentence.text[match.end() : verb.start()] if match.end() <= verb.start() else sentence.text[verb.end() : match.start()]
        if not re.search(r"[;:]|\.\s|,\s+(?:ka|lai|kas|kur|kurš|kura|kuri|kuras|ja)\b", unquoted(near)):
            yield say.kind_of(sentence.text), sentence.doer(sentence.start + match.start(), but=[right]), sentence.side(right)


def _owns_what_follows(sentence: Sentence, run: Run) -> bool:
    """`ar VID datiem`: a name that does not decline before a noun in the dative or accusative."""
    return len(run.cases) >= 5 and re.match(r"\s+[a-zāčēģīķļņšūž]+(?:iem|ām|ēm|īm)\b", sentence.after(run.end)) is not None


_ORGANISE = Sign(r"\b(?:rīko|organizē|aizvada|sarīkoja|rīkoja|organizēja|aizvadīja)\s+")


def together(sentence: Sentence) -> Iterator[Sides]:
    """`X un Y kopīgi īstenos`, `X un Y kopīgo metodiku`, `X un Y rīko`."""
    if sentence.possible_only:
        return
    for run in sentence.runs:
        after = sentence.after(run.end)
        if Case.NOM in run.cases and (_AND_WE.match(after) or _WE_AND.search(sentence.upto(run.start))) and not any(n.person for n in run.names):
            yield say.kind_of(sentence.text), sentence.side(run), [m for m in sentence.subjects.house if m.name not in {n.name for n in run.mentions}]
        if len(run.names) < 2 or not run.cases & {Case.NOM, Case.GEN, Case.DAT} or PREPOSITION.search(sentence.upto(run.start)):
            continue
        jointly = say.TOGETHER_BEHIND.match(after)
        people = all(n.person for n in run.names)
        if jointly is None and people and re.search(r"\babu\s+(?:organizācij|iestāž|biedrīb|pus|institūcij|uzņēmum)\w*\s+kop", after):
            jointly = re.match("", after)
        if jointly is None and Case.NOM in run.cases:
            jointly = re.match(rf"{_SITS}(?:\s+(?:\d[\d.]*|{_SMALL})){{0,7}}?\s+(?:kopīgi\b(?!\s+ar\b)|apmain(?:ās|ījās|īsies|ījušās|ījušies|oties)\b|palīdz(?:ēja)?\s+vien[sa]\s+otr|vienoj(?:ās|as|ušās|ušies)\b)", _ASIDE.sub("", after))
        if jointly is not None and people and re.search(r"\bkopā\b", jointly.group(), re.IGNORECASE) and not works_with(sentence, "kopā", run.start, run):
            continue
        if jointly is not None and not people:
            kind = say.kind_of(after[:80])
            yield kind if kind is not TieKind.AGREEMENT else TieKind.PARTNER, sentence.side(run), ()
        elif jointly is not None:
            sides = sentence.side(run)  # what they agree on is their houses' affair, and deputies act for themselves
            own = (len(sides) == 1 and sides[0].type in ("parliament", "government")) or re.search(r"\bkop(?:ā|īgi)\b", jointly.group()) is not None
            yield TieKind.PARTNER, run.mentions if own else sides, ()
        elif Case.NOM in run.cases and say.JOINTLY_ORGANISE.match(after) and not people:
            yield TieKind.ORGANISED, sentence.side(run), ()
        elif Case.NOM in run.cases and not people and _MAKE.match(after):
            yield TieKind.PARTNER, sentence.side(run), ()
        elif people and Case.NOM in run.cases and re.match(r"\s+(?:sagatavoja|izstrādāja|veica|izveidoja)\b.*\bkopīg", after):
            yield TieKind.PARTNER, run.mentions, ()
    for match in _JOINING.finditer(sentence.text):
        joined = next((r for r in sentence.runs if r.start == sentence.start + match.end()), None)
        if joined is not None and len(joined.names) > 1 and Case.DAT in joined.cases and not any(n.person for n in joined.names):
            yield TieKind.PARTNER, sentence.side(joined), ()
    for match in _ORGANISE.finditer(sentence.text):
        follow = next((r for r in sentence.runs if r.start == sentence.start + match.end()), None)
        if follow is not None and len(follow.names) > 1 and Case.NOM in follow.cases:
            yield TieKind.ORGANISED, sentence.side(follow), ()


def between(sentence: Sentence) -> Iterator[Sides]:
    """`sadarbība starp X un Y`, `līgums starp X un Y`."""
    if sentence.possible_only or not say.JOINT_NOUN.search(sentence.low):
        return
    for match in say.BETWEEN.finditer(sentence.low):
        run = sentence.behind(sentence.start + match.end())
        agreed = re.search(r"\b(?:līgum|memorand|vienošan|protokol|deklarācij|nodom)\w+", sentence.low)
        kind = TieKind.AGREEMENT if agreed else say.kind_of(sentence.text)
        if run is not None and len(run.names) > 1:
            yield kind, sentence.side(run), ()
        elif len(heads := between_heads(sentence.document.text, sentence.runs, sentence.start + match.end())) > 1:
            yield kind, [m for head in heads for m in sentence.side(head)], ()


def merge(sentence: Sentence) -> Iterator[Sides]:
    """`Apvienojoties SIA „X” un SIA „Y”`."""
    match = say.MERGES.search(sentence.low)
    if match is None:
        return
    at = sentence.start + match.end()
    together_: list[Run] = []
    for run in sentence.runs:
        if run.start < at:
            continue
        gap = sentence.document.text[together_[-1].end if together_ else at : run.start]
        if not re.fullmatch(r"[^.;:]{0,60}", unquoted(gap)) or re.search(r"\b(?:ir|norāda|sacīja|liecina|kas|kurš)\b", gap):
            break
        if re.match(r"\s+(?:informē|sacī|norād|uzsv|pastāst|liecin|raksta)\w*", sentence.after(run.end)):
            break  # who tells of it
        together_.append(run)
    members = [m for run in together_ for m in sentence.side(run)]
    if len(members) > 1 and all(not n.person for run in together_ for n in run.names):
        yield TieKind.PARTNER, members, ()
