"""A comment as long as a book is read like any other, and laid out as far as it is read."""

import re
from datetime import UTC, datetime

import pytest

from tests.golden import screen_text
from tests.widgets.stage import on_stage
from tui.model.comment import Comment, StoredComment
from tui.model.post import BodyFormat
from tui.model.thread import build_thread
from tui.rendering import document as document_module
from tui.rendering.document import Document
from tui.rendering.layout import lay_out
from tui.widgets import comment_column, comment_reach
from tui.widgets.comments_pane import CommentsPane

pytestmark = pytest.mark.anyio

BOOK = "\n\n".join(f"Absatz {number} {'und noch etwas ' * 33}" for number in range(4_000))
"""Two million characters."""
ONE_PARAGRAPH = "Zeile ohne Ende, " * 120_000


def pane_with(text: str) -> CommentsPane:
    texts = ("Davor.", text, "Danach.")
    comments = [
        StoredComment(id, Comment(f"c{id}", "p", words, BodyFormat.TEXT, author=f"Leser {id}"), words)
        for id, words in enumerate(texts, 1)
    ]
    pane = CommentsPane()
    pane.clock = lambda: datetime(2024, 9, 2, tzinfo=UTC)
    documents = {comment.id: Document.from_markdown(comment.text) for comment in comments}
    pane.bodies = documents.get
    pane.thread = build_thread(comments)
    return pane


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what is laid out."""
    seen: list[str] = []

    def counting(block, width, **looks):  # type: ignore[no-untyped-def] # as lay_out is
        seen.append(block.source)
        return lay_out(block, width, **looks)

    monkeypatch.setattr(document_module, "lay_out", counting)
    return seen


@pytest.mark.parametrize("text", [BOOK, ONE_PARAGRAPH], ids=["a book", "one paragraph"])
async def test_a_comment_of_two_million_characters_is_laid_out_where_it_is_read(
    text: str, laid_out: list[str]
) -> None:
    async with on_stage(pane_with(text), 80, 24) as (stage, pilot):
        assert "Leser 2" in screen_text(stage)
        await pilot.press("j", "j", "G", "g", "space")
        assert 0 < sum(map(len, laid_out)) < 250_000


@pytest.fixture
def short_of_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay out few lines at a time."""
    monkeypatch.setattr(comment_reach, "LINES", 60)
    monkeypatch.setattr(comment_column, "NEAR", 40)


@pytest.mark.usefixtures("short_of_breath")
async def test_reading_on_leads_through_a_long_comment_without_a_gap() -> None:
    pane = pane_with(BOOK)
    async with on_stage(pane, 80, 24) as (stage, pilot):
        await pilot.press("j")
        read: list[int] = []
        for _ in range(20):
            shown = [int(number) for number in re.findall(r"Absatz (\d+)", screen_text(stage))]
            read += [number for number in shown if not read or number > read[-1]]
            assert "more characters" not in screen_text(stage)
            await pilot.press("space")
        assert len(read) > 40
        assert read == list(range(len(read)))


async def test_from_below_a_long_comment_says_how_much_of_it_follows_until_it_is_read() -> None:
    pane = pane_with(BOOK)
    async with on_stage(pane, 80, 24) as (stage, pilot):
        await pilot.press("G")
        assert "Leser 3" in screen_text(stage)
        assert re.search(r"… 1,\d{3},\d{3} more characters", screen_text(stage))
        pane.scroll_lines(-23)
        await pilot.pause()
        last = re.findall(r"Absatz (\d+)", screen_text(stage))[-1]
        pane.scroll_lines(23)
        await pilot.pause()
        assert "more characters" not in screen_text(stage)
        assert f"Absatz {int(last) + 1} " in screen_text(stage)


@pytest.mark.usefixtures("short_of_breath")
async def test_the_place_in_a_long_comment_survives_another_size() -> None:
    pane = pane_with(BOOK)
    async with on_stage(pane, 80, 24) as (_, pilot):
        await pilot.press("j", *["space"] * 10)
        before = pane.place
        assert before is not None
        assert before.line > 3 * 60
        await pilot.resize_terminal(60, 24)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert pane.place is not None
        assert abs(pane.place.line - before.line) < 24
