"""Papers called by what they are about: `Memorands par sadarbību izglītībā`, `Deklarācija par …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.initiatives.named import NamedInitiative, make_named
from extractors.initiatives.signed import TRADE
from extractors.names.initiative_heads import initiative_head
from extractors.records import Document, Passage
from extractors.signs import Sign

#: The noun of the paper, `par` and what follows, with those it is concluded with between them.
_PAPER_ABOUT = re.compile(
    r"\b(?P<of>(?:[Ss]adarbības|[Ss]aprašanās|[Ss]apratnes|[Nn]odomu)\s+)?(?P<noun>[Mm]emorand(?:s|a|am|u|ā)|[Dd]eklarācij(?:a|as|ai|u|ā)|Hart(?:a|as|ai|u|ā)|"
    r"(?<=odomu )protokol(?:s|a|am|u|ā)|[Ll]īgum(?:s|u)|(?<=adarbības )līgum(?:a|am|ā)|[Nn]olīgum(?:s|u)|[Vv]ienošanos|[Vv]ienošanās)"
    r"(?P<with>\s+(?:ar|starp)\s(?:(?!\s(?:un|vai)\s(?:vienoš|līgum|nolīg|memor))[^.,;:\n\t]){4,90}?)?(?P<about>\s+par\s+[^.,;:„“”«»\"()\n\t]{4,110})"
)
#: What is in each of the nouns; most passages have none of it.
_PAPER_SIGN = Sign("emorand|eklarācij|Hart|rotokol|īgum|ienošan")
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


#: The plan by which a protected area is kept (law on protected areas of nature, 18): `dabas aizsardzības plāna izstrāde dabas liegumam „…”`.
_AREA = r"(?:dabas\s+(?:liegum|park|rezervāt|piemineklis|pieminek[lļ])|aizsargājam\w+\s+ainavu\s+apvid|nacionāl\w+\s+park)"
_OF_NATURE = re.compile(
    r"\b[Dd]abas\s+aizsardzības\s+plān(?:s|a|am|u|ā)\b(?:\s+(?:izstrād|uzsākšan|projekt|apsprieš|sabiedrisk|īstenošan|sagatavošan|izstrādāšan)\w*){0,3}"
    rf"\s+(?P<area>{_AREA}\w*)\s+[„“«\"](?P<name>[^„“”«»\"\n]{{2,60}})[”“»\"]"
    rf"|\b(?P<its>{_AREA}(?:a|us))\s+[„“«\"](?P<called>[^„“”«»\"\n]{{2,60}})[”“»\"]\s+dabas\s+aizsardzības\s+plān(?:s|a|am|u|ā)\b"
)


def _find_of_nature(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """The plans of protected areas, by the area."""
    if document.text.find("aizsardzības plān", passage.start, passage.end) < 0:
        return
    for match in _OF_NATURE.finditer(document.text, passage.start, passage.end):
        if match["area"]:
            name = f"dabas aizsardzības plāns {match['area']} {document.text[match.end('name') - len(match['name']) - 1 : match.end()]}"
        else:
            name = f"{document.text[match.start() : match.end('called') + 1]} dabas aizsardzības plāns"
        yield make_named(document, *match.span(), name[0].upper() + name[1:], "plan", "plāns", "paper about", 0.7)


def find_about(document: Document, passage: Passage, *, first: bool) -> Iterator[NamedInitiative]:
    """`Memorands par …`: written large, or what the paper itself is about by its first lines."""
    yield from _find_of_nature(document, passage)
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
