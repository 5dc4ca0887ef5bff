"""Who leads a group of people that has no name of its own: `darba grupa, kuru vada valdes locekle Anna Roze`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.records import Gender, Mention
from extractors.roles.page import Page
from extractors.roles.phrases import Post

_GROUP = re.compile(
    r"(?<![\w-])(?P<group>[Dd]arba grup|[Vv]adības grup|[Rr]īcības grup|[Ee]kspertu grup|[Kk]omisij|[Kk]omitej)(?:a|u|as|ai|ā)"
    r"(?:,\s+k(?:o|uru|as)\s+|\s+|,\s+to\s+)(?:vadīja|vadīs|vada|vadījusi|vadījis)\s+(?P<post>[^.;:\n]{0,90}?)$"
)


def groups_led_in_text(people: Sequence[Mention], page: Page) -> Iterator[tuple[Mention, Post]]:
    """Each person who leads a working group or a committee, by the words right before the name and the person's other post."""
    for person in people:
        at = person.evidence.start
        match = _GROUP.search(page.text, max(0, at - 140), at)
        if match is None or any(match.start("post") <= p.evidence.start < at for p in people) or "," in match["post"]:
            continue
        if any(m.evidence.start <= match.start() < m.evidence.end for m in page.institutions):
            continue  # a committee with a name of its own
        group = match["group"].lower() + "as"
        role = f"{group} {'vadītāja' if person.gender is Gender.FEMININE else 'vadītājs'}"
        yield person, Post(role, None, None, match.start(), at, match.start())
