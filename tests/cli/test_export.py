"""``vowe-tui export`` from its words to its exit code."""

from pathlib import Path

import pytest

from tests.cli.program import Program
from tui.archive.archive import Archive


def test_an_export_tells_what_it_wrote(filled: Program, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = filled("export", "--to", str(out))
    assert (ended.code, ended.out, ended.err) == (0, f"{out}: 1 post, 2 comments, 1 file\n", "")
    [page] = out.rglob("*.md")
    assert page.read_text(encoding="utf-8").count("\n> ") >= 2


def test_an_export_as_json(filled: Program, tmp_path: Path) -> None:
    file = tmp_path / "out.xml"
    assert filled.json("export", "--format", "wxr", "--to", str(file)) == {
        "format": "wxr",
        "place": str(file),
        "blogs": 1,
        "posts": 1,
        "comments": 2,
        "files": 1,
        "resumed": False,
        "skipped": [],
    }


def test_what_was_exported_can_be_added_elsewhere(filled: Program, tmp_path: Path) -> None:
    file = tmp_path / "out.xml"
    assert filled("export", "--format", "wxr", "--to", str(file)).code == 0
    elsewhere = Program(tmp_path / "elsewhere", filled.capture)
    elsewhere.folder.mkdir()
    assert elsewhere("add", str(file)).code == 0
    before, after = (each.json("show", "1") for each in (filled, elsewhere))
    assert {name: after[name] for name in after if name != "blog"} == {
        name: before[name] for name in before if name != "blog"
    }
    assert len(after["comments"]) == 2


@pytest.mark.parametrize("export_format", ["markdown", "wxr"])
def test_what_is_there_already_is_told_in_one_sentence(
    filled: Program, tmp_path: Path, export_format: str
) -> None:
    ended = filled("export", "--format", export_format, "--to", str(tmp_path))
    assert (ended.code, ended.out) == (1, "")
    [sentence] = ended.err.splitlines()
    assert str(tmp_path) in sentence


@pytest.mark.parametrize(
    "words", [[], ["--to"], ["--to", "x", "--format", "pdf"], ["--to", "x", "--limit", "3"]]
)
def test_wrong_words_end_with_2(filled: Program, words: list[str]) -> None:
    ended = filled("export", *words)
    assert (ended.code, ended.out) == (2, "")


def test_a_blog_that_is_not_there_is_named(filled: Program, tmp_path: Path) -> None:
    ended = filled("export", "--blog", "Töpfe", "--to", str(tmp_path / "out"))
    assert ended.code == 1
    assert "'Töpfe'" in ended.err
    assert not (tmp_path / "out").exists()


def test_where_there_is_no_archive_none_is_made(on_archive: Program, tmp_path: Path) -> None:
    ended = on_archive("export", "--to", str(tmp_path / "out"))
    assert ended.code == 1
    assert ended.err.startswith("vowe-tui: There is no archive ")
    assert list(tmp_path.iterdir()) == []


def test_what_could_not_be_read_is_named_on_standard_error(filled: Program, tmp_path: Path) -> None:
    archive = Archive.open(filled.archive)
    with archive.writing() as connection:
        connection.execute("UPDATE posts SET kind = 'painting'")
    archive.close()
    ended = filled("export", "--to", str(tmp_path / "out"))
    assert ended.code == 1, "as nothing else was written"
    assert "skipped post 1: The archive holds a record that is damaged" in ended.err
