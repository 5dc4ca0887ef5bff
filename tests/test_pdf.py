"""Reading PDFs: the order of the text, its paragraphs, tables and headings, and what stands beside it."""

from __future__ import annotations

import io
import re

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import pdf as reader
from extractors.readers import pdf_words, read
from extractors.readers.pdf_lines import Frame, Line, Paragraph, cut_in_two
from extractors.records import OUT_OF_FLOW, Document, PassageKind
from tests.pdfs import HEIGHT, flow, font, grid, made, put, said, wrapped

FIRST = (
    "Darba grupa izvērtē ministrijas iesniegto priekšlikumu un vienojas, ka pašvaldība līdz 2024. gada 3. janvārim "
    "sagatavo pārskatu par ceļu stāvokli. Klātesošie uzsver, ka finansējums ir jāplāno laikus un jāsaskaņo ar novadiem."
)
SECOND = (
    "Padomes priekšsēdētāja A. Kalendere-Zīle informē par šķirošanas projektu (turpmāk – projekts), kura īstenošana turpināsies "
    "2019.–2027. gada plānošanas periodā. Ģimenes un žurnālisti tiek aicināti piedalīties apspriešanā."
)
THIRD = (
    "Sekretāre ziņo, ka atbilstoši Noteikumu Nr. 15 4. punkta 2. apakšpunktam pieteikumi jāiesniedz plkst. 10.00 un ka "
    "vēlāk iesniegtos komisija neizskatīs. Nākamā sēde notiks pēc mēneša tajā pašā vietā."
)


def texts(document: Document) -> list[str]:
    """The passages of the flow."""
    return [document.text[p.start : p.end] for p in document.passages if p.kind not in OUT_OF_FLOW]


def of_kind(document: Document, kind: PassageKind) -> list[str]:
    return [document.text[p.start : p.end] for p in document.passages if p.kind is kind]


def rows(document: Document) -> list[list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for p in document.passages:
        if p.table is not None and p.row is not None:
            found.setdefault((p.table, p.row), []).append(document.text[p.start : p.end])
    return list(found.values())


def all_said(*wanted: str) -> list[str]:
    return [said(text) for text in wanted]


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_room_between_paragraphs_parts_them() -> None:
    def draw(canvas: Canvas) -> None:
        y = flow(canvas, 60, 80, wrapped(FIRST, 460))
        y = flow(canvas, 60, y + 6, wrapped(SECOND, 460))
        flow(canvas, 60, y + 6, wrapped(THIRD, 460))

    assert texts(read(made(draw))) == all_said(FIRST, SECOND, THIRD)


def test_a_first_line_that_is_set_in_begins_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        y = 80.0
        for text in (FIRST, SECOND, THIRD):
            first, *rest = wrapped(text, 440)
            y = flow(canvas, 60, flow(canvas, 78, y, [first]), rest)

    assert texts(read(made(draw))) == all_said(FIRST, SECOND, THIRD)


def test_short_lines_below_each_other_stay_apart() -> None:
    people = ["Piedalās:", "Anna Ozola, Vides ministrijas pārstāve", "Jānis Šķēle, padomes loceklis", "Ēriks Ķiršs, eksperts"]

    def draw(canvas: Canvas) -> None:
        y = flow(canvas, 60, 80, people)
        flow(canvas, 60, y, wrapped(FIRST, 460))

    assert texts(read(made(draw))) == all_said(*people, FIRST)


def test_single_lines_with_room_between_are_paragraphs_however_long() -> None:
    people = [
        "Latvijas Siltumuzņēmumu asociācijas izpilddirektora vietniece – Andra Skrastiņa",
        "Būvniecības kontroles biroja Pārbaužu nodaļas direktors – Jurģis Morozs",
        "Latvijas Pašvaldību savienības padomniece izglītības jautājumos – Solvita Ķirse",
        "Ezeru novada domes priekšsēdētājas vietnieks attīstības jautājumos – Ēriks Zars",
    ]

    def draw(canvas: Canvas) -> None:
        y = flow(canvas, 60, 80, people, pitch=22)
        flow(canvas, 60, y, wrapped(FIRST, 430))

    assert texts(read(made(draw))) == all_said(*people, FIRST)


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = wrapped(f"{FIRST} {SECOND} {THIRD}", 440)
    document = read(made(lambda canvas: flow(canvas, 60, 700, lines[:4]), lambda canvas: flow(canvas, 60, 60, lines[4:])))
    assert texts(document) == all_said(f"{FIRST} {SECOND} {THIRD}")
    assert (document.passages[0].page, document.pages) == (1, 2)


# --- columns ---------------------------------------------------------------------------------------------------------


def columns(*, across: bool) -> bytes:
    """Two columns below a title, written down one and then the other, or line by line across both."""
    left, right = wrapped(f"{FIRST} {SECOND}", 225), wrapped(f"{THIRD} {FIRST}", 225)

    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 50, "Padomes ziņojums par sadarbību ar novadiem un par ieceru izpildi pērn", 14, "bold")
        sides = [(60.0, left), (310.0, right)]
        if not across:
            for x, lines in sides:
                flow(canvas, x, 90, lines)
            return
        for number in range(max(len(left), len(right))):
            for x, lines in sides:
                if number < len(lines):
                    put(canvas, x, 90 + 12.5 * number, lines[number])

    return made(draw)


