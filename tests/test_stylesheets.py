"""The style sheets are there, and the program's own colours can be read."""

import re

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.screens.room import SIDES
from tui.stylesheets import HEIGHTS, WIDTHS, stylesheets, themes

TEXT = ("foreground", "accent", "primary", "secondary", "warning", "success", "error")


def test_every_sheet_of_the_cascade_exists_and_none_lies_beside_it() -> None:
    sheets = stylesheets()
    assert all(sheet.is_file() for sheet in sheets)
    assert set(sheets[0].parent.glob("*.tcss")) == set(sheets)


@pytest.mark.parametrize("name", ["ink", "paper", "contrast"])
def test_text_stands_out_from_its_ground_by_seven_to_one(name: str) -> None:
    theme = next(theme for theme in themes() if theme["name"] == name)
    colours = {role: theme[role] for role in TEXT} | theme["variables"]
    faint = {role: contrast(colour, theme["background"]) for role, colour in colours.items()}
    assert {role: ratio for role, ratio in faint.items() if ratio < 7.0} == {}


def test_the_themes_have_names_of_their_own() -> None:
    names = [theme["name"] for theme in themes()]
    assert names == ["ink", "paper", "contrast", "terminal"]
    assert not set(names) & set(BUILTIN_THEMES)


def test_the_pane_in_use_decides_on_nothing_but_places_and_sizes() -> None:
    """``Room.go_to`` looks up the styles of these alone."""
    selectors = [selector for selector in all_selectors() if "-at-" in selector]
    assert {selector.rsplit("#")[-1] for selector in selectors} == set(SIDES)


def test_no_style_of_a_pane_asks_for_the_focus() -> None:
    """``FlowView`` does not look its styles up when the focus changes."""
    sheets = [sheet for sheet in stylesheets() if sheet.stem != "chooser"]
    assert [sheet.name for sheet in sheets if ":focus" in sheet.read_text(encoding="utf-8")] == []


@pytest.mark.anyio
@pytest.mark.parametrize("name", [*(theme["name"] for theme in themes()), "nord", "ansi-light"])
async def test_the_style_sheets_can_be_read_in_every_kind_of_theme(name: str) -> None:
    class Themed(App[None]):
        CSS_PATH = [str(sheet) for sheet in stylesheets()]

    app = Themed()
    for theme in themes():
        app.register_theme(Theme(**theme))
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        assert app.current_theme.name == name


def test_the_classes_of_a_size_begin_at_nothing_and_ascend() -> None:
    for sizes in (WIDTHS, HEIGHTS):
        assert sizes[0][0] == 0
        assert sizes == sorted(sizes)


def all_selectors() -> list[str]:
    """List the selectors of every rule that is not nested in another one."""
    text = "".join(
        re.sub(r"/\*.*?\*/", "", each.read_text(encoding="utf-8"), flags=re.S) for each in stylesheets()
    )
    heads = re.findall(r"([^{}]+)\{", text)
    return [selector.strip() for head in heads for selector in head.split(",")]


def contrast(text: str, ground: str) -> float:
    """The ratio of two luminances as the Web Content Accessibility Guidelines 2.1 define it."""
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(part) for part in Color.parse(colour).normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
