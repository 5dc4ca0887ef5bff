"""Names told by their place: behind a label, below the header of a column, in the list that a heading opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from simplemma import is_known

from extractors.dates.words import folded
from extractors.initiatives.meanings import meaning_of
from extractors.initiatives.named import NamedInitiative, can_be_name, make_named
from extractors.names.declension import decline_plural, plural
from extractors.names.initiative_heads import initiative_head
from extractors.names.quotes import quoted_spans
from extractors.records import Document, Gender, Part, Passage, PassageKind
from extractors.signs import Sign

#: Labels behind which a name stands alone: `Projekta nosaukums: …`.
_LABEL = re.compile(
    r"(?:(?P<kind>(?i:projekt|programm|pasākum|konferenc|tīkl|memorand))\w*\s+(?:piln(?:ais|s)\s+)?nosaukums|"
    r"(?P<kind2>Projekts|Programma|Projekti|Konference|Memorands))\s*(?::|[–—-]|\t)\s*(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ\"„“«])"
)
_LABEL_SIGN = Sign("nosaukums|Projekt[si]|Programma|Konference|Memorands")
#: Headers of columns whose cells are names.
_COLUMN = re.compile(r"(?P<kind>projekt|programm|tikl)(?:s|a|i|as|u)?(?: nosaukums)?|nosaukums")
_KIND_OF_LABEL = {
    "projekt": "project", "programm": "programme", "pasākum": "event", "konferenc": "event", "tīkl": "network", "memorand": "agreement",
}  # fmt: skip


#: The same label on a line of its own, and below a heading about a project the bare one.
_ALONE = re.compile(r"(?P<kind>projekt|programm|pasākum|konferenc|tīkl|memorand)\w*\s+(?:piln(?:ais|s)\s+)?nosaukums\s*:?", re.IGNORECASE)
_NAME = re.compile(r"\W*Nosaukums\s*[:–—-]\s*(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ\"„“«])")
#: The bare one in a row of a table of labels.
_NAME_ROW = re.compile(r"\W*(?:[Pp]iln(?:ais|s)\s+)?[Nn]osaukums\W*")


_FOREIGN = re.compile(r"\s\([^()]{2,160}\)$")


def _named_so(document: Document, start: int, end: int, kind: str) -> Iterator[NamedInitiative]:
    """The whole line as a name, or what it has in quotes if it begins with them."""
    quoted = next(quoted_spans(document.text, start, end), None)
    if quoted is not None and quoted[0] - start <= 1:
        start, end = quoted
    name = document.text[start:end].strip()
    bracket = _FOREIGN.search(name)
    if bracket:  # its name in another language, or its short one
        name = name[: bracket.start()]
        end = start + len(name)
    if can_be_name(name):
        noun = {"projekt": "projekts", "programm": "programma", "tīkl": "tīkls", "memorand": "memorands"}.get(kind, "pasākums")
        yield replace(make_named(document, start, end, name, _KIND_OF_LABEL[kind], noun, "label", 0.85), labelled=True)


def find_behind_label(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """`Projekta nosaukums: …`, the same in two cells, `sadaļā Projekti – …`."""
    passage = flow[place]
    text = document.text
    end = passage.end
    if passage.row == 0 and passage.table is not None and sum(p.table == passage.table and p.row == 0 for p in flow) > 2:
        return  # a header of columns
    if passage.table is not None and place + 1 < len(flow) and flow[place + 1].row == passage.row:
        end = flow[place + 1].end
    below = flow[place + 1] if place + 1 < len(flow) and passage.table is None else None
    alone = _ALONE.fullmatch(text, passage.start, passage.end)
    if alone and below is not None and 4 <= below.end - below.start <= 160:
        yield from _named_so(document, below.start, below.end, alone["kind"].lower())
    if (titled := _NAME.match(text, passage.start, passage.end)) and any("rojekt" in text[p.start : p.end] for p in flow[max(0, place - 3) : place]):
        yield from _named_so(document, titled.end(), passage.end, "projekt")
    if passage.column == 0 and end > passage.end and _NAME_ROW.fullmatch(text, passage.start, passage.end) and _on_project(document, flow, passage):
        yield from _named_so(document, flow[place + 1].start, flow[place + 1].end, "projekt")
    for match in _LABEL.finditer(text, passage.start, end) if _LABEL_SIGN.search(text, passage.start, end) else ():
        whole = passage.start == match.start() or text[match.start() - 1] == "\n"
        if match["kind2"] and not whole and match["kind2"] != "Projekti":
            continue
        stop = re.search(r"(?<!\d)[.!?](?:\s|$)|\n", text[match.end() : end])
        last = match.end() + stop.start() if stop else end
        first = match.end()
        name = text[first:last].strip()
        quoted = next(quoted_spans(text, first, end), None)
        if quoted is not None and quoted[0] - first <= 2:
            first, last = quoted
            name = text[first:last]
        else:
            last = first + len(name)
            if any(True for _ in quoted_spans(text, first, last)) or len(name) > 160 or len(name) < 4:
                continue
        bracket = _FOREIGN.search(name)
        if bracket:  # its short name
            name, last = name[: bracket.start()], last - len(bracket.group())
        kind = _KIND_OF_LABEL[(match["kind"] or match["kind2"]).lower().rstrip("sia").removesuffix("e")]
        noun = {"project": "projekts", "programme": "programma", "event": "pasākums", "network": "tīkls", "agreement": "memorands"}[kind]
        yield replace(make_named(document, first, last, name, kind, noun, "label", 0.85), labelled=True)


def _on_project(document: Document, flow: Sequence[Passage], row: Passage) -> bool:
    """Whether the table of labels that the row stands in tells of one project: whose it is or who its partners are."""
    labels = [document.text[p.start : p.end].strip(" :") for p in flow if p.table == row.table and p.column == 0]
    asked = [meaning for label in labels if (meaning := meaning_of(label)) is not None]
    first = next(place for place, p in enumerate(flow) if p.table == row.table)
    above = document.text[flow[first - 1].start : flow[first - 1].end] if first else ""  # `Projekts īsumā`
    return any("rojekt" in label for label in (*labels, above[:40])) and any(isinstance(what, Part) for what, _ in asked)


def find_in_column(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """The cells below a header `Projekts` or `Projekta nosaukums`, or `Nosaukums` beside a column of partners."""
    cell = flow[place]
    if cell.table is None or not cell.row:
        return
    head = next(
        (p for p in flow[:place] if p.table == cell.table and p.row == 0 and p.column == cell.column and p.column is not None), None
    )
    label = _COLUMN.fullmatch(folded(document.text[head.start : head.end]).strip(" :")) if head is not None else None
    if label is None or head is None:
        return
    header = [p for p in flow if p.table == cell.table and p.row == 0]
    if len({p.column for p in header}) < 3:
        return  # a table of labels, one a row
    if label["kind"] is None and not any(meaning is not None and meaning[0] in (Part.LEAD, Part.PARTNER) for p in header for meaning in [meaning_of(document.text[p.start : p.end])]):
        return  # of goods, or of anything else that has a name
    text = document.text[cell.start : cell.end]
    quoted = next(quoted_spans(document.text, cell.start, cell.end), None)
    start, end = quoted if quoted and quoted[0] - cell.start <= 12 else (cell.start, cell.end)
    if 3 < end - start < 160 and text[0].isalnum() | (text[0] in "„“«\""):
        stem = label["kind"] or "projekt"
        kind = _KIND_OF_LABEL["tīkl" if stem == "tikl" else stem]
        noun = {"project": "projekts", "programme": "programma", "network": "tīkls"}[kind]
        yield make_named(document, start, end, document.text[start:end], kind, noun, "column", 0.8)


#: The heading of a section or a slide whose items are projects.
_PROJECTS = re.compile(r"\W*(?:\d+[.)]\s*)*(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*\s+(?:[\w.]+\s+){0,2})?[Pp]rojekti\W*|\W*(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]+\s+){0,3}PROJEKTI\W*")
#: A foreign name that opens an item, before its programme in brackets or what is told of it.
_RUN = re.compile(r"(?P<name>[A-Z][\w’'&-]*(?: (?:(?:of|the|for|and|in|to) )?[A-Z][\w’'&-]*){1,5})(?=:| \(| [–—-] )")
_BULLET = re.compile(r"[\s•–—-]*(?:\d+[.)]\s*)*")


#: `4.2. „Atvērtās durvis”`: the second in section 4.
_SECTION = re.compile(r"\s*(?P<section>\d{1,2})\.\d{1,2}\.?\s+(?=[„“«\"])")
_LONGEST_SECTION = 40  # passages


def _in_section_of_projects(document: Document, flow: Sequence[Passage], place: int, section: str) -> bool:
    """Whether the section of this number is headed `Projekti`."""
    for earlier in reversed(flow[max(0, place - _LONGEST_SECTION) : place]):
        above = document.text[earlier.start : earlier.end].strip()
        if above.startswith(f"{section}. ") and len(above) < 60:
            return _PROJECTS.fullmatch(above) is not None
    return False


def find_in_list(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """The quoted names that begin the items below `… projekti:`."""
    passage = flow[place]
    text = document.text
    lead = _BULLET.match(text[passage.start : passage.end])
    first = passage.start + (lead.end() if lead else 0)
    quoted = next(quoted_spans(text, passage.start, passage.end), None)
    bare = _bare_entry(text[first : passage.end]) if passage.kind is PassageKind.ITEM else None
    run = _RUN.match(text, first, passage.end) if passage.kind is PassageKind.ITEM else None
    if bare is None and run is None and (quoted is None or quoted[0] - 1 != first or not can_be_name(text[slice(*quoted)])):
        return
    section = _SECTION.match(text, passage.start, passage.end)
    if section is not None and quoted is not None and quoted[0] - 1 == first and _in_section_of_projects(document, flow, place, section["section"]):
        yield make_named(document, *quoted, text[slice(*quoted)], "project", "projekts", "list", 0.75)
        return
    for earlier in reversed(flow[max(0, place - 12) : place]):
        above = text[earlier.start : earlier.end].rstrip()
        if _PROJECTS.fullmatch(above):
            if run is not None and not is_known(run["name"].split()[0].lower(), lang="lv"):
                yield make_named(document, *run.span("name"), run["name"], "project", "projekts", "list", 0.7)
            elif quoted is not None and quoted[0] - 1 == first and can_be_name(text[slice(*quoted)]):
                yield make_named(document, *quoted, text[slice(*quoted)], "project", "projekts", "list", 0.75)
            return
        if above.endswith(":"):
            heads = [h for w in re.findall(r"\w+", above[:-1])[-3:] if (h := LISTED_AS.get(w.lower()))]
            if heads and bare is not None:
                if heads[-1] == bare[1:]:
                    name = bare[0][0].upper() + bare[0][1:]
                    yield make_named(document, first, first + len(bare[0]), name, *bare[1:], "list", 0.75)
            elif heads and quoted is not None and quoted[0] - 1 == first:
                yield make_named(document, *quoted, text[slice(*quoted)], *heads[-1], "list", 0.75)
            return
        if earlier.kind is not PassageKind.ITEM and not re.match(r"[•–—-]|\d+[.)]", above):
            return


def _bare_entry(entry: str) -> tuple[str, str, str] | None:
    """The name, kind and noun of an item that is nothing but a name: `pilsētu parku tīkls (P1)`."""
    match = re.fullmatch(r"(?P<name>[^\W\d_][\w\s,-]{8,120}?)\s*(?:\([^()]{1,20}\))?\s*[;,.]?\s*", entry)
    words = match["name"].split() if match else []
    head = initiative_head(words[-1]) if len(words) > 2 else None
    if match is None or head is None or words[-1].lower() != head[1].head.noun:
        return None
    return match["name"], head[0], head[1].head.noun


def _plurals() -> dict[str, tuple[str, str]]:
    """The plural forms that open a list: `projekti:`, `šādus projektus:`."""
    found: dict[str, tuple[str, str]] = {}
    for kind, noun, gender in (
        ("project", "projekts", Gender.MASCULINE), ("programme", "programma", Gender.FEMININE), ("network", "tīkls", Gender.MASCULINE),
        ("event", "pasākums", Gender.MASCULINE), ("event", "konference", Gender.FEMININE), ("event", "kampaņa", Gender.FEMININE),
    ):  # fmt: skip
        nominative = plural(noun, gender)
        for forms in decline_plural(nominative, gender).values() if nominative else ():
            found.update((form, (kind, noun)) for form in forms)
    return found


LISTED_AS = _plurals()
