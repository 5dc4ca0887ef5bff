"""The forms that a date can have, each a pattern with a function that says what it means.

The forms stand in one table by what they begin with, so that a text is read once, from left to right, and only the forms
that can begin at a place are tried there.
"""

from __future__ import annotations

import re

from extractors.dates.made import Make
from extractors.dates.relative import (
    make_about_year,
    make_day_of_which_month,
    make_near_day,
    make_near_part,
    make_near_season,
    make_near_year,
    make_school_year,
    make_week,
    make_weekday,
    make_which_part,
    make_which_season,
)  # fmt: skip
from extractors.dates.stated import (
    make_day_of_month,
    make_days,
    make_decade,
    make_month,
    make_numeric,
    make_numeric_span,
    make_part,
    make_season,
    make_season_of_years,
    make_short_numeric,
    make_with_bare_year,
    make_year_list,
    make_year_only,
    make_years,
)  # fmt: skip
from extractors.dates.values import Precision
from extractors.dates.words import (
    BARE_YEAR,
    DASH,
    GAP,
    HALF_OF_YEAR,
    HALF_WORD,
    MONTH,
    MONTH_SIGN,
    ORDINAL,
    QUARTER_WORD,
    SEASON,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    YEAR_OF,
    YEAR_WHICH,
    YEAR_WORD,
)  # fmt: skip

_QUOTED = r"[\"“”„_]{1,2}"
_DAY = rf"(?:(?P<d>[0-3]?\d)\.|{_QUOTED}(?P<dq>[0-3]?\d){_QUOTED}\.?)"
_M = rf"(?P<m>{MONTH})"
_LIST = rf"(?P<list>[0-3]?\d\.?(?:,{GAP}[0-3]?\d\.)*(?:{DASH}|,{GAP}| {{0,2}}(?:un|lidz) {{1,2}})[0-3]?\d\.)"
_OF_YEAR = rf"(?:{YEAR_OF}|{YEAR_WHICH})"
_NO_SPAN = rf"(?!{GAP}(?:vec|senum))"


def _table(*rows: tuple[str, Make]) -> tuple[tuple[re.Pattern[str], Make], ...]:
    return tuple((re.compile(pattern), make) for pattern, make in rows)


_QUARTERS = rf"{ORDINAL.format('n')}(?:{GAP}(?:-|un|lidz){GAP}{ORDINAL.format('n2')})?{GAP}{QUARTER_WORD}"
_HALF = rf"{ORDINAL.format('n')}{GAP}"
_ORDINALS = ((_QUARTERS, make_part(33, Precision.QUARTER)), (rf"{_HALF}{HALF_WORD}", make_part(40, Precision.HALF)))
_BOUND = r"\.?(?!\d)"
_SECOND_YEAR = rf"\.?(?:{DASH}| ?/ ?|{GAP}lidz{GAP})(?P<z>(?:1[89]|20|21)?\d\d)\.?"
_IN_YEAR = rf"(?:,?{GAP}(?:{_OF_YEAR}))?"
_ANY_YEAR = rf"(?:,?{GAP}(?:{_OF_YEAR})(?!{GAP}(?:[0-3]?\d\.?{GAP})?{MONTH_SIGN})|,? {{1,2}}(?P<bare>{BARE_YEAR})(?![\d/-]|\.? {{0,3}}(?:gad|g\.))\.?)?"


