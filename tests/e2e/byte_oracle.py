"""Hostile strings in every field of the running program, beside a twin that is given them made harmless.

``python -m tests.e2e.byte_oracle [N] [--seed S]`` puts N strings (by default 1,500) through the program in a
pseudo terminal, all on screens of two dozen, and names every byte and every cell in which it differs.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.e2e.hostile.sequences import copied, forbidden, links, shapes
from tests.e2e.hostile.shelves import COMMENTS, Strings, mark, shared_out, write_library
from tests.e2e.hostile.strings import hostile_strings
from tests.e2e.program import start
from tests.e2e.terminal import Terminal
from tui.content.terminal_text import many_lines

WEB = ("http://", "https://")
MARKS_OF_DIRECTION = set("\u061c\u200e\u200f")
"""They stay in bodies, where they act on their neighbours alone."""
SEED = 20_231_123
ROWS = 90
"""High enough for an article over all comments of a post."""


@dataclass(slots=True)
class Sitting:
    """What one run of the program wrote and showed."""

    screens: dict[str, list[str]] = field(default_factory=dict)
    """By what was done last."""
    written: bytes = b""
    title: str = ""

    def keep(self, name: str, terminal: Terminal) -> None:
        """Keep the screen as it is once nothing more is written."""
        terminal.read(0.15)
        self.screens[name] = terminal.lines()


def drive(folder: Path, strings: Strings, *, hostile: bool) -> Sitting:
    """Go through a library of these strings in one sitting."""
    write_library(folder / "archive.db", strings, hostile=hostile)
    sitting, shown = Sitting(), str if hostile else many_lines
    with start(folder, "--offline", rows=ROWS, environment={"BROWSER": "", "DISPLAY": ""}) as terminal:
        terminal.wait_for(mark(0, 2))
        _read_posts(terminal, sitting, len(strings.posts))
        _list_blogs(terminal, sitting, len(strings.blogs))
        _search(terminal, sitting, [shown(text) for text in strings.queries])
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        sitting.written, sitting.title = terminal.written, terminal.title
    return sitting


def _read_posts(terminal: Terminal, sitting: Sitting, count: int) -> None:
    terminal.press("g", "enter")
    for number in range(count):
        terminal.wait_for(mark(number, 5 + 2 * COMMENTS))
        terminal.press("y")
        terminal.wait_for(f"kannen.example/p{number}?")
        sitting.keep(f"post {number}", terminal)
        terminal.press("J")


def _list_blogs(terminal: Terminal, sitting: Sitting, count: int) -> None:
    terminal.press("b")
    terminal.wait_for("Which blog")
    for page in range(count // 20 + 1):
        sitting.keep(f"blogs {page}", terminal)
        terminal.press("pagedown")
    terminal.press("escape")
    terminal.wait_for(_is_uncovered)


def _search(terminal: Terminal, sitting: Sitting, texts: list[str]) -> None:
    """Search for each text beside a word that is nowhere, so that it is named in the answer too."""
    for number, text in enumerate(texts):
        terminal.press("\x06")
        terminal.wait_for("a phrase")
        terminal.press(_pasted(f"zq{number} {text}"))
        terminal.wait_for(f"Nothing matches zq{number}")
        sitting.keep(f"search {number}", terminal)
        terminal.press("escape")
        terminal.wait_for(_is_uncovered)


def _is_uncovered(text: str) -> bool:
    return f"Comments {COMMENTS}" in text and "? help" in text


def _pasted(text: str) -> str:
    """Give what a terminal sends for a paste; each takes the end of one out of what it pastes."""
    return "\x1b[200~" + text.replace("\x1b[201~", "") + "\x1b[201~"


def differences(hostile: Sitting, harmless: Sitting) -> list[str]:
    """Name all in which what is hostile did more than be text."""
    foreign = shapes(hostile.written) - shapes(harmless.written) - {"OSC 8"}
    wrong = [f"a sequence that the twin does not write: {shape}" for shape in sorted(foreign)]
    signs = forbidden(hostile.written) - MARKS_OF_DIRECTION
    wrong += [f"a control or an invisible sign: {sign!r}" for sign in sorted(signs)]
    wrong += [
        f"a link to {link!r}"
        for link in links(hostile.written)
        if not link.startswith(("http://", "https://"))
    ]
    wrong += ["the title of the window"] * (hostile.title != harmless.title)
    wrong += ["the clipboard"] * (copied(hostile.written) != copied(harmless.written))
    wrong += ["controls were kept back at the last moment"] * (b"kept from the terminal" in hostile.written)
    for name, screen in hostile.screens.items():
        rows = zip(screen, harmless.screens[name], strict=True)
        wrong += [f"{name}: {row!r} for {twin!r}" for row, twin in rows if row != twin]
    return wrong


def seen(sitting: Sitting, strings: Strings) -> int:
    """Count the strings of the posts whose marks came to a screen."""
    shown = set("\n".join("\n".join(screen) for screen in sitting.screens.values()).split())
    places = (0, 1, 2, *range(6, 6 + 2 * COMMENTS))
    return sum(mark(number, place) in shown for number in range(len(strings.posts)) for place in places)


def compare(texts: list[str]) -> tuple[list[str], int]:
    """Give what is wrong with the sitting of these strings, and how many marks it showed."""
    strings = shared_out(texts)
    with TemporaryDirectory() as first, TemporaryDirectory() as second, ProcessPoolExecutor(2) as pool:
        hostile = pool.submit(drive, Path(first), strings, hostile=True)
        harmless = pool.submit(drive, Path(second), strings, hostile=False)
        return differences(hostile.result(), harmless.result()), seen(hostile.result(), strings)


def main(words: list[str]) -> int:
    """Try as many strings as the first word says and print what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.byte_oracle")
    parser.add_argument("count", metavar="N", nargs="?", type=int, default=1500)
    parser.add_argument("--seed", metavar="S", type=int, default=SEED)
    options = parser.parse_args(words)
    started = time.monotonic()
    wrong, shown = compare(hostile_strings(options.count, Random(options.seed)))
    print("\n".join(wrong[:50]) or "Nothing is wrong.")
    print(f"{options.count} strings, {shown} marks seen, {len(wrong)} wrong; the seed was {options.seed}.")
    print(f"It took {time.monotonic() - started:.0f} s.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
