"""Whatever a terminal calls itself and whatever size it takes, the program leaves it clean."""

import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from tests.e2e.program import start
from tests.e2e.sizes import LARGE, PATIENCE, SEED, SMALL, endure, visit
from tests.e2e.terminal import Terminal
from tests.e2e.test_leaving import assert_clean

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]

ENVIRONMENTS = (
    {"TERM": "xterm-256color"},
    {"TERM": "xterm", "COLORTERM": ""},
    {"TERM": "screen", "COLORTERM": ""},
    {"TERM": "tmux-256color"},
    {"TERM": "linux", "COLORTERM": ""},
    {"TERM": "vt100", "COLORTERM": ""},
    {"LC_ALL": "C", "LANG": "C"},
    {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "de_DE.ISO-8859-1", "LANG": "de_DE.ISO-8859-1"},
    {"PYTHONIOENCODING": "latin-1"},
    {"NO_COLOR": "1"},
)
LARGEST_FRAME = 1_100_000
"""Bytes, fewer than are written for the largest size."""
WITHOUT_PANES = ({"TERM": "dumb"}, {"TERM": ""}, {"TERM": "unknown"})


def _leave(terminal: Terminal) -> None:
    terminal.press("Q")
    assert terminal.wait_for_end(PATIENCE) == 0


def test_in_every_environment_the_room_opens_and_the_terminal_is_clean_after_it(tmp_path: Path) -> None:
    with ExitStack() as stack:
        # All are started before the first is waited for, so that they start at the same time.
        terminals = [
            stack.enter_context(start(tmp_path / str(number), "demo", environment=environment))
            for number, environment in enumerate(ENVIRONMENTS)
        ]
        for terminal in terminals:
            terminal.wait_for("Comments 17", PATIENCE)
            visit(terminal, 19, 4)
            terminal.resize(120, 40)
            terminal.press("?")
            terminal.wait_for("What to find", PATIENCE)
            terminal.press("escape")
            terminal.wait_for(lambda text: "What to find" not in text and "Comments 17" in text, PATIENCE)
            _leave(terminal)
            assert_clean(terminal)
            assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("environment", WITHOUT_PANES, ids=lambda environment: environment["TERM"] or "none")
def test_a_terminal_that_cannot_show_panes_gets_a_sentence(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with start(tmp_path, "demo", environment=environment) as terminal:
        assert terminal.wait_for_end(PATIENCE) == 2
        assert b"cannot show panes" in b"".join(terminal.written.splitlines())
        assert b"\x1b" not in terminal.written


def test_leaving_does_not_wait_until_a_huge_terminal_is_drawn(tmp_path: Path) -> None:
    with start(tmp_path, "demo") as terminal:
        terminal.wait_for("Comments 17", PATIENCE)
        terminal.read(0.3)
        before = len(terminal.written)
        terminal.resize(*LARGE[-1])
        assert terminal.is_written_to(PATIENCE)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end(PATIENCE) == 128 + signal.SIGTERM
        assert len(terminal.written) - before < LARGEST_FRAME / 2
        assert_clean(terminal)


def test_sizes_that_change_while_a_blog_is_fetched_harm_nothing() -> None:
    endure(40, SMALL, Random(SEED))
