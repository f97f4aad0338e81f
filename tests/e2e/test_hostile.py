"""No text acts on the terminal: what is written for a hostile blog, beside what is for its harmless twin."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command_line import CommandLine, Ended
from tests.e2e.hostile.attacks import ATTACKS, EXPORTED, HARMLESS, LITERAL, PAGED, SERVED
from tests.e2e.hostile.blogs import wordpress, write_export, write_pages
from tests.e2e.hostile.sequences import copied, forbidden, links, shapes
from tests.e2e.program import start
from tests.e2e.site import site
from tests.e2e.terminal import Terminal

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX"),
]

PASTED = "\x1b[200~[/oops] \x1bQ \x1b]0;owned\x07 \x9d0;owned\x9c [@click=app.quit]x[/] \u202ea\x1b[201~"
BLOGS = (PAGED, EXPORTED, SERVED)
LOOKED_AT = 16
"""Every so many posts one is gone through with all keys; the others are opened only."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two libraries of the same three blogs: pages, an export and a WordPress."""

    hostile: CommandLine
    harmless: CommandLine


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    return Twins(
        _library(tmp_path_factory.mktemp("hostile"), hostile=True),
        _library(tmp_path_factory.mktemp("harmless"), hostile=False),
    )


def _library(folder: Path, *, hostile: bool) -> CommandLine:
    command = CommandLine(folder)
    pages = write_pages(folder / "input", hostile=hostile)
    export = write_export(folder / "input", hostile=hostile)
    with site(wordpress(hostile=hostile)) as server:
        added = [command("add", str(source)) for source in (pages, export, server.url)]
    assert [ended.code for ended in added] == [3, 0, 0]
    for ended in added:
        assert_plain(ended)
    counts = [len(PAGED) + 1, len(EXPORTED), len(SERVED)]
    assert [blog["posts"] for blog in command.json("blogs")] == counts
    return command


def assert_plain(ended: Ended) -> None:
    """Assert that a command wrote text and nothing else."""
    for written in (ended.out, ended.err):
        assert b"\x1b" not in written
        assert b"\r" not in written
        assert forbidden(written) == set()
    assert b"Traceback" not in ended.err


@pytest.mark.parametrize(
    "words",
    [("list",), ("blogs",), ("search", "body"), ("search", "word"), ("list", "body")],
    ids=" ".join,
)
def test_commands_print_text_and_nothing_else(twins: Twins, words: tuple[str, ...]) -> None:
    ended = twins.hostile(*words)
    assert ended.out.count(b"\n") > 2
    assert_plain(ended)
    as_json = twins.hostile(*words, "--json")
    assert as_json.out.isascii()
    assert_plain(as_json)


@pytest.mark.parametrize("name", ["Eightbitosc", "Controls", "Returned", "Stacked"])
def test_a_post_is_shown_as_text_and_nothing_else(twins: Twins, name: str) -> None:
    for post in twins.hostile.json("list", name):
        ended = twins.hostile("show", str(post["id"]))
        assert ended.code == 0
        assert b"Body " + name.encode() in ended.out
        assert_plain(ended)


@pytest.mark.parametrize("name", LITERAL)
def test_what_looks_like_markup_is_printed_as_it_is_written(twins: Twins, name: str) -> None:
    assert f"{name} {ATTACKS[name]}" in twins.hostile("list", name).out.decode()


@pytest.mark.parametrize(
    "words",
    [
        ("show", "\x1b]0;owned\x07"),
        ("show", b"\x9b31m\xff"),
        ("list", "--blog", "\x9d0;owned\x9c"),
        ("add", "/no/\x1b[31m\u202efile"),
        ("add", b"/no/\x9b31m\xff"),
        ("add", "http://\x1b[31m.invalid/"),
        ("add", "ht\x9btp://x"),
        ("add", "--into", b"\xff\x1b[2J", "x"),
        ("--\x1b[2J",),
        ("list", "--limit", b"\x9b\xff"),
        ("search", "--blog", "\x1bP[/oops]\x1b\\", "x"),
        ("--archive", "/no/\x1b[31m/archive.db", "blogs", "--json", "\x1bc"),
    ],
)
def test_hostile_words_of_the_command_line_come_back_as_text(twins: Twins, words: tuple[str | bytes]) -> None:
    ended = twins.hostile(*words)
    assert ended.code in (1, 2)
    assert len(ended.told.splitlines()) == 1
    assert_plain(ended)


def test_a_file_name_that_is_no_text_is_read_and_told(tmp_path: Path, twins: Twins) -> None:
    command = CommandLine(tmp_path)
    page = next((twins.hostile.folder / "input").glob("*/raw*page.txt"))
    assert command("add", str(page).encode("utf-8", "surrogateescape")).code == 0
    for words in (("list",), ("blogs",), ("show", "1"), ("sync",)):
        ended = command(*words)
        assert ended.code == 0
        assert_plain(ended)


