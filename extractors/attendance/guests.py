"""Who was at an event that news tells of though others act in the sentence: guests, witnesses, those who voted.

The annotation guide asks whether the paper says that the person took part. A visit is made by the one whose visit it is,
those who were received or met were there, and so was who praises in his own words what he saw.
"""

from __future__ import annotations

import re

from extractors.attendance.events import ANNOUNCED, EVENT, is_nominative
from extractors.attendance.sentences import sentence_around
from extractors.dates.words import folded
from extractors.names.post_heads import post_forms
from extractors.records import Document, Mention

_HELD = re.compile(r"\b(?:aizvadit[sa]|uzstajas|viesoj(?:as|usies|ies)|tikas|apmekleja|ieradas|uznema|sagaidija|piedalijas|notika|norisinajas|pulcejas)\b")
_VISIT = re.compile(r"\s(?:[a-z]+(?:a|o) )?(?:vizit|viesosan|ierasan)\w*")
#: `Diriģenta Jāņa Kalna vadībā`: of those who performed.
_LED = re.compile(r"\svadib[aā]\b")
_PERFORMED = re.compile(r"\b(?:uzstajas|dziedaja|speleja|muziceja|koncerteja|dejoja|piedalijas|izskaneja|skaneja|atskanoja|sniedza)\b")
_RECEIVED = re.compile(r"\b(?:uznema|sagaidija|sveica|suminaja|godinaja|pavadija|apciemoja)\b")
_MET = re.compile(r"\b(?:tikas|tikusies|tikusas|sarunajas|diskuteja|iepazinas) (?:ari )?ar (?:[\w-]+ ){0,20}$")
_CLAUSE = re.compile(r"[;:]|,\s(?:kur\w*|kas|ka|lai|jo|bet)\b")

_QUOTATION = re.compile(r"[„“\"«][^„“\"«»”]*[”\"»“]|^[^„“\"«»”]*[,!?.…][”\"»](?=\s)")
_QUOTED = re.compile(r"[„“\"«”]([^„“\"«»”]{10,900}?)[,!?.…][”\"»“]\s*[-–—]?\s*(?:[\w-]+\s){0,5}$")
#: What only somebody says who was there.
_FIRSTHAND = re.compile(
    r"\b(?:atna(?:kt|cu|cam)|piedalities|piedalijos|piedalijamies|redzej(?:u|am)|dzirdej(?:u|am)|satik(?:u|am)|"
    rf"(?:vizite|{EVENT}) (?:\w+ ){{0,3}}(?:patika|patikas|izdevas|parsteidza|aizkustinaja)|patika (?:\w+ ){{0,2}}(?:vizite|{EVENT}))\b"
)
_APPRAISED = re.compile(rf"\b{EVENT} (?:\w+ ){{0,3}}(?:verte|noverte|slave|slaveja|cildina|atceras|atcerejas)\s(?:[\w-]+ ){{0,3}}$|\bpar (?:dzirdeto|redzeto|piedzivoto) (?:[\w-]+ ){{0,2}}(?:spriez|sprieda|saka|teica|stasta)\s(?:[\w-]+ ){{0,3}}$")

_TELLERS = re.compile(r"\bbals(?:u|ojuma) skait\w+ (?:komisij|grup)\w+ (?:\w+ ){0,2}(?:bija|darbojas|stradaja|ieveleja|ieveleti|ieklava)\b")
_ALL_VOTED = re.compile(r"\b(?:no)?balsoja (?:[\w-]+ ){0,5}?vis(?:i|as) (?:[\w-]+ ){0,5}?([\w-]+)(?=[.,;]|$| par\b)", re.I | re.M)
_MEMBERS_ARE = re.compile(r"([\w-]+) (?:patlaban |šobrīd |pašlaik |tagad )?(?:ir|bija|strādā|darbojas)\b")
_BARRED = re.compile(r",\s(?:kur(?:s|a|u|am|ai)|pret kuru)\b.{0,120}\b(?:apturet|atstadinat|apsudzet|slim|prombutn|nepiedal|nebalso)")
_ELECTED = re.compile(r"\b(?:ieveleja|pareveleja|ievelets|ieveleta|ievel|parevelets|pareveleta)\b")
_BALLOT = re.compile(r"\b(?:sede|sapulce|kopsapulce|kongresa|konference|saieta|balsojuma|balsosana|nobalsoja)\b")
_SEAT = re.compile(r"\b(?:priekssedetaj|prezident|vadit[aā]j|valdes locek|padomes locek)")
_BY_THE_PEOPLE = re.compile(r"\b(?:saeimas|pasvaldibu|parlamenta|prezidenta|domes) velesan|\bvalsts prezident|\bsaeim[aā]\b|\b(?:19|20)\d\d\. ?gad")


def was_there(document: Document, person: Mention) -> bool:
    """Whether news of an event that has been says that the person was its guest, its witness, or voted there."""
    before, after = sentence_around(document, person)
    low, behind = folded(before), folded(after)
    if ANNOUNCED.search(_QUOTATION.sub(" ", f"{low} {behind}")):
        return False
    if is_nominative(person):
        if _TELLERS.search(low) or _among_voters(document, before, behind):
            return True
        return bool(_APPRAISED.search(low)) or _witnessed(document, person) or _elected(document, low, behind)
    if not _HELD.search(folded(document.text[:8000])):
        return False
    if _LED.match(behind) and _PERFORMED.search(f"{low} {behind}"):
        return True
    return bool(_VISIT.match(behind)) or bool(_MET.search(low)) or _is_received(person, low, behind) or _elected(document, low, behind)


def _is_received(person: Mention, before: str, after: str) -> bool:
    """Whether the name is the object of a verb of receiving in its own clause: `strencēnieši uzņēma A. Liepu`."""
    if not folded(person.evidence.quote).endswith(("u", "i")):
        return False
    verbs = [m for m in _RECEIVED.finditer(before) if not _CLAUSE.search(before[m.end() :])]
    right = _RECEIVED.search(after)
    return bool(verbs) or (right is not None and not _CLAUSE.search(after[: right.start()]))


def _witnessed(document: Document, person: Mention) -> bool:
    """Whether a quotation right before the name tells of the event as one who was there."""
    passage = document.passage_at(person.evidence.start)
    start = passage.start if passage else 0
    said = _QUOTED.search(document.text, max(start, person.evidence.start - 1000), person.evidence.start)
    return said is not None and bool(_FIRSTHAND.search(folded(said[1])))


def _among_voters(document: Document, before: str, behind: str) -> bool:
    """Whether all members of a body voted and the sentence lists the name among them: `tiesneši ir A. Roze un B. Kalns`."""
    listed = _MEMBERS_ARE.search(before)
    if listed is None or _BARRED.match(behind):
        return False
    members = {form.noun for form in post_forms(listed[1]) if form.plural}
    voted = (form.noun for m in _ALL_VOTED.finditer(document.text) for form in post_forms(m[1]) if form.plural)
    return any(noun in members for noun in voted)


def _elected(document: Document, before: str, behind: str) -> bool:
    """Whether a meeting elected the person to one of its own seats."""
    sentence = f"{before} {behind}"
    if not _ELECTED.search(sentence) or not _SEAT.search(sentence) or _BY_THE_PEOPLE.search(sentence):
        return False
    return bool(_BALLOT.search(folded(document.text[:4000])))
