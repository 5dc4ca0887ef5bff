"""Words that stand for a name: a post, a unit, a common noun, a pronoun, each led back to the one that it can only mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from extractors.commitments.context import Context
from extractors.commitments.seats import is_body, is_of_kind, of_kinds, seat_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.heads import head_forms
from extractors.names.posts import masculine_post, post_nominative
from extractors.records import OUT_OF_FLOW, Capacity, EntityKind, Gender, Mention, MentionId

_PRONOUNS = {
    "viņš": (Gender.MASCULINE, frozenset({Case.NOM})), "viņam": (Gender.MASCULINE, frozenset({Case.DAT})),
    "viņa": (Gender.FEMININE, frozenset({Case.NOM})), "viņai": (Gender.FEMININE, frozenset({Case.DAT})),
}  # fmt: skip
#: Common nouns for a company, whatever its legal form.
_COMPANY_WORDS = frozenset("uzņēmums kompānija firma sabiedrība kapitālsabiedrība koncerns aviokompānija".split())
_QUOTES = '"„“”«'
_COMPANY = re.compile(r"\b(?:SIA|AS|A/S|VAS|VSIA|PAS|akciju sabiedrība)\b")
#: Common nouns that mean the body whose paper it is, when it is of that kind.
_BODIES = {
    "dome": ("dome", "pašvaldība", "novads", "pilsēta"), "pašvaldība": ("pašvaldība", "dome", "novads", "pilsēta"),
    "novads": ("novads", "pašvaldība", "dome"), "padome": ("padome",), "komisija": ("komisija",), "komiteja": ("komiteja",),
    "biedrība": ("biedrība", "savienība", "apvienība", "asociācija", "klubs"), "asociācija": ("asociācija",), "valdība": ("ministru kabinets",),
    "savienība": ("savienība",), "fonds": ("fonds",), "skola": ("skola", "ģimnāzija", "vidusskola", "pamatskola"),
    "ministrija": ("ministrija",), "kopiena": ("kopiena",), "tīkls": ("tīkls",), "grupa": ("grupa",), "kanceleja": ("kanceleja",),
    "valde": ("valde",), "universitāte": ("universitāte",), "aģentūra": ("aģentūra",),
}  # fmt: skip
#: How the names of municipalities and their councils call the territory: `Ogres novada dome` is the `novads`.
_LOCAL = {
    "novads": ("novads", "novada"), "pilsēta": ("pilsēta", "pilsētas", "valstspilsēta", "valstspilsētas"), "pagasts": ("pagasts", "pagasta"),
}  # fmt: skip
_HEAD_OFFICES = {
    fold(office): capacity
    for offices, capacity in (
        (("sēdes vadītājs", "sanāksmes vadītājs", "sapulces vadītājs"), Capacity.CHAIR),
        (("protokolists", "protokolētājs", "sēdes sekretārs", "sanāksmes sekretārs", "sapulces sekretārs"), Capacity.SECRETARY),
    )
    for office in offices
}  # fmt: skip


def post_phrase(text: str) -> int:
    """Where the post begins that ends the text: at most four words in small letters before its noun.

    >>> text = "Līdz maijam domes priekšsēdētāja vietniecei"
    >>> text[post_phrase(text):]
    'domes priekšsēdētāja vietniecei'
    """
    match = re.search(r"(?:\b(?:(?:^\W*[A-ZĀČĒĢĪĶĻŅŠŪŽ])?[a-zāčēģīķļņšūž]{2,}(?:as|es|u|a|ā|ās|ajam|ajai|s)\s+)){0,4}[\w-]+$", text)
    return match.start() if match else max(text.rfind(" ") + 1, 0)


def by_post(context: Context, phrase: str, institution: Mention | None) -> tuple[MentionId, ...]:
    """The one person of the document who holds the post; nothing when there are several or none."""
    words = phrase.split()
    for start in range(max(0, len(words) - 5), len(words)):
        post = post_nominative(" ".join(words[start:]))
        if post is None:
            continue
        wanted = _plain_post(post)
        kinds = _of_body(words[start - 1]) if start and institution is None else ()
        held: dict[str, MentionId] = {}
        for role in context.roles:
            if not role.role or role.person not in context.by_id:
                continue
            if institution is not None and (
                role.institution not in context.by_id or context.name(role.institution) != institution.name
            ):
                continue
            of = context.name(role.institution).lower() if role.institution in context.by_id else ""
            if kinds and of and not any(kind in of for kind in kinds):
                continue  # `domes priekšsēdētājam` is not the chair of the committee
            own = _plain_post(role.role)
            if own == wanted or (own.endswith(" " + wanted) and (institution is not None or len(wanted) > 8)):
                held.setdefault(context.name(role.person), role.person)
        if len(held) > 1:  # of several pastors the one of this parish
            mine = {context.name(r.person) for r in context.roles if r.institution is not None and r.institution in (context.body(), context.house) and r.person in context.by_id}
            held = {name: identifier for name, identifier in held.items() if name in mine} or held
        if len(held) == 1:
            return tuple(held.values())
        if held:
            return ()
        office = _HEAD_OFFICES.get(wanted)
        if office is not None and institution is None:
            those = context.with_capacity(office)
            people = {context.name(m): m for m in those if context.by_id[m].kind is EntityKind.PERSON}
            if len(people) == 1:
                return tuple(people.values())
    return ()


def _of_body(word: str) -> tuple[str, ...]:
    """The kinds of body that a genitive before a post tells of: `domes priekšsēdētājs`; nothing for another word."""
    nouns = [h.head.noun for h in head_forms(word.lower()) if h.case is Case.GEN and not h.plural and h.head.noun in _BODIES]
    return _BODIES[nouns[0]] if nouns and word.islower() else ()


@lru_cache(maxsize=10_000)
def _plain_post(post: str) -> str:
    """The post for a man, in small letters: `valdes priekšsēdētāja` and `valdes priekšsēdētājs` are one."""
    words = post.lower().split()
    if words:
        words[-1] = masculine_post(words[-1]) or words[-1]
    return fold(" ".join(words))


def is_pronoun(low: str) -> bool:
    """Whether the word in small letters is a pronoun that stands for a person."""
    return low in _PRONOUNS


def by_pronoun(context: Context, low: str, at: int) -> tuple[tuple[MentionId, ...], frozenset[Case]] | None:
    """The person that `viņš` or `viņai` stands for: the nearest before of that gender, in the same paragraph or the one before."""
    row = _PRONOUNS.get(low)
    if row is None:
        return None
    gender, cases = row
    passage = context.document.passage_at(at)
    floor = passage.start if passage else 0
    before = context.document.passage_at(floor - 1) if floor > 0 else None
    for low_end in (floor, before.start if before else floor):
        near = [m for m in context.people if low_end <= m.evidence.start and m.evidence.end <= at and _gender(m) in (gender, None)]
        if near:
            return (near[-1].id,), cases
    return None


def by_given_name(context: Context, word: str) -> tuple[tuple[MentionId, ...], frozenset[Case]] | None:
    """The one person of the document with that first name: `Martai jāiesniedz atskaite`."""
    if not word[:1].isupper() or len(word) < 4:
        return None
    readings = given_forms(word)
    if not readings:
        return None
    names = {r.name for r in readings}
    held: dict[str, MentionId] = {}
    for mention in context.people:
        given, _, family = mention.name.partition(" ")
        if family and given in names:
            held.setdefault(mention.name, mention.id)
    if len(held) != 1:
        return None
    name = next(iter(held)).partition(" ")[0]
    return tuple(held.values()), frozenset(r.case for r in readings if r.name == name)


def _gender(mention: Mention) -> Gender | None:
    if mention.gender is not None:
        return mention.gender
    last = mention.name[-1:]
    return Gender.MASCULINE if last in "sš" else Gender.FEMININE if last in "ae" else None


def by_generic(context: Context, noun: str, at: int) -> tuple[MentionId, ...]:
    """The institution that a common noun means: the speaker's own, else the nearest named before it of that kind, the only one, the body."""
    if noun in _COMPANY_WORDS:
        return _by_company(context, at)
    kinds = _BODIES.get(noun, (noun,))
    body = context.body()
    if (
        body is not None
        and context.minutes
        and noun in ("dome", "pašvaldība", "padome", "komisija", "komiteja", "grupa", "valde", "valdība")
    ):
        if _of_kind(context.body_name(), kinds):
            return (body,)
        if noun == "valde" and any(
            w in context.body_name() for w in ("biedrība", "asociācija", "savienība", "apvienība", "klubs", "fonds")
        ):
            return (body,)
    here = _before_in_passage(context, at)
    own_heads = _LOCAL.get(noun, (noun,))
    named = [m for m in here if m.kind is EntityKind.INSTITUTION and is_of_kind(m.name.lower(), own_heads)]
    seat = _seat_of_speaker(context, at, kinds)
    if seat is not None and not any(m.evidence.start > seat[1] for m in named):
        return (seat[0],)  # `A. Roze informē, ka fonds …`: the fund that she speaks for
    own = (context.kind in ("report", "letter", "plan", "press") or context.minutes) and _is_a(context.body_name(), noun)
    if body is not None and own and all(is_body(context, m.id) for m in named):
        return (body,)  # `aģentūra` in the paper of an agency is that agency
    near = of_kinds(context, (noun,))
    local = (m for m in of_kinds(context, own_heads) if m.type == "municipality")
    before = [m for m in near if m.evidence.start < at] or [m for m in local if m.evidence.start < at]
    if before:
        return (before[-1].id,)
    only = _only(near) or (_only([m for m in of_kinds(context, kinds) if m.type == "municipality"]) if noun in ("pašvaldība", "dome") else ())
    if only:
        return only
    if body is not None and _of_kind(context.body_name(), kinds):
        return (body,)
    return ()


