"""A document as the grammar of posts reads it: the text, its institutions, its verbs, and the callings of its people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simplemma import is_known

from extractors.names.declension import Case
from extractors.names.post_heads import PostForm, post_forms
from extractors.records import Alias, Document, Gender, Mention
from extractors.roles.attributes import praising_words, proper_words, words_of_verbs
from extractors.roles.terms import party_terms
from extractors.roles.words import TITLES
from extractors.sides.named import Named, find_named
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CASES = {"Nom": Case.NOM, "Gen": Case.GEN, "Dat": Case.DAT, "Acc": Case.ACC, "Loc": Case.LOC}
#: What stands beside a name as an apposition and is no calling: kin, neighbours, forms of address, parts played.
_NO_CALLING = frozenset(
    """kungs kundze jaunkundze biedrs māte tēvs dēls meita brālis māsa vīrs sieva atraitne atraitnis mazdēls mazmeita vecāmāte vectēvs
    onkulis tante kaimiņš kaimiņiene draugs draudzene kolēģis kolēģe cilvēks puisis meitene zēns jaunietis jauniete bērns
    uzvarētājs uzvarētāja laureāts laureāte pilsonis pilsone nelaiķis nelaiķe mirušais vārdabrālis dvīnis viesis viešņa
    vārds uzvārds gads diena mēnesis iela nams māja sēta ciems pagasts novads pilsēta sēde balss jautājums iesniegums lūgums
    dzīvesbiedrs dzīvesbiedre loma partneris partnere pretendents pretendente iesniedzējs iesniedzēja iedzīvotājs iedzīvotāja klients kliente nomnieks nomniece
    priekšgājējs priekšgājēja priekštecis pēctecis pēctece vienaudzis vienaudze tautietis tautiete kursabiedrs kursabiedre klasesbiedrs klasesbiedre
    domubiedrs domubiedre laikabiedrs laikabiedre aizgājējs aizgājēja jubilārs jubilāre gaviļnieks gaviļniece vecmamma vectētiņš krustmāte krusttēvs
    amerikānis amerikāniete brits britiete krievs krieviete igaunis igauniete soms zviedrs norvēģis dānis polis poliete čehs itālis spānis
    francūzis francūziete anglis angliete japānis baltkrievs ukrainis vācietis latvietis latviete lietuvietis
    čempions čempione leģenda zvaigzne ikona elks provokators klasiķis klasiķe dadaists varonis varone bijušais bijusī mīļākais mīļākā pretinieks pretiniece sāncensis sāncense
    e-pasts epasts tālrunis adrese vietne tīmekļvietne foto attēls
    nabags nabadze ģēnijs dīvainis veiksminieks veiksminiece neveiksminieks nelietis muļķis skaistule skaistulis mīlulis mīlule favorīts favorīte upuris
    pircējs pircēja persona fonds balva stipendija grāmata lieta tiesības projekts uzņēmums biedrība firma saimniecība""".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """`institutions` are in the order of the text; `verbs` are the offsets of the words that are verbs in their sentence,
    `callings` the nouns that stand beside a name as what the person is, though no list of posts has them: `ornitologs Uldis`.

    `houses` are the places of the text that mean an institution, by its name, by a common noun (`skola`) or by a word that the
    paper defines (`Pasūtītājs`), the last of which are the `terms` too, by offset; `sentences` where sentences begin; `names` the full names of institutions by their short ones.
    `proper` are the offsets of genitives that name a place or a people, `praise` those of adjectives that are
    no part of a post, `objects` those of nouns that belong to a verb before them.
    """

    text: str
    institutions: Sequence[Mention]
    verbs: frozenset[int] = frozenset()
    callings: Mapping[int, tuple[PostForm, ...]] = field(default_factory=dict)
    houses: Sequence[Named] = ()
    terms: Mapping[int, Named] = field(default_factory=dict)
    sentences: Sequence[int] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    proper: frozenset[int] = frozenset()
    praise: frozenset[int] = frozenset()
    objects: frozenset[int] = frozenset()

    def full(self, mention: Mention) -> str:
        """The fullest name that the document gives the institution, in small letters."""
        return self.names.get(mention.name, mention.name).casefold()


def read_page(
    document: Document, doc: Doc, people: Sequence[Mention], institutions: Sequence[Mention], aliases: Sequence[Alias] = (),
    body: Mention | None = None,
) -> Page:  # fmt: skip
    """The page with what the trained model says of its words; `body` is whose paper it is."""
    tokens = tokens_of(doc)
    verbs = frozenset(tokens.starts[place] for place, tag in enumerate(tokens.tags) if tag in ("VERB", "AUX") and _is_verb(tokens, place))
    begins = sorted(p.evidence.start for p in people)
    ends = {p.evidence.start: p.evidence.end for p in people}
    callings: dict[int, tuple[PostForm, ...]] = {}
    for place, relation in enumerate(tokens.relations):
        if relation not in ("nmod", "appos") or tokens.tags[place] != "NOUN":
            continue
        start, named = tokens.starts[place], tokens.starts[tokens.heads[place]]
        at = bisect_right(begins, start)
        if at < len(begins) and begins[at] <= named < ends[begins[at]] and _only_titles(document.text[tokens.ends[place] : begins[at]]):
            form = _calling(tokens, place)
            if form is not None:
                callings[start] = (form,)
    callings.update(_elders(document.text))
    terms = tuple(party_terms(document.text, institutions))
    taken = {n.start for n in terms}
    houses = sorted(
        (*terms, *(n for n in find_named(document, people, institutions, body) if not n.person and n.start not in taken)), key=lambda n: (n.start, -n.end)
    )
    by_id = {m.id: m.name for m in institutions}
    names = {by_id[a.short]: by_id[a.long] for a in aliases if a.short in by_id and a.long in by_id}
    return Page(document.text, institutions, verbs, callings, houses, {n.start: n for n in terms}, tuple(start for start, _ in tokens.sentences), names, proper_words(tokens), praising_words(tokens), words_of_verbs(tokens))


#: `pagasta vecākais`, `3. līnijas vecākā`: whoever those of a place, a row or a class have chosen; no `vecākais eksperts`.
_ELDER = re.compile(
    r"(?:(?<=[a-zāčēģīķļņšūž]s )|\b(?:pagasta|ciema|ciemata|kursa|nama|korpusa|stāva|iecirkņa|apgabala|kvartāla|sektora|artel[aī]) )(?P<form>vecāk(?:ais|ā|ajam|ajai|ajā))(?=\s*(?:[,.;:)(\n–—-]|$|[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"]))"
)
_ELDER_SIGN = re.compile("vecāk(?:ais|ā|ajam|ajai|ajā)")
_ELDERS = {
    "ais": (("vecākais", Gender.MASCULINE, Case.NOM),), "ajam": (("vecākais", Gender.MASCULINE, Case.DAT),),
    "ajai": (("vecākā", Gender.FEMININE, Case.DAT),), "ajā": (("vecākais", Gender.MASCULINE, Case.LOC),),
    "ā": (("vecākā", Gender.FEMININE, Case.NOM), ("vecākais", Gender.MASCULINE, Case.GEN)),
}  # fmt: skip


def _elders(text: str) -> dict[int, tuple[PostForm, ...]]:
    """The places where an adjective stands for whoever leads those that the genitive before it names.

    >>> [form.noun for forms in _elders("Egļu pagasta vecākais J. Kalns, vecākais eksperts").values() for form in forms]
    ['vecākais']
    """
    found = ((m.start("form"), m["form"].removeprefix("vecāk")) for m in (_ELDER.finditer(text) if _ELDER_SIGN.search(text) else ()))
    return {start: tuple(PostForm(*each, False) for each in _ELDERS[ending]) for start, ending in found}


def _is_verb(tokens: Tokens, place: int) -> bool:
    """Whether a verb is that of a clause: no post, and no participle that stands as an adjective (`ieceltais vadītājs`)."""
    text, features = tokens.texts[place], tokens.features[place]
    if not text.islower() or post_forms(text):
        return False
    return not (features.get("VerbForm") == "Part" and features.get("Definite") == "Def")


def _calling(tokens: Tokens, place: int) -> PostForm | None:
    """What a noun beside a name behind it says that the person is."""
    text, lemma, head = tokens.texts[place], tokens.lemmas[place], tokens.heads[place]
    if not (text.islower() or (tokens.opens[place] and text[1:].islower() and is_known(lemma, lang="lv"))) or head <= place or len(text) < 5:
        return None
    if lemma in _NO_CALLING or lemma.endswith(("ietis", "iete")) or _of_town(lemma) or post_forms(text):
        return None
    own = tokens.features[place]
    case = own.get("Case", "")
    if case not in _CASES or own.get("Number") == "Plur" or tokens.features[head].get("Case", case) != case:
        return None
    gender = Gender.FEMININE if own.get("Gender") == "Fem" else Gender.MASCULINE
    return PostForm(lemma, gender, _CASES[case], False)


def _of_town(lemma: str) -> bool:
    """Whether a noun in `-nieks` is of no dictionary, and so tells where somebody lives: `kurzemnieks`, `skrundeniece`."""
    return lemma.endswith(("nieks", "niece")) and not is_known(lemma, lang="lv") and not is_known(lemma.replace("niece", "nieks"), lang="lv")


def _only_titles(between: str) -> bool:
    return all(word.strip(".").lower() in TITLES for word in between.split())
