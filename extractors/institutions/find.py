"""All institutions of a document, in order, with the abbreviations that the document defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from simplemma import lemmatize

from extractors.initiatives.heads import names_initiative
from extractors.initiatives.quotes import quoted_spans
from extractors.institutions.abbreviations import find_abbreviations
from extractors.institutions.bare import find_bare_names
from extractors.institutions.countries import find_acting_countries
from extractors.institutions.names import closing_quote, is_joint, name_end, name_start
from extractors.institutions.places import find_acting_places
from extractors.institutions.words import (
    CLOSING,
    GEOGRAPHIC,
    OPENING,
    ORGANS,
    WEAK,
    Word,
    can_precede,
    heads_at,
    heads_of,
    words_of,
)
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.institutions import LEGAL_FORMS, institution_nominative, institution_type, spell_out
from extractors.names.known import find_known
from extractors.names.phrases import QUOTES
from extractors.records import OUT_OF_FLOW, Alias, Document, EntityKind, Mention, Passage, Section

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_METHOD = "institutions:"
_STATE_PREFIX = re.compile(
    r"^Latvijas Republikas (?=(?:Ministru kabinet|Saeim|Valsts |[\w ]*ministrij|Augstāk|Satversmes|Centrāl))", re.I
)
_TOWNS_BEHIND = re.compile(r"\s+un\s+\w+\s+(?:valsts)?pilsētas\s*[-–—]\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:(?:,|\s+un)\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)*")
#: Gatherings: a quoted name behind one is its motto.
_EVENTS = frozenset(
    {"konference", "forums", "sapulce", "kopsapulce", "grupa", "konkurss", "vēstnesis", "platforma", "tīkls", "seminārs"}
)
#: Nouns that only describe what the quoted name behind them is.
_DESCRIBES = frozenset({"uzņēmums", "kompānija", "firma", "portāls", "restorāns", "veikals", "viesnīca", "kafejnīca"})
#: Single words that are a name by themselves.
_ALONE = frozenset({"saeima"})


def find_institutions(document: Document, doc: Doc, sections: Sequence[Section]) -> tuple[tuple[Mention, ...], tuple[Alias, ...]]:
    """The mentions of institutions, in order, and which of them the document itself calls the same."""
    found: dict[tuple[int, int, str], Mention] = {}
    verbs = frozenset(token.idx for token in doc if token.text.endswith("a") and _is_verb(token))
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for mention in (
            *_in_passage(document, passage, verbs),
            *find_acting_countries(document, passage),
            *find_acting_places(document, passage),
        ):
            at = mention.evidence
            found.setdefault((at.start, at.end, mention.name), mention)
    mentions = _without_nested(_outside_mottos(document, list(found.values())))
    mentions = _named_alike(mentions)
    bare, bare_aliases = find_bare_names(document, mentions)
    short, aliases = find_abbreviations(document, sections, mentions)
    held = [(m.evidence.start, m.evidence.end) for m in bare]
    short = [m for m in short if not any(a <= m.evidence.start and m.evidence.end <= b for a, b in held)]
    kept = {m.id for m in (*mentions, *short, *bare)}
    aliases = [a for a in (*aliases, *bare_aliases) if a.short in kept and a.long in kept]
    ordered = sorted((*mentions, *short, *bare), key=lambda m: (m.evidence.start, m.evidence.end, m.name))
    return tuple(ordered), tuple(aliases)


def _is_verb(token: Token) -> bool:
    """Whether the model says so, or the lemma of a form that looks like the past is an infinitive."""
    if token.pos_ == "VERB":
        return True
    past = token.text.islower() or token.text.endswith(("āja", "īja", "ēja", "oja"))
    return past and token.lemma_.endswith("t") and len(token.lemma_) > 4


def _in_passage(document: Document, passage: Passage, verbs: Collection[int]) -> Iterator[Mention]:
    words = words_of(document.text, passage.start, passage.end, verbs)
    shouting = _shouts(words)
    if shouting:
        words = [Word(_calm(w.text), w.start, w.end) for w in words]
    yield from _by_legal_form(document, words)
    for at, word in enumerate(words):
        readings = heads_at(words, at)
        if not readings or word.text.startswith("e-"):  # `e-pasts`
            continue
        if word.text.startswith("Saeim") or (shouting and word.text.lower().startswith("saeim")):
            yield _mention(document, word.start, word.end, "Saeima", "head", 0.95, kind="parliament")
            continue
        head = readings[0].head
        if head.type == "department" or (head.noun in GEOGRAPHIC and not _acts(words, at)):
            continue
        if _in_minister(words, at) or _in_unit(words, at):
            continue
        if _only_described(words, at):
            continue
        start = name_start(words, at)
        end = name_end(words, at)
        quoted = end > at + 1 and words[end - 1].text in '”“»"‟'
        if start is None:
            if not quoted:
                continue
            start = _with_owner(words, at)
        if not quoted and (_followed_by_head(words, at) or not _proper(words, start, at) or _unit(words, start, at)):
            continue
        if not quoted and start == at - 1 and not word.capital and at + 1 < len(words) and words[at + 1].text in LEGAL_FORMS and _COUNTRY.search(words[start].text):
            continue  # `Igaunijas biedrība MTÜ …`: a description of the name behind it
        yield from _named(document, words, start, at, end, quoted=quoted)


def _only_described(words: Sequence[Word], at: int) -> bool:
    """`no Latvijas reģioniem`, `Lauksaimniecības fondu attīstībai`: a plural that names no body."""
    low, before = words[at].text.lower(), words[at - 1].text.lower() if at else ""
    if low.startswith("reģion") and all(r.plural for r in heads_of(words[at].text)) and before != "plānošanas":
        return True
    following = words[at + 1].text if at + 1 < len(words) else ""
    return low == "fondu" and following[:1].islower() and following.endswith(("ībai", "ības", "šanai", "šanas", "ībā", "šanu", "ību", "naudas"))


def _shouts(words: Sequence[Word]) -> bool:
    letters = [w.text for w in words if w.letters and len(w.text) > 1]
    return len(letters) >= 2 and sum(t.isupper() for t in letters) > 0.8 * len(letters)


def _calm(text: str) -> str:
    return text[:1] + text[1:].lower() if text.isupper() and len(text) > 1 and text not in LEGAL_FORMS else text


def _calm_phrase(words: Sequence[Word]) -> str:
    """A name in capitals as it is usually written: a capital for its first word and the first of a quoted name, for places and
    unknown words, and for what follows a country or `valsts` at the beginning; common nouns and adjectives in small letters.
    """
    out = ""
    first = 0  # the word with which the name, or the quoted name, begins
    quoted = False
    for place, word in enumerate(words):
        low = word.text.lower()
        if out and word.start > words[place - 1].end:
            out += " "
        if word.text in QUOTES:
            quoted = not quoted
            first = place + 1 if quoted else first
        if not word.letters or word.text in LEGAL_FORMS:
            out += word.text
        elif place > first and (
            heads_of(low) or low == "un" or (lemmatize(low, lang="lv") != low and (place > first + 1 or not _COUNTRY.search(_calm(words[first].text))))
        ):
            out += low
        else:
            out += _calm(word.text)
    return out


def _with_owner(words: Sequence[Word], at: int) -> int:
    """`valsts uzņēmums "…"`: the adjective-like `valsts` before a head with a quoted name belongs to it."""
    before = words[at - 1].text.lower() if at else ""
    if words[at].text.lower().startswith(("kor", "ansambl", "orķestr", "kolektīv")) and re.fullmatch(
        r"jaukt(?:ais|ā|ajam|o|ajā)|sieviešu|vīru|bērnu|meiteņu|zēnu|jauniešu|senioru|tautas|pūtēju|deju", before
    ):
        return at - 1
    return at - 1 if before in {"valsts", "pašvaldības", "akciju"} else at


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether a novads or town is meant as a body: not where it only owns or places what follows."""
    if at and words[at - 1].text.lower() == "plānošanas":
        return True  # a planning region is a body by law (Reģionālās attīstības likums, section 5)
    cases = {r.case for r in heads_of(words[at].text) if not r.plural}
    following = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if cases & {Case.DAT, Case.NOM}:
        return following not in {"teritorijā", "iedzīvotāji", "iedzīvotājiem"}
    return any(r.plural and r.case in (Case.NOM, Case.DAT) for r in heads_of(words[at].text))


