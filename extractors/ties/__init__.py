"""Cooperation that the document states in so many words between two named parties."""

from extractors.ties.find import find_ties

__all__ = ["find_ties"]
