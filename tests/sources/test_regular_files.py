"""Which files of a folder are read."""

import os
from pathlib import Path

import pytest

from tui.model.sync_report import Skipped
from tui.sources.regular_files import regular_files


def test_files_come_folder_by_folder_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "a.txt", "b/c.txt", ".hidden"):
        (tmp_path / name).touch()

    assert list(regular_files(tmp_path)) == [tmp_path / "a.txt", tmp_path / "z.txt", tmp_path / "b" / "c.txt"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "round").symlink_to(tmp_path)

    assert list(regular_files(tmp_path)) == [tmp_path / "file"]


def test_a_file_that_refuses_to_be_looked_at_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()

    def refuse(path: Path) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "lstat", refuse)
    assert list(regular_files(tmp_path)) == [Skipped("file", "It cannot be read (Permission denied).")]
