"""Whether a town, parish, novads or region is meant as a body that acts, or only as a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.institutions.countries import COUNTRIES
from extractors.institutions.names import name_start
from extractors.institutions.words import Word, heads_of
from extractors.names.declension import Case


def acts_as_body(words: Sequence[Word], at: int) -> bool:
    """Whether a novads or town is meant as a body: not where it only owns or places what follows."""
    if at and words[at - 1].text.lower() == "plānošanas":
        return True  # a planning region is a body by law (Reģionālās attīstības likums, section 5)
    if words[at].text.lower().startswith("reģion") and not any(r.plural for r in heads_of(words[at].text)):
        return _is_region_abroad(words, at)  # any other region is a part of the country
    if _in_address(words, at):
        return False
    if _is_partner(words, at) or _is_giver(words, at) or _is_asked(words, at):
        return True
    cases = {r.case for r in heads_of(words[at].text) if not r.plural}
    if words[at].capital and cases <= {Case.GEN, Case.LOC, Case.ACC} and words[at].text.lower().startswith(("republik", "karalist", "valst")):
        return False  # `Lietuvas Republikas vēstnieks`: what looks like a plural is the genitive of one state
    following = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if Case.GEN in cases and following.startswith(("pārstāvi", "pārstāve", "pārstāvj")) and words[at].text.lower().startswith(("pagast", "novad", "rajon")):
        return True  # `Cēsu novada pārstāvis`: who speaks for it
    if _led_by_several(words, at, following):
        return True
    if cases & {Case.DAT, Case.NOM}:
        return following not in {"teritorijā", "iedzīvotāji", "iedzīvotājiem"}
    listed = any(w.text in ("un", ",") for w in words[max(0, at - 6) : at + 2])  # `Limbažu pilsētas svētki`, but `Cēsu un Valmieras pilsētas`
    return any(r.plural and (r.case is Case.DAT or (r.case is Case.NOM and (listed or not cases))) for r in heads_of(words[at].text))


#: Who stands at the head of each of several municipalities, or speaks for it.
_HEADS_OF_EACH = re.compile(r"(?:vadītāj|priekšsēdētāj|mēr|pārstāv|izpilddirektor|deputāt|delegācij|valdīb)(?:i|ji|as|es|iem|jiem|ām|ēm|us|jus)$")


def _led_by_several(words: Sequence[Word], at: int, following: str) -> bool:
    """Whether several municipalities by name share the genitive before those who head them: `Egles, Kalna un Upes novadu vadītāji`."""
    if words[at].text.lower() not in ("novadu", "pagastu", "pilsētu", "valstspilsētu", "rajonu") or not _HEADS_OF_EACH.match(following):
        return False
    return at > 2 and words[at - 2].text == "un" and words[at - 1].capital and words[at - 3].capital


#: Parts of Latvia and of the world that nobody speaks for.
_OUR_PARTS = frozenset("Latvijas Vidzemes Kurzemes Latgales Zemgales Sēlijas Rīgas Pierīgas Baltijas Eiropas Āzijas Āfrikas jūras Ziemeļu Austrumu Rietumu Dienvidu pierobežas".split())


def _is_region_abroad(words: Sequence[Word], at: int) -> bool:
    """Whether a region is one abroad that acts: its country stands behind it in brackets, or it is dealt with (`ar Skones reģionu vienojās`)."""
    if not at or not words[at - 1].capital or words[at - 1].text in _OUR_PARTS or (at > 1 and words[at - 2].text in _OUR_PARTS):
        return False
    behind = [w.text for w in words[at + 1 : at + 4]]
    return (len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and behind[1] in COUNTRIES) or _is_partner(words, at)


#: Words for dealing with somebody: with one of them near, `ar Tukuma novadu` is a body and no place.
_DEALING = re.compile(
    r"(?:vieno(?:t|j|š)|līgum|sadarb|kop[āī]|saskaņo|pārrun|apsprie|sazin|no?slē(?:g|dz)|parakst|partner|tik(?:ās|ties|šan|sies)|sarun|"
    r"sarakst|kontakt|pieredz)"
)
_DEALERS = frozenset("novads pilsēta valstspilsēta pagasts rajons apriņķis reģions".split())


def _is_partner(words: Sequence[Word], at: int) -> bool:
    """Whether a novads or town stands behind `ar` near a word for dealing: `ar Tukuma novadu vēl nav vienojies`."""
    readings = heads_of(words[at].text)
    start = name_start(list(words), at)
    if not start or words[start - 1].text.lower() != "ar" or not any(r.case is Case.ACC and not r.plural for r in readings):
        return False
    before = takewhile(_inside_sentence, reversed(words[max(0, start - 7) : start - 1]))
    after = takewhile(_inside_sentence, words[at + 1 : at + 6])
    return readings[0].head.noun in _DEALERS and any(_DEALING.match(word.text.lower()) for word in (*before, *after))


#: Who is asked or invited stands in the accusative.
_ASKING = re.compile(r"(?:uz|pie)?aicinā?[^\W\d_]*$|lū(?:dz|gt|dza|dzam|gs)[^\W\d_]*$|mudinā?[^\W\d_]*$")


def _is_asked(words: Sequence[Word], at: int) -> bool:
    """Whether a town or novads is asked to do something: `aicināja pievienoties arī Līvānu novadu`."""
    readings = heads_of(words[at].text)
    if readings[0].head.noun not in _DEALERS or not any(r.case is Case.ACC for r in readings) or not words[at].text.endswith("u"):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.letters and not following.text.endswith(("t", "ties")) and following.text not in ("un", "arī"):
        return False  # `aicina novadu iedzīvotājus`
    start = name_start(list(words), at)
    before = takewhile(_inside_sentence, reversed(words[max(0, start - 6) : start])) if start else ()
    return any(_ASKING.match(word.text.lower()) for word in before)


#: What is had from a giver.
_RECEIVING = re.compile(r"saņ[eē]m|dabū|aizņ[eē]m|mantoj")


def _is_giver(words: Sequence[Word], at: int) -> bool:
    """Whether somebody has something from the town or novads: `no Tamperes pilsētas saņēmusi 12 gultas`."""
    if heads_of(words[at].text)[0].head.noun not in _DEALERS:
        return False
    start = name_start(list(words), at)
    after = takewhile(_inside_sentence, words[at + 1 : at + 4])
    return start is not None and start > 0 and words[start - 1].text.lower() == "no" and any(_RECEIVING.match(word.text.lower()) for word in after)


def _inside_sentence(word: Word) -> bool:
    return word.text not in {".", ";", "!", "?", ":"}


def _in_address(words: Sequence[Word], at: int) -> bool:
    """`Skolas iela 2, Ērgļi, Ērgļu pagasts, Madonas novads`, `Bauskas novads, LV-3901`: where something is, and no body."""
    behind = [w.text for w in words[at + 1 : at + 4]]
    if behind[:2] == [",", "LV"] or (behind[:1] == [","] and any(re.fullmatch(r"LV-?\d{0,4}", text) for text in behind)):
        return True
    for place in range(at - 1, max(-1, at - 14), -1):
        text = words[place].text
        if _STREET.fullmatch(text) and place + 1 < len(words) and re.match(r"\d", words[place + 1].text):
            return all(w.text != "." for w in words[place + 2 : at])
    return False


_STREET = re.compile(r"iel[aā]|prospekt[sā]|laukum[sā]|gatv[eē]|bulvār(?:is|ī)|šosej[aā]|alej[aā]|krastmal[aā]|damb(?:is|ī)")
