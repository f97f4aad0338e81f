"""What was fetched once is there without a network, and what was broken off goes on."""

import json
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.command_line import CommandLine
from tests.e2e.program import start
from tests.e2e.site import site
from tests.fakes.http_server import HttpServer
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post

pytestmark = pytest.mark.e2e

MANY = 310
"""Posts, and comments, that take four pages; a page is asked for while the one before comes."""


def blog(posts: int, comments: int) -> WordPressSite:
    """Make a blog whose comments stand below its five first posts."""
    return WordPressSite(
        [json_post(number) for number in range(1, posts + 1)],
        [
            json_comment(number, 1 + number % 5, parent=number - 5 if number > 5 else 0)
            for number in range(1, comments + 1)
        ],
    )


@pytest.fixture
def fetched(tmp_path: Path) -> CommandLine:
    """Give a library that has read a site that is no longer there."""
    command = CommandLine(tmp_path)
    fake = blog(6, 9)
    with site(fake) as server:
        fake.home = server.url
        [report] = command.json("add", server.url)
    assert (report["posts"]["new"], report["comments"]["new"]) == (6, 9)
    return command


def test_all_that_was_fetched_is_listed_and_shown(fetched: CommandLine) -> None:
    listed = fetched.json("list", "--offline")
    assert listed == fetched.json("list")
    assert [post["title"] for post in listed] == [f"Beitrag – {number}" for number in range(6, 0, -1)]
    shown = [fetched.json("show", str(post["id"])) for post in listed]
    assert {post["markdown"] for post in shown} == {f"Der Text von {number}." for number in range(1, 7)}
    assert sum(len(post["comments"]) for post in shown) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of POSIX")
@pytest.mark.parametrize("words", [(), ("--offline",)], ids=["online", "offline"])
def test_the_screen_reads_what_was_fetched_and_tells_why_nothing_comes(
    fetched: CommandLine, words: tuple[str, ...]
) -> None:
    with start(fetched.folder, *words) as terminal:
        terminal.wait_for("Der Text von 6.")
        terminal.press("r")
        terminal.wait_for("Offline: nothing was fetched." if words else "refuses the connection")
        terminal.press("G", "enter")
        terminal.wait_for("Der Text von 1.")
        terminal.press("3", "G")
        terminal.wait_for("Wort 5.")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


def test_a_sync_without_the_site_says_so_and_loses_nothing(fetched: CommandLine) -> None:
    before = fetched.content()
    for words in (("sync",), ("sync", "--offline")):
        ended = fetched(*words)
        assert (ended.code, ended.out) == (1, b"")
        [sentence] = ended.told.splitlines()
        assert sentence.startswith("vowe-tui: ")
        assert sentence.endswith((".", "?"))
    assert fetched.content() == before


def test_a_sync_as_json_has_a_report_also_where_it_failed(fetched: CommandLine) -> None:
    ended = fetched("sync", "--json")
    [report] = json.loads(ended.out)
    assert ended.code == 1
    assert "refuses the connection" in report["failure"]
    assert report["posts"] == {"new": 0, "changed": 0, "unchanged": 0}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for another process")
@pytest.mark.parametrize("at", ["posts?per_page=100&page=4", "comments?per_page=100&page=4"])
def test_what_was_interrupted_goes_on_and_ends_as_if_it_had_not_been(tmp_path: Path, at: str) -> None:
    calm, broken = (CommandLine(tmp_path / name) for name in ("calm", "broken"))
    fake = blog(MANY, MANY)
    with site(fake) as server:
        fake.home = server.url
        assert calm("add", server.url).code == 0
        _interrupt(broken, fake, server, at)
        server.requests.clear()
        assert broken("sync").code == 0
        again = at.replace("page=4", "page=1&")
        assert not [one for one in server.requests if again in one.target]
    assert broken.content() == calm.content()


def _interrupt(command: CommandLine, fake: WordPressSite, server: HttpServer, at: str) -> None:
    """Add the site and interrupt the program while it waits for an answer to ``at``."""

    def dawdle(target: str) -> None:
        if at in target:
            time.sleep(1)

    fake.before_reply = dawdle
    server.requests.clear()
    running = command.start("add", server.url)
    until = time.monotonic() + 20
    while not any(at in request.target for request in server.requests):
        assert time.monotonic() < until, f"{at} was not asked for"
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, b"", b"")
    fake.before_reply = lambda _: None
    assert len(command.json("list")) >= 100
