"""Eleven ways to end: the terminal is as it was after every one."""

import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.program import environment_of, start
from tests.e2e.terminal import Terminal
from tests.e2e.test_leaving import assert_clean

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]

FAILING = [sys.executable, "-m", "tests.e2e.failing_program"]


def _leave_by_key(terminal: Terminal) -> None:
    for key in ("escape", "Q"):
        terminal.press(key)
        terminal.read(0.4)


def _leave_step_by_step(terminal: Terminal) -> None:
    for key in ("escape", "q", "q", "q"):
        terminal.press(key)
        terminal.read(0.4)


def _leave_by_palette(terminal: Terminal) -> None:
    terminal.press("escape")
    terminal.read(0.4)
    terminal.press("\x10")
    terminal.wait_for("Search for commands")
    terminal.press("quit")
    terminal.wait_for("Leave the program")
    terminal.press("enter")


def _come_back_and_leave(terminal: Terminal) -> None:
    terminal.signal(signal.SIGTSTP)
    terminal.read(0.5)
    terminal.signal(signal.SIGCONT)
    terminal.read(1)
    _leave_by_key(terminal)


def _twice(terminal: Terminal) -> None:
    terminal.signal(signal.SIGTERM)
    terminal.signal(signal.SIGTERM)


def _fail(terminal: Terminal) -> None:
    terminal.press("escape")
    terminal.read(0.4)
    terminal.press("y")


def _by(number: signal.Signals) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.signal(number)


ENDINGS: dict[str, tuple[Callable[[Terminal], None], set[int]]] = {
    "Q": (_leave_by_key, {0}),
    "q": (_leave_step_by_step, {0}),
    "palette": (_leave_by_palette, {0}),
    "INT": (_by(signal.SIGINT), {130}),
    "TERM": (_by(signal.SIGTERM), {143}),
    "TERM twice": (_twice, {143}),
    "HUP": (_by(signal.SIGHUP), {129}),
    "QUIT": (_by(signal.SIGQUIT), {131}),
    "TSTP and CONT": (_come_back_and_leave, {0}),
    "an error in a handler": (_fail, {1}),
}
"""How to end, and the exit code."""


def _started(folder: Path, ending: str) -> Terminal:
    folder.mkdir()
    if ending == "an error in a handler":
        return Terminal([*FAILING, "handler", "demo"], environment=environment_of(folder))
    return start(folder, "demo")


def test_the_terminal_is_clean_after_every_ending(tmp_path: Path) -> None:
    with ExitStack() as stack:
        # All are started before the first is waited for, so that they start at the same time.
        terminals = {ending: stack.enter_context(_started(tmp_path / ending, ending)) for ending in ENDINGS}
        for ending, terminal in terminals.items():
            terminal.wait_for("Comments 17", 60)
            terminal.press("enter")
            terminal.wait_for("? help")
            end, codes = ENDINGS[ending]
            end(terminal)
            assert terminal.wait_for_end() in codes, ending
            assert_clean(terminal)


def test_the_terminal_is_clean_after_an_error_at_the_start(tmp_path: Path) -> None:
    with Terminal([*FAILING, "mount", "demo"], environment=environment_of(tmp_path)) as terminal:
        assert terminal.wait_for_end() == 1
        assert_clean(terminal)
