"""Whether the words around a head make a proper name, or only describe, belong to a post, or name a unit of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.common import is_common, is_of_state
from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.ends import sent_to
from extractors.institutions.joins import PLACES, PORTS
from extractors.institutions.names import governed
from extractors.institutions.words import (
    FIELDS,
    GEOGRAPHIC,
    OPENING,
    ORGANS,
    UNDECLINED,
    WEAK,
    Word,
    can_precede,
    heads_of,
)
from extractors.names.declension import Case
from extractors.names.initiative_heads import initiative_head
from extractors.names.known import find_known

#: What a sitting is called by: `Ārkārtas domes sēde` is the sitting of a council, and there is no council of that name.
_KIND_OF_MEETING = re.compile(
    r"ārkārtas|(?:ārkārtēj|kārtēj|paplašināt|izbraukum|slēgt|atklāt|kopēj|kopīg|attālināt|pirm|otr|treš)(?:a|ā|ās|ajai|ais|o|ajā)?"
)
#: What an organisation holds: behind its name in the genitive no name of its own.
GATHERINGS = frozenset({"seminārs", "konference", "kopsapulce", "sapulce"})
#: Whose meeting it is, of every organisation: `Biedru kopsapulces protokols`.
_OF_WHOM = re.compile(r"biedru|dalībnieku|akcionāru|pilnvaroto|darbinieku|dibinātāju|iedzīvotāju|vecāku|pedagogu|deputātu|īpašnieku|pārstāvju")


def only_described(words: Sequence[Word], at: int) -> bool:
    """`no Latvijas reģioniem`, `Lauksaimniecības fondu attīstībai`: a plural that names no body."""
    low, before = words[at].text.lower(), words[at - 1].text.lower() if at else ""
    if low == "savienības" and at + 1 < len(words) and (words[at + 1].text == "nozīmes" or _to_department(words, at)):
        return True  # `Eiropas Savienības nozīmes biotopi`, `Eiropas Savienības koordinācijas departaments`
    if low.endswith("u") and at + 1 < len(words) and ((low.startswith(_MANY_HAVE) and words[at + 1].text.endswith(_DOING)) or words[at + 1].text.startswith("likum")):
        return True  # `Rīgas skolu ēdināšanas līgumi`, `Publisko aģentūru likums`
    if low.startswith("reģion") and all(r.plural for r in heads_of(words[at].text)) and before != "plānošanas":
        return True
    if low.startswith("struktūrfond") or (_FUNDS.fullmatch(words[at].text) and before in ("savienības", "es", "eiropas")) or (low.startswith(_OF_WHOLE_COUNTRIES) and _of_countries(words, at)):
        return True
    following = words[at + 1].text if at + 1 < len(words) else ""
    return low == "fondu" and following[:1].islower() and following.endswith(("ībai", "ības", "šanai", "šanas", "ībā", "šanu", "ību", "naudas"))


#: What a town has many of, before what is done for all of them.
_MANY_HAVE = ("skol", "bibliotēk", "muzej", "slimnīc", "bērnudārz", "uzņēmum", "biedrīb", "draudž")
_DOING = ("šanas", "šanai", "šanu", "šanā")


def _to_department(words: Sequence[Word], at: int) -> bool:
    """Whether a genitive leads on to the noun for a unit: `koordinācijas departaments`."""
    for word in words[at + 1 : at + 5]:
        if any(r.head.type == "department" for r in heads_of(word.text)):
            return True
        if word.capital or not can_precede(word):
            return False
    return False


#: What whole countries have many of: `Zviedrijas un Vācijas pilsētām`.
_OF_WHOLE_COUNTRIES = ("pašvaldīb", "pilsēt", "universitāt", "augstskol", "slimnīc", "bibliotēk", "muzej")


#: Money of the Union and no one fund: `Eiropas Savienības fondi`.
_FUNDS = re.compile(r"fond(?:i|u|iem|us|os)")


#: The historical lands (Latviešu vēsturisko zemju likums, 2021) and what is said of parts of the country: no municipality has their names.
_REGIONS = frozenset("Vidzemes Kurzemes Zemgales Latgales Sēlijas Pierīgas Ziemeļvidzemes Baltijas Pierobežas".split())


def _of_countries(words: Sequence[Word], at: int) -> bool:
    """`Norvēģijas un Polijas pašvaldību`: those of whole countries, none by name."""
    if not any(r.plural for r in heads_of(words[at].text)):
        return False
    listed = any(w.text == "un" for w in words[max(0, at - 3) : at])
    if not words[at].text.lower().startswith("pašvaldīb") and (words[at].capital or not (listed or all(r.plural for r in heads_of(words[at].text)))):
        return False  # `Latvijas Universitātes`, `Vidzemes slimnīcas`: one of them
    place = at - 1
    while place >= 0 and (words[place].text in (",", "un") or COUNTRY.search(words[place].text) or words[place].text in _REGIONS):
        place -= 1
    return place < at - 1 and not (place >= 0 and words[place].capital)


def in_minister(words: Sequence[Word], at: int) -> bool:
    """Whether the head belongs to a minister's post: `viedās administrācijas un reģionālās attīstības ministrs`."""
    for place in range(at + 1, min(at + 8, len(words))):
        low = words[place].text.lower()
        following = words[place + 1].text.lower() if place + 1 < len(words) else ""
        if low == "ministru" and following.startswith(("padom", "kabinet")):
            return False
        if low.startswith("ministr") and not low.startswith("ministrij"):
            return place > at + 1 or not words[at].text.lower().startswith("ministrij")
        if not (can_precede(words[place]) or low == "un"):
            return False
    return False


