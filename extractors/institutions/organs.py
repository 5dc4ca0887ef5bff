"""The body whose minutes these are, where their title gives it no name that is one by itself.

`SENĀTA SĒDES PROTOKOLS` under the name of a university is that of its senate; `Projekta vadības grupas 3. sanāksme` that of the
group of the project above; a working group, a commission or a council on a line of its own is named by that line. Boards and
general meetings speak for their organisation, and so does a council that is called by nothing but its house (`Skolas padome`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.dates.words import folded
from extractors.institutions.capitals import shouts
from extractors.institutions.organ_mentions import with_body
from extractors.institutions.organ_names import (
    LEARNED,
    calmed,
    calmed_topic,
    find_project,
    is_plain,
    name_of,
    organ_mention,
    own_words,
    under_project,
    with_own_house,
    with_owner,
)
from extractors.institutions.words import Word, can_precede, heads_of, words_of
from extractors.names.declension import Case
from extractors.names.institutions import institution_cases
from extractors.records import OUT_OF_FLOW, Document, Mention, Passage, Section, SectionKind

#: The body that meets, with the mention that names it already, if one does.
_Met = tuple[Mention, Mention | None]
#: What a folded title of minutes holds; other papers have no body that meets.
_RECORD = re.compile(
    r"p ?r ?o ?t ?o ?k ?o ?l ?s|protokola|(?:sanaksm|sed|sapulc|tiksan)\w* (?:piezimes|kopsavilkums|pieraksts|nr\.? ?\d)|\b\d{1,3}\. (?:sanaksme|sede|sapulce|tiksanas)\b"
)
_MEETING = r"(?:kop|plenār)?(?:sēd|sanāksm|sapulc|tikšan)\w*"
#: What kind of meeting it was, between the body and the word for the meeting.
_WHICH = r"(?:(?:\d{4}\. ?gada \d{1,2}\. ?\w+|\d{1,3}\.|kārtējā\w*|ārkārtas|attālinātā\w*|paplašinātā\w*|izbraukuma|klātienes|pirm\w+|otr\w+|treš\w+|ceturt\w+|piekt\w+|sest\w+|septīt\w+)\s+)*"
#: Organs in the genitive before the word for their meeting, or in the nominative on a line of their own.
_ORGAN = r"(?:padom|apakšpadom|komisij|komitej|apakškomisij|apakškomitej|senāt|konvent|kolēģij|kuratorij|grup|štāb|prezidij|forum)"
#: What stands inside a line that is a name; a full stop only behind a number: `programmas 2009.–2013. gadam`.
_IN_NAME = r"(?:[^\n.;:]|(?<=\d)\.)"
_HELD = re.compile(rf"(?<!\w)(?P<organ>{_ORGAN}(?:es|as)|(?:senāt|konvent|štāb|prezidij|forum)a)\s+{_WHICH}{_MEETING}(?!\w)", re.IGNORECASE)
#: What an organ is for; of a group any purpose in the dative, or a name of its own in quotes.
_TOPIC = (
    rf"\s{_IN_NAME}{{4,120}}(?:\s(?:jautājumos|lietās|jomā)|(?:[^\W\d_]{{3,}}šanai|\saizsardzībai|\sattīstībai))|"
    rf"(?<=grupa)\s(?:{_IN_NAME}{{4,120}}?[^\W\d_]{{3,}}[ae]i|[„“\"«][^„“”\"«»\n]{{2,60}}[”“\"»])"
)
_LINE = re.compile(
    rf"\W*(?P<name>(?:{_IN_NAME}{{0,160}}\s)?(?P<organ>{_ORGAN}(?:e|a|s))(?P<topic>{_TOPIC})?)(?:\s(?:[^\W\d_]+\s){{1,2}}(?:novadā|pilsētā|pagastā|reģionā))?(?:\s\([^()\n]{{2,15}}\))?\W*",
    re.IGNORECASE,
)
#: Organs that stand under the genitive of their house with a name of their own: `Upes vidusskolas padome`.
#: Boards speak for the house, and so does the council of a company or a congregation.
_OWN_ORGAN = re.compile(r"senāt|konvent|padom|kolēģ|komisij|komitej", re.IGNORECASE)
#: `Darba grupas plūdu seku mazināšanai sanāksme`: what the group is for, between it and the word for its meeting or at the end of the line.
_GROUP_FOR = re.compile(rf"\W*(?P<organ>(?:starp\w+ )?darba grupas)\s(?P<topic>(?!vadītāj|locekļ|dalībniek){_IN_NAME}{{8,140}}?)(?=\s+{_WHICH}{_MEETING}(?!\w)|\s*$)", re.IGNORECASE | re.MULTILINE)
_DEEPEST = 12  # passages in which a title stands
_BELOW_TITLE = frozenset({SectionKind.ATTENDANCE, SectionKind.AGENDA, SectionKind.ITEM})


def with_meeting_body(document: Document, sections: Sequence[Section], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the body that meets among them, marked by its method; unchanged where the organisation stands for it.

    >>> from extractors.readers import read
    >>> document = read("ZEMGALES DABAS FONDS\\nDarba grupa palieņu pļavu jautājumos\\nSANĀKSMES PROTOKOLS Nr. 2".encode())
    >>> [mention.name for mention in with_meeting_body(document, (), ())]
    ['Darba grupa palieņu pļavu jautājumos']
    """
    head = _title_passages(document, sections)
    ordered = sorted(mentions, key=lambda m: (m.evidence.start, m.evidence.end))
    if not head:
        return ordered
    met = _by_purpose(document, head) or _by_meeting(document, head, ordered) or _by_line(document, head, ordered)
    return with_body(document, ordered, *met) if met is not None else ordered


