import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import http_server
from tests.fakes.http_server import Fault, Reply, serving
from tests.fakes.stored import Stored
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tests.sources.wordpress.sites import NOW, everything, reading, site
from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, SourceRefused
from tui.sources.http_client import HttpClient
from tui.sources.wordpress.finding import find_wordpress

pytestmark = pytest.mark.anyio


def reached(stored: Stored) -> dict[str, str]:
    """Give the marks that tell how far everything has been read."""
    return {
        name: mark for name, mark in stored.marks.items() if name.split()[-1] in ("since", "walked", "page")
    }


@pytest.mark.parametrize("root", ["/wp-json/", "/?rest_route=/"])
async def test_all_posts_come_and_then_all_comments_each_once_and_by_id(root: str) -> None:
    stored = Stored()
    async with reading(site(), root=root) as (source, server):
        assert (source.format, source.location) == ("wordpress", "https://blog.example/")
        await stored.read(source)
    assert stored.facts == BlogFacts("Prüf & Blog", "https://blog.example/", time_zone="+01:00")
    assert stored.given == [f"post wp:{number}" for number in range(1, 26)] + [
        f"comment wp:{number}" for number in range(1, 36)
    ]
    assert stored.comments["wp:30"].parent_key == "wp:15"
    assert [(step.done, step.total, step.unit) for step in stored.progress] == [
        *((done, 25, "posts") for done in (10, 19, 25)),
        *((done, 35, "comments") for done in (10, 19, 28, 35)),
    ]
    assert (stored.skipped, stored.notices) == ([], [])
    assert server.most_at_once <= 2


async def test_a_blog_without_anything_is_read() -> None:
    stored = await everything(WordPressSite())
    assert (stored.given, stored.notices) == ([], [])
    # Since when to ask would be known from a clock alone.
    assert reached(stored) == {"posts walked": "2026-03-03"}


async def test_short_and_empty_pages_end_nothing() -> None:
    fake = site()
    fake.withheld = {*range(1, 31), 33}
    stored = await everything(fake)
    assert list(stored.comments) == ["wp:31", "wp:32", "wp:34", "wp:35"]
    assert len(stored.notices) == 1
    assert "35 comments and shows 4" in stored.notices[0]
    assert "comments since" in stored.marks


async def test_without_counts_the_end_is_found_by_what_is_answered() -> None:
    fake = site()
    fake.tells_counts = False
    stored = await everything(fake)
    assert (len(stored.posts), len(stored.comments), stored.notices) == (25, 35, [])


async def test_pages_that_repeat_themselves_are_left_and_told() -> None:
    fake = site()
    first = fake(http_server.Request("/wp-json/wp/v2/posts?per_page=10&page=1", {}))
    lying = Reply(first.body, 200, (("X-WP-Total", "9999999990"), ("X-WP-TotalPages", "999999999")))
    stored = Stored()
    async with reading(fake, Fault("wp/v2/posts", lambda _: lying, 99)) as (source, server):
        await stored.read(source)
    assert len(stored.posts) == 10
    assert len([request for request in server.requests if "_embed=" in request.target]) <= 7
    assert "repeats its pages of posts" in stored.notices[0]
    assert "posts since" not in stored.marks


async def test_what_is_deleted_on_the_way_costs_nothing_else() -> None:
    fake = site()

    def delete(target: str) -> None:
        if "comments" in target and "page=3" in target:
            fake.comments = [comment for comment in fake.comments if comment["id"] not in (2, 5)]

    fake.before_reply = delete
    stored = await everything(fake)
    assert set(stored.comments) >= {f"wp:{number}" for number in range(1, 36)} - {"wp:2", "wp:5"}


@pytest.mark.parametrize(
    "spoil",
    [
        http_server.status(500),
        http_server.status(429, Retry_After="3"),
        http_server.dropped,
        http_server.cut_off,
        http_server.cut_off_gzip,
        http_server.a_login_page,
        http_server.status(302),
        http_server.instead(b'[{"id": 1, "meta": [{"id": 2}]}, {'),
    ],
)
@pytest.mark.parametrize("where", ["posts?per_page=10&page=2", "comments?per_page=10&page=1"])
async def test_a_fault_that_passes_is_not_noticed(where: str, spoil: Callable[[Reply], Reply]) -> None:
    stored = Stored()
    async with reading(site(), Fault(where, spoil)) as (source, _):
        await stored.read(source)
    assert (len(stored.posts), len(stored.comments), stored.notices) == (25, 35, [])


@pytest.mark.parametrize("spoil", [http_server.after_a_notice, http_server.after_a_byte_order_mark])
async def test_what_php_says_before_the_json_is_passed_over(spoil: Callable[[Reply], Reply]) -> None:
    stored = Stored()
    async with reading(site(), Fault("wp/v2", spoil, 99)) as (source, _):
        await stored.read(source)
    assert (len(stored.posts), len(stored.comments)) == (25, 35)


