"""Where a document names an initiative: in quotes beside its kind, behind a label, or as a proper name that ends in its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.dates.words import folded
from extractors.initiatives.heads import PROPER, head_cases, initiative_head
from extractors.initiatives.quotes import quoted_spans
from extractors.institutions.words import Word, can_precede, words_of
from extractors.names.declension import Case, decline_plural, plural
from extractors.names.heads import HeadForm
from extractors.names.phrases import Phrase, in_nominative
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Gender, Header, Mention, Passage, PassageKind

#: Words that may stand between the kind and the quoted name: `projekta nosaukums ir „…”`, `programmā ar nosaukumu „…”`.
_BETWEEN = re.compile(r"(?:\s+(?:ar|zem)?\s*(?:nosaukum|devīz|moto|tēm|virsrakst)\w*)?(?:\s+(?:ir|bija))?\s*[:–—-]?\s*$")
#: Papers and laws: a quoted name beside one of these is theirs.
_PAPER = re.compile(
    r"\b(?:\w*likum|noteikum|rīkojum|lēmum|instrukcij|zinojum|ziņojum|standart|direktīv|regul|apakšprogramm|protokol|grāmat|žurnāl|raidījum|"
    r"film|dziesm|rakst|publikācij|vēstul|nolikum)\w{0,4}\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:likuma?|noteikumu|rīkojuma|lēmuma|protokollēmuma|nolikuma|līguma|vienošanās|stratēģijas|plāna)\s+$", re.IGNORECASE)
_BUDGET = re.compile(r"\bbudžeta\s+(?:ilgtermiņa\s+saistību\s+)?$", re.IGNORECASE)
_ORGANISED = re.compile(r"\b(?:rīko\w*|organizē\w*|aizvad\w+|norisin\w+|notik\w+|notiek|notiks|svin\w+|sarīko\w*)\s+(?:ikgadēj\w+\s+)?$", re.IGNORECASE)
#: Labels behind which a name stands alone: `Projekta nosaukums: …`.
_LABEL = re.compile(
    r"(?:(?P<kind>(?i:projekt|programm|pasākum|konferenc|tīkl|memorand))\w*\s+(?:pilnais\s+)?nosaukums|"
    r"(?P<kind2>Projekts|Programma|Projekti|Konference|Memorands))\s*(?::|[–—-]|\t)\s*(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ\"„“«])"
)
#: Headers of columns whose cells are names.
_COLUMN = re.compile(r"(?P<kind>projekt|programm|tikl)(?:s|a|i|as|u)?(?: nosaukums)?")
_KIND_OF_LABEL = {
    "projekt": "project", "programm": "programme", "pasākum": "event", "konferenc": "event", "tīkl": "network", "memorand": "agreement",
}  # fmt: skip
#: Single capitals before the head that make no name: `Darba plāns`, `Sadarbības memorands`.
_COMMON = frozenset(
    """darba rīcības pasākumu sadarbības attīstības iepirkumu iepirkuma projekta projektu mācību izglītības studiju budžeta iestādes
    finansējuma saprašanās nodomu kopīgā kopīgais jaunā jaunais šāda šāds pirmā otrā otrais trešā nākamā valsts pašvaldības nozares
    informatīvā ikgadējā kopējā gada apmācību pētījuma investīciju īstenošanas novada pilsētas ministrijas biedrības tīkla stratēģiskā
    stratēģiskais nacionālā nacionālais reģionālā vienotais vienotā pilnais pilnā detalizētais esošā esošais šī šis tā tas mūsu""".split()
)
#: Programmes and networks of Europe that are known by a name which does not decline.
_BRANDS = frozenset(
    "Interreg Erasmus LIFE LEADER Apvārsnis Horizon Urbact URBACT Espon ESPON EURES Eurodesk Eurydice SOLVIT ENIC NARIC Europass Tempus Fulbright "
    "Nordplus COST EUREKA PHARE SAPARD ISPA TAIEX".split()
)
#: `programmā Erasmus+`, `tīklā EURES`: the brand behind its kind.
_BRANDED = re.compile(
    r"\b(?P<noun>programm(?:a|as|ai|u|ā)|tīkl(?:s|a|am|u|ā)|iniciatīv(?:a|as|ai|u|ā))\s+(?P<name>Erasmus\+|Apvārsnis (?:Eiropa|2020)|Horizon (?:Europe|2020)|EURES|Eurodesk|"
    r"Eurydice|Nordplus|LIFE|LEADER|URBACT|TAIEX|Interreg(?: [A-Z][\w-]*)*|Radošā Eiropa|Eiropa pilsoņiem|Digitālā Eiropa|Europe Direct|Tempus|PHARE)(?![\w-])"
)
#: The number of a project between its kind and its name: `projekta Nr. 9.1.1.1/15/I/001 „…”`, `projekts (Nr. 2014-1) „…”`.
_REGISTRATION = re.compile(r"\s*\(?\b(?:id\.?\s*)?[Nn]r\.?\s?[\w./-]*\d[\w./-]*\)?\s*|\s+\((?:turpmāk|LV|EE|LT)[^()]{0,30}\)\s*$")
_PAPER_ABOUT = re.compile(
    r"\b(?P<of>(?:[Ss]adarbības|[Ss]aprašanās|[Ss]apratnes)\s+)?(?P<noun>[Mm]emorand(?:s|a|am|u|ā)|[Dd]eklarācij(?:a|as|ai|u|ā)|Hart(?:a|as|ai|u|ā))(?P<about>\s+par\s+[^.,;:„“”«»\"()\n\t]{4,110})"
)
#: The words of a sentence that goes on behind the name of a paper.
_GOES_ON = re.compile(
    r"\s+(?:parakst\w*|noslēdz\w*|šodien|vakar|ceturtdien|piektdien|pirmdien|otrdien|trešdien|ir\b|tika|tiek|stāj\w+|paredz\w*|kas|ko|kurā|starp|ar\s+mērķi|"
    r"\d{4}\.\s?gada|pievieno\w+|apstiprin\w+|un\s+(?:vienoj|parakst|uzsāk)\w*).*$"
)
#: Behind a quoted name these mean something of the named one: its shares, its contract, its day.
_NOT_BEHIND = frozenset({"akcija", "līgums", "koncepcija", "diena", "nedēļa", "plāns", "stratēģija", "vienošanās", "izstāde", "balva"})
_PARTICIPLE = re.compile(r"(?:ēt|īt|ot|tā|ām|oš|āk)(?:s|a|u|as|ais|ā|o|ajā|ajam|ās|ajai|am|ai)$")
_YEARS = re.compile(r"\s*\d{4}\.?\s?(?:gada\s)?[–—-]\s?\d{4}\.\s?gad(?:am|iem|s|ā)\b")
_FILE_NAME = re.compile(r"\s+\S*(?:_\S+|\.(?:docx?|pdf))\b")


@dataclass(frozen=True, slots=True)
class NamedInitiative:
    """A mention of an initiative with the noun that says what it is (`projekts`, `konference`, …)."""

    mention: Mention
    noun: str
    own: bool = False  # the paper's own title or subject
    labelled: bool = False  # introduced by a label: the paper is about it


def find_named_initiatives(
    document: Document, header: Header, institutions: Sequence[Mention]
) -> tuple[NamedInitiative, ...]:
    """The mentions in order, each name with one kind throughout the document."""
    found: dict[tuple[int, int], NamedInitiative] = {}
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    bodies = sorted(institutions, key=lambda m: m.evidence.start)
    own = _own_title(document, header, flow)
    if own is not None:
        found[own.mention.evidence.start, own.mention.evidence.end] = own
    for place, passage in enumerate(flow):
        near = [m for m in bodies if passage.start <= m.evidence.start < passage.end]
        for named in (
            *_labelled(document, flow, place),
            *_in_column(document, flow, place),
            *_in_list(document, flow, place),
            *_quoted(document, passage, near),
            *_branded(document, passage),
            *_about(document, passage, first=place < 3),
            *_proper(document, passage, near),
        ):
            at = named.mention.evidence
            if not any(a < at.end and at.start < b for a, b in found):
                found[at.start, at.end] = named
    ordered = [found[span] for span in sorted(found)]
    return tuple(_one_kind(_worth_keeping(document, _shortened_too(document, ordered, flow))))


def _make(document: Document, start: int, end: int, name: str, kind: str, noun: str, method: str, confidence: float) -> NamedInitiative:
    mention = Mention(
        document.cite(start, end), EntityKind.INITIATIVE, " ".join(name.split()), f"initiatives:{method}", confidence, type=kind
    )
    return NamedInitiative(mention, noun)


def _quoted(document: Document, passage: Passage, bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    text = document.text
    for start, end in quoted_spans(text, passage.start, passage.end):
        name = text[start:end].strip()
        if any(m.evidence.start <= start and end <= m.evidence.end for m in bodies) or not _can_be_name(name):
            continue
        paper = re.match(r"(?:Par|Grozījum\w+|Noteikumi|Kārtība)\s", name)
        before, after = text[passage.start : start - 1], text[end + 1 : min(passage.end, end + 60)]
        kind_noun = _kind_before(before) or _kind_behind(after)
        if paper and (kind_noun is None or kind_noun[0] not in ("agreement", "declaration")):
            continue
        if kind_noun is None:
            event = _event_inside(name) if _ORGANISED.search(before) else None
            if event is None:
                continue
            yield _make(document, start, end, event[0], "event", event[1], "organised", 0.75)
            continue
        yield _make(document, start, end, name, *kind_noun, f"quoted {kind_noun[0]}", 0.8)


def _can_be_name(name: str) -> bool:
    """Whether the quoted words can be a name and are no speech: they begin large and hold no sentence."""
    first = name.lstrip("#„“\"(")[:1]
    return (
        len(name) > 2
        and (first.isupper() or first.isdigit())
        and not re.search(r"[.!?]\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]", name)
        and not name.endswith(",")
    )


def _kind_before(before: str) -> tuple[str, str] | None:
    """The kind that stands before the quote: `projekta „…”`, `projekta nosaukums ir „…”`, `forumā jauniešiem „…”`."""
    before = _REGISTRATION.sub(" ", before)
    clause = re.split(r"[.;!?]\s|\t", before)[-1]
    between = _BETWEEN.search(clause)
    lead = clause[: between.start()] if between else clause
    words = lead.split()
    for back, word in enumerate(reversed(words[-4:])):
        bare = word.strip("()„“”\"«»")
        if word.rstrip(":") != bare.rstrip(":"):
            return None
        head = initiative_head(bare.rstrip(":"))
        position = lead.rfind(word)
        if head is not None and not (back and word.endswith(":")):
            front = lead[:position]
            if _PAPER.search(front) or _DRAFT.search(front) or _BUDGET.search(front) or head[1].head.noun in ("līgums", "koncepcija"):
                return None
            return head[0], head[1].head.noun
        if not re.fullmatch(r"[^\W\d_][\w-]+|(?:19|20)\d\d\.?|\d+\.", bare):
            return None
        if bare[0].isalpha() and not can_precede(Word(bare, 0, len(bare))) and not re.search(r"(?:iem|ām|ēm)$", bare):
            return None
        if _PAPER.match(bare.lower() + " ") or bare.lower() in ("un", "par", "kas", "kurš", "kura", "uzņēmums", "biedrība", "grupa"):
            return None
    return None


def _kind_behind(after: str) -> tuple[str, str] | None:
    """The kind that stands behind the quote: `„Zaļā josla” projekts`, `„…” diskusiju seminārs`."""
    match = re.match(r"\s((?:[a-zāčēģīķļņšūž]+\s){0,2}?[a-zāčēģīķļņšūž]+)\b", after)
    words = match.group(1).split() if match else []
    for word in words:
        head = initiative_head(word)
        if head is not None and head[1].head.noun not in _NOT_BEHIND:
            return head[0], head[1].head.noun
        if not re.search(r"(?:as|es|u|a|isk\w+|ais|ā|ajā|ās|o)$", word) or word in ("un", "pa", "uz", "par", "ir", "ar"):
            return None
    return None


def _event_inside(name: str) -> tuple[str, str] | None:
    """`rīkoja «Papīra dienu»`: a quoted event in the accusative, led back to its nominative, with its noun."""
    words = name.rstrip("!?. ").split()
    head = initiative_head(words[-1]) if words else None
    if head is None or head[0] != "event":
        return None
    nominative = _nominative(words, len(words) - 1, head[1])
    return nominative, head[1].head.noun


def _nominative(words: Sequence[str], at: int, form: HeadForm) -> str:
    cases = head_cases(words[at])
    case = Case.NOM if Case.NOM in cases else next((c for c in (Case.GEN, Case.ACC, Case.DAT, Case.LOC) if c in cases), form.case)
    phrase = Phrase(tuple(words[: at + 1]), at, (form._replace(case=case),), "", "")
    return in_nominative(phrase, plural=form.plural) or " ".join(words)


def _labelled(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """`Projekta nosaukums: …`, the same in two cells, `sadaļā Projekti – …`."""
    passage = flow[place]
    text = document.text
    end = passage.end
    if passage.table is not None and place + 1 < len(flow) and flow[place + 1].row == passage.row:
        end = flow[place + 1].end
    for match in _LABEL.finditer(text, passage.start, end):
        whole = passage.start == match.start() or text[match.start() - 1] == "\n"
        if match["kind2"] and not whole and match["kind2"] != "Projekti":
            continue
        stop = re.search(r"(?<!\d)[.!?](?:\s|$)|\n", text[match.end() : end])
        last = match.end() + stop.start() if stop else end
        first = match.end()
        name = text[first:last].strip()
        quoted = next(quoted_spans(text, first, end), None)
        if quoted is not None and quoted[0] - first <= 2:
            first, last = quoted
            name = text[first:last]
        else:
            last = first + len(name)
            if any(True for _ in quoted_spans(text, first, last)) or len(name) > 160 or len(name) < 4:
                continue
        kind = _KIND_OF_LABEL[(match["kind"] or match["kind2"]).lower().rstrip("sia").removesuffix("e")]
        noun = {"project": "projekts", "programme": "programma", "event": "pasākums", "network": "tīkls", "agreement": "memorands"}[kind]
        yield replace(_make(document, first, last, name, kind, noun, "label", 0.85), labelled=True)


def _branded(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """`programmā Erasmus+`, `EURES tīkla` is told by its proper name."""
    for match in _BRANDED.finditer(document.text, passage.start, passage.end):
        head = initiative_head(match["noun"])
        if head is not None:
            start, end = match.span("name")
            yield _make(document, start, end, match["name"], head[0], head[1].head.noun, "brand", 0.8)


def _about(document: Document, passage: Passage, *, first: bool) -> Iterator[NamedInitiative]:
    """`Memorands par …`: written large, or what the paper itself is about by its first lines."""
    for match in _PAPER_ABOUT.finditer(document.text, passage.start, passage.end):
        head = initiative_head(match["noun"])
        named = match.group()[0].isupper() and (match.start() > passage.start or first)
        if head is None or not (named or (first and re.search(r"parakst|noslē", document.text[passage.start : passage.end]))):
            continue
        about = _GOES_ON.sub("", match["about"]).rstrip()
        if len(about.split()) < 3:
            continue
        noun = head[1].head.noun
        name = (match["of"] or "").lower() + noun + about
        name = name[0].upper() + name[1:]
        yield _make(document, match.start(), match.start("about") + len(about), name, head[0], noun, "paper about", 0.6)


def _in_column(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """The cells below a header `Projekts` or `Projekta nosaukums`."""
    cell = flow[place]
    if cell.table is None or not cell.row:
        return
    head = next(
        (p for p in flow[:place] if p.table == cell.table and p.row == 0 and p.column == cell.column and p.column is not None), None
    )
    label = _COLUMN.fullmatch(folded(document.text[head.start : head.end]).strip(" :")) if head is not None else None
    if label is None or head is None:
        return
    columns = {p.column for p in flow if p.table == cell.table and p.row == 0}
    if len(columns) < 3:
        return  # a table of labels, one a row
    text = document.text[cell.start : cell.end]
    quoted = next(quoted_spans(document.text, cell.start, cell.end), None)
    start, end = quoted if quoted and quoted[0] - cell.start <= 12 else (cell.start, cell.end)
    if 3 < end - start < 160 and text[0].isalnum() | (text[0] in "„“«\""):
        kind = _KIND_OF_LABEL[label["kind"].replace("i", "ī") if label["kind"] == "tikl" else label["kind"]]
        noun = {"project": "projekts", "programme": "programma", "network": "tīkls"}[kind]
        yield _make(document, start, end, document.text[start:end], kind, noun, "column", 0.8)


def _in_list(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """The quoted names that begin the items below `… projekti:`."""
    passage = flow[place]
    text = document.text
    lead = re.match(r"[\s•–—-]*(?:\d+[.)]\s*)?", text[passage.start : passage.end])
    first = passage.start + (lead.end() if lead else 0)
    quoted = next(quoted_spans(text, passage.start, passage.end), None)
    if quoted is None or quoted[0] - 1 != first or not _can_be_name(text[slice(*quoted)]):
        return
    for earlier in reversed(flow[max(0, place - 12) : place]):
        above = text[earlier.start : earlier.end].rstrip()
        if above.endswith(":"):
            heads = [h for w in re.findall(r"\w+", above[:-1])[-3:] if (h := _LISTED_AS.get(w.lower()))]
            if heads:
                yield _make(document, *quoted, text[slice(*quoted)], *heads[-1], "list", 0.75)
            return
        if earlier.kind is not PassageKind.ITEM and not re.match(r"[•–—-]|\d+[.)]", above):
            return


def _plurals() -> dict[str, tuple[str, str]]:
    """The plural forms that open a list: `projekti:`, `šādus projektus:`."""
    found: dict[str, tuple[str, str]] = {}
    for kind, noun, gender in (
        ("project", "projekts", Gender.MASCULINE), ("programme", "programma", Gender.FEMININE), ("network", "tīkls", Gender.MASCULINE),
        ("event", "pasākums", Gender.MASCULINE), ("event", "konference", Gender.FEMININE), ("event", "kampaņa", Gender.FEMININE),
    ):  # fmt: skip
        nominative = plural(noun, gender)
        for forms in decline_plural(nominative, gender).values() if nominative else ():
            found.update((form, (kind, noun)) for form in forms)
    return found


_LISTED_AS = _plurals()


def _proper(document: Document, passage: Passage, bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """`Zaļo skolu tīkla`, `Augstākā līmeņa vadītāju attīstības programmas`: genitives from a capital up to the kind."""
    words = words_of(document.text, passage.start, passage.end)
    for at, word in enumerate(words):
        head = initiative_head(word.text) if at else None
        if head is None or head[1].head.noun not in PROPER:
            continue
        if at + 1 < len(words) and words[at + 1].text in '„“«"' and words[at + 1].start - word.end <= 1:
            continue  # the quoted name is the name
        if _BRANDED.match(document.text, word.start):
            continue  # and so is the brand behind it
        if any(m.evidence.start <= word.start < m.evidence.end for m in bodies):
            continue
        start = _begin(document, words, at, bodies, passage)
        if start is None:
            continue
        name = _respaced(document, words, start, at, head[1])
        if not _is_a_name(words[start : at + 1], head[0]):
            continue
        yield _make(document, words[start].start, word.end, name, head[0], head[1].head.noun, "proper name", 0.7)


def _is_a_name(chain: Sequence[Word], kind: str) -> bool:
    """Whether a chain that begins with a capital names one thing: not `Darba plāns`, `DUS tīkls`, `Igaunijas projekts`."""
    if len(chain) < 3:
        return chain[0].text in _BRANDS or (kind == "plan" and chain[0].text.lower() not in _COMMON)
    if len(chain) == 3 and kind == "project":
        return all(w.capital for w in chain[:2])
    if all(w.text.lower() in _COMMON for w in chain[:-1] if w.capital):
        return False
    body = chain[1:-1] if chain[0].text.isupper() else chain[:-1]
    return len(body) >= 2 and not any(_PARTICIPLE.search(w.text) and not w.capital for w in body)


def _begin(document: Document, words: list[Word], at: int, bodies: Sequence[Mention], passage: Passage) -> int | None:
    best: int | None = None
    place = at - 1
    while place >= 0 and at - place <= 12:
        word = words[place]
        if word.text == "un":
            # `Latvijas un Šveices sadarbības programma` is of two countries
            if words[place + 1].capital and not (place and words[place - 1].text.endswith("jas") and words[place + 2].text == "sadarbības"):
                break
        elif _is_name_mark(words, place):
            pass
        elif _is_name_piece(word):
            best = place
        elif not can_precede(word) or (initiative_head(word.text) is not None and not word.capital):
            break
        elif word.capital:
            best = place
        place -= 1
    if best is None:
        return None
    best = next((i for i in range(best, at) if words[i].text in _BRANDS), best)
    best = _behind_owner(words, best, at, bodies)
    if best is None:
        return None
    first = words[best]
    capitals = sum(w.capital for w in words[best : at + 1])
    begins = best == 0 or words[best - 1].text in {".", "!", "?", ":", "•", "-", "–", "—"}
    if begins and capitals == 1:
        rest = document.text[words[at].end : passage.end]
        alone = best == 0 or not any(w.letters for w in words[:best])
        titled = at - best >= 2 and (passage.kind is PassageKind.HEADING or (alone and re.match(r"\s*(?:$|[(–—:;,-])", rest) is not None))
        kind = initiative_head(words[at].text)
        if titled and kind is not None and kind[0] == "network":
            return best
        if first.text.lower() in _COMMON or not (titled or at - best == 1 or _stands_elsewhere(document, words, best, at)):
            return None
    if first.text.lower() in _COMMON and capitals == 1:
        return None
    return best


def _is_name_mark(words: list[Word], place: int) -> bool:
    """The plus of `Erasmus+` and the dash of `Igaunijas–Latvijas`."""
    word = words[place]
    if word.text == "+":
        return place > 0 and words[place - 1].text in _BRANDS
    return word.text in "–-" and words[place + 1].capital and word.end == words[place + 1].start


def _is_name_piece(word: Word) -> bool:
    """Abbreviations and names of programmes that do not decline: `OECD`, `VI-A`, `Interreg`."""
    return (word.text.isupper() and len(word.text) > 1 and word.letters) or word.text in _BRANDS


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


def _respaced(document: Document, words: list[Word], start: int, at: int, form: HeadForm) -> str:
    """The nominative with the spaces and dashes as printed."""
    printed = document.text[words[start].start : words[at].end]
    return _nominative(printed.split(), len(printed.split()) - 1, form)


def _own_title(document: Document, header: Header, flow: Sequence[Passage]) -> NamedInitiative | None:
    """The plan that the paper itself is, named by its title; the years that its name ends in may stand on the next line."""
    if header.kind != "plan":
        return None
    for place, passage in enumerate(flow[:8]):
        text = document.text[passage.start : passage.end]
        words = text.split()
        if len(words) > 20 or text.rstrip().endswith(".") or re.search(r"[a-zāčēģīķļņšūž]\.\s[A-ZĀČĒĢĪĶĻŅŠŪŽ]", text):
            continue
        heads = [i for i, w in enumerate(words) if (h := initiative_head(w.strip(",.:"))) and h[0] in ("plan", "programme")]
        if not heads or heads[0] == 0 or (passage.kind is not PassageKind.HEADING and place > 2):
            continue
        if passage.kind is not PassageKind.HEADING and any(p.kind is PassageKind.HEADING for p in flow[place + 1 : 6]):
            continue
        at = heads[0]
        form = initiative_head(words[at].strip(",.:"))
        end = passage.start + _offset(text, words, at)
        if form is None or words[at].strip(",.:").lower() != form[1].head.noun or at < 2:
            continue
        years = _YEARS.match(document.text, end)
        if years:
            end = years.end()
        name = _FILE_NAME.sub("", document.text[passage.start : end])
        if name.isupper():
            name = name[0] + name[1:].lower()
        made = _make(document, passage.start, end, name, form[0], form[1].head.noun, "title", 0.85)
        return replace(made, own=True, labelled=True)
    return None


def _offset(text: str, words: Sequence[str], at: int) -> int:
    place = 0
    for word in words[: at + 1]:
        place = text.index(word, place) + len(word)
    return place - (len(words[at]) - len(words[at].rstrip(",.:")))


def _shortened_too(document: Document, found: list[NamedInitiative], flow: Sequence[Passage]) -> list[NamedInitiative]:
    """With names that are the end of a longer one taken for it: `Modernizācijas plāns` of `Valsts pārvaldes Modernizācijas plāns`."""
    names = {n.mention.name for n in found}
    out = []
    for named in found:
        longer = [n for n in names if n != named.mention.name and folded(n).endswith(" " + folded(named.mention.name))]
        if len(longer) == 1 and named.mention.method in ("initiatives:proper name", "initiatives:paper about"):
            named = replace(named, mention=replace(named.mention, name=longer[0]))
        out.append(named)
    return out


def _worth_keeping(document: Document, found: Sequence[NamedInitiative]) -> Iterator[NamedInitiative]:
    """Plans and strategies that are only referred to once are papers, not something that people join in."""
    times = Counter(folded(n.mention.name) for n in found)
    low = document.text
    for named in found:
        mention = named.mention
        if mention.method == "initiatives:proper name":
            stem = mention.name.rpartition(" ")[0]
            if re.search(rf"(?<![A-ZĀČĒĢĪĶĻŅŠŪŽ]){re.escape(stem[:1].lower() + stem[1:])}\s", low):
                continue  # also written small: a common phrase
            if mention.name.count(" ") == 1 and mention.name.split()[0] not in _BRANDS:
                continue  # the short form of a name that does not stand here
        if mention.type == "plan" and not named.labelled and times[folded(mention.name)] < 2:
            continue
        yield named


def _one_kind(found: Iterator[NamedInitiative]) -> Iterator[NamedInitiative]:
    """Each name with the kind and noun of its first mention that was not told by a label or, failing that, of its first."""
    kept = list(found)
    kinds: dict[str, tuple[str | None, str, str]] = {}
    for named in sorted(kept, key=lambda n: (n.mention.method == "initiatives:label", n.mention.evidence.start)):
        kinds.setdefault(folded(named.mention.name), (named.mention.type, named.noun, named.mention.name))
    for named in kept:
        kind, noun, name = kinds[folded(named.mention.name)]
        yield replace(named, noun=noun, mention=replace(named.mention, type=kind, name=name))
