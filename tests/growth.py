"""How the time of a function grows with what it is given: a ratio, so that a slow or busy machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

Thing = TypeVar("Thing")

#: How many times larger the second thing is: what grows evenly takes 16 times as long, what compares all with all 256 times.
TIMES = 16
#: What is allowed, between the two: four times the even growth.
ALLOWED = 4 * TIMES
#: Seconds; a small task that takes less counts as this much, or the ratio would be one of the clock's own errors.
LEAST = 0.005


def growth(run: Callable[[Thing], object], make: Callable[[int], Thing], size: int) -> float:
    """How many times as long `run` takes for what `make` makes of ``size`` as for ``size // TIMES``, in processor time.

    The better of up to three tries for each: a machine that does other things can only make a try slower.
    """
    things = make(size // TIMES), make(size)
    times = [float("inf"), float("inf")]
    for _ in range(3):
        for which, thing in enumerate(things):
            begin = time.process_time()
            run(thing)
            times[which] = min(times[which], time.process_time() - begin)
        if times[1] / max(times[0], LEAST) < ALLOWED:
            break
    return times[1] / max(times[0], LEAST)


def line_of(text: str) -> Callable[[int], str]:
    """What makes one line of as many characters as asked, the text over and over."""
    return partial(_repeated, text)


def _repeated(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]
