"""Names of institutions in every case: to the nominative, from the nominative, and out of a coordination."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.names.agreement import adjective_forms
from extractors.names.coordination import spell_out
from extractors.names.declension import Case, Forms, decline, decline_plural
from extractors.names.heads import HEADS, PLURAL_HEADS, Head
from extractors.names.phrases import QUOTES, agrees_with_head, in_nominative, parse_phrase
from extractors.records import Gender

__all__ = [
    "HEADS", "PLURAL_HEADS", "Head", "institution_cases", "institution_forms", "institution_nominative", "institution_type",
    "spell_out",
]  # fmt: skip

_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
# VIDa, VID-am, KNAB'u: an abbreviation with the ending of a case.
_ABBREVIATION = re.compile(
    rf"((?:[{_UPPER}][a-zāčēģīķļņšūž]?)*[{_UPPER}]{{2,}}\d*|[{_UPPER}][\w]*[{_UPPER}](?=[-'’]))"
    r"(?:[-'’–])?(?:a|am|ā|u|s|as|ai|i|im|ī|ei|es|e|ē|is|os|iem|us|ām|ās|ij)$"
)
_PLAIN_ABBREVIATION = re.compile(rf"[{_UPPER}\d][\w&./-]*[{_UPPER}\d]$")
_QUOTED_INSIDE = re.compile(rf"[{QUOTES}]([^{QUOTES}]+)[{QUOTES}]")
# PII „Saulīte”, FK "Metta": an abbreviation without cases before a quoted name.
_ABBREVIATED_QUOTED = re.compile(rf"[{_UPPER}]{{2,6}} [{QUOTES}][^{QUOTES}]+[{QUOTES}]$")
#: Legal forms that stand without cases before or behind the name.
LEGAL_FORMS = frozenset("SIA AS AAS ADB A/S VAS VSIA PAS IK KS PS ZS Z/S UAB LPKS PKS OÜ GmbH AG Ltd Inc LLC PSIA VA PA VU VUAS SO MTÜ AB Oy Oyj VšĮ".split())


@lru_cache(maxsize=10_000)
def institution_nominative(phrase: str, *, plural: bool = False) -> str | None:
    """The name of an institution in the nominative, or nothing when no head can be told.

    The head and the adjectives that agree with it change, all else stays as printed, quoted names too. A form that can
    be the genitive singular or the nominative plural (`ministrijas`) is read as singular, with `plural` as plural.

    >>> institution_nominative("Vides aizsardzības un reģionālās attīstības ministrijai")
    'Vides aizsardzības un reģionālās attīstības ministrija'
    >>> institution_nominative("Centrālajai vēlēšanu komisijai"), institution_nominative("Ādažu novada domē")
    ('Centrālā vēlēšanu komisija', 'Ādažu novada dome')
    >>> institution_nominative('biedrības "Zaļā gatve"'), institution_nominative("VID-am")
    ('biedrība "Zaļā gatve"', 'VID')
    >>> institution_nominative("skaistais rīts") is None
    True
    """
    text = " ".join(phrase.split())
    if not text or len(text) > 400:
        return None
    if " " not in text:
        if abbreviation := _ABBREVIATION.fullmatch(text):
            return abbreviation.group(1)
        if _PLAIN_ABBREVIATION.fullmatch(text):
            return text
    words = text.split()
    parsed = parse_phrase(text)
    legal = words[0] in LEGAL_FORMS or words[-1] in LEGAL_FORMS or words[0].upper() in ("A/S", "Z/S", "V/U", "P/U")
    if legal and not (parsed and parsed.before):
        return _legal_form_apart(text) if len(words) > 1 else None
    if _ABBREVIATED_QUOTED.match(text):
        return text
    if parsed:
        return in_nominative(parsed, plural=plural)
    abbreviation = _ABBREVIATION.fullmatch(words[-1])
    return " ".join([*words[:-1], abbreviation.group(1)]) if abbreviation else None


def _legal_form_apart(text: str) -> str:
    """`SIA "Mūsu centru"`: the quoted name is put right only where its form cannot be a nominative."""
    quoted = _QUOTED_INSIDE.search(text)
    parsed = parse_phrase(quoted.group(1)) if quoted else None
    if quoted is None or parsed is None or any(each.case is Case.NOM for each in parsed.readings):
        return text
    return text[: quoted.start(1)] + (in_nominative(parsed) or quoted.group(1)) + text[quoted.end(1) :]


def institution_type(nominative: str) -> str | None:
    """The kind of institution that its head names (`ministry`, `court`, …), or nothing.

    >>> institution_type("Augstākā tiesa"), institution_type("SIA Rumba"), institution_type("Rumba")
    ('court', 'company', None)
    """
    words = nominative.split()
    if words and (words[0] in LEGAL_FORMS or words[-1] in LEGAL_FORMS):
        return "company"
    parsed = parse_phrase(nominative)
    return parsed.readings[0].head.type if parsed else None


def institution_forms(nominative: str) -> tuple[str, ...]:
    """Every form of the name in the singular (or of a plural name), the nominative first, no form twice.

    A name without a head that we know comes back alone.

    >>> institution_forms("Augstākā tiesa")
    ('Augstākā tiesa', 'Augstākās tiesas', 'Augstākajai tiesai', 'Augstāko tiesu', 'Augstākajā tiesā')
    >>> institution_forms("LETA")
    ('LETA',)
    """
    cases = institution_cases(nominative)
    return tuple(dict.fromkeys(form for forms in cases.values() for form in forms)) if cases else (nominative,)


def institution_cases(nominative: str) -> Forms | None:
    """The forms of the name in each case but the vocative, or nothing for a name without a head that we know.

    >>> institution_cases("Valsts kanceleja")[Case.DAT]
    ('Valsts kancelejai',)
    """
    parsed = None if _PLAIN_ABBREVIATION.fullmatch(nominative) else parse_phrase(nominative)
    reading = next((each for each in parsed.readings if each.case is Case.NOM), None) if parsed else None
    if parsed is None or reading is None:
        return None
    gender, plural = reading.head.gender, reading.plural
    head = parsed.words[parsed.head]
    declined = decline_plural(head, gender) if plural else decline(head, gender)
    adjectives = {
        index: forms
        for index in range(parsed.head)
        if (forms := adjective_forms(parsed.words[index], gender, plural=plural))
        and agrees_with_head(parsed, index, gender, Case.NOM)
        and not _is_genitive(parsed.words[index], gender)
    }

    def whole(case: Case, form: str) -> str:
        words = [adjectives[index][case] if index in adjectives else word for index, word in enumerate(parsed.words)]
        words[parsed.head] = form
        return (parsed.before + " ".join(words) + parsed.after).strip()

    return {case: tuple(whole(case, form) for form in declined[case]) for case in Case if case is not Case.VOC}


def _is_genitive(word: str, gender: Gender) -> bool:
    """Whether a word that looks like an adjective in the nominative must be a genitive."""
    return gender is Gender.MASCULINE and not word.lower().endswith(("ais", "s", "ie", "i"))
