"""A mistake of the program does not become a hole: what strangers wrote stays text in its last words too."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.hostile.sequences import forbidden, shapes
from tests.e2e.program import environment_of
from tests.e2e.terminal import Terminal

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]

FAILING = [sys.executable, "-m", "tests.e2e.failing_program"]


def last_words(folder: Path, mistake: str, *keys: str) -> tuple[int, bytes]:
    """Run the program with a mistake and give its exit code and what it writes after leaving the screen."""
    with Terminal([*FAILING, mistake, "demo"], environment=environment_of(folder)) as terminal:
        if keys:
            terminal.wait_for("Comments 17")
        for key in keys:
            terminal.press(key)
            terminal.read(0.3)
        code = terminal.wait_for_end()
        return code, terminal.written.rpartition(b"\x1b[?1049l")[2].rpartition(b"\x1b[?1006l")[2]


@pytest.mark.parametrize(("mistake", "keys"), [("handler", ("y",)), ("mount", ()), ("overlay", ("?",))])
def test_a_crash_of_the_screen_quotes_a_text_as_text(tmp_path: Path, mistake: str, keys: tuple[str]) -> None:
    code, told = last_words(tmp_path, mistake, *keys)
    assert code == 1
    assert "no such title: ␛" in told.decode().replace("\x1b[0m", "")
    assert shapes(told) == {"CSI m"}
    assert forbidden(told.replace(b"\r", b"")) == set()


def test_a_text_that_reaches_the_terminal_by_mistake_is_kept_from_it_and_told(tmp_path: Path) -> None:
    code, told = last_words(tmp_path, "write", "y", "Q")
    assert code == 0
    assert told.startswith(b"vowe-tui: 8 controls in texts were kept from the terminal")
    assert shapes(told) == set()


def test_a_crash_of_a_command_quotes_a_text_as_text(tmp_path: Path) -> None:
    done = subprocess.run(
        [*FAILING, "command", "list"], capture_output=True, env=environment_of(tmp_path), check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith(b"Traceback")
    assert "no such title: ␛]52;c;aGFja2Vk␇␛]0;owned␇" in done.stderr.decode()
    assert shapes(done.stderr) == forbidden(done.stderr) == set()
