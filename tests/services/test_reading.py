"""Taking back what the reader did."""

import pytest

from tui.archive.archive import Archive
from tui.services import reading
from tui.services.reading import ReadingMarks


def test_the_latest_changes_can_be_taken_back_and_those_before_them_are_let_go(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_KEPT", 3)
    marks = ReadingMarks(archive)
    changes = [marks.mark_read([], read) for read in (True, False, True, False, True)]
    assert [marks.undo() for _ in range(4)] == [*changes[:1:-1], None]
