"""Moving within the panes."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_post, reading
from tui.commands.command import Pane
from tui.rendering.flow import Anchor

pytestmark = pytest.mark.anyio


async def test_the_index_moves_by_posts_pages_and_to_its_ends(shelf: Shelf) -> None:
    shelf.store(*(a_post(number, f"Tasse {number}") for number in range(6, 26)))
    async with reading(shelf.archive, 80, 14) as room:
        seen = []
        ends = ("j", "down", "k", "G", "up", "g", "end", "home")
        for key in (*ends, "ctrl+d", "ctrl+u", "pagedown", "pageup"):
            await room.press(key)
            seen.append(room.chosen_title)
        assert seen[:8] == [
            "Tasse 24", "Tasse 23", "Tasse 24", "Henkel", "Handbuch", "Tasse 25", "Henkel", "Tasse 25",
        ]  # fmt: skip
        assert seen[8:] == ["Tasse 19", "Tasse 25", "Tasse 14", "Tasse 25"]


def first_line(room: Room) -> Anchor:
    """Give the line of the article that is at the top."""
    return room.screen.article.place


async def test_the_article_moves_by_lines_pages_headings_and_to_its_ends(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Handbuch")
        start = first_line(room)
        for forth, back in (("j", "k"), ("down", "up"), ("ctrl+d", "ctrl+u"), ("pagedown", "pageup")):
            await room.press(forth)
            assert first_line(room) > start, forth
            await room.press(back)
            assert first_line(room) == start, back
        for end, beginning in (("G", "g"), ("end", "home")):
            await room.press(end)
            assert "Kapitel 8" in room.text
            await room.press(beginning)
            assert first_line(room) == start
        await room.press("}", "}")
        assert "Kapitel 2" in room.lines[1]
        await room.press("{")
        assert "Kapitel 1" in room.lines[1]


async def test_the_comments_move_by_comments_and_to_their_ends(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        seen = []
        for key in ("j", "down", "k", "up", "G", "g", "end", "home"):
            await room.press(key)
            seen.append(room.commenter)
        assert seen == ["Ada Fink", "Tove", "Ada Fink", "Jens", "Lotte", "Jens", "Lotte", "Jens"]


async def test_the_comments_move_by_threads_siblings_parents_and_the_author(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "j")
        seen = [room.commenter]
        for key in ("P", "J", "K", "P", "}", "}", "{", "a", "A", "A", "h"):
            await room.press(key)
            seen.append(room.commenter)
        assert seen == [
            "Tove", "Ada Fink", "Mia", "Ada Fink", "Jens", "Karl", "Lotte", "Karl",
            "Ada Fink", "Ada Fink", "Ada Fink", "Jens",
        ]  # fmt: skip
        assert room.at is Pane.COMMENTS


async def test_folding_hides_answers_with_their_count_and_shows_them_again(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "z", "a")
        assert "3 replies: Ada Fink, Tove, Mia" in room.text
        assert "▾ Mia" not in room.text
        await room.press("z", "R")
        assert "▾ Mia" in room.text
        await room.press("z", "M")
        heads = [line.split()[1].strip("▌▾▸") for line in room.lines if "20 Aug" in line]
        assert heads == ["Jens", "Karl", "Lotte"]
        await room.press("+")
        assert ("▾ Mia" in room.text, "▾ Tove" in room.text) == (True, False)
        await room.press("+")
        assert "▾ Tove" in room.text
        await room.press("-", "-")
        assert "▾ Mia" not in room.text


async def test_months_fold_in_the_index(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.press("z", "M")
        assert "Henkel" not in room.text
        assert "August 2024" in room.text
        await room.press("enter")
        assert "Henkel" in room.text


async def test_the_first_of_two_keys_is_shown_while_the_second_is_awaited(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("z")
        await room.see(lambda: "z…" in room.status)
        await room.press("x")
        assert "z…" not in room.status


async def test_reading_on_with_space_alone_leads_through_posts_and_their_comments(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        way: list[tuple[str, Pane]] = []
        for _ in range(60):
            await room.press("space")
            if not way or way[-1] != (room.title, room.at):
                way.append((room.title, room.at))
            if room.title == "Henkel":
                break
        assert way == [
            ("Abwasch", Pane.ARTICLE),
            ("Abwasch", Pane.COMMENTS),
            ("Untertasse", Pane.ARTICLE),
            ("Kaffeemaschine", Pane.ARTICLE),
            ("Kaffeemaschine", Pane.COMMENTS),
            ("Handbuch", Pane.ARTICLE),
            ("Henkel", Pane.ARTICLE),
        ]
        await room.press("space")
        await room.see(lambda: "No unread posts below." in room.status)


async def test_reading_back_with_shift_and_space_leads_from_the_comments_to_the_article(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "shift+space")
        assert room.at is Pane.ARTICLE


async def test_n_goes_to_unread_posts_only_and_says_when_there_is_none(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Untertasse")
        await room.press("n")
        assert (room.title, room.at) == ("Kaffeemaschine", Pane.ARTICLE)
        await room.press("N")
        assert room.title == "Abwasch"
        await room.press("N")
        await room.see(lambda: "No unread posts above." in room.status)
        await room.press("1", "n")
        assert room.chosen_title == "Handbuch"


async def test_capital_j_and_k_open_the_neighbours_read_or_not(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("J")
        assert (room.title, room.chosen_title) == ("Handbuch", "Handbuch")
        await room.press("K", "K")
        assert room.title == "Untertasse"


async def test_h_and_l_in_capitals_go_back_and_forward_with_place_and_pane(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Handbuch")
        await room.press("pagedown")
        place = first_line(room)
        await room.press("K", "3", "j")
        assert (room.title, room.commenter) == ("Kaffeemaschine", "Ada Fink")
        await room.press("H")
        assert (room.title, room.at, first_line(room)) == ("Handbuch", Pane.ARTICLE, place)
        await room.press("L")
        assert (room.title, room.at, room.commenter) == ("Kaffeemaschine", Pane.COMMENTS, "Ada Fink")


async def test_a_rest_of_the_cursor_that_is_heard_late_does_not_replace_what_the_reader_went_to(
    shelf: Shelf,
) -> None:
    async with reading(shelf.archive) as room:
        newest = room.screen.index.post_id
        assert newest is not None
        await room.open("Kaffeemaschine")
        room.screen.show_preview(newest)
        await room.rest()
        assert room.title == "Kaffeemaschine"


async def test_a_key_typed_at_once_after_a_change_of_panes_goes_to_the_new_pane(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        room.screen.action_show_article()
        assert room.screen.focused is room.screen.article
