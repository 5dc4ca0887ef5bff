"""Whose a post is that goes by the end of a body's name: `kultūras centra direktore` where `Ogres kultūras centrs` is named."""

from __future__ import annotations

from extractors.records import Mention
from extractors.roles.owners import House, ending_like, municipal
from extractors.roles.page import Page


def of_body_called_short(role: str, page: Page, house: House) -> tuple[str, Mention] | None:
    """The post without the end of the name that it begins with, and the only body of the paper whose name ends so.

    One word is too little: a paper can speak of any `centra direktore`; and a council's word belongs to the posts of its municipality.
    """
    words = role.split()
    for length in range(len(words) - 1, 1, -1):
        body = ending_like(" ".join(words[:length]), page.institutions, house)
        if body is not None and not municipal(body) and len(body.name.split()) > length:
            return " ".join(words[length:]), body
    return None


def body_as_unit(unit: str, page: Page, house: House) -> Mention | None:
    """The only body of the paper whose name ends with words read as a unit: `Tūrisma centra | vadītāja` of `Ogres kultūras un tūrisma centrs`."""
    body = ending_like(unit, page.institutions, house) if len(unit.split()) > 1 else None
    return body if body is not None and not municipal(body) and len(body.name.split()) > len(unit.split()) else None
