"""The nouns that can head the name of an institution, with the kind of institution each one names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from extractors.names.declension import Case, decline, decline_plural, plural
from extractors.names.fold import fold
from extractors.records import Gender

# Kind of institution -> its heads in the nominative. A star marks those that are as often a unit inside another one.
_SINGULAR = {
    "parliament": "Saeima parlaments kongress senāts* bundestāgs seims rīgsdāgs",
    "government": "kabinets valdība",
    "ministry": "ministrija",
    "agency": """aģentūra valde* dienests* pārvalde* birojs* inspekcija* inspektorāts* administrācija* reģistrs kase*
        sekretariāts* direkcija* prefektūra komisariāts iecirknis* pārvaldība ģenerāldirekcija*
        ģenerāldirektorāts* direktorāts* arhīvs* kontrole* krātuve* robežsardze zemessardze policija muita* milicija
        virsmežniecība mežniecība* virsvalde* pārstāvniecība* vēstniecība ģenerālkonsulāts konsulāts misija* delegācija*
        kanceleja* iestāde zemesgrāmata tiesībsargs ombuds bāriņtiesa* priekšniecība* uzraugs*""",
    "court": """tiesa apgabaltiesa virstiesa šķīrējtiesa prokuratūra virsprokuratūra ģenerālprokuratūra tribunāls
        arbitrāža advokatūra""",
    "municipality": """pašvaldība dome novads pilsēta pagasts rajons apriņķis valstspilsēta priekšpilsēta ciems reģions
        pilsētvalde municipalitāte komūna grāfiste province guberņa pagastvalde""",
    "state": "republika valsts karaliste lielhercogiste kņaziste sultanāts emirāts impērija",
    "university": """universitāte augstskola akadēmija koledža fakultāte* katedra* konservatorija tehnikums institūts*
        politehnikums seminārs""",
    "school": """skola vidusskola pamatskola sākumskola ģimnāzija internātskola arodskola arodvidusskola mūzikskola
        licejs bērnudārzs tautskola proģimnāzija pirmsskola""",
    "library": "bibliotēka",
    "museum": "muzejs galerija memoriālmuzejs muzejrezervāts muzejparks ekomuzejs zoodārzs planetārijs pils* parks* dārzs*",
    "theatre": """teātris opera orķestris koris ansamblis kamerorķestris filharmonija cirks kinoteātris kinostudija
        kvartets kvintets balets trio kapela studija* operteātris amatierteātris koncertzāle""",
    "hospital": """slimnīca poliklīnika klīnika ambulatorija sanatorija pansionāts patversme hospitālis hospiss prakse*
        doktorāts aptieka""",
    "company": """sabiedrība uzņēmums firma kompānija korporācija koncerns kombināts rūpnīca fabrika kooperatīvs
        holdings grupa* lidsabiedrība lidosta osta brīvosta termināls noliktava* stacija dzelzceļš elektrostacija
        uzņēmējsabiedrība komercsabiedrība kapitālsabiedrība serviss darbnīca* saimniecība* apgāds izdevniecība
        tipogrāfija restorāns viesnīca veikals tirgus bāze* autoosta satiksme ferma kolhozs sovhozs agrofirma aviokompānija
        kuģniecība pasts telegrāfs radiofons nams* laboratorija* kafejnīca siltumcentrāle termoelektrocentrāle
        grāmatnīca darītava kūpinātava ceptuve maiznīca audzētava* zivjaudzētava pienotava kautuve kokzāģētava""",
    "bank": "banka krājbanka centrālbanka kredītiestāde birža apdrošinātājs",
    "fund": "fonds nodibinājums",
    "association": """biedrība asociācija savienība federācija apvienība* līga klubs kopa* organizācija kustība alianse
        koalīcija* konfederācija konsorcijs ģilde ordenis loža brālība sadraudzība tīkls* platforma* forums* fronte kopība kopiena
        domnīca mazpulks partnerība* klasteris vienība* antante pulciņš*""",
    "church": """baznīca draudze diecēze arhidiecēze klosteris eparhija sinagoga sinode konsistorija bīskapija
        arhibīskapija metropolija""",
    "union": "arodbiedrība arodsavienība arodorganizācija arodkomiteja*",
    "chamber": "kamera palāta*",
    "party": "partija frakcija*",
    "council": "padome* konsils kolēģija* konvents* konference* asambleja sapulce* kopsapulce* kuratorija* prezidijs*",
    "committee": """komiteja* apakškomiteja* komisija* apakškomisija* žūrija* izpildkomiteja orgkomiteja štābs*
