"""The nouns that name posts, each with its masculine and feminine form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from extractors.names.declension import Case, decline, decline_plural, plural
from extractors.records import Gender

_MASCULINE = """
administrators advokāts agronoms akadēmiķis akcionārs aktieris analītiķis apskatnieks arhibīskaps arhitekts arhivārs
aspirants asistents atašejs atbalstītājs audzinātājs auditors autors bibliotekārs biedrs bīskaps
brigadieris būvinspektors būvinženieris būvnieks dalībnieks darbinieks darbvedis deputāts dekāns delegāts
desmitnieks dežurants dibinātājs diriģents direktors dispečers dizainers docents doktorants doktors dzejnieks
eksperts ekonomists finansists fotogrāfs galvotājs grāmatvedis grupvedis gubernators ģenerāldirektors ģenerālis
ģenerālkonsuls ģenerālprokurors ģenerālsekretārs ierakstītājs ierēdnis īpašnieks iniciators
informātiķis inspektors inženieris instruktors izdevējs izmeklētājs izpilddirektors izpildītājs izstrādātājs
jurists juriskonsults kanclers kandidāts kapteinis karalis kasieris komandants komandieris
komisārs komentētājs komponists konsuls konsultants kontrolieris koordinators korespondents kurators ķirurgs
laborants lektors lietvedis līdzautors līdzpriekšsēdētājs līderis loceklis lobists mācībspēks mācītājs majors
maģistrs mākslinieks menedžeris mentors metodiķis mērs mērnieks mežsargs mežzinis ministrs moderators muitnieks
muzejnieks notārs novērotājs operators organizators padomnieks pagastvecis palīgs pamatlicējs pārbaudītājs
pārraugs pārrunātājs pārstāvis pārvaldnieks pārzinis pasniedzējs partneris pavārs pedagogs pētnieks pilnvarnieks
pilnvarotais policists politiķis politologs praktikants premjers premjerministrs prefekts prezidents priekšnieks
priekšsēdētājs priekšsēdis priekšstāvis producents profesors programmētājs projektētājs prokurors prorektors
protokolētājs protokolists psihologs pulkvedis pulkvežleitnants rakstnieks recenzents redaktors referents reģents
režisors rektors revidents rīkotājs robežsargs runātājs saimnieks sargs sastādītājs
seržants sekretārs senators skolotājs sociologs speciālists sportists students šefpavārs šoferis štābists
tautsaimnieks tehniķis tiesībsargs tiesnesis treneris tulks tulkotājs uzņēmējs ugunsdzēsējs uzraugs vadītājs
vadonis valdnieks veterinārārsts veterinārs vēlētājs vēstnieks vēsturnieks viceadmirālis vicekanclers
vicemērs vicepremjers viceprezidents virsārsts virsmežzinis virsnieks virsprokurors vietnieks viesis
zemessargs zemnieks ziņnesis ziņotājs zinātnieks žurnālists ārsts leitnants virsleitnants admirālis ombuds māceklis
dziedātājs dejotājs horeogrāfs koordinētājs apakšpulkvedis virsseržants kapelāns priesteris diakons
dārznieks datorspeciālists sistēmadministrators projektvadītājs izpildproducents
priekšlasītājs pašnodarbinātais ierindnieks aģents brokeris baņķieris tirgotājs pārdevējs
apsaimniekotājs aprūpētājs mediķis psihiatrs pediatrs ginekologs farmaceits provizors feldšeris fizioterapeits
logopēds arheologs etnogrāfs filologs filozofs ģeologs ķīmiķis fiziķis matemātiķis biologs ekologs meteorologs
ģeogrāfs valodnieks literatūrzinātnieks mūziķis kordiriģents virsdiriģents karikatūrists
glabātājs aizstāvis meistars skolnieks pensionārs patrons absolvents
plānotājs stratēģis dizaineris izpildsekretārs zootehniķis lauksaimnieks amatnieks
ērģelnieks prāvests vikārs zvanītājs pērminderis evaņģēlists monsinjors abats rabīns kapelmeistars koncertmeistars
stārasts sētnieks kurinātājs galdnieks noliktavnieks apkopējs elektriķis santehniķis mehāniķis skursteņslauķis metinātājs
mūrnieks namdaris krāsotājs atslēdznieks traktorists autovadītājs dārzkopis biškopis lopkopis mednieks zvejnieks celtnieks
piensaimnieks kalējs audējs šuvējs podnieks frizieris maiznieks miesnieks mašīnists telegrāfists siltumtehniķis
tehnologs epidemiologs infektologs kardiologs onkologs neirologs radiologs dermatologs virusologs mikrobiologs toksikologs
hidrologs zoologs ornitologs dendrologs entomologs ihtiologs limnologs klimatologs folklorists muzikologs teologs narkologs
terapeits higiēnists optometrists restaurators publicists aptiekārs rezidents skrīveris rakstvedis dzirnavnieks pirtnieks
akustiķis enerģētiķis energoauditors statistiķis ķīmijtehnologs botāniķis astronoms kartogrāfs hidroģeologs okeanogrāfs
dramaturgs scenogrāfs kostīmmākslinieks docētājs gids ceļvedis stipendiāts ekspedītors mārketinists blogeris podologs ortopēds
""".split()
# What the press says of artists, sportsmen, soldiers, rulers and others who hold no office.
_CALLINGS = """
gleznotājs grafiķis tēlnieks keramiķis juvelieris modelētājs scenārists prozaiķis esejists literāts kritiķis kinooperators komiķis
vijolnieks čellists ģitārists pianists bundzinieks flautists saksofonists klarnetists trompetists akordeonists kokļētājs dziesminieks
reperis dīdžejs vokālists tenors baritons soprāns mecosoprāns baletdejotājs multimākslinieks
basketbolists hokejists futbolists volejbolists handbolists florbolists regbists tenisists šahists dambretists golfists bobslejists
skeletonists biatlonists triatlonists orientierists džudists karatists riteņbraucējs autobraucējs motobraucējs kamaniņbraucējs
atlēts vieglatlēts skrējējs soļotājs slēpotājs peldētājs airētājs smaiļotājs burātājs paukotājs šķēpmetējs svarcēlājs cīkstonis
bokseris vārtsargs uzbrucējs aizsargs pussargs snaiperis spēlētājs pilots lidotājs kosmonauts astronauts stūrmanis jūrnieks
diplomāts ārlietnieks parlamentārietis eiroparlamentārietis aktīvists disidents miljonārs miljardieris investors oligarhs magnāts
reportieris diktors detektīvs apsargs glābējs karavīrs kareivis strēlnieks leģionārs partizāns strādnieks kalpotājs audzēknis klasnieks
biznesmenis kinologs zemkopis krodzinieks bārmenis viesmīlis dziednieks astrologs ekstrasenss
sūtnis spīkers diktators maršals feldmaršals kņazs lielkņazs ķēniņš monarhs virsaitis kongresmenis rūpnieks fabrikants muižnieks pastnieks taksists dzelzceļnieks
zobārsts stomatologs fermeris satīriķis humorists muzikants basists perkusionists solists klauns galerists kolekcionārs mecenāts filantrops izgudrotājs
konstruktors ceļotājs alpīnists kalnkāpējs maratonists sprinteris daiļslidotājs snovbordists autosportists arbitrs ideologs teorētiķis kosmētiķis stilists revolucionārs
restorators kriminālists demogrāfs antropologs konditors aldaris selekcionārs jātnieks ilustrators montāžists šovmenis
pāvests kardināls patriarhs metropolīts garīdznieks mūks imperators ķeizars cars princis hercogs grāfs barons šeihs emīrs sultāns
""".split()
# Feminine nouns for people of either gender.
_FEMININE_ONLY = ("amatpersona", "kontaktpersona", "medmāsa", "virsmāsa", "māsa", "vecmāte", "lēdija", "persona")
_IRREGULAR = {
    "aktieris": "aktrise", "karalis": "karaliene", "palīgs": "palīdze", "tulks": "tulce", "mācībspēks": "mācībspēks",
    "zemessargs": "zemessardze", "robežsargs": "robežsardze", "mežsargs": "mežsardze", "tiesībsargs": "tiesībsardze",
    "sargs": "sardze", "uzraugs": "uzraudze", "pārraugs": "pārraudze", "viesis": "viešņa", "admirālis": "admirāle",
    "ķirurgs": "ķirurģe", "pagastvecis": "pagastvece", "bīskaps": "bīskape", "patrons": "patronese", "mērs": "mēre", "princis": "princese", "imperators": "imperatore", "vārtsargs": "vārtsardze", "pussargs": "pussardze",
    "aizsargs": "aizsargs", "apsargs": "apsargs", "grāfs": "grāfiene", "barons": "baronese", "hercogs": "hercogiene", "karavīrs": "karavīre",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Post:
    """A noun for a post; the two forms are equal where only one is in use, and then `only` is its gender."""

    masculine: str
    feminine: str
    only: Gender | None = None


class PostForm(NamedTuple):
    """A form of a noun for a post: its nominative singular, with what the form can be."""

    noun: str
    gender: Gender
    case: Case
    plural: bool


def feminine_post(masculine: str) -> str:
    """The noun for a woman in the post that this noun names for a man.

    Source: "Profesiju klasifikators", Cabinet Regulation No. 264 of 23 May 2017, which gives both forms.

    >>> [feminine_post(each) for each in ("direktors", "vadītājs", "vietnieks", "loceklis", "psihologs", "palīgs")]
    ['direktore', 'vadītāja', 'vietniece', 'locekle', 'psiholoģe', 'palīdze']
    """
    if masculine in _IRREGULAR:
        return _IRREGULAR[masculine]
    if masculine.endswith("ais"):
        return masculine[:-3] + "ā"
    if masculine.endswith("js"):
        return masculine[:-1] + "a"
    if masculine.endswith("nieks"):
        return masculine[:-2] + "ce"
    if masculine.endswith("gs"):
        return masculine[:-2] + "ģe"
    if masculine.endswith("is"):
        return masculine[:-2] + "e"
    return masculine[:-1] + "e"


def _rows() -> dict[str, Post]:
    found = {noun: Post(noun, feminine_post(noun)) for noun in (*_MASCULINE, *_CALLINGS)}
    found["galva"] = Post("galva", "galva", Gender.FEMININE)
    for noun in _FEMININE_ONLY:
        found[noun] = Post(noun, noun, Gender.FEMININE)
    return found


#: Every post by its masculine noun (or its only one).
POST_HEADS: Mapping[str, Post] = MappingProxyType(_rows())


@lru_cache(maxsize=100_000)
def post_forms(word: str) -> tuple[PostForm, ...]:
    """What the word can be as a noun for a post, whatever its capitals: singular before plural.

    >>> [(each.noun, each.gender.value, each.case.value) for each in post_forms("vadītāja")]
    [('vadītājs', 'Masc', 'Gen'), ('vadītāja', 'Fem', 'Nom')]
    """
    found = _index().get(word.lower(), ())
    if found or not 8 <= len(word) <= 60:
        return found
    # Compounds are read by their last part: `līdzpriekšsēdētājs`, `viceprezidente`, `sporta skolotāja`; a `kurzemnieks` is no farmer.
    lower = word.lower()
    for start in range(2, len(lower) - 6) if lower[-3:] in _endings() else ():
        forms = _index().get(lower[start:])
        if forms is not None and (found := tuple(each._replace(noun=lower[:start] + each.noun) for each in forms if len(each.noun) > 5 and not each.noun.startswith("zemnie"))):
            return found
    return ()


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    """The last three letters of every form: what ends otherwise is no post, and no compound with one."""
    return frozenset(form[-3:] for form in _index())


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[PostForm, ...]]:
    singular: dict[str, list[PostForm]] = {}
    plurals: dict[str, list[PostForm]] = {}
    for post in POST_HEADS.values():
        for gender, noun in ((Gender.MASCULINE, post.masculine), (Gender.FEMININE, post.feminine)):
            if post.only not in (None, gender):
                continue
            if noun == post.masculine and gender is Gender.FEMININE and post.only is None:
                continue
            for case, forms in decline(noun, gender).items():
                for form in forms if case is not Case.VOC else ():
                    singular.setdefault(form, []).append(PostForm(noun, gender, case, False))
            nominative = plural(noun, gender)
            for case, forms in decline_plural(nominative, gender).items() if nominative else ():
                for form in forms if case is not Case.VOC else ():
                    plurals.setdefault(form, []).append(PostForm(noun, gender, case, True))
    return {form: tuple(singular.get(form, []) + plurals.get(form, [])) for form in singular | plurals}
