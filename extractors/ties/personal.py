"""What people do with others: which company is work and which none, who made one thing together, who plays or sings in pairs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.names.declension import Case
from extractors.records import EntityKind, Mention, TieKind
from extractors.sides import Run
from extractors.ties import phrases as say
from extractors.ties.sentence import PREPOSITION, Sentence, Sides

_L = "a-zāčēģīķļņšūž"
_OPENS = 40  # code points in which the person stands of whom a paragraph tells
#: Of these rules a person and a body can be the two sides; by the others both are bodies or both people.
OF_A_PERSON_AND_A_BODY = frozenset({"with_somebody", "with_elsewhere", "together", "fund", "give", "stage", "share"})
#: Who merely goes, lives, sits or is praised with somebody does not work with him: only what is done by one of these is work.
_WORK = say.words(
    r"(?:no|iz|sa|uz|ap|pār|at|ie|pie|līdz)?(?:dibin|veido(?!t?āj)|rīko|organizē|iestudē|rakst(?:a|ī)|raksta|glezno|zīmē|filmē|būvē|strādā|dzied|spēlē|muzicē|koncertē|"
    r"skaņo|īsteno|realizē|ražo|audzē|pētī|tulko|gatavo|diriģē|trenē|komponē|iedziedā|ierīko|iekārto|stād(?:a|ī)|remontē|projektē|režisē|attīst|kārto|darin|ārstē|apmāc)"
    rf"(?!šan|jum|tāj)[{_L}]*|pēta\b|uzstāj\w*|uzstās\w*|uzņēm(?:a|uši|is|usi|ušas)\b|uzņem\b|vad(?:a|īja|ījis|ījusi|ījuši|īs|ot)\b|(?:iz|pār)de(?:va|vis|vusi|vuši|d|dot)\b|"
    r"izdos\b|darbo(?:jas|jās|jies|sies|ties|joties)\b|mācī(?:jās|jies|jušies|sies)|mācās\b|izpild(?:a|īs|ot|īja|ījis|ījusi)\b|ierakst(?:a|īja|ījis|ījusi|ījuši|īs|ot)\b|"
    r"sakop\w*|atjauno(?!šan|jum)\w*|sacens(?:ties|šas|tos)\b|sacentīsies|cēl(?:a|is|usi|uši)\b|uzcēl\w*|radī(?:ja|jis|jusi|juši|s)\b|rada\b|aizsāk\w*|uzsāk\w*|tapus\w*|tapis\b|tapa\b|"
    r"apglezno\w*|veic\b|veica\b|veikus\w*|veicis\b|sadarbo\w+|atklāj(?:a|uši|usi|is)\s+(?:\w+\s+){0,2}(?:veikal|darbnīc|kafejnīc|skol|izstād|galerij|studij|muzej)\w*"
)
#: Kin and friends go along with somebody without working with him.
_KIN = re.compile(
    r"\b(?:siev|vīr|dzīvesbiedr|kundz|dēl|meit|brāl|mās|tēv|māt|mamm|vecāk|ģimen|draug|draudzen|līgav|mazdēl|mazmeit|vecmāmiņ|vectēv|laulāt|partner\w*\s+dzīv)\w*\s+$",
    re.IGNORECASE,
)
#: What makes it no common work: `kopā ar X aizturēts`, `kopā ar X saņēma balvu`.
_NO_WORK = say.words(r"(?:aiztur|apsūdz|ties[āa]|notiesā|izmeklē|krimināl|slepkav|arestē|cieta\b|bojā\b|balv\w+\s+saņ|saņ\w+\s+balv|apbalvo|nominē|medaļ\w+\s+saņ|sūdz)\w*")
#: Where a clause ends before or behind what is said.
_ENDS = re.compile(r"[;:]|\.\s|,\s+(?:ka|lai|bet|taču|kad|jo|kas|kur|kurš|kura|kuri|kuras|savukārt)\b")
#: `kopā ar` and the like only says that they are in one place; `sadarbībā ar` says itself that they work.
_COMPANY = re.compile(r"(?:kopā|kopīgi|vienoti|roku|plecu)\b", re.IGNORECASE)


def works_with(sentence: Sentence, joint: str, at: int, right: Run) -> bool:
    """Whether what is said at `at` is work of people with those on the `right`: `kopā ar X izveidoja`, and not `kopā ar sievu ieradās`.

    What somebody has to do is work, whatever it is: `R. Kalniņai kopā ar J. Sproģi apsekot jumtu`.
    """
    passage = sentence.document.passage_at(sentence.start)
    if not _COMPANY.match(joint) or sentence.subjects.owners(sentence.start, sentence.end) or (passage is not None and passage.table is not None):
        return True  # a cell of a table tells who does it
    if any(n.person for n in right.names) and _KIN.search(sentence.upto(right.start)) and not re.search(r"\b(?:dibin|nodibin|uzņēmum|izde[vd])\w*", sentence.low):
        return False
    text = unquoted_same_length(sentence.text)
    begin = max((m.end() for m in _ENDS.finditer(text, 0, at - sentence.start)), default=0)
    end = _ENDS.search(text, max(0, right.end - sentence.start))
    clause = text[begin : end.start() if end else len(text)].lower()
    return _WORK.search(clause) is not None and _NO_WORK.search(clause) is None


def themselves(sentence: Sentence, at: int, left: Sequence[Mention], right: Run) -> Sequence[Mention] | None:
    """The people on the left for whom a task is, where not their houses work with those on the right: nothing where a house does.

    Two named people work with each other (`A. Bērza kopā ar juristi L. Roni sagatavos`); with a house a person does who is named without a post
    (`J. Ozolam kopīgi ar ostu noskaidrot`).
    """
    doers = [r for r in sentence.runs if r is not right and r.cases & {Case.NOM, Case.DAT} and sentence.side(r) == list(left) and not PREPOSITION.search(sentence.upto(r.start))]
    doer = min(doers, key=lambda r: (r.end > at, abs(r.start - at)), default=None)
    if doer is None or not all(n.person and not n.generic for n in doer.names):
        return None
    others = all(n.person and not n.generic for n in right.names)
    return doer.mentions if others or (_BARE.search(sentence.upto(doer.start)) and sentence.subjects.owners(sentence.start, sentence.end)) else None


#: What stands before a name without a post: nothing, a mark, a verb in the infinitive or the future.
_BARE = re.compile(r"(?:^|[.:;,)\d–-]\s*|\b(?:uzdot|uzdod|ka|to|tos|tās|\w+[āīēo]s)\s+)$", re.IGNORECASE)


def told_in_paragraph(sentence: Sentence, right: Run) -> list[Mention]:
    """The only person of whom a paragraph has told so far, from its first words on: `Anna Krūze beigusi akadēmiju. Kopā ar … nodibinājusi studiju.`"""
    passage = sentence.document.passage_at(sentence.start)
    if passage is None or not any(n.person for n in right.names) or any(Case.NOM in r.cases for r in sentence.runs if r is not right):
        return []
    told = [n for n in sentence.names if n.person and passage.start <= n.start < sentence.start]
    alone = len({n.mention.name for n in told}) == 1 and told[0].start - passage.start < _OPENS and Case.NOM in told[0].cases
    return [told[0].mention] if alone and told[0].mention.name not in {m.name for m in right.mentions} else []


def unquoted_same_length(text: str) -> str:
    """The text with blanks for what stands in quotes and for the marks of ordinal numbers."""
    return re.sub(r"[„“«\"][^”“»\"]*[”“»\"]|\d\.", lambda match: " " * len(match.group()), text)


#: What two make: `izdeva jaunu žurnālu`, `ir nodibinājuši biroju`.
_MADE = (
    r"(?:(?:no|sa|iz|uz)?(?:dibinā|veido|raks?tī|rīko|organizē|iestudē|filmē|komponē|projektē|būvē|tulko|gatavo|kārto)(?:ja|juši|jušas)|sarakst(?:īja|ījuši|ījušas)|izde(?:va|vuši|vušas)|"
    r"uzņēm(?:a|uši|ušas)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}(?:film|seriāl|raidījum|klip)\w+|radī(?:ja|juši|jušas)|aizsāk(?:a|uši|ušas)|izgudro(?:ja|juši|jušas)|uzcēl(?:a|uši|ušas))\b"
)
_MADE_BEHIND = re.compile(rf",\s+(?:iz)?(?:veidojot|strādājot|pētot|analizējot|rakstot|vadot|rīkojot|organizējot)\b|(?:,?\s+(?:\d[\d.]*|[{_L}]+)){{0,3}}?\s+(?:ir\s+)?{_MADE}")
_MADE_BEFORE = re.compile(rf"\b{_MADE}\s+(?:[{_L}]+\s+){{0,3}}$", re.IGNORECASE)
#: What those are who make one thing: `grāmatas autori ir X un Y`, `raidījuma vadītāji X un Y`.
_MAKERS = re.compile(
    rf"\b(?:(?:līdz)?autor|veidotāj|dibinātāj|scenārist|režisor|producent|līdzdibinātāj|izdevēj|(?:raidījuma|koncerta|pasākuma|šova|svētku)\s+vadītāj|(?:idejas|izstādes|projekta|akcijas)\s+[{_L}]+)(?:i|as|es)\s+"
    rf"(?:(?:ir|bija|–|-|būs)\s+)?(?:[{_L}]+\s+){{0,3}}$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s+(?:duets|duetu|dueta|duetam|tandēms|tandēmu|tandēma)\b|\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:kopdarb|kopprojekt|kopizstād|kopkoncert|kopīg\w+\s+(?:darb|grāmat|film|izstād|koncert|projekt|dziesm|albūm|raidījum|uzņēmum))\w*")
_IN_A_PAIR = re.compile(r"\b(?:pārī|duetā|tandēmā)\s+ar\s+")
_PAIR_BEFORE = re.compile(r"\b(?:duets|tandēms|duetu|tandēmu|duetam|duetā|tandēmā)\s+[„“«\"]?$", re.IGNORECASE)
#: `X un viņa partneris Y`, `X ar partneri Y`: those who play, dance or climb together.
_THEIR_PARTNER = re.compile(rf"\s+(?:(?:un|,)\s+(?:viņa|viņas|tā|tās)|ar(?:\s+(?:savu|viņa|viņas))?)\s+(?:[{_L}]+\s+)?(?:partner|pāriniek|pārinie[cc]|līdzautor|kompanjon|līdzbraucēj|stūrman)\w*\s+$")


def in_pairs(sentence: Sentence) -> Iterator[Sides]:
    """`X un Y izdeva žurnālu`, `grāmatas autori ir X un Y`, `X un viņa partneris Y`: people who do one thing together."""
    people = [r for r in sentence.runs if all(n.person for n in r.names) and not r.proxy]
    if len({m.name for r in people for m in r.mentions}) < 2:
        return
    for run in people:
        if sentence.possible_only:
            break
        owned = len(run.names) > 1 and Case.GEN in run.cases and not PREPOSITION.search(sentence.upto(run.start)) and _PAIR.match(sentence.after(run.end)) is not None
        made = 1 < len(run.names) <= 4 and Case.NOM in run.cases and not _of_a_house(sentence, run) and _made_by(sentence, run)
        if owned or made or (len(run.names) == 2 and Case.NOM in run.cases and _THEIR_PARTNER.fullmatch(sentence.document.text, run.names[0].end, run.names[1].start)):
            yield TieKind.PARTNER, run.mentions, ()
    for match in _IN_A_PAIR.finditer(sentence.low) if "pārī ar" in sentence.low or "duetā ar" in sentence.low else ():
        right = sentence.behind(sentence.start + match.end())
        if right is not None and right in people:
            doers = [r for r in people if r is not right and Case.NOM in r.cases and not PREPOSITION.search(sentence.upto(r.start))]
            if doers:
                yield TieKind.PARTNER, _alone(min(doers, key=lambda r: abs(r.start - right.end))), _alone(right)
    for one in people:
        other = next((r for r in people if r.start > one.end), None)
        if other is not None and Case.NOM in one.cases and _THEIR_PARTNER.fullmatch(sentence.document.text, one.end, other.start):
            yield TieKind.PARTNER, _alone(one), _alone(other)


#: A paper that two put their names to is no work of theirs: `Protokolu rakstīja A un B`.
_PAPER = say.words(r"(?:protokol|rakst(?=u\b|us\b)|pārskat|ziņojum|atskait|lēmum|atzinum|vēstul|iesniegum|slēdzien|sarakst|veidlap|tāmi|rīkojum|izziņ)\w*")


def _made_by(sentence: Sentence, run: Run) -> bool:
    if _PAPER.search(sentence.low):
        return False
    before = unquoted_same_length(sentence.upto(run.start))
    if _PAIR_BEFORE.search(before) or _MAKERS.search(before) or _MADE_BEFORE.search(before):
        return True
    return not PREPOSITION.search(before) and _MADE_BEHIND.match(sentence.after(run.end)) is not None


def _alone(run: Run) -> Sequence[Mention]:
    return run.mentions[:1]


def can_be_tied(a: Mention, b: Mention, mixed: bool) -> bool:
    """Not one with itself; a person and an institution only if `mixed`."""
    if a.name == b.name or set(_words(a.name)) == set(_words(b.name)):
        return False
    return a.kind is b.kind or mixed


def may_be_tied(rule: str, sentence: Sentence, a: Mention, b: Mention, posts: Collection[tuple[str, str]]) -> bool:
    """Whether by the rule a person and a body work together: the sentence itself names the person, who holds no post there (`posts`)."""
    if rule not in OF_A_PERSON_AND_A_BODY or a.kind is b.kind:
        return False
    person, body = (a, b) if a.kind is EntityKind.PERSON else (b, a)
    its = next((run for run in sentence.runs if any(person.name == m.name for m in run.mentions)), None)
    return (rule == "share" or (person.name, body.name) not in posts) and its is not None and not _of_a_house(sentence, its)


def _of_a_house(sentence: Sentence, run: Run) -> bool:
    """Whether people are told with the house whose they are: `Koksnes institūta | pētnieki | A un B`."""
    houses = (r for r in sentence.runs if r.end <= run.start and not any(n.person for n in r.names) and Case.GEN in r.names[-1].cases)
    return any(re.fullmatch(rf"(?:\s+[{_L}.]+){{0,3}}\s*", sentence.document.text[r.names[-1].end : run.start]) for r in houses)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())
