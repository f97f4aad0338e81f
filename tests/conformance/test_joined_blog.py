"""One blog out of several sources is the same blog in whatever order they are read."""

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice, permutations
from pathlib import Path

import pytest

from tests.conformance.joined import read_in_order, recorded

pytestmark = pytest.mark.anyio

EVERY = 3
"""Of the 24 orders every third is tried: each source then comes first and last more than once."""
SIZE = ("--posts", "8", "--comments", "40")
EXPORTS = {"wxr": "export.xml", "mt": "export.txt", "rss": "feed.xml"}


@pytest.fixture
def locations(corpora: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Make a blog as exports and as a feed, and serve it."""
    tool = corpora.parent / "tools" / "corpus.py"
    if not tool.is_file():
        pytest.skip(f"no {tool}, which makes a blog in several formats")
    port = tmp_path / "port"
    command = [sys.executable, str(tool)]
    server = subprocess.Popen([*command, "serve", *SIZE, "--port-file", str(port)])
    try:
        while not (port.exists() and port.read_text().strip()):
            assert server.poll() is None
            time.sleep(0.05)
        base = f"http://127.0.0.1:{port.read_text().strip()}"
        found = {"rest": base}
        for kind, name in EXPORTS.items():
            found[kind] = str(tmp_path / name)
            subprocess.run([*command, kind, *SIZE, "--base", base, "--out", found[kind]], check=True)
        yield found
    finally:
        server.terminate()
        server.wait()


async def test_every_order_of_four_sources_makes_the_blog_of_the_best_one(locations: dict[str, str]) -> None:
    made = {kind: await recorded(location) for kind, location in locations.items()}
    alone = await read_in_order([made["rest"]])
    best = await read_in_order(made.values())
    assert len(best) == 8
    assert [_titles_and_comments(post) for post in best] == [_titles_and_comments(post) for post in alone]
    assert sum(len(post[2]) for post in best) == 40
    for order in islice(permutations(made.values()), 0, None, EVERY):
        assert await read_in_order(order) == best


def _titles_and_comments(
    post: tuple[tuple[object, ...], str, list[object]],
) -> tuple[object, str, list[object]]:
    return post[0][1], post[1], post[2]
