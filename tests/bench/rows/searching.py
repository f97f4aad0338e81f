"""Search as one types: what a query takes, and whether it holds up a key."""

from collections.abc import Iterator

from tests.bench.figures import Figure, percentile
from tests.bench.process import told_by
from tests.bench.programs import settled_bare, settled_program
from tests.bench.rows.reading_posts import bare_key
from tests.bench.workshop import FULL_COMMENTS, FULL_POSTS, Workshop, titles

QUERIES = {
    "word": "Zwetschgendatschi",
    "common word": "Kaffeemaschine",
    "phrase": '"läßt mich nicht los"',
    "prefix": "Schall*",
    "word and phrase": 'Bahnhof "wie geht man"',
    "word with two filters": "Kaffeemaschine in:comments author:Xaver",
    "word in a span of years": "Kaffeemaschine after:2010 before:2012",
}
TYPED = "bahnhof steuer kamera "


def searching(shop: Workshop) -> Iterator[Figure]:
    """Ask for the first 50 hits in a process of its own, then type into the search of the program."""
    posts, comments = shop.size(FULL_POSTS), shop.size(FULL_COMMENTS)
    archive = shop.imported(posts, comments)
    for name, query in QUERIES.items():
        told = told_by("searching_process", archive, query, str(shop.runs * 3))
        what = f"first 50 hits of a {name}, {posts:,} + {comments:,}, p95 ({told['hits']} found)"
        times = told["times"]
        yield Figure("search", what, percentile(times, 95), "ms", limit=50, runs=len(times))
    yield _typing(shop, titles(archive, 1)[0])


def _typing(shop: Workshop, shown: str) -> Figure:
    archive = shop.imported(shop.size(FULL_POSTS), shop.size(FULL_COMMENTS))
    own, bare = [], []
    with settled_bare() as control, settled_program(archive, shown) as program:
        program.press("ctrl+f")
        program.settle(0.5)
        for letter in TYPED:
            bare.append(bare_key(control))
            taken = program.time_to_frame(letter)
            if taken is not None:
                own.append(taken)
    slowest, control_slowest = percentile(own, 95), percentile(bare, 95)
    what = "a letter typed into the search, p95"
    return Figure("search", what, slowest, "ms", 1.5, control_slowest, "bare-keys p95", len(own))
