"""The institutions that one head noun names with the words around it, in the nominative: one, several that share the head, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from simplemma import is_known

from extractors.institutions.capitals import calm_phrase
from extractors.institutions.common import without_time
from extractors.institutions.joins import is_joint
from extractors.institutions.made import make_mention
from extractors.institutions.nobodys import is_generic, nobodys, of_national_council
from extractors.institutions.proper import COUNTRY, GATHERINGS
from extractors.institutions.seats import behind_seat
from extractors.institutions.words import Word, heads_of
from extractors.names.institutions import institution_nominative, spell_out
from extractors.names.known import find_known
from extractors.records import Document, Mention

_STATE_PREFIX = re.compile(
    r"^Latvijas Republikas (?=(?:Ministru (?:kabinet|padom)|Saeim|Valsts |[\w ]*ministrij|Augstāk|Satversmes|Centrāl))", re.I
)
#: A paper of the years from the declaration of independence to the first Saeima, when ministries bore the name of the republic; no other year comes first.
_OF_THE_REPUBLIC = re.compile(r"(?:(?!\b(?:1[89]|20)\d\d\b)[\s\S]){0,600}\b199[0-3]\b")
_TOWNS_BEHIND = re.compile(r"\s+un\s+\w+\s+(?:valsts)?pilsētas\s*[-–—]\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:(?:,|\s+un)\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)*")
#: A planning region and its administration are one institution, as those of a municipality are.
_REGION = re.compile(r"( plānošanas reģion)a administrācija$")
_LOCAL_GROUP = re.compile(r"^([Vv])ietēj\w+ rīcības grup\w+")
#: Gatherings and the like: a quoted name behind one is its motto.
_EVENTS = GATHERINGS | {"forums", "grupa", "konkurss", "vēstnesis", "platforma", "tīkls"}
#: Nouns that only describe what the quoted name behind them is.
_DESCRIBES = frozenset(
    """uzņēmums kompānija firma portāls restorāns veikals viesnīca kafejnīca banka birža koncerns korporācija
    aviokompānija lidsabiedrība apdrošinātājs laikraksts nedēļraksts žurnāls avīze komanda vienība darbnīca""".split()
)


#: What is done, in the accusative, before whoever does it.
_OBJECT = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+šanu")


def named_by_head(document: Document, words: list[Word], start: int, head: int, end: int, *, quoted: bool) -> Iterator[Mention]:
    """The mentions of the words `[start, end)` whose head noun stands at `head`; `quoted` tells that a name in quotes stands behind the noun.

    Names that share their head (`Ogres un Ikšķiles novada domes`) are one mention each, at the word of its own.
    """
    if not quoted and head - start == 1 and _OBJECT.fullmatch(words[start].text) and words[head].text.islower():
        return  # `Ražošanu kooperatīvs sāks maijā`
    first, last = words[start].start, words[end - 1].end
    by_law = head > 0 and words[head - 1].text.lower() in ("rīcības", "ražotāju")  # `vietējā rīcības grupa „…”` is a body
    if quoted and not by_law and (heads_of(words[head].text)[0].head.noun in _EVENTS or words[head].text.lower().startswith("gadatirg")):
        return
    if quoted:
        start = behind_seat(words, start, head)
        first = words[start].start
    if quoted and re.match(r"\s?[„“\"«‟][a-zāčēģīķļņšūž]+\s\S+\s\S", document.text[words[head].end : last]):
        return  # `komanda „tur godam vārdu, ko …”`: what is said of it
    if quoted and heads_of(words[head].text)[0].head.noun in _DESCRIBES and _describes(words, start, head):
        first = words[head + 1].start
        yield make_mention(document, first, last, document.text[first:last], "quoted", 0.8, kind="company")
        return
    if quoted and _is_brand(words, head, document.text[words[head + 1].end : words[end - 1].start]):
        first = words[head + 1].start
        yield make_mention(document, first, last, document.text[first:last], "quoted", 0.8)
        return
    towns = _TOWNS_BEHIND.match(document.text, last)
    if towns and not quoted:
        last = towns.end()
    if re.fullmatch(r"\d\.", words[end - 1].text):
        last -= 1  # `no Latvijas Radio 3.` ends the sentence
    phrase = document.text[first:last]
    if phrase.isupper():
        phrase = calm_phrase(words[start:end])
    joint = any(is_joint(words, at, head) for at in range(start + 1, head))
    shared = () if quoted or joint else spell_out(phrase)
    if len(shared) > 1 and not words[head].capital and all(COUNTRY.search(each.split()[0]) for each in shared) and words[head].text.endswith("u"):
        return  # `Latvijas un Lietuvas zinātnisko institūtu`: of all such institutes of two countries
    if len(shared) > 1:
        pieces = _pieces(document, words[start : head + 1])
        beside = _stands_beside(document, words[start])
        for number, each in enumerate(shared):
            if number == 0 and beside:
                continue
            at = pieces[number] if len(pieces) == len(shared) else _own_word(document, first, last, each)
            yield make_mention(document, *at, each, "shared head", 0.85)
        return
    if quoted:
        phrase = _LOCAL_GROUP.sub(r"\1ietējā rīcības grupa", phrase)
    name = institution_nominative(phrase if words[start].capital or quoted or not phrase.split()[-1].startswith("ministrij") else phrase[0].upper() + phrase[1:])
    if phrase[-1].isdigit():
        name = phrase
    if phrase.endswith((" – Latvija", " - Latvija")):
        name = f"{institution_nominative(phrase[:-10])} – Latvija"  # `Sorosa fonda – Latvija`
    if name is None or is_generic(name):
        return
    if not quoted and not find_known(name):
        # `starptautisko programmu aģentūru`: the adjective can be a genitive plural, which only the known name tells
        unchanged = " ".join([*phrase.split()[:-1], name.split()[-1]])
        name = unchanged if find_known(unchanged) else name
        definite = re.sub(r"^(\S+)ās ", r"\1ā ", name)  # `Nacionālās kultūras mantojuma pārvaldes`: the adjective is the head's
        name = definite if find_known(definite) else name
    if not quoted and nobodys(name, sum(w.capital for w in words[start : head + 1])) and not (
        name.endswith(" pārvalde") and of_national_council(document.text)
    ):
        return
    if not quoted and not find_known(name):
        name, first = _known_end(document, words[start : head + 1], name, first, last)
    name = without_time(name)
    name = _REGION.sub(r"\1s", re.sub(r"(?<=\b[Ss]v\.)(?=[^\W\d_])", " ", name))
    cut = _STATE_PREFIX.match(name) if not (name.endswith("ministrija") and _OF_THE_REPUBLIC.match(document.text)) else None
    yield make_mention(document, first, last, name[cut.end() :] if cut else name, "quoted" if quoted else "head", 0.9)


#: Before `fonds`: what is a company and not a foundation.
_OF_MONEY = frozenset("ieguldījumu investīciju pensiju kapitāla".split())


def _is_brand(words: Sequence[Word], head: int, name: str) -> bool:
    """Whether a noun in small letters only says what a name of another language is: `norvēģu organizācija „Nordisk Hjelp”`, `pensiju fonds „Baltcap”`."""
    noun = heads_of(words[head].text)[0].head.noun
    before = words[head - 1].text.lower() if head else ""
    if words[head].capital or not (noun == "organizācija" or (noun == "fonds" and before in _OF_MONEY)) or before.startswith("sabiedrisk"):
        return False
    return bool(name.strip()) and not any(is_known(word.lower(), lang="lv") for word in re.findall(r"[^\W\d_]{3,}", name))


def _describes(words: Sequence[Word], start: int, head: int) -> bool:
    """Whether the noun before a quoted name only says what it is; `Valsts banka „…”` with words of its own is a name."""
    if words[start].text.lower() in ("valsts", "pašvaldības"):
        return False
    return start == head or heads_of(words[head].text)[0].head.type != "bank"


def _known_end(document: Document, words: Sequence[Word], name: str, first: int, last: int) -> tuple[str, int]:
    """`pilnvaras | Satversmes tiesa`: a known name that begins with a capital behind a small word is all there is."""
    for place in range(1, len(words) - 1):
        if words[place].capital and not words[place - 1].capital:
            phrase = document.text[words[place].start : last]
            if find_known(phrase):
                return institution_nominative(phrase) or name, words[place].start
    return name, first


def _stands_beside(document: Document, first: Word) -> bool:
    """Whether the first of two is named itself and shares no head: `Solna un Priedes skola` in a paper on `Solnas komūna`."""
    return first.text.endswith("a") and re.search(rf"(?<!\w){re.escape(first.text)}s(?!\w)", document.text) is not None


def _own_word(document: Document, start: int, end: int, name: str) -> tuple[int, int]:
    """Where in a coordination the word stands that is the name's own: `Jūrmala` for `Jūrmalas pilsēta`."""
    own = name.split()[0]
    match = re.search(rf"(?<!\w){re.escape(own[: max(3, len(own) - 2)])}\w{{0,4}}", document.text[start:end])
    return (start + match.start(), start + match.end()) if match else (start, end)


def _pieces(document: Document, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The spans between the commas and `un` of a coordination, the last with the head."""
    out: list[tuple[int, int]] = []
    begin: int | None = None
    for place, word in enumerate(words):
        if word.text in (",", "un") and begin is not None:
            out.append((begin, words[place - 1].end))
            begin = None
        elif begin is None and word.text not in (",", "un"):
            begin = word.start
    if begin is not None:
        out.append((begin, words[-1].end))
    return out