def is_proper(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the words make a proper name and no common phrase that begins with a capital by chance."""
    readings = heads_of(words[at].text)
    noun = readings[0].head.noun
    first = words[start]
    begins = start == 0 or words[start - 1].text in {".", "!", "?", ":", "•", "-", "–", '"', "“", "„", "«", "”"}
    capitals = sum(w.capital for w in words[start : at + 1])
    if start == at - 1 and first.text.lower() == "preses":
        return False  # `Preses dienests` signs a paper and is no body of its own
    if start == at - 1 and _KIND_OF_MEETING.fullmatch(first.text.lower()) and noun in ORGANS:
        return False
    if noun in GATHERINGS and start == at - 1 and _OF_WHOM.fullmatch(first.text.lower()):
        return False
    if start < at and first.capital and _titles_minutes(words, at):
        return True
    if capitals > 1 and find_known(" ".join(w.text for w in words[start : at + 1])):
        return True
    if noun == "grupa" and at > start and words[at - 1].text.lower() == "darba":
        alone = begins and capitals == 1 and start == at - 1  # `Darba grupas noslēgumā` names none
        return capitals >= 1 and not alone and not (at + 1 < len(words) and words[at + 1].text.lower().startswith("izveid"))
    if noun == "grupa" and at > start + 1 and words[at - 1].text.lower() in ("ražotāju", "rīcības"):
        return first.capital  # kinds of bodies by law: producer groups, local action groups
    if noun == "nams" and at > start and words[at - 1].text.lower() in {"kultūras", "tautas", "saieta", "amatniecības"}:
        return first.capital and start < at - 1
    if noun == "stacija" and at > start + 1 and words[at - 1].text.lower() in {"selekcijas", "izmēģinājumu", "izmēģinājuma"}:
        return first.capital
    if noun == "dārzs" and at > start and words[at - 1].text.lower().startswith(("botānisk", "zooloģisk", "dendroloģisk")):
        return first.capital and (start < at - 1 or words[at - 1].capital)  # an institute with staff of its own, and no place to walk in
    if noun == "sabiedrība" and at > start + 1 and words[at - 1].text.lower().startswith(("kooperatīv", "krājaizdevu")):
        return first.capital  # kinds of companies by law: `Ogres piensaimnieku kooperatīvā sabiedrība`
    if noun in ("delegācija", "misija") and sent_to(words, at):
        return True
    if noun == "birojs" and at > start + 1 and heads_of(words[at - 1].text) and heads_of(words[at - 1].text)[0].head.noun in _ONE_PERSON:
        return first.capital
    if is_of_state(words, start, at):
        return True
    if is_common(words, start, at):
        return False
    if start == at - 1 and not words[at].capital and first.text in _ABROAD and readings[0].head.type in _DESCRIBED:
        return False  # `Horvātijas skola`: one of a partner's
    if noun in WEAK:
        if (start == 0 or words[start - 1].text not in OPENING) and find_known(" ".join(w.text for w in words[start : at + 1])):
            return True  # `lūgt Valsts kontroli`
        if noun in FIELDS and _is_field(words, at):
            return False
        national = first.text in _OF_A_COUNTRY or (noun == "iestāde" and COUNTRY.search(first.text) is not None)
        return capitals >= 2 and (words[at].capital or (noun in _JOINED and national))
    if all(r.plural for r in readings) and not words[at].capital and readings[0].head.type not in ("municipality", "ministry", "military") and words[at - 1].text.lower() not in PORTS and not _of_several_places(words, start, at):
        return False
    if readings[0].head.type == "municipality" and noun not in ("reģions",) and COUNTRY.search(first.text) and capitals == 1:
        return False
    if begins and capitals == 1 and start == at - 1 and first.text.endswith(("u", "i", "us")) and initiative_head(first.text) is not None:
        return False  # `Projektu biedrība īsteno …`: its object first
    if begins and capitals == 1 and start < at and not find_known(" ".join(w.text for w in words[start : at + 1])):
        if first.text not in UNDECLINED and first.text.lower().endswith(("ā", "ās", "ais", "ajai", "ajam", "o", "ie")) and not _known_adjective(first.text):
            return False
        if readings[0].head.type == "municipality" and noun not in GEOGRAPHIC:
            return any(r.head.noun in GEOGRAPHIC for w in words[start:at] for r in heads_of(w.text)) or _is_place(first.text, noun)
    return words[start].text.lower() not in {"latvijas"} or noun != "republika"


def _of_several_places(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the boards or councils of places that are each named share a head in the plural: `Egles un Kalna pagastu valdēm`."""
    front = words[start : at - 1]
    return words[at - 1].text.lower() in PLACES and any(w.text == "un" for w in front) and all(w.text in (",", "un") or (w.capital and w.text not in _REGIONS) for w in front)


def _titles_minutes(words: Sequence[Word], at: int) -> bool:
    """Whether the name stands in the title of minutes, where it is that of the body: `… padomes sēdes protokols`."""
    behind = [w.text.lower() for w in words[at + 1 : at + 4]]
    if behind and _KIND_OF_MEETING.fullmatch(behind[0]):
        behind = behind[1:]  # `attālinātās sēdes protokols`
    return len(behind) >= 2 and behind[0] in ("sēdes", "sanāksmes", "sapulces", "kopsēdes") and behind[1].startswith("protokol")


def _is_field(words: Sequence[Word], at: int) -> bool:
    """Whether a genitive leads on, over at least one word, to the head of a longer name."""
    if not any(r.case is Case.GEN for r in heads_of(words[at].text)):
        return False
    for place in range(at + 1, min(at + 5, len(words))):
        if place > at + 1 and heads_of(words[place].text):
            return True
        if not can_precede(words[place]) and words[place].text != "un":
            return False
    return False


_ABROAD = OF_COUNTRIES - {"Latvijas"}
_DESCRIBED = frozenset({"school", "library", "hospital", "company", "theatre", "church", "team", "fund", "association"})
#: Weak heads that name an association where a country owns them: `Latvijas Lauku forums`.
_JOINED = frozenset({"iestāde", "forums", "platforma", "kustība", "vienība", "organizācija", "kopība"})
_OF_A_COUNTRY = frozenset({"Latvijas", "Eiropas", "Baltijas", "Lietuvas", "Igaunijas", "Pasaules"})
COUNTRY = re.compile(r"(?:ijas|Latvijas|Lietuvas|Eiropas|Islandes|Lihtenšteinas)$")


def _is_place(word: str, noun: str) -> bool:
    """Whether a genitive at the start of a sentence, before `dome` or `pašvaldība`, is a place and no common word."""
    if re.match(r"(?:Rīg|Jelgav|Liepāj|Daugavpil|Ventspil|Jūrmal|Rēzekn|Valmier|Jēkabpil|Ogr)", word):
        return True
    low = word.lower()
    if word in UNDECLINED:
        return True
    return noun in ("dome", "pašvaldība") and low.endswith(("u", "as", "es", "us", "ls")) and low not in _NO_PLACES and not heads_of(word)


_NO_PLACES = frozenset(
    "mūsu jūsu citu visu daudzu dažu abu šo savas tās šīs vietējās vietējo deputātu iedzīvotāju katras jaunās bijušās esošās minētās attiecīgās ievēlētās "
    "iepriekšējās nākamās latvijas igaunijas lietuvas vairāku lauku kaimiņu sadarbības lielās mazās".split()
)


def _known_adjective(word: str) -> bool:
    stems = (
        "centrāl",
        "augstāk",
        "nacionāl",
        "starptautisk",
        "latvij",
        "valst",
        "apvienot",
        "eiropas",
        "ģenerāl",
        "pasaules",
        "ziemeļ",
    )
    return word.lower().startswith(stems)


#: One person as a body, whose office is called after him.
_ONE_PERSON = frozenset({"ombuds", "tiesībsargs"})


def followed_by_head(words: Sequence[Word], at: int) -> bool:
    """Whether the head is a genitive inside a longer name whose own head comes next: `novada | dome`."""
    for place in range(at + 1, min(at + 3, len(words))):
        if not words[place].letters:
            return False
        readings = heads_of(words[place].text)
        if readings and governed(words, at) and not any(r.case is Case.ACC for r in readings):
            return False  # `ar Ventspils Augstskolu | tehnikums noslēdza`
        if readings and not words[place].capital:
            if readings[0].head.noun in GATHERINGS:
                return False  # `biedrības seminārs` is what the association holds
            inner = heads_of(words[at].text)
            owner = any(r.case is Case.GEN for r in inner)
            if inner[0].head.noun in _ONE_PERSON and place == at + 1 and readings[0].head.noun in ("birojs", "kanceleja"):
                return owner  # `Apdrošinātāju ombuda | birojs`
            if place == at + 1 and is_part_of_university(words, place):
                return False
            if inner[0].head.noun in GEOGRAPHIC:
                return owner and readings[0].head.noun not in GEOGRAPHIC
            if all(r.plural for r in readings):
                return False  # `novada pašvaldības ceļu inženieris`: a plural in small letters is nobody's name
            return owner and place == at + 1 and readings[0].head.noun not in ORGANS and readings[0].head.noun != "štābs" and readings[0].head.type != "department"
        if words[place].capital or not can_precede(words[place]):
            return False
    return False


def is_part_of_university(words: Sequence[Word], at: int) -> bool:
    """Whether the word is a part of the university in front of it and no house of its own: `Latvijas Universitātes | laboratorija`."""
    word = words[at]
    owned = any(r.head.type == "university" and r.case is Case.GEN for r in heads_of(words[at - 1].text))
    return owned and not word.capital and word.text.startswith(("laboratorij", "apgād"))
