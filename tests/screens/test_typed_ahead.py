"""Keys that are typed before the program has answered the ones before them."""

import pytest
from textual.events import Key

from tests.archive.shelf import Shelf
from tests.screens.room import Room, reading
from tui.commands.command import Pane
from tui.services.library import Library

pytestmark = pytest.mark.anyio


async def type_ahead(room: Room, *keys: str) -> None:
    """Type keys faster than the program can take them."""
    for key in keys:
        room.app.post_message(Key(key, key if len(key) == 1 else None))
    await room.pilot.pause()
    await room.rest()


async def test_a_key_goes_to_the_pane_that_the_one_before_led_to(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("1")
        title = room.chosen_title
        await type_ahead(room, "3", "j", "j")
        await room.see(lambda: room.commenter == "Tove")
        assert room.screen.at is Pane.COMMENTS
        assert room.chosen_title == title


async def test_a_pane_that_was_left_at_once_does_not_take_the_focus_back(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        room.screen.go_to(Pane.COMMENTS)
        room.screen.go_to(Pane.INDEX)
        for _ in range(10):
            await room.pilot.pause()
        assert (room.screen.at, room.screen.focused) == (Pane.INDEX, room.screen.index)
        await room.press("3", "1")
        assert (room.screen.at, room.screen.focused) == (Pane.INDEX, room.screen.index)


def starred(shelf: Shelf) -> list[str]:
    """Give the titles of the posts that have a star in the archive."""
    with shelf.archive.reading() as reader:
        rows = reader.execute("SELECT id FROM posts").fetchall()
    return sorted(row.title for row in Library(shelf.archive).rows([each[0] for each in rows]) if row.starred)


async def test_each_star_goes_to_the_post_that_was_chosen_when_its_key_was_typed(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await type_ahead(room, "j", "s", "j", "s", "j")
        await room.see(lambda: len(starred(shelf)) == 2)
        assert starred(shelf) == ["Kaffeemaschine", "Untertasse"]


async def test_a_star_that_is_typed_twice_is_taken_away_again(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await type_ahead(room, "s", "s")
        await room.see(lambda: "Star removed." in room.status)
        assert starred(shelf) == []


async def test_a_star_of_a_comment_that_is_typed_twice_is_taken_away_again(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        await type_ahead(room, "s", "s")
        await room.see(lambda: "Star removed." in room.status)
        assert "★" not in room.text


async def test_what_was_marked_just_before_leaving_is_kept(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await type_ahead(room, "s", "j", "s", "Q")
        await room.see(lambda: room.is_over)
    assert starred(shelf) == ["Abwasch", "Untertasse"]
