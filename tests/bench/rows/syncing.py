"""Reading a site over its REST API, beside the time that its answers alone take."""

import shutil
from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.bench.process import told_by
from tests.bench.served_blog import served
from tests.bench.workshop import Workshop

POSTS, COMMENTS = 10_000, 50_000
LATENCY = 0.04
"""Seconds before each answer."""
AT_ONCE = 2


def syncing(shop: Workshop) -> Iterator[Figure]:
    """Read a whole site whose every answer is late, as many requests at once as a polite reader makes."""
    posts, comments = shop.size(POSTS), shop.size(COMMENTS)
    shutil.rmtree(shop.folder / "sync", ignore_errors=True)
    (shop.folder / "sync").mkdir()
    with served(posts, comments, LATENCY) as site:
        told = told_by("importing_process", site.url, shop.folder / "sync" / "archive.db")
        requests = site.requests()
    what = f"sync of {posts:,} + {comments:,} over REST, {LATENCY * 1000:.0f} ms latency"
    least = requests * LATENCY / AT_ONCE
    yield Figure("sync", f"{what}, wall", told["seconds"], "s", 1.15, least, f"{requests} answers")
