"""Lemmas as edits of the form, so that a classifier can give them to words it has never seen."""

from __future__ import annotations

from collections.abc import Sequence

_PREFIXES = ("", "jāne", "jā", "ne", "vis")


def edit_of(form: str, lemma: str) -> str:
    """The edit that makes the lemma from the form: case, prefix taken off, letters cut, letters added.

    >>> edit_of("kancelejai", "kanceleja"), edit_of("jāiesniedz", "iesniegt"), edit_of("Jānim", "Jānis")
    ('l||1|', 'l|jā|2|gt', 'U||1|s')
    """
    low, target = form.lower(), lemma.lower()
    case = "A" if lemma.isupper() and len(lemma) > 1 and form.isupper() else "U" if lemma[:1].isupper() else "l"
    for prefix in _PREFIXES:
        if not low.startswith(prefix):
            continue
        stem = low[len(prefix) :]
        shared = 0
        while shared < min(len(stem), len(target)) and stem[shared] == target[shared]:
            shared += 1
        if shared >= max(1, min(3, len(target) - 1)) or (not prefix and stem == target):
            return f"{case}|{prefix}|{len(stem) - shared}|{target[shared:]}"
    return f"={lemma}"


def apply_edit(edit: str, form: str) -> str:
    """The lemma; the form itself where the edit does not fit it.

    >>> apply_edit("U||1|s", "Mārtiņam"), apply_edit("=būt", "ir")
    ('Mārtiņas', 'būt')
    """
    if edit.startswith("="):
        return edit[1:]
    if not fits(edit, form):
        return form
    case, prefix, cut, added = edit.split("|", 3)
    low = form.lower()[len(prefix) :]
    lemma = (low[: len(low) - int(cut)] if int(cut) else low) + added
    if case == "A":
        return lemma.upper()
    if case == "l":
        return lemma
    kept = 0  # capitals inside a name stay: LatInSoft, McDonald
    while kept < min(len(lemma), len(form)) and lemma[kept] == form[kept].lower():
        kept += 1
    lemma = form[:kept] + lemma[kept:]
    return lemma[:1].upper() + lemma[1:]


def fits(edit: str, form: str) -> bool:
    """Whether there is what the edit takes off, and something is left of the word.

    >>> fits("l|jā|2|gt", "jāiesniedz"), fits("l|jā|2|gt", "iesniedz")
    (True, False)
    """
    if edit.startswith("="):
        return True
    _, prefix, cut, added = edit.split("|", 3)
    left = len(form) - len(prefix) - int(cut)
    return form.lower().startswith(prefix) and left >= 0 and left + len(added) > 0


def edited(form: str, edits: Sequence[str]) -> str:
    """The lemma by the first of the edits that fits; the form itself when none does.

    >>> edited("iesniedz", ["l|jā|2|gt", "l||2|gt"])
    'iesniegt'
    """
    return next((apply_edit(edit, form) for edit in edits if fits(edit, form)), form)