#: Councils of territories, which were municipalities under the law of 1994.
_TERRITORIAL = re.compile(r"(?:pagasta|novada|pilsētas|rajona) (?:padome|valde)$")


def _of_kind(name: str, kinds: Iterable[str]) -> bool:
    """Whether a body's name in small letters is that of one of the kinds.

    >>> _of_kind("egļu novada uzņēmēju padome", ("dome", "novads")), _of_kind("egļu pagasta padome", ("dome", "novads"))
    (False, True)
    """
    kinds = tuple(kinds)
    if "dome" in kinds and _TERRITORIAL.search(name):
        return True
    return is_of_kind(name, kinds) or any(" " in kind and kind in name for kind in kinds)


def by_short_name(context: Context, first: str, noun: str) -> tuple[MentionId, ...]:
    """The one institution whose longer name begins with the word and has the noun for its head: `Ventas centrs` for `Ventas Kultūras centrs`."""
    opening = fold(first)
    found = {
        m.name: m.id for m in context.institutions
        if len(m.name.split()) > 2 and fold(m.name.split()[0]) == opening and m.name.lower().split()[-1].strip(_QUOTES + "”»") == noun
    }  # fmt: skip
    return tuple(found.values()) if len(found) == 1 else ()


def _before_in_passage(context: Context, at: int) -> list[Mention]:
    passage = context.document.passage_at(at)
    return context.inside(passage.start, at) if passage else []


