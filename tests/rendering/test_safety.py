"""Whatever text comes in, nothing that reaches a line can act on a terminal or leave its width."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.markdown_text import MARKDOWN
from tui.content.links import safe_link
from tui.content.notes import note_link
from tui.model.dates import UNDATED
from tui.model.post import PostRow
from tui.model.thread import Answer, ParentSource
from tui.rendering.article_head import ArticleFacts, article_head
from tui.rendering.comment_layout import CommentFacts, lay_out_comment
from tui.rendering.document import Document
from tui.rendering.index_row import index_line, month_line
from tui.rendering.line import Line, line_text, line_width
from tui.rendering.symbols import symbols

NOW = datetime(2026, 11, 23, tzinfo=UTC)
FORBIDDEN = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def check(lines: Iterable[Line], width: int) -> None:
    for line in lines:
        text = line_text(line)
        assert not [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs") or sign in FORBIDDEN]
        assert line_width(line) <= width
        assert not text.endswith(" ")
        assert all(piece.text for piece in line)
        assert all(piece.link in (safe_link(piece.link), note_link(piece.link)) for piece in line)


@settings(deadline=None, max_examples=150)
@given(MARKDOWN, st.integers(1, 50), st.booleans())
def test_no_markdown_puts_a_control_into_a_line_or_leaves_the_width(
    markdown: str, width: int, ascii_only: bool
) -> None:
    check(Document.from_markdown(markdown, ascii_only=ascii_only).all_lines(width), width)
    check(Document.from_plain(markdown, ascii_only=ascii_only).all_lines(width), width)


@settings(deadline=None, max_examples=80)
@given(MARKDOWN, st.integers(1, 60), st.booleans(), st.integers(0, 30))
def test_no_name_title_or_quoted_word_does_either(
    text: str, width: int, ascii_only: bool, depth: int
) -> None:
    marks = symbols(ascii_only)
    row = PostRow(
        1, 1, "wp:1", text, depth % 2 == 0, text, UNDATED, 12, depth, depth % 3 == 0, depth % 2 == 1
    )
    quote = Answer(7, ParentSource.QUOTE, 0.8, evidence=text)
    body = Document.from_markdown(text, ascii_only=ascii_only)
    comment = CommentFacts(
        text, "3 Mar", depth, (ParentSource.QUOTE,) * depth, depth, edge=quote, new=True, by_post_author=True
    )
    called = CommentFacts(
        text,
        folded=True,
        replies=3,
        new_replies=1,
        repliers=(text, text),
        answered=text,
        edge=Answer(7, hint=True),
    )
    check([index_line(row, width, "3", marks), month_line("2006-03", 9870, True, width, marks)], width)
    check(
        article_head(
            ArticleFacts(text, author=text, date="no date", comments=3, new_comments=1), width, marks
        ),
        width,
    )
    check(lay_out_comment(comment, body, width, marks), width)
    check(lay_out_comment(called, body, width, marks), width)
