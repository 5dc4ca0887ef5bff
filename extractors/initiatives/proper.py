"""Names without quotes: genitives from a capital up to the kind, brands of programmes, papers called by what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.named import NamedInitiative, as_written, make_named, respaced
from extractors.initiatives.signed import TRADE
from extractors.institutions.proper import COUNTRY
from extractors.institutions.words import Word, can_precede, words_of
from extractors.names.initiative_heads import PROPER, initiative_head, kinds_in
from extractors.records import Document, Mention, Passage, PassageKind

#: What every form of a noun with a proper name holds; most passages do without.
_PROPER_SIGN = re.compile("|".join(sorted({re.sub("(?:dis|[sae])$", "", noun) for noun in PROPER})))
#: Single capitals before the head that make no name: `Darba plāns`, `Sadarbības memorands`.
_COMMON = frozenset(
    """darba rīcības pasākumu sadarbības attīstības iepirkumu iepirkuma projekta projektu mācību izglītības studiju budžeta iestādes
    finansējuma saprašanās nodomu kopīgā kopīgais jaunā jaunais šāda šāds pirmā otrā otrais trešā nākamā valsts pašvaldības nozares
    informatīvā ikgadējā kopējā gada apmācību pētījuma investīciju īstenošanas novada pilsētas ministrijas biedrības tīkla stratēģiskā
    stratēģiskais nacionālā nacionālais reģionālā vienotais vienotā pilnais pilnā detalizētais esošā esošais šī šis tā tas mūsu""".split()
)
#: Programmes and networks of Europe that are known by a name which does not decline.
BRANDS = frozenset(
    "Interreg Erasmus LIFE LEADER Apvārsnis Horizon Urbact URBACT Espon ESPON EURES Eurodesk Eurydice SOLVIT ENIC NARIC Europass Tempus Fulbright "
    "Comenius Grundtvig Socrates Nordplus COST EUREKA PHARE Phare SAPARD ISPA TAIEX".split()
)
BRANDS_UP = frozenset(brand.upper() for brand in BRANDS)
#: `programmā Erasmus+`, `tīklā EURES`: the brand behind its kind.
_BRANDED = re.compile(
    r"\b(?P<noun>programm(?:a|as|ai|u|ā)|tīkl(?:s|a|am|u|ā)|iniciatīv(?:a|as|ai|u|ā))\s+(?P<name>Erasmus\+|Apvārsnis (?:Eiropa|2020)|Horizon (?:Europe|2020)|EURES|Eurodesk|"
    r"Eurydice|Nordplus|LIFE|LEADER|URBACT|TAIEX|Interreg(?: [A-Z][\w-]*)*|Radošā Eiropa|Eiropa pilsoņiem|Digitālā Eiropa|Europe Direct|Tempus|PHARE)(?![\w-])"
)
#: Events that come back every year under a name of their own, with the nominative of each.
_YEARLY = tuple(
    (re.compile(rf"(?<![\w„“«\"]){pattern}(?!\w)"), name, noun)
    for pattern, name, noun in (
        (r"Muzeju nakt(?:s|ij?|ī)", "Muzeju nakts", "nakts"), (r"Zinātnieku nakt(?:s|ij?|ī)", "Zinātnieku nakts", "nakts"),
        (r"Baznīcu nakt(?:s|ij?|ī)", "Baznīcu nakts", "nakts"), (r"Leģendu nakt(?:s|ij?|ī)", "Leģendu nakts", "nakts"),
        (r"Balt(?:ā|ās|ajā|o|ajai) nakt(?:s|ij?|ī)", "Baltā nakts", "nakts"), (r"Ēnu dien(?:a|as|ai|u|ā)", "Ēnu diena", "diena"),
        (r"Liel(?:ā|ās|ajā|o|ajai) talk(?:a|as|ai|u|ā)", "Lielā talka", "talka"), (r"Dzejas dien(?:as|ām|ās|u)", "Dzejas dienas", "dienas"),
        (r"Prozas lasījum(?:i|u|iem|us|os)", "Prozas lasījumi", "lasījumi"), (r"Eiropas [Mm]obilitātes nedēļ(?:a|as|ai|u|ā)", "Eiropas Mobilitātes nedēļa", "nedēļa"),
        (r"Karjeras nedēļ(?:a|as|ai|u|ā)", "Karjeras nedēļa", "nedēļa"), (r"Bibliotēku nedēļ(?:a|as|ai|u|ā)", "Bibliotēku nedēļa", "nedēļa"),
        (r"Digitāl(?:ā|ās|ajā|o|ajai) nedēļ(?:a|as|ai|u|ā)", "Digitālā nedēļa", "nedēļa"),
    )
)  # fmt: skip
#: How their names begin: most passages have none of these, which is soon seen.
_YEARLY_SIGN = re.compile("(?:Muzeju|Zinātnieku|Baznīcu|Leģendu|Balt|Liel|Digitāl|Bibliotēku|Karjeras|Dzejas|Prozas|Ēnu|Eiropas [Mm]obil)")
#: The year that such an event is told by: `Zinātnieku nakts 2018`.
_THIS_YEAR = re.compile(r"\s(?:19|20)\d\d(?![\d.])(?=\W|$)")
_PAPER_ABOUT = re.compile(
    r"\b(?P<of>(?:[Ss]adarbības|[Ss]aprašanās|[Ss]apratnes|[Nn]odomu)\s+)?(?P<noun>[Mm]emorand(?:s|a|am|u|ā)|[Dd]eklarācij(?:a|as|ai|u|ā)|Hart(?:a|as|ai|u|ā)|"
    r"(?<=odomu )protokol(?:s|a|am|u|ā)|[Ll]īgum(?:s|u)|(?<=adarbības )līgum(?:a|am|ā)|[Nn]olīgum(?:s|u)|[Vv]ienošanos|[Vv]ienošanās)"
    r"(?P<with>\s+(?:ar|starp)\s(?:(?!\s(?:un|vai)\s(?:vienoš|līgum|nolīg|memor))[^.,;:\n\t]){4,90}?)?(?P<about>\s+par\s+[^.,;:„“”«»\"()\n\t]{4,110})"
)
_PAPER_SIGN = re.compile("emorand|eklarācij|Hart|rotokol|īgum|ienošan")
#: `parakstīja trīspusēju | memorandu par …`
_LIKE = {"protokol": "memorands", "nolīgums": "līgums", "nolīgumu": "līgumu"}
_SIGNED = re.compile(r"\b(?:[Pp]arakst\w+|[Nn]oslē[gd]\w*)\s+(?:[a-zāčēģīķļņšūž]+u\s+){0,2}$")
#: The words of a sentence that goes on behind the name of a paper.
_GOES_ON = re.compile(
    r"\s+(?:parakst\w*|noslēdz\w*|šodien|vakar|ceturtdien|piektdien|pirmdien|otrdien|trešdien|(?:ir|tika|tiek|kas|ko|kurā|starp)\b|stāj\w+|paredz\w*|ar\s+mērķi|"
    r"\d{4}\.\s?gada|pievieno\w+|apstiprin\w+|un\s+(?:vienoj|parakst|uzsāk)\w*).*$"
)
#: What it is about bears a name: `par projektu | „Divas upes”`.
_QUOTED_BEHIND = re.compile(r"\s[„“\"«][^„“”\"«»\n]{2,60}[”“\"»]")
#: The rest of a series of what a paper is about: `izglītībā | , kultūrā un sportā`.
_SERIES = re.compile(r"(?:,\s[a-zāčēģīķļņšūž]+){1,4}\sun\s[a-zāčēģīķļņšūž]+(?=[.,;\s]|$)")
#: The rest of the years that the name of a paper ends in: `… jomā 2023 | .–2026. gadā`.
_UNTIL_YEAR = re.compile(r"\.?\s?[–—-]\s?\d{4}\.\s?gad(?:am|iem|ā|os)\b")
#: The years that the name of a plan or a programme ends in: `2021.–2027. gadam`, on its own line too, `2014–2020`.
YEARS = re.compile(
    r"\s+(?:19|20)\d\d\.?\s?(?:gada\s)?[–—-]\s?(?:19|20)\d\d(?:\.\s?gad(?:am|iem)\b|(?=[\s,;:)]|$|\.(?:\s|$)))", re.IGNORECASE | re.MULTILINE
)
_PARTICIPLE = re.compile(r"(?<!pils)(?<!rad)(?<!dr)(?:ēt|īt|ot|tā|ām|oš|āk)(?:s|a|u|as|ais|ā|o|ajā|ajam|ās|ajai|am|ai)$")


#: Networks of roads, lines and shops, in which nobody takes part: `Reģionālo autobusu maršrutu tīkls`.
_OF_THINGS = re.compile(r"(?:maršrut|autoceļ|ceļ|taku|ielu|dzelzceļ|transport|veikal|filiāl|aptiek|posten|novērojum|stacij|sensor|kamer|autobus|iestāž|elektrisk|strāv|sadal|pārvad|siltum|gāz|sakar|ūdensvad|kanaliz)\w*$", re.IGNORECASE)
#: `XXVII Vispārējiem latviešu Dziesmu un XVII Deju svētkiem`: an adjective in the case of the whole.
_OF_SONG = re.compile(r"Vispārēj\w+")
_TWO_COUNTRIES = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+jas[–-][A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+as")
#: A participle that says what has happened: no name begins with one.
_UNDECIDED = re.compile(r"[a-zāčēģīķļņšūž](?:āt|ēt|īt|gt)(?:s|a|i|as)$")
#: `no Erasmus+ līdzekļiem`, `LEADER konkursā`: programmes that nothing else is called by.
_BY_ITSELF = re.compile(r"(?<![\w„“«\"-])(?P<name>Erasmus\+|LEADER|LIFE\+|Apvārsnis (?:Eiropa|2020)|Horizon (?:Europe|2020)|Eiropas Solidaritātes korpus(?:s|a|am|u|ā))(?![\w„“«\"-])")
#: `Nordplus projekts „…”`: one of the programme.
_OF_BRAND = re.compile(
    r"(?<![\w„“«\"])(?P<name>Erasmus\+|Nordplus|LIFE|LEADER|URBACT|Phare|PHARE|SAPARD|ISPA|Tacis|TACIS|MATRA|Matra|EQUAL|Tempus|COSME|Daphne|Fulbright|Leonardo da Vinci|Comenius|Grundtvig|"
    r"Socrates)(?=\s+(?:programm(?:a|as|ai|u|ā)\b|(?:[a-zāčēģīķļņšūž]+\s+){0,2}projekt))"
)


#: What is in all of these names: most passages have none of it, which is soon seen.
_BRAND_SIGN = re.compile(
    "Erasmus|LEADER|Solidaritātes|Nordplus|LIFE|URBACT|Phare|PHARE|Comenius|Grundtvig|Socrates|Apvārsnis|Horizon|EURES|Eurodesk|Eurydice|TAIEX|Interreg|"
    "Radošā E|Eiropa pilsoņiem|Digitālā E|Europe D|Tempus|SAPARD|ISPA|Tacis|TACIS|MATRA|Matra|EQUAL|COSME|Daphne|Fulbright|Leonardo da V"
)


def find_branded(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """`programmā Erasmus+`, `EURES tīkla` is told by its proper name; the programme of `Erasmus+ projekts` too."""
    if _BRAND_SIGN.search(document.text, passage.start, passage.end) is None:
        return
    for match in _BY_ITSELF.finditer(document.text, passage.start, passage.end):
        name = "Eiropas Solidaritātes korpuss" if match["name"].startswith("Eiropas") else match["name"]
        yield make_named(document, *match.span("name"), name, "programme", "programma", "brand", 0.7)
    for match in _OF_BRAND.finditer(document.text, passage.start, passage.end):
        yield make_named(document, *match.span("name"), match["name"], "programme", "programma", "brand", 0.75)
    for match in _BRANDED.finditer(document.text, passage.start, passage.end):
        head = initiative_head(match["noun"])
        if head is not None:
            start, end = match.span("name")
            yield make_named(document, start, end, match["name"], head[0], head[1].head.noun, "brand", 0.8)


def find_yearly(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """`Muzeju nakts`, `Ēnu dienā`: events known by name."""
    if _YEARLY_SIGN.search(document.text, passage.start, passage.end) is None:
        return
    for pattern, name, noun in _YEARLY:
        for match in pattern.finditer(document.text, passage.start, passage.end):
            year = _THIS_YEAR.match(document.text, match.end(), passage.end)
            end = year.end() if year else match.end()
            yield make_named(document, match.start(), end, name + document.text[match.end() : end], "event", noun, "yearly event", 0.75)


def find_about(document: Document, passage: Passage, *, first: bool) -> Iterator[NamedInitiative]:
    """`Memorands par …`: written large, or what the paper itself is about by its first lines."""
    for match in _PAPER_ABOUT.finditer(document.text, passage.start, passage.end) if _PAPER_SIGN.search(document.text, passage.start, passage.end) else ():
        noun = match["noun"].lower()
        head = initiative_head(_LIKE.get(noun[:8], noun))
        named = match.group()[0].isupper() and (match.start() > passage.start or first)
        told = _SIGNED.search(document.text, max(passage.start, match.start() - 80), match.start())
        signed = told and noun.endswith(("u", "os", "s"))
        contract = noun.startswith(("līgum", "nolīgum", "vienoš"))
        if contract and TRADE.search(match["about"]):
            continue
        if contract and not (first and (told or re.search(r"\bparakst", match["about"])) and (match["of"] or not match["with"])):
            continue  # contracts are many; only one whose signing a piece of news tells of first is its subject
        if head is None or not (named or signed or (first and re.search(r"parakst|noslē", document.text[passage.start : passage.end]))):
            continue
        years = _UNTIL_YEAR.match(document.text, match.end(), passage.end) if match["about"][-4:].isdigit() else None
        series = _SERIES.match(document.text, match.end(), passage.end)
        about = _GOES_ON.sub("", match["about"] + (years.group() if years else series.group() if series else "")).rstrip()
        named_there = _QUOTED_BEHIND.match(document.text, match.start("about") + len(about), passage.end)
        called = named_there.group() if named_there else ""
        if len((about + called).split()) < 3:
            continue
        noun = "protokols" if noun.startswith("protokol") else "nolīgums" if noun.startswith("nolīgum") else head[1].head.noun
        name = (match["of"] or "").lower() + noun + about + called
        name = name[0].upper() + name[1:]
        end = match.end("noun") if match["with"] else match.start("about") + len(about)
        yield make_named(document, match.start(), end, name, head[0], noun, "paper about", 0.6)


def find_proper(document: Document, passage: Passage, bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """`Zaļo skolu tīkla`, `Augstākā līmeņa vadītāju attīstības programmas`: genitives from a capital up to the kind."""
    if not kinds_in(document.text, passage.start, passage.end):
        return
    words = words_of(document.text, passage.start, passage.end)
    heads = {at: head for at, word in enumerate(words) if at and (head := initiative_head(word.text)) is not None}
    if not heads or _PROPER_SIGN.search(document.text[passage.start : passage.end].lower()) is None:
        return
    for at, head in heads.items():
        word = words[at]
        if head[1].head.noun not in PROPER and not head[1].head.noun.endswith("tīkls") and head[1].head.noun != "pamatnostādnes":
            continue
        years = YEARS.match(document.text, word.end) if head[0] in ("plan", "programme") else None
        if head[1].head.noun == "pamatnostādnes" and not years:
            continue  # without their years they are mere papers
        if at + 1 < len(words) and words[at + 1].text in '„“«"' and words[at + 1].start - word.end <= 1:
            continue  # the quoted name is the name
        if _BRANDED.match(document.text, word.start):
            continue  # and so is the brand behind it
        if any(m.evidence.start <= word.start < m.evidence.end for m in bodies):
            continue
        start = find_begin(document, words, at, bodies, passage)
        if start is None and years is not None:
            start = find_begin(document, words, at, (), passage)  # with the body that has it
        if start is None:
            continue
        if word.text.isupper() and not any(w.text.upper() in BRANDS_UP for w in words[start:at]):
            continue  # in a line of capitals they tell nothing
        if head[1].head.noun == "tīkls" and _OF_THINGS.match(words[at - 1].text):
            continue
        name = respaced(document, words, start, at, head[1])
        if not _is_a_name(words[start : at + 1], head[0], dated=years is not None):
            continue
        if word.text.isupper():
            name = as_written(document, name)
        end = word.end
        if at - start == 1 and words[start].text in BRANDS and head[0] in ("programme", "network"):
            name, end = words[start].text, words[start].end  # `Phare programma` is called Phare
        elif head[0] == "programme" and (brand := re.match(r"\s([A-Z]\w+)\b", document.text[end:])) and brand[1].upper() in BRANDS_UP:
            name, end = f"{name} {brand[1]}", end + brand.end()  # `Baltijas jūras reģiona programma INTERREG`
        elif years is not None:
            name, end = name + years.group().lower(), years.end()
        yield make_named(document, words[start].start, end, name, head[0], head[1].head.noun, "proper name", 0.7)


def _is_a_name(chain: Sequence[Word], kind: str, *, dated: bool = False) -> bool:
    """Whether a chain that begins with a capital names one thing: not `Darba plāns`, `DUS tīkls`, `Igaunijas projekts`.

    Two words are enough for a name with its years: `Latgales programma 2010.–2017. gadam`.
    """
    if len(chain) < 3 and dated:
        return chain[0].text.lower() not in _COMMON
    if len(chain) < 3:
        return (chain[0].text in BRANDS and kind != "project") or _TWO_COUNTRIES.fullmatch(chain[0].text) is not None or (kind == "plan" and chain[0].text.lower() not in _COMMON)
    if len(chain) == 3 and kind == "project":
        return all(w.capital for w in chain[:2])
    if all(w.text.lower() in _COMMON for w in chain[:-1] if w.capital):
        return False
    if _UNDECIDED.search(chain[0].text):
        return False  # `Pabeigta ostas tīklu būve`
    body = chain[1:-1] if chain[0].text.isupper() else chain[:-1]
    return len(body) >= 2 and (dated or not any(_PARTICIPLE.search(w.text) and not w.capital for w in body))


def find_begin(document: Document, words: list[Word], at: int, bodies: Sequence[Mention], passage: Passage) -> int | None:
    """The number of the word with which the proper name begins whose kind is the word at `at`; nothing when there is none."""
    best: int | None = None
    place = at - 1
    while place >= 0 and at - place <= 12:
        word = words[place]
        if word.text == "un" and place and words[place - 1].capital and re.fullmatch(r"[IVXL]+", words[place + 1].text):
            pass  # `Dziesmu un XVI Deju svētki`
        elif word.text in ("un", ",") and place and COUNTRY.search(words[place - 1].text) and COUNTRY.search(words[place + 1].text) and at - place > 2:
            pass  # `Latvijas, Lietuvas un Baltkrievijas pārrobežu sadarbības programma`
        elif word.text == "un":
            # `Latvijas un Šveices sadarbības programma` is of two countries
            if words[place + 1].capital and not (place and words[place - 1].text.endswith("jas") and words[place + 2].text == "sadarbības"):
                break
        elif _is_name_mark(words, place):
            pass
        elif _is_name_piece(word):
            best = place
        elif not can_precede(word) or (initiative_head(word.text) is not None and not word.capital and word.text != "pētījumu"):
            break
        elif word.capital:
            best = place
        place -= 1
        if _OF_SONG.fullmatch(words[place].text) and place >= 0:
            return place - 1 if place and re.fullmatch("[XVI]+", words[place - 1].text) else place
    if best is None:
        return None
    best = next((i for i in range(best, at) if words[i].text in BRANDS), best)
    best = _behind_owner(words, best, at, bodies)
    if best is None:
        return None
    first = words[best]
    capitals = sum(w.capital for w in words[best : at + 1])
    begins = best == 0 or words[best - 1].text in {".", "!", "?", ":", "•", "-", "–", "—"}
    if begins and capitals == 1:
        rest = document.text[words[at].end : passage.end]
        alone = best == 0 or not any(w.letters for w in words[:best])
        dated = YEARS.match(document.text, words[at].end)
        rest = rest if dated is None else document.text[dated.end() : passage.end]
        countries = _TWO_COUNTRIES.fullmatch(first.text) is not None
        titled = at - best >= 2 and (countries or passage.kind is PassageKind.HEADING or (alone and re.match(r"\s*(?:$|[(–—:;,-])", rest) is not None))
        kind = initiative_head(words[at].text)
        if titled and kind is not None and kind[0] == "network":
            return best
        if first.text.lower() in _COMMON or not (titled or at - best == 1 or _stands_elsewhere(document, words, best, at)):
            return None
    if first.text.lower() in _COMMON and capitals == 1:
        return None
    return best


def _is_name_mark(words: list[Word], place: int) -> bool:
    """The plus of `Erasmus+` and the dash of `Igaunijas–Latvijas`, between spaces too where two countries stand beside it."""
    word, after = words[place], words[place + 1]
    if word.text == "+":
        return place > 0 and words[place - 1].text in BRANDS
    spaced = place > 0 and words[place - 1].text.endswith("jas") and after.text.endswith("as")  # `Igaunijas – Latvijas`
    return word.text in "–-" and after.capital and (word.end == after.start or spaced)


def _is_name_piece(word: Word) -> bool:
    """Abbreviations and names of programmes that do not decline: `OECD`, `VI-A`, `Interreg`."""
    return (word.text.isupper() and bool(word.letters)) or word.text in BRANDS


def _behind_owner(words: list[Word], best: int, at: int, bodies: Sequence[Mention]) -> int | None:
    """Without the institution that owns it, unless what is left begins small: `Valsts kancelejas | Mazo soļu programma`."""
    start = best
    for mention in bodies:
        inside = [i for i in range(best, at) if mention.evidence.start <= words[i].start < mention.evidence.end]
        if inside:
            start = inside[-1] + 1
    if start == best:
        return best
    capital = next((i for i in range(start, at) if words[i].capital), None)
    if capital is not None:
        return capital
    return best if at - start >= 2 and len(words[best].text) > 1 and best == start - 1 else None


def _stands_elsewhere(document: Document, words: list[Word], start: int, at: int) -> bool:
    """Whether the same words stand with their capital inside a sentence too."""
    stem = re.escape(document.text[words[start].start : words[at].start])
    return re.search(rf"(?:[a-zāčēģīķļņšūž,0-9]|[a-zāčēģīķļņšūž]\.)\s{stem}", document.text) is not None
