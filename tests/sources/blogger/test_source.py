"""A live blog through its feeds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import http_server
from tests.fakes.http_server import Fault, HttpServer, Reply, serving
from tests.fakes.stored import Stored
from tests.sources.blogger.live_blog import LiveBlog
from tests.sources.blogger.written import OLD_HEAD, WrittenComment, WrittenPost
from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, SourceRefused
from tui.model.post import PostKind
from tui.sources.blogger.feed_pages import BlogFeeds
from tui.sources.blogger.source import BloggerSource
from tui.sources.http_client import HttpClient

pytestmark = pytest.mark.anyio

THREAD = [
    WrittenComment(501, 1, "Erster."),
    WrittenComment(502, 1, "Doch.", parent=501),
    WrittenComment(503, 4, "Ah."),
    WrittenComment(504, 1, "Nein.", parent=501, author="ada", profile="90001"),
    WrittenComment(505, 90, "Auf der Seite."),
]


def blog(posts: int = 8) -> LiveBlog:
    written = [WrittenPost(number, f"Beitrag {number}") for number in range(1, posts + 1)]
    return LiveBlog(written, [WrittenPost(90, "Über mich", is_page=True)], list(THREAD))


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def reading(fake: LiveBlog, *faults: Fault) -> AsyncIterator[tuple[BloggerSource, HttpServer]]:
    async with serving(fake, *faults) as server, HttpClient(sleep=no_sleep) as http:
        yield BloggerSource(BlogFeeds(http, f"{server.url}/feeds"), f"{server.url}/"), server


async def everything(fake: LiveBlog, stored: Stored | None = None, *faults: Fault) -> Stored:
    stored = stored or Stored()
    fake.asked.clear()
    async with reading(fake, *faults) as (source, _):
        await stored.read(source)
    return stored


def numbers(stored: Stored) -> list[int]:
    return sorted(int(key.removeprefix("blogger:")) for key in stored.comments)


@pytest.mark.parametrize("most", [1, 3, 150])
@pytest.mark.parametrize("tells_total", [True, False])
async def test_posts_pages_and_comments_are_read_to_the_end(most: int, tells_total: bool) -> None:
    fake = blog()
    fake.most, fake.tells_total = most, tells_total
    stored = await everything(fake)

    assert stored.facts == BlogFacts("Kalkwerk", "http://kalkwerk.blogspot.com/", "Steine")
    assert list(stored.posts) == [f"blogger:{number}" for number in [*range(8, 0, -1), 90]]
    assert stored.posts["blogger:90"].kind is PostKind.PAGE
    assert numbers(stored) == [501, 502, 503, 504, 505]
    assert stored.comments["blogger:502"].parent_key == "blogger:501"
    assert stored.comments["blogger:504"].by_post_author is True
    assert stored.comments["blogger:505"].post_key == "blogger:90"
    assert (stored.skipped, stored.notices) == ([], [])
    assert {query["redirect"] for _, query in fake.asked} == {"false"}


async def test_no_comment_comes_before_its_post() -> None:
    given = (await everything(blog())).given
    assert [name.split()[0] for name in given] == ["post"] * 9 + ["comment"] * 5


async def test_comments_that_the_feed_of_all_does_not_reach_are_asked_for_post_by_post() -> None:
    fake = blog()
    fake.reach = 2
    stored = await everything(fake)

    assert numbers(stored) == [501, 502, 503, 504, 505]
    single = [path for path, _ in fake.asked if path[0].isdigit()]
    assert single == ["4/comments/default", "1/comments/default"]
    assert stored.given.count("comment blogger:504") == 1


async def test_comments_are_read_where_only_their_common_feed_is_closed() -> None:
    fake = blog()
    fake.closed = ("comments/default",)
    stored = await everything(fake)
    assert numbers(stored) == [501, 502, 503, 504, 505]
    assert "post by post" in stored.notices[0]


async def test_a_blog_that_closes_all_its_comments_is_not_asked_for_ever() -> None:
    fake = LiveBlog(
        [WrittenPost(number) for number in range(1, 9)],
        comments=[WrittenComment(500 + number, number) for number in range(1, 9)],
        closed=("comments/default", *(f"{number}/comments/default" for number in range(1, 9))),
    )
    stored = await everything(fake)
    assert (len(stored.posts), stored.comments, len(stored.skipped)) == (8, {}, 3)
    assert stored.notices[-1] == "The comments of 5 more posts were not asked for."


async def test_a_blog_without_pages_is_read_without_a_word() -> None:
    fake = blog()
    fake.closed = ("pages/default",)
    stored = await everything(fake)
    assert "blogger:90" not in stored.posts
    assert stored.notices == []


async def test_the_second_reading_asks_for_changes_only() -> None:
    fake = blog()
    stored = await everything(fake)
    fake.posts.append(WrittenPost(9, "Neu"))
    fake.comments.append(WrittenComment(506, 2, "Spät."))
    fake.updated = {9: "2026-11-24T08:00:00Z", 506: "2026-11-24T09:00:00Z", 3: "2026-11-24T08:00:00Z"}
    fake.posts[2] = WrittenPost(3, "Beitrag 3, geändert")

    again = await everything(fake, stored)
    # the comments of the last day before are asked for again, and here all are of one day
    assert again.given[:3] == ["post blogger:9", "post blogger:3", "comment blogger:506"]
    assert again.posts["blogger:3"].title == "Beitrag 3, geändert"
    assert all("updated-min" in query and query["orderby"] == "updated" for _, query in fake.asked)
    assert not any(path[0].isdigit() for path, _ in fake.asked)


async def test_a_server_that_passes_over_the_question_for_changes_is_not_read_to_the_end() -> None:
    fake = blog(30)
    stored = await everything(fake)
    fake.updated = {30: "2026-11-24T08:00:00Z"}
    ask = LiveBlog._feed

    def deaf(self: LiveBlog, records: object, query: dict[str, str]) -> str:
        return ask(self, records, {**query, "orderby": "published"})  # type: ignore[arg-type]  # handed on

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LiveBlog, "_feed", deaf)
        again = await everything(fake, stored)
    assert [name for name in again.given if name.startswith("post")][:1] == ["post blogger:30"]
    assert sum(path == "posts/default" for path, _ in fake.asked) == 2


async def test_what_is_remembered_is_when_the_reading_began() -> None:
    stored = await everything(blog())
    assert stored.marks == {
        "posts since": datetime(2026, 11, 23, 12, tzinfo=UTC).isoformat(),
        "comments since": datetime(2008, 4, 15, 16, 28, tzinfo=UTC).isoformat(),
    }


async def test_marks_that_cannot_be_read_count_as_none() -> None:
    stored = Stored(marks={"posts since": "gestern", "comments since": "0001-01-01T00:00:00+00:00"})
    assert len((await everything(blog(), stored)).posts) == 9


@pytest.mark.parametrize("items", range(0, 30, 3))
async def test_an_interrupted_reading_ends_like_an_undisturbed_one(items: int) -> None:
    fake = blog()
    fake.reach = 2
    stored = Stored()
    async with reading(fake) as (source, _):
        await stored.read(source, items)
    await everything(fake, stored)

    calm = await everything(fake)
    assert (stored.posts, stored.comments, stored.marks) == (calm.posts, calm.comments, calm.marks)


async def test_a_server_that_always_gives_its_first_page_is_left() -> None:
    fake = blog()
    fake.heeds_start, fake.tells_total = False, False
    stored = await everything(fake)
    assert len(fake.asked) < 15
    assert any("repeats its pages of posts" in notice for notice in stored.notices)
    assert "posts since" not in stored.marks


async def test_a_deletion_on_the_way_hides_no_post() -> None:
    fake = blog()
    answered: list[str] = []

    def answer(request: http_server.Request) -> http_server.Reply:
        reply = fake(request)
        if "/feeds/posts/" in request.target and not answered:
            answered.append(request.target)
            del fake.posts[-1]
        return reply

    stored = Stored()
    async with serving(answer) as server, HttpClient(sleep=no_sleep) as http:
        await stored.read(BloggerSource(BlogFeeds(http, f"{server.url}/feeds"), server.url))
    assert {f"blogger:{number}" for number in range(1, 8)} <= stored.posts.keys()


async def test_a_count_beyond_what_is_shown_is_told() -> None:
    def inflated(reply: http_server.Reply) -> http_server.Reply:
        return http_server.instead(reply.body.replace(b"Results>8<", b"Results>11<"))(reply)

    stored = await everything(blog(), None, Fault("posts/default", inflated, 99))
    assert any("counts 11 posts and shows 8" in notice for notice in stored.notices)


async def test_a_blog_that_shows_beginnings_only_is_told() -> None:
    def shortened(reply: http_server.Reply) -> http_server.Reply:
        body = reply.body.replace(b"<content", b"<summary").replace(b"</content", b"</summary")
        return http_server.instead(body)(reply)

    stored = await everything(blog(), None, Fault("/default", shortened, 99))
    assert stored.posts["blogger:1"].body == "<p>Erster Absatz.</p>"
    assert any("beginnings" in notice for notice in stored.notices)


@pytest.mark.parametrize(
    ("spoil", "kind", "says"),
    [
        (http_server.status(403), SourceRefused, "offers nobody its feed"),
        (http_server.status(500), SourceError, "500"),
        (http_server.a_login_page, SourceError, "something else"),
        (http_server.instead((OLD_HEAD + "<entry>").encode()), SourceError, "breaks off"),
        (http_server.dropped, SourceError, "breaks the connection"),
    ],
)
async def test_feeds_that_cannot_be_had_are_told(spoil: object, kind: type[SourceError], says: str) -> None:
    fault = Fault("posts/default", spoil, 99)  # type: ignore[arg-type]  # parametrized
    with pytest.raises(kind, match=says):
        await everything(blog(), None, fault)


async def test_a_page_that_breaks_off_once_is_asked_for_again() -> None:
    half = Fault("start-index=4", lambda reply: http_server.instead(reply.body[:-40])(reply), 1)
    assert len((await everything(blog(), None, half)).posts) == 9


@settings(deadline=None, max_examples=25)
@given(st.data())
async def test_every_comment_is_given_once_whatever_the_feeds_reach(data: st.DataObject) -> None:
    posts = data.draw(st.integers(0, 6))
    on = data.draw(st.lists(st.integers(1, posts), max_size=12)) if posts else []
    fake = LiveBlog(
        [WrittenPost(number) for number in range(1, posts + 1)],
        comments=[WrittenComment(500 + place, post) for place, post in enumerate(on)],
        most=data.draw(st.integers(1, 5)),
        reach=data.draw(st.integers(0, 12)),
    )
    stored = await everything(fake)
    assert numbers(stored) == [500 + place for place in range(len(on))]
    assert len(stored.given) == len(set(stored.given)) == posts + len(on)


async def test_a_feed_that_counts_posts_and_gives_none_is_not_taken_for_read() -> None:
    def hollow(reply: Reply) -> Reply:
        return replace(reply, body=reply.body.partition(b"<entry")[0] + b"</feed>")

    stored = await everything(blog(), None, Fault("posts/default", hollow, 99))
    assert (list(stored.posts), "posts since" in stored.marks) == (["blogger:90"], False)
    stored = await everything(blog(), stored)
    assert len(stored.posts) == 9
