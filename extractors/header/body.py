"""Whose meeting or paper a document is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from extractors.dates.words import folded
from extractors.header.lines import lines_folded
from extractors.header.weight import counted, house_of, of_address
from extractors.institutions.mastheads import DATELINE
from extractors.institutions.mastheads import METHOD as MASTHEAD
from extractors.institutions.organ_names import METHOD
from extractors.readers.slides import is_slide_mark
from extractors.records import OUT_OF_FLOW, Alias, Document, Mention, MentionId, Passage, PassageKind

_AUTHOR = re.compile(
    r"(?:\n|^|\t)\W*(?:izstradataj[si]|sagatavotaj[si]|(?:projekta )?iesniedzej[si]|(?:projekta )?istenotaj[si]|plana izstradatajs|"
    r"(?:projekta )?vadosais partneris|(?:finansejuma|koordinejosais) sanemejs|izdevejs)\s*(?:\([^()\n]{3,40}\)\s*)?(?:[:\t–-]|\n)\s*"
)
#: Behind the name of the house in the first line of its page: the chain of links, or the bar of the menu.
_MENU = re.compile(r"\s*[|/»›>→]\s*\w[^\n|/»›>→]{1,40}(?:\s[|/»›>→]\s[^\n]{2,40})")
#: Behind the name of a paper over what it printed: `Laikraksts „Zemes Balss”, 2020. gada 9. jūlijs`.
_DATED = re.compile(r"[”“\"»]?,\s(?:\d{4}\.\s?gada\s\d{1,2}\.\s?\w+|\d{1,2}\.\d{1,2}\.\d{4})")
#: Behind the house whose newsletter it is.
_NEWSLETTER = re.compile(r"\s+(?:ziņu lapa|ziņas|vēstis|biļetens|avīze|avīzīte|informatīv(?:ais izdevums|ā lapa|ais biļetens|ās ziņas)|jaunumi|ziņotājs)\b", re.I)
#: Who stands behind a piece of news: the line at its end, `Informāciju sagatavoja: …`.
_CONTACT = re.compile(
    r"(?:^|\n)\W*(?:(?:informaciju|zinu|pazinojumu|relizi|rakstu|publikaciju|tekstu|materialu)\s+sagatavoj\w+|sagatavoja|papildu informacija(?:i)?|papildinformacija(?:i)?|kontaktinformacija|"
    r"informacija (?:medijiem|presei)|(?:preses|mediju) (?:kontakti|kontaktpersona)|kontaktpersona|(?:plasak|sikak)\w+ informacija\w*|teksts(?=:)|vairak(?=:)|par pasakumu(?=:)|kontaktiem(?=:))\b"
)
#: A post whose holder speaks for the house.
_PRESS_OFFICER = re.compile(r"\b(?:preses (?:sekretar|parstav|dienest|nodal)|sabiedrisko attiecibu|komunikacijas (?:vaditaj|specialist|nodal|dala|dalas|projektu|parstav)|mediju (?:attiecibu|specialist))\w*")
#: Whom news quotes: `vēsta Latvijas Radio`, `aģentūrai LETA`.
_TO_MEDIUM = re.compile(r"\b(?:vesta|zino|raksta|portal\w*|agentur\w*|laikrakst\w*|avize\w*|raidijum\w*|intervija)\s[„\"“«]?$")
_DECIDED = re.compile(r"\b(?:par|at)?(?:ieveleja|ievelet[sai]|ievel|nolema|apstiprinaja|nobalsoja|pienema|noraidija|lema|izskatija)\b")
_SESSION = re.compile(r"\b(?:sed(?:e|es|i)|balsojum\w*|nobalsoja|kopsapulc\w*|sapulc\w*|plenarsed\w*)\b")
_MEETING_BODIES = frozenset({"court", "parliament", "municipality", "council", "committee", "association", "government", "union", "party", "university"})
_HELD_AT = re.compile(r"\b(?:notika|norisinajas|rikoja)\b")
_RECORD = re.compile(r"protokol|p r o t o k o l s|sanaksm|\bsed[ei]|sapulc|piezimes")


def body_of(
    document: Document, head: Sequence[Passage], institutions: Sequence[Mention], kind: str, aliases: Sequence[Alias] = ()
) -> MentionId | None:
    """The mention of the institution whose paper it is; nothing when the document does not show it."""
    if not institutions:
        return None
    ordered = sorted(institutions, key=lambda m: (m.evidence.start, -m.evidence.end))
    sender = partial(_sender, aliases=aliases)
    for rule in (sender if kind == "press" else None, _on_first_slide if kind == "presentation" else None, _named_author if kind in _PAPERS else None):
        found = rule(document, ordered) if rule else None
        if found is not None:
            return found.id
    full = [m for m in ordered if not m.method.endswith("bare abbreviation")] or ordered
    if kind != "minutes":
        full = [m for m in full if not _OVERSEES.match(document.text, m.evidence.end)] or full
    end = head[-1].end if head else 0
    early = [m for m in full if m.evidence.start < end]
    if kind == "minutes":
        early = [m for m in early if not _is_place(document, m)]
        meets = next((m for m in ordered if m.method == METHOD), None)
        found = meets or _of_meeting(document, head, full) or _host(document, early) or (early[0] if early else None)
    elif kind in ("decision", "letter"):
        found = early[0] if early else full[0]
    elif kind in _PAPERS:
        found = _in_margins(document, full) or (early[0] if early and _in_title(head, early[0]) else None)
        found = found or of_address(document, ordered, aliases) or _most(full, early, counted(document, ordered, aliases))
    else:
        found = (_in_headline(document, full) or _named_author(document, full) or _mourner(document, full)) if kind == "other" else None
        found = found or _of_news(document, head, early or full, counted(document, ordered, aliases))
    return found.id if found is not None else None


#: Behind the ministry over the office whose paper it is: `Tieslietu ministrijas padotībā esošais …`.
_OVERSEES = re.compile(r"\s+(?:padotīb|pārraudzīb|pakļautīb|pārziņ)\w+")
_PAPERS = ("report", "plan", "presentation")


def _of_news(document: Document, head: Sequence[Passage], institutions: Sequence[Mention], counts: Counter[str]) -> Mention | None:
    """The institution that news of no known sender speaks of: named in its first lines and again later, and no medium that is quoted."""
    opening = head[1].end if len(head) > 1 else len(document.text)
    own = [
        m for m in institutions
        if not _TO_MEDIUM.search(folded(document.text[max(0, m.evidence.start - 25) : m.evidence.start]))
        and counts[m.name] > 1 and m.evidence.start < opening
    ]  # fmt: skip
    return _most(own, (), counts)


def _on_first_slide(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The one institution that has a line of the slide with the title for itself: the speaker's house."""
    marks = (p.start for p in document.passages if p.kind is PassageKind.HEADER and is_slide_mark(document.text[p.start : p.end]))
    end = next((mark for mark in marks if mark > 3), 0)
    alone = [m for m in institutions if m.evidence.end <= end and _has_line(document, m)]
    return alone[0] if len({m.name for m in alone}) == 1 else None