def _by_purpose(document: Document, head: Sequence[Passage]) -> _Met | None:
    """The group that a line near the top names with what it is for."""
    for line in head[:3]:
        group = _GROUP_FOR.match(document.text, line.start, line.end)
        topic = calmed_topic(document, *group.span("topic")) if group is not None else None
        if group is not None and topic:
            return organ_mention(document, group.start("organ"), group.end("topic"), f"{group['organ'][:-1].capitalize()} {topic}"), None
    return None


def _by_meeting(document: Document, head: Sequence[Passage], mentions: Sequence[Mention]) -> _Met | None:
    """The organ in the genitive before the word for its meeting."""
    held = _HELD.search(document.text, head[0].start, head[-1].end)
    passage = document.passage_at(held.start("organ")) if held is not None else None
    if held is None or passage is None:
        return None
    named = _named_at(mentions, held)
    if named is None:
        found = _of_genitive(document, head, passage, held, mentions)
        return (found, None) if found is not None else None
    return under_project(document, head, named.evidence.start, named.evidence.end, named.name) or with_own_house(document, named, mentions), named


def _by_line(document: Document, head: Sequence[Passage], mentions: Sequence[Mention]) -> _Met | None:
    """The organ on a line of its own: the last line names the one that met, those above its parents."""
    for place, passage in reversed(list(enumerate(head))):
        line = _LINE.fullmatch(document.text, passage.start, passage.end)
        if line is None:
            continue
        named = _named_at(mentions, line)
        if named is not None and (whole := _whole_line(document, line, named)) is not None:
            named = whole
        if named is not None and line["topic"] and named.evidence.end < line.end("name"):
            purposeful = calmed(document, line.start("name"), line.end("name"))
            if purposeful is not None:  # `Darba grupa plūdu seku mazināšanai`: what it is for belongs to its name
                return organ_mention(document, line.start("name"), line.end("name"), purposeful), named
        if named is not None:
            if is_plain(named.name) or named.type not in ("council", "committee", "association"):
                continue
            return with_own_house(document, named, mentions), named
        start = line.start("name")
        above = head[place - 1] if place else None
        if above is not None and _goes_on(document, above):
            start = above.start
        name = calmed(document, start, line.end("name")) or (_with_topic(document, start, line) if line["topic"] else None)
        if name is not None and (line["topic"] or not is_plain(name)):
            return organ_mention(document, start, line.end("name"), name), None
    return None


def _with_topic(document: Document, start: int, line: re.Match[str]) -> str | None:
    """The organ and what it is for, each by itself: `Darba grupa` and `mācību satura reformai`."""
    organ, topic = calmed(document, start, line.end("organ")), calmed_topic(document, *line.span("topic"))
    return f"{organ} {topic}" if organ and topic else None


