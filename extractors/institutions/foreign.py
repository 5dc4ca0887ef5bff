"""Bodies that a Latvian paper calls by their foreign names, which do not decline: `Ostfold Gymnasium`, `(Viljandi Kesklinna Kool)`.

A run of words with capitals is one when a noun for a body in its own language stands in it; right behind a Latvian name, in
brackets, it is another name for the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from simplemma import is_known

from extractors.institutions.coded import behind_code
from extractors.names.given import is_given_name
from extractors.records import OUT_OF_FLOW, Alias, Document, EntityKind, Mention
from extractors.spans import Spans

#: Nouns for bodies in the languages of the partners that Latvian papers have; only those that mean nothing else in Latvian.
_HEADS = (
    # English
    "University|School|College|Institute|Council|Ministry|Agency|Foundation|Association|Cent(?:re|er)|Society|Academy|Library|"
    "Municipality|Authority|Federation|Bureau|Commission|Committee|Hospital|Theatre|Confederation|Consortium|Trust|"
    # Romance
    "Lice(?:o|ul)|Lyc[ée]e|Coll[èe]ge|Colegio|Col[·.]?legi|Istituto|Instituto|Institut|Scuola|Escuela|Escola|[SȘŞ]coala|Universi(?:dad|tà|té|dade|tatea|tat)|"
    "Ayuntamiento|Comune|Fundaci[óo]n|Fondazione|Fondation|Asociaci[óo]n|Associazione|Agrupamento|C[âa]mara|IES|CEIP|Mairie|"
    # German and the Scandinavian languages
    r"\w*[Gg]ymnasium|\w*[Ss]chule|\w*[Uu]niversität|\w*[Hh]ochschule|\w*[Ss]tiftung|Landkreis|Bundesamt|Verband|Verein|\w*ministerium|"
    r"[Uu]niversitet|\w*[Ss]kole|\w*skolan|[Gg]ymnasieskola|\w*[Kk]ommune?|[Hh]ögskola|[Hh]øgskole|\w*verket|\w*styrelsen|[Ss]tiftelsen?|[Ff]or(?:ening|bund)|(?<![a-z]\s)Region(?=\s[A-ZÅÄÖ]|$)|[Mm]useet|"
    r"Universiteit|Hogeschool|Gemeente|"
    # Finnish and Estonian
    r"[Ll]ukio|\w*[Kk]oulu|\w*[Yy]liopisto|\w*korkeakoulu|\w*[Oo]pisto|[Kk]aupunki|[Ss]äätiö|\w*liitto|[Vv]irasto|\w*[Kk]ool|\w*[Gg]ümnaasium|\w*[Üü]likool|"
    r"[Vv]allavalitsus|[Ll]innavalitsus|[Ss]ihtasutus|[Ss]elts|Koda|[Mm]uuseum|[Mm]inisteerium|"
    # Lithuanian
    r"[Mm]okykla|[Gg]imnazija|[Pp]rogimnazija|[Uu]niversitetas|[Kk]olegija|[Ss]avivaldybė|[Mm]uziejus|[Dd]raugija|[Ii]nstitutas|[Ll]opšelis-darželis|[Bb]iblioteka|"
    # Slavic, Hungarian, Turkish, Greek
    r"Szkoła|Liceum|Gimnazjum|Uniwersytet|Politechnika|Fundacja|Stowarzyszenie|Gmina|Powiat|Urząd|[Uu]niverzita|[Uu]niverza|[Gg]ymnázium|[Gg]imnázium|"
    r"[Oo]snovna|Nadace|Egyetem|Iskola|Lisesi|Okulu|Üniversitesi|Belediyesi|Vakfı|Derneği|Gymnasio|Lykeio"
)
_HEAD = re.compile(rf"(?<![\w-])(?:{_HEADS})(?![\w-])")
#: Legal forms of the neighbours; with one of them a run needs no noun.
_FORM = re.compile(r"(?<![\w-])(?:SA|OÜ|MTÜ|UAB|VšĮ|Oyj?|GmbH|gGmbH|ry|rf|e\.V\.|Ltd|Inc|SRL|S\.r\.l\.|SpA|ApS|A/S)(?![\w-])")
#: Those that stand behind the name, and can be nothing else: `Aqua Sens GmbH`.
_FORM_LAST = re.compile(r"A/S|OÜ|MTÜ|UAB|Oyj?|g?GmbH|Ltd\.?|ApS|SpA|e\.V\.")
#: The land, in its own language, that ends the name of its branch of something known in many: `Diakonie Österreich`, `Caritas Eesti`.
_LAND_LAST = re.compile(r"Schweiz|Suisse|Deutschland|Österreich|Suomi|Eesti|Sverige|Norge|Danmark|Polska|Nederland|Italia|Slovensko|Slovenija|International")
_UP = "A-ZÀ-ÖØ-ÞĀČĒĢĪĶĻŅŌŖŠŪŽŚŹŻŁĖÜÕ"
_CAP = rf"A/S(?!\w)|[{_UP}][\w’'&.-]*[\w]|[{_UP}]"
_SMALL = "de|da|do|dos|di|del|della|delle|des|du|la|le|of|for|and|the|für|und|der|van|och|og|y|&"
#: Words with capitals, small words between them, and at the end a noun in small letters with at most one word before it.
_RUN = re.compile(
    rf"(?<![\w.„“\"«”@/-])(?:{_CAP})(?:[^\S\t]+(?:(?:{_SMALL})[^\S\t]+)*(?:{_CAP}))*(?:[^\S\t]+(?:[a-zà-ÿāēīōūčšžėęąįų]+[^\S\t]+)?(?=[^\W_A-Z])(?:{_HEADS})(?![\w-]))?"
)
_SPACE = re.compile(r"\s")
_IN_BRACKETS = re.compile(r"\s\((?:angļu val\.|igauņu val\.|somu val\.|lietuviešu val\.)?\s?(?P<name>[^()\n]{5,90}?)(?:,\s(?P<short>[A-Z][A-Za-z]{1,7}))?\)")
_FOREIGN_LETTER = re.compile(r"[äöüõåøæßćńóśźżýěřůéèáíúąęėįųłwqxyWQXY]")


def find_foreign(document: Document, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Alias]]:
    """Mentions of foreign bodies outside the mentions given, as printed, and which of them a Latvian name stands before.

    >>> from extractors.readers import read
    >>> document = read("Viesos bija Liceo Artistico Verdi direktors un Ostby skole skolotāja. Projektu vada Roze.".encode())
    >>> [mention.name for mention in find_foreign(document, ())[0]]
    ['Liceo Artistico Verdi', 'Ostby skole']
    """
    found: list[Mention] = []
    aliases: list[Alias] = []
    for mention in mentions:
        behind = _IN_BRACKETS.match(document.text, mention.evidence.end)
        if behind is None or not _is_foreign_name(behind["name"]):
            continue
        for group in ("name", "short") if behind["short"] else ("name",):
            other = _mention(document, *behind.span(group), 0.85)
            found.append(other)
            aliases.append(Alias(other.id, mention.id, document.cite(mention.evidence.start, behind.end()), "institutions:foreign name"))
    held = Spans((m.evidence.start, m.evidence.end) for m in (*mentions, *found))
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _RUN.finditer(document.text, behind_code(document, passage), passage.end):
            if not _SPACE.search(match.group()) or not any(map(_tells, match.group().split())):
                continue
            start, end = _trimmed(document.text, *match.span())
            words = document.text[start:end].split()
            if len(words) < 2 or held.touch(start, end) or document.text[end : end + 1] in ("”", "“", "»", '"'):
                continue
            if _HEAD.search(document.text, start, end) or (_FORM.match(words[0]) and _FOREIGN_LETTER.search(" ".join(words))) or _FORM_LAST.fullmatch(words[-1]) or _LAND_LAST.fullmatch(words[-1]):
                found.append(_mention(document, start, end, 0.75))
    return found, aliases


@lru_cache(maxsize=20_000)
def _tells(word: str) -> bool:
    """Whether a printed word holds a noun for a body in another language, or a legal form."""
    return _HEAD.search(word) is not None or _FORM.search(word) is not None or _LAND_LAST.fullmatch(word) is not None


_FIRST = re.compile(r"(\S+)\s+")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the Latvian words with which a sentence or a list begins: `Partneris Uppsala universitet`."""
    while (first := _FIRST.match(text[start:end])) and not _HEAD.fullmatch(first[1]) and not _FORM.fullmatch(first[1]):
        word = first[1].strip(".,:;").lower()
        if not (is_known(word, lang="lv") or re.search(r"[ģķļņŗ]", word)) or word in ("de", "st"):
            break
        start += first.end()
    return start, end


def _is_foreign_name(name: str) -> bool:
    words = name.split()
    if len(words) < 2 or not name[:1].isupper() or re.search(r"\d|[,;:]", name) or is_given_name(words[0]):
        return False
    return bool(_HEAD.search(name) or _FORM.search(name)) or bool(_FOREIGN_LETTER.search(name) and all(w[:1].isupper() for w in words if len(w) > 3))


def _mention(document: Document, start: int, end: int, confidence: float) -> Mention:
    name = " ".join(document.text[start:end].split())
    return Mention(document.cite(start, end), EntityKind.INSTITUTION, name, "institutions:foreign name", confidence)
