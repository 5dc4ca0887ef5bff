"""Events without quotes that bear a name: `Lībiešu krasta svētkus`, `Karjeras dienu`, `XXVI Vispārējo latviešu Dziesmu un XVI Deju svētku`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.named import NamedInitiative, make_named, respaced
from extractors.initiatives.proper import find_begin
from extractors.institutions.words import Word, can_precede, words_of
from extractors.names.declension import Case
from extractors.names.initiative_heads import head_cases, initiative_head, kinds_in
from extractors.records import Document, Mention, Passage, PassageKind
from extractors.signs import Sign

#: What a name of an event ends in. Seminars, meetings and courses are called by what they are about and have no name without quotes.
_NOUNS = frozenset(
    """diena dienas nedēļa svētki festivāls forums kongress samits gadatirgus olimpiāde spartakiāde spēles maratons skrējiens simpozijs
    salidojums lasījumi regate čempionāts konference brauciens velobrauciens talka sacensības ieta nakts kauss tirgus tirdziņš saiets balva""".split()
)
#: With one word before them these may be any: a `Rīgas konference` is no name.
_OF_ANY = frozenset("sacensības konference forums brauciens kongress samits simpozijs tirgus talka".split())
#: With this right before the noun it is any such event: `informatīvā diena`, `sekcijas konference`.
_NO_NAME = re.compile(r"(?:informatīv|kopīg|ikgadēj|sekcij|noslēguma|atklāšanas)\w*$", re.IGNORECASE)
#: `Dienas centrs`, `Kongresu nams`, `dienas skola`: a house.
_HOUSE = re.compile(r"(?:centr|skol(?=(?:a|as|ai|u|ā|ām|ās)$)|grup|nodaļ|režīm|nam|aprūp|stacionār|žūrij|komitej|biroj|avīz|laikrakst|muzej)\w*$", re.IGNORECASE)
#: What a body or a place holds in its own name: `Ezeres pagasta svētki`, `Dzirnavnieku savienības kongress`.
_OF_ITS_OWNER = frozenset("svētki kongress salidojums dienas čempionāts forums".split())
#: Days that everybody keeps are no event that somebody takes part in; `Pirmā diena`, `Darba dienas` are none at all.
_KEPT_BY_ALL = re.compile(
    r"(?:Līgo|Lieldienu|Ziemassvētku|Lāčplēša|Zinību|Mātes|Tēva|Skolotāju|Valsts|Neatkarības|Uzvaras|Darba|Mācību|Starptautisk\w+|Pasaules|Vispasaules|Nākam\w+|Pirm\w+|Otr\w+|"
    r"Treš\w+|Pēdēj\w+|Visu|Jāņu|Jaun\w+|Pilsētas|Novada|Pagasta|Div\w+|Trīs|Četr\w+|Piec\w+|Daž\w+|Atklāšanas|Noslēguma|Sēdes|Reformācijas|Pļaujas|Ražas|Katr\w+|Pagājuš\w+|Aizvadīt\w+|Iepriekšēj\w+|Šaj\w+)$"
)
#: Behind the genitive of one day: `Karjeras dienas laikā`.
_WHOSE = re.compile(
    r"(?:laikā|ietvaros|noris|pasākum|dalībniek|dalībniec|organiz|rīko|programm|atklāšan|mērķi|idej|(?:sa)?gatavo|tēm|izdevum|tām|budžet|scenārij|vajadzīb|noslēgum)\w*$"
)
_ORDINAL = re.compile(r"(?:Pirm|Otr|Treš|Ceturt|Piekt|Sest|Septīt|Astot|Devīt|Desmit)(?:ais|ā|ās|ie|os|o|ajā|ajās|ajos|ajiem|ajām|ajam|ajai)")
#: How often it is held: `Tradicionālais rudens pārgājiens` has no name.
_EACH_TIME = re.compile(r"(?:Tradicionāl|Ikgadēj|Kārtēj|Gadskārtēj)\w{1,4}$")
#: That an event is held, attended or got ready.
HELD = Sign(
    r"\b(?:(?:sa|no|līdz)?rīko\w*|(?:līdz|no)?organizē\w*|aizvad\w+|izskanē\w+|norisin\w+|notik\w+|notiek|notiks|piedal\w+|dalīb\w+|pulcē\w*|aicin\w+|ielū(?:dz|gt)\w*|uzņemt|uzņems|"
    r"gatavo\w*|sagatavo\w*|viesoties|viesojās|viesosies|apmeklē\w*|pārstāv\w+|paredzēt[sai]s?|plānot[sai]s?|iecerēt[sai]s?|dziedā\w*|uzstā\w+|startē\w*|dosies|devās|dodas|brauks|brauca|vad(?:īja|īs)|(?:līdz)?finansē\w*)\b",
    re.IGNORECASE,
)
#: What is won there, which tells as much of a contest.
_WON_THERE = Sign(r"\b(?:sumin\w+|apbalvo\w*|laureāt\w*|uzvarētāj\w*|uzvarēja|saņem|saņēma|iegūst|ieguva|izcīnīja|izcīna)\b")
_WON_NOUNS = frozenset("kauss olimpiāde spartakiāde skrējiens maratons".split())
#: A line that opens with the name of an event, as an item of the agenda or a heading does: `4. Par Medus dienām`, `III Ogu svētki 4. jūlijā`.
_OPENING = re.compile(r"\W*(?:(?:[\dIVX]+|[A-D])(?:\.\d+)*[.)§]*\s+)*(?:§\s*)?(?:Par\s+)?")
_WHEN = re.compile(r"(?:\s+(?:\w+\s+)?|[^.;:\n]{0,60}\s[–—-]\s)\d{1,2}\.\s?(?:[–-]\s?\d{1,2}\.\s?)?(?:jan|feb|mart|apr|maij|jūn|jūl|aug|sept|okt|nov|dec)")
#: The year behind the name: `Meža dienas 2015`, `Zemes čempionāts 2009/2010`.
YEAR = re.compile(r"\s(?:19|20)\d\d(?:/(?:19|20)?\d\d)?(?![\d.])(?=\W|$)")


def find_occasions(document: Document, flow: Sequence[Passage], place: int, bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """The events that a passage calls by a name with capitals and says that somebody holds or attends, itself or right below it."""
    passage = flow[place]
    if not kinds_in(document.text, passage.start, passage.end):
        return
    words = words_of(document.text, passage.start, passage.end)
    heads = {at: head for at, word in enumerate(words) if (head := initiative_head(word.text)) is not None and head[1].head.noun in _NOUNS}
    if not heads:
        return
    held = HELD.search(document.text, passage.start, passage.end) is not None
    contested = _WON_THERE.search(document.text, passage.start, passage.end) is not None
    if not (held or contested) and passage.end - passage.start > 120:
        return
    opening = _OPENING.match(document.text, passage.start, passage.end)
    for at, head in heads.items():
        word = words[at]
        if not at or word.text.isupper() or any(m.evidence.start <= word.start < m.evidence.end for m in bodies):
            continue
        start = _begin(document, words, at, bodies, passage, head[1].head.noun)
        if start is not None and at - start > 1 and words[start + 1].capital and _ORDINAL.fullmatch(words[start].text):
            start += 1  # `Pirmā | Ogu diena`: which time
        if start is not None and _EACH_TIME.match(words[start].text):
            start = start + 1 if words[start + 1].capital else None
        if start is None or at - start > 9 or (at - start < 2 and _KEPT_BY_ALL.match(words[start].text)) or _NO_NAME.search(words[at - 1].text):
            continue
        if words[start - 1 if start else 0].text in ("„", "“", '"', "«"):
            continue
        year = YEAR.match(document.text, word.end, passage.end)
        if head[1].head.noun in _OF_ANY and at - start < 2 and not year and not words[start].text.lower().endswith(("dienas", "svētku")):
            continue
        if at + 1 < len(words) and ((_is_event(words[at + 1]) and not words[at + 1].text.startswith("izcīņ")) or _HOUSE.match(words[at + 1].text)):
            continue  # `Rozes dienu izstādi`: the other is the event
        if head[1].head.noun == "balva" and not year:
            continue  # what somebody is given
        if _is_no_event(document, words, start, at, head[1].head.noun) or (at - start == 1 and _of_an_event(words[start])):
            continue
        if re.match(r"\s+pret\s", document.text[word.end : word.end + 6]):
            continue  # `Eiropas Diena pret …`: more of the name behind it
        if word.text.startswith("nakt") and at - start != 1:
            continue  # `Lauvas ielu naktī`: when
        several = word.text == "dienas" and not (at + 1 < len(words) and _WHOSE.match(words[at + 1].text))  # and no genitive of one
        if start == 0 and opening is not None and opening.end() == words[1].start and not re.match("Vispār", words[1].text):
            start = 1  # the Roman number of an item
        opens = opening is not None and opening.end() == words[start].start and (
            several or Case.NOM in head_cases(word.text) or "Par" in opening.group()
        )
        if not held and not (contested and head[1].head.noun in _WON_NOUNS) and not (opens and year) and not (opens and _told_below(document, flow, place, word.end)):
            continue
        name = respaced(document, words, start, at, head[1])
        won = _WON.match(document.text, word.end, passage.end) if word.text == "kausa" else None
        if won is not None:
            name = f"{document.text[words[start].start : word.end]} izcīņa"
        if several:
            name = document.text[words[start].start : word.end]
        end = won.end() if won is not None else year.end() if year else word.end
        name += year.group() if year else ""
        yield make_named(document, words[start].start, end, name[0].upper() + name[1:], "event", head[1].head.noun, "proper name", 0.65)


#: `Latvijas kausa | izcīņā`
_WON = re.compile(r"\s+izcīņ(?:a|as|ai|u|ā)\b")
#: A title that somebody has won: `Ziemeļu spēļu | sudraba medaļniece`.
_TITLE = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}?(?:medaļ|čempion|vicečempion|laureāt|uzvarētāj|medaļniek|rekordist|finālist|ieguvēj)\w*")
#: Games that bear a name, and markets where something is sold on a feast; others are any match or a part of the economy.
_GAMES = re.compile(r"olimpisk|paralimpisk|jaunatn|pasaules|baltijas|ziemeļ|veterān|sport|deju|invictus|tautas|brīvprāt", re.IGNORECASE)
_MARKETS = re.compile(r"svētk|dien|zāļ|amatniek|mājražot|gada|lieldien|miķeļ|mārtiņ|līgo|jāņu|rudens|pavasar|ziem|vasar|sēkl|stād|zivju|krāmu|vecpilsēt|pilsēt|pils\b|labdar", re.IGNORECASE)
#: A verb of the sentence that a capital makes look like a part of the name: `Noslēdzies Salas čempionāts`.
_VERB = re.compile(r"(?:dzies|ējies|ījies|ājies|usies|ušies|ušās|ējās|ījās|ājās|sies|inās|gusies)$|^\w{5,}(?:[īēā]t(?:as|i|s|a)|ēj(?:is|usi|uši|ušas))$")


def _is_no_event(document: Document, words: Sequence[Word], start: int, at: int, noun: str) -> bool:
    """Whether the words only look like the name of an event: a title won there, a match, a market of goods, contests of any clubs."""
    before = " ".join(word.text for word in words[start:at])
    if Case.GEN in head_cases(words[at].text) and _TITLE.match(document.text, words[at].end):
        return True
    if noun == "spēles":
        return _GAMES.search(before) is None
    if noun in ("tirgus", "tirdziņš"):
        return _MARKETS.search(before) is None
    return noun == "sacensības" and re.fullmatch(r"(?:Latvijas|Eiropas|Pasaules|Baltijas|Starptautisk\w+)(?: (?:klubu|komandu|skolu|jauniešu|bērnu|zonas))?", before) is not None


def _begin(document: Document, words: list[Word], at: int, bodies: Sequence[Mention], passage: Passage, noun: str) -> int | None:
    """The word with which the name begins; with the body or place that holds it where nothing else names it."""
    start = find_begin(document, words, at, bodies, passage)
    if start is None and noun in _OF_ITS_OWNER:
        start = find_begin(document, words, at, (), passage)
    if start is None:
        start = _of_a_country(words, at)
    while start is not None and start < at and _VERB.search(words[start].text):
        start = next((i for i in range(start + 1, at) if words[i].capital), None)
    opens = start is not None and (start == 0 or words[start - 1].text in {".", "!", "?"})
    if opens and start == at - 1 and words[start].text.endswith("u") and not head_cases(words[at].text) & {Case.NOM, Case.ACC}:
        return None  # `Programmu svētkiem gatavo …`
    return start


def _of_a_country(words: Sequence[Word], at: int) -> int | None:
    """Where `Latvijas atklātais čempionāts` begins a line: the capital is that of the country and tells no more."""
    place = at - 1
    while place > 0 and not words[place].capital and (can_precede(words[place]) or words[place].text.endswith("ais")):
        place -= 1
    return place if place < at - 1 and re.fullmatch("(?:Latvijas|Baltijas|Eiropas|Ziemeļvalstu)", words[place].text) else None


def _of_an_event(word: Word) -> bool:
    """Whether the only word before the noun is itself an event: `Skrējiena diena`, `Festivāla dienas` say when."""
    head = initiative_head(word.text)
    return head is not None and head[0] == "event" and head[1].case is Case.GEN and head[1].head.noun not in ("nakts", "tirgus")


def _is_event(word: Word) -> bool:
    head = initiative_head(word.text)
    return head is not None and head[0] == "event"


def _told_below(document: Document, flow: Sequence[Passage], place: int, end: int) -> bool:
    """Whether the line goes on with a day, or the lines right below it tell that the event is held."""
    if _WHEN.match(document.text, end, flow[place].end):
        return True
    rest = document.text[end : flow[place].end]
    below = flow[place + 1 : place + 3]
    if re.search(r"[a-zāčēģīķļņšūž]{3,}\s+[a-zāčēģīķļņšūž]{3,}", rest) or not below or below[0].kind is PassageKind.HEADING:
        return False
    return any(HELD.search(document.text, p.start, p.end) for p in below)
