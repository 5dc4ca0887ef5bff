"""Names that share a head, spelled out: `Ekonomikas, Finanšu un Tieslietu ministrija` are three ministries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractors.names.agreement import agreeing_nominative
from extractors.names.declension import Case, decline, decline_plural
from extractors.names.heads import HEADS
from extractors.names.known import known_institutions
from extractors.names.phrases import agrees_with_head, in_nominative, parse_phrase, readings_of
from extractors.records import Gender

# First parts of names of ministries since 1990, in the genitive: a coordination of these is several ministries.
MINISTRY_PARTS = frozenset(
    {
        "aizsardzības", "ārlietu", "ekonomikas", "finanšu", "finansu", "iekšlietu", "izglītības un zinātnes",
        "izglītības", "klimata un enerģētikas", "kultūras", "labklājības", "satiksmes", "tieslietu", "veselības",
        "vides", "vides aizsardzības un reģionālās attīstības", "zemkopības", "lauksaimniecības", "valsts reformu",
        "viedās administrācijas un reģionālās attīstības", "reģionālās attīstības un pašvaldību lietu",
        "bērnu, ģimenes un integrācijas lietu", "bērnu un ģimenes lietu", "izglītības, kultūras un zinātnes",
        "rūpniecības", "tirdzniecības", "sakaru", "celtniecības",
        "arhitektūras un celtniecības", "materiālo resursu", "mežu", "enerģētikas", "rūpniecības un enerģētikas",
    }
)  # fmt: skip
_JOINT = re.compile(r"\s*(,\s*kā arī\b|,|;|\bun\b|\bvai\b|\bkā arī\b|\bu\b\.)\s*")
_NUMERAL = re.compile(
    r"^(?:(?:ab|div)(?:as|i|ām|iem|u|us|ās|os)|tr(?:īs|iju|im|ijām|ijiem|ijās|ijos)"
    r"|(?:četr|piec|seš|septiņ|astoņ|deviņ)(?:as|i|ām|iem|u|us|ās|os)|desmit|\d+)\s+",
    re.IGNORECASE,
)
_QUOTE = r"[„\"“«][^„\"“”«»]{1,80}[”\"“»]"
_QUOTED_LIST = re.compile(rf"^(.+?)\s+({_QUOTE}(?:\s*(?:,|\bun\b|,\s*kā arī\b)\s*{_QUOTE})+)$")
#: (ending of the genitive, endings of the nominative, gender, whether it is a plural): Rīgas, Ogres, Ventspils, Talsu, Cēsu, Tukuma.
_PLACE_ENDINGS: tuple[tuple[str, tuple[str, ...], Gender, bool], ...] = (
    ("as", ("a",), Gender.FEMININE, False),
    ("es", ("e",), Gender.FEMININE, False),
    ("pils", ("pils",), Gender.FEMININE, False),
    ("us", ("us",), Gender.MASCULINE, False),
    ("u", ("i",), Gender.MASCULINE, True),
    ("u", ("is", "as", "es"), Gender.FEMININE, True),
    ("a", ("s", "is"), Gender.MASCULINE, False),
)
_LISTED = re.compile(r"^(.*?)\s*(?:\s[-–—‒]\s|:\s)\s*(.+)$")


def spell_out(phrase: str) -> tuple[str, ...]:
    """Every institution that a coordination names, each in the nominative singular; one name comes back alone.

    A name with `un` inside stays whole: its second part has a small letter (`Izglītības un zinātnes ministrija`) or
    the whole is the known name of a ministry. Nothing comes back where no head can be told.

    >>> spell_out("Ekonomikas, Finanšu un Tieslietu ministrijai")
    ('Ekonomikas ministrija', 'Finanšu ministrija', 'Tieslietu ministrija')
    >>> spell_out("Amatas, Gulbenes, Preiļu novadi un divas pilsētas – Valmiera un Ventspils")
    ('Amatas novads', 'Gulbenes novads', 'Preiļu novads', 'Valmieras pilsēta', 'Ventspils pilsēta')
    >>> spell_out("Hersonas un Odesas apgabalu arhīvi")
    ('Hersonas apgabala arhīvs', 'Odesas apgabala arhīvs')
    >>> spell_out("Izglītības un zinātnes ministrija")
    ('Izglītības un zinātnes ministrija',)
    """
    text = " ".join(phrase.split())
    if not text or len(text) > 1000:
        return ()
    found: list[str] = []
    for part in _whole_names(text):
        found.extend(_listed_behind(part) or _quoted_behind(part) or _shared_head(part) or _single(part))
    return tuple(dict.fromkeys(found))


def _whole_names(text: str) -> list[str]:
    """The text cut where a joint stands between a head and the start of another name that has its own head."""
    parts: list[str] = []
    start = 0
    for joint in _JOINT.finditer(text):
        left, right = text[start : joint.start()], text[joint.end() :]
        if left.count('"') % 2 or left.count("„") > left.count("”") + left.count("“"):
            continue  # inside a quoted name
        if not left or not right or not _ends_name(left) or not _starts_name(right):
            continue
        parts.append(left)
        start = joint.end()
    return [*parts, text[start:]]


def _ends_name(left: str) -> bool:
    last = left.split()[-1]
    if last.lower() in MINISTRY_PARTS:
        return False  # Zemkopības is no kopība
    return bool(readings_of(last)) or last[-1] in '"”“»)' or (last.isupper() and len(last) > 1)


def _starts_name(right: str) -> bool:
    numeral = _NUMERAL.match(right)
    if numeral:
        return True
    if not right[0].isupper() and right[0] not in '"„“«':
        return False
    return parse_phrase(right) is not None or right.split()[0].isupper()


def _single(part: str) -> tuple[str, ...]:
    if part.isupper() and " " not in part:
        return (part,)
    name = _singular(_NUMERAL.sub("", part))
    return (name,) if name else ()


def _listed_behind(part: str) -> tuple[str, ...]:
    """`divas pilsētas – Valmiera un Ventspils`."""
    listed = _LISTED.match(part)
    if not listed:
        return ()
    head = _NUMERAL.sub("", listed.group(1)).split()[-1:]
    readings = [each for each in readings_of(head[0]) if each.plural] if head else []
    if not readings:
        return ()
    names = [each for each in _JOINT.split(listed.group(2)) if each and not _JOINT.fullmatch(f" {each} ")]
    return tuple(f"{_genitive(name)} {readings[0].head.noun}" for name in names if name[:1].isupper())


def _quoted_behind(part: str) -> tuple[str, ...]:
    """`biedrības „Zaļais ceļš” un „Baltā māja”`: one head, each name of its own."""
    listed = _QUOTED_LIST.match(part)
    head = _singular(listed.group(1)) if listed else None
    return tuple(f"{head} {each}" for each in re.findall(_QUOTE, listed.group(2))) if listed and head else ()


def _genitive(name: str) -> str:
    """The genitive of the name of a place in any case; what already is one stays."""
    known = _places().get(name.lower())
    if known:
        return known
    lower = name.lower()
    if lower.endswith(("as", "es", "u")):
        return name
    if lower.endswith("i"):
        return decline_plural(name, Gender.MASCULINE)[Case.GEN][0]
    gender = Gender.FEMININE if lower.endswith(("a", "e")) else Gender.MASCULINE
    return decline(name, gender)[Case.GEN][0]


def is_place_name(form: str) -> bool:
    """Whether the word can be a form of the name of a town or municipality.

    >>> is_place_name("Rīgu"), is_place_name("Siguldas"), is_place_name("Irbi")
    (True, True, False)
    """
    return form.lower() in _places()


@cache
def _places() -> Mapping[str, str]:
    """Every form of the names of towns and municipalities -> their genitive, from the list of known institutions.

    The genitive is what the list gives (`Ogres novada pašvaldība`); its nominative is one of a few that have it.
    """
    found: dict[str, str] = {}
    genitives = {
        row.name.rsplit(" ", 2)[0]
        for row in known_institutions()
        if row.name.endswith(("novada pašvaldība", "pilsētas pašvaldība"))
    }
    for genitive in sorted(genitives):
        for ending, nominatives, gender, many in _PLACE_ENDINGS:
            if not genitive.endswith(ending):
                continue
            stem = genitive[: -len(ending)]
            for nominative in nominatives:
                forms = decline_plural(stem + nominative, gender) if many else decline(stem + nominative, gender)
                if genitive in forms[Case.GEN]:
                    for form in (form for each in forms.values() for form in each):
                        found.setdefault(form.lower(), genitive)
    return found | {genitive.lower(): genitive for genitive in genitives}


#: What each of several bodies is of, in the plural -> in the singular.
_ONE_OF = {"apgabalu": "apgabala", "ostu": "ostas", "apriņķu": "apriņķa", "vojevodistu": "vojevodistes", "diecēžu": "diecēzes"}


def _shared_head(part: str) -> tuple[str, ...]:
    """`Cēsu un Smiltenes novada pašvaldību`: items in the genitive before one common end."""
    parsed = parse_phrase(part)
    if parsed is None or parsed.after or parsed.before:
        return ()
    words = list(parsed.words)
    front, end = words[: parsed.head], words[parsed.head :]
    noun = parsed.readings[0].head.noun
    if not front or not any(_JOINT.fullmatch(f" {word} ") or word.endswith(",") for word in front):
        return ()
    if parsed.readings[0].plural and (single := _ONE_OF.get(front[-1].lower())):
        front[-1] = single  # `Hersonas un Ļvivas apgabalu arhīvi`: one in each region
    pieces = [each for each in _JOINT.split(" ".join(front)) if each]
    items = [each for each in pieces if not _JOINT.fullmatch(f" {each} ")]
    joints = [each for each in pieces if _JOINT.fullmatch(f" {each} ")]
    items = _ministries(items, joints) if noun == "ministrija" else _by_capitals(items, joints)
    if len(items) < 2:
        return ()
    prefix, items[0] = _common_front(items[0])
    last, common = _common_end(items[-1])
    items[-1] = last
    return tuple(
        name for item in items if item and (name := _singular(" ".join(each for each in (prefix, item, *common, *end) if each)))
    )


def _ministries(items: list[str], joints: list[str]) -> list[str]:
    """The items joined again where together they are one known ministry: longest first."""
    found: list[str] = []
    index = 0
    while index < len(items):
        for stop in range(len(items), index, -1):
            joined = items[index]
            for position in range(index + 1, stop):
                joint = joints[position - 1]
                joined += f"{joint} {items[position]}" if joint == "," else f" {joint} {items[position]}"
            small = items[index][:1].isupper() and all(each[:1].islower() for each in items[index + 1 : stop])
            bare = joined.lower()
            # An owner may stand in front (`Latvijas Republikas Izglītības un zinātnes`), but never a whole item.
            behind_first = len(bare) - len(items[index])
            if any(bare == each or (bare.endswith(" " + each) and len(each) > behind_first) for each in MINISTRY_PARTS):
                break
            if stop - index > 1 and small and bare.split()[-1] not in MINISTRY_PARTS:
                break
        else:
            stop = index + 1
        found.append(joined)
        index = stop
    return found


def _by_capitals(items: list[str], joints: list[str]) -> list[str]:
    """The items joined again where the second has a small letter: it belongs to the same name."""
    found = items[:1]
    for joint, item in zip(joints, items[1:], strict=False):
        if item[:1].islower():
            found[-1] += f"{joint} {item}" if joint == "," else f" {joint} {item}"
        else:
            found.append(item)
    return found


def _common_front(item: str) -> tuple[str, str]:
    """(`Rīgas domes`, `Finanšu`): what stands before the first item and belongs to all."""
    words = item.split()
    owner = max((index for index, word in enumerate(words[:-1]) if readings_of(word)), default=-1)
    return " ".join(words[: owner + 1]), " ".join(words[owner + 1 :])


def _common_end(item: str) -> tuple[str, list[str]]:
    """(`Smiltenes`, [`novada`]): what follows the last item before the head; plural owners become singular."""
    words = item.split()
    split = len(words)
    while split > 1 and words[split - 1][:1].islower():
        split -= 1
        if words[split] == "un":  # `Izglītības un zinātnes` has no part that others share
            split = len(words)
            break
    common = []
    for word in words[split:]:
        owner = next((each for each in readings_of(word) if each.plural and each.case is Case.GEN), None)
        common.append(decline(owner.head.noun, owner.head.gender)[Case.GEN][0] if owner else word)
    return " ".join(words[:split]), common


def _singular(phrase: str) -> str | None:
    """The phrase in the nominative singular, also from a plural head."""
    parsed = parse_phrase(phrase)
    if parsed is None:
        return None
    reading = parsed.readings[0]
    if any(not each.plural for each in parsed.readings) or reading.head.noun not in HEADS:
        return in_nominative(parsed)
    words = list(parsed.words)
    noun, gender = reading.head.noun, reading.head.gender
    for index in range(parsed.head):
        changed = agreeing_nominative(words[index], gender, reading.case, plural=True, definite_only=True)
        if changed and agrees_with_head(parsed, index, gender, reading.case):
            words[index] = changed
    words[parsed.head] = noun[0].upper() + noun[1:] if words[parsed.head][0].isupper() else noun
    return (parsed.before + " ".join(words) + parsed.after).strip()
