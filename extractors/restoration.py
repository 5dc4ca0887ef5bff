"""Text typed without diacritics, with its marks put back where the language leaves no doubt.

The restored text is for the extractors alone and has the length of the original, letter for letter: what they find is
cited from the document as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from extractors.names.declension import Case, decline, feminine_surnames
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.records import Document, Evidence, Facts, Gender

_WORD = re.compile(r"[^\W\d_]{3,}")
_MARKED = frozenset("āčēģīķļņšūž")
#: Cases that names of people hardly stand in; their marks would make every name in -a and -e doubtful.
_RARE = frozenset({Case.LOC, Case.VOC})
#: Endings of surnames whose marks are beyond doubt, plain and marked.
_SURNAMES = (
    ("ins", "iņš"), ("ina", "iņa"), ("inam", "iņam"), ("inai", "iņai"), ("inu", "iņu"), ("inas", "iņas"),
    ("ans", "āns"), ("ane", "āne"), ("anam", "ānam"), ("anei", "ānei"), ("eva", "eva"), ("evs", "evs"),
    ("itis", "ītis"), ("itim", "ītim"),
)  # fmt: skip


def is_without_diacritics(text: str) -> bool:
    """Whether a Latvian text was typed without its marks.

    >>> is_without_diacritics("Sedi vada priekssedetaja Ozola, piedalas Berzins un Zarins no biedribas valdes.")
    True
    """
    letters = sum(map(str.isalpha, text))
    marked = sum(map(text.lower().count, _MARKED))
    return letters > 40 and marked < 0.01 * letters


def restore(text: str) -> str:
    """The text with the marks of every word put back for which there is exactly one spelling.

    >>> restore("Uzdot Kulturas ministrijai lidz 1. junijam sagatavot parskatu")
    'Uzdot Kultūras ministrijai līdz 1. jūnijam sagatavot pārskatu'
    """
    return _WORD.sub(lambda match: _restored(match.group()), text)


@lru_cache(maxsize=50_000)
def _restored(word: str) -> str:
    if word.isupper() and len(word) < 7:
        return word
    low = word.lower()
    options = _vocabulary().get(low, ())
    named = _given(word) if word[0].isupper() else None
    if named:
        return named
    if word[0].isupper() and len(options) != 1:
        family = next((form for form in _families().get(low, ()) if len(form) == len(word)), None)
        if family:
            return family
        for plain, marked in _SURNAMES:
            if low.endswith(plain) and len(low) > len(plain) + 2 and low[: -len(plain)][-1] not in "aeiou":
                return word[: -len(plain)] + marked
        return word
    if len(options) != 1:
        return word
    marked = options[0]
    return "".join(m.upper() if c.isupper() else m for c, m in zip(word, marked, strict=True))


def _given(word: str) -> str | None:
    """The form of the one known first name that looks like this; the traditional calendar outranks the extended one.

    >>> _given("Janis"), _given("Arvids"), _given("Inara")
    ('Jānis', 'Arvīds', 'Ināra')
    """
    for usual in (True, False):
        forms = {
            variant
            for reading in given_forms(word, folded=True)
            if (reading.usual or not usual) and reading.case not in _RARE
            for variant in decline(reading.name, reading.gender)[reading.case]
            if fold(variant) == word.lower() and len(variant) == len(word)
        }
        if len(forms) == 1:
            return forms.pop()
    return None


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """Every form of the frequent surnames that have marks, by their plain spelling."""
    out: dict[str, set[str]] = {}
    for name in _SURNAMES_FREQUENT.split():
        for gender, form in ((Gender.MASCULINE, name), *((Gender.FEMININE, f) for f in feminine_surnames(name))):
            for case, variants in decline(form, gender).items():
                for variant in variants if case not in _RARE else ():
                    out.setdefault(fold(variant), set()).add(variant)
    return {plain: tuple(sorted(forms)) for plain, forms in out.items() if len(forms) == 1}


#: The letters of Latvian without their marks; the dictionary has few others, and folding each word would take seconds.
_TO_PLAIN = {code: code for code in range(128)} | str.maketrans("āčēģīķļņōŗšūž", "acegiklnorsuz")


@cache
def _vocabulary() -> dict[str, tuple[str, ...]]:
    """Plain spelling -> marked spellings, from the dictionary and the grammar's own nouns; words without marks stand too."""
    from simplemma.strategies.dictionaries import dictionary_factory

    from extractors.commitments.verbs import futures, plain_infinitives
    from extractors.names.heads import HEADS
    from extractors.names.institutions import institution_forms
    from extractors.names.post_heads import POST_HEADS

    # From version 2 on simplemma keeps the dictionary that its lemmatizer reads; a factory of one's own would read it again.
    shared = getattr(dictionary_factory, "DEFAULT_DICTIONARY_FACTORY", None) or dictionary_factory.DefaultDictionaryFactory()
    entries = (entry.decode() if isinstance(entry, bytes) else entry for entry in shared.get_dictionary("lv"))
    words = [*entries, *(form for noun in HEADS for form in institution_forms(noun))]
    words += [form for post in POST_HEADS.values() for form in (post.masculine, post.feminine)]
    found = _by_plain(words)
    verbs = (form for verb in sorted(plain_infinitives()) for form in (verb, *futures(verb)))
    for plain, forms in _by_plain(verbs).items():
        found.setdefault(plain, forms[:1])
    found |= {fold(word): [word] for word in _FREQUENT.split()}
    return {plain: tuple(sorted(forms)) for plain, forms in found.items() if forms != [plain]}


