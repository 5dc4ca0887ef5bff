"""Forms of verbs that look ahead: infinitive, future, debitive, and the passive of the future.

Endings alone do not tell a future from a noun (`veiks`, `skolās`, `projektos`), so a form counts only when the infinitive
that it would come from is known: a common verb of administrative Latvian, with or without a prefix, or one of the dictionary.
Source of the paradigms: "Latviešu valodas gramatika" (LU Latviešu valodas institūts, 2013), on the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from simplemma import is_known, lemmatize

#: Common verbs without their prefixes, in the infinitive; one that lives only with a prefix stands with it.
_PLAIN = frozenset(
    """
    aktivizēt aktualizēt algot analizēt anketēt apgūt aprobēt arhivēt asistēt atbalstīt atbildēt atcelt atklāt atlīdzināt atļaut
    atskaitīt audzēt audzināt auditēt automatizēt balstīt balsot barot beigt braukt budžetēt būt būvēt celt cienīt centralizēt certificēt
    cirst dalīt darbināt darīt dāvināt deklarēt deleģēt demonstrēt dibināt diskutēt dokumentēt domāt dot dzēst dzīt dziedāt efektivizēt
    ekspluatēt eksportēt ērtināt ēnot finansēt fiksēt formēt formulēt frēzēt gādāt gatavot ģenerēt glabāt glābt godināt grāmatot griezt
    grozīt iekļaut iegādāt iestāt ievērot iezīmēt iezīmīt importēt ilgt inficēt informēt instalēt instruēt integrēt interesēt intervēt
    inventarizēt inicēt iniciēt investēt izdot jautāt kalpot kartēt kasēt klasificēt klāt klāstīt klausīt kļūt kompensēt komplektēt koncentrēt konkretizēt
    konsolidēt konstatēt konsultēt konservēt kontrolēt konvertēt koordinēt kopt kopot koriģēt korīģēt krāsot krāt kravāt kurēt kļaut labot labiekārtot laist
    lasīt lauzt ļaut legalizēt līdzināt līdzfinansēt licencēt likt likvidēt lietot līgt lemt locīt lūgt lūkot lēmt ķert maksāt mainīt
    mantot marķēt mācīt mazgāt mazināt meklēt mērīt mēģināt mest mitināt modelēt modernizēt modificēt monitorēt montēt motivēt mudināt
    nest nodrošināt nogādāt nolemt norādīt normēt nosaukt noskaidrot noteikt ņemt novēlēt novērst novērtēt optimizēt organizēt orientēt
    pakāpt pārdot pārzināt pārrunāt pabeigt palīdzēt pasūtīt pazīt piedāvāt piemērot pielāgot piesaistīt piešķirt pilnveidot pildīt pilnvarot pirkt plānot popularizēt
    precizēt prasīt prezentēt pretendēt projektēt profilēt prognozēt publicēt publiskot pētīt pulcēt radīt raisīt rakstīt rast reaģēt realizēt recenzēt rediģēt
    reformēt reģistrēt reglamentēt regulēt reklamēt rekonstruēt remontēt renovēt reorganizēt restaurēt rezervēt risināt rīkot robežot
    rosināt runāt rūpēt rēķināt rādīt saglabāt sākt saldēt saistīt salabot sargāt sasniegt saskaņot sastādīt satikt saukt saskatīt sekmēt sekot sertificēt segt
    sēt skaidrot skatīt skaitīt skanēt skenēt skolot skatēt slaucīt slēgt sludināt sniegt spēcināt sponsorēt spodrināt spriest stādīt stāstīt stiprināt steigt
    stimulēt strādāt stāt stāvēt strukturēt studēt sūtīt svinēt svērt šķirot šķelt šūt tērēt teikt testēt tērpt tikt tiesāt tirgot tīrīt tulkot turēt turpināt
    uzraudzīt uzrunāt uzticēt uzskaitīt vadīt vākt vairot validēt valdīt variēt vasarot veicināt veidot vēlēt veikt vērtēt vērst vērot vest
    vērt vētīt vēstīt gūt saprast uztvert atšķirt paātrināt ierasties vienādot vienot vienkāršot viesot viest vilkt virzīt vizualizēt vidēt vēlēt zāģēt zibināt ziedot zīmēt zināt ziņot zvanīt zvejot īstenot īrēt iztikt
    iekārtot iesniegt izsniegt ierīkot izraudzīt izstrādāt izvērst izvērtēt izziņot izglītot apkalpot apkarot apkopot apmeklēt apmaksāt apsaimniekot apspriest
    apstiprināt apstādīt aptaujāt apzināt apskatīt apbūvēt aprīkot aizstāvēt atspoguļot atsavināt atzīmēt atgādināt atgūt atjaunot attīstīt atdalīt atdot atgriezt
    izlietot izmantot izpildīt izplatīt izskatīt izsludināt iztaisīt iznomāt izpirkt izsolīt izteikt izbūvēt iebilst ieguldīt iedzīvināt ievietot iekasēt
    iegūt iepirkt iepazīstināt iepazīt iesaistīt iespiest iestrādāt ieviest nodot noformēt nolasīt nomainīt nomāt norobežot noslēgt nosūtīt nosvinēt nojaukt
    palielināt paplašināt papildināt pārbaudīt pārstrādāt pārcelt pārvaldīt pārveidot pārtraukt pārskatīt pastiprināt paziņot pieņemt pieprasīt pierakstīt
    pievienot piedalīt piegādāt piekrist samazināt sagādāt sagatavot sakārtot sadarbot sadalīt samaksāt sarakstīt sasaukt sazināt savākt sazīmēt
    uzaicināt uzbūvēt uzklausīt uzlabot uzlikt uzņemt uzsākt uzskaitīt uzstādīt uzturēt uzcelt digitalizēt dežurēt apcelt atzīt cept tapt ražot kūpināt dzert
    ēst nākt vienkāršot iezīmēt izzināt izrietēt konsolidēt akreditēt publiskot identificēt definēt prioritizēt minimizēt maksimizēt novirzīt pārorientēt virzīt
    kārtot braukāt ceļot viesot pulcēt satikt pārvietot izvietot novietot vietot kustināt lokalizēt ekspertēt inspicēt fotografēt filmēt ierakstīt
    translēt raidīt pārraidīt drukāt iesiet siet sist kapāt pļaut art lāpīt gludināt asfaltēt bruģēt gruntēt apzaļumot izgaismot apgaismot elektrificēt siltināt nosiltināt
    demontēt utilizēt kompostēt šķirot samērot balansēt taupīt ietaupīt krāt uzkrāt rezervēt apdrošināt garantēt aizdot aizņemt ķīlāt hipotecēt privatizēt
    nacionalizēt denacionalizēt reģistrēt pārreģistrēt licencēt sertificēt akreditēt atestēt kvalificēt specializēt profesionalizēt humanizēt demokratizēt stabilizēt
    harmonizēt unificēt standartizēt sistematizēt tipizēt
    """.split()
)  # fmt: skip
_PREFIX = re.compile(r"(?:aiz|ap|at|ie|iz|no|pa|pār|pie|sa|uz|līdz|jaun|atkal)(?=\w{3})")
#: Futures of the first conjugation that keep the consonant of the present: `atradīs`, `ievedīs`.
_LONG_FUTURE = {
    "rad": "rast", "ved": "vest", "vied": "viest", "nes": "nest", "met": "mest", "griez": "griezt", "lauz": "lauzt", "vērs": "vērst",
    "krit": "krist", "pried": "spriest", "spied": "spiest", "cirt": "cirst", "dzēs": "dzēst", "ēd": "ēst", "kris": "krist", "laid": "laist", "sit": "sist",
}  # fmt: skip
#: Forms that look like infinitives.
_NO_INFINITIVE = frozenset(
    """bet šobrīd tagad tāpat daudz pret desmit divdesmit trīsdesmit četrdesmit piecdesmit sešdesmit septiņdesmit astoņdesmit deviņdesmit
    iet aiziet pāriet iziet toties manuprāt viņaprāt mūsuprāt jūsuprāt tavuprāt savuprāt
    zināt minat divpadsmit trīspadsmit četrpadsmit piecpadsmit sešpadsmit septiņpadsmit astoņpadsmit deviņpadsmit vienpadsmit turklāt klāt atkārtoti it at
    iepazināt pazināt atzināt sazināt
    et ut šeit kaut šonakt pat būt varat tiekat esat rīt parīt vismaz mēdzat lūdzot ņemot""".split()
)
_DEBITIVE = re.compile(r"\b(?:ne)?jā(?!ņ|tniek|šan|š\b|t\b|tad|ts\b|rs\b|ni|jam|tavar|teniski)[a-zāčēģīķļņšūž]{2,}\b")
#: Futures that are also presents of the reflexive verb (`darbs turpinās`); only what has an object is a future.
_ALSO_PRESENT = re.compile(r"(?!(?:uz)?aicin|iepazīstin|mudin|rosin|ierosin|atgādin|(?:pa)?brīdin)[a-zāčēģīķļņšūž]+inās")
#: `nodos`, `pārdos`: futures of `dot` with a prefix, which no noun in the locative resembles in papers.
_GIVES = re.compile(r"(?:ap|at|ie|iz|no|pa|pār|pie|uz)dos")
_OBJECT_AFTER = re.compile(r"\s+(?!(?:ar|par|no|uz|pie|pēc|starp|pa|pret|bez|kopš|līdz|jau|katru|ik)\s)(?:[\w-]+\s+){0,2}?[\w-]*[a-zāčēģīķļņšūž](?:u|i|us|as|t|ties)\b|,\s+(?:ka|kā|kāpēc|kādēļ|cik|vai|ko)\b")
_LOCATIVE_BEFORE = re.compile(r"\w{2,}os\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LATVIAN_TAIL = ("āt", "ēt", "īt", "ot", "āties", "ēties", "īties", "oties")


class Form(StrEnum):
    """A form of a verb that looks ahead."""

    INFINITIVE = "infinitive"
    FUTURE = "future"  # third person: sagatavos
    FIRST_FUTURE = "first person future"  # sagatavosim, sagatavošu
    TOLD_FUTURE = "told future"  # sagatavošot
    DEBITIVE = "debitive"  # jāsagatavo
    PRESENT = "present"  # sagatavo; only the model tells it


#: Prefixes that make the common verbs of others.
_PREFIXES = ("", "aiz", "ap", "at", "ie", "iz", "no", "pa", "pār", "pie", "sa", "uz")


def plain_infinitives() -> Iterator[str]:
    """The infinitives of the common verbs with every prefix that they may take; not each is a word."""
    return (prefix + verb for verb in _PLAIN for prefix in _PREFIXES)


def futures(infinitive: str) -> Iterator[str]:
    """The third and first person of the future of a verb whose stem does not change, and its reflexive third person.

    >>> list(futures("nosūtīt"))
    ['nosūtīs', 'nosūtīsim', 'nosūtīšu', 'nosūtīsies']
    """
    if infinitive.endswith(("āt", "ēt", "īt", "ot")):
        yield from (infinitive[:-1] + ending for ending in ("s", "sim", "šu", "sies"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A form at `[start, end)` of the text it was found in."""

    start: int
    end: int
    form: Form
    infinitive: str  # of a debitive the form itself: its present stem does not tell the infinitive


