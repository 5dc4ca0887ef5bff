"""What became of earlier tasks, below a title that looks back at them: `Uzdevumu izpilde`, `Pērn solītais un padarītais`, `Plāna izpildes gaita`.

Each item there names a task and, behind a dash, at its end or by a mark before it, how far it has come: `Jumta remonts – pabeigts`,
`✘ Logotips – pārceļam uz oktobri`, `Līgums ar RTU nav noslēgts, termiņš pagarināts līdz 1. maijam`.
"""

from __future__ import annotations

import re

from extractors.commitments.actors import datives, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.forms import SAYS
from extractors.commitments.judged import Judged, Setting
from extractors.commitments.told import named_before_dash
from extractors.commitments.verbs import Form
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.records import CommitmentKind
from extractors.signs import Sign

_THING = r"(?:uzdevum|uzdot|lēmum|protokollēmum|solījum|solīt|apņemšan|vienošan|rīcīb|pasākum|darb|plān|ieteikum|rekomendācij|apņēm|noteikt)"
_LOOKS_BACK = Sign(
    rf"\b(?:iepriekšēj|pagājuš|pērn|agrāk|līdzšinēj)\w*\b(?:\W+\w+){{0,6}}?\W+{_THING}\w*|\b{_THING}\w*\b(?:\W+\w+){{0,3}}?\W+(?:izpild|īstenošan|gait|statuss|stāvokl)\w*"
    rf"|\b{_THING}\w*\W+(?:ko|kurus|kuras|kas)\s+(?:mēs\s+|sev\s+|tika\s+)?(?:bijām|bija|esam|solījām|uzdevām|izvirz|nosprau)\w*|\b(?:izvirzīt|nosprau[sž]t|iecerēt|plānot|paredzēt|uzdot)(?:ais|ie|ās)\b.{{0,20}}\b(?:pa|iz)(?:darīt|veikt|pildīt)\w*"
    r"|\b(?:ap)?solīt(?:ais|o|ie)\b.{0,12}\b(?:pa|iz)(?:darīt|veikt|pildīt)\w*|\bko (?:ap)?solīj\w+"
)
#: What is told of no task: money, and works that only go on.
_NOT_TASKS = re.compile(r"\b(?:budžet|ieņēmum|izdevum|finanšu|tām[ei]|iepirkum|līgum)\w*\W+(?:\w+\W+){0,2}izpild\w*|\bdarba kārtīb")
_KINDS = (
    (re.compile(r"\b(?:izvirz|nosprau|iecer|plāno|paredz)"), CommitmentKind.PLANNED),
    (re.compile(r"\b(?:ap)?solī|\bapņem|\bapņēm"), CommitmentKind.PROMISED),
    (re.compile(r"\b(?:uzdev|uzdot|lēmum|protokol|noteikt)"), CommitmentKind.ASSIGNED),
    (re.compile(r"\bvienošan"), CommitmentKind.AGREED),
    (re.compile(r"\b(?:ieteikum|rekomendācij)"), CommitmentKind.REQUESTED),
)
_YES = re.compile(r"\W*[✓✔☑✅]\s*")
_NO = re.compile(r"\W*[✗✘☒❌]\s*")
_NOUNS = r"(?:pārskat|sarakst|rakst|tekst|projekt|objekt|produkt|punkt|akt|fakt|kontakt|ekspert|dokument|rezultāt|grant|past|post|protes|konts|kont)(?:s|a|i|as)\b"
_STATE = rf"(?!{_NOUNS})" + r"(?:ir(?! [a-zāčēģīķļņšūž]*(?:vair|liel))|jā|(?:(?:jau|ir|viss|visi|visas|daļēji|pilnībā|savlaicīgi|laikā|veiksmīgi) ){0,3}(?:[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)|notik(?:a|usi|is|uši(?! \d)|ušas(?! \d))))"
#: What came of it behind a dash, an arrow, a colon or in a bracket.
_OVER = re.compile(rf"(?:\s(?:[–—-]|→|=>|->)\s+|:\s+|\()(?!nav\b|ne){_STATE}\b")
_OPEN = re.compile(
    r"(?:\s(?:[–—-]|→|=>|->)\s+|[:(]\s*|,\s+|\b)(?:(?:vēl )?nav (?:vēl )?(?:[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)|izdev\w+)\b|neizdevās\b|procesā\b|turpin(?:ās|a|ām)\b|pārce(?:lts|lta|lti|ltas|ļam|ļ|lt)\b|atlikt\w*|atliek\b|kavējas\b|daļēji\b|termiņ\w+ (?:pagarin|pārce)\w*)"
)
#: The end of a sentence before the clause, and a new term in one behind it.
_SENTENCE = re.compile(r"[a-zāčēģīķļņšūž”“»)]{3}[.!?]\s")
_OPEN_LATER = re.compile(r"\btermiņ\w+ (?:pagarin|pārce|atlik)\w*|\b(?:pagarināt|pārcelt|atlikt) (?:\w+ )?termiņ")
_TOOK_PLACE = re.compile(r"\b(?:ir|tika) (?:jau )?(?:izpildīt|izdarīt|paveikt|pabeigt|īstenot|nosūtīt|iesniegt|sagatavot|noslēgt)(?:s|a|i|as)\b|\b(?:izpildīt|izdarīt|paveikt|pabeigt|īstenot)(?:s|a|i|as)\W*$")


