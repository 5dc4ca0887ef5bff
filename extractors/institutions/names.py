"""From a head noun left to the word with which the name begins, over genitives and adjectives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simplemma import is_known

from extractors.institutions.joins import crosses
from extractors.institutions.unions import CHURCHES, LEAGUES, OF_CHURCHES, UNIONS, is_brand
from extractors.institutions.words import (
    FIELDS,
    GEOGRAPHIC,
    OPENING,
    ORGANS,
    SHORTENED,
    Word,
    can_precede,
    genitive_singular,
    heads_at,
    heads_of,
    possessive,
)  # fmt: skip
from extractors.names.agreement import agreeing_nominative
from extractors.names.declension import Case
from extractors.names.given import given_forms, is_given_name
from extractors.names.heads import HeadForm
from extractors.names.institutions import institution_nominative
from extractors.names.known import find_known

#: Words with which names begin: a capital before one of these, at the start of a sentence, is no part of the name.
_BEGINNING = frozenset({"Valsts", "Latvijas", "Eiropas"})
_OBJECT = re.compile(r"(?:u|ās|os|us|i)$")
#: One person as a body: what is named after it is the body (`Tiesībsarga birojs`).
_OFFICES = frozenset({"muita", "tiesībsargs", "ombuds", "uzraugs"})
#: What a state has, by the name of which alone it may be called.
_BY_STATE = frozenset({"court", "parliament", "government", "ministry", "military"})
_LONGEST = 14  # words of one name before its head


#: No body has a law, a regulation or an agreement in the middle of its name.
_LAWS = frozenset(
    "likumu likuma likumā likums noteikumu noteikumos noteikumiem regulu regulas regulā direktīvu direktīvas direktīvā konvenciju konvencijas".split()
)


def name_start(words: list[Word], head: int) -> int | None:
    """The index of the word with which the name begins whose head stands at `head`; `None` when it has no name.

    The name reaches left over genitives and adjectives to its first capital; an organisation in the genitive before a
    capital (`Valsts kases Kvalitātes departaments`) is the owner and not part of it.
    """
    readings = heads_of(words[head].text)
    best: int | None = head if words[head].capital and head > 0 and not _begins(words, head) else None
    at = head - 1
    while at >= 0 and head - at <= _LONGEST:
        word = words[at]
        if (shortened := _shortened(words, at)) is not None:
            best = shortened if words[shortened].capital else best
            at = shortened - 1
            continue
        if word.text in (",", "un", "&"):
            if at == head - 1:
                break  # `J. Rozes un partijas „…”`: a head right behind `un` begins a name of its own
            if not crosses(words, at, head, readings):
                break
            at -= 1
            continue
        if at == head - 1 and word.text.isupper() and len(word.text) > 1 and readings[0].head.noun == "banka":
            return at  # `SEB banka`
        if at >= head - 3 and best is None and word.text == "ASV" and readings[0].head.type in _BY_STATE:
            return at  # `ASV valdība`: the state's name is short for a genitive
        if (people := _with_needs(words, at)) is not None:
            at = people
            continue
        if not can_precede(word):
            break
        if not _agrees(words, at, head, readings):
            break  # `Kopējais | Reģionālā attīstības fonda līdzfinansējums`: an adjective in the nominative belongs to another noun
        if word.text.lower() in _LAWS:
            break  # `saskaņā ar Bērnu tiesību aizsardzības likumu | pašvaldība nodrošina`
        before = heads_at(words, at)
        if before and before[0].head.noun == "ministrija" and at == head - 1 and readings[0].head.noun in _SERVED and words[head].text.endswith("u"):
            return None  # `Finanšu ministrijas Pašvaldību finansiālās darbības departaments`: what its unit is for
        if before and not possessive(before):
            break
        if before and not genitive_singular(before) and not any(r.case is Case.ACC for r in readings) and governed(words, at):
            break
        if before and genitive_singular(before) and not _inner(words, at, before, head, readings):
            break
        if at and readings[0].head.type in _NAMED_AFTER_PEOPLE and _after_person(words, at):
            best = at - 2 if at > 1 and _is_seat(words[at - 2]) else at - 1
            break
        if word.capital and at and words[at - 1].capital and is_given_name(words[at - 1].text):
            break  # a person stands before
        if word.capital and at > 1 and words[at - 1].text == "." and _is_initial(words[at - 2], word):
            if best is None and at == head - 1 and readings[0].head.type in ("school", "museum", "library") and word.text.endswith(("a", "as", "es", "us")):
                best = at - 2  # `A. Kalniņas pamatskola`
            break  # `I.Vītiņa | Finanšu nozares asociācijas prezidente`: a surname ends the line before
        if best is not None and not word.capital and _is_known(words, best, head):
            break  # `precizēto plānu Valsts kancelejā`: what stands before a name that everybody knows is no part of it
        if at == head - 1 and word.capital and words[head].capital and _is_person(words, at, readings):
            return None
        if word.capital and best is not None and words[best].text in _BEGINNING and _begins(words, at) and _OBJECT.search(word.text) and readings[0].head.type != "school":
            break  # `Aptauju | Valsts kase veica`: the first word of a sentence, in large by its place
        if word.capital:
            best = at
        at -= 1
    if best is not None and best and words[best - 1].text in UNIONS and words[best].capital and best < head:
        best -= 1  # `ANO Bēgļu aģentūra`: what a union of states has set up bears its name
    if best is not None and best and words[best - 1].text in CHURCHES and readings[0].head.noun in OF_CHURCHES and best < head:
        best -= 1  # `LELB Rūjienas draudze`: a parish bears the name of its church
    if best is not None and best and best < head and heads_of(words[best].text) and _is_foreign_place(words, best - 1, head):
        best -= 1  # `Ērebrū Universitātes slimnīca`
    if best is not None and best and words[best - 1].capital and words[best - 1].letters:
        for earlier in range(max(0, best - 3), best):
            if words[earlier].capital and find_known(" ".join(w.text for w in words[earlier : head + 1])):
                return earlier  # `Jāzepa Vītola Latvijas Mūzikas akadēmija`
    if best is None and at == head - 1 and at >= 0 and is_brand(words[at]) and readings[0].head.noun in LEAGUES:
        best = at
    if best is None and at >= 0 and _is_foreign_place(words, at, head):
        best = at
    if best == head and len(words[head].text) > 2 and readings and readings[0].head.noun != "Saeima":
        return None
    return best


def _agrees(words: Sequence[Word], at: int, head: int, readings: Sequence[HeadForm]) -> bool:
    """Whether a definite adjective can go with the head, or with a genitive before it, and not with what the body owns.

    `Jaunais | Latvijas Ārstu biedrības prezidents`, `Toreizējā | Valsts kases direktore`, but `Jaunās Rīgas teātra`. Inside a name
    only genitives stand before the head: of men's nouns the adjective ends in -ā.
    """
    low = words[at].text.lower()
    if not low.endswith(("ais", "ajam", "ajai", "ā")) or not words[at].letters or (low.endswith("ā") and low.endswith("ajā")):
        return True
    if any(agreeing_nominative(words[at].text, r.head.gender, r.case, plural=r.plural, definite_only=True) for r in readings):
        return True
    return low.endswith("ā") and any(w.text.endswith(("a", "us", "ā", "š")) for w in words[at + 1 : head])


#: What the units of a ministry are for, named in the plural.
_SERVED = frozenset({"pašvaldība", "uzņēmums", "iestāde", "skola", "universitāte", "biedrība", "slimnīca", "komercsabiedrība", "kapitālsabiedrība"})


def _shortened(words: list[Word], stop: int) -> int | None:
    """Where an abbreviated word inside a name stands whose full stop is at `stop`: `Sv. Annas ev. lut. draudze`, `raj. padome`."""
    if words[stop].text == "-" and stop and words[stop - 1].end == words[stop].start:
        stop -= 1  # `ev.-lut. draudze`
    if not stop or words[stop].text != "." or words[stop].start != words[stop - 1].end or stop + 1 >= len(words):
        return None
    low = words[stop - 1].text.lower()
    return stop - 1 if low in SHORTENED or (low == "r" and words[stop + 1].text.lower() == "kat") else None


def _is_foreign_place(words: list[Word], at: int, head: int) -> bool:
    """Whether the word that stopped the walk is a name that does not decline, no person's: `Luovi profesionālā koledža`."""
    word, before = words[at], words[at - 1] if at else None
    kind = heads_of(words[head].text)[0].head.type
    if not word.capital or not word.text[1:].islower() or len(word.text) < 4 or word.verb or kind not in _NAMED_AFTER_PEOPLE | {"church", "municipality", "agency"}:
        return False
    if word.text in _ISLANDS:
        return True
    island = kind == "municipality" and word.text.endswith("mā") and len(word.text) > 6  # `Harjumā pašvaldība`: a county of Estonia
    if not (word.text.endswith(("i", "o", "y", "k", "l", "n", "r", "ū")) or island) or is_known(word.text.lower(), lang="lv") or is_given_name(word.text):
        return False
    if before is not None and before.text == "." and at > 1 and _is_initial(words[at - 2], word):
        return False
    return before is None or not (before.capital or before.text in OPENING)


