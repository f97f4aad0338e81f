"""From a key to the moved cursor while something else goes on in the program."""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench import corpus
from tests.bench.figures import Figure, percentile
from tests.bench.programs import environment_of, settled_bare, settled_program
from tests.bench.rows.reading_posts import bare_key
from tests.bench.rows.syncing import COMMENTS, LATENCY, POSTS
from tests.bench.served_blog import served
from tests.bench.timed_terminal import TimedTerminal
from tests.bench.workshop import FULL_COMMENTS, FULL_POSTS, Workshop, titles
from tests.bench.written_blog import first_line, store_posts

PALETTE = "\x10"
CURSOR = "▌"
TITLE = slice(8, 30)
"""Where a line of the index has its post's title."""
STRETCH = 5
CONVERTED = 200_000
"""Characters in each post that is converted."""


def keys_meanwhile(shop: Workshop) -> Iterator[Figure]:
    """Move through the index during a sync, an import and conversions, with the control's keys between."""
    with settled_bare() as bare:
        for what, measure in (("sync", _syncing), ("import", _importing), ("conversion", _converting)):
            control = [bare_key(bare) for _ in range(shop.presses // 2)]
            own = measure(shop)
            control += [bare_key(bare) for _ in range(shop.presses // 2)]
            worst, limit = percentile(own, 99), percentile(control, 99)
            yield Figure(
                "meanwhile", f"j during {what}, p99", worst, "ms", 2, limit, "bare-keys p99", len(own)
            )


def _syncing(shop: Workshop) -> list[float]:
    archive = _new_archive(shop)
    with (
        served(shop.size(POSTS), shop.size(COMMENTS), LATENCY) as site,
        TimedTerminal([sys.executable, "-m", "tui", site.url], environment_of(archive)) as program,
    ):
        program.time_to(CURSOR, since=program.started)
        return _moves(program, shop.presses, while_shown="fetching")


def _importing(shop: Workshop) -> list[float]:
    file = corpus.made(shop.folder, "wxr", shop.size(FULL_POSTS), shop.size(FULL_COMMENTS))
    archive = _new_archive(shop)
    store_posts(archive, count=10, size=500)
    with settled_program(archive, titles(archive, 1)[0]) as program:
        program.press(PALETTE)
        program.settle(0.5)
        program.press("Add a blog")
        program.settle(0.5)
        program.press("enter")
        program.settle(0.5)
        program.press(str(file))
        asked = program.press("enter")
        program.time_to(lambda text: CURSOR in text and "Nr." in text, since=asked)
        return _moves(program, shop.presses, while_shown="fetching")


def _converting(shop: Workshop) -> list[float]:
    count = min(shop.presses, 50) + 2
    fresh = shop.archive(f"unopened-200-{count}", partial(store_posts, count=count, size=CONVERTED))
    archive = shop.copy(fresh, "converting")
    times = []
    with settled_program(archive, titles(archive, 1)[0]) as program:
        for number in range(count, 2, -1):
            opened = program.press("enter")
            program.time_to(first_line(number), since=opened)
            program.press("1")
            program.settle(seconds=0.1)
            times.append(_move(program, "j"))
    return times


def _new_archive(shop: Workshop) -> Path:
    folder = shop.folder / "meanwhile"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder / "archive.db"


def _moves(program: TimedTerminal, presses: int, *, while_shown: str) -> list[float]:
    """Go down a little and up again, as long as the program says that it is at work."""
    times = []
    for press in range(presses):
        times.append(_move(program, "jk"[press // STRETCH % 2]))
        program.settle(seconds=0.1)
        if while_shown not in program.text():
            break
    return times


def _move(program: TimedTerminal, key: str) -> float:
    """Give the milliseconds from a key to another post under the cursor; frames of other news are none."""
    pressed = program.press(key)
    before = _under_cursor(program.text())
    return program.time_to(lambda text: _under_cursor(text) not in ("", before), since=pressed)


def _under_cursor(screen: str) -> str:
    return next((line[TITLE] for line in screen.splitlines() if line.startswith(CURSOR)), "")
