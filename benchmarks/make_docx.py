"""Word files with all parts that text can stand in: `python benchmarks/make_docx.py FOLDER [--count 80] [--paragraphs 60]`.

Written as plain XML, so that no library's idea of a document is in them. Each part holds words of its own; a JSON file beside
each document says which words a reader must find, of which part, and which it must not.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: The parts of a document that text can stand in.
PARTS = (
    "paragraph", "heading", "list", "table", "nested table", "merged cell", "header", "footer", "footnote", "endnote", "comment",
    "text box", "old text box", "content control", "inline control", "insertion", "move", "hyperlink",
)  # fmt: skip
_WORDS = (
    "sēde darba grupa pašvaldība ministrija priekšlikums lēmums nolemj sagatavot iesniegt termiņš projekts līdz plāns budžets "
    "attīstība izglītība veselība ceļš šķirošana ķēde ģimene ļoti ņemot vērā žurnāls čakls ūdens īstenot ēka ātri ziņojums"
).split()


@dataclass
class Made:
    """A document: its bytes, the words of each part, words that were taken out, the labels of its list in order."""

    data: bytes = b""
    words: dict[str, list[str]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, depth: int, number: int = 1) -> str:
    return par(run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.§"/>'
    "</w:lvl></w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>'
    '<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Parasts"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Noklusejums"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Virsraksts1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="Slepens"><w:name w:val="Slepens"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_OLD_BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def make(seed: int, *, paragraphs: int = 60, strict: bool = False) -> Made:
    """A document with all the parts and so many paragraphs of text; the same seed gives the same bytes."""
    rng = random.Random(seed)
    made = Made(words={part: [] for part in PARTS})

    def word(part: str) -> str:
        text = f"{rng.choice(_WORDS)}{len(made.words[part])}{part.replace(' ', '')}{rng.randrange(10**6)}"
        made.words[part].append(text)
        return text

    def gone() -> str:
        made.gone.append(f"dzēsts{rng.randrange(10**9)}")
        return made.gone[-1]

    def sentence() -> str:
        return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(8, 25))).capitalize() + "."

    blocks = [par(run(word("heading")), '<w:pStyle w:val="Virsraksts1"/>')]
    for number in range(paragraphs):
        blocks.append(par(run(sentence()) + run(f" {word('paragraph')} ") + run(sentence(), "<w:b/>")))
        if number % 12 == 0:
            blocks += _mixed(word, gone)
    for text, depth, number, label in (
        ("a", 0, 1, "1."), ("b", 1, 1, "1.1."), ("c", 1, 1, "1.2."), ("d", 0, 1, "2."), ("e", 1, 1, "2.1."), ("f", 0, 2, "1.§"),
        ("g", 0, 2, "2.§"), ("h", 0, 3, "I."), ("i", 1, 3, "1.1."), ("j", 0, 3, "II."), ("k", 0, 4, "5."), ("l", 0, 4, "6."),
    ):  # fmt: skip
        blocks.append(numbered(f"{word('list')} {text}", depth, number))
        made.labels.append(label)
    rows = [cell(par(run(word("table")))) * 1 + cell(par(run(word("table")))) for _ in range(rng.randint(3, 8))]
    inner = table(cell(par(run(word("nested table")))))
    rows.append(cell(par(run(word("table"))) + inner + par("")) + cell(par(run(word("table")))))
    rows.append(cell(par(run(word("merged cell"))), '<w:gridSpan w:val="2"/>'))
    rows.append(cell(par(run(word("merged cell"))), '<w:vMerge w:val="restart"/>') + cell(par(run(word("table")))))
    rows.append(cell(par(""), "<w:vMerge/>") + cell(par(run(word("table")))))
    blocks.append(table(*rows))
    blocks.append(
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/></w:sectPr>'
    )
    parts = {
        "document": f"<w:body>{''.join(blocks)}</w:body>",
        "styles": _STYLES,
        "numbering": _NUMBERING,
        "header1": par(run(word("header"))),
        "footer1": par(run(word("footer"))),
        "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{par(run(word("footnote")))}</w:footnote>',
        "endnotes": f'<w:endnote w:id="1">{par(run(word("endnote")))}</w:endnote>',
        "comments": f'<w:comment w:id="1" w:author="A">{par(run(word("comment")))}</w:comment>',
    }
    made.data = _packed(parts, strict=strict)
    return made


def _mixed(word: object, gone: object) -> list[str]:
    """Paragraphs with everything that can stand inside one."""
    assert callable(word) and callable(gone)
    tracked = '<w:{0} w:id="9" w:author="A">{1}</w:{0}>'
    removed = f"<w:r><w:delText>{gone()}</w:delText></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(word("paragraph"))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return [
        par(run("Teksts ") + tracked.format("ins", run(word("insertion"))) + tracked.format("del", removed)),
        par(tracked.format("moveTo", run(word("move")))),
        par(tracked.format("moveFrom", run(gone())), '<w:rPr><w:moveFrom w:id="9" w:author="A"/></w:rPr>'),
        par(run(gone(), "<w:vanish/>") + run(gone(), '<w:rStyle w:val="Slepens"/>') + run(word("paragraph"))),
        par(run("Saite ") + f"<w:hyperlink>{run(word('hyperlink'))}</w:hyperlink>"),
        par(run("Lauks ") + field),
        par(_BOX.format(par(run(word("text box"))))),
        par(_OLD_BOX.format(par(run(word("old text box"))))),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{par(run(word('content control')))}</w:sdtContent></w:sdt>",
        par(run("Lauks ") + f"<w:sdt><w:sdtPr/><w:sdtContent>{run(word('inline control'))}</w:sdtContent></w:sdt>"),
        par(run("Vēre") + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'),
        par(run("Piezīme") + '<w:r><w:commentReference w:id="1"/></w:r>'),
    ]


_ROOTS = {
    "document": "document", "styles": "styles", "numbering": "numbering", "header1": "hdr", "footer1": "ftr",
    "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments",
}  # fmt: skip
_KINDS = {"header1": "header", "footer1": "footer"}


def _packed(parts: dict[str, str], *, strict: bool) -> bytes:
    relations, types = [], []
    for number, name in enumerate(parts):
        kind = _KINDS.get(name, name)
        types.append(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}{".main" if name == "document" else ""}+xml"/>'
        )
        if name != "document":
            identifier = {"header1": "rId5", "footer1": "rId6"}.get(name, f"rId{number + 20}")
            relations.append(f'<Relationship Id="{identifier}" Type="{_RELATIONS}/{kind}" Target="{name}.xml"/>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    of_relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' + "".join(types) + "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{of_relations}"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{of_relations}">{"".join(relations)}</Relationships>',
    }
    files |= {f"word/{name}.xml": f"<w:{_ROOTS[name]} {_NAMESPACES}>{inner}</w:{_ROOTS[name]}>" for name, inner in parts.items()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            if strict:
                for kind in ("wordprocessingml", "drawingml", "officeDocument"):
                    text = text.replace(f"http://schemas.openxmlformats.org/{kind}/2006/", f"http://purl.oclc.org/ooxml/{kind}/")
            package.writestr(zipfile.ZipInfo(name), (head + text).encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--paragraphs", type=int, default=60)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    for number in range(args.count):
        made = make(number, paragraphs=args.paragraphs)
        (args.folder / f"{number:03}.docx").write_bytes(made.data)
        gold = {"words": made.words, "gone": made.gone, "labels": made.labels}
        (args.folder / f"{number:03}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    sys.stdout.write(f"{args.count} Word files in {args.folder}\n")


if __name__ == "__main__":
    main()
