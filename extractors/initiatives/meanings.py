"""What a label says of what stands behind it: who takes part as what, a term, a budget; and of which kind of initiative."""

from __future__ import annotations

import re

from extractors.dates.words import folded
from extractors.records import Part

_OF = r"(?:projekt\w*|programm\w*|tikl\w*|memorand\w*|deklaracij\w*|ligum\w*|plan\w*|konferenc\w*|forum\w*|pasakum\w*|seminar\w*|kampan\w*|festival\w*)"
_KIND_OF = tuple((re.compile(rf"(?:^|\s){stem}"), kind) for stem, kind in (
    ("projekt", "project"), ("programm", "programme"), ("tikl", "network"), ("dibinataj", "network"), ("memorand", "agreement"), ("ligum", "agreement"),
    ("deklaracij", "declaration"), ("plan", "plan"), ("konferenc", "event"), ("forum", "event"), ("pasakum", "event"),
    ("seminar", "event"), ("kampan", "event"), ("festival", "event"),
))  # fmt: skip
#: What a label says of what stands behind it, over folded text; the first that fits.
_SAID: tuple[tuple[Part | str, str], ...] = tuple(
    (meaning, rf"(?:{_OF}\s+)?(?:{pattern})\s*(?:\([^)]*\))?$")
    for meaning, pattern in (
        (Part.LEAD, r"(?:(?:vadosais|galvenais) partneris|lp|vadosa iestade|(?:galvenais )?istenotaj\w*|iesniedzej\w*|pieteicej\w*|izstradataj\w*|apsaimniekotaj\w*|"
                    r"koordinator\w*|koordinejosa iestade|vada|koordine|isteno|ievies|istenosanu vada|projektu (?:vada|isteno|koordine)|finansejuma sanemej\w*|atbildig\w+ (?:iestade|institucija|par \w+)|pasutitaj\w*|vadosa organizacija)"),
        (Part.FUNDER, r"(?:lidz)?finansetaj\w*|(?:lidz)?finansejums? avots?|finansejuma avot\w*|donor\w*(?! ?valsts partner)|(?:lidzeklu|finansejuma|naudas|granta) devej\w*|(?:finansu )?lidzekli|devejvalst\w*|pieskirejs?|kas (?:maksa|finanse|sedz|atbalsta|dod naudu)|maksa|sedz|finanse|lidzfinanse|finansiali atbalsta|atbalsta|(?:generalais )?(?:atbalstitaj|sponsor)\w*"),
        (Part.ORGANISER, r"(?:pasutitaj\w* un )?(?:lidz)?(?:organizator|rikotaj)\w*(?: un pasutitaj\w*)?|(?:riko|organize)"),
        (Part.SIGNATORY, r"parakstitaj\w*|(?:ligumsledzej\w*|memoranda )?puses|dalibvalstis|parakstija|paraksta"),
        (Part.PARTNER, r"(?:(?:sadarbibas|donorvals\w+|arvalstu|projekta|starptautisk\w+|vietej\w+|asociet\w+|iesaistit\w+|piesaistit\w+|pareji?e?|citi|galven\w+) )*partner(?:i|is|e|es|(?:u )?(?:organizacij|institucij|iestad|skol|pasvaldib|augstskol|uznem)\w*)(?: ?(?:nr\.? ?)?\d{1,2})?|pp ?\d{1,2}|sadarbiba ar|kopa ar|lidzistenotaj\w*|"
                       r"(?:musu|projekta) partneri|sadarbibas (?:iestad|organizacij|institucij)es|(?:projekta )?konsorcijs|partneru (?:saraksts|loks|komanda)|(?:projekta )?partneriba|"
                       r"kas mes esam|(?:kas )?(?:ir )?kopa ar mums|kopa ar ko|ar ko kopa|(?:kopa )?ar ko (?:kopa )?(?:stradajam|darbojamies|sadarbojamies|istenojam)"),
        (Part.MEMBER, r"(?:tikla )?(?:dibinataj\w*|dalibniek\w*|biedri|dalibpasvaldibas|dalibskolas|dalibiestades|loceklis|locekli)|tikla ir|tikla darbojas|tiklu veido"),
        (Part.PARTICIPANT, r"(?:izmeginajum\w*|pilot\w*|eksperiment\w*) (?:posm[sa]|gaita|skol[au]s?|iestad\w*|pasvaldib\w*|bibliotek\w*|novad\w*|slimnic\w*|grup[au]s?)"),
        ("term", r"(?:istenosanas |norises |darbibas |planotais |izpildes )*(?:laiks|termins|periods|ilgums)|norise|datums"),
        ("budget", r"(?:kopejais |kopejas |planotais |attiecinamas |attiecinamais |pieskirtais |pieskirta |apstiprinatais |publiskais |projekta |pieejamais )*(?:budzets|izmaksas|finansejums|finansejuma apjoms|summa|nauda)"),
    )
)  # fmt: skip
_MEANINGS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _SAID)
_ANY_MEANING = re.compile("|".join(pattern for _, pattern in _SAID))  # most lines have none, which one look tells
#: `Projektu īstenotāji`: each runs one of its own.
_OF_SEVERAL = re.compile(r"(?:projektu|programmu|planu) (?:istenotaj|iesniedzej|pieteicej|koordinator)i$")
_NUMBERED = re.compile(r"^(?:\d+\.)+\s*")


def meaning_of(label: str) -> tuple[Part | str, str | None] | None:
    """The part, `term` or `budget` that a label tells, with the kind of initiative that it names, if it names one.

    >>> meaning_of("Projekta partneri"), meaning_of("Vadošais partneris")
    ((<Part.PARTNER: 'partner'>, 'project'), (<Part.LEAD: 'lead'>, None))
    """
    low = " ".join(folded(label).split()).strip(" :")
    low = _NUMBERED.sub("", low)
    if not _ANY_MEANING.match(low) or _OF_SEVERAL.match(low):
        return None
    for meaning, pattern in _MEANINGS:
        if pattern.fullmatch(low):
            return meaning, kind_of(low)
    return None


def kind_of(low: str) -> str | None:
    """The kind of initiative that one of the folded words names."""
    return next((kind for pattern, kind in _KIND_OF if pattern.search(low)), None)
