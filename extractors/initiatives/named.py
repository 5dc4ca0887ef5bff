"""A mention of an initiative with its noun, and how a name is led to its nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from simplemma import is_known, lemmatize

from extractors.institutions.words import Word
from extractors.names.declension import Case
from extractors.names.heads import HeadForm
from extractors.names.initiative_heads import head_cases
from extractors.names.phrases import Phrase, in_nominative
from extractors.records import Document, EntityKind, Mention

#: `projektu vadītāja`, `programmas koordinators`: a post, a unit or a body named by what it deals with in general.
POST_BEHIND = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:vadītāj|koordinator|tīkl(?:s|a|u|ā|am)\b|sistēm|kart(?:e|es|i|ēs)\b|sarakst|kopum|komplekt|speciālist|ekspert|menedžer|asistent|administrator|nodaļ|departament|aģentūr|biroj|centr|komisij)\w*")


@dataclass(frozen=True, slots=True)
class NamedInitiative:
    """A mention of an initiative with the noun that says what it is (`projekts`, `konference`, …)."""

    mention: Mention
    noun: str
    own: bool = False  # the paper's own title or subject
    labelled: bool = False  # introduced by a label: the paper is about it
    doubtful: bool = False  # counts only when the paper tells who takes part


def make_named(document: Document, start: int, end: int, name: str, kind: str, noun: str, method: str, confidence: float) -> NamedInitiative:
    """A mention of `[start, end)` under its name in the nominative, as the finders make it."""
    mention = Mention(
        document.cite(start, end), EntityKind.INITIATIVE, " ".join(name.split()), f"initiatives:{method}", confidence, type=kind
    )
    return NamedInitiative(mention, noun)


#: A letter before the name of what works by computers: `e-Klase`, `iSkola`.
_BRAND = re.compile(r"[eimu]-?[A-ZĀČĒĢĪĶĻŅŠŪŽ]")


def can_be_name(name: str) -> bool:
    """Whether the quoted words can be a name and are no speech: they begin large, or as brands do (`e-Klase`), and hold no sentence."""
    bare = name.lstrip("#„“\"(")
    return (
        len(name) > 2
        and (bare[:1].isupper() or bare[:1].isdigit() or _BRAND.match(bare) is not None)
        and not re.search(r"[.!?]\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]", name)
        and not name.endswith(",")
    )


def kind_nominative(words: Sequence[str], at: int, form: HeadForm) -> str:
    """The name in the nominative whose kind is the word at `at`; what follows that word stays away."""
    cases = head_cases(words[at])
    case = Case.NOM if Case.NOM in cases else next((c for c in (Case.GEN, Case.ACC, Case.DAT, Case.LOC) if c in cases), form.case)
    phrase = Phrase(tuple(words[: at + 1]), at, (form._replace(case=case),), "", "")
    made = (in_nominative(phrase, plural=form.plural) or " ".join(words)).split()
    for place in range(at - 1) if len(made) == at + 1 else ():
        if words[place].endswith("o") and words[place + 1].endswith("u"):
            made[place] = words[place]  # `Mazo dravnieku kauss` is theirs
    return " ".join(made)


def respaced(document: Document, words: list[Word], start: int, at: int, form: HeadForm) -> str:
    """The nominative with the spaces and dashes as printed."""
    printed = document.text[words[start].start : words[at].end]
    return kind_nominative(printed.split(), len(printed.split()) - 1, form)


_WORD = re.compile(r"[^\W\d_]+")


def _is_land(word: str) -> bool:
    """Whether the word can only be a place: the dictionary writes it large, or it ends like a land and is no word.

    >>> _is_land("kurzemes"), _is_land("žemaitijas"), _is_land("baltijā"), _is_land("enerģijā")
    (True, True, True, False)
    """
    return lemmatize(word, lang="lv")[:1].isupper() or (word.endswith(("ijas", "ijai", "iju", "ijā")) and not is_known(word, lang="lv"))


def as_written(document: Document, name: str) -> str:
    """A name in capitals as it is usually written: the first word large, and each other that is a land or that the document writes so inside a sentence.

    Numbers in Roman figures and what stands in capitals among small letters stay.
    """

    def written(match: re.Match[str]) -> str:
        word = match.group()
        if not word.isupper() or len(word) == 1 or re.fullmatch("[IVXLC]+", word):
            return word
        large = word[0] + word[1:].lower()
        if match.start() == 0:
            return large
        printed = re.search(rf"(?<=[a-zāčēģīķļņšūž,] )(?i:{re.escape(word)})\b", document.text)
        return printed.group() if printed else large if _is_land(word.lower()) else word.lower()

    return _WORD.sub(written, name)
