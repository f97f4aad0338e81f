"""A real export of Ghost holds for us what an independent count finds in it."""

import json
from pathlib import Path

from tests.sources.exports.movabletype.given import losses, posts
from tui.sources.files import open_path


def test_every_post_is_there_once_with_its_author_and_tags(corpora: Path) -> None:
    path = corpora / "ghost" / "ghost.json"
    data = json.loads(path.read_bytes())["db"][0]["data"]

    source = open_path(path)
    read = posts(items := list(source.read(path)))
    assert source.format == "ghost"
    assert losses(items) == []
    assert [(post.title, post.slug) for post in read] == [
        (each["title"], each["slug"]) for each in data["posts"]
    ]
    assert [post.body for post in read[:2]] == [each["html"] for each in data["posts"][:2]]
    assert read[2].body.startswith('<figure><img src="https://example.com/images/lexical-image.jpg"')
    assert sum(bool(post.author) for post in read) == len(data["posts_authors"])
    assert sum(len(post.tags) for post in read) == len(data["posts_tags"])
    assert {post.published.published.year for post in read if post.published.published} == {2025}
