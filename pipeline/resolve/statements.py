"""What a document says in words about who somebody was, is not, or is like: patterns right behind a name.

Bounds are code points of the document's text; a pattern never looks beyond the sentence or the brackets it starts in.
"""

from __future__ import annotations

import re

_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
_WORD = rf"[{_UPPER}][^\W\d_]+(?:-[{_UPPER}][^\W\d_]+)?"
_BEFORE = (
    r"(?:agrāk(?:ais|ā)?|iepriekš(?:ējais|ējā)?|senāk|kādreiz|bijus(?:ī)|bijušais"
    r"|(?:līdz|pirms)\s[^()\n;–—-]{2,40}?\s*(?=[–—:-]))"
)
_BRACKETS = re.compile(r"\s{0,2}\(([^()\n]{2,120})\)")
#: `(līdz augustam – Vija Liepa)`, `(dzim. Liepa)`, `(VARAM, agrāk Liepa)`
_FORMER_NAME = re.compile(
    rf"(?:^|[,;]\s*)(?:{_BEFORE}\s*[:–—-]?\s*|dzim(?:\.|us(?:ī|i|is)|tais|tā)?\s+|dz\.\s*)(?P<name>{_WORD}(?:\s{_WORD})?)\s*$"
)
_BORN = re.compile(rf",\s*(?:dzim\.|dzimus(?:ī|i)|dzimis)\s+(?P<name>{_WORD})(?=[\s,;.)])")
#: `Kersti Lauka (Kersti Lauk)`: the name as its bearer writes it
_ORIGINAL = re.compile(rf"^(?P<name>{_WORD}(?:\s{_WORD}){{1,2}})$")
_KIN = re.compile(
    r"\s*(?:[–—-]|\(|,)\s*(?:viņ(?:a|as|u)|minēt(?:ā|ās)|iepriekšminēt(?:ā|ās)|runātāj(?:a|as)|tikai\s)\s*"
    r"(?:tēv|dēl|mās|brāl|mazdēl|mazmeit|vectēv|vecmāmiņ|māt|meit|vārdabrāl|vārdamās|uzvārda\s(?:mās|brāl)|sieva|vīrs|onkul|tant|brālēn|māsīc)"
)
_MARK = re.compile(
    r",?\s+\(?(?P<mark>jun|sen|jr|sr|junior(?:s|am|a|u)|senior(?:s|am|a|u)|jaunāk(?:ais|ā)|vecāk(?:ais|ā)(?=\)))\b\.?\)?"
)
_MARKS = {"jr": "jun", "sr": "sen", "jau": "jun", "vec": "sen"}
_TITLE = re.compile(r"\s+(?P<man>kung)\w{0,3}\b|\s+(?P<woman>kundz|jaunkundz)\w{0,3}\b")
_WORKED = re.compile(rf"(?:\b{_BEFORE}|\bkur(?:š|a)\b[^()\n;]{{0,40}}?\bstrādā(?:ja|jis|jusi)?)\s*[:–—-]?\s*$")
_AT = re.compile(r"^(?:\s*\([^()\n]{2,80}\))?(?:\s*\((?:[^()\n,;]{2,80}\()?|\s+no\s+|\s+\((?:agrāk|iepriekš)\s+)$")
#: What leads from an institution's name to the one it had before: `VDAA, bijusī …`, `(līdz 2022. gadam – …)`.
_RENAMED = re.compile(rf"^[\s\"”“»]*(?:\(|,|[–—-])\s*(?:{_BEFORE}|tagadēj(?:ais|ā))\s*[:–—-]?\s*[\"„“«]?\s*$")
_NOW = re.compile(r"tagadēj")


def former_name(text: str, end: int) -> str | None:
    """The name that the brackets behind a person's name, or `dzimusi`, say it had before: a surname, or both names.

    >>> former_name("vadīja Vija Celmiņa (līdz šā gada augustam – Vija Auziņa).", 19)
    'Vija Auziņa'
    >>> former_name("Protokolē Aija Kalve (līdz kāzām – Stabiņa).", 20), former_name("A. Lāce (agrāk Salas novads)", 7)
    ('Stabiņa', None)
    """
    brackets = _BRACKETS.match(text, end)
    found = _FORMER_NAME.search(brackets[1]) if brackets else _BORN.match(text, end)
    return found["name"] if found and not found["name"].isupper() else None


def original_name(text: str, end: int) -> str | None:
    """The name in brackets right behind a person's name, when it is a name too: `Kersti Lauka (Kersti Lauk)`.

    >>> original_name("ar Kersti Lauku (Kersti Lauk) no", 15)
    'Kersti Lauk'
    """
    brackets = _BRACKETS.match(text, end)
    found = _ORIGINAL.match(brackets[1]) if brackets else None
    return found["name"] if found else None


