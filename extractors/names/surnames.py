"""From a form of a surname back to the nominatives it may have, by rules alone."""

from __future__ import annotations

from functools import lru_cache

from extractors.names.consonants import harden, keeps_consonant, syllables
from extractors.names.declension import Case, decline
from extractors.records import Gender

#: (gender, case) -> nominatives with how likely each is among those of its gender and case, the likeliest first.
Nominatives = dict[tuple[Gender, Case], tuple[tuple[str, float], ...]]

_ENDINGS: dict[tuple[Gender, Case], tuple[tuple[str, tuple[str, ...]], ...]] = {
    (Gender.MASCULINE, Case.GEN): (
        ("a", ("s", "š", "is")), ("us", ("us",)), ("as", ("a",)), ("es", ("e",)), ("ā", ("ais",)), ("ns", ("ns",)),
    ),
    (Gender.MASCULINE, Case.DAT): (
        ("ajam", ("ais",)), ("am", ("s", "š", "a", "ais")), ("im", ("is", "s")), ("um", ("us",)), ("em", ("e",)),
    ),
    (Gender.MASCULINE, Case.ACC): (("u", ("s", "š", "us", "a")), ("i", ("is", "e", "s")), ("o", ("ais",))),
    (Gender.MASCULINE, Case.LOC): (
        ("ajā", ("ais",)), ("ā", ("s", "š", "a", "ais")), ("ī", ("is", "s")), ("ū", ("us",)), ("ē", ("e",)),
    ),
    (Gender.MASCULINE, Case.VOC): (("", ("s", "š", "is")), ("i", ("is",))),
    (Gender.FEMININE, Case.GEN): (("as", ("a",)), ("es", ("e",)), ("ās", ("ā",)), ("s", ("s",))),
    (Gender.FEMININE, Case.DAT): (
        ("ajai", ("ā",)), ("ai", ("a", "ā")), ("ei", ("e",)), ("ij", ("s",)), ("ui", ("us",)), ("um", ("us",)),
    ),
    (Gender.FEMININE, Case.ACC): (("u", ("a", "us")), ("i", ("e", "s")), ("o", ("ā",))),
    (Gender.FEMININE, Case.LOC): (
        ("ajā", ("ā",)), ("ā", ("a", "ā")), ("ē", ("e",)), ("ī", ("s",)), ("ū", ("us",)),
    ),
}  # fmt: skip
_GENDERS, _CASES = tuple(Gender), tuple(Case)  # going through the members of an enumeration is slow
_SHORT = {"s": 0.9, "š": 0.9, "is": 0.9, "us": 0.05, "a": 0.06, "e": 0.06, "ais": 0.3, "ns": 0.5}


# Feminine nouns that men bear as surnames too: Liepam is rather of Liepa than of a surname Lieps.
_NOUNS_IN_A = frozenset(
    "liep kļav sal lap vārn lazd iev stirn laps caun cielav ras skuj pļav druv slok līdak spalv dūj upmal kalv skudr "
    "žagat kaij".split()
)


# Nouns of the second declension that are common surnames: Baloža is of Balodis rather than of a surname Balozis.
_NOUNS_IN_IS = frozenset(
    "balodis briedis zvirgzdis gulbis lācis vēzis ezis zvirbulis cīrulis gailis kaķis zaķis zirnis grīslis ķirsis ronis asaris "
    "zutis dzenis rubenis irbītis krauklis zalktis dumpis pūpēdis osis "
    "plūdis līcis būris ūdris kadiķis".split()
)


# Adjectives that are surnames: Zaļo is of Zaļais or Zaļā.
_ADJECTIVES = frozenset(
    "zaļ balt meln sarkan dzelten pelēk brūn sirm ruds liel maz plat gar gudr lab jaun vec dižen stipr skaist mīļ veikl jautr kluss".split()
)


