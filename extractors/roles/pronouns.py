"""Posts of whoever a pronoun takes up: `Pirms tam viņa bijusi Ogres muzeja direktore`, `Viņš strādāja par skolotāju`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.declension import Case
from extractors.records import OUT_OF_FLOW, Document, Gender, Mention, PassageKind
from extractors.roles.chains import in_row
from extractors.roles.elements import elements_of
from extractors.roles.page import Page
from extractors.roles.phrases import Post, begins_stretch, read_posts, shared
from extractors.signs import Sign

_SAYS = Sign(
    r"\b(?P<who>[Vv]iņš|[Vv]iņa)\s+(?:(?!(?:ne|nav|būs|būtu)\b)[\w.–-]+\s+){0,5}?"
    r"(?:(?P<par>(?:strādā|strādāja|strādājis|strādājusi|kļuva|kļuvis|kļuvusi|iecelts|iecelta|ievēlēts|ievēlēta)\s+(?:[\w.–-]+\s+){0,3}?par)|(?:ir|bija|bijis|bijusi)(?:\s+(?:arī|vienlaikus|ilggadējs|ilggadēja|bijis|bijusi))*)\s+"
)
#: A sentence, or the next deed of one, that leaves out of whom it tells: `Bijis valdes loceklis`, `…, bijusi skolotāja Ogres ģimnāzijā`.
_UNSAID = Sign(r"(?:\bB|,\s(?:vēlāk\s)?b)ij(?P<who>is|usi)\s+(?:arī\s+)?(?=\w)|(?:\b[SK]|,\s(?:vēlāk\s)?[sk])(?:trādāj|ļuv)(?P<whom>is|usi)\s+(?P<par>par)\s+")
_STOP = re.compile(r"[.!?;](?=\s|$)|,\s(?=kur|kas\b|bet\b|lai\b|ka\b|kad\b|un\s(?:viņ|tā))|\n")


def posts_of_pronouns(document: Document, people: Sequence[Mention], page: Page) -> Iterator[tuple[Mention, Post]]:
    """The posts that sentences on `viņš` or `viņa` state, each with the only person of that gender whom the paragraph so far, or the one before it, names."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW and p.kind is not PassageKind.CELL]
    for at, passage in enumerate(flow):
        for match in (*_SAYS.finditer(document.text, passage.start, passage.end), *_UNSAID.finditer(document.text, passage.start, passage.end)):
            if in_quotes(document.text, passage.start, match.start()):
                continue
            gender = Gender.FEMININE if (match["who"] or match.groupdict().get("whom") or "").lower() in ("viņa", "usi") else Gender.MASCULINE
            person = only_one(people, gender, passage.start, match.start()) or (only_one(people, gender, flow[at - 1].start, flow[at - 1].end) if at else None)
            if person is None:
                continue
            stop = next((m.start() for m in _STOP.finditer(document.text, match.end(), passage.end) if not _abbreviated(document.text, m.start())), passage.end)
            elements = elements_of(page, match.end(), stop)
            posts = read_posts(elements, gender=gender, nominative=match["par"] is None)
            if not posts or not begins_stretch(elements, posts[0]):
                continue
            kept = in_row(elements, posts) or [posts[0]]
            yield from ((person, post) for post in _placed(shared(kept), page, stop))


def only_one(people: Sequence[Mention], gender: Gender, start: int, end: int) -> Mention | None:
    """The last mention between two offsets of the only person there of the gender; nothing where two could be meant."""
    here = [p for p in people if start <= p.evidence.start and p.evidence.end <= end and p.gender in (gender, None)]
    parts = {word for p in here if " " in p.name for word in p.name.split()}
    families = {p.name.rpartition(" ")[2] for p in here if p.name not in parts}  # a given name alone is of one named in full
    sure = [p for p in here if p.gender is gender]
    return sure[-1] if len(families) == 1 and sure else None


def _placed(posts: Sequence[Post], page: Page, stop: int) -> Iterator[Post]:
    """The posts, the last with the house in the locative or the nominative of a firm that stands right behind it."""
    for number, post in enumerate(posts):
        named = next((n for n in page.houses if post.end < n.start <= post.end + 12 and n.end <= stop), None) if number == len(posts) - 1 else None
        firm = named is not None and (Case.LOC in named.cases or named.mention.evidence.quote.startswith(("SIA", "AS ", "A/S")))
        if named is None or not firm or post.institution is not None or re.search(r"[,;]|\bun\b", page.text[post.end : named.start]):
            yield post
        else:
            yield Post(post.role, post.unit, named.mention, post.start, post.end, post.reaches)


def in_quotes(text: str, start: int, at: int) -> bool:
    """Whether somebody speaks there, inside quotation marks: of whom, we do not know."""
    before = text[start:at]
    return before.count("„") + before.count("«") > before.count("”") + before.count("»") + before.count("“") * ("„" in before) or before.count('"') % 2 == 1


def _abbreviated(text: str, at: int) -> bool:
    return text[at] == "." and re.search(r"(?:\d|\b[A-ZĀČĒĢĪĶĻŅŠŪŽ]|\b(?:gad|g|dr|prof|st))$", text[max(0, at - 5) : at], re.IGNORECASE) is not None
