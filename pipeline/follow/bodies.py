"""Whose meeting it is, by the words before it: `Latvijas Ezeru biedrības valdes otrā sēde`, `darba grupa ūdens jautājumos`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.names.fold import fold
from pipeline.follow.roots import EMPTY, root

_TOKEN = re.compile(r"\w[\w-]*")
#: Roots of the words that name a meeting, and the words that name who meets.
_MEETINGS = frozenset(
    root(fold(word)) for word in "sēde sanāksme sapulce tikšanās kopsanāksme apspriede saruna videokonference".split()
)
_GROUP = re.compile(
    r"(?:grup(?:a|as|ai|u|am)|(?:vald|padom|dom)(?:e|es|ei|i)|(?:apaks)?(?:komisij|komitej)(?:a|as|ai|u)|(?:red)?kolegij(?:a|as|ai|u)"
    r"|(?:kabinet|forum|konvent|senat|tikl)(?:s|a|am|u)|(?:asamblej|koalicij)(?:a|as|ai|u)|(?:prezidij|konsorcij)(?:s|a|am|u))"
)
#: Said of this one meeting, not of who meets.
_PASSING = frozenset(
    root(fold(word))
    for word in """jaunievēlētā attālinātā attālināta paplašinātā paplašināta ārkārtas ārkārtējā kārtējā kārtēja atklātā slēgtā
    noslēguma ikgadējā ikgadēja klātienes tiešsaistes izbraukuma kopīgā kopējā ievada atklāšanas pirmā otrā trešā ceturtā piektā
    sestā septītā astotā devītā desmitā vienpadsmitā divpadsmitā pirmās otrās trešās ceturtās piektās sestās septītās astotās
    devītās desmitās ikmēneša pilnsapulces jaunā iepriekšējā nākamā šodienas vakardienas rīta janvāra februāra marta aprīļa
    maija jūnija jūlija augusta septembra oktobra novembra decembra""".split()
)
#: Kinds of group that every institution has: without its owner such a name tells nothing.
_PLAIN = frozenset(root(fold(word)) for word in "darba vadības uzraudzības ekspertu koordinācijas konsultatīvā".split())
_PROJECT = frozenset({root("projekta"), root("projekts")})
_STOPS = EMPTY - {"un"} | frozenset(
    "sis si sakara saistiba protokols protokola piedalas vada vadija notika tikas sanaca pulcejas sveiki kam no datums temats"
    " locekli loceklu loceklis locekle priekssedetajs priekssedetaja".split()
)
#: What a group is for, behind its name: `darba grupa ceļu drošības jautājumos`.
_FOR = re.compile(r"\s+((?:[^\W\d_][\w-]*\s+){1,7}?)(?:jautājum\w+|lietās|jomā)\b", re.IGNORECASE)
_BREAK = re.compile(r"[.,:;!?|\t/–—•]|\n\s*\n|\d")
_QUOTES = "“”„‟«»\"'"


@dataclass(frozen=True, slots=True)
class Body:
    """Who meets, as named at `[start, end)`: `head` is the root of its last word, `qualifiers` those of the words before.

    `meeting` tells that the word for a meeting follows, `group` that the last word is one for a group.
    """

    start: int
    end: int
    head: str
    qualifiers: frozenset[str]
    meeting: bool
    group: bool = True

    @property
    def own(self) -> frozenset[str]:
        """The qualifiers that tell it from other groups."""
        return self.qualifiers - _PLAIN - _PROJECT

    @property
    def kin(self) -> frozenset[str]:
        """The qualifiers that such groups have everywhere."""
        return self.qualifiers & _PLAIN


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    word: str
    root: str


def find_bodies(text: str) -> Iterator[Body]:
    """The bodies and groups in a text, in order: what stands before a word for a meeting, and what is called a group.

    >>> text = "Ezeru apsaimniekošanas darba grupas 2. sanāksme"
    >>> [(text[body.start : body.end], body.meeting) for body in find_bodies(text)]
    [('Ezeru apsaimniekošanas darba grupas', True)]
    >>> [sorted(body.own) for body in find_bodies("Vakar notika Mežciema attīstības padomes otrā sēde.")]
    [['attistib', 'mezc']]
    """
    tokens = [_Token(m.start(), m.end(), m.group(), fold(m.group()), root(fold(m.group()))) for m in _TOKEN.finditer(text)]
    seen: set[int] = set()
    for at, token in enumerate(tokens):
        if token.root in _MEETINGS:
            last = _before(text, tokens, at)
            if last is not None and last not in seen:
                body = _body(text, tokens, last, meeting=True)
                if body is not None:
                    seen.add(last)
                    yield body
        elif _GROUP.fullmatch(token.word) and at not in seen and not _meets(text, tokens, at):
            body = _body(text, tokens, at, meeting=False)
            if body is not None:
                seen.add(at)
                yield body


def _meets(text: str, tokens: list[_Token], at: int) -> bool:
    """Whether the word for a meeting follows a few passing words behind."""
    for nearby in range(at + 1, min(at + 5, len(tokens))):
        if tokens[nearby].root in _MEETINGS:
            return _before(text, tokens, nearby) == at
    return False


def _before(text: str, tokens: list[_Token], at: int) -> int | None:
    """The last word of the phrase before a word for a meeting, over ordinals and passing words."""
    place = at - 1
    while place >= 0:
        gap = text[tokens[place].end : tokens[place + 1].start]
        token = tokens[place]
        if (token.text.isdigit() and gap.strip(" \n") in (".", "")) or token.word == "gada":
            place -= 1
            continue
        if re.search(r"[,:;!?|\t/–—•.]|\n\s*\n", gap):
            return None
        if token.root in _PASSING:
            place -= 1
            continue
        if token.word in ("jautajumos", "lietas", "joma"):
            return next((back for back in range(place - 1, max(place - 9, -1), -1) if _GROUP.fullmatch(tokens[back].word)), None)
        if token.word in _STOPS or not token.word.replace("-", "").isalpha():
            return None
        return place
    return None


def _body(text: str, tokens: list[_Token], last: int, *, meeting: bool) -> Body | None:
    first = last
    while first > 0:
        gap = text[tokens[first - 1].end : tokens[first].start]
        token = tokens[first - 1]
        if _BREAK.search(gap.replace("(", " ").replace(")", " ")) or ("\n" in gap and tokens[first].text[0].isupper()):
            break
        if token.word in _STOPS or token.text[0].isdigit() or token.root in _MEETINGS:
            break
        first -= 1
    while first < last and tokens[first].word == "un":
        first += 1
    parts = tokens[first : last + 1]
    capital = next((place for place, token in enumerate(parts) if token.text[0].isupper()), None)
    if capital and text[parts[capital].start - 1] not in _QUOTES and not any(_GROUP.fullmatch(t.word) for t in parts[:capital]):
        parts = parts[capital:]
    roots = frozenset(t.root for t in parts[:-1] if t.word != "un" and t.root not in _PASSING)
    final = parts[-1]
    purpose = _FOR.match(text, final.end) if _GROUP.fullmatch(final.word) else None
    if purpose and "\n" not in purpose.group():
        words = (fold(word) for word in purpose.group(1).split())
        roots |= {root(word) for word in words if word not in EMPTY}
        return Body(parts[0].start, purpose.end(), final.root, roots, meeting)
    return Body(parts[0].start, final.end, final.root, roots, meeting, _GROUP.fullmatch(final.word) is not None)