@lru_cache(maxsize=16384)
def surname_nominatives(form: str, folded: bool = False) -> Nominatives:
    """The nominatives of one word (no hyphen), by gender and case; a word that cannot be declined stands for itself.
    One of more than 200 code points is no surname and has none.

    Every nominative has the form among its cases as `decline` makes them. With `folded` the form is one without
    diacritics and so are the nominatives: `Lacim` gives `Lacis`, `Laca` too.

    >>> found = surname_nominatives("Ozolīša")
    >>> found[Gender.MASCULINE, Case.GEN][0][0], found[Gender.FEMININE, Case.NOM][0][0]
    ('Ozolītis', 'Ozolīša')
    """
    if len(form) > 200:
        return {}  # no surname
    found: dict[tuple[Gender, Case], tuple[tuple[str, float], ...]] = {}
    for gender in _GENDERS:
        likely = _as_nominative(form, gender)
        if likely:
            found[gender, Case.NOM] = ((form, likely),)
    for (gender, case), endings in _ENDINGS.items():
        ranked: dict[str, float] = {}
        for ending, replacements in endings:
            if not form.endswith(ending) or len(form) - len(ending) < 2:
                continue
            stem = form[: len(form) - len(ending)]
            for replacement in replacements:
                for candidate, weight in _candidates(stem, replacement, gender, case, ending):
                    if weight > ranked.get(candidate, 0) and form in decline(candidate, gender)[case]:
                        ranked[candidate] = weight
                if folded and replacement == "is" and case is Case.GEN:
                    ranked |= dict.fromkeys(_hidden_second_declension(stem), 0.3)
        if ranked:
            found[gender, case] = tuple(sorted(ranked.items(), key=lambda each: (-each[1], each[0])))
    indeclinable = _as_indeclinable(form)
    if indeclinable:
        for gender in _GENDERS:
            for case in _CASES:
                others = found.get((gender, case), ())
                if all(name != form for name, _ in others):
                    ranked = dict([*others, (form, indeclinable)])
                    found[gender, case] = tuple(sorted(ranked.items(), key=lambda each: (-each[1], each[0])))
    return found


def _hidden_second_declension(stem: str) -> list[str]:
    """Names in -is whose genitive without diacritics is this stem with -a: `Ulmana`, `Ozolisa`."""
    hidden = {"n": "n", "l": "l", "c": "c", "s": "ts", "z": "dz"}.get(stem[-1].lower(), "")
    return [stem[:-1] + hard + "is" for hard in hidden]


def _as_nominative(form: str, gender: Gender) -> float:
    """How likely a word that looks like this is the nominative of a surname of this gender."""
    lower = form.lower()
    if gender is Gender.MASCULINE:
        if lower.endswith(("as", "ēs", "ās")):
            return 0.02
        if lower.endswith(("es", "os", "īs")):
            return 0.03
        if lower.endswith(("s", "š")):
            return 1.0
        if lower.endswith(("iņa", "ova", "eva", "ska", "cka", "niece")):
            return 0.002
        if lower[:-1] in _NOUNS_IN_A and lower.endswith("a"):
            return 0.3
        return 0.05 if lower.endswith(("a", "e")) else 0.0
    if lower.endswith(("bja", "pja", "mja", "vja", "fja")):
        return 0.02  # softened by the genitive of men's names in -is: Kurmja is of Kurmis, no woman's name
    if lower.endswith(("a", "e")):
        return 1.0
    if lower.endswith("ā"):
        return 0.3
    if lower.endswith(("as", "es", "is", "ās", "ēs", "ovs", "evs", "iņš", "ns", "js")):
        return 0.005
    return 0.02 if lower.endswith("s") else 0.0


def _as_indeclinable(form: str) -> float:
    """How likely the word is one that has no cases: Bruno, Šnē, Kivi, Smith."""
    lower = form.lower()
    if lower.endswith(("o", "y", "ö", "ü", "ä", "w", "x", "q", "h", "ko")):
        return 0.9
    if lower.endswith(("ē", "ī", "ū", "ō")):
        return 0.5
    if lower.endswith(("iņ", "īt")):
        return 0.001
    if lower.endswith(("am", "im", "um", "em", "ai", "ei")):
        return 0.002
    if lower.endswith("i"):
        return 0.005 if lower.endswith(("ski", "cki", "ni", "ti", "li", "oni")) else 0.03
    if lower.endswith(("u", "ā")):
        return 0.02
    if lower.endswith(("a", "e", "s", "š")):
        return 0.004
    return 0.5


