"""The index lists months and posts, and moves through two hundred thousand of them as through ten."""

from array import array
from collections.abc import Sequence

import pytest

from tests.golden import check_golden, screen_text
from tests.widgets.stage import on_stage
from tui.content.terminal_text import SafeText
from tui.model.chronology import Chronology
from tui.model.dates import PublicationDate
from tui.model.post import PostRow
from tui.rendering.symbols import ASCII
from tui.widgets.flow_pane import FlowPane
from tui.widgets.index_pane import IndexPane

pytestmark = pytest.mark.anyio

MONTHS = [("2006-03", 3), ("2006-02", 2), ("2006-01", 1)]

ROWS = (
    PostRow(6, 1, "p6", "The coffee machine has opinions", False, "Ada Fink",
            PublicationDate.on_day(2006, 3, 3), 12, 2, False, False),
    PostRow(5, 1, "p5", "Der Zug war pünktlich", False, "Ada Fink",
            PublicationDate.on_day(2006, 3, 2), 6, 0, True, True),
    PostRow(4, 1, "p4", "Three [/oops] phones [@click=app.quit]one pocket[/]", False, "Ada Fink",
            PublicationDate.on_day(2006, 3, 1), 0, 0, False, False),
    PostRow(3, 1, "p3", "Ein Wort zum Parken", False, "Ada Fink",
            PublicationDate.on_day(2006, 2, 28), 41, 0, True, False),
    PostRow(2, 1, "p2", "photo: an empty platform", True, "Ada Fink",
            PublicationDate.on_day(2006, 2, 27), 3, 0, True, False),
    PostRow(1, 1, "p1", "東京の朝", False, "Ada Fink",
            PublicationDate.on_day(2006, 1, 9), 1234, 12, True, True),
)  # fmt: skip


def small_index() -> IndexPane:
    pane = IndexPane()
    pane.load_rows = lambda ids: [row for row in ROWS if row.id in ids]
    pane.chronology = Chronology(array("q", [row.id for row in ROWS]), MONTHS)
    return pane


@pytest.mark.parametrize("width", [40, 80, 100])
async def test_the_index_looks_like_this(width: int) -> None:
    async with on_stage(small_index(), width, 12) as (stage, _):
        check_golden(f"widgets/index-{width}", screen_text(stage))


async def test_the_index_looks_like_this_in_ascii_with_a_folded_month() -> None:
    pane = small_index()
    pane.symbols = ASCII
    async with on_stage(pane, 40, 12) as (stage, pilot):
        await pilot.press("z", "a")
        check_golden("widgets/index-40-ascii", screen_text(stage))


async def test_the_cursor_passes_over_the_heading_of_an_open_month() -> None:
    async with on_stage(small_index()) as (stage, pilot):
        await pilot.press(*"jjj")
        assert [said.post_id for said in stage.said(IndexPane.PostHighlighted)] == [6, 5, 4, 3]
        await pilot.press("k", "G")
        assert [said.post_id for said in stage.said(IndexPane.PostHighlighted)][4:] == [4, 1]


async def test_enter_opens_the_chosen_post() -> None:
    async with on_stage(small_index()) as (stage, pilot):
        await pilot.press("j", "enter")
        assert [said.post_id for said in stage.said(IndexPane.PostOpened)] == [5]


async def test_z_a_folds_a_month_and_opening_its_heading_unfolds_it() -> None:
    pane = small_index()
    async with on_stage(pane) as (stage, pilot):
        await pilot.press("z")
        assert [said.keys for said in stage.said(FlowPane.KeysPending)] == ["z"]
        await pilot.press("a")
        assert [said.keys for said in stage.said(FlowPane.KeysPending)] == ["z", ""]
        assert "▸ March 2006" in stage.lines[0]
        assert "February" in stage.lines[1]
        assert pane.post_id is None
        await pilot.press("enter")
        assert "coffee" in stage.lines[1]


async def test_all_months_fold_with_the_chosen_post_among_them() -> None:
    pane = small_index()
    async with on_stage(pane) as (stage, pilot):
        await pilot.press("j", "j", "j", "z", "M")
        assert [line.split()[-3] for line in stage.lines[:3]] == ["March", "February", "January"]
        await pilot.press("z", "R", "j")
        assert pane.post_id is not None
        await pilot.press("z", "x")
        assert stage.asked == []


async def test_j_and_k_in_capitals_reach_posts_of_folded_months() -> None:
    pane = small_index()
    async with on_stage(pane) as (stage, pilot):
        await pilot.press("j", "j", "j", "z", "a", "k")
        assert pane.post_id == 4
        await pilot.press("J")
        assert pane.post_id == 3
        assert "28" in stage.lines[5]


