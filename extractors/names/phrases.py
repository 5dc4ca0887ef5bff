"""The phrase that names an institution: where its head is, and which words stand in the head's case.

Only the head and what agrees with it change with the case; genitives before the head and everything behind it stay.
Source: "Latviešu valodas gramatika" (LU Latviešu valodas institūts, 2013), on the noun phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.names.agreement import agreeing_nominative
from extractors.names.declension import Case, decline, decline_plural
from extractors.names.declension import plural as plural_of
from extractors.names.fold import fold
from extractors.names.heads import HeadForm, head_endings, head_forms, plain_head_forms
from extractors.records import Gender

QUOTES = '"„“”«»‟″'
_QUOTED = re.compile(rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]?")
_COMPLEMENT = frozenset(
    "par pret pie ar no uz bez starp lai kas kura kuras kurā ko pēc līdz kopš zem caur gar ap pār pirms kopā".split()
)
# A head that is followed by a place in the locative: `vēstniecība Vācijas Federatīvajā Republikā`.
_WITH_PLACE = frozenset({"vēstniecība", "pārstāvniecība", "konsulāts", "ģenerālkonsulāts", "misija", "filiāle"})
# Adjectives that belong to the head although a genitive stands between: `Centrālā vēlēšanu komisija`.
_OF_HEAD = ("centrāl", "galven", "apvienot", "nacionāl", "augstāk", "starptautisk", "federāl", "pastāvīg", "neatkarīg",
            "ģenerāl", "vienot", "republikānisk", "katoļ", "speciāl", "atklāt", "jaun", "vec", "liel", "maz", "pirm",
            "otr", "treš", "ceturt", "piekt", "reģionāl", "vietēj", "klīnisk")  # fmt: skip
# ... unless the genitive is one of these: `Nacionālās drošības padome`.
_OF_ATTRIBUTE = frozenset(
    "drošības attīstības izglītības aizsardzības sadarbības kultūras politikas identitātes ekonomikas".split()
)
# A working group is followed by what it works on: `darba grupa izglītības jautājumos`.
_TOPIC = re.compile(r"^(?:jautājum(?:os|ā)|jom(?:ā|ās)|liet(?:ā|ās)|izveidei|izstrādei|attīstībai|aizsardzībai|atbalstam|[a-zāčēģīķļņšūž]{3,}šanai)$")
_ORDINAL = re.compile(r"\d+\.$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words outside quotes, the index of the head among them, and what its form can be (never empty)."""

    words: tuple[str, ...]
    head: int
    readings: tuple[HeadForm, ...]
    before: str  # quoted text in front, with its space
    after: str  # all that follows the words, with its space


#: No name of an institution is longer; what is, is not read as one.
MOST_LETTERS = 1000
_LONGEST_WORD = 60


@lru_cache(maxsize=10_000)
def parse_phrase(text: str) -> Phrase | None:
    """The phrase with its head found, or nothing when no word of it can head the name of an institution.

    Nothing comes back for more than 1,000 code points.

    >>> phrase = parse_phrase("Finanšu ministrijas Budžeta departamentam")
    >>> phrase.words[phrase.head]
    'departamentam'
    """
    if len(text) > MOST_LETTERS:
        return None
    text = " ".join(text.split())
    quoted = _QUOTED.search(text)
    before = after = ""
    body = text
    in_front = bool(quoted and text[: quoted.start()].strip())
    behind = text[quoted.end() :].split() if quoted else []
    if quoted and behind and behind[0][:1] not in "(,;" and any(readings_of(word) for word in behind):
        # `SIA "X" Reklāmas daļa`: the part behind belongs to the named whole in front.
        before, body = text[: quoted.end()] + " ", text[quoted.end() :]
    elif quoted and in_front:
        body, after = text[: quoted.start()], text[quoted.start() :]
    elif quoted:
        inside = quoted.group()
        closing = inside[-1] if len(inside) > 1 and inside[-1] in QUOTES else ""
        before, body, after = inside[0], inside[1 : len(inside) - len(closing)], closing
        return _find_head(body.split(), before, after)
    bracket, closed = body.find("("), body.rfind(")")
    # A bracket at the end holds an abbreviation; one inside is a word of the name: `finanšu (nodokļu) komisija`.
    if bracket > 0 and not body[closed + 1 :].strip():
        body, after = body[:bracket], body[bracket:] + (" " + after if after else "")
    return _find_head(body.split(), before, (" " + after) if after else "")


@lru_cache(maxsize=100_000)
def readings_of(word: str) -> tuple[HeadForm, ...]:
    """What the word can be as a head; compounds are read by their last part (`virspārvaldei`, `Swedbankas`)."""
    bare = word.strip(",.;:")
    found = head_forms(bare)
    if found or not 7 <= len(bare) <= _LONGEST_WORD:
        return found
    lower = bare.lower()
    for start in range(2, len(lower) - 4) if lower[-3:] in head_endings() else ():
        forms = head_forms(lower[start:])
        found = tuple(each for each in forms if len(each.head.noun) > 4 and each.head.noun not in _NO_SUFFIX) if forms else ()
        if found:
            return found
    return plain_head_forms(bare) if bare.isascii() else ()


# Words that end other words by chance.
_NO_SUFFIX = frozenset({"grupa", "līga", "osta", "opera", "trio", "radio", "rota", "armija", "kopa", "firma", "banda"})


