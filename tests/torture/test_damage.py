"""Whatever is damaged at random in an archive is told, not written to, and costs only what lay there."""

import pytest

from tests.torture.damage import ENOUGH, damage_often


@pytest.mark.parametrize("seed", [1, 2])
def test_random_damage_is_told_and_recovered_from(seed: int) -> None:
    tally = damage_often(4, seed)
    assert tally.wrong == []
    assert tally.intact > 1000
    assert tally.part >= ENOUGH
