"""What a trained judge is asked where no rule makes a sentence a commitment: by its words, its forms, and where it stands.

The features name no person and no body: names are left out, only that somebody stands there, in which case, is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.commitments.clauses import Clause
from extractors.commitments.context import Context, is_person
from extractors.commitments.forms import (
    AGREED,
    ASSIGN,
    DENIED,
    HISTORY,
    IF_AT_START,
    LEISURE,
    LEISURE_ACTS,
    NO_ACT,
    PLANNED,
    PROCEDURE,
    PROMISED,
    REQUEST,
    RESOLVES,
    RESPONSIBLE,
    SAYS,
    UNREAL,
    binds_not,
    fixes_next_meeting,
    is_formal,
)  # fmt: skip
from extractors.commitments.judged import Judged, Setting, is_told
from extractors.commitments.lines import Line
from extractors.commitments.tails import Tail
from extractors.commitments.verbs import Form
from extractors.commitments.who import Who, accompanies
from extractors.dates.values import Frame
from extractors.dates.words import LONG_AGO
from extractors.learned.judges import best
from extractors.learned.words import Word, spoken
from extractors.records import CommitmentKind
from extractors.signs import Sign

QUESTION = "commitment"
NONE = "none"
#: The least chance at which a sentence is taken for a commitment; in a paper of no known kind, or in news without a date, more is asked for.
SURE, SURE_IN_OTHER, SURE_UNDATED = 0.55, 0.75, 0.7
#: The same where nobody can be named as owner: what binds somebody mostly tells whom.
SURE_OF_NOBODY, SURE_OF_NOBODY_IN_NEWS = 0.9, 0.6
#: Somebody only asks about it.
_ASKS = Sign(r"\b(?:jautā|vaicā|pajautā|apjautājas|interesējas|noskaidro|nezina)\w*,? (?:par to,? )?(?:kad|kā|vai|ko|kas|cik|kur|kurš|kura)\b")
#: Words of a kind of sentence, by the lists of the rules.
_SIGNS: dict[str, Sign | re.Pattern[str]] = {
    "agreed": AGREED, "assign": ASSIGN, "denied": DENIED, "history": HISTORY, "planned": PLANNED, "promised": PROMISED, "request": REQUEST,
    "responsible": RESPONSIBLE, "resolves": RESOLVES, "says": SAYS, "unreal": UNREAL,
}  # fmt: skip
#: Verbs whose future is nobody's act, without those that events and passives stand in.
_RESULTS = (NO_ACT | {"novest", "radīt", "raisīt"}) - frozenset("tikt būt notikt palīdzēt saņemt ļaut rasties stāties drīkstēt".split())
_YEAR = re.compile(r"\b\d{4}\b")
#: How the features begin that tell of times, which take long to find.
_OF_TIMES = ("time=", "year=")


def learned(sentence: Clause, line: Line, setting: Setting, tail: Tail | None) -> Judged | None:
    """What the judge makes of the sentence; nothing when it is not sure enough, or where there is no judge."""
    context = sentence.context
    if context.words is None or _is_settled(sentence, setting):
        return None
    least = SURE_IN_OTHER if context.kind == "other" else SURE_UNDATED if context.kind == "press" and context.reference is None else SURE
    features = set(_features(context, context.words.inside(sentence.start, sentence.end), sentence, line, setting, tail))
    if context.judges.most_other(QUESTION, NONE, features, _OF_TIMES) < least:
        return None  # whatever times it tells
    features.update(_of_time(context, sentence.text))
    chances = context.judges.chances(QUESTION, features, (sentence.start, sentence.end))
    kind, _ = best({kind: chance for kind, chance in chances.items() if kind != NONE})
    chance = 1 - chances.get(NONE, 1.0)
    if chance < least:
        return None
    return Judged(CommitmentKind(kind), (), "learned", round(chance, 2))


#: What is or stays in force, has been so far, or gets a new term.
_IN_FORCE = Sign(r"\b(?:ir|stājas|stāsies|paliek) spēkā\b|\blīdz šim\b|\bpagarināt\b.{0,160}\btermiņ")
#: A hope, or what somebody only guesses.
_HOPES = Sign(r"\b(?:cerību|pārliecību|viedokli|bažas), ka\b|\b(?:visticamāk|es teiktu|droši vien|varbūt)\b")
#: A verb of the first person singular in the future: `braukšu`, `mācīšos`.
_MY_OWN = re.compile(r"\b[a-zāčēģīķļņšūž]{2,}(?<!ie)(?:šu|šos)\b")


def least_of_nobody(sentence: Clause, judged: Judged) -> float:
    """The least chance at which a commitment of nobody stands: the news tells much that is planned without saying by whom, but no writer's own plans."""
    told = sentence.context.kind == "press" and judged.kind is not CommitmentKind.REQUESTED
    return SURE_OF_NOBODY_IN_NEWS if told and not _MY_OWN.search(sentence.low) else SURE_OF_NOBODY


