"""The panes lie beside, over or behind one another, as the terminal has room for them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePath
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.pilot import Pilot
from textual.screen import Screen

from tests.golden import check_golden, screen_text
from tests.widgets.test_article_pane import VIEW
from tests.widgets.test_comments_pane import THREAD, pane_with
from tests.widgets.test_index_pane import small_index
from tui.commands.command import Pane
from tui.commands.footer import footer_entries
from tui.content.terminal_text import SafeText
from tui.stylesheets import HEIGHTS, WIDTHS, stylesheets
from tui.widgets.article_pane import ArticlePane
from tui.widgets.comments_pane import CommentsPane
from tui.widgets.index_pane import IndexPane
from tui.widgets.pane_title import PaneTitle
from tui.widgets.status_line import StatusLine
from tui.widgets.tab_line import TabLine
from tui.widgets.too_small import TooSmall

pytestmark = pytest.mark.anyio


class Room(Screen[None]):
    """Three panes with their titles."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "IndexPane"

    def compose(self) -> ComposeResult:
        """Put the panes where the style sheets expect them."""
        article = ArticlePane()
        article.article = VIEW
        yield TabLine()
        with Container(id="room"):
            with Container(id="index-side"):
                yield title("vowe.net", "9,870 · 124 unread", ruled=False)
                yield small_index()
            with Container(id="text-side"):
                with Container(id="article-side"):
                    yield article
                with Container(id="comments-side"):
                    yield title("Comments", "12 · 2 new", ruled=True)
                    yield pane_with(THREAD)
        yield StatusLine()
        yield TooSmall(id="too-small")

    def on_mount(self) -> None:
        """Offer the commands of the index."""
        self.query_one(StatusLine).entries = tuple(footer_entries(Pane.INDEX))
        self.add_class("-at-index")


def title(label: str, facts: str, *, ruled: bool) -> PaneTitle:
    line = PaneTitle()
    line.label, line.facts, line.ruled = SafeText(label), SafeText(facts), ruled
    return line


class Reading(App[None]):
    """Shows the room."""

    CSS_PATH = list[str | PurePath](stylesheets())

    def get_default_screen(self) -> Screen[None]:
        """Start in the room."""
        return Room()


@asynccontextmanager
async def room(width: int, height: int, *classes: str) -> AsyncIterator[tuple[Reading, Pilot[Any]]]:
    app = Reading()
    async with app.run_test(size=(width, height)) as pilot:
        app.screen.add_class(*classes)
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize(("width", "height"), [(200, 40), (120, 40), (80, 24), (40, 12), (19, 10), (60, 4)])
async def test_the_room_looks_like_this(width: int, height: int) -> None:
    async with room(width, height) as (app, _):
        check_golden(f"widgets/room-{width}x{height}", screen_text(app))


async def test_over_one_another_the_pane_in_use_has_two_thirds_of_the_height() -> None:
    async with room(120, 40) as (app, pilot):
        article, comments = app.screen.query_one("#article-side"), app.screen.query_one("#comments-side")
        assert article.size.height == pytest.approx(2 * comments.size.height, abs=3)
        app.screen.set_class(False, "-at-index").set_class(True, "-at-comments")
        await pilot.pause()
        assert comments.size.height == pytest.approx(2 * article.size.height, abs=3)


@pytest.mark.parametrize("single", ["-single", "-zen"])
@pytest.mark.parametrize(("width", "height"), [(200, 40), (120, 40), (80, 24)])
async def test_one_pane_alone_fills_the_room(single: str, width: int, height: int) -> None:
    async with room(width, height, single) as (app, pilot):
        for pane, kind in (
            (Pane.INDEX, IndexPane),
            (Pane.ARTICLE, ArticlePane),
            (Pane.COMMENTS, CommentsPane),
        ):
            for place in Pane:
                app.screen.set_class(place is pane, f"-at-{place}")
            await pilot.pause()
            assert app.screen.query_one(kind).outer_size.width == width
            assert app.screen.query_one(kind).outer_size.height >= height - 2
