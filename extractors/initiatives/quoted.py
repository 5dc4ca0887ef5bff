"""Quoted names beside their kind: `projekta „…”`, `„…” diskusiju seminārs`, `rīkoja «Papīra dienu»`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.initiatives.named import NamedInitiative, can_be_name, kind_nominative, make_named
from extractors.institutions.words import Word, can_precede
from extractors.names.initiative_heads import initiative_head
from extractors.names.quotes import quoted_spans
from extractors.records import Document, Mention, Passage

#: The body that steers what is so named: `Projekta „Vilnas ceļš” vadības grupa`.
_ITS_COMMITTEE = re.compile(r"(?:Projekta|Programmas|Kampaņas|Festivāla)\s+[„“«\"][^”“»\"]+[”“»\"]\s+(?:vadības|uzraudzības|koordinācijas|rīcības|darba)\s+(?:grupa|komiteja|padome)$")
#: Words that may stand between the kind and the quoted name: `projekta nosaukums ir „…”`, `programmā ar nosaukumu „…”`, `projektu sauc „…”`.
_BETWEEN = re.compile(r"(?:\s+(?:ar|zem)?\s*(?:nosaukum|devīz|moto|tēm|virsrakst)\w*)?(?:\s+(?:ir|bija|(?:no)?sauc(?:as|a|am|ām|ās|ot)?|(?:(?:no)?dēvē(?:ja|jām|ts|ta)?|nosaukt[sa])(?:\s+par)?))?\s*[:–—-]?\s*$")
#: Papers and laws: a quoted name beside one of these is theirs.
_PAPER = re.compile(
    r"\b(?:\w*likum|noteikum|rīkojum|lēmum|instrukcij|zinojum|ziņojum|standart|direktīv|regul|apakšprogramm|protokol|grāmat|žurnāl|raidījum|"
    r"film|dziesm|rakst|publikācij|vēstul|nolikum)\w{0,4}\s+(?:(?!par\s)\w+\s+)?$",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:likuma?|noteikumu|rīkojuma|lēmuma|protokollēmuma|nolikuma|līguma|vienošanās|stratēģijas|plāna)\s+$", re.IGNORECASE)
_BUDGET = re.compile(r"\bbudžeta\s+(?:ilgtermiņa\s+saistību\s+)?$", re.IGNORECASE)
#: The programme of the state budget out of which the Cabinet gives for what nobody foresaw (Law on Budget and Financial Management, 29).
_OF_THE_BUDGET = re.compile("Līdzekļi neparedzētiem gadījumiem$", re.IGNORECASE)
#: A paper about licences for courses names those, which are no initiatives.
_LICENSED = re.compile(r"\b[Ll]icencē\w+|LICENCĒŠAN|\b[Ll]icen[cč]\w+\s+(?:komisij|izsniegšan)")
#: A gathering to learn in, by its season: `vasaras skola „…”`.
_SEASONAL = re.compile(
    r"\b(?:(?:vasaras|ziemas|rudens|pavasara|jauno\s+\w+|amatu|radošo?s?)\s+skol|(?:pieredzes|atklāt\w{1,3}|radoš\w{1,3}|tematisk\w{1,3}|izglītojoš\w{1,3}|muzejpedagoģijas|iepazīšanās)\s+(?:stund|rīt|tikšan|pusdien|sarun)|reid)\w{1,4}\s+"
    r"(?:(?:[a-zāčēģīķļņšūž]+(?:iem|ām|ēm)|[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:ā|ē|ī|os|ās))\s+)?$",
    re.IGNORECASE,
)
#: A game that is made is a thing, and only one that is played an event: `sagatavoja spēli „…”`.
_MADE = re.compile(r"\b(?:sagatavo|izveido|izstrādā|izde[vw]|izdo|pabeig|pabei[dz]z|radī|ražo|pārdo|iegādā)\w*\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}(?:galda\s+)?spēl(?:i|e|es)\s+$", re.IGNORECASE)
_ORGANISED = re.compile(r"\b(?:rīko\w*|organizē\w*|aizvad\w+|norisin\w+|notik\w+|notiek|notiks|svin\w+|sarīko\w*)\s+(?:ikgadēj\w+\s+)?$", re.IGNORECASE)
#: What is held under a name that tells no kind: `oktobrī sarīkota „Tēvu skola”`, `„Ventas stabules” rīkotāji`.
_TOOK_PLACE = re.compile(r"\b(?:notika|notiks|norisinājās|norisināsies|(?:sa|no)?rīkot[sai]s?|(?:no)?organizēt[sai]s?|aizvadīt[sai]s?)\s+$")
_ITS_HOSTS = re.compile(r"\s(?:rīkotāj|organizator|norise)\w*")
#: The number of a project between its kind and its name: `projekta Nr. 9.1.1.1/15/I/001 „…”`, `projekts (Nr. 2014-1) „…”`.
_REGISTRATION = re.compile(r"(?<=[\w:–-])\s+[A-Z]{1,4}[\s-]?\d[\w./-]*\s+$|(?<=\w)\s+[A-Z]{3,7}\d*[\s/-][A-Z]{2,4}(?:[/-][A-Z]{2,3})?[/-]\d{3,}\s*$|\s+[A-Z]{2}/\d{4}(?:/[\w-]+)+\s*$|\s*\(?\b(?:id\.?\s*)?[Nn]r\.?\s?[\w./-]*\d[\w./-]*\)?\s*|\s+\((?:turpmāk|LV|EE|LT)[^()]{0,30}\)\s*$")
#: Behind a quoted name these mean something of the named one: its shares, its contract, its day.
_NOT_BEHIND = frozenset({"akcija", "līgums", "koncepcija", "diena", "nedēļa", "plāns", "stratēģija", "vienošanās", "izstāde", "balva"})


def find_quoted(document: Document, passage: Passage, bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """The quoted names of the passage beside which their kind stands."""
    text = document.text
    for start, end in quoted_spans(text, passage.start, passage.end):
        name = text[start:end].strip()
        if any(m.evidence.start <= start and end <= m.evidence.end and not _ITS_COMMITTEE.match(m.name) for m in bodies) or not can_be_name(name):
            continue
        paper = re.match(r"(?:Par\s|Grozījum\w+\s|Noteikumi\s|Kārtība\b)", name)
        before, after = text[passage.start : start - 1], text[end + 1 : min(passage.end, end + 60)]
        kind_noun = _kind_before(before) or _kind_behind(after) or (_kind_above(text, passage.start, end + 1) if start - 1 == passage.start else None)
        studies = kind_noun is not None and (kind_noun[0] == "programme" or kind_noun[1] in ("kurss", "kursi")) and _STUDIES.search(before[-60:] + after) is not None
        titled = studies and passage.start < _TITLES and _NO_MORE.match(text, end + 1) is not None and _KIND_ALONE.fullmatch(before) is not None
        if kind_noun is not None and (_is_speech(before, name) or (studies and not titled)):
            continue
        if kind_noun is not None and kind_noun[1].endswith("maršruts") and re.search(r"\w\s?[–-]\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ]", name):
            continue  # a line of trains or buses
        if kind_noun is not None and kind_noun[1] == "spēle" and _MADE.search(before):
            continue
        if kind_noun is not None and kind_noun[1] == "konkurss" and _TENDER.search(name):
            continue
        if _OF_THE_BUDGET.match(name) or (kind_noun is not None and kind_noun[0] == "programme" and _LICENSED.search(text, 0, 800)):
            continue
        if paper and (kind_noun is None or kind_noun[0] not in ("agreement", "declaration")):
            continue
        if kind_noun is None:
            event = _event_inside(name) if _ORGANISED.search(before) or (_GO_TO.search(before) and _HELD.search(text, passage.start, passage.end)) else _event_by_name(name, text[passage.start : passage.end], after)
            if event is None and (network := _network_inside(name, before, after)) is not None:
                yield make_named(document, start, end, *network, "quoted network", 0.75)
                continue
            if event is None and _SEASONAL.search(before):
                event = (name, "pasākums")
            if event is None and (_TOOK_PLACE.search(before) or _ITS_HOSTS.match(after)):
                event = (name, "pasākums")
            if event is None:
                continue
            yield make_named(document, start, end, event[0], "event", event[1], "organised", 0.75)
            continue
        if name.isupper() and len(name.split()) > 1:  # in a heading of capitals
            name = name[0] + name[1:].lower()
        made = make_named(document, start, end, name, *kind_noun, f"quoted {kind_noun[0]}", 0.8)
        yield replace(made, labelled=True, doubtful=True) if titled else made


def _is_speech(before: str, name: str) -> bool:
    """Whether the colon before opens what somebody says: `pieteikties apmācībām: “Mēs atbrauksim.”`."""
    return re.search(r":\s*$", before) is not None and re.search(r"[.!?,]$|\b(?:ir|kas|mēs|es|mums|jūs)\b", name) is not None


#: A course of study is taught, not joined in: `pilnveides programmu „…” 160 stundu apjomā`.
_STUDIES = re.compile(
    r"\b(?:izglītības|pilnveides|studiju|mācību|bakalaura|maģistra|doktora|tālākizglītības|apmācības|pamatizglītības|kvalifikācijas|licencēt\w*|akreditēt\w*)\s+"
    r"programm\w*|\b(?:izvēles|studiju|mācību|lekciju|izglītības)\s+kurs\w*|\b(?:audzēkņ|studējoš|student)\w*\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}programm|stundu\s+apjomā|"
    r"\b(?:ievie[sš]|pasnie[gdz]|las[aī]|māc[aī]|docē)\w*\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}kurs(?:u|us)\b",
    re.IGNORECASE,
)
#: A course that is the title of the paper is one that the paper tells of, with those who run it: `Mācību programma „…”`.
_TITLES = 120  # code points
_KIND_ALONE = re.compile(r"\W*(?:[^\W\d_]+\s+){1,4}[„“\"«]?\s*")
_HELD = re.compile(r"\b(?:(?:sa)?rīko\w*|(?:līdz)?organizē\w*|aizvad\w+|norisin\w+|notik\w+|notiek|notiks|piedal\w+|pulcē\w*)\b", re.IGNORECASE)


#: Before the name of what somebody goes to, or speaks of: `brauks uz „Medus dienu”`.
_GO_TO = re.compile(r"\b(?:uz|par)\s+(?:ikgadēj\w+\s+|\d+\.\s+)?$", re.IGNORECASE)
#: The day right behind the quotes: `„Zivju svētki” 4. jūlijā`, `„Zivju diena” (2023. gada 4. jūlijs)`.
_DAY_BEHIND = re.compile(r"\s*[(,–—-]?\s*(?:(?:19|20)\d\d\.\s?gada\s+)?\d{1,2}\.\s?(?:jan|feb|mart|apr|maij|jūn|jūl|aug|sept|okt|nov|dec)\w*")


#: The year that the name of an event ends in: `„Upes talka 2022”`.
_YEAR = re.compile(r"\s(?:19|20)\d\d$")


def _event_by_name(name: str, passage: str, after: str = "") -> tuple[str, str] | None:
    """`„Zelta lapu velobrauciens” Valmierā 2. oktobrī, rīkojam …`: the noun in the quotes says that it is an event that is held."""
    words = _YEAR.sub("", name).rstrip("!?. ").split()
    head = initiative_head(words[-1]) if len(words) > 1 else None
    if head is None or head[0] != "event" or words[-1].lower() not in (head[1].head.noun,) or not (_HELD.search(passage) or _DAY_BEHIND.match(after)):
        return None
    return name, head[1].head.noun


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
            paper = _PAPER.search(front)
            if (paper and not (head[0] == "event" and re.match(r"dziesm|film|grāmat|žurnāl|rakst", paper.group().lower()))) or _DRAFT.search(front) or _BUDGET.search(front) or head[1].head.noun in ("līgums", "koncepcija"):
                return None
            if head[1].head.noun == "tīkls" and _SHOPS.search(front):
                return None
            return head[0], head[1].head.noun
        if not re.fullmatch(r"[^\W\d_][\w-]+|(?:19|20)\d\d\.?|\d+\.", bare):
            return None
        if bare[0].isalpha() and not can_precede(Word(bare, 0, len(bare))) and not re.search(r"(?:iem|ām|ēm)$", bare):
            return None
        if _PAPER.match(bare.lower() + " ") or bare.lower() in ("un", "par", "kas", "kurš", "kura", "uzņēmums", "biedrība", "grupa"):
            return None
    return None


#: Chains of shops and the like are companies: `veikalu tīkls „…”`.
_SHOPS = re.compile(r"\b(?:veikal|lielveikal|aptiek|staciju|degviel|restorān|ēdnīc|kafejnīc|viesnīc|kino|kinoteātr|grāmatnīc|tirdzniecīb|uzpild|lombard|salon|piceriju|picēriju|filiāl|banku|mazumtirdzniecīb|apģērb)\w*\s+$", re.IGNORECASE)
#: What a tender is about; nobody takes part in one together: `konkurss „Skolas jumta remonts”`.
_TENDER = re.compile(r"\b(?:rekonstrukcij|būvniecīb|piegād|iepirkum|remont|izbūv|pārbūv|projektēšan|siltināšan|apsaimniekošan|būvdarb|iegād)\w*", re.IGNORECASE)
#: Before the noun that ends a line: the sentence goes on with the name on the next one.
_GOES_ON = re.compile(r"\b(?:uz|aicina|aicinām|rīko|organizē|piedalīties|dalībai|ielūdz|īsteno|par|pie|izsludina)\s+(?:[\w-]+\s+){0,6}$", re.IGNORECASE)
#: Behind the quoted name on its line stands no more than its short name.
_NO_MORE = re.compile(r"\s*(?:\([^()]{2,40}\))?[.,;]?\s*(?:\n|$)")


def _kind_above(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The kind at the end of the short line above: `STRATĒĢISKĀS PARTNERĪBAS PROJEKTS`, `uz zinātnisko konferenci`, and the name on a line of its own.

    The number of a project may stand between: `LIFE+ programmas projekts LIFE09 NAT/LV/000244`.
    """
    line = _REGISTRATION.sub("", text[:start].rstrip().rpartition("\n")[2])
    words = line.split()
    head = initiative_head(words[-1].rstrip(":")) if words and len(line) < 120 else None
    if head is None or head[1].head.noun in ("līgums", "vienošanās", "koncepcija", "diena", "nedēļa") or (head[1].plural and not head[1].head.plural):
        return None
    front = line[: line.rfind(words[-1])]
    titled = words[-1].lower() == head[1].head.noun and (line.isupper() or len(line) < 90)
    goes_on = _GOES_ON.search(front) is not None  # `AICINA | uz starptautisku konferenci | „…”`
    alone = line.isupper() or _NO_MORE.match(text, end) is not None
    return (head[0], head[1].head.noun) if alone and (titled or goes_on) and not _PAPER.search(front) and not _DRAFT.search(front) else None


