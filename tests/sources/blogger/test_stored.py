"""An export in the archive, which takes comments on stored posts only."""

from pathlib import Path

import pytest

from tests.sources.blogger.written import WrittenComment, WrittenPost, new_export
from tui.archive import blogs, comments, posts, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts
from tui.model.sync_report import Counts
from tui.services.sync import read_source
from tui.sources.files import open_path

pytestmark = pytest.mark.anyio


async def test_no_comment_loses_its_post_between_two_batches(tmp_path: Path) -> None:
    answers = [WrittenComment(10_000 + number, 1 + number % 3) for number in range(1200)]
    path = tmp_path / "feed.atom"
    path.write_text(new_export(*answers, *map(WrittenPost, (1, 2, 3))), encoding="utf-8")
    archive = Archive.open(tmp_path / "archive.db")
    try:
        with archive.writing() as connection:
            blog = blogs.add_blog(connection, BlogFacts(name="Kalkwerk"))
            record = sources.add_source(connection, blog, str(path), "blogger")
        first = await read_source(archive, open_path(path), record)
        second = await read_source(archive, open_path(path), record)
        post = posts.find_post(archive.reader(), "blogger:2")
        stored = comments.load_comments(archive.reader(), post or 0)
    finally:
        archive.close()

    assert (first.posts, first.comments, first.warnings) == (Counts(new=3), Counts(new=1200), [])
    assert (second.posts, second.comments) == (Counts(unchanged=3), Counts(unchanged=1200))
    assert len(stored) == 400
