"""What a document is: its kind, title, number, date, place, and whose meeting or paper it is."""

from extractors.header.find import find_header

__all__ = ["find_header"]
