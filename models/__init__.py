"""The Latvian language model: `load_model()` gives the spaCy pipeline that the extractors are handed.

Importing this package costs nothing; spaCy is loaded with the first model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

#: Changes whenever the pipeline gives other results; part of every document's version.
VERSION = "rules-1"


def load_model(name: str = "default") -> Language:
    """The pipeline of that name: tokens, sentences and lemmas of Latvian, without the network.

    Raises:
        ValueError: there is no model of that name.

    >>> doc = load_model()("Ministrija līdz 2018. gada 1. jūnijam sagatavos plānu. Sēdi vada J.Ozols.")
    >>> [sentence.text for sentence in doc.sents]
    ['Ministrija līdz 2018. gada 1. jūnijam sagatavos plānu.', 'Sēdi vada J.Ozols.']
    """
    if name != "default":
        raise ValueError(f"there is no model {name!r}; there is 'default'")
    import spacy

    from models import lemmas, sentences, tokenizer  # noqa: F401 - they register the components by name

    nlp = spacy.blank("lv", config={"nlp": {"tokenizer": {"@tokenizers": "saikne.LatvianTokenizer.v1"}}})
    nlp.add_pipe("saikne_sentences")
    nlp.add_pipe("saikne_lemmas")
    nlp.max_length = 20_000_000  # code points; nothing here needs memory that grows faster than the text
    return nlp


def model_version() -> str:
    """What `documents.version` says of the model; cheap to ask."""
    return VERSION
