"""Who competed in the match, race or tournament that news tells of, and who judged it.

A verb of winning or scoring says it where its passage tells of a contest; of politics and courts the same verbs say nothing.
"""

from __future__ import annotations

import re

from extractors.attendance.deeds import Deed, deeds_of, dependents, is_past, lemma, standing_of, top_of
from extractors.attendance.sentences import sentence_around
from extractors.dates.words import folded
from extractors.records import Document, Mention
from extractors.signs import Sign
from extractors.tokens import Tokens

#: Words of sport, as beginnings of folded words, of which the passage must have one.
_CONTEST = Sign(
    r"\b(?:\w*cempionat|turnir|spel(?:e|es|i|u)\b|mac(?:s|a|u|os|iem)\b|sacensib|sacikst|finis|\w*final|puslaik|tresdal|izlas(?:e|es|i|u)\b|regat|skrejien|kros[sau]\b|maraton|spartakiad|"
    r"olimpi|basketbol|futbol|florbol|hokej|volejbol|handbol|tenis|ritenbrauc|airesan|peldesan|sahs|saha\b|dambret|novus|biatlon|bobslej|kamanin|skeleton|slepos|vieglatlet|orientesan|cinu iesaka|cinas sakum|kausa izcin)"
)
#: Contests of another kind, and wars.
_NO_SPORT = re.compile(r"\b(?:velesan|balsojum|iepirkum|konkurs|ties[au]\b|tiesas|prava|karš|kara\b|fronte|tirgu\b)")
_THEN = re.compile(r"\b(?:pern|toreiz|savulaik|agrak|ieprieks\w*|karjer\w+|pagajus\w+ (?:gad|sezon)\w*|pirms (?:\w+ )?gad\w*)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\. ?gad")
_SCORING = frozenset(
    "gut iegut iemest raidit izcinit ienemt nopelnit izdarit realizet izpildit atvairit zaudet panakt laboties labot sakt iesakt pabeigt veikt sasniegt parnemt aizvadit".split()
)
_SCORE = re.compile(
    r"(?:punkt|varti$|vartu|var[ct]s$|rip[au]|bumb|medal|viet[au]|titul|kaus|uzvar|metien|sitien|tals?itien|trispunkt|gol|seti?s?$|piezim|piespel|rekord|bronz|sudrab|zelt|sod[su]|sacensib|cina$|spele$|"
    r"uzbrukum|pretuzbrukum|finis|pozicij|vadib|distanc|brauciens)"
)
_COMPETING = frozenset(
    "uzvaret finiset startet nostartet nospelet spelet debitet parspet apspelet pieveikt sacensties tiesat ierindoties noguldit izstumt izgrust apsteigt triumfet uzbrukt trapit servet skriet noskriet "
    "aizlekt nopeldet aizmest atspeleties izlidzinat revanseties kvalificeties kapitulet".split()
)
#: Where the one who is beaten is named, or who managed to do it: `zaudēja Andrim Kalvem`, `pārspēja Andri Kalvi`.
_BEATEN = {"zaudet": "Dat", "piekapties": "Dat", "parspet": "Acc", "apspelet": "Acc", "pieveikt": "Acc", "noguldit": "Acc", "uzvaret": "Acc", "apsteigt": "Acc", "izdoties": "Dat", "paveikties": "Dat"}
_REACHING = {"sanemt": re.compile(r"(?:sod[su]|piezim)"), "ieklut": re.compile(r"(?:\w*final|\w*niek[sa]$|trijniek)"), "klut": re.compile(r"(?:\w*cempion|uzvaretaj|labak|rezultativ)"), "palikt": re.compile(r"viet")}
_BEST = re.compile(r"lab(?:s|ak[sa]?|akais)|atr(?:s|ak[sa]?)|stipr(?:s|ak[sa]?)|spec?ig\w*|rezultativ\w*|(?:ne)?sekmig\w*|uzvaretaj[sa]|cempion[sae]|pirm(?:ais|a)")
#: Before a name in a list of results: `2. vietā`, `3. –`.
_PLACED = re.compile(r"(?:\b\d{1,2}\. ?(?:viet[aā]s? ?)?[-–—]? ?|\b(?:otr|tres|ceturt|piekt)aj[aā] viet[aā] ?[-–—]? ?)(?:[a-z]+ ){0,2}$")


def competed(document: Document, tokens: Tokens, person: Mention) -> bool:
    """Whether the sentence says that the person or team won, scored, raced or judged, in a passage that tells of a contest."""
    passage = document.passage_at(person.evidence.start)
    if passage is None or not _CONTEST.search(folded(document.text[passage.start : passage.end])):
        return False
    before, after = sentence_around(document, person)
    sentence = folded(f"{before} {after}")
    if _NO_SPORT.search(sentence) or _THEN.search(sentence) or _YEAR.search(sentence):
        return False
    if _PLACED.search(folded(before)):
        return True
    top = top_of(tokens, person)
    if top is None:
        return False
    place = standing_of(tokens, top)
    head = tokens.heads[place]
    if is_past(tokens, head) and _BEATEN.get(lemma(tokens, head)) == tokens.features[place].get("Case", "") and tokens.relations[place] in ("obj", "iobj", "obl", "nsubj"):
        return True
    return _was_best(tokens, place) or any(_is_sport(tokens, deed) for deed in (*deeds_of(tokens, top), *_attributes(tokens, top)))


def _was_best(tokens: Tokens, place: int) -> bool:
    """Whether the name is the subject of `labākās bija`, `uzvarētājs bija`."""
    head = tokens.heads[place]
    past = any(tokens.relations[c] == "cop" and is_past(tokens, c) for c in tokens.children.get(head, ()))
    return tokens.relations[place] == "nsubj" and past and _BEST.fullmatch(lemma(tokens, head)) is not None


def _attributes(tokens: Tokens, top: int) -> list[Deed]:
    """What a participle before the name says: `24 punktus guvusī Anna Roze`."""
    return [Deed(c, aside=True) for c in tokens.children.get(top, ()) if tokens.relations[c] in ("amod", "acl") and is_past(tokens, c)]


def _is_sport(tokens: Tokens, deed: Deed) -> bool:
    if deed.passive:
        return False
    what = lemma(tokens, deed.verb)
    if what in _COMPETING:
        return True
    if what in _SCORING:
        return any(_SCORE.match(lemma(tokens, c)) for c in dependents(tokens, deed.verb, "obj"))
    reached = _REACHING.get(what)
    return reached is not None and any(reached.match(lemma(tokens, c)) for c in tokens.children.get(deed.verb, ()))
