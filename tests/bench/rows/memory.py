"""Memory: of reading large files, and of the program at rest."""

from collections.abc import Iterator

from tests.bench import corpus
from tests.bench.figures import Figure, median
from tests.bench.process import told_by
from tests.bench.programs import settled_bare, settled_program
from tests.bench.workshop import FULL_COMMENTS, FULL_POSTS, Workshop, titles

GIGABYTE = {"wxr": (100_000, 1_000_000), "mt": (205_000, 2_050_000), "rss": (561_000, 0)}
"""Posts and comments that make a file of one gigabyte."""
MOST_FOR_READING = 150


def reading(shop: Workshop) -> Iterator[Figure]:
    """Read a large file to its end in a process of its own."""
    for kind, (posts, comments) in GIGABYTE.items():
        wanted = shop.size(posts), shop.size(comments) if comments else 0
        file = corpus.made(shop.folder, kind, *wanted)
        told = told_by("reading_process", file)
        size = f"{file.stat().st_size / 1_000_000:,.0f} MB"
        yield Figure(
            "reading-memory",
            f"peak memory of reading {size} of {kind.upper()}",
            told["peak"],
            "MB",
            limit=MOST_FOR_READING,
        )
        lost = sum(wanted) - told["posts"] - told["comments"]
        yield Figure(
            "reading-memory", f"records of it that did not come, of {sum(wanted):,}", lost, "", limit=0
        )


def at_rest(shop: Workshop) -> Iterator[Figure]:
    """Compare what the program takes with an index and a post open with what the control takes."""
    archive = shop.imported(shop.size(FULL_POSTS), shop.size(FULL_COMMENTS))
    shown = titles(archive, 1)[0]
    own, bare = [], []
    for _ in range(min(3, shop.runs)):
        with settled_program(archive, shown) as program:
            program.press("enter")
            program.settle(0.5)
            own.append(program.memory())
        with settled_bare() as control:
            bare.append(control.memory())
    yield Figure(
        "memory",
        "resident memory, index and one post open",
        median(own),
        "MB",
        limit=1.5,
        control=median(bare),
        control_name="bare",
        runs=len(own),
    )
