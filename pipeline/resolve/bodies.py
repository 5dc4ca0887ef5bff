"""Names of institutions as keys, and what the list of known institutions says of abbreviations and of names over time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from extractors.names.fold import fold
from extractors.names.heads import HEADS
from extractors.names.known import KnownInstitution, known_institutions
from pipeline.resolve.keys import is_abbreviation

_QUOTED = re.compile(r"^(?P<before>[^\"„“”«»]*)[\"„“”«»]+(?P<name>[^\"„“”«»]+)[\"„“”«»]*(?P<after>[^\"„“”«»]*)$")
_NOVADS = re.compile(r"^(.+) novada? (?:pasvaldibas dome|pasvaldiba|dome|administracija)$")
_PILSETA = re.compile(r"^(.+) (?:valsts)?pilsetas? (?:pasvaldibas dome|pasvaldiba|dome|administracija)$")
_VALSTSPILSETA = re.compile(r"^(.+) (?:valsts)?pilseta$")
_PAGASTS = re.compile(r"^(.+) pagasta (?:parvalde|pasvaldiba|padome|dome)$")
_DOME = re.compile(r"^(\S+) (?:dome|pasvaldiba)$")
#: Legal forms, folded; those of one line are one for telling companies apart.
_FORMS = {
    form: kind
    for kind, forms in {
        "sia": ("sia", "vsia", "psia", "rp sia", "sabiedriba ar ierobezotu atbildibu"),
        "as": ("as", "a/s", "vas", "pas", "akciju sabiedriba", "valsts akciju sabiedriba"),
        "biedriba": ("biedriba",),
        "nodibinajums": ("nodibinajums",),
        "fonds": ("fonds",),
        "agentura": ("agentura", "pasvaldibas agentura", "valsts agentura", "pa"),
        "zs": ("zs", "z/s", "zemnieku saimnieciba"),
        "ik": ("ik",),
        "ks": ("ks", "kooperativa sabiedriba"),
        "ps": ("ps",),
    }.items()
    for form in forms
}
#: Heads that every organisation may have of its own: with one word before them they name nobody in particular.
_OWN = frozenset(
    """komisija komiteja padome valde pārvalde nodaļa departaments daļa sektors birojs centrs sekretariāts dienests darbgrupa
    apakškomisija sapulce prezidijs kopsapulce delegācija kolēģija grupa vadība administrācija kanceleja dome filiāle""".split()
)


def legal_form(name: str) -> str | None:
    """The legal form that the name shows, with state and private ones as one: `sia`, `as`, `biedriba`, …

    >>> legal_form("VAS „Alfa”"), legal_form("biedrība „Alfa”"), legal_form("Alfa")
    ('as', 'biedriba', None)
    """
    return _apart(name)[1]


@lru_cache(maxsize=65536)
def _apart(name: str) -> tuple[str, str | None]:
    """(the name without its legal form, the form)"""
    quoted = _QUOTED.match(name.strip())
    if quoted:
        before = fold(quoted["before"])
        form = _FORMS.get(before) or _FORMS.get(before.rpartition(" ")[2]) or _FORMS.get(fold(quoted["after"]).strip(" ,"))
        if form and (before in _FORMS or before.partition(" ")[0] in _FORMS or fold(quoted["after"]).strip(" ,") in _FORMS):
            return quoted["name"].strip(), form
        if not before and not quoted["after"].strip():
            return quoted["name"].strip(), None
        if form and len(before.split()) <= 3:
            return quoted["name"].strip(), form
        return name, None
    words = name.split()
    for size in (2, 1):
        head = fold(" ".join(words[:size]))
        if len(words) > size and head in _FORMS and (words[0].isupper() or words[0].lower() in ("sia", "as", "vas", "vsia", "rp")):
            return " ".join(words[size:]), _FORMS[head]
    if len(words) > 1 and words[-1].isupper() and fold(words[-1]) in _FORMS:
        return " ".join(words[:-1]).rstrip(" ,"), _FORMS[fold(words[-1])]
    return name, None


def bare_abbreviation(name: str) -> str | None:
    """The abbreviation that the name is, a legal form before it or not.

    >>> bare_abbreviation("VAS „LVRTC”"), bare_abbreviation("LVRTC"), bare_abbreviation("SIA „Rumba”")
    ('LVRTC', 'LVRTC', None)
    """
    bare = _apart(name)[0]
    return bare if is_abbreviation(bare) else None


@lru_cache(maxsize=65536)
def institution_key(name: str) -> str:
    """The name as it is compared: folded, without legal form, quotes and blanks; a municipality, its council and its
    administration are one (Pašvaldību likums, in force from 2023, section 1), and a name before a renaming is the name after.

    >>> institution_key("Ādažu novada dome") == institution_key("Ādažu novada pašvaldība") == institution_key("Ādažu novads")
    True
    >>> institution_key("SIA „Gaismas tilts”") == institution_key("Gaismas Tilts")
    True
    >>> institution_key("Rīgas dome") == institution_key("Rīga")
    True
    """
    key = _plain_key(name)
    return _renamings().get(key, key)


@lru_cache(maxsize=65536)
def _plain_key(name: str) -> str:
    text = fold(_apart(name)[0])
    text = re.sub(r"[\"'.,;:]", "", text)
    text = _NOVADS.sub(r"\1 novads", text)
    text = _PAGASTS.sub(r"\1 pagasts", text)
    text = _PILSETA.sub(r"\1 pilseta", text)
    text = _VALSTSPILSETA.sub(r"\1 pilseta", text)
    council = _DOME.match(text)
    if council and f"{council[1]} pilseta" in _cities():
        text = f"{council[1]} pilseta"
    elif text in _cities().values():
        text = next(city for city, short in _cities().items() if short == text)
    return re.sub(r"[^\w]", "", text)


@cache
def _cities() -> dict[str, str]:
    """Cities that are municipalities: the key of the municipality, and the bare name of the city in the nominative."""
    from extractors.names.declension import Case, decline
    from extractors.records import Gender

    out: dict[str, str] = {}
    for known in known_institutions():
        found = re.match(r"^(\S+) (?:valsts)?pilsētas pašvaldība$", known.name)
        if found:
            genitive = found[1]
            nominatives = [
                nominative
                for nominative in (
                    genitive[:-1],
                    genitive[:-1] + "e",
                    genitive[:-2] + "is",
                    genitive[:-1] + "s",
                    genitive[:-1] + "i",
                )
                for gender in Gender
                if genitive in decline(nominative, gender).get(Case.GEN, ())
            ]
            out[f"{fold(genitive)} pilseta"] = fold(nominatives[0]) if nominatives else ""
    return out


@cache
def _renamings() -> dict[str, str]:
    """Key of a former name -> key of the last name: of bodies whose only heir began when they ended."""
    last_of = {k.name: k for k in sorted(known_institutions(), key=lambda each: each.valid_from)}  # a name may return
    heirs = Counter(k.successor for k in last_of.values() if k.successor)
    step = {
        _plain_key(k.name): _plain_key(k.successor)
        for k in last_of.values()
        if k.successor in last_of and is_renaming(k, heirs[k.successor], last_of[k.successor].valid_from)
    }
    out = {}
    for key in step:
        last, seen = key, {key}
        while last in step and step[last] not in seen:
            last = step[last]
            seen.add(last)
        out[key] = last
    return out


def is_renaming(known: KnownInstitution, heirs: int, began: str) -> bool:
    """Whether the known institution's successor, which has so many predecessors and began in that year, is itself renamed.

    Municipalities are never renamed by the reforms of 2009 and 2021: they were merged.
    """
    return (
        bool(known.successor)
        and known.successor != known.name
        and known.type not in ("municipality", "parliament")
        and heirs == 1
        and bool(known.valid_to)
        and known.valid_to == began
    )


@cache
def _by_abbreviation() -> dict[str, tuple[KnownInstitution, ...]]:
    out: dict[str, list[KnownInstitution]] = defaultdict(list)
    for known in known_institutions():
        if known.abbreviation:
            out[known.abbreviation].append(known)
    return {short: tuple(rows) for short, rows in out.items()}


@cache
def _by_key() -> dict[str, tuple[KnownInstitution, ...]]:
    out: dict[str, list[KnownInstitution]] = defaultdict(list)
    for known in known_institutions():
        out[institution_key(known.name)].append(known)
    return {key: tuple(rows) for key, rows in out.items()}


def known_by_abbreviation(short: str, date: str | None) -> tuple[str, ...]:
    """The keys of the known institutions that had this abbreviation at the date (EDTF; any time without one), sorted."""
    year = (date or "")[:4]
    rows = _by_abbreviation().get(short, ())
    fit = [k for k in rows if not year or ((not k.valid_from or k.valid_from <= year) and (not k.valid_to or year <= k.valid_to))]
    return tuple(sorted({institution_key(k.name) for k in fit or rows}))


def known_by_key(key: str) -> tuple[KnownInstitution, ...]:
    """The rows of the list that have this key: one, or the names of one body over time."""
    return _by_key().get(key, ())


def is_nobodys(name: str) -> bool:
    """Whether the name can be that of many bodies: a head that every organisation may have with at most one word before it.

    >>> is_nobodys("Iepirkumu komisija"), is_nobodys("Centrālā vēlēšanu komisija"), is_nobodys("Konkurences padome")
    (True, False, False)
    """
    words = name.split()
    return len(words) <= 2 and words[-1].casefold() in _OWN and not known_by_key(institution_key(name))


def is_head_alone(name: str) -> bool:
    """Whether the name is a bare noun such as `Biedrība`, which stands for something named elsewhere."""
    return " " not in name and name.casefold() in HEADS and not known_by_key(institution_key(name))