def _named_at(mentions: Sequence[Mention], match: re.Match[str]) -> Mention | None:
    """The mention that the organ of the match lies in."""
    return next((m for m in mentions if m.evidence.start <= match.start("organ") and match.end("organ") <= m.evidence.end), None)


def _whole_line(document: Document, line: re.Match[str], named: Mention) -> Mention | None:
    """The body by the whole of its line in capitals, where the mention holds only the end of it: `SATIKSMES DROŠĪBAS KOMISIJA`."""
    start, end = line.start("name"), max(line.end("organ"), named.evidence.end)
    front = document.text[start : named.evidence.start].strip()
    words = front.replace(",", " , ").split()
    if front.isupper():
        words = [word.lower() for word in words]
    if not words or end != line.end("name") or not all(can_precede(Word(w, 0, 0)) or w in ("un", ",") for w in words):
        return None
    if not front.isupper() and words[-1] not in ("un", ","):  # a house in the genitive stands before a name of its organ
        return None
    name = calmed(document, start, end)
    return replace(named, evidence=document.cite(start, end), name=name) if name is not None else None


def _title_passages(document: Document, sections: Sequence[Section]) -> list[Passage]:
    """The passages of the head of minutes; none of any other paper."""
    below = (s for s in sections if s.kind in _BELOW_TITLE and not (s.kind is SectionKind.ITEM and re.search(_MEETING, s.title or "", re.IGNORECASE)))
    end = next((s.start for s in below), len(document.text))
    head = [p for p in document.passages if p.kind not in OUT_OF_FLOW and p.start < end and p.end - p.start < 300][:_DEEPEST]
    return head if any(_RECORD.search(folded(document.text[p.start : p.end])) for p in head) else []


def _of_genitive(document: Document, head: Sequence[Passage], passage: Passage, match: re.Match[str], mentions: Sequence[Mention]) -> Mention | None:
    """The organ of a match that no mention holds: by its own words, under its project, its cabinet or its university."""
    start, end = name_of(document, passage, *match.span("organ"))
    name = calmed(document, start, end)
    if name is None:
        return None
    if (found := under_project(document, head, start, end, name)) is not None:
        return found
    own = own_words(name)
    of_project = name.lower().startswith("projekta ")
    if own and not (of_project and not re.search(r"[„“\"«]", name)):
        houses = [m for m in mentions if m.evidence.start == start and not document.text[m.evidence.end : match.start("organ")].strip()]
        if not houses or houses[0].type == "government" or (houses[0].type not in ("company", "church") and _OWN_ORGAN.match(match["organ"])):
            return with_owner(document, start, end, name, mentions) or organ_mention(document, start, end, name)
        return None
    cabinet = next((m for m in mentions if m.type == "government" and m.evidence.end <= start and not document.text[m.evidence.end : start].strip()), None)
    if not own and cabinet is not None and (owned := with_owner(document, start, end, name.lower(), [cabinet])) is not None:
        return owned  # `MINISTRU KABINETA` above `KOMITEJAS SĒDES`
    if of_project:
        project = find_project(document, head)
        return organ_mention(document, start, end, name if project is None else f"Projekta {project} {name.split(' ', 1)[1]}")
    owner = next((m for m in reversed(mentions) if m.evidence.start < start and m.type in ("university", "school", "association")), None)
    cases = institution_cases(owner.name) if owner is not None and LEARNED.match(match["organ"]) else None
    if not cases:
        return None
    organ = name.split()[-1]
    return organ_mention(document, *match.span("organ"), f"{cases[Case.GEN][0]} {organ[0].upper()}{organ[1:]}")


def _goes_on(document: Document, above: Passage) -> bool:
    """Whether a line in capitals breaks off in the middle of a name that the next line ends: no head stands in its nominative."""
    words = words_of(document.text, above.start, above.end)
    if not shouts(words) or _RECORD.search(folded(document.text[above.start : above.end])):
        return False
    last = Word(words[-1].text.lower(), words[-1].start, words[-1].end)
    return can_precede(last) and not any(r.case is Case.NOM and not r.plural for r in heads_of(last.text))
