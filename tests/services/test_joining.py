"""To which blog a new source belongs."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import replace

import pytest

from tests.services.fake_source import FakeSource
from tui.archive import blogs, posts
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.model.errors import NotStored, SourceRefused
from tui.model.post import Post
from tui.model.sync_report import Counts, SyncReport
from tui.services import joining
from tui.services.importing import add_source
from tui.services.joining import MOST_KEPT, Begun
from tui.sources.source import Item, Progress

pytestmark = pytest.mark.anyio

HOST, ELSEWHERE = "https://tassen.example", "https://teller.example"


def a_post(day: int, kind: str = "wp", host: str = "", title: str = "") -> Post:
    return Post(
        key=f"{kind}:{day}",
        title=title or f"Beitrag vom {day}. März",
        body=f"Am {day}. geschah wieder gar nichts, und das den ganzen Tag.",
        published=PublicationDate.on_day(2006, 3, day),
        permalink=f"{host}/{kind}/{day}" if host else "",
    )


async def add(
    archive: Archive, location: str, *items: Item, into: str = "", name: str = "", failure: str = ""
) -> SyncReport:
    source = FakeSource(items, failure, location)
    return (await add_source(archive, location, into=into, name=name, source=source))[1]


def blog_names(archive: Archive) -> list[str]:
    return [blog.name for blog in blogs.list_blogs(archive.reader())]


TASSEN: list[Item] = [BlogFacts(name="Tassen", url=HOST), *(a_post(day, host=HOST) for day in range(1, 11))]


@pytest.mark.parametrize(
    "items",
    [
        [a_post(day, "mt") for day in range(8, 15)],
        [a_post(day, "wp", HOST, title="Ein neuer Name") for day in range(8, 15)],
        [a_post(1, "mt")],
        [BlogFacts(name="Ein anderer Name", url="http://tassen.example/"), a_post(20, "feed", HOST)],
        [Comment(key="isso:1", post_key=f"url:{HOST}/wp/3", body="Ja.")],
        [Comment(key="isso:1", post_key="url:/wp/3", body="Ja.")],
        [a_post(day, "mt", ELSEWHERE) for day in range(1, 7)],
    ],
    ids=["title and day", "permalink", "one post", "address", "comments", "paths", "a blog that moved"],
)
async def test_a_source_that_tells_of_a_stored_blog_is_joined_with_it(
    archive: Archive, items: list[Item]
) -> None:
    await add(archive, HOST, *TASSEN)
    report = await add(archive, "/export", *items)
    assert len(blog_names(archive)) == 1
    assert report.warnings[0].startswith("Joined with the blog Tassen, for ")


@pytest.mark.parametrize(
    "items",
    [
        [a_post(day, "wp", HOST + "/andere", title=f"Anderes {day}") for day in range(1, 11)],
        [a_post(1, "wp", ELSEWHERE)],
        [a_post(day, "wp", ELSEWHERE, "" if day < 4 else f"Anderes {day}") for day in range(1, 11)],
        [a_post(day, "wp", HOST + "/x", "" if day < 2 else f"Anderes {day}") for day in range(1, 11)],
        [Comment(key="isso:1", post_key="wp:3", body="Ja.")],
    ],
    ids=["nothing shared", "hello world", "a few cross-posts", "one of many", "a key alone"],
)
async def test_a_source_that_tells_of_something_else_is_a_blog_of_its_own(
    archive: Archive, items: list[Item]
) -> None:
    await add(archive, HOST, *TASSEN)
    report = await add(archive, "/export", *items)
    assert not any("Joined with the blog" in warning for warning in report.warnings)
    assert report.posts == Counts(new=sum(isinstance(item, Post) for item in items))


async def test_a_name_of_its_own_keeps_a_source_apart(archive: Archive) -> None:
    await add(archive, HOST, *TASSEN)
    await add(archive, "/export", *TASSEN, name="Sicherung")
    assert blog_names(archive) == ["Tassen", "Sicherung"]


async def test_into_joins_what_would_not_be_joined(archive: Archive) -> None:
    await add(archive, HOST, *TASSEN)
    report = await add(archive, "/old", a_post(30, "page"), into="tassen")
    assert (blog_names(archive), report.posts) == (["Tassen"], Counts(new=1))


async def test_into_a_blog_that_is_not_there_is_refused(archive: Archive) -> None:
    with pytest.raises(NotStored, match="it has: none yet"):
        await add(archive, "/old", a_post(30), into="Tassen")


async def test_a_source_of_another_blog_is_refused_and_nothing_changes(archive: Archive) -> None:
    await add(archive, HOST, *TASSEN)
    await add(archive, ELSEWHERE, BlogFacts(name="Teller", url=ELSEWHERE), a_post(30, host=ELSEWHERE))
    with pytest.raises(SourceRefused, match="is read into the blog Teller already"):
        await add(archive, ELSEWHERE, a_post(31, host=ELSEWHERE), into="Tassen")
    assert [blog.posts for blog in blogs.list_blogs(archive.reader())] == [10, 1]


async def test_a_known_source_stays_in_its_blog_without_a_look(archive: Archive) -> None:
    await add(archive, HOST, *TASSEN)
    await add(archive, "/copy", *TASSEN, name="Kopie")
    report = await add(archive, "/copy", *TASSEN)
    assert (report.blog, report.warnings) == ("Kopie", [])


async def test_a_beginning_that_fails_still_stores_what_came(archive: Archive) -> None:
    await add(archive, HOST, *TASSEN)
    report = await add(archive, "/export", a_post(9, "mt"), a_post(30, "mt"), failure="The disk is gone.")
    assert (report.failure, report.posts.new, report.posts.joined) == ("The disk is gone.", 1, 1)
    assert blog_names(archive) == ["Tassen"]
    assert posts.find_post(archive.reader(), "mt:30") is not None


async def test_a_first_source_that_gives_nothing_leaves_no_blog(archive: Archive) -> None:
    await add(archive, HOST, failure="Nobody answers.")
    assert blog_names(archive) == []


async def test_what_is_looked_at_is_not_lost_and_not_read_twice(archive: Archive) -> None:
    days = [replace(a_post(1), key=f"wp:{number}", title=f"Nummer {number}") for number in range(200)]
    source = FakeSource(days, location=HOST)
    _, report = await add_source(archive, HOST, source=source)
    assert (report.posts, source.asked_with) == (Counts(new=200), [{}])


class Endless:
    """Gives one post and then nothing until it is closed."""

    format, location = "fake", ELSEWHERE

    def __init__(self) -> None:
        self.waits = asyncio.Event()
        self.closed = False

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        try:
            yield a_post(1)
            self.waits.set()
            await asyncio.Event().wait()
        finally:
            self.closed = True


async def test_a_look_that_is_cancelled_closes_the_source(archive: Archive) -> None:
    await add(archive, HOST, *TASSEN)
    source = Endless()
    adding = asyncio.create_task(add_source(archive, ELSEWHERE, source=source))
    await source.waits.wait()
    adding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await adding
    assert source.closed
    assert blog_names(archive) == ["Tassen"]


async def test_a_look_keeps_little_of_a_source_that_names_no_post_and_tells_how_far_it_is() -> None:
    told: list[Progress] = []
    comments = [Comment(key=f"wp:{number}", post_key="wp:1", body="Ja.") for number in range(10_000)]
    begun = Begun(FakeSource([Progress(1, 10_000, "comments"), *comments]))
    await begun.look(told.append)
    assert len(begun.beginning) == MOST_KEPT
    assert told == [Progress(1, 10_000, "comments")]
    assert len([item async for item in begun.items({})]) == 10_001


async def test_a_slow_source_is_looked_at_no_longer_than_it_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "LONGEST_LOOK", 0.0)
    begun = Begun(FakeSource(TASSEN))
    await begun.look()
    assert len(begun.beginning) < len(TASSEN)
    assert [item async for item in begun.items({})] == TASSEN
