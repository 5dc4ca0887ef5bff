"""The words of a passage with their places, and what walking over the name of an institution needs to know of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from extractors.names.declension import Case
from extractors.names.heads import HeadForm
from extractors.names.phrases import readings_of
from extractors.names.post_heads import post_forms

_WORD = re.compile(r"[^\W\d_][\w’]*(?:(?:(?<=\w)[-‑/&](?=\w)|(?<=s)–(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+s\b)|(?<=S)–(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ]+S\b))[\w’]*)*|\d+\.?|[^\s\w]")
OPENING = '„“«"‟”'
CLOSING = '”“»"‟'
#: Words that never stand inside the name of an institution, though their endings could be those of a genitive.
_STOP = frozenset(
    """
    ar par pie no uz bez starp pret pēc līdz kopš zem caur gar ap pār pirms kopā dēļ labad virs ārpus iekš kā arī gan bet
    tā tās to tam tai tie tos šā šī šīs šo šajā šai šie šos viņa viņas tā kas kura kuras kuru kuriem savu sava savas
    jau vēl vai ja lai ka kad kur tad te tur ir bija būs nav nebija tiek tika tiks informēja ziņo ziņoja uzdot lūgt uzdod
    notika rīko sarīko līdzrīko piedalās piedalījās nolēma nolemj saskaņā ietvaros laikā rezultātā veidā kopīgi sadarbībā atbilstoši
    turpmāk tekstā proti piemēram attiecīgi attiecīgās visas visu citu citas cita dažu dažas katra katras abas abu
    kopīgas kopīga minētās minētā minēto bijušā bijušās bijušais bijušajam bijušajai bijušo bijusī pašreizējā esošā toreizējā toreizējās līdzšinējā līdzšinējās iepriekšējā iepriekšējās gada gadā gadu mēneša dienas
    paldies lūdzu taču turklāt tomēr savukārt tādēļ tāpēc tāpat patlaban pašlaik kopumā pirmkārt piemēram toties tātad vienlaikus
    atbalstu finansējumu līdzfinansējumu palīdzību līdzdalību starpniecību
    pasūtījuma ierosinājuma lūguma uzaicinājuma
    projekta pasākuma programmas konkursa sēdes sanāksmes tikšanās protokola lēmuma noteikumu likuma likumprojekta
    """.split()
)
#: Before a noun these say that any such body is meant: `katra Kurzemes skola`.
ANY_SUCH = re.compile(r"(?:[Kk]atr|[Jj]ebkur|[Ii]kvien|[Nn]evien)\w*$")
#: Geographic heads: before another head they are part of its name (`Rīgas pilsētas dome`).
GEOGRAPHIC = frozenset("novads pilsēta valstspilsēta pagasts rajons apriņķis priekšpilsēta ciems reģions guberņa province grāfiste republika valsts apgabals".split())
#: Organs that every organisation has; without a name of their own they are not institutions.
ORGANS = frozenset(
    """valde padome dome komisija komiteja kolēģija prezidijs birojs sekretariāts kopsapulce sapulce konference direkcija
    administrācija vadība kanceleja iecirknis darba grupa frakcija senāts nodaļa departaments daļa sektors pārvalde""".split()
)
_GENITIVE = ("as", "es", "ās", "a", "u", "ā", "o", "valsts", "pils", "tirgus", "ledus", "saldus", "medus", "ūdens", "akmens", "rudens")
#: Small words in -o and -ā are genitives or adjectives only with the suffixes of adjectives; others are verbs.
_ADJECTIVE = re.compile(
    r"(?:āl|isk|īg|ēj|oš|ot|āk|ām|īt|ēt|[iī]v|ār|nt|sk|tr|jaun|lab|augst|liel|maz|vec|kop|piln|brīv|last|cēt|ult|gr|st|vn|rm|rš|kt|nav|lven|[āj]am(?=o$))(?:o|ā|ās|ie|ais|ajai|ajam|ajā|ajiem|ajām|ajos)$"
)
#: Adjectives of place and time in -ējās, which end as reflexive verbs do: `trīspusējās sadarbības padome`.
_OF_PLACE = re.compile(r"(?:pus|vid|kop|iekš|ār|pēd|viet|starp|priekš|apakš|augš|tagad|robež|zem)ējās$")
_ORDINAL = re.compile(r"\d{1,3}\.")
_VERB = ("ja", "jās", "sies", "šos", "jam", "jot", "dams", "ties", "dama")
#: Heads that are names only in a quoted or clearly proper name: alone they mean things as often as bodies.
WEAK = frozenset(
    """tirgus prakse mītne stacija tīkls forums grupa pakalpojumi komunikācijas bāze kustība platforma kopa nams studija
    sapulce konference līnijas ceļi dārzs parks pils punkts komplekss stadions misija delegācija vadība pārvaldība kopiena
    domnīca vienība pulciņš saimniecība satiksme valsts province rota armija flote konkurss kanāls izdevums žurnāls praktika
    karaspēks grupa osta ferma krātuve internāts arēna baseins brālība kopība sadraudzība klase kontrole iestāde organizācija
    iestādes organizācijas uzņēmums uzņēmumi sabiedrības sabiedrība firma ģimnāzijas tīkli balets grupējums vēstnesis konference serviss kvartets
    izlase komanda vietne portāls redakcija mediji veikals viesnīca restorāns aptieka noliktava darbnīca kafejnīca""".split()
)
#: What bodies deal with, in the genitive inside the name of one: `Valsts policijas Satiksmes drošības pārvalde`.
FIELDS = frozenset({"satiksme", "saimniecība", "komunikācijas", "pakalpojumi", "pārvaldība", "kontrole", "vadība"})
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĀČĒĢĪĶĻŅŌŖŠŪŽÄÖÜ")


class Word(NamedTuple):
    """A word or mark at `[start, end)` of the document's text."""

    text: str
    start: int
    end: int
    verb: bool = False  # a verb by its lemma: no part of a name, though its ending could be a genitive's

    @property
    def capital(self) -> bool:
        return self.text[:1] in _CAPITALS

    @property
    def letters(self) -> bool:
        return self.text[0].isalpha()


