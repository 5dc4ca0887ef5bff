"""Posts told of a surname by taking it up: `Liepa noraidīja pārmetumus. Ministrs uzsvēra …` where the paragraph names nobody else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from extractors.names.declension import Case
from extractors.names.post_heads import PostForm, post_forms
from extractors.records import OUT_OF_FLOW, Document, Mention, MentionId, PassageKind
from extractors.roles.phrases import Post
from extractors.roles.words import ACADEMIC, OF_MEETING
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Words for anybody in a part, which take up no post.
_ANYBODY = re.compile(r"(?:cilvēk|dalībnie|pārstāv|vadītāj|darbinie|speciālist|ekspert|klient|pacient|lasītāj|klausītāj|skatītāj|īpašnie|vadon|saimnie|viesis|biedr|palīg|galva|persona|amatpersona|aģent|sarg|kandidāt|līder)")


def taken_up(
    document: Document, doc: Doc, people: Sequence[Mention], who: Mapping[MentionId, str], known: set[str]
) -> Iterator[tuple[Mention, Post]]:
    """Each person without a post, whom alone of that gender a paragraph names, with the one bare post that is the subject of another of its sentences."""
    free = [p for p in people if who[p.id] not in known]
    if not free:
        return
    tokens = tokens_of(doc)
    starts = sorted(p.evidence.start for p in people)
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or passage.kind is PassageKind.CELL:
            continue
        here = [p for p in people if passage.start <= p.evidence.start < passage.end]
        if not here or len({who[p.id].rpartition(" ")[2] for p in here}) != 1 or who[here[0].id] in known:
            continue
        found: dict[str, tuple[int, int]] = {}
        for place in tokens.within(passage.start, passage.end):
            if tokens.relations[place] != "nsubj" or tokens.tags[place] != "NOUN":
                continue
            form = _bare(tokens.texts[place], tokens.features[place].get("Number", ""))
            if form is None or tokens.children.get(place) or not _fits(form, here):
                continue
            at = bisect_left(starts, tokens.starts[place])
            if at < len(starts) and starts[at] - tokens.ends[place] < 2:
                continue  # right before a name
            found.setdefault(form.noun, (tokens.starts[place], tokens.ends[place]))
        if len(found) == 1:
            noun, (start, end) = next(iter(found.items()))
            yield here[0], Post(noun, None, None, start, end, start)


def _bare(word: str, number: str) -> PostForm | None:
    if number == "Plur":
        return None
    forms = [f for f in post_forms(word) if f.case is Case.NOM and not f.plural]
    if len(forms) != 1 or forms[0].noun in ACADEMIC or OF_MEETING.match(forms[0].noun) or _ANYBODY.match(forms[0].noun):
        return None
    return forms[0]


def _fits(form: PostForm, here: Sequence[Mention]) -> bool:
    genders = {p.gender for p in here if p.gender is not None}
    return not genders or form.gender in genders
