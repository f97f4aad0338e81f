"""A real export of Substack holds for us what an independent count finds in it."""

import csv
from html import unescape
from pathlib import Path

from tests.sources.exports.movabletype.given import losses, posts
from tui.model.post import PostKind, PostStatus
from tui.sources.files import open_path


def test_every_row_is_a_post_with_its_text(corpora: Path) -> None:
    folder = corpora / "substack"
    with (folder / "posts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    source = open_path(folder)
    read = posts(items := list(source.read(folder)))
    assert source.format == "substack"
    assert losses(items) == []
    assert [post.title for post in read] == [unescape(row["title"]) for row in rows]
    assert [post.excerpt for post in read] == [unescape(row["subtitle"]) for row in rows]
    assert [post.slug for post in read] == [row["post_id"].partition(".")[2] for row in rows]
    for post, row in zip(read, rows, strict=True):
        text = (folder / "posts" / f"{row['post_id']}.html").read_text(encoding="utf-8")
        assert post.body.startswith(text)
        assert (post.status is PostStatus.PUBLISHED) is (row["is_published"] == "TRUE")
        assert (post.kind is PostKind.PAGE) is (row["type"] == "page")
