"""Which mentions of institutions are one: by name, and by abbreviation where a document says what it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.resolve.keys import institution_key, is_abbreviation
from pipeline.resolve.records import Corpus, Judgement, MentionRow, Verdict


def judge_institutions(corpus: Corpus) -> Iterator[Judgement]:
    """Judgements over the institutions' mentions.

    Equal names are one institution everywhere. An abbreviation is what its own document says; where that says
    nothing, it is the one institution that the rest of the corpus gives it to; when there are several, it is left open.
    """
    rows = sorted((m for m in corpus.mentions if m.kind == "institution"), key=lambda m: (m.document, m.start, m.id))
    by_id = {row.id: row for row in rows}
    local: dict[tuple[int, str], list[MentionRow]] = defaultdict(list)
    for row in rows:
        local[row.document, institution_key(row.name)].append(row)
    for (_, _), same in local.items():
        for other in same[1:]:
            yield Judgement(same[0].id, other.id, Verdict.SAME, "rule:same-name", f"both are called {same[0].name} in one document")

    defined: dict[str, set[str]] = defaultdict(set)  # abbreviation -> names it stands for
    explained: set[tuple[int, str]] = set()
    for short, long in sorted(corpus.aliases):
        if short in by_id and long in by_id:
            left, right = by_id[short], by_id[long]
            yield Judgement(short, long, Verdict.SAME, "rule:alias", f"the document says that {left.name} is {right.name}")
            defined[institution_key(left.name)].add(institution_key(right.name))
            explained.add((left.document, institution_key(left.name)))

    everywhere: dict[str, list[MentionRow]] = defaultdict(list)
    for (document, key), same in sorted(local.items(), key=lambda item: (item[0][1], item[0][0])):
        if not is_abbreviation(same[0].name) or (document, key) not in explained:
            everywhere[key].append(same[0])
    for key, firsts in everywhere.items():
        short = is_abbreviation(firsts[0].name)
        if short and len(defined[key]) > 1:
            for other in firsts[1:]:
                reason = f"{other.name} stands for several names in these documents: {', '.join(sorted(defined[key]))}"
                yield Judgement(firsts[0].id, other.id, Verdict.UNSURE, "rule:abbreviation", reason)
            continue
        for other in firsts[1:]:
            yield Judgement(firsts[0].id, other.id, Verdict.SAME, "rule:same-name", f"both are called {firsts[0].name}")
        if short and len(defined[key]) == 1:
            target = everywhere.get(next(iter(defined[key])))
            if target:
                reason = f"elsewhere {firsts[0].name} is only ever {target[0].name}"
                yield Judgement(firsts[0].id, target[0].id, Verdict.SAME, "rule:abbreviation", reason)
