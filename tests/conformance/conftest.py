"""What tests of conformance may ask for."""

from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture
def on_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """Give the program on an archive that is not there yet."""
    return Program(tmp_path, capsys)
