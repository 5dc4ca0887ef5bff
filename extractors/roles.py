"""Who holds which post where, from the words around a name.

The grammar of participants: `[institution in the genitive, with its units] [(ABBR)] [post] [of what, in the locative]
[Name Surname]`, or mirrored behind the name; a plural post before a colon or dash holds for the list that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.institutions.words import Word, can_precede, heads_of, words_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.institutions import institution_nominative
from extractors.names.post_heads import PostForm, post_forms
from extractors.names.posts import other_gender, post_gender, post_nominative
from extractors.records import Document, Mention, MentionId, Passage, PassageKind, Role, Section, SectionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DASH = re.compile(r"\s*[-–—‒:]\s*$")
_BRACKETS = re.compile(r"\([^()]*\)")
_FIELD = re.compile(r"(?:jautājumos|lietās|jautājumu|jomā|darbā|sadarbībā)$")
_ACTING = re.compile(r"pienākumu\s+izpildītāj\w+|\bp\.\s?i\.")
_UNIT_HEADS = (
    "departament",
    "nodaļ",
    "daļ",
    "pārvald",
    "sektor",
    "fakultāt",
    "institūt",
    "katedr",
    "filiāl",
    "centr",
    "dienest",
    "biroj",
    "referāt",
    "sekcij",
    "administrācij",
)
_TITLES = frozenset("dr prof kungs kundze k-gs k-dze mag inž doc asoc".split())
_ACADEMIC = frozenset("profesors profesore docents docente doktors doktore".split())
#: Parts played in a meeting or in a paper, and no posts.
_OF_MEETING = re.compile(
    r"(?:sēdes|sanāksmes|sapulces|kopsapulces|tikšanās|darba kārtības)\s|(?:protokolist|protokolētāj|kontaktperson|izpildītāj|sastādītāj|"
    r"ziņotāj|klausītāj|dalībniek|dalībniec|viesis|viešņa|runātāj|autor|students|studente|iedzīvotāj)\w*$"
)
_FORMER = frozenset("bijušais bijusī bijušā toreizējais toreizējā arī kā tās tā".split())
_ALWAYS = frozenset(
    "vecākais vecākā galvenais galvenā valsts pirmais pirmā ģenerālā vecākajam vecākajai galvenajam galvenajai".split()
)
#: Joint undertakings: posts are held in them, though they are no part of an institution's name.
_JOINT = frozenset("projekta projektu programmas pasākuma konkursa tīkla".split())
_STOPS = re.compile(r"[.;:!?](?=\s)|\n|\t|,\s|(?<=\s)[-–—‒](?=\s)")


@dataclass(frozen=True, slots=True)
class _Post:
    """A post read from a stretch of text: what it is, the unit, and where the stretch begins."""

    role: str
    unit: str | None
    institution: MentionId | None
    start: int
    end: int
    plural: bool = False


def find_roles(
    document: Document,
    doc: Doc,
    sections: Sequence[Section],
    people: Sequence[Mention],
    institutions: Sequence[Mention],
) -> Iterator[Role]:
    """The posts of the people named, one row for each post stated with a name."""
    ordered = sorted(people, key=lambda m: m.evidence.start)
    owner = _body(document, institutions)
    said: set[tuple[str, str | None, str | None]] = set()
    names = {m.id: m.name for m in institutions}
    for place, person in enumerate(ordered):
        previous = ordered[place - 1] if place else None
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        for role in _roles_of(document, sections, person, previous, following, institutions, owner):
            key = (person.name, role.role, names.get(role.institution) if role.institution else None)
            if key not in said:
                said.add(key)
                yield role


def _roles_of(
    document: Document, sections: Sequence[Section], person: Mention, previous: Mention | None, following: Mention | None,
    institutions: Sequence[Mention], owner: Mention | None,
) -> Iterator[Role]:  # fmt: skip
    found = [*_before(document, person, previous, institutions)]
    method = "roles:before the name"
    if not found:
        found = [*_after(document, person, following, institutions)]
        method = "roles:behind the name"
    if not found:
        found = [*_heading_post(document, sections, person, institutions)]
        method = "roles:post of a list"
    if not found:
        affiliation = _affiliation(document, sections, person, institutions)
        if affiliation is not None:
            start, end = (
                min(affiliation.evidence.start, person.evidence.start),
                max(affiliation.evidence.end, person.evidence.end),
            )
            yield Role(person.id, None, affiliation.id, None, document.cite(start, end), "roles:affiliation", 0.75)
    section = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
    present = section is not None and section.kind is SectionKind.ATTENDANCE
    for post in found:
        role = _for_gender(post.role, person) if post.plural else post.role
        institution = post.institution or _ministry_of(role, institutions)
        if institution is None and owner is not None and (_board(role) or (present and _serves(role, owner))):
            institution = owner.id
        start, end = min(post.start, person.evidence.start), max(post.end, person.evidence.end)
        yield Role(person.id, role, institution, post.unit, document.cite(start, end), method, 0.85)


def _affiliation(
    document: Document, sections: Sequence[Section], person: Mention, institutions: Sequence[Mention]
) -> Mention | None:
    """The institution that a list of those present gives with a name without any post: beside it, in brackets, or in its row."""
    section = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
    passage = document.passage_at(person.evidence.start)
    if passage is None or section is None or (section.kind is not SectionKind.ATTENDANCE and passage.kind is not PassageKind.CELL):
        return None
    text = document.text
    if passage.kind is PassageKind.CELL:
        row = [p for p in document.passages if p.table == passage.table and p.row == passage.row and p is not passage]
        return next(
            (m for p in row for m in institutions if p.start <= m.evidence.start < p.end and p.end - p.start < 120),
            None,
        )
    for mention in institutions:
        at = mention.evidence
        if at.start >= person.evidence.end:
            between = text[person.evidence.end : at.start]
            if re.fullmatch(r"\s*(?:\(|,|[-–—‒])\s*", between):
                return mention
            if at.start > person.evidence.end + 80:
                break
        elif at.end <= person.evidence.start:
            between = text[at.end : person.evidence.start]
            if re.fullmatch(r"\s*(?:\([^()]*\)\s*)?(?:[-–—‒:]|no)?\s*", between) and "\n" not in between:
                return mention
    return None


def _ministry_of(role: str, institutions: Sequence[Mention]) -> MentionId | None:
    """The ministry that a minister's post names, when the document names it too: `finanšu ministrs`."""
    field = re.fullmatch(r"(.+) ministr(?:s|e|a (?:vietnie|padomnie|biroj|pienākum).*)", role)
    if not field or field.group(1) in ("valsts", "īpašu uzdevumu"):
        return None
    wanted = fold(f"{field.group(1)} ministrija")
    return next((m.id for m in institutions if fold(m.name) == wanted), None)


