"""What became of earlier tasks, below a title that looks back at them: `Uzdevumu izpilde`, `Pērn solītais un padarītais`, `Plāna izpildes gaita`.

Each item there names a task and, behind a dash, at its end or by a mark before it, how far it has come: `Jumta remonts – pabeigts`,
`✘ Logotips – pārceļam uz oktobri`, `Līgums ar RTU nav noslēgts, termiņš pagarināts līdz 1. maijam`.
"""

from __future__ import annotations

import re

from extractors.commitments.actors import datives, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.judged import Judged, Setting
from extractors.commitments.verbs import Form
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.records import CommitmentKind
from extractors.signs import Sign

_THING = r"(?:uzdevum|uzdot|lēmum|protokollēmum|solījum|solīt|apņemšan|vienošan|rīcīb|pasākum|darb|plān|ieteikum|rekomendācij|apņēm|noteikt)"
_LOOKS_BACK = Sign(
    rf"\b(?:iepriekšēj|pagājuš|pērn|agrāk|līdzšinēj)\w*\b(?:\W+\w+){{0,6}}?\W+{_THING}\w*|\b{_THING}\w*\b(?:\W+\w+){{0,3}}?\W+(?:izpild|īstenošan|gait|statuss|stāvokl)\w*"
    r"|\b(?:ap)?solīt(?:ais|o|ie)\b.{0,12}\b(?:pa|iz)(?:darīt|veikt|pildīt)\w*|\bko (?:ap)?solīj\w+"
)
#: What is told of no task: money, and works that only go on.
_NOT_TASKS = re.compile(r"\b(?:budžet|ieņēmum|izdevum|finanšu|tām[ei]|iepirkum|līgum)\w*\W+(?:\w+\W+){0,2}izpild\w*|\bdarba kārtīb")
_KINDS = (
    (re.compile(r"\b(?:ap)?solī|\bapņem|\bapņēm"), CommitmentKind.PROMISED),
    (re.compile(r"\b(?:uzdev|uzdot|lēmum|protokol|noteikt)"), CommitmentKind.ASSIGNED),
    (re.compile(r"\bvienošan"), CommitmentKind.AGREED),
    (re.compile(r"\b(?:ieteikum|rekomendācij)"), CommitmentKind.REQUESTED),
)
_YES = re.compile(r"\W*[✓✔☑✅]\s*")
_NO = re.compile(r"\W*[✗✘☒❌]\s*")
_STATE = r"(?:ir(?! [a-zāčēģīķļņšūž]*(?:vair|liel))|jā|(?:(?:jau|ir|viss|visi|visas|daļēji|pilnībā|savlaicīgi|laikā|veiksmīgi) ){0,3}(?:[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)|notik(?:a|usi|is|uši(?! \d)|ušas(?! \d))))"
#: What came of it behind a dash, an arrow, a colon or in a bracket.
_OVER = re.compile(rf"(?:\s(?:[–—-]|→|=>|->)\s+|:\s+|\()(?!nav\b|ne){_STATE}\b")
_OPEN = re.compile(
    r"(?:\s(?:[–—-]|→|=>|->)\s+|[:(]\s*|,\s+|\b)(?:(?:vēl )?nav (?:vēl )?[a-zāčēģīķļņšūž]{3,}t(?:s|a|i|as)\b|procesā\b|turpin(?:ās|a|ām)\b|pārce(?:lts|lta|lti|ltas|ļam|ļ|lt)\b|atlikt\w*|atliek\b|kavējas\b|daļēji\b|termiņ\w+ (?:pagarin|pārce)\w*)"
)
_TOOK_PLACE = re.compile(r"\b(?:ir|tika) (?:jau )?(?:izpildīt|izdarīt|paveikt|pabeigt|īstenot|nosūtīt|iesniegt|sagatavot|noslēgt)(?:s|a|i|as)\b|\b(?:izpildīt|izdarīt|paveikt|pabeigt|īstenot)(?:s|a|i|as)\W*$")


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


def kept(clause: Clause, setting: Setting) -> Judged | None:
    """An item below such a title with what became of it."""
    context = clause.context
    kind = context.looks_back
    if kind is None or not (setting.listed or _YES.match(clause.text) or _NO.match(clause.text)):
        return None
    first, last = context.now
    low = clause.low if not first <= clause.start < last or clause.split else context.text(clause.start, last).lower()  # with what stands behind a tail
    undone = _NO.match(low) or _OPEN.search(low)
    over = None if undone else _YES.match(low) or _OVER.search(low) or _TOOK_PLACE.search(low)
    if not undone and not over:
        return None
    verb = clause.first(Form.FUTURE, Form.DEBITIVE, Form.INFINITIVE)
    front = verb.start if verb is not None else clause.end
    owners = datives(clause, clause.start, front) or subjects(clause, front) if verb is not None else ()
    if not owners:
        opens = [w for w in clause.whos if w.start <= clause.start + 3 and Case.NOM in w.cases]
        owners = ids_of(joined(context, [*opens, *(w for w in clause.whos if w not in opens)], Case.NOM, clause.start, clause.end)) if opens else ()
    body = context.body()
    if not owners and body and context.kind in ("report", "plan", "letter"):
        owners = (body,)
    return Judged(kind if "bija jā" not in clause.low else CommitmentKind.ASSIGNED, owners, "looked back at", 0.7, done=over is not None)
