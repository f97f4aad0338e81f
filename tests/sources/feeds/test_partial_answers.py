"""What comes of a feed in part only is never taken for all of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.fakes.faults import half_without_length
from tests.fakes.feed_site import HOME
from tests.fakes.http_server import Fault, Reply
from tests.fakes.stored import Stored
from tests.sources.feeds.test_source import THREAD, comment, reading, site

pytestmark = pytest.mark.anyio


def half(reply: Reply) -> Reply:
    """Give half of a feed as if it were all, as a server does that fails while it writes."""
    return replace(reply, body=reply.body[: len(reply.body) * 2 // 3])


@pytest.mark.parametrize("spoil", [half, half_without_length])
async def test_a_feed_that_ends_too_early_is_asked_for_again(spoil: Callable[[Reply], Reply]) -> None:
    stored = Stored()
    async with reading(site(), Fault("/feed/?paged=2", spoil), Fault("/feed/", spoil)) as (source, _):
        await stored.read(source)
    assert len(stored.posts) == 10
    assert stored.skipped == []


async def test_a_feed_that_ended_too_early_twice_is_read_in_full_the_next_time() -> None:
    fake, stored = site(3), Stored()
    fake.paging = ""
    async with reading(fake, Fault("/feed/", half, 2)) as (source, _):
        await stored.read(source)
        assert len(stored.posts) < 3
        assert [each.why for each in stored.skipped] == ["The file ends too early; what followed is missing."]
        await stored.read(source)
    assert list(stored.posts) == [f"feed:{HOME}/?p={number}" for number in (3, 2, 1)]


async def test_comments_that_came_in_part_are_asked_for_the_next_time() -> None:
    fake, stored = site(3), Stored()
    fake.paging, fake.comments = "", {3: THREAD}
    async with reading(fake, Fault("/3/feed/", half, 2)) as (source, _):
        await stored.read(source)
        assert len(stored.comments) < len(THREAD)
        await stored.read(source)
    assert set(stored.comments) == {comment(3, number) for number, _ in THREAD}
