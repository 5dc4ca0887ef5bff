"""Where the parts of a document begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.words import folded
from extractors.names.declension import Case
from extractors.names.post_heads import post_forms
from extractors.outline.agenda import Agenda, DecidedList, roman_value
from extractors.outline.blocks import MEETING, Label, label_at, labels_in
from extractors.outline.lettered import lettered_headings
from extractors.outline.members import members_label
from extractors.outline.roman import roman_headings
from extractors.records import OUT_OF_FLOW, Capacity, Document, Passage, PassageKind, Section, SectionKind

_AGENDA = re.compile(
    r"(?:d\s?a\s?r\s?b\s?a\s+k\s?a\s?r\s?t\s?i\s?b\s?a\w*|darbakartib\w+|izskatamie jautajumi|jautajumi(?= un\b|\s*:?\s*$)|dienas kartib\w+)\s*:?"
)
_ITEM = re.compile(r"(?:\d+\.\s?)?(\d{1,3})\.?\s?§|(\d{1,2})\.\s(?!\d)")
_ROMAN_ITEM = re.compile(r"([IVX]{1,5})\.\s(?=P[Aa][Rr]\s|[A-ZĀČĒĢĪĶĻŅŠŪŽ]{4,})")  # `II. PAR SĒJU`
_ROMAN_ALONE = re.compile(r"([IVX]{1,5})\.?")
_PARAGRAPH_ITEM = re.compile(r"(\d{1,3})\.\s?§")
_DECISION = re.compile(
    r"(?:(?:padome|valde|dome|komisija|darba grupa|komiteja|sapulce|dalibnieki|sanaksme)\s+)?(?:\w+\s+)?"
    r"(?:nolemj|nolema|nolemts|nolemusi|lemums|lemj|lemj:|uzdod|vienojas|vienojas par|vienojamies)\b[^.]{0,20}:"
)
_CLOSING = re.compile(rf"{MEETING} (?:slegt\w|sledz|beidz\w*|beigusies)")
#: The number of the meeting: `4. sanāksmes protokols` opens no item.
_MEETING_ITSELF = re.compile(rf"(?:\w+ ){{0,4}}?{MEETING}(?: \w+)? (?:protokol|kopsavilkum|piezim|pierakst)|{MEETING}\s*$")
#: What an item without a number begins with: `IZSKATA: …`, `Ziņo: A. Roze`.
_HEARD = re.compile(r"(?:izskata|zino|refere|runa|debat\w*|izsakas|jautajum\w*|lemj|nolem\w*|lemum\w*|balso\w*)\s*[:–-]")
#: What a chair does in a sentence: `sanāksmes vadītāja lūdz …` opens no block.
_SPEAKS = re.compile(
    r"(?:ludz|aicin|inform|uzdod|atgadin|piebil|norad|ierosin|jauta|zino|skaidro|paskaidro|konstate|pateic|iepazistin|apkopo|rezume|"
    r"uzsver|saka|sledz|atklaj|rosin|piedava|atbild|papildin|uzklaus|nosauc|nodod|sveic)\w*(?= )"
)
_OPENING = re.compile(rf"{MEETING} (?:sak|sakas|saka|atklata|sakta)\b")
_SIGNED = re.compile(
    rf"(?:{MEETING} (?:vaditaj[sa]|priekssedetaj[sa])|protokol(?:eja|ets|ists|iste|etaj[sa])|rakstved(?:is|e)\b|rakstij(?:a|is)\b|vada\b|\(?paraksts|parakst(?:s|ija)\b|"
    r"sekretar(?:s|e)\s|(?:ministru )?prezident[se]\b|(?:valsts kancelejas )?(?:direktor[se]|vaditaj[sa])\b|priekssedetaj[sa]\b)"
)


def outline(document: Document) -> tuple[Section, ...]:
    """The sections of the document: they follow each other and cover the text; a document without any is one `body`.

    >>> from extractors.readers import read
    >>> document = read("Sēdi vada: J. Ozols\\nPiedalās: A. Liepa\\n1. Par plānu\\nNolemj: sagatavot".encode())
    >>> [(section.kind.value, section.capacity and section.capacity.value) for section in outline(document)]
    [('attendance', 'chair'), ('attendance', 'participant'), ('item', None), ('decision', None)]
    """
    if not document.text:
        return ()
    marks = sorted(_marks(document), key=lambda mark: mark.start)
    if not marks:
        return (Section(SectionKind.BODY, 0, len(document.text)),)
    sections: list[Section] = []
    if marks[0].start > 0:
        head = SectionKind.HEADER if any(m.kind is not SectionKind.BODY for m in marks) else SectionKind.BODY
        sections.append(Section(head, 0, marks[0].start))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start if following else len(document.text)
        if end > mark.start:
            sections.append(Section(mark.kind, mark.start, end, mark.title, mark.number, mark.capacity))
    return tuple(sections)


def _marks(document: Document) -> Iterator[Section]:
    """Where sections begin; their ends are not told yet."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    minutes = _is_minutes(document, flow)
    lettered = {**roman_headings(document), **lettered_headings(document)} if minutes else {}
    attending = False
    seen_item = False
    listing = False  # whether people have been listed above
    agenda = Agenda()
    decided = DecidedList()
    table: int | None = None  # the table that an attendance block goes on in
    for place, passage in enumerate(flow):
        text = document.text[passage.start : passage.end]
        low = folded(text)
        cell = passage.kind is PassageKind.CELL
        if passage.start in lettered and not ((named := label_at(low)) and named.end >= len(low.rstrip())):
            seen_item, attending = True, False
            yield Section(SectionKind.ITEM, passage.start, passage.start, text[:200], lettered[passage.start])
            continue
        if cell and attending and table in (None, passage.table) and (passage.column or passage.table is not None) and not (
            passage.column == 0 and label_at(low) and len(text) < 60 and _names_behind(low)
        ):  # fmt: skip
            table = passage.table
            continue
        if not cell and table is not None:
            table = None
        label = label_at(low) if not cell or passage.column == 0 else None
        if label is None and minutes and not cell and not seen_item:
            label = _names_members(document, text, flow[place + 1] if place + 1 < len(flow) else None) or (_names_more(text) if listing else None)
        late = place > len(flow) * 0.6 and seen_item
        if label and late and _SIGNED.match(low) and len(text) < 160 and label.capacity in (Capacity.CHAIR, Capacity.SECRETARY):
            yield Section(SectionKind.SIGNATURE, passage.start, passage.start, text)
            attending = False
            continue
        if label and _opens(label, low, text, minutes=minutes, seen_item=seen_item):
            attending = listing = True
            yield from _blocks(passage, text, low, label)
            after = flow[place + 1] if place + 1 < len(flow) else None
            told = len(text) - label.end > 25 or (label.capacity is Capacity.SECRETARY and label.end < len(text.rstrip()))
            if told and after is not None and not _goes_on(document, text, after):
                attending = False
                yield Section(SectionKind.BODY, after.start, after.start)
            continue
        if attending and not cell and any(at for at, _ in labels_in(text, low) if at):
            yield from (b for b in _blocks(passage, text, low) if b.start > passage.start)
            continue
        if _AGENDA.match(low) and not agenda.is_told_of(low):
            yield Section(SectionKind.AGENDA, passage.start, passage.start, text)
            attending = False
            agenda.open()
        elif minutes and (again := agenda.taken_up(passage, text, low)) is not None and not _DECISION.match(low):
            seen_item = True
            attending = False
            yield Section(SectionKind.ITEM, passage.start, passage.start, text[:200], again or None)
        elif minutes and decided.holds(passage, text, low):
            continue
        elif minutes and (item := _item(passage, text, low)) and not (attending and _lists_person(text)):
            seen_item = True
            attending = False
            agenda.numbered(low)
            yield Section(SectionKind.ITEM, passage.start, passage.start, text[:200], item)
            decision = _decision(low)
            if decision and decision.start() > 0:
                yield Section(SectionKind.DECISION, passage.start + decision.start(), passage.start, None, item)
        elif minutes and (decision := _decision(low)):
            attending = False
            yield Section(
                SectionKind.DECISION, passage.start + decision.start(), passage.start, text[decision.start() : decision.end()]
            )
            decided.open(text, agenda)
        elif (attending and (_OPENING.match(low) or _ends_block(passage, text, low))) or (late and minutes and _CLOSING.match(low)):
            attending = False
            yield Section(SectionKind.BODY, passage.start, passage.start)
        elif late and minutes and len(text) < 120 and _SIGNED.match(low) and _ends_in_name(text):
            yield Section(SectionKind.SIGNATURE, passage.start, passage.start, text)


