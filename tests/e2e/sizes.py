"""Every size of a terminal, and a storm of sizes while a blog is fetched.

``python -m tests.e2e.sizes [N] [--seed S]`` changes the size of a pseudo terminal N times (by default 1,000)
at random while the program in it fetches and is typed into, then goes through the notable sizes one by one.
"""

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.e2e.growing_site import GrowingSite
from tests.e2e.program import start
from tests.e2e.site import site
from tests.e2e.terminal import Terminal
from tests.e2e.test_leaving import assert_clean

SEED = 20_251_123
SMALL = ((1, 1), (2, 3), (1, 60), (300, 1), (19, 5), (20, 4), (19, 4), (20, 5), (40, 12), (80, 24), (0, 0))
LARGE = ((500, 100), (100, 1000), (500, 1000))
"""Columns and rows; at 0 by 0 the system does not know, and 80 by 24 are taken."""
LEAST_COLUMNS, LEAST_ROWS = 20, 5
SENTENCE = "Toosmalltoread:pleasemakethewindowlarger."
"""What a terminal below these says, without the blanks at which it is broken."""
KEYS = (*"jkgGlh123nNJKwZDSr", "escape", "\t", "pagedown", " ")
PAUSE = 0.02
"""Seconds that each answer of the site takes, so that a size mostly changes while something is fetched."""
PATIENCE = 60.0


def any_size(random: Random) -> tuple[int, int]:
    """Give a size: mostly one that terminals have, sometimes hardly one, sometimes a huge one."""
    columns, rows = random.choices(((220, 70), (25, 8), (500, 1000)), (70, 28, 2))[0]
    return random.randint(1, columns), random.randint(1, rows)


def storm(terminal: Terminal, count: int, random: Random) -> None:
    """Change the size so many times, with a key and what is drawn in between."""
    terminal.draws = False
    for _ in range(count):
        terminal.resize(*any_size(random))
        terminal.press(random.choice(KEYS))
        terminal.read(0.005)
        assert terminal.is_running(), terminal.written[-4000:].decode("utf-8", "replace")
    terminal.draws = True


def visit(terminal: Terminal, columns: int, rows: int) -> None:
    """Take a size and wait for what belongs there: the room, or the sentence that asks for more room."""
    terminal.resize(columns, rows)
    too_small = 0 < columns < LEAST_COLUMNS or 0 < rows < LEAST_ROWS
    terminal.wait_for(_begins_the_sentence if too_small else _holds_more, PATIENCE)


def _begins_the_sentence(text: str) -> bool:
    shown = "".join(text.split())
    return bool(shown) and SENTENCE.startswith(shown)


def _holds_more(text: str) -> bool:
    return bool(text.strip()) and not _begins_the_sentence(text)


def endure(count: int, sizes: Sequence[tuple[int, int]], random: Random) -> int:
    """Go through a storm and through sizes, leave, and give the number of syncs that went on meanwhile."""
    growing = GrowingSite(pause=PAUSE)
    with TemporaryDirectory() as folder, site(growing.wordpress) as server:
        growing.wordpress.home = server.url
        with start(Path(folder), server.url) as terminal:
            terminal.wait_for("Beitrag", PATIENCE)
            storm(terminal, count, random)
            terminal.resize(120, 40)
            terminal.wait_for(_holds_more, PATIENCE)
            for columns, rows in sizes:
                visit(terminal, columns, rows)
            terminal.resize(120, 40)
            terminal.signal(signal.SIGTERM)
            assert terminal.wait_for_end(PATIENCE) == 128 + signal.SIGTERM
            assert_clean(terminal)
            assert b"Traceback" not in terminal.written
            return growing.syncs


def main(words: list[str]) -> int:
    """Try as many sizes as the first word says; what goes wrong is raised."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.sizes")
    parser.add_argument("count", metavar="N", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", metavar="S", type=int, default=SEED)
    options = parser.parse_args(words)
    started = time.monotonic()
    syncs = endure(options.count, (*SMALL, *LARGE), Random(options.seed))
    print(f"{options.count} sizes at random during {syncs} syncs, then {len(SMALL) + len(LARGE)} by number,")
    print(f"nothing wrong, {time.monotonic() - started:.0f} s; the seed was {options.seed}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
