"""Whether a list of people goes on: which passages name further people, and which can belong to no list."""

from __future__ import annotations

import re

from extractors.dates.words import folded
from extractors.names.declension import Case
from extractors.names.post_heads import post_forms
from extractors.outline.blocks import MEETING, label_at
from extractors.records import Document, Passage, PassageKind

#: A name in running text: `Jānis Ozols`, `A. Roze`.
PERSON = re.compile(
    r"[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:\.\s?|[a-zāčēģīķļņšūž]+\s)[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+"
)
#: A line of a numbered list that ends with a name, a noun before it: `3. Nodarbinātības dienesta juriste Ilga Sala (ar balsstiesībām)`.
_POST_AND_NAME = re.compile(rf"\d{{1,2}}\.\s?[^:;\n]{{0,200}}?(?P<post>\w+)\s{PERSON.pattern}(?:-\w+)?\s*(?:\([^()]*\))?\s*[;,.]?\s*$")
#: `Valsts ministri - A. Ozols, B. Liepa, …`: a line of a list, however long.
_POST_AND_NAMES = re.compile(rf"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\d.:\n]{{3,120}}?\s[-–‒—]\s*{PERSON.pattern}(?:,|\s*$)")
#: What an item without a number begins with: `IZSKATA: …`, `Ziņo: A. Roze`.
HEARD = re.compile(r"(?:(?:\d{1,2}|[ivx]{1,4})[.)]?\s+)?(?:izskatija|izskata|zinoja|zino|refereja|refere|runaja|runa|klausijas|noklaus\w+|uzklaus\w+|uzstajas|debat\w*|izteicas|izsakas|jautajum\w*|lemj|nolem\w*|lemum\w*|balso\w*)\s*[:–-]")
#: What a chair does in a sentence: `sanāksmes vadītāja lūdz …` opens no block.
SPEAKS = re.compile(
    r"(?:ludz|aicin|inform|uzdod|atgadin|piebil|norad|ierosin|jauta|zino|skaidro|paskaidro|konstate|pateic|iepazistin|apkopo|rezume|"
    r"uzsver|saka|sledz|atklaj|rosin|piedava|atbild|papildin|uzklaus|nosauc|nodod|sveic)\w*(?= )"
)
_TELLS = re.compile(r"\b(?:inform|zino|pastast|stast|vienoj|apsprie|parruna|iepazistin|uzsver|norad|secin)\w*\b")
#: The beginning of the meeting, in folded text: `Sēde sākas plkst. 10.00`.
OPENING = re.compile(rf"{MEETING} (?:sak|sakas|saka|atklata|sakta)\b")
#: Between two sentences: behind a word that is no initial or abbreviation.
SENTENCE_ENDS = re.compile(r"(?<=[a-zāčēģīķļņšūž0-9)”]{3})[.!?] (?=[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+ )")


def lists_person(text: str) -> bool:
    """Whether an item of a list gives a person, and no question: `1. Jānis Ozols – direktors`, `2. Biroja vadītāja Zane Roze`."""
    if re.match(r"\d{1,2}\.\s?Par ", text):
        return False
    if re.match(r"\d{1,2}\.\s?(?:(?:[Dd]r|[Pp]rof|[Mm]g|[Aa]soc|[Dd]oc|[Ii]nž|habil|biol|oec|sc|med|iur|phil|paed|ing)\.\s?)*" + PERSON.pattern, text):
        return True
    post = _POST_AND_NAME.match(text)
    return post is not None and any(form.case is Case.NOM and not form.plural for form in post_forms(post["post"]))


def goes_on(document: Document, text: str, after: Passage) -> bool:
    """Whether a list of people that began on the label's own line goes on in the next passage."""
    following = document.text[after.start : after.end]
    if after.kind is PassageKind.CELL or text.rstrip().endswith((",", ";", ":", "un", " –")):
        return True
    if after.kind is PassageKind.ITEM:
        return lists_person(following) or not re.match(r"\d", following)
    low = folded(following)
    if not PERSON.search(following) and (low.startswith("par ") or (text.rstrip().endswith(".") and low.rstrip().endswith(":") and _TELLS.search(low))):
        return False  # the title of the first item; `Ministrija informēja par:` behind sentences on who came
    if _POST_AND_NAMES.match(following) and not label_at(low):
        return True
    return len(following) < 90 and not following.rstrip().endswith(".") and not label_at(low) and not OPENING.match(low)


def ends_block(passage: Passage, text: str, low: str) -> bool:
    """Whether a passage cannot belong to a list of people: a heading, a numbered title, prose without a name."""
    if passage.kind is PassageKind.HEADING and not low.rstrip().endswith(":"):
        return not PERSON.search(text) or bool(re.match(r"\d", text))
    if _says_something(text, low) or HEARD.match(low):
        return True
    if re.match(r"\d{1,2}\.\s", text) and re.search(r",\ska\b|\b(?:norada|informe|zino|pastasta|stasta|skaidro|iepazistina)\b", low):
        return True  # an item without a title: `1. A. Roze informē, ka …`
    if _is_prose(text):
        return True
    return len(text) > 220 and text.rstrip().endswith(".") and not PERSON.search(text[:160])


def _is_prose(text: str) -> bool:
    """Whether a passage that begins with no name is several sentences, one of them without any name."""
    if not text.rstrip().endswith((".", "!", "?")) or re.match(rf"\W*(?:\d{{1,2}}[.)]\s?)?{PERSON.pattern}", text):
        return False
    sentences = SENTENCE_ENDS.split(text)
    return len(sentences) > 1 and len(text) > 120 and any(len(s.split()) > 3 and not PERSON.search(s) for s in sentences)


def _says_something(text: str, low: str) -> bool:
    """Whether a passage begins with a speaker: `A. Roze atklāj sanāksmi.`, `A. Roze: Ministrija sniegs atzinumu.`"""
    speaker = re.match(rf"{PERSON.pattern}(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)?(:?)\s+", text)
    if speaker is None:
        return False
    return bool(SPEAKS.match(low, speaker.end()) or (speaker[1] and len(text) - speaker.end() > 60 and text.rstrip().endswith(".")))
