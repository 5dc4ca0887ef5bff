"""A sentence that only says who does what the one before it told of: `To organizē skola`, `Šo darbu uzņemas A. Roze`, `Par to atbild muzejs`."""

from __future__ import annotations

import re

from extractors.commitments.context import Context
from extractors.commitments.due import find_due
from extractors.commitments.meant import find_who
from extractors.commitments.tails import Tail
from extractors.commitments.verbs import Form, has
from extractors.commitments.who import ids_of, joined
from extractors.dates.values import Frame
from extractors.names.declension import Case
from extractors.signs import Sign

_DOES = r"(?:(?:pa|iz)?vei(?:c|ks)|(?:iz)?dar(?:a|īs)|(?:izpild|īsteno|organizē|rīko|vad|koordinē|nodrošin)(?:a|ā?s)?|izpildīs|vadīs|rīkos|īstenos|uzņem(?:as|sies)|apņem(?:as|sies))"
#: The thing done as an object before its verb, and the one who does it behind; or the task and who has it.
_SIGN = Sign(
    rf"^\W*(?:(?:to|tos|tās|šo|šos|šīs)\s+(?:(?:darbu|darbus|uzdevumu|uzdevumus|pienākumu|pasākumu|visu|abus)\s+)?(?:[\w.]+\s+){{0,4}}?{_DOES}"
    r"|par\s+(?:to|tiem|tām|šo darbu|visu|izpildi|to izpildi)\s+(?:atbild|atbildēs|atbildīg(?:s|a|i|as|ais|ā|ie|ās)(?:\s+ir)?|rūpēsies|gādā|gādās))\s+",
    re.IGNORECASE,
)


def find_doers(context: Context, start: int, end: int) -> Tail | None:
    """Who does what has just been told, and when if that is said there; nothing where the sentence says more, or somebody unnamed does it."""
    text = context.text(start, end)
    match = _SIGN.search(text) if len(text) < 200 else None
    if match is None:
        return None
    whos = [w for w in find_who(context, start + match.end(), end) if w.start >= start + match.end()]
    run = joined(context, whos, Case.NOM, start + match.end(), end)
    if not run or re.search(r"[.;:]", context.text(start + match.end(), run[0].start)) or has(context.text(run[-1].end, end), Form.INFINITIVE, Form.DEBITIVE):
        return None
    due = find_due(context, text)
    return Tail(start, ids_of(run), due if due is not None and due.frame is not Frame.DURING else None, False, True)
