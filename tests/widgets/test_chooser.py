"""A list is narrowed down by typing, and one of it is taken."""

from typing import Any

import pytest

from tests.golden import check_golden, screen_text
from tests.widgets.stage import on_stage
from tui.commands.catalogue import commands_of
from tui.commands.command import Pane
from tui.commands.keymap import keymap_of
from tui.content.terminal_text import SafeText
from tui.widgets.choice import Choice
from tui.widgets.choice_list import ChoiceList
from tui.widgets.chooser import Chooser
from tui.widgets.help_view import HelpView, help_choices
from tui.widgets.prompt import Prompt

pytestmark = pytest.mark.anyio

THEMES = [
    Choice("ink", SafeText("Ink"), detail=SafeText("dark"), group=SafeText("Our own")),
    Choice("paper", SafeText("Paper [/oops]"), detail=SafeText("light"), group=SafeText("Our own")),
    Choice("nord", SafeText("Nord"), detail=SafeText("dark"), group=SafeText("Others")),
]


def themes() -> Chooser:
    return Chooser(THEMES, SafeText("Which theme?"), chosen="paper")


async def test_the_list_looks_like_this() -> None:
    async with on_stage(themes(), 40, 10) as (stage, _):
        check_golden("widgets/chooser-40", screen_text(stage))


async def test_the_help_looks_like_this() -> None:
    async with on_stage(HelpView(Pane.COMMENTS), 80, 24) as (stage, _):
        check_golden("widgets/help-80", screen_text(stage))


async def test_at_first_only_the_choice_is_tried_that_was_made_before() -> None:
    async with on_stage(themes(), 40, 10) as (stage, _):
        assert [said.choice_id for said in stage.said(Chooser.Tried)] == ["paper"]


async def test_arrows_try_and_enter_takes() -> None:
    async with on_stage(themes(), 40, 10) as (stage, pilot):
        stage.heard.clear()
        await pilot.press("down", "down", "up", "enter")
        assert [said.choice_id for said in stage.said(Chooser.Tried)] == ["nord", "nord", "paper"]
        assert [said.choice_id for said in stage.said(Chooser.Chosen)] == ["paper"]


async def test_words_narrow_the_list_down() -> None:
    async with on_stage(themes(), 40, 10) as (stage, pilot):
        await pilot.press("d", "a", "r", "k", "space", "n", "o")
        assert "Nord" in screen_text(stage)
        assert "Ink" not in screen_text(stage)
        await pilot.press("enter")
        assert [said.choice_id for said in stage.said(Chooser.Chosen)] == ["nord"]


async def test_where_nothing_is_left_a_sentence_stands_and_nothing_is_taken() -> None:
    async with on_stage(themes(), 40, 10) as (stage, pilot):
        await pilot.press("x", "x", "down", "up", "pagedown", "enter")
        assert "Nothing here has all these words." in screen_text(stage)
        assert stage.said(Chooser.Chosen) == []
        await pilot.press("escape")
        assert len(stage.said(Chooser.Dismissed)) == 1


async def test_a_second_click_takes() -> None:
    async with on_stage(themes(), 40, 10) as (stage, pilot):
        await pilot.click(ChoiceList, offset=(5, 5))
        await pilot.click(ChoiceList, offset=(5, 5))
        assert [said.choice_id for said in stage.said(Chooser.Chosen)] == ["nord"]


async def test_what_is_pasted_into_a_prompt_is_harmless() -> None:
    prompt: Any = Prompt(SafeText("[/oops]"))
    async with on_stage(prompt, 40, 3) as (stage, pilot):
        assert "[/oops]" in screen_text(stage)
        prompt.value = "a\x1b]52;c;x\x07 b "
        await pilot.pause()
        assert "\x1b" not in prompt.value
        assert prompt.value.endswith(" b ")


@pytest.mark.parametrize("pane", Pane)
def test_the_help_offers_every_command_of_its_pane(pane: Pane) -> None:
    choices = help_choices(pane, keymap_of({"refresh": "f5"}))
    assert {choice.id for choice in choices} == {command.id for command in commands_of(pane)}
    assert next(choice.lead for choice in choices if choice.id == "refresh") == "f5"
