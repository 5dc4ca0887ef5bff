"""Tables of tasks: `uzdevums | atbildīgais | termiņš`, in any order and wording, across or down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.commitments.context import Context
from extractors.commitments.due import find_due, reported_year, to_its_end
from extractors.commitments.forms import is_formal, report_is_done
from extractors.commitments.lines import text_of_item
from extractors.commitments.made import planned_from
from extractors.commitments.meant import find_who
from extractors.commitments.named import UNITS
from extractors.commitments.pointed import pointed_rows
from extractors.commitments.taskrows import find_task_rows
from extractors.commitments.terms import term_words, until_end
from extractors.commitments.units import unit_owner
from extractors.commitments.untitled import untitled_rows
from extractors.dates.values import Deadline
from extractors.names.fold import fold
from extractors.names.heads import head_forms
from extractors.records import Commitment, CommitmentKind, EntityKind, MentionId, Passage, SectionKind

#: Heads of bodies that need not be part of the organisation whose plan names them.
_BODIES = frozenset("padome komisija komiteja valde aģentūra dienests centrs birojs kanceleja".split())
_TOGETHER = re.compile(r"\b(?:kopā|kopīgi|sadarbībā) ar\b[^;\n]*")
#: A cell that points at the one above it: `tie paši`, `– " –`.
_SAME = re.compile(r"\W*(?:(?:tie|tās|tas|tā)\s+paš(?:i|as|s|a)|tas pats|turpat|tāpat|idem)\W*|\s*[–—-]?\s*(?:[\"”“„]{1,2}|'')\s*[–—-]?\s*", re.IGNORECASE)
#: Sections that only the record of a meeting has.
_MEETING = frozenset({SectionKind.ATTENDANCE, SectionKind.ITEM, SectionKind.DECISION, SectionKind.AGENDA})
#: What a table below a plan holds is planned, also in minutes: `apstiprina šādu darba plānu:`.
#: What was agreed stands below its title: `Vienojāmies par darāmo`.
_AGREED_ABOVE = re.compile(r"\b(?:vienoj|vienošan|norunā|sarunā)\w*[^.:\n]{0,80}[:.]?\s*$", re.IGNORECASE)
_PLAN_ABOVE = re.compile(r"\bplān(?:u|s|ā|am|ošanu)?\b[^.:\n]{0,80}[:.]?\s*$", re.IGNORECASE)


def from_tables(context: Context, used: set[int]) -> Iterator[Commitment]:
    """The commitments of all tables of tasks; the cells are added to `used`, so that nobody reads them again."""
    document = context.document
    above: dict[str, MentionId] = {}  # whose the row before is
    for row in (*find_task_rows(document), *untitled_rows(context), *pointed_rows(context)):
        used.update(p.start for p in row.cells)
        owners = {context.name(i): i for cell in row.who for i in owners_in(context, cell)}
        if not owners and any(_SAME.fullmatch(context.text(cell.start, cell.end)) for cell in row.who):
            owners = above
        above = owners
        task = document.text[row.task.start : row.task.end]
        start, end = text_of_item(document, row.task)
        if end - start < 6 or (not owners and is_formal(context.text(start, end))):
            continue
        state = document.text[row.state.start : row.state.end].lower() if row.state else ""
        done = report_is_done(state or task.lower()) or bool(re.fullmatch(r"\W*(?:jā|ir|✓|x|\+)\W*", state))
        due = _deadline(context, row.when) or (None if row.when else _inside(context, row.task) or (None if done else _deadline(context, row.state)))
        kind = CommitmentKind.ASSIGNED if _meets(context) or re.search(r"uzdevum", row.titles) else CommitmentKind.PLANNED
        if (context.kind in ("plan", "presentation") and not _meets(context)) or _PLAN_ABOVE.search(document.text[max(0, row.first - 300) : row.first]):
            kind = CommitmentKind.PLANNED
        if kind is CommitmentKind.ASSIGNED and _AGREED_ABOVE.search(document.text[max(0, row.first - 160) : row.first]):
            kind = CommitmentKind.AGREED
        if re.search(r"\b(?:ieteikum|rekomendacij)", row.titles):
            kind = CommitmentKind.REQUESTED  # what an audit or a study advises
        yield Commitment(
            document.cite(start, end), kind, tuple(owners.values()), (), reported_year(context, due) if done else due.value if due else None,
            due.text if due else None, done, "commitments:table", 0.88,
        )  # fmt: skip


def _meets(context: Context) -> bool:
    """Whether the paper records a meeting: a plan that only names the minutes by which it was approved does not."""
    head = context.document.text[:160].lower()
    if re.match(r"\W*(?:apstiprināt[sai]?|pielikums)\b", head) and re.search(r"\bplāns\b", context.document.text[:500].lower()):
        return False  # the minutes are only those by which the plan was approved
    plan = re.search(r"\bplāns\b", head) is not None and "protokol" not in head.split("plāns")[0]
    return context.minutes and not (plan and not any(s.kind in _MEETING for s in context.sections))


def owners_in(context: Context, cell: Passage) -> tuple[MentionId, ...]:
    """Everybody named in a cell; a name that is only part of one named elsewhere counts as that one."""
    whos = find_who(context, cell.start, cell.end)
    together = _TOGETHER.search(context.text(cell.start, cell.end))
    if together is not None and together.start() > 0:  # `Skola kopā ar „Uzņēmēju klubu”`: the club only helps
        whos = [w for w in whos if not together.start() <= w.start - cell.start < together.end()] or whos
    text = context.text(cell.start, cell.end)
    parts = {(cell.start + m.start(), cell.start + m.end()) for m in re.finditer(r"[^\s,;/()](?:[^,;/()\n]*[^\s,;/()])?", text)}
    body = context.body()
    named = [who for who in whos if who.how != "generic" or (who.ids == (body,) and (who.start, who.end) in parts)]  # `skola, Ludzas muzejs`
    units = [(cell.start + m.start(), cell.start + m.end()) for m in re.finditer(r"[^,;/()\n]+", text) if len(m.group().split()) > 1 and _is_unit(m.group())]
    here = context.inside(cell.start, cell.end)
    own = {m.evidence.start for m in here}  # `LZB Kurzemes nodaļa` names whose unit it is
    found = [
        i for who in named or whos if who.how in ("name", "post") or who.start in own or not any(a <= who.start and who.end <= b for a, b in units) for i in who.ids
    ]
    covered = [(m.evidence.start - cell.start, m.evidence.end - cell.start) for m in here]
    for part in re.finditer(r"[^,;/()\n]+", text):
        words = fold(part.group().strip(' ."“”„«»')).strip()
        if len(words) < 3 or any(a < part.end() and part.start() < b for a, b in covered):
            continue
        names = {
            m.name: m.id
            for m in context.mentions
            if words in fold(m.name) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", fold(m.name))
        }
        if len(names) > 1:  # one that is called just so, beside those whose names hold the word
            names = {name: i for name, i in names.items() if fold(name).strip(' ."“”„«»') == words} or names
        if len(names) == 1:
            found += names.values()
        elif not names and _is_unit(part.group()) and not _person_behind(context, cell, part.end()):
            found += unit_owner(context, cell.start)[:1] if context.minutes else [body] if (body := context.body()) else []  # a unit's task is that of the organisation whose plan it is
    return tuple(dict.fromkeys(found))


def _person_behind(context: Context, cell: Passage, at: int) -> bool:
    """Whether a bracket behind a unit names the person there who is to do it: `Labklājības nodaļa (vadītāja A. Roze)`."""
    bracket = re.match(r"\s*\([^()]*\)", context.text(cell.start + at, cell.end))
    start = cell.start + at
    return bracket is not None and any(m.kind is EntityKind.PERSON for m in context.inside(start, start + bracket.end()))


def _is_unit(text: str) -> bool:
    """Whether a cell or a part of it names nothing but a unit: `Jaunatnes lietu nodaļa`, `Īpašumu pārvaldes`."""
    words = re.findall(r"[\w-]+", text)
    return len(words) < 7 and bool(words) and any(h.head.noun in UNITS - _BODIES for h in head_forms(words[-1].lower()))


def _deadline(context: Context, cell: Passage | None) -> Deadline | None:
    if cell is None:
        return None
    text = context.text(cell.start, cell.end)
    first = planned_from(context.header)
    found = context.deadlines(until_end(term_words(text, first.year if first else None)))
    found = found or context.deadlines(f"termiņš {text.strip()}")  # `divas nedēļas`
    return next((to_its_end(d) for d in found if d.value), found[0] if found else None)


def _inside(context: Context, cell: Passage) -> Deadline | None:
    return find_due(context, context.text(cell.start, cell.end))
