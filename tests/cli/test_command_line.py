"""The command line, from its words to its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tui.cli.main import main

PAGE = """\
Der leise Zug

by Ada Fink

Er kam an, ohne dass es jemand merkte.

Das ist, finde ich, der eigentliche Fortschritt.

Comments

> Das ist, finde ich, der eigentliche Fortschritt.

Für wen?

Jens Ohm, 2006-03-04

Für alle, die schlafen.

Ada Fink, 2006-03-05
"""


class Program:
    """The program on an archive of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._archive = folder / "archive.db"
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        code = main(["--archive", str(self._archive), *words])
        written = self._capsys.readouterr()
        return code, written.out, written.err

    def json(self, *words: str) -> Any:
        code, out, err = self(*words, "--json")
        assert (code, err) == (0, "")
        assert out.isascii()
        return json.loads(out)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys)


@pytest.fixture
def page(tmp_path: Path) -> str:
    file = tmp_path / "000123.txt"
    file.write_text(PAGE, encoding="utf-8")
    return str(file)


def test_adding_a_page_reports_what_came(program: Program, page: str) -> None:
    code, out, err = program("add", page)
    assert (code, err) == (0, "")
    assert "posts     1 new, 0 changed, 0 unchanged" in out
    assert "comments  2 new, 0 changed, 0 unchanged" in out


def test_adding_it_again_changes_nothing_and_says_so(program: Program, page: str) -> None:
    program("add", page)
    code, out, _ = program("add", page)
    assert code == 0
    assert "posts     nothing new, 1 unchanged" in out
    assert len(program.json("list")) == 1
    assert len(program.json("blogs")) == 1


def test_the_report_as_json(program: Program, page: str) -> None:
    [report] = program.json("add", page)
    assert report["posts"] == {"new": 1, "changed": 0, "unchanged": 0}
    assert report["comments"] == {"new": 2, "changed": 0, "unchanged": 0}
    assert (report["source"], report["format"], report["skipped"]) == (page, "pages", [])


def test_a_post_as_json_has_its_thread_in_order(program: Program, page: str) -> None:
    program("add", page)
    [listed] = program.json("list")
    shown = program.json("show", str(listed["id"]))
    assert {key: shown[key] for key in listed} == listed
    assert shown["title"] == "Der leise Zug"
    assert (shown["published"], shown["published_precision"]) == (None, "before")
    first, second = shown["comments"]
    assert (first["author"], first["answers_article"], first["parent"]) == ("Jens Ohm", True, None)
    assert (first["published"], first["published_precision"]) == ("2006-03-04T00:00:00Z", "day")
    assert (second["by_post_author"], second["depth"]) == (True, 0)
    assert "Für wen?" in first["markdown"]


def test_a_post_is_found_by_number_key_and_permalink(program: Program, page: str) -> None:
    program("add", page)
    [listed] = program.json("list")
    assert program.json("show", listed["key"])["id"] == listed["id"]


def test_a_post_as_text(program: Program, page: str) -> None:
    program("add", page)
    code, out, _ = program("show", "1")
    assert code == 0
    assert out.startswith("Der leise Zug\nAda Fink · before 2006-03-04\n\nEr kam an")
    assert "Jens Ohm, 2006-03-04, answers the article" in out


def test_search_finds_posts_and_comments_in_either_spelling(program: Program, page: str) -> None:
    program("add", page)
    assert [hit["kind"] for hit in program.json("search", "Zug")] == ["post"]
    [hit] = program.json("search", "fuer", "alle")
    assert (hit["kind"], hit["author"]) == ("comment", "Ada Fink")
    assert program.json("search", "Omnibus") == []


def test_list_takes_words_and_a_limit(program: Program, page: str) -> None:
    program("add", page)
    assert len(program.json("list", "leise")) == 1
    assert program.json("list", "laut") == []
    assert len(program.json("list", "--limit", "1")) == 1


def test_sync_of_a_file_reads_it_again(program: Program, page: str) -> None:
    program("add", page)
    [report] = program.json("sync")
    assert report["posts"] == {"new": 0, "changed": 0, "unchanged": 1}


def test_sync_keeps_what_came_from_a_file_that_is_gone(program: Program, page: str) -> None:
    program("add", page)
    Path(page).unlink()
    [report] = program.json("sync")
    assert report["warnings"] == [f"{page} is no longer there; what was read from it is kept."]
    assert len(program.json("list")) == 1


