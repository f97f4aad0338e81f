"""The key that says why a comment stands where it stands."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, flat_comments, reading
from tui.archive.comments import save_comments
from tui.commands.command import Pane
from tui.screens.reason_screen import ReasonScreen

pytestmark = pytest.mark.anyio

TEXTS = (
    "Nichts ist so laut wie ein leiser Lüfter um drei Uhr nachts.",
    "Bei uns nicht.",
    "> Nichts ist so laut wie ein leiser Lüfter um drei Uhr nachts.\n\nDoch: zwei.",
)


async def opened(room: Room) -> None:
    """Open the thread and ask why its last comment in view stands there."""
    await room.open("Untertasse")
    await room.press("3", "j")
    assert room.commenter == "Karl"
    await room.press("W")
    await room.until(lambda: isinstance(room.app.screen, ReasonScreen))


def store(shelf: Shelf) -> None:
    comments = flat_comments(("Jens", "Nichts…"), ("Tove", "Bei uns…"), ("Karl", "Doch…"))
    shelf.write(save_comments, shelf.source_id, shelf.blog_id, list(zip(comments, TEXTS, strict=True)))


async def test_the_reason_is_shown_and_enter_leads_to_what_is_answered(shelf: Shelf) -> None:
    store(shelf)
    async with reading(shelf.archive) as room:
        await opened(room)
        await room.looks_like("screens/reason-120x40")
        await room.press("enter")
        await room.until(lambda: room.app.screen is room.screen)
        assert (room.at, room.commenter) == (Pane.COMMENTS, "Jens")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 12)])
async def test_escape_closes_it_and_changes_nothing(shelf: Shelf, width: int, height: int) -> None:
    store(shelf)
    async with reading(shelf.archive, width, height) as room:
        await opened(room)
        await room.looks_like(f"screens/reason-{width}x{height}")
        await room.press("escape")
        assert (room.app.screen is room.screen, room.commenter) == (True, "Karl")


async def test_where_there_are_no_comments_there_is_nothing_to_say(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Henkel")
        await room.press("3", "W")
        assert room.app.screen is room.screen
