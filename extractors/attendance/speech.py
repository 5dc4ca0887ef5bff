"""Who spoke in the minutes: `Ziņo J. Ozols`, `J. Ozols informē`, a bracket of debaters under an item."""

from __future__ import annotations

import re

from extractors.attendance.sentences import sentence_around
from extractors.dates.words import folded
from extractors.names.declension import Case
from extractors.names.post_heads import post_forms
from extractors.outline import turns
from extractors.people.initials import is_initials
from extractors.records import Document, Mention

_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
#: Verbs of speaking and acting in a meeting, over folded text; third person, present or past.
_SPEAKS = (
    r"(?:zino|zinoja|informe|informeja|atbild|atbildeja|papildina|papildinaja|norada|noradija|piebilst|piebilda|atgadina|atgadinaja|"
    r"jauta|jautaja|iesaka|ieteica|ierosina|ierosinaja|skaidro|skaidroja|paskaidro|paskaidroja|izskaidro|uzsver|uzsvera|pauz|pauda|"
    r"iepazistina|iepazistinaja|prezente|prezenteja|stasta|pastasta|stastija|pastastija|izsakas|izteicas|luedz|ludz|ludza|iebilst|iebilda|"
    r"debate|debateja|atklaj|atklaja|sledz|slega|vada|vadija|apnemas|apnemas|sola|apsola|solija|apsolija|interesejas|piekrit|piekrita|"
    r"atbalsta|apliecina|apliecinaja|konstate|konstateja|secina|secinaja|rezume|pateicas|pateicās|nolasa|nolasija|dalas|aicina|aicinaja|"
    r"versa? uzmanibu|vers uzmanibu|precize|precizeja|komente|komenteja|rosina|rosinaja|uzskata|atzist|atzina|piezime|piezimeja|sniedz|"
    r"sniedza|turpina|uzruna|uzrunaja|balso|atturas|piedava|piedavaja|nobalso|sveic|sveica|izklasta|izklastija|argumente|raksturo|ievada|"
    r"vaica|vaicaja|aizrada|aizradija|opone|oponeja|apsauba|apsaubija|kritize|kritizeja|sniedz|sniedza|iesniedza? prieks\w+|ievadija|apkopo|apkopoja|teica|saka|runa|runaja|iesniedz|lasa|domā|doma|nosauc|mudina|brīdina|bridina)"
)
_LEADS = re.compile(
    r"(?:^|[\s(„“\"])(?:zino|zinotaj\w*|izsakas|izteicas|debates|(?:debat\w*|diskusij\w*|apsprie[sd]\w*|viedoklu apmain\w*),? (?:kur[aā]s? )?(?:ari )?(?:piedalas|piedalijas|iesaistas|iesaistijas)|informe|atbild|papildina|zinojums?|papildzinotaj\w*|"
    r"lidzzinotaj\w*|uzstajas|runa\b|runaja\b|jauta|uzklausa|referē|refere|referents|jautajumu uzdod|jautajumus uzdod|vards tiek dots|par\s*[-–]\s*\d+|"
    r"(?:no)?klaus(?:as|ijas)|priekslikums|ierosina|(?:piezimes|pierakstus?|protokolu) (?:veica|raksta|rakstija|veda|sagatavoja|veido|veidoja|sastadija)|protokole|protokoleja|pierakst(?:a|ija)|"
    r"(?:sedi|sanaksmi|tiksanos|sapulci) (?:vada|vadija|atklaj|atklaja|sledz|sledza))\s*:?\s*(?:[^.:]|(?<=\b\w)\.|\b(?:asoc|prof|doc|lekt|dr|mag|mg|oec|iur|med|phil|ing|biol|paed|philol|habil|sc|vad|dir|inz|akad)\.)*$"
)
_BEHIND = re.compile(rf"\s*(?:\([^()]*\)\s*)?(?:,[^,.]{{0,80}},\s*)?(?:[-–—:]\s*)?(?:ari |velreiz |savukart |papildus |isi )?{_SPEAKS}\b")
#: Somebody else has the floor: `A. Roze: …`.
_TURN = re.compile(rf"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:[{_UPPER}]\w?\.\s?){{1,2}}[{_UPPER}][\w-]+(?:\s[{_UPPER}][\w-]+)?\s*:\s")
#: A clause of what somebody said, with no verb of its own yet: `apņēmās panākt, ka dienesta direktors …` tells of him.
_TOLD_OF = re.compile(r",\s(?:ka|lai)\s(?:[^,.!?]|(?<=\b\w)\.)*$")
#: What a speaker of a verbatim record is, behind his name at the beginning of a line: `J.Ozols (ekonomikas ministrs).`
_FLOOR = re.compile(r"\s*\([^()\n]{2,120}\)\s*[.:](?=\s|$)")
#: Behind a verb of speaking the one spoken to or of: `runās ar domes priekšsēdētāju Juri Kalnu`.
_WITH = re.compile(r"\b(?:runa|runaja|sazinas|sazinajas|konsultejas|tiekas|informe|informeja) (?:ari )?(?:ar|par|pie|no) [^,:.]*$")
_NOT_THERE = re.compile(r"\b(?:prombutn\w*|komandejum\w*|atvalinajum\w*|nepiedal\w*|iecelt|atbrivot|ievelet|apstiprinat|kandidat\w*)\b")


