"""Which deeds show that somebody was at an event: coming, signing, opening, hosting, giving, playing there.

The verbs stand in groups by what must hang on them. `pavadīja` is presence with a guest as its object and none with a
summer, `noslēdza` with a contract or a conference and none with a year.
"""

from __future__ import annotations

import re

from extractors.attendance.deeds import Deed, deeds_of, dependents, done_to, is_past, lemma, standing_of, top_of
from extractors.attendance.events import AT_EVENT, MEDIA, WORK_NOUN
from extractors.attendance.heard import GIFT, HANDING
from extractors.attendance.sentences import sentence_around
from extractors.dates.words import folded
from extractors.names.post_heads import post_forms
from extractors.records import Document, Mention
from extractors.tokens import Tokens


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HEARING = _words("uzklausit noklausities")
#: Verbs of which each says by itself that one was there.
_COMING = _words("ierasties viesoties uztureties uzstaties sapulceties pulceties ciemoties sabraukt")
_TAKING_PART = _words("piedalities")
_BEING = _words("but atrasties")
_THERE = _words("klat klatesoss vidu starp")
_SIGNING = _words("parakstit noslegt slegt paraksteties parakstities apstiprinat aizzimogot")
_DEAL = re.compile(r"(?:ligum|memorand|vienosan|deklaracij|protokol|nodom|hart|apliecinaj|apnem|solijum|akt[su]?$|nolikum|pakt|rezolucij)")
_MEMORANDUM = re.compile(r"(?:memorand|deklaracij|hart|nodom)")
_LEADING = _words("atklat vadit ievadit noslegt moderet noturet diriget tiesat apmeklet apskatit verot svinet iesvetit atvert")
#: Going that is an event by itself: `devās darba vizītē uz Rēzekni`.
_GOING = _words("doties aizbraukt izbraukt aizlidot atbraukt")
_JOURNEY = re.compile(r"(?:vizit|brauc|ekskursij|ceojum|celojum|komandejum|parg?ajien|misij)")
_LED = re.compile(r"(?:zurij|dziedajum|kor[ia]s$|orkestr|ekskursij|gajien)")
#: What is told to the press: `To pastāstīja ministres padomniece`.
_TELLING = _words("pastastit stastit pavestit pazinot informet zinot")
_THEN = re.compile(r"\b(?:pern|toreiz|aizpern|agrak|savulaik|vasar[au]|ieprieks|pirms (?:\w+ )?(?:gad|menes|nedel)\w+|pagajus\w+ (?:gad|menes|nedel)\w+)\b")
#: What somebody said is of any time.
_CLAUSE = re.compile(r",\s(?:ka|vai|lai)\s.*", re.DOTALL)
#: Who comments on the news was asked afterwards.
_COMMENTS = re.compile(r"\bkomentejot\b")
#: What hosts do to those who come, and those who come to their hosts.
_HOSTING = _words("pavadit sagaidit uznemt sveikt sveicinat uzrunat suminat godinat apbalvot izvadat satikt apciemot")
#: What is done to new colleagues and to patients, too.
_RECEIVING = _words("pienemt iepazistinat")
_GIVING = _words("uzdavinat pasniegt davinat nodot izsniegt sniegt")
_SHOWING = _words("izradit demonstret paradit radit macit")
_MEETING = _words("tikties sarunaties parrunat apspriest diskutet spriest satikties")
_PLAYING = _words("spelet dziedat muzicet dejot diriget koncertet uzstaties deklamet")
#: What guests of an evening do, besides speaking.
_PERFORMING = _PLAYING | _words("lasit nolasit recitet priecet iepriecinat kuplinat rupeties sumint uzmundrinat tiesat fotografet")
_AMONG = re.compile(r"\b(?:klausitaj|skatitaj|vies|dalibniek|klatesos|sanakus|sveicej|apmekletaj|atnakus)\w+ vidu (?:\w+ )?bija\b")
_AWARDED = _words("sanemt nopelnit izpelnities iegut")
_AWARD = re.compile(r"(?:balv|atzinib|goda|diplom|medal|orden|kaus|titul|stipendij|pateicib)")
_VOTING = {"iegut": "bals", "sanemt": "bals", "atbalstit": "kandidat", "izvirzit": "kandidat", "pieteikt": "kandidat", "aicinat": "balsot", "mudinat": "balsot"}
_TALKING = _words("sniegt nolasit lasit noturet demonstret")
_TALK = re.compile(r"(?:parskat|ieskat|priekslasijum|referat|lekcij|koncert|uzrun|prezentacij|meistarklas)")
_HIS_TALK = re.compile(r"(?:referat|lekcij|uzrun|prezentacij|meistarklas|priekslasijum|lasijum|stastijum|pardom|uzstasan|paraugdemonstrejum)")
_SPEAKING = _words(
    "tulkot teikt sacit uzsvert noradit atzit piebilst paust atzimet atgadinat pastastit stastit skaidrot paskaidrot apliecinat pazinot solit apsolit aicinat uzaicinat rosinat jautat "
    "vaicat atbildet pateikties lugt ierosinat piedavat secinat novelet velet dalities iepazistinat iebilst jokot izteikties runat prezentet atklat izklastit slavet cildinat "
    "vertet taujat pielaut piekrist kritizet uzteikt bridinat mudinat noliegt apnemties uzslavet papildinat sveikt lepoties atcereties nosaukt ieteikt piekodinat smieties aizbilst rezumet"
)


