"""Whose meeting or paper a document is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from extractors.dates.words import folded
from extractors.header.lines import lines_folded
from extractors.header.news import has_line, sender_of, told_by
from extractors.header.weight import counted, most_named, of_address
from extractors.institutions.organ_names import METHOD
from extractors.readers.slides import is_slide_mark
from extractors.records import OUT_OF_FLOW, Alias, Document, Mention, MentionId, Passage, PassageKind

_AUTHOR = re.compile(
    r"(?:\n|^|\t)\W*(?:izstradataj[si]|sagatavotaj[si]|(?:projekta )?iesniedzej[si]|(?:projekta )?istenotaj[si]|plana izstradatajs|"
    r"(?:projekta )?vadosais partneris|(?:finansejuma|koordinejosais) sanemejs|izdevejs)\s*(?:\([^()\n]{3,40}\)\s*)?(?:[:\t–-]|\n)\s*"
)
#: A sentence that says who made the paper: `Plānu sagatavoja X`, `Stratēģiju izstrādājusi X`.
_MADE_BY = re.compile(r"(?:\n|^|\. )(?:so |ricibas |attistibas |darba )?(?:planu|programmu|strategiju|parskatu|zinojumu|koncepciju|vadlinijas) (?:ir )?(?:sagatavo|izstrada|veido|izveido|sastadi)(?:ja|jusi|jis) ")
#: Behind the one that leads a project, in the list of its partners: `Upes novada pašvaldība, vadošais partneris`.
_LEADS = re.compile(r"[”“\"»]?\s?(?:,|\(|[–—-])\s?(?:projekta )?(?:vadosais|galvenais|koordinejosais) partneris\b")
#: The line of a programme that says who holds the event: `Rīko Upes bibliotēka`.
_HOLDS = re.compile(r"(?:\n|^)\W*(?:riko|rikotaj[si]|organize|organizator[si]|pasakuma (?:rikotaj[si]|organizator[si]))\b\s*[:\t–-]?\s*")
#: Who makes a paper for others.
_HIRED = frozenset({"company", "university", "association"})
_HELD_AT = re.compile(r"\b(?:notika|norisinajas|rikoja)\b")
_HELD_BEHIND = re.compile(r"[”“\"»]? (?:\([^()]{2,12}\) )?(?:notika|norisinajas)\b")
_RECORD = re.compile(r"protokol|p r o t o k o l s|sanaksm|\bsed[ei]|sapulc|piezimes")


def body_of(
    document: Document, head: Sequence[Passage], institutions: Sequence[Mention], kind: str, aliases: Sequence[Alias] = ()
) -> MentionId | None:
    """The mention of the institution whose paper it is; nothing when the document does not show it."""
    if not institutions:
        return None
    ordered = sorted(institutions, key=lambda m: (m.evidence.start, -m.evidence.end))
    sender = partial(sender_of, aliases=aliases)
    for rule in (sender if kind == "press" else None, _on_first_slide if kind == "presentation" else None, _named_author if kind in _PAPERS else None):
        found = rule(document, ordered) if rule else None
        if found is not None:
            return found.id
    full = [m for m in ordered if not m.method.endswith("bare abbreviation")] or ordered
    if kind != "minutes":
        full = [m for m in full if not _OVERSEES.match(document.text, m.evidence.end)] or full
    if kind == "report":
        full = [m for m in full if not _JOURNEY_TO.search(folded(document.text[max(0, m.evidence.start - 120) : m.evidence.start]))] or full
    end = head[-1].end if head else 0
    early = [m for m in full if m.evidence.start < end]
    if kind == "letter":
        early = [m for m in early if not _is_addressee(document, m)]
    if kind == "minutes":
        early = [m for m in early if not _is_place(document, m)]
        meets = next((m for m in ordered if m.method == METHOD), None)
        found = meets or _of_meeting(document, head, full) or _host(document, early) or (early[0] if early else None)
    elif kind in ("decision", "letter"):
        found = (_signer(document, full) if kind == "letter" else None) or ((_below_ministry(document, early) or early[0]) if early else full[0])
    elif kind in _PAPERS:
        found = _in_margins(document, full) or (early[0] if early and _in_title(document, head, early[0]) else None)
        found = found or of_address(document, ordered, aliases) or most_named(full, early, counted(document, ordered, aliases))
    else:
        found = (_in_headline(document, full) or _named_author(document, full) or _holder(document, full) or _mourner(document, full)) if kind == "other" else None
        found = found or told_by(document, full, aliases, news=kind == "press")
    return found.id if found is not None else None


def _below_ministry(document: Document, early: Sequence[Mention]) -> Mention | None:
    """The office whose name has the next line of a letterhead, below the ministry that it belongs to."""
    if len(early) < 2 or early[0].type != "ministry" or early[1].type == "ministry":
        return None
    above, below = early[0].evidence, early[1].evidence
    alone = document.text[: above.start].strip() == "" and document.text[above.end : below.start].strip() == "" and "\n" in document.text[above.end : below.start]
    named = folded(below.quote) == folded(early[1].name) and document.text[below.end : below.end + 1] in ("", "\n")
    return early[1] if alone and named else None


#: Where a journey went, which its report tells of: `PĀRSKATS | par komandējumu Norvēģijas Karalistē`.
_JOURNEY_TO = re.compile(r"\b(?:par|no) (?:\w+ ){0,2}?(?:komandejum|braucien|vizit|celojum)\w*[^\n]*$")
#: Behind the ministry over the office whose paper it is: `Tieslietu ministrijas padotībā esošais …`.
_OVERSEES = re.compile(r"\s+(?:padotīb|pārraudzīb|pakļautīb|pārziņ)\w+")
_PAPERS = ("report", "plan", "presentation")


def _on_first_slide(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The one institution that has a line of the slide with the title for itself: the speaker's house."""
    marks = (p.start for p in document.passages if p.kind is PassageKind.HEADER and is_slide_mark(document.text[p.start : p.end]))
    end = next((mark for mark in marks if mark > 3), 0)
    alone = [m for m in institutions if m.evidence.end <= end and has_line(document, m)]
    return alone[0] if len({m.name for m in alone}) == 1 else None


