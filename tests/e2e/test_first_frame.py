"""The frame that is shown before the program is loaded is the one it then draws, and harms nothing."""

import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.program import environment_of, program
from tests.e2e.test_leaving import assert_clean
from tests.e2e.watched_terminal import WatchedTerminal
from tui.services.sample import SAMPLE

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]

# Not joined emoji: pyte forgets what follows them in a line.
TITLES = ("Tassen", "日本語の題名と長い長い長い長い説明", "Kaffee ☕ und 🍰 Kuchen", "e\u0301 à la carte")
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Kacheln</title><link>https://kacheln.example/</link>{items}</channel></rss>
"""
ITEM = """<item><title>{title} {number}</title><guid>https://kacheln.example/{number}</guid>
<pubDate>{day:02} Mar {year} 10:00:00 GMT</pubDate><description>{body}</description></item>"""


FAR_INTO_THE_INDEX = ("j" * 50, "k" * 5)
INTO_AN_ARTICLE = ("j", "enter", "pagedown", "j")
INTO_COMMENTS = ("j", "enter", "3", "j", "j")
CASES = [
    ("wide", INTO_AN_ARTICLE, (60, 15), "ink"),
    ("commented", INTO_COMMENTS, (60, 15), "paper"),
    ("commented", INTO_COMMENTS, (80, 24), "ink"),
    ("wide", INTO_AN_ARTICLE, (80, 24), "paper"),
    ("wide", FAR_INTO_THE_INDEX, (120, 40), "ink"),
    ("commented", INTO_COMMENTS, (120, 40), "paper"),
    ("wide", INTO_AN_ARTICLE, (200, 55), "ink"),
    ("wide", FAR_INTO_THE_INDEX, (200, 55), "paper"),
]
"""An archive, the keys to a place in it, a size and a theme."""


def feed() -> str:
    body = "&lt;p&gt;" + "Eine Kachel 漢字 ist kein Stein. " * 60 + "&lt;/p&gt;"
    items = (
        ITEM.format(
            title=TITLES[number % 4], number=number, day=1 + number % 28, year=2023 - number // 28, body=body
        )
        for number in range(120)
    )
    return FEED.format(items="".join(items))


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a folder for an archive of wide letters, and one with many comments."""
    folder = tmp_path_factory.mktemp("archives")
    file = folder / "feed.xml"
    file.write_text(feed(), encoding="utf-8")
    for name, source in {"wide": file, "commented": SAMPLE}.items():
        (folder / name).mkdir()
        added = [*program(), "add", str(source)]
        subprocess.run(added, env=environment_of(folder / name), check=True, capture_output=True)
    return folder


@pytest.fixture
def folder(archives: Path, tmp_path: Path) -> Path:
    """Give a folder with the archive of wide letters."""
    return shutil.copytree(archives / "wide", tmp_path / "wide")


@pytest.fixture
def left(folder: Path) -> Path:
    """Give that folder as a reader left it who had gone some posts down."""
    with WatchedTerminal(folder) as terminal:
        leave(terminal, "j", "j")
    assert (folder / "last-frame").exists()
    return folder


def leave(terminal: WatchedTerminal, *keys: str) -> None:
    """Do what the keys say, one after the other, and quit when the last one has been followed."""
    terminal.wait_for("●")
    terminal.read(0.5)
    for key in keys:
        terminal.press(key)
        terminal.read(1)
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
    assert_clean(terminal)


@pytest.mark.parametrize(("name", "keys", "size", "theme"), CASES)
def test_the_frame_is_the_one_that_follows_cell_by_cell(
    archives: Path, tmp_path: Path, name: str, keys: tuple[str, ...], size: tuple[int, int], theme: str
) -> None:
    folder = shutil.copytree(archives / name, tmp_path / name)
    (folder / "settings.toml").write_text(f'theme = "{theme}"', encoding="utf-8")
    with WatchedTerminal(folder, columns=size[0], rows=size[1]) as terminal:
        leave(terminal, *keys)
    with WatchedTerminal(folder, columns=size[0], rows=size[1]) as terminal:
        terminal.wait_for(lambda _: bool(terminal.since))
        terminal.read(1.5)
        first, last = terminal.before_the_toolkit[-1], terminal.cells()
        for state in [first, *terminal.since]:
            assert state == last, terminal.differences(state, last)
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert_clean(terminal)
        # A second one would clear the screen.
        assert terminal.written.count(b"\x1b[?1049h") == 1


@pytest.mark.parametrize("milliseconds", [0, 5, 12, 20, 30, 60, 100, 200, 300, 400])
def test_keys_are_answered_whenever_they_are_typed(left: Path, milliseconds: int) -> None:
    with WatchedTerminal(left) as terminal:
        time.sleep(milliseconds / 1000)
        terminal.press("j" * 5)
        # The third post was chosen; they are numbered from 27 down.
        terminal.wait_for(lambda text: re.search(r"▌● 21  Tassen 20", text) is not None)
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert_clean(terminal)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
@pytest.mark.parametrize("milliseconds", [0, 100, 250])
def test_a_signal_while_the_frame_stands(left: Path, number: signal.Signals, milliseconds: int) -> None:
    with WatchedTerminal(left) as terminal:
        terminal.wait_for(lambda _: bool(terminal.before_the_toolkit))
        time.sleep(milliseconds / 1000)
        terminal.signal(number)
        assert terminal.wait_for_end() in (128 + number, -number)
        assert_clean(terminal)
        assert b"Traceback" not in terminal.written


def test_ctrl_c_while_the_frame_stands(left: Path) -> None:
    with WatchedTerminal(left) as terminal:
        terminal.wait_for(lambda _: bool(terminal.before_the_toolkit))
        terminal.press("\x03")
        assert terminal.wait_for_end() == -signal.SIGINT
        assert_clean(terminal)


@pytest.mark.parametrize("mistake", ["import", "app", "mount"])
def test_the_terminal_is_clean_and_tells_the_error_after_one(folder: Path, mistake: str) -> None:
    # The frame of another interpreter, as that of the installed program may be, would not be shown.
    with WatchedTerminal(folder, words=[sys.executable, "-m", "tui"]) as terminal:
        leave(terminal, "j", "j")
    words = [sys.executable, "-m", "tests.e2e.failing_program", mistake]
    with WatchedTerminal(folder, words=words) as terminal:
        assert terminal.wait_for_end() == 1
        assert terminal.before_the_toolkit
        assert_clean(terminal)
        assert re.search(rb"\x1b\[\?1049l.*Error", terminal.written, re.DOTALL)


@pytest.mark.parametrize(
    "changed",
    [{"TERM": "screen-256color"}, {"COLORTERM": ""}, {"NO_COLOR": "1"}, {"LC_ALL": "C"}, {"TERM": "linux"}],
)
def test_on_another_terminal_there_is_no_frame(left: Path, changed: dict[str, str]) -> None:
    with WatchedTerminal(left, environment=changed) as terminal:
        terminal.wait_for("Tassen")
        # The toolkit's first piece may come in two, the first of which shows nothing.
        assert not any(terminal.text_of(state) for state in terminal.before_the_toolkit)
