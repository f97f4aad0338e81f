"""The reading room on an archive of its own, driven by keys."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.worker import Worker, WorkerCancelled

from tests.archive.shelf import Shelf
from tests.golden import GOLDENS, check_golden, screen_text
from tui.app import VoweApp
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog, mark_synced
from tui.archive.discussion_parts import SIZES, PartSizes
from tui.archive.sources import add_source
from tui.commands.command import Pane
from tui.content.markdown import to_markdown
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat, Post
from tui.screens.reading import ReadingScreen
from tui.screens.session import Session
from tui.services.browser import Browser
from tui.services.conversion import Conversion
from tui.services.importing import add_source as read_into
from tui.services.library import Library
from tui.services.sample import SAMPLE

TODAY = datetime(2024, 9, 2, 12, 0, tzinfo=UTC)
LONGEST_WAIT = 6000
"""Turns of the event loop after which a condition is taken for one that never comes true."""


@dataclass
class FakeBrowsing:
    """Opens addresses by remembering them; without a ``name`` there is no browser."""

    name: str = "firefox"
    needs_terminal: bool = False
    fails: bool = False
    opened: list[str] = field(default_factory=list)

    def browser_for(self, address: str, environment: Mapping[str, str]) -> Browser | None:
        return Browser((self.name, address), self.needs_terminal) if self.name else None

    def start(self, browser: Browser) -> None:
        if self.fails:
            raise FileNotFoundError(2, "No such file or directory")
        self.opened.append(browser.arguments[-1])

    def run(self, browser: Browser) -> None:
        self.start(browser)


class ConversionHere(Conversion):
    """Makes Markdown in this process; while ``open`` is cleared, whatever asks for it waits."""

    def __init__(self) -> None:
        super().__init__()
        self.open = threading.Event()
        self.open.set()

    def markdown(self, body: str, body_format: BodyFormat, base: str = "") -> str:
        self.open.wait(10)
        return to_markdown(body, body_format, base)


@dataclass
class Room:
    """A running program and what a reader can see and do there."""

    app: VoweApp
    pilot: Pilot[Any]

    @property
    def screen(self) -> ReadingScreen:
        """The reading room itself, also while something is laid over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return screen_text(self.app)

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def status(self) -> str:
        """The line of help."""
        return self.lines[-1]

    @property
    def at(self) -> Pane:
        return self.screen.at

    @property
    def title(self) -> str:
        """The title of the post in view, empty where none is."""
        opened = self.screen.opened
        return "" if opened is None else opened.stored.post.title

    @property
    def chosen_title(self) -> str:
        """The title of the post under the cursor of the index."""
        chosen = self.screen.index.post_id
        return "" if chosen is None else self.screen.library.post(chosen).post.title

    @property
    def commenter(self) -> str:
        """Who wrote the chosen comment."""
        opened = self.screen.opened
        reply = None if opened is None else opened.comment(self.screen.comments.comment_id)
        return "" if reply is None else reply.comment.author

    @property
    def is_over(self) -> bool:
        """Whether the reader has left."""
        return self.app._exit

    async def press(self, *keys: str) -> None:
        """Type keys and wait until what they began has come to rest."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    async def rest(self) -> None:
        """Wait for the workers of the room, as long as they work on what is stored."""
        while running := [
            worker
            for worker in self.app.workers
            if worker.group not in ("overlay", "fetch") and not worker.is_finished
        ]:
            await asyncio.wait([asyncio.ensure_future(_end_of(worker)) for worker in running])
            await self.pilot.pause()

    async def see(self, condition: Callable[[], bool]) -> None:
        """Wait for something that comes from a timer or from another thread, whatever else goes on."""
        for _ in range(LONGEST_WAIT):
            if condition():
                return
            await asyncio.sleep(0.005)
        raise AssertionError(f"This never came:\n{self.text}")

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait as ``see`` does, and then for what that began."""
        await self.see(condition)
        await self.pilot.pause()
        await self.rest()

    async def looks_like(self, golden: str, *sizes: tuple[int, int]) -> None:
        """Compare with a golden, and in other sizes, which are told in their goldens' names, with those."""
        await self._looks_like(golden)
        usual = self.app.size
        for width, height in sizes:
            await self.resize(width, height)
            await self._looks_like(golden.replace(f"{usual.width}x{usual.height}", f"{width}x{height}"))
        if sizes:
            await self.resize(*usual)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()
        await self.rest()

    async def _looks_like(self, golden: str) -> None:
        """Compare with a golden, as soon as nothing is on its way any more that belongs to it."""
        kept = GOLDENS / f"{golden}.txt"
        if kept.exists() and os.environ.get("VOWE_GOLDENS") != "write":
            wanted = kept.read_text(encoding="utf-8")
            with suppress(AssertionError):
                await self.see(lambda: self.text == wanted)
        check_golden(golden, self.text)

    async def open(self, title: str) -> None:
        """Read the post with this title in the article pane."""
        await self.press("1", "g")
        while self.chosen_title != title:
            before = self.chosen_title
            await self.press("j")
            assert self.chosen_title != before, f"there is no post {title!r}"
        await self.press("enter")
        await self.until(lambda: self.title == title)


