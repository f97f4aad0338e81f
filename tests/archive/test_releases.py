"""Archives that earlier versions of this program made are brought up to date, or refused with a sentence."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tui.archive.archive import Archive
from tui.archive.connection import connect_reader, connect_writer
from tui.archive.integrity import check
from tui.archive.migrations import is_current, migrate, migrations, schema_version
from tui.archive.reading import star_post
from tui.archive.search import search
from tui.model.errors import ArchiveError

RELEASES = {int(file.stem.split("_")[1]): file for file in (Path(__file__).parent / "releases").iterdir()}
NOTES = "CREATE TABLE notes (text TEXT NOT NULL) STRICT; ALTER TABLE posts ADD COLUMN note TEXT;"

pytestmark = pytest.mark.parametrize("version", RELEASES)


def script_of(version: int) -> str:
    return RELEASES[version].read_text(encoding="utf-8")


def schema_only(script: str) -> str:
    """Leave the rows out of the script of a release."""
    begin, _, rest = script.partition("-- rows\n")
    return begin + rest.partition("-- triggers\n")[2]


def run_script(file: Path, script: str) -> Path:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)
    return file


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Give what every part of the schema says, however it is laid out and commented."""
    rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: " ".join(re.sub("--.*", "", sql).split()) for name, sql in rows}


def rows_of(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table of the first version, by the columns it had then."""
    tables = [name for name in schema_of(connection) if name.startswith("table ") and "_search_" not in name]
    told = {}
    for table in (name.removeprefix("table ") for name in tables):
        if table != "notes" and not table.endswith("_search"):
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "note"]
            told[table] = sorted(connection.execute(f"SELECT {', '.join(names)} FROM {table}"), key=repr)
    return told


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Make a folder of scripts that has one more than there are."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for script in migrations().values():
        (folder / script.name).write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / f"{max(migrations()) + 1:04}_notes.sql").write_text(NOTES, encoding="utf-8")
    return folder


@pytest.fixture(params=["empty", "full"])
def released(request: pytest.FixtureRequest, tmp_path: Path, version: int) -> Path:
    """Make an archive as that release left it."""
    script = script_of(version)
    return run_script(tmp_path / "old.db", script if request.param == "full" else schema_only(script))


def backups(file: Path) -> Iterator[Path]:
    return file.parent.glob("*.backup")


def test_what_was_released_is_never_changed(tmp_path: Path, version: int) -> None:
    old = run_script(tmp_path / "old.db", schema_only(script_of(version)))
    new = tmp_path / "new.db"
    for number in range(1, version + 1):
        run_script(new, migrations()[number].read_text(encoding="utf-8"))
    with closing(sqlite3.connect(old)) as left, closing(sqlite3.connect(new)) as right:
        assert schema_of(left) == schema_of(right), (
            f"Version {version} is out; write a script for a newer one."
        )


def test_it_opens_and_everything_in_it_is_there(released: Path, version: int) -> None:
    with closing(connect_reader(released)) as connection:
        before = rows_of(connection)
    archive = Archive.open(released)
    assert is_current(archive.reader())
    assert (archive.saved is not None) == (version < max(migrations()))
    assert rows_of(archive.reader()) == before
    with archive.writing() as connection:
        assert check(connection) == []
    if before["posts"]:
        assert len(search(archive.reader(), "kaffeemaschine")) == 1
        with archive.writing() as connection:
            star_post(connection, 2, True)
    archive.close()


def test_a_migration_keeps_every_row_and_a_backup_of_them(released: Path, newer: Path, version: int) -> None:
    with closing(connect_writer(released)) as connection:
        before = rows_of(connection)
        saved = migrate(connection, released, newer)
        assert "table notes" in schema_of(connection)
        assert rows_of(connection) == before
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert saved is not None
    assert [*backups(released)] == [saved]
    with closing(connect_reader(saved)) as copy:
        assert (schema_version(copy), rows_of(copy), check(copy)) == (version, before, [])


def test_a_migration_that_was_cut_off_begins_again(released: Path, newer: Path, version: int) -> None:
    # A process that dies leaves its transaction in the log, without an end.
    with closing(sqlite3.connect(released, isolation_level=None)) as connection:
        before = rows_of(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA cache_size = 1")
        connection.executescript(f"BEGIN IMMEDIATE; {NOTES}")
        left = released.with_name("left.db")
        for ending in ("", "-wal"):
            left.with_name(left.name + ending).write_bytes(
                released.with_name(released.name + ending).read_bytes()
            )
    with closing(connect_writer(left)) as connection:
        assert (schema_version(connection), rows_of(connection)) == (version, before)
        migrate(connection, left, newer)
        assert rows_of(connection) == before
    assert len([*backups(left)]) == 1


def test_one_that_is_half_of_a_newer_version_is_refused_and_left_as_it_was(
    released: Path, newer: Path, version: int
) -> None:
    run_script(released, NOTES.partition(";")[0])
    with closing(connect_writer(released)) as connection:
        before = schema_of(connection), rows_of(connection)
        with pytest.raises(ArchiveError, match=r"not what its version says.*notes.*is a copy of it.*\.$"):
            migrate(connection, released, newer)
        assert (schema_of(connection), rows_of(connection)) == before
        assert schema_version(connection) == version
    assert len([*backups(released)]) == 1


def newer_number(script: str) -> str:
    return re.sub("user_version = [0-9]+", f"user_version = {max(migrations()) + 1}", script)


def foreign_mark(script: str) -> str:
    return re.sub("application_id = 0x[0-9A-F]+", "application_id = 7", script)


def no_number(script: str) -> str:
    return re.sub("user_version = [0-9]+", "user_version = 0", script)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (newer_number, "was written by a newer version; update this program to read it."),
        (foreign_mark, "is the database of another program; name another file with --archive."),
        (no_number, "not what its version says"),
    ],
)
def test_one_that_cannot_be_is_refused_with_a_sentence_and_not_written_to(
    tmp_path: Path, version: int, change: Callable[[str], str], sentence: str
) -> None:
    file = run_script(tmp_path / "old.db", change(script_of(version)))
    with closing(connect_reader(file)) as connection:
        before = schema_of(connection), rows_of(connection)
    with pytest.raises(ArchiveError, match=sentence):
        Archive.open(file)
    with closing(connect_reader(file)) as connection:
        assert (schema_of(connection), rows_of(connection)) == before
