"""The README says what the program does: its help is generated, and checked here."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest
from cogapp import Cog

from pipeline.cli.app import COMMANDS, saikne

README = Path(__file__).parents[1] / "README.md"


def test_the_help_in_the_readme_is_that_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """To bring it up to date: `python -m cogapp -r README.md`."""
    monkeypatch.delenv("SAIKNE_DB", raising=False)
    monkeypatch.chdir(README.parent)
    assert Cog().main(["cog", "--check", os.fspath(README)]) == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_stands_in_the_readme(name: str) -> None:
    assert f"### saikne {name}\n" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_each_option_has_help(name: str) -> None:
    command = saikne.get_command(click.Context(saikne), name)
    assert command is not None and command.help
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, option.name


def test_the_program_has_the_commands_of_its_table() -> None:
    assert saikne.list_commands(click.Context(saikne)) == list(COMMANDS)