@pytest.mark.parametrize("across", [False, True], ids=["column by column", "line by line"])
def test_columns_are_read_one_after_the_other(across: bool) -> None:
    found = " ".join(texts(read(columns(across=across))))
    title = "Padomes ziņojums par sadarbību ar novadiem un par ieceru izpildi pērn"
    assert found == said(f"{title} {FIRST} {SECOND} {THIRD} {FIRST}")


def test_lists_beside_each_other_keep_their_order() -> None:
    def draw(canvas: Canvas) -> None:
        flow(canvas, 60, 90, ["Aģentūra:", "• līdz maijam izsludināt konkursu", "• rīkot trīs braucienus"], 20)
        flow(canvas, 320, 90, ["Novadi:", "• iesniegt datus par gadu", "• iekļaut šķirošanu plānos"], 20)
        put(canvas, 60, 260, "Aģentūra apņemas nomainīt visus bojātos konteinerus novados")

    wanted = ["Aģentūra:", "• līdz maijam izsludināt konkursu", "• rīkot trīs braucienus"]
    wanted += ["Novadi:", "• iesniegt datus par gadu", "• iekļaut šķirošanu plānos"]
    assert texts(read(made(draw))) == all_said(*wanted, "Aģentūra apņemas nomainīt visus bojātos konteinerus novados")


# --- tables ----------------------------------------------------------------------------------------------------------

TASKS = [
    ["Nr.", "Uzdevums", "Atbildīgais", "Termiņš"],
    ["1.", "Sagatavot pārskatu par ceļiem|un iesniegt to padomei", "A. Ozola", "03.01.2024."],
    ["2.", "Rīkot sēdi", "Vides ministrija", "15.02.2024."],
    ["3.", "Izvērtēt šķirošanas izmak-|sas novados", "E. Šķēle", "01.03.2024."],
]
READ = [[cell.replace("-|", "").replace("|", " ") for cell in row] for row in TASKS]
XS = [60.0, 90.0, 270.0, 390.0, 500.0]


def draw_tasks(canvas: Canvas, tasks: list[list[str]], y: float, *, ruled: bool) -> float:
    ys = [y]
    for row in tasks:
        for x, cell in zip(XS, row, strict=False):
            flow(canvas, x + 4, y + 12, cell.split("|"))
        y += 12.5 * max(cell.count("|") + 1 for cell in row) + 7
        ys.append(y)
    if ruled:
        grid(canvas, XS, ys)
    return y


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "open"])
def test_the_rows_of_a_table_stay_together(ruled: bool) -> None:
    def draw(canvas: Canvas) -> None:
        y = flow(canvas, 60, 80, wrapped(FIRST, 440))
        y = draw_tasks(canvas, TASKS, y + 8, ruled=ruled)
        flow(canvas, 60, y + 24, wrapped(SECOND, 440))

    document = read(made(draw))
    assert rows(document) == [all_said(*row) for row in READ]
    assert [p.header for p in document.passages if p.row == 0] == [True] * 4
    assert [text for text in texts(document) if len(text) > 100] == all_said(FIRST, SECOND)


def test_a_table_goes_on_over_the_page_and_its_head_stands_once() -> None:
    document = read(
        made(
            lambda canvas: draw_tasks(canvas, TASKS[:2], 700, ruled=True),
            lambda canvas: draw_tasks(canvas, [TASKS[0], *TASKS[2:]], 60, ruled=True),
        )
    )
    assert rows(document) == [all_said(*row) for row in READ]
    assert {p.table for p in document.passages} == {0}
    assert [p.page for p in document.passages if p.column == 0] == [1, 1, 2, 2]


def test_a_frame_around_the_page_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(30, 30, 535, HEIGHT - 60)
        y = draw_tasks(canvas, TASKS, 80, ruled=True)
        flow(canvas, 60, y + 24, wrapped(FIRST, 440))

    document = read(made(draw))
    assert rows(document) == [all_said(*row) for row in READ]
    assert texts(document)[-1] == said(FIRST)


# --- what heads and foots the pages ----------------------------------------------------------------------------------


