"""What English papers say of joint work: projects with their parties and term, and cooperation of two named bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from extractors.english.dates import find_english_dates
from extractors.records import Document, EntityKind, Evidence, Initiative, Mention, Part, Party, Passage, PassageKind, Tie, TieKind
from extractors.signs import Sign

_CAP = r"[A-ZÀ-Ž][\w’'-]*"
_TYPES = {
    "project": "project", "programme": "programme", "program": "programme", "initiative": "programme", "network": "network",
    "conference": "event", "forum": "event", "seminar": "event", "action plan": "plan", "strategy": "plan",
    "memorandum of understanding": "agreement", "declaration": "declaration",
}  # fmt: skip
_HEAD = "|".join(_TYPES)
_NAMED = Sign(
    rf"\b(?P<before>(?i:{_HEAD}))\s+(?:[“\"„](?P<quoted>[^”\"“]{{3,90}})[”\"“]|(?P<bare>{_CAP}(?:[ -](?:{_CAP}|of|for|and|the|\d{{4}})(?=[ -]|\b))*))"
    rf"|[“\"„](?P<named>[^”\"“]{{3,90}})[”\"“]\s+(?P<after>(?i:{_HEAD}))\b"
    rf"|(?P<proper>(?:{_CAP}[ ]){{2,6}}(?P<last>Programme|Program|Network|Strategy))\b(?! [A-Z])"
)
_SENTENCE = re.compile(r"(?:[^.!?;]|\.(?=\S)|(?:\bNo|\bMr|\bMs|\bMrs|\bDr|\b[A-Z])\.)+[.!?;]?")
_TERM = re.compile(
    r"\b(?:runs?|lasts?|(?:will be |is )?implemented|period)\b.{0,12}\bfrom\b|\bstart(?:s|ed)\b|\bduration\b|\bends?\b"
)
_MONEY = re.compile(r"(?:\bEUR|€)\s?(?P<sum>\d(?:[\d, .]*\d)?)(?P<many>\s?million)?|(?P<sum2>\d(?:[\d, .]*\d)?)\s?(?P<many2>million\s)?(?:EUR|euros?)\b")
#: What stands behind the bodies, or between them and the project, and the part that they then have; the first that fits.
_PARTS: tuple[tuple[Part, re.Pattern[str], re.Pattern[str]], ...] = (
    (Part.LEAD, re.compile(r"\s*(?:is|are|acts? as|was|will be)\s+the\s+(?:lead(?:ing)?|coordinating)\b|\s*(?:leads|coordinates|will lead|led)\b"),
     re.compile(r"(?:led|coordinated|managed) by\s+(?:the\s+)?$|lead partner(?: is|:)?\s+(?:the\s+)?$", re.IGNORECASE)),
    (Part.FUNDER, re.compile(r"\s*(?:has|have|will|had)?\s*(?:granted|grants?|fund(?:s|ed)?|financ(?:e|es|ed)|co-financ(?:e|es|ed)|awarded)\b"),
     re.compile(r"(?:funded|financed|supported|covered|funding from|grant from|grant of|support of|support from)(?: by)?\s+(?:the\s+)?$", re.IGNORECASE)),
    (Part.PARTNER, re.compile(r"\s*(?:is|are|will be|were|act as)\s+(?:the\s+|its\s+|a\s+|project\s+|associated\s+)*partners?\b|\s*(?:joins?|participates?|takes? part|joined)\b"),
     re.compile(r"(?:partners(?: are|:)?|together with|in cooperation with|in partnership with)\s+(?:the\s+)?$", re.IGNORECASE)),
    (Part.ORGANISER, re.compile(r"\s*(?:organi[sz]e[sd]?|host(?:s|ed)?|will (?:organi[sz]e|host))\b"), re.compile(r"(?:organi[sz]ed|hosted) by\s+(?:the\s+)?$", re.IGNORECASE)),
)  # fmt: skip
_BETWEEN: tuple[tuple[TieKind, re.Pattern[str]], ...] = (
    (TieKind.AGREEMENT, re.compile(r"\b(?:signed|concluded|concludes|entered into)\b.{0,80}\b(?:agreement|memorandum|contract|protocol)\b.{0,60}\bwith\s+(?:the\s+)?$", re.DOTALL)),
    (TieKind.FUNDED, re.compile(r"\b(?:funded|financed) by\s+(?:the\s+)?$|\bgrant from\s+(?:the\s+)?$")),
    (TieKind.SUPPORT, re.compile(r"\bwith the (?:financial )?support (?:of|from)\s+(?:the\s+)?$|\b(?:helped|assisted|supported)\s+(?:the\s+)?$|\bsupported by\s+(?:the\s+)?$")),
    (TieKind.EXCHANGE, re.compile(r"\b(?:exchange|exchanged|exchanges|shares?|shared)\b.{0,60}\bwith\s+(?:the\s+)?$", re.DOTALL)),
    (TieKind.PARTNER, re.compile(
        r"\b(?:together|jointly|cooperat\w+|collaborat\w+|partnership|cooperation|collaboration|work(?:s|ed|ing)?|develop(?:s|ed|ing)?|prepar(?:es?|ed|ing)|"
        r"conduct(?:s|ed|ing)?|carr(?:y|ies|ied|ying) out|implement(?:s|ed|ing)?)\b[^.,;]{0,40}\bwith\s+(?:the\s+)?$")),
)  # fmt: skip
#: What two or more subjects do together.
_TOGETHER: tuple[tuple[TieKind, re.Pattern[str]], ...] = (
    (TieKind.AGREEMENT, re.compile(r"\s*(?:have |has |will |had )?(?:signed?|concluded?|renewed?)\b.{0,60}\b(?:agreement|memorandum|contract|protocol|declaration)\b", re.DOTALL)),
    (TieKind.ORGANISED, re.compile(r"\s*(?:have |has |will |had |are )?(?:jointly |together )?(?:organi[sz](?:e|ed|ing)|host(?:ed)?|held)\b")),
    (TieKind.EXCHANGE, re.compile(r"\s*(?:have |has |will |had )?(?:regularly )?exchanged?\b")),
    (TieKind.PARTNER, re.compile(
        r"\s*(?:have |has |will |had |are |were )?(?:jointly|together|cooperat\w+|collaborat\w+|(?:launch|develop|start|prepar|carr|conduct|run|publish|implement|work)\w*[^.;]{0,40}\b(?:joint|common|together|shared)\b)")),
)  # fmt: skip


#: Before those who hold an event together: `A seminar will be organised by X and Y`.
_HELD_BY = re.compile(r"\b(?:organi[sz]ed|hosted|held|arranged)\s+(?:jointly )?by\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class EnglishJoint:
    """Projects and the like, who takes part in them, and stated cooperation."""

    mentions: tuple[Mention, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    parties: tuple[Party, ...] = ()
    ties: tuple[Tie, ...] = ()


def find_english_joint(
    document: Document, passages: Sequence[Passage], institutions: Sequence[Mention], *, year: int | None
) -> EnglishJoint:
    """What is said in prose; a name without the word `project` or the like before or behind it is not one."""
    mentions: list[Mention] = []
    initiatives: list[Initiative] = []
    parties: list[Party] = []
    found = list(_initiatives(document, passages, year))
    for initiative, places in found:
        mentions.extend(places)
        initiatives.append(initiative)
        if initiative.type == "programme" and len(found) > 1 and any(other.type == "project" for other, _ in found):
            continue  # what pays for a project: the bodies of the sentence are the project's
        alone = sum(other.type == "project" for other, _ in found) == 1 and initiative.type == "project"
        parties.extend(_parties(document, _about(document, passages, places, alone=alone), initiative, institutions))
    return EnglishJoint(tuple(mentions), tuple(initiatives), tuple(parties), tuple(_ties(document, passages, institutions)))


def _initiatives(document: Document, passages: Sequence[Passage], year: int | None) -> Iterator[tuple[Initiative, list[Mention]]]:
    names: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    for passage in passages:
        for match in _NAMED.finditer(document.text, passage.start, passage.end):
            group = next(g for g in ("quoted", "bare", "named", "proper") if match[g])
            name = " ".join(match[group].split())
            if group == "bare" and (not name[0].isupper() or (" " not in name and not re.search(r"[A-Z].*[A-Z]", name))):
                continue
            if group == "proper" and name.split()[0].lower() in ("the", "this", "our", "its", "project"):
                continue
            word = (match["before"] or match["after"] or match["last"]).lower()
            names.setdefault(name, (_TYPES[word], []))[1].append(match.span(group))
    for name, (kind, first) in names.items():
        spans = list(first)
        for passage in passages:
            for again in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text[passage.start : passage.end]):
                at = (passage.start + again.start(), passage.start + again.end())
                if not any(a < at[1] and at[0] < b for a, b in spans):
                    spans.append(at)
        places = [
            Mention(document.cite(*at), EntityKind.INITIATIVE, name, "english:initiative", 0.8, type=kind) for at in sorted(spans)
        ]
        start = end = budget = None
        for sentence in _about(document, passages, places):
            said = document.text[sentence[0] : sentence[1]]
            dates = [d.value for d in find_english_dates(said, year=year) if d.value and len(d.value) >= 7]
            if _TERM.search(said) and dates:
                start, end = (dates[0], dates[1]) if len(dates) > 1 else (dates[0], end)
            money = _MONEY.search(said)
            if budget is None and money and len(document.text[sentence[0] : sentence[1]]) < 400:
                budget = float(re.sub(r"[ ,]", "", money["sum"] or money["sum2"])) * (1_000_000 if money["many"] or money["many2"] else 1)
        yield Initiative(places[0].id, kind, start, end, budget, "EUR" if budget else None, places[0].evidence), places


def _about(
    document: Document, passages: Sequence[Passage], places: Sequence[Mention], *, alone: bool = False
) -> Iterator[tuple[int, int]]:
    """The sentences that name an initiative, and those behind them in the same paragraph that speak on of `the project`.

    `alone`: the paper knows no other project, and so every sentence on its partners is about this one.
    """
    for passage in passages:
        on = False
        heads = passage.kind in (PassageKind.HEADING, PassageKind.ITEM) and passage.end - passage.start < 120
        for sentence in _SENTENCE.finditer(document.text, passage.start, passage.end):
            named = any(sentence.start() <= m.evidence.start < sentence.end() for m in places)
            on = named or (
                (on or alone)
                and bool(
                    re.search(r"\b(?:the project|the programme|the network|partners?|it runs)\b", sentence.group(), re.IGNORECASE)
                )
            )
            if on and not heads:
                yield sentence.span()


def _runs(document: Document, start: int, end: int, institutions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Bodies joined by commas and `and`, as one subject or object."""
    run: list[Mention] = []
    for body in institutions:
        if not start <= body.evidence.start < end:
            continue
        gap = document.text[run[-1].evidence.end : body.evidence.start] if run else ""
        if run and not re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:,|and|, and|,? as well as|&)\s*(?:the\s+)?", gap):
            if not gap.strip(" ()"):
                continue  # an abbreviation behind its name
            yield run
            run = []
        run.append(body)
    if run:
        yield run


