"""What an organ of a house is called: how far its name reaches, in which form it is written, and whose name stands before its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.institutions.capitals import calm_phrase, shouts
from extractors.institutions.words import CLOSING, OPENING, Word, can_precede, heads_of, words_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.institutions import institution_cases, institution_nominative
from extractors.records import Document, EntityKind, Mention, Passage

METHOD = "institutions:body that meets"
#: Organs of the learned, which a house has but one of and which are called by nothing else.
LEARNED = re.compile(r"senāt|konvent", re.IGNORECASE)
#: Words that only say whose or of what sort an organ is: `Skolas padome`, `Darba grupa`, `Vadības grupa`.
PLAIN = frozenset(
    """skolas skolēnu vecāku iestādes aģentūras biedrības fonda domes pašvaldības ministrijas universitātes augstskolas koledžas akadēmijas
    muzeja bibliotēkas uzņēmuma sabiedrības slimnīcas ģimnāzijas vidusskolas pamatskolas centra tehnikuma darba projekta vadības programmas
    biedru novada pagasta pilsētas draudzes baznīcas kluba savienības kooperatīva partijas kolhoza rajona teātra internāta kora""".split()
)
_PROJECT = re.compile(r"(?<!\w)projekt\w*[\s:–-]{1,3}(?P<name>[„“\"«][^„“”\"«»\n]{2,90}[”“\"»])", re.IGNORECASE)
#: An organ that only a project has, called by nothing else than what it does.
_OF_A_PROJECT = re.compile(r"(?:uzraudzības|vadības|koordinācijas|rīcības) (?:komiteja|grupa|padome)", re.IGNORECASE)
#: The state before the name of its cabinet is no part of it, nor of what the cabinet has set up.
_OF_STATE = re.compile(r"^Latvijas Republikas (?=Ministru (?:kabineta |padom))")


def organ_mention(document: Document, start: int, end: int, name: str) -> Mention:
    """The organ at `[start, end)` under the name, as one that meets."""
    name = re.sub(r"^latvijas republikas ministru (?=kabineta \w|padom)", "Ministru ", name, flags=re.IGNORECASE)  # there is but one
    name = re.sub(r"^[^\W\d_]+ rajona (?=[^\W\d_]+ (?:pilsētas|pagasta|ciema) )", "", name, flags=re.IGNORECASE)  # the district of a town is no part of its name
    name = name[0].upper() + name[1:]
    return Mention(document.cite(start, end), EntityKind.INSTITUTION, name, METHOD, 0.8, type="council")


def own_words(name: str) -> list[str]:
    """The words before the organ that are its own and do not only say whose or of what sort it is, in small letters.

    >>> own_words("Skolas padome"), own_words("Skolas attīstības padome")
    ([], ['attīstības'])
    """
    return [word for word in name.lower().split()[:-1] if word not in PLAIN]


def is_plain(name: str) -> bool:
    """Whether an organ is called by nothing but its house.

    >>> is_plain("Skolas padome"), is_plain("Kameras padome"), is_plain("Vides konsultatīvā padome")
    (True, True, False)
    """
    words = name.lower().split()[:-1]
    return not own_words(name) or (len(words) == 1 and any(r.case is Case.GEN and not r.plural for r in heads_of(words[0])))


def name_of(document: Document, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The name that ends with an organ: as far left as genitives, adjectives and quoted names reach in its line."""
    words = words_of(document.text, passage.start, end)
    if shouts(words):
        words = [Word(w.text.lower(), w.start, w.end) for w in words]
    at = len(words) - 1
    while at:
        if words[at - 1].text in CLOSING and (opening := next((k for k in range(at - 2, -1, -1) if words[k].text in OPENING), 0)):
            at = opening
        elif words[at - 1].text.lower() == "projekta":
            at -= 1
            break
        elif can_precede(words[at - 1]) or words[at - 1].text in ("un", ","):
            at -= 1
        else:
            break
    while at < len(words) - 1 and words[at].text in ("un", ","):
        at += 1
    return words[at].start, end