def _decision(low: str) -> re.Match[str] | None:
    """What opens a decision in a folded passage; few passages have its colon, and the pattern is slow."""
    return _DECISION.search(low) if ":" in low else None


def _opens(label: Label, low: str, text: str, *, minutes: bool, seen_item: bool) -> bool:
    """Whether a label really opens a list of people here and is no sentence about taking part."""
    whole = label.end >= len(low.rstrip())
    if seen_item and label.capacity in (Capacity.PARTICIPANT, Capacity.CHAIR, Capacity.SECRETARY) and not label.sure:
        return False
    if label.capacity in (Capacity.CHAIR, Capacity.SECRETARY):
        if not label.sure and _SPEAKS.match(low, label.end):
            return False
        return (minutes or label.sure) and (len(text) < 700 or len(list(labels_in(text, low))) > 1)
    if label.sure or whole:
        return minutes or label.sure
    rest = text[label.end :]
    marked = bool(re.search(r"[-–—]\s*$", text[: label.end]))
    return minutes and (marked or bool(_PERSON.search(rest[:90]))) and not re.match(r"\s*(?:\d|no\b|ne\b)", rest)


def _names_behind(low: str) -> bool:
    return ":" in low


def _names_members(document: Document, text: str, after: Passage | None) -> Label | None:
    """The label of a list of people that says what they are, when names come right behind it or on the next line."""
    label = members_label(text)
    if label is None:
        return None
    rest = text[label.end :].strip()
    if not rest and after is not None:
        rest = _row(document, after) if after.kind is PassageKind.CELL else document.text[after.start : after.end]
        return label if len(rest) < (600 if label.sure else 200) and _PERSON.search(rest) and not re.match(r"\d{1,2}\.\sPar ", rest) else None
    return label if _PERSON.search(rest[:120]) else None


