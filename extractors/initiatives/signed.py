"""Agreements that a paper says somebody has signed with somebody: `A un B noslēdza vienošanos par datu apmaiņu`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.dates.words import folded
from extractors.initiatives.named import NamedInitiative, make_named
from extractors.records import Document, Mention, Passage
from extractors.signs import Sign

METHOD = "initiatives:signed"
#: What is in each sentence of the sort; most passages have none of it.
_SIGN = Sign(r"īgum|ienošan[āo]s|emorand|odomu protokol")
_SIGNED = re.compile(r"\b(?:(?:ne)?parakst|noslē[gd]|slēdz|slēgt|slēgs)\w*|\bir\s+spēkā\b|\bkopš\b[^.;]{0,40}\bir\b", re.IGNORECASE)
_DRAFT = re.compile(r"\b(?:līguma|nolīguma|vienošanās|memoranda)\s+projekt\w+\s+(?:starp|ar)\b")
_NO = re.compile(r"\b(?:lauz|izbeig|pārtrau|neparakst|atteic)\w*", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[a-zāčēģīķļņšūž)”“\"»])[.!?;]\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"«])")
#: Nouns of papers with those of their forms in which one is signed or spoken of, and the nominative of each.
_NOUN = {
    "līgums": r"līgum(?:s|u|a|ā)", "nolīgums": r"nolīgum(?:s|u|a|ā)", "vienošanās": r"vienošan(?:ās|os)",
    "memorands": r"memorand(?:s|u|a|ā)", "protokols": r"(?<=odomu )protokol(?:s|u|a|ā)",
}  # fmt: skip
_GROUPS = ("treaty", "pact", "accord", "memo", "protocol")
_FORMS = "|".join(f"(?P<{group}>{forms})" for group, forms in zip(_GROUPS, _NOUN.values(), strict=True))
_PAPER = re.compile(
    rf"(?<![\w„“«\"])(?P<sides>(?:[Tt]rīspusēj|[Dd]ivpusēj|[Čč]etrpusēj|[Dd]audzpusēj)\w{{1,3}}\s+)?(?P<of>(?:sadarbības|saprašanās|sapratnes|nodomu|sadraudzības|draudzības)\s+)?"
    rf"(?:{_FORMS})(?:\s+projekt\w{{1,3}})?"
    r"(?:(?P<with>\s+(?:ar|starp)\s(?:(?!\s(?:un|vai)\s(?:vienoš|līgum|nolīg|memor))[^.;:\n\t]){3,200}?)?(?P<about>\s+par\s+(?:[^.,;:„“”«»\"()\n\t]|\d\.(?=\s[a-zāčēģīķļņšūž]|[–-])){3,110}(?:[„“\"«][^„“”\"«»\n]{2,60}[”“\"»](?:\s[^.,;:„“”«»\"()\n\t]{2,60})?)?)|(?P<along>\s+(?:ar|starp)\s))?(?!\w{3})",
    re.IGNORECASE,
)
#: The words of a sentence that goes on behind what the paper is about.
_GOES_ON = re.compile(
    r"\s+(?:(?:ir|bija|tika|tiek|tiks|kas|ko|kurš|kuru|kurā|starp|līdz|lai|jau|bet|šodien|vakar)\b|parakst\w*|noslē[dg]\w*|stāj\w+|paredz\w*|"
    r"ar\s+(?:mērķi|[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"«])|\d{4}\.\s?gada\s+\d|apstiprin\w+|akceptē\w*|uz\s+\w+\s+gad\w+|un\s+(?:vienoj|parakst|uzsāk|nolēm)\w*).*$"
)
#: What is bought, hired, built or paid for: such contracts are no work together.
TRADE = re.compile(
    r"\d|%|\b(?:nom|īr|pirk|pārdo|piegād|būv|izbūv|pārbūv|remont|rekonstruk|kapitāldaļ|aizdevum|kredīt|apdrošin|apsardz|pārvadāj|autobus|telp|malk|degviel|"
    r"finansējum|līdzfinansējum|grant|algu|ziedojum|pakalpojum|atkritum|iegād|izgatavo|programmēšan|uzkopšan|tīrīšan|darbu\s+veikšan)\w*",
    re.IGNORECASE,
)
#: What offices settle between themselves to do their work.
_OF_OFFICES = re.compile(r"\b(?:datu|informācijas)\s+(?:\w+\s+)?(?:apmaiņ|nodošan|sniegšan)")
#: What two do together, by which a plain contract is one of working together.
_TOGETHER = re.compile(r"\b(?:kopīg|kopēj|kopuzņēmum|draudz|sadarb|apmaiņ|savstarp|palīdz|dibināšan|izveid|apmācīb|praks|sagatavošan|rīkošan|pētījum|pētniec)\w*", re.IGNORECASE)


#: The sides told by no name: `parakstījām`, `mums ar … ir līgums`, `Puses paredz parakstīt`.
_WE = re.compile(r"\b(?:[Pp]arakstījām|[Nn]oslēdzām|[Nn]oslēgsim|[Pp]arakstīsim|mums|mēs|[Pp]uses|esam)\b")
#: Help that each owes the other: what states and services agree on in such papers bears that name.
_MUTUAL = re.compile(r"\bsavstarpēj\w+\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:palīdz|sadarb)")


def find_signed(document: Document, passage: Passage, bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """The agreements of the passage that are more than a tie of two: of three sides, of our own, of mutual help, and drafts before a government.

    They are doubtful, unless their sentence names two of its bodies, or one beside `mēs` or `puses`. What any two have signed is told as a tie.

    A plain contract (`līgums`), and what is agreed with a company, must be about something done together; what is bought or built is no initiative.

    >>> from extractors.readers import read
    >>> document = read("Ezeres dome un Priedes komūna maijā noslēdza vienošanos par savstarpēju palīdzību.\\n".encode())
    >>> [(n.mention.name, n.doubtful) for n in find_signed(document, document.passages[0], ())]
    [('Vienošanās par savstarpēju palīdzību', True)]
    """
    text = document.text
    if _SIGN.search(text, passage.start, passage.end) is None:
        return
    start = passage.start
    for end in (*(m.end() for m in _ENDS.finditer(text, passage.start, passage.end)), passage.end):
        if _SIGN.search(text, start, end) and (_SIGNED.search(text, start, end) or _DRAFT.search(text, start, end)) and not _NO.search(text, start, end):
            for match in _PAPER.finditer(text, start, end):
                deal = any(m.type == "company" and start <= m.evidence.start < end for m in bodies)
                named = _named(document, match, deal=deal)
                we = _WE.search(text, start, end) is not None
                if named is None:
                    continue
                sides = {m.name for m in bodies if start <= m.evidence.start < (match.start("about") if match["about"] else end)}
                several = match["with"] is not None and len({m.name for m in bodies if match.start("with") <= m.evidence.start < match.end("with")}) > 2
                if match["sides"] or we or several or _DRAFT.search(text, start, end) or _MUTUAL.search(named.mention.name):
                    yield replace(named, doubtful=len(sides) + we < 2)
        start = end


def _named(document: Document, match: re.Match[str], *, deal: bool) -> NamedInitiative | None:
    noun = next(noun for group, noun in zip(_GROUPS, _NOUN, strict=True) if match[group])
    about = _GOES_ON.sub("", match["about"] or "").rstrip(" ,–-")
    of = (match["of"] or "").lower()
    if about and not match["sides"] and _OF_OFFICES.search(about):
        return None
    if about and (len(about.split()) < 2 or TRADE.search(about) or ((noun == "līgums" or deal) and not of and not _TOGETHER.search(about))):
        return None
    if not about and (not of or noun == "protokols" or (not match["along"] and not match["sides"])):
        return None
    stem, pair, _ = (match["sides"] or "").lower().partition("pusēj")
    sides = f"{stem}{pair}{'a' if noun == 'vienošanās' else 's'} " if pair else ""
    name = f"{sides}{of}{noun}{about}"
    first = match.start()
    end = max(match.end(group) for group in _GROUPS)
    if about and not match["with"]:
        end = match.start("about") + len(about)
    return make_named(document, first, end, name[0].upper() + name[1:], "agreement", noun, METHOD.partition(":")[2], 0.6)


def without_shorter(found: Sequence[NamedInitiative], headline: Passage | None) -> list[NamedInitiative]:
    """Without signed papers that the paper names otherwise in full: those called by their kind alone, and those of its headline."""
    names = {folded(n.mention.name) for n in found if n.mention.type == "agreement"}

    def named_better(one: NamedInitiative) -> bool:
        at, own = one.mention.evidence, folded(one.mention.name)
        vague = " par " not in one.mention.name or (headline is not None and headline.start <= at.start < headline.end)
        return any(name != own and (name.startswith(own) or (vague and one.noun in name.split()[:3])) for name in names)

    return [n for n in found if n.mention.method != METHOD or not named_better(n)]
