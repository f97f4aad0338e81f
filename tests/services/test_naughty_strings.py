"""Strings that break programs are stored, found and given back as they are."""

import json
from pathlib import Path

from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.posts import save_posts
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.post import Post
from tui.services.library import Library
from tui.services.search import find


def test_naughty_strings_are_kept_in_every_field_and_can_be_looked_for(corpora: Path, tmp_path: Path) -> None:
    strings = json.loads((corpora / "strings" / "blns.json").read_text("utf-8"))
    archive = Archive.open(tmp_path / "archive.db")
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Kannen", url="https://kannen.example/"))
        source = add_source(connection, blog_id, "https://kannen.example/", "wordpress")
    shelf = Shelf(archive, blog_id, source.id)
    posts = [
        Post(
            f"wp:{number}", text, "", author=text, permalink=text, slug=text, tags=(text,), categories=(text,)
        )
        for number, text in enumerate(strings)
    ]
    shelf.write(save_posts, source.id, blog_id, [(post, post.title) for post in posts])
    shelf.answer(*(Comment(f"c{post.key}", post.key, post.title, author=post.author) for post in posts))

    library = Library(archive)
    kept = {stored.post.key: stored.post for stored in library.list_posts()}
    assert kept == {post.key: post for post in posts}
    found = [text for text in strings if find(library, text, limit=1)]
    assert 300 < len(found) < len(strings)
    library.close()