""",
    "department": """departaments* struktūrvienība* nodaļa* apakšnodaļa* daļa* sektors* referāts* sekcija* grāmatvedība* filiāle*
        apgabals* lietvedība* vadība* virsnodaļa*""",
    "military": "bataljons* pulks* brigāde* flotile* garnizons* rota* divīzija* armija flote* karaspēks eskadra* jaunsardze",
    "centre": """centrs* observatorija inkubators* punkts* internāts komplekss* stadions arēna baseins
        mītne*""",
    "team": "izlase komanda",
    "media": """kanāls laikraksts žurnāls avīze televīzija radio redakcija* raidorganizācija portāls nedēļraksts
        raidsabiedrība izdevums vēstnesis""",
}
_PLURAL = {
    "municipality": "novadi pilsētas pašvaldības domes pagasti rajoni valstspilsētas reģioni apriņķi",
    "ministry": "ministrijas",
    "agency": "dienesti pārvaldes aģentūras inspekcijas iestādes",
    "court": "tiesas",
    "company": "meži ceļi tīkli siltumtīkli elektrotīkli līnijas pakalpojumi komunikācijas uzņēmumi sabiedrības nami",
    "military": "spēki",
    "association": "biedrības asociācijas savienības mazpulki skauti organizācijas",
    "school": "skolas ģimnāzijas vidusskolas",
    "university": "augstskolas universitātes",
    "centre": "centri",
    "bank": "bankas",
    "party": "partijas",
    "council": "padomes",
    "committee": "komitejas komisijas",
    "media": "mediji",
    "library": "bibliotēkas",
}
_SIXTH_DECLENSION = frozenset({"pils", "valsts"})


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun. `declension` is 1 to 6 (0: without cases); `unit_possible` marks what may be a mere department."""

    noun: str
    gender: Gender
    declension: int
    type: str
    unit_possible: bool = False
    plural: bool = False


class HeadForm(NamedTuple):
    """A form of a head noun; `plural` is its number. `head.noun` is its nominative singular unless `head.plural`."""

    head: Head
    case: Case
    plural: bool


def head_gender(noun: str) -> Gender:
    """The gender of a common noun in the nominative singular, told by its ending.

    >>> head_gender("tiesa").value, head_gender("birojs").value, head_gender("pils").value
    ('Fem', 'Masc', 'Fem')
    """
    if noun in _SIXTH_DECLENSION or noun.endswith(("a", "e")):
        return Gender.FEMININE
    return Gender.MASCULINE


def declension_class(noun: str) -> int:
    """The declension of a common noun by its ending, 1 to 6; 0 when it has no cases.

    >>> [declension_class(noun) for noun in ("birojs", "teātris", "tirgus", "tiesa", "dome", "pils", "radio")]
    [1, 2, 3, 4, 5, 6, 0]
    """
    if noun in _SIXTH_DECLENSION:
        return 6
    by_ending = (("is", 2), ("us", 3), ("s", 1), ("š", 1), ("a", 4), ("e", 5))
    return next((number for ending, number in by_ending if noun.endswith(ending)), 0)


def _rows() -> dict[str, Head]:
    found: dict[str, Head] = {}
    for kind, words in _SINGULAR.items():
        for word in words.split():
            noun = word.rstrip("*")
            row = Head(noun, head_gender(noun), declension_class(noun), kind, word.endswith("*"))
            found.setdefault(noun.lower(), row)
    return found


#: Every head noun by its nominative singular in small letters.
HEADS: Mapping[str, Head] = MappingProxyType(_rows())

#: Heads that are names in the plural as well (`Bruņotie spēki`, `Latvijas valsts meži`), by their nominative plural.
PLURAL_HEADS: Mapping[str, Head] = MappingProxyType(
    {
        noun: Head(noun, Gender.MASCULINE if noun.endswith("i") else Gender.FEMININE, 0, kind, plural=True)
        for kind, words in _PLURAL.items()
        for noun in words.split()
    }
)


def head_forms(word: str) -> tuple[HeadForm, ...]:
    """The head nouns that have this form, whatever its capitals: singular readings before plural ones.

    >>> [(each.head.noun, each.case.value, each.plural) for each in head_forms("ministrijas")]
    [('ministrija', 'Gen', False), ('ministrija', 'Nom', True), ('ministrija', 'Acc', True)]
    """
    return _index().get(word.lower(), ())


@lru_cache(maxsize=1)
def head_endings() -> frozenset[str]:
    """The last three letters of every form of a head noun: what ends otherwise is none, and no compound with one."""
    return frozenset(form[-3:] for form in _index())


def plain_head_forms(word: str) -> tuple[HeadForm, ...]:
    """The head nouns that have this form when it is typed without diacritics; only long ones, the rest would guess.

    >>> [each.head.noun for each in plain_head_forms("Universitates")][0]
    'universitāte'
    """
    return _plain_index().get(word.lower(), ()) if len(word) > 6 else ()


@lru_cache(maxsize=1)
def _plain_index() -> dict[str, tuple[HeadForm, ...]]:
    found: dict[str, list[HeadForm]] = {}
    for form, readings in _index().items():
        if not form.isascii():
            found.setdefault(fold(form), []).extend(readings)
    return {form: tuple(dict.fromkeys(each)) for form, each in found.items()}


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[HeadForm, ...]]:
    found: dict[str, list[HeadForm]] = {}
    for head in HEADS.values():
        for case, forms in decline(head.noun, head.gender).items():
            for form in forms:
                if case is not Case.VOC or form == head.noun:
                    found.setdefault(form.lower(), []).append(HeadForm(head, case, False))
    for head in HEADS.values():
        nominative = plural(head.noun, head.gender)
        for case, forms in decline_plural(nominative, head.gender).items() if nominative else ():
            for form in forms if case is not Case.VOC else ():
                found.setdefault(form.lower(), []).append(HeadForm(head, case, True))
    # Names that stand in the plural come from singular heads where there is one; the rest are added here.
    for head in PLURAL_HEADS.values():
        if not any(each.plural and each.case is Case.NOM for each in found.get(head.noun, ())):
            for case, forms in decline_plural(head.noun, head.gender).items():
                for form in forms if case is not Case.VOC else ():
                    found.setdefault(form.lower(), []).append(HeadForm(head, case, True))
    return {form: tuple(dict.fromkeys(each)) for form, each in found.items()}