def _parties(
    document: Document, sentences: Iterator[tuple[int, int]], initiative: Initiative, institutions: Sequence[Mention]
) -> Iterator[Party]:
    seen: set[str] = set()
    for start, end in sentences:
        for run in _runs(document, start, end, institutions):
            after = re.compile(r"\s*(?:\([^)]*\)\s*)?").match(document.text, run[-1].evidence.end)
            for part, behind, before in _PARTS:
                if behind.match(document.text, after.end() if after else run[-1].evidence.end, end) or before.search(
                    document.text[start : run[0].evidence.start]
                ):
                    for body in run:
                        if body.name not in seen:
                            seen.add(body.name)
                            yield Party(initiative.mention, body.id, part, document.cite(start, end), "english:party", 0.75)
                    break


def _ties(document: Document, passages: Sequence[Passage], institutions: Sequence[Mention]) -> Iterator[Tie]:
    for passage in passages:
        if passage.kind is PassageKind.HEADING:
            continue
        for sentence in _SENTENCE.finditer(document.text, passage.start, passage.end):
            runs = list(_runs(document, sentence.start(), sentence.end(), institutions))
            for run in runs:
                kind = next(
                    (k for k, p in _TOGETHER if len(run) > 1 and p.match(document.text, run[-1].evidence.end, sentence.end())), None
                )
                if kind is None and len(run) > 1 and _HELD_BY.search(document.text[sentence.start() : run[0].evidence.start]):
                    kind = TieKind.ORGANISED
                for one, other in combinations(run, 2) if kind else ():
                    yield Tie(one.id, other.id, kind or TieKind.PARTNER, _cited(document, sentence), "english:together", 0.7)
            for one_run, other_run in pairwise(runs):
                gap = document.text[one_run[-1].evidence.end : other_run[0].evidence.start]
                kind = next((k for k, p in _BETWEEN if p.search(gap)), None)
                if kind is not None and not re.search(r"\bnot\b", gap):
                    for one in one_run:
                        for other in other_run:
                            yield Tie(one.id, other.id, kind, _cited(document, sentence), "english:with", 0.7)


def _cited(document: Document, sentence: re.Match[str]) -> Evidence:
    start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
    return document.cite(start, start + len(sentence.group().strip()))
