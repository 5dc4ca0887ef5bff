"""The words that the grammar of posts knows: units, adjectives of posts, and what only looks like a post."""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import lemmatize

from extractors.institutions.words import Word, can_precede, heads_of
from extractors.names.declension import Case
from extractors.names.post_heads import post_forms

#: Parts of an organisation: with a name of their own and behind the organisation's name they are its units.
UNITS = frozenset(
    """departaments struktūrvienība nodaļa apakšnodaļa daļa pārvalde sektors fakultāte institūts katedra filiāle centrs dienests birojs referāts
    sekcija administrācija virsnodaļa laboratorija kanceleja sekretariāts grāmatvedība lietvedība klīnika direkcija
    inspekcija inkubators parks iecirknis""".split()
)
#: Of these the ones that are nothing but parts: no body by themselves.
PURE_UNITS = frozenset("departaments struktūrvienība nodaļa apakšnodaļa daļa sektors referāts sekcija virsnodaļa katedra fakultāte".split())
#: Honorifics and degrees between a post and a name.
TITLES = frozenset("dr prof māc jur akad arh pulkv ģen asist lekt kungs kundze k-gs k-dze kdze mag inž doc asoc kungam kundzei kunga kundzes phd habil sc med oec iur hist philol paed ing arch art biol chem phys math geogr psych theol".split())
#: Degrees and titles of learning: beside another post of the same person they are titles, not posts.
ACADEMIC = frozenset("profesors profesore docents docente doktors doktore akadēmiķis akadēmiķe lektors lektore".split())
#: Ranks of service: beside a post they are titles too.
RANKS = frozenset(
    """ģenerālis ģenerālmajors ģenerālleitnants brigādes pulkvedis pulkvežleitnants majors kapteinis leitnants virsleitnants seržants
    virsseržants kaprālis admirālis kontradmirālis majore kapteine leitnante virsleitnante pulkvede pulkvežleitnante seržante""".split()
)
#: Endings of a definite adjective in the singular.
_DEFINITE = ("ais", "ā", "ajam", "ajai", "o", "ās")
#: Adjectives before a post that tell its time or esteem, without their endings.
_TIMED = (
    """bijuš toreizēj tagadēj pašreizēj līdzšinēj agrāk iepriekšēj kādreizēj nākam jaun ilggadēj jauniecelt jaunievēlēt pazīstam ievērojam
    topoš patreizēj esoš nesenēj"""
).split()
#: Adjectives of praise, in all forms, definite or not: `izcila aktrise`, `slavenās dziedātājas`.
_PRAISED = "izcil slaven leģendār populār talantīg apdāvināt iemīļot mīlēt lielisk spož dižen godājam cienījam atvaļināt".split()
#: Kin in the genitive: `viņas vīra, finansista`, `meitas, dziedātājas`.
_OF_KIN = frozenset("vīra sievas meitas dēla tēva mātes brāļa māsas drauga draudzenes mammas mazdēla mazmeitas vectēva kundzes kunga dzīvesbiedra dzīvesbiedres".split())
#: Those adjectives in all forms: `Valsts kases | jaunais | direktors`.
TIMED = frozenset(stem + ending for stem in _TIMED for ending in _DEFINITE) | {"bijusī"} | frozenset(
    stem + ending for stem in _PRAISED for ending in (*_DEFINITE, "s", "a", "am", "ai", "as", "u")
)
#: Words before a post that tell its time or esteem and are no part of it.
NOT_OF_POST = TIMED | _OF_KIN | frozenset(
    """ilggadējs ilggadēja pieredzējušais pieredzējusī tagad pašlaik šobrīd patlaban vienlaikus agrāk iepriekš kādreiz savulaik
    atbildīgs atbildīga arī kā tās tā viņa viņas viņu šā šīs šo savs sava savas savu mūsu jūsu manas mana tavs kolēģis kolēģe attiecīgais atbildīgais atbildīgā
    viesu mājinieku rīkojumu uzdevumu lūgumu norādījumu pārmetumu ultimātu pavēli uzticību mandātu apsūdzību aicinājumu brīdinājumu piedāvājumu
    toreiz tolaik pārrauga uzrauga pārvalda pārzina pieņem konsultē aizstāja pilda vada lūdza teica raksta dara sola sauca deva ņēma kļuva veica prasa saka runā pauda vērtē lēš spriež min bija""".split()
)
#: Adjectives that are part of a post.
OF_POST = frozenset(
    """vecākais vecākā jaunākais jaunākā galvenais galvenā vadošais vadošā pirmais pirmā ģenerālais ģenerālā lielākais lielākā
    vecākajam vecākajai galvenajam galvenajai vecākā galveno vecāko otrais otrā trešais trešā pirmajam pirmajai otrajam otrajai ārkārtējais ārkārtējā pilnvarotais pilnvarotā
    administratīvais administratīvā tehniskais tehniskā zinātniskais zinātniskā akadēmiskais akadēmiskā radošais radošā
    mākslinieciskais mākslinieciskā parlamentārais parlamentārā parlamentārajam parlamentārajai komerciālais komerciālā juridiskais juridiskā izpildošais izpildošā ārštata pensionētais pensionētā pensionētajam pensionētajai
    asociētais asociētā asociētajam asociētajai vietējais vietējā reģionālais reģionālā valsts goda""".split()
)
#: Joint undertakings: posts are held in them, though they are no part of an institution's name.
JOINT = frozenset("projekta projektu programmas programmu pasākuma konkursa tīkla kampaņas".split())
#: Nouns in the genitive that belong to a post though they look like no attribute: `kapitāla daļu turētājs`.
_ATTRIBUTES = frozenset("dienas klases kursa gada padomes valdes domes kolēģijas kuratorijas prezidija konventa senāta ārlietu".split())
#: Parts played in a meeting or in a paper, and no posts.
OF_MEETING = re.compile(
    r"(?:sarunu (?:līdz)?vadītāj|(?:sēdes|sanāksmes|sapulces|kopsapulces|tikšanās|darba kārtības|semināra|konferences)\s+(?!organ|koordin)|"
    r"(?:protokolist|protokolētāj|kontaktperson|izpildītāj|sastādītāj|ziņotāj|klausītāj|dalībniek|dalībniec|viesis|viešņa|runātāj|autor|"
    r"(?:\w+ )*(?:doktor(?:s|e)|maģistr(?:s|e)|bakalaur(?:s|e))$|iedzīvotāj|iesniedzēj|moderator|referent[se]? par|kolēģ(?!ij)|students$|studente$|ierakstītāj|persona$|amatpersona$)\w*)"
)
#: Ends of what a post is about, in the locative: `… jautājumos`.
FIELD = re.compile(
    r"(?:jautājumos|jautājumā|lietās|jomā|jomās|darbā|sadarbībā|politikā|aizsardzībā|attīstībā|vadībā|drošībā|nodrošināšanā|"
    r"tehnoloģijās|komunikācijā|sakaros|attiecībās)$"
)


