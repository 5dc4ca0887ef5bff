"""Which mentions of one paper are of one and the same, as far as the paper itself makes plain: one key for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.names.fold import fold
from extractors.names.institutions import LEGAL_FORMS
from extractors.records import Alias, EntityKind, Mention, MentionId

_QUOTES = re.compile(r"[„“”\"«»']")
#: A municipality, its council and its administration are one.
_COUNCIL = re.compile(r"^(.+) novada (?:pasvaldiba|dome|pasvaldibas dome)$")
_FORMS = frozenset(form.lower() for form in LEGAL_FORMS) | {"biedrība", "nodibinājums", "uzņēmums"}


def keys_of(people: Sequence[Mention], institutions: Sequence[Mention], aliases: Iterable[Alias]) -> Mapping[MentionId, str]:
    """A key for each mention, the same for mentions of one: a full name and its abbreviation, with and without the legal form,
    a person's full name and the initial or the surname alone where only one in the paper bears it, a municipality and its council.

    The key is one of their names, folded.
    """
    own = {mention.id: _bare(mention) for mention in (*people, *institutions)}
    over: dict[str, str] = {}

    def top(key: str) -> str:
        while key in over:
            key = over[key]
        return key

    for alias in aliases:
        if alias.short in own and alias.long in own and (short := top(own[alias.short])) != (long := top(own[alias.long])):
            over[short] = long
    families: dict[str, set[str]] = defaultdict(set)
    for mention in people:
        families[own[mention.id].rpartition(" ")[2]].add(own[mention.id])
    for names in families.values():
        for name in sorted(names, key=len):
            fuller = {other for other in names if other != name and len(other) > len(name) and _may_be(name, other)}
            whole = {other for other in fuller if not any(f != other and len(f) > len(other) and _may_be(other, f) for f in fuller)}
            if len(whole) == 1 and top(name) != (long := top(next(iter(whole)))):
                over[top(name)] = long
    return {mention: top(key) for mention, key in own.items()}


def _bare(mention: Mention) -> str:
    """The name folded, an institution's without quotes and legal form, a council's as its municipality."""
    if mention.kind is EntityKind.PERSON:
        return fold(mention.name)
    words = _QUOTES.sub("", mention.name).split()
    while len(words) > 1 and words[0].lower() in _FORMS:
        del words[0]
    return _COUNCIL.sub(r"\1 novads", fold(" ".join(words)))


def _may_be(short: str, long: str) -> bool:
    given, _, _ = short.rpartition(" ")
    other, _, _ = long.rpartition(" ")
    return bool(other) and (not given or (given.endswith(".") and other.startswith(given.rstrip("."))))
