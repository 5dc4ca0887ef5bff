"""The corpus followed: series and the fate of every commitment made anew from what the database holds, in one transaction."""

from __future__ import annotations

import sqlite3

from pipeline.follow.chain import follow
from pipeline.follow.series import find_series
from pipeline.store.documents import transaction
from pipeline.store.following import load_heads, load_papers, save_following
from pipeline.store.state import mark_followed
from pipeline.version import following_version


def follow_corpus(connection: sqlite3.Connection) -> int:
    """Links documents into series and follows their commitments; how many series there are comes back."""
    series = find_series(load_heads(connection))
    follow_ups = [found for line in series for found in follow(load_papers(connection, line.papers))]
    with transaction(connection):
        save_following(connection, series, follow_ups)
        mark_followed(connection, following_version())
    return len(series)
