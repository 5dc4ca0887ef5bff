"""Signs answer as their patterns do; what they look for first stands in all that fits."""

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest

import extractors
from extractors.signs import Sign, needles

_CASES = Path(__file__).parent / "cases"


def _signs() -> list[Sign]:
    modules = [importlib.import_module(each.name) for each in pkgutil.walk_packages(extractors.__path__, "extractors.")]
    return list({id(value): value for module in modules for value in vars(module).values() if isinstance(value, Sign)}.values())


def _texts() -> list[str]:
    """Sentences of the cases, as printed and in small letters: every fifth, for a pattern takes its time."""
    told = [case["text"] for path in sorted(_CASES.glob("*.json")) for case in json.loads(path.read_text(encoding="utf-8")) if isinstance(case, dict) and isinstance(case.get("text"), str)]
    sentences = sorted({each for text in told for each in re.split(r"(?<=[.:;])\s|\n", text) if len(each) > 20})[::5]
    assert len(sentences) > 500
    return [form for each in sentences for form in (each, each.lower())]


def test_every_sign_of_the_house_answers_as_its_pattern_does() -> None:
    """A search that is spared would have found nothing."""
    signs, texts = _signs(), _texts()
    assert len(signs) > 100
    fits = 0
    for text in texts:
        for sign in signs:
            match = sign.pattern.search(text)
            fits += match is not None
            assert (sign.search(text) is None) == (match is None), (sign.pattern.pattern, text)
    assert fits > 100


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:vienoj|norunāj)(?:ās|a)\b", {"vienojās", "vienoja", "norunājās", "norunāja"}),
        (r"\bno\s+(?:vienas|otras)\s+puses\b", {"puses"}),
        (r"(?i:LĪGUM)\w*", {"līgum"}),
        (r"[Pp]artner(?:is)?", {"partner"}),
        (r"(?<=vēl )(?!nav)lēm(?:a|ums)", {"lēma", "lēmums"}),
        (r"(?:sēd)+es", {"sēd"}),
        (r"(?:dome|padome)s?", {"dome"}),
    ],
)  # fmt: skip
def test_needles(pattern: str, expected: set[str]) -> None:
    """They come from what must stand there, not from what may or from what is only looked at around it."""
    found = needles(re.compile(pattern))
    assert found == {one for one in expected if not any(other != one and other in one for other in expected)}


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:dome)?", r"dome|\d+", r"un|vai", r"(?=dome)"])
def test_a_pattern_that_needs_nothing_is_no_sign(pattern: str) -> None:
    """It could not be spared any search."""
    with pytest.raises(ValueError, match="no string must stand"):
        Sign(pattern)


def test_only_the_window_counts() -> None:
    """What stands outside the code points that are asked about is not seen, as with a pattern."""
    sign, text = Sign(r"\blīgumu?\b"), "Līgumu paraksta dome. Tas ir līgums, līgumu glabā."
    for start, end in ((0, None), (0, 10), (7, 30), (7, None), (37, 43), (36, 50)):
        stop = len(text) if end is None else end
        assert (sign.search(text, start, end) is None) == (sign.pattern.search(text, start, stop) is None)
        assert (sign.match(text, start, end) is None) == (sign.pattern.match(text, start, stop) is None)
        assert [m.span() for m in sign.finditer(text, start, end)] == [m.span() for m in sign.pattern.finditer(text, start, stop)]


def test_a_sign_made_later_is_looked_for_too() -> None:
    """Also in a text that was asked about before."""
    text = "Zvejnieku ciema zvanu tornis"
    assert Sign(r"\bciem\w+").search(text) is not None
    assert Sign(r"\bzvan\w+").search(text) is not None
