"""Labels that name people by what they are: `Senatori:`, `Padomes locekļi –`, `Pašvaldības speciālisti:`."""

from __future__ import annotations

import re

from extractors.dates.words import folded
from extractors.names.declension import Case
from extractors.names.post_heads import post_forms
from extractors.outline.blocks import Label
from extractors.records import Capacity

#: The words before a colon, a dash between spaces, or the end of the line; a number of heads, by what right they sit there, and a
#: bracket may stand with them, and a clause that tells which of them came: `Padomes locekļi, kas ieradušies:`.
_LABEL = re.compile(
    r"\W*(?:\d{1,3}\s)?(?P<who>[^:–—\d(.;,\n]{3,80}?)(?:\s(?P<right>(?:ar|bez)\s(?:\w+\s){0,3}?\w*tiesīb\w+))?\s*(?:\([^()\n]{1,60}\)\s*)?"
    r"(?:,\s(?P<came>(?:kas|kuri|kuras)\s[^:,;.()\n]{3,50}?)(?=\s*:))?\s*(?P<mark>:|[-–—](?=\s)|$)\s*"
)
#: Nouns for people who hold no post, and participles that stand for people.
_PEOPLE = frozenset("personas dalībnieki dalībnieces klātesošie vecāki kolēģi iedzīvotāji delegāti viesi cilvēki pārstāves vadība puse delegācija delegācijas komanda".split())
#: Bodies, which by their names alone label those who sit in them: `Valde: Anna Roze (priekšsēdētāja), Juris Kalns`.
_BODIES = frozenset("valde padome komisija komiteja apakškomiteja grupa dome prezidijs senāts sekretariāts administrācija kolēģija".split())
_NAMES = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:\.|[\w-]+)\s?){2,3}(?:\s?\([^()]*\))?\s?[,;]\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
_GUESTS = re.compile(r"\b(?:(?:pie|uz)?aicinat\w+|viesi|klausitaji|noverotaji)\b")
_AWAY = re.compile(r"\b(?:prombutn\w*|neierad\w*|neatnak\w*|promesos\w*|nepiedal\w*|nepiesle\w*|nebija|nav)\b")


def members_label(text: str) -> Label | None:
    """The label that begins a passage with the plural of a noun for people, or nothing.

    >>> label = members_label("SENATORI: Anna Roze, Juris Kalns")
    >>> label.capacity.value, label.end, label.sure
    ('participant', 10, True)
    >>> members_label("Uzaicinātie eksperti – Anna Roze").capacity.value
    'invited'
    >>> members_label("Komisijas locekļi bez balss tiesībām").capacity.value
    'participant'
    >>> members_label("Darba plāns: sagatavot pārskatu") is None
    True
    """
    match = _LABEL.match(text)
    if match is None or len(match["who"].split()) > 7:
        return None
    words = match["who"].lower().split()
    if not (_names_people(words[-1]) or (words[-1] in _BODIES and match["mark"] == ":" and _NAMES.match(text, match.end()))):
        return None
    low = folded(f"{match['who']} {match['came'] or ''}")
    capacity = Capacity.ABSENT if _AWAY.search(low) else Capacity.INVITED if _GUESTS.search(low) else Capacity.PARTICIPANT
    return Label(capacity, match.end(), match["mark"] == ":")


def _names_people(word: str) -> bool:
    """Whether a word is the nominative plural of a noun for people and nothing in the singular."""
    forms = post_forms(word)
    plural = any(form.plural and form.case is Case.NOM for form in forms)
    return word in _PEOPLE or (plural and not any(not form.plural and form.case is Case.NOM for form in forms))
