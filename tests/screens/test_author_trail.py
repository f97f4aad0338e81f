"""The posts below which their author answered."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_reply, reading
from tui.commands.command import Pane

pytestmark = pytest.mark.anyio


def titles(room: Room) -> list[str]:
    """Give the titles that the index lists."""
    return [row.title for row in room.screen.library.rows(room.screen.index.chronology.ids)]


async def test_a_and_capital_a_lead_from_post_to_post_that_the_author_answered(shelf: Shelf) -> None:
    shelf.answer(a_reply(31, post=1, author="Ada Fink"))
    async with reading(shelf.archive) as room:
        seen = []
        for key in ("a", "a", "a", "A", "A"):
            await room.press(key)
            seen.append(room.chosen_title)
        assert seen == ["Kaffeemaschine", "Henkel", "Henkel", "Kaffeemaschine", "Kaffeemaschine"]
        await room.see(lambda: "No post above that its author answered." in room.status)
        assert room.at is Pane.INDEX


async def test_the_index_marks_and_lists_only_what_the_author_answered_and_all_again(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        assert "✎ 7" in next(line for line in room.lines if "Kaffeemaschine" in line)
        assert "✎" not in next(line for line in room.lines if "●  5  Abwasch" in line or "5  Abwasch" in line)
        await room.press("j", "j", "&")
        assert titles(room) == ["Kaffeemaschine"]
        assert room.chosen_title == "Kaffeemaschine"
        assert "1 answered · &" in room.lines[0]
        await room.looks_like("screens/answered-120x40", (80, 24))
        await room.press("&")
        assert len(titles(room)) == 5
        assert room.chosen_title == "Kaffeemaschine"


async def test_where_the_author_answered_nothing_the_index_stays_as_it_is(shelf: Shelf) -> None:
    with shelf.archive.writing() as connection:
        connection.execute("UPDATE comments SET shown = 0 WHERE author = 'Ada Fink'")
    async with reading(shelf.archive) as room:
        await room.press("&")
        await room.see(lambda: "There is no post that its author answered." in room.status)
        assert len(titles(room)) == 5
