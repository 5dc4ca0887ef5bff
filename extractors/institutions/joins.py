"""What joins words before a head: whether `un` or a comma stands inside one name, or between names that share the head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.words import GEOGRAPHIC, Word, can_precede, genitive_singular, heads_of, possessive
from extractors.names.coordination import MINISTRY_PARTS
from extractors.names.heads import HeadForm

#: Heads whose names may share them: `Finanšu un Tieslietu ministrija`, `Cēsu un Smiltenes novada pašvaldība`.
_SHARING = frozenset({"ministry", "municipality", "court", "university", "school"})
#: Whose offices are called by their town too: `Rojas un Engures ostas pārvaldes`.
PORTS = frozenset({"ostas", "brīvostas", "ostu", "brīvostu"})
#: And whose councils and boards are: `Rojas un Engures pagasta padome`.
PLACES = PORTS | frozenset("pagasta pagastu novada novadu rajona rajonu pilsētas pilsētu ciema ciemu apriņķa apriņķu".split())
#: With what the names of ministries begin.
_OF_MINISTRIES = frozenset(part.lower().split()[0] for part in MINISTRY_PARTS)
#: What schools of art and craft teach.
_SUBJECTS = frozenset("mūzikas mākslas dizaina dejas horeogrāfijas teātra amatniecības kultūras tehnoloģiju arhitektūras būvniecības tūrisma medicīnas mākslu amatu".split())
#: Two capitals in one word.
_ABBREVIATION = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w*[A-ZĀČĒĢĪĶĻŅŠŪŽ]")


def crosses(words: Sequence[Word], at: int, head: int, readings: tuple[HeadForm, ...]) -> bool:
    """Whether `un` or a comma stands inside one name or between names that share the head."""
    if at == 0 or at + 1 >= len(words):
        return False
    left, right = words[at - 1], words[at + 1]
    if not left.letters or not can_precede(left) or _ABBREVIATION.search(left.text):
        return False  # an abbreviation (`ViA un Tartu Universitāte`) shares no head
    if is_joint(words, at, head):
        return True
    owned = heads_of(left.text) if left.text.lower() not in _OF_MINISTRIES else ()
    if owned and owned[0].head.noun not in GEOGRAPHIC and not left.text.lower().endswith("u"):
        return False
    if words[at].text == ",":
        if readings[0].head.type == "committee" and words[head - 1].text.lower() in ("jautājumu", "lietu", "politikas") and _united(words, at, head):
            return True  # `Sociālo, izglītības un kultūras jautājumu komiteja`
        if right.capital:
            listed = _united(words, at, head) or all(r.plural for r in readings)
            return (readings[0].head.type in _SHARING or words[head - 1].text.lower() in PLACES) and left.capital and listed
        if not right.capital and readings[0].head.type in ("school", "university") and left.text.lower() in _SUBJECTS and _united(words, at, head):
            return True  # `Upes Mūzikas, mākslas un dizaina vidusskola`
        return not right.capital and left.text.lower() in _OF_MINISTRIES
    if not right.capital:
        return True
    return left.capital and (readings[0].head.type in _SHARING or words[head - 1].text.lower() in PLACES) and left.text.lower().endswith(("s", "u", "a"))


def is_joint(words: Sequence[Word], un: int, head: int) -> bool:
    """Whether those on both sides of `un` own one joint body: `Kultūras ministrijas un Latgales pašvaldību sadarbības padome`, `Latvijas un Lietuvas komisija`."""
    if words[un].text.lower() == "un" and all(words[un + step].text.capitalize() in OF_COUNTRIES for step in (-1, 1)):
        readings = heads_of(words[head].text)
        return bool(readings) and readings[0].head.noun in _OF_TWO_LANDS and not all(r.plural for r in readings)
    if words[un].text != "un" or words[head - 1].text.lower() not in _JOINT or not genitive_singular(heads_of(words[un - 1].text)):
        return False
    return any(possessive(heads_of(word.text)) for word in words[un + 1 : head - 1])


#: Nouns of bodies that two countries have together.
_OF_TWO_LANDS = frozenset("komisija komiteja padome grupa kamera palāta biedrība forums fonds centrs asamblea".split())
#: What a body that several others have together is called by: `sadarbības padome`, `kopīgā komisija`.
_JOINT = frozenset("sadarbības kopīgā kopīgās kopējā kopējās".split())


def _united(words: Sequence[Word], comma: int, head: int) -> bool:
    """Whether an `un` follows the comma before the head: a list, not an enumeration of clauses."""
    return any(word.text == "un" for word in words[comma + 1 : head])
