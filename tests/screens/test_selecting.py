"""What is selected with the mouse is shown, and copied as it is seen."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_post, reading

pytestmark = pytest.mark.anyio

TEXT = "Wer eine Tasse wäscht, der hat eine saubere Tasse, und wer zwei wäscht, der hat zwei 日本 saubere."


async def drag(room: Room, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the mouse at one cell of the article pane, move it to another one and let it go."""
    pane = room.screen.article
    await room.pilot.mouse_down(pane, offset=start)
    await room.pilot.hover(pane, offset=end)
    await room.pilot.mouse_up(pane, offset=end)
    await room.pilot.pause()


async def test_a_selection_over_two_lines_is_copied_without_the_margin(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Spülen", f"<p>{TEXT}</p>"))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Spülen")
        row = next(y for y, line in enumerate(room.lines) if "Wer eine" in line)
        left = room.lines[row].index("eine")
        top, edge = room.screen.article.content_region.y, 1
        await drag(room, (left - edge + 1, row - top), (left - edge + 13, row - top + 1))
        copied = room.app.clipboard
        assert copied.startswith("eine Tasse wäscht")
        assert copied.count("\n") == 1
        assert not copied.split("\n")[1].startswith(" ")
        await room.see(lambda: "Copied" in room.status)


async def test_a_click_selects_and_copies_nothing(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Henkel")
        await room.pilot.click(room.screen.article, offset=(8, 3))
        assert room.app.clipboard == ""


async def test_scrolling_ends_a_selection_and_so_does_esc_without_leaving_the_pane(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Handbuch")
        await drag(room, (8, 5), (20, 6))
        assert room.screen.get_selected_text()
        await room.press("j")
        assert not room.screen.get_selected_text()
        await drag(room, (8, 5), (20, 6))
        at = room.at
        await room.press("escape")
        assert not room.screen.get_selected_text()
        assert room.at is at
