"""Posts in a stretch of text: `[institution] [units] [attributes] POST [of what]`, one or several of one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.names.agreement import agreeing_nominative
from extractors.names.declension import Case
from extractors.names.heads import head_forms
from extractors.names.posts import post_nominative
from extractors.records import Gender, Mention
from extractors.roles.before import DASHES, house_end, institution_before, is_generic, place_end
from extractors.roles.elements import Element, Kind
from extractors.roles.extent import field_end, is_own, modifies
from extractors.roles.fronts import OF_TEAMS, without_names, without_whose
from extractors.roles.unit_words import is_foreign, unit_span
from extractors.roles.units import unit_path
from extractors.roles.words import ACADEMIC, OF_MEETING, TITLES

#: An organ that begins a sentence before a unit: the one named before, `Padomes Juridiskās nodaļas vadītāja`.
OWN_ORGANS = frozenset({"Padomes", "Domes", "Komisijas"})
#: Posts of the church that go by their place.
_OF_PLACES = frozenset({"prāvests", "prāveste", "vikārs", "zvanītājs", "ērģelnieks"})
#: What somebody is in a town, whose name inside a sentence tells only which.
_OF_TOWNS = frozenset("vicemērs vicemēre mērs mēre pētnieks pētniece arhitekts arhitekte mākslinieks māksliniece vēsturnieks vēsturniece skolotājs skolotāja".split())
#: Words that tell when somebody was what a sentence says: `komisijas vadītāja joprojām ir`.
_WHEN = frozenset(
    """joprojām patlaban pašlaik šobrīd tagad toreiz tolaik savulaik vienmēr ilgus gadus līdz no kopš gada gadam gadā gadu sākumam beigām vidum sākuma
    janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim oktobrim novembrim decembrim
    pavasara vasaras rudens ziemas pavasarim vasarai rudenim ziemai pagājušā pagājušās šā šī šīs aizvadītā aizvadītās mēneša jau
    janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra""".split()
)
#: Where somebody's post is, a town or a country in the locative: `vēstnieks | Parīzē`.
PLACED = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{2,}(?:[āēīū]|[āēī]s|os)(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+[āēīū])?")
#: Whose sister somebody is: one who lives somewhere or does something; a nurse goes by her work: `operāciju māsa`.
_SISTER = re.compile(r"(?:ietes|ieša|ieces|nieka|[āēī]ja|[āēī]jas|tāja|tājas|eres|iera|istes|ista|ores|ora) (?:\w+ )?māsa$")
_OWN = frozenset("viņa viņas viņu mana manas manu tava tavas savu sava savas mūsu jūsu".split())
#: What a copy has in place of a signature: `direktore /personiskais paraksts/ A. Roze`.
_SIGNS = frozenset({"paraksts", "personiskais", "parakstījis", "parakstījusi"})
_ADVERBS = frozenset({"toreiz", "tolaik", "ilgus", "joprojām"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post read from `[start, end)`; `reaches` is where its whole phrase begins, the institution's name included.

    `owner` is a generic noun before the post that stands for an organisation named elsewhere (`biedrības` vadītājs).
    """

    role: str
    unit: str | None
    institution: Mention | None
    start: int
    end: int
    reaches: int
    plural: bool = False
    owner: str | None = None
    of: str | None = None  # a place or a people before the post whose it is: `Krievijas`
    house: str | None = None  # the end of a body's name before the post, which is known as no institution there: `Vadības padomes`


def read_posts(
    elements: Sequence[Element], *, gender: Gender | None = None, nominative: bool | None = None, plural: bool = False
) -> list[Post]:
    """All posts of the stretch in order. `nominative` tells whether the person's name stands there in the nominative,
    `plural` asks for plural posts that head a list."""
    found: list[Post] = []
    floor = 0
    for at, element in enumerate(elements):
        if element.kind is not Kind.POST or at < floor or not is_own(elements, at, nominative, plural=plural):
            continue
        last = field_end(elements, at)
        post = _post(elements, at, floor, last, gender, plural=plural, nominative=nominative is True)
        if post is not None:
            found.append(post)
        floor = last + 1
    return found