async def test_new_posts_leave_the_cursor_on_its_post_and_the_screen_where_it_is() -> None:
    pane = IndexPane()
    pane.load_rows = plain_rows
    pane.chronology = Chronology(array("q", range(100, 0, -1)), [("2006-03", 100)])
    async with on_stage(pane, 60, 10) as (stage, pilot):
        for _ in range(30):
            await pilot.press("j")
        before = stage.lines
        pane.chronology = Chronology(array("q", range(150, 0, -1)), [("2006-03", 150)])
        await pilot.pause()
        assert pane.post_id == 70
        assert [line[:40].rstrip() for line in stage.lines] == [line[:40].rstrip() for line in before]


async def test_another_blog_begins_at_its_newest_post_with_all_months_open() -> None:
    pane = small_index()
    async with on_stage(pane) as (stage, pilot):
        await pilot.press("j", "j", "j", "z", "M")
        pane.load_rows = plain_rows
        pane.chronology = Chronology(array("q", [30, 20, 10]), [("2006-03", 3)])
        await pilot.pause()
        assert pane.post_id == 30
        assert "Post 30" in stage.lines[1]


async def test_a_post_can_be_chosen_by_its_id() -> None:
    pane = small_index()
    async with on_stage(pane) as (_, pilot):
        await pilot.press("z", "M")
        assert pane.select_post(2)
        assert pane.post_id == 2
        assert not pane.select_post(99)


async def test_a_post_that_is_chosen_before_the_pane_is_shown_is_in_view_when_it_is() -> None:
    pane = IndexPane()
    pane.load_rows = plain_rows
    pane.chronology = Chronology(array("q", range(100, 0, -1)), [("2006-03", 100)])
    assert pane.select_post(50)
    async with on_stage(pane, 40, 10) as (stage, _):
        assert any(line.startswith("▌●") and "Post 50" in line for line in stage.lines)


async def test_an_empty_index_is_a_sentence() -> None:
    pane = IndexPane()
    pane.empty = SafeText("This blog has no posts yet. r fetches them.")
    async with on_stage(pane, 60, 6) as (stage, pilot):
        assert "This blog has no posts yet. r fetches them." in stage.lines[0]
        await pilot.press("j", "enter", "G", "J", "z", "a", "space", "pagedown")
        assert stage.said(IndexPane.PostOpened) == []


async def test_two_hundred_thousand_posts_ask_for_some_pages_only() -> None:
    asked: list[int] = []

    def load(ids: Sequence[int]) -> list[PostRow]:
        asked.append(len(ids))
        return plain_rows(ids)

    pane = IndexPane()
    pane.load_rows = load
    pane.chronology = Chronology(
        array("q", range(200_000, 0, -1)), [("2006-03", 100_000), ("2006-02", 100_000)]
    )
    async with on_stage(pane, 80, 40) as (stage, pilot):
        assert sum(asked) <= 128
        await pilot.press("G")
        assert "Post 1" in stage.lines[-1]
        assert pane.post_id == 1
        await pilot.press("g", "pagedown", "pagedown")
        assert sum(asked) <= 512


async def test_marks_that_change_are_loaded_anew() -> None:
    rows = list(ROWS)
    pane = small_index()
    pane.load_rows = lambda ids: [row for row in rows if row.id in ids]
    async with on_stage(pane) as (stage, pilot):
        assert "●" in stage.lines[1]
        rows[0] = PostRow(6, 1, "p6", "Read", False, "", ROWS[0].published, 0, 0, True, False)
        pane.rows_changed()
        await pilot.pause()
        assert "●" not in stage.lines[1]


async def test_h_and_q_ask_to_leave() -> None:
    async with on_stage(small_index()) as (stage, pilot):
        await pilot.press("h", "q")
        assert [said.quits for said in stage.said(FlowPane.LeaveRequested)] == [False, True]


async def test_a_click_chooses_and_a_second_one_opens() -> None:
    async with on_stage(small_index()) as (stage, pilot):
        await pilot.click(offset=(10, 3))
        await pilot.click(offset=(10, 3))
        assert [said.post_id for said in stage.said(IndexPane.PostOpened)] == [4]


def plain_rows(ids: Sequence[int]) -> list[PostRow]:
    date = PublicationDate.on_day(2006, 3, 1)
    return [PostRow(id, 1, f"p{id}", f"Post {id}", False, "", date, 0, 0, False, False) for id in ids]


async def test_the_cursor_tells_by_its_style_whether_the_pane_is_in_use() -> None:
    def of_the_cursor(pane: IndexPane) -> set[str]:
        strips = [strip for strip in pane.painted(range(5)) if strip.text.startswith(pane.symbols.cursor)]
        return {str(next(iter(strip)).style) for strip in strips}

    pane = small_index()
    async with on_stage(pane) as (stage, pilot):
        in_use = of_the_cursor(pane)
        stage.screen.set_focus(None)
        await pilot.pause()
        away = of_the_cursor(pane)
        pane.focus()
        await pilot.pause()
        assert len(in_use) == len(away) == 1
        assert in_use != away
        assert of_the_cursor(pane) == in_use
