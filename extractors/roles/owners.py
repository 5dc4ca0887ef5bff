"""The institution of a post that names none: the minister's ministry, the body itself, what a generic word points at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.institutions.countries import genitives_of_countries
from extractors.institutions.words import heads_of
from extractors.names.fold import fold
from extractors.names.known import find_known
from extractors.records import Header, Mention, MentionId
from extractors.roles.elements import alike
from extractors.signs import Sign

_ORGANS = {
    "padomes": ("padome", "council"), "domes": ("dome", "municipality"), "komisijas": ("komisija", "committee"),
    "komitejas": ("komiteja", "committee"), "kolēģijas": ("kolēģija", "council"), "darba grupas": ("grupa", "company"),
    "senāta": ("senāts", "parliament"), "prezidija": ("prezidijs", "council"), "konventa": ("konvents", "council"), "vadības grupas": ("grupa", "company"),
}  # fmt: skip
#: The posts at the head of a house: in its own paper they are its own.
_LEADS = re.compile(
    r"(?:izpild|ģenerāl)?direktor(?:s|e)(?: p\.i\.)?|direktor(?:a|es) vietnie(?:ks|ce)\b.*|rektor(?:s|e)|priekšnie(?:ks|ce)|valsts sekretār(?:s|e)"
)
#: Offices that every association or company has: who acts in one in its own minutes is its own.
_OFFICE = re.compile(r"revident(?:s|e)|(?:galven(?:ais|ā) )?grāmatved(?:is|e)|kasier(?:is|e)|lietved(?:is|e)|biroja (?:administrator(?:s|e)|vadītāj(?:s|a))|ģenerālsekretār(?:s|e)")
#: Bodies with staff of their own; councils and committees have people of other houses.
WITH_STAFF = frozenset(
    {"municipality", "association", "school", "university", "company", "fund", "hospital", "museum", "library", "theatre",
     "agency", "union", "chamber", "ministry", "bank", "court", "centre", "church"}
)  # fmt: skip


#: The organ in the title of its minutes: `Pamatskolas padomes sanāksmes protokols`.
_MEETS = re.compile(
    r"\b(padomes|valdes|senāta|komisijas|komitejas|kolēģijas|domes|prezidija|kuratorijas|konventa)\s+(?:un\s+(?:padomes|valdes)\s+)?"
    r"(?:(?!(?:padomes|valdes|senāta|komisijas|komitejas|kolēģijas|prezidija)\b)\w+\s+)?(?:kop|plenār|paplašinātās )?(?:sēdes|sēde|sanāksmes|sapulces)\b", re.I
)


@dataclass(frozen=True, slots=True)
class House:
    """The organisation whose paper the document is; `own_paper` tells that its people need no institution with their posts.

    `host` is the organisation over it, when the paper is that of an organ with a name of its own: the academy of a senate.
    """

    body: Mention | None
    own_paper: bool
    organs: frozenset[str] = frozenset()  # those of the body whose meeting it is, in the genitive: `padomes` of a school
    host: Mention | None = None
    named_organs: tuple[tuple[str, Mention], ...] = ()  # those of them that have a name of their own: the committee of a council

    def own(self, institution: MentionId) -> bool:
        """Whether an institution is the body or the one over it."""
        return institution in {m.id for m in (self.body, self.host) if m is not None}

    @classmethod
    def of(cls, header: Header | None, institutions: Sequence[Mention], text: str = "") -> House:
        """What the head of the document says."""
        if header is None or header.body is None:
            return cls(None, False)
        body = next((m for m in institutions if m.id == header.body), None)
        if body is not None and header.kind == "press" and (tells_news(body) or _is_medium(body, institutions, text)):
            return cls(None, False)  # whoever brings the news is nobody's house in it
        if body is not None and body.name in _OF_STATES:
            return cls(None, False)  # a union of states is what a paper is about, never whose staff it lists
        if body is not None and body.name.endswith("grupa"):
            body = replace(body, type="council")  # `darba grupa`: of people from other houses
        meets = list(_MEETS.finditer(text[:700])) if body and header.kind == "minutes" else []
        organs = frozenset(m[1].lower() for m in meets)
        named = tuple((m[1].lower(), i) for m in meets for i in institutions if i.type in ("council", "committee") and i.evidence.end == m.end(1))
        return cls(body, header.kind in ("minutes", "report", "letter", "decision", "plan"), organs, _host_of(body, institutions), named)


#: What stands before the name of a medium: `portālu “Rīta Bizness” informēja | uzņēmuma direktore`.
MEDIUM = re.compile(r"\b(?:portāl|laikrakst|avīz|žurnāl|aģentūr|raidījum|radio|televīzij|izdevum)\w*\s[„“\"«]?$", re.IGNORECASE)
_NEWS = re.compile(r"\.(?:lv|com|eu)$|^(?:LETA|BNS|AFI|Reuters)$|\b(?:portāl|laikrakst|avīz|žurnāl|ziņu aģentūr)", re.IGNORECASE)


def _is_medium(body: Mention, institutions: Sequence[Mention], text: str) -> bool:
    """Whether a noun before one of its names says that a body is a medium."""
    return any(m.name == body.name and MEDIUM.search(text, max(0, m.evidence.start - 24), m.evidence.start) for m in institutions)


def tells_news(body: Mention) -> bool:
    """Whether a body is a paper, a portal or a news agency."""
    return body.type == "media" or _NEWS.search(body.name.strip('„“”"»«')) is not None


_OF_STATES = frozenset({"Eiropas Savienība", "Apvienoto Nāciju Organizācija", "ES", "ANO", "NATO"})
_HEAD_OF_PAPER = 600  # code points in which the names over a paper stand


def _host_of(body: Mention | None, institutions: Sequence[Mention]) -> Mention | None:
    """The organisation that the paper of a council or committee names over it, or in the name of the organ itself."""
    if body is None or body.type not in ("council", "committee", "parliament") or municipal(body):
        return None  # the district over a parish is none of whose staff the parish lists
    over = [
        m for m in institutions
        if m.name != body.name and (municipal(m) or m.type in WITH_STAFF or m.type == "government")
    ]  # fmt: skip
    within = next((m for m in over if fold(body.name).startswith(fold(m.name)[:-2]) and len(m.name) > 5), None)
    letterhead = (m for m in over if m.evidence.start < min(body.evidence.start, _HEAD_OF_PAPER) and fold(m.evidence.quote) == fold(m.name))
    return within or next((m for m in over if 0 < body.evidence.start - m.evidence.end < 3), None) or next(letterhead, None)


def ministry_of(role: str, institutions: Sequence[Mention]) -> Mention | None:
    """The ministry that a minister's post names, when the document names it too: `finanšu ministrs`."""
    field = re.fullmatch(r"(.+?) ministr(?:s|e|(?:a|es) (?:(?:pirm|otr)\w+ )?(?:vietnie|padomnie|biroj|pienākum|parlament|preses).*)", role)
    if not field or field.group(1) in ("valsts", "īpašu uzdevumu", "bijušais"):
        return None
    wanted = fold(f"{field.group(1)} ministrija")
    return next((m for m in institutions if fold(m.name) == wanted), None) or next(
        (m for m in institutions if any(fold(k.name) == wanted for k in find_known(m.name))), None
    )


