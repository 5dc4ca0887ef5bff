"""Who took part in an event that a report or press item tells of, by what the sentence says they did there."""

from __future__ import annotations

import re

from extractors.attendance.sentences import sentence_around
from extractors.dates.words import folded
from extractors.people.initials import is_initials
from extractors.readers.slides import is_slide_mark
from extractors.records import Document, Mention, PassageKind
from extractors.signs import Sign

EVENT = (
    r"(?:seminar\w*|konferenc\w*|forum(?:s|a|am|u|ā|a)\b|sanaksm\w*|tiksan\w*|diskusij\w*|pasakum\w*|svinig\w*|atklasan\w*|vizit\w*|salidojum\w*|"
    r"apmacib\w*|kopsapulc\w*|sapulc\w*|brauciena?\w*|darbnic\w*|prezentacij\w*|ceremonij\w*|izstad\w*|sed(?:e|es|i)\b|kongres\w*|saiet\w*|debat\w*|lekcij\w*|"
    r"festival\w*|[a-z]*koncert\w*|[a-z]*svetk(?:i|us|os|u)\b|talk(?:a|u|as)\b|dievkalpojum\w*|gadatirg\w*|hakaton\w*|sacensib\w*|turnir\w*|nometn\w*|gajien\w*|skrejien\w*|"
    r"viesosan\w*|parakstisan\w*|jubilej\w*|balv\w* pasniegsan\w*|olimpiad\w*|spartakiad\w*|macibas\b|nodarbib\w*|piket(?:s|a|u|am|ā|os|i)\b|mitin(?:s|a|u|am|i|iem)\b|demonstracij\w*|protesta akcij\w*|godinasan\w*|apbalvosan\w*|atversan\w*|vebinar\w*|meistarklas\w*|ekskursij\w*|pargajien\w*|apspried\w*|sarun(?:a|as|am)\b|dien(?:a|as|u|am) [„\"“«])"
)
AT_EVENT = Sign(rf"\b{EVENT}")
#: Acts of the hand at a ceremony, and of the host towards those who came: `lentīti grieza`, `parakstus lika`, `viesus iepazīstināja`.
_CAME = r"(?:viesus|viesiem|ciemin(?:us|iem)|delegacij(?:u|ai)|atbraukus(?:os|ajiem)|klatesos(?:os|ajiem)|atnakus(?:os|ajiem))"
_SHOWS = r"(?:iepazistinaja|izvadaja|sagaidija|uznema|izradija|paradija|pavadija|sveica|uzrunaja|pastastija|stastija)"
_BY_HAND = (
    r"(?:(?:par)?grieza (?:\w+ ){0,3}lent\w+|lent\w+ (?:\w+ ){0,2}(?:par)?grieza|parakst(?:u|us) (?:\S+ ){0,6}?(?:pie)?lika|(?:pie)?lika (?:\w+ ){0,3}parakst(?:u|us)|"
    r"(?:iemureja|nolika|iestadija) (?:\w+ ){0,3}(?:kapsul\w+|pamatakmeni|ziedus|koku|ozolu|liepu)|"
    rf"{_CAME} (?:\w+ ){{0,3}}{_SHOWS}|{_SHOWS} (?:\w+ )?{_CAME}|"
    rf"\bmums (?:\w+ ){{0,3}}?(?:ieradija|izradija|paradija|pastastija|stastija|demonstreja)\b|(?:ieradija|izradija|paradija|demonstreja) mums\b|\bmus (?:\w+ ){{0,3}}?(?:pienema|uznema|sagaidija|sveica|pavadija)\b|kopa ar (?:mani|mums) (?:\w+ ){{0,2}}(?:brauca|devas|bija|piedalijas)\b)"
)
#: What nobody does without being there.
_PRESENT = Sign(
    rf"\b(?:{_BY_HAND}|piedalijas|uzstajas|uzrunaja|moderej[ai]|viesojas|vin(?:am|ai|iem) lidzi (?:bija|brauca|atbrauca|ieradas)|tikas|apmekleja|paraksti(?:ja|juši|jusi)|parakstot (?:\w+ ){{0,3}}(?:ligum|memorand|vienosan)\w*|spredikoja|(?:spredik\w|svetrunu) (?:teica|sacija|notureja)|(?:sveicienus|apsveikum\w+) (?:nodeva|nolasija|sniedza|teica)|pasniedza|sanema balvu|sveica|nobalsoja|balsoja (?:par|pret)|"
    rf"(?:atklaja|vadija|noslēdza|nosledza|ievadija|notureja|dirigeja|tiesaja) (?:\w+ ){{0,6}}{EVENT}|{EVENT} (?:\w+ ){{0,3}}(?:atklaja|vadija|ievadija|nosledza|notureja|dirigeja|tiesaja)|veroja|klatesos\w+|bij(?:a|usi|usas|is) klat|klat bija|(?:{EVENT} (?:\S+ ){{0,4}}(?:atklajot|ievadot|nosledzot)|(?:atklajot|ievadot|nosledzot) (?:\w+ ){{0,6}}{EVENT})|"
    rf"(?:uzrunu|runu|ievadvardus|(?:ievad)?lekcij(?:u|as)|referatu) (?:\w+ )?(?:teica|sacija|nolasija|lasija|sniedza)|(?:teica|nolasija|lasija|sniedza) (?:\w+ )?(?:uzrunu|ievadvardus|(?:ievad)?lekcij(?:u|as)|referatu)|"
    rf"{EVENT}[^!?]{{0,90}}?\b(?:to|kuru|ko|tas) (?:\w+ )?(?:atklaja|vadija|ievadija|nosledza|moderej[ai]))\b"
)
#: What one does at an event when the passage tells of one.
_THERE = Sign(
    r"\b(?:runaja|stastija|pastastija|dalijas|iepazistinaja|prezenteja|uzsvera|informeja|skaidroja|zinoja|izteicas|apliecinaja|noradija|pateicas|radija|paradija|ieteica|"
    r"sniedza (?:\w+ ){0,3}(?:ieskatu|prieksstatu|prezentaciju|informaciju)|demonstreja|diskuteja)\b"
)
#: What is said to the press as often as at an event: only where the sentence places it there.
_SAID_THERE = Sign(r"\b(?:saka|sacija|teica|atzina|pauda|piebilda|uzsvera|novelej\w*|secinaja|jokoja|atzimeja|atgadinaja|pazinoja|apsolija|solija|(?:uz)?aicinaja|noradija|vertej[ai]|taujaja|jautaja|vaicaja|atbildeja|pielava|piekrita|iebilda|rosinaja|ierosinaja|kritizeja|papildinaja|precizeja|prognozeja|apsaubija|bridinaja|mudinaja|uzteica|skaidroja|informeja|stastija|pastastija|zinoja|nolasija|pasludinaja|liecinaja|neatzina|ludza)\b")
_ONCE = re.compile(r"\b(?:pern|aizpern|toreiz|savulaik|pagajus\w+ gad\w*)\b")
_ASIDE = re.compile(r",\s(?:ko|kur(?:u|ā|as|ai|am))\s[^,]*$")
#: What somebody said or asked, as far as the sentence goes: the event in it need not be the one at which it was said.
_CLAUSE = re.compile(r",\s(?:ka|vai|lai)\s.*", re.S)
#: Nouns for work in which somebody has a share, as beginnings of folded lemmas: no event.
WORK_NOUN = re.compile(r"(?:izstrad|izveid|sagatavos|taps|isteno|veidos|radis|vertes|petis|buvn|parvald|atjaunos|veiks|izgatavo|planos|finanses)")
#: Work in which somebody has a share: no event.
_WORK = Sign(
    r"\b(?:[a-z]*(?:izstrad|izveid|sagatavosan|tapsan|istenosan|isteno|veidosan|radisan|vertesan|petijum|petniecib|projekt|programm|aptauj|kampan|konkurs|iepirkum|darbib|darb(?!nic)|buvniecib|parvald)[a-z]*(?:[aeiu]|[ao]s))\s"
    r"(?:[a-z]+\s)?(?:ne)?piedalijas\b|\bpiedalijas\s(?:\w+\s){0,5}?(?:izstrade|izveide|sagatavosana|tapsana|istenosana|veidosana|petijuma|projekta|programma|aptauja|kampana|konkursa|iepirkuma)\b"
)
MEDIA = re.compile(r"\b(?:portal\w*|agentur\w* let\w*|leta\b(?!\.\s\w)|zurnalistiem|laikrakst\w*|nozare\.lv|avīz\w*|intervij\w*|presei|medijiem|radio|televizij\w*|delfi)\b|[„\"“«][^„“”\"«»]{3,30}(?:ij|am|ai|ei|im|iem)[”\"»“] (?:\w+ ){0,2}(?:teica|saci|stast|atzin|pauda|skaidro|pastast|noradi)")
ANNOUNCED = Sign(r"\b(?:piedalisies|uzstasies|stastis|notiks|apmekles|prezentes|skaidros|tiksies|viesosies|atklas|dosies|ieradisies|viesosies|tiksies|plano(?!sana)\w*|vares|aicinat\w*)\b")
#: Where the sentence itself places what was said: `sēdē par kandidatūru izteicās …`.
_IN_EVENT = Sign(r"\b(?:seminārā|konferencē|forumā|sanāksmē|diskusijā|pasākumā|sapulcē|kopsapulcē|sēdē|kongresā|saietā|debatēs|darbnīcā|izstādē|atklāšanā|lekcijā|vebinārā|festivālā|svētkos|apmācībās|nometnē|vizītē|tikšanās laikā|sarunās?|apspriedē|ceremonijā|parakstīšanā|godināšanā|apbalvošanā|piketā|mītiņā|noslēgšanā|svinībās|atvēršanā|iesvētīšanā|noslēgumā|koncertā|talkā|turnīrā|sacensībās|hakatonā|nodarbībā|(?:sapulces|kopsapulces|sēdes|sanāksmes|semināra|konferences|pasākuma|diskusijas|foruma|kongresa|apspriedes) (?:beigās|laikā|sākumā|gaitā|noslēgumā|turpinājumā)|pēc (?:koncerta|semināra|konferences|sanāksmes|pasākuma|izrādes|svētkiem|festivāla|spēles|talkas|foruma|sēdes|tikšanās))\b", re.I)
_PAST_EVENT = re.compile(r"\b(?:notika|norisinajas|aizvadit\w*|pulcej(?:as|amies|usies)|noslegusies|nosledzas|(?:seminaru|konferenci|forumu|pasakumu|diskusiju) atklaja|uzstajas|piedalijas)\b")


