import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.e2e.conftest import WordPress
from tests.fakes.stored import Stored
from tui.sources.discovery import find_source
from tui.sources.http_client import HttpClient

pytestmark = [pytest.mark.anyio, pytest.mark.e2e]


async def read(location: str, stored: Stored) -> Stored:
    async with HttpClient() as http:
        await stored.read(await find_source(location, http))
    return stored


async def parents(wordpress: WordPress) -> dict[str, str]:
    """Ask the site itself, a page at a time, for the parent of every comment."""
    found: dict[str, str] = {}
    async with HttpClient() as http:
        for page in range(1, 11):
            query = f"per_page=100&page={page}&orderby=id&order=asc&_fields=id,parent"
            answer = await http.get(f"{wordpress.plain_url}wp/v2/comments&{query}")
            found |= {f"wp:{one['id']}": f"wp:{one['parent']}" for one in json.loads(answer.body)}
    return found


@pytest.fixture
def changed(wordpress_site: WordPress) -> Iterator[WordPress]:
    """Give the site for changing, and take back what was changed."""
    yield wordpress_site
    wordpress_site.sql("DELETE FROM wp_comments WHERE comment_ID > 1050")
    wordpress_site.sql("UPDATE wp_posts SET post_modified = post_date, post_modified_gmt = post_date_gmt")


@pytest.mark.parametrize("spelling", ["pretty", "plain"])
async def test_every_post_and_comment_is_read_with_its_parent(
    wordpress_site: WordPress, spelling: str
) -> None:
    location = wordpress_site.url if spelling == "pretty" else wordpress_site.plain_url
    stored = await read(location, Stored())
    assert (len(stored.posts), len(stored.comments), stored.notices) == (200, 1_000, [])
    expected = {
        key: parent if parent != "wp:0" else "" for key, parent in (await parents(wordpress_site)).items()
    }
    assert {key: comment.parent_key for key, comment in stored.comments.items()} == expected
    assert sum(bool(parent) for parent in expected.values()) > 500
    assert stored.facts is not None
    assert (stored.facts.name, stored.facts.time_zone) == ("Prüfblog & Co", "Europe/Berlin")


async def test_a_post_arrives_as_it_was_written(wordpress_site: WordPress) -> None:
    stored = await read(wordpress_site.url, Stored())
    [[title, moment]] = wordpress_site.sql("SELECT post_title, post_date_gmt FROM wp_posts WHERE ID = 7")
    post = stored.posts["wp:7"]
    assert (post.title, post.title_generated) == (title, False)
    assert post.published.instant == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert (post.author, post.categories, post.tags) == ("admin", ("Kaffee & Tee",), ("morgens",))
    assert stored.comments["wp:10"].by_post_author is True


async def test_the_second_reading_gives_the_overlap_and_what_is_new(changed: WordPress) -> None:
    stored = await read(changed.url, Stored())
    await read(changed.url, stored)
    # the newest post lies in the overlap of a day, for that is counted back from it
    assert {key for key in stored.given if key.startswith("post")} == {"post wp:200"}
    assert 1 < len(stored.given) <= 10

    now = datetime.now(UTC).replace(tzinfo=None)
    local = now + timedelta(hours=1)
    changed.sql(
        "INSERT INTO wp_comments (comment_ID, comment_post_ID, comment_parent, comment_author, comment_date, "
        "comment_date_gmt, comment_content, comment_approved) "
        f"VALUES (2000, 3, 12, 'Nachzügler', '{local}', '{now}', 'Spät, aber hier.', '1')"
    )
    changed.sql(f"UPDATE wp_posts SET post_modified = '{local}', post_modified_gmt = '{now}' WHERE ID = 5")
    await read(changed.url, stored)
    assert {key for key in stored.given if key.startswith("post")} == {"post wp:5", "post wp:200"}
    late = stored.comments["wp:2000"]
    assert (late.author, late.post_key, late.parent_key) == ("Nachzügler", "wp:3", "wp:12")
    assert len(stored.comments) == 1_001


async def test_a_blog_is_found_from_one_of_its_posts(wordpress_site: WordPress) -> None:
    async with HttpClient() as http:
        page = await http.get(f"{wordpress_site.plain_url}wp/v2/posts/9&_fields=link")
        source = await find_source(json.loads(page.body)["link"], http)
    assert source.location == f"{wordpress_site.url}/"