@lru_cache(maxsize=256)  # several rules ask it of the same sentence
def find_verbs(text: str) -> tuple[Verb, ...]:
    """The forms that look ahead, in order.

    >>> [(v.form.value, v.infinitive) for v in find_verbs("Dienests līdz maijam pārskatīs plānu un nolems, ko uzlabot.")]
    [('future', 'pārskatīt'), ('future', 'nolemt'), ('infinitive', 'uzlabot')]
    >>> [v.form.value for v in find_verbs("Pārskats jāiesniedz, iesaistot skolas; mēs to apkoposim.")]
    ['debitive', 'first person future']
    >>> find_verbs("Skolās un projektos bija labi rezultāti.")
    ()
    """
    return tuple(_verbs(text))


def _verbs(text: str) -> Iterator[Verb]:
    for match in _WORD.finditer(text):
        word = match.group()
        low = word.lower()
        found = _read(low)
        if found is None:
            continue
        if word.isupper() and (found[0] is not Form.INFINITIVE or len(word) < 4 or text[match.end() : match.end() + 1] in ("-", ".")):
            continue  # an abbreviation
        form, infinitive = found
        if form is Form.FUTURE and low.endswith(("os", "ās", "ēs", "īs")):
            if low.endswith("os") and _LOCATIVE_BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
                continue  # `šajos rīkos`
            if (_ALSO_PRESENT.fullmatch(low) or (_is_noun(low) and not _GIVES.fullmatch(low))) and not _OBJECT_AFTER.match(text, match.end()):
                continue  # `darbs turpinās`, but `turpinās darbu`
        if word[:1].isupper() and form is Form.FUTURE and not _opens(text, match.start()):
            continue  # a surname: `Sniegs`
        yield Verb(*match.span(), form, infinitive)


