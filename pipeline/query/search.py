"""Full text in every inflected form: a word finds the forms of its lemmas, as the corpus itself has them."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from itertools import islice, product

from extractors.names.fold import fold
from pipeline.query.errors import QueryError
from pipeline.query.evidence import file_name
from pipeline.query.stems import stem

#: Letters and digits: what the tokenizer of the index takes for a word (SQLite, FTS5 "Unicode61 Tokenizer").
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'[“”„«»"]([^“”„«»"]*)[“”„«»"]|([^\s“”„«»"]+)')
_MOST_READINGS = 16


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds the words; `marks` are the half-open spans in its `text` that match. `page` is 1-based."""

    document: str
    date: str | None
    path: str
    page: int | None
    kind: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """A word, or the words of a phrase, each with its lemmas. `prefix` is a word that ended in a star."""

    words: tuple[str, ...]
    lemmas: tuple[tuple[str, ...], ...]
    prefix: bool


def search_passages(
    db: sqlite3.Connection,
    words: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> tuple[tuple[Hit, ...], int]:
    """The passages that hold all the words, the best first, and how many there are without the limit.

    Words in quotes stand next to each other; a star at a word's end finds every word that begins so.

    Raises:
        QueryError: there is no word in what was asked.
    """
    terms = [term for piece in _PIECE.finditer(words) if (term := _term(db, piece)) is not None]
    if not terms:
        raise QueryError(f"There is no word to look for in {words!r}: type at least one.")
    values = {"match": " AND ".join(map(_expression, terms)), "since": since, "until": until}
    conditions = "passages_fts MATCH :match"
    if since is not None:
        conditions += " AND last_day(d.date) >= :since"
    if until is not None:
        conditions += " AND first_day(d.date) <= :until"
    source = (
        "FROM passages_fts JOIN passages p ON p.id = passages_fts.rowid JOIN documents d ON d.id = p.document_id"
        f" WHERE {conditions}"
    )
    total: int = db.execute(f"SELECT count(*) {source}", values).fetchone()[0]
    rows = db.execute(
        f"SELECT d.title, d.date, d.path, p.page, p.kind, p.text {source}"
        " ORDER BY bm25(passages_fts, 2.0, 1.0), d.date DESC, p.id LIMIT :limit",
        values | {"limit": -1 if limit is None else limit},
    ).fetchall()
    return (
        tuple(
            Hit(title or file_name(path), date, path, page, kind, text, _marks(db, terms, text))
            for title, date, path, page, kind, text in rows
        ),
        total,
    )


def missing_words(db: sqlite3.Connection, words: str) -> tuple[str, ...]:
    """Those of the words that no passage holds in any form."""
    missing = []
    for piece in _PIECE.finditer(words):
        term = _term(db, piece)
        if term is None:
            continue
        if not db.execute("SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT 1", (_expression(term),)).fetchone():
            missing.append(piece.group().strip())
    return tuple(missing)


def _term(db: sqlite3.Connection, piece: re.Match[str]) -> _Term | None:
    phrase = piece.group(1)
    typed = phrase if phrase is not None else piece.group(2)
    printed = tuple(word for word in _WORD.findall(typed) if _WORD.fullmatch(fold(word)))
    if not printed:
        return None
    prefix = phrase is None and typed.endswith("*")
    lemmas = tuple(_lemmas(db, fold(word)) or _guessed_lemmas(db, word) for word in printed)
    return _Term(tuple(map(fold, printed)), lemmas, prefix)


def _lemmas(db: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The lemmas that a folded word has in the corpus; none when it never stands there in this form."""
    return tuple(row[0] for row in db.execute("SELECT lemma FROM word_forms WHERE form = ? ORDER BY lemma", (word,)))


def _guessed_lemmas(db: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Lemmas of a word that the corpus has at most in other forms: by the dictionary, and by the stem."""
    from simplemma import lemmatize  # 0.1 s, and only for words that the corpus does not know

    folded = fold(word)
    start = stem(folded)
    near = db.execute("SELECT form, lemma FROM word_forms WHERE form >= ? AND form < ? ORDER BY lemma", (start, start + "\uffff"))
    alike = (lemma for form, lemma in near if len(start) >= 4 and start in (stem(form), stem(lemma)))
    return tuple(dict.fromkeys((folded, fold(lemmatize(word.lower(), lang="lv")), *alike)))


def _expression(term: _Term) -> str:
    """The term in the query language of FTS5; everything typed stands in quotes, where nothing has a meaning."""
    if term.prefix:
        return f'("{" ".join(term.words)}" *)'
    readings = [" ".join(term.words)]
    parts = [f'text : "{readings[0]}"']
    parts += [f'lemmas : "{" ".join(reading)}"' for reading in islice(product(*term.lemmas), _MOST_READINGS)]
    return f"({' OR '.join(parts)})"


def _marks(db: sqlite3.Connection, terms: list[_Term], text: str) -> tuple[tuple[int, int], ...]:
    """Where the words and phrases of the terms stand in the text, in any form."""
    found = [(match.span(), fold(match.group())) for match in _WORD.finditer(text)]
    lemmas = {word: frozenset(_lemmas(db, word)) for word in {word for _, word in found}}
    marks = set()
    for term in terms:
        long = len(term.words)
        for at in range(len(found) - long + 1):
            here = found[at : at + long]
            if all(_fits(term, number, word, lemmas[word]) for number, (_, word) in enumerate(here)):
                marks.add((here[0][0][0], here[-1][0][1]))
    return tuple(sorted(marks))


def _fits(term: _Term, number: int, word: str, lemmas: frozenset[str]) -> bool:
    if term.prefix and number == len(term.words) - 1:
        return word.startswith(term.words[number])
    return word == term.words[number] or not lemmas.isdisjoint(term.lemmas[number])
