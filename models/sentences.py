"""Where sentences of official Latvian end: rules, for text that a pipeline without a trained splitter reads.

A sentence ends after `.`, `!`, `?` or `…` and the quotes and brackets that close with it, when what follows can begin
a sentence. It does not end inside a date (`2018. gada 3. janvārī`), after an initial or an abbreviation that opens
something (`Nr.`, `plkst.`), or before a small letter. A new line always ends it.
"""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from models.abbreviations import CLOSING, OPENING

TERMINATORS = frozenset({".", "!", "?", "…", "...", "..", "?!", "!?", "!!!", "!!", "???", "....", "?..", "!.."})
CLOSERS = frozenset("\"'”“’»‟›)]}") | {"''"}
OPENERS = frozenset("\"'„“«‟‹([{") | {"''"}
DASHES = frozenset("-–—‒―")

#: Words after an ordinal that continue it: `3. janvārī`, `2018. Gada`, `5. punkts`. Stems, small letters.
AFTER_ORDINAL = (
    "gad", "janv", "febr", "mart", "aprīl", "maij", "jūn", "jūl", "august", "sept", "okt", "nov", "dec", "gs", "gadsimt",
    "pant", "punkt", "klas", "nodaļ", "daļ", "kārt", "sēd", "sanāksm", "ceturk", "pusgad", "§", "lpp", "pielikum", "saeim",
)  # fmt: skip


#: Behind `tūkst.` and `milj.` these go on with the sum.
CURRENCIES = frozenset({"EUR", "Ls", "LVL", "USD", "Latvijas", "ASV"})
SCALES = frozenset({"tūkst.", "milj.", "mljrd.", "mlrd."})


def _continues_ordinal(following: Token) -> bool:
    return following.lower_.startswith(AFTER_ORDINAL)


def _is_initial(token: Token) -> bool:
    stem = token.text[:-1]
    return token.text.endswith(".") and stem[:1].isupper() and (len(stem) == 1 or stem in {"Dz", "Dž", "Ch", "Sh", "Ju", "Je"})


def _is_ordinal(token: Token) -> bool:
    stem = token.text[:-1]
    return token.text.endswith(".") and (stem.replace(".", "").isdigit() or (stem != "" and set(stem) <= set("IVXLC")))


def _can_begin(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or first.isdigit() or first in "•·●▪■*" or not (first.isalpha() or first in ",;:.%)")


def mark_sentences(doc: Doc) -> Doc:
    """The same doc with the start of each sentence marked; everything between two marks is one sentence.

    >>> import spacy
    >>> from models.tokenizer import make_tokenizer
    >>> nlp = spacy.blank("lv")
    >>> doc = make_tokenizer(nlp)("Sēde notika 2018. gada 3. janvārī. To vadīja J. Ozols. Sk. prot. Nr. 5.")
    >>> [sentence.text for sentence in mark_sentences(doc).sents]
    ['Sēde notika 2018. gada 3. janvārī.', 'To vadīja J. Ozols.', 'Sk. prot. Nr. 5.']
    """
    # all marks are set at once: setting one looks through the whole doc for a parse that it could spoil
    marks = np.full((len(doc), 1), -1, dtype=np.int64)  # -1 within a sentence, 1 where one starts
    start = True
    ended = False  # a terminator has been seen, closers may follow
    for position, token in enumerate(doc):
        if token.is_space:
            if start and position == 0:
                marks[position] = 1
            if "\n" in token.text:
                start = True
            continue
        if ended and not start:
            if token.text in CLOSERS and (not doc[position - 1].whitespace_ or token.text not in OPENERS):
                continue
            word = _first_word(doc, position)
            start = (
                word is not None
                and _can_begin(word)
                and (word.text[0].isupper() or word.i == position or not word.text[0].isalpha())
            )
        if start:
            marks[position] = 1
        ended = _ends(doc, position, opens=start)
        start = False
    if len(doc):
        doc.from_array(["SENT_START"], marks.astype(np.uint64))  # type: ignore[arg-type]
    return doc


def _first_word(doc: Doc, position: int) -> Token | None:
    """The first token from `position` on that is no opening quote, bracket or dash, if it stands close."""
    for token in doc[position : position + 4]:
        if token.text not in OPENERS and token.text not in DASHES and not token.is_space:
            return token
    return None


def _ends(doc: Doc, position: int, *, opens: bool) -> bool:
    """Whether a sentence can end with the token at `position`, which opens one itself or does not."""
    token = doc[position]
    if token.text in TERMINATORS:
        return True
    if not token.text.endswith(".") or position + 1 == len(doc):
        return False
    following = doc[position + 1]
    if _is_initial(token) or token.text in OPENING:
        return False
    if _is_ordinal(token):
        # a list number opens its sentence; elsewhere an ordinal ends one only when a whole word with a capital follows
        opens = opens or doc[position - 1].text in DASHES
        if following.text == ")" and position + 2 < len(doc):
            following = doc[position + 2]  # (par 5.) Lēmums pieņemts.
        return not opens and following.text[0].isupper() and len(following) > 1 and not _continues_ordinal(following)
    if token.lower_ in SCALES and following.text in CURRENCIES:
        return False
    if token.lower_ in CLOSING:
        return following.text[0].isupper() and not (token.lower_ in {"g.", "p."} and _continues_ordinal(following))
    return following.text[0].isupper()


@Language.component("saikne_sentences")
def sentences(doc: Doc) -> Doc:
    """`mark_sentences` as a component of a pipeline."""
    return mark_sentences(doc)
