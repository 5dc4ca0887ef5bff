"""The initiative that the paper itself is or is about, named by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.initiatives.labels import Labelled
from extractors.initiatives.named import NamedInitiative, as_written, make_named
from extractors.names.initiative_heads import initiative_head
from extractors.names.quotes import quoted_spans
from extractors.records import Document, Header, Mention, Part, Passage, PassageKind

#: The years that a title ends in, one or several, on its line or on the next.
_YEARS = re.compile(
    r"\s*(?:\d{4}\.?\s?(?:gada\s)?[–—-]\s?)?\d{4}\.\s?gad(?:am|iem|s|ā)\b|\s+\d{4}\s?[–—-]\s?\d{4}\.?(?=\s*\n|\s*$)", re.IGNORECASE
)
#: A title that says behind the noun what for, and ends in its years: `Rīcības plāns lasīšanas veicināšanai 2023.–2025. gadā`.
_TO_ITS_YEARS = re.compile(
    r"(?:[^\W\d_][\w-]*\s+){0,5}(?P<noun>plāns|programma|stratēģija)(?:\s+[a-zāčēģīķļņšūž][\w-]*,?){1,10}\s+(?P<years>\d{4}\.?\s?(?:gada\s)?[–—/-]\s?\d{4}\.?\s?(?:mācību\s)?gad(?:am|iem|ā|os))"
)
#: The years of a plan on a line of their own: `2018./2019. mācību gadam`.
_YEARS_ALONE = re.compile(r"\d{4}\.?\s?(?:gada\s)?[–—/-]\s?\d{4}\.?\s?(?:mācību\s)?gad(?:am|iem|ā|os)")
#: Papers that begin by saying what they are: `VIENOŠANĀS par …`, `Sadarbības līgums`, with what they are about there or below.
_CONTRACT = re.compile(
    r"(?P<kind>(?:sadarbības|saprašanās|sapratnes|nodomu|trīspusēj\w+|divpusēj\w+|starpresoru|starptautisk\w+)\s+)?(?P<noun>vienošanās|līgums|memorands|protokols|deklarācija)"
    r"(?:\s+Nr\.?\s*[\w./-]+)?(?P<about>\s+par\s+.{4,160})?",
    re.IGNORECASE,
)
#: A title that already says what kind of paper or event it is names no project.
_OTHER_TITLE = re.compile(r"\b(?:pārskat|ziņojum|prezentācij|protokol|sanāksm|sēd|konferenc|seminār|forum|plān|program|vēstul|lēmum|par\s+projekt)\w*", re.IGNORECASE)
_ASKS_PROGRAMME = re.compile(r"\W*(?:(?:finansējuma|finansētāja|atbalsta)\s+)?(?:programma|programmas nosaukums|finanšu instruments|stratēģija|plāns)\W*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
#: The way to a page of a site, above its title: `Par mums > Darbs > Saglabāšanas plāns`.
WAY = re.compile(r"\w\s+[>›→]\s+\w")
_FILE_NAME = re.compile(r"\s+\S*(?:_\S+|\.(?:docx?|pdf))\b")


def find_own_title(document: Document, header: Header, flow: Sequence[Passage]) -> NamedInitiative | None:
    """The plan that the paper itself is, named by its title; the years that its name ends in may stand on the next line."""
    approved = bool(flow) and document.text[flow[0].start : flow[0].end].lower().startswith("apstiprin")
    if header.kind != "plan" and not approved:
        return _find_headline(document, flow)
    for place, passage in enumerate(flow[:8]):
        text = document.text[passage.start : passage.end]
        words = text.split()
        if place and _ASKS_PROGRAMME.fullmatch(document.text, flow[place - 1].start, flow[place - 1].end):
            continue  # the programme of the project that the form is about
        if passage.kind is PassageKind.ITEM or WAY.search(text) or len(words) > 20 or text.rstrip().endswith(".") or re.search(r"[a-zāčēģīķļņšūž]\.\s[A-ZĀČĒĢĪĶĻŅŠŪŽ]", text):
            continue
        heads = [i for i, w in enumerate(words) if (h := initiative_head(w.strip(",.:"))) and h[0] in ("plan", "programme")]
        title, last = text.strip(), passage.end
        if place + 1 < len(flow) and heads and _YEARS_ALONE.fullmatch(below := document.text[flow[place + 1].start : flow[place + 1].end].strip()):
            title, last = f"{title} {below.lower()}", flow[place + 1].end
        whole = _TO_ITS_YEARS.fullmatch(title.lower() if _shouted(title) else title) if heads else None
        if whole is not None:
            noun = whole["noun"].lower()
            start = passage.start + len(text) - len(text.lstrip())
            name = as_written(document, title.upper()) if _shouted(title) else title
            made = make_named(document, start, last, name, "programme" if noun == "programma" else "plan", noun, "title", 0.85)
            return replace(made, own=True, labelled=True)
        if not heads or heads[0] == 0:
            continue
        at = heads[0]
        form = initiative_head(words[at].strip(",.:"))
        end = passage.start + _offset(text, words, at)
        years = _YEARS.match(document.text, end)
        if years:
            end = years.end()
        titled = years is not None and end >= passage.end  # a line that is nothing but the name with its years
        if not titled and header.kind != "plan":
            continue
        if not titled and passage.kind is not PassageKind.HEADING and (
            place > 2 or any(p.kind is PassageKind.HEADING for p in flow[place + 1 : 6])
        ):
            continue
        if form is None or words[at].strip(",.:").lower() != form[1].head.noun or (at < 2 and not titled):
            continue
        name = as_written(document, _FILE_NAME.sub("", document.text[passage.start : end]))
        made = make_named(document, passage.start, end, name, form[0], form[1].head.noun, "title", 0.85)
        return replace(made, own=True, labelled=True)
    return None


#: A headline in capitals that is nothing but the name of a programme with its years: `KALNU UN EZERU PROGRAMMA 2007–2013`.
_HEADLINE = re.compile(r"(?P<name>(?:[^\W\d_][\w-]*,?\s+){1,8}(?P<noun>PROGRAMMA|programma))(?P<years>\s+\d{4}\.?\s?(?:gada\s)?[–—-]\s?\d{4}\.?(?:\s?gad\w+)?)\s*")


def _find_headline(document: Document, flow: Sequence[Passage]) -> NamedInitiative | None:
    """The programme of which a report or minutes tell, by their headline; its years are told beside it."""
    for passage in flow[:2]:
        match = _HEADLINE.fullmatch(document.text, passage.start, passage.end)
        if match is not None and document.text[passage.start].isupper():
            name = as_written(document, match["name"]) if match["name"].isupper() else match["name"]
            made = make_named(document, *match.span("name"), name, "programme", "programma", "title", 0.8)
            return replace(made, own=True, labelled=True)
    return None


def _shouted(title: str) -> bool:
    """Whether a title is in capitals, its years apart."""
    return _YEARS_ALONE.sub("", title.replace("GAD", "gad").replace("MĀCĪBU", "mācību")).strip().isupper() or title.isupper()


def find_own_agreement(document: Document, flow: Sequence[Passage]) -> NamedInitiative | None:
    """The agreement that the paper itself is: `VIENOŠANĀS`, with `par …` on its line or the next."""
    for place, passage in enumerate(flow[:5]):
        match = _CONTRACT.fullmatch(document.text[passage.start : passage.end].strip())
        if match is None or (match["noun"].lower() == "protokols" and (match["kind"] or "").strip().lower() != "nodomu"):
            continue
        about, end = match["about"], passage.end
        if about is None and place + 1 < len(flow):
            below = document.text[flow[place + 1].start : flow[place + 1].end].strip()
            if re.match(r"par\s", below, re.IGNORECASE) and len(below) < 200:
                about, end = " " + below, flow[place + 1].end
        if about is None and not match["kind"]:
            return None
        noun = match["noun"].lower()
        about = (about.lower() if about.isupper() else about) if about else ""
        name = f"{(match['kind'] or '').lower()}{noun}{about.rstrip(' .')}"
        kind = "declaration" if noun == "deklarācija" else "agreement"
        named = make_named(document, passage.start, end, name[0].upper() + name[1:], kind, noun, "own agreement", 0.85)
        return replace(named, own=True, labelled=True)
    return None


#: A line of a title that says no more than that it is a project, by which programme, and its number: `Interreg programmas projekts Nr. LV-12`.
_KIND_LINE = re.compile(r"(?:(?:[\w+–-]+|\d{4}\.(?:[–-]\d{4}\.)?)\s+){0,8}[Pp](?:ilotp)?rojekts(?:\s+(?:Nr\.?\s*)?[A-Z0-9][\w/.-]*)?|(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ+–-]+\s+){0,8}PROJEKTS")
_TITLE_LINE = re.compile(r"(?![^:\n]*\b(?:19|20)\d\d\b)[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[^.:;„“”«»\"\n\t()@|]|(?<=[a-zāčēģīķļņšūž]):\s(?=[a-zāčēģīķļņšūž])){4,90}[!?]?")


def _under_its_kind(document: Document, flow: Sequence[Passage], bodies: Sequence[Mention]) -> NamedInitiative | None:
    """The project whose name stands as a title below or above a line that is nothing but its kind."""

    def is_title(passage: Passage) -> bool:
        name = document.text[passage.start : passage.end].strip()
        words = name.split()
        named = any(passage.start <= m.evidence.start < passage.start + 3 for m in bodies)
        return 1 < len(words) < 15 and not named and _TITLE_LINE.fullmatch(name) is not None and _OTHER_TITLE.search(name) is None and (
            name.isupper() or any(w[0].islower() for w in words if len(w) > 3)  # not the name of a person
        )

    for place, line in enumerate(flow[:5]):
        if _KIND_LINE.fullmatch(document.text[line.start : line.end].strip()) is None:
            continue
        beside = [p for p in (*flow[place + 1 : place + 2], *flow[max(0, place - 1) : place]) if is_title(p)]
        if beside:
            title = beside[0]
            name = as_written(document, " ".join(document.text[title.start : title.end].split()))
            return replace(make_named(document, title.start, title.end, name, "project", "projekts", "own project", 0.75), own=True, labelled=True)
    return None


#: A title that is nothing but the short name of a project, in capitals.
_ACRONYM = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][A-ZĀČĒĢĪĶĻŅŠŪŽ0-9-]{4,18}")
#: What the first lines of slides on a project say: whose coordinator speaks, by which grant.
_OF_PROJECT = re.compile(r"\b(?:projekt\w*\s+(?:koordinator|vadītāj|partner|sapulc|sanāksm|atklāš)|konsorcij|(?:granta|līguma)\s+(?:līguma\s+)?[Nn]r)", re.IGNORECASE)


def find_acronym(document: Document, header: Header, flow: Sequence[Passage], bodies: Sequence[Mention]) -> NamedInitiative | None:
    """The project whose short name alone is the title of slides: `AQUANET`, with its coordinator or grant below; whatever others they speak of."""
    if header.kind != "presentation" or not flow:
        return None
    title = flow[0]
    name = document.text[title.start : title.end].strip()
    if _ACRONYM.fullmatch(name) is None or any(title.start <= m.evidence.start < title.end for m in bodies):
        return None
    if not any(_OF_PROJECT.search(document.text, p.start, p.end) for p in flow[1:8]):
        return None
    return replace(make_named(document, title.start, title.start + len(name), name, "project", "projekts", "own project", 0.75), own=True, labelled=True)


#: Behind the name in a title the same in another language, the sign that a second title follows, or what is told of it: `ZAĻIE KRASTI / Green Shores`,
#: `Upe runā:`, `Upe runā: ko dzirdējām pavasarī`.
_SIDE_TITLE = re.compile(
    r"\s+/\s+[A-Z][^/]*$|\s*:$|:\s+(?:(?:ko|kā|kas|kur|kāpēc|kad|gads|gaita|norise|rezultāti|pieredze|paveiktais|starp\w+|pirm(?:ais|ie|ā|ās))\b.*|[^:]*,\s+(?:kas|ko|kur\w*|lai)\s.*)$"
)


def find_own_project(
    document: Document, header: Header, flow: Sequence[Passage], labelled: Sequence[Labelled], bodies: Sequence[Mention] = ()
) -> NamedInitiative | None:
    """The project that a paper presents under its name alone: its lines say `Projekta partneri`, `Projekta budžets`, its title no kind.

    Of slides that its manager shows, one line that says who takes part is enough.
    """
    if (titled := _under_its_kind(document, flow, bodies)) is not None:
        return titled
    told = {label.meaning for label in labelled if label.kind == "project"}
    if flow and "rojekt" in document.text[: flow[:8][-1].end]:  # `Projekta atklāšana`: the labels need not say whose partners they list
        bare = {label.meaning for label in labelled if label.kind is None}
        told |= bare & {Part.LEAD, Part.PARTNER, "term", "budget"} if bare & {Part.LEAD, Part.PARTNER} else set()
    shown = header.kind == "presentation" and any(_OF_PROJECT.search(document.text, p.start, p.end) for p in flow[1:5])
    if header.kind not in ("presentation", "report", "other") or len(told) < 2 - shown or not flow:
        return None
    # `[1]` numbers a slide
    lettered = [p for p in flow[:6] if _LETTERS.search(document.text, p.start, p.end) and not WAY.search(document.text, p.start, p.end)]
    first = next((p for p in lettered[:4] if p.kind is PassageKind.HEADING), lettered[0] if lettered else flow[0])
    title = _SIDE_TITLE.sub("", document.text[first.start : first.end].strip())
    name = " ".join(title.split())
    if any(m.evidence.start < first.start + len(title) and first.start < m.evidence.end for m in bodies):
        return None  # a house shows what it does
    if not 2 <= len(name.split()) <= 20 or name.endswith(".") or _OTHER_TITLE.search(name) or next(quoted_spans(name, 0, len(name)), None):
        return None
    name = as_written(document, name) if name.isupper() else name
    return replace(make_named(document, first.start, first.start + len(title), name, "project", "projekts", "own project", 0.7), own=True, labelled=True)


def _offset(text: str, words: Sequence[str], at: int) -> int:
    place = 0
    for word in words[: at + 1]:
        place = text.index(word, place) + len(word)
    return place - (len(words[at]) - len(words[at].rstrip(",.:")))