#: What became of a task in a sentence of its own behind it: `Izdarīts 26. aprīlī.`, `Daļēji, pabeigs augustā.`, `Nav, tāme būs jūlijā.`
_STATUS = re.compile(
    r"\W*(?:(?:statuss|izpilde|rezultāts|stāvoklis)\s*[:–—-]\s*)?(?:(?P<done>(?:(?:jau|ir|viss|visi|visas|uzdevums|darbs|tas|pilnībā|savlaicīgi|laikā|termiņā) ){0,3}"
    r"(?:iz(?:darīt|pildīt|sūtīt|veidot|strādāt|vērtēt|labot)|pa(?:darīt|veikt|beigt|rakstīt)|no(?:sūtīt|slēgt|kārtot|organizēt)|ie(?:sniegt|sūtīt|gādāt|vākt)|sa(?:gatavot|labot|kārtot|ņemt|kārtot|vākt|rīkot)|ap(?:kopot|zināt)|īstenot|"
    r"uzstādīt|publicēt|noticis|notikusi|veikt|atrisināt|gatav)(?:s|a|i|as|e|)(?=\s*(?:[,.;:!(–—-]|$)|\s(?:\d|(?:jau|ar|laikā|līdz|uz|no|pēc|daļēji|pilnībā|savlaicīgi|veiksmīgi|[a-zāčēģīķļņšūž]+[āīē])\b))|jā(?=[\s,.;!]|$)|ir(?=[.!]))"
    r"|(?P<open>(?:pagaidām |vēl |diemžēl )*(?:nav(?: |,|\.|;|$)|nē(?=[\s,.;!]|$)|neizdarīt|neizpildīt|nepaveikt)|daļēji\b|procesā\b|turpin(?:ās|a|ām)\b|atlikt(?:s|a|i|as)\b|atliek\b|pārce(?:lts|lta|lti|ltas|ļ|ļam)\b|kavējas\b|gaidām\b|darbs turpinās|tiek (?:gatavot|saskaņot|strādāt|izstrādāt|kārtot)))"
)


def status_of(low: str) -> bool | None:
    """Whether a sentence in small letters says of the task before it that it is done, or that it is not; nothing for any other.

    >>> [status_of(t) for t in ("izdarīts 26. aprīlī.", "daļēji, pabeigs ap augusta vidu.", "nav, tāme būs jūlijā.", "karti parādīja a. roze.", "pabeigti trīs posmi.")]
    [True, False, False, None, None]
    """
    match = _STATUS.match(low)
    return None if match is None else match["done"] is not None


def looks_back(title: str) -> CommitmentKind | None:
    """The kind of the tasks below a title in small letters that tells what became of them; nothing for any other line.

    >>> looks_back("iepriekšējā protokola uzdevumi").value, looks_back("pērn solītais un padarītais").value, looks_back("rīcības plāna izpilde").value
    ('assigned', 'promised', 'planned')
    >>> looks_back("budžeta izpilde"), looks_back("2031. gada uzdevumi")
    (None, None)
    """
    if len(title) > 110 or not _LOOKS_BACK.search(title) or _NOT_TASKS.search(title):
        return None
    return next((kind for pattern, kind in _KINDS if pattern.search(title)), CommitmentKind.PLANNED)


def new_term(text: str) -> int | None:
    """Where in an item the words begin that say that its task is not done, behind which its new term stands; nothing where it says no such thing.

    >>> text = "Martā atvērt telpu – nav izdevies, to atvērs jūnijā."
    >>> text[new_term(text):]
    ' – nav izdevies, to atvērs jūnijā.'
    """
    undone = _OPEN.search(text.lower())
    return undone.start() if undone is not None else None


def kept(clause: Clause, setting: Setting) -> Judged | None:
    """An item below such a title with what became of it."""
    context = clause.context
    kind = context.looks_back
    if kind is None or not (setting.listed or context.outcome is not None or _YES.match(clause.text) or _NO.match(clause.text) or clause.forms(Form.INFINITIVE)):
        return None
    passage = context.document.passage_at(clause.start)
    if passage is not None and SAYS.search(clause.low) and _SENTENCE.search(context.text(passage.start, clause.start)):
        return None  # what somebody said of the item
    first, last = context.now
    low = clause.low if not first <= clause.start < last or clause.split else context.text(clause.start, last).lower()  # with what stands behind a tail
    undone = _NO.match(low) or _OPEN.search(low) or context.outcome is False
    over = None if undone else _YES.match(low) or _OVER.search(low) or _TOOK_PLACE.search(low) or context.outcome
    if not over and not undone and passage is not None:
        undone = _OPEN_LATER.search(context.text(clause.end, passage.end).lower()) is not None
    if not undone and not over:
        return None
    verb = clause.first(Form.FUTURE, Form.DEBITIVE, Form.INFINITIVE)
    front = verb.start if verb is not None else clause.end
    owners = named_before_dash(clause, front) or datives(clause, clause.start, front) or subjects(clause, front) if verb is not None else ()
    if not owners:
        opens = [w for w in clause.whos if w.start <= clause.start + 3 and Case.NOM in w.cases]
        owners = ids_of(joined(context, [*opens, *(w for w in clause.whos if w not in opens)], Case.NOM, clause.start, clause.end)) if opens else ()
    body = context.body()
    if not owners and body and context.kind in ("report", "plan", "letter"):
        owners = (body,)
    return Judged(kind if "bija jā" not in clause.low else CommitmentKind.ASSIGNED, owners, "looked back at", 0.7, done=bool(over))
