"""Names without quotes behind their kind: `projektā GREEN Kuldīga`, `tīklu Baltic Bridge`, `rezidentu programmā Tuvāk jūrai.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from simplemma import is_known, lemmatize

from extractors.initiatives.known import BRANDS_UP
from extractors.initiatives.named import NamedInitiative, make_named
from extractors.institutions.words import heads_of
from extractors.names.declension import Case
from extractors.names.given import given_forms
from extractors.names.initiative_heads import head_cases, initiative_head, kinds_in
from extractors.records import Document, Mention, Passage

#: What bears a name of its own behind it; contracts, contests and days are of somebody or in some place instead.
_NOUNS = frozenset(
    """projekts pilotprojekts iniciatīva programma apakšprogramma tīkls alianse kampaņa akcija festivāls izstāde cikls hakatons konference
    forums simpozijs vakars koncerts darbnīca meistarklase gadatirgus tirgus tirdziņš nometne pētījums platforma""".split()
)
_LARGE = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
#: A run of words with capitals, with what foreign titles have between them.
_RUN = re.compile(rf"[ ](?P<name>[{_LARGE}][\w+’'&-]*(?:[ ](?:(?:of|the|for|and|in|to|with|&|[a-z]{{2,3}}(?=[ ][{_LARGE}]))[ ])?(?:[{_LARGE}][\w+’'&-]*|\d{{1,4}}(?![\d.])))*)")
#: A title of Latvian words, to the mark that ends it.
_TITLE = re.compile(rf"[ ](?P<name>[{_LARGE}][a-zāčēģīķļņšūž]+(?:[ ][a-zāčēģīķļņšūž]{{2,}}){{1,6}})(?=[.,:;)]|[ ]\(|[ ][–—]|\n|$)")
#: How no word of Latvian is written, and what endings none has.
_FOREIGN = re.compile(r"[qwxyäöüõåøQWXYÄÖÜÕÅØ]|[a-z][A-Z]|(?:[bcdfghjklnpqrvxz]|ee|oo|sh|ch)$")
#: A code and no name goes on so: `LIFE09 NAT/LV/000244`.
_CODE = re.compile(r"/[A-Z]{2}|[/-]\d")
_FINITE = re.compile(
    r"(?:ir|bija|būs|tika|tiek|tiks|var|nav|notiek|notika|notiks|kas|kurš|kura|kuru|lai|ka|par|un|kopā|pie|no|līdz|pēc|[\wāčēģīķļņšūž]{2,}(?:āja|ēja|īja|oja|ās|ēs|īs|os|sies|jās|šot|jot|ams|ama|ot|ējot))$"
)
#: Abbreviations of funds, papers and measures behind a kind: no names.
_NO_NAME = re.compile(r"(?:Nr|ES|ERAF|ESF|KF|ELFLA|EJZF|SAM|TP|TEP|IT|IKT|LV|EE|LT|NVO|MK|CFLA|LAD|VARAM|ANM|ITI|PVN|EUR|USD|[IVX]+|[A-Z]{1,3}\d*|Facebook|Instagram|YouTube|Youtube|Twitter|LinkedIn|TikTok|WhatsApp|Google|Zoom|Windows|Excel|Word|Internet|Wi-?Fi)$")


def find_apposed(
    document: Document, passage: Passage, bodies: Sequence[Mention], people: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]
) -> Iterator[NamedInitiative]:
    """The names of the passage that stand right behind their kind, and are none of these bodies, people and places."""
    text = document.text
    taken = [(m.evidence.start, m.evidence.end) for m in bodies]
    for word in kinds_in(text, passage.start, passage.end):
        noun, kind, head = word.noun, word.kind, word.form.head.noun
        if head not in _NOUNS or word.form.plural or noun.isupper():
            continue
        run = _RUN.match(text, word.end, passage.end)
        if run is not None and not _CODE.match(text, run.end("name"), passage.end) and _foreign(run["name"].split()) and not _touch([*taken, *places], run) and not (_touch(people, run) and _person(text, run)):
            yield make_named(document, *run.span("name"), run["name"], kind, head, "apposed", 0.7)
            continue
        title = _TITLE.match(text, word.end, passage.end)
        if title is not None and not head_cases(noun) <= {Case.GEN} and not _touch([*taken, *people], title) and _is_title(title["name"].split()):
            yield make_named(document, *title.span("name"), title["name"], kind, head, "apposed", 0.65)


def _foreign(words: Sequence[str]) -> bool:
    """Whether a run of capitals can only be a name: words of another language, or one in capitals that is no abbreviation."""
    brand = words[0].rstrip("+").upper() in BRANDS_UP
    if _NO_NAME.match(words[0]) or (brand and (len(words) == 1 or not re.fullmatch("[A-Z][a-z]{3,}", words[1]))):
        return False  # programmes known by name are told elsewhere
    shouted = any((w.isupper() and len(w) > 4) or re.fullmatch(r"[A-Z]+[a-z]*\d+|[A-Z]{4,}\+?", w) for w in words)
    return shouted or any(_FOREIGN.search(w) and not is_known(w.lower(), lang="lv") for w in words)


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words make a title: a common word large, none of them a verb or a word that joins clauses, the last no body or kind."""
    first = words[0].lower()
    if not is_known(first, lang="lv") or lemmatize(first, lang="lv")[:1].isupper():
        return False
    if re.search("(?:[aeē]s|[auo])$", first) and re.search("(?:[āēīū]|os|[āēī]s)$", words[-1]):
        return False  # `izstādē Baznīcas ielā`: where it is held
    body = any(form.case is Case.NOM for form in heads_of(words[-1]))
    joined = {at for at, word in enumerate(words) if word == "un" and at == 1 and len(words) == 3 and all(_is_noun(w) for w in (first, words[2]))}  # `Māls un vilna`
    return not body and initiative_head(words[-1]) is None and not any(_FINITE.match(w) for at, w in enumerate(words) if at and at not in joined)


def _is_noun(word: str) -> bool:
    """Whether a word in small letters can be a noun in the nominative, of one or of several: its own lemma or one of those of which that is one, and no verb or adverb."""
    lemma = lemmatize(word, lang="lv")
    if (word.endswith("i") and lemma == f"{word[:-1]}s") or (word.endswith(("as", "es")) and lemma == word[:-1]):
        return True
    return lemma == word and word[-1] in "saēe" and not word.endswith(("ās", "os", "iens"))


def _person(text: str, run: re.Match[str]) -> bool:
    """Whether what looks like somebody's name is one: it begins with a given name, or a sentence goes on behind it."""
    return bool(given_forms(run["name"].split()[0])) or re.match(r"\s*[.,;:()]", text[run.end() :]) is None


def _touch(spans: Sequence[tuple[int, int]], match: re.Match[str]) -> bool:
    start, end = match.span("name")
    return any(a < end and start < b for a, b in spans)
