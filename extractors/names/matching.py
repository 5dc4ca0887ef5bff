"""Whether one printed name is a form of another: all forms are made and looked up, no endings are cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from extractors.names.declension import Case, decline
from extractors.names.fold import fold as fold_text
from extractors.names.given import given_name_gender
from extractors.names.written import Written, read_written
from extractors.records import Gender


def is_form_of(form: str, nominative: str, *, fold: bool = False, bare: bool = False) -> bool:
    """Whether `form` can be `nominative` in some case, with initials for given names, or with the surname first.

    Given names may be missing on either side but for the first; with `bare` all of them may be missing from the form.
    With `fold` diacritics and capitals do not count.

    >>> is_form_of("J.Bērziņam", "Jānis Bērziņš"), is_form_of("Bērziņu Jāni", "Jānis Bērziņš")
    (True, True)
    >>> is_form_of("J. Bērziņai", "Jānis Bērziņš"), is_form_of("Bērziņam", "Jānis Bērziņš")
    (False, False)
    >>> is_form_of("JANIM BERZINAM", "Jānis Bērziņš", fold=True), is_form_of("Bērziņam", "Jānis Bērziņš", bare=True)
    (True, True)
    """
    printed, wanted = read_written(form), read_written(nominative)
    if not printed.words or not wanted.words:
        return False
    for target_given, target_family in _splits(wanted):
        genders = _genders(target_given)
        for given, family in _splits(printed):
            if len(family) != len(target_family) or not _given_fit(given, target_given, bare=bare):
                continue
            for gender, case in product(genders, Case):
                if all(
                    _is_case(word, name, gender, case, fold) for word, name in zip(family, target_family, strict=True)
                ) and _given_agree(given, target_given, gender, case, fold):
                    return True
    return False


def _splits(written: Written) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(given names and initials, surname) in every way the writing allows."""
    words, first = written.words, written.surname_first
    if written.initials:
        initials = tuple(each.rstrip("-") for each in written.initials)
        yield words[: written.leading] + initials, words[written.leading :]
        return
    if len(words) == 1:
        yield (), words
        return
    for split in range(1, len(words)):
        if first is not True:
            yield words[:split], words[split:]
        if first is not False:
            yield words[split:], words[:split]


def _genders(given: Sequence[str]) -> tuple[Gender, ...]:
    known = given_name_gender(given[0]) if given else None
    return (known,) if known else tuple(Gender)


def _given_fit(given: Sequence[str], target: Sequence[str], *, bare: bool) -> bool:
    """Whether the given names can be the same for their number and initials alone; cheap, before any declining."""
    if not given or not target:
        return len(given) == len(target) or (bare and not given)
    return given[0][0].casefold() == target[0][0].casefold() or not (given[0].endswith(".") or target[0].endswith("."))


def _given_agree(given: Sequence[str], target: Sequence[str], gender: Gender, case: Case, folded: bool) -> bool:
    if not given:
        return True
    shorter, longer = (given, target) if len(given) <= len(target) else (target, given)
    position = 0
    for index, word in enumerate(shorter):
        while position < len(longer):
            pair = (word, longer[position]) if shorter is given else (longer[position], word)
            position += 1
            if _same_given(*pair, gender, case, folded):
                break
            if index == 0:
                return False  # the first names must be the same
        else:
            return False
    return True


def _same_given(word: str, name: str, gender: Gender, case: Case, folded: bool) -> bool:
    if word.endswith(".") or name.endswith("."):
        shown, full = (word[:-1], name.rstrip(".")) if word.endswith(".") else (name[:-1], word)
        if folded:
            shown, full = fold_text(shown), fold_text(full)
        return full.casefold().startswith(shown.casefold())
    return _is_case(word, name, gender, case, folded)


def _is_case(word: str, name: str, gender: Gender, case: Case, folded: bool) -> bool:
    forms = decline(name, gender)[case]
    if word in forms:
        return True
    return folded and fold_text(word) in map(fold_text, forms)
