"""Words as the training part of the treebank has them: which tags a form may have, and its lemma under each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

OFTEN = 8  # a form seen so often has shown all the tags it has


class Tagged(Protocol):
    """A sentence with a tag and a lemma for each word."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]


#: For each form in small letters: the tags of a form seen often (else none), the lemma by part of speech where there is
#: one, and by whole tag where there are several.
Lexicon = Mapping[str, tuple[Sequence[int], Mapping[str, str]]]


def make_lexicon(paragraphs: Iterable[Sequence[Tagged]], tags: Sequence[str]) -> dict[str, tuple[list[int], dict[str, str]]]:
    """The lexicon of those sentences; `tags` are the classes of the network in their order."""
    number = {tag: place for place, tag in enumerate(tags)}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    by_pos: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_tag: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sentence in (s for paragraph in paragraphs for s in paragraph):
        for word, tag, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
            form = word.lower()
            seen[form][tag] += 1
            by_pos[form, tag.split("|")[0]].add(lemma)
            by_tag[form, tag].add(lemma)
    out: dict[str, tuple[list[int], dict[str, str]]] = {}
    for form, counts in sorted(seen.items()):
        lemmas = {}
        for tag in sorted(counts):
            pos = tag.split("|")[0]
            if len(by_pos[form, pos]) == 1:
                lemmas[pos] = next(iter(by_pos[form, pos]))
            elif len(by_tag[form, tag]) == 1:
                lemmas[tag] = next(iter(by_tag[form, tag]))
        allowed = sorted(number[tag] for tag in counts if tag in number) if counts.total() >= OFTEN else []
        out[form] = (allowed, lemmas)
    return out


def choose_tag(form: str, best: Sequence[int], lexicon: Lexicon) -> int:
    """The first of the network's best tags that the form has been seen with; the very first for a form seen seldom.

    >>> choose_tag("un", [3, 7], {"un": ([7], {})}), choose_tag("Liepa", [3, 7], {})
    (7, 3)
    """
    allowed = lexicon.get(form.lower(), ((), {}))[0]
    return next((tag for tag in best if tag in allowed), best[0])


def known_lemma(form: str, tag: str, lexicon: Lexicon) -> str | None:
    """The lemma that the form has had under that part of speech, or under that whole tag.

    >>> known_lemma("Roku", "NOUN|Case=Acc", {"roku": ([], {"NOUN": "roka", "VERB": "rakt"})})
    'roka'
    """
    lemmas = lexicon.get(form.lower(), ((), {}))[1]
    return lemmas.get(tag.split("|")[0]) or lemmas.get(tag)