def _has_line(document: Document, mention: Mention) -> bool:
    """Whether a line holds the name of an institution in the nominative and nothing else, its seat and abbreviation apart."""
    at = mention.evidence
    before = document.text[: at.start].rpartition("\n")[2]
    behind = document.text[at.end :].split("\n", 1)[0]
    return not re.search(r"\w", before) and re.fullmatch(r"[”“\"»]?(?: [A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+[āēī])?\s*(?:\([^()]*\))?\s*", behind) is not None and folded(at.quote) == folded(mention.name)


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


def _sender(document: Document, institutions: Sequence[Mention], *, aliases: Sequence[Alias] = ()) -> Mention | None:
    """Whose news it is: the body whose meeting an agency tells of, else the agency of the dateline; the one that the line of
    contacts names; the one that speaks in the headline; the medium whose name stands above it all."""
    line = DATELINE.search(document.text[:1500])
    medium = next((m for m in institutions if m.method == MASTHEAD), None)
    if medium is not None and line is None:
        counts = counted(document, [m for m in institutions if m.name != medium.name], aliases)
        return _that_met(document, institutions, counts, medium.evidence.end if medium.evidence.start < 500 else 0) or medium
    byline = next((m for m in institutions if m.evidence.start < 500 and _DATED.match(document.text, m.evidence.end) and _begins_line(document, m)), None)
    if byline is not None:
        return byline
    first = institutions[0]
    if first.evidence.start < 4 and _MENU.match(document.text, first.evidence.end):
        return first
    newsletter = next((m for m in institutions if m.evidence.start < 200 and _NEWSLETTER.match(document.text, m.evidence.end)), None)
    if newsletter is not None:
        return newsletter
    if line is not None:
        agency = folded(line["agency"]).removesuffix(".lv")
        sent = [m for m in institutions if folded(m.name).strip("\"„“”«») ").removesuffix(".lv") == agency]
        counts = counted(document, [m for m in institutions if m not in sent], aliases)
        return _that_met(document, institutions, counts, line.end()) or (sent[0] if sent else None)
    counts = counted(document, institutions, aliases)
    for at, end in _contacts(document):
        named = next((m for m in institutions if at <= m.evidence.start < end), None)
        named = named or house_of(document, at, end, institutions, counts)
        if named is not None:
            return named
    if not re.search(r"\w", document.text[: first.evidence.start]) and _has_line(document, first):
        return first  # the letterhead
    speaks = document.text[first.evidence.end : first.evidence.end + 2] == ": "
    return first if speaks and not document.text[: first.evidence.start].strip() else None


