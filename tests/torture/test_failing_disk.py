"""Whichever call on an archive or to a server fails, that is told, and the work goes on to its end later."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.failing_disk import NOT_HERE

EVERY = "250"
"""Of more than a thousand calls; ``python -m tests.torture.failing_disk`` fails them all."""


def test_no_call_that_fails_harms_the_archive() -> None:
    words = [sys.executable, "-m", "tests.torture.failing_disk", EVERY]
    done = subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    last = done.stdout.splitlines()[-1:]
    if last == [NOT_HERE]:
        pytest.skip(NOT_HERE)
    assert last == ["Nothing is wrong."], done.stdout[-2000:] + done.stderr[-2000:]
    assert "exit 1" in done.stdout
