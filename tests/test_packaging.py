"""What is built from this checkout holds all that the program needs."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tui.stylesheets import stylesheets

ROOT = Path(__file__).parent.parent
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
METADATA: dict[str, Any] = tomllib.loads(PROJECT)["project"]


def in_the_wheel() -> set[str]:
    """List the files of the wheel by their places in it, without building it."""
    wheel = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is not installed")
    builder = wheel.WheelBuilder(str(ROOT))
    with builder.config.set_build_data({"force_include": {}, "artifacts": []}):
        return {Path(file.distribution_path).as_posix() for file in builder.recurse_included_files()}


def test_the_wheel_holds_the_sample_blog_and_the_styles() -> None:
    files = in_the_wheel()
    assert "tui/sample/blog.xml" in files
    assert {f"tui/styles/{sheet.name}" for sheet in stylesheets()} <= files
    assert "tui/styles/themes.toml" in files


def test_the_wheel_holds_every_module_and_no_test() -> None:
    files = in_the_wheel()
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "tui").rglob("*.py")} <= files
    assert {file.partition("/")[0] for file in files} == {"tui"}


@pytest.mark.parametrize("needed", METADATA["dependencies"])
def test_every_dependency_says_what_it_is_for(needed: str) -> None:
    assert re.search(rf'^    "{re.escape(needed)}", +# \w.+$', PROJECT, re.MULTILINE)


def test_the_program_is_called_by_its_name() -> None:
    assert METADATA["scripts"] == {"vowe-tui": "tui.__main__:main"}
    assert METADATA["readme"] == "README.md"
