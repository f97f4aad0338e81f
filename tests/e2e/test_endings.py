"""The terminal is as it was after every way to end."""

import sys
from itertools import cycle
from pathlib import Path

import pytest

from tests.e2e.endings import ENDINGS, FAILING, SCREENS, end_all
from tests.e2e.program import environment_of
from tests.e2e.terminal import Terminal
from tests.e2e.test_leaving import assert_clean

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]


def test_the_terminal_is_clean_after_every_ending(tmp_path: Path) -> None:
    end_all(tmp_path, list(zip(ENDINGS, cycle(SCREENS), strict=False)))


def test_the_terminal_is_clean_after_an_error_at_the_start(tmp_path: Path) -> None:
    with Terminal([*FAILING, "mount", "demo"], environment=environment_of(tmp_path)) as terminal:
        assert terminal.wait_for_end() == 1
        assert_clean(terminal)
