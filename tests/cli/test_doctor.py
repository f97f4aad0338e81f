"""``vowe-tui doctor`` from its words to its exit code."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.program import Program
from tests.sources.pages.page import COMMENTS, page


def damage(program: Program, statement: str) -> None:
    """Change the archive behind the program's back."""
    with closing(sqlite3.connect(program.archive)) as connection:
        connection.execute(statement)
        connection.commit()


def test_an_archive_that_is_whole_ends_with_0(filled: Program) -> None:
    ended = filled("doctor")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[:2] == ["The archive is whole: 1 blog, 1 post, 2 comments.", str(filled.archive)]
    assert f", SQLite {sqlite3.sqlite_version}, " in lines[2]
    assert all(line.startswith("Warning: ") for line in lines[3:])


def test_findings_are_told_by_kind_with_their_number_and_what_to_do(filled: Program) -> None:
    damage(filled, "UPDATE blogs SET posts = 9, comments = 9")
    ended = filled("doctor")
    assert (ended.code, ended.err) == (3, "")
    assert ended.out.splitlines()[:4] == [
        "Counters that differ from a recount",
        "  Blog 1 says that it has 9 posts and has 1.",
        "  Blog 1 says that it has 9 comments and has 2.",
        "  2 in all. Nothing is lost, but numbers on the screen are wrong; a backup or a new archive has them"
        " right.",
    ]
    assert "The archive is not whole: 1 blog, 9 posts, 9 comments." in ended.out


@pytest.fixture
def with_seven_unread(filled: Program) -> Program:
    """Make a folder out of what was read, with seven empty files in it."""
    folder = filled.folder / "blog"
    folder.mkdir()
    (folder / "004711.txt").write_text(page(COMMENTS), encoding="utf-8")
    for number in range(7):
        (folder / f"{number}.txt").touch()
    damage(filled, f"UPDATE sources SET location = '{folder}'")
    return filled


def test_the_first_five_of_a_kind_are_named_and_all_on_request(with_seven_unread: Program) -> None:
    ended = with_seven_unread("doctor")
    assert [line for line in ended.out.splitlines() if ".txt" in line] == [
        f"  {number}.txt in {with_seven_unread.folder}/blog: The file is empty." for number in range(5)
    ]
    assert "  and 2 more; --all lists each\n  7 in all. " in ended.out
    ended = with_seven_unread("doctor", "--all")
    assert len([line for line in ended.out.splitlines() if ".txt" in line]) == 7
    assert "more; --all" not in ended.out


def test_the_same_as_json(with_seven_unread: Program) -> None:
    told = with_seven_unread.json("doctor")
    [group] = told["findings"]
    assert (told["whole"], group["kind"], group["count"], len(group["records"])) == (False, "unread", 7, 5)
    assert group["records"][0]["what"] == "The file is empty."
    [group] = with_seven_unread.json("doctor", "--all")["findings"]
    assert len(group["records"]) == 7


def test_a_blog_that_is_not_there_is_named(filled: Program) -> None:
    assert filled("doctor", "1").code == 0
    ended = filled("doctor", "Nirgendwo")
    assert ended.code == 1
    assert "no blog 'Nirgendwo'" in ended.err


def test_a_damaged_search_index_is_made_anew(filled: Program) -> None:
    damage(filled, "UPDATE comment_search_data SET block = x'00' WHERE id > 10")
    ended = filled("doctor")
    assert ended.code == 3
    assert "vowe-tui doctor --rebuild-search" in ended.out
    assert filled("doctor", "--rebuild-search").code == 0
    assert filled.json("search", "Aber")


def test_where_there_is_no_archive_none_is_made(on_archive: Program) -> None:
    ended = on_archive("doctor")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("vowe-tui: There is no archive ")
    assert list(on_archive.folder.iterdir()) == []


def test_a_file_that_is_no_archive_ends_with_1(on_archive: Program) -> None:
    on_archive.archive.write_bytes(b"Meine Notizen.\n" * 500)
    ended = on_archive("doctor")
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1


def test_foreign_text_cannot_act_on_the_terminal(filled: Program) -> None:
    damage(filled, "UPDATE posts SET title = char(27) || ']0;owned' || char(7), comment_count = 99")
    ended = filled("doctor", "--all")
    assert "owned" in ended.out
    assert not any(character in ended.out + ended.err for character in "\x1b\x07")


def test_each_piece_of_a_post_is_told_with_its_source(filled: Program) -> None:
    ended = filled("doctor", "--post", "1")
    source = f"{filled.folder}/004711.txt (pages)"
    lines = ended.out.splitlines()
    assert (ended.code, lines[0]) == (0, "1  Kreide")
    assert lines[2:5] == [
        f"  body      13 characters of text, {source}",
        f"  date      before 2005-12-02 (before), {source}",
        "  comments  2",
    ]
    assert lines[5].startswith("    1  Ralf Graf, 2005-12-02, approved, ")
    assert lines[5].endswith(source)


def test_the_origins_as_json(filled: Program) -> None:
    told = filled.json("doctor", "--post", "1")
    source = {"source": f"{filled.folder}/004711.txt", "read_as": "pages"}
    assert told["body"] == {"format": "text", "characters": 13, **source}
    assert told["date"] == {"published": None, "published_precision": "before", "sources": [source]}
    assert [comment["author"] for comment in told["comments"]] == ["Ralf Graf", "Ada Kranz"]
    assert told["comments"][1] | source == told["comments"][1]


def test_a_post_that_is_not_there_has_no_origins(filled: Program) -> None:
    ended = filled("doctor", "--post", "99")
    assert ended.code == 1
    assert "no post '99'" in ended.err


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent by a thing of POSIX")
def test_ctrl_c_ends_a_long_examination_calmly(filled: Program) -> None:
    folder = filled.folder / "blog"
    folder.mkdir()
    (folder / "004711.txt").write_text(page(COMMENTS), encoding="utf-8")
    # So many lines that nobody reads fill the pipe, and the program has to wait in the midst of its work.
    for number in range(2000):
        (folder / f"{number}.txt").touch()
    damage(filled, f"UPDATE sources SET location = '{folder}'")
    words = [sys.executable, "-m", "tui", "--archive", str(filled.archive), "doctor", "--all"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"Files and records")
        os.kill(running.pid, signal.SIGINT)
        assert running.wait(30) == 130
        assert running.stderr.read() == b""
