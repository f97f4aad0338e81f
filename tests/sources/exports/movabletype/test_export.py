"""Whole exports: one file, or a folder of them."""

from pathlib import Path

import pytest

from tests.sources.exports.movabletype.given import losses, posts
from tests.sources.exports.movabletype.written import WrittenEntry, export
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.movabletype import export as reading
from tui.sources.exports.movabletype.export import read_movable_type
from tui.sources.files import open_path
from tui.sources.source import Notice, Progress


def test_an_export_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "blog.bin").write_text(export(WrittenEntry()), encoding="utf-8")

    assert open_path(tmp_path / "blog.bin").format == "movabletype"
    assert open_path(tmp_path).format == "movabletype"


def test_an_export_is_known_by_its_head_alone_where_a_title_hides_the_rest(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(export(WrittenEntry("Kreide " * 20_000)), encoding="utf-8")

    assert open_path(tmp_path / "x").format == "movabletype"


def test_a_folder_is_read_in_the_order_of_its_names_and_other_files_left_alone(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(export(WrittenEntry("zwei", date="gestern")), encoding="utf-8")
    (tmp_path / "a.txt").write_text(export(WrittenEntry("eins")), encoding="utf-8")
    (tmp_path / "c.txt").write_text("TITLE: Milch", encoding="utf-8")

    items = list(read_movable_type(tmp_path))
    assert [post.title for post in posts(items)] == ["eins", "zwei"]
    assert losses(items) == ["b.txt: entry 1 “zwei”: It has “gestern” for a date, which is none."]
    assert sum(isinstance(each, Notice) for each in items) == 1


def test_a_folder_without_exports_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="no Movable Type export"):
        list(read_movable_type(tmp_path))


def test_a_file_that_refuses_is_a_sentence_and_in_a_folder_a_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(export(WrittenEntry()), encoding="utf-8")

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceRefused, match="Permission denied"):
        list(read_movable_type(tmp_path / "a.txt"))
    assert next(read_movable_type(tmp_path)) == Skipped(
        "a.txt", "The file cannot be read (Permission denied)."
    )


def test_progress_is_told_now_and_then_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BYTES_BETWEEN_PROGRESS", 500_000)
    text = export(*(WrittenEntry(f"Teil {number}", body="x" * 200_000) for number in range(10)))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    told = [each for each in read_movable_type(tmp_path / "a.txt") if isinstance(each, Progress)]
    assert len(told) > 2
    assert told[-1] == Progress(len(text), len(text), "bytes")
    assert [each.done for each in told] == sorted({each.done for each in told})
