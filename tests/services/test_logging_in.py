"""A login is tried before it is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.http_server import HttpServer, Reply, Request, serving
from tests.fakes.logins import using_keyring
from tests.fakes.members_site import ADMIN, PASSWORD, READER, MembersSite, basic
from tui.archive.archive import Archive
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.login import Login, Secret
from tui.services.importing import add_source
from tui.services.logging_in import Place, check_login, place_of

pytestmark = pytest.mark.anyio

RIGHT, WRONG = Login(ADMIN, Secret(PASSWORD)), Login(ADMIN, Secret("s3cret wrong"))
FEED = (
    b'<rss version="2.0"><channel><title>F</title><item><guid>1</guid><title>A</title></item></channel></rss>'
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    with using_keyring(tmp_path, monkeypatch):
        opened = Archive.open(tmp_path / "archive.db")
        yield opened
        opened.close()


def place(server: HttpServer) -> Place:
    return place_of(None, server.url)


@pytest.mark.parametrize("is_closed", [False, True])
async def test_a_wordpress_tells_whom_it_takes_the_reader_for(is_closed: bool) -> None:
    site = MembersSite(is_closed)
    async with serving(site) as server:
        site.url = server.url
        assert await check_login(place(server), RIGHT) == "Admin"
        assert await check_login(place(server), Login(READER, Secret(PASSWORD))) == "Leser"


@pytest.mark.parametrize(
    ("site", "login", "told"),
    [
        (MembersSite(), WRONG, "takes us for nobody"),
        (MembersSite(drops_login=True), RIGHT, "keeps the Authorization header"),
        (MembersSite(is_closed=True), WRONG, "your login is not enough"),
    ],
)
async def test_a_login_that_does_not_help_is_refused(site: MembersSite, login: Login, told: str) -> None:
    async with serving(site) as server:
        site.url = server.url
        with pytest.raises(SourceRefused, match=told) as caught:
            await check_login(place(server), login)
    assert "s3cret" not in str(caught.value)


def behind_basic(request: Request) -> Reply:
    if request.headers.get("authorization") != basic(ADMIN, PASSWORD):
        return Reply(b"", 401, (("WWW-Authenticate", "Basic"),))
    return (
        Reply(FEED, 200, (("Content-Type", "text/xml"),)) if request.target == "/feed/" else Reply(b"", 404)
    )


async def test_a_feed_behind_its_server_s_password_takes_a_login() -> None:
    async with serving(behind_basic) as server:
        feed = place_of(None, f"{server.url}/feed/")
        assert await check_login(feed, RIGHT) == ""
        with pytest.raises(SourceRefused, match=f"vowe-tui login {server.url} takes another one"):
            await check_login(feed, WRONG)


async def test_a_blog_that_lies_elsewhere_is_named_and_not_shown_the_password() -> None:
    site = MembersSite()
    async with serving(site) as there:
        site.url = there.url
        async with serving(lambda _: Reply(b"", 301, (("Location", there.url),))) as server:
            with pytest.raises(SourceRefused, match=f"log in there: vowe-tui login {there.url}"):
                await check_login(place(server), RIGHT)
    assert site.seen == []


async def test_a_stored_blog_is_found_by_its_number_and_its_name(archive: Archive) -> None:
    site = MembersSite()
    async with serving(site) as server:
        site.url = server.url
        await add_source(archive, server.url)
        told = [place_of(archive, name) for name in ("1", "Prüf & Blog", server.url)]
    assert {each.origin for each in told} == {server.url}


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("blog.example", "https://blog.example"),
        ("https://blog.example/feed/", "https://blog.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_a_blog_that_is_not_stored_is_an_address(archive: Archive, name: str, origin: str) -> None:
    assert place_of(archive, name).origin == origin


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("http://blog.example", SourceRefused, "use its https address"),
        ("Kein Blog", SourceUnknown, "neither a blog"),
        ("export.xml", SourceUnknown, "neither a blog"),
        ("ftp://blog.example", SourceUnknown, "neither a blog"),
    ],
)
def test_what_is_no_place_to_log_in_at_is_told(
    archive: Archive, name: str, kind: type[Exception], told: str
) -> None:
    with pytest.raises(kind, match=told):
        place_of(archive, name)
