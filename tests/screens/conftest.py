"""Archives to read in, and a terminal that shows every mark."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import sample_archive, small_archive
from tui.archive.archive import Archive
from tui.screens import neighbours


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read under a locale that has every mark, whatever the machine's is."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def nobody_looks_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load posts when they are asked for and not before, however long a test takes."""
    monkeypatch.setattr(neighbours, "READY_AFTER", 3600.0)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Give an archive with five posts."""
    shelf = small_archive(tmp_path / "archive.db")
    yield shelf
    shelf.archive.close()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the sample blog once for all tests."""
    file = tmp_path_factory.mktemp("sample") / "archive.db"
    sample_archive(file).close()
    return file


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Archive]:
    """Give the sample blog as it was read, with nothing read or marked."""
    archive = Archive.open(Path(shutil.copy(sample_file, tmp_path / "sample.db")))
    yield archive
    archive.close()
