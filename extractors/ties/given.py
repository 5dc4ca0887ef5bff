"""Rules for what is given without saying to whom: it is the house whose paper tells of it, or who acts in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.institutions.words import heads_of
from extractors.names.declension import Case
from extractors.names.initiative_heads import initiative_head
from extractors.records import EntityKind, Mention, TieKind
from extractors.sides import Run
from extractors.ties import phrases as say
from extractors.ties.sentence import PREPOSITION, Sentence, Sides
from extractors.tokens import tokens_of

_L = "a-zāčēģīķļņšūž"
#: Verbs of giving and paying, by which the one in the nominative is the giver.
_GIVES = say.words(
    r"(?:piešķ[iī]r(?:a|usi|is|uši|ušas)|pārskait(?:īja|ījusi|ījis|ījuši|a)|(?:sa)?ziedo(?:ja|jusi|jis|juši|)|(?:uz)?dāvin(?:a|āja|ājusi|ājis|ājuši)|"
    r"(?:līdz)?finansē(?:ja|jusi|jis|juši|)|apmaksā(?:ja|jusi|jis|juši|)|sed(?:z|za|zis|zusi|zuši)|aizde(?:va|vusi|vis|vuši|d)|aizdos|"
    r"(?:deva|devusi|devis|devuši|dod)\s+(?:naudu|līdzekļus)|(?:naudu|līdzekļus)\s+(?:deva|devusi|devis|devuši|dod)|atbalst(?:a|īja|ījusi|ījis|ījuši)|"
    r"sponsorē(?:ja|jusi|jis|juši|)|sarūpē(?:ja|jusi|jis|juši)|(?:at|no)vēlē(?:ja|jusi|jis)|"
    rf"(?:(?:bez|par)\s+(?:maksas|atlīdzības|(?:baltu\s+)?velti)\s+(?:[{_L}]+\s+){{0,2}}?[{_L}]*(?:deva|devusi|devis|ierādīj(?:a|usi|is)|šķīr(?:a|usi|is)|nodrošināj(?:a|usi|is)))|"
    rf"[{_L}]*(?:deva|devusi|devis|ierādīj(?:a|usi|is))\s+(?:[{_L}]+\s+){{0,2}}?(?:bez|par)\s+(?:maksas|atlīdzības|(?:baltu\s+)?velti))\b"
)
#: Where what is told goes on of another: `Trešdaļu sedz X, kredītu fondam piešķīrusi Y`.
_CLAUSES = re.compile(r"[,;]\s")
_OF_MONEY = re.compile(r"piešķ|pārskait|finansē|apmaksā|sed|naudu|līdzek")
#: Papers of these are about others.
_ABOVE_OTHERS = frozenset({"government", "ministry", "parliament", "court", "media", "council", "committee", "network", "programme"})
#: What many get, or one who bears no name: `piešķīra skolām`, `apmaksāja studentiem`.
_TAKES_NOTHING = re.compile(rf"\b(?:priekšlikum|likumprojekt|noteikum|grozījum|lēmum|ide[jus]|iniciatīv|viedokl|ierosinājum|kandidatūr|balsojum|tiesīb|status|numur|nosaukum|balv|stipendij|pabalst|atvaļinājum)[{_L}]*\b")


def given(sentence: Sentence) -> Iterator[Sides]:
    """`Komandējumu apmaksāja X`, `Pirmo sūkni aizdeva X`, `X dotāciju pārskaitījusi`."""
    verb = None if sentence.possible_only or sentence.subjects.body is None else _GIVES.search(sentence.low)
    if verb is None:
        return
    begin, end = sentence.start + verb.start(), sentence.start + verb.end()
    if _TAKES_NOTHING.search(sentence.low, max(0, verb.start() - 80), verb.end() + 80):
        return
    free = [r for r in sentence.runs if not PREPOSITION.search(sentence.upto(r.start))]
    clause = _CLAUSES.search(sentence.document.text, end, sentence.end)
    if any(r.cases <= {Case.DAT, Case.ACC} and (clause is None or r.start < clause.start()) for r in free):
        return  # it says to whom
    givers = [r for r in free if Case.NOM in r.cases and not any(n.person for n in r.names) and not r.proxy]
    behind = [r for r in givers if 0 <= r.start - end < 4]
    before = [r for r in givers if r.end <= begin and (len(r.cases) < 5 or begin - r.end < 3)]
    giver = behind[0] if behind else before[-1] if before else None
    if giver is None or _told_to_others(sentence, begin, end):
        return
    whom = [m for m in _receivers(sentence, giver, begin) if m.type not in _ABOVE_OTHERS]
    kind = TieKind.FUNDED if _OF_MONEY.search(verb.group()) or say.MONEY.search(sentence.low) else TieKind.SUPPORT
    for one in sentence.side(giver):
        for other in whom:
            if one.name != other.name:
                yield kind, [one], [other]


def _receivers(sentence: Sentence, giver: Run, at: int) -> list[Mention]:
    """Who acts in the clause before (`Kooperatīvs sakārtoja laukumu, materiālus ziedoja X`), else the paper's own house."""
    telling = [r for r in sentence.runs if r.end < at and Case.NOM in r.cases and all(n.person for n in r.names)]
    if telling and re.search(r",\s+ka\s|:\s", sentence.document.text[telling[-1].end : at]):
        return [m for m in sentence.side(telling[-1]) if m.kind is EntityKind.INSTITUTION]  # of whose house it is told
    acting = [r for r in sentence.runs if r.end < giver.start and r.end < at and Case.NOM in r.cases and not any(n.person for n in r.names)]
    if giver.start > at and acting and re.search(r",\s|\bun\b", sentence.document.text[acting[-1].end : at]):
        return sentence.side(acting[-1])
    return [] if acting or sentence.subjects.body is None else [sentence.subjects.body]


