"""Work that waits for servers, in a thread with an event loop of its own."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class WorkStopped(Exception):
    """Background work was stopped before its end."""


class BackgroundWork(Generic[T]):
    """A coroutine that runs beside the screen, so that parsing what comes never holds up a key."""

    def __init__(self, make: Callable[[], Coroutine[Any, Any, T]]) -> None:
        self._make = make
        self._outcome: Future[T] = Future()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[T] | None = None
        self._cancelled = False
        self._thread = threading.Thread(target=self._run, name="background work", daemon=True)

    def start(self) -> "BackgroundWork[T]":
        """Begin, and give the work itself."""
        # From now on the work decides what comes out of it, and not who gives up waiting for that.
        self._outcome.set_running_or_notify_cancel()
        self._thread.start()
        return self

    def cancel(self) -> None:
        """Stop at once; what was stored so far stays."""
        with self._lock:
            self._cancelled = True
            if self._loop is not None and self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)

    async def outcome(self) -> T:
        """Wait for what the coroutine returns or raises; ``WorkStopped`` where it was stopped."""
        return await asyncio.wrap_future(self._outcome)

    def join(self, seconds: float) -> None:
        """Wait until the thread has ended, so that nobody writes any more; at most ``seconds``."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            result = asyncio.run(self._main())
        except asyncio.CancelledError:
            self._outcome.set_exception(WorkStopped())
        except BaseException as error:  # noqa: BLE001  it is raised again where the outcome is awaited
            self._outcome.set_exception(error)
        else:
            self._outcome.set_result(result)

    async def _main(self) -> T:
        with self._lock:
            self._loop = asyncio.get_running_loop()
            self._task = asyncio.create_task(self._make())
            if self._cancelled:
                self._task.cancel()
        try:
            return await self._task
        finally:
            with self._lock:
                self._loop = None
