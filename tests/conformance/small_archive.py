"""Archives of a few rows, as bytes."""

import asyncio
import tempfile
from functools import cache
from pathlib import Path

from tests.conformance.samples.wordpress import WXR
from tests.conformance.shelf import put
from tui.archive import blogs, post_rows, posts, sources
from tui.archive.archive import Archive
from tui.archive.integrity import faults
from tui.model.blog import BlogFacts
from tui.services.sync import read_source
from tui.sources.file_source import FileSource
from tui.sources.files import open_path


@cache
def empty_archive() -> bytes:
    """Give an archive that holds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        Archive.open(Path(folder, "archive.db")).close()
        return Path(folder, "archive.db").read_bytes()


@cache
def small_archive() -> bytes:
    """Give an archive that holds the sample of a WordPress export."""
    with tempfile.TemporaryDirectory() as folder:
        file = put(Path(folder), {"archive.db": empty_archive()})
        asyncio.run(stored(open_path(put(Path(folder, "sample"), WXR.files)), file))
        return file.read_bytes()


async def stored(source: FileSource, file: Path) -> str:
    """Read a source into a new blog of an archive; give how that ended."""
    archive = Archive.open(file)
    try:
        with archive.writing() as connection:
            blog_id = blogs.add_blog(connection, BlogFacts(name="Die Probe"))
            record = sources.add_source(connection, blog_id, source.location, source.format)
        report = await read_source(archive, source, record)
    finally:
        archive.close()
    return "read in part" if report.failure or report.skipped else "read"


def looked_through(file: Path) -> str:
    """Open an archive and read all there is in it; raises ``ArchiveError`` where that cannot be."""
    archive = Archive.open(file)
    try:
        with archive.reading() as connection:
            found = list(faults(connection))
            for blog in blogs.list_blogs(connection):
                for row in post_rows.list_rows(connection, blog.id):
                    posts.load_post(connection, row.id)
    finally:
        archive.close()
    return "read in part" if found else "read"
