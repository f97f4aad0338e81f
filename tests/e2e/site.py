"""Serves a fake site from a thread, to programs that run in processes of their own."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.fakes.http_server import Answer, Fault, HttpServer, serving
from tests.fakes.members_site import MembersSite


@dataclass(slots=True)
class _Serving:
    ready: threading.Event = field(default_factory=threading.Event)
    server: HttpServer | None = None
    loop: asyncio.AbstractEventLoop | None = None
    leave: asyncio.Event | None = None

    async def run(self, answer: Answer, faults: tuple[Fault, ...]) -> None:
        self.loop, self.leave = asyncio.get_running_loop(), asyncio.Event()
        async with serving(answer, *faults) as self.server:
            self.ready.set()
            await self.leave.wait()

    def stop(self) -> None:
        if self.loop is not None and self.leave is not None:
            self.loop.call_soon_threadsafe(self.leave.set)


@contextmanager
def site(answer: Answer, *faults: Fault) -> Iterator[HttpServer]:
    """Serve until the block is left; ``answer`` and ``faults`` are those of ``http_server.serving``."""
    running = _Serving()
    thread = threading.Thread(target=lambda: asyncio.run(running.run(answer, faults)))
    thread.start()
    try:
        assert running.ready.wait(10), "the server did not start"
        assert running.server is not None
        yield running.server
    finally:
        running.stop()
        thread.join(10)


@contextmanager
def members_site() -> Iterator[MembersSite]:
    """Serve a WordPress that shows its members more than others, and let it know its address."""
    fake = MembersSite()
    with site(fake) as server:
        fake.url = server.url
        yield fake
