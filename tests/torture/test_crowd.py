"""Processes that write at once wait for each other, and none is refused or loses a star."""

from pathlib import Path

from tests.torture.crowd import let_write


def test_a_crowd_of_writers_loses_nothing_and_is_refused_nothing(tmp_path: Path) -> None:
    stars, wrong = let_write(tmp_path, processes=3, seconds=1.0)
    assert wrong == []
    assert stars > 0
