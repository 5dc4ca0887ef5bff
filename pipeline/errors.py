"""What can go wrong outside a document: with the folder, the database, the disk. One line each, with what to do."""

from __future__ import annotations

from extractors.errors import SaikneError


class RunError(SaikneError):
    """The run cannot begin or go on; `exit_code` is what the command line ends with."""

    exit_code = 2


class FolderError(RunError):
    """The folder is missing, unreadable, or holds nothing to read."""


class StoreError(RunError):
    """The database cannot be opened or written."""
