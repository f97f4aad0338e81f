"""Opening what was read before."""

from pathlib import Path

import pytest

from tests.fakes import http_server
from tests.fakes.http_server import Fault, HttpServer, serving
from tests.fakes.wordpress_site import WordPressSite, json_post
from tui.model.blog import SourceRecord
from tui.model.errors import SourceMissing, SourceRefused
from tui.sources.http_client import HttpClient
from tui.sources.reopening import reopen_source

pytestmark = pytest.mark.anyio


def a_site() -> WordPressSite:
    return WordPressSite([json_post(1)])


def record(server: HttpServer, format: str) -> SourceRecord:
    return SourceRecord(1, 7, f"{server.url}/", format)


async def test_a_wordpress_whose_place_is_known_costs_one_request() -> None:
    async with serving(a_site()) as server, HttpClient() as http:
        source = await reopen_source(
            record(server, "wordpress"), {"route": f"{server.url}/?rest_route=/"}, http
        )
        assert source.format == "wordpress"
        [request] = server.requests
        assert "rest_route=/&_fields=name" in request.target


async def test_a_wordpress_that_moved_its_place_is_found_again() -> None:
    async with serving(a_site()) as server, HttpClient() as http:
        marks = {"route": f"{server.url}/old/wp-json/"}
        assert (await reopen_source(record(server, "wordpress"), marks, http)).format == "wordpress"


async def test_one_answer_that_makes_no_sense_is_no_move() -> None:
    fault = Fault("wp-json", http_server.a_login_page)
    async with serving(a_site(), fault) as server, HttpClient() as http:
        await reopen_source(record(server, "wordpress"), {"route": f"{server.url}/wp-json/"}, http)
        assert all(request.target.startswith("/wp-json/") for request in server.requests)


async def test_a_feed_is_opened_without_any_request() -> None:
    async with serving(a_site()) as server, HttpClient() as http:
        assert (await reopen_source(record(server, "feed"), {}, http)).location == f"{server.url}/"
        assert server.requests == []


async def test_what_has_become_something_else_is_refused_with_the_way_out() -> None:
    async with serving(a_site()) as server, HttpClient() as http:
        with pytest.raises(SourceRefused, match=r"was read as mentions .* --into 7 adds"):
            await reopen_source(record(server, "mentions"), {}, http)


async def test_a_file_that_is_no_longer_there_is_missing(tmp_path: Path) -> None:
    async with HttpClient() as http:
        with pytest.raises(SourceMissing):
            await reopen_source(SourceRecord(1, 7, str(tmp_path / "blog.xml"), "wxr"), {}, http)
