"""People in a document: where names stand, and the nominative that fits the whole document."""

from extractors.people.find import find_people

__all__ = ["find_people"]
