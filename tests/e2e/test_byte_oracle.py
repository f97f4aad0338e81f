"""Hostile strings in every field draw what their harmless twins draw, and nothing else."""

import sys
from random import Random

import pytest

from tests.e2e.byte_oracle import SEED, compare
from tests.e2e.hostile.strings import hostile_strings
from tests.rendering.scalars import escaping, every_scalar

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]


STRINGS = 120
"""As many as half a minute has room for; the command of ``byte_oracle`` tries as many as one wants."""


def test_hostile_strings_do_nothing_that_their_harmless_twins_do_not() -> None:
    assert compare(hostile_strings(STRINGS, Random(SEED))) == []


def test_no_place_lets_any_of_all_characters_act_on_the_terminal() -> None:
    assert escaping(every_scalar()) == {}
