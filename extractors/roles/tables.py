"""Posts and institutions in the rows of a table of people, whatever the order of its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from extractors.dates.words import folded
from extractors.names.given import is_given_name
from extractors.people.deputised import is_replaced
from extractors.people.shapes import DOUBLE, INITIAL
from extractors.records import Document, Mention, Passage, PassageKind, Section, SectionKind
from extractors.roles.elements import Element, Kind, elements_of
from extractors.roles.page import Page

_PEOPLE = re.compile(r"\b(?:vard\w*|uzvard\w*|dalibnie\w*|parstavji|parstavis|locekl\w*|persona\w*|kontaktperson\w*|eksperts|deputat\w*)\b")
_OF_POSTS = re.compile(r"\b(?:amat\w*|ienemam\w*|statuss|loma)\b")
_OF_PLACES = re.compile(r"\b(?:institucij\w*|iestad\w*|organizacij\w*|parstav\w*|uznemum\w*|ministrij\w*|darbaviet\w*|pasvaldib\w*)\b")
_NOT_OF_PEOPLE = re.compile(r"\b(?:uzdevum\w*|termin\w*|pasakum\w*|darbib\w*|aktivitat\w*|izpild\w*|rezultat\w*|lemum\w*|jautajum\w*|paraksts|klat\w*)\b")
#: What an organisation is in a project, which is nobody's post.
_OF_PARTNERS = re.compile(
    r"(?:vados\w+ |asoci\w+ |sadarbibas |projekta |galven\w+ |socialais |starptautisk\w+ )*(?:partner(?:is|e|i)|iesniedzejs|finansetajs|lidzfinansetajs)\b[\s\d().]*$"
)
_OF_PEOPLE_ONLY = re.compile(r"\b(?:amat\w*|ienemam\w*)\b")


def row_of(document: Document, passage: Passage) -> list[Passage]:
    """The cells of a cell's row, in order."""
    return [p for p in document.passages if p.kind is PassageKind.CELL and p.table == passage.table and p.row == passage.row]


def titles_of(document: Document, passage: Passage) -> dict[int, str]:
    """The titles of the columns of a cell's table, folded; empty when the table has none."""
    cells = [p for p in document.passages if p.kind is PassageKind.CELL and p.table == passage.table and p.row == 0]
    if any(_OF_A_ROW.match(document.text[p.start : p.end]) or _is_name(document.text[p.start : p.end]) for p in cells):
        return {}  # it begins with its first row
    texts = {p.column or 0: folded(document.text[p.start : p.end]).strip() for p in cells}
    heads = any(p.header for p in cells) or any(_PEOPLE.search(t) or _OF_POSTS.search(t) or _OF_PLACES.search(t) for t in texts.values())
    return texts if heads and passage.row else {}


#: The number of a row, which no title is.
_OF_A_ROW = re.compile(r"\s*\d{1,3}[.)]?\s*$")


def _is_name(cell: str) -> bool:
    """Whether a cell holds the name of a person, as no title of a column does.

    >>> _is_name("Anna Roze-Kalna (attālināti)"), _is_name("A.Roze"), _is_name("Vārds, uzvārds"), _is_name("Anna")
    (True, True, False, False)
    """
    words = re.sub(r"\([^()]*\)", "", cell).split()
    if _WITH_INITIALS.fullmatch(" ".join(words)):
        return True
    return 2 <= len(words) <= 3 and all(w[:1].isupper() and not w.isupper() for w in words) and is_given_name(words[0])


_WITH_INITIALS = re.compile(rf"(?:{INITIAL}\s?){{1,2}}{DOUBLE}")
#: A cell that is nothing but a day, a month, a quarter or a year: `01.06.2031.`, `lidz 2031. gada maijam`.
_DEADLINE = re.compile(
    r"(?:lidz |no )?(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\.?|(?:19|20)\d\d\.\s?gad\w+(?:\s\d{1,2}\.)?(?:\s\w+){0,2}|(?:\w+ ){0,2}(?:ceturks\w+|beigam|sakumam)|pastavigi|regulari)"
)
#: Titles of the columns of tasks and of those who help with them.
_OF_TASKS = re.compile(r"^(?:\w+ )?(?:uzdevum\w*|pasakum\w*|darbib\w*|aktivitat\w*|atbildig\w*|izpilditaj\w*|(?:sadarbibas )?partner\w*|termin\w*|izpildes termin\w*|finansejum\w*|finansejuma avots)$")


def of_tasks(document: Document, passage: Passage) -> bool:
    """Whether the table of a cell is one of tasks: two of its titles or more say so, or another cell of the row is a deadline."""
    if any(_DEADLINE.fullmatch(folded(document.text[c.start : c.end]).strip()) for c in row_of(document, passage) if c is not passage):
        return True
    row = [p for p in document.passages if p.kind is PassageKind.CELL and p.table == passage.table and p.row == 0]
    return sum(_OF_TASKS.match(folded(document.text[p.start : p.end]).strip(" .:")) is not None for p in row) > 1


