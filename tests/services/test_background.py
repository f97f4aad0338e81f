"""Work in a thread with a loop of its own."""

import asyncio
import threading

import pytest

from tui.model.errors import SourceError
from tui.services.background import BackgroundWork, WorkStopped

pytestmark = pytest.mark.anyio


async def test_the_work_runs_in_another_thread_and_gives_its_result() -> None:
    async def name() -> str:
        return threading.current_thread().name

    assert await BackgroundWork(name).start().outcome() == "background work"


async def test_a_failure_is_raised_where_the_outcome_is_awaited() -> None:
    async def fail() -> None:
        raise SourceError("blog.example does not answer.")

    with pytest.raises(SourceError, match="does not answer"):
        await BackgroundWork(fail).start().outcome()


async def test_cancelled_work_stops_and_cleans_up() -> None:
    begun, cleaned = threading.Event(), threading.Event()

    async def wait() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            cleaned.set()

    work = BackgroundWork(wait).start()
    await asyncio.to_thread(begun.wait, 10)
    work.cancel()
    with pytest.raises(WorkStopped):
        await work.outcome()
    work.join(10)
    assert cleaned.is_set()


async def test_work_cancelled_before_it_began_never_begins_to_wait() -> None:
    async def wait() -> None:
        await asyncio.sleep(60)

    work = BackgroundWork(wait)
    work.cancel()
    with pytest.raises(WorkStopped):
        await work.start().outcome()


async def test_who_gives_up_waiting_stops_nothing() -> None:
    may_end, ended = threading.Event(), threading.Event()

    async def wait() -> None:
        await asyncio.to_thread(may_end.wait, 10)
        ended.set()

    work = BackgroundWork(wait).start()
    waiting = asyncio.create_task(work.outcome())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    may_end.set()
    await work.outcome()
    assert ended.is_set()