#: Parts of Estonia and towns whose names look like locatives and do not decline.
_ISLANDS = frozenset({"Hīumā", "Hījumā", "Sāremā", "Vormsi", "Ruhnu", "Kihnu", "Muhu"})


def _is_initial(word: Word, following: Word) -> bool:
    """Whether a word is the initial of the surname behind it: `I.Vītiņa`, `Dz. Roze`."""
    return word.capital and len(word.text) <= 2 and following.start - word.end <= 2 and word.text.lower() not in SHORTENED


def _is_known(words: list[Word], start: int, head: int) -> bool:
    """Whether the words so far are the name of a known institution that begins with the state or the country."""
    if words[start].text not in _BEGINNING:
        return False
    name = institution_nominative(" ".join(word.text for word in words[start : head + 1]))
    return name is not None and bool(find_known(name))


def _is_person(words: list[Word], given: int, readings: tuple[HeadForm, ...]) -> bool:
    """`direktore Zane Banka`: a given name and a head, both in the nominative with a capital, are a person's name."""
    name = words[given].text
    if given and (words[given - 1].capital or words[given - 1].text in OPENING):
        return False
    return is_given_name(name) and name.endswith(("a", "e")) and any(r.case is Case.NOM and not r.plural for r in readings)


#: Houses of learning and art bear a person's name before their place: `Jāzepa Mediņa Rīgas Mūzikas vidusskola`.
_NAMED_AFTER_PEOPLE = frozenset({"school", "museum", "theatre", "hospital", "library", "university", "fund"})


