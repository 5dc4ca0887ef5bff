"""The body whose minutes these are, where their title gives it no name that is one by itself.

`SENĀTA SĒDES PROTOKOLS` under the name of a university is that of its senate; `Projekta vadības grupas 3. sanāksme` that of the
group of the project above; a working group, a commission or a council on a line of its own is named by that line. Boards and
general meetings speak for their organisation, and so does a council that is called by nothing but its house (`Skolas padome`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.dates.words import folded
from extractors.institutions.capitals import calm_phrase, shouts
from extractors.institutions.words import CLOSING, OPENING, Word, can_precede, heads_of, words_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.institutions import institution_cases, institution_nominative
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention, Passage, Section, SectionKind
from extractors.spans import Spans

METHOD = "institutions:body that meets"
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
_LINE = re.compile(rf"\W*(?P<name>(?:{_IN_NAME}{{0,160}}\s)?(?P<organ>{_ORGAN}(?:e|a|s))(?P<topic>\s{_IN_NAME}{{4,120}}(?:\s(?:jautājumos|lietās|jomā)|(?:[^\W\d_]{{3,}}šanai|\saizsardzībai|\sattīstībai)))?)(?:\s\([^()\n]{{2,15}}\))?\W*", re.IGNORECASE)
#: Words that only say whose or of what sort an organ is: `Skolas padome`, `Darba grupa`, `Vadības grupa`.
_PLAIN = frozenset(
    """skolas skolēnu vecāku iestādes aģentūras biedrības fonda domes pašvaldības ministrijas universitātes augstskolas koledžas akadēmijas
    muzeja bibliotēkas uzņēmuma sabiedrības slimnīcas ģimnāzijas vidusskolas pamatskolas centra tehnikuma darba projekta vadības programmas
    biedru novada pagasta pilsētas draudzes baznīcas kluba savienības kooperatīva partijas kolhoza rajona teātra internāta kora""".split()
)
_LEARNED = re.compile(r"senāt|konvent", re.IGNORECASE)
#: Organs that stand under the genitive of their house with a name of their own: `Upes vidusskolas padome`.
#: Boards speak for the house, and so does the council of a company.
_OWN_ORGAN = re.compile(r"senāt|konvent|padom|kolēģ|komisij|komitej", re.IGNORECASE)
_PROJECT = re.compile(r"(?<!\w)projekt\w*[\s:–-]{1,3}(?P<name>[„“\"«][^„“”\"«»\n]{2,90}[”“\"»])", re.IGNORECASE)
#: `Darba grupas plūdu seku mazināšanai sanāksme`: what the group is for, between it and the word for its meeting or at the end of the line.
_GROUP_FOR = re.compile(rf"\W*(?P<organ>(?:starp\w+ )?darba grupas)\s(?P<topic>(?!vadītāj|locekļ|dalībniek){_IN_NAME}{{8,140}}?)(?=\s+{_WHICH}{_MEETING}(?!\w)|\s*$)", re.IGNORECASE | re.MULTILINE)
#: An organ that only a project has, called by nothing else than what it does.
_OF_A_PROJECT = re.compile(r"(?:uzraudzības|vadības|koordinācijas|rīcības) (?:komiteja|grupa|padome)", re.IGNORECASE)
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
    for line_of_head in head[:3]:
        group = _GROUP_FOR.match(document.text, line_of_head.start, line_of_head.end)
        topic = _calmed_topic(document, *group.span("topic")) if group is not None else None
        if group is not None and topic:
            return _with(document, ordered, _mention(document, group.start("organ"), group.end("topic"), f"{group['organ'][:-1].capitalize()} {topic}"), None)
    held = _HELD.search(document.text, head[0].start, head[-1].end) if head else None
    if held is not None:
        passage = document.passage_at(held.start("organ"))
        if passage is not None:
            named = next((m for m in ordered if m.evidence.start <= held.start("organ") and held.end("organ") <= m.evidence.end), None)
            project = _project(document, head) if named and _OF_A_PROJECT.fullmatch(named.name) else None
            if named is not None and project is not None:
                return _with(document, ordered, _of_project(document, project, named.evidence.start, named.evidence.end, named.name), named)
            found = next(iter(_owned(document, named, ordered) if named else _of_genitive(document, head, passage, held, ordered)), None)
            if found is not None:
                return _with(document, ordered, found, named)
    for place, passage in reversed(list(enumerate(head))):  # the last line names the one that met, those above its parents
        line = _LINE.fullmatch(document.text, passage.start, passage.end)
        if line is None:
            continue
        named = next((m for m in ordered if m.evidence.start <= line.start("organ") and line.end("organ") <= m.evidence.end), None)
        if named is not None and (whole := _whole_line(document, line, named)) is not None:
            named = whole
        if named is not None and line["topic"] and named.evidence.end < line.end("name"):
            purposeful = _calmed(document, line.start("name"), line.end("name"))
            if purposeful is not None:  # `Darba grupa plūdu seku mazināšanai`: what it is for belongs to its name
                return _with(document, ordered, _mention(document, line.start("name"), line.end("name"), purposeful), named)
        if named is not None:
            if _is_plain(named.name) or named.type not in ("council", "committee", "association"):
                continue
            owned = next(iter(_owned(document, named, ordered)))
            return _with(document, ordered, owned, named)
        start = line.start("name")
        above = head[place - 1] if place else None
        if above is not None and _goes_on(document, above):
            start = above.start
        name = _calmed(document, start, line.end("name"))
        if name is not None and (line["topic"] or not _is_plain(name)):
            new = _mention(document, start, line.end("name"), name)
            return _with(document, ordered, new, None)
    return ordered


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
    name = _calmed(document, start, end)
    return replace(named, evidence=document.cite(start, end), name=name) if name is not None else None


def _with(document: Document, mentions: Sequence[Mention], found: Mention | None, named: Mention | None) -> list[Mention]:
    """The mentions with the body, which takes the place of what its span holds and gives its name to the shorter one."""
    if found is None:
        return list(mentions)
    at = found.evidence
    kept = [m for m in mentions if not (at.start <= m.evidence.start and m.evidence.end <= at.end)]
    if named is not None:
        kept = [replace(m, name=found.name) if m.name == named.name else m for m in kept]
    end = fold(" ".join(found.name.split()[-2:]))
    if len(found.name.split()) > 2:  # `Attīstības padomes priekšsēdētāja` beside the full name in the title
        kept = [replace(m, name=found.name) if fold(m.name) == end and m.name[:1].isupper() else m for m in kept]
    owners = [m for m in mentions if m.evidence.start == at.start and m.evidence.end < at.end and m is not named]
    again = _again(document, found, [*kept, *owners[:1], found])
    return sorted([*kept, *owners[:1], found, *again], key=lambda m: (m.evidence.start, m.evidence.end))


def _again(document: Document, body: Mention, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Where the paper goes on to speak of the body by the end of its name with a capital: `Senāts`, `Vadības padomes`."""
    words = body.name.split()
    short = words[-1:] if _LEARNED.match(words[-1]) else words[-2:]
    if len(short) == len(words) or re.search(r"[”“\"»]", " ".join(short)) or (len(short) == 2 and short[0].lower() in ("darba", "ekspertu")):
        return
    stem = re.sub(r"(?:s|a|e)$", "", short[-1])
    first = f"{short[0][0].upper()}{re.escape(short[0][1:])}\\s+" if len(short) == 2 else ""
    last = f"{re.escape(stem.lower() if first else stem[0].upper() + stem[1:].lower())}(?:s|a|am|u|ā|e|es|ei|i|ē|as|ai)"
    held = Spans((m.evidence.start, m.evidence.end) for m in taken)
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in re.finditer(rf"(?<!\w){first}{last}(?!\w)", document.text[passage.start : passage.end]):
            span = passage.start + match.start(), passage.start + match.end()
            if not held.touch(*span):
                yield _mention(document, *span, body.name)