@pytest.mark.parametrize(
    "spoil", [http_server.status(500), http_server.dropped, http_server.a_login_page, http_server.status(403)]
)
async def test_a_fault_that_stays_ends_the_reading_and_keeps_what_came_before(
    spoil: Callable[[Reply], Reply],
) -> None:
    stored = Stored()
    async with reading(site(), Fault("comments?per_page=10&page=3", spoil, 99)) as (source, _):
        with pytest.raises(SourceError, match=r"127\.0\.0\.1"):
            await stored.read(source)
    assert (len(stored.posts), len(stored.comments), stored.marks["comments page"]) == (25, 19, "2")


async def test_a_site_that_closes_its_posts_is_refused() -> None:
    async with reading(site(), Fault("wp/v2/posts", http_server.status(401), 99)) as (source, _):
        with pytest.raises(SourceRefused, match="logged in"):
            await Stored().read(source)


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_posts_are_read_where_comments_are_switched_off(status: int) -> None:
    fake = site()
    fake.comments_status = status
    stored = await everything(fake)
    assert (len(stored.posts), len(stored.comments), len(stored.notices)) == (25, 0, 1)
    assert "comments" in stored.notices[0]
    assert "posts since" in stored.marks
    assert "comments since" not in stored.marks


async def test_a_record_that_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    fake = site()
    fake.posts[3] = {**fake.posts[3], "id": "x"}
    fake.posts[4] = {"id": 5}
    stored = Stored()
    async with reading(fake) as (source, _):
        await stored.read(source)
    assert len(stored.posts) == 23
    assert [skipped.where for skipped in stored.skipped] == ["a post without an id", "post 5"]


async def test_the_author_of_a_post_that_was_not_read_is_asked_for() -> None:
    fake = site()
    calm = await everything(fake)
    assert calm.comments["wp:1"].by_post_author is True
    assert calm.comments["wp:2"].by_post_author is False
    assert calm.comments["wp:3"].by_post_author is None
    stored = Stored(marks={"posts since": NOW.isoformat()})
    async with reading(fake) as (source, server):
        await stored.read(source)
    assert stored.comments == calm.comments
    assert any("include=" in request.target for request in server.requests)


async def test_the_second_reading_gives_only_the_overlap() -> None:
    fake = site()
    stored = await everything(fake)
    async with reading(fake) as (source, _):
        await stored.read(source)
    assert stored.given[0] == "post wp:25"
    assert all(key.startswith("comment") for key in stored.given[1:])
    assert 1 < len(stored.given) < 7


async def test_what_was_edited_and_added_comes_with_the_next_reading() -> None:
    fake = site()
    stored = await everything(fake)
    later = "2026-03-04T10:00:00"
    edited = {"modified": "2026-03-04T12:00:00", "modified_gmt": "2026-03-04T11:00:00"}
    fake.posts[2] = {**fake.posts[2], **edited, "title": {"rendered": "Neu"}}
    fake.posts.append(json_post(26, date=later, modified=later, modified_gmt=later))
    fake.comments.append(json_comment(36, 26, date="2026-03-04T11:00:00"))
    async with reading(fake) as (source, _):
        await stored.read(source)
    assert stored.given[:3] == ["post wp:3", "post wp:25", "post wp:26"]
    assert stored.given[-1] == "comment wp:36"
    assert stored.posts["wp:3"].title == "Neu"


async def test_a_wordpress_before_5_7_gives_at_least_its_new_posts() -> None:
    fake = site()
    fake.knows_modified_after = False
    stored = await everything(fake)
    later = "2026-03-04T10:00:00"
    fake.posts.append(json_post(26, date=later, modified=later, modified_gmt=later))
    async with reading(fake) as (source, _):
        await stored.read(source)
    assert [key for key in stored.given if key.startswith("post")] == ["post wp:25", "post wp:26"]


@pytest.mark.parametrize("page", ["", "x", "-3", "99", "123456789", "²"])
async def test_marks_that_make_no_sense_are_read_over(page: str) -> None:
    marks = {"posts page": page, "posts started": "gestern", "comments page": page}
    marks |= {"posts since": "0001-01-01T00:00:00+00:00", "comments since": "2020-01-01T00:00:00"}
    stored = Stored(marks=marks)
    async with reading(site()) as (source, _):
        await stored.read(source)
    assert (len(stored.posts), len(stored.comments)) == (25, 35)


@given(st.lists(st.integers(0, 80), max_size=4), st.integers(0, 25), st.integers(0, 35))
@settings(deadline=None, max_examples=12)
async def test_an_interrupted_reading_ends_with_what_a_calm_one_gives(
    stops: list[int], posts: int, comments: int
) -> None:
    fake = site(posts, comments)
    calm, stored = await everything(fake), Stored()
    async with reading(fake) as (source, _):
        # a reading in pieces proves nothing of what is gone, so the next one goes over all posts
        for stop in [*stops, None, None]:
            await stored.read(source, stop)
    assert (stored.posts, stored.comments) == (calm.posts, calm.comments)
    assert reached(stored) == reached(calm)


async def test_the_site_that_is_found_is_the_site_that_is_read() -> None:
    stored = Stored()
    async with serving(site(2, 2)) as server, HttpClient() as http:
        source = await find_wordpress(server.url, http)
        await stored.read(source)
    assert (len(stored.posts), len(stored.comments)) == (2, 2)
    assert re.fullmatch(r"https://blog\.example/", source.location)
