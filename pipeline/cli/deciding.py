"""What the commands that decide have in common: who decides, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def author_option(function: Decorated) -> Decorated:
    """`--by`, who decides."""
    says = "Who decides; the user of the machine unless told."
    return click.option("--by", metavar="NAME", envvar="SAIKNE_USER", show_envvar=True, help=says)(function)


def reason_option(function: Decorated) -> Decorated:
    """`--reason`, why."""
    return click.option("--reason", metavar="TEXT", default="", help="Why; it is kept with the decision.")(function)


def who(by: str | None) -> str:
    """The author of a decision: never taken for a rule.

    Raises:
        click.UsageError: the name could be a rule's.
    """
    from pipeline.decide import author

    name = " ".join((by or author()).split())
    if not name or name.startswith("rule:"):
        raise click.UsageError("Say who decides with --by NAME.")
    return name