def ends_at_name(elements: Sequence[Element], post: Post) -> bool:
    """Whether nothing but a dash, quotes or an honorific stands between the post and the end of the stretch."""
    rest = [e for e in elements if e.start >= post.end and e.text.lower() not in _SIGNS]
    while len(rest) > 1 and rest[-1].passed and rest[-2].text.lower() in ("ir", "bija", "būs", *_ADVERBS):
        rest = rest[:-1]  # `partijas līderis bija | pazīstamais | A. Kalns`
    is_said = rest and rest[-1].text.lower() in ("ir", "bija", "būs")
    if is_said and all(e.text.lower().strip(".") in _WHEN or e.text.strip(".").isdigit() or e.text == "." for e in rest[:-1]):
        rest = rest[-1:]  # `projekta vadītājs līdz 2012. gada maijam bija D. Rozis`
    if post.institution is not None or post.owner == "tās" or begins_stretch(elements, post):
        rest = [e for e in rest if e.text.lower() not in ("ir", "bija", "būs")]
    if rest and (_is_place(rest[0]) or (is_said and PLACED.fullmatch(rest[0].text))) and (is_said or (len(rest) > 1 and rest[-1].text in DASHES)) and all(e.kind is Kind.MARK for e in rest[1:]):
        return True  # `projekta koordinatore aģentūrā – D. Roze`
    if len(rest) == 1 and post.end == rest[0].start - 1 and PLACED.fullmatch(rest[0].text):
        return True  # `vēstnieks Parīzē A. Kalns`
    return all((e.kind is Kind.MARK and e.text not in ",;.!?") or e.text.lower().strip(".") in TITLES or e.text == "." for e in rest)


def _is_place(element: Element) -> bool:
    """Whether the element says where a post is: an institution or a common noun for one in the locative."""
    if element.kind not in (Kind.INSTITUTION, Kind.WORD, Kind.UNIT):
        return False
    return any(r.case is Case.LOC for r in head_forms(element.text.rstrip("”“\"»").split()[-1]))


def begins_stretch(elements: Sequence[Element], post: Post) -> bool:
    """Whether the post's phrase begins the stretch, but for marks and words like `bijušais`."""
    before = [e for e in elements if e.end <= post.reaches]
    return all(e.kind is Kind.MARK or e.passed or e.text.lower() in TITLES for e in before)


