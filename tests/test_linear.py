"""Every public function of the grammar takes a megabyte on one line without raising and in time that grows no faster than it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pytest

from extractors.header.year import year_told
from extractors.institutions.abbreviations import find_abbreviations
from extractors.names.agreement import adjective_forms
from extractors.names.context import nominatives_in_context
from extractors.names.declension import decline, decline_plural, feminine_surnames, plural
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.institutions import (
    institution_cases,
    institution_forms,
    institution_nominative,
    institution_type,
    spell_out,
)
from extractors.names.known import find_known
from extractors.names.people import is_form_of, nominatives
from extractors.names.posts import feminine_post, masculine_post, other_gender, post_gender, post_nominative
from extractors.names.spelling import modern_spellings
from extractors.names.surnames import surname_nominatives
from extractors.names.written import read_written
from extractors.outline import outline
from extractors.readers import read
from extractors.records import Document, EntityKind, Gender, Mention, Section
from tests.growth import ALLOWED, growth, line_of

FUNCTIONS: dict[str, Callable[[str], object]] = {
    "decline": lambda text: [decline(text, gender) for gender in Gender],
    "decline_plural": lambda text: decline_plural(text, Gender.MASCULINE),
    "plural": plural,
    "feminine_surnames": feminine_surnames,
    "adjective_forms": lambda text: adjective_forms(text, Gender.FEMININE),
    "nominatives": lambda text: nominatives(text, old=True, folded=True),
    "nominatives_in_context": lambda text: nominatives_in_context("J. Kalniņa", before=text, after=text),
    "is_form_of": lambda text: (is_form_of(text, "Jānis Bērziņš"), is_form_of("Jānis Bērziņš", text)),
    "surname_nominatives": surname_nominatives,
    "given_forms": lambda text: given_forms(text, folded=True),
    "modern_spellings": modern_spellings,
    "read_written": read_written,
    "fold": fold,
    "find_known": find_known,
    "institution_nominative": institution_nominative,
    "institution_forms": institution_forms,
    "institution_cases": institution_cases,
    "institution_type": institution_type,
    "spell_out": spell_out,
    "post_nominative": post_nominative,
    "post_gender": post_gender,
    "other_gender": other_gender,
    "feminine_post": feminine_post,
    "masculine_post": masculine_post,
}
LINES = {
    "one word": "a", "capitals": "A", "names": "Jānis Bērziņš ", "institutions": "Finanšu ministrijas ", "initials": "J.", "hyphens": "Bērza-",
    "quotes": "„a” un ", "figures": "1. ", "brackets": "(", "spaces": " ",
}  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_megabyte_on_one_line(name: str) -> None:
    for label, part in LINES.items():
        assert growth(FUNCTIONS[name], line_of(part), 1_000_000) < ALLOWED, label


def _paper_of_abbreviations(count: int) -> tuple[Document, tuple[Section, ...], list[Mention]]:
    """A paper that defines so many abbreviations and has each a dozen times more."""
    letters = "ABCDEFGHIJKLMNOPRSTUVZ"
    shorts = ["".join(each) for each in product(letters, repeat=3)][:count]
    lines = [f"Augļkopju biedrība ({short})" for short in shorts]
    lines += [f"{short} līdz maijam ziņo {other}." for short, other in zip(shorts * 12, shorts[7:] * 12, strict=False)]
    document = read("\n".join(lines).encode())
    mentions = [
        Mention(document.cite(match.start(), match.end()), EntityKind.INSTITUTION, "Augļkopju biedrība", "test", 1.0)
        for match in re.finditer("Augļkopju biedrība", document.text)
    ]
    return document, outline(document), mentions


def test_a_thousand_abbreviations_in_a_long_paper() -> None:
    assert growth(lambda paper: find_abbreviations(*paper), _paper_of_abbreviations, 1000) < ALLOWED
    found, aliases = find_abbreviations(*_paper_of_abbreviations(1000))
    assert len(found) == len(aliases) > 24_000


def test_the_year_of_news_is_told_in_time_that_grows_with_the_text() -> None:
    assert growth(lambda text: year_told(text, month=5), line_of("pērn pārdeva par vairāk "), 12_000) < ALLOWED


def test_what_compares_all_with_all_is_told() -> None:
    assert growth(lambda line: [line.count("ab") for _ in line], line_of("a"), 24_000) > ALLOWED
