"""The last frame comes back where nothing has changed, and nowhere else."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.kept_frame import keep_frame, kept_frame

FRAME = "\x1b[1;1HKacheln 漢字".encode()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a frame on a terminal, for as long as an archive stays as it is, and give its file."""
    monkeypatch.setattr(os, "isatty", lambda _: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    monkeypatch.setattr(sys, "argv", ["vowe-tui"])
    for name, value in {"TERM": "xterm", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    file = tmp_path / "state" / "frame"
    monkeypatch.setenv("VOWE_FIRST_FRAME", str(file))
    archive = tmp_path / "archive.db"
    archive.write_bytes(b"a")
    keep_frame(FRAME, [str(archive), str(tmp_path / "archive.db-wal")])
    return file


def test_the_frame_comes_back(kept: Path) -> None:
    assert kept_frame() == FRAME


def test_nobody_else_may_read_it(kept: Path) -> None:
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TERM", "xterm-256color"),
        ("TERM", "linux"),
        ("COLORTERM", ""),
        ("NO_COLOR", "1"),
        ("LC_ALL", "C"),
        ("TZ", "Asia/Tokyo"),
        ("COLUMNS", "100"),
        ("TEXTUAL_COLOR_SYSTEM", "256"),
        ("VOWE_ARCHIVE", "/somewhere/else.db"),
        ("VOWE_SETTINGS", "elsewhere.toml"),
        ("VOWE_FIRST_FRAME", "0"),
    ],
)
def test_another_environment_has_another_frame(
    kept: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert kept_frame() is None


@pytest.mark.parametrize("words", [["--offline"], ["demo"], ["list"], ["https://blog.example"]])
def test_other_arguments_have_another_frame(
    kept: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["vowe-tui", *words])
    assert kept_frame() is None


def test_another_size_has_another_frame(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((81, 24)))
    assert kept_frame() is None


def test_another_day_has_another_frame(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.kept_frame.time.localtime", lambda: (1999, 12, 31, 23, 59))
    assert kept_frame() is None


@pytest.mark.parametrize("stream", [0, 1, 2])
def test_what_is_no_terminal_has_no_frame(kept: Path, monkeypatch: pytest.MonkeyPatch, stream: int) -> None:
    monkeypatch.setattr(os, "isatty", lambda descriptor: descriptor != stream)
    assert kept_frame() is None


@pytest.mark.parametrize("name", ["archive.db", "archive.db-wal"])
def test_what_was_written_to_since_has_another_frame(kept: Path, name: str) -> None:
    (kept.parent.parent / name).write_bytes(b"ab")
    assert kept_frame() is None


def test_a_log_with_nothing_in_it_changes_nothing(kept: Path) -> None:
    (kept.parent.parent / "archive.db-wal").touch()
    assert kept_frame() == FRAME


def open_to_all(file: Path) -> None:
    file.chmod(0o644)


def written_by_the_group(file: Path) -> None:
    file.chmod(0o620)


def linked(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o600)


def gone(file: Path) -> None:
    file.unlink()


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:40])


def of_other_words(file: Path) -> None:
    file.write_bytes(b"\x1b[1;1HKacheln")


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.skipif(sys.platform == "win32", reason="modes and pipes of POSIX")
@pytest.mark.parametrize(
    "change", [open_to_all, written_by_the_group, linked, a_pipe, gone, cut_off, of_other_words, empty]
)
def test_a_file_that_is_not_as_it_was_kept_is_not_shown(kept: Path, change: Callable[[Path], None]) -> None:
    change(kept)
    assert not kept_frame()


def test_a_folder_that_cannot_be_written_to_keeps_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOWE_FIRST_FRAME", str(kept / "below" / "a file"))
    keep_frame(FRAME, [])
    assert kept_frame() is None
