"""What stands at the front of a post's words and is no part of the post: a state, a people, a town, the name of whoever it serves."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.roles.attributes import LANDS, PEOPLES, by_language
from extractors.roles.before import OF_A_PLACE, is_generic
from extractors.roles.elements import Element, Kind

#: Who is sent to another state, which is part of what he is: `Igaunijas vēstnieks Latvijā`.
SENT_TO = frozenset({"vēstnieks", "vēstniece", "konsuls", "konsule", "ģenerālkonsuls", "ģenerālkonsule", "atašejs", "atašeja"})
#: Common nouns of those who play or work together, which behind their name belong to it: `“Rīts” | vienības | pilots`.
OF_TEAMS = frozenset({"vienības", "komandas", "kluba", "grupas", "uzņēmuma", "firmas", "kompānijas", "koncerna"})
#: What a state has for itself, whose name then tells which: `Latvijas izlases treneris`, `Rīgas biroja vadītāja`.
_ABROAD = frozenset("programmas izlases delegācijas biroja nodaļas filiāles misijas reģiona federācijas komandas redakcijas".split())


def without_whose(words: Sequence[Element], head: Element) -> tuple[str | None, Sequence[Element]]:
    """The place or people with which a post's words begin, and the words without it: `Krievijas | aizsardzības ministrs`, `itāļu izcelsmes | direktors`.

    Where a common noun follows, a place tells which one it is, and belongs to the post: `Zemgales reģiona koordinatore`.
    """
    if len(words) < 2 or not words[0].proper or words[0] is head:
        return None, words
    following = words[1]
    if any(f.noun in SENT_TO for f in head.forms) or (words[0].text.lower() in PEOPLES and by_language(head.text)):
        return None, words
    if following.text in ("izcelsmes", "tautības", "Republikas", "republikas") and len(words) > 2:
        return words[0].text, words[2:]
    state = words[0].text in LANDS and following.text not in _ABROAD and following.kind is Kind.WORD
    plain = following.text.endswith(("ais", "ajam", "ā", "ajai", "o")) or (is_generic(following) and following.text not in OF_A_PLACE)
    if following is head or (state and words[0].text != "Latvijas") or plain or head.text.lower().startswith(("ministr", "premjer")):
        return words[0].text, words[1:]
    return None, words


def without_names(words: Sequence[Element]) -> Sequence[Element]:
    """The words without the name of whoever holds the post that somebody serves: `ministru prezidenta | Jāņa Kalna | padomnieks`."""
    named: set[int] = set()
    for at in range(1, len(words)):
        if words[at].proper and (words[at - 1].kind is Kind.POST or at - 1 in named):
            named.add(at)
    return [word for at, word in enumerate(words) if at not in named] if named else words
