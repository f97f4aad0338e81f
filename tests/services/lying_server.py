"""A WordPress that changes and lies, and a reader who keeps what it once gave.

``python -m tests.services.lying_server RUNS STEPS`` tries that many runs of so many steps.
"""

import asyncio
import re
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.fakes.http_server import Reply, Request
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tests.services.hostile_network import reader
from tui.model.errors import SourceError
from tui.services.sync import read_source
from tui.sources.http_answer import Answer
from tui.sources.http_client import JSON, TRIES, HttpClient
from tui.sources.wordpress.route import Route
from tui.sources.wordpress.source import WordPressSource
from tui.sources.wordpress_json.site import read_site

PAGE_SIZE, POSTS, COMMENTS = 5, 12, 14
LIES = ("half", "empty", "first", "stale", "less", "more", "uncounted", "broken", "closed", "unchanged")


@dataclass
class LyingServer(HttpClient):
    """Answers from a site without a network; each of ``lies`` spoils one of the next answers."""

    site: WordPressSite
    now: datetime
    lies: list[tuple[int, str]] = field(default_factory=list)
    """After how many answers each lie is told."""
    asked: int = 0
    kept: dict[str, Reply] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(clock=lambda: self.now)

    async def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        accept: str = JSON,
        tries: int = TRIES,
        unless: Mapping[str, str] | None = None,
        may_be_feed: bool = False,
    ) -> Answer:
        """Answer from the site as it is, or as a lie has it."""
        target = "/" + url.split("/", 3)[3]
        reply = self.site(Request(target, {name.lower(): each for name, each in (unless or {}).items()}))
        self.asked += 1
        told = next((lie for place, lie in self.lies if place == self.asked), "")
        spoilt = self._spoilt(told, target, reply)
        self.kept.setdefault(target, reply)
        headers = {name.lower(): value for name, value in spoilt.headers}
        return Answer(url, spoilt.status, headers | {"content-length": "1"}, spoilt.body)

    def _spoilt(self, lie: str, target: str, reply: Reply) -> Reply:
        match lie:
            case "half":
                return replace(reply, body=reply.body[: len(reply.body) // 2])
            case "empty":
                return replace(reply, body=b"[]")
            case "first":
                return self.site(Request(re.sub(r"&page=\d+|&offset=\d+", "", target), {}))
            case "stale":
                return self.kept.get(target, reply)
            case "less" | "more":
                by = -1 if lie == "less" else 1
                counts = {
                    name: str(max(0, int(value) + by)) for name, value in reply.headers if "X-WP" in name
                }
                return replace(reply, headers=(*reply.headers[:1], *counts.items()))
            case "uncounted":
                return replace(reply, headers=reply.headers[:1])
            case "broken" | "closed":
                return Reply(b"{}", 500 if lie == "broken" else 403)
            case "unchanged":
                return Reply(b"", 304)
        return reply


class Removals(RuleBasedStateMachine):
    """Posts and comments come and go, also while they are read, by a server that lies now and then."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self._reader = self._open.enter_context(reader())
        replies = [json_comment(number, 1 + number % POSTS) for number in range(1, COMMENTS + 1)]
        self._site = WordPressSite([json_post(number) for number in range(1, POSTS + 1)], replies)
        self._server = LyingServer(self._site, datetime(2020, 1, 20, tzinfo=UTC))
        self._next = 100
        self._removed: set[str] = set()
        self._sync([])

    def teardown(self) -> None:
        """Close the archive."""
        self._open.close()

    @rule(place=st.integers(0, 4))
    def post_comes(self, place: int) -> None:
        """Publish a post now, or one that was scheduled long ago."""
        self._next += 1
        self._site.posts = [*self._site.posts, json_post(self._next - 80 - place, id=self._next)]

    @rule(place=st.integers(0, 30))
    def comment_comes(self, place: int) -> None:
        """Write a comment."""
        if self._site.posts:
            self._next += 1
            post = self._site.posts[place % len(self._site.posts)]["id"]
            assert isinstance(post, int)
            self._site.comments = [*self._site.comments, json_comment(self._next, post)]

    @precondition(lambda self: len(self._site.posts) > 6)
    @rule(place=st.integers(0, 30))
    def post_goes(self, place: int) -> None:
        """Delete a post with its comments."""
        self._delete_post(self._site.posts[place % len(self._site.posts)]["id"])

    @precondition(lambda self: len(self._site.comments) > 6)
    @rule(place=st.integers(0, 30))
    def comment_goes(self, place: int) -> None:
        """Delete a comment."""
        del self._site.comments[place % len(self._site.comments)]

    @rule(
        lies=st.lists(st.tuples(st.integers(1, 15), st.sampled_from(LIES)), max_size=4),
        days=st.integers(0, 40),
        slips=st.none() | st.integers(1, 12),
        full=st.booleans(),
    )
    def sync(self, lies: list[tuple[int, str]], days: int, slips: int | None, full: bool) -> None:
        """Read the site; after ``slips`` requests one post goes and another one comes."""
        self._server.now += timedelta(days=days)
        before = self._there()
        self._sync(lies, slips, full=full)
        if full and not lies:
            assert before & self._there() <= self._stored()

    @rule()
    def calm_syncs_find_every_removal(self) -> None:
        """Read it all without a lie: then what is gone is marked, unless it is too much to be true."""
        self._sync([], full=True, accept_loss=True)
        assert self._stored() - self._reader.gone() == self._there()

    @invariant()
    def nothing_is_gone_that_is_there(self) -> None:
        """What is marked as gone had gone when it was looked for, unless it came back since."""
        assert not self._reader.gone() & self._there()

    def _delete_post(self, number: object) -> None:
        self._site.posts = [post for post in self._site.posts if post["id"] != number]
        self._site.comments = [each for each in self._site.comments if each["post"] != number]

    def _there(self) -> set[str]:
        posts = {f"post wp:{post['id']}" for post in self._site.posts}
        return posts | {f"comment wp:{comment['id']}" for comment in self._site.comments}

    def _stored(self) -> set[str]:
        return set(self._reader.state())

    def _sync(
        self,
        lies: list[tuple[int, str]],
        slips: int | None = None,
        *,
        full: bool = False,
        accept_loss: bool = False,
    ) -> None:
        server = self._server
        server.lies, server.asked = lies, 0

        def slip(_: str) -> None:
            if server.asked + 1 == slips and len(self._site.posts) > 6:
                self._delete_post(self._site.posts[0]["id"])
                self._next += 1
                self._site.posts = [*self._site.posts, json_post(self._next - 80, id=self._next)]

        self._site.before_reply = slip
        asyncio.run(self._read(full=full, accept_loss=accept_loss))

    async def _read(self, *, full: bool, accept_loss: bool) -> None:
        site = read_site({"home": self._site.home, "name": "Blog", "gmt_offset": 1}, self._site.home)
        route = Route("https://blog.example/wp-json/")
        source = WordPressSource(self._server, route, site, page_size=PAGE_SIZE)
        archive, record = self._reader.archive, self._reader.record
        try:
            await read_source(archive, source, record, full=full, accept_loss=accept_loss)
        except SourceError as error:  # a reading reports what a source raises
            raise AssertionError(str(error)) from error


def main(words: list[str]) -> None:
    """Try as many runs of as many steps as are asked for."""
    runs, steps = (int(word) for word in (*words, "500", "50")[:2])
    many = settings(max_examples=runs, stateful_step_count=steps, deadline=None, database=None)
    run_state_machine_as_test(Removals, settings=many)
    print(f"{runs} runs of {steps} steps: nothing was marked that is there, and nothing slipped by")


if __name__ == "__main__":
    main(sys.argv[1:])