def calmed(document: Document, start: int, end: int) -> str | None:
    """The words of `[start, end)` in the nominative, as they are usually written; nothing where they are no name of an institution.

    >>> from extractors.readers import read
    >>> calmed(read("LIEPKALNU VIDUSSKOLAS ATTĪSTĪBAS PADOMES SĒDE".encode()), 0, 40)
    'Liepkalnu vidusskolas attīstības padome'
    """
    words = words_of(document.text, start, end)
    text = calm_phrase(words) if shouts(words) or document.text[start:end].isupper() else " ".join(document.text[start:end].split())
    name = institution_nominative(text)
    return _OF_STATE.sub("", name[0].upper() + name[1:]) if name else None


def calmed_topic(document: Document, start: int, end: int) -> str | None:
    """What a group is for, in small letters where the line is in capitals; nothing where no dative says for what and no locative in what matters.

    >>> from extractors.readers import read
    >>> calmed_topic(read("PLŪDU SEKU MAZINĀŠANAI".encode()), 0, 22)
    'plūdu seku mazināšanai'
    """
    words = words_of(document.text, start, end)
    text = calm_phrase(words).lower() if shouts(words) else " ".join(document.text[start:end].split())
    return text if re.search(r"(?:\w{4}(?:šanai|ībai|[^\W\daeiouāēīū][ae]i)|jautājumos|lietās|jomā|jautājumiem)\b", text) else None


def with_own_house(document: Document, named: Mention, mentions: Sequence[Mention]) -> Mention:
    """The body under its name; with its owner where that stands in the genitive right before it."""
    start, end = named.evidence.start, named.evidence.end
    if named.type == "municipality" or re.search(r"(?:pagasta|pilsētas|rajona|novada) (?:padome|dome|valde)$", named.name):
        return replace(named, method=METHOD)
    if (owned := with_owner(document, start, end, named.name, mentions)) is not None:
        return owned
    passage = document.passage_at(start)
    before = document.text[passage.start : start].strip() if passage is not None else ""
    if re.fullmatch(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,6}|[\w]+(?:u|as|es|a))(?: \w+u)?", before) and before.lower() not in PLAIN | {"latvijas republikas"}:
        return organ_mention(document, start - len(document.text[passage.start : start].lstrip()) if passage else start, end, f"{before} {named.name}")
    return replace(named, method=METHOD)


def with_owner(document: Document, start: int, end: int, name: str, mentions: Sequence[Mention]) -> Mention | None:
    """The body with its owner, whose name in the genitive ends right before `start`, on the same line or the one above.

    A standing committee that has a line of its own below its council is called by its own name.
    """
    owner = next((m for m in mentions if m.evidence.end < start and not document.text[m.evidence.end : start].strip()), None)
    cases = institution_cases(owner.name) if owner is not None else None
    if owner is None or not cases or fold(owner.evidence.quote).endswith(fold(owner.name)):  # a state may stand before it
        return None
    if owner.type == "municipality" and name.endswith(" komiteja") and "\n" in document.text[owner.evidence.end : start]:
        return None
    return organ_mention(document, owner.evidence.start, end, f"{cases[Case.GEN][0]} {name}")


def find_project(document: Document, head: Sequence[Passage]) -> str | None:
    """The project that the passages of the head name, in its quotes; also where its noun ends the line above the name."""
    inside = next((m for p in head if (m := _PROJECT.search(document.text, p.start, p.end))), None)
    match = inside or _PROJECT.search(document.text, head[0].start, head[-1].end)
    return match["name"] if match is not None else None


def under_project(document: Document, head: Sequence[Passage], start: int, end: int, name: str) -> Mention | None:
    """An organ such as only projects have under the name of that of the head, without what stands behind a colon there."""
    project = find_project(document, head) if _OF_A_PROJECT.fullmatch(name) else None
    if project is None:
        return None
    quoted = re.sub(r"\s*[:–—]\s[^”“\"»]*(?=[”“\"»]$)", "", project)
    return organ_mention(document, start, end, f"Projekta {quoted} {name[0].lower()}{name[1:]}")
