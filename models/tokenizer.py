"""The tokenizer of official Latvian: spaCy's own machine with rules for what minutes are full of.

Follows the tokens of the Latvian Treebank (LVTB, Universal Dependencies): an ordinal keeps its dot (`2018.`), an
initial its own (`J.`), hyphenated names and ranges stay whole, and words written together without a space are parted
(`2018.gada`, `Nr.11`, `J.Bērziņš`, `1.§`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from models.abbreviations import ABBREVIATIONS

if TYPE_CHECKING:
    from spacy.language import Language

UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽÄÖÜÕÅÉ"
LOWER = "a-zāčēģīķļņōŗšūžäöüõåéę"
LETTER = UPPER + LOWER
QUOTES = r"\"'“”„‟«»‘’`´‹›"

#: An address of the web or of mail, whole.
ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"„“”«»]*[\w/=&%#~-]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[a-z0-9-]+\.)+(?:lv|com|org|net|eu|ee|lt|edu|gov|int|info)(?:/[^\s<>\"]*[\w/])?",
    re.IGNORECASE,
)

#: Kept whole when nothing else is attached: ordinals, list numbers, times, dates, sums, document numbers, initials.
WHOLE = re.compile(
    rf"(?:[IVXLC]+\.|\d+(?:\.\d+)*\.?|\d{{1,3}}(?:[.,:/]\d+)+|\d{{4}}-\d\d-\d\d|[{UPPER}](?:[žz])?\."
    rf"|\d+-[{UPPER}]{{1,6}}-\d+|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}\.?|\d*[{LETTER}][{LETTER}\d]*(?:-[{LETTER}\d]+)+)"
)

#: Two ordinals with a dash between, parted but each with its dot: `2014.–2020. gads`.
ORDINAL_RANGE = re.compile(r"\d+\.[–—‒―−-]\d+\.")

PREFIXES = [
    r"\.\.+",
    r"[?!]{2,}",
    r"…",
    r"''",
    rf"[{QUOTES}]",
    r"[,;:!?()\[\]{}<>*§€$£%&+=/|#•·●▪■◦○►➢✓¤~^_]",
    r"[\uf000-\uf8ff]",
    r"[–—‒―−-](?=\D)",
    r"[–—‒―−-]+$",
    r"\.(?=\S)",
]
SUFFIXES = [
    r"\.\.+",
    r"[?!]{2,}",
    r"…",
    r"''",
    rf"[{QUOTES}]",
    r"[,;:!?()\[\]{}<>*§€$£%&+=/|#•·●▪■◦○►➢✓¤~^_]",
    r"[–—‒―−-]",
    rf"(?<=[{LETTER}0-9%)\]}}§{QUOTES}])\.",
]
INFIXES = [
    r"\.\.\.+",
    r"…",
    rf"(?<=\d\.)(?=[{LETTER}§])",  # 2018.gada, 1.§
    rf"(?<=\b[{UPPER}]\.)(?=[{UPPER}])",  # J.Bērziņš, V.V.Pavlovskis
    rf"(?<=\b[{UPPER}][žz]\.)(?=[{UPPER}])",  # Dz.Kalniņa
    rf"(?<=\b[Nn]r\.)(?=[\d{LETTER}])|(?<=\bNR\.)(?=\d)",  # Nr.11
    rf"(?<=\bplkst\.)(?=\d)|(?<=\bprot\.)(?=[{UPPER}])|(?<=\b[pP]kt\.)(?=[{LETTER}])|(?<=\bp\.)(?=[{UPPER}])",
    rf"(?<=[{LOWER}]{{2}})\.(?=[{UPPER}][{LOWER}])",  # a space lost between two sentences
    rf"(?<=[{LETTER}0-9.])[–—‒―](?=[{LETTER}0-9])",
    r"(?<=\d)[-−](?=\d)|(?<=\d\.)[-−](?=\d)",  # 3-5, 2014.-2020.
    rf"(?<=[{LETTER}0-9)\]])[;:](?=[{LETTER}(\[])|(?<=[{LETTER})\]]),(?=[{LETTER}0-9(\[])|(?<=[0-9]),(?=[{LETTER}])",
    rf"(?<=[{LETTER}0-9])[/](?=[{LETTER}0-9])",
    rf"(?<=[{LETTER}0-9.,;:!?])[()\[\]](?=[{LETTER}0-9])|[()\[\]](?=[,.;:!?])",
    rf"(?<=[{LETTER}0-9.,])[{QUOTES}](?=[{LETTER}0-9])(?<![{LETTER}]['’´])",
    r"(?<=\d)[+*=×<>](?=\d)",
    r"(?<=§)(?=\w)",
    r"(?<=\d)§",
    rf"(?<=\d)%(?=[{LETTER}])",
    r"[€$£](?=\d)",
]


class LatvianTokenizer(Tokenizer):  # type: ignore[misc]  # spaCy's class is untyped
    """spaCy's tokenizer with rules that live in this module, so that a saved pipeline holds nothing of them."""

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes nothing."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LatvianTokenizer:
        """Reads nothing."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing, as bytes."""
        return b""

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> LatvianTokenizer:
        """Takes nothing from the bytes."""
        return self


def make_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer for `nlp`, which must be a Latvian pipeline.

    >>> import spacy
    >>> tokenize = make_tokenizer(spacy.blank("lv"))
    >>> [token.text for token in tokenize("Rīgā, 2018.gada 3.janvārī, prot. Nr.11 1.§ (J.Bērziņa-Kalniņa, Dz. Ozola).")]
    ['Rīgā', ',', '2018.', 'gada', '3.', 'janvārī', ',', 'prot.', 'Nr.', '11', '1.', '§', '(',
     'J.', 'Bērziņa-Kalniņa', ',', 'Dz.', 'Ozola', ')', '.']
    """
    suffix = compile_suffix_regex(SUFFIXES).search

    def suffix_search(text: str) -> re.Match[str] | None:
        whole = WHOLE.fullmatch(text) or ORDINAL_RANGE.fullmatch(text)  # behind a bracket too: `(J. Ozols)`
        return None if whole else suffix(text)

    tokenizer = LatvianTokenizer(
        nlp.vocab,
        prefix_search=compile_prefix_regex(PREFIXES).search,
        suffix_search=suffix_search,
        infix_finditer=compile_infix_regex(INFIXES).finditer,
        token_match=WHOLE.fullmatch,
        url_match=ADDRESS.fullmatch,
    )
    for abbreviation in sorted(ABBREVIATIONS):
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    return tokenizer


@registry.tokenizers("saikne.LatvianTokenizer.v1")
def latvian_tokenizer() -> Callable[[Language], Tokenizer]:
    """The factory that a saved pipeline's config names."""
    return make_tokenizer
