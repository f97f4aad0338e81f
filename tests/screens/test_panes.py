"""The ways between the panes, and out."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import reading
from tui.commands.command import Pane

pytestmark = pytest.mark.anyio


async def test_enter_opens_the_chosen_post_and_goes_on_to_the_comments(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("j", "enter")
        assert (room.at, room.title) == (Pane.ARTICLE, "Untertasse")
        await room.press("enter")
        assert room.at is Pane.COMMENTS


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60), (40, 12)])
async def test_the_keys_back_lead_from_the_comments_to_the_index(shelf: Shelf, size: tuple[int, int]) -> None:
    async with reading(shelf.archive, *size) as room:
        await room.open("Kaffeemaschine")
        for key in ("h", "left", "escape", "q"):
            await room.press("3", key)
            assert room.at is Pane.ARTICLE
            await room.press(key)
            assert (room.at, room.chosen_title) == (Pane.INDEX, "Kaffeemaschine")


async def test_q_leaves_the_program_only_at_the_left_edge(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("enter", "q")
        assert not room.is_over
        await room.press("q")
        assert room.is_over


async def test_the_other_keys_back_do_nothing_at_the_left_edge(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("h", "left", "escape")
        assert (room.is_over, room.at) == (False, Pane.INDEX)


async def test_capital_q_leaves_from_everywhere(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "Q")
        assert room.is_over


async def test_tab_goes_round_the_panes_and_shift_tab_back(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab"):
            await room.press(key)
            seen.append(room.at)
        assert seen == [Pane.ARTICLE, Pane.COMMENTS, Pane.INDEX, Pane.COMMENTS, Pane.ARTICLE]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_numbers_go_straight_to_a_pane(shelf: Shelf, size: tuple[int, int]) -> None:
    async with reading(shelf.archive, *size) as room:
        for key, pane in (("3", Pane.COMMENTS), ("1", Pane.INDEX), ("2", Pane.ARTICLE)):
            await room.press(key)
            assert room.at is pane
            assert room.app.focused is room.screen.panes()[pane]


async def test_the_pane_behind_a_number_shows_the_chosen_post(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.press("j", "j", "3")
        assert "Lotte" in room.text


async def test_a_click_uses_a_pane_and_chooses_what_it_points_at(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        row = next(y for y, line in enumerate(room.lines) if "Kaffeemaschine" in line)
        await room.pilot.click(offset=(12, row))
        await room.until(lambda: room.title == "Kaffeemaschine")
        assert room.at is Pane.INDEX
        row = next(y for y, line in enumerate(room.lines) if "Karl" in line)
        await room.pilot.click(offset=(60, row))
        await room.rest()
        assert (room.at, room.commenter) == (Pane.COMMENTS, "Karl")


async def test_a_second_click_opens_a_post(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        row = next(y for y, line in enumerate(room.lines) if "Kaffeemaschine" in line)
        for _ in range(2):
            await room.pilot.click(offset=(12, row))
            await room.rest()
        assert (room.at, room.title) == (Pane.ARTICLE, "Kaffeemaschine")


async def test_a_click_on_a_tab_goes_to_its_pane(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.pilot.click(offset=(room.lines[0].index("Comments"), 0))
        await room.rest()
        assert room.at is Pane.COMMENTS


async def test_going_from_pane_to_pane_keeps_no_trace_of_where_the_panes_were(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await room.press("1", "2", "3")
        kept = len(room.screen._query_one_cache)
        for _ in range(5):
            await room.press("1", "2", "3", "?", "escape")
        assert len(room.screen._query_one_cache) == kept