@asynccontextmanager
async def reading(
    archive: Archive,
    width: int = 120,
    height: int = 40,
    *,
    conversion: Conversion | None = None,
    sizes: PartSizes = SIZES,
    **wishes: Any,
) -> AsyncIterator[Room]:
    """Run the program on an archive until its first post, if there is one, is in view."""
    session = Session(
        Library(archive, conversion or ConversionHere(), sizes), zone=UTC, clock=lambda: TODAY, **wishes
    )
    app = VoweApp(session)
    async with app.run_test(size=(width, height)) as pilot:
        room = Room(app, pilot)
        await pilot.pause()
        await room.rest()
        yield room
        await room.rest()


async def _end_of(worker: Worker[Any]) -> None:
    """Wait until a worker has ended or was given up for a later one."""
    with suppress(WorkerCancelled):
        await worker.wait()


def small_archive(path: Path) -> Shelf:
    """Make a blog of five posts; the third has a thread, the second a long text."""
    archive = Archive.open(path)
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Tassen", url="https://tassen.example/"))
        source = add_source(connection, blog_id, "https://tassen.example/", "wordpress")
    shelf = Shelf(archive, blog_id, source.id)
    shelf.store(*(a_post(number) for number in range(1, 6)))
    shelf.answer(*THREAD)
    shelf.answer(a_reply(21, post=5, author="Tove"))
    return shelf


TITLES = ("Henkel", "Handbuch", "Kaffeemaschine", "Untertasse", "Abwasch")
"""From the oldest post to the newest."""


def a_post(number: int, title: str = "", body: str = "") -> Post:
    """Write one of the posts; the second is as long as it takes to be scrolled."""
    long = "".join(f"<h2>Kapitel {part}</h2>" + f"<p>{'Wasser einfüllen. ' * 40}</p>" for part in range(1, 9))
    return Post(
        key=f"wp:{number}",
        title=title or TITLES[(number - 1) % len(TITLES)],
        body=body or (long if number == 2 else "<p>Eine Tasse hat einen Rand.</p>"),
        author="Ada Fink",
        published=PublicationDate.at(datetime(2024, 8, number, 14, 2, tzinfo=UTC)),
        permalink=f"https://tassen.example/{number}/",
    )


def a_reply(number: int, parent: int | None = None, *, author: str, post: int = 3, body: str = "") -> Comment:
    """Write a comment below a post, by default the one with the thread."""
    return Comment(
        key=f"wp:{number}",
        post_key=f"wp:{post}",
        body=f"<p>{body or f'Dazu sagt {author} etwas.'}</p>",
        parent_key="" if parent is None else f"wp:{parent}",
        threaded=True,
        author=author,
        published=PublicationDate.at(datetime(2024, 8, 20, 10, number, tzinfo=UTC)),
        permalink=f"https://tassen.example/{post}/#comment-{number}",
    )


THREAD = (
    a_reply(1, author="Jens"),
    a_reply(2, 1, author="Ada Fink"),
    a_reply(3, 2, author="Tove"),
    a_reply(4, 1, author="Mia"),
    a_reply(5, author="Karl"),
    a_reply(6, 5, author="Ada Fink"),
    a_reply(7, author="Lotte"),
)
"""Three roots, the first with four answers over two levels."""


def flat_comments(*bodies: tuple[str, str]) -> list[Comment]:
    """Write the comments, as author and words, of a source that keeps no parents."""
    return [
        Comment(
            key=f"flat:{number}",
            post_key="wp:4",
            body=f"<p>{body}</p>",
            author=author,
            published=PublicationDate.at(datetime(2024, 8, 21, 10, number, tzinfo=UTC)),
        )
        for number, (author, body) in enumerate(bodies, 1)
    ]


def sample_archive(path: Path) -> Archive:
    """Read the sample blog, in whatever year it is as if today were the day after its last post."""
    archive = Archive.open(path)
    record, _ = asyncio.run(read_into(archive, str(SAMPLE)))
    with archive.writing() as connection:
        mark_synced(connection, record.blog_id, TODAY.isoformat())
    return archive