def _body(document: Document, institutions: Sequence[Mention]) -> Mention | None:
    """The organisation whose minutes these are: the first that the head of the document names."""
    early = [m for m in institutions if m.evidence.start < 600 and not m.method.endswith("bare abbreviation")]
    return early[0] if early else None


def _board(role: str) -> bool:
    """Posts that every association has and that need no institution to be named with them."""
    return (
        role.startswith(("valdes ", "padomes ", "biroja vadītāj", "deputāt", "izpilddirektor", "domes priekšsēd"))
        or role == "kancelejas vadītāja"
    )


def _serves(role: str, owner: Mention) -> bool:
    """Whether a post without institution in a list of those present is one of the body's own: councils, associations, schools."""
    return owner.type in ("municipality", "association", "school", "university", "company", "fund") and not role.startswith(
        "pārstāv"
    )


def _for_gender(role: str, person: Mention) -> str:
    wanted = person.gender
    if wanted and post_gender(role) not in (None, wanted):
        return other_gender(role) or role
    return role


def _left_edge(document: Document, person: Mention, previous: Mention | None) -> tuple[int, bool]:
    """Where the words that can belong to a name begin, and whether that is on the passage before it."""
    passage = document.passage_at(person.evidence.start)
    start = passage.start if passage else 0
    if previous is not None and previous.evidence.end > start:
        return previous.evidence.end, False
    lead = document.text[start : person.evidence.start]
    if passage is not None and not lead.strip(" -–—‒:") and passage.kind is not PassageKind.CELL:
        above = _passage_above(document, passage)
        # an office on one line and the name on the next
        if above is not None and above.end - above.start < 160 and (previous is None or previous.evidence.end <= above.start):
            return above.start, True
    if passage is not None and passage.kind is PassageKind.CELL and passage.column:
        return person.evidence.start, False
    return start, False