def took_part(document: Document, person: Mention, *, told_of: bool = False) -> bool:
    """Whether the document says that the person did something at an event that has been.

    `told_of`: the paper only comes back to an event, as a letter does; then only what nobody does without being there counts.
    """
    before, after = sentence_around(document, person)
    sentence = folded(f"{before} {after}")
    if ANNOUNCED.search(sentence):
        return False
    if _TAKEN_UP.search(sentence) and _does(person, folded(before), folded(after), _TAKEN_UP) and _event_above(document, person, before):
        return True
    if not told_of and is_nominative(person) and (_OPENED.match(folded(before)) or _LABELLED.match(folded(before))) and _event_above(document, person, before, past=True):
        return True
    if _PRESENT.search(sentence):
        shared = _WORK.search(sentence) is not None and not _PRESENT.search(_WORK.pattern.sub(" ", sentence))
        return not shared and _does(person, folded(before), folded(after), _PRESENT)
    if told_of:
        return False
    placed = _IN_EVENT.search(before) or _IN_EVENT.search(_CLAUSE.sub("", after))
    if placed and not _ONCE.search(sentence) and not _ASIDE.search(before) and _SAID_THERE.search(sentence) and not MEDIA.search(sentence) and _does(person, folded(before), folded(after), _SAID_THERE):
        return True
    weak = _THERE.search(sentence)
    if not weak or MEDIA.search(sentence) or not _does(person, folded(before), folded(after), _THERE):
        return False
    if placed:
        return True
    passage = document.passage_at(person.evidence.start)
    around = folded(document.text[max(0, (passage.start if passage else 0) - 200) : passage.end if passage else len(document.text)])
    return bool(AT_EVENT.search(around)) and bool(_PAST_EVENT.search(around))


