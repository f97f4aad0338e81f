"""Whichever statement the disk fails, the archive holds what it held or what it was to hold, and says why."""

import asyncio
import sqlite3
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.sources.exports import export
from tests.torture.archive_state import digest, faults, is_begun
from tui.archive.archive import Archive
from tui.model.errors import ArchiveError
from tui.services.importing import add_source
from tui.sources.files import open_path
from tui.sources.trail import Trail


@dataclass
class Disk:
    """Fails the statement that is the ``fails``th, or all from there on; 0 for none."""

    fails: int = 0
    for_good: bool = False
    done: int = 0

    def use(self) -> None:
        """Count a statement and raise where it is one that fails."""
        self.done += 1
        if self.fails and (self.done == self.fails or (self.for_good and self.done > self.fails)):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error

    def begin(self, fails: int, *, for_good: bool) -> None:
        """Begin to count anew."""
        self.fails, self.for_good, self.done = fails, for_good, 0


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Put a disk that can fail below every connection."""
    disk, connect = Disk(), sqlite3.connect

    class Failing(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            disk.use()
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            disk.use()
            return super().executemany(*arguments)

        def executescript(self, *arguments: Any) -> sqlite3.Cursor:
            disk.use()
            return super().executescript(*arguments)

    monkeypatch.setattr(
        sqlite3, "connect", lambda *arguments, **options: connect(*arguments, factory=Failing, **options)
    )
    # The export is a file; certificates would take most of the time.
    monkeypatch.setattr("tui.services.importing.HttpClient", lambda **_: nullcontext())
    return disk


def read_into(file: Path, location: Path) -> None:
    """Import an export from opening the archive to closing it."""
    archive = Archive.open(file)
    try:
        asyncio.run(add_source(archive, str(location), source=open_path(location, Trail())))
    finally:
        archive.close()


@pytest.mark.parametrize("for_good", [False, True], ids=["one fails", "all fail from there on"])
def test_an_import_whose_nth_statement_fails_is_told_and_goes_on(
    disk: Disk, tmp_path: Path, for_good: bool
) -> None:
    location = tmp_path / "export.xml"
    location.write_text(export.export(export.item(1, export.comment(1))), encoding="utf-8")
    read_into(tmp_path / "calm.db", location)
    expected, statements = digest(tmp_path / "calm.db"), disk.done
    for number in count(1):
        file = tmp_path / f"{number}.db"
        disk.begin(number, for_good=for_good)
        # What fails while the archive is closed is not worth a word.
        with suppress(ArchiveError):
            read_into(file, location)
        if disk.done < number:
            break
        disk.begin(0, for_good=False)
        assert not is_begun(file) or faults(file) == []
        read_into(file, location)
        assert digest(file) == expected
    assert number > statements // 2 > 30
