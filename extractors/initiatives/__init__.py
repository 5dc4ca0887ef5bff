"""Projects, networks, programmes, plans, agreements, declarations and events, with terms, money and those who take part."""

from extractors.initiatives.find import InitiativeFacts, find_initiatives

__all__ = ["InitiativeFacts", "find_initiatives"]
