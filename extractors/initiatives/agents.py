"""Who does what a verb tells: the subject before it or behind it, and who merely stands with one or behind a preposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.initiatives.acts import WITH
from extractors.initiatives.scene import Scene
from extractors.names.declension import Case
from extractors.sides import Run, unquoted

_JOINTLY_WITH = re.compile(r"(?<!saskaņā )\b[Aa]r\s+$")
_DEED = re.compile(r"\s+(?:īsteno|rīko|organizē|izstrādā|sagatavo|aizvad|veido)\w*")  # `X ar Y īsteno projektu`
_JOINT_DEED = re.compile(r"[^.;:\n]{0,80}?\bkopīg(?:u|us|as|i)\b")
#: Between a subject and the verb a new clause begins: `partneri ir X un Y, | bet līdzfinansē to Z`.
_NEXT_CLAUSE = re.compile(r",\s+(?:(?:bet|savukārt|taču|tomēr|un|kā arī|ko|kuru|to|kurus|kuras)\s+)?(?:[a-zāčēģīķļņšūž]+\s+){0,3}$")
_OPENS = re.compile(r",\s+$")
#: A pronoun before the verb that takes up what is done or where: the doer stands behind it, as in `projekts, ko finansē X`.
_TURNED = re.compile(r"\b(?:ko|kuru|kurus|kuras|(?:kurai|kuram)(?:\s+\w+)?|kurā|kurās|kuros|tajā|tajās|tajos|tur)\s+(?:arī\s+)?$")

#: How many did it, before their names: `dibinājām trijatā: mēs, X un Y`.
_COUNTED = re.compile(r"\s(?:divatā|trijatā|četratā|piecatā|sešatā|kopīgi|kopā)\s?[:–—]")


def find_agent(scene: Scene, runs: Sequence[Run], verb: re.Match[str], following: int) -> Run | None:
    """Which of the runs does it: the nearest in the nominative before the verb, else the first behind it; dative before an infinitive.

    `following` is where the next verb of the sentence begins: who stands behind that one does not do this deed.
    """
    text = scene.text
    infinitive = verb.group().lower().endswith("t")
    wanted = {Case.DAT, Case.NOM} if infinitive else {Case.NOM}
    free = [r for r in runs if r.cases & wanted and not is_accompanied(scene, r) and not is_objected(scene.before(r))]
    # a passive names who did it in the genitive before the participle, which is told elsewhere
    before = [r for r in free if r.end <= verb.start() and not _tells(r, text[r.end : verb.start()])]
    if " " in verb.group() and _OPENS.search(text, scene.start, verb.start()):
        before = []  # `kartes drukā X, naudu dod | Y`: what is given opens a clause of its own
    behind = [r for r in free if r.start >= verb.end()]
    at_once = next((r for r in behind if r.start - verb.end() <= 2 and "," not in text[verb.end() : r.start]), None)
    if at_once is not None and before and re.search(r",\s", unquoted(text[before[-1].end : verb.start()])) and not at_once.cases >= frozenset({Case.NOM, Case.ACC}):
        return at_once  # `vadītājs ir X, daļu izmaksu finansē | Y`
    follows = [r for r in behind if r.start < following and re.fullmatch(r"\s+(?:(?:to|tos|tās|arī|šo|gan)\s+){0,2}", text[verb.end() : r.start])]
    if follows and before and _NEXT_CLAUSE.search(unquoted(text[before[-1].end : verb.start()])):
        return follows[0]  # `partneri ir X un Y, bet līdzfinansē to | Z`
    close = [r for r in before if not re.search(r"[;:]", text[r.end : verb.start()]) and verb.start() - r.end < 150]
    if close and not _TURNED.search(text[scene.start : verb.start()]):
        return close[-1]
    # what does not decline may be anything there (`nodot LVĢMC datus`): only right behind the verb it is the doer
    behind = [r for r in behind if len(r.cases) < 5 or r.start - verb.end() < 3 or len(r.names) > 1]
    follow = [r for r in behind if r.start < following and not re.search(r"[;:.]", unquoted(_COUNTED.sub(" ", text[verb.end() : r.start]))) and r.start - verb.end() < 150]
    return follow[0] if follow else None


def is_accompanied(scene: Scene, run: Run) -> bool:
    """Whether somebody works with the run: `kopā ar Y`, also `ar Y X rīkoja kopīgu semināru`."""
    before = scene.before(run)
    return bool(WITH.search(before) or (_JOINTLY_WITH.search(before) and (_JOINT_DEED.match(scene.text, run.end) or _DEED.match(scene.text, run.end))))


#: Beside what others do: `plānu sagatavojis X, | piedaloties Y`, `piesaistot Z`.
_TAKING_PART = re.compile(r"\b(?:(?P<dat>piedaloties|līdzdarbojoties|iesaistoties)|(?:piesaistot|iesaistot|pieaicinot))\s+(?:arī\s+)?(?:[a-zāčēģīķļņšūž]+(?:ai|am|iem|ām|u|us|as)\s+)?$")


def takes_part(scene: Scene, run: Run) -> bool:
    """Whether the run only takes part in what others do: `piedaloties Y`, `piesaistot Z`."""
    match = _TAKING_PART.search(scene.before(run))
    return match is not None and (Case.DAT if match["dat"] else Case.ACC) in run.cases


def is_signed_with(before: str) -> bool:
    """Whether a name behind these words is of one with whom a paper is signed.

    >>> is_signed_with("Pašvaldība parakstīja memorandu ar "), is_signed_with("Memorandu parakstīja ")
    (True, False)
    """
    return bool(re.search(r"\b(?:ar|starp)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}$", before))


def is_objected(before: str) -> bool:
    """Whether a name behind these words stands behind a preposition and so is no subject.

    >>> is_objected("Seminārā par valsts "), is_objected("Semināru rīko ")
    (True, False)
    """
    return bool(re.search(r"\b(?:ar|no|par|pie|uz|pēc|pret|caur|bez|starp)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,1}$", before))


def _tells(run: Run, between: str) -> bool:
    """Whether people tell of the deed and do not do it: `A. Liepa uzsvēra, ka …`."""
    return all(n.person for n in run.names) and re.search(r",\s+ka\s|:\s", unquoted(between)) is not None