_COUNTRIES = {fold(genitive): genitive for genitive in genitives_of_countries() if genitive != "Latvijas"}


def abroad(role: str, institutions: Sequence[Mention]) -> tuple[str, MentionId] | None:
    """A minister of another country in the ministry of that country which the paper names: `Igaunijas kultūras ministre`."""
    first, _, rest = role.partition(" ")
    rest = re.sub(r"^[Rr]epublikas ", "", rest)
    field = re.fullmatch(r"(.+) ministr(?:s|e)", rest)
    country = _COUNTRIES.get(fold(first))
    if country is None or field is None:
        return None
    wanted = {fold(f"{country} {of}{field.group(1)} ministrija") for of in ("", "Republikas ")}
    named = next((m for m in institutions if fold(m.name) in wanted), None)
    return (rest, named.id) if named is not None else None


def is_abroad(name: str) -> bool:
    """Whether a name begins with another country: `Igaunijas Kultūras ministrija`."""
    return fold(name.partition(" ")[0]) in _COUNTRIES


def ending_like(words: str, institutions: Sequence[Mention], house: House) -> Mention | None:
    """The institution whose name ends with these words in another case: the body itself, else the only one.

    `Vadības padomes` is the end of `Lauksaimniecības programmas vadības padome`.
    """
    length = len(words.split())

    def fits(mention: Mention) -> bool:
        return alike(" ".join(mention.name.split()[-length:]), words)

    if house.body is not None and fits(house.body):
        return house.body
    fitting = [m for m in institutions if fits(m)]
    return fitting[0] if len({m.name for m in fitting}) == 1 else None


def organ_of(role: str, body: Mention | None) -> Mention | None:
    """The document's body for a seat in it: `padomes priekšsēdētājs` of a council, `deputāts` of a municipality."""
    if body is None:
        return None
    if role.startswith("deputāt") and (municipal(body) or body.type == "parliament"):
        return body
    if role.startswith("padomes priekšsēd") and body.type in ("fund", "association", "union", "school", "church", "chamber"):
        return body
    for organ, (noun, _) in _ORGANS.items():
        if role.startswith(organ + " "):
            return body if (organ == "domes" and municipal(body)) or any(r.head.noun == noun for w in body.name.split() for r in heads_of(w)) else None
    if role.startswith(("valdes ", "biroja vadītāj", "kapitāla daļ")):
        return body if body.type in WITH_STAFF and body.type not in ("ministry", "agency", "municipality") else None
    return None