def _row(document: Document, cell: Passage) -> str:
    """The text of the row of a table that begins with a cell, its cells behind each other."""
    row = (p for p in document.passages if p.kind is PassageKind.CELL and (p.table, p.row) == (cell.table, cell.row))
    return " ".join(document.text[p.start : p.end].strip() for p in row)


#: A label of more people below a list, and what stands for none: `No ministrijas: …`, `Citi: …`.
_MORE = re.compile(r"(?P<who>[A-ZĀČĒĢĪĶĻŅŠŪŽ][^:\n]{2,70}):\s+(?P<rest>[^\n]{5,600})")
_NO_LABEL = re.compile(r"(?:darba kart|dienas ?kart|norises|viet[as]|laik|datums|adrese|telpa|kvorum|temat?|jautajum|izskat|pielikum|prieksseded|balsoj|nolem|lem|uzdev)")


def _names_more(text: str) -> Label | None:
    """The label of a line below a list that names further people: whose they are, or only that they are others.

    >>> _names_more("No Zivju biroja: direktors Juris Kalns, juriste A. Roze").capacity.value
    'participant'
    >>> [_names_more(t) for t in ("A. Roze: Juris Kalns to jau zina.", "Pielikumā: A. Rozes vēstule, karte, tāme")]
    [None, None]
    """
    match = _MORE.fullmatch(text.strip())
    if match is None or _NAMED_LAST.search(re.sub(r"^No\s", "", match["who"])) or _NO_LABEL.match(folded(match["who"])) or _HEARD.match(folded(text)):
        return None
    rest = re.sub(r"\([^()]*\)", "", match["rest"]).rstrip(" .;,")
    parts = [part for part in re.split(r"[;,]|\sun\s", rest) if part.strip()]
    named = sum(_PERSON.search(part) is not None for part in parts)
    if not _PERSON.search(parts[0]) or named * 2 < len(parts) or _SENTENCE_ENDS.search(rest) or any(_SPEAKS.match(folded(rest), m.end()) for m in re.finditer(_PERSON.pattern + r"\s", rest)):
        return None
    return Label(Capacity.PARTICIPANT, match.start("rest"), True)