def _post(elements: Sequence[Element], at: int, floor: int, last: int, gender: Gender | None, *, plural: bool, nominative: bool) -> Post | None:
    first = at
    while first > floor and modifies(elements, first - 1, floor, at):
        first -= 1
    while first < at and (elements[first].text.lower() == "un" or elements[first].text == ","):
        first += 1
    if first - 2 >= floor and [e.text.lower() for e in elements[first - 2 : first]] == ["īpašu", "uzdevumu"]:
        first -= 2  # `īpašu uzdevumu ministre`
    acting = elements[at].text == "p.i."
    unit_first, unit_words = unit_span(elements, first, floor)
    if unit_words and (len(unit_words) == 1 or not any(e.text[:1].isupper() or e.kind is Kind.INSTITUTION for e in unit_words)):
        first, unit_words = unit_first, ()  # a unit without a name of its own belongs to the post: `nodaļas vadītāja`
    begin = unit_first if unit_words else first
    owner = body = None
    if len(unit_words) > 1 and unit_words[0].text[:1].isupper() and (is_generic(unit_words[0]) or unit_words[0].text in OWN_ORGANS) and (begin == 0 or elements[begin - 1].kind is Kind.MARK):
        owner, unit_words = unit_words[0].text.lower(), unit_words[1:]  # a sentence begins: `Ministrijas Juridiskā departamenta direktors`
        if len(unit_words) == 1:
            first, unit_words = begin + 1, ()
    institution, begin = institution_before(elements, begin, floor)
    if institution is not None and elements[at].text.lower().startswith("deputāt") and any(e.text.lower() == "vārdā" for e in elements[begin:first]):
        institution, begin = None, first  # `Rīta savienības vārdā | deputāts A. Kalns`: not where he sits
    if institution is None and owner is None and unit_words and begin > floor and (is_generic(elements[begin - 1]) or elements[begin - 1].text.lower() == "domes"):
        owner, begin = elements[begin - 1].text.lower(), begin - 1  # `arhīva Informācijas departamenta vadītājs`
    if institution is None and owner is None and unit_words and begin > floor and elements[begin - 1].text.lower() in ("tās", "tā"):
        owner, begin = "tās", begin - 1  # `Tās Pārtikas departamenta direktors`
    words = elements[first : last + 1]
    if institution is None and owner is None and not unit_words and not elements[at].text.lower().startswith("ministr"):
        if first > floor and elements[first - 1].text.lower() == "mūsu":
            owner = "mūsu"
        elif first > floor and (elements[first - 1].text.lower() in ("tās", "tā", "kuras", "kura") or _of_them(elements, first)):
            owner = "tās"
        elif floor < first < at and is_generic(elements[first]) and is_foreign(elements[first - 1].text) and elements[first - 1].end + 1 == elements[first].start:
            body, words = _joined(elements[first - 1 : first + 1]), words[1:]  # `Šilāles pašvaldības koordinatore`: of one that is not known
        elif first + 1 < at and [e.text.lower() for e in elements[first : first + 2]] == ["akciju", "sabiedrības"]:
            owner, words = "akciju sabiedrības", words[2:]  # a firm by its form alone: `pastāstīja akciju sabiedrības valdes priekšsēdētājs`
        elif first < at and first > floor and is_generic(elements[first]) and _of_people(elements[first - 1]):
            body, words = _joined(elements[first - 1 : first + 1]), words[1:]  # `mednieku kluba | vadītājs`
        elif first < at and is_generic(elements[first]):
            owner, words = elements[first].text.lower(), words[1:]
        elif first < at and (place := place_end(elements, first, at)) is not None:
            body, words = _joined(elements[first : place + 1]), elements[place + 1 : last + 1]  # a place acts, though it is no institution's name: `Egļu pagasta deputāts`
        elif (house := house_end(elements, first, at)) is not None:
            body, words = _joined(elements[first : house + 1]), elements[house + 1 : last + 1]
    of, words = without_whose(words, elements[at])
    if of is not None and owner is None and institution is None and body is None and not unit_words and len(words) > 1 and is_generic(words[0]):
        owner, words = words[0].text.lower(), words[1:]  # `Daugavpils | uzņēmuma | direktors`
    elif institution is not None and len(words) > 1 and (words[0].text in OF_TEAMS or (of is not None and is_generic(words[0]))):
        words = words[1:]  # `“Rīts” Latvijas uzņēmuma | vadītāja`, `“Rīts” vienības | pilots`
    if elements[at].forms and elements[at].forms[0].noun in _OF_PLACES:
        while len(words) > 1 and words[0].start < elements[at].start and words[0].text[:1].isupper():
            words = words[1:]  # `Ventspils prāvests`: whose he is, not what
    if first > 0 and elements[at].forms and elements[at].forms[0].noun in _OF_TOWNS:
        while len(words) > 1 and words[0].start < elements[at].start and words[0].text[:1].isupper() and words[0].text[1:].islower():
            words = words[1:]  # `runāja Kalnes vicemērs`
    words = without_names(words)
    phrase = _joined(words)
    forms = [f for f in elements[at].forms if not f.plural] or list(elements[at].forms)
    if nominative and not plural:  # `Pirjo Nieminena, skolotāja`: the form is a woman's, whatever the name seems to be
        forms = [f for f in forms if f.case is Case.NOM] or forms
    wanted = gender if any(f.gender is gender for f in forms) else None
    case = Case.NOM if not plural and any(f.case is Case.NOM and f.gender in (wanted, f.gender) for f in forms) else None
    role = post_nominative(phrase, gender=wanted) if case is None or wanted else post_nominative(phrase)
    if role is None:
        role = _calling(elements, at, words)
    if role == "māsa" or (role and _SISTER.search(role)) or (role == "vecākā māsa" and first > floor and elements[first - 1].text.lower() in _OWN):
        return None  # kin; a nurse is told with her rank: `galvenā māsa`
    if role is None or (OF_MEETING.match(role) and not (role in ("students", "studente") and institution is not None) and not acting and "pienākumu izpildītāj" not in role):
        return None
    unit = unit_path(_joined(unit_words)) if unit_words else None
    return Post(
        role, unit, institution, elements[first].start, elements[last].end, elements[begin].start, plural, owner, of, body
    )