def _passage_above(document: Document, passage: Passage) -> Passage | None:
    at = document.passages.index(passage)
    return document.passages[at - 1] if at else None


def _before(document: Document, person: Mention, previous: Mention | None, institutions: Sequence[Mention]) -> Iterator[_Post]:
    edge, _ = _left_edge(document, person, previous)
    text = document.text[edge : person.evidence.start]
    if text.rstrip().endswith((",", ";")):
        return  # what stands there belongs to the name before
    if previous is not None and edge == previous.evidence.end and re.fullmatch(r"\s*(?:,|un|;)?\s*", text):
        return
    if previous is not None and edge == previous.evidence.end:
        cut = _after_previous(text)
        edge, text = edge + cut, text[cut:]
    sentence = max((m.end() for m in re.finditer(r"[.!?;](?:\s|$)(?=\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ])|\n(?=[^\n]*\n)", text)), default=0)
    if sentence and not _initials_end(text[:sentence]):
        edge, text = edge + sentence, text[sentence:]
    colon = text.rfind(":")
    if colon >= 0 and text[colon + 1 :].strip():
        edge, text = edge + colon + 1, text[colon + 1 :]
    stripped = _DASH.sub("", text.rstrip())
    yield from _posts(document, edge, edge + len(stripped), person, institutions, near_end=True)


def _initials_end(text: str) -> bool:
    return bool(re.search(r"(?:^|\s)[A-ZĀČĒĢĪĶĻŅŠŪŽ]\.\s*$|\b(?:dr|prof|Dr|Prof)\.\s*$", text))


def _after_previous(text: str) -> int:
    """How much of the words after another name still belongs to that name: up to the first comma or semicolon."""
    bare = _DASH.sub("", text)
    match = re.search(r"[,;\n]|\s[-–—‒]\s|^\s*un\b", bare)
    if match:
        return match.end()
    return 0 if bare.strip()[:1].isupper() else len(text)


def _posts(
    document: Document, start: int, end: int, person: Mention, institutions: Sequence[Mention], *, near_end: bool
) -> Iterator[_Post]:
    """The posts in a stretch of text that stands with a name; two joined by a comma or `un` are two."""
    words = [w for w in words_of(document.text, start, end) if w.letters or w.text in ",.()–-‒—:;"]
    inside = [m for m in institutions if start <= m.evidence.start < end]
    heads = _post_heads(words, person, inside, near_end=near_end)
    first = start
    for place, head in enumerate(heads):
        stop = words[heads[place + 1]].start if place + 1 < len(heads) else end
        post = _post(document, words, head, first, stop, inside)
        if post is not None:
            yield post
        first = words[head].end


def _post_heads(words: Sequence[Word], person: Mention, inside: Sequence[Mention], *, near_end: bool) -> list[int]:
    """The indices of the nouns that are the person's posts: in the person's own case, not owned by another post."""
    found: list[int] = []
    for at, word in enumerate(words):
        if any(m.evidence.start <= word.start < m.evidence.end for m in inside):
            continue
        every = post_forms(word.text)
        forms = [f for f in every if not f.plural and f.case in (Case.NOM, Case.DAT, Case.ACC, Case.GEN)]
        if not forms:
            continue
        if any(_genitive_of_next(words, at, w, every) for w in range(at + 1, min(at + 4, len(words)))):
            continue
        if at and words[at - 1].text.lower() in ("sēdes", "sanāksmes", "sapulces", "kopsapulces"):
            continue
        if not _fits_person(forms, person):
            continue
        found.append(at)
    if near_end and found:  # a long lead before the name counts only as far as it reaches the name without a break
        last = found[-1]
        end = _field_end(words, last, words[-1].end)
        tail = [w for w in words[last + 1 :] if w.start >= end and w.letters and w.text.lower() not in _TITLES]
        if tail:
            return []
    if len(found) > 1:
        found = [at for at in found if words[at].text.lower() not in _ACADEMIC] or found[-1:]
    return found


