"""Institutions in a document: by their heads, quotes, legal forms and abbreviations, each to the nominative."""

from extractors.institutions.find import find_institutions

__all__ = ["find_institutions"]
