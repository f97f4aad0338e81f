"""What adding and syncing say of what came, of what was lost and of what was tried."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.sources.pages.page import COMMENTS, page

EMPTY = "The file is empty."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with one page and five files that hold nothing."""
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "004711.txt").write_text(page(COMMENTS), encoding="utf-8")
    for number in range(5):
        (folder / f"{number}.txt").touch()
    return folder


def test_a_report_ends_with_what_was_skipped_and_why(on_archive: Program, folder: Path) -> None:
    ended = on_archive("add", str(folder))
    assert ended.code == 3
    assert "  posts     1 new, 0 changed, 0 unchanged\n" in ended.out
    assert "  skipped   5\n" in ended.out
    assert ended.err == f"vowe-tui: skipped 5: {EMPTY} 0.txt, 1.txt, 2.txt and 2 more; --all lists each\n"


@pytest.mark.parametrize("command", ["add", "sync"])
def test_all_gives_every_loss_a_line(on_archive: Program, folder: Path, command: str) -> None:
    on_archive("add", str(folder))
    ended = on_archive(command, *([str(folder)] if command == "add" else []), "--all")
    assert ended.err.splitlines() == [f"vowe-tui: skipped {number}.txt: {EMPTY}" for number in range(5)]


def test_json_names_every_loss(on_archive: Program, folder: Path) -> None:
    [report] = on_archive.json("add", str(folder))
    assert report["skipped"] == [{"where": f"{number}.txt", "why": EMPTY} for number in range(5)]


def test_an_explanation_stands_before_the_report(on_archive: Program, folder: Path) -> None:
    ended = on_archive("add", str(folder / "004711.txt"), "--explain")
    lines = ended.out.splitlines()
    assert lines[0] == "  tried 004711.txt as a WordPress export (WXR): it does not begin like one"
    assert lines[lines.index(f"  tried {folder / '004711.txt'}: taken, read as pages") - 1].endswith(
        "as text: taken"
    )
    assert "posts" in lines[-2]


def test_an_explanation_tells_why_nothing_was_found(on_archive: Program, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Milch\n\nBrot", encoding="utf-8")
    ended = on_archive("add", str(tmp_path / "list.txt"), "--explain")
    assert ended.code == 1
    assert all(line.endswith("it does not begin like one") for line in ended.out.splitlines())
    assert len(ended.err.splitlines()) == 1


def test_json_has_what_was_tried_where_it_was_asked_for(on_archive: Program, folder: Path) -> None:
    [silent] = on_archive.json("add", str(folder))
    [told] = on_archive.json("add", str(folder), "--explain")
    assert silent["tried"] == []
    assert told["tried"][-1] == {"what": str(folder), "outcome": "taken, read as pages"}


def test_what_was_tried_cannot_act_on_the_terminal(on_archive: Program, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]0;owned\x07\nb"
    path.write_text("Milch\n\nBrot", encoding="utf-8")
    ended = on_archive("add", str(path), "--explain")
    assert not any(character in ended.out + ended.err for character in "\x1b\x07")
    assert all(line.startswith("  tried ") for line in ended.out.splitlines())
    assert json.dumps(on_archive.json("add", str(path), "--explain")).isascii()