def shows_presence(document: Document, tokens: Tokens, person: Mention) -> bool:
    """Whether something that the person did, or that was done to the person, is not done from afar."""
    top = top_of(tokens, person)
    if top is None:
        return False
    passage = document.passage_at(person.evidence.start)
    eventful = passage is not None and AT_EVENT.search(folded(document.text[passage.start : passage.end])) is not None
    if any(is_presence(tokens, deed) for deed in deeds_of(tokens, top) if eventful or not deed.aside):
        return True
    verb = done_to(tokens, top)
    if verb is None:
        return False
    place = standing_of(tokens, top)
    if lemma(tokens, verb) in _MEETING:
        return any(lemma(tokens, c) == "ar" for c in tokens.children.get(place, ()))
    return lemma(tokens, verb) in _HOSTING and tokens.features[place].get("Case") == "Acc"


def accompanied(tokens: Tokens, person: Mention, came: frozenset[int]) -> bool:
    """Whether somebody who was there came with the person: `ieradās Anna Roze ar vīru Jāni Kalnu`; `came` are the words of those who came."""
    top = top_of(tokens, person)
    if top is None:
        return False
    place = standing_of(tokens, top)
    if not any(lemma(tokens, c) == "ar" for c in tokens.children.get(place, ())):
        return False
    head = tokens.heads[place]
    if head in came:
        return True
    moved = lemma(tokens, head) in _COMING | _GOING | _TAKING_PART
    return moved and any(standing in came for standing in dependents(tokens, head, "nsubj"))


def spoke_there(document: Document, tokens: Tokens, person: Mention) -> bool:
    """Whether the person said, showed or played something, in a paper that tells of one event: in the past, and not to the press."""
    top = top_of(tokens, person)
    before, after = sentence_around(document, person)
    sentence = folded(f"{before} {after}")
    told = folded(f"{before} {_CLAUSE.sub('', after)}")  # what is said may be of any time
    if top is None or MEDIA.search(sentence) or _THEN.search(told) or _COMMENTS.search(told) or re.match(r"\W*ka\b", sentence):
        return False
    if _AMONG.search(folded(before)) or _gave_talk(tokens, top):
        return True
    return any(not deed.passive and not deed.aside and _said(tokens, deed.verb) for deed in deeds_of(tokens, top))


def _gave_talk(tokens: Tokens, top: int) -> bool:
    """Whether something happened with the person's talk: `izskanēja Annas Rozes pārdomas`."""
    place = standing_of(tokens, top)
    talk = tokens.heads[place]
    if tokens.relations[place] != "nmod" or tokens.features[place].get("Case") != "Gen" or _HIS_TALK.match(lemma(tokens, talk)) is None:
        return False
    return is_past(tokens, tokens.heads[talk])


def _said(tokens: Tokens, verb: int) -> bool:
    what = lemma(tokens, verb)
    if what in _PERFORMING:
        return True
    if what in _AWARDED:
        return any(_AWARD.match(lemma(tokens, c)) for c in dependents(tokens, verb, "obj"))
    told = any(lemma(tokens, c) == "tas" for c in dependents(tokens, verb, "obj"))
    return what in _SHOWING or (what in _SPEAKING and not (told and what in _TELLING))


def played(document: Document, tokens: Tokens, person: Mention) -> bool:
    """Whether the person played, sang, led or spoke in a passage that tells of an event before."""
    top = top_of(tokens, person)
    passage = document.passage_at(person.evidence.start)
    if top is None or passage is None or not AT_EVENT.search(folded(document.text[passage.start : person.evidence.start])):
        return False
    return any(lemma(tokens, deed.verb) in _PLAYING for deed in deeds_of(tokens, top))


