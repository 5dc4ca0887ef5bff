"""What a meeting decided, point by point, and how it voted."""

from extractors.decisions.find import find_decisions

__all__ = ["find_decisions"]
