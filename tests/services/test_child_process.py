"""Processes of the program see its own code and nothing that lies in the current folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from tui.services.child_process import command_for
from tui.services.conversion_process import COMMAND as CONVERTING
from tui.services.fetching_process import COMMAND as FETCHING
from tui.services.picture_process import COMMAND as UNPACKING


def test_a_module_runs_as_if_it_had_been_started_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "said.py").write_text("import sys\nprint(__name__, len(sys.argv))\n")
    told = subprocess.run(
        [*command_for("said"), str(tmp_path)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert told.stdout == "__main__ 1\n"


@pytest.mark.parametrize("command", [CONVERTING, FETCHING, UNPACKING])
@pytest.mark.parametrize("name", ["json.py", "bs4.py", "tui.py"])
def test_a_module_in_the_current_folder_is_never_loaded(
    tmp_path: Path, command: list[str], name: str
) -> None:
    (tmp_path / name).write_text("open('loaded', 'w').close()\n")
    subprocess.run(list(command), cwd=tmp_path, input=b"{}\n", capture_output=True, check=False)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_the_empty_path_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", "code", "/elsewhere/code"])
    assert command_for("said")[-2:] == [str(Path("code").absolute()), "/elsewhere/code"]