def _is_a(name: str, noun: str) -> bool:
    """Whether a name in small letters is that of one of the kind: by its last word, or by its first before a name in quotes.

    >>> _is_a("biedrība „ūdens ceļi”", "biedrība"), _is_a("latvijas piļu biedrība", "biedrība"), _is_a("biedrību padome", "biedrība")
    (True, True, False)
    """
    words = re.findall(r"\w+", name)
    return bool(words) and (words[-1] == noun or words[0] == noun)


def _seat_of_speaker(context: Context, at: int, kinds: Iterable[str]) -> tuple[MentionId, int] | None:
    """The institution of one of the kinds for which the last person named in the passage before `at` speaks, and where that one is named."""
    people = [m for m in _before_in_passage(context, at) if m.kind is EntityKind.PERSON]
    for person in reversed(people):
        seat = seat_of(context, person.id)
        if seat is not None and is_of_kind(context.name(seat).lower(), kinds):
            return seat, person.evidence.start
    return None


def _is_company(mention: Mention) -> bool:
    return mention.name[:1] in _QUOTES or (mention.name[:1].isupper() and (mention.type == "company" or bool(_COMPANY.search(mention.name))))


def _bare(name: str) -> str:
    """A company's name without its legal form: what stands in quotes, folded."""
    quoted = re.search(r"[„“”\"«]([^„“”\"»]+)", name)
    return fold(quoted[1] if quoted else name)


