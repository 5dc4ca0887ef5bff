"""Latvian dates and deadlines as EDTF, each with the words it stands in."""

from extractors.dates.deadlines import find_deadlines
from extractors.dates.find import find_dates
from extractors.dates.values import Anchor, DateMention, Deadline, Frame, Precision

__all__ = ["Anchor", "DateMention", "Deadline", "Frame", "Precision", "find_dates", "find_deadlines"]
