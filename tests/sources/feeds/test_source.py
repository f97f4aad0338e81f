from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import http_server
from tests.fakes.feed_site import HOME, FeedSite
from tests.fakes.http_server import Fault, HttpServer, Reply, serving
from tests.fakes.stored import Stored
from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, SourceMissing, SourceRefused
from tui.sources.feeds.source import FeedSource
from tui.sources.http_client import TRIES, HttpClient

pytestmark = pytest.mark.anyio

THREAD = [(1, 0), (2, 1), (3, 2), (4, 0)]


def site(posts: int = 10) -> FeedSite:
    return FeedSite(list(range(1, posts + 1)), {3: THREAD, posts: [(9, 0)], 5: [(7, 6)]})


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def reading(fake: FeedSite, *faults: Fault) -> AsyncIterator[tuple[FeedSource, HttpServer]]:
    async with serving(fake, *faults) as server, HttpClient(sleep=no_sleep) as http:
        fake.url = server.url
        yield FeedSource(http, f"{server.url}/feed/"), server


async def everything(fake: FeedSite) -> Stored:
    stored = Stored()
    async with reading(fake) as (source, _):
        await stored.read(source)
    return stored


def comment(post: int, number: int) -> str:
    return f"feed:{HOME}/?p={post}#comment-{number}"


@pytest.mark.parametrize("paging", ["paged", "next", "prev-archive"])
@pytest.mark.parametrize("tells_counts", [True, False])
async def test_every_document_is_read_with_the_comments_of_its_posts(paging: str, tells_counts: bool) -> None:
    fake = site()
    fake.paging, fake.tells_counts = paging, tells_counts
    stored = Stored()
    async with reading(fake) as (source, server):
        assert (source.format, source.location) == ("feed", f"{server.url}/feed/")
        await stored.read(source)
    assert stored.facts == BlogFacts("Kreide", f"{HOME}/")
    assert list(stored.posts) == [f"feed:{HOME}/?p={number}" for number in range(10, 0, -1)]
    assert {each.post_key for each in stored.comments.values()} == {f"feed:{HOME}/?p={n}" for n in (3, 5, 10)}
    assert stored.comments[comment(3, 3)].parent_key == comment(3, 2)
    assert stored.comments[comment(3, 1)].parent_key == ""
    assert stored.comments[comment(5, 7)].parent_key == comment(5, 6)
    assert (stored.skipped, stored.notices) == ([], [])
    assert [step.done for step in stored.progress] == [3, 6, 9, 10]
    assert server.most_at_once <= 2


async def test_a_feed_of_one_document_is_read() -> None:
    fake = site()
    fake.paging = ""
    assert len((await everything(fake)).posts) == 3


async def test_comments_that_are_there_in_rss_only_have_no_parents() -> None:
    fake = site()
    fake.has_atom = False
    stored = Stored()
    async with reading(fake) as (source, server):
        await stored.read(source)
    assert not any(each.threaded or each.parent_key for each in stored.comments.values())
    assert stored.comments[comment(10, 9)].author == "Leser 9"
    assert sum("/atom/" in request.target for request in server.requests) <= 2


async def test_a_post_without_comments_is_not_asked_for_them() -> None:
    async with reading(site()) as (source, server):
        await Stored().read(source)
    asked = {request.target for request in server.requests if "feed/atom" in request.target}
    assert asked == {"/10/feed/atom/", "/5/feed/atom/", "/3/feed/atom/"}


@pytest.mark.parametrize("tells_counts", [True, False])
async def test_nothing_new_costs_one_request_and_one_for_each_recent_discussion(tells_counts: bool) -> None:
    fake = site()
    fake.tells_counts = tells_counts
    stored = Stored()
    async with reading(fake) as (source, server):
        await stored.read(source)
        server.requests.clear()
        await stored.read(source)
    assert (stored.given, stored.notices) == ([], [])
    feed, *discussions = [request.target for request in server.requests]
    # two discussions are asked for at a time, so that their requests may overtake each other
    assert (feed, sorted(discussions)) == ("/feed/", ["/10/feed/atom/", "/8/feed/atom/", "/9/feed/atom/"])


async def test_a_new_comment_on_a_recent_post_comes_though_the_feed_has_not_changed() -> None:
    fake = site()
    fake.tells_counts = False
    stored = Stored()
    async with reading(fake) as (source, _):
        await stored.read(source)
        fake.comments[9] = [(20, 0)]
        await stored.read(source)
    assert stored.given == [f"comment {comment(9, 20)}"]


@pytest.mark.parametrize("new", [1, 4, 7])
async def test_the_next_reading_goes_down_to_what_was_known(new: int) -> None:
    fake = site(30)
    stored = Stored()
    async with reading(fake) as (source, server):
        await stored.read(source)
        server.requests.clear()
        fake.posts += range(31, 31 + new)
        await stored.read(source)
    assert set(stored.given) >= {f"post feed:{HOME}/?p={number}" for number in range(31, 31 + new)}
    assert sum(request.target.startswith("/feed/") for request in server.requests) == new // 3 + 1
    assert len(stored.posts) == 30 + new


async def test_a_server_without_versions_is_read_again_and_gives_the_same() -> None:
    fake = site()
    fake.has_versions = False
    stored = await everything(fake)
    calm = (dict(stored.posts), dict(stored.comments), dict(stored.marks))
    async with reading(fake) as (source, _):
        await stored.read(source)
    assert [key for key in stored.given if key.startswith("post")] == [
        f"post feed:{HOME}/?p={n}" for n in (10, 9, 8)
    ]
    assert (stored.posts, stored.comments) == calm[:2]


