"""Names of posts: from any case and number to the nominative singular, in the gender of the form."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.names.agreement import agreeing_nominative
from extractors.names.declension import Case
from extractors.names.post_heads import POST_HEADS, Post, PostForm, feminine_post, post_forms
from extractors.records import Gender

__all__ = ["POST_HEADS", "Post", "feminine_post", "masculine_post", "other_gender", "post_gender", "post_nominative"]

_ACTING = re.compile(r"\s*\bp\.\s?i\.?$", re.IGNORECASE)
_JOINT = re.compile(r"(\s*,\s+|\s+un\s+|\s*/\s*)")
# First words that keep their capital: genitives of places and of bodies with a name of their own.
_PROPER = re.compile(
    r"(?:Latvijas|Lietuvas|Igaunijas|Eiropas|Krievijas|Vācijas|Polijas|Zviedrijas|Somijas|Ukrainas|Baltijas|ASV|Rīgas|"
    r"Vidzemes|Kurzemes|Zemgales|Latgales|Sēlijas|Saeimas|[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,}\w*)$"
)


def post_nominative(phrase: str, *, case: Case | None = None, gender: Gender | None = None) -> str | None:
    """The post in the nominative singular, in small letters; nothing when no noun for a post is in it.

    What agrees with the noun changes with it, genitives before it and all behind it stay. `vadītāja` can be a woman
    or the genitive of a man: it is read as a woman unless `gender` or `case` says otherwise.

    >>> post_nominative("direktora vietniecei"), post_nominative("Vecākajam referentam")
    ('direktora vietniece', 'vecākais referents')
    >>> post_nominative("valdes locekļi"), post_nominative("ministri")
    ('valdes loceklis', 'ministrs')
    >>> post_nominative("padomes priekšsēdētāja", gender=Gender.MASCULINE)
    'padomes priekšsēdētājs'
    >>> post_nominative("saulains rīts") is None
    True
    """
    text = " ".join(phrase.split()).strip(" ,;:-–—")
    if not text or len(text) > 300:
        return None
    if text.isupper():
        text = text.lower()
    acting = _ACTING.search(text)
    if acting:
        rest = text[: acting.start()].strip()
        if not rest or not any(post_forms(word) for word in rest.split()):
            return None
        return f"{_small(rest)} p.i."
    pieces = _JOINT.split(text)
    found = [_one(piece, case, gender) if index % 2 == 0 else piece for index, piece in enumerate(pieces)]
    if len(pieces) > 1 and all(found):
        return "".join(each for each in found if each)
    return _one(text, case, gender)


def post_gender(post: str) -> Gender | None:
    """The gender of the person that a post in the nominative names; nothing for nouns that serve both.

    >>> post_gender("direktora vietniece").value, post_gender("valdes loceklis").value, post_gender("amatpersona")
    ('Fem', 'Masc', None)
    """
    located = _locate(post.split(), Case.NOM, None)
    if located is None:
        return None
    reading = located[1]
    row = POST_HEADS.get(reading.noun)
    return None if row and row.only else reading.gender


def other_gender(post: str) -> str | None:
    """The same post for the other gender, from the nominative; nothing when there is none.

    >>> other_gender("vecākā referente"), other_gender("komisijas loceklis"), other_gender("amatpersona")
    ('vecākais referents', 'komisijas locekle', None)
    """
    words = post.split()
    located = _locate(words, Case.NOM, None)
    if located is None:
        return None
    index, reading = located
    pair = feminine_post(reading.noun) if reading.gender is Gender.MASCULINE else masculine_post(reading.noun)
    row = POST_HEADS.get(reading.noun)
    if pair is None or pair == reading.noun or (row and row.only):
        return None
    turned = Gender.FEMININE if reading.gender is Gender.MASCULINE else Gender.MASCULINE
    ending, new = ("ais", "ā") if turned is Gender.FEMININE else ("ā", "ais")
    words[index] = pair
    for position in range(index):
        word = words[position]
        if word.endswith(ending) and _agrees(words, position, index, reading.gender, Case.NOM):
            words[position] = word[: -len(ending)] + new
    return " ".join(words)


@lru_cache(maxsize=4096)
def masculine_post(feminine: str) -> str | None:
    """The noun for a man in the post that this noun names for a woman, or nothing when it is unknown.

    >>> masculine_post("direktore"), masculine_post("viceprezidente"), masculine_post("saule")
    ('direktors', 'viceprezidents', None)
    """
    for row in POST_HEADS.values():
        if row.feminine == feminine and row.only is None:
            return row.masculine
    for row in POST_HEADS.values():
        if row.only is None and len(row.feminine) > 5 and feminine.endswith(row.feminine):
            return feminine[: -len(row.feminine)] + row.masculine
    return None


def _one(text: str, case: Case | None, gender: Gender | None) -> str | None:
    words = text.split()
    located = _locate(words, case, gender)
    if located is None:
        return None
    index, reading = located
    words[index] = reading.noun
    for position in range(index):
        if reading.case is Case.NOM and not reading.plural:
            break
        changed = agreeing_nominative(words[position], reading.gender, reading.case, plural=reading.plural)
        if changed and _agrees(words, position, index, reading.gender, reading.case):
            words[position] = changed
    return _small(" ".join(words))


def _locate(words: list[str], case: Case | None, gender: Gender | None) -> tuple[int, PostForm] | None:
    """The noun for the post and its reading: the first that is no genitive, else the last."""
    found = [(index, readings) for index, word in enumerate(words) if (readings := post_forms(word.strip(",.;:")))]
    for position, (index, readings) in enumerate(found):
        genitive = [each for each in readings if each.case is Case.GEN]
        adjective = readings[0].noun.endswith(("ais", "ā"))  # `pilnvarotais` heads a post only when nothing follows
        if position < len(found) - 1 and (genitive or adjective):
            continue
        fitting = [each for each in readings if (case is None or each.case is case) and (gender is None or each.gender is gender)]
        fitting = fitting or [each for each in readings if gender is None or each.gender is gender] or list(readings)
        return index, min(fitting, key=lambda each: (each.case is not Case.NOM, each.plural))
    return None


def _agrees(words: list[str], position: int, head: int, gender: Gender, case: Case) -> bool:
    """Whether the adjective belongs to the post itself and not to a genitive between: `sociālās jomas vadītāja`."""
    if position + 1 == head:
        return True
    between = words[position + 1 : head]
    if all(agreeing_nominative(word, gender, case, plural=False) for word in between):
        return True
    return words[position].lower().startswith(("galven", "vecāk", "jaunāk", "pirm", "ārkārt", "pilnvarot", "īpaš"))


def _small(text: str) -> str:
    """The post in small letters, but for abbreviations and names of places and bodies in it."""
    words = text.split()
    if _PROPER.fullmatch(words[0]):
        return text
    words[0] = words[0][0].lower() + words[0][1:]
    return " ".join(
        word.lower() if word[:1].isupper() and not _PROPER.fullmatch(word) and post_forms(word) else word for word in words
    )