_IN_OF_YEAR = (
    (rf"{_OF_YEAR}{GAP}{_LIST}{GAP}{_M}", make_days),
    (rf"{_OF_YEAR},?{GAP}(?:(?P<d>[0-3]?\d)\.?|{_QUOTED}(?P<dq>[0-3]?\d){_QUOTED}\.?){GAP}{_M}", make_day_of_month),
    (rf"{_OF_YEAR}{GAP}{_QUARTERS}", make_part(33, Precision.QUARTER)),
    (rf"{_OF_YEAR}{GAP}{_HALF}{HALF_OF_YEAR}", make_part(40, Precision.HALF)),
    (rf"{_OF_YEAR}{GAP}{SEASON.format('s')}", make_season),
    (rf"{_OF_YEAR}{GAP}{_M}", make_month),
)
#: `svētdienas reisi`, `pirmdienas laikraksts` belong to no one day; `piektdienas vakarā`, `pirmdienas sēdē` do.
_OF_THINGS = rf"{GAP}(?!vakar|rit|pusdien|pecpusdien|priekspusdien|nakt|sed|sanaksm|sapulc|tiksan|nodarb|lekcij|pec |no |plkst|pulksten|lidz|un |vai |var|bus|ir )[a-z]{{3,}}"
_WORDS = _table(
    (rf"(?<![a-z])(?<!macibu )(?<!finansu )(?<!katra )(?<!viena )(?<!\d )(?<!\d\. )(?<!\d\.)gada{GAP}{_HALF}pus(?:e|i|ei)(?![a-z])", make_part(40, Precision.HALF)),
    (r"(?:sodien|parit|rit|aizvakar|vakar)(?![a-z])", make_near_day),
    (r"(?:sogad|nakamgad|pern|pagajusgad)(?![a-z])", make_near_year),
    (r"(?:so|nakam)(?P<stem>pavasar|vasar|ruden|ziem)(?![a-z])", make_near_season),
    (r"(?:so|nakam)(?P<part>nedel|menes)(?![a-z])", make_near_part),
    (
        r"(?<!macibu )(?<!finansu )(?<!parskata )(?<!katra )(?<!viena )gada {1,2}(?:sakuma|vidu|beigas|nogale|izskana)(?![a-z])",
        make_about_year,
    ),
)
#: By what a date begins with: the forms to try, the longest and surest first.
FORMS: dict[str, tuple[tuple[re.Pattern[str], Make], ...]] = {
    "year": _table(
        (rf"(?P<y>{BARE_YEAR})-(?P<mm>[01]\d)-(?P<d>[0-3]\d)(?![\d-])", make_numeric),
        (rf"(?P<y>{BARE_YEAR})\.(?P<mm>[01]\d)\.(?P<d>[0-3]\d){_BOUND}(?!\.?\d)", make_numeric),
        *_IN_OF_YEAR,
        (rf"(?P<y>{BARE_YEAR}){_SECOND_YEAR}{GAP}gada{GAP}ziem\w{{1,2}}(?![a-z])", make_season_of_years),
        (rf"(?P<y>{BARE_YEAR}){_SECOND_YEAR}{GAP}(?:{YEAR_WORD}|mac(?:ibu|\.){GAP}g(?:ad\w*|\.)|m\.{GAP}g\.)", make_years),
        (rf"(?P<years>(?:{BARE_YEAR}\.,{GAP})*{BARE_YEAR}\.{GAP}un{GAP}{BARE_YEAR}\.){GAP}{YEAR_WORD}(?!{GAP}(?:{MONTH_SIGN}|(?:pavasar|vasar|ruden|ziem)(?:a|i)(?![a-z])))", make_year_list),
        (rf"(?P<c>1[6-9]|20)(?P<x>\d)0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])", make_decade),
        (rf"(?P<y>{BARE_YEAR})\.? {{1,2}}{_M}(?!{GAP}\d)", make_month),
        (rf"{YEAR_OF}{_NO_SPAN}", make_year_only),
        (rf"(?P<y>{BARE_YEAR})\.?{DASH}(?P<z>(?:1[89]|20|21)\d\d)\b\.?", make_years),
    ),
    "day": _table(
        (rf"{_LIST}{GAP}{_M}{_ANY_YEAR}", make_with_bare_year(make_days)),
        (rf"{_DAY}{GAP}{_M}{_ANY_YEAR}", make_with_bare_year(make_day_of_month)),
    ),
    "figures": _table(
        (
            rf"(?<!nr\. )(?<!nr\.)(?P<d1>[0-3]?\d)\.?(?:(?P<mm1>[01]?\d)\.?)?(?:{DASH}|,? lidz )(?P<d>[0-3]?\d)\.(?P<mm>[01]?\d)\.(?P<y>{BARE_YEAR}){_BOUND}",
            make_numeric_span,
        ),
        (rf"(?P<d>[0-3]?\d)\. ?(?P<mm>[01]?\d)\. ?(?P<y>{BARE_YEAR}){_BOUND}", make_numeric),
        (rf"(?P<d>[0-3]?\d)/(?P<mm>[01]?\d)/(?P<y>{BARE_YEAR})(?![\d/])", make_numeric),
        (rf"(?<!nr\. )(?<!nr\.)(?P<d>[0-3]?\d)-(?P<mm>[01]\d)-(?P<y>{BARE_YEAR})(?![\d-])", make_numeric),
        (
            r"(?P<d>[0-3]?\d)\.(?P<mm>[01]?\d)\.(?P<y>\d\d)\.?(?![\d.:§])(?! {0,2}(?:apaks|punkt|p\.|pielik|nodal|iedal|§))",
            make_short_numeric,
        ),
        (rf"(?P<d>[0-3]?\d)\. ?(?P<mm>x?(?:ix|iv|v?i{{1,3}}|v)|x)\.? ?(?P<y>{BARE_YEAR}){_BOUND}", make_numeric),
    ),
    "ordinal": _table(
        *((pattern + _ANY_YEAR, make_with_bare_year(make)) for pattern, make in _ORDINALS),
        (
            rf"(?P<century>1[89]|2[01])\.{GAP}(?:gadsimta|gs\.){GAP}(?P<x>\d)0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])",
            make_decade,
        ),
        (
            rf"(?P<century>xix|xxi|xx){GAP}(?:gadsimta|gs\.){GAP}(?P<x>\d)0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])",
            make_decade,
        ),
        (rf"(?P<c>)(?P<x>[1-9])0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])", make_decade),
    ),
    "which": (
        *_table(
            *_IN_OF_YEAR,
            (rf"{WHICH}{GAP}(?:menes\w{{1,3}}|m\.){GAP}(?P<d>[0-3]?\d)\.(?:{GAP}(?:datum\w*|dien\w*))?", make_day_of_which_month),
            (rf"{WHICH}{GAP}(?:menes(?:i|a|is|im)(?![a-z])|m\.)", make_day_of_which_month),
            (rf"{WHICH}{GAP}nedelas{GAP}{WEEKDAY}\w{{0,2}}", make_week),
            (rf"{WHICH}{GAP}nedel(?:as|ai|a|u)(?![a-z])", make_week),
            (rf"{WHICH}{GAP}{WEEKDAY}(?:ai|as|a|u)?(?![a-z])", make_weekday),
            (rf"{WHICH}{GAP}ceturks[nk]\w*", make_which_part(3, 33, Precision.QUARTER)),
            (rf"{WHICH}{GAP}pusgad\w*", make_which_part(6, 40, Precision.HALF)),
            (rf"{WHICH}{GAP}{SEASON.format('s')}", make_which_season),
            (rf"{WHICH}{GAP}macibu{GAP}gad\w*", make_school_year),
            (rf"{YEAR_WHICH}{_NO_SPAN}", make_year_only),
        ),
        *_WORDS,
    ),
    "word": _WORDS,
    "weekday": _table((rf"{WEEKDAY}(?:(?:ai|a)?(?![a-z])|(?:as|u)(?![a-z])(?!{_OF_THINGS}))(?!,? {{0,2}}\(?\d)", make_weekday)),
    "season": _table((rf"{SEASON.format('s')}(?:{GAP}{_OF_YEAR})?", make_season)),
    "month": _table((rf"{_M}{_ANY_YEAR}", make_with_bare_year(make_month))),
    "spanned": _table((rf"{_M}{_IN_YEAR}", make_month)),  # janvāris–marts, behind the dash
}

