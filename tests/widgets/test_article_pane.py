"""The article is read by lines, pages and headings, and keeps its place."""

from dataclasses import replace

import pytest

from tests.golden import check_golden, screen_text
from tests.widgets.stage import on_stage
from tui.content.terminal_text import SafeText
from tui.rendering.article_head import ArticleFacts
from tui.rendering.document import Document
from tui.rendering.flow import Anchor
from tui.rendering.symbols import ASCII
from tui.widgets.article_column import ArticleView
from tui.widgets.article_pane import ArticlePane, LoadFailure, Loading
from tui.widgets.flow_pane import FlowPane

pytestmark = pytest.mark.anyio

TEXT = """\
It greeted me this morning with a message about calcium. I have owned **cars** that complained less, \
and \\[/oops\\] none of them made *coffee*.

> A machine that makes coffee should make coffee.

## What it wants

1. water
2. beans
   - dark ones
   - [a handbook](https://example.com/handbook)

```python
def brew(cups):
    return cups * "coffee"  # no calcium
```

## What it gets

| day    | cups |
|--------|-----:|
| Monday |    3 |

## What I say

More on this tomorrow.
"""

FACTS = ArticleFacts(
    "The coffee machine has opinions", False, "Ada Fink", "3 Mar 2006, 14:02", 12, 2, 2, starred=True
)
VIEW = ArticleView(7, FACTS, Document.from_markdown(TEXT), {1: 2})


def pane_with(view: ArticleView) -> ArticlePane:
    pane = ArticlePane()
    pane.article = view
    return pane


async def test_what_was_broken_into_lines_ahead_is_not_laid_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place, text = Anchor(4, 0), Document.from_markdown(TEXT)
    pane = pane_with(VIEW)
    async with on_stage(pane, 80, 8) as (stage, pilot):
        pane.break_lines(text, place)
        monkeypatch.delattr("tui.rendering.document.lay_out")
        pane.article = ArticleView(8, FACTS, text)
        pane.place = place
        await pilot.pause()
        assert "1. water" in screen_text(stage)


@pytest.mark.parametrize("width", [40, 80, 100])
async def test_the_article_looks_like_this(width: int) -> None:
    async with on_stage(pane_with(VIEW), width, 36) as (stage, _):
        check_golden(f"widgets/article-{width}", screen_text(stage))


async def test_the_article_looks_like_this_in_ascii() -> None:
    pane = pane_with(replace(VIEW, document=Document.from_markdown(TEXT, ascii_only=True)))
    pane.symbols = ASCII
    async with on_stage(pane, 60, 36) as (stage, _):
        check_golden("widgets/article-60-ascii", screen_text(stage))
        assert screen_text(stage).isascii()


async def test_braces_go_from_heading_to_heading() -> None:
    async with on_stage(pane_with(VIEW), 80, 8) as (stage, pilot):
        await pilot.press("}")
        assert "What it wants" in stage.lines[0]
        await pilot.press("}")
        assert "What it gets" in stage.lines[0]
        await pilot.press("{", "k", "{")
        assert "coffee machine" in stage.lines[0]


async def test_the_place_is_a_block_and_a_line_of_it() -> None:
    pane = pane_with(VIEW)
    pane.place = Anchor(3, 0)
    async with on_stage(pane, 80, 8) as (stage, pilot):
        assert "What it wants" in stage.lines[0]
        await pilot.press("j")
        assert pane.place == Anchor(3, 1)
        await pilot.resize_terminal(50, 8)
        assert pane.place == Anchor(3, 1)


async def test_another_view_of_the_same_post_keeps_the_line_at_the_top() -> None:
    pane = pane_with(VIEW)
    async with on_stage(pane, 80, 8) as (stage, pilot):
        await pilot.press("pagedown")
        before = stage.lines[:3]
        pane.article = replace(VIEW, facts=replace(FACTS, starred=False))
        await pilot.pause()
        assert stage.lines[:3] == before
        pane.article = replace(VIEW, post_id=8)
        await pilot.pause()
        assert "coffee machine" in stage.lines[0]


async def test_lines_get_shorter_and_longer_with_the_measure() -> None:
    pane = pane_with(VIEW)
    async with on_stage(pane, 100, 12) as (stage, pilot):
        pane.measure = 40
        await pilot.pause()
        assert max(len(line.rstrip("▐ ")) for line in stage.lines) <= 1 + 4 + 40


async def test_reading_on_turns_pages_and_then_says_so() -> None:
    async with on_stage(pane_with(VIEW), 80, 24) as (stage, pilot):
        await pilot.press("space", "space", "space")
        assert [said.forward for said in stage.said(FlowPane.EndReached)] == [True, True]


async def test_enter_goes_on_to_the_comments() -> None:
    async with on_stage(pane_with(VIEW)) as (stage, pilot):
        await pilot.press("enter", "l", "right")
        assert len(stage.said(ArticlePane.CommentsRequested)) == 3


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        (None, "Choose a post in the index."),
        (Loading(7), "Opening…"),
        (
            LoadFailure(7, SafeText("The archive [/oops] is gone. r fetches it.")),
            "The archive [/oops] is gone.",
        ),
        (ArticleView(7, FACTS, Document.from_markdown("")), "This post has no text."),
    ],
)
async def test_where_there_is_no_text_a_sentence_stands(
    article: ArticleView | Loading | LoadFailure | None, sentence: str
) -> None:
    pane = ArticlePane()
    pane.article = article
    async with on_stage(pane, 60, 10) as (stage, pilot):
        assert sentence in screen_text(stage)
        await pilot.press("}", "j", "G", "pagedown")
        assert sentence in screen_text(stage)