def _settled(terminal: Terminal, *keys: str, wait: float = 0.03) -> None:
    for key in keys:
        terminal.press(key)
        terminal.read(wait)


def _ask_and_go_back(terminal: Terminal, key: str, question: str) -> None:
    """Open what lies over the room, paste an attack into it and leave it again."""
    terminal.press(key)
    terminal.wait_for(question)
    terminal.press(PASTED)
    terminal.wait_for(lambda text: "[/oops]" in text and "[@click=app.quit]x[/]" in text)
    terminal.press("escape")
    terminal.wait_for(lambda text: "[@click=app.quit]" not in text)


def _look_at(terminal: Terminal) -> None:
    """Use on a post in the article what can be used on it."""
    _settled(terminal, "}", "{", "m", "m", "s", "s", "y", "Y", "o")
    _settled(terminal, "3", "j", "j", "a", "s", "s", "y", "Y", "o", "za", "za", "zM", "zR", "-", "+", "D")
    _settled(terminal, "D", "D", "P", "G", "g", "2")


def _read_through(terminal: Terminal, texts: Sequence[tuple[str, str]], first: int) -> None:
    """Open the posts of the blog one after the other; their names and attacks are given, newest first."""
    terminal.press("g", "enter")
    for number, (name, attack) in enumerate(texts):
        terminal.wait_for(f"Body {name} {attack}" if name in LITERAL else f"Body {name}")
        if number % LOOKED_AT == first:
            _look_at(terminal)
        terminal.press("J")
    _settled(terminal, "w", "w", "Z", "Z", "H", "L", "1", "G", "zM", "zR", "g")


def _choose_blog(terminal: Terminal, number: int) -> None:
    terminal.press("b")
    terminal.wait_for("Which blog")
    _settled(terminal, *["up"] * 3, *["down"] * number, "enter", wait=0.05)


def _drive(command: CommandLine, attacks: Mapping[str, str]) -> Terminal:
    """Go through the whole program in one sitting and give the terminal when it has ended."""
    texts = [[(name, attacks[name]) for name in names if name in attacks] for names in BLOGS]
    environment = {"BROWSER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    with start(command.folder, "--offline", environment=environment) as terminal:
        terminal.wait_for("Body Clipboard")
        for number, (columns, rows) in enumerate([(120, 40), (200, 60), (80, 24)]):
            terminal.resize(columns, rows)
            _choose_blog(terminal, number)
            _read_through(terminal, texts[number], first=number)
        _ask_and_go_back(terminal, "\x06", "a phrase")
        _ask_and_go_back(terminal, "?", "What to find")
        _ask_and_go_back(terminal, "b", "Which blog")
        _ask_and_go_back(terminal, "T", "Which colours")
        _ask_and_go_back(terminal, "\x10", "Search for commands")
        _search(terminal)
        _settled(terminal, "r", "\x1a", "m", "\x1a")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    return terminal


def _search(terminal: Terminal) -> None:
    terminal.press("\x06")
    terminal.wait_for("a phrase")
    terminal.press("word")
    terminal.wait_for("Reader")
    _settled(terminal, *["pagedown"] * 8, *["pageup"] * 8, "enter", wait=0.05)


@pytest.fixture(scope="module")
def harmless_sitting(twins: Twins) -> Terminal:
    return _drive(twins.harmless, dict.fromkeys(SERVED[:3], HARMLESS))


@pytest.fixture(scope="module")
def hostile_sitting(twins: Twins) -> Terminal:
    return _drive(twins.hostile, ATTACKS)


def test_only_the_sequences_of_the_harmless_twin_are_written(
    hostile_sitting: Terminal, harmless_sitting: Terminal
) -> None:
    # Links to the web are drawn for the terminal too; where they may lead is tested below.
    assert shapes(hostile_sitting.written) - {"OSC 8"} <= shapes(harmless_sitting.written)
    assert not {shape for shape in shapes(hostile_sitting.written) if shape.startswith("string")}


def test_no_text_brings_a_control_or_an_invisible_sign(hostile_sitting: Terminal) -> None:
    assert forbidden(hostile_sitting.written) == set()


def test_what_is_copied_is_one_line_of_ours(hostile_sitting: Terminal) -> None:
    texts = copied(hostile_sitting.written)
    assert len(texts) > 10
    for text in texts:
        assert "aGFja2Vk" not in text or text.isprintable()
        assert len(text.splitlines()) == 1
        assert forbidden(text.encode()) == set()


def test_links_that_are_drawn_lead_to_the_web(hostile_sitting: Terminal) -> None:
    assert not [link for link in links(hostile_sitting.written) if not re.match("https?://[!-~]+$", link)]
