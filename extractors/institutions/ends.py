"""Where the name of an institution ends: behind its head, with a quoted name, a field of work or a seat that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.countries import COUNTRIES, OF_COUNTRIES
from extractors.institutions.words import CLOSING, OPENING, Word, can_precede, heads_of
from extractors.names.declension import Case


def name_end(words: Sequence[Word], head: int) -> int:
    """The index after the last word of the name: with the quoted name or the field (`… jautājumos`) that follows."""
    after = head + 1
    if [w.text.lower() for w in words[after : after + 3]] == _LIMITED and after + 3 < len(words) and words[after + 3].text in OPENING:
        closing = closing_quote(words, after + 3)
        return closing + 1 if closing is not None else after
    if after < len(words) and _opens(words, head, after):
        closing = closing_quote(words, after)
        if closing is not None:
            return closing + 1
    if sent := sent_to(words, head):
        return after + sent
    low = words[head].text.lower()
    behind = words[after].text if after < len(words) else ""
    if low.startswith("fond") and behind == "Plus":
        return after + 1  # since 2021: `Eiropas Sociālais fonds Plus`
    if words[head].text.startswith(("Radio", "Televīzij")) and re.fullmatch(r"[1-9]", behind.rstrip(".")):
        return after + 1
    if low.startswith("avīz") and behind == "Latvijai":
        return after + 1  # `Neatkarīgā Rīta Avīze Latvijai`
    if low.startswith("fond") and behind in ("-", "–") and after + 1 < len(words) and words[after + 1].text == "Latvija":
        return after + 2  # `Sorosa fonds – Latvija`
    if [w.text for w in words[after : after + 2]] == _RURAL and words[head].text.startswith("fond"):
        return after + 2
    for at in range(after, min(after + 7, len(words))):
        low = words[at].text.lower()
        if low in {"jautājumos", "lietās", "jomā"} and words[head].text.lower().startswith(("grup", "komisij", "padom", "komitej")):
            return at + 1 if at > after else after
        if not words[at].letters or not (can_precede(words[at]) or low == "un"):
            break
    return after


#: The words of a legal form behind its noun: `sabiedrība ar ierobežotu atbildību „…”`.
_LIMITED = ["ar", "ierobežotu", "atbildību"]
#: What follows the head in the name of a fund of the European Union: `Eiropas Lauksaimniecības fonds lauku attīstībai`.
_RURAL = ["lauku", "attīstībai"]
#: Bodies that one country or union keeps in another: `Eiropas Komisijas pārstāvniecība Latvijā`.
_SENT = frozenset({"pārstāvniecība", "delegācija", "birojs", "vēstniecība", "misija", "konsulāts", "ģenerālkonsulāts", "filiāle"})


def sent_to(words: Sequence[Word], head: int) -> int:
    """How many words behind the head of a mission name the country or union where it has its seat, its sender before it."""
    readings = heads_of(words[head].text)
    of_europe = bool(readings) and readings[0].head.noun == "centrs" and any(w.text == "Eiropas" for w in words[max(0, head - 4) : head])
    if head + 1 >= len(words) or head < 1 or not readings or not (readings[0].head.noun in _SENT or of_europe):
        return 0  # `Eiropas Patērētāju informēšanas centrs Latvijā` is one of a network, in each country another
    place = words[head + 1].text
    if [w.text for w in words[head + 1 : head + 3]] == ["Eiropas", "Savienībā"] and readings[0].head.noun in ("pārstāvniecība", "misija"):
        return 2
    if readings[0].head.noun in ("vēstniecība", "ģenerālkonsulāts", "konsulāts") and place[:1].isupper() and place.endswith(("ā", "ē", "ī", "os", "ās")):
        return int(words[head - 1].text in OF_COUNTRIES)
    if place not in _IN_COUNTRIES:
        return 0
    return int(of_europe or words[head - 1].text in OF_COUNTRIES or any(r.case is Case.GEN for r in heads_of(words[head - 1].text)))


_IN_COUNTRIES = frozenset({"Latvijā", *(country[:-1] + ("ā" if country.endswith("a") else "ē") for country in COUNTRIES)})


def _opens(words: Sequence[Word], head: int, mark: int) -> bool:
    """Whether the mark right behind the head opens a quoted name: not `likums “Par pašvaldībām” 21. pants`, where it closes one.

    Marks that can do both open only with a space before and none behind them.
    """
    if words[mark].text not in OPENING or words[mark].start - words[head].end > 1:
        return False
    if words[mark].text in "„«":
        return True
    return words[mark].start > words[head].end and mark + 1 < len(words) and words[mark + 1].start == words[mark].end


def closing_quote(words: Sequence[Word], opening: int) -> int | None:
    """The index of the mark that closes a quote, at most 15 words on; marks nest."""
    depth = 0
    mark = words[opening].text
    for at in range(opening + 1, min(opening + 16, len(words))):
        text = words[at].text
        if text == mark and mark in "“\"" and _nests(words, at):
            depth += 1
        elif text in CLOSING and text not in "„«":
            if text == '"' or mark != '"':
                if depth == 0:
                    return at
                depth -= 1
        elif text in "„«":
            depth += 1
        elif text == "." and at + 1 < len(words) and words[at + 1].capital and len(words[at - 1].text) > 3 and not words[at - 1].capital:
            return None  # a sentence ends: the quote was never closed
        elif text in ".;:" and at + 1 < len(words) and words[at + 1].capital and text != ".":
            return None
    return None


def _nests(words: Sequence[Word], at: int) -> bool:
    """Whether a mark that can do both opens a quote inside another one: a space before it, a word right behind it."""
    return 0 < at < len(words) - 1 and words[at].start > words[at - 1].end and words[at + 1].start == words[at].end and words[at + 1].capital
