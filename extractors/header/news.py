"""Whose a piece of news is: the agency's or the paper's that prints it, or the house's that tells of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded
from extractors.header.lines import lines_folded
from extractors.header.weight import counted, house_of, most_named
from extractors.institutions.mastheads import DATELINE
from extractors.institutions.mastheads import METHOD as MASTHEAD
from extractors.institutions.media_names import is_called_paper, is_medium
from extractors.records import OUT_OF_FLOW, Alias, Document, Mention

#: Behind the name of the house in the first line of its page: the chain of links, or the bar of the menu.
_MENU = re.compile(r"\s*[|/»›>→]\s*\w[^\n|/»›>→]{1,40}(?:\s[|/»›>→]\s[^\n]{2,40})|\s*[/»›>→]\s*(?:Aktualitātes|Jaunumi|Ziņas)\s*\n")
#: The bar of the menu on the line below the name of the house: `Upes skola` | `Skola | Vecākiem | Projekti`.
_MENU_BELOW = re.compile(r"[”“\"»]?\s*\n[^\n|/»›>→]{2,40}(?:\s[|/»›>→]\s[^\n|/»›>→]{2,40}){2,}(?:\n|$)")
#: Behind the name of a paper over what it printed: `Laikraksts „Zemes Balss”, 2020. gada 9. jūlijs`.
_DATED = re.compile(r"[”“\"»]?,\s(?:\d{4}\.\s?gada\s\d{1,2}\.\s?\w+|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d)")
#: Before the house in the line that says when it was put on its page: `Publicēts 12.02.2021. | Upes pašvaldība`.
_PUT_UP = re.compile(r"(?:^|\n)\W*(?:publicets|ievietots|publicesanas datums|autors)\b[^\n]{0,40}\s[|/–—•-]\s$")
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
_DECIDED = re.compile(r"\b(?:par|at)?(?:ieveleja|ievelet[sai]|ievel|nolema|apstiprinaja|nobalsoja|pienema|noraidija|lema|izskatija|(?:ne)?atbalstija)\b")
_SESSION = re.compile(r"\b(?:sed(?:e|es|i)|balsojum\w*|nobalsoja|kopsapulc\w*|sapulc\w*|plenarsed\w*)\b")
_MEETING_BODIES = frozenset({"court", "parliament", "municipality", "council", "committee", "association", "government", "union", "party", "university"})
#: To whom the lead says that it was told: `intervijā portālam „Tirgus.lv” teica …`, `lasiet šo interviju laikrakstā Krasts`.
_INTERVIEW = re.compile(
    r"\b(?:intervij(?:a|u|as)|saruna)\s(?:ar )?(?:[a-z]+\s)?(?:portal\w*|agentur\w*|laikrakst\w*|aviz\w*|zurnal\w*|raidijum\w*|izdevum\w*|nedelrakst\w*|radio|televizij\w*)?\s?[„\"“«]?$"
)
#: Before the one who speaks for the house that sends the news.
_INFORMS = re.compile(r",\s(?:ta )?(?:informe|informeja|zino|zinoja|pastastija|pavesta|pavestija|pazino|pazinoja)\s")


def sender_of(document: Document, institutions: Sequence[Mention], *, aliases: Sequence[Alias] = ()) -> Mention | None:
    """Whose news it is: the body whose meeting an agency tells of, else the agency of the dateline; the one that the line of
    contacts names; the one that speaks in the headline; the medium whose name stands above it all."""
    line = DATELINE.search(document.text[:1500])
    medium = next((m for m in institutions if m.method == MASTHEAD), None)
    if medium is not None and line is None:
        counts = counted(document, [m for m in institutions if m.name != medium.name], aliases)
        return _that_met(document, institutions, counts, medium.evidence.end if medium.evidence.start < 500 else 0) or medium
    byline = next((m for m in institutions if m.evidence.start < 500 and _DATED.match(document.text, m.evidence.end) and _begins_line(document, m)), None)
    byline = byline or next((m for m in institutions if m.evidence.start < 500 and _signs(document, m)), None)
    if byline is not None:
        return byline
    first = institutions[0]
    if first.evidence.start < 4 and (_MENU.match(document.text, first.evidence.end) or _MENU_BELOW.match(document.text, first.evidence.end)):
        return first
    put_up = next((m for m in institutions if m.evidence.start < 800 and _PUT_UP.search(lines_folded(document.text[max(0, m.evidence.start - 80) : m.evidence.start]))), None)
    if put_up is not None:
        return put_up
    newsletter = next((m for m in institutions if m.evidence.start < 200 and _NEWSLETTER.match(document.text, m.evidence.end)), None)
    if newsletter is not None:
        return newsletter
    if line is not None:
        agency = folded(line["agency"]).removesuffix(".lv")
        sent = [m for m in institutions if folded(m.name).strip("\"„“”«») ").removesuffix(".lv") == agency]
        counts = counted(document, [m for m in institutions if m not in sent], aliases)
        return _that_met(document, institutions, counts, line.end()) or (sent[0] if sent else None)
    asked = next((m for m in institutions if m.evidence.start < 800 and _INTERVIEW.search(folded(document.text[max(0, m.evidence.start - 50) : m.evidence.start]))), None)
    if asked is not None and (asked.type == "media" or is_medium(asked.name)):
        return asked
    counts = counted(document, institutions, aliases)
    about = _told_of_itself(document, institutions, aliases)
    if about is not None:
        return about
    for at, end in _contacts(document):
        named = next((m for m in institutions if at <= m.evidence.start < end), None)
        named = named or house_of(document, at, end, institutions, counts)
        if named is not None:
            return named
    if not re.search(r"\w", document.text[: first.evidence.start]) and has_line(document, first):
        return first  # the letterhead
    speaks = document.text[first.evidence.end : first.evidence.end + 2] == ": "
    if speaks and not document.text[: first.evidence.start].strip():
        return first
    told = next((m for m in institutions if m.evidence.start < 900 and _was_told(document, m)), None)
    rights = " ".join(folded(document.text[p.start : p.end]) for p in document.passages if "©" in document.text[p.start : p.end])
    return told or next((m for m in institutions if len(m.name) > 6 and folded(m.name) in rights), None)


#: Around the medium to which somebody told the news: `portālu „Krasts” informēja`, `aģentūrai „Rīts” pastāstīja`.
_TO_WHOM = re.compile(r"\b(?:portal|agentur|laikrakst|zurnal|aviz)(?:u|i|am|ai)\s[„“\"«]?$")
_WAS_TOLD = re.compile(r"[”“\"»]?,?\s(?:informeja|pastastija|sacija|teica|stastija|uzsvera|noradija|atzina|skaidroja|pavestija|apliecinaja|paudis|pauda)\b")


def _was_told(document: Document, mention: Mention) -> bool:
    """Whether somebody tells the news to a medium, which is then the one that prints it."""
    at = mention.evidence
    return bool(_WAS_TOLD.match(folded(document.text[at.end : at.end + 25])) and _TO_WHOM.search(folded(document.text[max(0, at.start - 20) : at.start])))




#: Above what a release says, at its end, of the house that sends it.
_ABOUT = re.compile(r"\nPar (?=[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"])[^\n.:]{3,80}:?\n")


def _told_of_itself(document: Document, institutions: Sequence[Mention], aliases: Sequence[Alias]) -> Mention | None:
    """The one institution of the last heading `Par Upes biedrību`, in the second half of a release, by its full name."""
    headings = list(_ABOUT.finditer(document.text, len(document.text) // 2))
    if not headings:
        return None
    start, end = headings[-1].span()
    inside = [m for m in institutions if start <= m.evidence.start and m.evidence.end <= end]
    full = {a.short: a.long for a in aliases}
    by_id = {m.id: m for m in institutions}
    return by_id.get(full.get(inside[0].id, inside[0].id)) if len(inside) == 1 and document.text[inside[0].evidence.end : end].strip(" :\n”“\"»") == "" else None


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


#: The line above or below a piece of news that has its writer and the paper alone.
_WRITER = re.compile(r"\W*(?:(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)?|[A-ZĀČĒĢĪĶĻŅŠŪŽ]\.) ?){2,3}, [„“\"«]?")


def _signs(document: Document, mention: Mention) -> bool:
    """Whether a line has a writer and a medium and nothing else: `Ilze Roze, "Zemes Balss"`."""
    at = mention.evidence
    alone = document.text[at.end :].split("\n", 1)[0].strip(" ”“\"».") == ""
    return alone and _WRITER.fullmatch(document.text[: at.start].rpartition("\n")[2]) is not None and (is_medium(mention.name) or is_called_paper(mention.name))


def _begins_line(document: Document, mention: Mention) -> bool:
    """Whether only the writer stands before a quoted name in its line, or in the sentence: `ANNA ROZE, "Zemes Balss", …`, `Jautā A. Roze, "Zemes Balss", …`."""
    before = document.text[: mention.evidence.start].rpartition("\n")[2].strip(" „“\"«,")
    at = mention.evidence.start
    if not before and re.match(r"(?:laikrakst|zurnal|portal)", folded(mention.name)):
        return True
    if folded(before) in ("laikraksts", "zinu agentura", "zurnals", "portals", "avize"):
        return True
    return re.search(r"[„“\"«»”]", document.text[max(0, at - 1) : at + 1]) is not None and (not before or before.isupper() or folded(before) in ("laikraksts", "zurnals", "avize", "portals", "zinu agentura") or document.text[:at].rstrip(" „“\"«").endswith(","))


#: A sentence and another one, which no contact is: `Projektu finansē Upes fonds. Par saturu atbild biedrība.`
_SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+ [a-zāčēģīķļņšūž]")


def _contact_end(text: str, start: int) -> int:
    """Where the lines of a contact end: at most 200 code points on, before a blank line and before prose."""
    end = start
    for place, line in enumerate(text[start : start + 200].split("\n")):
        if place and (len(line) > 90 or _SENTENCE.search(line) or (not line.strip() and end > start + 2)):
            break
        end += len(line) + 1
    return end


def _that_met(document: Document, institutions: Sequence[Mention], counts: Counter[str], start: int) -> Mention | None:
    """The body whose own session or ballot the news is about: its lead says what was decided, and no other body is named as often."""
    lead = folded(document.text[start : start + 450])
    if not _DECIDED.search(lead) or not _SESSION.search(folded(document.text[start : start + 1200])):
        return None
    in_lead = [m for m in institutions if m.name in counts and start <= m.evidence.start < start + 250 and m.type in _MEETING_BODIES]
    best = most_named(in_lead, (), counts)
    return best if best is not None and counts[best.name] == max(counts.values()) else None


def told_by(document: Document, institutions: Sequence[Mention], aliases: Sequence[Alias] = (), *, news: bool = True) -> Mention | None:
    """The house that news of no known sender comes from: its own people inform of it in the lead, or it is what the text begins with and speaks of.

    Of a paper that is no `news` the beginning tells nothing: a contract begins with the one party.
    """
    counts = counted(document, institutions, aliases)
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    lead = next((p for p in flow[:4] if p.end - p.start > 110), None)
    if lead is None:
        return None
    low = folded(document.text[lead.start : lead.end])
    for informs in _INFORMS.finditer(low):
        at = lead.start + informs.end()
        end = min(lead.end, at + 120)
        named = next((m for m in institutions if at <= m.evidence.start < end), None) or house_of(document, at, end, institutions, counts)
        if named is not None:
            return None if _TO_MEDIUM.search(folded(document.text[max(0, named.evidence.start - 25) : named.evidence.start])) else named
    own = [m for m in institutions if counts[m.name] > 1 and not _TO_MEDIUM.search(folded(document.text[max(0, m.evidence.start - 25) : m.evidence.start]))]
    opens = next((m for m in own if lead.start <= m.evidence.start < lead.start + 4 and folded(m.evidence.quote) == folded(m.name)), None)
    if opens is not None and len(flow) > 2 and news:
        return opens
    headline = [m for m in own if m.evidence.end <= lead.start and folded(m.evidence.quote) == folded(m.name)]
    best = most_named(headline, (), counts)
    return best if best is not None and counts[best.name] >= max(3, *counts.values()) else None


def has_line(document: Document, mention: Mention) -> bool:
    """Whether a line holds the name of an institution in the nominative and nothing else, its seat and abbreviation apart."""
    at = mention.evidence
    before = document.text[: at.start].rpartition("\n")[2]
    behind = document.text[at.end :].split("\n", 1)[0]
    return not re.search(r"\w", before) and re.fullmatch(r"[”“\"»]?(?: [A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+[āēī])?\s*(?:\([^()]*\))?\s*", behind) is not None and folded(at.quote) == folded(mention.name)
