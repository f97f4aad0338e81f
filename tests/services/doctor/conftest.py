"""An archive with one blog that was read from a folder."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sources.pages.page import COMMENTS, page
from tui.archive.archive import Archive
from tui.services.doctor.examination import Examination
from tui.services.doctor.finding import Finding
from tui.services.importing import add_source


@dataclass(frozen=True)
class Patient:
    """The archive of a blog and the folder it was read from."""

    archive: Archive
    folder: Path

    def damage(self, statement: str) -> None:
        """Change the archive behind the program's back."""
        with self.archive.writing() as connection:
            connection.execute(statement)

    def findings(self, blog_ids: tuple[int, ...] = (1,)) -> list[Finding]:
        """Examine the archive."""
        items = Examination(self.archive, blog_ids).findings()
        return [item for item in items if isinstance(item, Finding)]


@pytest.fixture
def patient(tmp_path: Path) -> Iterator[Patient]:
    """Read a folder of two pages into a new archive."""
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "000001.txt").write_text(page(COMMENTS), encoding="utf-8")
    (folder / "000002.txt").write_text(page(COMMENTS, title="Stein"), encoding="utf-8")
    archive = Archive.open(tmp_path / "archive.db")
    asyncio.run(add_source(archive, str(folder)))
    yield Patient(archive, folder)
    archive.close()
