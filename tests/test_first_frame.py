"""What happens before the program is loaded, and how little that needs."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import tui.__main__
import tui.first_frame
import tui.kept_frame
from tui.first_frame import FirstFrame

LOADED_ANYWAY = {"__future__", "_signal", "os", "sys", "termios", "time"}
LOOK = """
import sys
before = set(sys.modules)
import tui.__main__
print(*sorted(set(sys.modules) - before))
"""


def test_only_what_is_there_already_is_loaded_before_the_frame() -> None:
    words = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(Path.cwd())!r})\n{LOOK}"]
    loaded = set(subprocess.run(words, capture_output=True, text=True, check=True).stdout.split())
    own = {name for name in loaded if name.partition(".")[0] == "tui"}
    assert own == {"tui", "tui.__main__", "tui.first_frame", "tui.kept_frame"}
    assert loaded - own <= LOADED_ANYWAY


@pytest.mark.parametrize("module", [tui.__main__, tui.first_frame, tui.kept_frame])
def test_nothing_else_is_named_by_what_comes_before_the_frame(module: object) -> None:
    named = set()
    for node in ast.parse(inspect.getsource(module)).body:  # type: ignore[arg-type]  # a module it is
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add(node.module or "")
    assert named <= {*LOADED_ANYWAY, "tui.first_frame", "tui.kept_frame"}


def test_without_a_frame_the_terminal_is_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.first_frame.kept_frame", lambda: None)
    frame = FirstFrame()
    frame.show()
    assert not frame.is_shown
    assert frame.take_over() is None
    frame.give_up()


@pytest.mark.skipif(sys.platform == "win32", reason="Textual draws another way there")
def test_the_toolkit_takes_the_terminal_as_the_first_frame_expects() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    source = inspect.getsource(LinuxDriver.start_application_mode)
    assert source.count('self.write("\\x1b[?1049h")') == 1
    assert source.count("self.attrs_before = termios.tcgetattr(self.fileno)") == 1
