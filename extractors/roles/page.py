"""A document as the grammar of posts reads it: the text, its institutions, its verbs, and the callings of its people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.names.declension import Case
from extractors.names.post_heads import PostForm, post_forms
from extractors.records import Alias, Document, Gender, Mention
from extractors.roles.terms import party_terms
from extractors.roles.words import TITLES
from extractors.sides.named import Named, find_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CASES = {"Nom": Case.NOM, "Gen": Case.GEN, "Dat": Case.DAT, "Acc": Case.ACC, "Loc": Case.LOC}
#: What stands beside a name as an apposition and is no calling: kin, neighbours, forms of address, parts played.
_NO_CALLING = frozenset(
    """kungs kundze jaunkundze biedrs māte tēvs dēls meita brālis māsa vīrs sieva atraitne atraitnis mazdēls mazmeita vecāmāte vectēvs
    onkulis tante kaimiņš kaimiņiene draugs draudzene kolēģis kolēģe cilvēks puisis meitene zēns jaunietis jauniete bērns
    uzvarētājs uzvarētāja laureāts laureāte pilsonis pilsone nelaiķis nelaiķe mirušais vārdabrālis dvīnis viesis viešņa
    vārds uzvārds gads diena mēnesis iela nams māja sēta ciems pagasts novads pilsēta sēde balss jautājums iesniegums lūgums
    dzīvesbiedrs dzīvesbiedre loma partneris partnere pretendents pretendente iesniedzējs iesniedzēja iedzīvotājs iedzīvotāja klients kliente nomnieks nomniece
    pircējs pircēja persona fonds balva stipendija grāmata lieta tiesības projekts uzņēmums biedrība firma saimniecība""".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """`institutions` are in the order of the text; `verbs` are the offsets of the words that are verbs in their sentence,
    `callings` the nouns that stand beside a name as what the person is, though no list of posts has them: `ornitologs Uldis`.

    `houses` are the places of the text that mean an institution, by its name, by a common noun (`skola`) or by a word that the
    paper defines (`Pasūtītājs`), the last of which are the `terms` too, by offset; `sentences` where sentences begin; `names` the full names of institutions by their short ones.
    """

    text: str
    institutions: Sequence[Mention]
    verbs: frozenset[int] = frozenset()
    callings: Mapping[int, tuple[PostForm, ...]] = field(default_factory=dict)
    houses: Sequence[Named] = ()
    terms: Mapping[int, Named] = field(default_factory=dict)
    sentences: Sequence[int] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def full(self, mention: Mention) -> str:
        """The fullest name that the document gives the institution, in small letters."""
        return self.names.get(mention.name, mention.name).casefold()


def read_page(
    document: Document, doc: Doc, people: Sequence[Mention], institutions: Sequence[Mention], aliases: Sequence[Alias] = (),
    body: Mention | None = None,
) -> Page:  # fmt: skip
    """The page with what the trained model says of its words; `body` is whose paper it is."""
    verbs = frozenset(t.idx for t in doc if _is_verb(t))
    begins = sorted(p.evidence.start for p in people)
    ends = {p.evidence.start: p.evidence.end for p in people}
    callings: dict[int, tuple[PostForm, ...]] = {}
    for token in doc:
        form = _calling(token)
        if form is None:
            continue
        at = bisect_right(begins, token.idx)
        if at < len(begins) and begins[at] <= token.head.idx < ends[begins[at]] and _only_titles(document.text[token.idx + len(token) : begins[at]]):
            callings[token.idx] = (form,)
    terms = tuple(party_terms(document.text, institutions))
    taken = {n.start for n in terms}
    houses = sorted(
        (*terms, *(n for n in find_named(document, people, institutions, body) if not n.person and n.start not in taken)), key=lambda n: (n.start, -n.end)
    )
    by_id = {m.id: m.name for m in institutions}
    names = {by_id[a.short]: by_id[a.long] for a in aliases if a.short in by_id and a.long in by_id}
    return Page(document.text, institutions, verbs, callings, houses, {n.start: n for n in terms}, tuple(s.start_char for s in doc.sents), names)


def _is_verb(token: Token) -> bool:
    """Whether the word is the verb of a clause: no post, and no participle that stands as an adjective (`ieceltais vadītājs`)."""
    if token.pos_ not in ("VERB", "AUX") or not token.text.islower() or post_forms(token.text):
        return False
    return not ("Part" in token.morph.get("VerbForm", []) and "Def" in token.morph.get("Definite", []))


def _calling(token: Token) -> PostForm | None:
    if token.pos_ != "NOUN" or token.dep_ not in ("nmod", "appos") or not token.text.islower() or token.head.i <= token.i or len(token) < 5:
        return None
    if token.lemma_ in _NO_CALLING or token.lemma_.endswith(("ietis", "iete")) or post_forms(token.text):
        return None
    morph, named = token.morph, token.head.morph
    case = (morph.get("Case", []) or [""])[0]
    if case not in _CASES or "Plur" in morph.get("Number", []) or (named.get("Case", []) or [case])[0] != case:
        return None
    gender = Gender.FEMININE if "Fem" in morph.get("Gender", []) else Gender.MASCULINE
    return PostForm(token.lemma_, gender, _CASES[case], False)


def _only_titles(between: str) -> bool:
    return all(word.strip(".").lower() in TITLES for word in between.split())
