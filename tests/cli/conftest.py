"""What tests of the command line may ask for."""

from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.sources.pages.page import COMMENTS, page


@pytest.fixture
def on_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """Give the program on an archive that is not there yet."""
    return Program(tmp_path, capsys)


@pytest.fixture
def filled(on_archive: Program) -> Program:
    """Give the program on an archive that holds a page with two comments."""
    file = on_archive.folder / "004711.txt"
    file.write_text(page(COMMENTS), encoding="utf-8")
    assert on_archive("add", str(file)).code == 0
    return on_archive