def _by_plain(words: Iterable[str]) -> dict[str, list[str]]:
    """The words in small letters by their plain spelling, those that hold nothing but letters; all together, since each alone is slow."""
    text = "\n".join(words).lower()
    found: dict[str, list[str]] = {}
    for low, plain in zip(text.split("\n"), text.translate(_TO_PLAIN).split("\n"), strict=True):
        if not plain.isascii():
            plain = fold(low)
        if len(plain) == len(low) and low.isalpha() and low not in (forms := found.setdefault(plain, [])):
            forms.append(low)
    return found


#: Surnames borne by thousands, of those whose spelling has marks (Office of Citizenship and Migration Affairs, statistics of names).
_SURNAMES_FREQUENT = """
    Bērziņš Kalniņš Ozoliņš Liepiņš Krūmiņš Eglītis Zariņš Pētersons Vītols Kļaviņš Kārkliņš Šmits Āboliņš Lapiņš Jēkabsons
    Grīnbergs Sproģis Zālītis Lācis Siliņš Rudzītis Zaķis Cīrulis Lūsis Krieviņš Vītoliņš Puriņš Mūrnieks Kārlis Dārziņš
    Krastiņš Vilciņš Celmiņš Saulītis Riekstiņš Straupmanis Gailītis Kundziņš Dambītis Pūpols Ābele Ābols Šķēle Lūkass Jansons
    Grāvītis Viķele Krūmiņš Šulcs Čakste Vīksne Gāga Pīlādzis Stūrītis Sēja Ķirsis Šmite Bērziņš Rūtiņš Vēveris Kūlis Mežs Ūdris Žagars
    Bērzs Krūze Pļaviņš Skujiņš Ķēniņš Vējš Zvirbulis Šteinbergs Vīksna Rozītis Birznieks Balodis Priedītis Zemītis
"""
#: Frequent words of minutes whose plain spelling could also be another, rarer word.
_FREQUENT = """
    līdz sēde sēdes sēdē sēdi sēdei pārskats pārskatu pārskata piedalās lēmums lēmumu lēmuma nolēma šā šī gadā mēneša laikā
    priekšsēdētājs priekšsēdētāja priekšsēdētājai priekšsēdētājam loceklis locekļi locekļu vadītāja vadītājs vadītājai vadītājam
    direktors kopā kopīgi sadarbībā janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī
    decembrī janvārim februārim aprīlim jūnijam jūlijam septembrim oktobrim novembrim decembrim lūgt uzdot noteikt ministrija
    biedrība biedrības biedrībai biedrību izdarīts izpildīts jautājumi jautājums jāiesniedz jāsagatavo jānosūta nedēļu dienās
    nākamā nākamajai nākamajā sekretāre sekretārs grāmatvede nosūtīs sagatavos iesniegs atsūtīs kultūras izglītības zinātnes
    apņemas apņemos apņemamies apņēmās apsolās solās piesakās uzņemas uzņēmās vienojās nolēmām lūdzām aicinām lūdzam jāizsūta jāatsūta jāapkopo
    finanšu ārlietu iekšlietu labklājības veselības zemkopības aizsardzības attīstības reģionālās universitātes bibliotēkas
    bibliotēka nacionālā nacionālās protokolē uzaicināta uzaicināti uzaicināts eiro projektu darbnīca termiņš
"""


def restored(document: Document) -> Document:
    """The document for the extractors: the same places, with the marks put back if it was typed without them."""
    if not is_without_diacritics(document.text):
        return document
    return replace(document, text=restore(document.text))


def recited(facts: Facts, document: Document) -> Facts:
    """The facts with every quote taken from the document itself; places do not change."""

    def cite(item: object) -> object:
        evidence = getattr(item, "evidence", None)
        if not isinstance(evidence, Evidence):
            return item
        return replace(item, evidence=document.cite(evidence.start, evidence.end))  # type: ignore[type-var]

    changed = {
        name: tuple(cite(item) for item in getattr(facts, name))
        for name in ("mentions", "aliases", "roles", "attendance", "commitments", "decisions", "initiatives", "parties", "ties")
    }
    return replace(facts, **changed)  # type: ignore[arg-type]
