"""No regular expression of the program takes a time that grows with the square of what it reads."""

import os
import re
import time
from collections.abc import Iterator
from itertools import islice, product
from random import Random

import pytest

from tests.own_patterns import OwnPattern, own_patterns, units

SHORT, LONG, LONGEST = 400, 4_000, 12_000
MANY_LOOKS = 30
"""More than this many looks at every sign are looked into: a square makes 200 of a short text."""
MOST_GROWTH = 6.0
"""Between a long text and one three times as long, where a line grows by 3 and a square by 9."""
ALL = os.environ.get("VOWE_E2E") == "1"
FEW = 8
"""Texts that each pattern is tried with, unless time is no matter."""
_ONE_LOOK = re.compile("[^\0]\0")

Attack = tuple[str, str, str]


def attacks(pattern: OwnPattern) -> Iterator[Attack]:
    """Give how texts begin, what they repeat, and how they end."""
    every = units(pattern.pattern)
    signs = [unit for unit in every if len(unit) == 1]
    longest = [unit for unit in every if len(unit) > 1][-3:]
    pairs = (one + other for one, other in product(signs, signs) if one != other)
    repeated = [("", unit) for unit in (*every, *islice(pairs, 12))]
    every_one = (*repeated, *islice(product(longest, signs), 12))
    tried = every_one if ALL else Random(1).sample(every_one, min(FEW, len(every_one)))
    yield from ((beginning, unit, "\x01") for beginning, unit in tried)


def seconds(pattern: OwnPattern, attack: Attack, size: int, runs: int) -> float:
    """Give the least that a pattern took for a text in some runs."""
    beginning, unit, end = attack
    return min(_took(pattern, beginning + (unit * (size // len(unit) + 1))[:size] + end) for _ in range(runs))


def _took(pattern: OwnPattern, text: str) -> float:
    started = time.thread_time()
    pattern.run(text)
    return time.thread_time() - started


def is_square(pattern: OwnPattern, attack: Attack, bound: float) -> bool:
    """Say whether a text takes far longer than its length explains, however often that is measured."""
    if seconds(pattern, attack, SHORT, 1) < bound:
        return False
    short = seconds(pattern, attack, SHORT, 3)
    if short < bound or seconds(pattern, attack, 3 * SHORT, 2) < MOST_GROWTH * short:
        return False
    most = MOST_GROWTH * seconds(pattern, attack, LONG, 3)
    return all(seconds(pattern, attack, LONGEST, 1) > most for _ in range(2))


def squares(patterns: list[OwnPattern]) -> dict[str, Attack]:
    """Give the places of patterns that some attack takes a square's time of, with that attack."""
    one_look = OwnPattern("", _ONE_LOOK, frozenset(("search",)))
    bound = MANY_LOOKS * seconds(one_look, ("", "a", ""), SHORT, 20)
    found: dict[str, Attack] = {}
    for pattern in patterns:
        worst = next((attack for attack in attacks(pattern) if is_square(pattern, attack, bound)), None)
        if worst is not None:
            found[pattern.place] = worst
    return found


def test_no_pattern_of_the_program_takes_the_square_of_its_text() -> None:
    patterns = list({(each.pattern, each.methods): each for each in own_patterns()}.values())
    assert len(patterns) > 250
    assert squares(patterns) == {}


def test_a_pattern_that_takes_the_square_of_its_text_is_found() -> None:
    assert squares([OwnPattern("", re.compile(r"\s+\Z"), frozenset(("sub",)))])


@pytest.mark.parametrize("text", [r"\S+", "a[^b]{0,200}b", "(?<![ab])(?:ab)*x", "[ab]"])
def test_a_pattern_that_looks_often_but_not_ever_more_often_is_let_be(text: str) -> None:
    assert squares([OwnPattern(text, re.compile(text), frozenset(("sub",)))]) == {}