def _in_minister(words: Sequence[Word], at: int) -> bool:
    """Whether the head belongs to a minister's post: `viedās administrācijas un reģionālās attīstības ministrs`."""
    for place in range(at + 1, min(at + 8, len(words))):
        low = words[place].text.lower()
        if low.startswith("ministr") and not low.startswith("ministrij"):
            return place > at + 1 or not words[at].text.lower().startswith("ministrij")
        if not (can_precede(words[place]) or low == "un"):
            return False
    return False


def _in_unit(words: Sequence[Word], at: int) -> bool:
    """Whether the word only names the unit behind it: `Zemkopības ministrijas Lauksaimniecības departaments`."""
    if not at or at + 1 >= len(words) or not words[at].capital or words[at + 1].capital:
        return False
    owned = any(r.case is Case.GEN and not r.plural for r in heads_of(words[at - 1].text))
    if owned and words[at + 1].text in (",", "un") and words[at].text.endswith("u"):  # `Arhīvu, bibliotēku un muzeju nodaļa`
        for word in words[at + 1 : at + 8]:
            if any(r.head.type == "department" for r in heads_of(word.text)):
                return True
            if word.capital or not (word.text in (",", "un") or can_precede(word)):
                return False
    return owned and any(r.head.type == "department" for r in heads_of(words[at + 1].text))


