"""What a verbatim record says was voted on: `Balsosim par …! … Par – 54, pret – 31, atturas – 2. Lēmums pieņemts.`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.decisions.votes import find_vote
from extractors.outline import turns
from extractors.records import Decision, Document, VoteSide

_BALLOT = re.compile(r"\b(?:[Bb]alsosim|[Bb]alsojam|balsot|balsosi[mt]|balsošan\w+)\s+par\s+(?P<what>[^!?\n]{3,300}?)(?=[!?]|\.(?:\s|$))")
#: What came of it, the sentence behind the counts: `Lēmums pieņemts.`, `Likumprojekts otrajā lasījumā atbalstīts.`
_WITHIN = r"(?:[^.!?\n]|\.(?=\s?[a-zāčēģīķļņšūž\d]))"
_OUTCOME = re.compile(
    rf"\s*(?P<said>[A-ZĀČĒĢĪĶĻŅŠŪŽ]{_WITHIN}{{2,160}}?\b(?:pieņemt|atbalstīt|noraidīt|apstiprināt|ievēlēt|iecelt|atbrīvot|nodot|iekļaut)(?:s|a|i|as)\b{_WITHIN}{{0,160}})[.!]?(?=\s|$)"
)


def find_balloted(document: Document) -> Iterator[Decision]:
    """Each outcome told behind the counts of a vote in a verbatim record, with the counts; nothing for other papers.

    >>> from extractors.readers import read
    >>> said = "Balsosim par lēmuma projektu! Par – 54, pret – 31, atturas – 2. Lēmums pieņemts."
    >>> document = read(f"Sēdes vadītāja. Labrīt!\\nJ.Ozols (ministrs).\\nPaldies!\\nSēdes vadītāja. {said}".encode())
    >>> [(d.item, d.evidence.quote, d.votes_for, d.votes_against, d.votes_abstained) for d in find_balloted(document)]
    [('lēmuma projektu', 'Lēmums pieņemts', 54, 31, 2)]
    """
    for turn in turns(document):
        text = document.text[turn.said : turn.end]
        asked: list[re.Match[str]] = [*_BALLOT.finditer(text)]
        starts = [m.end() for m in asked] or [0]
        for number, start in enumerate(starts):
            end = asked[number + 1].start() if number + 1 < len(asked) else len(text)
            vote = find_vote(text[start:end])
            outcome = _OUTCOME.match(text[:end], start + vote.end) or _OUTCOME.match(text[:end], start + vote.end + 1) if vote is not None else None
            if vote is None or outcome is None:
                continue
            at, to = turn.said + outcome.start("said"), turn.said + outcome.end("said")
            counts = {side: vote.count(side) for side in VoteSide}
            yield Decision(
                document.cite(at, to), None, " ".join(asked[number]["what"].split()) if asked else None, "uzdot" not in outcome["said"],
                counts[VoteSide.FOR], counts[VoteSide.AGAINST], counts[VoteSide.ABSTAINED], (), vote.unanimous, "decisions:balloted", 0.9,
            )  # fmt: skip