def own_seat(role: str, words: str | None, institutions: Sequence[Mention], house: House) -> Mention | None:
    """The council or committee whose paper it is, for a seat in it that a row gives beside the house of its holder."""
    body = house.body
    if body is None or body.type not in ("council", "committee", "parliament"):
        return None
    return (organ_of(role, body) or (ending_like(words, institutions, house) if words else None)) if _OF_ORGAN.match(role) or words else None


_OF_ORGAN = re.compile(r"(?:padomes|komisijas|komitejas|kolēģijas|senāta|konventa|darba grupas|vadības grupas)\s")
#: Posts that only a ministry has: under the name of one they are its own.
_OF_A_MINISTRY = re.compile(r"(?:valsts sekretār|ministr(?:a|es) (?:pirm\w+ |otr\w+ )?(?:vietnie|padomnie|palī|biroja vadītāj|preses sekretār)|ministr(?:a|es) birojs?|parlamentār)")
#: Seats that are of the body that meets, when a list of those present names none.
_BARE_SEAT = re.compile(r"(?:priekšsēdētāj|priekšsēd(?:is|e)$|locekl|loceklis|senator|sekretār(?:s|e)$|līdzpriekšsēdētāj)")


def seat_of(role: str, body: Mention | None, *, listed: bool) -> Mention | None:
    """The council or committee that meets, for a bare seat in it: `priekšsēdētāja`, `loceklis`, `senators`."""
    if body is None or not listed or body.type not in ("council", "committee", "parliament"):
        return None
    return body if _BARE_SEAT.match(role) else None


#: Who is an office of state by himself or stands for its head, and the office where the paper names it.
_OFFICES = (
    ("valsts kontrolier", ("Valsts kontrole", "Latvijas Republikas Valsts kontrole")), ("tiesībsar", ("Tiesībsarga birojs", "Latvijas Republikas Tiesībsargs")),
    ("ģenerālprokuror", ("Ģenerālprokuratūra", "Latvijas Republikas Ģenerālprokuratūra", "Prokuratūra", "Latvijas Republikas prokuratūra")),
)  # fmt: skip


def implied(role: str, institutions: Sequence[Mention]) -> Mention | None:
    """The one court that the document names, for a judge; the one parliament or council, for a deputy; the one ministry for its secretary."""
    if (office := next((names for stem, names in _OFFICES if role.startswith(stem)), None)) is not None:
        return next((m for m in institutions if m.name in office), None)
    for stem, kinds in (("tiesnes", ("court",)), ("deputāt", ("parliament", "municipality")), ("domes ", ("municipality",)), ("valsts sekretār", ("ministry",))):
        if role.startswith(stem):
            same = [m for m in institutions if m.type in kinds and not m.name.endswith("reģions")]
            if len({m.name for m in same}) > 1 and stem in ("deputāt", "domes "):  # of several the council whose news it is
                same = [m for m in same if m.evidence.start < _HEAD_OF_PAPER and "dom" in m.evidence.quote.lower()]
            return same[0] if len({m.name for m in same}) == 1 else None
    return None


def _of_own_organ(role: str, house: House) -> Mention | None:
    """The body for a seat in that organ of it whose meeting is recorded: `padomes priekšsēdētāja` of a school; the organ where it is named."""
    for organ, named in house.named_organs:
        if role.startswith(f"{organ} "):
            return named
    return house.body if any(role.startswith(f"{organ} ") for organ in house.organs) else None


def own_office(role: str, house: House) -> Mention | None:
    """The association or company whose paper it is, for an office that each of them has: `revidente`, `kasieris`."""
    body = house.body if house.own_paper else None
    return body if body is not None and body.type in _WITH_OFFICE and _OFFICE.fullmatch(role) else None


#: The council of a place, of the years of the people's deputies too: `Upes pilsētas tautas deputātu padome`, `… izpildkomiteja`.
_COUNCIL = Sign(r"(?:pagasta|ciema|novada|pilsētas|rajona|apriņķa) (?:(?:[Tt]autas|[Dd]arbaļaužu) deputātu )?(?:padome|dome|valde|izpildkomiteja)$")


def municipal(body: Mention) -> bool:
    """Whether the body is a municipality or its council, those of before 2009 with their `padome` too."""
    return (body.type == "municipality" and not body.name.endswith("reģions")) or bool(_COUNCIL.search(body.name))


