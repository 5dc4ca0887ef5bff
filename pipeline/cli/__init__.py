"""The command line `saikne`: each command parses, asks one question, prints. Nothing else talks to people."""

from pipeline.cli.app import main

__all__ = ["main"]
