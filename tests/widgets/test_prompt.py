"""A line to type into grows no screen."""

import pytest
from textual.screen import Screen

from tests.widgets.stage import on_stage
from tui.content.terminal_text import SafeText
from tui.widgets.prompt import Prompt

pytestmark = pytest.mark.anyio


async def test_what_is_typed_beyond_the_width_stays_in_view() -> None:
    async with on_stage(Prompt(SafeText("Words")), 18, 3) as (stage, pilot):
        await pilot.press(*"a long word")
        assert "a long word" in stage.lines[0]
        await pilot.press(*" and its end")
        assert stage.lines[0].strip().endswith("its end")
        assert "a long" not in stage.lines[0]
        await pilot.press("home")
        assert stage.lines[0].strip().startswith("a long word")


async def test_a_letter_lays_nothing_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(Prompt(SafeText("Words")), 40, 3) as (stage, pilot):
        laid_out = []
        monkeypatch.setattr(Screen, "_refresh_layout", lambda *_, **__: laid_out.append(True))
        await pilot.press("a", "b")
        assert "ab" in stage.lines[0]
        assert laid_out == []
