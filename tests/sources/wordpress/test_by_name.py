"""What a list does not hold is asked for by name before it counts as gone."""

from datetime import UTC, datetime

import pytest

from tests.fakes import http_server
from tests.fakes.http_server import Fault
from tests.fakes.stored import Stored
from tests.fakes.wordpress_site import WordPressSite
from tests.sources.wordpress.sites import reading, site
from tui.model.errors import SourceError

pytestmark = pytest.mark.anyio

LATE = datetime(2020, 1, 28, tzinfo=UTC)


async def gone_posts(fake: WordPressSite, *faults: Fault) -> set[str]:
    """Ask for the posts 1, 2 and 3 by name as the reading itself offers it."""
    stored = Stored()
    async with reading(fake, *faults, now=LATE) as (source, _):
        await stored.read(source)
        [ask] = [each.ask for each in stored.inventories if each.kind == "post"]
        assert ask is not None
        return set(await ask({"wp:1", "wp:2", "wp:3", "guid:x"}))


@pytest.mark.parametrize("there", [{1, 2, 3}, {2}, set()])
async def test_what_the_site_does_not_give_by_its_name_is_gone(there: set[int]) -> None:
    fake = site()
    fake.posts = [post for post in fake.posts if post["id"] not in {1, 2, 3} - there]
    assert await gone_posts(fake) == {f"wp:{number}" for number in {1, 2, 3} - there}


async def test_a_site_that_passes_over_names_proves_nothing() -> None:
    fake = site()
    fake.posts, fake.heeds_include = fake.posts[3:], False
    assert await gone_posts(fake) == set()


@pytest.mark.parametrize("counts", [(), (("X-WP-Total", "1"), ("X-WP-TotalPages", "0"))])
async def test_an_answer_that_counts_otherwise_proves_nothing(counts: tuple[tuple[str, str], ...]) -> None:
    fake = site()
    fake.posts = fake.posts[3:]
    lie = Fault("include=1,2,3", lambda reply: http_server.Reply(reply.body, 200, counts), 9)
    assert await gone_posts(fake, lie) == set()


async def test_a_site_that_fails_under_the_question_is_told() -> None:
    with pytest.raises(SourceError, match=r"127\.0\.0\.1"):
        await gone_posts(site(), Fault("include=", http_server.status(500), 99))
