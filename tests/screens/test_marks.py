"""Marks, and the way back from them."""

from dataclasses import replace

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import FakeBrowsing, Room, a_post, a_reply, flat_comments, reading
from tui.commands.command import Pane

pytestmark = pytest.mark.anyio


def row_of(room: Room, title: str) -> str:
    """Give the line of the index that lists a post."""
    return next(line[:40] for line in room.lines[1:] if title in line)


async def test_a_post_that_is_opened_is_read_and_one_that_is_only_beside_the_index_is_not(
    shelf: Shelf,
) -> None:
    async with reading(shelf.archive) as room:
        assert "5 · 5 unread" in room.lines[0]
        assert "●" in row_of(room, "Abwasch")
        await room.press("enter")
        assert "5 · 4 unread" in room.lines[0]
        assert "●" not in row_of(room, "Abwasch")


async def test_m_marks_read_and_unread_and_undo_takes_it_back(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("j", "m")
        await room.see(lambda: "Marked 1 post as read. ^z takes it back." in room.status)
        assert ("●" in row_of(room, "Untertasse"), "4 unread" in room.lines[0]) == (False, True)
        await room.press("ctrl+z")
        assert ("●" in row_of(room, "Untertasse"), "5 unread" in room.lines[0]) == (True, True)
        await room.press("m", "m")
        assert "●" in row_of(room, "Untertasse")


async def test_u_marks_everything_older_as_read_and_undo_takes_only_that_back(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("G", "m", "k", "k", "u")
        await room.see(lambda: "Marked 2 posts as read." in room.status)
        assert "2 unread" in room.lines[0]
        await room.press("ctrl+z")
        assert ("●" in row_of(room, "Henkel"), "4 unread" in room.lines[0]) == (False, True)


async def test_a_star_is_shown_in_the_index_and_above_the_article(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("s")
        assert "★" in row_of(room, "Abwasch")
        assert "Abwasch ★" in room.lines[0]
        await room.press("ctrl+z")
        assert "★" not in room.text


async def test_a_comment_is_starred_and_the_star_outlasts_the_program(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "s", "Q")
    async with reading(shelf.archive) as room:
        starred = [line for line in room.lines if "★" in line]
        assert len(starred) == 1
        assert "Ada Fink" in starred[0]


async def test_undo_says_when_there_is_nothing_to_undo(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("ctrl+z")
        await room.see(lambda: "Nothing to undo." in room.status)


async def test_new_comments_are_walked_with_n_and_marked_read_by_branch(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.open("Untertasse")
        shelf.answer(a_reply(11, 3, author="Nora"), a_reply(12, author="Otto"))
        await room.open("Kaffeemaschine")
        assert "Comments 9 · 2 new" in room.text
        await room.press("3", "z", "M", "n")
        assert (room.commenter, "Nora" in room.text) == ("Nora", True)
        await room.press("n")
        assert room.commenter == "Otto"
        await room.press("N")
        assert room.commenter == "Nora"
        await room.press("m")
        assert "Comments 9 · 1 new" in room.text
        await room.press("ctrl+z")
        assert "Comments 9 · 2 new" in room.text


async def test_the_thread_of_a_flat_source_is_shown_in_three_ways(shelf: Shelf) -> None:
    words = "Die Maschine hat heute Morgen über Kalk geredet, und zwar lange."
    shelf.answer(*flat_comments(("Jens", words)), text=words)
    quote = flat_comments(("", ""), ("Tove", f"&gt; {words}</p><p>Das tut sie öfter."))[1:]
    shelf.answer(*quote, text=f"> {words}\n\nDas tut sie öfter.")
    async with reading(shelf.archive) as room:
        await room.open("Untertasse")
        assert "as inferred · D" in room.text
        assert "┊" in room.text
        await room.press("3", "j", "D")
        assert ("flat · D" in room.text, "┊" in room.text, room.commenter) == (True, False, "Tove")
        await room.press("D")
        assert "as published · D" in room.text
        await room.press("D")
        assert "as inferred · D" in room.text


async def test_links_and_citations_are_copied(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("y")
        assert room.app.clipboard == "https://tassen.example/5/"
        await room.see(lambda: "Copied" in room.status)
        await room.open("Kaffeemaschine")
        await room.press("Y")
        expected = "Ada Fink, “Kaffeemaschine”, Tassen, 2024-08-03, https://tassen.example/3/"
        assert room.app.clipboard == expected
        await room.press("3", "y")
        assert room.app.clipboard == "https://tassen.example/3/#comment-1"
        await room.press("Y")
        assert room.app.clipboard.startswith("Jens, comment on “Kaffeemaschine”, 2024-08-20")


async def test_the_browser_gets_the_address_of_the_post_or_the_comment(shelf: Shelf) -> None:
    browsing = FakeBrowsing()
    async with reading(shelf.archive, browsing=browsing) as room:
        await room.press("o")
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "o")
        assert browsing.opened == ["https://tassen.example/5/", "https://tassen.example/3/#comment-2"]
        await room.see(lambda: "Opened" in room.status)


async def test_without_a_browser_the_address_is_copied(shelf: Shelf) -> None:
    async with reading(shelf.archive, browsing=FakeBrowsing(name="")) as room:
        await room.press("o")
        await room.see(lambda: "No browser here. Copied" in room.status)
        assert room.app.clipboard == "https://tassen.example/5/"


async def test_a_browser_that_does_not_start_is_named(shelf: Shelf) -> None:
    async with reading(shelf.archive, browsing=FakeBrowsing(fails=True)) as room:
        await room.press("o")
        await room.see(lambda: "firefox did not start: No such file or directory." in room.status)


async def test_a_post_without_an_address_says_so(shelf: Shelf) -> None:
    shelf.store(replace(a_post(6, "Ohne"), permalink=""))
    async with reading(shelf.archive) as room:
        await room.press("o")
        await room.see(lambda: "has no address" in room.status)
        assert room.at is Pane.INDEX
