"""The schema, as numbered migrations; each runs in a transaction of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlite_utils.migrations import Migrations

from pipeline.store.following_schema import FOLLOWING, RENEWALS
from pipeline.store.schema_facts import FACTS, MEETING_DECISIONS
from pipeline.store.schema_resolution import WHO_IS_WHO
from pipeline.store.schema_views import COMMITMENT_STATES, COOPERATION

if TYPE_CHECKING:
    from sqlite_utils import Database

#: `PRAGMA user_version` of a database that this program has brought up to date.
VERSION: Final = 6
#: Marks the file as ours (`PRAGMA application_id`): "SAIK".
APPLICATION_ID: Final = 0x5341494B

migrations = Migrations("saikne")


@migrations()
def m001_first_schema(db: Database) -> None:
    """Tables, indexes and views of the first release."""
    for statement in _statements(FACTS) + _statements(COOPERATION) + _statements(COMMITMENT_STATES):
        db.execute(statement)


@migrations()
def m010_series_and_follow_ups(db: Database) -> None:
    """Sentences, series, what became of commitments, and plans' measures."""
    for statement in FOLLOWING:
        db.execute(statement)


@migrations()
def m020_who_is_who(db: Database) -> None:
    """What resolution remembers, what people decided, institutions over time; old judgements of people stay."""
    for statement in _statements(WHO_IS_WHO):
        db.execute(statement)


@migrations()
def m030_meeting_decisions(db: Database) -> None:
    """What meetings decided, point by point, and who voted how; what people decide of names stays in `decisions`."""
    for statement in _statements(MEETING_DECISIONS):
        db.execute(statement)


@migrations()
def m040_renewals(db: Database) -> None:
    """Which commitments only say earlier ones again."""
    for statement in RENEWALS:
        db.execute(statement)


@migrations()
def m050_people_and_bodies_of_one_initiative(db: Database) -> None:
    """Cooperation pairs all who take part in an initiative, a person with an institution too."""
    db.execute("DROP VIEW cooperation")
    for statement in _statements(COOPERATION):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    """The statements of a script; a trigger's body stays with it."""
    out: list[str] = []
    held = ""
    for part in script.split(";"):
        held += part + ";"
        if "CREATE TRIGGER" in held and not held.rstrip().rstrip(";").rstrip().endswith("END"):
            continue
        if held.strip(" ;\n"):
            out.append(held.strip())
        held = ""
    return out
