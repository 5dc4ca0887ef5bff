"""Those last named side by side, whom `abi`, `abas puses` or `viņi` stand for: `Skola un uzņēmums māca operatorus. Abi partneri rudenī rīkos …`"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from extractors.commitments.context import Context
from extractors.commitments.verbs import Form, find_verbs
from extractors.commitments.who import Who, ids_of, joined
from extractors.names.declension import Case
from extractors.records import MentionId
from extractors.signs import Sign

#: Two of them, with a noun that fits anybody or none; a noun behind that tells their kind is no concern of this.
_BOTH = Sign(
    r"(?<![\w-])(?:ab(?:i|as)\s+(?:(?:sadarbības\s+)?partneri|puses|organizācijas|iestādes|institūcijas)(?![\w-])|(?:tie\s+|tās\s+|viņi\s+|viņas\s+)?ab(?:i|as)(?=\s+(?![\w-]*(?:i|as|es|ie|ās)\b)[a-zāčēģīķļņšūž]))",
    re.IGNORECASE,
)
#: All of them, as the subject right before the verb.
_THEY = Sign(r"(?<![\w-])(?:tie|tās|viņi|viņas)(?=\s+(?:(?:arī|kopā|kopīgi|visi|visas)\s+)?(?P<verb>[a-zāčēģīķļņšūž]+(?:s|sies)|apņ\w+|sol\w+|vienoj\w+|nolēm\w+)(?![\w-]))", re.IGNORECASE)
_AGREE = re.compile(r"vienoj|nolēm")
_NOMINATIVE = frozenset({Case.NOM})


def find_together(
    context: Context, start: int, end: int, named: Callable[[int, int], Sequence[Who]]
) -> Iterator[tuple[int, int, tuple[MentionId, ...], frozenset[Case]]]:
    """The words of the span for those whom the paragraph named last as a row, with them; `named` tells who is meant in a span."""
    text = context.text(start, end)
    for sign, both in ((_BOTH, True), (_THEY, False)):
        for match in sign.finditer(text):
            if not both and match["verb"].endswith("s") and not _AGREE.match(match["verb"].lower()) and not any(v.start == match.start("verb") and v.form is Form.FUTURE for v in find_verbs(text)):
                continue  # `tās direktors`
            passage = context.document.passage_at(start + match.start())
            row = _last_row(context, named(passage.start, start + match.start()), start + match.start(), both=both) if passage is not None else ()
            above = context.document.passage_at(passage.start - 2) if not row and passage is not None and passage.start > 2 and not context.minutes else None
            row = row or (_last_row(context, named(above.start, above.end), above.end, both=both) if above is not None else ())
            if row:
                yield start + match.start(), start + match.end(), row, _NOMINATIVE


def _last_row(context: Context, whos: Sequence[Who], at: int, *, both: bool) -> tuple[MentionId, ...]:
    """The last of the whos before an offset that are joined in the nominative, or one word for several; two where both are meant."""
    for place in range(len(whos) - 1, -1, -1):
        run = ids_of(joined(context, whos[place:], Case.NOM, whos[place].start, at))
        names = {context.keys.get(i, context.name(i)) for i in run}
        longer = place > 0 and bool(run) and len(ids_of(joined(context, whos[place - 1 :], Case.NOM, whos[place - 1].start, at))) > len(run)
        if len(names) > 1 and not longer:
            return run if not both or len(names) == 2 else ()
    return ()
