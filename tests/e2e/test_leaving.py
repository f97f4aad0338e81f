"""However the program ends, the terminal is as it was."""

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.program import start
from tests.e2e.terminal import Terminal

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
ALTERNATE_SCREEN = b"\x1b[?1049h"
AT_REST = {b"7": b"h", b"25": b"h"}
"""Modes that are on in an idle terminal: line wrap and the cursor."""


def modes_left(written: bytes) -> dict[bytes, bytes]:
    """Give the modes that differ from those of an idle terminal after everything was written."""
    last: dict[bytes, bytes] = {}
    for numbers, state in _MODE.findall(written):
        for number in numbers.split(b";"):
            last[number] = state
    return {number: state for number, state in last.items() if state != AT_REST.get(number, b"l")}


def assert_clean(terminal: Terminal) -> None:
    assert modes_left(terminal.written) == {}
    assert terminal.modes_now() == terminal.modes_before
    assert terminal.written.count(b"\x1b[>") == terminal.written.count(b"\x1b[<u")


def opened(folder: Path) -> Terminal:
    terminal = start(folder, "demo")
    terminal.wait_for("Reading glasses")
    terminal.wait_for("Comments 17")
    return terminal


@pytest.mark.parametrize("keys", [("q",), ("Q",), ("enter", "q", "q"), ("3", "Q"), ("?", "escape", "Q")])
def test_leaving_by_key(tmp_path: Path, keys: tuple[str, ...]) -> None:
    with opened(tmp_path) as terminal:
        for key in keys:
            terminal.press(key)
            terminal.read(0.2)
        assert terminal.wait_for_end() == 0
        assert_clean(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("keys", [(), ("enter",), ("?",)], ids=["index", "article", "help"])
def test_leaving_on_a_signal(tmp_path: Path, number: signal.Signals, keys: tuple[str, ...]) -> None:
    with opened(tmp_path) as terminal:
        for key in keys:
            terminal.press(key)
            terminal.read(0.3)
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert_clean(terminal)
        assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("milliseconds", [20, 150, 300, 450, 600])
def test_a_signal_while_the_program_starts(tmp_path: Path, milliseconds: int) -> None:
    with start(tmp_path, "demo") as terminal:
        terminal.read(milliseconds / 1000)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() in (128 + signal.SIGTERM, -signal.SIGTERM)
        assert_clean(terminal)


def test_an_interrupt_ends_with_130_or_is_a_key(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.signal(signal.SIGINT)
        assert terminal.wait_for_end() == 130
        assert_clean(terminal)


def test_a_terminal_that_is_gone_ends_the_program(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.hang_up()
        until = time.monotonic() + 20
        while time.monotonic() < until:
            child, _ = os.waitpid(terminal.process_id, os.WNOHANG)
            if child:
                terminal.exit_code = 0
                return
            time.sleep(0.05)
        raise AssertionError("the program goes on without a terminal")


@pytest.mark.parametrize("before", [(), (signal.SIGSTOP,)], ids=["no", "STOP"])
def test_a_continuation_that_nothing_was_prepared_for_leaves_the_terminal_clean_at_the_end(
    tmp_path: Path, before: tuple[signal.Signals, ...]
) -> None:
    with opened(tmp_path) as terminal:
        taken = terminal.written.count(ALTERNATE_SCREEN)
        for number in (*before, signal.SIGCONT):
            terminal.signal(number)
        terminal.wait_for(lambda _: terminal.written.count(ALTERNATE_SCREEN) > taken)
        terminal.press("?")
        terminal.wait_for("What to find")
        terminal.press("escape")
        terminal.wait_for(lambda text: "What to find" not in text)
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert_clean(terminal)


def test_bytes_that_are_no_text_are_typed_without_harm(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.send(b"\xe4\xfc\xff")
        terminal.press("?")
        terminal.wait_for("What to find")
        terminal.press("escape")
        terminal.wait_for(lambda text: "What to find" not in text)
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert_clean(terminal)


def test_after_a_suspension_the_screen_comes_back_without_a_key(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        os.kill(terminal.process_id, signal.SIGTSTP)
        terminal.read(0.5)
        assert modes_left(terminal.written) == {}
        written = len(terminal.written)
        terminal.signal(signal.SIGCONT)
        terminal.read(1)
        assert "Reading glasses" in terminal.written[written:].decode("utf-8", "replace")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert_clean(terminal)