def is_presence(tokens: Tokens, deed: Deed, *, house: bool = False) -> bool:
    """Whether a deed, with what hangs on its verb, is one of somebody who was there.

    A `house` gives, pays, opens and signs contracts from afar; only its memoranda are signed before guests.
    """
    verb = deed.verb
    what = lemma(tokens, verb)
    if deed.passive:
        return what in _HOSTING
    if what in _COMING:
        return True
    objects = [lemma(tokens, c) for c in dependents(tokens, verb, "obj", "nsubj")]
    where = [c for c in dependents(tokens, verb, "obl", "advmod") if tokens.features[c].get("Case") == "Loc"]
    if what in _TAKING_PART:
        return any(_is_event(tokens, c) for c in where) or _in_clause_of_event(tokens, verb)
    if what in _BEING:
        return any(lemma(tokens, c) in _THERE for c in tokens.children.get(verb, ()))
    if what in _SIGNING and any((_MEMORANDUM if house else _DEAL).match(noun) for noun in objects):
        return True
    if what in _HOSTING and (any(_is_human(tokens, c) for c in dependents(tokens, verb, "obj")) or any(_LED.match(lemma(tokens, c)) for c in where)):
        return True
    if what in _GOING and any(_JOURNEY.match(lemma(tokens, c)) for c in where):
        return True
    if what in _RECEIVING and any(_VISITOR.match(noun) for noun in objects):
        return True
    if house and what in _HEARING:
        return True
    if what in _MEETING and any(lemma(tokens, c) == "ar" for o in dependents(tokens, verb, "obl", "iobj") for c in tokens.children.get(o, ())):
        return True
    if house:
        return False
    if what in _LEADING and any(AT_EVENT.match(noun) or _LED.match(noun) for noun in objects):
        return True
    if what in _TALKING and where and any(
        _TALK.match(lemma(tokens, c)) and tokens.features[c].get("Number") == "Sing" for c in dependents(tokens, verb, "obj")
    ):
        return True
    if what in _GIVING | _SPEAKING and any(_is_guest(tokens, c) for c in dependents(tokens, verb, "iobj")):
        return True
    if what in HANDING and any(GIFT.match(lemma(tokens, c)) for c in dependents(tokens, verb, "obj")):
        return True
    voted = _VOTING.get(what)
    if voted and any(lemma(tokens, c).startswith(voted) for c in dependents(tokens, verb, "obj", "xcomp", "ccomp")):
        return True
    return _in_clause_of_event(tokens, verb)


def _is_event(tokens: Tokens, place: int) -> bool:
    """Whether a word names an event, or the doing of something that is done once and together: `atklāšanā`, `dibināšanā`."""
    noun = lemma(tokens, place)
    return bool(AT_EVENT.match(noun)) or (noun.endswith("sana") and not WORK_NOUN.match(noun))


def _in_clause_of_event(tokens: Tokens, verb: int) -> bool:
    """Whether the verb stands in a clause that tells what was done at an event: `seminārs, kurā runāja Anna Roze`."""
    head = tokens.heads[verb]
    if not tokens.relations[verb].startswith("acl") or not AT_EVENT.match(lemma(tokens, head)):
        return False
    return any(lemma(tokens, c) in ("kurs", "kur", "kura") and tokens.relations[c] in ("obl", "advmod") for c in tokens.children.get(verb, ()))


def _is_human(tokens: Tokens, place: int) -> bool:
    """Whether a word is a name of a person, a pronoun for people, or a noun for people."""
    if tokens.tags[place] == "PRON":
        return lemma(tokens, place) in ("vins", "vina", "mes", "es", "kurs")
    return bool(_VISITOR.match(lemma(tokens, place))) or bool(post_forms(tokens.lemmas[place]))


_VISITOR = re.compile(r"(?:vies(?:is|a|i)$|ciemin|delegacij|premjer|ministr(?:s|e)$|prezident|vestnie|klatesos|sanaku|atnaku|atbrauku|dalibniek|skatitaj|klausitaj)")


def _is_guest(tokens: Tokens, place: int) -> bool:
    return tokens.features[place].get("Case") == "Dat" and (bool(_VISITOR.match(lemma(tokens, place))) or tokens.tags[place] == "PROPN")
