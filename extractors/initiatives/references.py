"""Where the text speaks of an initiative: by its name, or by its kind alone (`projektu īsteno …`, `konferencē uzstājās …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.initiatives.founded import founded_again
from extractors.initiatives.headed import METHOD as HEADED
from extractors.initiatives.named import POST_BEHIND, NamedInitiative
from extractors.names.declension import Case
from extractors.names.initiative_heads import head_cases, initiative_head, kinds_in
from extractors.records import OUT_OF_FLOW, Document, Gender, Mention, PassageKind

_WORD = re.compile(r"(?<![\w-])[A-ZĀČĒĢĪĶĻŅŠŪŽ]?[a-zāčēģīķļņšūž]{3,}(?![\w-])")
#: Before the noun these make it another one or any one.
_OTHER = re.compile(
    r"(?:^|\s)(?:ārpus|cit\w{1,3}|kād\w{1,3}|katr\w{1,3}|jebkur\w{1,3}|jaun\w{1,4}|nākam\w+(?:\s+[–—-]\s\w+\s[–—-])?|likuma?|noteikumu|rīkojuma|lēmuma|līguma|vienošanās|memoranda|nolikuma|statūtu|tāmes|budžeta|darba|"
    r"vairāk\w+|dažād\w+|iepriekšēj\w+|cita|otr\w{1,3}|sadarbības|gada|līdzīg\w+|tehnisk\w{1,3}|skiču|būvniecības|detālplānojuma|zemes\s+ierīcības|apbūves)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:^|\s)(?:\d+|div(?:as|i|us)|trīs|četr(?:as|i|us)|piec(?:as|i|us)|seš(?:as|i|us)|septiņ(?:as|i|us)|astoņ(?:as|i|us)|vairāk(?:as|i|us))\s+(?:[a-zāčēģīķļņšūž]+a\s+)?$")
_GENITIVE = re.compile(r"(?:^|\s)(?!šīs|šā|tās|tā|gada|projekta|programmas)(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w–-]*?)?[a-zāčēģīķļņšūž]{3,}(?:as|(?<!ti)es|u|ju)\s+$")


@dataclass(frozen=True, slots=True)
class Reference:
    """The initiative spoken of at `[start, end)`, with the cases that its noun there can be in."""

    start: int
    end: int
    named: NamedInitiative
    cases: frozenset[Case]
    by_name: bool


def find_references(
    document: Document, named: Sequence[NamedInitiative], institutions: Sequence[Mention] = (), sentences: Sequence[tuple[int, int]] = ()
) -> tuple[Reference, ...]:
    """All references in order; a bare kind refers to the nearest initiative of that kind before it, else to the only one.

    A noun inside the name of an institution (`… programmu aģentūra`) refers to nothing.
    """
    found = [_direct(document, n) for n in named]
    spans = sorted([(r.start, r.end) for r in found] + [(m.evidence.start, m.evidence.end) for m in institutions])
    found += _bare(document, named, spans)
    found += _protocols(document, named, found)
    found += [Reference(start, end, one, cases, False) for start, end, one, cases in founded_again(document, named)]
    found.sort(key=lambda r: (r.start, r.end))
    found = sorted([*found, *_unsaid(document, found, sentences)], key=lambda r: (r.start, r.end))
    found += [*_taken_up(document, found, sentences), *_joined(document, found, sentences), *_in_part(document, found, sentences)]
    return tuple(sorted(found, key=lambda r: (r.start, r.end)))


#: What only projects have: `Vadošais partneris ir X, bet sadarbības partneri – Y`.
_PARTNERS_TOLD = re.compile(
    r"\W*(?:Darbu|Pienākumus|Atbildību)\s+dal(?:ām|īsim|ījām)\s+ar\b|\b(?:vadoš\w+\s+partner\w*\s+(?:ir|bija|būs|[–—-])|(?:sadarbības\s+)?partneri\s+[–—-]|\bpartneru\s+(?:pulkā|vidū|lokā)\s|(?<![^\W\d_]\s)(?:Sadarbības\s+p|P)artneri\s+(?:ir|bija|būs)\s|asociēt\w+\s+partner\w+|\bvisu\s+(?:vada|vadīs|vadīja|koordinē|koordinēs|koordinēja)\s|\bmūsu\s+(?:[a-zāčēģīķļņšūž]+\s+)?partner(?:is|e|i|es)\s+(?:tajā\s+)?(?:ir|bija|būs)\s)", re.IGNORECASE
)


#: What only events have: `Līdzrīkotāji – X un Y`.
_HOSTS_TOLD = re.compile(r"\W*(?:Līdzrīkotāj|Rīkotāj|Organizator|Līdzorganizator)\w*\s+(?:[–—-]|ir|bija|būs)\s")


#: Who pays for what the sentence before speaks of: `Līdzfinansējumu sniedz X`.
_MONEY_TOLD = re.compile(
    r"\W*(?:(?:Līdzf|F)inansējumu|Līdzekļus|Naudu|Grantu)\s+(?:[–—-]\s[^–—.;]{3,40}\s[–—-]\s+)?(?:[a-zāčēģīķļņšūž]+\s+){0,2}?(?:snie(?:dz|gs|dza|gusi|dzis)|nodrošin(?:a|ās|āja|ājusi|ājis)|dev(?:a|usi|is)|piešķ[iī]r(?:a|s|usi|is|uši)?)\b|"
    r"\W*(?:\d[\d.,]*\s?(?:%|procentus|procentu|EUR|eiro|latus)|Pusi|(?:(?:Divas|Trīs|Četras)\s+)?(?:[Tt]reš|[Cc]eturt|[Pp]iekt)daļ[ua]s?|Lielāko\s+daļu|Pārējo|Izmaksas|Izdevumus)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?(?:sedz(?:a)?|segs|(?:līdz)?finansē(?:ja|s)?|apmaksā(?:ja|s)?|de(?:va|vusi|vis)|dod|dos|piešķ[iī]r\w*)\b"
)
#: `Gadu vēlāk iestājās X un Y`: into what the sentence before speaks of.
_JOINED = re.compile(r"(?:[\w.]+\s+){0,4}?(?:[Ii]estāj(?:ās|ušies|ušās|as)|[Pp]ievieno(?:jās|jušies|jušās|jas)|[Uu]zņem(?:ts|ta|ti|tas|t))\s")


def _joined(document: Document, found: Sequence[Reference], sentences: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    """Sentences that tell who has joined the network of which the one before speaks, without a word for it."""
    for (before, stop), (start, end) in pairwise(sentences):
        match = _JOINED.match(document.text, start, end)
        last = {r.named.mention.name: r for r in found if before <= r.start < stop}
        if match is not None and len(last) == 1 and not any(start <= r.start < end for r in found):
            reference = next(iter(last.values()))
            if reference.named.mention.type == "network":
                yield Reference(start, start, reference.named, frozenset({Case.DAT, Case.LOC}), False)


_TOLD_SIGN = re.compile("[Pp]artner|[Vv]isu|dal(?:ām|īs|ījā)|PARTNER|īkotāj|rganizator|inansējumu|sedz|segs|inansē|apmaksā")


def _unsaid(document: Document, found: Sequence[Reference], sentences: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    """Sentences that tell the partners of the project which the text before speaks of, without a word for it."""
    for start, end in sentences if _TOLD_SIGN.search(document.text) else ():
        match = _PARTNERS_TOLD.search(document.text, start, end)
        hosts = _HOSTS_TOLD.match(document.text, start, end) if match is None else None
        money = _MONEY_TOLD.match(document.text, start, end) if match is None and hosts is None else None
        match = match or hosts or money
        if match is None or any(start <= r.start < end and not (money and r.named.mention.type == "programme") for r in found):
            continue  # the programme there is that out of which the money comes
        before = [r for r in found if r.start < start and r.named.mention.type == ("event" if hosts else "project")]
        if money and not before:
            before = [r for r in found if r.start < start and r.by_name and r.named.mention.type in ("programme", "event", "network") and _goes_on(document, r.start, start)]
        if before and document.text.count("\n", before[-1].start, start) <= 6:
            yield Reference(match.start(), match.start(), before[-1].named, frozenset({Case.ACC}) if money or re.search("dal|visu", match.group()) else frozenset(), False)


#: A pronoun beside its verb: `to koordinē X`, `Lietuvu tajā pārstāv Y`.
_TO_IT = re.compile(
    r"(?<![\w-])(?P<word>to|tajā|tam|tai)\s+(?:arī\s+)?(?:koordinē|vada|īsteno|ievieš|(?:līdz)?finansē|atbalsta|administrē|rīko|organizē|pārstāv|piedalās|darbojas|pievienoj|iesaistīj)\w*"
)
_LONGEST_PART = 6  # passages


def _in_part(document: Document, found: Sequence[Reference], sentences: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    """The pronouns that in the part below its heading can only mean the initiative that the heading is."""
    headed = [r for r in found if r.by_name and r.named.mention.method == HEADED]
    for reference in headed:
        at = next(place for place, p in enumerate(document.passages) if p.start <= reference.start < p.end)
        others = [r.start for r in headed if r.start > reference.start]
        below = document.passages[at + 1 : at + 1 + _LONGEST_PART]
        stop = min([*others[:1], *(p.start for p in below if p.kind is PassageKind.HEADING), below[-1].end if below else reference.end])
        for start, end in sentences:
            if reference.end <= start < stop and not any(start <= r.start < end for r in found):
                for match in _TO_IT.finditer(document.text, start, end):
                    yield Reference(*match.span("word"), reference.named, _READINGS[match["word"].capitalize()][0], False)


#: A pronoun that opens a sentence and takes up what the one before speaks of, with its case, gender and number.
_PRONOUN = re.compile(
    r"(?:(?:Bez|Kopā ar|Līdztekus|Līdzās)\s(?:mums|viņiem|tās|tā|tai|tam)\s(?=taj))?(?P<word>To|Tas|Tā|Tie|Tos|Tās|[Tt]ajā|[Tt]ajos|[Tt]ajās|Tam|Tai|Tiem|Tām)\s+(?!pašā|pat\b|vietā|laikā|rezultātā|dēļ|ietvaros)(?=\w)"
)
#: `Parakstus zem tā lika …`: those who sign what the sentence before speaks of.
_UNDER = re.compile(r"(?:Savus?\s+(?=parakst))?(?P<word>[Pp]arakst(?:us|u) zem (?:tā|tās))\s+(?=(?:pie)?lika\b|(?:pie)?likuši\b|(?:pie)?likušas\b)")
#: A pronoun that says whose members or hosts the sentence tells: `Tās dibinātāji ir …`.
_ITS = re.compile(r"(?P<word>Tās|Tā)\s+(?=(?:kopēj(?:ais|ās)\s+)?(?:budžets|izmaksas|finansējums)\b|(?:dibinātāj|dalībniek|dalībniec|biedr|locek|partner|īstenotāj|rīkotāj|organizator|finansētāj|atbalstītāj)(?:i|is|us|s|es|a|as|e|ļi)\b)")
_WHOSE = {"Tās": Gender.FEMININE, "Tā": Gender.MASCULINE}
_READINGS: dict[str, tuple[frozenset[Case], frozenset[Gender], bool | None]] = {
    "To": (frozenset({Case.ACC}), frozenset(Gender), False), "Tas": (frozenset({Case.NOM}), frozenset({Gender.MASCULINE}), False),
    "Tā": (frozenset({Case.NOM}), frozenset({Gender.FEMININE}), False), "Tie": (frozenset({Case.NOM}), frozenset({Gender.MASCULINE}), True),
    "Tos": (frozenset({Case.ACC}), frozenset({Gender.MASCULINE}), True), "Tās": (frozenset({Case.NOM, Case.ACC}), frozenset({Gender.FEMININE}), True),
    "Tajā": (frozenset({Case.LOC}), frozenset(Gender), False), "Tajos": (frozenset({Case.LOC}), frozenset({Gender.MASCULINE}), True),
    "Tajās": (frozenset({Case.LOC}), frozenset({Gender.FEMININE}), True), "Tam": (frozenset({Case.DAT}), frozenset({Gender.MASCULINE}), False),
    "Tai": (frozenset({Case.DAT}), frozenset({Gender.FEMININE}), False), "Tiem": (frozenset({Case.DAT}), frozenset({Gender.MASCULINE}), True),
    "Tām": (frozenset({Case.DAT}), frozenset({Gender.FEMININE}), True),
    "tā": (frozenset({Case.ACC}), frozenset({Gender.MASCULINE}), False), "tās": (frozenset({Case.ACC}), frozenset({Gender.FEMININE}), False),
}  # fmt: skip


def _taken_up(document: Document, found: Sequence[Reference], sentences: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    """The pronouns at the start of a sentence that take up the only initiative of the sentence before: `To līdzorganizē …`."""
    for (before, stop), (start, end) in pairwise(sentences):
        whose = _ITS.match(document.text, start, end)
        match = whose or _PRONOUN.match(document.text, start, end) or _UNDER.match(document.text, start, end) or _ON_ITS_DAY.match(document.text, start, end)
        last = {r.named.mention.name: r for r in found if before <= r.start < stop}
        if any(r.named.mention.type == "project" for r in last.values()):  # `X programmas projektu`: of the project
            last = {name: r for name, r in last.items() if r.named.mention.type != "programme"}
        if len(last) > 1:  # `LIFE programmas „…”`: of the one so named
            last = {name: r for name, r in last.items() if r.named.mention.method != "initiatives:brand"}
        if match is None or len(last) != 1 or not _goes_on(document, before, start):
            continue
        reference = next(iter(last.values()))
        others = {r.named.mention.type for r in found if start <= r.start < end and r.named.mention.name != reference.named.mention.name}
        if others - ({"programme"} if reference.named.mention.type == "project" else set()):
            continue  # a programme there is that by which the project is paid for
        word = re.sub("^[Pp]arakstus? zem ", "", match["word"])
        taken = _READINGS[word.capitalize() if word.startswith("taj") or _ON_ITS_DAY.match(document.text, start, end) else word] if not whose else None
        cases, genders, plural = taken or (frozenset({Case.GEN}), frozenset({_WHOSE[word]}), False)
        head = initiative_head(reference.named.noun)
        several = reference.named.mention.name.endswith(reference.named.noun + "s")  # `Ogu dienas`
        if head is None or (head[1].head.gender in genders and (head[1].head.plural or several) == plural):
            yield Reference(start, match.end("word"), reference.named, cases, False)


#: `26. februārī to dibinājām …`: the day and the place before the pronoun; `Sarīkojām to kopā ar …`: the verb.
_ON_ITS_DAY = re.compile(r"(?:(?:Sar|R|Nor)īko(?:jām|jam|sim)\s|(?:\d{4}\.\sgada\s)?\d{1,2}\.\s\w+[āī]\s(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+[āēīs]\s)?)(?P<word>to|tos|tās)\s(?=\w)")


def _goes_on(document: Document, before: int, start: int) -> bool:
    """Whether the sentence at `start` stands in the passage of the one before, or that one is the heading above."""
    above = document.passage_at(before)
    if above is None or above == document.passage_at(start):
        return above is not None
    short = above.end - above.start < 80 and re.search(r"[.:;]\s*$", document.text[above.start : above.end]) is None  # `3. Ogu dienas`
    return above.kind is PassageKind.HEADING or (above.kind is PassageKind.ITEM and short)


def _direct(document: Document, named: NamedInitiative) -> Reference:
    """The mention with the noun before or behind its quotes, whose case is the case of the whole."""
    at = named.mention.evidence
    start, end = at.start, at.end
    cases = frozenset(Case)
    words = at.quote.split()
    if named.mention.method in ("initiatives:proper name", "initiatives:organised", "initiatives:yearly event"):
        cases = next((found for word in reversed(words) if (found := head_cases(word))), frozenset({Case.LOC}) if words[-1].endswith("ē") else cases)
    else:
        mark = "[„“«\"]" if named.mention.method != "initiatives:apposed" else ""  # `projekts ECO-LAB`
        before = re.search(rf"([\w]+)[^\S\n]*{mark}$", document.text[max(0, start - 40) : start])
        if before and initiative_head(before.group(1)):
            cases = head_cases(before.group(1)) if mark else cases
            start = start - (len(before.group()))
        elif before is None:
            cases = frozenset(Case)
    return Reference(start, end, named, cases, True)


def _bare(document: Document, named: Sequence[NamedInitiative], spans: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    if not named:
        return
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for kind in kinds_in(document.text, passage.start, passage.end):
            match, head = _WORD.match(document.text, kind.start, passage.end), kind[3:]
            if match is None or (head[1].plural and not head[1].head.plural) or any(a <= match.start() < b for a, b in spans):
                continue
            before = document.text[max(passage.start, match.start() - 30) : match.start()]
            if _OTHER.search(before) or _GENITIVE.search(before) or (match.group().lower().endswith("u") and POST_BEHIND.match(document.text, match.end())):
                continue
            if match.group().endswith(("as", "i", "us")) and _COUNTED.search(before):
                continue  # `trīs lauka dienas`
            antecedent = _antecedent(head[0], head[1].head.noun, match.start(), named)
            if head[1].plural and (antecedent is None or head[1].head.noun not in (antecedent.noun, antecedent.mention.name.lower().split()[-1])):
                continue  # `apmācības`, `dienas` mean one event only where it is called so
            if antecedent is not None:
                yield Reference(match.start(), match.end(), antecedent, head_cases(match.group()), False)


_PROTOCOL = re.compile(r"(?<![\w-])[Pp]rotokol(?P<end>s|a|am|u|ā)(?!\w)")
_PROTOCOL_CASES = {"s": Case.NOM, "a": Case.GEN, "am": Case.DAT, "u": Case.ACC, "ā": Case.LOC}


def _protocols(document: Document, named: Sequence[NamedInitiative], found: Sequence[Reference]) -> Iterator[Reference]:
    """The only protocol of intents of the paper, by its noun: `protokolu parakstīja …`; such a noun is else of minutes."""
    own = {n.mention.name: n for n in reversed(named) if n.noun == "protokols"}
    if len(own) != 1:
        return
    first = next(iter(own.values()))
    for match in _PROTOCOL.finditer(document.text, first.mention.evidence.end):
        if not any(r.start <= match.start() < r.end for r in found):
            yield Reference(match.start(), match.end(), first, frozenset({_PROTOCOL_CASES[match["end"]]}), False)


def _antecedent(kind: str, noun: str, at: int, named: Sequence[NamedInitiative]) -> NamedInitiative | None:
    fitting = [n for n in named if _fits(n, kind, noun)]
    fitting = [n for n in fitting if not n.doubtful or n.mention.method == HEADED] or fitting
    before = [n for n in fitting if n.mention.evidence.start < at]
    if before:
        return before[-1]
    if noun == "pasākums" and not any(n.own or n.noun == noun for n in fitting):
        return None  # the occasion of which the paper tells has no name yet
    return fitting[0] if len({n.mention.name for n in fitting}) == 1 else None


def _fits(named: NamedInitiative, kind: str, noun: str) -> bool:
    if named.mention.type != kind:
        return False
    if kind == "project" and "pētījums" in (noun, named.noun):
        return noun == named.noun  # a study is no project unless it is called so
    return kind != "event" or noun in (named.noun, "pasākums") or noun in named.mention.name.lower() or _alike(named.noun, noun)


def _alike(left: str, right: str) -> bool:
    return {left, right} in ({"diskusija", "seminārs"}, {"konference", "forums"}, {"sacensības", "turnīrs"}, {"kampaņa", "akcija"}, {"svētki", "dienas"}, {"svētki", "festivāls"})
