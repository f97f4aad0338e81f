"""How the figures grow with the blog, and a plot of it: flat lines are the goal."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from tests.bench.figures import median
from tests.bench.process import told_by
from tests.bench.programs import settled_program, start_program
from tests.bench.rows.keys import pressed
from tests.bench.workshop import Workshop
from tests.bench.written_blog import first_line, store_posts

SIZES = (100, 1_000, 10_000, 50_000, 100_000, 200_000)
BODY = 500
COPY = "growing"
WORD = "harbour"
ROUNDS = 3
MARKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure at one size."""

    series: str
    posts: int
    value: float


def measure_growth(shop: Workshop) -> Iterator[Point]:
    """Start, press keys, open posts and search in blogs of growing size, which take turns.

    The program remembers where the reader was, so what it is started on are copies, fresh ones for the keys.
    """
    written = {
        count: shop.archive(f"written-{count}", partial(store_posts, count=count, size=BODY))
        for count in dict.fromkeys(map(shop.size, SIZES))
    }
    yield from _starts(shop, _copies(shop, written))
    copies = _copies(shop, written)
    yield from _keys_and_openings(shop, copies)
    searches: dict[int, list[float]] = {count: [] for count in copies}
    for _ in range(ROUNDS):
        for count, archive in copies.items():
            searches[count] += told_by("searching_process", archive, WORD, str(shop.runs))["times"]
    yield from _medians("search (ms)", searches)
    for archive in copies.values():
        shutil.rmtree(archive.parent)


def _copies(shop: Workshop, written: Mapping[int, Path]) -> dict[int, Path]:
    copies = {count: shop.copy(archive, f"{COPY}-{count}") for count, archive in written.items()}
    os.sync()  # or the disk would still write while the first ones are measured
    return copies


def _starts(shop: Workshop, copies: Mapping[int, Path]) -> Iterator[Point]:
    starts: dict[int, list[float]] = {count: [] for count in copies}
    memory: dict[int, list[float]] = {count: [] for count in copies}
    for run in range(shop.runs + 1):
        for count, archive in copies.items():
            with start_program(archive) as program:
                taken = program.time_to(first_line(count), since=program.started)
                program.settle(0.5)
                if run:  # the first one fetches the program from the disk, and has no place to go back to
                    starts[count].append(taken)
                    memory[count].append(program.memory())
    yield from _medians("start (ms)", starts)
    yield from _medians("memory (MB)", memory)


def _keys_and_openings(shop: Workshop, copies: Mapping[int, Path]) -> Iterator[Point]:
    with ExitStack() as stack:
        programs = {
            str(count): stack.enter_context(settled_program(archive, first_line(count)))
            for count, archive in copies.items()
        }
        keys = pressed(programs, ("j", "k"), shop.presses)
        openings: dict[int, list[float]] = {count: [] for count in copies}
        for program in programs.values():
            program.press("g")
            program.press("2")
            program.settle(0.5)
        for step in range(1, min(shop.runs, *copies) + 1):
            for count, times in openings.items():
                program = programs[str(count)]
                opened = program.press("J")
                times.append(program.time_to(first_line(count - step), since=opened))
                program.settle(0.3)
    yield from _medians("key (ms)", {count: keys[str(count)] for count in copies})
    yield from _medians("open (ms)", openings)


def _medians(series: str, values: Mapping[int, list[float]]) -> Iterator[Point]:
    return (Point(series, count, median(each)) for count, each in values.items())


def write_plot(points: list[Point], file: Path) -> None:
    """Draw every series over the number of posts, both axes in powers of ten."""
    import pygal
    from pygal.style import CleanStyle

    # It leaves a finder behind that Python no longer knows how to ask: every later import of something that
    # is not there would warn of it.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]
    sizes = sorted({point.posts for point in points})
    values = [point.value for point in points]
    chart = pygal.XY(
        logarithmic=True,
        style=CleanStyle,
        title="Growth with the number of posts",
        x_title="posts",
        x_labels=[{"value": count, "label": f"{count:,}"} for count in sizes],
        y_labels=[mark for mark in MARKS if min(values) / 2 < mark < max(values) * 2],
        xrange=(min(sizes), max(sizes)),
        truncate_label=-1,
        x_label_rotation=30,
        margin_right=60,
        js=[],
    )
    for series in dict.fromkeys(point.series for point in points):
        chart.add(series, [(point.posts, point.value) for point in points if point.series == series])
    drawing = chart.render_tree()
    for script in drawing.findall(".//script"):  # what only a page with pygal's own script could use
        script.getparent().remove(script)
    etree.ElementTree(drawing).write(file, encoding="utf-8", pretty_print=True)