def _lists_person(text: str) -> bool:
    """Whether an item of a list gives a person, and no question: `1. Jānis Ozols – direktors`, `2. Biroja vadītāja Zane Roze`."""
    if re.match(r"\d{1,2}\.\s?Par ", text):
        return False
    if re.match(r"\d{1,2}\.\s?(?:(?:[Dd]r|[Pp]rof|[Mm]g|[Aa]soc|[Dd]oc|[Ii]nž|habil|biol|oec|sc|med|iur|phil|paed|ing)\.\s?)*" + _PERSON.pattern, text):
        return True
    post = _POST_AND_NAME.match(text)
    return post is not None and any(form.case is Case.NOM and not form.plural for form in post_forms(post["post"]))


_PERSON = re.compile(
    r"[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:\.\s?|[a-zāčēģīķļņšūž]+\s)[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+"
)

_NAMED_LAST = re.compile(rf"{_PERSON.pattern}(?:-\w+)?\s*$")

#: A line of a numbered list that ends with a name, a noun before it: `3. Nodarbinātības dienesta juriste Ilga Sala (ar balsstiesībām)`.
_POST_AND_NAME = re.compile(rf"\d{{1,2}}\.\s?[^:;\n]{{0,200}}?(?P<post>\w+)\s{_PERSON.pattern}(?:-\w+)?\s*(?:\([^()]*\))?\s*[;,.]?\s*$")

#: `Valsts ministri - A. Ozols, B. Liepa, …`: a line of a list, however long.
_POST_AND_NAMES = re.compile(rf"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\d.:\n]{{3,120}}?\s[-–‒—]\s*{_PERSON.pattern}(?:,|\s*$)")


def _goes_on(document: Document, text: str, after: Passage) -> bool:
    """Whether a list of people that began on the label's own line goes on in the next passage."""
    following = document.text[after.start : after.end]
    if after.kind is PassageKind.CELL or text.rstrip().endswith((",", ";", ":", "un", " –")):
        return True
    if after.kind is PassageKind.ITEM:
        return _lists_person(following) or not re.match(r"\d", following)
    low = folded(following)
    if _POST_AND_NAMES.match(following) and not label_at(low):
        return True
    return len(following) < 90 and not following.rstrip().endswith(".") and not label_at(low) and not _OPENING.match(low)


def _ends_block(passage: Passage, text: str, low: str) -> bool:
    """Whether a passage cannot belong to a list of people: a heading, a numbered title, prose without a name."""
    if passage.kind is PassageKind.HEADING and not low.rstrip().endswith(":"):
        return not _PERSON.search(text) or bool(re.match(r"\d", text))
    if _says_something(text, low) or _HEARD.match(low):
        return True
    if re.match(r"\d{1,2}\.\s", text) and re.search(r",\ska\b|\b(?:norada|informe|zino|pastasta|stasta|skaidro|iepazistina)\b", low):
        return True  # an item without a title: `1. A. Roze informē, ka …`
    if _is_prose(text):
        return True
    return len(text) > 220 and text.rstrip().endswith(".") and not _PERSON.search(text[:160])


_SENTENCE_ENDS = re.compile(r"(?<=[a-zāčēģīķļņšūž0-9)”]{3})[.!?] (?=[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+ )")


