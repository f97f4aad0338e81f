"""Work on an archive that may be cut short anywhere, and goes on from there when it is begun again."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tests.services.fake_source import FakeSource
from tests.sources.exports import export
from tui.archive import blogs, marks, migrations, sources
from tui.archive.archive import Archive
from tui.archive.connection import connect_writer
from tui.archive.posts import find_post
from tui.archive.reading import star_post
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.model.post import Post
from tui.services import storing
from tui.services.backing_up import make_backup
from tui.services.exporting.export import ExportFormat, export_posts
from tui.services.exporting.export_folder import MARK
from tui.services.importing import add_source
from tui.services.library import Library
from tui.services.sync import read_source
from tui.sources.http_client import HttpClient
from tui.sources.source import Item
from tui.sources.wordpress.opening import open_wordpress

POSTS, COMMENTS = 250, 320
EXPORTED = 60
"""Posts of the blog that is exported, each a file that has to reach the disk."""
NOW = datetime(2020, 9, 20, tzinfo=UTC)
Tell = Callable[[str], None]
"""Is told the key of what can be relied on from now on."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scenario takes place."""

    folder: Path
    site: str
    """The address of a WordPress, see ``a_site``."""

    @property
    def archive(self) -> Path:
        """The archive's file."""
        return self.folder / "archive.db"

    @property
    def pages(self) -> Path:
        """The folder of an export."""
        return self.folder / "exported"

    @property
    def file(self) -> Path:
        """The file of an export."""
        return self.folder / "exported.xml"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of work: what there is before it, and how it is done or gone on with."""

    prepare: Callable[[Place], None]
    work: Callable[[Place, Tell], None]


def a_site() -> WordPressSite:
    """Make a blog of three pages of posts and four of comments."""
    replies = [json_comment(number, 1 + number % POSTS) for number in range(1, COMMENTS + 1)]
    return WordPressSite([json_post(number) for number in range(1, POSTS + 1)], replies)


def _with_a_source(place: Place) -> None:
    archive = Archive.open(place.archive)
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, BlogFacts(name="Prüfblog"))
        sources.add_source(connection, blog_id, "https://blog.example/", "wordpress")
    archive.close()


async def _sync(place: Place) -> None:
    archive = Archive.open(place.archive)
    record = sources.list_sources(archive.reader(), 1)[0]
    async with HttpClient(clock=lambda: NOW) as http:
        known = marks.load_marks(archive.reader(), record.id)
        report = await read_source(archive, await open_wordpress(place.site, http, known), record)
    archive.close()
    assert not report.failure


def _sync_a_wordpress(place: Place, _: Tell) -> None:
    asyncio.run(_sync(place))


def _write_export(place: Place) -> None:
    items = (
        export.item(number, export.comment(number) + export.comment(POSTS + number, parent=number))
        for number in range(1, POSTS + 1)
    )
    (place.folder / "export.xml").write_text(export.export(*items), encoding="utf-8")


def _import_an_export(place: Place, _: Tell) -> None:
    archive = Archive.open(place.archive)
    asyncio.run(add_source(archive, str(place.folder / "export.xml")))
    archive.close()


def _import_in_two_processes(place: Place, tell: Tell) -> None:
    storing.MANY = 0
    _import_an_export(place, tell)


def _a_post(number: int, kind: str) -> Post:
    return Post(
        key=f"{kind}:{number}",
        title=f"Beitrag Nummer {number}",
        body=f"<p>Am {number}. Tag geschah wieder gar nichts, sagt {kind}.</p>",
        published=PublicationDate.on_day(2000 + number // 336, 1 + number // 28 % 12, 1 + number % 28),
        permalink=f"https://tassen.example/{kind}/{number}",
    )


def _a_source(kind: str, posts: int = POSTS) -> FakeSource:
    items: list[Item] = [BlogFacts(name="Tassen", url="https://tassen.example/")]
    items += [_a_post(number, kind) for number in range(posts)]
    items += [
        Comment(key=f"{kind}:c{number}", post_key=f"{kind}:{number % posts}", body=f"<p>Wort {number}.</p>")
        for number in range(posts + 70)
    ]
    return FakeSource(items, location=f"https://tassen.example/{kind}")


def _add(place: Place, source: FakeSource) -> None:
    archive = Archive.open(place.archive)
    asyncio.run(add_source(archive, source.location, source=source))
    archive.close()


def _make_it(place: Place, _: Tell) -> None:
    Archive.open(place.archive).close()


def _with_a_first_source(place: Place) -> None:
    _add(place, _a_source("wp"))


def _join_a_second_source(place: Place, _: Tell) -> None:
    _add(place, _a_source("mt"))


def _star_every_post(place: Place, tell: Tell) -> None:
    archive = Archive.open(place.archive)
    for number in range(POSTS):
        post_id = find_post(archive.reader(), f"wp:{number}")
        assert post_id is not None
        with archive.writing() as connection:
            star_post(connection, post_id, True)
        tell(f"wp:{number}")
    archive.close()


def _write_migrations(place: Place) -> None:
    """Write scripts for a second version, which takes its time."""
    _with_a_first_source(place)
    folder = place.folder / "migrations"
    folder.mkdir()
    for script in migrations.migrations().values():
        (folder / script.name).write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "0002_words.sql").write_text(
        "CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
        "INSERT INTO words (text) SELECT a.body || b.body FROM post_bodies AS a, post_bodies AS b LIMIT 9000;"
        "CREATE INDEX words_by_text ON words (text);"
        "UPDATE words SET text = 'new' WHERE id % 2;",
        encoding="utf-8",
    )


def _migrate(place: Place, _: Tell) -> None:
    connection = connect_writer(place.archive)
    migrations.migrate(connection, place.archive, place.folder / "migrations")
    connection.close()


def _back_up(place: Place, _: Tell) -> None:
    archive = Archive.open(place.archive)
    for number in range(3):
        make_backup(archive, place.folder / f"{number}.backup", replace=True)
    archive.close()


def _with_markdown(place: Place) -> None:
    """Let the Markdown be made already, as converting in a process of its own takes longer than writing."""
    _add(place, _a_source("wp", EXPORTED))
    library = Library.open(place.archive)
    for stored in list(library.list_posts()):
        library.discussion(stored.id)
    library.close()


def _export(place: Place, _: Tell) -> None:
    """Go on with the folder, unless it is finished, and make the file, unless it is there."""
    library = Library.open(place.archive)
    left = {path.name for path in place.pages.iterdir()} if place.pages.exists() else set()
    if MARK in left or all(name.startswith(".") for name in left):
        export_posts(library, ExportFormat.MARKDOWN, place.pages)
    if not place.file.exists():
        export_posts(library, ExportFormat.WXR, place.file)
    library.close()


SCENARIOS = {
    "make": Scenario(lambda _: None, _make_it),
    "sync": Scenario(_with_a_source, _sync_a_wordpress),
    "import": Scenario(_write_export, _import_an_export),
    "import in two processes": Scenario(_write_export, _import_in_two_processes),
    "join": Scenario(_with_a_first_source, _join_a_second_source),
    "star": Scenario(_with_a_first_source, _star_every_post),
    "migrate": Scenario(_write_migrations, _migrate),
    "back up": Scenario(_with_a_first_source, _back_up),
    "export": Scenario(_with_markdown, _export),
}
