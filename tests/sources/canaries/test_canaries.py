"""Nothing that a stranger writes leads to a machine that only the reader can reach."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.fakes.http_server import Reply, Request
from tests.sources.canaries.address_forms import REBINDING, written_forms
from tests.sources.canaries.entries import ENTRIES, moved, read_with
from tests.sources.canaries.world import BLOG, World, a_world
from tui.model.errors import SourceError
from tui.sources.http_client import HttpClient

pytestmark = pytest.mark.anyio

FORMS = written_forms()
NOT_ASKED = {
    *("link of a page", "sitemap in robots.txt", "page in a sitemap", "sitemap in a sitemap"),
    *("redirect of a page", "home of a WordPress"),
}
"""Places where an address of another host is not asked for at all, be it public."""


@contextmanager
def in_vain() -> Iterator[None]:
    """Get nothing, whatever the reason is."""
    with pytest.raises(SourceError):
        yield


def assert_no_canary_sang(world: World) -> None:
    """Nothing was sent, and but for a name that changed in between no connection was begun."""
    assert world.heard == []
    assert {each.partition(" ")[0] for each in world.reached} <= REBINDING.keys()


def test_there_are_two_hundred_forms() -> None:
    assert len(FORMS) >= 200


async def test_no_redirect_leads_to_a_canary() -> None:
    targets: list[str] = []

    def answer(request: Request) -> Reply:
        return moved(targets[int(request.target.strip("/"))])

    async with a_world(answer) as world, HttpClient() as http:
        targets += [f"http://{form}:{world.port}/" for form in FORMS]
        for number in range(len(FORMS)):
            with in_vain():
                await http.get(f"{BLOG}/{number}", tries=1)
        assert_no_canary_sang(world)
        assert len(world.blog.requests) == len(FORMS)


async def test_no_picture_is_fetched_from_a_canary() -> None:
    async with a_world() as world, HttpClient(named_host="") as http:
        for form in FORMS:
            with in_vain():
                await http.get(f"http://{form}:{world.port}/picture.png", tries=1)
        assert_no_canary_sang(world)


@pytest.mark.parametrize("entry", ENTRIES)
async def test_no_place_in_a_blog_leads_to_a_canary(entry: str) -> None:
    place = [*ENTRIES].index(entry)
    assert_no_canary_sang(await read_with(entry, FORMS[place * 11 % len(FORMS)]))


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry not in NOT_ASKED])
async def test_the_same_place_leads_to_a_public_host(entry: str) -> None:
    world = await read_with(entry, "other.example")
    asked = [
        request for request in world.blog.requests if request.headers["host"].startswith("other.example:")
    ]
    assert asked


async def test_a_canary_hears_the_reader_who_names_it() -> None:
    async with a_world() as world, HttpClient() as http:
        with in_vain():
            await http.get(f"http://127.0.0.1:{world.port}/mine", tries=1)
        assert world.heard[0].startswith(b"GET /mine ")
