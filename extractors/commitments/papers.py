"""What a paper as a whole says about what binds in it: what kind it is, when it looks ahead, what it calls its parties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.commitments.verbs import Form, find_verbs
from extractors.dates.words import folded
from extractors.records import Mention, MentionId
from extractors.signs import Sign

#: A law's own articles, or a regulation's head.
_ARTICLE = re.compile(r"(?m)^\s*(?:\d{1,3}\.(?:\d+)?\s?pants\b|\(\d{1,2}\)\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_REGULATION = Sign(r"\b(?:izdot\w* saskana ar|likumu pienemusi|ir pienemusi un valsts prezidents izsludina)\b")
#: The title of rules that say what a body does always: `Padomes nolikums`, `STATŪTI`, `Komisijas darba reglaments`; no paper about them.
_RULES_OF = re.compile(r"^\W*(?:(?!par\b)[\w\"„”“.-]+ ){0,8}(?:nolikums|statuti|reglaments|satversme)\W*$")
#: Words of advertising and of private advice: nothing that is promised there binds anybody.
_ADVERT = re.compile(
    r"\b(?:atlaid\w+|akcijas? cen\w+|izpardosan\w+|pasuti(?:et)? (?:jau )?(?:tagad|sodien)|zvani(?:et)?\b|piesakies|pieteikties pa talr|iegadajies|"
    r"tikai sonedel|bezmaksas piegad\w+|labak\w+ cen\w+|ipas\w+ piedavajum\w+|nepalaid\w+ garam)"
)
#: Words of advertisements for a post; three different ones make one.
_POST = re.compile(r"\b(?:aicina darba|vakanc\w+|pretendent\w+|cv\b|atalgojum\w+|motivacijas vestul\w+|pieteikuma vestul\w+|darba interviju|amata kandidat\w+)")
_STARS = Sign(
    r"\b(?:horoskop\w*|aun(?:s|iem|am)|vers(?:is|iem)|dvin(?:i|iem)|lauv(?:a|am|ai)|jaunav(?:a|am|ai)|svar(?:i|iem)|skorpion\w+|strelniek\w+|mezaz\w+|udensvir\w+|ziv(?:is|im))\b"
)
#: What a paper calls a party of its own: `(turpmāk – Operators)`, `, turpmāk PASŪTĪTĀJS,`, `, turpmāk tekstā saukta "Banka"`.
_TERM = re.compile(
    r"(?P<bracket>\(\s*)?\bturpmāk(?: tekstā| līgumā)?(?: sauk?t\w{1,2})?\s*[–—:-]?\s*[„“\"]?(?P<term>[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[a-zāčēģīķļņšūž]+|[A-ZĀČĒĢĪĶĻŅŠŪŽ]{4,}))(?(bracket)[”“\"]?\s*\)|\b)"
)
#: In the head of a deed the word alone: `Biedrība "Straume" (Biedrība)`.
_SHORT_TERM = re.compile(r"[”“\"»]?\s*\((?P<term>[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{3,})\)")
_HEAD_LONG = 3000  # code points in which the parties are named
#: What they are called together, and papers.
_NO_PARTY = re.compile(r"pus(?:e|es|ēm)$|līdzēj|pārej|vienošan|līgum|memorand|projekt|noteikum|nolikum|plān|programm|likum|darb[si]$|objekt|protokol")
_DATA_LONG = 300  # code points between a party's name and what it is called: registration numbers, addresses, who signs
_WILL_BE = re.compile(
    r"\b(?:tiks|būs|varēs|plānot\w*|plāno|paredzēt\w*|paredz|iecerēt\w*|[a-zāčēģīķļņšūž]{4,}(?:sim|simies)|darbosies|notiks|sāksies)\b"
)
_HAS_BEEN = re.compile(
    r"\b(?:tika|notika|bija|īstenoja|piedalījās|apmeklēja|izveidoja|paveikt\w*|sasniegt\w*|noslēdzās|organizēja|rīkoja|saņēma)\b"
)


def binds_nobody(text: str, kind: str) -> bool:
    """Whether the document is of a kind whose duties and promises are nobody's: a law, an advertisement, a horoscope.

    Of minutes it is not asked: they may bind, whatever they quote.
    """
    text = text[:30_000]
    low = folded(text)
    if (len(_ARTICLE.findall(text)) >= 2 and not is_deed(text)) or _REGULATION.search(low) or _are_rules(text):
        return True
    if kind in ("press", "other", "presentation") and not is_deed(text) and (
        len(_ADVERT.findall(low)) >= 2 or len({m.group()[:6] for m in _POST.finditer(low)}) >= 3
    ):
        return True
    return len({m.group()[:4] for m in _STARS.finditer(low)}) >= 4


#: The title of what parties sign, whose terms may be numbered like the articles of a law.
_DEED = re.compile(r"^\W*(?:(?!par\b|likum)[\w\"„”“.-]+ ){0,5}(?:memorands|ligums|vienosanas|(?:nodomu|nodoma|sadarbibas|vienosanas) protokols|deklaracija)\b(?!.*\blikum)")


def is_deed(text: str) -> bool:
    """Whether a title near the beginning calls the paper a deed between parties: `SADARBĪBAS MEMORANDS`."""
    return any(len(line) < 150 and _DEED.search(folded(line)) for line in text[:1500].split("\n")[:12])


def _are_rules(text: str) -> bool:
    """Whether a title near the beginning calls the paper the rules of a body."""
    return any(len(line) < 150 and _RULES_OF.search(folded(line)) for line in text[:3000].split("\n")[:12])


def terms_of(text: str, institutions: Sequence[Mention]) -> dict[str, MentionId]:
    """`SIA "Tīkls" (turpmāk – Operators)`: the word, without its ending and in small letters, and whom it means."""
    found: dict[str, MentionId] = {}
    for match in _TERM.finditer(text):
        low = match["term"].lower()
        reach = 160 if match["bracket"] else _DATA_LONG
        named = [
            m
            for m in institutions
            if 0 <= match.start() - m.evidence.end <= reach and "(" not in text[m.evidence.end : match.start()]
        ]
        if named and len(low) > 3 and not _NO_PARTY.match(low):
            party = max(named, key=lambda m: (not match["bracket"] and _opens_line(text, m), m.evidence.end))
            found |= _without_endings(low, party.id)
    for mention in institutions if is_deed(text) else ():
        short = _SHORT_TERM.match(text, mention.evidence.end) if mention.evidence.end < _HEAD_LONG else None
        if short is not None and not _NO_PARTY.match(short["term"].lower()) and len(re.findall(rf"\b{short['term'][:-1]}", text)) > 1:
            found = _without_endings(short["term"].lower(), mention.id) | found
    return found


def _without_endings(low: str, party: MentionId) -> dict[str, MentionId]:
    return {low[: len(low) - cut]: party for cut in (0, 1, 2) if len(low) - cut > 3}


def _opens_line(text: str, mention: Mention) -> bool:
    """Whether the name stands at the beginning of its line or behind `un`: the party itself, to which what follows belongs."""
    return re.search(r"(?:^|\n|\bun\s)\W*$", text[max(0, mention.evidence.start - 12) : mention.evidence.start]) is not None


def speaks_of_what_will_be(text: str, kind: str) -> bool:
    """Whether the slides of a project, or a plan, speak more of what will be than of what was."""
    low = text[:30_000].lower()
    ahead, over = len(_WILL_BE.findall(low)), len(_HAS_BEEN.findall(low))
    if kind == "plan":
        return ahead >= over
    ahead += sum(verb.form is Form.FUTURE for verb in find_verbs(text[:30_000]))
    return "projekt" in low and ahead >= 2 and ahead > over
