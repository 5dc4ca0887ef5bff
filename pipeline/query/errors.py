"""What can go wrong with a question. Each message is one line that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.errors import SaikneError

if TYPE_CHECKING:
    from pipeline.query.names import Candidate


class QueryError(SaikneError):
    """A question that cannot be answered as asked. `exit_code` is what the command line ends with."""

    exit_code = 2


class DatabaseError(QueryError):
    """The database is missing, is no Saikne database, or comes from a newer version."""


class NothingFoundError(QueryError):
    """The question was understood, and the database holds nothing for it."""

    exit_code = 1


class AmbiguousNameError(QueryError):
    """Several entities answer equally well to a name; `candidates` are what there is to choose from."""

    def __init__(self, message: str, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates
