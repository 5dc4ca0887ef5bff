"""What running prose without a head or a form is: journalism, or a speech, a study, a history.

Latvian papers print most of what is nothing else, so prose is taken for journalism unless it speaks to those present or
reasons like a scholar. What others say in quotes tells nothing of who writes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.header.lines import lines_folded
from extractors.records import Document, Passage, PassageKind

_QUOTED = re.compile(r"[„“\"«][^„“”\"«»]{3,1500}[”“\"»]")
_DASHED = re.compile(r"(?m)^\s*[–—-]\s[^\n]+$")
#: Signs of somebody who speaks to people before him, over folded text without quotations: weight of each and the most that it can weigh.
_SPEECH = (
    (4.0, 4.0, re.compile(r"\((?:ilgstosi |verdzigi )?(?:aplausi|smiekli|starpsauciens|no zales)")),
    (4.0, 4.0, re.compile(r"\b(?:augsti )?(?:godat|godajam|cienijam|cienit)(?:ie|ais|a|o) (?:\w+ )?(?:kolegi|deputati|prezident\w*|klatesos\w+|sedes|dam\w+|kungi|draugi|klausitaji|priekssedetaj\w*|viesi|referent\w*)|\bdamas un kungi\b|\bkolegi[,!]")),
    (1.5, 4.5, re.compile(r"\b(?:jus|jums|saprotiet|ziniet|paskatieties|iedomajieties|iedomaties|atcerieties|vai ne\?)(?!\w)")),
    (1.5, 3.0, re.compile(r"\bes (?:domaju|zinu|saprotu|gribu|gribetu|velos|veletos|aicinu|ludzu|uzskatu|ceru|redzu|varu|reiz|nekad|sobrid)\b|\bpaldies\b|\bjateic\b|\bman, protams\b")),
    (0.7, 2.8, re.compile(r"\b(?:mes|mums|mus|musu)\b")),
    (1.5, 3.0, re.compile(r"\b[a-z-]+(?:a|sa) (?:kungs|kunga|kungam|kungu|kundze|kundzes|kundzei|kundzi)\b")),
    (0.8, 1.6, re.compile(r"(?<=\w)!(?=\s|$)")),
    (0.7, 1.4, re.compile(r"(?<=\w)\?(?=\s|$)")),
)
#: Signs of a study or a history, likewise.
_STUDY = (
    (2.0, 6.0, re.compile(r"\([^()]{2,80}[\s,](?:1[89]|20)\d\d[a-z]?(?:, ?(?:\d+|\d+ ?lpp\.|lpp\. ?\d+))?\)|\[[^\[\]]{2,60}, ?(?:1[89]|20)\d\d[a-z]?\]|\[\d{1,3}(?:[,.] ?(?:\d+\.? ?)?(?:lp|lpp)?\.?)?\]|\((?:sk|skat|salidz)\. ")),
    (2.0, 4.0, re.compile(r"\b(?:promocijas darb|(?:magistra|bakalaura) darb|si petijum|saja (?:raksta|petijuma|darba|nodala)|autora? skatij|hipotez|paradigm|diskurs|teoretisk|empirisk|metodologij|socioloģ|hierarhisk|postmodern|estetisk)")),
    (0.8, 2.4, re.compile(r"\b(?:tadejadi|respektivi|proti|pirmkart|otrkart|treskart|cita starpa|tai skaita|taja skaita|ka redzams|utt\.|savdabig|attieciba (?:uz|pret)|salidzinot ar|nozimigs? faktor|impuls|jauzsver)\b|\bfaktor|\bskaidrojam[asi]|\b(?:saistam|vertejam|pieskaitam|uzskatam)[sai]\b")),
    (0.8, 1.6, re.compile(r"\b\d+\. ?pant\w*|\b(?:kriminal|civil|satversm|konvencij)\w*(?:likum|kodeks|\b)")),
    (1.5, 3.0, re.compile(r"\b(?:starpkaru|gadsimta? (?:\w+ )?(?:gad|sakum|beig|vid|otr|pirm)|okupacij|padomju (?:period|varas|gados)|senaj\w+|viduslaik)")),
)
#: Signs of journalism, likewise: reported speech, days of the week, other media.
_NEWS = (
    (0.8, 2.4, re.compile(r"\b(?:esot|busot|neesot|nebusot|[a-z]{3,}(?:jot|sot))\b")),
    (1.0, 2.0, re.compile(r"\b(?:sodien|vakar|aizvakar|rit|sonedel|pagajusaj\w+ nedel\w+|aizvadit\w+|(?:pirm|otr|tres|ceturt|piekt|sest|svet)dien\w*)\b")),
    (1.0, 2.0, re.compile(r"\b(?:zurnalist|portal|laikrakst|agentur|preses|intervij|avize)\w*|\bka (?:jau )?zinots\b|\batgadinas\w+")),
    (3.0, 3.0, re.compile(r"(?m)^\W*(?:[a-z]{1,2}\. ?)?[a-z]+(?: [a-z]+)?: ?[–—-] ")),
    (1.0, 2.0, re.compile(r"\b(?:pastastija|stasta|stastija|teica|saka|sacija|atklaj|priecajas|atceras|informeja|zino|vesta)\b")),
)
_YEAR = re.compile(r"(?<![\d.,])(1[5-9]\d\d|20\d\d)(?=\.?\s?(?:gad|g\.|[-–/)]))")
#: What news has and a tale may lack: a name or a number within a sentence.
_NAMES = re.compile(r"[^\W\d_]{2,}[,)”“\"»]? [„“\"«(]?(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w|\d)")
#: Whole prose has paragraphs at least this long, in code points.
_PARAGRAPH = 80


def prose_kind(document: Document, flow: Sequence[Passage]) -> str | None:
    """`press` or `other` for a text that is running prose but for a headline; nothing for lists, forms and tables.

    >>> from extractors.readers import read
    >>> def kind(text): document = read(text.encode()); return prose_kind(document, document.passages)
    >>> kind("Vecajā klētī pie Abavas tagad ir izstāde. To iekārtoja klētniece Velga Roze, un pirmajā dienā atnāca pusotra simta cilvēku no tuvienes un tālienes.")
    'press'
    >>> kind("Godātie kolēģi! Mēs visi saprotam, ka šis likumprojekts ir vajadzīgs. Es aicinu jūs par to nobalsot, jo citādi mums rudenī būs jāatgriežas pie tā paša jautājuma.")
    'other'
    >>> kind("Darba kārtība\\nPar budžetu\\nPar skolām\\nDažādi")
    """
    if not runs_on(document, flow):
        return None
    told = lines_folded(_DASHED.sub(" ", _QUOTED.sub(" ", document.text[:20000])))
    other = max(_weigh(told, _SPEECH), _weigh(told, _STUDY) + _of_old(document.text))
    if not _NAMES.search(document.text):
        return "other"
    return "other" if other > 1.9 + _weigh(told, _NEWS) else "press"


def runs_on(document: Document, flow: Sequence[Passage]) -> bool:
    """Whether most of a text stands in whole paragraphs."""
    long = sum(p.end - p.start for p in flow if p.kind is not PassageKind.CELL and _is_prose(document.text[p.start : p.end]))
    return long >= 0.7 * sum(p.end - p.start for p in flow) > 0


def _is_prose(text: str) -> bool:
    """Whether a passage is a paragraph: long, and it ends as a sentence does; or a short one within a talk."""
    text = text.rstrip(" \n”“\"»)")
    return (len(text) >= _PARAGRAPH or text.startswith(("–", "—", "„", "“", "\"", "«"))) and text.endswith((".", "!", "?", "…", ":"))


def _weigh(text: str, signs: Sequence[tuple[float, float, re.Pattern[str]]]) -> float:
    return sum(min(most, weight * len(pattern.findall(text))) for weight, most, pattern in signs)


def _of_old(text: str) -> float:
    """How much the years in a text make it a history: few of the last decades."""
    years = sorted(int(y) for y in _YEAR.findall(text))
    if len(years) < 2 or years[len(years) * 7 // 10] >= 1980:
        return 0.0
    return 3.0 if len(years) > 5 else 2.0