def _mourner(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The institution whose people sign the last line: `Skumjās – Upes slimnīcas kolektīvs`."""
    last = document.text.rstrip().rpartition("\n")[2]
    if not re.search(r"\b(?:kolektīvs|saime|kolēģi|darbinieki|biedri|ļaudis)\W*$", last) or len(last) > 160:
        return None
    start = len(document.text.rstrip()) - len(last)
    return next((m for m in institutions if m.evidence.start >= start), None)


def _in_headline(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The institution with which the first line begins, when that is about it: `Piebalgas Dziedāšanas biedrība: 120 gadi`."""
    first = institutions[0]
    alone = not re.search(r"\w", document.text[: first.evidence.start]) and folded(first.evidence.quote) == folded(first.name)
    return first if alone and re.match(r"\s*(?::\s|[–—]\s|\n)", document.text[first.evidence.end :][:4]) else None


def _named_author(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The institution behind a label: `Izstrādātājs: …`, `Projekta iesniedzējs | …`."""
    low = lines_folded(document.text[:6000])
    for label in _AUTHOR.finditer(low):
        named = next((m for m in institutions if label.end() <= m.evidence.start < label.end() + 12), None)
        if named is not None:
            return named
    leads = next((m for m in institutions if m.evidence.start < len(low) and _LEADS.match(low, m.evidence.end) and not re.search(r"\w", low[: m.evidence.start].rpartition("\n")[2])), None)
    if leads is not None:
        return leads
    for told in _MADE_BY.finditer(low):
        named = next((m for m in institutions if told.end() <= m.evidence.start < told.end() + 4), None)
        if named is not None and named.type not in _HIRED:
            return named
    return None


def _holder(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The first institution of the line that says who holds the event of a programme."""
    line = _HOLDS.search(lines_folded(document.text[:1500]))
    return next((m for m in institutions if line is not None and line.end() <= m.evidence.start < line.end() + 4), None)


def _is_addressee(document: Document, mention: Mention) -> bool:
    """Whether a line of its own in the dative says that the letter goes to it: `Ekonomikas ministrijai`."""
    at = mention.evidence
    alone = not re.search(r"\w", document.text[: at.start].rpartition("\n")[2]) and not document.text[at.end :].split("\n", 1)[0].strip()
    return alone and re.search(r"(?:ai|ei|am|im)[”“\"»]?$", at.quote) is not None and folded(at.quote) != folded(mention.name)


def _signer(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The institution below the last words of a letter that has no letterhead: `Ar cieņu | Ilze Roze | Upes aģentūra`."""
    low = lines_folded(document.text)
    closing = max((found.end() for found in _CLOSING.finditer(low)), default=None)
    if closing is None or any(has_line(document, m) and m.evidence.start < min(600, closing) for m in institutions):
        return None
    return next((m for m in institutions if closing <= m.evidence.start < closing + 300), None)


_CLOSING = re.compile(r"(?:^|\n)\W*(?:ar (?:patiesu )?cienu|patiesa ciena|ar sveicieniem|cienpilni)\b")


def _of_meeting(document: Document, head: Sequence[Passage], institutions: Sequence[Mention]) -> Mention | None:
    """The body in the title line of minutes, else the last one above that line."""
    for passage in head:
        low = folded(document.text[passage.start : passage.end])
        record = _RECORD.search(low)
        if record is None or passage.end - passage.start > 300:
            continue
        inside = [m for m in institutions if passage.start <= m.evidence.start < passage.end]
        before = [m for m in inside if m.evidence.start < passage.start + record.start()]
        if before or inside:
            return (before or inside)[0]
    titled = next((p for p in head if _RECORD.search(folded(document.text[p.start : p.end])) and p.end - p.start < 300), None)
    above = [m for m in institutions if titled is not None and m.evidence.start < titled.start]
    if len(above) > 1 and above[0].name.isupper() and document.text[above[0].evidence.end : above[1].evidence.start] == " ":
        return above[1]  # `LELB Alsungas draudze`
    return above[0] if above else None


def _host(document: Document, early: Sequence[Mention]) -> Mention | None:
    """Where the meeting was held, of a paper that tells of it in a sentence: `notika tikšanās Valsts kancelejā`."""
    for mention in early:
        at = mention.evidence
        before = folded(document.text[max(0, at.start - 60) : at.start])
        if (_HELD_AT.search(before) or _HELD_BEHIND.match(folded(document.text[at.end : at.end + 40]))) and re.search(r"(?:ā|ē|ī|ū|ajā|ās|ēs|os)$", at.quote.rstrip('”"»')):
            return mention
    return None


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a line that says where the meeting was names it: `Vieta: Rīga, Latvijas Nacionālā bibliotēka`, `Ogre, viesu nams „Avots”, 2019. gada 12. jūnijs`."""
    before = folded(document.text[max(0, mention.evidence.start - 80) : mention.evidence.start].rpartition("\n")[2])
    if _TOWN.fullmatch(before) and _DAY_BEHIND.match(document.text, mention.evidence.end):
        return True
    return bool(re.match(r"\W*(?:(?:norises |sanaksmes |sedes |sapulces )?(?:norises )?viet[as]|telpa|adrese|kur)\b[^:]{0,20}:", before))


#: The town before, and the day behind a house in the line that says where and when.
_TOWN = re.compile(r"\W*[a-z]{3,}(?: [a-z]+)?, ?")
_DAY_BEHIND = re.compile(r"(?:, [^,\n]{3,40})?,? (?:(?:19|20)\d\d\. ?gad|\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d)")


def _in_margins(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The institution that running headers and footers name."""
    margins = " ".join(folded(document.text[p.start : p.end]) for p in document.passages if p.kind in OUT_OF_FLOW)
    if not margins:
        return None
    return next((m for m in institutions if len(m.name) > 6 and _bare(m.name) in margins), None)


def _bare(name: str) -> str:
    quoted = re.search(r"[„“\"«](.+)[”“\"»]", name)
    return folded(quoted.group(1) if quoted else name)


def _in_title(document: Document, head: Sequence[Passage], mention: Mention) -> bool:
    """Whether one of the first three lines names it, prose being no title."""
    return any(p.start <= mention.evidence.start < p.end and p.end - p.start <= 220 and not _PROSE.search(document.text, p.start, p.end) for p in head[:3])


#: Where a sentence of several words ends.
_PROSE = re.compile(r"(?:[a-zāčēģīķļņšūž]{2,},? ){3}[^.\n]{0,160}[^\W\d_]{3,}[.!?]\s*\Z")
