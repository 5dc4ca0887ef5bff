"""Sentences of an item that only say when or who: `Sagatavot stendus. Jūnijs. Jauniešu centrs, vadītājs A. Roze.`"""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.commitments.context import Context, planned_from
from extractors.commitments.due import term_words, until_end
from extractors.commitments.tails import Tail
from extractors.commitments.verbs import find_verbs
from extractors.commitments.who import find_who
from extractors.names.declension import Case

_LONGEST = 120  # code points
_NOTHING = re.compile(r"\W*(?:visu gadu|pastāvīgi|regulāri|katru mēnesi|nepārtraukti|nekavējoties)\W*", re.IGNORECASE)


def find_fragment(context: Context, start: int, end: int) -> Tail | None:
    """Who and when, if the sentence says nothing else; it completes the task before it."""
    text = context.text(start, end).strip(" .;")
    if len(text) > _LONGEST or not text or find_verbs(text):
        return None
    if _NOTHING.fullmatch(text):
        return Tail(start, (), None, False, True)
    first = planned_from(context.header)
    words = until_end(term_words(text[:1].lower() + text[1:], first.year if first else None))
    found = context.deadlines(words)
    if len(found) == 1 and not re.search(r"[^\W\d_]{3}", words[: found[0].start] + words[found[0].end :]):
        return Tail(start, (), found[0], False, True)
    whos = [w for w in find_who(context, start, end) if Case.NOM in w.cases]
    if not whos or any(p.start < end for p in context.acts(start, end)) or context.text(whos[-1].end, end).strip(' .;)”"'):
        return None
    left = context.text(start, whos[0].start)
    for one, following in pairwise(whos):
        left += context.text(one.end, following.start)
    if len(re.findall(r"[^\W\d_]{2,}", left)) > 4 * len(whos):
        return None
    return Tail(start, tuple(dict.fromkeys(i for w in whos for i in w.ids)), None, False, True)
