"""What the words around a name say of its case and gender, by rules alone.

`Andra Vilka` is a woman or the genitive of Andris Vilks; `ministra Andra Vilka` and `par Andru Vilku` are clear.
Source of the cases after prepositions: "Latviešu valodas gramatika" (LU Latviešu valodas institūts, 2013).
"""

from __future__ import annotations

import re

from extractors.names.declension import Case, decline
from extractors.names.fold import fold
from extractors.names.people import Reading, nominatives
from extractors.names.post_heads import post_forms
from extractors.names.posts import POST_HEADS
from extractors.records import Gender

_PREPOSITIONS = {
    **dict.fromkeys("ar par pret starp caur gar ap pār pa".split(), frozenset({Case.ACC})),
    **dict.fromkeys("no pie bez pēc aiz virs zem pirms ārpus".split(), frozenset({Case.GEN})),
    "uz": frozenset({Case.GEN, Case.ACC}),
    "līdz": frozenset({Case.DAT}),
}
_PARTICLES = ("vai", "gan", "arī", "tikmēr", "savukārt")  # they seldom follow a genitive
# Verbs of speech and of meetings in the third person: what stands before them is their subject.
_SAYS = re.compile(
    r"(?:(?:ie|pa|no|at|uz|aiz|iz|pie|sa)?(?:saka|sacīja|teica|stāsta|stāstīja|skaidro|skaidroja|ziņo|ziņoja|norāda|"
    r"norādīja|uzsver|uzsvēra|uzskata|uzskatīja|informē|informēja|rosina|rosināja|aicina|aicināja|min|minēja|lūdz|"
    r"lūdza|atbild|atbildēja|jautā|jautāja|piebilst|piebilda|piedāvā|piedāvāja|vada|vadīja|atklāj|atklāja|protokolē|"
    r"protokolēja|piedalās|piedalījās|uzstājās|uzstājas|runā|runāja|domā|domāja|atzīst|atzina|pauž|pauda|sola|"
    r"solīja|apņemas|apņēmās|dalās|dalījās|iepazīstina|iepazīstināja|rāda|rādīja|piekrīt|piekrita|iebilst|iebilda|atbalsta|"
    r"atbalstīja|atgādina|atgādināja|ierosina|ierosināja|apliecina|apliecināja|kļuva|saņēma|devās)|"
    rf"(?:{'|'.join(_PARTICLES)})\b)$",
)
_SAYS_BARE = re.compile(fold(_SAYS.pattern))  # typed without diacritics
# Nouns that a genitive before them owns: `Andra Vilka ziņojumu`.
_OWNED = re.compile(
    r"(?:grāmat|intervij|tēl|portret|lom(?:a|u|ā)|attiecīb|draug|kolēģ|dzīv|lēmum|rīkojum|amat|pilnvar|ieteikum|"
    r"ierosinājum|pieteikum|uzrun|referāt|klātbūtn|sūdzīb|pārskat|atskait|kung|kundz|piedāvājum|rīcīb|vizīt|ievēlēšan|"
    r"iecelšan|atbrīvošan|ziņojum|priekšlikum|informācij|vadīb|iesniegum|viedokl|vēstul|atbild|teikt|sacīt|runa|runu|runā|kandidatūr|"
    r"uzaicinājum|darb|lūgum|vārd|ģimen|sieva|dēl|meit|tēv|mā(?:t|s)|brā|advokāt|pārstāv|palīg|biroj|valdīb|"
    r"kabinet|partij|paziņojum|prezentācij|jautājum|skaidrojum|uzdevum|prombūtn|vadīt|iesniegt|parakstīt|sagatavot)",
)
# Endings that no verb in the third person has: an object or an owned thing follows.
_NOUN = re.compile(
    r"[^\W\d_]{2,}(?:[bcčdfgģhjkķlļmnņprsštvzž]u|am|im|iem|ām|ēm|um[sai]|umus|šan(?:a|as|ā)|īb(?:a|as|ā)|aj(?:ā|ai|am)|tās|"
    r"tais|us|ējs|tājs)$"
)
_NO_NOUN = frozenset("tam tiem tām viņam viņiem savam sev šim šiem kādam kam visiem abiem tikām savu šo to jau".split())
_WORD = re.compile(r"[^\W\d_]+")


