"""A pane draws what is in view, hears its keys and asks its screen for the rest."""

import pytest
from rich.style import Style
from textual.events import MouseScrollDown
from textual.geometry import Region, Size

from tests.widgets.stage import on_stage
from tests.widgets.test_index_pane import small_index
from tui.commands.command import Pane
from tui.rendering.line import Line, Role, drawn
from tui.rendering.symbols import ASCII
from tui.widgets.column import Column
from tui.widgets.flow_pane import FlowPane

pytestmark = pytest.mark.anyio


class Numbers:
    """A long column that remembers what it was asked for; its items take two lines where it is narrow."""

    def __init__(self, count: int, width: int) -> None:
        self.count = count
        self.lines_each = 1 if width >= 30 else 2
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return self.count

    def height(self, item: int) -> int:
        self.asked.add(item)
        return self.lines_each

    def line(self, item: int, line: int) -> Line:
        return (drawn(f"{item}.{line}", Role.STRONG), drawn(" [/oops] [@click=app.quit]x[/]"))


class NumberPane(FlowPane, pane=Pane.ARTICLE):
    """Shows numbers."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def column_at(self, width: int) -> Column:
        return Numbers(self.count, width)


def first_numbers(lines: list[str]) -> list[str]:
    return [line.split()[0] if line.split() else "" for line in lines]


async def test_a_long_column_is_asked_for_what_is_in_view() -> None:
    async with on_stage(NumberPane(1_000_000), 60, 10) as (stage, pilot):
        assert first_numbers(stage.lines) == [f"{number}.0" for number in range(10)]
        await pilot.press("G")
        assert first_numbers(stage.lines)[-1] == "999999.0"
        column = stage.widget.column  # type: ignore[attr-defined]
        assert len(column.asked) < 60


async def test_text_is_never_markup() -> None:
    async with on_stage(NumberPane(3), 60, 4) as (stage, _):
        assert "[/oops] [@click=app.quit]x[/]" in stage.lines[0]


async def test_keys_move_the_window() -> None:
    async with on_stage(NumberPane(100), 60, 10) as (stage, pilot):
        await pilot.press("j", "down")
        assert first_numbers(stage.lines)[0] == "2.0"
        await pilot.press("k")
        assert first_numbers(stage.lines)[0] == "1.0"
        await pilot.press("pagedown", "ctrl+d")
        assert first_numbers(stage.lines)[0] == "15.0"
        await pilot.press("end")
        assert first_numbers(stage.lines)[-1] == "99.0"
        await pilot.press("g")
        assert first_numbers(stage.lines)[0] == "0.0"


async def test_a_resize_keeps_the_line_under_the_eyes() -> None:
    async with on_stage(NumberPane(100), 60, 10) as (stage, pilot):
        await pilot.press("pagedown")
        assert first_numbers(stage.lines)[0] == "9.0"
        await pilot.resize_terminal(30, 8)
        assert stage.widget.size == Size(30, 8)
        assert first_numbers(stage.lines)[0] == "9.0"


async def test_the_end_of_the_text_is_announced_when_reading_on() -> None:
    async with on_stage(NumberPane(12), 60, 10) as (stage, pilot):
        await pilot.press("space")
        assert stage.said(FlowPane.EndReached) == []
        await pilot.press("space")
        assert [end.forward for end in stage.said(FlowPane.EndReached)] == [True]


async def test_what_a_pane_does_not_perform_is_asked_of_its_screen() -> None:
    async with on_stage(NumberPane(3)) as (stage, pilot):
        await pilot.press("s", "question_mark", "J")
        assert stage.asked == ["toggle_star", "help", "next_post"]


async def test_a_keymap_moves_a_command_to_another_key() -> None:
    async with on_stage(NumberPane(3)) as (stage, pilot):
        stage.set_keymap({"toggle-star": "x,f9"})
        await pilot.press("s", "x", "f9")
        assert stage.asked == ["toggle_star", "toggle_star"]


async def test_the_scroll_mark_shows_the_part_in_view() -> None:
    async with on_stage(NumberPane(20), 60, 10) as (stage, pilot):
        assert [line[59:] for line in stage.lines] == ["▐"] * 5 + [""] * 5
        await pilot.press("G")
        assert [line[59:] for line in stage.lines] == [""] * 5 + ["▐"] * 5
        stage.widget.symbols = ASCII  # type: ignore[attr-defined]
        await pilot.pause()
        assert [line[59:] for line in stage.lines] == [""] * 5 + ["#"] * 5


async def test_the_wheel_scrolls() -> None:
    async with on_stage(NumberPane(100), 60, 10) as (stage, pilot):
        wheel = MouseScrollDown(stage.widget, 5, 5, 0, 1, 0, False, False, False)
        stage.widget.post_message(wheel)
        await pilot.pause()
        assert first_numbers(stage.lines)[0] == "3.0"


async def test_the_cursor_has_the_accent_in_the_focused_pane_only() -> None:
    pane = small_index()
    async with on_stage(pane, 40, 12) as (stage, pilot):
        focused = cursor_style(pane)
        stage.screen.set_focus(None)
        await pilot.pause()
        waiting = cursor_style(pane)
        assert focused.color != waiting.color
        pane.focus()
        await pilot.pause()
        assert cursor_style(pane) == focused


async def test_another_theme_changes_the_colours_of_a_pane() -> None:
    pane = small_index()
    async with on_stage(pane, 40, 12) as (stage, pilot):
        before = cursor_style(pane)
        stage.theme = "nord"
        await pilot.pause()
        assert cursor_style(pane).color != before.color
        assert cursor_style(pane).bgcolor != before.bgcolor


async def test_without_colours_of_our_own_the_quiet_parts_are_faint() -> None:
    pane = small_index()
    async with on_stage(pane, 40, 12) as (stage, pilot):
        stage.theme = "ansi-dark"
        await pilot.pause()
        [day] = [run for run in pane.render_line(1) if run.text.strip() == "3"]
        assert day.style is not None
        assert day.style.dim


async def test_a_pane_that_is_hidden_and_shown_again_shows_the_same_lines() -> None:
    pane = NumberPane(100)
    async with on_stage(pane, 60, 10) as (stage, pilot):
        await pilot.press("pagedown")
        pane.display = False
        await pilot.pause()
        pane.relay()
        pane.display = True
        await pilot.pause()
        assert first_numbers(stage.lines)[0] == "9.0"


def cursor_style(pane: FlowPane) -> Style:
    [mark] = [run for y in range(3) for run in pane.render_line(y) if run.text == "▌"]
    assert mark.style is not None
    return mark.style


async def test_a_pane_that_has_not_heard_yet_that_it_lost_its_room_can_be_moved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pane = NumberPane(5)
    async with on_stage(pane, 40, 12) as (stage, pilot):
        assert len(pane.render_lines(Region(0, 0, 40, 12))) == 12
        with monkeypatch.context() as hidden:
            hidden.setattr(NumberPane, "size", Size(40, 0))
            pane.redraw_moved()
        await pilot.pause()
        assert first_numbers(stage.lines)[:6] == ["0.0", "1.0", "2.0", "3.0", "4.0", ""]
