"""What is left of a word when endings go, and how alike two such roots are: enough to see one subject in two sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.names.fold import fold

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
#: Endings of nouns, adjectives, participles and verbs, folded, the longest first ("Latviešu valodas gramatika", 2013).
_ENDING = re.compile(
    r"(?:sanas|sanai|sanam|sanu|sana|tajiem|tajam|taj[aiou]s?|ajiem|ajam|ajai|ajos|ajas|ajie|usies|usi|ties"
    r"|iem|jiem|jam|jai|jos|jas|jis|jot|sies|ija|eja|aja|oja|it|et|at|ot|am|as|os|us|is|es|ai|ei|ij|im|um|em|ie|ju"
    r"|u|a|e|i|o|s|m|t)$"
)
#: Verbal prefixes; `izvērtēt` and `vērtējums`, `uzbūvēt` and `būvniecība` speak of one thing.
_PREFIX = re.compile(r"^(?:aiz|ap|at|ie|iz|no|pa|par|pie|sa|uz)(?=[a-z]{3})")
_SHORTEST = 3
#: Consonants that change into each other before endings, without their marks: `iesniegt`, `iesniedza`.
_CHANGES = frozenset({"gd", "dg", "kc", "ck", "ts", "st", "dz", "zd", "tc", "ct"})

#: Words that say nothing of the subject: function words, and what minutes say of every task.
EMPTY = frozenset(
    """
    un ar par no uz pie pa lidz pec pirms kas ka ko kura kuras kuru kuri kurs lai jo ja bet vai ari an ta tas to tai tam tie
    tos tiem tas sis si so sai sim sie sos sajas saja tika tiek tiks ir bija bus nav vel jau joprojam aizvien nebija var
    vai gan ne nedz kad tad tur seit arvien loti visi visas visu visiem vinam vinas vins vina savu savas savs sava pats pasu
    gada gads gadu gados menesa menesi nedela nedelas nedelu diena dienas dienu laika laiks janvaris janvari janvarim
    februaris februari februarim marts marta martam aprilis aprili aprilim maijs maija maijam maiju junijs junija junijam
    junija julijs julija julijam augusts augusta augustam septembris septembri septembrim oktobris oktobri oktobrim
    novembris novembri novembrim decembris decembri decembrim termins termina terminu terminam uzdevums uzdevumu uzdevuma
    uzdevumi izpilde izpildi izpildes izpildits izpildita punkts punkta punktu sanaksme sanaksmes sanaksme sede sedes sedi
    tiksanas protokols protokola nolemj nolema lemj lemums lemuma vienojas uzdot uzdod uzdots lugt ludz aicinat aicina
    apnemas sola solija informe zino atbildigais atbildiga atbildigie kungs kunga kungam kundze kundzes kundzei nodala
    saskana attieciba gadijuma ietvaros nepieciesams atkartoti velreiz jauns jauna jaunu otrais otra treso pirmais pirma
    pirmas gaidams nakamais nakamas nakama nakamaja sobrid tagad kopa ipasi tapat turklat otrs tatad gandriz
    """.split()
)
#: Roots of acts that fit any object: alone they prove nothing.
COMMON_ACTS = (
    "sagatav", "gatavo", "iesnie", "snieg", "sniedz", "izstrad", "veik", "veic", "nodrosin", "izveido", "veido", "izsut", "nosut",
    "atsut", "organiz", "riko", "sariko", "norik", "uzsak", "turpin", "pabei", "izdar", "istenos", "isteno", "ievies", "piedav",
    "uzlab", "nodo", "publice", "publisk", "parskat", "izskat", "saskan", "apkop", "precize", "zinas", "darb", "jautajum",
    "projek", "priekslik", "dokumen", "informac", "vienos", "vieno", "nosleg", "nosled", "parakst", "uzdevum", "pasakum",
    "sanem", "pienem", "apstiprin", "atver", "notik", "uztur", "stast", "iepazistin",
)  # fmt: skip


def words_of(text: str) -> list[tuple[int, int, str]]:
    """(start, end, folded word) of every word of two letters or more.

    >>> [word for _, _, word in words_of("Ķekavas dome 3. martā")]
    ['kekavas', 'dome', 'marta']
    """
    return [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """The folded word without its ending; never shorter than three letters.

    >>> root("vadlinijam"), root("vadlinijas"), root("saskanota"), root("izpetei")
    ('vadlin', 'vadlin', 'saskan', 'izpet')
    """
    for _ in range(2):
        bare = _ENDING.sub("", word, count=1)
        if len(bare) < _SHORTEST or bare == word:
            break
        word = bare
        if len(word) <= 5:
            break
    return word


def roots(text: str) -> tuple[str, ...]:
    """The roots of the words that say what a text is about, each once, in order.

    >>> roots("Nolemj: līdz 1. maijam precizēt biedru reģistru.")
    ('preciz', 'biedr', 'registr')
    """
    return tuple(dict.fromkeys(root(word) for _, _, word in words_of(text) if word not in EMPTY and len(word) > 2))


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> float:
    """From 0 to 1: how surely two roots are of one word or of its family.

    >>> alike("iesnieg", "iesniedz") > 0.8, alike("izvert", "vertej") > 0.5, alike("plan", "plasm")
    (True, True, 0.0)
    """
    if one == other:
        return 1.0
    if _same_start(one, other):
        return 0.9
    bare, bald = _PREFIX.sub("", one), _PREFIX.sub("", other)
    if (bare != one) != (bald != other) and len(bare) >= 3 and len(bald) >= 3:
        if bare == bald:
            return 0.7 if len(bare) >= 4 else 0.6
        if _same_start(bare, bald) or (min(len(bare), len(bald)) == 3 and max(len(bare), len(bald)) >= 6 and bare[:3] == bald[:3]):
            return 0.6
    return 0.0


@lru_cache(maxsize=100_000)
def beginnings(word: str) -> tuple[str, ...]:
    """The first letters, with and without a verbal prefix: roots that are alike share one of them.

    >>> beginnings("izvert"), beginnings("laip")
    (('izv', 'ver'), ('lai',))
    """
    bare = _PREFIX.sub("", word)
    return (word[:3],) if bare == word else (word[:3], bare[:3])


def _same_start(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    if shared == len(short):
        return shared >= 4 or (shared == 3 and len(long) == 4)
    return shared >= 4 and shared == len(short) - 1 and short[shared] + long[shared] in _CHANGES


@lru_cache(maxsize=100_000)
def is_common_act(word: str) -> bool:
    """Whether the root is of an act, or a thing, that stands in every second decision.

    >>> is_common_act("sagatav"), is_common_act("mezaudz")
    (True, False)
    """
    return word.startswith(COMMON_ACTS)