def _owned(document: Document, named: Mention, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The body under its name; with its owner where that stands in the genitive right before it."""
    start, end = named.evidence.start, named.evidence.end
    if named.type == "municipality" or re.search(r"(?:pagasta|pilsētas|rajona|novada) (?:padome|dome|valde)$", named.name):
        yield replace(named, method=METHOD)
        return
    if (owned := _with_owner(document, start, end, named.name, mentions)) is not None:
        yield owned
        return
    passage = document.passage_at(start)
    before = document.text[passage.start : start].strip() if passage is not None else ""
    if re.fullmatch(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,6}|[\w]+(?:u|as|es|a))(?: \w+u)?", before) and before.lower() not in _PLAIN | {"latvijas republikas"}:
        yield _mention(document, start - len(document.text[passage.start : start].lstrip()) if passage else start, end, f"{before} {named.name}")
        return
    yield replace(named, method=METHOD)


def _with_owner(document: Document, start: int, end: int, name: str, mentions: Sequence[Mention]) -> Mention | None:
    """The body with its owner, whose name in the genitive ends right before `start`, on the same line or the one above."""
    owner = next((m for m in mentions if m.evidence.end < start and not document.text[m.evidence.end : start].strip()), None)
    cases = institution_cases(owner.name) if owner is not None else None
    if owner is None or not cases or fold(owner.evidence.quote).endswith(fold(owner.name)):  # a state may stand before it
        return None
    return _mention(document, owner.evidence.start, end, f"{cases[Case.GEN][0]} {name}")


def _title_passages(document: Document, sections: Sequence[Section]) -> list[Passage]:
    """The passages of the head of minutes; none of any other paper."""
    below = (s for s in sections if s.kind in _BELOW_TITLE and not (s.kind is SectionKind.ITEM and re.search(_MEETING, s.title or "", re.IGNORECASE)))
    end = next((s.start for s in below), len(document.text))
    head = [p for p in document.passages if p.kind not in OUT_OF_FLOW and p.start < end and p.end - p.start < 300][:_DEEPEST]
    return head if any(_RECORD.search(folded(document.text[p.start : p.end])) for p in head) else []


def _of_genitive(
    document: Document, head: Sequence[Passage], passage: Passage, match: re.Match[str], mentions: Sequence[Mention]
) -> Iterator[Mention]:
    start, end = _name_of(document, passage, *match.span("organ"))
    name = _calmed(document, start, end)
    if name is None:
        return
    project = _project(document, head)
    if project is not None and _OF_A_PROJECT.fullmatch(name):
        yield _of_project(document, project, start, end, name)
        return
    own = [w for w in name.lower().split()[:-1] if w not in _PLAIN]
    if own and not (name.lower().startswith("projekta ") and not re.search(r"[„“\"«]", name)):
        houses = [m for m in mentions if m.evidence.start == start and not document.text[m.evidence.end : match.start("organ")].strip()]
        if not houses or houses[0].type == "government" or (houses[0].type != "company" and _OWN_ORGAN.match(match["organ"])):
            yield _with_owner(document, start, end, name, mentions) or _mention(document, start, end, name)
        return
    cabinet = next((m for m in mentions if m.type == "government" and m.evidence.end <= start and not document.text[m.evidence.end : start].strip()), None)
    if not own and cabinet is not None and (owned := _with_owner(document, start, end, name.lower(), [cabinet])) is not None:
        yield owned  # `MINISTRU KABINETA` above `KOMITEJAS SĒDES`
        return
    if name.lower().startswith("projekta ") and project is None:
        yield _mention(document, start, end, name)
    elif name.lower().startswith("projekta ") and project is not None:
        yield _mention(document, start, end, f"Projekta {project['name']} {name.split(' ', 1)[1]}")
        return
    if _LEARNED.match(match["organ"]):
        owner = next((m for m in reversed(mentions) if m.evidence.start < start and m.type in ("university", "school", "association")), None)
        cases = institution_cases(owner.name) if owner is not None else None
        if cases:
            organ = name.split()[-1]
            yield _mention(document, *match.span("organ"), f"{cases[Case.GEN][0]} {organ[0].upper()}{organ[1:]}")


def _project(document: Document, head: Sequence[Passage]) -> re.Match[str] | None:
    """The project that the head names."""
    return next((m for p in head if (m := _PROJECT.search(document.text, p.start, p.end))), None) or _project_across(document, head)


def _of_project(document: Document, project: re.Match[str], start: int, end: int, name: str) -> Mention:
    """The organ under the name of its project, without what stands behind a colon there."""
    quoted = re.sub(r"\s*[:–—]\s[^”“\"»]*(?=[”“\"»]$)", "", project["name"])
    return _mention(document, start, end, f"Projekta {quoted} {name[0].lower()}{name[1:]}")


def _project_across(document: Document, head: Sequence[Passage]) -> re.Match[str] | None:
    """The quoted name of a project whose noun ends the line above it."""
    return _PROJECT.search(document.text, head[0].start, head[-1].end)


def _name_of(document: Document, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The name that ends with an organ: as far left as genitives, adjectives and quoted names reach in its line."""
    words = words_of(document.text, passage.start, end)
    if shouts(words):
        words = [Word(w.text.lower(), w.start, w.end) for w in words]
    at = len(words) - 1
    while at:
        if words[at - 1].text in CLOSING and (opening := next((k for k in range(at - 2, -1, -1) if words[k].text in OPENING), 0)):
            at = opening
        elif words[at - 1].text.lower() == "projekta":
            at -= 1
            break
        elif can_precede(words[at - 1]) or words[at - 1].text in ("un", ","):
            at -= 1
        else:
            break
    while at < len(words) - 1 and words[at].text in ("un", ","):
        at += 1
    return words[at].start, end


def _calmed(document: Document, start: int, end: int) -> str | None:
    """The words in the nominative, as they are usually written."""
    words = words_of(document.text, start, end)
    text = calm_phrase(words) if shouts(words) or document.text[start:end].isupper() else " ".join(document.text[start:end].split())
    name = institution_nominative(text)
    return _OF_STATE.sub("", name[0].upper() + name[1:]) if name else None


#: The state before the name of its cabinet is no part of it, nor of what the cabinet has set up.
_OF_STATE = re.compile(r"^Latvijas Republikas (?=Ministru kabineta )")


def _calmed_topic(document: Document, start: int, end: int) -> str | None:
    """What a group is for, in small letters where the line is in capitals; nothing where no dative says for what and no locative in what matters."""
    words = words_of(document.text, start, end)
    text = calm_phrase(words).lower() if shouts(words) else " ".join(document.text[start:end].split())
    return text if re.search(r"(?:\w{4}(?:šanai|ībai|[^\W\daeiouāēīū][ae]i)|jautājumos|lietās|jomā|jautājumiem)\b", text) else None


def _is_plain(name: str) -> bool:
    """Whether an organ is called by nothing but its house: `Skolas padome`, `Kameras padome`."""
    words = name.lower().split()[:-1]
    return all(word in _PLAIN for word in words) or (len(words) == 1 and any(r.case is Case.GEN and not r.plural for r in heads_of(words[0])))


def _goes_on(document: Document, above: Passage) -> bool:
    """Whether a line in capitals breaks off in the middle of a name that the next line ends: no head stands in its nominative."""
    words = words_of(document.text, above.start, above.end)
    if not shouts(words) or _RECORD.search(folded(document.text[above.start : above.end])):
        return False
    last = Word(words[-1].text.lower(), words[-1].start, words[-1].end)
    return can_precede(last) and not any(r.case is Case.NOM and not r.plural for r in heads_of(last.text))


def _mention(document: Document, start: int, end: int, name: str) -> Mention:
    name = re.sub(r"^latvijas republikas ministru kabineta (?=\w)", "Ministru kabineta ", name, flags=re.IGNORECASE)  # there is but one
    name = re.sub(r"^[^\W\d_]+ rajona (?=[^\W\d_]+ (?:pilsētas|pagasta|ciema) )", "", name, flags=re.IGNORECASE)  # the district of a town is no part of its name
    name = name[0].upper() + name[1:]
    return Mention(document.cite(start, end), EntityKind.INSTITUTION, name, METHOD, 0.8, type="council")
