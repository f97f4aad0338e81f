import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.services.conversion_process import ConversionProcess

pytestmark = pytest.mark.skipif(not hasattr(os, "nice"), reason="the system knows no priorities of this kind")

AUTOGROUP = Path("/proc/self/autogroup")
STEPS = str(min(4, 19 - os.nice(0)))
"""There are no more than 19, and these tests may have been made to wait themselves."""
PROGRAM = """
import os
from pathlib import Path
from tui.services.giving_way import give_way

before = os.nice(0)
give_way(4)
shared = Path("/proc/self/autogroup")
of_session = shared.read_text().split() if shared.exists() else []
print(os.nice(0) - before, *(of_session[-1:] or ["unknown"]))
"""


def nice_of_this_session() -> str:
    """Linux leaves the file empty where no session of the process shares (kernel/sched/autogroup.c)."""
    said = AUTOGROUP.read_text(encoding="ascii").split() if AUTOGROUP.exists() else []
    return said[-1] if said else "unknown"


def steps_back(*, own_session: bool) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        start_new_session=own_session,
    )
    return told.stdout.split()


def test_a_process_that_can_wait_lets_the_screen_go_first() -> None:
    steps, of_session = steps_back(own_session=True)
    assert steps == STEPS
    assert of_session in ("4", "unknown")


def test_a_process_in_the_session_of_the_screen_holds_only_itself_back() -> None:
    before = nice_of_this_session()
    assert steps_back(own_session=False) == [STEPS, before]


def test_what_makes_markdown_lets_the_screen_go_first() -> None:
    own = os.nice(0)
    process = ConversionProcess()
    try:
        assert os.getpriority(os.PRIO_PROCESS, process._process.pid) == min(19, own + 5)
    finally:
        process.end()
