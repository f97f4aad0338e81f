"""Titles, tabs and the line of help say in one line what they have to say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.golden import check_golden
from tests.widgets.stage import on_stage
from tui.commands.command import Pane
from tui.commands.footer import FooterEntry, footer_entries
from tui.content.terminal_text import SafeText
from tui.rendering.symbols import ASCII
from tui.widgets.pane_title import PaneTitle
from tui.widgets.status_line import BETWEEN, StatusLine, fitting
from tui.widgets.tab_line import TabLine
from tui.widgets.too_small import TooSmall

pytestmark = pytest.mark.anyio


def status() -> StatusLine:
    line = StatusLine()
    line.entries = tuple(footer_entries(Pane.INDEX))
    return line


@pytest.mark.parametrize("width", [40, 80, 100])
async def test_the_lines_around_look_like_this(width: int) -> None:
    title = PaneTitle()
    title.label, title.facts = SafeText("Comments"), SafeText("12 · 2 new")
    title.aside, title.ruled = SafeText("as inferred · D"), True
    tabs = TabLine()
    tabs.comments, tabs.new_comments, tabs.blog = SafeText("12"), 2, SafeText("vowe.net [/oops]")
    tabs.chosen = Pane.COMMENTS
    tabs.display = True
    offering, busy = status(), status()
    offering.doing = SafeText("synced 14:02")
    busy.doing, busy.progress = SafeText("fetching 1,200 of 9,870"), 0.12
    busy.way_out = SafeText("esc stops")
    shown = []
    for widget in (title, tabs, offering, busy):
        async with on_stage(widget, width, 1) as (stage, _):
            shown += stage.lines
    check_golden(f"widgets/lines-{width}", "\n".join(shown) + "\n")


async def test_a_notice_takes_the_place_of_the_entries_and_is_not_markup() -> None:
    line = status()
    async with on_stage(line, 60, 1) as (stage, pilot):
        line.tell(SafeText("The archive [/oops] cannot be read."), trouble=True)
        await pilot.pause()
        assert stage.lines == [" The archive [/oops] cannot be read."]
        line.hush()
        await pilot.pause()
        assert stage.lines[0].startswith(" j k move   enter open")


async def test_the_first_key_of_a_sequence_is_shown() -> None:
    line = status()
    line.pending = "z"
    async with on_stage(line, 80, 1) as (stage, _):
        assert stage.lines[0].endswith("z…")


async def test_the_bar_has_an_ascii_twin() -> None:
    line = StatusLine()
    line.symbols, line.progress = ASCII, 0.5
    async with on_stage(line, 40, 1) as (stage, _):
        assert "[###...]" in stage.lines[0]


async def test_a_narrow_line_keeps_the_way_to_the_help() -> None:
    line = status()
    line.doing = SafeText("fetching 1,200 of 9,870")
    async with on_stage(line, 12, 1) as (stage, _):
        assert stage.lines == [" ? help"]


@settings(deadline=None)
@given(
    st.lists(st.builds(FooterEntry, st.text("ab", max_size=3), st.text("cd ", max_size=9))),
    st.integers(0, 80),
)
def test_entries_are_offered_whole_or_not_at_all(entries: list[FooterEntry], room: int) -> None:
    chosen = fitting(tuple(entries), room)
    assert chosen[:-1] == entries[: max(0, len(chosen) - 1)]
    assert chosen[-1:] == entries[-1:]
    used = sum(len(entry.keys) + 1 + len(entry.label) for entry in chosen) + BETWEEN * (len(chosen) - 1)
    assert len(chosen) <= 1 or used <= room


async def test_a_click_on_a_tab_names_its_pane() -> None:
    tabs = TabLine()
    tabs.display = True
    async with on_stage(tabs, 80, 1) as (stage, pilot):
        for x in (2, 12, 24):
            await pilot.click(offset=(x, 0))
        assert [said.pane for said in stage.said(TabLine.TabClicked)] == list(Pane)


async def test_a_title_wears_the_accent_while_it_is_active() -> None:
    title = PaneTitle()
    title.label = SafeText("Comments")
    async with on_stage(title, 40, 1) as (_, pilot):
        quiet = title.render_line(0)
        title.active = True
        await pilot.pause()
        assert [run.style for run in title.render_line(0)] != [run.style for run in quiet]


async def test_a_terminal_without_room_is_told_so() -> None:
    async with on_stage(TooSmall(), 60, 3) as (stage, _):
        assert "larger" in stage.lines[0]
