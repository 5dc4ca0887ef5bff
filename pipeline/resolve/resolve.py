"""From mentions to entities, all in memory: rules propose, people's word outranks them, sets come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.resolve.clusters import apply_judgements
from pipeline.resolve.entities import by_cluster, make_entities
from pipeline.resolve.institutions import judge_institutions
from pipeline.resolve.keys import name_key
from pipeline.resolve.people import judge_people
from pipeline.resolve.records import Corpus, Entity, Judgement, MentionRow, Verdict


def resolve(corpus: Corpus, decisions: Iterable[Judgement] = ()) -> tuple[tuple[Entity, ...], tuple[Judgement, ...]]:
    """The entities of the corpus and the rules' judgements that made them; `decisions` are people's and outrank rules.

    The same corpus gives the same entities in whatever order its parts come.

    >>> rows = (MentionRow(1, 1, 0, "person", "Jānis Ozols", "Jānis Ozols"), MentionRow(2, 1, 40, "person", "J. Ozols", "J.Ozolam"))
    >>> entities, judgements = resolve(Corpus(rows))
    >>> [(entity.name, entity.mentions) for entity in entities], judgements[0].reason
    ([('Jānis Ozols', (1, 2))], 'J. Ozols can only be Jānis Ozols in this document')
    """
    decided = tuple(decisions)
    institutions = _of_kind(corpus, "institution")
    judgements = list(judge_institutions(corpus))
    clusters = apply_judgements((m.id for m in institutions), [*judgements, *decided])
    institution_of = {m.id: clusters.find(m.id) for m in institutions}

    people = _of_kind(corpus, "person")
    of_people = list(judge_people(corpus, institution_of))
    person_clusters = apply_judgements((m.id for m in people), [*of_people, *decided])

    initiatives = _of_kind(corpus, "initiative")
    of_initiatives = list(judge_initiatives(initiatives))
    initiative_clusters = apply_judgements((m.id for m in initiatives), [*of_initiatives, *decided])

    cluster_of = institution_of | {m.id: person_clusters.find(m.id) for m in people}
    cluster_of |= {m.id: initiative_clusters.find(m.id) for m in initiatives}
    entities = make_entities(by_cluster((*institutions, *people, *initiatives), cluster_of))
    return entities, (*judgements, *of_people, *of_initiatives)


def _of_kind(corpus: Corpus, kind: str) -> list[MentionRow]:
    return [mention for mention in corpus.mentions if mention.kind == kind]


def judge_initiatives(rows: Iterable[MentionRow]) -> Iterator[Judgement]:
    """Initiatives of one name and type are one."""
    groups: dict[tuple[str, str | None], list[MentionRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.document, r.start, r.id)):
        groups[name_key(row.name), row.type].append(row)
    for same in groups.values():
        for other in same[1:]:
            yield Judgement(same[0].id, other.id, Verdict.SAME, "rule:same-name", f"both are called {same[0].name}")
