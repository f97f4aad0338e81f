"""A file as a source: read in a thread, in pieces, and closed whatever happens."""

import asyncio
import threading
from collections.abc import Callable, Generator
from contextlib import aclosing
from pathlib import Path

import pytest

from tui.model.errors import SourceUnknown
from tui.sources.file_source import BATCH, FileSource
from tui.sources.source import Item, Notice


class Reading:
    """A reader that remembers what was done with it."""

    def __init__(self, count: int, failure: Exception | None = None) -> None:
        self.count = count
        self.failure = failure
        self.given = 0
        self.threads: set[int] = set()
        self.started = threading.Event()
        self.let_go = threading.Event()
        self.let_go.set()
        self.closed = threading.Event()

    def __call__(self, path: Path) -> Generator[Item, None, None]:
        try:
            for number in range(self.count):
                self.threads.add(threading.get_ident())
                self.started.set()
                self.let_go.wait(10)
                self.given += 1
                yield Notice(str(number))
            if self.failure:
                raise self.failure
        finally:
            self.closed.set()


async def texts(read: Callable[[Path], Generator[Item, None, None]]) -> list[str]:
    items = FileSource(Path("x"), "any", read).items({})
    return [item.text async for item in items if isinstance(item, Notice)]


@pytest.mark.anyio
@pytest.mark.parametrize("count", [0, 1, BATCH, 2 * BATCH + 1])
async def test_every_item_is_given_once_in_order_and_read_outside_the_loop(count: int) -> None:
    reading = Reading(count)

    assert await texts(reading) == [str(number) for number in range(count)]
    assert threading.get_ident() not in reading.threads
    assert reading.closed.is_set() or not count


@pytest.mark.anyio
async def test_what_came_before_a_failure_is_given_first() -> None:
    reading = Reading(3, SourceUnknown("broken"))
    items = FileSource(Path("x"), "any", reading).items({})

    assert [await anext(items) for _ in range(3)] == [Notice("0"), Notice("1"), Notice("2")]
    with pytest.raises(SourceUnknown, match="broken"):
        await anext(items)


@pytest.mark.anyio
async def test_an_abandoned_reading_reads_no_further_than_its_batch_and_closes_the_file() -> None:
    reading = Reading(10 * BATCH)

    async with aclosing(FileSource(Path("x"), "any", reading).items({})) as items:
        await anext(items)
    assert reading.closed.is_set()
    assert reading.given == BATCH


@pytest.mark.anyio
async def test_a_cancelled_reading_stops_at_the_next_item_and_closes_the_file() -> None:
    reading = Reading(10 * BATCH)
    reading.let_go.clear()
    task = asyncio.create_task(texts(reading))
    await asyncio.to_thread(reading.started.wait, 10)

    task.cancel()
    for _ in range(20):  # turns of the loop, in which the cancellation reaches the reading
        await asyncio.sleep(0)
    reading.let_go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(reading.closed.wait, 10)
    assert reading.given < BATCH