def _proper(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the words make a proper name and no common phrase that begins with a capital by chance."""
    readings = heads_of(words[at].text)
    noun = readings[0].head.noun
    first = words[start]
    begins = start == 0 or words[start - 1].text in {".", "!", "?", ":", "•", "-", "–", '"', "“", "„", "«", "”"}
    capitals = sum(w.capital for w in words[start : at + 1])
    if noun == "grupa" and at > start and words[at - 1].text.lower() == "darba":
        return capitals >= 1
    if noun == "nams" and at > start and words[at - 1].text.lower() in {"kultūras", "tautas", "saieta", "amatniecības"}:
        return first.capital and start < at - 1
    if noun in WEAK:
        return capitals >= 2 and (words[at].capital or (noun in _JOINED and first.text in _OF_A_COUNTRY))
    if all(r.plural for r in readings) and not words[at].capital and readings[0].head.type not in ("municipality", "ministry"):
        return False
    if readings[0].head.type == "municipality" and noun not in ("reģions",) and _COUNTRY.search(first.text) and capitals == 1:
        return False
    if begins and capitals == 1 and start < at:
        if first.text.lower().endswith(("ā", "ās", "ais", "ajai", "ajam", "o", "ie")) and not _known_adjective(first.text):
            return False
        if readings[0].head.type == "municipality" and noun not in GEOGRAPHIC:
            return any(r.head.noun in GEOGRAPHIC for w in words[start:at] for r in heads_of(w.text)) or _is_place(first.text, noun)
    return words[start].text.lower() not in {"latvijas"} or noun != "republika"


#: Weak heads that name an association where a country owns them: `Latvijas Lauku forums`.
_JOINED = frozenset({"forums", "platforma", "kustība", "vienība", "organizācija", "kopība"})
_OF_A_COUNTRY = frozenset({"Latvijas", "Eiropas", "Baltijas", "Lietuvas", "Igaunijas", "Pasaules"})
_COUNTRY = re.compile(r"(?:ijas|Latvijas|Lietuvas|Eiropas|Islandes|Lihtenšteinas)$")


def _is_place(word: str, noun: str) -> bool:
    """Whether a genitive at the start of a sentence, before `dome` or `pašvaldība`, is a place and no common word."""
    if re.match(r"(?:Rīg|Jelgav|Liepāj|Daugavpil|Ventspil|Jūrmal|Rēzekn|Valmier|Jēkabpil|Ogr)", word):
        return True
    low = word.lower()
    return noun in ("dome", "pašvaldība") and low.endswith(("u", "as", "es", "us", "ls")) and low not in _NO_PLACES and not heads_of(word)


_NO_PLACES = frozenset(
    "mūsu jūsu citu visu daudzu dažu abu šo savas tās šīs vietējās vietējo deputātu iedzīvotāju katras jaunās bijušās esošās minētās attiecīgās ievēlētās "
    "iepriekšējās nākamās latvijas igaunijas lietuvas vairāku lauku kaimiņu sadarbības lielās mazās".split()
)


def _known_adjective(word: str) -> bool:
    stems = (
        "centrāl",
        "augstāk",
        "nacionāl",
        "starptautisk",
        "latvij",
        "valst",
        "apvienot",
        "eiropas",
        "ģenerāl",
        "pasaules",
        "ziemeļ",
    )
    return word.lower().startswith(stems)


def _unit(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the body is a unit of the organisation named right before it: `pašvaldības Attīstības pārvalde`."""
    head = heads_of(words[at].text)[0].head
    if not head.unit_possible or head.type in ("council", "committee") or start == 0:
        return False
    owner = words[start - 1]
    if owner.text.isupper() and len(owner.text) > 1 and owner.letters:
        return True
    return (
        any(r.case is Case.GEN and not r.plural for r in heads_of(owner.text))
        and owner.start + len(owner.text) + 2 > words[start].start
    )


def _nobodys(name: str, capitals: int) -> bool:
    """`Attīstības un plānošanas pārvalde`: a unit whose owner the paper does not name; offices of the state are known by name."""
    words = name.split()
    return (
        words[-1].lower() in ("pārvalde", "direkcija")
        and capitals == 1
        and words[0] not in ("Valsts", "Latvijas", "Dabas")
        and not any(w.lower() in ("valsts", "latvijas", "novada", "pilsētas", "pagasta", "valstspilsētas") for w in words)
        and bool(re.match(r"(?:Attīstīb|Īpašum|Finan|Izglītīb|Sociāl|Būvniecīb|Būvvald|Kultūr|Saimniecīb|Saimniecisk|Administratīv|Juridisk|Personāl|Komunikācij|Plānošan|"
                          r"Labklājīb|Pilsētvid|Pilsētplānošan|Satiksm|Vid[ei]s|Sport|Labiekārtošan|Nekustam|Centrālā|Komunālā)", words[0]))
        and not find_known(name)
    )  # fmt: skip


def _followed_by_head(words: Sequence[Word], at: int) -> bool:
    """Whether the head is a genitive inside a longer name whose own head comes next: `novada | dome`."""
    for place in range(at + 1, min(at + 3, len(words))):
        if not words[place].letters:
            return False
        readings = heads_of(words[place].text)
        if readings and not words[place].capital:
            inner = heads_of(words[at].text)
            owner = any(r.case is Case.GEN for r in inner)
            if inner[0].head.noun in GEOGRAPHIC:
                return owner and readings[0].head.noun not in GEOGRAPHIC
            return owner and place == at + 1 and readings[0].head.noun not in ORGANS and readings[0].head.type != "department"
        if words[place].capital or not can_precede(words[place]):
            return False
    return False


def _named(document: Document, words: list[Word], start: int, head: int, end: int, *, quoted: bool) -> Iterator[Mention]:
    first, last = words[start].start, words[end - 1].end
    if quoted and (heads_of(words[head].text)[0].head.noun in _EVENTS or words[head].text.lower().startswith("gadatirg")):
        return
    if quoted and heads_of(words[head].text)[0].head.noun in _DESCRIBES and words[start].text.lower() != "valsts":
        first = words[head + 1].start
        yield _mention(document, first, last, document.text[first:last], "quoted", 0.8, kind="company")
        return
    towns = _TOWNS_BEHIND.match(document.text, last)
    if towns and not quoted:
        last = towns.end()
    phrase = document.text[first:last]
    if phrase.isupper():
        phrase = _calm_phrase(words[start:end])
    joint = any(is_joint(words, at, head) for at in range(start + 1, head))
    shared = () if quoted or joint else spell_out(phrase)
    if len(shared) > 1:
        pieces = _pieces(document, words[start : head + 1])
        for number, each in enumerate(shared):
            at = pieces[number] if len(pieces) == len(shared) else _own_word(document, first, last, each)
            yield _mention(document, *at, each, "shared head", 0.85)
        return
    name = institution_nominative(phrase)
    if name is None or _generic(name):
        return
    if not quoted and not find_known(name):
        # `starptautisko programmu aģentūru`: the adjective can be a genitive plural, which only the known name tells
        unchanged = " ".join([*phrase.split()[:-1], name.split()[-1]])
        name = unchanged if find_known(unchanged) else name
    if not quoted and _nobodys(name, sum(w.capital for w in words[start : head + 1])):
        return
    cut = _STATE_PREFIX.match(name)
    yield _mention(document, first, last, name[cut.end() :] if cut else name, "quoted" if quoted else "head", 0.9)


def _own_word(document: Document, start: int, end: int, name: str) -> tuple[int, int]:
    """Where in a coordination the word stands that is the name's own: `Jūrmala` for `Jūrmalas pilsēta`."""
    own = name.split()[0]
    match = re.search(rf"(?<!\w){re.escape(own[: max(3, len(own) - 2)])}\w{{0,4}}", document.text[start:end])
    return (start + match.start(), start + match.end()) if match else (start, end)


def _generic(name: str) -> bool:
    """Whether nothing but a common noun is left."""
    words = name.split()
    return len(words) == 1 and words[0].lower() not in _ALONE and not any(c in name for c in '"„“”«»')


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


def _by_legal_form(document: Document, words: list[Word]) -> Iterator[Mention]:
    """`SIA "Maketu darbnīca"`, `AS Latvenergo`."""
    for at, word in enumerate(words):
        if word.text not in LEGAL_FORMS or at + 1 == len(words):
            continue  # at the end of a passage nothing can follow
        following = words[at + 1]
        behind = _quoted_before(words, at)
        if behind is not None and following.text not in OPENING:
            name = " ".join(document.text[words[behind].start : word.end].split())
            yield _mention(document, words[behind].start, word.end, name, "legal form", 0.9, kind="company")
            continue
        if following.text in OPENING:
            closing = closing_quote(words, at + 1)
            if closing is not None:
                name = " ".join(document.text[word.start : words[closing].end].split())
                yield _mention(document, word.start, words[closing].end, name, "legal form", 0.95, kind="company")
        elif following.capital and following.text not in LEGAL_FORMS and len(following.text) > 2:
            last = at + 1
            while (
                last + 1 < len(words) and words[last + 1].capital and words[last + 1].start - words[last].end == 1 and last < at + 4
            ):
                last += 1
            name = document.text[word.start : words[last].end]
            yield _mention(document, word.start, words[last].end, name, "legal form", 0.8, kind="company")


def _quoted_before(words: list[Word], at: int) -> int | None:
    """The opening mark of the quote that ends right before a legal form: `"Rumba" AS`."""
    if not at or words[at - 1].text not in CLOSING or words[at].start - words[at - 1].end > 1:
        return None
    for place in range(at - 2, max(-1, at - 9), -1):
        if words[place].text in OPENING:
            return place
        if not words[place].letters:
            return None
    return None


def _mention(
    document: Document, start: int, end: int, name: str, method: str, confidence: float, *, kind: str | None = None
) -> Mention:
    return Mention(
        document.cite(start, end), EntityKind.INSTITUTION, name, _METHOD + method, confidence,
        type=kind or institution_type(name),
    )  # fmt: skip


def _outside_mottos(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Without what stands inside the quoted name of a project or an event: `projekts „Lauku skola”` is no school."""
    mottos: list[tuple[int, int]] = []
    for passage in document.passages:
        for start, end in quoted_spans(document.text, passage.start, passage.end):
            if names_initiative(document.text[passage.start : start - 1]):
                mottos.append((start, end))
    return [m for m in mentions if not any(a <= m.evidence.start and m.evidence.end <= b for a, b in mottos)]


def _without_nested(mentions: list[Mention]) -> list[Mention]:
    """Of names found one inside the other only the longest; names that share a head stay."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.evidence.start, -m.evidence.end)):
        at = mention.evidence
        inside = any(
            k.evidence.start <= at.start and at.end <= k.evidence.end and (k.evidence.start, k.evidence.end) != (at.start, at.end)
            for k in kept[-6:]
        )
        if not inside:
            kept.append(mention)
    return kept


def _named_alike(mentions: list[Mention]) -> list[Mention]:
    """Names that differ only in diacritics or capitals take the form that the document writes best."""
    from dataclasses import replace

    groups: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for mention in mentions:
        groups[fold(mention.name)][mention.name] += 1

    def best(names: dict[str, int]) -> str:
        printed = {name.casefold() for name in names}
        known = {k.name for k in find_known(next(iter(names))) if k.name.casefold() in printed}
        if len(known) == 1:
            return known.pop()
        marks = {name: sum(ord(c) > 127 for c in name) for name in names}
        capitals = {name: sum(c.isupper() for c in name) for name in names}
        return min(names, key=lambda name: (-marks[name], name.isupper(), -names[name], capitals[name], name))

    chosen = {key: best(names) for key, names in groups.items()}
    everything = sorted(set(chosen.values()))
    for key, name in chosen.items():
        right = next((other for other in everything if _misspelt(name, other)), None)
        chosen[key] = right or name
    return [m if chosen[fold(m.name)] == m.name else replace(m, name=chosen[fold(m.name)]) for m in mentions]


def _misspelt(name: str, other: str) -> bool:
    """Whether a name is another one with a slip in the ending of one word: `Valsts ieņēmuma dienests`.

    The other is the right one when it is a known institution, or when only its word agrees with the head.
    """
    words, others = name.split(), other.split()
    if len(words) != len(others) or len(words) < 3 or name == other:
        return False
    apart = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(apart) != 1:
        return False
    slip, right = apart[0]
    stem = min(len(slip), len(right)) - 2
    if stem < 4 or slip[:stem] != right[:stem] or slip[:1] != right[:1] or heads_of(slip):
        return False
    return (bool(find_known(other)) and not find_known(name)) or (right.endswith(("lā", "skā")) and slip.endswith(("as", "a")))
