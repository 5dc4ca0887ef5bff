"""The kind of a document, by signs that are weighed against each other: title words, layout, and who speaks how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.dates.words import folded
from extractors.header.lines import lines_folded
from extractors.header.prose import prose_kind, runs_on
from extractors.outline import turns
from extractors.readers.slides import is_slide_mark
from extractors.records import Document, Passage, PassageKind, Section, SectionKind

#: The kinds in the order in which they win when the signs weigh the same.
KINDS = ("minutes", "decision", "letter", "plan", "report", "presentation", "press")
_LEAST = 2.0  # what weighs less is `other`

#: Words of title lines over folded text, with the kind they speak for and their weight. Nominatives: a headline that
#: tells *of* a plan or a report has them in another case.
_TITLE_SIGNS: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (kind, weight, re.compile(pattern))
    for kind, weight, pattern in (
        ("minutes", 6, r"(?<!nodomu )(?<!nodoma )(?<!sadarbibas )(?<!vienosanas )(?<!lemumu \()(?<!lemums \()p\s?r\s?o\s?t\s?o\s?k\s?o\s?l\s?s\b(?! lemum)|\bprotokola (?:izraksts|noraksts)|\bizraksts no .{0,60}protokola"),
        ("minutes", 6, r"\b(?:sanaksm|sed|sapulc|tiksan|diskusij)\w* (?:piezimes|kopsavilkums|pieraksts|rezultatu kopsavilkums)"),
        ("minutes", 6, r"\b(?:pieraksts|pieraksti|piezimes|kopsavilkums) (?:no|par) (?:\w+ ){0,4}?(?:sanaksm|sed|sapulc|tiksan|sarun|apspried)\w*"),
        ("minutes", 4, r"\b\d+\. (?:sanaksme|sede|tiksanas)\b|\b(?:sanaksme|sede|tiksanas|sapulce|kopsapulce) nr\.? ?\d|(?:otra|tresa|ceturta|piekta|kartej\w+) (?:sanaksme|sede)\b"),
        ("decision", 6, r"^\W*l\s?e\s?m\s?u\s?m\s?s\b|(?<!\()\blemums nr|^\W*r\s?i\s?k\s?o\s?j\s?u\s?m\s?s\b|\brikojums nr|\w(?:a|as|es) rikojums\W*$|\bprotokollemums?\W*$|\bprotokollemuma projekts\b|\bsaistosie noteikumi|^\W*pavele\b|^\W*nolikums\b"),
        ("letter", 3, r"^\W*vestule\b|^\W*iesniegums\b|^\W*atbildes vestule"),
        ("plan", 5, r"\b(?:ricibas|darba|modernizacijas|attistibas|istenosanas|pasakumu|ieviesanas|investiciju|aizsardzibas|veicinasanas|"
                    r"komunikacijas|energetikas|gada|merku|strategiskais|sadarbibas|izpildes)\s+plans\b|^\W*planas?\b.{0,20}\d{4}|\bplans\b.{0,12}\d{4}|"
                    r"(?<!parrobezu )\b\w+(?:sanas|ibas) (?:plans|programma)(?=\W*(?:\d{4}|$))|\bstrategija\b|\bpamatnostadnes\b|\bcela karte\b|\bcelvedis\b.{0,40}\d{4}|\bricibas programma\b|\bpasakumu plan[sa]\b"),
        ("report", 9, r"^\W*(?:publiskais )?(?:(?:\d{4}\. )?gada|darbibas|publiskais)(?: publiskais| darbibas)? (?:parskats|zinojums)\W*(?:par .{0,30}|\d{4}\W*(?:gad\w*)?)?$"),
        ("report", 5.9, r"^\W*informativais zinojums\b|\bvaldes (?:\w+ )?(?:zinojums|parskats|atskaite)\b|\b(?:zinojums|parskats|atskaite) (?:\w+ )?(?:kopsapulcei|biedriem|padomei|domei|kongresam|sesijai)\b"),
        ("report", 7, r"\bprojekt[au] (?:[„“\"«][^„“”\"«»]+[”“\"»] )?(?:istenosanas |ieviesanas )?(?:gaita|norise|aktivitates|istenosana|darbiba|paveiktais)\b.{0,12}\b\d{4}\b|^\W*(?:par )?(?:paveikto|padarito|izdarito|paveiktais|padaritais|ko (?:mes )?paveicam)\b.{0,40}\d{4}|\bgads\W{1,3}\d{4}\W*$|^\W*jaunumi projekta\b|^\W*(?:parskats|atskaite) par\b"),
        ("report", 4, r"^\W*projekta (?:gaita|norise|aktivitates|rezultati)\W*$"),
        ("report", 7, r"^\W*projekta [„“\"«][^„“”\"«»]+[”“\"»] (?:\([^()]{2,20}\) )?(?:gaita|norise|aktivitates)\W*$|^\W*(?:[^.:!?]{3,60}\b(?:19|20)\d\d\. gads|(?:19|20)\d\d\. gads [^.:!?]{3,60}[aei])\W*$"),
        ("report", 7, r"\b(?:noslegum|starpposm)a kopsavilkums\b"),
        ("report", 7, r"\b(?:progresa|partnera|starpposma|noslegum\w+|gala|gaitas|istenosanas|izpildes|saturisk\w+|finansu) (?:\w+ )?(?:zinojums|parskats|atskaite)\b|\bstarp(?:zinojums|parskats|atskaite)\b"),
        ("report", 5, r"\bparskats\b|\bzinojums\b(?! presei| medij)|\batskaite\b|\bizvertejums\b|\bprojekta (?:[„“\"«][^”“\"»]+[”“\"»] )?(?:istenosanas |ieviesanas |norises )?gaita\b|\bparskata periods\b|\bdarbibas rezultat|\bkas (?:ir )?(?:pa|iz)(?:veikts|darits)\b|\bpaveiktais\b|\bpar (?:pa|iz)(?:veikto|darito)(?: un (?:iecereto|planoto|turpmako|darama\w+))?\W*$"),
        ("report", 7, r"^\W*(?:\d+\. )?(?:\w+ ){0,4}(?:seminara|konferences|foruma|darbnicas|apmacibu|lekcijas|vebinara)\b.{0,110}\b(?:kopsavilkums|norises apskats|atskats)\W*$"),
        ("presentation", 4, r"\bprezentacija\b|\bslaidi?\b"),
        ("press", 6, r"\bpreses relize|\bzina presei|\bzinojums (?:presei|medijiem)|\bpazinojums (?:presei|medijiem)|\binformacija (?:presei|medijiem|plassazinas lidzekliem|masu informacijas lidzekliem)|\bpreses konference|\bzinu lapa\b"),
        ("press", 3, r"^\W*(?:aicina|aicinam|ielugums|ielugums presei)\W*$"),
        ("other", 5, r"\bpiemina[is]\b|\bnekrolog|\brecept|^\W*(?:sadarbibas |saprasanas )?memorands\b|\bligums nr|^\W*vienosanas(?:\W*$| par\b(?!.*\b(?:parakst|nosleg|panak))|\W+nr\b)|\b(?:nodoma|sadarbibas) protokols\b|^\W*(?:nodomu|vienosanas) protokols\b|^\W*(?:sadarbibas |nodomu )?ligums\b|"
                     r"\blasijums\b|\bstasts\b|^\W*atvadu vardi\b|\bvesturisk\w+ (?:izzina|apskats)|\bvestures (?:izzina|apskats|piezimes?|lappuses?)\b|\blappuses? no .{3,60}\bvestur|^\W*no (?:\w+ ){1,3}vestures\W*$"),
    )
)
#: The end of a line that says to whom a letter goes: `Ekonomikas ministrijai`, `Domes priekšsēdētājam J. Kalnam`.
_TO_WHOM = (
    r"\b(?:ministrijai|parvaldei|domei|pasvaldibai|agenturai|padomei|savienibai|biedribai|fondam|centram|dienestam|komisijai|komitejai|kancelejai|asociacijai|"
    r"universitatei|skolai|gimnazijai|federacijai|kamerai|inspekcijai|institutam|birojam|direktor(?:am|ei)|priekssedetaj(?:am|ai)|ministr(?:am|ei)|prezident(?:am|ei)|"
    r"vaditaj(?:am|ai)|sekretar(?:am|ei))(?: (?:[a-z]\.)+ ?[a-z-]+| [a-z]+ [a-z-]+)?"
)
#: Signs anywhere in the text, each with the words or parts of words one of which it holds: where the text has none the pattern is not tried.
_TEXT_SIGNS: tuple[tuple[str, float, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (kind, weight, tuple(held.split()) or ("",), re.compile(pattern))
    for kind, weight, held, pattern in (
        ("other", 5, "puses", r"\b(?:parstav|persona|varda)\b[^.]{0,250}\bno (?:vienas|pirmas) puses\b"),
        ("presentation", 5, "paldies", r"paldies par uzmanibu"),
        ("presentation", 4, "jautajumi?", r"(?m:^)\W*jautajumi\?\W*(?:\n|$)"),
        ("minutes", 5, "piedalijas:", r"\b(?:tiksan|sanaksm|sed|apspried|sarun)\w{1,4} vadija [^\n.:]{5,160}\. (?:taja )?piedalijas:"),
        ("presentation", 3, "paldies", r"(?m:^)\W*paldies\s*[?!]+\W*(?:\n[^\n]{0,60}){0,4}\Z"),
        ("letter", 5, "cienijam godat dargie sveicinati labdien", r"(?m:^)\W*(?:loti |augsti )?(?:cienijam\w+|godatai?s?|dargie|sveicinati|labdien)\b.{0,80}[!,.]?(?:\n|$)"),
        ("letter", 3, "cien", r"\bar (?:patiesu )?cienu\b|\bpatiesa ciena\b"),
        ("letter", 3, "cien", r"(?m:^)\W*cien(?:a|u)\W*(?:\n|$)"),
        ("letter", 2, "zinasanai adresatiem kam", r"(?m:^)\W*(?:zinasanai|adresatiem|kam)\W*:\s*\w+(?:ai|ei|am|im)\b"),
        ("letter", 3, "", rf"(?m:^)[^\n.,:;]{{0,90}}{_TO_WHOM}\W*(?:\n[^\n:]{{0,90}})?\n(?:[^\n]*\n){{0,8}}?\W*par [^\n.]{{5,160}}(?:\n|$)"),
        ("letter", 3, "jusu nr", r"\buz jusu .{0,40}vestul|\buz \d{2}\.\d{2}\.\d{4}\.?,? nr"),
        ("press", 4, "", r"(?m:^)\W*[a-z]+, \d{1,2}\. ?[a-z]+\.?(?:,|\s*\(|\s[-–/])|\b(?:leta\b.{0,5}[.)]|nozare\.lv\b)"),
        ("press", 3, "sagatavoja publicets lasits foto: informacija preses", r"\b(?:(?:informaciju|zinu|rakstu|relizi|publikaciju) sagatavoja|publicets|lasits|foto:|plasaka informacija\b|papildu informacija\b|preses sekretar\w+)"),
        ("press", 4, "saruna intervij intervej", r"(?m:^)\W*(?:saruna|intervija) ar [^\n]{5,140}(?:\n|$)|\bintervej(?:a|usi|is) [a-z]+ [a-z]"),
        ("press", 2.5, "sodien vakar pirmdien otrdien tresdien ceturtdien piektdien sestdien svetdien", r"\b(?:sodien|vakar|(?:pirm|otr|tres|ceturt|piekt|sest|svet)dien)\b.{0,120}\b(?:notika|paraksti\w*|atklaja|tikas|"
                       r"pulcejas|norisinajas|noslegusies|nodibinaja|nosledza|apstiprinaja|ieveleja|pienema|apmekleja|saks|notiks)\b"),
        ("press", 1.5, "gada", r"(?m:^)\W*\d{4}\.? ?gada \d{1,2}\. ?[a-z]+ [^\n]{0,400}\b(?:paraksti\w*|nosledza|atklaja|tikas|notika|norisinajas|"
                       r"prezente\w*|viesojas|pulcejas)\b"),
        ("plan", 2.5, "ricibas plana", r"ricibas virzieni|plana \d{4}.{0,40}gadam"),
        ("decision", 3, "pamatojoties", r"(?m:^)\W*pamatojoties uz .{0,300}\b(?:nolemj|nolema|uzdodu|apstiprinu)"),
    )
)
_SAYS = (
    r"(?:saka|teica|sacija|uzsver|uzsvera|norada|noradija|skaidro|skaidroja|stasta|stastija|pastastija|atzist|atzina|vertes?|verte|spriez|"
    r"pauz|pauda|informe|informeja|zino|zinoja|piebilst|piebilda|apliecina|apliecinaja|komente|komenteja|attaisno|atgadina|lesj?|priecajas|cer|atklaj|"
    r"atklaja|prognoze|secina|turpina|paskaidro|paskaidroja|akcente|mudina|aicina)"
)
_QUOTED_SAYING = re.compile(rf"[,!?.…][”\"»“]\s*[-–]?\s*(?:\w+\s){{0,6}}?{_SAYS}\b|\b(?=[sutnaivpzkmclj]){_SAYS}(?:\s\w+){{0,6}}:\s*[„\"“«]")
_QUESTION = re.compile(r"(?:^|\n)\s*[–—-]\s[^\n]{8,250}\?\s*(?=\n\s*[–—-]\s)")
_THAT = re.compile(r", ka\b")
_SAYS_BEFORE = re.compile(rf"\b{_SAYS}$")
_ATTRIBUTION = re.compile(rf",\s{_SAYS}\s[^.\n]{{3,160}}[.\n]")


def kind_of(document: Document, flow: Sequence[Passage], sections: Sequence[Section], *, printed: bool = False) -> str:
    """`minutes`, `decision`, `letter`, `plan`, `report`, `presentation`, `press`, or `other` when no sign is strong.

    `printed`: the paper bears the name of a medium that brought it out.
    """
    weights: dict[str, float] = dict.fromkeys((*KINDS, "other"), 0.0)
    weights["press"] = 3.0 if printed else 0.0
    for line in _title_lines(document, flow):
        for kind, weight, pattern in _TITLE_SIGNS:
            if pattern.search(line):
                weights[kind] = max(weights[kind], weight)
    whole = lines_folded(document.text[:40000])
    for kind, weight, held, pattern in _TEXT_SIGNS:
        if any(part in whole for part in held) and pattern.search(whole):
            weights[kind] += weight
    _by_sections(sections, weights)
    _by_layout(document, flow, weights)
    if turns(document):
        weights["minutes"] += 6
    if not any(s.kind in (SectionKind.ATTENDANCE, SectionKind.DECISION) for s in sections):
        told = whole[:12000]
        sayings = len(_QUOTED_SAYING.findall(told)) * 1.5 + len(_ATTRIBUTION.findall(told)) * 2.2
        if len(_QUESTION.findall(document.text[:12000])) >= 3 or _asked(document, flow) >= 3:  # an interview
            weights["press"] += 4
        weights["press"] += min(4.5, sayings) + min(1.6, 0.8 * _said_that(told))
    best = max(KINDS, key=lambda kind: (weights[kind], -KINDS.index(kind)))
    if weights[best] > _LEAST or weights["other"]:
        return best if weights[best] > _LEAST and weights[best] >= weights["other"] else "other"
    return prose_kind(document, flow) or "other"


def _said_that(text: str) -> int:
    """How often the text says that somebody said something: `uzsvēra, ka`."""
    return sum(_SAYS_BEFORE.search(text, max(0, at.start() - 20), at.start()) is not None for at in _THAT.finditer(text))


def _asked(document: Document, flow: Sequence[Passage]) -> int:
    """How many short paragraphs are questions that the next one answers; none where they are few among many."""
    asks = [document.text[p.start : p.end].rstrip().endswith("?") and p.end - p.start < 400 for p in flow]
    answered = sum(question and not following for question, following in pairwise(asks))
    return answered if 4 * answered >= len(flow) else 0


#: Below or above a title, when it was approved: what that paper is called says nothing of this one.
_APPROVED = re.compile(r"\W*(?:APSTIPRINĀT|SASKAŅOT|Apstiprināt|Saskaņot)\w*:?\s.*(?:lēmum|rīkojum|sēd)", re.DOTALL)


def _title_lines(document: Document, flow: Sequence[Passage]) -> list[str]:
    """The lines of the head that can be a title, folded: short, and no sentences."""
    out = []
    for passage in flow[:9]:
        text = " ".join(document.text[passage.start : passage.end].split())
        if passage.kind is PassageKind.CELL or not text or _APPROVED.match(text):
            continue
        sentence = len(text) > 40 and text.rstrip("”»\"").endswith((".", "!", "?")) and not text.isupper() and not re.search(r"(?:Nr\.?\s?\S+|\d{4}\.?|gada \S+|\bg)\.?$", text)
        if len(text) <= 260 and not sentence and not re.match(r"[\"„“«][^\"”“»]*[,.!?][\"”“»]", text):
            out.append(folded(text))
        elif re.match(r".{0,160}?\b(?:PROTOKOLS|P R O T O K O L S|Protokols Nr)", text):
            out.append(folded(text[:160]))
    return out


def _by_sections(sections: Sequence[Section], weights: dict[str, float]) -> None:
    kinds = {s.kind for s in sections}
    if SectionKind.ATTENDANCE in kinds:
        weights["minutes"] += 3
        if SectionKind.AGENDA in kinds or SectionKind.DECISION in kinds or SectionKind.ITEM in kinds:
            weights["minutes"] += 2


#: The chain of links with which a page begins, where slides have none.
_CRUMBS = re.compile(r"\W*(?:sakums|sakumlapa)\s*[>»›/|→]")


def _by_layout(document: Document, flow: Sequence[Passage], weights: dict[str, float]) -> None:
    """Slides have pages with little text; plans have tables with terms and those responsible."""
    paragraphs = [p for p in flow if p.kind is PassageKind.PARAGRAPH and p.end - p.start > 90]
    if sum(p.kind is PassageKind.HEADER and is_slide_mark(document.text[p.start : p.end]) for p in document.passages) >= 3:
        weights["presentation"] += 9
    if document.pages and document.pages >= 3 and len(document.text) / document.pages < 700:
        weights["presentation"] += 4
    whole = folded(document.text[:600])
    if not _CRUMBS.match(whole) and re.search(r"\bprojekt", whole) and len(paragraphs) < 4 and not runs_on(document, flow) and re.search(r"termin|budzet|partneri", folded(document.text[:4000])) and len(document.text) < 6000:
        weights["presentation"] += 2.5
    titles = folded(" ".join(document.text[p.start : p.end] for p in flow if p.kind is PassageKind.CELL and p.row == 0))
    if re.search(r"\btermin|\bizpildes", titles) and re.search(r"\batbild|\bizpilditaj", titles) and re.search(r"\bpasakum|\buzdevum|\baktivitat", titles):
        weights["plan"] += 1.5