def _of_people(element: Element) -> bool:
    """Whether a word in small letters tells whose an association is, by what they are: `pensionāru`, `mednieku`."""
    return element.kind is Kind.POST and element.text.islower() and any(f.plural and f.case is Case.GEN for f in element.forms)


def _of_them(elements: Sequence[Element], first: int) -> bool:
    """Whether a post at the head of a house is theirs of whom the text has just told: `viņu | valdes loceklis`."""
    return elements[first - 1].text.lower() == "viņu" and elements[first].text.lower().startswith(("valdes", "padomes", "direktor", "vadītāj", "pārstāv", "prezident"))


def _calling(elements: Sequence[Element], at: int, words: Sequence[Element]) -> str | None:
    """A noun that no list of posts has, with its attributes, in the nominative: `galvenajam dārzkopim`."""
    form = next((f for f in elements[at].forms if not f.plural), None)
    if form is None:
        return None
    before = [e.text for e in words if e.start < elements[at].start and e.kind is not Kind.QUOTE]
    while before and before[0][0].isupper() and not before[0].isupper():
        before = before[1:]  # a place is whose it is, not what: `Ventspils prāvests`
    if before and form.case is not Case.NOM:
        before[-1] = agreeing_nominative(before[-1], form.gender, form.case, plural=False, definite_only=True) or before[-1]
    behind = [e.text for e in words if e.start > elements[at].start]
    return " ".join([*before, form.noun, *behind])


def _joined(words: Sequence[Element]) -> str:
    """The words as printed, without what stands in quotes."""
    out = ""
    last = None
    for element in words:
        if element.kind is Kind.QUOTE:
            continue
        out += ("" if last is None or last.end == element.start else " ") + element.text
        last = element
    return out


def shared(posts: Sequence[Post], *, joined: bool = False) -> list[Post]:
    """The posts of one person with the institution of the first where a later one names only its unit or nothing.

    `ministrijas valsts sekretāra vietniece – Izglītības departamenta direktore` are two posts in one ministry; a seat in
    a council (`padomes priekšsēdētājs`) is not. `joined` tells that `un` stands between them, so that a professor's title is a post as well.
    """
    out: list[Post] = []
    for post in posts:
        if out and post.institution is None and out[-1].institution is not None and (post.unit or not _of_organ(post.role)) and not post.owner and not post.house:
            post = replace(post, institution=out[-1].institution)
        out.append(post)
    if len(out) > 1 and not joined:
        plain = [p for p in out if p.role.split()[-1] not in ACADEMIC or p.institution is not None]
        out = plain or out[-1:]
    return out


def _of_organ(role: str) -> bool:
    return role.startswith(("padomes ", "komisijas ", "komitejas ", "darba grupas ", "deputāt", "domes ", "kolēģijas ", "projekta ", "tīkla ", "programmas ", "kampaņas "))
