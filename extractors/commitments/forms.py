"""Verb forms and phrases that make a sentence a commitment, a formal decision, or a report of what is done."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.dates.words import folded
from extractors.records import CommitmentKind

#: Over folded text. The order matters: the first that fits tells the kind.
REQUEST = re.compile(
    r"(?:^|[,;:»”\"] ?|\bun )\W*(?:ludz|lugt|ludzam|ludza|aicin(?:a|at|am|aja|u)|rekomende\w*|ierosin\w*|iesak\w*)\b|\b(?:tiek|tika) aicinat\w+|\baicinu\b"
)
AGREED = re.compile(r"\b(?:vienoj(?:as|as|amies|usies)|vienojas|vienoties|nolem(?:j|a|ts) \w+t\b|apnemamies)\b")
PROMISED = re.compile(
    r"\b(?:apnemas|apnemamies|apnemas|apnemos|sola|solija|apsola|apsolija|apliecina(?:ja)?,? ka|apnemsies|garante)\b"
)
PLANNED = re.compile(
    r"\b(?:(?:ir |bija )?(?:planots|planota|planoti|planotas|paredzets|paredzeta|paredzeti|iecerets|ieceret\w|gatavojas|planojam|planoju)"
    r"|plano(?! \w+ja)|paredz(?:am|ot)?|tiks|tiksim|nakotne)\b"
)
ASSIGN = re.compile(
    r"\b(?:uzdot|uzdod|uzdots|uzdoti|uzdevums|uzlikt par pienakumu|noteikt,? ka atbildig\w+|atbildig[ai]s? par|par atbildig\w+ (?:noteikt|iecelt)|pienakum\w+ ietilpst)\b"
)
DEBITIVE = re.compile(
    r"\b(?:ja(?:ne)?(?:sa|no|iz|ie|pie|par|at|uz|ap|pa|vei|da|ra|no|in|or|ko|vi|pub|pla|ris|ris|tur|gat)\w{2,}|jabut|javeic|jadod|jasniedz)\b"
)
DONE = re.compile(
    r"\b(?:uzdevums (?:ir )?izpildits|(?:ir )?izpildits|izdarits|paveikts|nonemams no kontroles|ir iesniegu\w+|ir sagatavoju\w+|ir izpildij\w+|izpildita|izpilditi|pabeigts)\b"
)
NOT_DONE = re.compile(r"\b(?:nav (?:izpildits|izdarits|paveikts|pabeigts)|neizpildits|nav izpildita)\b")
#: Decisions that are complete in themselves, over folded text from the beginning of the sentence.
FORMAL = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\.?\s*)?(?:(?:konceptuali|vienbalsigi)\s)?(?:pienemt (?:zinasanai|iesniegto|lemumu|informaciju)|apstiprinat|atbalstit|akceptet|atlikt|atlaut|"
    r"nodot|noraidit|iecelt|atbrivot|ievelet|izslegt|uznemt|palielinat|samazinat|atcelt|precizet darba kartibu|jautajuma izskatisanu atlikt|"
    r"informaciju pienemt|pieskirt|izdarit grozijumus|atzit par|nemt vera|pielikum)\b"
)
HISTORY = re.compile(
    r"\b(?:notika|bija(?! (?:ja\w+|planots|paredzet))|tika|piedalijas|uzsak(?:ta|ts|ti)|atklaja|parakstija|izveidoja|sanema|atbalstija)\b"
)
AIM = re.compile(r"\b(?:merkis (?:ir|–|-)|lai (?:uzlabotu|veicinatu|nodrosinatu)|projekta merk)\b")
LAW = re.compile(r"\b(?:likum\w+ (?:nosaka|paredz)|saskana ar .{0,60}likum\w+ .{0,40}(?:nosaka|paredz))\b")
_INFINITIVE = re.compile(r"\b[a-zāčēģīķļņšūž]{2,}(?:t|ties)\b")
_NOT_INFINITIVE = frozenset(
    "bet šobrīd tagad vairāk varat tiekat protams tāpat daudz daļēji pret iekārt žurit vakarnakt divreiz desmit divdesmit astoņpadsmit divpadsmit trīspadsmit četrpadsmit piecpadsmit sešpadsmit septiņpadsmit deviņpadsmit vienpadsmit trīsdesmit sešdesmit turklāt klāt līdztekus augšpēdus starpbrīdi arvien krietni atkārtoti at et it ut šeit kaut šonakt".split()
)


def has_infinitive(text: str) -> bool:
    """Whether a word in the text is an infinitive by its ending.

    >>> has_infinitive("līdz 1. jūnijam iesniegt pārskatu"), has_infinitive("pārskats ir iesniegts")
    (True, False)
    """
    return any(m.group() not in _NOT_INFINITIVE for m in _INFINITIVE.finditer(text))


@lru_cache(maxsize=20_000)
def is_future(word: str, lemma: str) -> bool:
    """Whether the word is a verb in the future of the third person: `sagatavos`, `iesniegs`, `piedalīsies`.

    Future and noun share endings, so that the lemma decides: it must be an infinitive from which the form follows.
    """
    low = word.lower()
    if not low.endswith("s") or len(low) < 4:
        return False
    base = lemma.lower()
    if base.endswith("ties"):
        return low.endswith("sies")
    if low.endswith("sies"):
        return True
    if not base.endswith("t") or base == low:
        return low.endswith(_SURE_FUTURE)
    stem = base[:-1]
    return low == stem + "s" or (low.endswith(("ks", "gs", "bs", "dīs", "tīs", "sīs", "zīs")) and low[:3] == base[:3])


#: Futures of the verbs that minutes are made of, where the dictionary does not know the form.
_SURE_FUTURE = (
    "sagatavos", "iesniegs", "nosūtīs", "izstrādās", "organizēs", "nodrošinās", "izveidos", "uzsāks", "veiks", "īstenos", "publicēs",
    "izvērtēs", "precizēs", "apkopos", "informēs", "sniegs", "izskatīs", "pārskatīs", "noslēgs", "publiskos", "nolasīs", "atsūtīs",
    "nosutis", "atsutis", "sagatavos", "izveidos", "apmeklēs", "atvērs", "ieviesīs", "prezentēs", "stāstīs", "skaidros", "rīkos",
    "izremontēs", "izsūtīs", "saskaņos",
)  # fmt: skip


def kind_of(sentence: str, *, decided: bool) -> CommitmentKind | None:
    """The strength with which a sentence binds by its words alone; `decided` tells that it stands in a decision.

    >>> kind_of("Lūgt Saeimu atzīt likumprojektu par steidzamu.", decided=True).value
    'requested'
    """
    low = folded(sentence)
    if REQUEST.search(low[:80]) or re.search(r"\baicin(?:a|u|aja)\b", low):
        return CommitmentKind.REQUESTED
    if PROMISED.search(low):
        return CommitmentKind.PROMISED
    if ASSIGN.search(low):
        return CommitmentKind.ASSIGNED
    if AGREED.search(low):
        return CommitmentKind.AGREED
    if DEBITIVE.search(low):
        return CommitmentKind.ASSIGNED
    if PLANNED.search(low):
        return CommitmentKind.PLANNED
    return None
