"""Work that is killed leaves the archive whole, and goes on to the end that it would have had."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.scenarios import SCENARIOS

KILLS = 20 if os.environ.get("VOWE_E2E") == "1" else 4
"""For each kind of work; ``python -m tests.torture.killing`` kills more often."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked and killed as POSIX has it")
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_kill_at_any_instant_loses_nothing(name: str) -> None:
    words = [sys.executable, "-m", "tests.torture.killing", str(KILLS), name]
    done = subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["Nothing is wrong."], done.stdout[-2000:] + done.stderr[-2000:]
