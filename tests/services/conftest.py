"""An archive of a test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.archive.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Open a new archive, and close it after the test."""
    opened = Archive.open(tmp_path / "archive.db")
    yield opened
    opened.close()
