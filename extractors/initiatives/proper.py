"""Names without quotes that end in their kind: genitives from a capital up to it, as in `Zaļo skolu tīkls`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.known import BRANDED, BRANDS, BRANDS_UP
from extractors.initiatives.named import POST_BEHIND, NamedInitiative, as_written, make_named, respaced
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
#: What is declared to an office or by a government makes no name, nor what is declared: `Ienākumu deklarācija`, `Dibināšanas deklarācija`.
_DECLARED = re.compile(r"(?:šanas|ības|umu)$|^(?:nodokļu|muitas|valdības|ministru|mantas|amatpersonas|amatpersonu|gada|preču|eksporta|importa|kopējā|kopīgā|jaunā|šī|tā)$", re.IGNORECASE)
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
#: Sums stand before what is paid for: `3200 EUR priekšfinansējums`.
_MONEY = frozenset({"EUR", "LVL", "USD", "SEK", "NOK", "GBP", "PVN"})
#: Signs behind which a capital tells nothing.
_ENDS = frozenset({".", "!", "?", ":", "•", "-", "–", "—"})
_DONE_TO = re.compile(r"[a-zāčēģīķļņšūž](?:āt|ēt|īt|ēgt)(?:o|ais|ajā|ajam|ās|ie|os|ajos)$")
#: A participle that says what has happened: no name begins with one.
_UNDECIDED = re.compile(r"[a-zāčēģīķļņšūž](?:āt|ēt|īt|gt)(?:s|a|i|as)$")


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
        if word.text.endswith("u") and POST_BEHIND.match(document.text, word.end):
            continue  # `Attīstības nodaļas projektu koordinators`
        if BRANDED.match(document.text, word.start):
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
        return (chain[0].text in BRANDS and kind != "project") or (kind == "declaration" and chain[0].capital and not _DECLARED.search(chain[0].text)) or _TWO_COUNTRIES.fullmatch(chain[0].text) is not None or (kind == "plan" and chain[0].text.lower() not in _COMMON)
    if len(chain) == 3 and kind == "project":
        return all(w.capital for w in chain[:2])
    if all(w.text.lower() in _COMMON for w in chain[:-1] if w.capital):
        return False
    if kind == "programme" and re.match("aizdevum|kredīt", chain[-2].text):
        return False  # money lent to a state
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
        elif word.text == "un" and place and _is_one_of_two(words, place, at):
            pass  # `Baltijas valstu un Ziemeļvalstu arhīvu forums`
        elif word.text == "un":
            # `Latvijas un Šveices sadarbības programma` is of two countries
            if words[place + 1].capital and not (place and words[place - 1].text.endswith("jas") and words[place + 2].text == "sadarbības"):
                break
        elif _is_name_mark(words, place) or (word.text == "nakts" and place):
            pass  # `Meža rīta pārgājiens`
        elif word.capital and words[place + 1].capital and (not place or words[place - 1].text in _ENDS) and initiative_head(word.text) is not None:
            break  # `Projektu | Latvijas un Lietuvas programmā vada …`: a sentence begins with it
        elif _is_name_piece(word):
            best = place
        elif best is not None and _DONE_TO.search(word.text):
            break  # `Aknīstē parakstīto | Sēlijas memorandu`
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
    begins = best == 0 or words[best - 1].text in _ENDS
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


#: The ends of genitives by which a region or country is told.
_REGION = re.compile(r"(?:ijas|vijas|valstu|[a-zāčēģīķļņšūž]{4,}(?:as|es|u))$")


def _is_one_of_two(words: list[Word], place: int, at: int) -> bool:
    """Whether `un` joins two capital genitives, of countries or regions, to which one event in the singular belongs."""
    head = initiative_head(words[at].text)
    left, right = words[place - 1], words[place + 1]
    joins = left.capital and right.capital and not left.text.isupper() and at - place > 2 and place > 1
    return joins and head is not None and head[0] == "event" and not head[1].plural and bool(COUNTRY.search(left.text) or left.text.endswith("valstu")) and bool(_REGION.search(right.text))


def _is_name_mark(words: list[Word], place: int) -> bool:
    """The plus of `Erasmus+` and the dash of `Igaunijas–Latvijas`, between spaces too where two countries stand beside it."""
    word, after = words[place], words[place + 1]
    if word.text == "+":
        return place > 0 and words[place - 1].text in BRANDS
    spaced = place > 0 and words[place - 1].text.endswith("jas") and after.text.endswith("as")  # `Igaunijas – Latvijas`
    return word.text in "–-" and after.capital and (word.end == after.start or spaced)


def _is_name_piece(word: Word) -> bool:
    """Abbreviations and names of programmes that do not decline: `OECD`, `VI-A`, `Interreg`."""
    return (word.text.isupper() and bool(word.letters) and word.text not in _MONEY) or word.text in BRANDS


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
