"""What the title of a slide says of the lines below it: that they are asked for, promised, or still to come."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.commitments.lines import Line
from extractors.records import CommitmentKind


class Announced(NamedTuple):
    """The kind of the lines below, and whether they are the works of the one who speaks when the title names nobody."""

    kind: CommitmentKind
    own: bool


_OVER = re.compile(
    r"\b(?:paveik\w+|izdarīt\w*|padarīt\w*|īstenot\w+|izpildīt\w*|notikuš\w+|pagājuš\w+|realizēt\w+|rezultāt\w+|sasniegt\w*|sasniegum\w*|līdz šim|līdzšinēj\w*|esam|"
    r"atskat\w*|vēstur\w*|darījām|darīja|mācīb(?:as|ām)|secinājum\w*|kļūd\w+|jau \w+(?:ts|ta|ti|tas|jis|jusi|juši))\b"
)
_FROM = r"(?:no|pie|priekš)"
_ASKED = re.compile(
    rf"\b(?:lūdzam|lūdz|lūgum\w*|aicinām|aicina|aicinājum\w*|ieteikum\w*|iesakām|rekomendācij\w*|prasām|pieprasām|gaidām|sagaidām)\b|\bpriekšlikum\w*\s+\w+(?:ai|am|im|ei|iem|ām|ēm)\b"
    rf"|\bmums (?:ir )?(?:vajag|vajadzīg\w*|nepieciešam\w*)\b|\b(?:vajag|vajadzīg[sa]|nepieciešam[sa]) (?:jūsu )?(?:palīdzīb|atbalst)\w*|\b(?:vajadzīg\w*|nepieciešam\w*|vajag|vajadzēs|gribam|vēlamies)\s+(?:\w+\s+)?{_FROM}\s|\b(?:kāds|kāda) (?:atbalsts|palīdzība) (?:mums )?(?:vajadzīg|nepieciešam)\w*"
)
_PROMISED = re.compile(r"\b(?:sola|solām|solās|solām?ies|solījum\w*|apsola|apsolām|apņemas|apņemamies|apņemšan\w+|uzņemas|uzņemamies|garantējam|garantē|mūsu saistības)\b")
_COMING = re.compile(
    r"\b(?:(?:ko|kas) (?:mēs )?(?:vēl )?(?:darīs\w*|plāno\w*|paveiks\w*|veiks\w*|ieviesīs\w*|sāks\w*|notiks|sekos|jādara|darāms|gaida\w*|priekšā)|kas(?: būs)? tālāk|kā tālāk|un tālāk|"
    r"tālāk(?:ie|ais|ā|ās)?|turpmāk\w*|nākam\w+|nākotn\w+|plāni|plānos|plānots|plānojam|plāno|iecer\w+|ceļa karte|ceļvedis|laika (?:grafiks|plāns|līnija)|kalendār\w+|"
    r"(?:darbu|darba|pasākumu|ieviešanas|rīcības|īstenošanas) (?:grafiks|plāns|kalendārs)|kas, kad|darāmais|darāmie|darāms|priekšā stāv\w*|gaidām(?:ais|ie|ās)|"
    r"(?:at|pa)lik(?:uš(?:ie|ais) (?:darb|uzdev)\w+|ušais)|kas (?:vēl )?(?:at|pa)licis(?: \w+)*|jā(?:iz|pa|ie|sa|at|no|uz)?(?:dara|veic|paspēj|pagūst|pabeidz|turpina|risina|sakārto|ievieš|īsteno|izpilda|pilda|nokārto|gatavo|uzsāk|sāk|apgūst|nodod))\b"
)
#: Who is to do what: `Kas ko dara?`, `Kurš raksta pieteikumu?`
_WHO_DOES = re.compile(r"\W*(?:kas|kurš|kura|kuri)\s+(?:ko|par ko|kad|un kad)?\s*(?:dara|darīs|atbild|atbildēs|raksta|rakstīs|gatavo|gatavos|sagatavo|sagatavos|veic|veiks|rīko|rīkos|organizē|uzņemas|uzņemsies|kārto|ved|vedīs|būvē|būvēs|apmāca|apmācīs)\b[^?]{0,40}\?")
#: A year, and whose works in it are told: `2031. gads – ko dara skolas`, `2031. gadā`.
_YEAR = re.compile(r"\W*(?P<year>20\d\d)\.?(?:\s?[/–-]\s?(?:20)?\d\d\.?)?(?:\s*(?:mācību |m\.\s?)?(?:gad[sāau]|g\.))?(?:\W+(?:\w+\s+)?(?:darb|dar[aāīu]|pasākum|rīcīb|prioritāt|mērķ|uzdevum|aktivitāt|soļ)\w*.*|\W*)$")
#: Whose works they are when a title tells of many: never the speaker's alone.
_MANY = re.compile(r"\b(?:pašvaldīb|skol|ministrij|partner|novad|iestād|uzņēm|dalībniek|biedr|komersant|valst|slimnīc|reģion|organizācij)\w*")


def announced(title: str, today: int | None) -> Announced | None:
    """What the title in small letters announces; `today` is the year of the talk, before which nothing is still to come.

    >>> announced("ko lūdzam no ministrijas?", 2031).kind.value, announced("partneri sola", 2031).kind.value
    ('requested', 'promised')
    >>> announced("2032. gads – ko darām", 2031), announced("ko esam paveikuši 2031. gadā", 2031)
    (Announced(kind=<CommitmentKind.PLANNED: 'planned'>, own=True), None)
    """
    if len(title) > 90 or _OVER.search(title):
        return None
    if _WHO_DOES.match(title):
        return Announced(CommitmentKind.PLANNED, False)
    many = _MANY.search(title) is not None
    if _ASKED.search(title):
        return Announced(CommitmentKind.REQUESTED, False)
    if _PROMISED.search(title):
        return Announced(CommitmentKind.PROMISED, not many)
    year = _YEAR.match(title)
    if (year and (today is None or int(year["year"]) >= today)) or _COMING.search(title):
        return Announced(CommitmentKind.PLANNED, not many)
    return None


#: A line that says for whom it speaks without a name: `Visi: …`, `Mazās skolas: …`.
_UNNAMED = re.compile(
    r"\W*(?:vis(?:i|as|iem|ām)|katr[ai]\w*|(?:[\w-]+ )?(?:pašvaldīb|skol|ministrij|partner|novad|iestād|uzņēm|dalībniek|biedr|speciālist|vadītāj|direktor|"
    r"skolotāj|koordinator|eksperti|komersant|iedzīvotāj|jaunieš|valsts|sekretariāt|valde|padome)\w*)(?:\s[^:–—.]{0,30})?(?::|\s[–—])\s",
    re.IGNORECASE,
)


def speaks_for_unnamed(text: str) -> bool:
    """Whether the line begins with some that have no name, whose task it is then.

    >>> [speaks_for_unnamed(t) for t in ("Visi: līdz maijam iesniedz datus", "Mazās skolas: divi semināri", "maijā: divi semināri")]
    [True, True, False]
    """
    return _UNNAMED.match(text) is not None


_LONGEST_QUESTION = 60  # code points


def is_question(text: str, above: Line, line: Line) -> bool:
    """Whether a line of slides is nothing but a short question without a bullet behind one that has a bullet: it heads what stands below it."""
    bare = line.start == line.passage.start and not line.cell and text[line.end - 1 : line.end] == "?" and line.end - line.start <= _LONGEST_QUESTION
    return bare and above.item and above.start > above.passage.start and text[line.start].isupper()
