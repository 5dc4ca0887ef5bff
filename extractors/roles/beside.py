"""Posts told beside another person's: joined to the name before, of the one who was named before, or in apposition behind a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.names.declension import Case, decline
from extractors.records import Document, Gender, Mention, MentionId, Role
from extractors.roles.lists import for_gender
from extractors.roles.phrases import Post
from extractors.roles.territory import Territory

#: Posts that somebody has in a house of whatever kind.
_IN_A_HOUSE = re.compile(r"(?:valdes |padomes )|(?:\w+ )*\w*?(?:vadītāj|direktor|prezident|sekretār|priekšsēdētāj|priekšnie|vietnie|speciālist|ekspert|eksperte|padomnie|referent|jurist|koordinator|grāmatved|inženier|pārstāv|konsultant|pētnie|docent|profesor|lektor|redaktor|inspektor|menedžer|māsa|ārst)\w*")


def joins(document: Document, person: Mention, posts: Sequence[Post]) -> bool:
    """Whether a post without a house of its own is joined to the name before by `un` alone: `Upes biedrības valdes priekšsēdētāja A. Roze un valdes loceklis`."""
    if not posts or posts[0].institution is not None or posts[0].owner or posts[0].house or not _IN_A_HOUSE.match(posts[0].role) or posts[0].role.startswith("projekta "):
        return False
    return re.fullmatch(r"\s*(?:\([^()]*\))?,?\s*(?:un|kā arī|un arī)\s+(?:tās |tā )?", document.text[person.evidence.end : posts[0].reaches]) is not None


_HIS = re.compile(r"\b[Vv]iņas?\s+$")
_DEPUTY_ALONE = re.compile(r"(?:(?:pirm|otr)\w+ )?(?:vietnie(?:ks|ce)|palīgs|palīdze)")


#: Who works for somebody in the same house.
_HELPS = re.compile(r"(?:padomnie(?:ks|ce)|preses sekretār(?:s|e)|biroja vadītāj(?:s|a)|sekretār(?:s|e)|kolēģ(?:is|e)|konsultant(?:s|e)|tulk(?:s|e))")


def house_of_chief(document: Document, post: Post, before: Territory | None, chiefs: Mapping[MentionId, Role]) -> MentionId | None:
    """The house of the person named just before, for whom this one works: `vides ministrs A. Kalns, viņa padomniece`."""
    if before is None or post.institution is not None or not _HELPS.fullmatch(post.role) or before.person.id not in chiefs:
        return None
    between = document.text[before.person.evidence.end : post.start]
    return chiefs[before.person.id].institution if len(between) <= 60 and re.search(r"^[^.;\n]*\b(?:viņa|viņas)\s+$", between) else None


def chief_of(document: Document, post: Post, before: Territory | None, chiefs: Mapping[str, Role], who: Mapping[MentionId, str]) -> Role | None:
    """The post of the person named just before, whose deputy this one is said to be, wherever the paper told it: `viņas vietnieks`."""
    if before is None or post.institution is not None or not _DEPUTY_ALONE.fullmatch(post.role):
        return None
    start = post.start
    if not _HIS.search(document.text, max(0, start - 12), start) or "\n" in document.text[before.person.evidence.end : start] or start - before.person.evidence.end > 60:
        return None
    return chiefs.get(who[before.person.id])


#: Those who serve somebody, whose post is then part of theirs: `ministra A. Kalna | preses sekretāre`.
_SERVES = re.compile(r"(?:(?:pirm|otr)\w+ )?(?:vietnie(?:ks|ce)|palīgs|palīdze|padomnie(?:ks|ce)|preses (?:sekretār(?:s|e)|pārstāv(?:is|e))|biroja vadītāj(?:s|a)|sekretār(?:s|e))(?: .+)?")
_TIME = re.compile(r"\s+(?:(?:toreizēj|bijuš|agrāk|līdzšinēj|tagadēj|jaun|ilggadēj|kādreizēj)\w+\s+)?")


def served(document: Document, post: Post, before: Territory | None, chiefs: Mapping[str, Role], who: Mapping[MentionId, str]) -> Role | None:
    """The post of the person named in the genitive right before, whom this one serves: `ministra Jāņa Kalna preses sekretāre`, `Kalna toreizējais vietnieks`."""
    if before is None or post.institution is not None or post.owner or not _SERVES.fullmatch(post.role):
        return None
    printed = before.person.evidence.quote.split()[-1]
    given = printed.endswith(("a", "as", "es", "s")) and printed != before.person.name.split()[-1]
    between = document.text[before.person.evidence.end : post.start]
    return chiefs.get(who[before.person.id]) if given and _TIME.fullmatch(between) else None


def in_genitive(role: str) -> str:
    """The post in the genitive, of whoever holds it: the deputy of an office.

    >>> in_genitive("padomes priekšsēdētāja"), in_genitive("direktors")
    ('padomes priekšsēdētāja', 'direktora')
    """
    *front, head = for_gender(role, Gender.MASCULINE).split()
    forms = decline(head, Gender.MASCULINE).get(Case.GEN) or (head,)
    return " ".join([*front, forms[0]])


def closes(document: Document, area: Territory, posts: Sequence[Post]) -> bool:
    """Whether posts behind a name and a comma are an apposition that a comma or the end of the sentence closes, no beginning of the next name's."""
    end = max(p.institution.evidence.end if p.institution is not None and p.institution.evidence.end > p.end else p.end for p in posts)
    return re.match(r"\s*(?:[,.;)\n]|$)", document.text[end : end + 3]) is not None
