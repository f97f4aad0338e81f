"""Ghost, live."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.fakes.ghost_site import KEY, GhostSite
from tests.fakes.http_server import Fault, HttpServer, dropped, instead, serving
from tests.fakes.stored import Stored
from tui.model.errors import SourceError, SourceRefused
from tui.model.post import PostKind
from tui.sources.discovery import find_source
from tui.sources.exports.ghost.content_api import GhostSource, find_content_api
from tui.sources.http_client import HttpClient

pytestmark = pytest.mark.anyio

CHANGES = [(number, f"2020-05-{number:02} 12:00:00") for number in range(1, 9)]
PATH = "/ghost/api/content"


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def reading(
    site: GhostSite, *faults: Fault, address: str = f"{PATH}/posts/?key={KEY}"
) -> AsyncIterator[tuple[GhostSource, HttpServer]]:
    async with serving(site, *faults) as server, HttpClient(sleep=no_sleep) as http:
        source = await find_source(f"{server.url}{address}", http)
        assert isinstance(source, GhostSource)
        yield source, server


async def test_all_posts_and_pages_are_read_page_by_page() -> None:
    stored = Stored()
    async with reading(GhostSite(CHANGES, [(20, "2020-06-01 12:00:00")])) as (source, server):
        assert (source.format, source.location) == ("ghost", f"{server.url}{PATH}/posts/?key={KEY}")
        await stored.read(source)

    assert stored.facts is not None
    assert (stored.facts.name, stored.facts.language) == ("Kalkwerk", "de")
    assert list(stored.posts) == [*(f"ghost:p{number}" for number, _ in CHANGES), "ghost:p20"]
    post = stored.posts["ghost:p1"]
    assert (post.title, post.author, post.permalink) == ("Kreide 1", "Ada", "https://kalk.example/1/")
    assert stored.posts["ghost:p20"].kind is PostKind.PAGE
    assert stored.marks == {"posts since": "2020-05-08 12:00:00", "pages since": "2020-06-01 12:00:00"}


@pytest.mark.parametrize(
    "address", [f"{PATH}/?key={KEY}", f"{PATH}/pages/?limit=5&key={KEY}", f"{PATH}/posts?key={KEY}"]
)
async def test_every_address_of_the_api_with_a_key_is_known(address: str) -> None:
    async with reading(GhostSite(CHANGES), address=address) as (source, server):
        assert source.location == f"{server.url}{PATH}/posts/?key={KEY}"


async def test_later_only_what_has_changed_is_asked_for() -> None:
    site, stored = GhostSite(CHANGES), Stored()
    async with reading(site) as (source, _):
        await stored.read(source)
    site.posts = [(1, "2020-07-01 12:00:00"), *CHANGES[1:], (9, "2020-06-01 12:00:00")]
    async with reading(site) as (source, _):
        await stored.read(source)

    assert stored.given == ["post ghost:p8", "post ghost:p9", "post ghost:p1"]
    assert stored.posts["ghost:p1"].body == "<p>2020-07-01 12:00:00</p>"


async def test_an_interrupted_reading_goes_on_where_it_was() -> None:
    stored = Stored()
    async with reading(GhostSite(CHANGES)) as (source, _):
        await stored.read(source, items=8)
    assert stored.marks == {"posts since": "2020-05-03 12:00:00"}
    async with reading(GhostSite(CHANGES)) as (source, _):
        await stored.read(source)

    assert len(stored.posts) == len(CHANGES)
    assert "post ghost:p1" not in stored.given


async def test_many_records_of_one_second_are_all_read() -> None:
    stored = Stored()
    same = [(number, "2020-05-01 12:00:00") for number in range(10)]
    async with reading(GhostSite([*same, (11, "2020-05-02 12:00:00")])) as (source, _):
        await stored.read(source)

    assert len(stored.posts) == 11


async def test_a_dropped_connection_is_tried_again() -> None:
    stored = Stored()
    async with reading(GhostSite(CHANGES), Fault("posts", dropped, times=2)) as (source, _):
        await stored.read(source)

    assert len(stored.posts) == len(CHANGES)


async def test_a_wrong_key_is_told_in_a_sentence() -> None:
    async with reading(GhostSite(CHANGES), address=f"{PATH}/posts/?key=wrong") as (source, _):
        with pytest.raises(SourceRefused, match="does not take the key"):
            await Stored().read(source)


@pytest.mark.parametrize("body", [b"<html>", b"{}", b"[]", b'{"posts": [', b"[" * 100_000])
async def test_an_answer_that_is_none_ends_the_reading_with_a_sentence(body: bytes) -> None:
    stored = Stored()
    async with reading(GhostSite(CHANGES), Fault("posts", instead(body), times=9)) as (source, _):
        with pytest.raises(SourceError, match="answers with"):
            await stored.read(source)
    assert stored.posts == {}


async def test_what_is_broken_in_a_page_is_named_and_costs_nothing_else() -> None:
    stored = Stored()
    body = b'{"posts": [{"title": "ohne"}, 7, {"id": 5, "title": "mit"}], "meta": 3}'
    async with reading(GhostSite(), Fault("posts", instead(body))) as (source, _):
        await stored.read(source)

    assert list(stored.posts) == ["ghost:5"]
    assert [each.where for each in stored.skipped] == ["posts ohne"]


async def test_an_api_that_goes_in_circles_is_left() -> None:
    stored = Stored()
    body = b'{"posts": [{"id": 5, "title": "mit"}], "meta": {"pagination": {"next": 2}}}'
    async with reading(GhostSite(), Fault("posts", instead(body), times=99)) as (source, server):
        await stored.read(source)

    assert list(stored.posts) == ["ghost:5"]
    assert len(server.requests) < 9


@pytest.mark.parametrize(
    "address", ["http://[", "https://x.example/", "https://x.example/ghost/api/content/posts/"]
)
def test_no_other_address_is_taken_for_one_of_the_api(address: str) -> None:
    assert find_content_api(address, HttpClient()) is None
