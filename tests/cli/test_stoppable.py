"""Work in a thread ends as soon as it is no longer wanted."""

import sqlite3
import threading
from collections.abc import Generator

import pytest

from tui.cli.stoppable import stoppable

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def nothing() -> None:
    """Do nothing."""


def test_everything_is_given_in_order_and_made_in_another_thread() -> None:
    threads = set()

    def numbers() -> Generator[int, None, None]:
        for number in range(1000):
            threads.add(threading.current_thread())
            yield number

    assert list(stoppable(numbers(), nothing, nothing)) == list(range(1000))
    assert threading.current_thread() not in threads
    assert len(threads) == 1


def test_an_error_of_the_work_is_raised_after_what_came_before_it() -> None:
    def failing() -> Generator[int, None, None]:
        yield from range(3)
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        list(stoppable(failing(), nothing, nothing))


def test_ctrl_c_ends_a_statement_that_would_never_end() -> None:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    closed = threading.Event()

    def endless() -> Generator[int, None, None]:
        try:
            yield from (row[0] for row in connection.execute(ENDLESS))
        finally:
            closed.set()

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(stoppable(endless(), connection.interrupt, interrupt))
    assert closed.is_set()
    connection.close()


def test_whoever_takes_no_more_has_the_work_closed() -> None:
    stopped = threading.Event()
    closed = threading.Event()

    def numbers() -> Generator[int, None, None]:
        try:
            yield from range(1_000_000)
        finally:
            closed.set()

    taken = stoppable(numbers(), stopped.set, nothing)
    assert next(taken) == 0
    taken.close()
    assert stopped.is_set()
    assert closed.is_set()
