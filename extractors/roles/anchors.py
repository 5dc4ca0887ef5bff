"""The institution of a post that names none: whom the sentence says the person stands for, or whom the text is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from extractors.names.declension import Case
from extractors.records import Mention
from extractors.roles.owners import WITH_STAFF, House, tells_news
from extractors.roles.page import Page
from extractors.sides.named import Named

_BACK = 320  # code points: a party's registration number, address and bank stand between its name and its signer
#: `kuras vārdā rīkojas`, `ko uz nolikuma pamata pārstāv`, `tās … personā`: behind it stands who signs for the one named before.
_FOR_IT = re.compile(
    r"\b(?:kur(?:as|a|u|ai|am)|ko|tās|tā|to)\b(?:(?!\b(?:no (?:vienas|otras|trešās) puses|kur(?:as|a|u|ai|am)|tās|personā)\b)[^.;]|\.(?=\s?[a-zāčēģīķļņšūž\d])){0,160}?"
    r"\b(?:vārdā|interesēs|uzdevumā|pārstāv|pārstāvēja|pārstāvot|paraksta)\b",
    re.I,
)
_LED_BY = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:ko|kuru|kura|kuras)\s+(?:\w+\s+){0,2}?(?:vada|vadīja|vadīs|pārvalda|izveidoja|dibināja)\s+$", re.I)
#: `SIA "Ozols" pārstāvēja īpašniece`, `Pasūtītāja kontaktpersona ir inženieris`.
_REPRESENTED = re.compile(r"[”“\"»]?\s+(?:\w+\s+){0,2}?pārstāv(?:ēja|ēs)?\s+(?:(?:[a-zāčēģīķļņšūž]+\s){1,4}(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.-]+,?\s){2,3}(?:un\s)?){0,4}$")
_PERSON_OF = re.compile(
    r"[”“\"»]?\s+(?:puses\s+)?(?:atbildīg\w+ person\w+|kontaktperson\w+|pilnvarot\w+ (?:person\w+|pārstāv\w+)|atbildīg\w+)(?:\s+\w+){0,6}?\s*(?:\bir|[-–—:])\s*$"
)
_OPENS = re.compile(r"[”“\"»]?\s*\(\s*")  # `Rīta partnerība (koordinatore …`: who acts for it there
_HEADS_LINE = re.compile(r"[”“\"»]?[ \t]*:?\n+[ \t]*")  # the party's name on the line above its signer's post
_QUOTED = re.compile(r"[„“\"«][A-ZĀČĒĢĪĶĻŅŠŪŽ][^„“”\"«»\n.!?]{0,60}[^„“”\"«»\n.!?,;…\s][”“\"»]")  # no words spoken
_FROM = re.compile(r"(?:^|[\s(])[Nn]o\s+[„“\"«]?$")
_SIDE = re.compile(r"[”“\"»]?\s+puses?\b[\w\s]{0,40}(?:[-–—:]\s*)?$")
#: `No ministrijas puses sarunā piedalījās A, | nodaļas vadītājs B un | eksperte C`: it holds for all that the sentence lists.
_SIDE_OF_ALL = re.compile(r"[”“\"»]?\s+puses?\b(?:[^.;:\n]|(?<=\b[A-ZĀČĒĢĪĶĻŅŠŪŽ])\.|(?<=Dr)\.)*")
#: `X pārstāvēja A, Y – | centra vadītāja B`: a dash for the verb said before.
_INSTEAD_OF_VERB = re.compile(r"[”“\"»]?\s*(?:\([^()]{2,12}\))?\s+[–—-]\s+(?:[\w-]+\s+){0,6}")
_REPRESENTS = re.compile(r"\bpārstāv(?:ēja|ēs)?\b")
_WORDS_ONLY = re.compile(r"[”“\"»]?\s+[\w\s]{0,40}(?:[-–—:]\s*)?$|[”“\"»]?\s*[-–—:]\s*$")
#: `„Rīts” vadītāja Anda Roze un | projektu koordinators …`: a post and a name behind a house, and the next joined to them.
_AND_HIS = re.compile(r"[”“\"»]?\s(?:[a-zāčēģīķļņšūž]+\s){1,4}(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.-]+\s){2,3}un\s+$")
#: Posts that somebody has in a house: without a house named they belong to the one the text is about.
_STAFF = re.compile(
    r"(?:^|\s)(?:(?:izpild|ģenerāl|vice|pro)?(?:direktor|rektor|prezident)|(?:līdz)?priekšsēdētāj|vadītāj|vietnie|priekšnie|\w*pārvaldnie|pārzin|loce(?:kl|l)|"
    r"dekān|docent|galven(?:ais|ā) (?!redaktor|varon)|vecāk(?:ais|ā) |vadoš(?:ais|ā) |profesor|lektor|skolotāj|skolni(?:ek|ec)|audzēkn|pedago|audzinātāj|speciālist|inspektor|galven\w+ inženier|jurist|grāmatved|ekonomist|lietved|sekretār|"
    r"administrator|menedžer|koordinator|konsultant|referent|metodiķ|glabātāj|bibliotekār|redaktor|meistar|īpašnie|akcionār|"
    r"dibinātāj|ārst|mās|feldšer|psiholog|psiholoģ|logopēd|diriģent|režisor|aktier|aktris|scenogrāf|dramaturg|dramaturģ|horeogrāf|kormeistar|koncertmeistar|solist|treneris|trenere|asistent|palīg|finansist|analītiķ|programmētāj|"
    r"\w*mās(?=[ae])|fizioterapeit|farmaceit|ķirurg|anesteziolog|pediatr|radiolog|ginekolog|kardiolog|mācītāj|prāvest|ērģelnie|pērminder|diakon|zvanītāj|tehnolo|kurator|saimniecības pārzin|muzejpedago|laborant|iekšēj\w+ auditor|audita vadītāj)\w*(?=\s|$)"
)
#: Those who work for many houses.
_FREE = re.compile(r"^(?:kino|teātra )?(?:režisor|aktier|aktris|scenogrāf|dramatur|horeogrāf|komponist|solist|kurator|psiholo|konsultant|advokāt|jurist|arhitekt|mākslinie)")
_NOT_STAFF = re.compile(
    r"^(?:projekta|programmas|pasākum|konkurs|komisijas|komitejas|darba grupas|grupas|kolēģijas|valsts prezident|ministru prezident|valsts sekret|"
    r"festivāla|koncert|svētku|talkas|nometnes|hakatona|turnīra|sacensību|brīvprātīgo|mentoru|skatuves|"
    r"pilsētas |novada |pagasta |rajona |parlament|saeimas|deputāt|vecāku|skolēnu|studentu|iedzīvotāju)|ministr"
)
#: Posts of a municipality's office; teachers, directors and managers that its papers name are often of other houses.
_OF_TOWN_HALL = re.compile(
    r"(?:^|\s)(?:lietved|jurist|grāmatved|ekonomist|finansist|speciālist|izpilddirektor|(?:energo)?pārvaldnie|sekretār|personāla|iepirkum|"
    r"projektu vadītāj|sabiedrisko attiecību)\w*"
)


def of_town_hall(role: str) -> bool:
    """Whether a post is one of a municipality's own office, or leads a part of it: `izpilddirektors`, `nodaļas vadītāja`.

    >>> of_town_hall("lietvede"), of_town_hall("feldšere")
    (True, False)
    """
    return _OF_TOWN_HALL.search(role) is not None or re.match(r"(?:nodaļas|daļas|domes|administrācijas|pašvaldības|pagasta|novada|pilsētas|zemes ierīk|galven|vadītāj)", role) is not None


def has_staff_post(role: str) -> bool:
    """Whether a post is one that somebody has in a house, and no calling of his own.

    >>> has_staff_post("grāmatvede"), has_staff_post("podnieks")
    (True, False)
    """
    return _STAFF.search(role) is not None


#: What somebody became only after what is told: `vēlākais profesors`.
_NOT_YET = re.compile(r"\b(?:[Vv]ēlāk|[Tt]opoš|[Nn]ākam)(?:ais|ā|o|ajam|ajai|ajiem)\s$")


#: In whose house a post can be, by its words; others in any that has staff.
_FITS = (
    (re.compile(r"skolotāj|skolni(?:ek|ec)|audzēkn|audzinātāj|klases|mācību (?:pārzin|vadītāj|daļas)|direktor\w+ vietnie\w+ (?:izglītības|audzināšanas|mācību)"), frozenset({"school"})),
    (re.compile(r"\bārst|galvenā mās|virsmās|medmās|feldšer|ķirurg|fizioterapeit|anesteziolog|pediatr|radiolog|ginekolog|kardiolog"), frozenset({"hospital"})),
    (re.compile(r"(?<!i)(?:pro)?rektor|dekān|docent|profesor|lektor"), frozenset({"university"})),
    (re.compile(r"mācītāj|prāvest|ērģelnie|pērminder|diakon|zvanītāj|draudzes"), frozenset({"church"})),
    (re.compile(r"tehnolo"), frozenset({"company"})),
    (re.compile(r"glabātāj|muzejpedago|krājum"), frozenset({"museum"})),
    (re.compile(r"diriģent|kormeistar|koncertmeistar|(?<!skaņu )(?<!gaismu )režisor|horeogrāf|solist|aktier|aktris|scenogrāf|dramatur"), frozenset({"theatre"})),
    (re.compile(r"bibliotekār"), frozenset({"library", "school", "university"})),
    (re.compile(r"^(?:novada |pilsētas )?domes "), frozenset({"municipality"})),
    (re.compile(r"^valdes|akcionār|īpašnie|^padomes|kapitāldaļ"), frozenset({"company", "association", "fund", "bank", "hospital", "union", "chamber"})),
)  # fmt: skip


def stood_for(page: Page, at: int, role: str = "") -> Mention | None:
    """The institution that the words before `at` say the person there stands for: `… , kuras vārdā rīkojas`, `no … puses –`."""
    near = [n for n in page.houses[max(0, _place(page, at) - 6) : _place(page, at)] if at - n.end < _BACK]
    if role.startswith(("deputāt", "ministr")) and near and near[-1].mention.type in ("party", "association", "union", None):
        return None  # `Rīta savienības vārdā deputāts A. Kalns`: not where he sits
    if not near:
        return None
    last = near[-1]
    between = page.text[last.end : at]
    if _OPENS.fullmatch(between):
        return None if last.mention.type in ("party", "media") else last.mention
    before = page.text[max(0, last.start - 6) : last.start]
    if _HEADS_LINE.fullmatch(between) and page.text[max(0, last.start - 1) : last.start] in ("", "\n"):
        return last.mention
    if _LED_BY.fullmatch(between) or (_REPRESENTED.fullmatch(between) and Case.ACC in last.cases) or (_PERSON_OF.fullmatch(between) and Case.GEN in last.cases):
        return last.mention
    if _FROM.search(before) and "\n" not in between and (_SIDE.fullmatch(between) or (_WORDS_ONLY.fullmatch(between) and _joined(page, last.end, at))):
        return last.mention
    if _FROM.search(before) and _SIDE_OF_ALL.fullmatch(between):
        return last.mention
    if Case.ACC in last.cases and _INSTEAD_OF_VERB.fullmatch(between) and _REPRESENTS.search(page.text[_sentence(page, at) : last.start]):
        return last.mention
    for match in reversed(list(_FOR_IT.finditer(page.text, max(0, at - _BACK), at))):
        if re.search(r"\bno (?:vienas|otras|trešās) puses\b|[.;](?=\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+\s)", page.text[match.end() : at]):
            continue
        if any(n.start >= match.end() and not n.generic for n in near):
            continue  # `…, kuru pārstāv A. Roze, un Rīta muzejs, tā direktora …`: the next party has been named
        owner = next((n for n in reversed(near) if n.end <= match.start()), None)
        if owner is not None and not re.search(r"[.;]\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+\s", page.text[owner.end : match.start()]):
            return owner.mention
    return None


def _sentence(page: Page, at: int) -> int:
    """Where the sentence around an offset begins."""
    return page.sentences[bisect_right(page.sentences, at) - 1] if page.sentences and page.sentences[0] <= at else 0


#: Papers that a house hands in by those who sign for it.
_HANDED_IN = re.compile(r"\b(?:iesniegum|vēstul|pieteikum|lūgum|līgum|vienošan|atbild|piedāvājum|priekšlikum|sūdzīb|apliecinājum|deklarācij)\w*", re.I)
_SIGNED = re.compile(r"\b(?:parakstīj\w+|paraksta|parakstīt[sai]|iesniedz\w*|iesniegus\w+|iesniegt[sai]|atsūtīj\w+)\b", re.I)


def signed_for(page: Page, role: str, at: int) -> Mention | None:
    """The one house named before the post in a sentence on its paper that the person signed: `biedrības „…” iesniegums, ko parakstījusi valdes priekšsēdētāja`."""
    start = page.sentences[bisect_right(page.sentences, at) - 1] if page.sentences and page.sentences[0] <= at else 0
    before = page.text[start:at]
    if not role.startswith(("valdes ", "padomes ", "direktor", "prezident", "vadītāj", "priekšsēdētāj", "izpilddirektor", "priekšnie")):
        return None
    if not _HANDED_IN.search(before) or not _SIGNED.search(before):
        return None
    here = [n for n in page.houses if start <= n.start and n.end <= at and not n.generic]
    return here[0].mention if len({page.full(n.mention) for n in here}) == 1 and Case.GEN in here[0].cases else None


def _joined(page: Page, start: int, end: int) -> bool:
    """Whether a verb, a dash or nothing but marks is between: `no Valsts policijas | piedalījās`, no genitive of something else."""
    return any(start <= v < end for v in page.verbs) or not re.search(r"\w", page.text[start:end])


def talked_of(page: Page, house: House, role: str, at: int) -> Mention | None:
    """The institution that a text talks of where a post of somebody's staff stands alone: `Direktora vietniece Ruta Liepa`.

    In a body's own paper it is the body, elsewhere the one of the same sentence, or the one that the document is about.
    """
    own = house.body
    if own is not None and own.type == "ministry" and re.match(r"(?:parlamentār\w+ )?valsts sekretār\w+(?:\s+vietnie\w+)?(?:\s|$)", role):
        return own
    if not _STAFF.search(role) or _NOT_STAFF.search(role) or _NOT_YET.search(page.text, max(0, at - 12), at):
        return None
    fitting = next((kinds for pattern, kinds in _FITS if pattern.search(role)), WITH_STAFF - {"ministry", "court"})
    place = _place(page, at)
    start = page.sentences[bisect_right(page.sentences, at) - 1] if page.sentences and page.sentences[0] <= at else 0
    here = [n for n in page.houses[max(0, place - 12) : place] if n.start >= start]
    if _names_another(page, start, at, here):
        return None
    if page.text[:at].endswith("(") and (acts := next((n for n in here if Case.NOM in n.cases and not page.text[start : n.start].strip(" \n•–-\"„“0123456789.)")), None)) is not None:
        return acts.mention if _types(acts.mention) & fitting else None  # `Biedrība piedāvā ierīkot laukumus (valdes priekšsēdētājs A. Kalns)`
    if here and _WHERE.fullmatch(page.text, here[-1].end, at):
        return here[-1].mention if _types(here[-1].mention) & fitting else None
    over = house.host if house.host is not None and house.host.type in WITH_STAFF else house.body
    body = over if house.own_paper else None
    if here and _AND_HIS.fullmatch(page.text[here[-1].end : at]) and (Case.GEN in here[-1].cases or here[-1].mention.name == here[-1].mention.evidence.quote.strip("„“”«»\"")):
        return here[-1].mention if _types(here[-1].mention) & fitting else None
    if body is not None and _types(body) & fitting and (body.type != "municipality" or _OF_TOWN_HALL.search(role)):
        return body if all(_same(page, n.mention, body) for n in here) else None
    before = [n for n in here if n.mention.type in WITH_STAFF]
    if before and _FREE.search(role) and any(before[-1].end <= v < at for v in page.verbs):
        return None  # `Krasta kinoteātrī notiks režisores A. Rozes …`: who works in many houses is not of the one where something happens
    if before:
        return before[-1].mention if _types(before[-1].mention) & fitting and len({page.full(n.mention) for n in before}) == 1 else None
    if body is not None or _FREE.search(role):
        return None
    return _topic(page, [n for n in page.houses if _types(n.mention) & fitting and not tells_news(n.mention)], at)


#: `AS „Rīts”, kur viesus uzņēma | ražošanas direktors`: who is at home there.
_WHERE = re.compile(r"[”“\"»]?\s*(?:\([^()]*\))?,\s+kur\s+(?:[\w-]+\s+){0,4}?(?:uzņēma|sagaidīja|sveica|izrādīja|rādīja|pastāstīja|stāstīja|iepazīstināja|strādā|strādāja|saka|skaidro|skaidroja)\s+(?:[\w-]+\s+){0,2}?")
#: What a company or an agency is by its name, beside its form.
_BY_NAME = ((re.compile(r"slimnīc|klīnik|poliklīnik|veselības centr|medicīnas centr|ambulanc"), "hospital"), (re.compile(r"skola|ģimnāzij"), "school"), (re.compile(r"muzej"), "museum"), (re.compile(r"teātr|koncertzāl|orķestr"), "theatre"))


def _types(mention: Mention) -> frozenset[str]:
    """What kinds of house an institution is: `SIA „Krasta poliklīnika”` is a company and a hospital."""
    named = (kind for pattern, kind in _BY_NAME if pattern.search(mention.name.lower()))
    own = None if mention.name.endswith("reģions") else mention.type  # a region has no `dome`
    return frozenset(kind for kind in (own, *named) if kind)


def _names_another(page: Page, start: int, at: int, here: list[Named]) -> bool:
    """Whether the sentence has a name in quotes before the post that is no institution known here: it may be the house meant."""
    covered = [(n.start, n.end) for n in here]
    return any(
        not any(a - 1 <= start + m.start() and start + m.end() <= b + 1 for a, b in covered) for m in _QUOTED.finditer(page.text[start:at])
    )


def _topic(page: Page, named: list[Named], at: int) -> Mention | None:
    """The institution that is named most often of those the post could be in: first of them, or twice as often as any other."""
    counts = Counter(page.full(n.mention) for n in named)
    first = {page.full(n.mention): n for n in reversed(named)}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    top, second = first[ranked[0][0]], ranked[1][1] if len(ranked) > 1 else 0
    leads = ranked[0][1] > second and top.start == min(n.start for n in named)
    return top.mention if top.end <= at and (leads or ranked[0][1] >= 2 * second) else None


def _same(page: Page, left: Mention, right: Mention) -> bool:
    return page.full(left) == page.full(right)


def _place(page: Page, at: int) -> int:
    """How many names of institutions begin before an offset."""
    return bisect_left(page.houses, at, key=lambda n: n.start)
