"""The last frame is kept only where the next start begins with it."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import reading
from tui.screens.last_frame import last_frame

pytestmark = pytest.mark.anyio

PASSING = {
    "the help": ("?", "escape"),
    "a line for a phrase": ("slash", "escape"),
    "the first of two keys": ("z", "escape"),
    "folded months": ("z", "M", "z", "R"),
    "the text alone": ("enter", "Z", "Z", "1"),
    "one pane": ("w", "w"),
    "folded comments": ("3", "z", "M", "z", "R", "1"),
    "a flat thread": ("3", "T"),
}
"""What passes or is forgotten: the keys that bring it about and, but for the last, take it back."""


async def test_the_next_start_begins_with_the_last_frame(shelf: Shelf) -> None:
    async with reading(shelf.archive, 120, 30) as room:
        await room.press("j", "j", "enter", "3", "j")
        await room.until(lambda: last_frame(room.screen) is not None)
        last, text = last_frame(room.screen), room.text
        await room.press("Q")
        assert last is not None
        assert room.app.session.last_frame == last
    async with reading(shelf.archive, 120, 30) as room:
        assert room.text == text
        assert last_frame(room.screen) == last


async def test_what_passes_or_is_forgotten_is_not_kept(shelf: Shelf) -> None:
    kept = []
    async with reading(shelf.archive, 120, 30) as room:
        await room.press("j", "j", "enter", "1")
        for name, keys in PASSING.items():
            await room.until(lambda: last_frame(room.screen) is not None)
            seen = []
            for key in keys:
                await room.pilot.press(key)
                await room.pilot.pause()
                seen.append(last_frame(room.screen) is None)
            kept += [] if any(seen) else [name]
    assert kept == []


async def test_the_chosen_post_stands_where_it_stood_in_the_index(shelf: Shelf) -> None:
    async with reading(shelf.archive, 120, 8) as room:
        await room.press("G", "k", "enter", "1")
        above, title = room.screen.index.rows_above, room.title
        await room.press("Q")
    async with reading(shelf.archive, 120, 8) as room:
        assert (room.screen.index.rows_above, room.chosen_title) == (above, title)
    async with reading(shelf.archive, 120, 6) as room:
        assert room.screen.index.shows_cursor