#: `„Grāmatu kaste” – trīs gadu | programma, ko vadām`
_APPOSED = re.compile(r"\s[–—-]\s(?:[a-zāčēģīķļņšūž]+\s){0,4}?(?P<noun>projekts|programma|iniciatīva|kampaņa|akcija|festivāls|konkurss|seminārs|nometne|tīkls)(?=\s\(|,\s(?:k|t)|\.?\s*$)")


def _kind_behind(after: str) -> tuple[str, str] | None:
    """The kind that stands behind the quote: `„Zaļā josla” projekts`, `„…” diskusiju seminārs`."""
    told = _APPOSED.match(after)
    if told is not None and (head := initiative_head(told["noun"])) is not None:
        return head[0], head[1].head.noun
    match = re.match(r"\s((?:[a-zāčēģīķļņšūž]+\s){0,2}?[a-zāčēģīķļņšūž]+)\b", after)
    words = match.group(1).split() if match else []
    for word in words:
        head = initiative_head(word)
        if head is not None and head[1].head.noun == "tīkls" and _SHOPS.search(" ".join(words[: words.index(word)]) + " "):
            return None
        if head is not None and head[1].head.noun not in _NOT_BEHIND:
            return head[0], head[1].head.noun
        if not re.search(r"(?:as|es|u|a|isk\w+|ais|ā|ajā|ās|o)$", word) or word in ("un", "pa", "uz", "par", "ir", "ar"):
            return None
    return None


