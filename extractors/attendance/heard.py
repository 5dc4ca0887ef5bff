"""Who was heard by those who sat together, or spoke to them, in news of a sitting: `deputāti uzklausīja Annu Rozi`."""

from __future__ import annotations

import re

from extractors.attendance.deeds import deeds_of, dependents, is_past, lemma, standing_of, top_of
from extractors.records import Mention
from extractors.tokens import Tokens

#: Those who sit or came together, as beginnings of folded lemmas.
ASSEMBLED = re.compile(
    r"(?:deputat|komisij|komitej|dome$|padome$|valde$|valdib|frakcij|sapulce|kopsapulc|sanaksm|klatesos|sanakus|biedr[si]$|dalibniek|klausitaj|skatitaj|viesi[s]?$|skolen|audzekn|student|jauniesi|iedzivotaj|piketetaj|protestetaj|darba grupa)"
)
_HEARING = frozenset("uzklausit noklausities iztaujat sumint apsveikt".split())
_REPORT = re.compile(r"(?:informacij|zinojum|stastijum|prezentacij|priekslasijum|referat|lekcij|uzrun|parskat|atskait|viedokl)")
_ADDRESSING = frozenset("informet iepazistinat uzrunat parliecinat aicinat mudinat".split())
_TELLING = frozenset("stastit pastastit skaidrot paskaidrot zinot atbildet radit paradit demonstret pateikties solit atgadinat apliecinat".split())
#: What is handed over with a bow, as beginnings of folded lemmas.
GIFT = re.compile(r"(?:davan|zied[si]|balv|gramat|karog|atsleg|diplom|medal|goda|pateicib|atzinib|orden|kaus|sertifikat|apliecib|akmen|glezn|simbol|piemin|velt)")
_REACH = 25  #: words before the name among which the gift is looked for: a pronoun may stand for it
HANDING = frozenset("nodot pasniegt uzdavinat davinat".split())


def was_heard(tokens: Tokens, person: Mention) -> bool:
    """Whether those who sat together heard the person, or the person spoke to them, or was handed a gift."""
    top = top_of(tokens, person)
    if top is None:
        return False
    place = standing_of(tokens, top)
    head = tokens.heads[place]
    if tokens.relations[place] in ("obj", "obl") and _hears(tokens, head):
        return True
    if tokens.relations[place] == "nmod" and tokens.features[place].get("Case") == "Gen" and _REPORT.match(lemma(tokens, head)):
        return tokens.relations[head] in ("obj", "obl") and _hears(tokens, tokens.heads[head])
    if tokens.relations[place] in ("iobj", "obl") and tokens.features[place].get("Case") == "Dat" and is_past(tokens, head) and lemma(tokens, head) in HANDING:
        return any(GIFT.match(lemma(tokens, c)) and tokens.features[c].get("Case") == "Acc" for c in range(max(0, place - _REACH), place))
    for deed in deeds_of(tokens, top):
        what = lemma(tokens, deed.verb)
        to = ("obj",) if what in _ADDRESSING else ("iobj",) if what in _TELLING else ()
        if to and not deed.passive and any(ASSEMBLED.match(lemma(tokens, c)) for c in dependents(tokens, deed.verb, *to)):
            return True
    return False


def _hears(tokens: Tokens, verb: int) -> bool:
    """Whether a verb in the past says that an assembly heard somebody."""
    if not is_past(tokens, verb) or lemma(tokens, verb) not in _HEARING:
        return False
    return any(ASSEMBLED.match(lemma(tokens, c)) for c in dependents(tokens, verb, "nsubj"))