def _after_person(words: list[Word], at: int) -> bool:
    """Whether a man's name stands in the genitive at `at - 1` and `at`, which cannot be read as a woman's in the nominative."""
    given, family = words[at - 1], words[at]
    if not (given.capital and family.capital) or not family.text.endswith(("a", "as", "es", "us")):
        return False
    forms = given_forms(given.text)
    return any(f.case is Case.GEN for f in forms) and not any(f.case is Case.NOM and f.usual for f in forms)


#: Before the accusative: what ends in -u behind one of these is an object and no genitive plural inside a longer name.
_WITH_ACCUSATIVE = frozenset("ar par uz pret caur gar pār starp lūgt lūdz lūdza aicina aicināt aicināja uzdot informēt informē pilnvarot".split())


def governed(words: Sequence[Word], at: int) -> bool:
    """`ar Valsts policiju | Rīgas Tehniskā universitāte`: whether a head in -u ends an object of its own."""
    place = at - 1
    while place >= 0 and at - place <= 8 and can_precede(words[place]):
        place -= 1
    return place >= 0 and place < at - 1 and words[place].text.lower() in _WITH_ACCUSATIVE and words[place + 1].capital


#: What the people have for whom a body is: `Latvijas Cilvēku ar īpašām vajadzībām sadarbības organizācija`.
_NEEDS = frozenset({"vajadzībām", "traucējumiem", "invaliditāti", "slimībām", "saslimšanām"})
_PEOPLE = frozenset({"cilvēku", "personu", "bērnu", "jauniešu", "invalīdu", "pacientu", "cilvēkiem", "personām", "bērniem", "jauniešiem"})