def _candidates(stem: str, ending: str, gender: Gender, case: Case, printed: str) -> list[tuple[str, float]]:
    """(nominative, weight) for a stem that had the ending `printed` and gets `ending`."""
    lower = stem.lower()
    # Platajam is of Platais, not of a surname Platajs; Platam is hardly of Platais, but Pēdējam is of Pēdējais.
    long = printed in ("ajam", "ajai", "ajā")
    adjective = 0.8 if long or lower.endswith(("ēj", "āj")) else 0.02 if case in (Case.DAT, Case.LOC) else 0.3
    if ending in ("s", "a") and case in (Case.DAT, Case.LOC) and lower.endswith("aj"):
        return [(stem + ending, 0.1)]
    if printed == "o":
        # Plato is hardly anybody but Platais, yet names in -o abound
        adjective = 3.0 if lower in _ADJECTIVES else 0.06
    if gender is Gender.FEMININE:
        if ending == "e" and lower.endswith(("sk", "ck")):
            return [(stem + ending, 0.03)]  # Bankovski is of Bankovskis; the woman is Bankovska
        weight = {"a": 0.9, "e": 0.9, "ā": adjective, "s": 0.02, "us": 0.02}[ending]
        return [(stem + ending, weight)]
    weight = adjective if ending == "ais" else _SHORT[ending]
    if lower in _NOUNS_IN_A and ending in ("s", "a") and case is not Case.VOC:
        return [(stem + ending, 0.9 if ending == "a" else 0.05)]
    if ending == "š":
        return [(stem + ending, _ends_in_sh(lower))]
    if ending == "s":
        if lower.endswith(("sk", "ck")) and case is not Case.GEN:
            weight = 0.3  # Matauskam is of Matausks: of Matauskis it would be Matauskim
        elif lower.endswith(("iņ", "sk", "ck", "ķ", "ģ")) or (lower[-1] in "ņļ" and case is Case.GEN):
            weight = 0.04
        elif case is Case.GEN and lower.endswith(("eš", "oš")) and not lower.endswith("ieš"):
            weight = 0.6  # Mareša is of Marešs
        elif case is Case.GEN and (lower[-1] in "šž" or lower.endswith(("bj", "pj", "mj", "vj", "fj"))):
            weight = 0.1
        elif lower[-1] in "ļņ":
            weight = 0.4
        elif case is Case.GEN and lower.endswith("č") and not lower.endswith("ič"):
            weight = 0.3
        return [(stem + ending, weight)]
    if ending == "is" and case is Case.GEN:
        found = _second_declension(stem)
        return [(name, 0.95 if name.lower() in _NOUNS_IN_IS else weight) for name, weight in found]
    if ending == "is" and lower.endswith(("ņ", "ļ", "š", "ž", "č", "j")):
        weight = 0.3
    return [(stem + ending, weight)]


def _ends_in_sh(stem: str) -> float:
    """Bērziņš, but Ozols: whether the nominative of this stem ends in -š rather than -s."""
    if stem.endswith("iņ"):
        return 0.98
    if stem.endswith("ņ"):
        return 0.5
    if stem.endswith(("ļ", "vēj", "ķ")):
        return 0.3
    return 0.002


def _second_declension(stem: str) -> list[tuple[str, float]]:
    """The names in -is whose genitive is this stem with -a."""
    lower = stem.lower()
    found: list[tuple[str, float]] = []
    for hard in harden(stem):
        weight = 0.9
        if lower.endswith("iņ"):
            weight = 0.01
        elif hard.lower().endswith(("sis", "zis")):
            weight = 0.45
        if lower.endswith("š"):
            to_t = lower.endswith(("īš", "ieš")) or syllables(lower) > 1
            weight = (0.9 if to_t else 0.3) if hard.lower().endswith("t") else (0.3 if to_t else 0.8)
        elif lower.endswith("ž") and not lower.endswith("dž"):
            weight = 0.45 if hard.lower().endswith("d") else 0.5
        elif lower.endswith("č"):
            weight = 0.1 if lower.endswith("ič") else 0.7
        found.append((hard + "is", weight))
    if lower.endswith(("sk", "ck")):
        found.append((stem + "is", 0.97))
    elif lower.endswith(("ķ", "ģ")):
        found.append((stem + "is", 0.95))
    elif keeps_consonant(stem):
        found.append((stem + "is", 0.25))
    elif lower.endswith("r"):
        found.append((stem + "is", 0.45 if lower.endswith("er") else 0.2))
    elif lower[-1] in "kgj":
        found.append((stem + "is", 0.12))
    elif lower[-1] in "čžšļņ":
        found.append((stem + "is", 0.003 if lower.endswith("iņ") else 0.05))
    else:
        found.append((stem + "is", 0.01))
    return found
