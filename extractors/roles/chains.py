"""Posts told one after the other of one person: `bija dzejnieks, tulkotājs un skolotājs Ogres ģimnāzijā, vēlāk fonda valdes sekretārs`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.institutions.words import heads_of
from extractors.names.declension import Case
from extractors.records import Mention
from extractors.roles.elements import Element, Kind
from extractors.roles.phrases import Post, begins_stretch
from extractors.sides.cases import cases_of

_JOINS = frozenset({"un", "arī", "kā", "gan", "vēlāk", "pēc", "tam", "pašlaik", "tagad", "vienlaikus", "savulaik", "turklāt", "bet", "kopš", "gada"})
_CLAUSE = frozenset({"kurš", "kura", "kuram", "kurai", "kuru", "kas", "kam", "ka", "lai", "jo", "kad", "kur", "ja", "viens", "viena"})


def in_row(elements: Sequence[Element], posts: Sequence[Post]) -> list[Post]:
    """The posts that the elements begin with, as long as nothing but marks, `un` and their houses in the locative part them; none where other words come first."""
    if not posts or not begins_stretch(elements, posts[0]):
        return []
    kept: list[Post] = []
    floor = posts[0].reaches
    for post in posts:
        between = [e for e in elements if floor <= e.start and e.end <= post.reaches]
        if kept and not _parts(between):
            break
        behind = [e for e in elements if e.start >= post.end]
        house, floor = _where(behind, post)
        if not kept and not _closed(behind, floor):
            return []
        kept.append(replace(post, institution=house) if post.institution is None and house is not None else post)
        if not _closed(behind, floor):
            kept.pop()
            break
    return kept


def _parts(between: Sequence[Element]) -> bool:
    """Whether the words between two posts only join them, or tell of something else that the person is: `, īsās prozas autors,`."""
    if not between:
        return False
    plain = all((e.kind is Kind.MARK and e.text in ",–—-") or e.passed or e.text.lower() in _JOINS or e.text.isdigit() for e in between)
    other = between[0].text == "," and between[-1].text in (",", "un") and len(between) > 2
    return plain or (other and not any(e.kind in (Kind.VERB, Kind.INSTITUTION) or e.text.lower() in _CLAUSE for e in between))


def _where(behind: Sequence[Element], post: Post) -> tuple[Mention | None, int]:
    """The house in the locative right behind a post, behind a common noun for it too, and the offset behind what tells where somebody is that."""
    end = post.end
    for element in behind[:4]:
        if element.kind is Kind.INSTITUTION and element.mention is not None:
            return (element.mention, element.end) if Case.LOC in cases_of(element.mention) or end != post.end else (None, end)
        if element.kind not in (Kind.WORD, Kind.UNIT) or not _is_locative(element.text):
            break
        end = element.end
    return None, end


def _is_locative(word: str) -> bool:
    readings = heads_of(word)
    return any(r.case is Case.LOC for r in readings) if readings else word[:1].isupper() and word.endswith(("ā", "ē", "ī", "os", "ās", "ēs", "īs", "ū"))


def _closed(behind: Sequence[Element], floor: int) -> bool:
    """Whether a mark, `un` or the end comes behind a post and its place."""
    following = next((e for e in behind if e.start >= floor), None)
    return following is None or following.kind is Kind.MARK or following.text.lower() in ("un", "gan", "bet", "kopš", "no", "līdz", "vairāk", "kā")