async def test_pages_in_a_ring_are_each_read_once() -> None:
    fake = site()
    fake.paging = "next"
    ring = Fault("paged=3", lambda _: Reply(fake._page(1).encode(), 200), 99)
    stored = Stored()
    async with reading(fake, ring) as (source, server):
        await stored.read(source)
    assert len(stored.posts) == 6
    assert len([request for request in server.requests if request.target.startswith("/feed/")]) == 3


async def test_pages_that_repeat_themselves_without_end_are_left() -> None:
    fake = site()
    same = Fault("paged=", lambda _: Reply(fake._page(1).encode(), 200), 999)
    async with reading(fake, same) as (source, server):
        await Stored().read(source)
    assert len([request for request in server.requests if request.target.startswith("/feed/")]) <= 3


async def test_an_older_document_that_is_named_and_not_there_is_told() -> None:
    fake = site()
    fake.paging = "prev-archive"
    stored = Stored()
    async with reading(fake, Fault("paged=2", http_server.status(404), 9)) as (source, _):
        await stored.read(source)
    assert len(stored.posts) == 3
    assert "is not there" in stored.notices[0]


@pytest.mark.parametrize("status", [403, 410, 500])
async def test_comments_that_cannot_be_had_are_told_and_the_rest_is_read(status: int) -> None:
    stored = Stored()
    async with reading(site(), Fault("/5/feed/", http_server.status(status), 99)) as (source, _):
        await stored.read(source)
    assert [skipped.where for skipped in stored.skipped] == ["the comments of “Beitrag 5”"]
    assert (len(stored.posts), len(stored.comments)) == (10, 5)


@pytest.mark.parametrize(
    "spoil", [http_server.status(404), http_server.status(403), http_server.a_login_page]
)
async def test_a_blog_that_offers_no_discussions_is_read_to_its_end(spoil: Callable[[Reply], Reply]) -> None:
    fake = site(20)
    fake.tells_counts = False
    faults = [Fault(f"/{number}/feed/", spoil, 99) for number in range(1, 21)]
    stored = Stored()
    async with reading(fake, *faults) as (source, _):
        await stored.read(source)
    assert (len(stored.posts), len(stored.skipped)) == (20, 5)
    assert stored.notices == ["Further posts whose comments could not be had: 15."]
    assert "page" not in stored.marks


async def test_a_walk_that_breaks_off_is_not_at_its_end() -> None:
    fake = site()
    stored = Stored()
    async with reading(fake, Fault("paged=3", http_server.status(500), TRIES)) as (source, server):
        with pytest.raises(SourceError, match="500"):
            await stored.read(source)
        assert len(stored.posts) == 6
        server.requests.clear()
        await stored.read(source)
    assert [request.target for request in server.requests if "paged" in request.target] == [
        "/feed/?paged=2",
        "/feed/?paged=3",
        "/feed/?paged=4",
        "/feed/?paged=5",
    ]
    assert len(stored.posts) == 10


async def test_a_host_that_fails_again_and_again_ends_the_reading_which_can_go_on_later() -> None:
    fake = site()
    fake.comments = {number: [(number, 0)] for number in range(1, 11)}
    stored = Stored()
    async with reading(fake, Fault("/feed/atom/", http_server.status(500), 99)) as (source, _):
        with pytest.raises(SourceError, match="500"):
            await stored.read(source)
    async with reading(fake) as (source, _):
        await stored.read(source)
    assert (len(stored.posts), len(stored.comments)) == (10, 10)


async def test_a_discussion_that_its_feed_cuts_short_is_told() -> None:
    fake = site()
    short = Fault(
        "/3/feed/",
        lambda reply: Reply(reply.body.replace(b"<entry>", b"<x>", 2).replace(b"</entry>", b"</x>", 2)),
        9,
    )
    stored = Stored()
    async with reading(fake, short) as (source, _):
        await stored.read(source)
    assert stored.notices == ["Posts with more comments than their feeds show: 1."]


@pytest.mark.parametrize(
    ("spoil", "kind", "says"),
    [
        (http_server.status(410), SourceMissing, "gone for good"),
        (http_server.status(404), SourceMissing, "nothing at"),
        (http_server.status(403), SourceRefused, "without logging in"),
        (http_server.a_login_page, SourceError, "something else where a feed should be"),
        (http_server.dropped, SourceError, "breaks the connection"),
    ],
)
async def test_a_feed_that_cannot_be_read_is_told(spoil: object, kind: type[SourceError], says: str) -> None:
    async with reading(site(), Fault("/feed/", spoil, 99)) as (source, _):  # type: ignore[arg-type]  # parametrized
        with pytest.raises(kind, match=says):
            await Stored().read(source)


@pytest.mark.parametrize(
    "mark", ["", "x", "{}", "[1]", '[{"id": 1}]', "[" * 9999, '{"etag": 3, "modified": "\\n"}']
)
async def test_marks_that_make_no_sense_are_read_over(mark: str) -> None:
    stored = Stored(marks=dict.fromkeys(["version", "recent", "page", "began"], mark))
    async with reading(site()) as (source, _):
        await stored.read(source)
    assert (len(stored.posts), len(stored.comments)) == (10, 6)


@given(
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 5)), max_size=4), st.sampled_from(["paged", "next"])
)
@settings(deadline=None, max_examples=15)
async def test_an_interrupted_reading_ends_with_what_a_calm_one_gives(
    stops: list[tuple[int, int]], paging: str
) -> None:
    fake, stored = site(), Stored()
    fake.paging = paging
    async with reading(fake) as (source, _):
        for stop, new in stops:
            await stored.read(source, stop)
            fake.posts += range(len(fake.posts) + 1, len(fake.posts) + 1 + new)
        await stored.read(source)
    calm = await everything(fake)
    assert (stored.posts.keys(), stored.comments) == (calm.posts.keys(), calm.comments)