def _contacts(document: Document) -> Iterator[tuple[int, int]]:
    """Where contacts stand: behind their labels, the last first; then the short lines that name a press officer."""
    low = lines_folded(document.text)
    for label in reversed(list(_CONTACT.finditer(low))):
        yield label.end(), _contact_end(document.text, label.end())
    for officer in reversed(list(_PRESS_OFFICER.finditer(low))):
        start = low.rfind("\n", 0, officer.start()) + 1
        stop = low.find("\n", officer.end())
        if (stop if stop >= 0 else len(low)) - start < 170 and not low[officer.end() :].startswith((" skaidro", " stasta", " informe")):
            yield start, officer.end()


def _begins_line(document: Document, mention: Mention) -> bool:
    """Whether only the writer stands before a quoted name in its line, or in the sentence: `ANNA ROZE, "Zemes Balss", …`, `Jautā A. Roze, "Zemes Balss", …`."""
    before = document.text[: mention.evidence.start].rpartition("\n")[2].strip(" „“\"«,")
    at = mention.evidence.start
    if not before and re.match(r"(?:laikrakst|zurnal|portal)", folded(mention.name)):
        return True
    return re.search(r"[„“\"«»”]", document.text[max(0, at - 1) : at + 1]) is not None and (not before or before.isupper() or folded(before) in ("laikraksts", "zurnals", "avize", "portals") or document.text[:at].rstrip(" „“\"«").endswith(","))


def _contact_end(text: str, start: int) -> int:
    """Where the lines of a contact end: at most 200 code points on, before a blank line and before prose."""
    end = start
    for place, line in enumerate(text[start : start + 200].split("\n")):
        if place and (len(line) > 90 or (not line.strip() and end > start + 2)):
            break
        end += len(line) + 1
    return end


def _that_met(document: Document, institutions: Sequence[Mention], counts: Counter[str], start: int) -> Mention | None:
    """The body whose own session or ballot the news is about: its lead says what was decided, and no other body is named as often."""
    lead = folded(document.text[start : start + 450])
    if not _DECIDED.search(lead) or not _SESSION.search(folded(document.text[start : start + 1200])):
        return None
    in_lead = [m for m in institutions if m.name in counts and start <= m.evidence.start < start + 250 and m.type in _MEETING_BODIES]
    best = _most(in_lead, (), counts)
    return best if best is not None and counts[best.name] == max(counts.values()) else None


def _named_author(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The institution behind a label: `Izstrādātājs: …`, `Projekta iesniedzējs | …`."""
    low = lines_folded(document.text[:6000])
    for label in _AUTHOR.finditer(low):
        named = next((m for m in institutions if label.end() <= m.evidence.start < label.end() + 12), None)
        if named is not None:
            return named
    return None


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
        if _HELD_AT.search(before) and re.search(r"(?:ā|ē|ī|ū|ajā|ās|ēs|os)$", at.quote.rstrip('”"»')):
            return mention
    return None


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a line that says where the meeting was names it: `Vieta: Rīga, Latvijas Nacionālā bibliotēka`."""
    before = folded(document.text[max(0, mention.evidence.start - 80) : mention.evidence.start].rpartition("\n")[2])
    return bool(re.match(r"\W*(?:(?:norises |sanaksmes |sedes |sapulces )?(?:norises )?viet[as]|telpa|adrese|kur)\b[^:]{0,20}:", before))


def _in_margins(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The institution that running headers and footers name."""
    margins = " ".join(folded(document.text[p.start : p.end]) for p in document.passages if p.kind in OUT_OF_FLOW)
    if not margins:
        return None
    return next((m for m in institutions if len(m.name) > 6 and _bare(m.name) in margins), None)


def _bare(name: str) -> str:
    quoted = re.search(r"[„“\"«](.+)[”“\"»]", name)
    return folded(quoted.group(1) if quoted else name)


def _in_title(head: Sequence[Passage], mention: Mention) -> bool:
    """Whether one of the first three lines names it, prose being no title."""
    return any(p.start <= mention.evidence.start < p.end and p.end - p.start <= 220 for p in head[:3])


def _count(institutions: Sequence[Mention]) -> Counter[str]:
    return Counter(m.name for m in institutions)


def _most(institutions: Sequence[Mention], first: Sequence[Mention], counts: Counter[str] | None = None) -> Mention | None:
    """The institution named most often; of those named as often the earlier, and the head's before the others."""
    if not institutions:
        return None
    counts = counts or _count(institutions)
    heads = {m.name for m in first}
    return max(institutions, key=lambda m: (counts[m.name] + (1 if m.name in heads else 0), -m.evidence.start))