def _find_head(words: list[str], before: str, after: str) -> Phrase | None:
    end = next((index for index, word in enumerate(words) if index and word.lower() in _COMPLEMENT), len(words))
    found = [(index, readings) for index in range(end) if (readings := readings_of(words[index]))]
    if not found and end < len(words):  # `Cilvēku ar īpašām vajadzībām organizācija`: the complement is that of a genitive
        end = len(words)
        found = [(end - 1, readings)] if (readings := readings_of(words[-1])) else []
    if not found:
        return None
    for position, (index, readings) in enumerate(found):
        last = position == len(found) - 1
        place = readings[0].head.noun in _WITH_PLACE and not last and _is_locative(found[-1][1])
        if last or place or not any(each.case is Case.GEN for each in readings):
            if index + 1 < end and not _may_follow(words, index, end):
                continue
            return Phrase(tuple(words), index, readings, before, after)
    return None


def _is_locative(readings: tuple[HeadForm, ...]) -> bool:
    return all(each.case is Case.LOC for each in readings)


def _may_follow(words: list[str], head: int, end: int) -> bool:
    """Whether what follows the head can be a name or a place rather than the true head that we do not know."""
    following = words[head + 1]
    if (end < len(words) and head == 0) or _TOPIC.search(words[end - 1].lower()):
        return True
    named = following[:1].isupper() or following[:1].isdigit()
    last = words[end - 1].lower()
    if named and last.endswith(("ā", "ē", "ī", "ās", "ēs", "īs", "os", "ū")) and len(last) > 3:
        return True
    return named and (head == 0 or words[head][:1].islower())


def in_nominative(phrase: Phrase, *, plural: bool = False) -> str | None:
    """The phrase with its head and what agrees with it in the nominative.

    The singular is taken wherever the form allows it; with `plural` the plural.
    """
    readings = [each for each in phrase.readings if each.plural == plural]
    if not readings:
        readings = list(phrase.readings)
    to_plural = readings[0].plural
    readings = [each for each in readings if each.plural == to_plural and each.head.gender == readings[0].head.gender]
    cases = [each.case for each in readings if each.head == readings[0].head]
    words = list(phrase.words)
    if Case.NOM in cases and (to_plural or readings[0].head.declension not in (3, 6)):
        return _joined(phrase, words)
    # Of `tirgus` and `pils` only what agrees with them tells the genitive from the nominative.
    case = Case.GEN if Case.NOM in cases and Case.GEN in cases else cases[0]
    words[phrase.head] = _head_nominative(words[phrase.head], readings[0], to_plural)
    gender = readings[0].head.gender
    definite = case in (Case.GEN, Case.ACC)  # there a noun has the endings of the indefinite adjective
    for index in range(phrase.head):
        if words[index].lower() in _SUCH_PEOPLE:
            continue
        changed = agreeing_nominative(words[index], gender, case, plural=to_plural, to_plural=to_plural, definite_only=definite)
        if changed and agrees_with_head(phrase, index, gender, case):
            words[index] = changed
    return _joined(phrase, words)


#: Adjectives that stand for people, whose body the head is: `Represēto klubs`, `Neredzīgo biedrība`.
_SUCH_PEOPLE = frozenset("represēto neredzīgo nedzirdīgo vājredzīgo vājdzirdīgo trūcīgo slimo vientuļo cietušo kritušo mirušo brīvprātīgo".split())


def agrees_with_head(phrase: Phrase, index: int, gender: Gender, case: Case) -> bool:
    """Whether the adjective at `index` belongs to the head and not to a genitive between them."""
    following = index + 1
    words = phrase.words
    while following < phrase.head and (
        _ORDINAL.match(words[following])
        or words[following].lower() in ("un", ",")
        or agreeing_nominative(words[following], gender, case, plural=False)
    ):
        following += 1
    if following == phrase.head:
        return True
    if following > index + 1 and words[index].lower().startswith(_OF_HEAD):
        return True  # of two adjectives the first is the head's: `Nacionālā trīspusējās sadarbības padome`
    noun = words[following].lower()
    if case is Case.GEN:
        endings = ("as", "es", "ts", "ss", "ns", "ls") if gender is Gender.FEMININE else ("a",)
        fits = noun.endswith(endings)
    elif case is Case.ACC:
        fits = noun.endswith("u")
    else:
        return True
    if not fits:
        return True
    return words[index].lower().startswith(_OF_HEAD) and noun not in _OF_ATTRIBUTE and not readings_of(noun)


def _head_nominative(word: str, reading: HeadForm, to_plural: bool) -> str:
    """The head in the nominative, with the capitals and the first part of a compound as printed."""
    forms = decline_plural if reading.plural else decline
    noun = reading.head.noun
    if to_plural and not reading.head.plural:
        noun = plural_of(noun, reading.head.gender) or noun
    bare = word.strip(",.;:")
    form = next(
        (
            each
            for each in sorted(forms(noun, reading.head.gender)[reading.case], key=len, reverse=True)
            if fold(bare).endswith(fold(each))
        ),
        bare,
    )
    first_part = bare[: len(bare) - len(form)]
    if bare.isupper():
        return first_part + noun.upper()
    if first_part[-1:].isalpha():
        return first_part + noun.lower()
    if first_part:  # `9.Saeima`, `mini-banka`
        printed = bare[len(first_part)]
        return first_part + (noun[0].upper() + noun[1:] if printed.isupper() else noun)
    return noun[0].upper() + noun[1:] if bare[:1].isupper() else noun.lower()


def _joined(phrase: Phrase, words: list[str]) -> str:
    return (phrase.before + " ".join(words) + phrase.after).strip()