@lru_cache(maxsize=50_000)
def is_unit_head(word: str) -> bool:
    """Whether the word is a form of the head of a unit's name.

    >>> is_unit_head("departamenta"), is_unit_head("nodaļā"), is_unit_head("ministrijas")
    (True, True, False)
    """
    return any(r.head.noun in UNITS for r in heads_of(word))


@lru_cache(maxsize=50_000)
def is_pure_unit(word: str) -> bool:
    """Whether the word heads what can only be part of an organisation."""
    return any(r.head.noun in PURE_UNITS for r in heads_of(word))


def _is_reflexive(low: str) -> bool:
    """Whether the word is a form of a reflexive verb, which looks like a genitive: `nepiedalās`, `izteicās`, `ieradās`."""
    if low.endswith(("jies", "usies", "ušies")):
        return True  # `skolojies | rakstnieks`
    return low.endswith("ās") and len(low) > 5 and bool(_REFLEXIVE.search(low) or lemmatize(low, lang="lv").endswith("ties"))


_REFLEXIVE = re.compile(r"(?:piedal|ierad|izteic|attur|tik|notik|vienoj|uzstāj|viesoj|pulcēj|interesēj|pievienoj)(?:ās|ījās|usies)$")


#: Definite adjectives that tell what kind of post it is: `sociālais darbinieks`, `asociētā profesore`, `vietējais koordinators`.
_OF_RANK = re.compile(r"(?:(?:āl|īv|vietēj|(?<!pr)iekšēj|ārēj)(?:ais|ajam|ajai|ā)|(?:asociēt|emeritēt|sertificēt|diplomēt|licencēt|zvērināt|pilnvarot|neatkarīg)(?:ais|ajam|ajai|ā|s|a|am|ai))$")


def is_rank(word: str) -> bool:
    """Whether a participle tells the rank of whoever stands behind it, though a parser may take it for a verb.

    >>> is_rank("zvērināta"), is_rank("sertificēts"), is_rank("saglabās")
    (True, True, False)
    """
    return bool(_OF_RANK.search(word.lower())) and word.islower()


@lru_cache(maxsize=50_000)
def can_modify(word: str) -> bool:
    """Whether the word can stand before a post's noun as part of the post: a genitive, or an adjective of posts.

    >>> [can_modify(w) for w in ("vecākā", "bijušais", "sabiedrisko", "piedalījās", "direktora")]
    [True, False, True, False, True]
    """
    low = word.lower()
    if low in NOT_OF_POST or not word[:1].isalpha() or _is_reflexive(low):
        return False
    if low in OF_POST or low in JOINT or low in _ATTRIBUTES:
        return True
    if any(form.case is Case.GEN for form in post_forms(word)):
        return True
    if low.endswith(("s", "a", "m", "i")) and not low.endswith(("ais", "ajam", "ajai")) and _OF_RANK.search(low):
        return True  # `zvērināta revidente`
    if low.endswith("ie") and len(low) > 5 and can_modify(low.removesuffix("ie") + "ais"):
        return True  # `parlamentārie sekretāri`, `vecākie referenti`
    if low.endswith(("ais", "ajam", "ajai", "ie")):
        return low.endswith(("iskais", "iskajam", "iskajai")) or bool(_OF_RANK.search(low))
    if low.endswith("ā") and not word[0].isupper():
        return low.endswith(("iskā", "ālā", "otā", "vajā")) or bool(_OF_RANK.search(low))
    return can_precede(Word(word, 0, len(word)))
