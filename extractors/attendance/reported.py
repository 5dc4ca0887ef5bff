"""What a report of many events tells of a person that was at none of them as its own: journeys to others, work on a jury, calls."""

from __future__ import annotations

import re

from extractors.attendance.sentences import sentence_around
from extractors.dates.words import folded
from extractors.records import Document, Mention

#: A visit elsewhere, or from elsewhere to a place; a visit to those who report is theirs, and `semināru apmeklēja 40 skolotāji` is none.
_JOURNEY = re.compile(r"\b(?:viesoj(?:as|usies|ies|usas)|(?<!seminaru )(?<!pasakumu )(?<!konferenci )(?<!lekciju )(?<!nodarbibu )(?<!sanaksmi )(?<!kursus )(?<!svetkus )(?:apmekleja|apmeklejus\w+)|stazejas|devas)\b")
_TO_US = re.compile(r"\b(?:pie mums|mus|mums|musu)\b")
#: Work that lasts longer than an event, and what is said from afar.
_WORK = re.compile(r"\b(?:zurij\w+|komitej\w+|braucien(?:u|us)|kurs(?:u|us)|(?:divas|tris|cetras|piecas|sesas|septinas|vairakas|\d+) (?:apmacibas|nodarbibas|macibas)) vadija\b|\bvadija (?:\w+ )?(?:zurij|komitej|braucien|kurs|(?:divas|tris|cetras|piecas|sesas|septinas|vairakas|\d+) (?:apmacib|nodarbib|macib))")
_FROM_AFAR = re.compile(r"\b(?:skype|zoom|teams|talruna|telefona|telefonisk\w+|e-pasta) ?sarun\w+")


def is_elsewhere(document: Document, person: Mention) -> bool:
    """Whether the sentence tells of such a journey, or the clause of such work or such a call."""
    before, after = (folded(part) for part in sentence_around(document, person))
    if _JOURNEY.search(f"{before} {after}"):
        return _TO_US.search(f"{before} {after}") is None
    clause = f"{before.rpartition(', ')[2]} {after.partition(',')[0]}"
    return _WORK.search(clause) is not None or _FROM_AFAR.search(clause) is not None
