"""What a sentence says that somebody did, by its tree: the verbs whose subject a name is, and what they were done to.

The relations are those of Universal Dependencies as the Latvian treebank uses them (universaldependencies.org/lv): a post before
a name is its `nmod`, the second of two names is `conj` of the first, and the first of them is `nsubj` of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.words import folded
from extractors.records import Mention
from extractors.tokens import Tokens

#: Relations by which a name hangs on the word whose part in the sentence it shares.
_SHARED = frozenset({"flat:name", "flat", "appos", "conj", "nmod", "dep", "parataxis"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
_OBJECT = frozenset({"obj", "iobj", "obl", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb in the past and somebody's part in it.

    `verb` is its place, `passive` whether it was done to the subject, `aside` whether a clause behind the name tells it.
    """

    verb: int
    passive: bool = False
    aside: bool = False


def top_of(tokens: Tokens, mention: Mention) -> int | None:
    """The place of the word of a mention on which its others hang; nothing where no token lies in it."""
    span = tokens.touching(mention.evidence.start, mention.evidence.end)
    return next((i for i in span if tokens.heads[i] not in span or tokens.heads[i] == i), None)


def standing_of(tokens: Tokens, top: int) -> int:
    """The word whose relation to the verb a name shares: the first of several names, the post that the parser took for the head."""
    seen = {top}
    while tokens.relations[top] in _SHARED and _agree(tokens, top, tokens.heads[top]) and tokens.heads[top] not in seen:
        top = tokens.heads[top]
        seen.add(top)
    return top


def _agree(tokens: Tokens, name: int, head: int) -> bool:
    """Whether two words stand in one case, or the second is a noun and one of two alike; a verb is never the head of a name."""
    if tokens.tags[head] not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "SYM"):
        return False
    case = tokens.features[name].get("Case")
    return case is None or tokens.features[head].get("Case", case) == case


def deeds_of(tokens: Tokens, top: int) -> Iterator[Deed]:
    """The verbs in the past of which a word is the subject: its own, those joined to it, and those of a clause with `kurš` behind it."""
    place = standing_of(tokens, top)
    if tokens.relations[place] in _SUBJECT:
        passive = tokens.relations[place] == "nsubj:pass"
        verb = tokens.heads[place]
        yield from (Deed(v, passive) for v in _joined(tokens, verb) if is_past(tokens, v))
    for noun in {top, place}:
        for clause in tokens.children.get(noun, ()):
            if tokens.relations[clause].startswith("acl") and is_past(tokens, clause):
                subjects = [c for c in tokens.children.get(clause, ()) if tokens.relations[c] in _SUBJECT]
                if any(tokens.lemmas[c] in ("kurš", "kas", "kura") for c in subjects):
                    yield Deed(clause, aside=True)


def _joined(tokens: Tokens, verb: int) -> Iterator[int]:
    yield verb
    for other in tokens.children.get(verb, ()):
        if tokens.relations[other] == "conj" and not any(tokens.relations[c] in _SUBJECT for c in tokens.children.get(other, ())):
            yield from _joined(tokens, other)


def done_to(tokens: Tokens, top: int) -> int | None:
    """The verb in the past of which a word is the object, in whatever case: `uzņēma Annu Rozi`, `tikās ar Annu Rozi`."""
    place = standing_of(tokens, top)
    verb = tokens.heads[place]
    return verb if tokens.relations[place] in _OBJECT and verb != place and is_past(tokens, verb) else None


def is_past(tokens: Tokens, verb: int) -> bool:
    """Whether a word is a verb in the past that tells what somebody did: `tikās`, `ir tikusies`."""
    features = tokens.features[verb]
    return tokens.tags[verb] in ("VERB", "AUX") and features.get("Tense") == "Past" and features.get("Polarity") != "Neg"


def dependents(tokens: Tokens, verb: int, *relations: str) -> Iterator[int]:
    """The words that hang on a verb by one of the relations, and those joined to them."""
    for child in tokens.children.get(verb, ()):
        if tokens.relations[child] in relations:
            yield child
            yield from (c for c in tokens.children.get(child, ()) if tokens.relations[c] == "conj")


def lemma(tokens: Tokens, place: int) -> str:
    """The lemma of a word, folded."""
    return folded(tokens.lemmas[place])
