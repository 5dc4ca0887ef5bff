"""The Latvian language model: `load_model()` gives the spaCy pipeline that the extractors are handed.

Importing this package costs nothing; spaCy is loaded with the first model.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

#: Where the trained pipeline lies, as spaCy saves one.
TRAINED = Path(__file__).parent / "lv"


def load_model(name: str = "default") -> Language:
    """The pipeline of that name, without the network.

    `default` is the trained one: tokens, sentences, tags, morphology, lemmas, trees, entities. `rules` has tokens and sentences
    as the default has them, and lemmas from a dictionary.

    Raises:
        ValueError: there is no model of that name.
        OSError: the files of the trained model are not there.

    >>> doc = load_model()("Ministrija līdz 2018. gada 1. jūnijam sagatavos plānu. Sēdi vada J.Ozols.")
    >>> [sentence.text for sentence in doc.sents]
    ['Ministrija līdz 2018. gada 1. jūnijam sagatavos plānu.', 'Sēdi vada J.Ozols.']
    >>> [(entity.text, entity.label_) for entity in doc.ents if entity.label_ == "PERSON"]
    [('J.Ozols', 'PERSON')]
    """
    if name not in {"default", "rules"}:
        raise ValueError(f"there is no model {name!r}; there are 'default' and 'rules'")
    import spacy

    from models import judges, lemmas, network, sentences, tokenizer  # noqa: F401 - they register the components by name

    if name == "default":
        if not TRAINED.exists():
            raise OSError(f"the trained model is missing from {TRAINED}: install the program again")
        nlp = spacy.load(TRAINED)
    else:
        nlp = spacy.blank("lv", config={"nlp": {"tokenizer": {"@tokenizers": "saikne.LatvianTokenizer.v1"}}})
        nlp.add_pipe("saikne_sentences")
        nlp.add_pipe("saikne_lemmas")
    nlp.max_length = 20_000_000  # code points; nothing here needs memory that grows faster than the text
    return nlp


@cache
def model_version() -> str:
    """What `documents.version` says of the default model: its version and a mark of its weights; cheap to ask."""
    meta = json.loads((TRAINED / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['version']}-{meta['weights']}"
