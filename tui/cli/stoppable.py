"""Work in a thread, because ctrl+c is heard between two steps of Python and SQLite takes long ones."""

import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 0.1
"""Seconds after which what was found so far is given."""
_MOST = 200


def stoppable(
    items: Generator[T, None, None], stop: Callable[[], None], waiting: Callable[[], None]
) -> Generator[T, None, None]:
    """Give what ``items`` gives; whatever ends the iteration early calls ``stop`` and closes ``items``.

    ``waiting`` is called again and again while nothing comes.
    """
    with ThreadPoolExecutor(1) as thread:
        try:
            while batch := _wait_for(thread.submit(_following, items), waiting):
                yield from batch
        except BaseException:
            stop()
            raise
        finally:
            thread.submit(items.close)


def _following(items: Generator[T, None, None]) -> list[T]:
    """Give the next items, more than one only as far as they come at once; none at the end."""
    batch: list[T] = []
    due = time.monotonic() + _PATIENCE
    for item in items:
        batch.append(item)
        if len(batch) == _MOST or time.monotonic() > due:
            break
    return batch


def _wait_for(future: Future[list[T]], waiting: Callable[[], None]) -> list[T]:
    while True:
        try:
            return future.result(timeout=_PATIENCE)
        except NotYet:
            waiting()
