"""The words by which a later document tells what became of a task.

All patterns run over folded text. The forms are the past, the future and the indefinite past participles ("Latviešu valodas
gramatika", 2013, chapters on the verb) of verbs that name the end of a task, with any prefix: `iesniedza`, `iesniegts`,
`iesniegusi`, `neiesniegs`. The definite forms of participles (`iesniegtais`) only describe and tell nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.dates.words import folded

#: Stems of verbs whose past tells that a task is done: what is left before the endings of the past and of participles.
_STEMS = """
    gatavo strad[ae] sniedz snieg suti? public[e] publisko beidz beig veido vied vies steno pildi? veik veic dari sledz sleg
    raksti vieno nem stiprina riko organize vadi tik ver klaj klat buve cel dev do stadi gada pirk kopo tauja sekoj? baudi verte
    analize peti maci zistina prezente demonstre radi precize pildina aktualize labo remonte maini maksa skaiti skir delege nozime
    sludina teic teik registre vieto drosina zinaj? zinoj skaidro mekle spried skati lasi risina lik nes ved karto sak plano saskano
    digitalize tulko noforme regule vaca vak[ua]? klav klau piesaisti saisti krasoj? tiri meri apzina iezime projekte palaid laid
    darboj teste guv gu panac norakst lem ievele apmekle stadij? inventarize likvide jauc jauk monte demonte pasuti rikoj lauz
    asfalte gremde pieslegt lieg stip liedz izstied labieko ierik[o] apgaismo izsolij? modernize optimize uzlabo nostiprina attirij?
    atjauno parbuve paplasina savieno parvieto pievieno apmaini dibina nodibina iesaisti ievad apvieno sadali pieskir apgad uzskait
    pieregistre izplati dala izdala izsniedz lika izlik uzmeri noskan ierakst filme fotografe izverte izgatavo
    pagatavo lietoj sauc apraks uzrun zvan ves met mes cirt cirs plav plau zage rak rok krav krau griez gadaj? mure
""".split()
_VERB = rf"(?:aiz|ap|at|ie|iz|no|pa|par|pie|sa|uz)?(?:{'|'.join(_STEMS)})"
_PAST = rf"{_VERB}j?(?:a|as|am|amies)"
_PASSIVE = rf"{_VERB}t(?:s|a|i|as)"
_ACTIVE = rf"{_VERB}[jgk]?(?:is|ies|usi|usies|usas)"
_FUTURE = rf"{_VERB}(?:s|is|sim|isim|sies|isies)"


def _any(block: str) -> re.Pattern[str]:
    """One pattern of whole words from a block with one alternative a line."""
    return re.compile(rf"\b(?:{'|'.join(line.strip() for line in block.strip().splitlines())})(?!\w)")


_DONE = _any(rf"""
    {_PAST}
    {_PASSIVE}
    {_ACTIVE}
    (?:ir|tagad) gatav[sai]s?
    paveikt\w+
    noslegu\w+
    darbojas kops
    staj\w+ speka
""")
#: Past forms that say nothing of a task: telling, taking note, the words of procedure, and nouns that look like the past.
_TELLING = _any(r"""
    informej\w*|zinoj\w*|pazinoj\w*|pastastij?\w*|norad\w+|uzsver\w*|atgadin\w*|jautaj\w*|piebild\w*|skaidroj\w*|paskaidroj\w*
    ierosin\w+|apliecin\w+|apgalvo\w*|atzin\w*|solij\w+|apsolij\w+|pateica\w*|ludza|aicinaja|uzdeva|uzdot[sai]s?|iebilda|piekrita
    piedalij\w+|vadija|klausij\w+|uzklausij?\w*|nolem\w*|runaj\w*|teica|teicas|balsoja|apsprieda|parrunaj\w*|pierakstij?\w*
    minet\w+|noteikt\w+|zinasanai|tika|ministrija\w*|komisija\w*|informacija\w*|sacija|izteica\w*|iepazistinaj\w+|verteja
    planot[sai]s?|paredzet[sai]s?|nolemt[sai]s?|likums|lik(?:a|as)?|radas|radu|dala|dalas|gads|darbi|dari