def test_running_lines_and_page_numbers_stand_outside_the_flow() -> None:
    def page(number: int, text: str) -> object:
        def draw(canvas: Canvas) -> None:
            put(canvas, 60, 30, "Ezeru novada attīstības padome", 8)
            flow(canvas, 60, 80, wrapped(text, 440))
            put(canvas, 500, 815, f"{number}. lpp.", 8)

        return draw

    document = read(made(page(1, FIRST), page(2, SECOND)))  # type: ignore[arg-type]
    assert texts(document) == all_said(FIRST, SECOND)
    assert of_kind(document, PassageKind.HEADER) == all_said("Ezeru novada attīstības padome") * 2
    assert of_kind(document, PassageKind.FOOTER) == ["1. lpp.", "2. lpp."]


# --- words, lists, headings ------------------------------------------------------------------------------------------


def test_words_parted_at_a_lines_end_are_made_whole_and_names_keep_their_hyphen() -> None:
    lines = ["Padome nolemj, ka Vides ministrija sagatavo un iesniedz padomei iz-", "vērtējumu; par to atbild Ilze Kalendere-",
             "Zīle, bet par 2019.–", "2027. gada plānu atbild novads."]  # fmt: skip
    text = texts(read(made(lambda canvas: flow(canvas, 60, 80, lines))))
    assert said("iesniedz padomei izvērtējumu; par to atbild Ilze Kalendere-Zīle") in text[0]


def test_a_number_within_a_sentence_begins_no_item() -> None:
    lines = [
        "Komisija izskatīja iesniegumu un nolēma to noraidīt atbilstoši Noteikumu Nr. 15 prasībām un",
        "4. punkta otrajai daļai.",
    ]
    assert texts(read(made(lambda canvas: flow(canvas, 60, 80, lines)))) == all_said(" ".join(lines))


def test_lists_keep_their_numbers() -> None:
    lines = [
        "Padome nolemj:",
        "1. Apstiprināt pārskatu.",
        "1.1. Ministrijai līdz maijam iesniegt plānu.",
        "– Novadam sniegt atzinumu.",
    ]
    document = read(made(lambda canvas: flow(canvas, 60, 80, lines)))
    assert of_kind(document, PassageKind.ITEM) == all_said(*lines[1:])


def test_bullets_of_a_symbol_typeface_are_bullets() -> None:
    class Page:
        """What pdfium gives for a line of a list from Word."""

        def count_chars(self) -> int:
            return len(self.get_text_range())

        def get_text_range(self) -> str:
            return "\uf0b7 rīkot braucienu"

    assert pdf_words._characters(Page()) == "• rīkot braucienu"


def test_headings_are_larger_or_bolder() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 60, "Pārskats par gada darbu", 15)
        y = flow(canvas, 60, 90, wrapped(FIRST, 440))
        put(canvas, 60, y + 8, "Sadarbība ar novadiem", 10, "bold")
        flow(canvas, 60, y + 28, wrapped(SECOND, 440))

    assert of_kind(read(made(draw)), PassageKind.HEADING) == all_said("Pārskats par gada darbu", "Sadarbība ar novadiem")