def test_a_name_can_be_given_and_found_again(program: Program, page: str) -> None:
    program("add", page, "--name", "Leises")
    assert [blog["name"] for blog in program.json("blogs")] == ["Leises"]
    assert len(program.json("list", "--blog", "leises")) == 1
    assert program("add", page, "--into", "Leises")[0] == 0


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: None, "There is no"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(bytes(range(256)) * 40), "binary"),
        (lambda path: path.mkdir(), "nothing"),
    ],
    ids=["missing", "empty", "binary", "empty folder"],
)
def test_what_cannot_be_read_gets_one_sentence(program: Program, make: Any, told: str) -> None:
    source = program.folder / "source"
    make(source)
    code, out, err = program("add", str(source))
    assert (code, out) == (1, "")
    assert err.startswith("vowe-tui: ")
    assert told in err
    assert str(source) in err
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1
    assert program.json("blogs") == []


def test_one_source_that_fails_does_not_stop_the_others(program: Program, page: str) -> None:
    code, out, err = program("add", str(program.folder / "missing"), page)
    assert code == 3
    assert "1 new" in out
    assert "missing" in err


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--limit", "0"),
        ("list", "--limit", "x"),
        ("show",),
        ("show", "1", "2"),
        ("--nonsense",),
        ("add",),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(program: Program, words: tuple[str, ...]) -> None:
    code, out, err = program(*words)
    assert (code, out) == (2, "")
    assert err.startswith("vowe-tui: ")
    assert len(err.splitlines()) == 1


def test_hostile_words_are_not_echoed_to_the_terminal(program: Program) -> None:
    for words in (
        ("show", "\x1b]0;owned\x07"),
        ("add", "/\x1b[31mred"),
        ("--\x1b[2J",),
        ("list", "--blog", "\x9b31m"),
    ):
        _, out, err = program(*words)
        assert not any(character in out + err for character in "\x1b\x07\x9b")


def test_a_post_that_is_not_there_is_named(program: Program) -> None:
    code, _, err = program("show", "12")
    assert code == 1
    assert "no post '12'" in err


def test_an_empty_library_says_how_to_fill_it(program: Program) -> None:
    assert "vowe-tui add SOURCE" in program("blogs")[1]
    assert program.json("list") == []


def test_without_a_terminal_there_are_no_panes(program: Program) -> None:
    for words in ((), ("demo",), ("somewhere.example",)):
        code, out, err = program(*words)
        assert (code, out) == (1, "") or (code, out) == (2, "")
        assert code == 2
        assert "needs a terminal" in err


def test_offline_asks_no_server(program: Program) -> None:
    code, _, err = program("add", "https://blog.example/", "--offline")
    assert code == 1
    assert "offline" in err
    assert program("sync", "--offline")[0] == 1


def test_an_archive_that_is_none_is_named_and_left_alone(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_bytes(b"These are my notes, not an archive.\n" * 100)
    before = other.read_bytes()
    code, out, err = program("--archive", str(other), "blogs")
    assert (code, out) == (1, "")
    assert str(other) in err
    assert other.read_bytes() == before


def test_paths_names_the_archive_in_force(program: Program, tmp_path: Path) -> None:
    assert program.json("paths")["archive"] == str(tmp_path / "archive.db")


def test_the_version_is_printed(program: Program) -> None:
    assert program("--version")[1].startswith("vowe-tui ")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    for name in ("demo", "add", "sync", "blogs", "list", "show", "search", "keys", "paths"):
        assert f"\n  {name} " in out


def test_a_closed_pipe_ends_with_141(program: Program, page: str, tmp_path: Path) -> None:
    program("add", page)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "tui", "--archive", str(tmp_path / "archive.db"), "list"]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert ended.returncode == 141
    assert ended.stderr == b""


def test_what_libraries_say_to_programmers_is_not_printed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<?xml version='1.0'?><a><p>Nothing that begins so is HTML.</p></a>")
    words = ["--archive", str(tmp_path / "archive.db"), "add", str(page)]
    ended = subprocess.run([sys.executable, "-m", "tui", *words], capture_output=True, text=True, check=False)
    assert "Warning" not in ended.stderr + ended.stdout
