"""Where a document names an initiative: in quotes beside its kind, behind a label, or as a proper name that ends in its kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.dates.words import folded
from extractors.initiatives.about import find_about
from extractors.initiatives.apposed import find_apposed
from extractors.initiatives.asked import METHOD as ASKED
from extractors.initiatives.asked import find_asked
from extractors.initiatives.billed import find_billed
from extractors.initiatives.founded import find_founded
from extractors.initiatives.headed import find_headed, find_headed_network
from extractors.initiatives.known import BRANDS, find_branded, find_yearly
from extractors.initiatives.labels import Labelled
from extractors.initiatives.months import find_months
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.occasions import HELD, YEAR, find_occasions
from extractors.initiatives.own import WAY, find_acronym, find_own_agreement, find_own_project, find_own_title
from extractors.initiatives.placed import find_behind_label, find_in_column, find_in_list
from extractors.initiatives.planned import find_planned
from extractors.initiatives.proper import YEARS, find_proper
from extractors.initiatives.quoted import find_quoted
from extractors.initiatives.signed import METHOD as SIGNED
from extractors.initiatives.signed import find_signed, without_shorter
from extractors.names.quotes import quoted_spans
from extractors.records import OUT_OF_FLOW, Document, Header, Mention, Passage


def find_named_initiatives(
    document: Document, header: Header, institutions: Sequence[Mention], labelled: Sequence[Labelled] = (),
    people: Sequence[Mention] = (), places: Sequence[tuple[int, int]] = (),
) -> tuple[NamedInitiative, ...]:  # fmt: skip
    """The mentions in order, each name with one kind throughout the document; `places` are the spans of names of places."""
    found: dict[tuple[int, int], NamedInitiative] = {}
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW and not (p.end - p.start < 200 and WAY.search(document.text, p.start, p.end))]
    lead = next((place for place, p in enumerate(flow[:8]) if p.end - p.start > 150), None)
    bodies = sorted(institutions, key=lambda m: m.evidence.start)
    starts = [m.evidence.start for m in bodies]
    persons = sorted((m.evidence.start, m.evidence.end) for m in people)
    own = find_own_title(document, header, flow) or find_own_agreement(document, flow) or find_planned(document, flow, bodies)
    if own is not None:
        found[own.mention.evidence.start, own.mention.evidence.end] = own
    for founded in find_founded(document, flow, bodies):
        found[founded.mention.evidence.start, founded.mention.evidence.end] = founded
    for billed in find_billed(document, flow, bodies):
        found.setdefault((billed.mention.evidence.start, billed.mention.evidence.end), billed)
    for monthly in find_months(document, flow, bodies):
        found[monthly.mention.evidence.start, monthly.mention.evidence.end] = monthly
    for place, passage in enumerate(flow):
        near = bodies[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        for named in (
            *find_behind_label(document, flow, place),
            *find_in_column(document, flow, place),
            *find_in_list(document, flow, place),
            *find_asked(document, flow, place),
            *find_headed(document, flow, place),
            *find_quoted(document, passage, near),
            *find_apposed(document, passage, near, persons[bisect_left(persons, (passage.start, 0)) : bisect_left(persons, (passage.end, 0))], places),
            *find_branded(document, passage),
            *find_yearly(document, passage),
            *find_about(document, passage, first=place < 3 or place == lead),
            *find_signed(document, passage, near),
            *find_proper(document, passage, near),
            *find_occasions(document, flow, place, near),
            *find_headed_network(document, flow, place),
        ):
            at = named.mention.evidence
            if named.mention.method == "initiatives:headed" and named.doubtful and any(a < at.end and at.start < b for a, b in persons):
                continue
            if named.mention.method == "initiatives:proper name" and any(a == at.start and " " in document.text[a:b] for a, b in persons):
                continue  # `Ilze Krūze projekta gaitā`
            if all(_holds(found[a, b], named) for a, b in found if a < at.end and at.start < b):
                found[at.start, at.end] = named
    project = find_acronym(document, header, flow, bodies)
    if project is not None or not any(n.mention.type == "project" for n in found.values()):
        project = project or find_own_project(document, header, flow, labelled, bodies)
        if project is not None:
            found = {s: n for s, n in found.items() if not (s[0] < project.mention.evidence.end and project.mention.evidence.start < s[1])}
            found[project.mention.evidence.start, project.mention.evidence.end] = project
    called = {inner for m in bodies for inner in _inside_quotes(m.name)}
    found = {s: n for s, n in found.items() if not (n.mention.type == "network" and n.mention.name.casefold() in called)}  # a body by another noun
    titled = {n.noun for n in found.values() if n.mention.method == "initiatives:quoted agreement"}
    found = {s: n for s, n in found.items() if n.mention.method not in ("initiatives:paper about", SIGNED) or n.noun not in titled}  # by its title elsewhere
    found = dict(zip(found, _under_long_names(document, list(found.values())), strict=True))
    ordered = [n for n in without_shorter([n for _, n in sorted(found.items())], flow[0] if flow else None) if not (header.kind == "presentation" and _shown_at(document, n, flow))]
    return tuple(_one_kind(_worth_keeping(document, _shortened_too(document, _called(document, ordered)))))


def _holds(own: NamedInitiative, named: NamedInitiative) -> bool:
    """Whether the title of the agreement that the paper is names what it is about: `Līgums par projekta „…” īstenošanu`."""
    about = named.mention.type in ("project", "programme", "network") and named.mention.method.startswith("initiatives:quoted")
    at, whole = named.mention.evidence, own.mention.evidence
    return about and own.mention.method == "initiatives:own agreement" and whole.start < at.start and at.end < whole.end


def _shown_at(document: Document, named: NamedInitiative, flow: Sequence[Passage]) -> bool:
    """Whether the slides were shown at the event: it stands among their first lines, in no sentence, and nowhere else."""
    at = named.mention.evidence
    line = next((p for p in flow[:6] if p.start <= at.start < p.end), None)
    told = line is None or HELD.search(document.text, line.start, line.end) is not None
    return named.mention.type == "event" and not (named.own or told) and document.text.count(at.quote) == 1


def _called(document: Document, found: Sequence[NamedInitiative]) -> list[NamedInitiative]:
    """`Uzņēmēju diena „Ražots laukos”` is one: what stands right before a quoted name, or below the heading that asks for it, only says what that is, here and elsewhere."""

    def touch(one: NamedInitiative, other: NamedInitiative) -> bool:
        plain = one.mention.method in ("initiatives:proper name", "initiatives:occasion") and other.mention.method.startswith(("initiatives:quoted", "initiatives:apposed"))
        return plain and not document.text[one.mention.evidence.end : other.mention.evidence.start].strip(' \n„“"«')

    def answers(one: NamedInitiative, other: NamedInitiative) -> bool:
        asked = other.mention.method == ASKED and one.mention.method == "initiatives:proper name" and one.mention.type == other.mention.type
        return asked and not document.text[other.mention.evidence.end : one.mention.evidence.start].strip(' \n”“"»?:.')

    pairs = [(one, other) for one, other in pairwise(found) if touch(one, other)]
    pairs += [(one, other) for other, one in pairwise(found) if answers(one, other)]
    same = {one.mention.name: other.mention.name for one, other in pairs}
    beside = {one.mention.id for one, _ in pairs}
    return [
        replace(n, mention=replace(n.mention, name=same[n.mention.name])) if n.mention.name in same else n
        for n in found if n.mention.id not in beside
    ]  # fmt: skip


#: Right behind a quoted name its short one, or that in another language: `„Zaļais līcis” (GreenBay)`.
_IN_BRACKETS = re.compile(r"[”“»\"]?\s\((?:turpmāk\s*[–—-]?\s*|saīsin\w+\s*[–—-]?\s*|angl\w*\.?\s+)?[„“\"«]?(?P<short>[^()„“”\"«»]{3,60})[”“\"»]?\)")


def _under_long_names(document: Document, found: Sequence[NamedInitiative]) -> list[NamedInitiative]:
    """The mentions, those by a name that stands in brackets behind another under the other."""
    long: dict[str, str] = {}
    for each in found:
        behind = _IN_BRACKETS.match(document.text, each.mention.evidence.end)
        if behind is not None and folded(behind["short"]) != folded(each.mention.name):
            long.setdefault(folded(behind["short"]), each.mention.name)
    return [replace(n, mention=replace(n.mention, name=long[key])) if (key := folded(n.mention.name)) in long else n for n in found]


def _inside_quotes(name: str) -> list[str]:
    return [name[a:b].casefold() for a, b in quoted_spans(name, 0, len(name))]


def _shortened_too(document: Document, found: list[NamedInitiative]) -> list[NamedInitiative]:
    """With names that are the end of a longer one taken for it: `Modernizācijas plāns` of `Valsts pārvaldes Modernizācijas plāns`."""
    times = Counter(n.mention.name for n in found)
    plain = {n.mention.name for n in found if not _written_small(document, n.mention)}
    own = {n.mention.name for n in found if n.own}
    dated = {n.mention.name: bare for n in found if not n.own and (bare := YEARS.sub("", n.mention.name)) != n.mention.name}
    ends = {folded(name): name for name in plain - dated.keys() if " " in name}
    # what stands with its years here and more often without them, or so in the title, has a name without years
    short = {
        name for name, bare in dated.items()
        if any(folded(bare).endswith(end) and (plainly in own or times[plainly] > times[name]) for end, plainly in ends.items())
    }  # fmt: skip
    found = [replace(n, mention=replace(n.mention, name=dated[n.mention.name])) if n.mention.name in short else n for n in found]
    names = {n.mention.name for n in found}
    titled = {YEARS.sub("", name): name for name in sorted(own)}
    yearly = {YEAR.sub("", name): name for name in sorted(names) if YEAR.search(name)}
    out = []
    for named in found:
        if named.mention.type == "event" and named.mention.name in yearly:
            named = replace(named, mention=replace(named.mention, name=yearly[named.mention.name]))
        elif named.mention.method == "initiatives:proper name" and named.mention.name in titled:
            named = replace(named, mention=replace(named.mention, name=titled[named.mention.name]))  # the paper's own, without its years
        elif named.mention.method.startswith("initiatives:quoted") and (nominative := _nominative_of(named.mention.name, names)):
            named = replace(named, mention=replace(named.mention, name=nominative))
        cup = named.mention.name.removesuffix("kausa izcīņa") + "kauss"
        if cup in names:  # `Upes kausa izcīņa` beside `Upes kauss`
            named = replace(named, mention=replace(named.mention, name=cup))
        longer = [n for n in names if n != named.mention.name and folded(n).endswith(" " + folded(named.mention.name))]
        if not longer and named.mention.type == "event" and named.mention.name.count(" ") > 1:
            longer = [n for n in names if _within(named.mention.name, n)]
        if len(longer) == 1 and named.mention.method in ("initiatives:proper name", "initiatives:paper about"):
            named = replace(named, mention=replace(named.mention, name=longer[0]))
        out.append(named)
    return out


def _within(short: str, long: str) -> bool:
    """Whether a name leaves out words of the other: `Dziesmu un deju svētki` of `XXVI Vispārējie latviešu Dziesmu un XVI Deju svētki`."""
    words, rest = folded(short).split(), folded(long).split()
    remaining = iter(rest)
    return len(words) < len(rest) and words[-1] == rest[-1] and all(word in remaining for word in words)


def _nominative_of(name: str, names: Collection[str]) -> str | None:
    """The name of which this is the genitive: `Upes sargu` beside `Upes sargi`."""
    last = name[-1:]
    endings = {"u": ("i", "as", "es"), "a": ("s", "is")}.get(last, ())
    return next((other for ending in endings if (other := name[:-1] + ending) in names), None)


def _worth_keeping(document: Document, found: Sequence[NamedInitiative]) -> Iterator[NamedInitiative]:
    """Plans and strategies that are only referred to once may be mere papers: doubtful, until somebody takes part in them."""
    listed = {folded(n.mention.name) for n in found if n.mention.method == "initiatives:list"}
    times = Counter(folded(n.mention.name) for n in found)
    for named in found:
        mention = named.mention
        if mention.method == "initiatives:proper name" and folded(mention.name) not in listed:
            if _written_small(document, mention):
                continue  # a common phrase
            first = mention.name.split()[0]
            if mention.name.count(" ") == 1 and first not in BRANDS and not re.search("[–-][A-Z]", first) and mention.type not in ("event", "declaration"):
                continue  # the short form of a name that does not stand here
        dated = mention.method == "initiatives:proper name" and named.noun != "pamatnostādnes" and YEARS.search(mention.name) is not None
        once = mention.type == "plan" and not named.labelled and not _named_strategy(named) and times[folded(mention.name)] < 2 and not dated
        yield replace(named, doubtful=True) if once else named


def _named_strategy(named: NamedInitiative) -> bool:
    """Whether a strategy bears a name in quotes: more than a paper; so named a plan may be of a piece of land, and a guide a book."""
    return named.mention.method.startswith("initiatives:quoted") and named.noun == "stratēģija"


def _written_small(document: Document, mention: Mention) -> bool:
    """Whether the words of a proper name also stand without a capital, as those of a common phrase do."""
    if mention.method != "initiatives:proper name":
        return False
    stem = mention.name.rpartition(" ")[0] if mention.type != "event" else mention.name[:-2]
    small = re.escape(stem[:1].lower() + stem[1:])
    return bool(stem) and re.search(rf"(?<![A-ZĀČĒĢĪĶĻŅŠŪŽ]){small}(?:\s|\w{{1,3}}\b)", document.text) is not None


def _one_kind(found: Iterator[NamedInitiative]) -> Iterator[NamedInitiative]:
    """Each name with the kind and noun of its first mention that was not told by a label or, failing that, of its first."""
    kept = list(found)
    kinds: dict[str, tuple[str | None, str, str]] = {}
    for named in sorted(kept, key=lambda n: (n.mention.method == "initiatives:label", n.mention.evidence.start)):
        kinds.setdefault(folded(named.mention.name), (named.mention.type, named.noun, named.mention.name))
    for named in kept:
        kind, noun, name = kinds[folded(named.mention.name)]
        yield replace(named, noun=noun, mention=replace(named.mention, type=kind, name=name))