#: `Vakarā to atklāja domes priekšsēdētāja A. Roze`: the event stands in the sentence before.
_TAKEN_UP = Sign(
    r"\b(?:to|tos|tas) (?:\w+ )?(?:atklaja|vadija|ievadija|nosledza|moderej[ai])\b|\bparstaveja\b|"
    r"\bvin(?:am|ai|iem) (?:\w+ )?(?:sekoja|iebilda|atbildeja|piekrita|oponeja|piebalsoja|pievienojas|repliceja)\b|"
    r"\b(?:komanda|delegacija|vidu|sastava|parstavju vidu|viesu vidu|viesos) (?:bija|ieradas)\b"
)

#: `Atklāja direktore A. Roze, vadīja žurnālists B. Kalns`: what they opened and led stands in the sentence before.
_OPENED = re.compile(r"\W*(?:(?:to|tos|pec tam|noslegum[a-z]+) )?(?:atklaja|ievadija|vadija|nosledza|moderej[ai])\b(?! (?:\w+ )?\w+(?:u|us|to|tos)\b)(?!,)(?:(?!, (?:k[ao]|kur|lai|jo|bet)\w*\b).)*$", re.S)
#: `Lektori: eksperte A. Roze; inspektors B. Kalns` of an event that has been.
_LABELLED = re.compile(r"\W*(?:\w+ )?(?:lektor[aei]?s?|runataj[aieu]?s?|referent[ie]s?|zinotaj[ai]s?|moderator[aie]?s?)(?: bija)? ?[:–—-] [^.!?]*$")


