"""Lines and cells with a label: `Partneri: …`, `Īstenošanas laiks | …`, and lists below a heading that asks who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import folded
from extractors.initiatives.meanings import kind_of, meaning_of
from extractors.records import OUT_OF_FLOW, Document, Part, Passage, PassageKind

_LABEL = re.compile(r"(?P<label>[^\W\d][^:\t\n.;]{2,60}?)\s*(?::|\t|\s[–—-]\s)\s*")
_WHO_IS_IN = re.compile(r"kas (?:ir|darbojas|piedalas|iesaistij\w+|sadarbojas) (?P<of>\w+)|(?P<of2>\w+) (?:dalibniek|partner|biedr)\w+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a label introduces at `[start, end)`: a part, or `term`, or `budget`; `kind` is the kind of initiative it names."""

    at: int
    meaning: Part | str
    kind: str | None
    start: int
    end: int
    listed: bool = False  # the items below a heading
    since: int = 0  # the initiative meant is named from here on: in the same row of a table


#: The fewest labels on lines of their own that make a paper a form, with what they ask for on the lines below.
_FEWEST = 3


def _is_form(document: Document, flow: Sequence[Passage]) -> bool:
    """Whether the paper is a form whose labels fill lines of their own: `Projekta nosaukums | Zaļā krasta taka | Iesniedzējs | …`."""
    alone = [p for p in flow if p.table is None and p.end - p.start < 50 and meaning_of(document.text[p.start : p.end].strip()) is not None]
    return len(alone) >= _FEWEST


_NO_LETTERS = re.compile(r"\W*")