def _genitive_of_next(words: Sequence[Word], at: int, other: int, forms: Sequence[PostForm]) -> bool:
    """Whether a noun is the genitive that belongs to a post right after it: `direktora | vietnieks`."""
    if any(w.text in ",(" for w in words[at + 1 : other]):
        return False
    nouns = [w for w in words[at + 1 : other + 1] if post_forms(w.text) or w.text.lower() in ("pienākumu", "vietā")]
    return bool(nouns) and any(f.case is Case.GEN for f in forms)


def _fits_person(forms: Sequence[PostForm], person: Mention) -> bool:
    """Whether the post can stand with the name: the office's gender may differ, its number may not when it is a list."""
    return True


def _post(document: Document, words: Sequence[Word], head: int, first: int, stop: int, inside: Sequence[Mention]) -> _Post | None:
    """The post whose noun is `words[head]`, with what stands before it: institution, units, and behind it the field."""
    before = [m for m in inside if first <= m.evidence.start and m.evidence.end <= words[head].start]
    institution = _owning(before)
    lead_start = max([first, *(m.evidence.end for m in before)])
    lead = document.text[lead_start : words[head].start]
    bracket = _BRACKETS.match(lead.lstrip())
    if bracket:
        lead = lead.lstrip()[bracket.end() :]
    lead = re.split(r"[,;:]|\s[-–—‒]\s", lead)[-1] if not lead.rstrip().endswith(",") else lead.strip(" ,")
    unit, modifiers = _split_unit(lead)
    tail_end = _field_end(words, head, stop)
    phrase = f"{modifiers} {document.text[words[head].start : tail_end]}".strip()
    role = post_nominative(phrase)
    if role is None or _OF_MEETING.match(role):
        return None
    plural = any(f.plural and f.case is Case.NOM for f in post_forms(words[head].text)) and not any(
        not f.plural and f.case is Case.NOM for f in post_forms(words[head].text)
    )
    start = before[-1].evidence.start if before and institution else words[head].start
    return _Post(role, unit, institution.id if institution else None, min(start, words[head].start), tail_end, plural)


def _owning(before: Sequence[Mention]) -> Mention | None:
    """The institution nearest before the post; an abbreviation in brackets stands for the name before it."""
    if not before:
        return None
    last = before[-1]
    if last.method.endswith("defined") and len(before) > 1:
        return before[-2]
    return last


def _split_unit(lead: str) -> tuple[str | None, str]:
    """The unit named in the words before a post, in the nominative, and the words that belong to the post itself."""
    words = lead.split()
    last = -1
    for at, word in enumerate(words):
        if fold(word).startswith(tuple(fold(u) for u in _UNIT_HEADS)) and heads_of(word.strip(",()")):
            last = at
    if last < 0:
        return None, _modifiers(words)
    unit_words = words[: last + 1]
    capital = next((i for i, w in enumerate(unit_words) if w[:1].isupper()), None)
    rest = _modifiers(words[last + 1 :])
    if capital is None:
        return None, _modifiers(words)
    phrase = " ".join(unit_words[capital:])
    return institution_nominative(phrase) or phrase, rest


def _modifiers(words: Sequence[str]) -> str:
    """The genitives and adjectives right before a post's noun, which belong to the post: `valdes`, `vecākā`, `klimata un enerģētikas`."""
    kept: list[str] = []
    for word in reversed(words):
        bare = word.strip('„“”«»"()')
        low = bare.lower()
        if low == "un" and kept:
            kept.append(bare)
            continue
        if low in _FORMER or not bare or not bare[0].isalpha():
            break
        owned = any(f.case is Case.GEN for f in post_forms(bare))
        if not (owned or low in _ALWAYS or low in _JOINT or can_precede(Word(bare, 0, len(bare)))):
            break
        kept.append(bare)
    while kept and kept[-1].lower() == "un":
        kept.pop()
    return " ".join(reversed(kept))


def _field_end(words: Sequence[Word], head: int, stop: int) -> int:
    """Where the post ends: after `… jautājumos` when that follows, else with its noun."""
    for at in range(head + 1, min(head + 10, len(words))):
        if words[at].end > stop or words[at].text in ",.()":
            break
        if _FIELD.search(words[at].text):
            return words[at].end
    return words[head].end


