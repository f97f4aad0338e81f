"""Garbage is looked for only where there can be some, because that holds up keys."""

import gc
from collections.abc import Iterator

import pytest

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
