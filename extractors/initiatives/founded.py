"""Alliances, clusters and the like that are bodies and networks at once: those whose founding the paper tells, or whose paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.named import NamedInitiative, make_named
from extractors.names.declension import Case, decline
from extractors.names.heads import head_gender
from extractors.records import Document, Mention, Passage, PassageKind

METHOD = "initiatives:founded"
#: What several join in; associations have members by the hundred, of which a paper names some by chance.
_LEAGUES = ("alianse", "koalīcija", "klasteris", "konsorcijs", "kustība", "platforma", "tīkls")
_LEAGUE = re.compile(rf"(?:{'|'.join(_LEAGUES)})[”“»\"]?$")
_FOUNDED = re.compile(r"(?<!\w)(?:no)?(?:dibinā|veido)\w*|\bizveido\w*|\bapvieno\w*|\bdarbu\s+(?:sāk|uzsāk)\w*", re.IGNORECASE)
#: Those who speak in the paper found it there: `Ar šo dienu dibinām | Upju aliansi`.
_WE_FOUND = re.compile(r"\b(?:(?:no)?dibin(?:ām|ājam|ājām|āsim)|(?:iz)?veidojam|izveidojām|izveidosim|apvienojamies|apvienojāmies)\s+(?:jaunu\s+|kopīgu\s+)?[„“«\"]?$", re.IGNORECASE)
_FIRST = 4  # passages that say what a piece of news is about
_NEAR = 40  # code points of the first sentence below
_TOP = 2  # passages in which a paper names whose it is
#: A heading in a newsletter that tells of one, or the sentence below it: `Tartu dzimusi X alianse`, `To dibinājām trijatā`.
_BORN = re.compile(r"(?<!\w)(?:(?:no)?dibinā|izveido|dzim(?:st|us))\w*", re.IGNORECASE)
#: The founding paper, whatever it is called: `dibināšanas līgumu parakstīja …`.
_FOUNDING_PAPER = re.compile(r"(?<!\w)[Dd]ibināšanas\s+(?:līgum|deklarācij|memorand|protokol|akt|vienošan|dokument)\w{1,3}")


def find_founded(document: Document, flow: Sequence[Passage], bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """The mentions of an alliance whose founding stands in the first lines or under a heading, that `we` found, or whose paper it is; doubtful, until the paper tells who is in it.

    >>> from extractors.readers import read
    >>> from extractors.records import EntityKind
    >>> document = read("Dibināta Ezeru krastu alianse\\n\\nAliansē ir trīs pašvaldības.\\n".encode())
    >>> alliance = Mention(document.cite(9, 29), EntityKind.INSTITUTION, "Ezeru krastu alianse", "test", 1.0)
    >>> [(n.mention.name, n.noun) for n in find_founded(document, document.passages, (alliance,))]
    [('Ezeru krastu alianse', 'alianse')]
    """
    leagues = [m for m in bodies if _LEAGUE.search(m.name) and " " in m.name]
    heads = {
        m.name for m in leagues for p in flow[:_FIRST]
        if p.start <= m.evidence.start < p.end and _FOUNDED.search(document.text, p.start, p.end)
    }  # fmt: skip
    heads |= {m.name for m in leagues for p in flow[:_TOP] if p.start == m.evidence.start and p.end - m.evidence.end < 2}
    heads |= {m.name for m in leagues if _WE_FOUND.search(document.text[max(0, m.evidence.start - 40) : m.evidence.start])}
    headings = [place for place, p in enumerate(flow[:-1]) if p.kind is PassageKind.HEADING]
    heads |= {
        m.name for m in leagues for place in headings
        if flow[place].start <= m.evidence.start < flow[place].end and _BORN.search(document.text, flow[place].start, min(flow[place + 1].end, flow[place].end + _NEAR))
    }  # fmt: skip
    for mention in leagues:
        if mention.name in heads:
            noun = mention.name.rstrip("”“»\"").rpartition(" ")[2]
            named = make_named(document, mention.evidence.start, mention.evidence.end, mention.name, "network", noun, "founded", 0.6)
            yield NamedInitiative(named.mention, noun, doubtful=True)


def founded_again(document: Document, named: Sequence[NamedInitiative]) -> Iterator[tuple[int, int, NamedInitiative, frozenset[Case]]]:
    """Where the text speaks of such an alliance by its noun alone, or of the paper by which it was founded, with the cases of the word."""
    founded = {n.mention.name: n for n in reversed(named) if n.mention.method == METHOD}
    if len(founded) != 1:
        return
    first = next(iter(founded.values()))
    forms = decline(first.noun, head_gender(first.noun))
    cases: dict[str, set[Case]] = {}
    for case, each in forms.items():
        for form in each if case is not Case.VOC else ():
            cases.setdefault(form, set()).add(case)
    spans = [(n.mention.evidence.start, n.mention.evidence.end) for n in named]
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(sorted(cases, key=len, reverse=True))})(?![\w-])", document.text, re.IGNORECASE):
        if match.start() > first.mention.evidence.start and not any(a <= match.start() < b for a, b in spans):
            yield match.start(), match.end(), first, frozenset(cases[match.group().lower()])
    for match in _FOUNDING_PAPER.finditer(document.text):
        yield match.start(), match.end(), first, frozenset({Case.ACC})
