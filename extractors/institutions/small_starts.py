"""Where a name begins that no capital opens or whose noun needs the small words before it.

A ministry that everybody knows (`finanšu ministrijas`), the sort of house that bears a quoted name (`zemnieku saimniecība „…”`), a nursery school.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.words import Word
from extractors.names.institutions import institution_nominative
from extractors.names.known import find_known

#: Heads of offices of the state whose names papers write in small letters too.
OFFICES = frozenset({"birojs", "inspekcija", "pārvalde", "dienests"})
#: Of whom or of what a cooperative is: `dzīvokļu īpašnieku kooperatīvā sabiedrība „…”`.
_COOPERATIVES = frozenset("dzīvokļu garāžu īpašnieku lauksaimniecības pakalpojumu mežsaimniecības dārzkopības patērētāju piensaimnieku ražotāju graudu".split())
#: What sort of house stands before a quoted name, by the beginning of its noun: `zemnieku saimniecība „…”`, `dzīvnieku patversme „…”`.
_SORTS = {
    "saimniec": frozenset({"zemnieku", "zvejnieku", "piemājas"}),
    "patvers": frozenset({"dzīvnieku", "bezpajumtnieku"}),
    "centr": frozenset({"dienas", "krīzes", "jauniešu", "aprūpes", "bērnu", "ģimenes", "kultūras", "sporta", "atbalsta", "amatniecības", "mācību"}),
    "kop": frozenset({"folkloras", "deju", "tautas", "danču", "kapelas"}),
    "klub": frozenset({"sporta", "futbola", "jauniešu", "šaha", "jātnieku", "volejbola", "basketbola"}),
    "skol": frozenset({"mūzikas", "mākslas", "sporta"}),
    "biroj": frozenset(
        {"arhitektu", "arhitektūras", "projektēšanas", "projektu", "advokātu", "tulkošanas", "tulkojumu", "ceļojumu", "grāmatvedības", "ainavu", "dizaina", "inženieru"}
    ),
    "aģentūr": frozenset({"reklāmas", "ceļojumu", "tūrisma", "tulkojumu", "komunikācijas", "ziņu", "informācijas", "darbiekārtošanas"}),
}


def small_ministry(words: Sequence[Word], at: int, *, least: int = 1) -> int | None:
    """Where the name of a ministry or office that everybody knows begins, written in small letters: `finanšu ministrijas valsts sekretāre`.

    At least so many words stand before its head.
    """
    for start in range(max(0, at - 7), at + 1 - least):
        if not all(w.letters and not w.capital for w in words[start:at]):
            continue
        phrase = " ".join(w.text for w in words[start : at + 1])
        name = institution_nominative(phrase[0].upper() + phrase[1:])
        if name is not None and find_known(name):
            return start
    return None


def kindergarten_start(words: Sequence[Word], at: int) -> int | None:
    """Where its place stands before `pirmsskolas izglītības iestāde`, the town or the street too: `Viļānu pirmsskolas izglītības iestāde`."""
    if at < 3 or not words[at].text.lower().startswith("iestād") or [w.text.lower() for w in words[at - 2 : at]] != ["pirmsskolas", "izglītības"]:
        return None
    start = at - 3
    if words[start].text.lower() in ("ielas", "pilsētas", "pagasta", "novada", "ciema") and start:
        start -= 1
    return start if words[start].capital and words[start].text.endswith(("s", "u", "a")) else None


def with_sort(words: Sequence[Word], at: int) -> int:
    """Where the noun before a quoted name begins with the words of its sort: `valsts uzņēmums „…”`, `vietējā rīcības grupa „…”`; at the noun where it has none."""
    before = words[at - 1].text.lower() if at else ""
    if words[at].text.lower().startswith(("laikrakst", "žurnāl", "avīz")):
        return at
    if words[at].text.lower().startswith(("kor", "ansambl", "orķestr", "kolektīv", "kopa", "kopu", "kopas", "kopai")) and re.fullmatch(
        r"jaukt(?:ais|ā|ajam|o|ajā)|sieviešu|vīru|bērnu|meiteņu|zēnu|jauniešu|senioru|tautas|pūtēju|deju|draudzes|folkloras|kapelas|etnogrāfisk\w+|kamer\w+", before
    ):
        return at - 1
    if words[at].text.lower().startswith("nam") and before in {"viesu", "atpūtas", "kultūras", "tautas", "saieta", "preses", "sporta", "mūzikas", "jauniešu"}:
        return at - 1
    if words[at].text.lower().startswith("grup") and before == "rīcības":
        return at - 2 if at > 1 and words[at - 2].text.lower().startswith("vietēj") else at - 1
    if words[at].text.lower().startswith("iestād") and before == "izglītības":
        return at - 2 if at > 1 and words[at - 2].text.lower() in {"pirmsskolas", "vispārējās", "profesionālās"} else at - 1
    if words[at].text.lower().startswith("sabiedrīb") and before.startswith("kooperatīv"):
        first = at - 1
        while first and words[first - 1].text.lower() in _COOPERATIVES:
            first -= 1
        return first
    if words[at].text.lower().startswith("partner") and before in ("lauku", "rajona", "novada", "novadu", "piekrastes", "pierobežas"):
        return at - 1
    sorts = next((each for stem, each in _SORTS.items() if words[at].text.lower().startswith(stem)), frozenset())
    return at - 1 if before in {"valsts", "pašvaldības", "akciju"} or before in sorts else at