#: What is said of those in a network: `„Ezeru tīklā” apvienojušās`, `darbojas „Skolu tīklā”`.
_JOINED = re.compile(r"\s*(?:ir\s+|jau\s+|šobrīd\s+|tagad\s+|mūsu\s+)*(?:apvieno|darbo|iesaist|iestāj|pievieno|ietilpst|strādā|dalībniek|dalībniec|dalību|biedr|koordinator|veido\b|piedal)\w*", re.IGNORECASE)
_JOINS_IT = re.compile(r"\b(?:apvieno|darbo|iesaist|iestāj|pievieno|ietilpst|piedal|strādā|dalīb|koordin)\w*\s+$", re.IGNORECASE)


def _network_inside(name: str, before: str, after: str) -> tuple[str, str, str] | None:
    """The nominative of a name whose own last word says that it is a network, where some are in it; with its kind and noun."""
    words = name.rstrip("!?. ").split()
    head = initiative_head(words[-1]) if len(words) > 1 else None
    if head is None or head[0] != "network" or not (_JOINED.match(after) or _JOINS_IT.search(before)):
        return None
    return kind_nominative(words, len(words) - 1, head[1]), "network", head[1].head.noun


#: A place in the locative.
_IN_PLACE = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:ā|ē|ī|os|ās|ēs|īs)")


def _event_inside(name: str) -> tuple[str, str] | None:
    """`rīkoja «Papīra dienu»`: a quoted event in the accusative, led back to its nominative, with its noun."""
    year = _YEAR.search(name)
    words = name[: year.start() if year else len(name)].rstrip("!?. ").split()
    place = words[-1:] if len(words) > 2 and _IN_PLACE.fullmatch(words[-1]) else []  # `„Zvejas dienu Salacā”`
    words = words[: len(words) - len(place)]
    head = initiative_head(words[-1]) if words else None
    if head is None or head[0] != "event":
        return None
    nominative = " ".join((kind_nominative(words, len(words) - 1, head[1]), *place))
    return nominative + (year.group() if year else ""), head[1].head.noun