""")
_NOT_DONE = _any(rf"""
    nav (?:(?:vel|joprojam|aizvien|pilniba|lidz galam) )*(?:gatav\w+|notik\w+|{_PASSIVE}|{_ACTIVE})
    ne(?:{_PAST}|{_PASSIVE}|{_ACTIVE})
    (?:joprojam|vel|aizvien|pagaidam) nav
    nav vel
    nav(?=\s*(?:[.,;]|$))
    (?:ie|aiz|no)?kavejas
    (?:ie|aiz)kavej(?:usies|ies|usas)
    (?:vel )?top
    pa pusei
    dalej\w* (?:izpild\w+|paveikt\w+|gatav\w+)
    (?:vajag|vajadzigs|nepieciesams) (?:vairak|papildu) \w*laik\w+
    nepaspej\w*
    turpinas
    tiek (?:vel )?(?:gatavo\w+|izstrada\w+|veikt\w+|saskano\w+)
    procesa
    izjau\w+
    nav izdevies
    neizdevas
""")
_POSTPONED = _any(r"""
    pagarin\w+
    termina? ?pagarinajum\w*
    parcel|parcel(?:t\w{0,3}|am|j?a|sim|sies|s)
    parcelsan\w+
    atlikt\w*|atliek\w*|atlika\w*
    jaun(?:s|u|ais|o|am|a) termin\w+
    termin\w+ (?:maini\w+|groz\w+|noteikts lidz|nosaka lidz|nosakot)
    (?:dod|dot|dots|pieskir|pieskirt|pieskirts) (?:papildu )?laik[su]
    (?:papildu|vairak) laika?
    (?:no|par)bid\w+
    izpild\w+ (?:parcel\w+|atlik\w+)
""")
_REPEATED = _any(r"""
    atkartot[ia]
    (?:lugumu|uzdevumu|aicinajumu|prasibu) (?:\w+ )?atkarto\w*|atkarto\w* (?:\w+ )?(?:lugumu|uzdevumu|aicinajumu|prasibu)
    velreiz
    no jauna
    atkal (?:uzdo\w+|ludz\w*|lugt)
    atgadinat|atgadinam|atgadina par uzdevum\w+
    atkartots (?:uzdevums|lugums)
    uzdevum\w* (?:paliek|saglaba\w+|joprojam ir|ir joprojam) \w+
    (?:paliek|saglabat|atstat|atstaj) (?:uzdevumu )?(?:speka|kontrole)
    joprojam jaizpilda
""")
#: A request that is granted: a later day that goes with it is what was asked for, and no new task.
_GRANTED = _any(r"""
    lugum\w+ (?:[\w.]+ ){0,5}?(?:atbalst\w+|apmierin\w+|iever\w+|pienem\w+|piekri[st]\w+|nem\w+ vera)
    (?:atbalst\w+|apmierin\w+|iever\w+|piekri[st]\w*) (?:[\w.]+ ){0,4}?lugum\w+
""")
_DROPPED = _any(rf"""
    atcelt(?:s|a|i|as)?|atcel|atcela
    zaude\w+ (?:\w+ )?aktualitat\w+|aktualitati zaude\w+
    nav vairs \w+|vairs nav (?:aktual\w+|nepieciesam\w+|vajadzig\w+|planot\w+|jaizpilda|jaievies)
    vairs ne\w+
    no kontroles (?:no)?(?:nem\w*|nonem\w*)|(?:no)?nem\w* no kontroles
    (?:jautajumu|uzdevumu|iniciativu|ieceri) (?:sledz|slegt|izbeidz|izbeigt|svitro\w*|atsauc\w*|noraid\w*)
    svitro\w*|izsvitro\w*
    atteic(?:as|ies|usies|usas)|atteik(?:ties|usies|usas|samies)|atsak(?:as|amies)
    atbrivo(?:ja|ts|ta|t|ti)? no|no (?:\w+ ){{1,3}}atbrivo\w*
    atsauk\w+|atsauc\w*
    partrauk\w+|partrauc\w*
    izbeig\w+|izbeidz\w*
    neturpina\w*
    nolem\w* (?:\w+ )?ne\w+t
    ne{_FUTURE}
    netiks|nebus|nenotiks
    atmet\w*|atmest\w*
    anulet\w*
    no ieceres \w+
