"""Letters on the links of a pane, while it is given other lines."""

import re
from datetime import UTC, datetime

import pytest
from rich.style import Style
from textual.theme import Theme

from tests.widgets.stage import Stage, on_stage
from tui.model.comment import Comment, CommentKind, StoredComment
from tui.model.thread import build_thread
from tui.rendering.article_head import ArticleFacts
from tui.rendering.document import Document
from tui.stylesheets import themes
from tui.widgets.article_column import ArticleView
from tui.widgets.article_pane import ArticlePane
from tui.widgets.comments_pane import CommentsPane
from tui.widgets.findable_pane import Find
from tui.widgets.link_pane import LinkPane

pytestmark = pytest.mark.anyio

HANDBOOK = "https://tassen.example/handbuch/"
LONG = f"Mehr steht in [diesem langen Handbuch über Kaffeemaschinen und ihre Launen]({HANDBOOK})."


def article(markdown: str) -> ArticlePane:
    pane = ArticlePane()
    pane.article = ArticleView(1, ArticleFacts("Tasse"), Document.from_markdown(markdown))
    return pane


def style_of(pane: ArticlePane, text: str, nth: int = 0) -> Style:
    """Give the style of a run that is a text, or else of one that has it in itself."""
    runs = [run for y in range(pane.size.height) for run in pane.render_line(y)]
    found = [run for run in runs if run.text == text] or [run for run in runs if text in run.text]
    style = found[nth].style
    assert style is not None
    return style


def chosen(stage: Stage) -> list[tuple[str, bool]]:
    """List the links that were chosen, and whether for the browser."""
    return [(said.address, said.outside) for said in stage.said(LinkPane.LinkChosen)]


async def test_a_link_over_several_lines_has_its_letter_where_it_comes_into_view() -> None:
    async with on_stage(article("\n\n".join([LONG, *("Zeile." for _ in range(30))])), 30, 8) as (
        stage,
        pilot,
    ):
        await pilot.press("f")
        assert [line.strip(" ▐") for line in stage.lines[2:6]] == [
            "Mehr steht in aiesem",
            "langen Handbuch über",
            "Kaffeemaschinen und ihre",
            "Launen.",
        ]
        await pilot.press("escape", *"jjj", "f")
        assert stage.lines[0].strip(" ▐") == "aangen Handbuch über"
        await pilot.press("a")
        assert chosen(stage) == [(HANDBOOK, False)]


async def test_a_letter_stays_with_its_link_while_the_lines_change() -> None:
    pane = article(f"{LONG}\n\n[Kanne](https://kannen.example/)")
    async with on_stage(pane, 60, 12) as (stage, pilot):
        await pilot.press("F")
        pane.measure = 20
        await pilot.resize_terminal(30, 14)
        assert any("sanne" in line for line in stage.lines)
        await pilot.press("s")
        assert chosen(stage) == [("https://kannen.example/", True)]
        assert not any("sanne" in line for line in stage.lines)


async def test_the_mouse_and_another_focus_take_the_letters_away() -> None:
    pane = article(LONG)
    async with on_stage(pane, 60, 12) as (_, pilot):
        shown = []
        await pilot.press("f")
        shown.append(pane.shows_hints)
        await pilot.click(pane, offset=(3, 3))
        shown.append(pane.shows_hints)
        await pilot.press("f")
        shown.append(pane.shows_hints)
        pane.blur()
        await pilot.pause()
        shown.append(pane.shows_hints)
        assert shown == [True, False, True, False]


async def test_a_pane_without_links_says_so_and_keeps_its_keys() -> None:
    pane = article("Nichts.")
    async with on_stage(pane, 60, 12) as (stage, pilot):
        await pilot.press("f")
        assert [said.links for said in stage.said(LinkPane.HintsShown)] == [0]
        assert not pane.shows_hints


async def test_other_sites_that_link_here_can_be_followed() -> None:
    ping = Comment(
        "wp:9",
        "wp:1",
        "",
        author="Ein Blog",
        author_url="https://kannen.example/9/",
        kind=CommentKind.PINGBACK,
    )
    bad = Comment("wp:8", "wp:1", "", author="Böse", author_url="javascript:x", kind=CommentKind.PINGBACK)
    pane = CommentsPane()
    pane.clock = lambda: datetime(2024, 9, 2, tzinfo=UTC)
    pane.thread = build_thread([StoredComment(8, bad), StoredComment(9, ping)])
    async with on_stage(pane, 60, 12) as (stage, pilot):
        await pilot.press("enter", "f", "a")
        assert chosen(stage) == [("https://kannen.example/9/", False)]
        assert any("Böse" in line for line in stage.lines)


async def test_the_terminal_is_told_where_a_link_to_the_web_leads_and_no_other() -> None:
    pane = article(f"[Kanne]({HANDBOOK}) [Brief](mailto:ada@tassen.example) [Rand](file:///etc/passwd)")
    async with on_stage(pane, 60, 12) as (stage, _):
        drawn = [
            (segment.text, segment.style.link)
            for y in range(len(stage.lines))
            for segment in pane.render_line(y)
            if segment.style is not None and segment.style.link
        ]
        assert drawn == [("Kanne", HANDBOOK)]


@pytest.mark.parametrize("theme", ["ink", "paper", "contrast", "terminal", "ansi-dark", "ansi-light"])
async def test_letters_and_hits_are_seen_in_every_theme(theme: str) -> None:
    pane = article(f"Eine Tasse, eine Kanne und noch eine Tasse.\n\n[Das Handbuch]({HANDBOOK})")
    async with on_stage(pane, 60, 12) as (stage, pilot):
        for own in themes():
            stage.register_theme(Theme(**own))
        stage.theme = theme
        await pilot.pause()
        plain, link = style_of(pane, "Kanne"), style_of(pane, "Handbuch")
        pattern = re.compile("Tasse")
        pane.show_find(Find("Tasse", pattern).in_texts(pane.texts()()))
        pane.go_to_hit(0)
        assert len({plain, style_of(pane, "Tasse"), style_of(pane, "Tasse", nth=1)}) == 3
        pane.show_find(None)
        await pilot.press("f")
        assert len({plain, link, style_of(pane, "a")}) == 3
