"""Commitments: who is to do what by when, with the sentence that says so."""

from extractors.commitments.find import find_commitments

__all__ = ["find_commitments"]
