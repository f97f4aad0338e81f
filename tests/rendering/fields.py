"""Every kind of place in which a stranger's text is shown, as a function from the text to its rows."""

import io
from collections.abc import Callable, Iterable

import pytest

from tui.cli.emit import complain, emit
from tui.content.links import shown_link
from tui.content.markdown import to_markdown
from tui.content.terminal_text import one_line, pad
from tui.model.dates import UNDATED
from tui.model.post import BodyFormat, Post, PostRow
from tui.model.thread import Answer, ParentSource
from tui.rendering.article_head import ArticleFacts, article_head
from tui.rendering.comment_layout import CommentFacts, lay_out_comment
from tui.rendering.document import Document
from tui.rendering.index_row import index_line
from tui.rendering.line import Line, line_text
from tui.screens.citation import cite_post

WIDTH = 700
Rows = list[str]
EMPTY = Document.from_markdown("")


def _drawn(lines: Iterable[Line]) -> Rows:
    return [line_text(line) for line in lines]


def _index_row(title: str) -> Rows:
    row = PostRow(1, 1, "wp:1", title, False, "", UNDATED, 0, 0, False, False)
    return _drawn([index_line(row, WIDTH, "3")])


def _quoted(words: str) -> Rows:
    facts = CommentFacts("Ada", edge=Answer(7, ParentSource.QUOTE, 0.8, evidence=words))
    return _drawn(lay_out_comment(facts, EMPTY, WIDTH))


def _html(text: str) -> Rows:
    return _drawn(Document.from_markdown(to_markdown(f"<p>{text}</p>", BodyFormat.HTML)).all_lines(WIDTH))


def _text(text: str) -> Rows:
    return _drawn(Document.from_markdown(to_markdown(text, BodyFormat.TEXT)).all_lines(WIDTH))


def _emitted(write: Callable[[str], None], text: str) -> Rows:
    with pytest.MonkeyPatch.context() as patch:
        out = io.StringIO()
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", out)
        write(text)
    return out.getvalue().split("\n")


ONE_LINE: dict[str, Callable[[str], Rows]] = {
    "title in the index": _index_row,
    "title over the article": lambda text: _drawn(article_head(ArticleFacts(text), WIDTH)),
    "author of a post": lambda text: _drawn(article_head(ArticleFacts("x", author=text), WIDTH)),
    "author of a comment": lambda text: _drawn(lay_out_comment(CommentFacts(text), EMPTY, WIDTH)),
    "words that are answered": _quoted,
    "name of a blog": lambda text: [pad(one_line(text), WIDTH)],
    "address": lambda text: [shown_link(text), shown_link(f"https://blog.example/{text}")],
    "citation": lambda text: [one_line(cite_post(Post("wp:1", text, "", author=text), text), 4000)],
    "error": lambda text: _emitted(complain, f"There is no file or folder {text}."),
}
BODIES: dict[str, Callable[[str], Rows]] = {
    "body in HTML": _html,
    "body in plain text": _text,
    "body that could not be read": lambda text: _drawn(Document.from_plain(text).all_lines(WIDTH)),
    "printed text": lambda text: _emitted(emit, text),
}
