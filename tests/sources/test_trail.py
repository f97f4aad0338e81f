"""What was tried on the way to a source is told in order, with what came of it."""

from pathlib import Path

import pytest

from tests.fakes.http_server import HTML, Fault, Reply, Request, serving, status
from tests.fakes.wordpress_site import WordPressSite, json_post
from tests.sources.exports.export import export, item
from tests.sources.feeds.feed import rss
from tests.sources.pages.page import page
from tui.model.errors import SourceError, SourceUnknown
from tui.sources.discovery import find_source
from tui.sources.files import READERS
from tui.sources.http_client import HttpClient
from tui.sources.trail import Trail

pytestmark = pytest.mark.anyio


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


async def tried(location: str) -> list[tuple[str, str]]:
    """Look for a source, found or not, and give every attempt with its outcome."""
    trail = Trail()
    async with HttpClient(sleep=no_sleep) as http:
        try:
            await find_source(location, http, trail)
        except SourceError as error:
            trail.note("failed", str(error))
    return [(attempt.what, attempt.outcome) for attempt in trail.attempts]


async def test_each_request_is_told_with_its_answer_and_each_blog_that_was_looked_for() -> None:
    async with serving(WordPressSite([json_post(1)], advertises=False)) as server:
        steps = await tried(server.url)
    assert steps == [
        (f"GET {server.url}", "200 text/html"),
        (f"GET {server.url}/wp-json/", "200 application/json"),
        (f"a WordPress at {server.url}", "taken"),
        ("https://blog.example/", "taken, read as wordpress"),
    ]


async def test_a_feed_is_tried_after_the_reason_why_there_is_no_wordpress() -> None:
    pages = {"/": b"<p>Hallo", "/feed/": rss().encode()}

    def answer(request: Request) -> Reply:
        body = pages.get(request.target)
        return Reply(body or b"nichts", 200 if body else 404, (("Content-Type", HTML),))

    async with serving(answer) as server:
        steps = await tried(server.url)
    subjects = [what for what, _ in steps]
    assert subjects.index(f"a WordPress at {server.url}") > subjects.index(f"GET {server.url}/wp-json/")
    assert "REST API" in dict(steps)[f"a WordPress at {server.url}"]
    assert dict(steps)[f"GET {server.url}/wp-json/"] == "404 text/html"
    assert steps[-2:] == [
        (f"a feed at {server.url}", "taken"),
        (f"{server.url}/feed/", "taken, read as feed"),
    ]


async def test_every_try_and_every_redirect_is_told() -> None:
    def answer(request: Request) -> Reply:
        if request.target == "/old":
            return Reply(b"", 302, (("Location", "/new"),))
        return Reply(b"<p>Hallo", 200, (("Content-Type", HTML),))

    async with serving(answer, Fault("/old", status(503), 1)) as server:
        steps = await tried(server.url + "/old")
    assert [outcome for what, outcome in steps if what.endswith("/old")][:2] == [
        "503 text/html",
        "302, go to /new",
    ]
    assert (f"GET {server.url}/new", "200 text/html") in steps


async def test_a_request_that_fails_is_told_with_the_reason() -> None:
    steps = await tried("nobody.invalid")
    assert steps[0] == ("nobody.invalid", "no file and no folder, so it is taken for an address")
    what, outcome = steps[1]
    assert what == "GET https://nobody.invalid"
    assert "nobody.invalid" in outcome


async def test_a_file_is_held_against_every_format_up_to_its_own(tmp_path: Path) -> None:
    path = tmp_path / "name.bin"
    path.write_text(export(item()), encoding="utf-8")
    assert await tried(str(path)) == [
        ("name.bin as a WordPress export (WXR)", "taken"),
        (str(path), "taken, read as wxr"),
    ]


async def test_a_file_of_no_format_is_held_against_all(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Milch\n\nBrot", encoding="utf-8")
    steps = await tried(str(path))
    assert [what for what, _ in steps[:-1]] == [f"list.txt as {reader.looked_for}" for reader in READERS]
    assert {outcome for _, outcome in steps[:-1]} == {"it does not begin like one"}
    with pytest.raises(SourceUnknown):
        async with HttpClient() as http:
            await find_source(str(path), http)


async def test_of_a_folder_it_is_told_how_many_files_are_of_each_format(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(page() if name < "c" else export(item()), encoding="utf-8")
    steps = dict(await tried(str(tmp_path)))
    assert steps["archive pages as text"] == "2 of 3 files begin like one"
    assert steps["a WordPress export (WXR)"] == "1 of 3 files begin like one"
    assert steps[str(tmp_path)] == "taken, read as pages"
