"""What a word beside or inside a name can be: a first name, a common noun, the label of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.names.declension import Case
from extractors.names.given import given_forms
from extractors.names.heads import head_forms
from extractors.names.post_heads import post_forms

#: Labels of lines, folded: no words of a name, though they have a capital.
LABEL = re.compile(r"(?:protokol|pierakst|piezim|sagatav|sastad|foto|vada|sedi|piedal|nepiedal|uzaicin|klat|nav$|no$|ar$|par$)")


#: What looks like a form of a first name and is `also`, or a month in the locative: `Martā Ogrē un Saldū`.
_OTHER_WORDS = frozenset({"Arī", "Martā", "Maijā", "Jūlijā", "Augustā"})


@lru_cache(maxsize=50_000)
def is_first_name(word: str, folded: bool) -> bool:
    """Whether the word is a form of a known first name."""
    return word not in _OTHER_WORDS and any(form.case is not Case.VOC for form in given_forms(word, folded=folded))


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether the word is the head of an institution or a post, and so no surname where it stands in small letters."""
    return bool(head_forms(word) or post_forms(word))
