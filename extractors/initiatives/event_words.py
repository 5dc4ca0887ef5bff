"""The words for those at an event: one table of the verbs that say what they do there and for it, and of the nouns that they are called by."""

from __future__ import annotations

import re

from extractors.records import Part
from extractors.signs import Sign

LETTERS = "a-zāčēģīķļņšūž"


def _long(stems: str) -> str:
    """The forms of verbs like `spēlēt`, by their stems with the vowel: `spēlē`, `spēlēs`, `spēlēja`, `spēlējusi`."""
    return rf"(?:{stems})(?:s|ja|jis|jusi|juši|jušas)?"


def _third(stems: str) -> str:
    """The forms of verbs like `vadīt`, by their stems: `vada`, `vadīs`, `vadīja`, `vadījuši`."""
    return rf"(?:{stems})(?:a|ī(?:s|ja|jis|jusi|juši|jušas))"


def _verbs(*forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


#: What performers, speakers, guides and guests do at an event.
TAKES_PART = _verbs(
    _long("(?:no|sa)?spēlē|muzicē|koncertē|(?:no)?dejo|demonstrē|prezentē|moderē|diriģē|(?:ie)?priecē|uzjautrinā|startē|debitē|tiesā|vērtē|uzrunā|atklā|diskutē|komentē|runā"),
    _third("vad|pavad|(?:pa)?stāst|(?:no)?las|izstād"),
    r"piedal(?:ās|īsies|ījās|ījies|ījusies|ījušies|ījušās)|uzst(?:ājas|ājās|āsies|ājies|ājusies|ājušies|ājušās)|(?:no)?dzied(?:āja|ās)?|papildināja|"
    r"ieradīsies|ieradās|viesosies|viesojās|ciemojās|(?:sola|solās|solījās|apsolīja)\s+(?:atbraukt|ierasties|uzstāties|piedalīties)|aizrāva|kāpa|kāps|sūtīs|"
    r"uzvar(?:ēs|ēja|ējis|ējusi)|pārstāv(?:ēs|ēja)|(?:runu|referātu|lekciju)\s+(?:teica|teiks)",
)
#: What is told to the press as often as at an event.
TELLS = re.compile("(?:pa)?stāst|komentē|runā", re.IGNORECASE)
#: Gatherings at which people speak; of others it is no part in them to tell of them.
OF_TALK = frozenset(
    "konference seminārs forums kongress simpozijs diskusija lekcija vebinārs samits saruna lasījumi meistarklase sarīkojums pasākums salidojums saiets dienas diena".split()
)
#: Gatherings of another kind, at which it was done: `Jūnija sapulcē`, `Sarunā piedalījās`.
ELSEWHERE = Sign(r"\b(?P<noun>sapulc|sēd|sanāksm|sarun|tikšan|vizīt|viesošan|intervij|apspried|parakstīšan)\w*", re.IGNORECASE)
#: Who leads the whole, and who holds it.
LEADS = _verbs(_third("vad"), _long("koordinē|diriģē|kūrē|moderē|režisē"))
HOLDS = _verbs(_long("(?:sa|līdz)?rīko|(?:līdz|no)?organizē"), r"izdomāja(?:\s+un\s+vadīja)?")
#: Who is named as one who holds it: `rīkotāju pulkā bija arī X`, `otra rīkotāja – X`.
AMONG_HOSTS = re.compile(r"\brīkotāju\s+(?:pulkā|vidū)\s+(?:ir|bija|būs)\s+(?:arī\s+)?|\b(?:līdz)?rīkotāj(?:s|a|i|as)\s+[–—-]\s+|\bkā\s+(?:līdz)?rīkotāj(?:s|a)\b", re.IGNORECASE)
_SUM = r"\d[\d\s.,]*\s*(?:EUR|€|eiro|euro|Ls|LVL|lat\w*|rubļ\w*|tūkst\w*)"
_MONEY = r"(?:naudu|līdzekļus|finansējumu|līdzfinansējumu|grantu)"
_GAVE = r"(?:de(?:va|vis|vusi|vuši)|dod|dos|iede(?:va|vis|vusi|vuši)|piešķ(?:ir|īra|irs|īris|īrusi|īruši)|atvēl(?:a|ēja|ēs|ējis|ējusi|ējuši)|ziedo(?:ja|s|jis|jusi)?|ieguld(?:a|īja|īs))"
#: Who pays: a verb of paying, or one of giving with money beside it; and who is named as one who does.
PAYS = _verbs(
    _long("apmaksā|sponsorē|(?:līdz)?finansē"), r"(?:no)?sed(?:z|za|zis|zusi)|segs|finansiāli\s+" + _third("atbalst"),
    rf"{_MONEY}\s+(?:[{LETTERS}]+\s+){{0,3}}?{_GAVE}|{_GAVE}\s+(?:[{LETTERS}]+\s+){{0,2}}?{_MONEY}", rf"{_SUM}\s+(?:[{LETTERS}]+\s+){{0,2}}?{_GAVE}|{_GAVE}\s+(?:[{LETTERS}]+\s+){{0,2}}?{_SUM}",
)  # fmt: skip
AMONG_PAYERS = re.compile(r"\bstarp\s+(?:atbalstītājiem|sponsoriem|finansētājiem)\s+(?:ir|bija|būs)\s+(?:arī\s+)?", re.IGNORECASE)
#: Who is named as one of those who came, and who has said to come.
_CROWD = r"(?:dalībniek|dalībniec|klausītāj|viesi?|skatītāj|runātāj|klātesoš|apmeklētāj)"
AMONG_COMERS = re.compile(
    rf"\bstarp\s+(?:viņ(?:iem|ām)|tiem|tām|{_CROWD}\w+)\s+(?:ir|bija|būs)\s+|\b(?:{_CROWD}\w*\s+)(?:vidū|pulkā|skaitā)\s+(?:ir|bija|būs)\s+|\b(?:to|viņu|tai)\s+(?:vidū|skaitā)\s+(?:arī\s+)?|\btostarp\s+(?:arī\s+)?|"
    r"\b(?:ciemos|klāt)\s+(?:bija|būs)\s+(?:arī\s+)?|\b(?:dalību|ierašanos|piedalīšanos)\s+(?:jau\s+)?apstiprinā(?:ja|jis|jusi|juši|jušas):?\s+(?:arī\s+)?", re.IGNORECASE,
)  # fmt: skip
#: Who gives things and work.
HELPS = _verbs(
    _long("iznomā|uzbūvē|iekārto|sarūpē|sagādā|gādā|piegādā|uzdāvinā|apskaņo|izgaismo|ēdinā"), r"aizd(?:od|os|eva|evis|evusi)|parūpē(?:jās|sies)|dāvin(?:a|āja|ās)",
)  # fmt: skip
DONE_FOR: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.ORGANISER, HOLDS), (Part.ORGANISER, AMONG_HOSTS), (Part.FUNDER, PAYS), (Part.FUNDER, AMONG_PAYERS), (Part.PARTICIPANT, TAKES_PART), (Part.PARTICIPANT, AMONG_COMERS), (Part.PARTNER, HELPS),
)  # fmt: skip
#: Those who come to an event and do something there, as a label or heading calls them.
_COMERS = (
    r"žūrij[aā]|lektor(?:i|es?|s)|solist(?:i|es?|s)|(?:galvenie\s+)?viesi|viesmākslinieki|uzst(?:ājas|ājās|āsies)|piedal(?:ās|ījās|īsies)|dalībniek(?:i|u\s+saraksts)|uzvarētāji|laureāti|"
    r"godalgotie|runātāji|runā(?:s|ja)?|diskutē(?:s)?|referenti|mūziķi|dziedātāji|izpildītāji|moderator(?:s|e|i)|diriģent(?:s|e|i)|tiesneši|dīdžej(?:s|a)|vakara\s+vadītāj(?:s|a)|galda\s+runa|lekcij(?:a|as|u\s+lasa)(?:\s[\w-]+)?|lekcijas\s+lasīs"
)
_OF_IT = r"(?:foruma|konferences|semināra|kongresa|festivāla|svētku|pasākuma|sacensību|sarunas|diskusijas)\s+"
#: A heading or label that says who comes: `Žūrija`, `Konferences dalībnieki`, `Kuras iestādes piedalījās`.
WHO = (
    rf"(?:{_OF_IT})?(?:{_COMERS})|(?:kas|kuri|kuras|kādas|kādi)\s+(?:\w+\s+){{0,3}}?(?:piedal\w+|ieradās|bija\s+pārstāvēt\w+)|{_OF_IT}(?:dalībniek\w+|dalībniec\w+)|"
    r"dalībvalstis|pārstāvētās\s+(?:iestādes|organizācijas|institūcijas)|dalīborganizācijas"
)


def is_elsewhere(text: str, start: int, end: int, noun: str) -> bool:
    """Whether a sentence that does not name an event called `noun` tells of a gathering of another kind.

    >>> is_elsewhere("Jūnija sapulcē runāja A. Roze.", 0, 30, "festivāls")
    True
    """
    other = ELSEWHERE.search(text, start, end)
    return other is not None and not noun.startswith(other["noun"].lower())