def words_of(text: str, start: int, end: int, verbs: Collection[int] = ()) -> list[Word]:
    """The words and marks of `text[start:end]`, with offsets into the whole text; `verbs` are offsets where verbs start.

    >>> [word.text for word in words_of("Rīgas dome. Saeima", 6, 11)], [word.text for word in words_of("Rīgas dome", 2, 10)]
    (['dome', '.'], ['gas', 'dome'])
    """
    words, starts = _words_of_all(text)
    first, after = bisect_left(starts, start), bisect_left(starts, end)
    inside = words[first:after]
    if (first and words[first - 1].end > start) or (inside and inside[-1].end > end):
        inside = _cut(text, start, end)  # the bounds part a word
    if verbs:
        inside = [word._replace(verb=True) if word.start in verbs and not word.verb else word for word in inside]
    return inside


@lru_cache(maxsize=2)  # every rule asks for the passages of one paper again
def _words_of_all(text: str) -> tuple[list[Word], list[int]]:
    words = _cut(text, 0, len(text))
    return words, [word.start for word in words]


def _cut(text: str, start: int, end: int) -> list[Word]:
    found = list(_WORD.finditer(text, start, end))
    texts = [match.group() for match in found]
    return list(map(_make, zip(texts, [match.start() for match in found], [match.end() for match in found], map(_is_past, texts), strict=True)))


_make = partial(tuple.__new__, Word)  # a third of the time of `Word(…)`: a paper has thousands


@lru_cache(maxsize=50_000)
def _is_past(word: str) -> bool:
    return word.endswith(_PAST) and _SMALL.fullmatch(word) is not None


_SMALL = re.compile(r"[a-zāčēģīķļņšūž]+")
#: Verbs whose third person looks like a genitive in -a or -as, with any prefix; most others are told by their lemma.
_PAST = tuple(
    """sniedza veica teica deva ņēma guva šķīra sāka beidza lūdza slēdza lika nāca brauca kļuva glabājas atrodas
    notika pirka cēla vēra sūta nodrošina aicina turpina saņem uzsāka nosaka aizstāv""".split()
)