def _with_needs(words: list[Word], at: int) -> int | None:
    """Where the people are named, at most five words before what they have: `bērnu ar īpašām vajadzībām`."""
    if words[at].text.lower() not in _NEEDS:
        return None
    place = next((p for p in range(at - 1, max(0, at - 5), -1) if words[p].text.lower() == "ar"), None)
    return place - 1 if place and words[place - 1].text.lower() in _PEOPLE else None


#: Organs that never have a name of their own beside that of their house.
_BOARDS = frozenset({"valde", "prezidijs", "kopsapulce"})


def _is_seat(word: Word) -> bool:
    """Whether a word can be the town of a school named after a person: `Aizupes Ādama Rozes pamatskola`."""
    return word.capital and can_precede(word) and word.text.endswith(("as", "es", "u", "s", "a")) and not heads_of(word.text) and not given_forms(word.text)


def _begins(words: list[Word], at: int) -> bool:
    return at == 0 or words[at - 1].text in {".", "!", "?", ":", "•", "-", "–"}


def _inner(words: list[Word], at: int, before: tuple[HeadForm, ...], head: int, readings: tuple[HeadForm, ...]) -> bool:
    """Whether a head in the genitive is part of the name and not its owner."""
    if (
        before[0].head.noun in GEOGRAPHIC
        or before[0].head.noun in _OFFICES
        or (any(r.plural for r in before) and words[at].text.lower().endswith("u"))
    ):
        return True
    following = words[at + 1]
    if before[0].head.noun in FIELDS and at + 1 < head and not (at and words[at].capital and genitive_singular(heads_of(words[at - 1].text))):
        return True  # `Ceļu satiksmes | drošības padome`
    if at + 1 == head and readings[0].head.noun in _BOARDS:
        return False  # `apvienības | valdes priekšsēdētāja`
    if at + 1 == head and readings[0].head.noun == "iecirknis":
        return False  # a police station is a unit of its office: `rajona policijas pārvaldes | iecirknis`
    if at + 1 == head and readings[0].head.noun == "pārvalde" and words[at].text == "policijas" and words[at - 1].text in ("rajona", "pilsētas"):
        return True  # until 2009 each district had its office of police: `Cēsu rajona policijas pārvalde`
    if at + 1 == head and readings[0].head.noun == "pārvalde" and words[at].text.lower() in ("ostas", "brīvostas"):
        return True  # the law on ports has each run by an office of its own
    if at + 1 == head:  # `Valsts policijas koledža` is one name, in `biedrības valde` the organ is nobody's name
        if before[0].head.unit_possible and not words[at].capital and readings[0].head.noun != "štābs" and not (readings[0].head.noun in ORGANS and find_known(" ".join(w.text for w in words[max(0, at - 1) : at + 1]))):
            return True  # `Būvniecības valsts kontroles birojs`: the control is a task here and no owner
        return readings[0].head.noun not in ORGANS and readings[0].head.type != "department" and (readings[0].head.noun != "štābs" or words[head].capital)
    owned = readings[0].head.noun in ORGANS or before[0].head.noun in ("dome", "ministrija")
    if readings[0].head.unit_possible and owned and not words[head].capital and not following.capital and not any(w.capital for w in words[at + 1 : head]):
        return bool(find_known(" ".join(w.text for w in words[max(0, at - 3) : head + 1])))  # `fonda | uzticības padome`: what the fund has
    return not following.capital