def _opens(text: str, start: int) -> bool:
    return not text[:start].strip() or bool(re.search(r"[.!?:–—„“\"«]\s*$", text[:start]))


@lru_cache(maxsize=5_000)
def is_denied(infinitive: str) -> bool:
    """Whether an infinitive says what is not to be done.

    >>> is_denied("nerakstīt"), is_denied("nest"), is_denied("rakstīt")
    (True, False, False)
    """
    return infinitive.startswith("ne") and len(infinitive) > 6 and is_infinitive(infinitive[2:])


def is_noun_too(low: str) -> bool:
    """Whether a future of a known verb looks like a noun: `veidos`, `rīkos`.

    >>> is_noun_too("veidos"), is_noun_too("izveidos")
    (True, False)
    """
    return low.endswith("os") and _read(low) is not None and _is_noun(low)


@lru_cache(maxsize=50_000)
def _read(low: str) -> tuple[Form, str] | None:
    if len(low) < 3 or low in _NO_INFINITIVE:
        return None
    if low.startswith(("jā", "nejā")):
        return (Form.DEBITIVE, low) if _DEBITIVE.fullmatch(low) else None
    if low.endswith(("t", "ties")) and is_infinitive(low):
        return Form.INFINITIVE, low
    if low.startswith("ne") and len(low) > 6 and low.endswith(("t", "ties")) and is_infinitive(low[2:]):
        return Form.INFINITIVE, low  # `lūgt neizmantot`
    if low.startswith("ne") and not low.startswith("nes"):
        return None  # what will not be done
    for ending, tail, form in _ENDINGS:
        if ending == "šu" and low.endswith("iešu"):
            continue  # genitives: `jauniešu`, `tautiešu`
        if low.endswith(ending) and len(low) > len(ending) + 1:
            infinitive = low[: -len(ending)] + tail
            if is_infinitive(infinitive):
                return form, infinitive
            long = _long_future(low[: -len(ending)], ending, tail)
            if long:
                return form, long
    return None


