"""Work in a thread, because ctrl+c is heard between two steps of Python and SQLite takes long ones."""

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from queue import Empty, Queue
from threading import Event
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 0.1
"""Seconds between two looks at whether there is something new."""
_MOST = 200
"""How many items may wait to be taken."""


def stoppable(
    items: Generator[T, None, None], stop: Callable[[], None], waiting: Callable[[], None]
) -> Generator[T, None, None]:
    """Give what ``items`` gives; whatever ends the iteration early calls ``stop`` and closes ``items``.

    ``waiting`` is called again and again while nothing comes.
    """
    found: Queue[tuple[T, ...]] = Queue(_MOST)
    is_ended = Event()
    with ThreadPoolExecutor(1) as thread:
        making = thread.submit(_make, items, found, is_ended)
        try:
            while item := _next(found, waiting):
                yield item[0]
            making.result()
        except BaseException:
            is_ended.set()
            stop()
            # Whoever waits for room has to get it, or would never see that it is over.
            while not making.done():
                with suppress(Empty):
                    found.get(timeout=_PATIENCE)
            raise


def _make(items: Generator[T, None, None], found: Queue[tuple[T, ...]], is_ended: Event) -> None:
    """Put each item into the queue, and an empty tuple after the last one or a failure."""
    try:
        with closing(items):
            for item in items:
                found.put((item,))
                if is_ended.is_set():
                    return
    finally:
        found.put(())


def _next(found: Queue[tuple[T, ...]], waiting: Callable[[], None]) -> tuple[T, ...]:
    while True:
        try:
            return found.get(timeout=_PATIENCE)
        except Empty:
            waiting()
