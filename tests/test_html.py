"""Web pages of several makes: the text comes in its flow, what stands around it does not, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.errors import RefusedDocument
from extractors.readers import read
from extractors.records import OUT_OF_FLOW, Document, PassageKind

CASES = json.loads((Path(__file__).parent / "cases" / "web_pages.json").read_text(encoding="utf-8"))


def _flow(document: Document) -> list[str]:
    return [document.text[p.start : p.end] for p in document.passages if p.kind not in OUT_OF_FLOW]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_the_flow_is_the_text_of_the_page(case: dict[str, object]) -> None:
    document = read(str(case["page"]).encode(str(case.get("encoding", "utf-8"))))
    assert _flow(document) == case["flow"]
    assert document.status == "ok"


def test_cells_keep_their_places() -> None:
    page = "<!DOCTYPE html><table><tr><th>Darbs<th>Kas</tr><tr><td rowspan=2>Tilts<td>O. Bērzs</tr><tr><td>Z. Egle</tr></table>"
    document = read(page.encode())
    places = [(document.text[p.start : p.end], p.row, p.column, p.header) for p in document.passages]
    assert places == [
        ("Darbs", 0, 0, True), ("Kas", 0, 1, True), ("Tilts", 1, 0, False), ("O. Bērzs", 1, 1, False), ("Z. Egle", 2, 1, False),
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["div", "span", "font", "table><tr><td", "ul><li"])
def test_bottomless_nesting_is_refused(tag: str) -> None:
    with pytest.raises(RefusedDocument):
        read(("<!DOCTYPE html><body>" + f"<{tag}>" * 20_000 + "Sēde").encode())


def test_a_few_hundred_tags_left_open_are_no_harm() -> None:
    document = read(("<html><body>" + "<p><font size=2><b>Sēde turpinās." * 120).encode())
    assert document.text.count("Sēde turpinās.") == 120


def test_hidden_text_is_left_out() -> None:
    page = "<!DOCTYPE html><p>Sēde<p style='display: none'>slepens<div hidden>arī</div><p aria-hidden='true'>ikona<p>Beigas"
    assert "slepens" not in read(page.encode()).text
    assert "arī" not in read(page.encode()).text


def test_items_carry_their_marks() -> None:
    page = "<!DOCTYPE html><ol start=3><li><p>Trešais</p><li>Ceturtais<ul><li>sīkāk</ul></ol>"
    document = read(page.encode())
    assert _flow(document) == ["3. Trešais", "4. Ceturtais", "• sīkāk"]
    assert [(p.kind, p.level) for p in document.passages] == [(PassageKind.ITEM, 1), (PassageKind.ITEM, 1), (PassageKind.ITEM, 2)]
