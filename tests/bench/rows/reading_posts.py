"""Opening posts, and what is done in a long discussion."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.bench.figures import Figure, median, percentile
from tests.bench.programs import settled_bare, settled_program
from tests.bench.timed_terminal import TimedTerminal
from tests.bench.workshop import FEWEST, Workshop
from tests.bench.written_blog import (
    AUTHOR,
    comments,
    first_line,
    note_read,
    open_every_post,
    posts,
    store,
    store_posts,
)
from tui.archive.discussion_parts import SIZES as SIZES_OF_PARTS

SIZES = ((5, 2, 3), (200, 7, 10))
"""Kilobytes, and how many bare keys the opening may take with stored Markdown and without."""
LONG, LONGEST = 10_000, 1_000_000
DISCUSSED = 2
"""The post with the many comments; the one before it has none."""


def opening(shop: Workshop) -> Iterator[Figure]:
    """Step from post to post, all of them opened before, and then none of them."""
    count = shop.runs + 2
    for size, stored_limit, first_limit in SIZES:
        fresh = shop.archive(f"unopened-{size}-{count}", partial(store_posts, count=count, size=size * 1000))
        read = shop.copy(fresh, f"opened-{size}")
        open_every_post(read)
        for archive, limit, told in (
            (read, stored_limit, "Markdown stored"),
            (shop.copy(fresh, "opening"), first_limit, "for the first time"),
        ):
            own, bare = _steps(archive, count)
            what = f"open a post of {size} KB, {told}"
            yield Figure("open", what, median(own), "ms", limit, median(bare), "bare-keys", len(own))


def _steps(archive: Path, count: int) -> tuple[list[float], list[float]]:
    own, bare = [], []
    with settled_bare() as control, settled_program(archive, first_line(count)) as program:
        program.press("2")
        program.settle(0.3)
        for number in range(count - 1, 1, -1):
            bare.append(bare_key(control))
            pressed = program.press("J")
            own.append(program.time_to(first_line(number), since=pressed))
            program.settle(0.3)
    return own, bare


def bare_key(control: TimedTerminal) -> float:
    """Give the milliseconds that a key takes in the control."""
    taken = control.time_to_frame("j")
    assert taken is not None, "the control answers every key"
    return taken


def discussion(shop: Workshop) -> Iterator[Figure]:
    """Open a post with very many comments again and again, then go through its discussion."""
    count = shop.size(LONG)
    made = shop.archive(f"discussion-{count}", lambda file: _discussion(file, count))
    archive = shop.copy(made, f"discussed-{count}")
    with settled_bare() as control, settled_program(archive, first_line(DISCUSSED)) as program:
        bare = [bare_key(control) for _ in range(shop.runs * 2)]
        what = f"{count:,} comments"
        cases = (
            (f"{what}: next new", 3, _new_ones(program, shop.runs)),
            (f"{what}: fold", 4, _folds(program, shop.runs)),
            (f"{what}: filter", 8, _filters(program, shop.runs)),
            (f"{what}: open", 6, _openings(program, shop.runs)),
        )
        bare += [bare_key(control) for _ in range(shop.runs * 2)]
    for told, limit, times in cases:
        yield Figure("discussion", told, median(times), "ms", limit, median(bare), "bare-keys", len(times))


def longest_discussion(shop: Workshop) -> Iterator[Figure]:
    """Open a post with a million comments, roll through what is shown of them, and go on to the next part."""
    count = shop.size(LONGEST)
    made = shop.archive(f"discussion-{count}", lambda file: _discussion(file, count))
    archive = shop.copy(made, f"discussed-{count}")
    with settled_bare() as control, settled_program(archive, first_line(DISCUSSED)) as program:
        bare = [bare_key(control) for _ in range(shop.runs)]
        times = _openings(program, shop.runs)
        program.press("3")
        frames = _frames(program, ["pagedown"] * shop.presses)
        parts = _parts(program, count, shop.runs)
        memory = program.memory()
        bare += [bare_key(control) for _ in range(shop.runs)]
    what = f"post with {count:,} comments"
    yield Figure(
        "longest", f"{what}: first screen", median(times), "ms", 60, median(bare), "bare-keys", len(times)
    )
    yield Figure("longest", f"{what}: frame, p99", percentile(frames, 99), "ms", limit=50, runs=len(frames))
    if parts:
        yield Figure("longest", f"{what}: next part", median(parts), "ms", None, median(bare), "bare-keys")
    yield Figure("longest", f"{what}: memory", memory, "MB", limit=400)


def _discussion(archive: Path, count: int) -> None:
    half = max(FEWEST, count // 2)
    store(archive, [*posts(DISCUSSED, 2000), *comments(range(1, half + 1), DISCUSSED)])
    note_read(archive, DISCUSSED)
    store(archive, comments(range(half + 1, count + 1), DISCUSSED))
    open_every_post(archive)


def _openings(program: TimedTerminal, runs: int) -> list[float]:
    program.press("2")
    times = []
    for _ in range(runs):
        program.press("J")
        program.time_to(first_line(DISCUSSED - 1), since=program.started)
        program.settle(0.3)
        pressed = program.press("K")
        times.append(
            program.time_to(lambda text: first_line(DISCUSSED) in text and "Answer" in text, since=pressed)
        )
        program.settle(0.3)
    return times


def _parts(program: TimedTerminal, count: int, runs: int) -> list[float]:
    """Go from part to part as far as the discussion has parts."""
    times = []
    for number in range(1, min(runs, count // SIZES_OF_PARTS.usual) if count > SIZES_OF_PARTS.whole else 0):
        pressed = program.press(")")
        begins = f"Comments {number * SIZES_OF_PARTS.usual + 1:,} to"
        times.append(program.time_to(begins, since=pressed))
        program.settle(0.3)
    return times


def _new_ones(program: TimedTerminal, runs: int) -> list[float]:
    program.press("3")
    program.settle(0.3)
    return _frames(program, ["n"] * runs)


def _folds(program: TimedTerminal, runs: int) -> list[float]:
    program.press("g")
    program.settle(0.3)
    return _frames(program, ["enter"] * runs)


def _frames(program: TimedTerminal, keys: Sequence[str]) -> list[float]:
    times = [program.time_to_frame(key) for key in keys]
    return [taken for taken in times if taken is not None]


def _filters(program: TimedTerminal, runs: int) -> list[float]:
    times = []
    only = "only answered by"
    for _ in range(runs):
        program.press("&")
        program.time_to(f"Only those that {AUTHOR} answered", since=program.started)
        program.press("\x1b[B")
        program.settle()
        pressed = program.press("enter")
        times.append(program.time_to(only, since=pressed))
        program.settle()
        program.press("&")
        program.settle(0.3)
        program.press("enter")
        program.settle(0.3)
    return times