def _is_settled(sentence: Clause, setting: Setting) -> bool:
    """Whether the language itself says that nobody is bound: a decision complete in itself, a question, a game, history, a tale."""
    if _ASKS.search(sentence.low) or sentence.low.rstrip(' "”“»').endswith("?"):
        return True
    context = sentence.context
    if context.kind in ("press", "other") and (LEISURE.search(sentence.low) or LONG_AGO.search(sentence.low) or _is_match(sentence) or _HOPES.search(sentence.low)):
        return True
    if context.kind == "other" and not context.institutions:
        return True  # a tale
    if PROCEDURE.search(sentence.low) or fixes_next_meeting(sentence.low):
        return True
    if _IN_FORCE.search(sentence.low) or IF_AT_START.match(sentence.low):
        return True
    undated = context.kind == "other" or (context.kind == "press" and context.reference is None)
    if (undated and is_told(sentence)) or _only_comes_about(sentence):
        return True
    if not is_formal(sentence.text) or setting.lead.owners or setting.answered:
        return False
    bound = any(pattern.search(sentence.low) for pattern in (ASSIGN, REQUEST, RESPONSIBLE, *((PROMISED, PLANNED) if context.kind == "press" else ())))
    return (not sentence.whos and not (bound and context.kind == "press")) or (not bound and all(time.frame is Frame.DURING for time in context.deadlines(sentence.text)))


def _is_match(sentence: Clause) -> bool:
    """Whether nobody but teams will meet or play: `Sestdien "Lāči" tiksies ar "Vanagiem"`."""
    ahead = sentence.forms(Form.FUTURE)
    return bool(ahead) and all(v.infinitive in LEISURE_ACTS for v in ahead) and not any(is_person(sentence.context, w.ids[0]) for w in sentence.whos)


def _only_comes_about(sentence: Clause) -> bool:
    """Whether all that the sentence looks ahead to is a state, a result or a chance: `inovācija sekmēs izaugsmi`."""
    ahead = sentence.forms(Form.FUTURE)
    if not ahead or any(pattern.search(sentence.low) for pattern in (AGREED, ASSIGN, PLANNED, PROMISED, REQUEST, RESPONSIBLE)):
        return False
    return all(verb.infinitive in _RESULTS for verb in ahead) and not sentence.forms(Form.DEBITIVE)


def _features(
    context: Context, words: Sequence[Word], sentence: Clause, line: Line, setting: Setting, tail: Tail | None
) -> Iterator[str]:
    low, whos, kind = sentence.low, sentence.whos, context.kind
    section = line.section.name if line.section else NONE
    place = f"{kind}/{section}/{line.item}"
    yield from (f"kind={kind}", f"section={section}", f"place={place}", f"item={line.item}", f"cell={line.cell}", f"heading={line.heading > 0}")
    lead = setting.lead
    led = lead.kind.value if lead.kind else NONE
    yield from (f"led={led}", f"led whom={bool(lead.owners)}", f"led nominal={lead.nominal}", f"led={led}/{kind}")
    yield from (f"decided={setting.decided}", f"resolved={setting.resolved}", f"answered={setting.answered}")
    yield from (f"tail={tail is not None}", f"length={min(8, len(words) // 6)}")
    yield from (f"sign={name}" for name, pattern in _SIGNS.items() if pattern.search(low))
    if is_formal(sentence.text):
        yield f"sign=formal/{bool(whos)}"
    if binds_not(low, listed=lead.kind is not None) or fixes_next_meeting(low):
        yield "sign=binds not"
    yield from _of_words(words, kind)
    yield from _of_whos(context, whos, sentence.start)
    assert context.words is not None
    if context.title:
        yield from (f"title={word.lemma}" for word in list(spoken(context.words.inside(*context.titled)))[:12])
    yield from (f"before={word.lemma}" for word in list(spoken(context.words.inside(*context.before)))[:30])
    yield f"before colon={context.text(*context.before).rstrip().endswith(':')}"


def _of_words(words: Sequence[Word], kind: str) -> Iterator[str]:
    plain = list(spoken(words))
    for word in plain:
        yield f"lemma={word.lemma}"
    for word in words:
        if word.verbal:
            yield from (f"verb={word.form}", f"verb={word.form}/{kind}")
            if not word.named:
                yield f"verb={word.form}/{word.lemma}"
        if word.dep == "ROOT":
            yield f"root={word.pos}"
            if word.verbal:
                yield from (f"root={word.form}", f"root={word.form}/{kind}")
            if not word.named:
                yield from (f"root={word.lemma}", f"root={word.pos}/{word.form}")
    for place, word in enumerate([w for w in words if w.alpha][:2]):
        yield f"word {place}={word.pos}/{word.form}"


def _of_whos(context: Context, whos: Sequence[Who], start: int) -> Iterator[str]:
    for place, who in enumerate(whos):
        sort = "person" if is_person(context, who.ids[0]) else "institution"
        how = "with" if accompanies(context, who, start) else who.how
        for case in who.cases if who.sure else ():
            yield f"who={sort}/{how}/{case.name}"
            if not place:
                yield f"first who={sort}/{how}/{case.name}"
        if not who.sure:
            yield f"who={sort}/{how}/any"
    if not whos:
        yield "who=nobody"


def _of_time(context: Context, text: str) -> Iterator[str]:
    times = context.deadlines(text)
    yield from (f"time={time.frame.name}" for time in times)
    if not times:
        yield "time=none"
    if context.reference is not None:
        yield from (f"year={'ahead' if int(year) > context.reference.year else 'now' if int(year) == context.reference.year else 'past'}" for year in _YEAR.findall(text))
