"""A discussion that is too long to be shown at once is read part by part."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_reply, reading
from tui.archive.discussion_parts import PartSizes
from tui.commands.command import Pane
from tui.screens.overlays import ChooserScreen
from tui.screens.stop import Stop
from tui.services.reading import ReadingMarks

pytestmark = pytest.mark.anyio

SMALL = PartSizes(whole=8, usual=5, most=7)
TITLE = "Untertasse"


def answer(shelf: Shelf, first: int, *parents: int) -> None:
    """Write comments from a number on, by the numbers of what they answer."""
    shelf.answer(
        *(
            a_reply(number, parent or None, post=4, author=f"Leser {number}")
            for number, parent in enumerate(parents, first)
        )
    )


@pytest.fixture
def long_shelf(shelf: Shelf) -> Shelf:
    """Add a discussion of twelve in three parts: a thread of four, single comments, and a pair."""
    answer(shelf, 31, 0, 31, 32, 31, 0, 0, 0, 0, 0, 0, 0, 41)
    return shelf


@asynccontextmanager
async def discussing(
    shelf: Shelf, width: int = 120, height: int = 40, sizes: PartSizes = SMALL
) -> AsyncIterator[Room]:
    """Read the comments of the long discussion."""
    async with reading(shelf.archive, width, height, sizes=sizes) as room:
        await room.open(TITLE)
        await room.press("3")
        yield room


def numbers(room: Room) -> list[int]:
    """Give the numbers of the comments in the pane, from the top."""
    entries = room.screen.comments.thread.entries
    return [int(entry.stored.comment.author.split()[-1]) for entry in entries]


def heading(room: Room) -> str:
    return str(room.screen.query_one("#comments-title").facts)  # type: ignore[attr-defined] # a PaneTitle


async def test_a_short_discussion_is_shown_whole(long_shelf: Shelf) -> None:
    async with discussing(long_shelf, sizes=PartSizes(whole=12, usual=5, most=7)) as room:
        assert numbers(room) == list(range(31, 43))
        await room.press(")")
        assert "All comments of this discussion are here." in room.status


async def test_the_keys_for_parts_lead_through_all_comments_and_back(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        seen = [(numbers(room), heading(room))]
        for key in "))((":
            await room.press(key)
            seen.append((numbers(room), heading(room)))
        first = (list(range(31, 36)), "1 to 5 of 12")
        second = (list(range(36, 41)), "6 to 10 of 12")
        last = ([41, 42], "11 to 12 of 12")
        assert seen == [first, second, last, second, first]
        assert room.commenter == "Leser 31"
        await room.press("(")
        assert "This is the first part" in room.status


async def test_going_on_past_the_last_comment_leads_to_the_next_part_and_back(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        await room.press("G", "j")
        assert (room.commenter, numbers(room)[0]) == ("Leser 36", 36)
        await room.press("k")
        assert (room.commenter, numbers(room)[0]) == ("Leser 35", 31)
        await room.press("}")
        assert room.commenter == "Leser 36"
        await room.press("{")
        assert room.commenter == "Leser 35"


async def test_space_reads_on_through_the_parts_before_it_goes_to_the_next_post(long_shelf: Shelf) -> None:
    async with discussing(long_shelf, 120, 60) as room:
        read: list[int] = []
        while room.title == TITLE and len(read) < 6:
            read.append(numbers(room)[0])
            await room.press("space")
        assert (read, room.title) == ([31, 36, 41], "Kaffeemaschine")


async def test_the_reader_comes_back_to_the_part_and_the_comment_they_left(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        await room.press(")", "j", "j")
        assert room.commenter == "Leser 38"
        await room.press("Q")
    async with reading(long_shelf.archive, sizes=SMALL) as room:
        assert (room.at, room.commenter) == (Pane.COMMENTS, "Leser 38")
        assert heading(room) == "6 to 10 of 12"


async def test_a_hit_in_another_part_opens_the_part_with_its_thread(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        comment = long_shelf.value("SELECT id FROM comments WHERE key = 'wp:42'")
        post = room.screen.opened.post_id if room.screen.opened else 0
        room.screen.visit(post, Stop(post, Pane.COMMENTS, comment_id=comment))
        await room.until(lambda: room.commenter == "Leser 42")
        assert (numbers(room), heading(room)) == ([41, 42], "2 of 12, 83% in")
        await room.press("(")
        assert numbers(room) == list(range(36, 41))


async def test_n_goes_on_to_what_is_new_in_other_parts_until_all_of_it_was_shown(long_shelf: Shelf) -> None:
    post = long_shelf.value("SELECT id FROM posts WHERE key = 'wp:4'")
    ReadingMarks(long_shelf.archive).open_post(post)
    answer(long_shelf, 43, 33, 0, 41, 0)
    async with discussing(long_shelf) as room:
        assert heading(room) == "1 to 5 of 16 · 1 new"
        met = []
        for _ in range(4):
            await room.press("n")
            met.append(room.commenter)
        assert met == ["Leser 43", "Leser 44", "Leser 46", "Leser 45"]
        await room.press("G", "n")
        assert "Nothing else is new" in room.status


async def test_a_filter_says_that_it_looks_through_one_part(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        await room.press("&")
        await room.until(lambda: isinstance(room.app.screen, ChooserScreen))
        assert "All comments of this part" in room.text
        await room.press(*"Leser 33", "enter")
        await room.until(lambda: numbers(room) == [31, 32, 33])
        assert "only by Leser 33 here" in room.text
        await room.press(")")
        assert "There is no such comment in this part. ) leads to the next one" in room.text
        await room.press("k")
        assert numbers(room) == [31, 32, 33]


async def test_a_search_says_that_it_looks_through_one_part(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        await room.press("/", *"Leser 41", "enter")
        await room.until(lambda: "Leser 41: not in this part" in room.status)


async def test_a_thread_longer_than_a_part_says_where_it_is_cut_and_p_leads_over_the_cut(
    shelf: Shelf,
) -> None:
    answer(shelf, 31, 0, 31, 32, 33, 34, 35, 36, 37, 38)
    async with discussing(shelf) as room:
        assert heading(room) == "1 to 7 of 9 · the thread goes on"
        await room.press("G", "j")
        assert (room.commenter, heading(room)) == ("Leser 38", "8 to 9 of 9 · from within a thread")
        assert "reply to an earlier part" in room.text
        await room.press("W")
        await room.see(lambda: "It answers a comment in an earlier part" in room.text)
        await room.press("escape", "P")
        await room.until(lambda: room.commenter == "Leser 37")


async def test_whoever_goes_elsewhere_before_a_part_is_there_can_turn_to_it_later(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        room.screen.action_next_part()
        room.screen.visit(long_shelf.value("SELECT id FROM posts WHERE key = 'wp:3'"))
        await room.until(lambda: room.title == "Kaffeemaschine")
        await room.open(TITLE)
        await room.press("3", ")")
        assert numbers(room) == list(range(36, 41))


async def test_what_comes_meanwhile_leaves_the_reader_in_the_part(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        await room.press(")", "j")
        answer(long_shelf, 43, 37, 0)
        room.screen.reload_post()
        await room.until(lambda: 43 in numbers(room))
        assert (numbers(room), room.commenter) == ([36, 37, 43, 38, 39, 40], "Leser 37")
        assert heading(room) == "6 to 11 of 14 · 1 new"


async def test_a_part_looks_like_this(long_shelf: Shelf) -> None:
    async with discussing(long_shelf) as room:
        await room.press(")")
        await room.looks_like("screens/120x40-part", (80, 24))
