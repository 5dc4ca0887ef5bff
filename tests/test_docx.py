"""Word documents: all that the page shows, nothing that was taken out, numbers and pages as Word left them."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from benchmarks.make_docx import _NAMESPACES, PARTS, Made, _packed, cell, make, numbered, par, run, table
from extractors.errors import DamagedDocument, EmptyDocument, RefusedDocument
from extractors.readers import read
from extractors.records import Document, PassageKind

KINDS = {
    "heading": {PassageKind.HEADING}, "list": {PassageKind.ITEM}, "header": {PassageKind.HEADER}, "footer": {PassageKind.FOOTER},
    "footnote": {PassageKind.FOOTNOTE}, "endnote": {PassageKind.FOOTNOTE}, "comment": {PassageKind.COMMENT},
    "table": {PassageKind.CELL}, "nested table": {PassageKind.CELL}, "merged cell": {PassageKind.CELL},
}  # fmt: skip


@pytest.fixture(scope="module", params=[False, True], ids=["usual", "strict"])
def made(request: pytest.FixtureRequest) -> tuple[Made, Document]:
    document = make(3, paragraphs=15, strict=request.param)
    return document, read(document.data)


def _with(body: str, **parts: str) -> bytes:
    return _packed({"document": f"<w:body>{body}</w:body>", **parts}, strict=False)


def _texts(document: Document, kind: PassageKind | None = None) -> list[str]:
    return [document.text[p.start : p.end] for p in document.passages if kind is None or p.kind is kind]


def _add(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with more parts, or with others in place of those of the same name."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_read_once_as_what_it_is(made: tuple[Made, Document], part: str) -> None:
    words, document = made[0].words[part], made[1]
    assert words
    assert [word for word in words if document.text.count(word) != 1] == []
    found = {p.kind for p in document.passages if any(word in document.text[p.start : p.end] for word in words)}
    assert found == KINDS.get(part, {PassageKind.PARAGRAPH})


def test_what_was_taken_out_or_hidden_is_not_read(made: tuple[Made, Document]) -> None:
    assert made[0].gone
    assert [word for word in made[0].gone if word in made[1].text] == []
    assert made[1].status == "ok"


def test_list_items_bear_the_numbers_that_word_shows(made: tuple[Made, Document]) -> None:
    assert [text.split()[0] for text in _texts(made[1], PassageKind.ITEM)] == made[0].labels


@pytest.mark.parametrize(
    ("levels", "items", "labels"),
    [
        ('<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>', 2, ["•", "•"]),
        ('<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>', 1, ["–"]),
        ('<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>', 2, ["a)", "b)"]),
        ('<w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Nr. %1"/>', 2, ["Nr. 3", "Nr. 4"]),
        ('<w:numFmt w:val="none"/><w:lvlText w:val="§"/>', 1, ["§"]),
        ('<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1)"/>', 4, ["(i)", "(ii)", "(iii)", "(iv)"]),
    ],
)
def test_labels(levels: str, items: int, labels: list[str]) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{levels}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = read(_with("".join(numbered("Ozols ziņo", 0) for _ in range(items)), numbering=numbering))
    assert _texts(document) == [f"{label} Ozols ziņo" for label in labels]


def test_a_deleted_item_takes_no_number() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deleted = par(f"<w:del>{run('x').replace('w:t', 'w:delText')}</w:del>", f'{number}<w:rPr><w:del w:id="1"/></w:rPr>')
    assert _texts(read(_with(numbered("Pirmais", 0) + deleted + numbered("Otrais", 0), numbering=numbering))) == [
        "1. Pirmais",
        "2. Otrais",
    ]


_HINT = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_pages_are_those_that_word_marked() -> None:
    forced = par('<w:r><w:br w:type="page"/></w:r>')  # Word marks the page that begins after it by itself
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = par(run("Viens")) + forced + par(_HINT + run("Divi") + note) + par(_HINT + run("Trīs"))
    document = read(_with(body, footnotes=f'<w:footnote w:id="1">{par(run("Vēre"))}</w:footnote>'))
    assert document.pages == 3
    assert [(document.text[p.start : p.end], p.page) for p in document.passages] == [
        ("Viens", 1),
        ("Divi", 2),
        ("Trīs", 3),
        ("Vēre", 2),
    ]


def test_without_marks_there_are_no_pages() -> None:
    document = read(_with(par(run("Viens")) + par('<w:r><w:br w:type="page"/></w:r>') + par(run("Divi"))))
    assert (document.pages, [p.page for p in document.passages]) == (None, [None, None])


def test_cells_know_their_places() -> None:
    rows = (
        cell(par(run("Nr.", "<w:b/>"))) + cell(par(run("Uzdevums", "<w:b/>"))),
        cell(par(run("1.")), '<w:vMerge w:val="restart"/>') + cell(par(run("Plāns")) + par(run("un budžets"))),
        cell(par(""), "<w:vMerge/>") + cell(par(run("Pārskats"))),
        cell(par(run("Kopā")), '<w:gridSpan w:val="2"/>'),
    )
    document = read(_with(table(*rows)))
    places = [(document.text[p.start : p.end], p.row, p.column, p.header) for p in document.passages]
    assert places == [
        ("Nr.", 0, 0, True), ("Uzdevums", 0, 1, True), ("1.", 1, 0, False), ("Plāns un budžets", 1, 1, False),
        ("Pārskats", 2, 1, False), ("Kopā", 3, 0, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>',
            "☒ Jā",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>',
            "☐ Jā",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑ Jā"),
        ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y Jā"),
        ('<w:r><w:pict><v:shape><v:textpath string="PROJEKTS"/></v:shape></w:pict></w:r>', "PROJEKTS Jā"),
        ("<w:r><w:t>Kalendere</w:t><w:noBreakHyphen/><w:t>Zīle</w:t><w:softHyphen/></w:r>", "Kalendere-Zīle Jā"),
    ],
)
def test_what_a_run_shows_beside_its_text(inner: str, shown: str) -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if "fldChar" in inner else ""
    assert _texts(read(_with(par(inner + end + run(" Jā"))))) == [shown]


def _chunk(name: str, content: bytes) -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/{name}"/></Relationships>'
    )
    data = _with(par(run("Pirms")) + '<w:altChunk r:id="c1"/>')
    return _add(data, {"word/_rels/document.xml.rels": relations.encode(), f"word/{name}": content})


def test_pieces_of_other_formats_are_read() -> None:
    page = "<html><body><p>Sēdi vada J. Ozols</p></body></html>"
    archive = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}"
    for content in (page, archive):
        assert _texts(read(_chunk("chunk.htm", content.encode()))) == ["Pirms", "Sēdi vada J. Ozols"]


def test_a_piece_that_is_not_read_is_said() -> None:
    document = read(_chunk("chunk.rtf", b"{\\rtf1 x}"))
    assert (document.status, _texts(document)) == ("partial", ["Pirms"])
    assert "chunk.rtf" in document.problems[0]


def test_an_embedded_file_is_said() -> None:
    document = read(
        _with(par(run("Pielikums") + '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="x"/></w:object></w:r>'))
    )
    assert document.status == "partial"
    assert "Excel.Sheet.12" in document.problems[0]


def test_names_of_parts_as_some_programs_write_them() -> None:
    data = _with(par(run("Sēde")))
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", "\\"), old.read(name))
    assert _texts(read(held.getvalue())) == ["Sēde"]


def test_a_package_that_points_elsewhere_is_read_in_part() -> None:
    data = _with(par(run("Sēde")))
    relations = zipfile.ZipFile(io.BytesIO(data)).read("_rels/.rels").replace(b'"word/document.xml"', b'"../../etc/passwd"')
    document = read(_add(data, {"_rels/.rels": relations}))
    assert (document.status, _texts(document)) == ("partial", ["Sēde"])


_DEEP = "<w:sdt><w:sdtContent>" * 5000 + par(run("x")) + "</w:sdtContent></w:sdt>" * 5000


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>"}, RefusedDocument),
        ({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>".encode("utf-16")}, RefusedDocument),
        ({"word/document.xml": f"<w:document {_NAMESPACES}><w:body>{_DEEP}</w:body></w:document>".encode()}, RefusedDocument),
        ({"word/document.xml": f"<w:document {_NAMESPACES}><w:body>{_DEEP[: 21 * 100]}".encode()}, DamagedDocument),
        ({"word/document.xml": f"<w:document {_NAMESPACES}><w:body><w:p/></w:body></w:document>".encode()}, EmptyDocument),
    ],
)
def test_what_cannot_be_read_has_its_state(parts: dict[str, bytes], error: type[Exception]) -> None:
    with pytest.raises(error):
        read(_add(_with(par(run("Sēde"))), parts))


def test_a_cut_document_is_damaged() -> None:
    data = make(1, paragraphs=5).data
    for share in (0.3, 0.6, 0.95):
        with pytest.raises(DamagedDocument):
            read(data[: int(len(data) * share)])


def test_a_zip_with_word_files_inside_is_no_word_document() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("protokols.docx", make(1, paragraphs=2).data)
    with pytest.raises(Exception, match=re.escape("a ZIP archive")):
        read(held.getvalue())
