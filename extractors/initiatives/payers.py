"""Who pays for an initiative, by the shares that its labelled budget names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.initiatives.labels import Labelled
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.subject import initiative_of
from extractors.names.declension import Case
from extractors.records import Document, Part, Passage
from extractors.sides import Named, within

#: Behind the genitive of who gives it: `tajā skaitā ERAF līdzfinansējums 593 848 EUR`.
_SHARE = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:(?:līdz)?finansējum|ieguldījum|dotācij|daļ|līdzekļ|grant)\w*")


#: Whose programme the money comes from: `Eiropas Savienības programma „…”`.
_ITS_PROGRAMME = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}(?:programma|finanšu\s+instruments|grantu\s+shēma|atbalsta\s+programma)\b")


#: Before who pays a part of a sum: `…, tajā skaitā ERAF 80 %`, `…, no tiem 85 % – ERAF`, `… EUR (Atveseļošanas fonds un valsts budžets)`.
_OF_SUM = re.compile(r"(?:\b(?:tajā skaitā|tai skaitā|t\.\s?sk\.|no (?:t|kur)(?:iem|ām|ā|ās|as)|ieskaitot)\s+(?:\d[\d\s.,]*\s*(?:%|EUR|euro|eiro|€)?\s*(?:[–—:-]\s*)?)?|(?:EUR|euro|eiro|€|%)\s*(?:\(|[–—-]\s|,\s|;\s|no\s|(?:līdz)?finansē\s|sedz\s|piešķ[iī]r(?:a|is|usi)?\s)|(?:%|EUR|euro|eiro|€)\s(?:un|,)\s+|(?:\bLs|\bLVL|\bEUR|€)\s?\d[\d\s.,]*[,;–—-]\s)$")
_AFTER_PAYER = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:[–—:-]?\s*\d|[,;).]|un\b|$)")


#: A line that is somebody's share: `• 85 % – ERAF`, `Ādažu pagasta padome	Ls 2 500`.
_SUM = r"(?:\d[\d\s.,]*(?:%|EUR|eiro|euro|€|Ls|LVL|lat\w*)|(?:EUR|€|Ls|LVL)\s?\d[\d\s.,]*)"
_SHARE_FIRST = re.compile(rf"\W*{_SUM}\s*(?:[–—:-]\s*)?(?:no\s+)?(?=[„“«\"A-ZĀČĒĢĪĶĻŅŠŪŽ])(?:[^.;]{{3,100}})\W*")
_SHARE_LAST = re.compile(rf"\W*(?=[„“«\"A-ZĀČĒĢĪĶĻŅŠŪŽ])[^.;:\n]{{3,100}}?[\s–—:,(-]+{_SUM}\)?\W*")
_MOST = 10  # lines


def _shares_below(document: Document, label: Labelled) -> Iterator[Passage]:
    """The lines right below a labelled budget that are nothing but a share and whose it is; the rows of a table too."""
    place = bisect_right(document.passages, label.end - 1, key=lambda p: p.start)
    for line in document.passages[place : place + _MOST]:
        if line.column:
            continue
        end = max(p.end for p in document.passages[place : place + 2 * _MOST] if p is line or (line.table is not None and (p.table, p.row) == (line.table, line.row)))
        if not (_SHARE_FIRST.fullmatch(document.text, line.start, end) or _SHARE_LAST.fullmatch(document.text, line.start, end)):
            return
        yield line


def who_pays(document: Document, label: Labelled, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The institutions whose share of the money the labelled budget names, in its line or one a line below it."""
    initiative = initiative_of(document, label, named)
    for line in _shares_below(document, label) if initiative is not None else ():
        inside = [name for name in within(names, line.start, line.end) if Case.NOM in name.cases]
        if initiative is not None and inside and not inside[0].person:
            yield make_party(document, initiative, inside[0].mention, Part.FUNDER, line.start, line.end, "label", 0.75)
    for name in within(names, label.start, label.end) if initiative is not None else ():
        opens = name.start == label.start and Case.NOM in name.cases and re.match(r"\s*(?:\([^()]{1,30}\)\s*)?(?:[,;:–—]|$)", document.text[name.end : label.end])
        shares = Case.GEN in name.cases and _SHARE.match(document.text, name.end, label.end)
        by_programme = name.start == label.start and Case.GEN in name.cases and _ITS_PROGRAMME.match(document.text, name.end, label.end)
        among = Case.NOM in name.cases and _OF_SUM.search(document.text[label.start : name.start]) and _AFTER_PAYER.match(document.text[name.end : label.end])
        if not name.person and (opens or shares or by_programme or among) and initiative is not None:
            yield make_party(document, initiative, name.mention, Part.FUNDER, label.start, label.end, "label", 0.8)
