"""Reports that are the account of one event or journey: whoever speaks in them spoke there, and who hands in that on a journey made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded
from extractors.records import Document, Header, Mention

_EVENT = r"(?:seminar|forum|konferenc|kongres|apmacib|saiet|nometn|festival|svetk|diskusij|darbnic|salidojum|simpozij)\w*"
_ACCOUNT = r"(?:kopsavilkum|parskat|atskait|zinojum|apkopojum|piezim)\w*"
#: What the title calls it: `Semināra „…” kopsavilkums`, `Ziņojums par forumu “…”`.
_OF_EVENT = re.compile(rf"^\W*(?:\S+ ){{0,3}}{_EVENT}\b.{{0,110}}?[ ”“»\"]{_ACCOUNT}|^\W*(?:\S+ ){{0,3}}{_ACCOUNT} (?:par|no) (?:\S+ ){{0,3}}{_EVENT}")
#: What a report on a journey calls it in its head.
_JOURNEY = re.compile(r"\b(?:par|no) (?:\w+ ){0,2}(?:komandejum|brauc|celojum|vizit)\w*")
_HEAD, _TITLE = 500, 200  # code points
#: Before whoever made the journey and reports on it.
_BY = re.compile(r"\b(?:iesniedzej[sa]|atskaiti (?:iesniedz|sagatavoja|sniedz)|zino|komandet(?:ais|a)|(?:komandejum|brauciena) dalibnie\w+)[^:\n]{0,30}:\s*$")


def is_account(document: Document, header: Header) -> bool:
    """Whether a report tells of one event or journey as its own subject."""
    if header.kind != "report":
        return False
    return is_of_journey(document) or _OF_EVENT.search(folded(document.text.strip()[:_TITLE].partition("\n\n")[0])) is not None


def is_of_journey(document: Document) -> bool:
    """Whether the head of a paper says that it tells of a journey."""
    return _JOURNEY.search(folded(document.text[:_HEAD])) is not None


def reporters(document: Document, people: Sequence[Mention]) -> Iterator[Mention]:
    """Those behind the label of who hands in the report on a journey: `Iesniedzējs: A. Roze`."""
    if is_of_journey(document):
        yield from (m for m in people if _BY.search(folded(document.text[max(0, m.evidence.start - 60) : m.evidence.start])) is not None)
