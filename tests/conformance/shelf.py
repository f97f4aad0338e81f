"""An archive that a sample is read into, as ``vowe-tui add`` reads it, and what is in it then."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.conformance.samples.sample import GIPS, KREIDE, Sample
from tests.sources.feeds.feed import atom, rss
from tui.archive.archive import Archive
from tui.model.sync_report import SyncReport
from tui.services.importing import add_source

Row = tuple[object, ...]
BLOG = "Der Blog von vorher"
_POST = "<title>{0}</title><link>{1}</link><guid>{1}</guid><description>Von vorher.</description>"
_COMMENT = (
    f'<id>{KREIDE}#comment-1</id><title>Von: Vera</title><link href="{KREIDE}#comment-1"/>'
    "<author><name>Vera</name></author><content>Auch von vorher.</content>"
)
# Not how many comments a post has: an overlay brings some.
_STORED = (
    "SELECT id, key, title, permalink, status, body FROM posts JOIN post_bodies ON post_id = id",
    "SELECT id, key, parent_key, author, status, body FROM comments JOIN comment_bodies ON comment_id = id",
)


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, and give the folder, or the file where there is one alone."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / next(iter(files)) if len(files) == 1 else folder


_PREPARED: list[bytes] = []
"""The archive that every shelf begins as, made once for all tests of a process."""


class Shelf:
    """An archive, in which the blog that overlays belong to stands already."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self.archive = archive
        self._folder = folder
        self._before = self._stored()

    async def read(self, sample: Sample, files: Mapping[str, str | bytes]) -> SyncReport:
        """Add the files of a sample; raises ``SourceError``."""
        return await self.add(sample, put(self._folder / "sample", files))

    async def add(self, sample: Sample, location: Path | str) -> SyncReport:
        """Add a sample from where it is; raises ``SourceError``."""
        into, name = (BLOG, "") if sample.is_overlay else ("", "Die Probe")
        return (await add_source(self.archive, str(location), into=into, name=name))[1]

    def posts(self) -> list[Row]:
        """Give title, status, kind and precision of the date of each post of the sample."""
        return self._own("SELECT title, status, kind, published_precision FROM posts", 0)

    def comments(self) -> list[Row]:
        """Give author, status and precision of the date of each comment of the sample."""
        return self._own("SELECT author, status, published_precision FROM comments", 1)

    def names(self) -> set[str]:
        """Give the titles of the sample's posts and the names of the commenters."""
        return {str(row[0]) for row in (*self.posts(), *self.comments())}

    def is_as_before(self) -> bool:
        """Say whether every post and comment of before still is there, untouched."""
        pairs = zip(self._stored(), self._before, strict=True)
        return all(now[: len(before)] == before for now, before in pairs)

    def _stored(self) -> list[list[Row]]:
        return [self._all(f"{query} ORDER BY id") for query in _STORED]

    def _own(self, query: str, table: int) -> list[Row]:
        return self._all(f"{query} WHERE id > ? ORDER BY id", len(self._before[table]))

    def _all(self, query: str, *values: object) -> list[Row]:
        return [tuple(row) for row in self.archive.reader().execute(query, values)]


@asynccontextmanager
async def opened_shelf(folder: Path) -> AsyncIterator[Shelf]:
    """Make an archive below a folder, for as long as the context lasts."""
    if not _PREPARED:
        _PREPARED.append(await _prepared(folder / "before"))
    archive = Archive.open(put(folder, {"archive.db": _PREPARED[0]}))
    try:
        yield Shelf(archive, folder)
    finally:
        archive.close()


async def _prepared(folder: Path) -> bytes:
    """Give the bytes of an archive that holds the blog of before."""
    posts = (_POST.format(*each) for each in (("Kreide", KREIDE), ("Gips", GIPS)))
    source = put(folder / "source", {"posts.xml": rss(*posts), "comments.xml": atom(_COMMENT)})
    archive = Archive.open(folder / "archive.db")
    try:
        await add_source(archive, str(source), name=BLOG)
    finally:
        archive.close()
    return (folder / "archive.db").read_bytes()