def spoke(document: Document, person: Mention) -> bool:
    """Whether the minutes say that the person spoke or reported."""
    before, after = sentence_around(document, person)
    low = folded(before)
    if _NOT_THERE.search(low) or _TOLD_OF.search(low):
        return False
    leads = _LEADS.search(low)
    if leads and _is_list(before[leads.start() :]) and not (_WITH.search(low) and not _stands_as_subject(person, before)):
        return True
    if (not before.strip(" •-–") or _only_post(before)) and re.match(r"\s*:\s*\S", after):  # `J. Ozols: …`
        return True
    if not before.strip() and document.text[: person.evidence.start].endswith("\n") and _FLOOR.match(document.text, person.evidence.end):
        return True
    if any(turn.name is not None and turn.name[0] == person.evidence.start for turn in turns(document)):
        return True
    if _TURN.match(before):
        return False  # `A. Roze: asociācijas prezidents J. Ozols aicina …`: she tells of him
    spoken = _BEHIND.match(folded(after))
    return bool(spoken) and _stands_as_subject(person, before)


def _only_post(before: str) -> bool:
    """Whether nothing but a post stands before the name: `Revidente Maija Roze: …`."""
    words = before.strip(" •-–").split()
    return 0 < len(words) < 6 and all(w.isalpha() for w in words) and any(f.case is Case.NOM and not f.plural for f in post_forms(words[-1]))


def _is_list(words: str) -> bool:
    """Whether the words between the verb and the name are only names, posts and commas, and no new verb or date."""
    return len(words) < 400 and not re.search(r"\d{4}", words) and not re.search(r"\b(?:ka|kas|kurš|kura|lai|par to)\s", words[12:])


def _stands_as_subject(person: Mention, before: str) -> bool:
    """Whether the name begins the clause or stands behind its post, and in the nominative."""
    quote, name = folded(person.evidence.quote).replace(" ", ""), folded(person.name).replace(" ", "")
    return quote == name or is_initials(person)


def debated(document: Document, person: Mention) -> bool:
    """Whether the name stands in the bracket of debaters under an item: `(J. Ozols, A. Liepa)`."""
    text = document.text
    at = person.evidence
    opening = text.rfind("(", max(0, at.start - 500), at.start)
    closing = text.find(")", at.end, at.end + 500)
    if opening < 0 or closing < 0 or ")" in text[opening : at.start]:
        return False
    inside = text[opening + 1 : closing]
    names = [part for part in re.split(r",|\bun\b", inside) if part.strip()]
    return (
        len(names) >= 2
        and all(re.match(rf"\s*[{_UPPER}]", part) and len(part) < 45 for part in names)
        and (opening == 0 or text[opening - 1] in "\n \t")
        and inside.count(".") >= len(names) - 1
    )
