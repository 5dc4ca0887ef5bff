"""The corpus followed: series and the fate of every commitment made anew from what the database holds, in one transaction."""

from __future__ import annotations

import sqlite3

from pipeline.follow.chain import follow
from pipeline.follow.plans import find_measures, find_references, title_roots
from pipeline.follow.records import FollowUp, Measure, MeasureReference, Renewal
from pipeline.follow.series import find_series
from pipeline.store.documents import transaction
from pipeline.store.following import load_heads, load_papers, naming_ids, plan_ids, save_following
from pipeline.store.state import mark_followed
from pipeline.version import following_version


def follow_corpus(connection: sqlite3.Connection) -> int:
    """Links documents into series and follows their commitments; how many series there are comes back."""
    series = find_series(load_heads(connection))
    followed = [follow(load_papers(connection, line.papers)) for line in series]
    follow_ups = [found for told, _ in followed for found in told]
    renewals = {r.commitment: r for _, renewed in followed for r in renewed}
    measures, references, more = _plans(connection)
    known = {(found.commitment, found.document) for found in follow_ups}
    follow_ups += [found for found in more if (found.commitment, found.document) not in known]
    for found in more:
        for one in found.renewals:
            renewals.setdefault(one, Renewal(one, found.commitment))
    with transaction(connection):
        save_following(connection, series, follow_ups, renewals.values(), measures, references)
        mark_followed(connection, following_version())
    return len(series)


def _plans(connection: sqlite3.Connection) -> tuple[list[Measure], list[MeasureReference], list[FollowUp]]:
    """The measures of all plans, what later documents say of them, and the fates that are told so, one a document."""
    measures: list[Measure] = []
    references: list[MeasureReference] = []
    fates: dict[tuple[int, int], FollowUp] = {}
    for plan in load_papers(connection, plan_ids(connection)):
        own = find_measures(plan)
        measures += own
        later = load_papers(connection, naming_ids(connection, title_roots(plan.title), after=plan.date, but=plan.id))
        for reference, fate in find_references(plan, own, later):
            references.append(reference)
            if fate is not None:
                fates.setdefault((fate.commitment, fate.document), fate)
    return measures, references, list(fates.values())