def nominatives_in_context(form: str, *, before: str = "", after: str = "", folded: bool = False) -> tuple[Reading, ...]:
    """The readings of a name ranked with the help of the words `before` and `after` it in the sentence.

    The same readings as `nominatives` gives; only their order and confidence differ.

    >>> nominatives_in_context("Andra Vilka", before="uzklausa ministra")[0].name
    'Andris Vilks'
    >>> nominatives_in_context("Andra Vilka", before="direktore")[0].name
    'Andra Vilka'
    >>> nominatives_in_context("J. Kalniņa", after="ziņojumu")[0].name
    'J. Kalniņš'
    """
    readings = nominatives(form, folded=folded)
    weighed = [(reading.confidence * _fit(reading, before, after), reading) for reading in readings]
    total = sum(weight for weight, _ in weighed)
    if not total:
        return readings
    ranked = sorted(weighed, key=lambda each: -each[0])
    return tuple(reading._replace(confidence=max(round(weight / total, 4), 0.0001)) for weight, reading in ranked)


def is_subject(after: str) -> bool:
    """Whether a name with `after` behind it is the subject of a verb of speech or of meetings, with or without diacritics.

    >>> is_subject(" rāda paraugu"), is_subject(" stasta par budzetu"), is_subject(" vai paraugs")
    (True, True, False)
    """
    following = _WORD.match(after.lstrip(" \u00a0"))
    word = following.group() if following and after[:1] not in ".,;:)" else ""
    return word not in _PARTICLES and bool(_SAYS.match(word) or _SAYS_BARE.match(word))


def owns(after: str) -> bool:
    """Whether a name with `after` behind it owns what follows, as people do.

    >>> owns(" priekšlikumu"), owns(" iela")
    (True, False)
    """
    following = _WORD.match(after.lstrip(" \u00a0"))
    return bool(following and after[:1] not in ".,;:)" and _OWNED.match(following.group()))


def is_indeclinable(reading: Reading) -> bool:
    """Whether the name is the same in all cases: `Zino Frankelli`, `Šnē`.

    >>> [is_indeclinable(nominatives(name)[0]) for name in ("Silvio Rondi", "Jānis Dimā", "Roze")]
    [True, False, False]
    """
    if reading.plural or reading.name.endswith("s"):
        return False
    return decline(reading.name, reading.gender or Gender.MASCULINE)[Case.GEN] == (reading.name,)


def _fit(reading: Reading, before: str, after: str) -> float:
    """How well the reading goes with its neighbours; 1 when they say nothing."""
    fit = 1.0
    words = before.split()[-2:]
    last = words[-1].strip('"„“”()') if words else ""
    posts = post_forms(last) if last[-1:].isalpha() else ()
    if posts:
        only = POST_HEADS.get(posts[0].noun)
        agreeing = any(
            (each.case is reading.case or is_indeclinable(reading))
            and not each.plural
            and (reading.gender in (None, each.gender) or (only is not None and only.only is not None))
            for each in posts
        )
        fit *= 3.0 if agreeing else 0.15
    elif last.lower() in _PREPOSITIONS:
        fit *= 3.0 if reading.case in _PREPOSITIONS[last.lower()] or is_indeclinable(reading) else 0.1
    following = _WORD.match(after.lstrip(" \u00a0"))
    if following and after[:1] not in ".,;:)":
        word = following.group()
        if _SAYS.match(word):
            fit *= 2.0 if reading.case is Case.NOM else 0.3
        elif _OWNED.match(word) or (word.islower() and _NOUN.match(word) and word not in _NO_NOUN):
            fit *= 4.0 if reading.case is Case.GEN else 0.3
    return fit