def _is_prose(text: str) -> bool:
    """Whether a passage that begins with no name is several sentences, one of them without any name."""
    if not text.rstrip().endswith((".", "!", "?")) or re.match(rf"\W*(?:\d{{1,2}}[.)]\s?)?{_PERSON.pattern}", text):
        return False
    sentences = _SENTENCE_ENDS.split(text)
    return len(sentences) > 1 and len(text) > 120 and any(len(s.split()) > 3 and not _PERSON.search(s) for s in sentences)


def _says_something(text: str, low: str) -> bool:
    """Whether a passage begins with a speaker: `A. Roze atklāj sanāksmi.`, `A. Roze: Ministrija sniegs atzinumu.`"""
    speaker = re.match(rf"{_PERSON.pattern}(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)?(:?)\s+", text)
    if speaker is None:
        return False
    return bool(_SPEAKS.match(low, speaker.end()) or (speaker[1] and len(text) - speaker.end() > 60 and text.rstrip().endswith(".")))


def _is_minutes(document: Document, flow: list[Passage]) -> bool:
    """Whether the document records a meeting: it calls itself minutes, or lists who was there."""
    head = folded(document.text[:1500]).replace(" ", "")
    if re.search(r"(?<!nodomu)(?<!nodoma)(?<!sadarbibas)(?<!vienosanas)protokols|darbakartiba|(?:sanaksm|sed|tiksan|sapulc)es(?:piezimes|kopsavilkums|pieraksts)|(?:sanaksme|sede|tiksanas|sapulce)nr\.?\d|registracijaslapa", head):
        return True
    if re.search(r"(?:^|\n|,\s)\d{1,3}\. (?:sanaksme|sede|sapulce)(?=\s*(?:\n|,|\(|$))", folded(document.text[:200])):
        return True
    labels = [label for p in flow[:60] if (label := label_at(folded(document.text[p.start : p.end]))) and (label.sure or p.end - p.start < 60)]
    return len({label.capacity for label in labels}) >= 2 or bool(re.search(r"sanaksme\w*piedal[ai]", head))


def _blocks(passage: Passage, text: str, low: str, first: Label | None = None) -> Iterator[Section]:
    """The blocks of a passage, which may hold several one after the other; the label of the `first` may be known."""
    found = list(labels_in(text, low))
    if first is not None and not any(at == 0 for at, _ in found):
        found = [(0, first), *((at, label) for at, label in found if at >= first.end)]
    for at, label in found:
        title = text[at : label.end].strip(" :–‒—-")
        yield Section(SectionKind.ATTENDANCE, passage.start + at, passage.start, title, None, label.capacity)


_PARAGRAPH = re.compile(r"(\d{1,3})\.?\s?§|§\s?(\d{1,3})\b")


_NUMBER_OF_ITEM = re.compile(r"(\d{1,2})(?:\.\s?|/\s)(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ]|(?:19|20)\d\d\.(?:\s?gad|[-–/]))")


def _item(passage: Passage, text: str, low: str) -> str | None:
    """The number of the item that a passage opens, or nothing."""
    sign = _PARAGRAPH.match(low)
    if sign:
        return sign.group(1) or sign.group(2)
    alone = _ROMAN_ALONE.fullmatch(text.strip())
    if alone and passage.kind is not PassageKind.CELL:
        return str(roman_value(alone.group(1).lower()))
    roman = _ROMAN_ITEM.match(text)
    if roman and passage.kind is not PassageKind.CELL and len(text) < 200:
        return str(roman_value(roman.group(1).lower()))
    if passage.kind in (PassageKind.HEADING, PassageKind.ITEM, PassageKind.PARAGRAPH):
        number = _NUMBER_OF_ITEM.match(text)
        if number and _MEETING_ITSELF.match(low, number.end()):
            return None
        if number and passage.level in (None, 1, 2) and (low[number.end() :].startswith("par ") or len(text) < 100):
            return number.group(1)
    return None


def _ends_in_name(text: str) -> bool:
    return bool(re.search(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ]?[\w-]+\s*$", text))
