"""A WordPress read over a network that spoils three answers of ten, again and again.

``python -m tests.services.hostile_network 200`` tries the seeds up to 200 and prints the figures of each.
"""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fakes.faults import Hostile
from tests.fakes.http_server import Request, serving
from tests.fakes.tls import BAD, serving_tls
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tui.archive import blogs, gone, marks, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts, SourceRecord
from tui.model.errors import SourceError
from tui.services.sync import read_source
from tui.sources.http_client import HttpClient
from tui.sources.wordpress.opening import open_wordpress

MOST_SYNCS = 10
MOST_REQUESTS = 3.0
"""Times the requests of a calm reading."""
SECONDS = 1.0
"""What the client has for one request; all that drips or hangs takes as long."""
POSTS, COMMENTS = 230, 460
NOW = datetime(2020, 8, 20, tzinfo=UTC)
"""Two days after the youngest post."""

State = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a reading against faults went."""

    syncs: int
    """After how many syncs the archive held what the site has, 0 where it never did."""
    requests: int
    calm_requests: int
    falsely_gone: frozenset[str]
    """What was marked as gone and is there."""
    drawn: Counter[str]
    """How often each kind of fault came."""

    @property
    def ratio(self) -> float:
        """How many times the requests of a calm reading it took."""
        return self.requests / self.calm_requests

    @property
    def is_good(self) -> bool:
        """Whether it came to the right end in time."""
        return bool(self.syncs) and self.ratio <= MOST_REQUESTS and not self.falsely_gone

    def __str__(self) -> str:
        return (
            f"{self.syncs:2} syncs, {self.requests:3} requests ({self.ratio:.2f} times),"
            f" {self.drawn.total():2} faults, falsely gone: {', '.join(self.falsely_gone) or 'none'}"
        )


def a_site() -> WordPressSite:
    """Make a blog of several pages of posts and of comments, some of them on late posts."""
    replies = [json_comment(number, 1 + number % POSTS, number // 3) for number in range(1, COMMENTS + 1)]
    return WordPressSite([json_post(number) for number in range(1, POSTS + 1)], replies)


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@dataclass(slots=True)
class Reader:
    """An archive that one site is read into."""

    archive: Archive
    record: SourceRecord

    async def sync(self, url: str) -> bool:
        """Read the site once and say whether that came to its end."""
        async with HttpClient(
            seconds=SECONDS, seconds_of_feed=SECONDS, sleep=no_sleep, clock=lambda: NOW
        ) as http:
            try:
                known = marks.load_marks(self.archive.reader(), self.record.id)
                source = await open_wordpress(url, http, known)
            except SourceError:
                return False
            return not (await read_source(self.archive, source, self.record)).failure

    def state(self) -> State:
        """Give what tells whether two archives hold the same, by kind and key."""
        rows = self.archive.reader().execute(
            "SELECT 'post ' || key, fingerprint FROM posts"
            " UNION ALL SELECT 'comment ' || key, fingerprint FROM comments"
        )
        return dict(rows.fetchall())

    def gone(self) -> set[str]:
        """Give what is marked as gone, by kind and key."""
        reader = self.archive.reader()
        posts = {f"post {key}" for key in gone.gone_keys(reader, self.record.id, "post")}
        return posts | {f"comment {key}" for key in gone.gone_keys(reader, self.record.id, "comment")}


@contextmanager
def reader() -> Iterator[Reader]:
    """Open a new archive with a blog in it."""
    with TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder) / "archive.db")
        with archive.writing() as connection:
            blog_id = blogs.add_blog(connection, BlogFacts(name="A blog"))
            record = sources.add_source(connection, blog_id, "https://blog.example/", "wordpress")
        try:
            yield Reader(archive, record)
        finally:
            archive.close()


@asynccontextmanager
async def bad_hosts(site: WordPressSite) -> AsyncIterator[Sequence[str]]:
    """Serve the same site by https with each of the bad certificates."""
    async with AsyncExitStack() as servers:
        yield [(await servers.enter_async_context(serving_tls(site, kind))).url for kind in BAD]


async def converge(seed: int) -> Outcome:
    """Read a site that changes on the way over a spoilt network until all of it is there."""
    random = Random(seed)
    site = a_site()
    hostile = Hostile(site, random)
    deleted = _change_on_the_way(site, random)
    with reader() as calm, reader() as troubled:
        async with serving(hostile) as server, bad_hosts(site) as hostile.bad_hosts:
            syncs = 0
            for number in range(1, MOST_SYNCS + 1):
                is_done = await troubled.sync(server.url)
                requests = len(server.requests)
                with hostile.calm():
                    expected = await _read_calmly(calm, server.url)
                if is_done and _without(troubled.state(), deleted) == expected:
                    syncs = number
                    break
                server.requests[:] = server.requests[:requests]
            calm_requests = await _count_calmly(hostile, server.url, server.requests)
            falsely = frozenset(troubled.gone() - deleted)
    return Outcome(syncs, requests, calm_requests, falsely, hostile.drawn)


def _change_on_the_way(site: WordPressSite, random: Random) -> set[str]:
    """Let a post and a comment come, or go, or one for another, on the way; give those that go."""
    comes, goes = random.choice(((True, False), (False, True), (True, True)))
    at_post, at_comment = random.sample(range(2, 14), 2)
    answered = 0
    lost_with_the_post = {number for number in range(1, COMMENTS + 1) if 1 + number % POSTS == 7}

    def change(_: str) -> None:
        nonlocal answered
        answered += 1
        if answered == at_post and comes:
            site.posts.append(json_post(POSTS + 1))
        if answered == at_post and goes:
            site.posts = [post for post in site.posts if post["id"] != 7]
            site.comments = [comment for comment in site.comments if comment["post"] != 7]
        if answered == at_comment and comes:
            site.comments.append(json_comment(COMMENTS + 1, POSTS))
        if answered == at_comment and goes:
            site.comments = [comment for comment in site.comments if comment["id"] != 228]

    site.before_reply = change
    lost = {f"comment wp:{number}" for number in {228, *lost_with_the_post}}
    return {"post wp:7", *lost} if goes else set()


def _without(state: State, keys: set[str]) -> State:
    return {key: value for key, value in state.items() if key not in keys}


async def _read_calmly(calm: Reader, url: str) -> State:
    with calm.archive.writing() as connection:
        known = marks.load_marks(calm.archive.reader(), calm.record.id)
        marks.save_marks(connection, calm.record.id, dict.fromkeys(known, ""))
    assert await calm.sync(url)
    there = calm.state()
    return _without(there, calm.gone())


async def _count_calmly(hostile: Hostile, url: str, requests: Sequence[Request]) -> int:
    before = len(requests)
    with hostile.calm(), reader() as fresh:
        await fresh.sync(url)
    return len(requests) - before


def main(words: list[str]) -> int:
    """Try as many seeds as are asked for, print the figures of each, and their sum."""
    outcomes: list[Outcome] = []
    for seed in range(int(words[0]) if words else 20):
        started = time.monotonic()
        outcome = asyncio.run(converge(seed))
        outcomes.append(outcome)
        seconds = time.monotonic() - started
        print(f"{seed:4} {'good' if outcome.is_good else 'BAD '} {outcome}, {seconds:.1f} s", flush=True)
    print("\n".join(_summary(outcomes)))
    return 0 if all(outcome.is_good for outcome in outcomes) else 1


def _summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    drawn = sum((outcome.drawn for outcome in outcomes), Counter[str]())
    yield ", ".join(f"{name} {number}" for name, number in sorted(drawn.items()))
    yield (
        f"{sum(outcome.is_good for outcome in outcomes)} of {len(outcomes)} seeds are good;"
        f" {drawn.total()} faults of {len(drawn)} kinds;"
        f" at most {max(outcome.syncs for outcome in outcomes)} syncs and"
        f" {max(outcome.ratio for outcome in outcomes):.2f} times the requests;"
        f" {sum(len(outcome.falsely_gone) for outcome in outcomes)} falsely gone"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
