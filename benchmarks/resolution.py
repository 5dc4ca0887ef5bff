"""How long it takes to tell who is who: `python benchmarks/resolution.py [--documents 2000]`.

Makes a corpus of minutes of many bodies with 50 mentions of people and 20 of institutions each, resolves it, adds one
document, and prints seconds, the share of the addition, and the most memory that was held.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from extractors.names.declension import Case, decline
from extractors.names.given import given_name_gender
from extractors.names.known import known_institutions
from extractors.records import (
    Document,
    EntityKind,
    Facts,
    Gender,
    Header,
    Mention,
    Passage,
    PassageKind,
    Role,
    document_id,
)
from pipeline.resolve.corpus import resolve_corpus
from pipeline.store.connect import open_for_writing
from pipeline.store.documents import Outcome, save_document

_GIVEN = (
    "Anna Jānis Līga Pēteris Ilze Andris Inese Juris Dace Mārtiņš Kristīne Edgars Sanita Artūrs Baiba Raimonds Una Guntis".split()
)
_ROOTS = "Bērz Kaln Oz Liep Zar Eg Priež Kļav Vilk Zvirbul Stras Dzen Bal Krast Up Jaun Vec Garoz Sil Lauk".split()
_MIDDLE = ["", "a", "e", "ol", "in", "iņk", "aud", "em", "ur", "ul"]
_ENDS = [("iņš", "iņa"), ("ītis", "īte"), ("nieks", "niece"), ("s", "a"), ("kalns", "kalna")]


def _people(count: int, seed: int) -> list[str]:
    """Full names; common surnames have many bearers."""
    chance = random.Random(seed)
    families = [(root + mid + end[0], root + mid + end[1]) for root in _ROOTS for mid in _MIDDLE for end in _ENDS]
    out = []
    for _ in range(count):
        given = chance.choice(_GIVEN)
        pair = families[min(int(chance.expovariate(1 / 180)), len(families) - 1)]
        out.append(f"{given} {pair[given_name_gender(given) is Gender.FEMININE]}")
    return out


class _Page:
    """A text in the making, with the places of its names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int, EntityKind, str]] = []

    def say(self, text: str, kind: EntityKind | None = None, name: str = "") -> None:
        if kind is not None:
            self.spans.append((len(self.text), len(self.text) + len(text), kind, name))
        self.text += text


def documents(count: int, seed: int = 1) -> Iterator[tuple[Document, Facts]]:
    """Minutes of bodies of twenty people each; nine in ten who come are of the body."""
    chance = random.Random(seed)
    bodies = max(1, count // 12)
    people = _people(bodies * 20, seed)
    names = [known.name for known in known_institutions()]
    homes = [chance.choice(names) for _ in people]
    for number in range(count):
        body = number % bodies
        members = list(range(body * 20, body * 20 + 20))
        there = chance.sample(members, 14) + chance.sample(range(len(people)), 2)
        page = _Page(f"Protokols Nr. {number}\n")
        roles: list[tuple[int, int]] = []
        for who in there:
            page.say(people[who], EntityKind.PERSON, people[who])
            page.say(" (")
            roles.append((len(page.spans) - 1, len(page.spans)))
            page.say(homes[who], EntityKind.INSTITUTION, homes[who])
            page.say(")\n")
        for _ in range(34):
            who = chance.choice(there)
            given, family = people[who].split()
            short = f"{given[0]}. {family}"
            gender = given_name_gender(given) or Gender.MASCULINE
            form = decline(family, gender)[chance.choice([Case.NOM, Case.GEN, Case.DAT])][0]
            page.say(f"{given[0]}. {form}", EntityKind.PERSON, short)
            page.say(" piekrīt.\n")
        text = page.text
        document = Document(document_id(text.encode()), "text/plain", text, (Passage(0, len(text), PassageKind.PARAGRAPH),))
        mentions = [Mention(document.cite(a, b), kind, name, "made", 1.0) for a, b, kind, name in page.spans]
        yield (
            document,
            Facts(
                document.id,
                header=Header(date=f"{2005 + number % 20}-0{1 + number % 9}"),
                mentions=tuple(mentions),
                roles=tuple(Role(mentions[p].id, None, mentions[i].id, None, mentions[p].evidence, "made", 1.0) for p, i in roles),
                lemmas=("",),
            ),
        )


def store(connection: sqlite3.Connection, made: Iterator[tuple[Document, Facts]]) -> int:
    """Stores the documents and tells how many mentions of people they hold."""
    people = 0
    for document, facts in made:
        digest = hashlib.sha256(document.text.encode()).hexdigest()
        save_document(
            connection,
            Outcome(f"/made/{digest}", 1, 1, digest, "ok", None, "made", "2020-01-01", document=document, facts=facts),
        )
        people += sum(m.kind is EntityKind.PERSON for m in facts.mentions)
    return people


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    wanted = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        connection = open_for_writing(Path(folder) / "made.db")
        made = list(documents(wanted + 1))
        people = store(connection, iter(made[:-1]))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        clock, busy = time.perf_counter(), time.process_time()
        entities = resolve_corpus(connection)
        whole, cpu = time.perf_counter() - clock, time.process_time() - busy
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        store(connection, iter(made[-1:]))
        busy = time.process_time()
        resolve_corpus(connection)
        one = time.process_time() - busy
        click.echo(f"{people} mentions of people in {wanted} documents: {entities} entities")
        click.echo(f"{whole:.1f} s, {cpu:.1f} s of processor")
        click.echo(f"memory: {before // 1024} MB before, {after // 1024} MB at most")
        click.echo(f"one more document: {one:.2f} s of processor, {100 * one / cpu:.2f} % of resolving all")


if __name__ == "__main__":
    main()