def _after(document: Document, person: Mention, following: Mention | None, institutions: Sequence[Mention]) -> Iterator[_Post]:
    """A post behind the name: `J. Ozols, ministrijas direktors`, `Ozols – direktors`, `Ozols (VARAM)`, or the next cell or line."""
    text = document.text
    passage = document.passage_at(person.evidence.start)
    limit = passage.end if passage else len(text)
    if following is not None:
        limit = min(limit, following.evidence.start)
    rest = text[person.evidence.end : limit]
    joint = re.match(r"\s*(?:,|[-–—‒]|\()\s*", rest)
    if passage is not None and passage.kind is PassageKind.CELL:
        yield from _next_cells(document, person, passage, institutions)
        return
    if not joint:
        if not rest.strip() and passage is not None:
            yield from _next_line(document, person, passage, following, institutions)
        return
    start = person.evidence.end + joint.end()
    stop = re.search(r"[.;)\n](?:\s|$)|,\s(?=kur|kas|bet|un\s)|\s[-–—‒]\s", text[start:limit])
    end = start + stop.start() if stop else limit
    listed = text[start:end]
    if "," in joint.group() and not _looks_like_post(listed):
        return
    yield from _posts(document, start, end, person, institutions, near_end=False)


def _looks_like_post(text: str) -> bool:
    """Whether a post in the nominative stands within the first words: an apposition and no new clause."""
    words = re.findall(r"[^\W\d_][\w-]*", text)[:14]
    return any(f.case is Case.NOM and not f.plural for w in words for f in post_forms(w))


def _next_cells(document: Document, person: Mention, passage: Passage, institutions: Sequence[Mention]) -> Iterator[_Post]:
    """Post and institution from the other cells of the person's row."""
    row = [p for p in document.passages if p.table == passage.table and p.row == passage.row and p is not passage]
    named = [m for p in row for m in institutions if p.start <= m.evidence.start < p.end]
    made = False
    for cell in row:
        for post in _posts(document, cell.start, cell.end, person, institutions, near_end=False):
            owner = post.institution or (named[0].id if named else None)
            made = True
            yield _Post(post.role, post.unit, owner, post.start, post.end)
    if not made:
        return


def _next_line(
    document: Document, person: Mention, passage: Passage, following: Mention | None, institutions: Sequence[Mention]
) -> Iterator[_Post]:
    at = document.passages.index(passage)
    if at + 1 >= len(document.passages) or document.text[passage.start : person.evidence.start].strip():
        return
    below = document.passages[at + 1]
    if below.end - below.start > 160 or (following is not None and following.evidence.start < below.end):
        return
    if _looks_like_post(document.text[below.start : below.end]):
        yield from _posts(document, below.start, below.end, person, institutions, near_end=False)


def _heading_post(
    document: Document, sections: Sequence[Section], person: Mention, institutions: Sequence[Mention]
) -> Iterator[_Post]:
    """The plural post that a list of names stands under: `Ministri - M.Gailis, O.Kehris`, `deputāti: …`."""
    section = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
    if section is None or section.kind is not SectionKind.ATTENDANCE:
        return
    lead = document.text[section.start : person.evidence.start]
    labels = list(re.finditer(r"([^,;:\n()]{3,80}?)\s*[:–—‒-]\s", lead))
    if not labels:
        return
    label = labels[-1]
    if re.search(r"[;\n]", lead[label.end() :]):
        return
    start = section.start + label.start(1)
    words = [w for w in words_of(document.text, start, section.start + label.end(1)) if w.letters]
    for at in range(len(words) - 1, -1, -1):
        forms = post_forms(words[at].text)
        if any(f.plural and f.case is Case.NOM for f in forms):
            post = _post(document, words, at, max(start, words[max(0, at - 3)].start), section.start + label.end(1), [
                m for m in institutions if start <= m.evidence.start < section.start + label.end(1)
            ])  # fmt: skip
            if post is not None:
                yield _Post(post.role, post.unit, post.institution, words[at].start, words[at].end, True)
            return
