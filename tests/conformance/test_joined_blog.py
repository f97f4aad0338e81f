"""One blog out of several sources is the same blog in whatever order they are read."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice, permutations
from pathlib import Path

import pytest

from tests.conformance.joined import Recorded, read_in_order, recorded
from tests.conformance.old_blog import (
    MOVED,
    NEW_TITLES,
    OLD,
    ZONE,
    Entry,
    live_site,
    write_export,
    write_months,
    write_pages,
)
from tests.fakes.http_server import serving
from tui.model.dates import PublicationDate

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
    assert [(post.title, *told) for post, *told in best] == [(post.title, *told) for post, *told in alone]
    assert sum(len(replies) for _, _, replies in best) == 40
    for order in islice(permutations(made.values()), 0, None, EVERY):
        assert await read_in_order(order) == best


async def old_blog(folder: Path) -> list[Recorded]:
    write_pages(folder / "pages")
    write_months(folder / "months")
    write_export(folder / "export.txt")
    async with serving(live_site()) as server:
        places = [folder / "pages", folder / "months", folder / "export.txt", server.url]
        return [await recorded(str(place)) for place in places]


async def test_pages_months_an_export_and_a_live_site_make_one_index_without_doubles(tmp_path: Path) -> None:
    sources = await old_blog(tmp_path)
    best = await read_in_order(sources)
    posts = {(post.title, post.published.instant): (text, replies) for post, text, replies in best}
    wanted = {(entry.title, _instant(entry)) for entry in OLD}
    assert {each for each in posts if each[0] not in NEW_TITLES} == wanted
    assert len(best) == len(OLD) + len(NEW_TITLES)
    for entry in OLD:
        text, replies = posts[entry.title, _instant(entry)]
        assert text.split() == " ".join(entry.body).split()
        assert len(replies) == len(entry.remarks)
    _, replies = posts[OLD[1].title, _instant(OLD[1])]
    answered = {comment.author: parent[0] for comment, _, parent in replies if parent}
    assert answered == {"Käthe Groß": "Jörg Weiß", "Zoë": "Käthe Groß"}
    for order in islice(permutations(sources), 0, None, EVERY):
        assert await read_in_order(order) == best


async def test_pages_of_months_date_the_pages_of_posts(tmp_path: Path) -> None:
    pages, months, *_ = await old_blog(tmp_path)
    dates = {post.title: post.published for post, _, _ in await read_in_order([months, pages])}
    assert dates["Grüße aus Köln"] == PublicationDate.in_month(2005, 10)
    assert dates["Die Kaffeemaschine"] == PublicationDate.in_month(2005, 12)
    assert await read_in_order([pages, months]) == await read_in_order([months, pages])


def _instant(entry: Entry) -> datetime:
    """Give the time that is shown: the live site's in UTC, else that of the export, which tells no zone."""
    return entry.moment - ZONE if entry in OLD[-MOVED:] or entry is OLD[1] else entry.moment
