"""Real pages of an export of Medium hold for us what an independent look finds in them."""

import re
from html import unescape
from pathlib import Path

from tests.sources.exports.movabletype.given import losses, posts
from tui.model.post import PostStatus
from tui.sources.files import open_path
from tui.sources.source import Notice

TITLE = re.compile(r'<h1 class="p-name">([^<]*)</h1>')
DATE = re.compile(r'datetime="([^"]*)"')


def test_every_page_is_a_post_but_the_response(corpora: Path) -> None:
    folder = corpora / "medium"
    pages = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))}
    shown = [text for name, text in pages.items() if name != "comment.html"]

    source = open_path(folder)
    read = posts(items := list(source.read(folder)))
    assert source.format == "medium"
    assert losses(items) == []
    assert sum(isinstance(each, Notice) for each in items) == 1
    assert [post.title for post in read] == [
        unescape(found[1]) for text in shown if (found := TITLE.search(text))
    ]
    assert len({post.key for post in read}) == len(shown) == len(pages) - 1
    assert [bool(post.published.published) for post in read] == [bool(DATE.search(text)) for text in shown]
    assert [len(post.tags) for post in read] == [text.count('class="p-tag"') for text in shown]
    drafts = [post.title for post in read if post.status is PostStatus.DRAFT]
    assert drafts == ["Draft Post Title"]