def find_labelled(document: Document) -> Iterator[Labelled]:
    """The labelled lines and cells of the flow, in order."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    headers: dict[int, dict[int, tuple[Part | str, str | None]]] = {}
    form = _is_form(document, flow)
    for place, passage in enumerate(flow):
        text = document.text[passage.start : passage.end]
        if passage.table is not None:
            columns = headers.setdefault(passage.table, _column_meanings(document, flow, passage.table))
            if columns:
                if passage.row and passage.column in columns and text.strip():
                    row = next(p.start for p in flow if p.table == passage.table and p.row == passage.row) if _NAMED_IN_ROWS in columns else 0
                    yield Labelled(passage.start, *columns[passage.column], passage.start, passage.end, since=row)
                continue
            if passage.column == 0 and place + 1 < len(flow) and _beside(passage, flow[place + 1]):
                meaning = meaning_of(text.rstrip(" :"))
                if meaning:
                    yield Labelled(passage.start, *meaning, flow[place + 1].start, _row_end(flow, place))
            continue
        lead = _NO_LETTERS.match(text)
        offset = lead.end() if lead else 0
        match = _LABEL.match(text, offset)
        if match and (meaning := meaning_of(match["label"])):
            if match.end() < len(text):
                ends = (_INLINE, _GOES_ON, _NEXT) if _DASH.search(match.group()) else (_INLINE,)
                stop = min((found.start() for end in ends if (found := end.search(text, match.end())) is not None), default=len(text))
                yield Labelled(passage.start, *meaning, passage.start + match.end(), passage.start + stop)
                yield from _inline(passage, text, match.end())
            elif (end := _list_end(document, flow, place)) is not None:
                yield Labelled(passage.start, *meaning, passage.end, end, True)
            continue
        if (payer := _PAID_BY.match(text)) is not None:
            yield Labelled(passage.start, Part.FUNDER, None, passage.start + payer.end(), passage.end)
            continue
        if (counted := counted_list(document, flow, place)) is not None:
            yield counted
            continue
        if fact := _bare_fact(text, offset):
            yield Labelled(passage.start, fact, None, passage.start + offset, passage.end)
            continue
        below = flow[place + 1] if place + 1 < len(flow) else None
        alone = meaning_of(text.strip(" :"))
        if alone and alone[1] is not None and below is not None and below.kind is PassageKind.PARAGRAPH and below.end - below.start < 160:
            yield Labelled(passage.start, *alone, below.start, below.end)
            continue
        if alone and isinstance(alone[0], Part) and len(text) < 60 and not text.rstrip().endswith(".") and (end := _list_end(document, flow, place)) is not None:
            yield Labelled(passage.start, *alone, passage.end, end, True)
            continue
        if alone and isinstance(alone[0], Part) and len(text) < 60 and below is not None and below.table is None and below.end - below.start < _LONGEST and not form:
            yield Labelled(passage.start, *alone, passage.end, passage.end)  # for those named one a line below
            continue
        if form and alone and below is not None and len(text) < 60 and not text.rstrip().endswith((".", ":")):
            end = _list_end(document, flow, place) or (below.end if below.end - below.start < 300 else None)
            if end is not None:
                yield Labelled(passage.start, *alone, below.start, end, below.kind is PassageKind.ITEM)
                continue
        yield from _inline(passage, text, offset)
        heading = passage.kind is PassageKind.HEADING or text.rstrip().endswith((":", "?")) or (alone is not None and alone[1] is not None)
        if heading and len(text) < 90 and (end := _list_end(document, flow, place)) is not None:
            bare = meaning_of(text.strip(" :?0123456789."))
            asked = _WHO_IS_IN.fullmatch(folded(text).strip(" :?0123456789."))
            if bare:
                yield Labelled(passage.start, *bare, passage.end, end, True)
            elif asked and (kind := kind_of(asked["of"] or asked["of2"] or "")):
                part = Part.PARTNER if kind == "project" else Part.PARTICIPANT if kind == "event" else Part.MEMBER
                yield Labelled(passage.start, part, kind, passage.end, end, True)


#: A line that counts those who are listed below it: `5 partneri · 3 valstis`, `Tīklā 4 dalībnieki`.
_COUNTS = re.compile(
    r"\W*(?:(?P<kind>projekt|tīkl|programm|konsorcij)\w*\s+(?:ir\s+)?)?(?P<number>\d{1,2}|div[ia]s?|trīs|četr[ia]s?|piec[ia]s?|seš[ia]s?|septiņ[ia]s?|astoņ[ia]s?|deviņ[ia]s?|desmit)\s+"
    r"(?:sadarbības\s+)?(?P<who>partner(?:i|es)|dalībniek?c?(?:i|es)|biedri|dalīborganizācijas)\b(?!\s+[a-zāčēģīķļņšūž])[^:\n]{0,80}:?\s*",
    re.IGNORECASE,
)
_NUMBERS_SAID = ("div", "trīs", "četr", "piec", "seš", "septiņ", "astoņ", "deviņ", "desmit")


def counted_list(document: Document, flow: Sequence[Passage], place: int) -> Labelled | None:
    """The lines below one that counts the partners or members, as many as it says."""
    line = flow[place]
    match = _COUNTS.fullmatch(document.text, line.start, line.end)
    if match is None:
        return None
    said = match["number"].lower()
    number = int(said) if said.isdigit() else next(n for n, stem in enumerate(_NUMBERS_SAID, start=2) if said.startswith(stem))
    below = flow[place + 1 : place + 1 + number]
    if number < 2 or len(below) < number or any(p.end - p.start > _LONGEST or document.text[p.start : p.end].rstrip().endswith((".", ":")) for p in below):
        return None
    part = Part.MEMBER if match["who"].lower().startswith(("dalīb", "biedr")) else Part.PARTNER
    return Labelled(line.start, part, None, line.end, below[-1].end, True)


#: A line that opens with the verb: `• Finansē Zivju fonds`, `Līdzfinansēja: Ogres novada dome`.
_PAID_BY = re.compile(r"\W*(?:Finansē|Līdzfinansē|Finansiāli atbalsta)(?:ja)?\s*:?\s+(?=(?:[a-zāčēģīķļņšūž]+\s)?[„“«\"A-ZĀČĒĢĪĶĻŅŠŪŽ])(?=[^.;:\n]{3,110}\.?\s*$)")
_LONGEST = 120  # code points of a line that names a partner
#: A budget whose line has no colon: `Budžets 48 000 EUR`.
_BARE_BUDGET = re.compile(r"(?:kop[eē]j[aā]i?s |projekta )?(?:budžets|finansējums|izmaksas)\s+(?=\d)[^.;:]{3,40}$", re.IGNORECASE)


def _bare_fact(text: str, offset: int) -> str | None:
    """What a line without a label tells of the project above it: nothing but its term, or its budget."""
    if len(text) - offset > 70:
        return None
    if _BARE_BUDGET.match(text, offset):
        return "budget"
    found = [d for d in find_dates(text) if d.precision is Precision.INTERVAL and d.value]
    alone = len(found) == 1 and not re.search(r"\w", text[offset : found[0].start] + text[found[0].end :])
    return "term" if alone else None


#: Marks a table whose rows name an initiative each.
_NAMED_IN_ROWS = -1
#: A table of what is to be done has a column of its own for who helps.
_TASKS = re.compile(r"(?:uzdevum|pasakum|darbib|aktivitat|ricib|atbild|termin|izpild|projekt)\w*")
_DASH = re.compile(r"\s[–—-]\s*$")
#: `Projekta vadītājs – X un Y – stāstīja …`: between two dashes in a sentence that goes on.
_GOES_ON = re.compile(r"\s[–—-]\s+(?=[a-zāčēģīķļņšūž])")
#: `Organizators – X; ģenerālsponsors Y. Atbalstu deva Z`: what is told of others behind a dash.
_NEXT = re.compile(r"(?:;\s+(?=[a-zāčēģīķļņšūž]{5,}(?:s|i|a|e|as|es)\s)|[a-zāčēģīķļņšūž”“»\"]\.\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+\s))")


def _column_meanings(document: Document, flow: Sequence[Passage], table: int) -> dict[int, tuple[Part | str, str | None]]:
    """What the columns of a table say of the initiatives in its rows; nothing for a table of labels, one a row."""
    head = [p for p in flow if p.table == table and p.row == 0 and p.column is not None]
    texts = [document.text[p.start : p.end].strip(" :") for p in head]
    listed = [(p, meaning) for p, text in zip(head, texts, strict=True) if (meaning := meaning_of(text)) is not None and meaning[0] in (Part.PARTNER, Part.MEMBER)]
    if len(head) > 1 and len(listed) == 1 and listed[0][0].column is not None and listed[0][0].column < 2 and not any(_TASKS.match(folded(text)) for text in texts):
        return {listed[0][0].column: listed[0][1]}  # a table of partners, one a row
    if len(head) > 1 and (headed := _headed(document, flow, table)) is not None and not any(_TASKS.match(folded(text)) for text in texts):
        return {next((p.column for p, text in zip(head, texts, strict=True) if p.column is not None and not _NUMBERS.match(folded(text))), 0): headed}
    if len(head) < 3 or not any(re.fullmatch(r"(?:projekt|programm|tikl)\w*(?: nosaukums)?|nosaukums", folded(text)) for text in texts):
        return {}
    found = {p.column: meaning for p, text in zip(head, texts, strict=True) if p.column is not None and (meaning := meaning_of(text)) is not None}
    return found | {_NAMED_IN_ROWS: ("term", None)} if found else found


#: The header of a column that numbers the rows.
_NUMBERS = re.compile(r"(?:n\.?\s?(?:r|p)\b|nr|pp?\b|#|kods|$)")


def _headed(document: Document, flow: Sequence[Passage], table: int) -> tuple[Part | str, str | None] | None:
    """What the line right above a table says of those whom its rows name: `PARTNERI`."""
    place = next((place for place, p in enumerate(flow) if p.table == table), 0)
    meaning = meaning_of(document.text[flow[place - 1].start : flow[place - 1].end].strip(" :")) if place and flow[place - 1].table is None else None
    return meaning if meaning is not None and meaning[0] in (Part.PARTNER, Part.MEMBER, Part.SIGNATORY) else None


_INLINE = re.compile(r"(?<=\.\s)(?P<label>[A-ZĀČĒĢĪĶĻŅŠŪŽ][^:.;\t\n]{3,50}?):\s+")


def _inline(passage: Passage, text: str, offset: int) -> Iterator[Labelled]:
    """Labels that open a sentence inside a paragraph: `… noslēdzies. Projekta partneri: X un Y.`"""
    found = [(m, meaning) for m in _INLINE.finditer(text, offset) if (meaning := meaning_of(m["label"]))]
    for place, (match, meaning) in enumerate(found):
        end = found[place + 1][0].start() if place + 1 < len(found) else len(text)
        if isinstance(meaning[0], Part):
            stop = re.search(r"\.\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+\s+[a-zāčēģīķļņšūž]", text[match.end() : end])
            end = match.end() + stop.start() if stop else end
        yield Labelled(passage.start + match.start(), *meaning, passage.start + match.end(), passage.start + end)


def is_labelled(document: Document, passage: Passage) -> bool:
    """Whether the line opens with a label of its own: `Līdzfinansētājs: …` among the items of a list."""
    lead = _NO_LETTERS.match(document.text, passage.start, passage.end)
    match = _LABEL.match(document.text, lead.end() if lead else passage.start, passage.end)
    return match is not None and meaning_of(match["label"]) is not None


def _beside(left: Passage, right: Passage) -> bool:
    return left.table == right.table and left.row == right.row


def _row_end(flow: Sequence[Passage], place: int) -> int:
    end = flow[place].end
    for passage in flow[place + 1 :]:
        if passage.table != flow[place].table or (passage.row != flow[place].row and not passage.column):
            break  # rows that leave the first column empty go on with it
        end = passage.end
    return end


#: A line that begins with the number by which a project knows its partner: `PP2 Ogres novada pašvaldība`.
_CODED = re.compile(r"(?:(?:LP|PP|AP|P)\s?\d{1,2}|VP|LP)[.:)]?\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"](?=.{3,140}$)")


def _list_end(document: Document, flow: Sequence[Passage], place: int) -> int | None:
    """The end of the items right below a passage; nothing when none follow."""
    end = None
    for passage in flow[place + 1 : place + 40]:
        coded = passage.kind is PassageKind.PARAGRAPH and _CODED.match(document.text, passage.start, passage.end) is not None
        if not (passage.kind is PassageKind.ITEM or coded) or passage.page != flow[place].page:
            break
        end = passage.end
    return end
