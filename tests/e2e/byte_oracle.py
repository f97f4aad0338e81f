"""Hostile strings in every field of the running program, beside a twin that is given them made harmless.

``python -m tests.e2e.byte_oracle [N] [--seed S]`` puts N strings (by default 1,500) through the program in a
pseudo terminal, thirty on a screen, and names every byte and every cell in which it differs from its twin.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unicodedata import normalize

from tests.e2e.hostile.sequences import copied, forbidden, links, shapes
from tests.e2e.hostile.shelves import COMMENTS, PLACES, Strings, mark, shared_out, write_library
from tests.e2e.hostile.strings import hostile_strings
from tests.e2e.program import start
from tests.e2e.side_by_side import PATIENCE, SideBySide
from tests.e2e.terminal import Terminal
from tui.content.terminal_text import many_lines

MARKS_OF_DIRECTION = set("\u061c\u200e\u200f")
"""They stay in bodies, where they act on their neighbours alone."""
NUL = "\0"
"""The toolkit drops it from what is pasted."""
SEED = 20_231_123
IN_A_SITTING = 600
"""As many strings as one library holds, so that the names of all its blogs stand on one screen."""
ROWS = 120
"""High enough for an article over all comments of a post."""
HARMLESS_PLACES = {"BROWSER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@dataclass(slots=True)
class Sitting:
    """What one run of the program wrote and showed."""

    screens: dict[str, list[str]] = field(default_factory=dict)
    """By what was done last."""
    written: bytes = b""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Twins:
    """The program with hostile strings and with the same ones made harmless, and what both have shown."""

    both: SideBySide
    hostile: Sitting = field(default_factory=Sitting)
    harmless: Sitting = field(default_factory=Sitting)

    def keep(self, name: str) -> None:
        """Keep what both show."""
        self.both.settle()
        for sitting, terminal in zip((self.hostile, self.harmless), self.both, strict=True):
            sitting.screens[name] = terminal.lines()

    def leave(self) -> None:
        """End both, and keep all that they wrote."""
        self.both.press("Q")
        for sitting, terminal in zip((self.hostile, self.harmless), self.both, strict=True):
            assert terminal.wait_for_end(PATIENCE) == 0
            sitting.written, sitting.title = terminal.written, terminal.title


def drive(folder: Path, strings: Strings) -> Twins:
    """Go through a library of these strings in one sitting, and through its twin at the same time."""
    with _opened(folder / "hostile", strings) as first, _opened(folder / "harmless", strings) as second:
        twins = Twins(SideBySide(first, second))
        twins.both.wait_for(mark(0, 2))
        _read_posts(twins, len(strings.posts))
        _list_blogs(twins, len(strings.blogs))
        _search(twins, strings.queries)
        twins.leave()
    return twins


def _opened(folder: Path, strings: Strings) -> Terminal:
    folder.mkdir()
    write_library(folder / "archive.db", strings, hostile=folder.name == "hostile")
    return start(folder, "--offline", rows=ROWS, environment=HARMLESS_PLACES)


def _read_posts(twins: Twins, count: int) -> None:
    twins.both.press("g", "enter")
    for number in range(count):
        marks = {mark(number, place) for place in PLACES}
        twins.both.wait_for(_all_of(marks))
        twins.both.press("y")
        twins.both.wait_for(f"kannen.example/p{number}?")
        twins.keep(f"post {number}")
        twins.both.press("J")


def _list_blogs(twins: Twins, count: int) -> None:
    names = {f"b{number}" for number in range(count)}
    twins.both.press("b")
    twins.both.wait_for(_all_of(names))
    twins.keep("blogs")
    twins.both.press("escape")
    twins.both.wait_for(_is_uncovered)


def _search(twins: Twins, texts: tuple[str, ...]) -> None:
    """Search for each text beside a word that is nowhere, so that it is named in the answer too."""
    for number, text in enumerate(texts):
        twins.both.press("\x06")
        twins.both.wait_for("a phrase")
        query = f"zq{number} {text}"
        twins.both.first.press(_pasted(query))
        twins.both.second.press(_pasted(many_lines(query.replace(NUL, ""))))
        twins.both.wait_for(f"Nothing matches zq{number}")
        twins.keep(f"search {number}")
        twins.both.press("escape")
        twins.both.wait_for(_is_uncovered)


def _all_of(words: set[str]) -> Callable[[str], bool]:
    return lambda text: words <= set(text.split())


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
        # What was kept apart by a sign that vanishes is composed in the twin alone.
        rows = zip(map(_composed, screen), map(_composed, harmless.screens[name]), strict=True)
        wrong += [f"{name}: {row!r} for {twin!r}" for row, twin in rows if row != twin]
    return wrong


def _composed(row: str) -> str:
    return normalize("NFC", row)


def _as_wide_as_its_twin(text: str) -> str:
    """Leave no tab behind an address.

    A tab is measured from the end of a link, and a control ends one where the sign for it does not.
    """
    before, address, behind = text.partition("://")
    return before + address + behind.replace("\t", " ")


def compare(texts: list[str]) -> list[str]:
    """Give what is wrong with a sitting of these strings."""
    with TemporaryDirectory() as folder:
        twins = drive(Path(folder), shared_out(list(map(_as_wide_as_its_twin, texts))))
    return differences(twins.hostile, twins.harmless)


def main(words: list[str]) -> int:
    """Try as many strings as the first word says and print what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.byte_oracle")
    parser.add_argument("count", metavar="N", nargs="?", type=int, default=1500)
    parser.add_argument("--seed", metavar="S", type=int, default=SEED)
    options = parser.parse_args(words)
    started, wrong = time.monotonic(), 0
    texts = hostile_strings(options.count, Random(options.seed))
    for place in range(0, len(texts), IN_A_SITTING):
        found = compare(texts[place : place + IN_A_SITTING])
        wrong += len(found)
        for line in found[:50]:
            print(f"strings from {place}: {line}")
        done = min(place + IN_A_SITTING, len(texts))
        print(f"{done} strings, {wrong} wrong, {time.monotonic() - started:.0f} s", flush=True)
    print(f"The seed was {options.seed}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
