"""A clock that is wrong for a while costs nothing of a blog."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.http_server import serving
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tui.archive import blogs, marks, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts
from tui.services.sync import read_source
from tui.sources.http_client import HttpClient
from tui.sources.wordpress.opening import open_wordpress

pytestmark = pytest.mark.anyio

NOW, LATER, BEFORE = (datetime(year, 2, 1, tzinfo=UTC) for year in (2020, 2030, 2019))


@pytest.mark.parametrize(
    "clocks", [(LATER, NOW), (BEFORE, NOW), (NOW, LATER, BEFORE, NOW), (LATER, BEFORE)], ids=len
)
@pytest.mark.parametrize("posts", [0, 5])
async def test_what_comes_while_the_clock_jumps_is_read(
    tmp_path: Path, clocks: tuple[datetime, ...], posts: int
) -> None:
    site = WordPressSite(
        [json_post(number) for number in range(1, posts + 1)],
        [json_comment(number, number) for number in range(1, posts + 1)],
    )
    archive = Archive.open(tmp_path / "archive.db")
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, BlogFacts(name="Prüfblog"))
        record = sources.add_source(connection, blog_id, "https://blog.example/", "wordpress")
    async with serving(site) as server:
        for turn, clock in enumerate(clocks):
            async with HttpClient(clock=lambda clock=clock: clock) as http:  # type: ignore[misc]  # bound early
                known = marks.load_marks(archive.reader(), record.id)
                report = await read_source(archive, await open_wordpress(server.url, http, known), record)
            assert not report.failure
            blog = blogs.load_blog(archive.reader(), blog_id)
            assert (blog.posts, blog.comments) == (len(site.posts), len(site.comments))
            site.posts.append(json_post(20 + turn))
            site.comments.append(json_comment(20 + turn, 20 + turn))
    archive.close()