_WEEKDAY_SIGN = "|".join(WEEKDAYS)
#: Where a date can begin, and with what; the look ahead spares trying patterns in vain.
START = re.compile(
    r"(?=[0-9a-zⅠⅡⅢⅣ\"”“„_])(?<![\w/])(?<!\d\.)(?:(?<=[a-z]-)(?P<spanned>" + MONTH_SIGN + r")|(?<!\w-)(?:"
    r"(?P<year>(?=1\d\d\d|2[01]\d\d)\d{4}(?=\.? {0,2}[-/]|\.?,? {0,3}(?:gad|g\.|lidz|un |"
    + MONTH_SIGN
    + r")|\., {0,3}[12]|\.\d\d\.))"
    rf"|(?P<day>(?=[\d\"“”„_])(?:[\"“”„_]{{1,2}}(?=\d))?[0-3]?\d(?=\.?(?:,{GAP}[0-3]?\d\.){{0,6}}"
    rf"(?:\.|[\"“”„_]{{1,2}}\.?|(?:{DASH}|, {{0,3}}| {{0,2}}(?:un|lidz) {{1,2}})[0-3]?\d\.){GAP}{MONTH_SIGN}))"
    rf"|(?P<figures>[0-3]?\d(?=\. ?[01]?\d\. ?\d\d|/[01]?\d/\d{{4}}|-[01]\d-\d{{4}}|\. ?[ivx]{{1,4}}\.? ?\d{{4}}"
    rf"|\.?(?:[01]?\d\.?)?(?:{DASH}|,? lidz )[0-3]?\d\.[01]?\d\.\d{{4}}))"
    rf"|(?P<ordinal>(?:\d\d?(?=[.-]{GAP}(?:ceturks|cet|pusg|gad|gs|-|un |lidz|to|ti|ta))|(?:xix|xxi|xx)(?=,? {{1,3}}g)"
    rf"|(?:iv|i{{1,3}}|[ⅠⅡⅢⅣ])(?=\.?{GAP}(?:ceturks|cet|pusg|-|un |lidz))"
    rf"|(?:pirm|otr|tres|ceturt)[a-z]{{1,4}}(?={GAP}(?:ceturks|cet|pusg|-|un |lidz))))"
    rf"|(?P<which>(?:[stnp]\.(?={GAP}[gm](?:\.|ad))|(?:sa|si|so|tek|kart|nak|aizn|pag|pern|iep|aizp|aizv)[a-z]*"
    rf"(?={GAP}(?:g\.|gad|menes|m\.|nedel|{_WEEKDAY_SIGN}|ceturks|pusg|macibu|pavasar|vasar|ruden|ziem))))"
    r"|(?P<word>(?:so|nak|pag|pern|rit|parit|vakar|aizvakar|gada (?=[svbni]|  ?[svbni]| {0,2}(?:pirm|otr)[a-z]{1,4} {1,3}pus(?:e|i)))[a-z]*)"
    rf"|(?P<weekday>{_WEEKDAY_SIGN})|(?P<season>pavasar|vasar|ruden|ziem)|(?P<month>{MONTH_SIGN})"
    r"))"
)
