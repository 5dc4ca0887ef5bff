"""Writes paragraphs of minutes whose names are labelled: `python -m models.training.generate --resources R --out F`.

`phrases.txt` beside this file holds the sentences, with slots `{kind.case}`: `person`, `initial` (J. Ozols), `family` (surname
first), `capitals`, `post`, `official` (institution, post and name as one phrase), `org`, `abbreviation`, `company`, `place`,
`day`, `number`, `task`, `topic`. A slot with the same name and number is the same person or body within a paragraph.

Inputs: the lists of given names and institutions that ship with the extractors, surnames and places of the resources.
Output: JSON lines, each a paragraph; the same seed gives the same file. Dates carry no label, for usage differs there.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypeVar, cast

from extractors.names.declension import Case, Forms, decline
from extractors.names.given import given_name_gender
from extractors.names.institutions import institution_cases
from extractors.names.known import known_institutions
from extractors.names.post_heads import POST_HEADS
from extractors.records import Gender
from models import load_model

UNKNOWN = "?"
_SLOT = re.compile(r"\{([A-Za-z]+)(\d?)(?:\.(\w+))?\}")
_UNITS = (
    "Juridiskā departamenta", "Attīstības nodaļas", "Finanšu nodaļas", "Starptautisko attiecību departamenta", "Izglītības nodaļas",
    "Sabiedrisko attiecību nodaļas", "Eiropas lietu departamenta", "Būvvaldes", "Personāla vadības nodaļas", "Projektu nodaļas",
)  # fmt: skip
_BEFORE_POST = ("", "", "", "", "vecākais ", "galvenais ", "valdes ", "direktora ", "nodaļas ", "departamenta ", "padomes ")
_ADJECTIVE = {Case.NOM: ("ais", "ā"), Case.GEN: ("ā", "ās"), Case.DAT: ("ajam", "ajai")}
_FIRMS = (
    "Baltijas ceļi",
    "Ezerkrasts",
    "Latgales siltums",
    "Zaļā upe",
    "Ozoli",
    "Datu nams",
    "Ventas osta",
    "Mežaine",
    "Kurzemes piens",
    "NT Grupa",
)
_WAYS = ("SIA “{}”", 'SIA "{}"', "AS „{}”", "biedrība “{}”", "nodibinājums “{}”", "{} SIA", "VAS „{}”")
_MONTHS = "janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim oktobrim novembrim decembrim".split()
_T = TypeVar("_T")
Piece = tuple[str, str]  # the text and its label: a type, nothing, or UNKNOWN


def _phrases() -> dict[str, list[str]]:
    """The lines of `phrases.txt` under their headings."""
    found: dict[str, list[str]] = {}
    for line in (files("models.training") / "phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            held = found.setdefault(line[2:], [])
        elif line:
            held.append(line)
    return found


class Writer:
    """Chooses what fills the slots of a paragraph; a slot of the same name and number is the same thing again."""

    def __init__(self, resources: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        phrases = _phrases()
        self.tasks, self.topics = phrases.pop("tasks"), phrases.pop("topics")
        self.groups = list(phrases.values())
        self.given = {g: [n for n in _column(resources, "firstnames_lv_namedays") if given_name_gender(n) is g] for g in Gender}
        self.family = {g: sorted(_surnames(resources, g)) for g in Gender}
        self.places = _column(resources, "places_geonames_lv")
        self.known = [k for k in known_institutions() if institution_cases(k.name)]
        self.short = [k.abbreviation for k in known_institutions() if k.abbreviation]
        self.posts = [p for p in POST_HEADS.values() if p.only is None]

    def paragraph(self) -> list[Piece]:
        """One to four sentences or lines of one kind."""
        self.held: dict[str, object] = {}
        group = self.rng.choice(self.groups)
        pieces: list[Piece] = []
        for _ in range(self.rng.choice((1, 1, 2, 3, 4))):
            template = self.rng.choice(group)
            if self.rng.random() < 0.25:
                self.held = {}
            at = 0
            for match in _SLOT.finditer(template):
                pieces.append((template[at : match.start()], ""))
                pieces.extend(self.fill(match.group(1), match.group(2), match.group(3) or "nom"))
                at = match.end()
            pieces.append((template[at:], ""))
            pieces.append((self.rng.choice((" ", " ", "\n")), ""))
        return pieces[:-1]

    def fill(self, slot: str, number: str, case: str) -> list[Piece]:
        """The pieces for one slot."""
        wanted = Case(case.capitalize())
        kind = slot.lower()
        if kind in {"person", "initial", "family", "capitals", "official", "post"}:
            return self._about_person(kind, number, wanted)
        if kind == "org":
            name = _form(self._hold("org" + number, lambda: self._institution()), wanted)
            return [(name.upper() if slot == "ORG" else name[:1].upper() + name[1:] if slot == "Org" else name, "ORG")]
        if kind == "company":
            name = self.rng.choice(_WAYS).format(self.rng.choice(_FIRMS))
            first, _, rest = name.partition(" ")
            return [(f"{_form(decline(first, Gender.FEMININE), wanted)} {rest}" if first == "biedrība" else name, "ORG")]
        if kind == "abbreviation":
            return [(self._hold("short" + number, lambda: self.rng.choice(self.short)), "ORG")]
        if kind == "place":
            return [(_form(decline(self.rng.choice(self.places), Gender.FEMININE), wanted), "GPE")]
        if kind == "day":
            return [(self._day(), UNKNOWN)]
        plain: dict[str, Callable[[], str]] = {
            "number": lambda: str(self.rng.randint(1, 60)),
            "task": lambda: self.rng.choice(self.tasks),
            "topic": lambda: self.rng.choice(self.topics),
        }
        return [(plain[kind](), "")]

    def _about_person(self, kind: str, number: str, case: Case) -> list[Piece]:
        gender, given, family = self._hold("person" + number, self._person)
        if kind == "post":
            return [(self._post(number, gender, case), "")]
        if kind == "official":
            home: list[Piece] = [(_form(self._hold("home" + number, self._institution), Case.GEN), "ORG"), (" ", "")]
            if self.rng.random() < 0.25:
                home = [(home[0][0] + " " + self.rng.choice(_UNITS), "ORG"), (" ", "")]
            return [*home, (self._post(number, gender, case), ""), (" ", ""), *self._about_person("person", number, case)]
        surname = _form(decline(family, gender), case)
        if kind == "initial":
            gap = self.rng.choice(("", "", " "))
            return [(given[:1] + "." + gap + surname, "PERSON")]
        first = _form(decline(given, gender), case)
        name = f"{surname} {first}" if kind == "family" else f"{first} {surname}"
        return [(name.upper() if kind == "capitals" else name, "PERSON")]

    def _person(self) -> tuple[Gender, str, str]:
        gender = self.rng.choice(list(Gender))
        given = self.rng.choice(self.given[gender])
        if self.rng.random() < 0.05:
            given += " " + self.rng.choice(self.given[gender])
        family = self.rng.choice(self.family[gender])
        if self.rng.random() < 0.15:
            family += "-" + self.rng.choice(self.family[gender])
        return gender, given, family

    def _post(self, number: str, gender: Gender, case: Case) -> str:
        before, post = self._hold("post" + number, lambda: (self.rng.choice(_BEFORE_POST), self.rng.choice(self.posts)))
        noun = post.masculine if gender is Gender.MASCULINE else post.feminine
        if before.endswith("ais "):
            man, woman = _ADJECTIVE.get(case, ("o", "o"))
            before = before[:-4] + (woman if gender is Gender.FEMININE else man) + " "
        return before + _form(decline(noun, gender), case)

    def _institution(self) -> Forms:
        cases = institution_cases(self.rng.choice(self.known).name)
        assert cases is not None  # `known` holds only those that have cases
        return cases

    def _day(self) -> str:
        month = self.rng.choice(_MONTHS)
        year, day = self.rng.randint(1991, 2026), self.rng.randint(1, 28)
        numbers = f"{day:02}.{self.rng.randint(1, 12):02}.{year}."
        return self.rng.choice((f"{year}. gada {day}. {month}", numbers, f"{day}. {month}"))

    def _hold(self, key: str, make: Callable[[], _T]) -> _T:
        if key not in self.held:
            self.held[key] = make()
        return cast(_T, self.held[key])


def _form(forms: Forms, case: Case) -> str:
    return forms[case][0]


def _lines(resources: Path, name: str) -> list[str]:
    return (resources / "gazetteers" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]


def _surnames(resources: Path, gender: Gender) -> set[str]:
    """Surnames of the list, and of people in the training part of the treebank whose given name tells what they are."""
    rows = [line.split("\t") for line in _lines(resources, "surnames_faker_lv")]
    listed = {row[0] for row in rows if row[1].startswith(gender.value[0])}
    people = [name.split() for name in _column(resources, "persons_treebank_train_lemmas")]
    seen = {words[1] for words in people if len(words) == 2 and given_name_gender(words[0]) is gender}
    return listed | {name for name in seen if name.isalpha() and name[0].isupper() and len(name) > 3 and name[-1] in "sšaeā"}


def _column(resources: Path, name: str) -> list[str]:
    return [line.split("\t")[0] for line in _lines(resources, name)]


def slips(text: str, rng: random.Random) -> str:
    """The text with one letter of it as a scanner might misread it, of the same length.

    >>> slips("Jānis", random.Random(3)) != "Jānis"
    True
    """
    at = rng.randrange(len(text))
    wrong = {"ā": "a", "ē": "e", "ī": "l", "š": "s", "ļ": "l", "ņ": "n", "i": "l", "l": "1", "o": "0", "e": "c", "u": "n"}
    return text[:at] + wrong.get(text[at].lower(), "i") + text[at + 1 :]


def labelled(pieces: list[Piece], tokenise: Callable[[str], list[tuple[int, int]]], rng: random.Random) -> dict[str, list[object]]:
    """Words, whether a space follows, and BIO labels; a word across the border of a name has the name's label."""
    if rng.random() < 0.1:
        pieces = [(slips(text, rng) if len(text) > 4 and label not in {UNKNOWN, ""} else text, label) for text, label in pieces]
    text = "".join(piece for piece, _ in pieces)
    marks: list[tuple[int, int, str]] = []
    at = 0
    for piece, label in pieces:
        if label:
            marks.append((at, at + len(piece), label))
        at += len(piece)
    words: list[object] = []
    spaces: list[object] = []
    labels: list[object] = []
    tokens = tokenise(text)
    for place, (start, end) in enumerate(tokens):
        words.append(text[start:end])
        spaces.append(place + 1 == len(tokens) or tokens[place + 1][0] > end)
        mark = next(((a, b, label) for a, b, label in marks if a < end and start < b), None)
        inside = mark is not None and any(a < mark[1] and mark[0] < b for a, b in tokens[:place][-1:])
        labels.append("O" if mark is None else UNKNOWN if mark[2] == UNKNOWN else ("I-" if inside else "B-") + mark[2])
    return {"words": words, "spaces": spaces, "entities": labels}


def generate(resources: Path, count: int, *, seed: int = 0) -> Iterator[list[dict[str, list[object]]]]:
    """So many paragraphs, each a list with one sentence as `models.training.train.read_generated` reads it."""
    writer = Writer(resources, seed)
    tokenizer = load_model("rules").tokenizer

    def tokenise(text: str) -> list[tuple[int, int]]:
        return [(t.idx, t.idx + len(t)) for t in tokenizer(text) if not t.is_space]

    for _ in range(count):
        yield [labelled(writer.paragraph(), tokenise, writer.rng)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--resources", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the file to write (*.jsonl)")
    parser.add_argument("--count", type=int, default=4000)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(p, ensure_ascii=False) for p in generate(args.resources, args.count))
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
