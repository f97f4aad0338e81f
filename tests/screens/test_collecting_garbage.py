"""Garbage is looked for only where there can be some, because that holds up keys."""

import gc
from collections.abc import Iterator

import pytest
from textual.strip import Strip

from tests.archive.shelf import Shelf
from tests.screens.room import reading

pytestmark = pytest.mark.anyio


@pytest.fixture
def not_collecting() -> Iterator[None]:
    """Start as the program does on the command line, which collects nothing before the first frame."""
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("not_collecting")
async def test_what_the_first_frame_needed_is_never_looked_through_again(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.see(gc.isenabled)
        looked_through = gc.get_objects()
        assert not any(found is room.app for found in looked_through)
        assert len(looked_through) < gc.get_freeze_count()


async def test_a_program_that_has_collected_all_along_goes_on_so(shelf: Shelf) -> None:
    frozen = gc.get_freeze_count()
    async with reading(shelf.archive):
        assert (gc.isenabled(), gc.get_freeze_count()) == (True, frozen)


def rows() -> int:
    """Count the rows of the screen that something holds, if only they themselves."""
    return sum(type(found) is Strip for found in gc.get_objects())


@pytest.fixture
def never_collecting() -> Iterator[None]:
    """Let nothing be collected by itself, unknown to the program."""
    usual = gc.get_threshold()
    gc.set_threshold(0)
    yield
    gc.set_threshold(*usual)


@pytest.mark.parametrize(
    ("keys", "most"),
    [(("tab",), 10), (("w",), 10), (("question_mark", "escape"), 100), (("T", "escape"), 100)],
)
async def test_what_was_painted_goes_without_the_collector(
    shelf: Shelf, never_collecting: None, keys: tuple[str, ...], most: int
) -> None:
    async with reading(shelf.archive) as room:
        await room.press(*keys * 4)
        before = rows()
        await room.press(*keys * 4)
        assert rows() - before < 4 * most
