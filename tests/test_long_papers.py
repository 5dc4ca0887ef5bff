"""A paper of 5,000 people takes seconds: what looks for the people of one document grows no faster than their number."""

from __future__ import annotations

from itertools import product

from extractors.people.identity import identities
from extractors.people.spans import Spans
from extractors.records import Document, DocumentId, EntityKind, Mention
from pipeline.resolve.local import resolve_document
from pipeline.resolve.records import Material, MentionRow
from tests.growth import ALLOWED, growth

_GIVEN = ("Vija", "Anda", "Egita", "Zane", "Dzintra")
_FAMILIES = [
    f"{a}{b}{c}a"
    for a, b, c in product(("Zvir", "Mež", "Gar", "Lat", "Dru"), ("sa", "ko", "ne", "tu", "vi"), ("kst", "lm", "rd", "nc"))
]


def _names(count: int) -> list[str]:
    """Full names and the initials of each, many of one surname."""
    full = [f"{given} {family}" for given, family in product(_GIVEN, _FAMILIES)]
    return [
        form
        for n in range(count // 2)
        for form in (full[n % len(full)], f"{full[n % len(full)][0]}. {full[n % len(full)].split()[1]}")
    ]


def _paper(count: int) -> Material:
    """A paper that is nothing but so many names."""
    text, rows = "", []
    for number, name in enumerate(_names(count)):
        rows.append(MentionRow(number + 1, 1, len(text), "person", name, name))
        text += f"{name}, "
    return Material(1, text, tuple(rows))


def test_who_is_who_in_a_paper_of_many_people() -> None:
    assert growth(resolve_document, _paper, 5000) < ALLOWED
    local = resolve_document(_paper(5000))
    full = {one.names[0] for one in local.identities}
    assert {f"{given} {family}" for given, family in product(_GIVEN, _FAMILIES)} <= full


def test_identities_of_many_names() -> None:
    families = [f"{a}{b}" for a in _FAMILIES for b in ("", "iņa", "ane", "ova", "ite", "ele", "une", "ole", "are", "use")]
    names = [form for given in _GIVEN for family in families for form in (f"{given} {family}",)][:5000]
    document = Document(DocumentId(1), "text/plain", "x" * 20_000, ())
    written = [form for name in names for form in (name, f"{name[0]}. {name.split()[1]}")]
    people = [Mention(document.cite(n, n + 1), EntityKind.PERSON, name, "test", 0.9) for n, name in enumerate(written)]
    assert growth(identities, lambda size: people[:size], len(people)) < ALLOWED
    found = identities(people)
    assert found[people[1].id] == names[0]


def test_spans_answer_like_a_list() -> None:
    """Whatever is added in whatever order, an overlap is one that comparing with every span finds."""
    added = [(n * 7919 % 997, n * 7919 % 997 + n % 13 + 1) for n in range(300)]
    spans = Spans(added[:100])
    for start, end in added[100:]:
        spans.add(start, end)
    for start in range(0, 1010, 3):
        for length in (1, 5, 40):
            assert spans.overlap(start, start + length) == any(a < start + length and start < b for a, b in added)
