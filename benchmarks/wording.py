"""Made-up Latvian minutes for the benchmark files: every letter, names with hyphens, dates, numbers, abbreviations.

The same `random.Random` gives the same words.
"""

from __future__ import annotations

import random

_WORDS = (
    "sēde darba grupa pašvaldība ministrija priekšlikums lēmums nolemj sagatavot iesniegt termiņš projekts līdz plāns budžets "
    "attīstība izglītība veselība ceļš šķirošana ķēde ģimene ļoti ņemot vērā žurnāls čakls ūdens īstenot ēka ātri ziņojums "
    "dalībnieki vienojas par turpmāko sadarbību un informē klātesošos ka novads saņēmis atbildi kā arī tiek plānots nākamais posms "
    "iepazīstina ar pārskatu uzsver nepieciešamību izvērtēt iesniegtos dokumentus finansējums apstiprināts turpināt pārrunas "
    "apsaimniekošana nodrošināt piekļūstamību energoefektivitātes paaugstināšana starpinstitūciju saskaņošana"
).split()
#: What a sentence may hold that is easily taken for the number of a list, the end of a sentence or a broken word.
_PIECES = (
    "2024. gada 3. janvārī",
    "Noteikumu Nr. 15 4. punkta 2. apakšpunkts",
    "plkst. 10.00",
    "SIA „Šķirotava”",
    "A. Kalndruva-Zīle",
    "Ludza–Rēzekne",
    "2019.–2027. gada plānošanas periods",
    "1,5 milj. euro",
    "(turpmāk – Padome)",
    "Eiropas Savienības (ES)",
    "I. Ķiršs-Žagata",
    "t.sk. 12 % no kopējām izmaksām",
)
_OWNERS = ("A. Ozols", "Dz. Bērziņa", "E. Šķēle", "I. Kalndruva-Zīle", "Vides ministrija", "Ludzas novads", "SIA „Ūdeka”")


def sentence(rng: random.Random, words: int) -> str:
    """A sentence of so many words and now and then a piece that is hard to read."""
    chosen = [rng.choice(_WORDS) for _ in range(words)]
    if rng.random() < 0.4:
        chosen.insert(rng.randint(1, words - 1), rng.choice(_PIECES))
    text = " ".join(chosen)
    return text[0].upper() + text[1:] + "."


def paragraph(rng: random.Random) -> str:
    """Two to five sentences."""
    return " ".join(sentence(rng, rng.randint(7, 14)) for _ in range(rng.randint(2, 5)))


def heading(rng: random.Random) -> str:
    """The title of a part: a few words without a full stop."""
    return " ".join(["Par", *(rng.choice(_WORDS) for _ in range(rng.randint(2, 5)))])


def items(rng: random.Random) -> list[str]:
    """A numbered list or one with dashes."""
    numbered = rng.random() < 0.6
    return [f"{f'{n}.' if numbered else '–'} {sentence(rng, rng.randint(5, 18))}" for n in range(1, rng.randint(3, 6))]


def table(rng: random.Random) -> list[list[str]]:
    """A table of tasks with a header row; some cells are empty, many run over several lines."""
    rows = [["Nr.", "Uzdevums", "Atbildīgais", "Termiņš"]]
    for number in range(1, rng.randint(4, 10)):
        task = " ".join(rng.choice(_WORDS) for _ in range(rng.randint(2, 12)))
        due = f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.2024." if rng.random() < 0.85 else ""
        rows.append([f"{number}.", task[0].upper() + task[1:], rng.choice(_OWNERS), due])
    return rows
