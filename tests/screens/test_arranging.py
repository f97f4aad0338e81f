"""The order of the comments, and which of them are shown."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_reply, reading
from tui.screens.overlays import ChooserScreen, QuestionScreen

pytestmark = pytest.mark.anyio


def shown(room: Room) -> list[str]:
    """Give who wrote the comments in view, in their order."""
    return [entry.stored.comment.author for entry in room.screen.comments.thread.entries]


async def narrow(room: Room, *keys: str) -> None:
    """Choose which comments to see by typing into the list."""
    await room.press("&")
    await room.until(lambda: isinstance(room.app.screen, ChooserScreen))
    await room.press(*keys, "enter")


async def test_s_sorts_by_age_and_author_and_keeps_the_comment_chosen(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "j")
        orders = []
        for _ in range(4):
            await room.press("S")
            orders.append(shown(room))
            assert room.commenter == "Tove"
        thread = ["Jens", "Ada Fink", "Tove", "Mia", "Karl", "Ada Fink", "Lotte"]
        assert orders == [
            thread,
            thread[::-1],
            ["Ada Fink", "Ada Fink", "Jens", "Karl", "Lotte", "Mia", "Tove"],
            thread,
        ]


async def test_in_a_long_discussion_the_chosen_comment_stays_on_its_line(shelf: Shelf) -> None:
    shelf.answer(*(a_reply(number, post=4, author=f"Leser {number}") for number in range(1, 60)))
    async with reading(shelf.archive) as room:
        await room.open("Untertasse")
        await room.press("3", *"j" * 29)
        rows = set()
        for _ in range(4):
            rows.add(next(row for row, line in enumerate(room.lines) if "Leser 30 ·" in line))
            await room.press("S")
        assert len(rows) == 1


async def test_in_a_line_the_head_names_who_is_answered_and_p_leads_there(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "S", "G", "k", "k", "k")
        assert room.commenter == "Mia"
        assert next(line for line in room.lines if "▾ Mia" in line).rstrip(" ▐").endswith("to Jens")
        await room.press("P")
        assert room.commenter == "Jens"


async def test_the_order_is_named_above_the_comments(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "S", "S")
        assert "newest first · S" in room.text
        await room.looks_like("screens/newest-first-120x40", (80, 24))


async def test_only_one_commenter_s_comments_are_shown_with_what_they_answer(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        await narrow(room, *"tove")
        await room.until(lambda: shown(room) == ["Jens", "Ada Fink", "Tove"])
        assert "only by Tove · &" in room.text
        await room.looks_like("screens/only-by-tove-120x40", (80, 24))
        await narrow(room)
        await room.until(lambda: len(shown(room)) == 7)
        assert "as published · D" in room.text


async def test_only_what_the_author_answered_is_shown_with_the_answers(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        await narrow(room, *"answered")
        await room.until(lambda: shown(room) == ["Jens", "Ada Fink", "Karl", "Ada Fink"])


async def test_only_comments_with_words_are_shown_and_nothing_changes_where_there_are_none(
    shelf: Shelf,
) -> None:
    shelf.answer(a_reply(41, 4, author="Pia"), text="Zitrone und Essig.")
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        for words, left in (("essig", ["Jens", "Mia", "Pia"]), ("teer", ["Jens", "Mia", "Pia"])):
            await narrow(room, *"words")
            await room.until(lambda: isinstance(room.app.screen, QuestionScreen))
            await room.press(*words, "enter")
            await room.until(lambda: room.app.screen is room.screen)
            assert shown(room) == left
        await room.see(lambda: "No comments with teer." in room.status)


async def test_another_post_is_shown_with_all_its_comments(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        await narrow(room, *"tove")
        await room.until(lambda: len(shown(room)) == 3)
        await room.open("Abwasch")
        assert shown(room) == ["Tove"]
        assert "only by" not in room.text


async def test_a_comment_that_is_found_by_search_is_shown_though_it_was_not_asked_for(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        lotte = room.screen.comments.thread.entries[-1].stored.id
        await narrow(room, *"tove")
        await room.until(lambda: len(shown(room)) == 3)
        assert room.screen.choose_comment(lotte)
        assert (room.commenter, len(shown(room))) == ("Lotte", 7)
