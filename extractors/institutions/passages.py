"""The institutions of one passage: by their legal forms, and by the nouns that head their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.institutions.acting import acts_as_body
from extractors.institutions.capitals import calm_phrase, calm_words, known_start, line_start, shouts
from extractors.institutions.common import without_time
from extractors.institutions.countries import genitives_of_countries
from extractors.institutions.ends import name_end
from extractors.institutions.joins import is_joint
from extractors.institutions.legal import by_legal_form
from extractors.institutions.made import make_mention
from extractors.institutions.names import name_start, with_union
from extractors.institutions.proper import (
    COUNTRY,
    GATHERINGS,
    followed_by_head,
    in_minister,
    is_generic,
    is_part_of_university,
    is_proper,
    nobodys,
    of_national_council,
    only_described,
)
from extractors.institutions.units import in_unit, is_unit, names_a_unit, of_a_school
from extractors.institutions.words import (
    ANY_SUCH,
    GEOGRAPHIC,
    OPENING,
    Word,
    heads_at,
    heads_of,
    words_of,
)
from extractors.names.declension import Case
from extractors.names.given import given_forms
from extractors.names.institutions import LEGAL_FORMS, institution_nominative, spell_out
from extractors.names.known import find_known
from extractors.records import Document, Mention, Passage

_STATE_PREFIX = re.compile(
    r"^Latvijas Republikas (?=(?:Ministru kabinet|Saeim|Valsts |[\w ]*ministrij|Augstāk|Satversmes|Centrāl))", re.I
)
_TOWNS_BEHIND = re.compile(r"\s+un\s+\w+\s+(?:valsts)?pilsētas\s*[-–—]\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:(?:,|\s+un)\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)*")
#: Bodies that are one of a kind and called by their noun alone.
_BY_ONE_WORD = re.compile(r"(?:Zemessardz|Eiropadom|Ģenerālprokuratūr)(?:e|es|ei|i|ē|a|as|ai|u|ā)$", re.IGNORECASE)
#: A planning region and its administration are one institution, as those of a municipality are.
_REGION = re.compile(r"( plānošanas reģion)a administrācija$")
#: Gatherings: a quoted name behind one is its motto.
_EVENTS = frozenset(
    {"konference", "forums", "sapulce", "kopsapulce", "grupa", "konkurss", "vēstnesis", "platforma", "tīkls", "seminārs"}
)
#: What only a university has: units of it.
_OF_UNIVERSITIES = frozenset({"fakultāte", "katedra"})
#: Nouns that only describe what the quoted name behind them is.
_DESCRIBES = frozenset(
    """uzņēmums kompānija firma portāls restorāns veikals viesnīca kafejnīca banka birža koncerns korporācija
    aviokompānija lidsabiedrība apdrošinātājs laikraksts nedēļraksts žurnāls avīze komanda vienība darbnīca""".split()
)
#: Lower-case nouns that a country in front of them only places: `Somijas biedrība „…”` has its seat in Finland.
_PLACED = re.compile(rf"(?:{'|'.join(name for name in genitives_of_countries() if name != 'Latvijas')})$")


def in_passage(document: Document, passage: Passage, verbs: Collection[int]) -> Iterator[Mention]:
    """The mentions of institutions that a passage names, in order of their heads; `verbs` are offsets where verbs begin."""
    words = words_of(document.text, passage.start, passage.end, verbs)
    shouting = shouts(words)
    if shouting:
        words = calm_words(words)
    yield from by_legal_form(document, words)
    for at, word in enumerate(words):
        readings = heads_at(words, at) if heads_of(word.text) else ()
        if not readings or word.text.startswith("e-"):  # `e-pasts`
            continue
        if at > 1 and ANY_SUCH.match(words[at - 1].text if words[at - 1].text.islower() else words[at - 2].text):
            continue  # `katra Kurzemes skola`, `katrā skolā`
        if word.text.startswith("Saeim") or (shouting and word.text.lower().startswith("saeim")):
            yield make_mention(document, word.start, word.end, "Saeima", "head", 0.95, kind="parliament")
            continue
        if word.capital and _BY_ONE_WORD.match(word.text) and (name := institution_nominative(word.text[0] + word.text[1:].lower())) is not None:
            yield make_mention(document, word.start, word.end, name, "head", 0.9)
            continue
        head = readings[0].head
        if word.capital and not shouting and _is_given_name(words, at):
            continue  # `ministru Valdi Ozolu`
        if head.noun == "dome" and at and words[at - 1].text == "fakultātes":
            continue  # the council of a faculty is a unit of its university
        if word.text == "Domu" and at and words[at - 1].text == "Rīgas":
            continue  # `ar Rīgas Domu`: the church
        if head.noun == "uzraugs" and word.verb:
            continue  # `Institūtu uzrauga ministrija`
        if head.noun in GATHERINGS and not word.capital and at and any(r.case is Case.GEN for r in heads_of(words[at - 1].text)):
            continue
        if head.type == "department" or head.noun in _OF_UNIVERSITIES or (head.noun in GEOGRAPHIC and not acts_as_body(words, at)):
            continue
        if at and (is_part_of_university(words, at) or (head.noun == "skola" and words[at - 1].text.lower() in ("vasaras", "ziemas", "rudens", "pavasara"))):
            continue
        if in_minister(words, at) or in_unit(words, at) or names_a_unit(words, at):
            continue
        if only_described(words, at) or of_a_school(words, at):
            continue
        start = name_start(words, at)
        if head.noun == "partnerība" and not _is_body_of_partners(words, at):
            continue
        if shouting:
            start = min((place for place in (start, known_start(words, at), line_start(words, at)) if place is not None), default=None)
        if start is not None:
            start = with_union(words, start, at)
        if head.noun == "pirmsskola" and at + 1 < len(words) and words[at + 1].text.lower() == "izglītības":
            continue  # `Viļānu pirmsskolas | izglītības iestāde`: the noun comes behind
        end = name_end(words, at)
        kindergarten = _kindergarten(words, at)
        if kindergarten is not None:
            yield from _named(document, words, kindergarten, at, end, quoted=end > at + 1)
            continue
        quoted = end > at + 1 and words[end - 1].text in '”“»"‟'
        if start is None and not word.capital and (head.noun == "ministrija" or head.noun in _OFFICES):
            start = _small_ministry(words, at, least=1 if head.noun == "ministrija" else 2)
            if start is not None:
                yield from _named(document, words, start, at, at + 1, quoted=False)
                continue
        if start is None:
            if not quoted:
                continue
            start = _with_owner(words, at)
        if not quoted and (followed_by_head(words, at) or not is_proper(words, start, at) or is_unit(words, start, at)):
            continue
        if not quoted and start == at - 1 and not word.capital and at + 1 < len(words) and words[at + 1].text in LEGAL_FORMS and COUNTRY.search(words[start].text):
            continue  # `Igaunijas biedrība MTÜ …`: a description of the name behind it
        yield from _named(document, words, start, at, end, quoted=quoted)


def _is_given_name(words: Sequence[Word], at: int) -> bool:
    """Whether a noun with a capital is a given name before its surname."""
    after = words[at + 1] if at + 1 < len(words) else None
    return bool(after and after.capital and given_forms(words[at].text) and not (at and words[at - 1].capital))


def _kindergarten(words: Sequence[Word], at: int) -> int | None:
    """Where its place stands before `pirmsskolas izglītības iestāde`, the town or the street too: `Viļānu pirmsskolas izglītības iestāde`."""
    if at < 3 or not words[at].text.lower().startswith("iestād") or [w.text.lower() for w in words[at - 2 : at]] != ["pirmsskolas", "izglītības"]:
        return None
    start = at - 3
    if words[start].text.lower() in ("ielas", "pilsētas", "pagasta", "novada", "ciema") and start:
        start -= 1
    return start if words[start].capital and words[start].text.endswith(("s", "u", "a")) else None


def _is_body_of_partners(words: Sequence[Word], at: int) -> bool:
    """Whether a partnership is a body of its own (`lauku partnerība „…”`, `Ludzas rajona partnerība`) and no programme (`Austrumu partnerība`)."""
    before = words[at - 1].text.lower() if at else ""
    behind = at + 1 < len(words) and words[at + 1].text in OPENING
    return behind or before in ("lauku", "rajona", "novada", "novadu", "rajonu", "piekrastes", "pierobežas")


#: Heads of offices of the state whose names papers write in small letters too.
_OFFICES = frozenset({"birojs", "inspekcija", "pārvalde", "dienests"})


def _small_ministry(words: Sequence[Word], at: int, *, least: int = 1) -> int | None:
    """Where the name of a ministry or office that everybody knows begins, written in small letters: `finanšu ministrijas valsts sekretāre`.

    At least so many words stand before its head.
    """
    for start in range(max(0, at - 7), at + 1 - least):
        if not all(w.letters and not w.capital for w in words[start:at]):
            continue
        phrase = " ".join(w.text for w in words[start : at + 1])
        name = institution_nominative(phrase[0].upper() + phrase[1:])
        if name is not None and find_known(name):
            return start
    return None


def _with_owner(words: Sequence[Word], at: int) -> int:
    """`valsts uzņēmums "…"`: the adjective-like `valsts` before a head with a quoted name belongs to it."""
    before = words[at - 1].text.lower() if at else ""
    if words[at].text.lower().startswith(("laikrakst", "žurnāl", "avīz")):
        return at
    if words[at].text.lower().startswith(("kor", "ansambl", "orķestr", "kolektīv", "kopa", "kopu", "kopas", "kopai")) and re.fullmatch(
        r"jaukt(?:ais|ā|ajam|o|ajā)|sieviešu|vīru|bērnu|meiteņu|zēnu|jauniešu|senioru|tautas|pūtēju|deju|draudzes|folkloras|kapelas|etnogrāfisk\w+|kamer\w+", before
    ):
        return at - 1
    if words[at].text.lower().startswith("nam") and before in {"viesu", "atpūtas", "kultūras", "tautas", "saieta", "preses", "sporta", "mūzikas", "jauniešu"}:
        return at - 1
    if words[at].text.lower().startswith("grup") and before == "rīcības":
        return at - 2 if at > 1 and words[at - 2].text.lower().startswith("vietēj") else at - 1
    if words[at].text.lower().startswith("iestād") and before == "izglītības":
        return at - 2 if at > 1 and words[at - 2].text.lower() in {"pirmsskolas", "vispārējās", "profesionālās"} else at - 1
    if words[at].text.lower().startswith("sabiedrīb") and before.startswith("kooperatīv"):
        first = at - 1
        while first and words[first - 1].text.lower() in _COOPERATIVES:
            first -= 1
        return first
    if words[at].text.lower().startswith("partner") and before in ("lauku", "rajona", "novada", "novadu", "piekrastes", "pierobežas"):
        return at - 1
    sorts = next((each for stem, each in _SORTS.items() if words[at].text.lower().startswith(stem)), frozenset())
    return at - 1 if before in {"valsts", "pašvaldības", "akciju"} or before in sorts else at


#: Of whom or of what a cooperative is: `dzīvokļu īpašnieku kooperatīvā sabiedrība „…”`.
_COOPERATIVES = frozenset("dzīvokļu garāžu īpašnieku lauksaimniecības pakalpojumu mežsaimniecības dārzkopības patērētāju piensaimnieku ražotāju graudu".split())
#: What sort of house stands before a quoted name, by the beginning of its noun: `zemnieku saimniecība „…”`, `dzīvnieku patversme „…”`.
_SORTS = {
    "saimniec": frozenset({"zemnieku", "zvejnieku", "piemājas"}),
    "patvers": frozenset({"dzīvnieku", "bezpajumtnieku"}),
    "centr": frozenset({"dienas", "krīzes", "jauniešu", "aprūpes", "bērnu", "ģimenes", "kultūras", "sporta", "atbalsta", "amatniecības", "mācību"}),
    "kop": frozenset({"folkloras", "deju", "tautas", "danču", "kapelas"}),
    "klub": frozenset({"sporta", "futbola", "jauniešu", "šaha", "jātnieku", "volejbola", "basketbola"}),
    "skol": frozenset({"mūzikas", "mākslas", "sporta"}),
    "biroj": frozenset(
        {"arhitektu", "arhitektūras", "projektēšanas", "projektu", "advokātu", "tulkošanas", "tulkojumu", "ceļojumu", "grāmatvedības", "ainavu", "dizaina", "inženieru"}
    ),
    "aģentūr": frozenset({"reklāmas", "ceļojumu", "tūrisma", "tulkojumu", "komunikācijas", "ziņu", "informācijas", "darbiekārtošanas"}),
}


def _named(document: Document, words: list[Word], start: int, head: int, end: int, *, quoted: bool) -> Iterator[Mention]:
    first, last = words[start].start, words[end - 1].end
    by_law = head > 0 and words[head - 1].text.lower() in ("rīcības", "ražotāju")  # `vietējā rīcības grupa „…”` is a body
    if quoted and not by_law and (heads_of(words[head].text)[0].head.noun in _EVENTS or words[head].text.lower().startswith("gadatirg")):
        return
    owned = head - 1 if head and words[head - 1].text in ("valsts", "pašvaldības") else head
    if quoted and start < owned and not words[head].capital and _PLACED.match(" ".join(w.text for w in words[start:owned])):
        start = owned
        first = words[start].start
    if quoted and re.match(r"\s?[„“\"«‟][a-zāčēģīķļņšūž]+\s\S+\s\S", document.text[words[head].end : last]):
        return  # `komanda „tur godam vārdu, ko …”`: what is said of it
    if quoted and heads_of(words[head].text)[0].head.noun in _DESCRIBES and _describes(words, start, head):
        first = words[head + 1].start
        yield make_mention(document, first, last, document.text[first:last], "quoted", 0.8, kind="company")
        return
    towns = _TOWNS_BEHIND.match(document.text, last)
    if towns and not quoted:
        last = towns.end()
    if re.fullmatch(r"\d\.", words[end - 1].text):
        last -= 1  # `no Latvijas Radio 3.` ends the sentence
    phrase = document.text[first:last]
    if phrase.isupper():
        phrase = calm_phrase(words[start:end])
    joint = any(is_joint(words, at, head) for at in range(start + 1, head))
    shared = () if quoted or joint else spell_out(phrase)
    if len(shared) > 1 and not words[head].capital and all(COUNTRY.search(each.split()[0]) for each in shared) and words[head].text.endswith("u"):
        return  # `Latvijas un Lietuvas zinātnisko institūtu`: of all such institutes of two countries
    if len(shared) > 1:
        pieces = _pieces(document, words[start : head + 1])
        for number, each in enumerate(shared):
            at = pieces[number] if len(pieces) == len(shared) else _own_word(document, first, last, each)
            yield make_mention(document, *at, each, "shared head", 0.85)
        return
    if quoted:
        phrase = _LOCAL_GROUP.sub(r"\1ietējā rīcības grupa", phrase)
    name = institution_nominative(phrase if words[start].capital or quoted or not phrase.split()[-1].startswith("ministrij") else phrase[0].upper() + phrase[1:])
    if phrase[-1].isdigit():
        name = phrase
    if phrase.endswith((" – Latvija", " - Latvija")):
        name = f"{institution_nominative(phrase[:-10])} – Latvija"  # `Sorosa fonda – Latvija`
    if name is None or is_generic(name):
        return
    if not quoted and not find_known(name):
        # `starptautisko programmu aģentūru`: the adjective can be a genitive plural, which only the known name tells
        unchanged = " ".join([*phrase.split()[:-1], name.split()[-1]])
        name = unchanged if find_known(unchanged) else name
    if not quoted and nobodys(name, sum(w.capital for w in words[start : head + 1])) and not (
        name.endswith(" pārvalde") and of_national_council(document.text)
    ):
        return
    if not quoted and not find_known(name):
        name, first = _known_end(document, words[start : head + 1], name, first, last)
    name = without_time(name)
    name = _REGION.sub(r"\1s", re.sub(r"(?<=\b[Ss]v\.)(?=[^\W\d_])", " ", name))
    cut = _STATE_PREFIX.match(name)
    yield make_mention(document, first, last, name[cut.end() :] if cut else name, "quoted" if quoted else "head", 0.9)


_LOCAL_GROUP = re.compile(r"^([Vv])ietēj\w+ rīcības grup\w+")


def _describes(words: Sequence[Word], start: int, head: int) -> bool:
    """Whether the noun before a quoted name only says what it is; `Valsts banka „…”` with words of its own is a name."""
    if words[start].text.lower() in ("valsts", "pašvaldības"):
        return False
    return start == head or heads_of(words[head].text)[0].head.type != "bank"


def _known_end(document: Document, words: Sequence[Word], name: str, first: int, last: int) -> tuple[str, int]:
    """`pilnvaras | Satversmes tiesa`: a known name that begins with a capital behind a small word is all there is."""
    for place in range(1, len(words) - 1):
        if words[place].capital and not words[place - 1].capital:
            phrase = document.text[words[place].start : last]
            if find_known(phrase):
                return institution_nominative(phrase) or name, words[place].start
    return name, first


def _own_word(document: Document, start: int, end: int, name: str) -> tuple[int, int]:
    """Where in a coordination the word stands that is the name's own: `Jūrmala` for `Jūrmalas pilsēta`."""
    own = name.split()[0]
    match = re.search(rf"(?<!\w){re.escape(own[: max(3, len(own) - 2)])}\w{{0,4}}", document.text[start:end])
    return (start + match.start(), start + match.end()) if match else (start, end)


def _pieces(document: Document, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The spans between the commas and `un` of a coordination, the last with the head."""
    out: list[tuple[int, int]] = []
    begin: int | None = None
    for place, word in enumerate(words):
        if word.text in (",", "un") and begin is not None:
            out.append((begin, words[place - 1].end))
            begin = None
        elif begin is None and word.text not in (",", "un"):
            begin = word.start
    if begin is not None:
        out.append((begin, words[-1].end))
    return out
