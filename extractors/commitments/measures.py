"""Measures that are only named: `rokasgrāmatas sagatavošana un izdošana`, `trīs mācību semināri`, in the slides and plans of a project.

In Latvian the genitives stand before their noun ("Latviešu valodas gramatika", 2013, on the noun phrase), so the first noun in the
nominative says what kind of thing a line names. Nouns in `-šana` name an act, and so do some nouns of events and works.
"""

from __future__ import annotations

import re

#: Nouns of works and events in the nominative, beside those in `-šana`.
_ACTS = frozenset(
    """izveide izstrāde ieviešana izbūve pārbūve būvniecība apmācība mācības izpēte pārskate nomaiņa iegāde piegāde apspriede seminārs semināri
    sanāksme lekcija ievadlekcija konference kampaņa pētījums pētījumi aptauja vizīte brauciens braucieni forums forumi kursi kurss darbnīca
    nometne meistarklase diskusija izstāde konkurss konkursi sadarbība izvērtējums izvērtējumi analīze audits apraksts raksturojums vadlīnijas
    rokasgrāmata remonts renovācija rekonstrukcija digitalizācija modernizācija reorganizācija talka talkas ekskursija pārgājiens svētki koncerts optimizācija centralizācija standartizācija
    uzraudzība koordinācija pilnveide publikācija atlase specifikācija dokumentācija iepirkums iepirkumi ekspertīze novērtējums inventarizācija
    sertifikācija akreditācija popularizācija""".split()
)  # fmt: skip
#: Plurals that look like the genitive of their singular: then no other noun may follow.
_PLURALS = frozenset(
    """apmācības apspriedes sanāksmes lekcijas ievadlekcijas konferences kampaņas aptaujas vizītes darbnīcas nometnes meistarklases diskusijas
    konsultācijas izstādes analīzes publikācijas rokasgrāmatas""".split()
)  # fmt: skip
_ACT = re.compile(r"[a-zāčēģīķļņšūž]{4,}šana")
_REFLEXIVE = re.compile(r"[a-zāčēģīķļņšūž]{3,}šanās")
#: What a definition or a finite verb makes of a line: it names no measure.
_TELLS = re.compile(
    r"\b(?:ir|bija|tika|nav|būs|notika|notiek|uzsākt[as]|pabeigt[as]|izveidot[asi]|īstenot[asi]|veikt[asi]|noslēgusies|kas|kurš|kura|kuri|ja|jo|tāpēc)\b"
)
_DEFINES = re.compile(r"\s*(?:\w+\s+){0,2}?[–—-]\s(?!līdz\b|no\b|\d|i{1,3}v?\s|iv\s|janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr|pavasar|vasar|ruden|ziem|reizi|divreiz)")
#: Behind a dash a name begins: who does it, no definition.
_NAME_NEXT = re.compile(r"[–—-]\s+[„“\"«]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
_NOUN_NEXT = re.compile(r"\s+(?!par\b|ar\b|uz\b|pie\b|no\b|un\b|pēc\b|starp\b|kopā\b)[a-zāčēģīķļņšūž-]+(?:a|e|s|š|i|u)(?!\w)(?!\s+(?:\w+\s+)?(?:ietvaros|laikā|gaitā|dalībniekiem)\b)")
_NUMBER = re.compile(r"\b(?:\d+|vismaz|divas|trīs|četras|piecas|sešas|septiņas|astoņas|deviņas|desmit)\s+(?:[\w-]+\s+){0,2}$")


def act_noun(text: str) -> str | None:
    """The noun of the act that a line names, in small letters, or nothing: the first noun that no other depends on must be that of an act.

    >>> act_noun("Rokasgrāmatas sagatavošana un izdošana"), act_noun("trīs mācību semināri skolotājiem")
    ('sagatavošana', 'semināri')
    >>> [act_noun(t) for t in ("skolu tīkls (T1)", "Līdzdarbošanās – process, kurā lemj iedzīvotāji", "apmācības programma")]
    [None, None, None]
    """
    low = text.lower().replace("*", " ")
    for count, word in enumerate(re.finditer(r"[^\W\d_]+", low)):
        noun, rest = word.group(), low[word.end() :]
        doubtful = noun in _PLURALS or _REFLEXIVE.fullmatch(noun)
        if noun in _ACTS or _ACT.fullmatch(noun) or doubtful:
            if _TELLS.search(rest.split(",")[0]) or ((told := _DEFINES.match(rest)) and not _NAME_NEXT.match(text, word.end() + told.end() - 2)):
                return None
            if doubtful and not _NUMBER.search(low[: word.start()]) and _NOUN_NEXT.match(rest):
                continue
            return noun
        if count >= 9 or re.match(r"\s*[:;.(–—]", rest):
            return None
    return None