#: `valsts` is an attribute before other nouns (`valsts sekretārs`) far more often than the head of a name.
_STATE_FORMS = frozenset({"valsts", "valstij", "valsti", "valstī"})


#: Compounds that end as a head does and name no body: branches of economy, parts of towns, people at work, what something is to another.
_NO_HEAD = re.compile(
    r"(?:lauk|mež|ziv|ūdens|māj|taut)saimniecīb|partner(?:draudz|pilsēt|skol|augstskol|universitāt|organizācij|iestād|pašvaldīb|slimnīc|bibliotēk|muzej)|(?:vec|maz|galvas|ost|satelīt)pilsēt|(?:mācīb|darba|līdzekļ)spēk", re.IGNORECASE
)
#: Surnames that end as a board does: `Grīnvalde`, `Ozola-Reinvalde`.
_SURNAME = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+-)?(?!Pilsēt|Pagast|Virs|Apriņķ|Tautas|\w*[Pp]ārvald)[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+vald(?:e|es|ei|i|ē)")


@lru_cache(maxsize=100_000)
def heads_of(word: str) -> tuple[HeadForm, ...]:
    """What the word can be as the head of an institution's name."""
    if not word[:1].isalpha() or len(word) < 4 or word.lower() in _STATE_FORMS or _NO_HEAD.match(word) or _SURNAME.fullmatch(word):
        return ()
    return readings_of(word)


def heads_at(words: Sequence[Word], at: int) -> tuple[HeadForm, ...]:
    """What the word at a place can be as a head; `valsts pārvalde`, the administration as such, is no body's name."""
    readings = heads_of(words[at].text)
    if readings and at and readings[0].head.noun == "pārvalde" and words[at - 1].text.lower() in _AS_SUCH:
        return ()
    if readings and readings[0].head.noun == "kooperatīvs" and at + 1 < len(words) and words[at + 1].text.lower().startswith("sabiedrīb"):
        return ()  # `kooperatīvā sabiedrība`: an adjective
    if readings and readings[0].head.noun == "satiksme" and at + 1 < len(words) and _OF_TRAFFIC.match(words[at + 1].text.lower()):
        return ()
    return readings


#: What traffic has, so that it is no carrier's name: `satiksmes | drošības pārvalde`.
_OF_TRAFFIC = re.compile(r"(?:drošīb|organizā|kustīb|infrastr|nodaļ|departam|pārvald|komisij|padom|ministr|pakalpoj|uzraudz|plānoš|koordin|negadīj|nozar|attīst|tīkl|noteikum|jautāj|līdzek|savienoj|policij|mezgl|dalībn)")
_AS_SUCH = frozenset({"valsts", "publiskās", "publiskā", "publisko", "publiskajā"})


#: Abbreviations of common nouns and of states, which stand inside names as words do: `Kurzemes NVO atbalsta centrs`.
_COMMON_ABBREVIATIONS = frozenset({"NVO", "IT", "IKT", "HIV", "AIDS", "PSR", "PSRS", "SSR", "STEM", "MVU", "TV", "DNS", "HIV/AIDS"})


#: Words of names of parishes and territories that clerks abbreviate.
SHORTENED = frozenset("sv ev evaņģ evang lut luter kat pareizt bapt adv raj nov pils pag apr".split())


#: Nouns of action and quality are feminine (LU Latviešu valodas institūts, 2013): in -šana and -ība they are nominatives, no genitives.
_NOMINATIVE = ("šana", "ība")
#: Participles that say who did it: `Annas vadītā komisija`, `novada dibinātais centrs` describe a body and do not name it.
_BY_SOMEBODY = re.compile(
    r"(?:vadīt|dibināt|nodibināt|izveidot|rīkot|organizēt|pārstāvēt|īstenot|finansēt|uzturēt|minēt|iesniegt|sagatavot|izstrādāt|"
    r"apstiprināt|pieņemt|ievēlēt|izvirzīt)(?:ā|ās|ajai|ajā|ajam|ais|o|ie|ajos|ajās)$"
)


def is_post(word: str) -> bool:
    """Whether the word is a noun for a post in any case."""
    return bool(post_forms(word))


def _only_locative(word: str) -> bool:
    """Whether a word is a noun for people in the locative alone, where an adjective ends alike: `Pārtikas un veterinārā dienesta`."""
    return word.endswith("ā") and all(form.case is Case.LOC for form in post_forms(word))


def can_precede(word: Word) -> bool:
    """Whether the word can stand inside a name before its head: a genitive or an adjective, or a name in capitals."""
    return _precedes(word.text) and not (word.verb and word.letters)


@lru_cache(maxsize=50_000)
def _precedes(text: str) -> bool:
    word = Word(text, 0, len(text))
    low = text.lower()
    if not word.letters:
        return _ORDINAL.fullmatch(text) is not None
    if low in _STOP or len(text) < 2 or low.endswith(_NOMINATIVE) or _BY_SOMEBODY.match(low):
        return False
    if is_post(text) and not word.capital and not _only_locative(low) and low not in {"sekretāru", "ministru", "darbinieku", "skolotāju", "ombuda", "tiesībsarga"}:
        return low.endswith("u")
    if text in _COMMON_ABBREVIATIONS or low == "evaņģēliski":  # `Rūjienas evaņģēliski luteriskā draudze`
        return True
    if text.isupper() and len(text) > 1:
        return False  # an abbreviation owns what follows and is no part of its name
    if word.capital:
        if low.endswith(("eicās", "icās", "inās", "ējās", "ājās", "ījās", "ojās", "ties")):  # a verb at the start of its sentence
            return False
        if len(low) > 5 and low.endswith(("āja", "īja", "oja")) and low[-4] != "t" and low not in _LANDS:  # `Dziedāja jauktais koris`; nouns of doers end in -tāja
            return False
        if text in UNDECLINED or low in _COLOURS:
            return True
        if low.endswith("ā"):  # an adjective, and no place in the locative (`Rīgā`, `Kuldīgā`, `Salacgrīvā`)
            return not low.endswith("grīvā") and low.endswith(("ajā", "ārā", "ālā", "iskā", "ējā", "ākā", "otā", "ivā", "entā", "iecīgā", "galvenā", "īvā"))
        return low.endswith((*_GENITIVE, "ais", "ajai", "ajam", "ajā", "ajiem", "ajām", "ajos", "iskie", "ālie"))
    if low.endswith(_VERB) and not _OF_PLACE.search(low) and low not in _LANDS:
        return low.endswith("ja") and bool(heads_of(text))
    if low.endswith("ās"):
        return low.endswith(("iskās", "ākās")) or not low.endswith(("ājās", "ījās", "ojās", "ejās", "alās", "kās"))
    if low.endswith(("o", "ā", "ie", "ais", "ajai", "ajam", "ajā", "ajiem", "ajām", "ajos")):
        return bool(_ADJECTIVE.search(low))
    return low.endswith(_GENITIVE)


#: Kinds of land in the genitive that look like verbs in the past: `Lubāna mitrāja informācijas centrs`.
_LANDS = frozenset("mitrāja purvāja klajāja smiltāja akmeņāja zālāja kūdrāja krūmāja atmatāja klintāja kalnāja".split())
#: Colours in the names of societies: `Latvijas Sarkanā Krusta komiteja`.
_COLOURS = frozenset({"sarkanā", "zaļā", "baltā", "zilā", "melnā"})
#: Islands of Estonia whose names have one form.
UNDECLINED = frozenset({"Sāremā", "Sāremaa", "Hījumā", "Hijumā", "Hīumā", "Sāmsalā", "Svētā"})


def genitive_singular(readings: tuple[HeadForm, ...]) -> bool:
    """Whether the head can be a genitive singular: the owner of what follows."""
    return any(r.case is Case.GEN and not r.plural for r in readings)


def possessive(readings: tuple[HeadForm, ...]) -> bool:
    """Whether the head can be a genitive of either number."""
    return any(r.case is Case.GEN for r in readings)
