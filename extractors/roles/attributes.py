"""What the words before a post do there: name whose somebody is, tell of his fame, or belong to the verb of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simplemma import is_known

from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.words import heads_of
from extractors.names.post_heads import post_forms
from extractors.roles.words import OF_POST, can_modify, is_rank
from extractors.tokens import Tokens

#: Peoples in the genitive: whose poet or of which people somebody is.
PEOPLES = frozenset(
    """latviešu krievu lietuviešu igauņu somu zviedru norvēģu dāņu islandiešu poļu čehu slovāku ungāru rumāņu bulgāru serbu horvātu
    slovēņu albāņu grieķu turku ukraiņu baltkrievu moldāvu gruzīnu armēņu azerbaidžāņu kazahu uzbeku tadžiku turkmēņu kirgīzu vācu vāciešu
    austriešu šveiciešu franču itāļu spāņu portugāļu angļu britu skotu velsiešu īru holandiešu nīderlandiešu beļģu amerikāņu kanādiešu
    meksikāņu kubiešu brazīliešu argentīniešu čīliešu austrāliešu japāņu ķīniešu korejiešu indiešu pakistāniešu irāņu irākiešu arābu
    sīriešu ēģiptiešu izraēliešu ebreju palestīniešu afgāņu afrikāņu kurdu čečenu tatāru lībiešu latgaļu romu čigānu padomju""".split()
)
#: Other states and parts of the world in the genitive, and towns of this country.
LANDS = OF_COUNTRIES | frozenset(
    """Pakistānas Indijas Irānas Irākas Izraēlas Sīrijas Libānas Jordānijas Ēģiptes Lībijas Tunisijas Marokas Alžīrijas Brazīlijas Argentīnas
    Čīles Meksikas Kubas Venecuēlas Kolumbijas Bolīvijas Ekvadoras Austrālijas Jaunzēlandes Indonēzijas Filipīnu Taizemes Vjetnamas Korejas
    Ziemeļkorejas Dienvidkorejas Mongolijas Kazahstānas Uzbekistānas Kirgizstānas Tadžikistānas Turkmenistānas Afganistānas Serbijas Albānijas
    Maķedonijas Melnkalnes Kosovas Bosnijas Zimbabves Kenijas Nigērijas Sudānas Somālijas Dienvidāfrikas Etiopijas Ugandas Kongo Mali Anglijas
    Skotijas Velsas Amerikas Holandes Čečenijas Krimas Bavārijas Katalonijas Dienvidosetijas Abhāzijas Čehoslovākijas Dienvidslāvijas ASV PSRS VDR""".split()
)
_TOWNS = frozenset(
    """Rīgas Daugavpils Jelgavas Jēkabpils Jūrmalas Liepājas Ogres Rēzeknes Valmieras Ventspils Aizkraukles Alūksnes Balvu Bauskas Cēsu Dobeles
    Gulbenes Krāslavas Kuldīgas Limbažu Līvānu Ludzas Madonas Preiļu Salaspils Saldus Siguldas Smiltenes Talsu Tukuma Valkas Varakļānu
    Kurzemes Vidzemes Latgales Zemgales Maskavas Londonas Parīzes Berlīnes Viļņas Tallinas""".split()
)
#: Those who are what they are by the language: `krievu tulks`, `angļu skolotāja`.
_OF_LANGUAGE = re.compile(r"(?:skolotāj|tulk|tulkotāj|filolog|valodnie|pasniedzēj|lektor|docent)")
#: Words with a capital that belong to the post.
_OF_POST_TOO = frozenset({"Ministru", "Valsts", "Tautas", "Saeimas", "Eiropas", "Goda"})
_ENDING = re.compile(r"(?:āk)?(?:ais|ajam|ajai|ajā|ās|as|ā|a|o|u|s|š|am|ai)$")
_OF_VERB = frozenset({"obj", "iobj", "obl", "nsubj"})


def proper_words(tokens: Tokens) -> frozenset[int]:
    """The offsets of the words in the genitive that name a place, a people or somebody: `Krievijas | prezidents`, `britu | mūziķis`."""
    words = enumerate(zip(tokens.texts, tokens.tags, strict=True))
    return frozenset(
        tokens.starts[place]
        for place, (word, tag) in words
        if word in LANDS or word in _TOWNS or word.lower() in PEOPLES or (tag == "PROPN" and _is_proper(tokens, place))
    )


def _is_proper(tokens: Tokens, place: int) -> bool:
    """Whether what the model takes for a name is one in the genitive."""
    word = tokens.texts[place]
    if not (word[:1].isupper() and word[1:].islower()) or word in _OF_POST_TOO or tokens.features[place].get("Case") != "Gen":
        return False
    opens = tokens.opens[place] or place == 0 or tokens.starts[place] - tokens.ends[place - 1] != 1 or not tokens.texts[place - 1].isalnum()
    return not opens or not (heads_of(word) or is_known(word.lower(), lang="lv") or is_known(tokens.lemmas[place].lower(), lang="lv"))  # `Kolēģijas locekļi`: a capital because a line begins there


def by_language(post: str) -> bool:
    """Whether somebody in the post is what he is by a language, which a people's genitive then means.

    >>> by_language("tulkotājs"), by_language("mūziķis")
    (True, False)
    """
    return _OF_LANGUAGE.search(post) is not None


def praising_words(tokens: Tokens) -> frozenset[int]:
    """The offsets of the adjectives beside a post that are no part of it: `ievērojamā | arhitekte`, `atvaļinātais | virsnieks`."""
    return frozenset(tokens.starts[place] for place in _adjectives(tokens) if not _is_of_post(tokens.texts[place]))


def _adjectives(tokens: Tokens) -> Iterator[int]:
    """The places of the adjectives and participles that stand before a post and agree with it."""
    for place, relation in enumerate(tokens.relations):
        if relation == "amod" and tokens.texts[place].islower() and place < tokens.heads[place] <= place + 5 and post_forms(tokens.texts[tokens.heads[place]]):
            yield place


def _is_of_post(word: str) -> bool:
    low = word.lower()
    stem = _ENDING.sub("", low)
    return low in OF_POST or is_rank(low) or len(stem) < 3 or can_modify(f"{stem}ais") or any(f"{stem}{end}" in OF_POST for end in ("ais", "ākais", "āko"))


def words_of_verbs(tokens: Tokens) -> frozenset[int]:
    """The offsets of the nouns that belong to a verb before them or stand behind a preposition, though they look like genitives:
    `deva rīkojumu | aizsardzības ministram`, `atcēla no amata | valsts tiesnesi`."""
    found: set[int] = set()
    for place, relation in enumerate(tokens.relations):
        if relation not in _OF_VERB or tokens.tags[place] != "NOUN":
            continue
        if (tokens.features[place].get("Case") == "Acc" and tokens.heads[place] < place) or (relation == "obl" and place and tokens.tags[place - 1] == "ADP" and tokens.relations[place - 1] == "case"):
            found.add(tokens.starts[place])
    return frozenset(found)