def is_kin(text: str, end: int) -> bool:
    """Whether the text says that the one just named is kin or a namesake of somebody named before.

    >>> is_kin("bijušais priekšsēdētājs Celms – viņa tēvs – jau", 29)
    True
    """
    return _KIN.match(text, end) is not None


def mark_behind(text: str, end: int) -> str | None:
    """What tells a namesake apart: `jun` or `sen`.

    >>> mark_behind("Egils Straume jun., eksperts", 13), mark_behind("Egils Straume, vecākais eksperts", 13)
    ('jun', None)
    """
    found = _MARK.match(text, end)
    return _MARKS.get(found["mark"][:3], found["mark"][:3]) if found else None


def gender_behind(text: str, end: int) -> str | None:
    """`Masc` or `Fem` when `kungs` or `kundze` follows.

    >>> gender_behind("Celma kungs norāda", 5), gender_behind("Celmas kundze norāda", 6)
    ('Masc', 'Fem')
    """
    found = _TITLE.match(text, end)
    return None if not found else "Masc" if found["man"] else "Fem"


#: Nouns that go with a name in the genitive: nouns made from verbs, and what somebody has or sends.
_OWNED = re.compile(
    r"\s+(?:\w+(?:um|īb|šan)\w{1,3}|v[ēe]stul\w+|e-past\w+|v[āa]rd\w+|viedok\w+|ieskat\w*|dom(?:as?|ām|am)|prom\w+"
    r"|kl[āa]tb[ūu]t\w+|piez[īi]m\w+)\b"
)
#: The genitive of men's surnames in -is softens the consonant before the ending (līdzskaņu mija), which women's seldom have.
_SOFTENED = re.compile(r"(?:[bpmv]j|[ļņ](?<!iņ)|[šž](?<!iš))a$")


def is_genitive(text: str, end: int) -> bool:
    """Whether a name that ends at `end` with -a is likelier a man's in the genitive than a woman's in the nominative.

    >>> is_genitive("A. Celmiņa vēstule pieņemta", 10), is_genitive("A. Celmiņa norāda", 10), is_genitive("K. Rambja", 9)
    (True, False, True)
    >>> is_genitive("ar Celma piezimem", 8)
    True
    """
    return _OWNED.match(text, end) is not None or _SOFTENED.search(text, max(0, end - 3), end) is not None


def is_place(text: str, end: int, start: int) -> bool:
    """Whether what stands from a person's name to an institution's makes it that person's: brackets, or `no`.

    >>> is_place("Rita Zāle no Valsts kancelejas", 9, 13), is_place("R. Zāle (VZD)", 7, 9)
    (True, True)
    """
    return start - end <= 100 and _AT.match(text[end:start]) is not None


def in_brackets(text: str, start: int) -> bool:
    """Whether the place stands inside brackets of its line.

    >>> in_brackets("Rita Zāle (R. Celma vietā)", 11), in_brackets("Rita Zāle (VZD), R. Celms", 17)
    (True, False)
    """
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.count("(") > line.count(")")


def is_former_place(text: str, end: int, start: int) -> bool:
    """Whether a person once belonged to the institution that starts at `start`, behind the name that ends at `end`.

    >>> text = "Egils Straume, kurš vēl 2014. gadā strādāja LVM"
    >>> is_former_place(text, 13, text.index("LVM"))
    True
    >>> text = "E. Straumem līdz 15. martam nosūtīt LVM priekšlikumus"
    >>> is_former_place(text, 11, text.index("LVM"))
    False
    """
    between = text[end:start]
    return start - end <= 200 and "\n" not in between and _WORKED.search(between) is not None


def is_name_in_brackets(text: str, end: int, start: int, close: int) -> bool:
    """Whether the second of two institutions stands alone in brackets behind the first.

    >>> is_name_in_brackets("Igaunijas Vides pārvalde (Keskkonnaamet) sola", 24, 26, 39)
    True
    """
    return text[end:start].strip() == "(" and text[close : close + 1] == ")"


def renamed(text: str, end: int, start: int) -> str | None:
    """`former` when what stands between two institutions says that the second is the first's former name, `later` its present one.

    >>> renamed("SIA „Alfa” (iepriekš „Beta”)", 10, 22), renamed("VARAM, KEM", 5, 7)
    ('former', None)
    """
    between = text[end:start]
    if start - end > 60 or not _RENAMED.match(between):
        return None
    return "later" if _NOW.search(between) else "former"


_STOP = re.compile(r"\n|(?<=[a-zāčēģīķļņšūž)”\"])[.!?]\s")

#: A list of names goes on for pages without a full stop.
_LONGEST_SENTENCE = 1000


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that holds `at` ends, roughly; at the latest 1,000 code points on."""
    until = min(len(text), at + _LONGEST_SENTENCE)
    found = _STOP.search(text, at, until)
    return found.start() if found else until
