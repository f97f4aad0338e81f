"""An archive to test with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Open a new archive and close it after the test."""
    archive = Archive.open(tmp_path / "archive.db")
    yield archive
    archive.close()


@pytest.fixture
def shelf(archive: Archive) -> Shelf:
    """Put one blog into the archive."""
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Tassen", url="https://tassen.example/"))
        source = add_source(connection, blog_id, "https://tassen.example/", "wordpress")
    return Shelf(archive, blog_id, source.id)