#: Ending of the form, ending of the infinitive; longer ones first.
_ENDINGS = (
    ("simies", "ties", Form.FIRST_FUTURE), ("šoties", "ties", Form.TOLD_FUTURE), ("šos", "ties", Form.FIRST_FUTURE),
    ("sies", "ties", Form.FUTURE), ("sim", "t", Form.FIRST_FUTURE), ("šot", "t", Form.TOLD_FUTURE), ("šu", "t", Form.FIRST_FUTURE),
    ("s", "t", Form.FUTURE),
)  # fmt: skip


def _long_future(stem: str, ending: str, tail: str) -> str | None:
    """The infinitive of `atradī-s`, `ievedī-sim`, or nothing."""
    if not stem.endswith("ī"):
        return None
    for present, infinitive in _LONG_FUTURE.items():
        if stem[:-1].endswith(present):
            whole = stem[: -1 - len(present)] + infinitive
            if whole == infinitive or _PREFIX.match(whole):
                return whole if tail == "t" else whole[:-1] + "ties"
    return None


def _is_noun(low: str) -> bool:
    """Whether the dictionary holds the form for one of a noun: `plānos`, `ziņos`, `skolās`."""
    if not is_known(low, lang="lv"):
        return False
    lemma = str(lemmatize(low, lang="lv"))
    return not lemma.endswith(("t", "ties"))


@lru_cache(maxsize=10_000)
def may_be_other(low: str) -> bool:
    """Whether a future in small letters is also a form of a noun or a present: `plānos`, `apzinās`; the model's tree may tell them apart.

    >>> may_be_other("plānos"), may_be_other("apzinās"), may_be_other("sagatavos")
    (True, True, False)
    """
    return _ALSO_PRESENT.fullmatch(low) is not None or (low.endswith(("os", "ās", "ēs", "īs")) and _is_noun(low) and not _GIVES.fullmatch(low))


@lru_cache(maxsize=50_000)
def is_infinitive(low: str) -> bool:
    """Whether the word in small letters is a known infinitive; a participle in `-ot` is none.

    >>> [is_infinitive(w) for w in ("iesniegt", "sazināties", "izmantot", "iesaistot", "ņemot", "tiekat", "bet")]
    [True, True, True, False, False, False, False]
    """
    if low in _NO_INFINITIVE or not low.endswith(("t", "ties")):
        return False
    plain = low[:-4] + "t" if low.endswith("ties") else low
    bare = _PREFIX.sub("", plain, count=1) if _PREFIX.match(plain) else plain
    if plain in _PLAIN or bare in _PLAIN:
        return True
    if plain.endswith("jot"):
        return False
    if plain.endswith("ot") and any(is_infinitive(plain[:-2] + tail) for tail in ("īt", "āt", "t")):
        return False
    if plain.endswith(("ināt", "izēt", "ificēt")) and len(plain) > 6:
        return True  # suffixes that make verbs and nothing else
    return len(low) > 4 and low.endswith(_LATVIAN_TAIL) and is_known(low, lang="lv") and str(lemmatize(low, lang="lv")) == low


def is_known_word(low: str) -> bool:
    """Whether the list or the dictionary knows the word, so that it can tell by itself whether it is a verb that looks ahead.

    >>> is_known_word("apzāļos"), is_known_word("projektos")
    (False, True)
    """
    return low in _NO_INFINITIVE or _read(low) is not None or _is_noun(low)


def has(text: str, *forms: Form) -> bool:
    """Whether one of the forms stands in the text.

    >>> has("līdz 1. jūnijam iesniegt pārskatu", Form.INFINITIVE), has("pārskats ir iesniegts", Form.INFINITIVE)
    (True, False)
    """
    return any(verb.form in forms for verb in find_verbs(text))