def of_posts(document: Document, cell: Passage) -> bool:
    """Whether a cell stands in a column that is titled as one of posts and of nothing else: `Amats`, `Ieņemamais amats`."""
    title = titles_of(document, cell).get(cell.column or 0, "")
    return bool(_OF_PEOPLE_ONLY.search(title)) and not _OF_PLACES.search(title)


def named_elsewhere(document: Document, passage: Passage) -> bool:
    """Whether a column of institutions says in the cell's row where a person comes from, in whatever words."""
    titles = titles_of(document, passage)
    return any(
        _OF_PLACES.search(titles.get(cell.column or 0, "")) and re.search(r"[^\W\d_]{2}", document.text[cell.start : cell.end])
        for cell in row_of(document, passage)
    )


def columns_of_people(document: Document, people: Sequence[Mention]) -> frozenset[tuple[int | None, int | None]]:
    """The columns, as table and column, most of whose cells hold a name and nothing else: of those who sign, or were there.

    Whatever stands above such a table, the other cells of its rows say who they are.
    """
    inside: dict[int, Mention] = {}
    for person in people:
        passage = document.passage_at(person.evidence.start)
        if passage is not None and passage.kind is PassageKind.CELL:
            inside[passage.start] = person
    if not inside:
        return frozenset()
    named: Counter[tuple[int | None, int | None]] = Counter()
    filled: Counter[tuple[int | None, int | None]] = Counter()
    for cell in document.passages:
        if cell.kind is not PassageKind.CELL or cell.start == cell.end:
            continue
        filled[cell.table, cell.column] += 1
        alone = inside.get(cell.start)
        if alone is not None and _ONLY_NAME.fullmatch(document.text[cell.start : alone.evidence.start] + document.text[alone.evidence.end : cell.end]):
            named[cell.table, cell.column] += 1
    return frozenset(column for column, count in named.items() if 2 * count > filled[column])


#: What may stand in a cell beside a name alone: a degree, a bracket, a mark.
_ONLY_NAME = re.compile(r"(?:(?:Dr|Mg|Mag|prof|doc)\.(?:\s?[a-zā-ž]{2,8}\.)*|\([^()]*\)|[\s\d.,;*_/-])*", re.IGNORECASE)


def cells_beside(
    document: Document, sections: Sequence[Section], person: Mention, people: Sequence[Mention], page: Page,
    columns: Container[tuple[int | None, int | None]] = (),
) -> Iterator[Passage]:  # fmt: skip
    """The other cells of a person's row that can tell post and institution; none when the table is not one of people.

    `columns` are those of names, whose rows tell it without titles too.
    """
    passage = document.passage_at(person.evidence.start)
    if passage is None or passage.kind is not PassageKind.CELL:
        return
    row = row_of(document, passage)
    if sum(any(c.start <= p.evidence.start < c.end for c in row) and not is_replaced(document.text, p) for p in people) > 1:
        return
    titles = titles_of(document, passage)
    section = next((s for s in sections if s.start <= passage.start < s.end), None)
    attending = section is not None and section.kind is SectionKind.ATTENDANCE
    of_people = bool(titles) and any(_PEOPLE.search(t) or _OF_POSTS.search(t) for t in titles.values())
    if titles and not of_people and any(_NOT_OF_PEOPLE.search(t) for t in titles.values()):
        return
    by_names = not (attending or of_people)
    if by_names and ((passage.table, passage.column) not in columns or titles or of_tasks(document, passage)):
        return
    for cell in row:
        title = titles.get(cell.column or 0, "")
        if _OF_PARTNERS.match(folded(document.text[cell.start : cell.end]).strip()) and not _OF_PEOPLE_ONLY.search(title):
            continue
        if cell is passage or cell.end - cell.start > 200 or (_NOT_OF_PEOPLE.search(title) and not _OF_PLACES.search(title)):
            continue
        if not by_names or _says_who(elements_of_cell(page, cell)):
            yield cell


def _says_who(elements: Sequence[Element]) -> bool:
    """Whether a cell ends with a post or an institution and tells nothing that is done: `Rīta biedrības valdes locekle`."""
    kept = [e for e in elements if e.kind is not Kind.MARK]
    return bool(kept) and kept[-1].kind in (Kind.POST, Kind.INSTITUTION) and all(e.kind is not Kind.VERB for e in kept)


def elements_of_cell(page: Page, cell: Passage) -> list[Element]:
    """The elements of a cell; a number or a mark at its beginning is left out."""
    elements = elements_of(page, cell.start, cell.end)
    while elements and (elements[0].kind is Kind.MARK or elements[0].text.rstrip(".").isdigit()):
        elements = elements[1:]
    return elements
