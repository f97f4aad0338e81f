"""A disk without room fails what is being stored, and neither the reading nor what was stored before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tests.sources.exports import export
from tests.torture.archive_state import digest, faults, is_begun
from tests.torture.test_failing_statements import read_into
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog, load_blog
from tui.archive.connection import connect_writer
from tui.archive.migrations import migrate, migrations
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.errors import ArchiveError

resource = pytest.importorskip("resource", reason="sizes of files are limited by a thing of POSIX")
STEPS = 10


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Open an archive with a blog."""
    archive = Archive.open(tmp_path / "archive.db")
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Tassen"))
        source = add_source(connection, blog_id, "https://tassen.example/", "wordpress")
    yield Shelf(archive, blog_id, source.id)
    archive.close()


def test_an_import_stops_with_a_sentence_wherever_the_room_ends_and_goes_on_later(tmp_path: Path) -> None:
    location, calm = tmp_path / "export.xml", tmp_path / "calm.db"
    items = [export.item(number, export.comment(number), body="Kreide " * 900) for number in range(1, 21)]
    location.write_text(export.export(*items), encoding="utf-8")
    read_into(calm, location)
    expected, largest, failed = digest(calm), 2 * calm.stat().st_size, 0
    for size in range(0, largest, largest // STEPS):
        file = tmp_path / f"{size}.db"
        try:
            with room_for(size):
                read_into(file, location)
        except ArchiveError as error:
            failed += str(error).endswith(".")
        assert not is_begun(file) or faults(file) == []
        read_into(file, location)
        assert digest(file) == expected
    assert failed > STEPS // 4


def test_reading_goes_on_while_nothing_can_be_stored(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1"))
    with room_for(4096):
        with pytest.raises(ArchiveError, match=r"room|disk"):
            shelf.store(a_post("wp:2", body="Kreide " * 90_000))
        assert shelf.read(load_blog, 1).posts == 1
    shelf.store(a_post("wp:3"))
    assert shelf.read(load_blog, 1).posts == 2


def test_a_migration_without_room_for_its_backup_changes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    shelf.store(a_post())
    shelf.archive.close()
    file, folder = shelf.archive.file, tmp_path / "migrations"
    folder.mkdir()
    for script in migrations().values():
        (folder / script.name).write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "0002_notes.sql").write_text("CREATE TABLE notes (text TEXT) STRICT;", encoding="utf-8")
    connection = connect_writer(file)
    with room_for(8192), pytest.raises(ArchiveError, match="backup"):
        migrate(connection, file, folder)
    connection.close()
    assert not list(tmp_path.glob("*backup*"))
    assert faults(file) == []
    Archive.open(file).close()
