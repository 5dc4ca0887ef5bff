"""Events without quotes that bear a name: `Lībiešu krasta svētkus`, `Karjeras dienu`, `XXVI Vispārējo latviešu Dziesmu un XVI Deju svētku`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.heads import initiative_head
from extractors.initiatives.named import NamedInitiative, make_named, respaced
from extractors.initiatives.proper import find_begin
from extractors.institutions.words import words_of
from extractors.records import Document, Mention, Passage

#: What a name of an event ends in. Seminars, meetings and courses are called by what they are about and have no name without quotes.
_NOUNS = frozenset(
    """diena dienas nedēļa svētki festivāls forums kongress samits gadatirgus olimpiāde spartakiāde spēles maratons skrējiens simpozijs
    salidojums lasījumi regate čempionāts konference brauciens velobrauciens""".split()
)
#: With one word before them these may be any: a `Rīgas konference` is no name.
_OF_ANY = frozenset("konference forums brauciens kongress samits simpozijs".split())
#: Days that everybody keeps are no event that somebody takes part in; `Pirmā diena`, `Darba dienas` are none at all.
_KEPT_BY_ALL = re.compile(
    r"(?:Līgo|Lieldienu|Ziemassvētku|Lāčplēša|Zinību|Mātes|Tēva|Skolotāju|Valsts|Neatkarības|Uzvaras|Darba|Mācību|Starptautisk\w+|Pasaules|Vispasaules|Nākam\w+|Pirm\w+|Otr\w+|"
    r"Treš\w+|Pēdēj\w+|Visu|Jāņu|Jaun\w+|Pilsētas|Novada|Pagasta)$"
)
#: Behind the genitive of an event: `Karjeras dienas laikā`.
_WHOSE = re.compile(r"(?:laikā|ietvaros|norise|norisi|pasākum\w*|dalībniek\w*|organizator\w*|rīkošan\w*|programm\w*|atklāšan\w*|mērķis|ideja)$")
_HELD = re.compile(r"\b(?:(?:sa|no)?rīko\w*|(?:līdz|no)?organizē\w*|aizvad\w+|norisin\w+|notik\w+|notiek|notiks|piedal\w+|pulcē\w*|aicin\w+)\b", re.IGNORECASE)


def find_occasions(document: Document, passage: Passage, bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """The events that the passage calls by a name with capitals and says that somebody holds or attends."""
    if not _HELD.search(document.text, passage.start, passage.end):
        return
    words = words_of(document.text, passage.start, passage.end)
    for at, word in enumerate(words):
        head = initiative_head(word.text) if at and not word.text.isupper() else None
        if head is None or head[1].head.noun not in _NOUNS or any(m.evidence.start <= word.start < m.evidence.end for m in bodies):
            continue
        start = find_begin(document, words, at, bodies, passage)
        if start is None or at - start > 9 or _KEPT_BY_ALL.match(words[start].text):
            continue
        if words[start - 1 if start else 0].text in ("„", "“", '"', "«"):
            continue
        if head[1].head.noun in _OF_ANY and at - start < 2:
            continue
        name = respaced(document, words, start, at, head[1])
        if word.text == "dienas" and not (at + 1 < len(words) and _WHOSE.match(words[at + 1].text)):
            name = document.text[words[start].start : word.end]  # several days and no genitive of one
        yield make_named(document, words[start].start, word.end, name[0].upper() + name[1:], "event", head[1].head.noun, "proper name", 0.65)