""")
_LATE = _any(r"""
    ar (?:\w+ ){0,4}?(?:no)?kavesan\w*
    (?:no)?kavesan(?:os|as)
    (?:no)?kavejum\w+
    nokavej\w*
    kavej(?:ot|ies|usies|usas)
    pec (?:\w+ )?termina
    pec (?:norunata|noteikta|planota|nolikta|paredzeta|solita)
    velak,? (?:neka|par|ka)
    noveloti
    parsniedz(?:ot|a) terminu|termins (?:tika |ir )?(?:parsniegts|nokavets)
    neieklavas termina
""")
_IN_TIME = _any(r"""
    bez kavesan\w+
    laikus|savlaicigi|pirms termina|pirms laika
    (?:noteiktaja |paredzetaja )?termina izpild\w+|noteiktaja termina|ieklaujoties termina
""")
_REPORTED = _any(r"""
    izpildi(?:t\w+|j\w+)|paveik\w+|paveic\w+|pabeig\w+|pabeidz\w+|izdari(?:t\w+|j\w+)|realize\w+|isteno(?:t\w+|j\w+)
""")
_OFF = re.compile(
    r"\b(?:(?:no)?(?:nem|nonem)\w* no kontroles|no kontroles (?:no)?(?:nem|nonem)\w*|(?:jautajumu|uzdevumu) (?:sledz|slegt))"
)
_WHY = re.compile(r"\b(?:jo|ta ka|sakara ar|del)\b[^,;.]*")
_OFF_THE_LIST = re.compile(r"\bkontroles\b|\b(?:jautajumu|uzdevumu) (?:sledz|slegt)\b")
_INITIAL = re.compile(r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]?\.\s?(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")


@dataclass(frozen=True, slots=True)
class Cues:
    """Which of the signs stand in a text. `undone` is no fate by itself: not yet, not today."""

    done: bool
    undone: bool
    postponed: bool
    repeated: bool
    dropped: bool
    late: bool
    in_time: bool
    granted: bool = False


def find_cues(text: str) -> Cues:
    """The signs in a sentence, or in a few that follow each other.

    >>> cues = find_cues("Pārskats iesniegts 5. maijā, ar divu nedēļu kavēšanos.")
    >>> cues.done, cues.late, cues.postponed
    (True, True, False)
    >>> find_cues("Noteikumi vēl nav sagatavoti, termiņš pagarināts līdz 1. jūnijam.").postponed
    True
    >>> find_cues("Ministrija informē, ka pētījumu neveiks, jo trūkst līdzekļu.").dropped
    True
    >>> cues = find_cues("Uzdevums izpildīts, to noņem no kontroles.")
    >>> cues.done, cues.dropped
    (True, False)
    """
    low = folded(_INITIAL.sub("", text))
    undone = _NOT_DONE.search(low) is not None
    told = low
    for pattern in (_NOT_DONE, _TELLING, _POSTPONED, _REPEATED):
        told = pattern.sub(" ", told)
    done = _DONE.search(told) is not None
    reported = _REPORTED.search(told) is not None
    if undone and done and not reported:
        done = False  # `atbilde saņemta, bet plāns nav sagatavots`
    dropped = _DROPPED.search(low) is not None
    if dropped and not undone and _OFF_THE_LIST.search(low):
        # what is carried out is taken off the list too; why something is taken off is no deed
        deed = reported or _DONE.search(_WHY.sub(" ", told)) is not None
        dropped = not deed or _DROPPED.search(_OFF.sub(" ", low)) is not None
    return Cues(
        done=done,
        undone=undone,
        postponed=_POSTPONED.search(low) is not None,
        repeated=_REPEATED.search(low) is not None,
        dropped=dropped,
        late=_LATE.search(low) is not None and _IN_TIME.search(low) is None,
        in_time=_IN_TIME.search(low) is not None,
        granted=_GRANTED.search(low) is not None,
    )