def _by_company(context: Context, at: int) -> tuple[MentionId, ...]:
    """`uzņēmums`: the one that the passage has named, the speaker's own, in the news the one that they are about, else the last named."""
    companies = [m for m in context.institutions if _is_company(m)]
    here = _before_in_passage(context, at)
    for mention in reversed(here):
        if mention.kind is EntityKind.INSTITUTION and _is_company(mention):
            return (mention.id,)
        seat = seat_of(context, mention.id) if mention.kind is EntityKind.PERSON else None
        if seat is not None and _is_company(context.by_id[seat]):
            return (seat,)
    before = [m for m in companies if m.evidence.start < at]
    if before and not context.minutes:
        counts = Counter(_bare(m.name) for m in companies)
        most = _bare(max(before, key=lambda m: (counts[_bare(m.name)], -m.evidence.start)).name)
        return (max((m for m in companies if _bare(m.name) == most), key=lambda m: (len(m.name), -m.evidence.start)).id,)
    return (before[-1].id,) if before else _only(companies)


def _only(mentions: list[Mention]) -> tuple[MentionId, ...]:
    return (mentions[0].id,) if len({m.name for m in mentions}) == 1 else ()


def unit_owner(context: Context, at: int) -> tuple[MentionId, ...]:
    """A unit's task is its organisation's: in the paper of a municipality or an office, that of the paper itself."""
    for person in reversed(_before_in_passage(context, at)):
        if person.kind is EntityKind.PERSON and (seat := seat_of(context, person.id)) is not None and not _WITHOUT_UNITS.search(context.name(seat).lower()):
            return (seat,)  # `A. Roze informē, ka nodaļa …`
    body = context.house
    if body is not None and body != context.body():
        return (body,)
    if body is None or not (context.minutes or context.kind in ("plan", "report")) or context.body_name() in ("ministru kabinets", "valsts sekretāru sanāksme"):
        return ()
    if _WITHOUT_UNITS.search(context.body_name()):
        return _organisation_of(context, body)
    return (body,)


#: A committee has no units: they are those of its organisation.
_WITHOUT_UNITS = re.compile(r"(?:komiteja|komisija|grupa|padome|kopsapulce|sanāksme)$")


def _organisation_of(context: Context, body: MentionId) -> tuple[MentionId, ...]:
    """Whose committee it is: the one that its name begins with, else the one that stands alone on the line above it at the head."""
    whole = context.body_name()
    begins = [m for m in context.institutions if len(m.name) > 5 and len(whole) > len(m.name) + 3 and whole.startswith(m.name.lower().rstrip("aeis"))]
    if begins:
        return (max(begins, key=lambda m: (len(m.name), -m.evidence.start)).id,)
    flow = [p for p in context.document.passages[:6] if p.kind not in OUT_OF_FLOW]
    for above, below in pairwise(flow):
        heads = any(m.id == body or m.name.lower() == whole for m in context.inside(below.start, below.end)) or fold(whole)[:-2] in fold(context.text(below.start, below.end))
        alone = context.inside(above.start, above.end)
        if heads and len(alone) == 1 and alone[0].kind is EntityKind.INSTITUTION and len(alone[0].evidence.quote) > 0.8 * len(context.text(above.start, above.end).strip()):
            return (alone[0].id,)
    return ()
