"""The nouns that say what an initiative is: `projekts`, `tīkls`, `memorands`, …, each with its kind and all its forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from extractors.names.declension import Case, decline, decline_plural
from extractors.names.heads import Head, HeadForm, head_gender
from extractors.records import Gender

#: Kind -> its nouns in the nominative.
_NOUNS = {
    "project": "projekts iniciatīva pilotprojekts pētījums maršruts velomaršruts",
    "programme": "programma apakšprogramma stipendija",
    "plan": "plāns stratēģija koncepcija ceļvedis",
    "network": "tīkls partnerība koalīcija",
    "agreement": "līgums memorands vienošanās pakts",
    "declaration": "deklarācija harta rezolūcija manifests",
    "event": """konkurss konference seminārs forums kongress simpozijs kampaņa akcija festivāls izstāde gadatirgus talka nometne pasākums
        diskusija lekcija meistarklase skrējiens nedēļa diena balva sarīkojums koncerts vebinārs samits turnīrs pārgājiens
        ekspedīcija gājiens vakars pēcpusdiena balle tirdziņš salidojums maratons olimpiāde cikls darbnīca tūre stafete
        tirgus nakts kauss saiets seriāls saruna spēle kurss brauciens spartakiāde skate plenērs čempionāts regate parāde hakatons viktorīna dievkalpojums kross rallijs ieta izcīņa""",
}
_PLURAL = {
    "plan": "pamatnostādnes",
    "event": "nodarbības mācības apmācības sacensības svētki spēles dienas lasījumi brokastis kursi brīvdienas",
}
#: What stands without quotes before one of these can be a proper name; events and contracts are named so by chance only.
PROPER = frozenset(
    "projekts pilotprojekts programma plāns stratēģija tīkls partnerība memorands deklarācija harta ceļvedis pakts".split()
)

#: With these words are put together: `velobrauciens`, `fotokonkurss`.
_IN_COMPOUNDS = frozenset("brauciens skrējiens konkurss pārgājiens maratons turnīrs festivāls konference seminārs izstāde nometne projekts".split())


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, HeadForm]]:
    found: dict[str, tuple[str, HeadForm]] = {}
    for kind, nouns in _NOUNS.items():
        for noun in nouns.split():
            gender = Gender.FEMININE if noun in ("vienošanās", "nakts") else head_gender(noun)
            head = Head(noun, gender, 0, kind)
            for case, forms in decline(noun, gender).items() if noun != "vienošanās" else ((c, (noun,)) for c in Case):
                for form in forms if case is not Case.VOC else ():
                    found.setdefault(form, (kind, HeadForm(head, case, False)))
    for noun, case, form in (("vienošanās", Case.ACC, "vienošanos"),):
        found.setdefault(form, ("agreement", HeadForm(Head(noun, Gender.FEMININE, 0, "agreement"), case, False)))
    for kind, nouns in _PLURAL.items():
        for noun in nouns.split():
            gender = Gender.MASCULINE if noun.endswith("i") else Gender.FEMININE
            for case, forms in decline_plural(noun, gender).items():
                for form in forms if case is not Case.VOC else ():
                    found.setdefault(form, (kind, HeadForm(Head(noun, gender, 0, kind, plural=True), case, True)))
    return found


@lru_cache(maxsize=50_000)
def initiative_head(word: str) -> tuple[str, HeadForm] | None:
    """The kind and the reading of a form in the singular (or of a noun without one), whatever its capitals.

    >>> kind, form = initiative_head("programmas")
    >>> kind, form.head.noun, form.case.value
    ('programme', 'programma', 'Gen')
    >>> initiative_head("ministrijas") is None, initiative_head("siltumtīkls") is None, initiative_head("mentortīklā")[0]
    (True, True, 'network')
    """
    low = word.lower()
    return _index().get(low) or _compound(low)


class Kind(NamedTuple):
    """A noun for an initiative where it stands, with what `initiative_head` says of it."""

    start: int
    end: int
    noun: str
    kind: str
    form: HeadForm


def kinds_in(text: str, start: int, end: int) -> list[Kind]:
    """The nouns for initiatives in `text[start:end]`, in order; the bounds part no word.

    >>> [(found.noun, found.kind) for found in kinds_in("Projekta mērķis ir skolu tīkls", 0, 30)]
    [('Projekta', 'project'), ('tīkls', 'network')]
    """
    found, starts = _kinds_of_all(text)
    return found[bisect_left(starts, start) : bisect_left(starts, end)]


_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)  # several rules go through one paper
def _kinds_of_all(text: str) -> tuple[list[Kind], list[int]]:
    found = [
        Kind(*match.span(), match.group(), *head) for match in _LETTERS.finditer(text) if (head := initiative_head(match.group())) is not None
    ]
    return found, [each.start for each in found]


#: Networks of pipes, wires and roads, in which nobody takes part: `siltumtīkls`; others are of people: `energotīkls`, `mentortīkls`.
_OF_PIPES = re.compile(r"(?:siltum|elektro|ūden|gāz|sakar|dat|kanaliz|ceļ|ielu|lokāl|apgaismo|maģistrāl|pamat|apakš|vadu|kabeļ|interne|starp|zvej|zirnek|koordinā|trans)")


def _compound(word: str) -> tuple[str, HeadForm] | None:
    """A noun put together with one of events: `velobrauciens`, `fotokonkursu`."""
    for length in range(len(word) - 3, 4, -1):
        found = _index().get(word[-length:])
        draft = word.startswith(("likum", "lēmum", "noteikum", "būv", "tehnisk", "skiču", "pamat"))  # `likumprojekts` is a paper
        network = found is not None and found[1].head.noun == "tīkls" and not _OF_PIPES.match(word)
        if found is not None and not draft and (found[1].head.noun in _IN_COMPOUNDS or network):
            return found[0], found[1]._replace(head=replace(found[1].head, noun=word[:-length] + found[1].head.noun))
    return None



def head_cases(word: str) -> frozenset[Case]:
    """Every case that the form of the head can be in.

    >>> sorted(case.value for case in head_cases("projektu"))
    ['Acc']
    """
    found = initiative_head(word)
    if found is None:
        return frozenset()
    head = found[1].head
    if head.noun == "vienošanās":
        return frozenset({Case.ACC}) if word.lower() == "vienošanos" else frozenset({Case.NOM, Case.GEN, Case.DAT, Case.LOC})
    forms = decline_plural(head.noun, head.gender) if head.plural else decline(head.noun, head.gender)
    return frozenset(case for case, each in forms.items() if case is not Case.VOC and word.lower() in each)


_LONGEST_BEFORE = 100  # code points
_LAST = re.compile(r"(?P<noun>[^\W\d_]+)$")
_NAMED = re.compile(r"(?P<noun>[^\W\d_]+)(?: ar nosaukumu)?$")


def names_initiative(before: str) -> bool:
    """Whether the words right before a quote say that an initiative is named there.

    >>> names_initiative("Īstenots projekts "), names_initiative("parakstīja biedrība ")
    (True, False)
    """
    words = before[-_LONGEST_BEFORE:].split()
    if not words or not words[-1][-1].isalnum():
        return False
    match = _NAMED.search(" ".join(words[-3:])) if words[-1] == "nosaukumu" else _LAST.search(words[-1])
    return match is not None and initiative_head(match["noun"]) is not None
