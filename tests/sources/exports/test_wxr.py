"""Whole exports: one file, or a folder of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.exports.export import HEAD, comment, export, item
from tui.model.comment import Comment
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.exports import wxr
from tui.sources.exports.wxr import read_wxr
from tui.sources.source import Item, Progress

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give a function that writes a file into a folder and gives the folder."""

    def write_text(name: str, text: str) -> Path:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write_text


def keys(items: list[Item]) -> list[str]:
    return [each.key for each in items if isinstance(each, Post | Comment)]


def losses(items: list[Item]) -> list[Skipped]:
    return [each for each in items if isinstance(each, Skipped)]


def test_an_export_that_came_in_several_files_is_one_blog(write: Write) -> None:
    write("kalkwerk.001.xml", export(item(2)))
    folder = write("kalkwerk.000.xml", export(item(1, comment(8))))

    items = list(read_wxr(folder))
    assert keys(items) == ["wp:1", "wp:8", "wp:2"]
    assert losses(items) == []


def test_a_comment_that_two_exports_of_a_blog_hold_has_one_key(write: Write) -> None:
    write("january.xml", export(item(1, comment(8))))
    folder = write("february.xml", export(item(1, comment(8) + comment(9))))

    assert keys(list(read_wxr(folder))) == ["wp:1", "wp:8", "wp:9", "wp:1", "wp:8"]


def test_an_export_of_another_blog_in_the_folder_is_named_and_passed_over(write: Write) -> None:
    write("a.xml", export(item(1)))
    write("b/other.xml", export(item(2), head=HEAD.replace("kalkwerk.example", "sand.example")))
    folder = write("notes.txt", "Milch")

    items = list(read_wxr(folder))
    assert keys(items) == ["wp:1"]
    assert losses(items) == [
        Skipped("b/other.xml", "The file is an export of another blog (https://sand.example).")
    ]


def test_what_is_lost_in_a_folder_is_named_with_its_file(write: Write) -> None:
    folder = write("a.xml", export("<item><<<</item>"))

    assert [loss.where for loss in losses(list(read_wxr(folder)))] == ["a.xml: item 1"]


def test_a_folder_without_exports_says_what_was_looked_for(write: Write) -> None:
    with pytest.raises(SourceUnknown, match="no WordPress export"):
        list(read_wxr(write("notes.txt", "Milch")))


def test_a_file_that_refuses_is_a_sentence_and_in_a_folder_a_loss(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("a.xml", export(item(1)))

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceRefused, match="Permission denied"):
        list(read_wxr(folder / "a.xml"))
    reading = read_wxr(folder)
    assert next(reading) == Skipped("a.xml", "The file cannot be read (Permission denied).")


def test_progress_is_told_now_and_then_and_at_the_end(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wxr, "BYTES_BETWEEN_PROGRESS", 200_000)
    text = export(*(item(number, body="x" * 100_000) for number in range(1, 11)))
    path = write("a.xml", text) / "a.xml"

    told = [each for each in read_wxr(path) if isinstance(each, Progress)]
    assert told[-1] == Progress(len(text), len(text), "bytes")
    assert len(told) == 4
    assert [each.done for each in told] == sorted(each.done for each in told)
