"""The labels that open a block of people, and what they say of those named: who led, took part, was invited or absent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.records import Capacity

#: A word for the meeting in any case, over folded text.
MEETING = r"(?:(?:kop|darba )?(?:sed|sanaksm|sapulc)\w*|tiksan\w*|diskusij\w*|kopsed\w*|sarun(?:as|u)\b|apspried\w*)"
#: How people take part, between the word for the meeting and the verb: `Sēdē attālināti piedalās`.
_HOW = r"(?:(?:attalinati|klatiene|neklatiene|tiessaiste|videokonference|telefoniski|kopa|ari|pavisam|ka) ){0,2}"
_LED = rf"(?:{MEETING} )?(?:(?:sasauc|atklaj|atklaja|vada|vadija)(?:,? (?:un )?(?:atklaj|vada|vadija))*)"
_WHO = r"(?: \d{1,3}(?: no \d{1,3})?)?(?: (?!no\b|uz\b|par\b)[\w-]+){0,4}(?: no \d{1,3})?"

#: The programs and places by which people join, as a label of those who did: `Zoom:`, `MS Teams platformā:`, `Pa tālruni:`.
_CONNECTED = (
    r"(?:(?:pa|caur|no|ar|izmantojot) )?(?:ms teams|teams|microsoft teams|zoom|webex|skype|jitsi|google meet|onlaina|online|talruni|telefonu|telefona|attaluma|talsaisti|videosaiti|"
    r"zale|uz vietas|attalinati|klatiene|tiessaiste)(?:,? (?:platforma|zvana|un (?:zoom|teams|webex|skype|attalinati|onlaina)))?"
)

#: A journey of those who report on it, before its verb: `Komandējumā bija: …`, `Uz Tartu brauca: …`.
_JOURNEY = r"(?:(?:komandejum|brauc(?:ien|e?j)|vizit|ekskursij|celojum|delegacij|grup)[a-z]{1,3}(?: sastava)?(?: uz [a-z]+)?|delegacijas sastava|uz [a-z]+)"

#: How many of how many came, as a label: `No 9 deputātiem ieradušies 8:`, `7 no 9 locekļiem piedalās:`.
_COUNTED = (
    r"(?:no (?:kopa )?\d{1,3}|\d{1,3} no \d{1,3}) (?:[\w-]+ ){1,4}?(?:ierad(?:as|usies)|piedal(?:as|ijas)|klat(?: ir| bija)?|registrejus\w+|sanak\w+)"
    r"(?: (?:tikai|visi|klat|sede|ir))?(?: \d{1,3})?(?: [\w-]+){0,2}(?=\s*[:(–-]\s*[a-z])"
)
#: Whoever is not there, with the reason in a bracket: `Nav Jāņa Kalna (slims)`.
_MISSED = r"nav(?= [a-z]+\.? [a-z-]+(?:(?:, | un )[a-z]+\.? [a-z-]+)* \((?:slim|saslim|attais|komand|atval|darb|prom|gim|arzem|nokav))"
#: Words that open a block of people, over folded text.
_BLOCKS: tuple[tuple[Capacity, re.Pattern[str]], ...] = tuple(
    (capacity, re.compile(pattern))
    for capacity, pattern in (
        (
            Capacity.ABSENT,
            rf"(?:{MEETING} )?(?:(?:[a-z]+ ){{1,3}}del )?(?:nav|nebija) (?:ierad|piedalij|piesledz)ies(?=\s+[a-z])|"
            rf"(?:{MEETING} )?(?:(?:[a-z]+ ){{1,3}}del )?(?:{_MISSED}|nepiedal\w+|neierad\w+|nav ierad\w+|nav piedalij\w+|nav piesle\w+|nepiesle\w+|nav registrejus\w+|prombutne(?= |:)|(?:nav|netika|neatnaca|neatbrauca|truka|trukst)(?=\s*:)|promesos\w+|attaisnot\w*|nebija(?= ierad| piedal|\s*:)|"
            rf"kavej\w*(?=\s*:)|ne[a-z]{{4,14}}as(?=\s*:)|iztrukst\w*|nebija klat|nav klat|atvainoj(?:as|usies|usas|ies)|atvainojumi|slimo(?=\s*:))(?:{_WHO}(?=\s*[:(–-])|(?=\s))?",
        ),
        (
            Capacity.INVITED,
            rf"(?:(?:{MEETING} )?(?:uzaicinat\w*|pieaicinat\w*|aicinat[ieas]+|klausitaj\w*|viesis|viesi|viesna(?=\s*:)|viesu statusa)(?:{_WHO}(?=\s*[:(–-]))?|"
            rf"noverotaj[is](?=\s*:)|citi klatesosie|(?:pie mums )?(?:ciemos|viesos)(?: (?:ir|bija|ieradas|ieradusies|atnaca|atbrauca))?(?=\s*:)|ciemin(?:i|s)(?=\s*:)|"
            rf"{MEETING} (?:apsveic|apsveica|sveic|sveica|pagodina|pagodinaja|apmekle|apmekleja)(?=\s*:))",
        ),
        (
            Capacity.PARTICIPANT,
            rf"(?:(?:bez|ar) )?(?:balsstiesib\w+|balsstiesig\w+|balss tiesib\w+)(?: (?:\w+ ){{0,2}}?(?:locekl\w+|parstavj\w+|dalibniek\w+|deputati))?(?=\s*[:(–-]|\s*$)|"
            rf"(?:{MEETING} )?ar (?:balsstiesibam|padomdevej\w* tiesibam|balss tiesibam|noverotaja tiesibam) (?:{MEETING} )?(?:piedal\w+)?",
        ),
        (
            Capacity.CHAIR,
            rf"(?:{MEETING} (?:vaditaj[sa]|priekssedetaj[sa](?=\s*[:–-])|priekssedis(?=\s*[:–-]))(?! p\.)|{_LED}(?=\s*[:–-]|\s*$|\s+\S)|"
            rf"(?:{MEETING} )?(?:priekssedeja|prezideja)(?=\s*[:–-])|"
            rf"vaditaj[sa](?=\s*[:–-])|(?:(?:padomes|valdes|komisijas|komitejas|darba grupas|domes|biedribas) )?(?:priekssedetaj[sa]|priekssedis)(?=\s*:))",
        ),
        (
            Capacity.SECRETARY,
            rf"(?:{MEETING} )?(?:protokole\b|protokoleja\b|protokolis\w+|protokols(?=\s*:\s*(?!nr)[a-z]+\.? ?[a-z])|protokolu (?:raksta|rakstija|sagatavoja)|protokoletaj[sa]|piezimes (?:sagatavoja|pierakstija|pieraksta|izdarija|raksta|rakstija|veica|veidoja|vedusi|vedis|fikseja)|"
            rf"pierakst(?:a|ija)(?=\s*$)|pierakst(?:a|ija)(?: \w+)?(?=\s*:|\s+[a-z]+(?:\s+[a-z-]+)?\.?\s*$|\s+[a-z]\.)|pierakstu (?:veica|veidoja|sagatavoja)|"
            rf"raksta(?=\s*:|\s+[a-z]{{1,2}}\.\s?[a-z-]+\s*$|\s+[a-z]+ [a-z-]+\s*$)|sekretar[se](?=\s*:)|sekretar[se](?=\s*[–-])|sekretare?s?(?=\s+[a-z]\.))",
        ),
        (
            Capacity.PARTICIPANT,
            rf"(?:{_COUNTED}|(?:valdibas|valsts|darba (?:deveju|nemeju)|arodbiedrib\w+|pasvaldib\w+|uznemeju|ministrijas|nevalstisko organizaciju|nvo|latvijas|lietuvas|igaunijas) puse(?=\s*\(|\s*$)|delegacij(?:as|u sastavs?|a)(?=\s*:)|(?:latvijas|lietuvas|igaunijas|polijas|somijas) delegacija(?=\s*:)|(?:{MEETING} {_HOW})?(?:piedal(?:as|ijas|ijusies|ijies)|ierad(?:as|usies)|registrejus\w+){_WHO}(?=\s*[:(–-]|\s*$)|"
            rf"(?:{MEETING} )?(?:piedal(?:as|ijas|ijusies)|ierad(?:as|usies)|klatesos\w+|klat(?: ir| bija)?)(?:,? (?!par\b)[\w-]+){{5,12}}(?=\s*:\s*$)|"
            rf"(?:{MEETING} {_HOW})?piedal(?:as|ijas)(?= )|klat (?:ir|bija|esam|bijam)(?: ari)?(?= )|{_JOURNEY} (?:bija|bijam|ir|devas|devamies|brauca|braucam|piedalijas|piedalas)(?=\s*:)|(?:attalinati|klatiene|neklatiene|tiessaiste|videokonference|ar videozvanu)(?: (?:un |, )?(?:attalinati|klatiene))?(?: piedal\w+)?(?=\s*[:(–-]|\s*$)|klatesos\w+{_WHO}(?=\s*[:(–-]|\s*$)|klat(?: ir| bija| ari| esos\w+)?{_WHO}(?=\s*[:(–-]|\s*$)|(?:pie (?:\w+ )?galda )?(?:ir|bija|bijam|esam|atnaca|atbrauca|sanaca|sanakusi|pulcejas|pulcejusies|sapulcejas|sedas|apsedas|sedeja|sed)(?: (?:ari|sadi|visi|kopa|\d{{1,2}}|divi|divas|tris|cetri|cetras|pieci|piecas|sesi|sesas|septini|septinas|astoni|astonas|devini|devinas|desmit))?(?=\s*:)|"
            rf"(?:i{{1,3}}v?\.? )?kas (?:(?:ir|bija|visi|mes) )?(?:klat|bija|ieradas|atnaca|sanaca|piedalijas|piedalas|pieslegusies|pieslegusas)(?: (?:bija|ari|{MEETING}))?\??(?=\s*[:(–-]|\s*$)|"
            rf"(?:{MEETING}|pie galda)(?=\s*:\s*[a-z]{{1,14}}\.? ?[a-z-]+(?: [a-z-]+)?\s*[(,;])|"
            rf"{_CONNECTED}(?=\s*[:(–-]\s*\S)|(?:{MEETING} |semināra |citi |parejie )?dalibnieki(?=\s*[:(–-]|\s*$|\s+no\b)|"
            rf"(?:(?:dalibnieku|klatesoso|dalibas) (?:saraksts|registracija\w*|registrs|lapa)|registracijas (?:lapa|saraksts)|(?:\w+ )?(?:piesleg(?:usies|usas|as|ties)|piesledz(?:as|ies))(?: ari)?)(?=\s*[:(–-]|\s*$)|"
            rf"(?:attalinati|telefoniski|videokonference|tiessaiste|klatiene|ar videozvanu) (?:piesleg|piedal)(?:usies|usas|as|ies|jas|ijas)(?= )|"
            rf"(?:domes |padomes |komisijas |valdes |komitejas |darba grupas )?(?:deputati|locekli)(?=\s*:)|"
            rf"(?:(?:pasvaldibas|domes|novada|administracijas|skolas|kancelejas|ministrijas|parvaldes|biroja|sekretariata|projekta)(?: administracijas)? )"
            rf"(?:darbinieki|specialisti|parstavji|parstavis|parstave|amatpersonas|komanda|vadiba)(?=\s*:)|klausas(?=\s*:)|(?:\w+ ){{1,3}}sastavs(?=\s*:\s*$)|{MEETING} (?:ir )?parstavet\w+{_WHO}(?=\s*:)|no (?:\w+ ){{1,7}}(?:\([^()]{{2,40}}\) )?(?:\w+ ){{0,3}}puses(?=\s*:))",
        ),
    )
)
#: Labels that only begin a line and never stand inside one.
_LABEL_END = re.compile(r"\s*(?:\([^)]*\)|/\s*[a-z]+(?: [a-z]+){0,2}(?=\s*[:\n]))?\s*[:–‒—-]?\s*")
#: A sentence about who came, inside a paragraph that tells it of all: `… Sanāksmē piedalās A. Roze. Nav ieradies B. Kalns.`
_SENTENCE = re.compile(rf"(?:{MEETING} {_HOW}(?:ne)?piedal\w+|{MEETING} nav (?:piedalij|ierad|piesle)\w+|(?:attalinati|telefoniski|videokonference|tiessaiste) \w+|nav (?:ierad|piedalij|piesle)\w+|{_MISSED}|neierad\w+|nepiedal\w+|protokole\b)")
_INLINE = re.compile(r"(?<=[\s.;,])(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])|(?<=[,;]\s)(?=protokolē)")


class Label(NamedTuple):
    """What opens a block: how those named took part, where the label ends, and whether a colon makes it sure."""

    capacity: Capacity
    end: int
    sure: bool


def label_at(low: str, start: int = 0) -> Label | None:
    """The label that begins at `start` in folded text, or nothing.

    >>> label_at("sede nepiedalas: j. ozols").capacity.value, label_at("uzaicinatas personas: a. liepa").end
    ('absent', 22)
    >>> label_at("piedalisies visi") is None
    True
    """
    for capacity, pattern in _BLOCKS:
        match = pattern.match(low, start)
        if match and (match.end() >= len(low) or not low[match.end()].isalnum()):
            end = _LABEL_END.match(low, match.end())
            stop = end.end() if end else match.end()
            return Label(capacity, stop, ":" in low[match.start() : stop + 1])
    return None


def labels_in(text: str, low: str) -> Iterator[tuple[int, Label]]:
    """The labels inside a passage, which may hold several blocks one after the other; the first may stand anywhere."""
    reach = 0
    for start in [0, *(m.start() for m in _INLINE.finditer(text))]:
        label = label_at(low, start) if start >= reach else None  # `VADA:` of `SĒDI VADA:` opens nothing by itself
        told = start > 1 and text[start - 2] in ".;" and _SENTENCE.match(low, start)
        if label and (start == 0 or label.sure or told or label.capacity in (Capacity.CHAIR, Capacity.SECRETARY)):
            if start and label.capacity is Capacity.CHAIR and not label.sure and not re.match(rf"{MEETING} ", low[start:]):
                continue
            reach = label.end
            yield start, label
