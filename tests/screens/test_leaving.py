"""The program ends when it is told to, whatever it is doing and however often it is told."""

import signal

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import reading

pytestmark = pytest.mark.anyio

CODES = (128 + signal.SIGTERM, 128 + signal.SIGHUP)


async def test_who_is_told_twice_to_end_ends_once(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        for code in CODES:
            room.app._leave(code)
        await room.see(lambda: room.is_over)
    room.app._leave(CODES[0])  # as from a signal while the last things are cleared away
    assert room.app.return_code in CODES
