"""How the figures grow with the blog, and a plot of it: flat lines are the goal."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from tests.bench.figures import median
from tests.bench.process import told_by
from tests.bench.programs import start_program
from tests.bench.rows.keys import pressed
from tests.bench.timed_terminal import TimedTerminal
from tests.bench.workshop import Workshop, titles
from tests.bench.written_blog import first_line, store_posts

SIZES = (100, 1_000, 10_000, 50_000, 100_000, 200_000)
BODY = 500
COPY = "growing"


@dataclass(frozen=True, slots=True)
class Point:
    """One figure at one size."""

    series: str
    posts: int
    value: float


def measure_growth(shop: Workshop) -> Iterator[Point]:
    """Start, press keys, open posts and search in blogs of growing size, each time from the newest post on.

    The program remembers where the reader was, so every start has a copy to itself.
    """
    for count in dict.fromkeys(map(shop.size, SIZES)):
        written = shop.archive(f"written-{count}", partial(store_posts, count=count, size=BODY))
        shown = titles(written, 1)[0]
        starts, memory = [], []
        for _ in range(shop.runs):
            with start_program(shop.copy(written, COPY)) as program:
                starts.append(program.time_to(shown, since=program.started))
                program.settle(0.5)
                memory.append(program.memory())
        yield Point("start (ms)", count, median(starts))
        yield Point("memory (MB)", count, median(memory))
        archive = shop.copy(written, COPY)
        with start_program(archive) as program:
            program.time_to(first_line(count), since=program.started)
            program.settle(0.5)
            keys = pressed({"own": program}, ("j", "k"), shop.presses)["own"]
            yield Point("key (ms)", count, median(keys))
            yield Point("open (ms)", count, median(_openings(program, count, shop.runs)))
        told = told_by("searching_process", archive, "harbour", str(shop.runs))
        yield Point("search (ms)", count, median(told["times"]))
        shutil.rmtree(archive.parent)


def _openings(program: TimedTerminal, count: int, runs: int) -> list[float]:
    program.press("g")
    program.press("2")
    program.settle(0.5)
    times = []
    for number in range(count - 1, max(0, count - 1 - runs), -1):
        started = program.press("J")
        times.append(program.time_to(first_line(number), since=started))
        program.settle(0.3)
    return times


def write_plot(points: list[Point], file: Path) -> None:
    """Draw every series over the number of posts, both axes in powers of ten."""
    import pygal
    from pygal.style import CleanStyle

    # It leaves a finder behind that Python no longer knows how to ask: every later import of something that
    # is not there would warn of it.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]
    chart = pygal.XY(
        logarithmic=True,
        style=CleanStyle,
        title="Growth with the number of posts",
        x_title="posts",
        xrange=(min(point.posts for point in points), max(point.posts for point in points)),
        js=[],
    )
    for series in dict.fromkeys(point.series for point in points):
        chart.add(series, [(point.posts, point.value) for point in points if point.series == series])
    drawing = chart.render_tree()
    for script in drawing.findall(".//script"):  # what only a page with pygal's own script could use
        script.getparent().remove(script)
    etree.ElementTree(drawing).write(file, encoding="utf-8", pretty_print=True)