#: Callings of those who come from elsewhere to a meeting: the press, sworn officers, who only lives or farms there.
_OUTSIDER = re.compile(r"(?:žurnālist|korespondent|reportier|fotokorespondent|(?:zvērināt|zvēr\.)\w* ?\w*|tiesu izpildītāj|advokāt|notār|iedzīvotāj|zemnie(?:ks|ce)|uzņēmēj(?:s|a)$|studente?s?$|pensionār|tirgotāj(?:s|a)$)")


def serves(body: Mention | None, role: str) -> bool:
    """Whether a post without institution in a list of those present is one of the body's own staff."""
    if body is None or not (municipal(body) or body.type in WITH_STAFF):
        return False
    if role.startswith(("pārstāv", "projekta ", "padomes ", "komisijas ", "komitejas ", "darba grupas ")) or re.search(r"(?:^|\s)(?:ministr|valsts sekretār)", role) or _OUTSIDER.match(role):
        return False
    if municipal(body) and _OF_NO_TOWN.search(role):
        return False
    return body.type in _WITH_PRESIDENT if role.startswith("prezident") else not role.startswith("valsts prezident")


#: Bodies whose own papers tell of their bookkeepers and clerks without their name.
_WITH_OFFICE = WITH_STAFF - {"municipality", "ministry", "court"}
#: Who comes to a council's sitting from elsewhere whatever the list says: the press, the courts, the church, those who live or trade there.
_OF_NO_TOWN = re.compile(r"^(?:rajona|pilsētas|novada) policijas|milicijas|prokuror|tiesnes|notār|advokāt|žurnālist|korespondent|reportier|mācītāj|prāvest|uzņēmēj|zemnie|zvejnie|iedzīvotāj|novadpētnie")
#: Bodies that a president leads: federations, chambers of commerce, academies.
_WITH_PRESIDENT = frozenset({"association", "union", "chamber", "university", "bank"})


#: Houses by their common noun, which in the press only tell whose somebody is: `portāla | vadītāja`, `skolas | sporta skolotājs`.
_HOUSES = frozenset(
    """biedrības uzņēmuma firmas kompānijas sabiedrības skolas ģimnāzijas vidusskolas pamatskolas sākumskolas bērnudārza augstskolas universitātes
    muzeja bibliotēkas teātra slimnīcas poliklīnikas klīnikas pansionāta aģentūras fonda bankas organizācijas apvienības savienības asociācijas
    federācijas portāla laikraksta žurnāla avīzes izdevniecības televīzijas viesnīcas veikala restorāna kafejnīcas rūpnīcas fabrikas saimniecības
    izlases komandas vienības policijas prokuratūras
    partijas kluba vēstniecības ministrijas tiesas koncerna grupējuma""".split()
)


def employer(
    role: str, owner: str | None, unit: str | None, institutions: Sequence[Mention], house: House, *, listed: bool
) -> tuple[str, MentionId | None]:
    """The post as it stands on an index card, and the institution it is held in, for a post that named none.

    `owner` is a generic noun before it that points at no institution; `listed` tells that the name stands in a list of those present.
    """
    if owner not in (None, "tās", "mūsu") and (house.own_paper or owner not in _HOUSES or role.startswith("kritiķ") or re.match(r"(?:nodaļas|daļas|departamenta|pārvaldes) ", role)):
        role = f"{owner} {role}"
    body = house.body
    named = ministry_of(role, institutions) or organ_of(role, body) or _of_own_organ(role, house) or seat_of(role, body, listed=listed)
    named = named or implied(role, institutions)
    staff = body if house.host is None else house.host
    if named is None and serves(staff, role) and (listed or (house.own_paper and (unit or _LEADS.fullmatch(role)))):
        named = staff
    if named is None and staff is not None and staff.type == "ministry" and (listed or house.own_paper) and _OF_A_MINISTRY.match(role):
        named = staff
    if named is not None and municipal(named):
        role = _OF_TOWN.sub("", role)
    if named is None and (town := _OF_TOWN.match(role)) is not None:
        towns = {m.name: m for m in institutions if municipal(m) and f"{town['place'][:-1].removesuffix('a')[:6]}" in m.name}
        if len(towns) == 1 or (body is not None and body.name in towns):
            return role[town.end() :], towns.get(body.name if body else "", next(iter(towns.values()))).id
    return role, named.id if named else None


#: Whose somebody is by a common noun, where the paper names one such place: `pilsētas galvenā inženiere`, `novada izpilddirektors`.
_OF_TOWN = re.compile(
    r"(?P<place>pilsētas|novada|pagasta|rajona) (?=(?:domes priekšsēd|padomes priekšsēd|galven|izpilddirektor|arhitekt|inženier|būvinspektor|zemes ierīkotāj|mērs|mēre|dārznie|vecāk|sekretār|lietved)\w*)"
)
