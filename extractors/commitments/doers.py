"""Who the model's tree says acts: a subject that is somebody, by name or by a noun for people and bodies.

Latvian makes nouns of agents with suffixes: `-tāj-`, `-ēj-`, `-niek-`, `-niec-`, `-ist-`, `-iet-` ("Latviešu valodas gramatika", 2013, on the
derivation of nouns); those of bodies and of people without such a suffix are listed.
"""

from __future__ import annotations

import re

from extractors.commitments.clauses import Clause
from extractors.commitments.context import is_person
from extractors.commitments.forms import STATES
from extractors.commitments.predicted import Predicate
from extractors.commitments.verbs import Form, is_infinitive
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.names.heads import head_forms
from extractors.names.post_heads import post_forms
from extractors.records import MentionId

_SUFFIX = re.compile(r"[a-zāčēģīķļņšūž]{2,}(?:tāj|ēj|niek|niec|ist|vald|ved|rad)(?:s|a|is|e|i|as)")
#: Things whose names end like those of people.
_THINGS = re.compile(r"(?:rādītāj|skaitītāj|pārslēdzēj|veicinātāj|sildītāj|filtrētāj|plān|raidītāj|uztvērēj|dzinēj|slēdzēj|dators|laikraks)\w*")
_PEOPLE = frozenset(
    """bērns bērni vecāki vecāks cilvēks jaunietis jaunieši skolēns skolēni students studenti kolēģis kolēģi dalībnieks biedrs ģimene
    audzēknis studējošais klātesošais aktīvists speciālists mēs viņš viņa viņi viņas abi visi ikviens katrs puse puses otrs partneris
    uzņēmums kompānija firma koncerns meitasuzņēmums rūpnīca banka iestāde institūcija organizācija komanda grupa darbnīca skola partnerskola licejs
    ģimnāzija vidusskola koledža tehnikums augstskola universitāte akadēmija fakultāte katedra institūts laboratorija muzejs bibliotēka arhīvs
    teātris orķestris koris draudze klubs slimnīca poliklīnika klīnika stacija ministrija pārvalde departaments nodaļa dienests inspekcija
    aģentūra birojs centrs komisija komiteja padome valde dome senāts parlaments saeima valdība kabinets novads pagasts pilsēta pašvaldība
    apvienība biedrība asociācija savienība federācija konfederācija fonds nodibinājums konsorcijs kooperatīvs policija tiesa prokuratūra
    sekretariāts administrācija direkcija kanceleja redakcija delegācija štābs partija apriņķis pirmsskola bērnudārzs operators valsts""".split()
)  # fmt: skip


def is_somebody(noun: str) -> bool:
    """Whether a noun in the nominative names people or a body, who can act.

    >>> [is_somebody(n) for n in ("būvnieks", "koordinatore", "uzņēmums", "audzinātājs", "konference", "rādītājs", "konsultācija")]
    [True, True, True, True, False, False, False]
    """
    if _THINGS.fullmatch(noun):
        return False
    if noun in _PEOPLE or _SUFFIX.fullmatch(noun):
        return True
    return any(p.case is Case.NOM for p in post_forms(noun)) or any(h.case is Case.NOM and h.head.noun in _PEOPLE for h in head_forms(noun))


def doer(clause: Clause, predicate: Predicate) -> tuple[bool, tuple[MentionId, ...]]:
    """Whether somebody acts in the predicate, and who that is by name; nobody named leaves the second empty."""
    if predicate.subject is None:
        return False, ()
    start, end = predicate.subject
    first = next((w for w in clause.whos if w.start < end and start < w.end and Case.NOM in w.cases), None)
    run = joined(clause.context, [w for w in clause.whos if w.start >= first.start], Case.NOM, first.start, clause.end) if first else []
    owners = ids_of(run) or (first.ids if first else ())  # the tree gives the first of several: `gādās A. Roze un B. Kalns`
    return bool(owners) or is_somebody(predicate.noun), tuple(dict.fromkeys(owners))


def duty_present(clause: Clause) -> Predicate | None:
    """The present that tells what somebody is to do, among duties: `katru gadu iesniedz pārskatu`, `pašvaldība nodrošina telpas`.

    Its subject is somebody or is not named; what is, costs or may be is no duty.
    """
    for predicate in clause.context.acts(clause.start, clause.end):
        if predicate.form is not Form.PRESENT or predicate.aside or predicate.infinitive in STATES:
            continue
        if predicate.subject is None or doer(clause, predicate)[0]:
            return predicate
        return None
    return None


#: A present that looks like another word before the names with which an item ends: `telpas sarunā | A. Roze`.
_LAST_VERB = re.compile(r"(?P<verb>[a-zāčēģīķļņšūž]{3,}(?:ā|ē|o|ī|a))\s+$")
#: What may stand behind those names: of what sort the thing is to be.
_TO_BE = re.compile(r",\s+(?:kam )?(?:jābūt|jātop)\b")


def ends_with_doer(clause: Clause) -> tuple[MentionId, ...]:
    """The people with whom an item of what was decided ends, behind an object and a word that can be the present of a known verb."""
    context = clause.context
    to_be = _TO_BE.search(clause.text)
    end = clause.start + to_be.start() if to_be else clause.end
    whos = [w for w in clause.whos if w.end <= end and Case.NOM in w.cases and w.how == "name" and all(is_person(context, i) for i in w.ids)]
    first = next((w for w in whos if not re.search(r"[^\W\d_]", context.text(max(o.end for o in whos), end))), None)
    match = _LAST_VERB.search(context.text(clause.start, first.start)) if first is not None else None
    if first is None or match is None or not _is_present(match["verb"]) or not re.search(r"[a-zāčēģīķļņšūž](?:as|us|u|es|i)\s", clause.low[: match.start()] + " "):
        return ()
    return ids_of(joined(context, [w for w in whos if w.start >= first.start], Case.NOM, first.start, end)) or first.ids


def _is_present(word: str) -> bool:
    """Whether a word can be the third person of the present of a known verb: `sarunā`, `sagatavo`, `sastāda`, `atgādina`."""
    return is_infinitive(word + "t") or (word.endswith("a") and (is_infinitive(word[:-1] + "īt") or is_infinitive(word[:-1] + "āt")))
