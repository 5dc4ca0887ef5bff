"""Names by their form that are nobody's: what each house has within itself, a room, a place, a unit whose owner the paper does not name."""

from __future__ import annotations

import re

from extractors.names.known import find_known

#: Single words that are a name by themselves.
_ALONE = frozenset({"saeima"})
_COUNCIL = re.compile(r"\b(?:padome|komisij|komitej|darba grup|kolēģij)\w*", re.IGNORECASE)
_NATIONAL_HEAD = re.compile(r"\b(?:latvijas|valsts|nacionāl\w+|ministru|saeimas|starpministriju|starpnozaru)\b", re.IGNORECASE)
_LOCAL_HEAD = re.compile(r"\b(?:\w*pilsētas|novada|pagasta|rajona|domes?|pašvaldības|ministrijas|universitātes|slimnīcas)\b", re.IGNORECASE)


def of_national_council(text: str) -> bool:
    """Whether a paper is by its head that of a council of the whole state: a `Sporta pārvalde` there is no unit of its house, for it has none.

    >>> of_national_council("LATVIJAS MEŽA PADOME\\nSĒDES PROTOKOLS"), of_national_council("Egļu novada sporta padome, Latvijas gads")
    (True, False)
    """
    head = text[:160]
    return bool(_COUNCIL.search(head) and _NATIONAL_HEAD.search(head)) and not _LOCAL_HEAD.search(head)


def nobodys(name: str, capitals: int) -> bool:
    """`Attīstības un plānošanas pārvalde`: a unit whose owner the paper does not name; offices of the state are known by name."""
    words = name.split()
    if re.fullmatch(r"(?:Vecāku|Skolēnu|Izglītojamo|Uzraudzības|Pedagoģiskā|Audzēkņu)\s(?:padome|pašpārvalde|parlaments)|(?:Revīzijas|Mandātu|Balsu skaitīšanas|Redakcijas) komisija", name):
        return True
    if capitals == 1 and re.match(r"(?:Biedrības|Skolas|Draudzes|Pagasta|Novada|Pilsētas|Uzņēmuma|Muzeja|Bibliotēkas|Augstskolas|Universitātes)\s(?:[a-zāčēģīķļņšūž]+\s)*(?:orķestris|koris|ansamblis|komanda|kolektīvs|pulciņš)$", name):
        return True  # what a house has within itself, at the start of a sentence
    if capitals == 1 and _WHICHEVER.match(name):
        return True
    if re.fullmatch(r"(?:Sociāl|Sabiedrisk|Publisk|Komunāl)ie pakalpojumi", name):
        return True  # what is given, in a title in capitals
    if words[-1] == "baznīca" and len(_SAINT.sub("", name).split()) < 4 and words[0] not in ("Latvijas", "Igaunijas", "Romas") and not re.search(r"(?:lut|kat|pareiz|bapt|evaņ|vecticīb|augšāmc)", name.lower()):
        return True  # `Torņakalna baznīca` is a house; who meets there is its parish
    if words[-1] == "nodibinājums" and not any(c in name for c in '"„“”«»'):
        return True  # a name comes behind this noun: `iesnieguma tekstu nodibinājums sūtīs`
    if words[-1] == "arhīvs" and len(words) > 1 and words[-2] in ("ģimenes", "dzimtas", "mājas", "personīgais", "personiskais", "privātais", "foto", "radošais"):
        return True  # what somebody has kept
    if words[-1] == "reģistrs" and not find_known(name):
        return True  # what is entered somewhere: `Adrešu reģistrs`
    if words[-1] == "kabinets" and words[0] != "Ministru" and capitals == 1:
        return True  # `Vakcinācijas kabinets`: a room of its hospital
    if words[-1] == "centrs" and words[-2].startswith(("klientu", "apkalpošan")) and words[0] != "Valsts":
        return True  # where a house receives its clients in each town
    if (capitals == 1 and _OF_HOSPITALS.match(name)) or _NOBODYS.fullmatch(name):
        return True
    return (
        words[-1].lower() in ("pārvalde", "direkcija")
        and capitals == 1
        and words[0] not in ("Valsts", "Latvijas", "Dabas")
        and not any(w.lower() in ("valsts", "latvijas", "novada", "pilsētas", "pagasta", "valstspilsētas") for w in words)
        and bool(re.match(r"(?:Attīstīb|Īpašum|Finan|Izglītīb|Sociāl|Būvniecīb|Būvvald|Kultūr|Saimniecīb|Saimniecisk|Administratīv|Juridisk|Personāl|Komunikācij|Plānošan|"
                          r"Labklājīb|Pilsētvid|Pilsētplānošan|Satiksm|Vid[ei]s|Sport|Labiekārtošan|Nekustam|Centrālā|Komunālā)", words[0]))
        and not find_known(name)
    )  # fmt: skip


#: Whichever body it is, at the start of a sentence: `Atbildīgajai ministrijai (Ekonomikas ministrija)`.
_WHICHEVER = re.compile(r"(?:Atbildīg|Attiecīg|Vadoš|Konkrēt|Iepriekšminēt)(?:ais|ā|ie|ās)\s|Nozares ministrija$")
#: The saint of a church.
_SAINT = re.compile(r"\bSv(?:\.|ētā) ?\w+ ")
#: A part of the country's office in each region, a place, a decoration, and what every municipality has.
_NOBODYS = re.compile(
    r"(?:\S+ )?[Rr]eģionālā administrācija|(?:Pagasta|Novada|Pilsētas|Ciema|Rajona) (?:centrs|dome|pašvaldība|padome|administrācija|valde|izpildkomiteja)|(?:Kaimiņu|Apkārtējo|Pārējo|Citu|Partneru|Sadarbības) (?:(?:novadu|pilsētu|pagastu|valstu|reģionu) \w+|pašvaldība|skola|iestāde|organizācija|universitāte)|"
    r"(?:Ostas|Reģiona|Slimnīcas|Muzeja|Fonda|Federācijas|Apvienības|Prāvesta|Bīskapa) (?:pārvalde|administrācija|direkcija|kanceleja|sekretariāts|valde|padome)|"
    r"(?:Iepirkumu|Vērtēšanas|Konkursa|Atlases|Pretendentu) (?:komisija|komiteja)|(?:Noslēguma|Atklāšanas|Ievada|Gada) (?:seminārs|konference)|"
    r"(?:Lauksaimniecības pakalpojumu|Mežsaimniecības pakalpojumu|Dzīvokļu īpašnieku|Garāžu īpašnieku|Dārzkopības) kooperatīvā sabiedrība|Lietu pārvalde|"
    r"(?:Mūsu|Jūsu|Viņu|Savu|Šīs|Šā|Tās) \w+|(?:Triju Zvaigžņu|Viestura|Atzinības krusta|Lāčplēša Kara) ordenis"
)
#: Parts of a hospital, named for what they treat alone.
_OF_HOSPITALS = re.compile(
    r"(?:\w*(?:loģijas|terapijas|ķirurģijas|diagnostikas|pediatrijas|psihiatrijas|ginekoloģijas|dzemdniecības|rehabilitācijas|reanimācijas)"
    r"(?:, | un )?\s?)+(?:slimību )?(?:klīnika|laboratorija|centrs)$", re.IGNORECASE
)


def is_generic(name: str) -> bool:
    """Whether nothing but a common noun is left."""
    words = name.split()
    if name in ("Darba grupa", "Latvijas Republikas tiesa", "Lauvas tiesa"):
        return True
    return len(words) == 1 and words[0].lower() not in _ALONE and not any(c in name for c in '"„“”«»')
