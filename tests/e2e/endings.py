"""Eleven ways to end on three screens: the terminal is as it was after every one.

``python -m tests.e2e.endings`` tries each ending on each screen.
"""

import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.program import environment_of, start
from tests.e2e.terminal import Terminal
from tests.e2e.test_leaving import ALTERNATE_SCREEN, assert_clean

PATIENCE = 60.0
AT_ONCE = 6
"""How many programs are started before the first of them is waited for."""

WORD = "qzqz"
SCREENS = {
    "a post": (),
    "the help": (("?", "What to find"),),
    "a prompt that is typed into": (("\x06", "a phrase"), (WORD, WORD)),
}
"""By name, what is typed to come there from an open post, and what is read after it."""
COVERS = ("What to find", "a phrase", WORD)

FAILING = [sys.executable, "-m", "tests.e2e.failing_program"]


def _uncover(terminal: Terminal) -> None:
    # An escape that nothing is waited for after would be half of the next key.
    if _is_covered(terminal.text()):
        terminal.press("escape")
        terminal.wait_for(lambda text: not _is_covered(text), PATIENCE)


def _is_covered(text: str) -> bool:
    return any(sign in text for sign in COVERS)


def _leave_by_key(terminal: Terminal) -> None:
    _uncover(terminal)
    terminal.press("Q")


def _leave_step_by_step(terminal: Terminal) -> None:
    _uncover(terminal)
    for _ in range(3):
        terminal.press("q")
        terminal.read(0.4)


def _leave_by_palette(terminal: Terminal) -> None:
    _uncover(terminal)
    terminal.press("\x10")
    terminal.wait_for("Search for commands", PATIENCE)
    terminal.press("quit")
    # What was found first stands last once all was found.
    terminal.wait_for(
        lambda text: 0 < text.find("Leave the program") < text.find("out at the left edge"), PATIENCE
    )
    terminal.press("enter")


def _come_back_and_leave(terminal: Terminal) -> None:
    _go_on_after(terminal, signal.SIGTSTP)
    _leave_by_key(terminal)


def _leave_after_a_stop(terminal: Terminal) -> None:
    _go_on_after(terminal, signal.SIGSTOP)
    _leave_by_key(terminal)


def _go_on_after(terminal: Terminal, stop: signal.Signals) -> None:
    taken = terminal.written.count(ALTERNATE_SCREEN)
    terminal.signal(stop)
    terminal.read(0.3)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda _: terminal.written.count(ALTERNATE_SCREEN) > taken, PATIENCE)


def _twice(terminal: Terminal) -> None:
    terminal.signal(signal.SIGTERM)
    terminal.signal(signal.SIGTERM)


def _fail(terminal: Terminal) -> None:
    _uncover(terminal)
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
    "STOP and CONT": (_leave_after_a_stop, {0}),
    "an error in a handler": (_fail, {1}),
}
"""How to end, and the exit code."""


def _started(folder: Path, ending: str) -> Terminal:
    folder.mkdir()
    if ending == "an error in a handler":
        return Terminal([*FAILING, "handler", "demo"], environment=environment_of(folder))
    return start(folder, "demo")


def end_all(folder: Path, pairs: Sequence[tuple[str, str]]) -> None:
    """End a program on each of these screens in the way that stands beside it, and look at its terminal."""
    with ExitStack() as stack:
        terminals = [
            stack.enter_context(_started(folder / str(number), ending))
            for number, (ending, _) in enumerate(pairs)
        ]
        for terminal, (ending, screen) in zip(terminals, pairs, strict=True):
            terminal.wait_for("Comments 17", PATIENCE)
            terminal.press("enter")
            terminal.wait_for("? help", PATIENCE)
            _go_to(terminal, screen)
            end, codes = ENDINGS[ending]
            end(terminal)
            assert terminal.wait_for_end(PATIENCE) in codes, (ending, screen)
            assert_clean(terminal)


def _go_to(terminal: Terminal, screen: str) -> None:
    for key, wanted in SCREENS[screen]:
        terminal.press(key)
        terminal.wait_for(wanted, PATIENCE)


def main() -> int:
    """Try all endings on all screens; what is wrong is raised."""
    started = time.monotonic()
    pairs = [(ending, screen) for screen in SCREENS for ending in ENDINGS]
    for place in range(0, len(pairs), AT_ONCE):
        with TemporaryDirectory() as folder:
            end_all(Path(folder), pairs[place : place + AT_ONCE])
    seconds = time.monotonic() - started
    print(f"{len(ENDINGS)} endings on {len(SCREENS)} screens, nothing wrong, {seconds:.0f} s; no seed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
