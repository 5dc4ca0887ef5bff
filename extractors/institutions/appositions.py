"""Names without quotes behind the noun that says what they name: `laikrakstā Diena`, `uzņēmums Liepājas metalurgs`, `grupējumu Al Kaida`.

The noun may open the sentence; the name is in the nominative whatever the case of the noun, as an apposition does (Latviešu valodas
gramatika, 2013, chapter on pielikums).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from simplemma import is_known

from extractors.institutions.countries import COUNTRIES, OF_COUNTRIES
from extractors.institutions.words import heads_of, is_post
from extractors.names.given import given_forms
from extractors.names.known import find_known
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention
from extractors.signs import Sign
from extractors.spans import Spans
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Nouns for bodies that are called by any name, with the kind of body.
_NOUNS = {
    "company": "uzņēmum kompānij firm būvfirm koncern korporācij lidsabiedrīb aviokompānij meitasuzņēmum mātesuzņēmum komercuzņēmum apdrošinātāj kazino viesnīc "
               "restorān kafejnīc lielveikal tirdzniecībasķēd apgād izdevniecīb ierakstkompānij autoražotāj aģentūr kooperatīv holding interneta\\sveikal investīciju\\sfond",
    "bank": "bank komercbank krājbank",
    "media": "laikrakst nedēļrakst mēnešrakst žurnāl avīz portāl telekompānij telesabiedrīb telekanāl radiostacij raidstacij raidorganizācij ziņu\\saģentūr "
             "televīzijas\\skanāl interneta\\svietn televīzij vietn",
    "association": "grupējum organizācij kustīb apvienīb biedrīb asociācij klub savienīb",
    "party": "partij",
    "team": "komand vienīb klubkomand",
    "theatre": "kinoteātr ansambl orķestr rokgrup popgrup teātr deju\\skolektīv teātra\\strup",
}  # fmt: skip
_KIND = {stem.replace("\\s", " "): kind for kind, stems in _NOUNS.items() for stem in stems.split()}
_STEMS = "|".join(re.escape(stem) for stem in sorted(_KIND, key=lambda stem: (-len(stem), stem)))
_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
_WORD = rf"[{_UPPER}][\w’'&!.-]*[\w!]|[{_UPPER}]{{2,}}"
_CALLED = Sign(
    rf"(?<![\w-])(?P<noun>(?P<stem>(?i:{_STEMS}))(?P<ending>s|a|e|is|us|am|ai|ei|im|u|i|ā|ē|ī|iem|ām|ēm|os|ās|ēs|as|es))\s"
    rf"(?P<name>(?:{_WORD})(?:\s(?:un\s|&\s)?(?:{_WORD}|\d{{1,4}})){{0,4}})(?![\w@])"
)
_GENITIVE = re.compile(r"(?:as|es|u|a|us|ās|o)$")
_LOCATIVE = re.compile(r"(?:ā|ē|ī|ū|os|ās|ēs|īs|ajā)$")
#: What papers are called, though the word has another meaning.
_ANY_WORD = frozenset({"media"})
#: Services of the state that are called portals and are no bodies.
_SERVICES = frozenset({"Latvija.lv", "E-klase", "eParaksts", "Mykoob"})


def find_called(document: Document, doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of such names outside the spans `taken`, without the noun, as printed.

    What could be a place, a person or the owner of what follows counts only when the model too sees an organisation there.
    """
    tokens = tokens_of(doc)
    held = Spans(taken)
    seen = {start: end for start, end, label in tokens.entities if label == "ORG"}
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _CALLED.finditer(document.text, passage.start, passage.end):
            kind = _KIND[match["stem"].lower()]
            start, last = match.span("name")
            if held.touch(start, start + 1):
                continue
            end = _name_end(document.text, start, last, tokens, seen.get(start), genitive=match["ending"] in ("a", "as", "es", "u", "us"))
            if end is None or held.touch(start, end):
                continue
            name = document.text[start:end].rstrip(".")
            if name not in _SERVICES and (start in seen or _is_name(name, kind)):
                yield Mention(document.cite(start, start + len(name)), EntityKind.INSTITUTION, name, "institutions:called without quotes", 0.8, type=kind)


def _name_end(text: str, start: int, end: int, tokens: Tokens, seen: int | None, *, genitive: bool) -> int | None:
    """Where the name ends; nothing where the words are a place, a person or an owner."""
    words = text[start:end].split()
    if text[end : end + 2] in (' "', " „", " “", " «"):
        return None  # `komandai Rīgas „Dinamo”`
    if given_forms(words[0]) and len(words) > 1 and seen is None:
        return None  # `uzņēmuma Jāņa Roze`: a person
    if seen is not None and (seen >= end or text[seen : seen + 1] in " ,.;:)”\""):
        last = text[start:seen].split()[-1]
        if last.islower() and (is_post(last) or _LOCATIVE.search(last) or (genitive and heads_of(last))):
            return None
        return seen
    while words and (words[-1] in ("un", "&") or _is_place(words[-1], tokens, start + len(" ".join(words)))):
        words.pop()
    if not words:
        return None
    end = start + len(" ".join(words))
    behind = _BEHIND.match(text, end)
    if behind is not None and _GENITIVE.search(words[-1]) and _tag(tokens, behind.start(1)) in ("NOUN", "ADJ") and (genitive or words[-1] in OF_COUNTRIES or not _is_foreign(words[-1])):
        return None  # `biedrības Latvijas nodaļa`, `komandu Eiropas čempionātā`
    return end


_BEHIND = re.compile(r"\s([a-zāčēģīķļņšūž]+)")


def _tag(tokens: Tokens, at: int) -> str:
    places = tokens.touching(at, at + 1)
    return tokens.tags[places[0]] if places else ""


def _is_place(word: str, tokens: Tokens, end: int) -> bool:
    """Whether a word tells where: in the locative, or a country."""
    if word in COUNTRIES or word in OF_COUNTRIES:
        return True
    places = tokens.touching(end - 1, end)
    case = tokens.features[places[0]].get("Case") if places else None
    return _LOCATIVE.search(word) is not None and case in ("Loc", None) and word.isalpha()


@lru_cache(maxsize=20_000)
def _is_foreign(word: str) -> bool:
    return not is_known(word.lower(), lang="lv")


def _is_name(name: str, kind: str) -> bool:
    """Whether the words can be nothing but a name: known, with letters of another language, of more words, or of a paper."""
    words = name.split()
    if len(name) < 2 or any(heads_of(word) for word in words) or is_post(words[0].lower()):
        return False
    if find_known(name) or kind in _ANY_WORD:
        return True
    if given_forms(words[0]):
        return False
    return all(_is_foreign(word) for word in words) if len(words) == 1 else not _GENITIVE.search(words[-1]) or _is_foreign(words[-1])