def _event_above(document: Document, person: Mention, before: str, *, past: bool = False) -> bool:
    """Whether the text right above the person's sentence tells of an event; `past` wants none that is still to come."""
    end = person.evidence.start - len(before)
    passage = document.passage_at(person.evidence.start)
    above = folded(document.text[max(0, min(end - 200, passage.start if passage else end)) : end])
    return AT_EVENT.search(above) is not None and not (past and ANNOUNCED.search(above))


def is_nominative(person: Mention) -> bool:
    """Whether the printed form of the name is its nominative."""
    return is_initials(person) or folded(person.evidence.quote).replace(" ", "") == folded(person.name).replace(" ", "")


def _does(person: Mention, before: str, after: str, verbs: Sign) -> bool:
    """Whether the person is the one who does it: the name in the nominative, the verb not parted from it by `kas`, `ka`."""
    if not is_nominative(person):
        return False
    right = verbs.search(after)
    if right and not re.search(r"\b(?:ka|kas|kurs|kura|kuras|kuru)\b", after[: right.start()]):
        return True
    lefts = list(verbs.finditer(before))
    if not lefts:
        return False
    between = before[lefts[-1].end() :]
    return not re.search(r"\b(?:ka(?! ari\b)|lai|jo)\b", between)  # `kā arī` joins


def presents(document: Document, person: Mention) -> bool:
    """Whether the person is named on the first page of a presentation given at an event: its speaker."""
    passage = document.passage_at(person.evidence.start)
    if passage is None:
        return False
    marks = (p.start for p in document.passages if p.kind is PassageKind.HEADER and is_slide_mark(document.text[p.start : p.end]))
    mark = next((start for start in marks if start > 3), None)
    if mark is not None and mark > person.evidence.start:
        return passage.end - passage.start < 200  # the slide of the title, above the first one with a number
    first = [p for p in document.passages if p.page in (None, 1)][:8]
    held = folded(" ".join(document.text[p.start : p.end] for p in first[:6]))
    return passage in first[:5] and (bool(AT_EVENT.search(held)) or any(_DAY.search(document.text, p.start, p.end) for p in first[:6]))


#: A day held for people of one calling, as slides name it: `Sociālo darbinieku diena`.
_DAY = re.compile(r"[^\W\d]{4,} diena(?=,|\s*$)", re.M)


def is_quoted(document: Document, person: Mention) -> bool:
    """Whether the name stands behind words in quotes and a dash, as slides quote somebody: `«Paldies!» – Anna Roze, audēja`."""
    passage = document.passage_at(person.evidence.start)
    return passage is not None and re.fullmatch(r"\s*[•*–-]?\s*[«„“\"][^\n]+[»”“\"]\s*[–—-]\s*", document.text[passage.start : person.evidence.start]) is not None
