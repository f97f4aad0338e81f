"""What a WordPress tells no changes of: edited comments and deletions, and what it need not send again."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes import http_server
from tests.fakes.http_server import Fault, HttpServer
from tests.fakes.stored import Stored
from tests.fakes.wordpress_site import JsonObject, WordPressSite, json_comment, json_post
from tests.sources.wordpress.sites import reading, site
from tui.sources.source import Inventory

pytestmark = pytest.mark.anyio

LATE = datetime(2020, 1, 28, tzinfo=UTC)
"""Two days after the youngest of the 25 posts."""


def asked(server: HttpServer, words: str) -> list[str]:
    return [request.target for request in server.requests if words in request.target]


def edit(records: list[JsonObject], number: int, words: str) -> None:
    place = next(place for place, record in enumerate(records) if record["id"] == number)
    records[place] = {**records[place], "content": {"rendered": f"<p>{words}</p>"}}


def without(records: list[JsonObject], *numbers: int) -> list[JsonObject]:
    return [record for record in records if record["id"] not in numbers]


def missing(inventory: Inventory, keys: list[str]) -> list[str]:
    return [key for key in keys if key not in inventory.keys]


async def test_an_edited_comment_on_a_late_post_is_given_again() -> None:
    fake, stored = site(), Stored()
    async with reading(fake, now=LATE) as (source, server):
        await stored.read(source)
        edit(fake.comments, 19, "Nachgebessert.")
        server.requests.clear()
        await stored.read(source)
    assert stored.comments["wp:19"].body == "<p>Nachgebessert.</p>"
    assert len(asked(server, "post=")) == 2
    assert len(asked(server, "/posts?")) == 3


async def test_an_old_comment_is_looked_at_again_when_somebody_answers_it() -> None:
    fake, stored = site(), Stored()
    async with reading(fake, now=LATE) as (source, _):
        await stored.read(source)
        edit(fake.comments, 1, "Nachgebessert.")
        await stored.read(source)
        assert stored.comments["wp:1"].body == "<p>Wort 1.</p>\n"
        fake.comments.append(
            json_comment(36, 2, parent=1, date="2020-01-27T12:00:00", date_gmt="2020-01-27T11:00:00")
        )
        await stored.read(source)
    assert stored.comments["wp:1"].body == "<p>Nachgebessert.</p>"


async def test_a_deleted_comment_is_missing_from_what_is_there() -> None:
    fake, stored = site(), Stored()
    async with reading(fake, now=LATE) as (source, _):
        await stored.read(source)
        fake.comments = without(fake.comments, 19)
        await stored.read(source)
    [inventory] = stored.inventories
    assert inventory.kind == "comment"
    assert inventory.of_posts is not None
    assert "wp:20" in inventory.of_posts
    assert "wp:2" not in inventory.of_posts
    assert missing(
        inventory, [key for key, each in stored.comments.items() if each.post_key in inventory.of_posts]
    ) == ["wp:19"]


async def test_a_post_in_the_trash_does_not_close_the_others_and_is_missed_at_once() -> None:
    fake, stored = site(), Stored()
    async with reading(fake, now=LATE) as (source, _):
        await stored.read(source)
        fake.trashed = {24}
        edit(fake.comments, 19, "Nachgebessert.")
        await stored.read(source)
    assert stored.comments["wp:19"].body == "<p>Nachgebessert.</p>"
    assert [missing(each, list(stored.posts)) for each in stored.inventories if each.kind == "post"] == [
        ["wp:24"]
    ]
    assert '24, "' not in stored.marks["watched"]


async def test_a_server_that_gives_the_comments_of_all_posts_proves_nothing() -> None:
    fake, stored = site(), Stored()
    fake.heeds_post = False
    async with reading(fake, now=LATE) as (source, server):
        await stored.read(source)
        server.requests.clear()
        await stored.read(source)
    assert stored.inventories == []
    assert len(asked(server, "post=")) == 1


async def test_posts_are_counted_over_after_thirty_days() -> None:
    fake, stored = site(), Stored()
    async with reading(fake, now=LATE) as (source, _):
        await stored.read(source)
    fake.posts = without(fake.posts, 7)
    async with reading(fake, now=LATE + timedelta(days=29)) as (source, server):
        await stored.read(source)
        assert not any(each.target.endswith("_fields=id") for each in server.requests)
        assert stored.inventories == []
    async with reading(fake, now=LATE + timedelta(days=30)) as (source, _):
        await stored.read(source)
    [inventory] = stored.inventories
    assert missing(inventory, list(stored.posts)) == ["wp:7"]
    assert stored.marks["posts walked"] == "2020-02-27"


@pytest.mark.parametrize("walked", ["", "gestern", "2020-05-01"])
async def test_a_day_that_cannot_be_is_no_reason_to_wait(walked: str) -> None:
    stored = Stored(marks={"posts since": "2020-01-26T12:00:00+00:00", "posts walked": walked})
    async with reading(site(), now=LATE) as (source, _):
        await stored.read(source)
    assert stored.marks["posts walked"] == "2020-01-28"


@pytest.mark.parametrize("total", ["26", "12"])
async def test_a_count_that_does_not_fit_proves_nothing(total: str) -> None:
    def lie(reply: http_server.Reply) -> http_server.Reply:
        counts = (("X-WP-Total", total), ("X-WP-TotalPages", "3"))
        return http_server.Reply(reply.body, 200, (*reply.headers[:1], *counts))

    stored = Stored(marks={"posts since": "2020-01-26T12:00:00+00:00"})
    async with reading(site(), Fault("orderby=id&order=asc&_fields=id", lie, 99), now=LATE) as (source, _):
        await stored.read(source)
    posts = [each for each in stored.inventories if each.kind == "post"]
    assert [missing(each, [f"wp:{number}" for number in range(1, 26)]) for each in posts] == (
        [[]] if total == "12" else []
    )


async def test_what_has_not_changed_is_not_sent_again() -> None:
    fake, stored = site(), Stored()
    fake.tells_versions = True
    fake.posts, fake.comments = fake.posts[:8], [json_comment(number, 7) for number in range(1, 6)]
    now = datetime(2020, 1, 9, tzinfo=UTC)
    async with reading(fake, now=now) as (source, server):
        await stored.read(source)
        await stored.read(source)
        server.requests.clear()
        await stored.read(source)
        assert stored.given == []
        assert len(server.requests) == sum("if-none-match" in each.headers for each in server.requests) == 4
        edit(fake.comments, 3, "Nachgebessert.")
        await stored.read(source)
    assert stored.comments["wp:3"].body == "<p>Nachgebessert.</p>"
    assert "comment wp:3" in stored.given


async def test_a_word_of_no_change_that_nobody_asked_for_is_not_believed() -> None:
    stored = Stored()
    async with reading(site(), Fault("comments?per_page=10&page=2", http_server.status(304))) as (source, _):
        await stored.read(source)
    assert (len(stored.posts), len(stored.comments)) == (25, 35)


async def test_a_post_that_was_scheduled_long_ago_is_met() -> None:
    fake, stored = site(), Stored()
    async with reading(fake, now=LATE) as (source, _):
        await stored.read(source)
        long_ago = {"modified": "2020-01-03T13:00:00", "modified_gmt": "2020-01-03T12:00:00"}
        fake.posts.append(json_post(26, **long_ago))
        await stored.read(source)
    assert "wp:26" in stored.posts


async def test_a_page_that_comes_in_place_of_another_is_asked_for_again() -> None:
    fake, stored = site(), Stored()
    first = fake(http_server.Request("/wp-json/wp/v2/comments?per_page=10&page=1", {}))
    async with reading(fake, Fault("comments?per_page=10&page=3", lambda _: first)) as (source, _):
        await stored.read(source)
    assert len(stored.comments) == 35


async def test_a_last_page_that_is_full_is_not_believed_to_be_the_last() -> None:
    def shorten(reply: http_server.Reply) -> http_server.Reply:
        return http_server.Reply(
            reply.body, 200, (*reply.headers[:1], ("X-WP-Total", "20"), ("X-WP-TotalPages", "2"))
        )

    stored = Stored()
    async with reading(site(), Fault("comments?per_page=10&page=2", shorten)) as (source, _):
        await stored.read(source)
    assert len(stored.comments) == 35


async def test_marks_of_watched_posts_that_make_no_sense_are_read_over() -> None:
    for mark in ("x", "{}", "[1]", '[["a", "b", "c"]]', "[" * 5000):
        stored = Stored(marks={"watched": mark, "comments since": "2020-01-20T12:00:00+00:00"})
        async with reading(WordPressSite([json_post(1)], []), now=LATE) as (source, _):
            await stored.read(source)
        assert list(stored.posts) == ["wp:1"]