@pytest.mark.parametrize("typed", [True, False], ids=["with spaces", "with room between letters"])
def test_letters_set_apart_are_closed_up(typed: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if typed:
            put(canvas, 200, 60, "S Ē D E S   P R O T O K O L S", 14)
        else:
            put(canvas, 200, 60, "SĒDES  PROTOKOLS", 14, spread=6)
        flow(canvas, 60, 100, wrapped(FIRST, 440))

    assert texts(read(made(draw)))[0] == said("SĒDES PROTOKOLS")


@pytest.mark.skipif(font().startswith("Helvetica"), reason="no typeface with the ligature")
def test_invisible_characters_and_ligatures_are_plain_letters() -> None:
    document = read(made(lambda canvas: put(canvas, 60, 80, "Valsts\u00a0kance\u00adleja un o\ufb01ciālā vēstule")))
    assert document.text == "Valsts kanceleja un oficiālā vēstule"


# --- odd pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_seen(turn: int) -> None:
    corner = {90: (595.0, 0.0, 90), 180: (595.0, HEIGHT, 180), 270: (0.0, HEIGHT, -90)}[turn]  # where the top left one is seen

    def draw(canvas: Canvas) -> None:
        canvas.translate(*corner[:2])
        canvas.rotate(corner[2])
        if turn != 180:
            canvas.translate(0, 595.0 - HEIGHT)  # as seen the page is 595 points high
        y = flow(canvas, 60, 80, wrapped(FIRST, 400))
        flow(canvas, 60, y + 8, wrapped(SECOND, 400))

    document = read(made(draw, rotation=turn))
    assert texts(document) == all_said(FIRST, SECOND)


@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_a_text_that_is_drawn_twice_counts_once(shift: float) -> None:
    def draw(canvas: Canvas) -> None:
        for step in (0.0, shift):
            flow(canvas, 60 + step, 80, wrapped(FIRST, 440))

    assert texts(read(made(draw))) == all_said(FIRST)


def test_a_page_whose_letters_the_first_program_does_not_find_is_read_by_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made(lambda canvas: flow(canvas, 60, 80, wrapped(FIRST, 440)))
    monkeypatch.setattr(reader, "_regions", lambda *_: ())
    document = read(data)
    assert document.status == "partial"
    assert "page 1 was read by a second program" in document.problems[0]
    assert said("Darba grupa") in document.text


def test_a_page_whose_letters_make_no_sense_is_read_by_a_second_program(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made(lambda canvas: flow(canvas, 60, 80, wrapped(FIRST, 440)))
    monkeypatch.setattr(pdf_words, "_characters", lambda page: str(page.get_text_range()).replace("a", "\ufffd"))
    document = read(data)
    assert "page 1 was read by a second program, for the letters that the first found make no sense" in document.problems
    assert said("Darba grupa") in document.text


def test_a_page_that_no_program_can_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made(lambda canvas: flow(canvas, 60, 80, wrapped(FIRST, 440)))
    monkeypatch.setattr(pdf_words, "_characters", lambda page: str(page.get_text_range()).replace("a", "\ufffd"))
    monkeypatch.setattr(reader, "second_look", lambda *_: ())
    assert "page 1 has letters that its typefaces give no meaning" in read(data).problems[0]


def test_a_count_of_pages_that_a_second_program_does_not_share_is_said() -> None:
    one = made(lambda canvas: flow(canvas, 60, 80, wrapped(FIRST, 440)))
    twice = re.sub(rb"/Count 1 /Kids \[ (\d+ 0 R) \]", rb"/Count 2 /Kids [ \1 \1 ]", one)  # one page that stands twice
    assert twice != one
    assert any("a second program counts 1 pages in it and not 2" in problem for problem in read(twice).problems)


def test_a_file_without_fault_is_not_shown_to_a_second_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "miscounted", lambda *_: pytest.fail("it was asked"))

    def draw(canvas: Canvas) -> None:
        flow(canvas, 60, 80, wrapped(FIRST, 440))

    assert read(made(draw, draw)).problems == ()


def test_a_page_without_text_is_named() -> None:
    document = read(made(lambda canvas: flow(canvas, 60, 80, wrapped(FIRST, 440)), lambda canvas: canvas.rect(50, 50, 90, 90)))
    assert document.status == "partial"
    assert "no text layer on page 2" in document.problems[0]


def test_notes_and_answers_in_forms_are_comments() -> None:
    def draw(canvas: Canvas) -> None:
        flow(canvas, 60, 80, wrapped(FIRST, 440))
        canvas.acroForm.textfield(name="Termins", value="3. janvaris", x=60, y=500, width=200)
        canvas.textAnnotation("Papildus jautajums", Rect=[60, 600, 80, 620])

    found = of_kind(read(made(draw)), PassageKind.COMMENT)
    assert "Termins: 3. janvaris" in found
    assert "Papildus jautajums" in found


def test_attached_files_are_named() -> None:
    pdf = pdfium.PdfDocument(made(lambda canvas: flow(canvas, 60, 80, wrapped(FIRST, 440))))
    pdf.new_attachment("pielikums.xlsx").set_data(b"1")
    buffer = io.BytesIO()
    pdf.save(buffer)
    assert any("pielikums.xlsx" in problem for problem in read(buffer.getvalue()).problems)


@pytest.mark.parametrize(
    ("bottom", "lines_left", "goes_on"),
    [
        pytest.param(760.0, 5, True, id="the column is full"),
        pytest.param(740.0, 5, False, id="a line more had room, so the paragraph ended"),
        pytest.param(740.0, 2, True, id="a line more had room, but it would have left one line alone"),
    ],
)
def test_a_full_line_that_ends_a_sentence_at_the_foot_of_a_column(bottom: float, lines_left: int, goes_on: bool) -> None:
    frame = Frame(12.0, {7: 300.0})
    lines = [
        Line("Darba grupa izvērtē ministrijas iesniegto priekšlikumu", 60, 298, bottom - 22, bottom - 12, 10, page=1),
        Line("un vienojas sagatavot pārskatu par ceļu stāvokli novadā.", 60, 298, bottom - 10, bottom, 10, page=1),
    ]
    following = Line("Klātesošie uzsver, ka finansējums ir jāplāno laikus", 60, 298, 70, 80, 10, page=2)
    paragraph = Paragraph(" ".join(line.text for line in lines), lines, frame)
    assert cut_in_two(paragraph, following, frame, lines_left=lines_left, foot=760.0) is goes_on