def _told_to_others(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether the verb has somebody without a name for its receiver or object: `piešķīra skolām`, `atbalstīja jauniešus`, `projekts, ko finansē`."""
    tokens = tokens_of(sentence.doc)
    for place in tokens.within(begin, end):
        if tokens.tags[place] != "VERB":
            continue
        for child in tokens.children.get(place, ()):
            case = tokens.features[child].get("Case")
            if any(tokens.relations[each] == "case" for each in tokens.children.get(child, ())):
                continue  # `no tiem 3000 latu piešķīris X`
            if case == "Dat" and tokens.relations[child] in ("iobj", "obl") and initiative_head(tokens.texts[child]) is None and (
                heads_of(tokens.texts[child]) or tokens.features[child].get("Number") == "Plur"
            ):
                return True
            if case == "Acc" and tokens.relations[child] == "obj" and (
                tokens.texts[child].endswith("šanu")  # `atbalstīja memoranda noslēgšanu`: what is done finds favour
                or heads_of(tokens.texts[child]) or (tokens.tags[child] in ("PRON", "DET") and not _takes_up_thing(sentence, begin)) or _is_joint(tokens.texts[child])
            ):
                return True
    return False


def _takes_up_thing(sentence: Sentence, begin: int) -> bool:
    """Whether the verb's object is a relative pronoun for a thing: `Iekārtas, ko uzdāvināja X`."""
    relative = _WHICH.search(sentence.upto(begin))
    return relative is not None and initiative_head(relative["what"]) is None and not heads_of(relative["what"])


_WHICH = re.compile(r"(?P<what>[^\W\d_]+),\s+(?:ko|kuru|kurus|kuras)\s+(?:[\w.]+\s+){0,4}$")


def _is_joint(word: str) -> bool:
    """Whether it is a programme, project or plan, whose parties are told elsewhere."""
    head = initiative_head(word)
    return head is not None and head[0] != "event"
