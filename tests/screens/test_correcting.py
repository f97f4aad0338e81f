"""Where the reader knows better, and the way back."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import THREAD, Room, a_reply, flat_comments, reading
from tui.commands.command import Pane

pytestmark = pytest.mark.anyio


def depths(room: Room) -> list[tuple[str, int]]:
    """Give who wrote each comment and at what depth it stands."""
    return [(entry.stored.comment.author, entry.depth) for entry in room.screen.comments.thread.entries]


AS_PUBLISHED = [
    ("Jens", 0),
    ("Ada Fink", 1),
    ("Tove", 2),
    ("Mia", 1),
    ("Karl", 0),
    ("Ada Fink", 1),
    ("Lotte", 0),
]
LOTTE_MOVED = [
    ("Jens", 0),
    ("Ada Fink", 1),
    ("Tove", 2),
    ("Mia", 1),
    ("Lotte", 2),
    ("Karl", 0),
    ("Ada Fink", 1),
]


async def hang_lotte_below_mia(room: Room) -> None:
    await room.open("Kaffeemaschine")
    await room.press("3", "G", "M")
    assert "what does Lotte answer? enter, or esc" in room.text
    await room.press("k", "k", "k")
    assert room.commenter == "Mia"
    await room.press("enter")


async def test_a_comment_is_hung_elsewhere_by_moving_and_enter_and_undo_takes_it_back(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await hang_lotte_below_mia(room)
        assert depths(room) == LOTTE_MOVED
        await room.see(lambda: "Lotte answers Mia now. ^z takes it back." in room.status)
        assert "what does" not in room.text
        assert room.commenter == "Lotte"
        await room.looks_like("screens/hung-by-the-reader-120x40", (80, 24))
        await room.press("ctrl+z")
        assert depths(room) == AS_PUBLISHED


async def test_what_the_reader_said_outlives_the_program_and_another_import(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await hang_lotte_below_mia(room)
    shelf.answer(*THREAD[:-1], a_reply(7, author="Lotte", body="Anders gesagt."))
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        assert depths(room) == LOTTE_MOVED
        await room.press("3", "D")
        assert "flat" in room.text
        await room.press("D")
        assert depths(room) == AS_PUBLISHED


async def test_a_comment_cannot_be_hung_below_itself_and_escape_gives_up(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "M", "j", "j", "enter")
        await room.see(lambda: "A comment cannot answer itself, nor what hangs below it." in room.status)
        await room.press("M", "escape")
        assert (depths(room), room.at) == (AS_PUBLISHED, Pane.COMMENTS)
        assert "what does" not in room.text
        await room.press("g", "enter")
        assert "3 replies" in room.text


async def test_a_comment_is_cut_loose_and_the_same_key_puts_it_back(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "j", "X")
        assert depths(room)[2:4] == [("Mia", 1), ("Tove", 0)]
        assert "by you" in next(line for line in room.lines if "▾ Tove" in line)
        await room.press("X")
        assert depths(room) == AS_PUBLISHED
        await room.see(lambda: "Tove is back." in room.status)
        await room.press("g", "X")
        await room.see(lambda: "It begins a thread of its own already." in room.status)


async def test_an_answer_that_was_inferred_wrongly_is_put_right(shelf: Shelf) -> None:
    said = flat_comments(
        ("Jens", "Eins zwei drei vier fünf sechs."), ("Tove", "Ja."), ("Karl", "@Jens: nein.")
    )
    for comment, text in zip(said, ("Eins zwei drei vier.", "Ja.", "@Jens: nein."), strict=True):
        shelf.answer(comment, text=text)
    async with reading(shelf.archive) as room:
        await room.open("Untertasse")
        assert depths(room) == [("Jens", 0), ("Karl", 1), ("Tove", 0)]
        await room.press("3", "j", "M", "j", "enter")
        assert depths(room) == [("Jens", 0), ("Tove", 0), ("Karl", 1)]
        assert "║ ▾ Karl" in room.text


async def test_a_question_ends_where_another_post_is_opened(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "M")
        await room.open("Abwasch")
        await room.press("3", "enter")
        assert "what does" not in room.text
        assert room.commenter == "Tove"


async def test_a_muted_commenter_is_only_named_and_the_replies_stay(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "i")
        await room.see(lambda: "Jens is muted. ^z takes it back." in room.status)
        assert "Dazu sagt Jens etwas." not in room.text
        assert "Dazu sagt Mia etwas." in room.text
        assert len(depths(room)) == 7
        await room.looks_like("screens/muted-120x40", (80, 24))
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        assert "Dazu sagt Jens etwas." not in room.text
        await room.press("i")
        await room.see(lambda: "Jens is heard again." in room.status)
        assert "Dazu sagt Jens etwas." in room.text
        await room.press("ctrl+z")
        assert "Dazu sagt Jens etwas." not in room.text


async def test_a_comment_without_a_name_cannot_be_muted(shelf: Shelf) -> None:
    shelf.answer(a_reply(31, post=4, author=""))
    async with reading(shelf.archive) as room:
        await room.open("Untertasse")
        await room.press("3", "i")
        await room.see(lambda: "A comment without a name cannot be muted." in room.status)
