"""Pictures come from the web only from where they may, and stay within bounds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.shelf import Shelf
from tests.fakes.http_server import Reply, Request, serving
from tests.fakes.images import two_halves
from tests.screens.room import small_archive
from tui.archive.sources import add_source
from tui.content.picture import NoPicture, Picture, Shown
from tui.services.gallery import Gallery

pytestmark = pytest.mark.anyio

A_PICTURE = two_halves(20, 10)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = small_archive(tmp_path / "archive.db")
    yield shelf
    shelf.archive.close()


def answers(request: Request) -> Reply:
    """Serve a picture, or what is wrong with it."""
    match request.target:
        case "/page.png":
            return Reply(b"<h1>Gone</h1>", headers=(("Content-Type", "image/png"),))
        case "/large.png":
            return Reply(A_PICTURE + bytes(40 << 20))
        case "/missing.png":
            return Reply(status=404)
        case "/away.png":
            return Reply(status=302, headers=(("Location", "http://192.168.1.1/camera.png"),))
    return Reply(A_PICTURE)


async def brought(gallery: Gallery, shelf: Shelf, *addresses: str) -> dict[str, Shown]:
    found: dict[str, Shown] = {}
    await gallery.bring(shelf.archive, shelf.blog_id, addresses, found.__setitem__)
    return found


def named(shelf: Shelf, url: str) -> None:
    shelf.write(add_source, shelf.blog_id, f"{url}/", "wordpress")


def why(shown: Shown) -> str:
    assert isinstance(shown, NoPicture), shown
    return shown.why


async def test_pictures_come_each_by_its_address(shelf: Shelf) -> None:
    async with serving(answers) as server:
        named(shelf, server.url)
        one, missing = f"{server.url}/1.png", f"{server.url}/missing.png"
        found = await brought(Gallery(), shelf, one, missing)
    assert isinstance(found[one], Picture)
    assert why(found[missing]).endswith("check the address.")
    assert {request.headers["accept"].split(",")[0] for request in server.requests} == {"image/webp"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("page.png", "This is no PNG, JPEG, GIF or WebP picture."),
        ("large.png", "sends more than 10 MiB at once."),
        ("away.png", "lies in a private network"),
    ],
)
async def test_what_is_no_picture_leaves_a_sentence(shelf: Shelf, name: str, told: str) -> None:
    async with serving(answers) as server:
        named(shelf, server.url)
        found = await brought(Gallery(), shelf, f"{server.url}/{name}")
    assert told in why(found[f"{server.url}/{name}"])


async def test_a_strangers_picture_does_not_lead_to_this_machine(shelf: Shelf) -> None:
    async with serving(answers) as server:
        address = f"{server.url}/1.png"
        found = await brought(Gallery(), shelf, address, "http://10.0.0.1/router.png")
    assert all("lies in a private network" in why(shown) for shown in found.values())
    assert server.requests == []


async def test_a_picture_that_was_brought_is_not_asked_for_again(shelf: Shelf) -> None:
    gallery = Gallery()
    async with serving(answers) as server:
        named(shelf, server.url)
        for _ in range(3):
            found = await brought(gallery, shelf, f"{server.url}/1.png")
            assert isinstance(found[f"{server.url}/1.png"], Picture)
        assert len(server.requests) == 1
        for _ in range(2):
            await brought(gallery, shelf, f"{server.url}/missing.png")
        assert len(server.requests) == 3


def test_the_pictures_that_were_not_looked_at_for_longest_are_given_up() -> None:
    gallery = Gallery(kept_bytes=1000)
    for name in "abc":
        gallery.keep(name, Picture(10, bytes(400)))
        gallery.kept("a")
    assert [name for name in "abc" if gallery.kept(name) is not None] == ["a", "c"]
    gallery.keep("d", Picture(50, bytes(2000)))
    assert [name for name in "abcd" if gallery.kept(name) is not None] == []
