import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog, list_blogs
from tui.model.blog import BlogFacts
from tui.model.errors import ArchiveError


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(ArchiveError) as caught:
        Archive.open(path, read_only=read_only)
    return str(caught.value)


def test_a_text_file_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Milch, Brot, Kalk\n" * 100)
    assert refusal(file) == f"{file} is another kind of file, not an archive; name another with --archive."
    assert file.read_text() == "Milch, Brot, Kalk\n" * 100
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_another_programs_database_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    before = file.read_bytes()
    assert "another program" in refusal(file)
    assert file.read_bytes() == before


def test_a_database_with_another_mark_is_refused_even_without_tables(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    other = sqlite3.connect(file)
    other.execute("PRAGMA application_id = 7")
    other.close()
    assert "another program" in refusal(file)


def test_an_archive_of_a_newer_program_is_refused(archive: Archive) -> None:
    with archive.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "newer version" in refusal(archive.file)
    assert "newer version" in refusal(archive.file, read_only=True)


def test_an_archive_of_an_older_form_is_not_opened_for_reading_only(archive: Archive) -> None:
    with archive.writing() as connection:
        connection.execute("PRAGMA user_version = 0")
    assert "older form" in refusal(archive.file, read_only=True)


def test_an_old_sqlite_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert "too old" in refusal(tmp_path / "archive.db")


def test_what_was_stored_is_there_after_opening_again(shelf: Shelf) -> None:
    shelf.archive.close()
    again = Archive.open(shelf.archive.file)
    assert [blog.name for blog in list_blogs(again.reader())] == ["Tassen"]
    again.close()


def test_a_copy_of_the_bare_file_of_a_new_archive_is_an_archive(archive: Archive, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(archive.file.read_bytes())
    opened = Archive.open(copy, read_only=True)
    assert list_blogs(opened.reader()) == []
    opened.close()


def test_closing_leaves_no_log_and_may_be_repeated(shelf: Shelf) -> None:
    shelf.read(list_blogs)
    shelf.archive.close()
    shelf.archive.close()
    assert sorted(path.name for path in shelf.archive.file.parent.iterdir()) == [
        "archive.db",
        "archive.db.lock",
    ]


def test_a_closed_archive_says_so(archive: Archive) -> None:
    archive.close()
    with pytest.raises(ArchiveError, match="closed"):
        archive.reader()
    with pytest.raises(ArchiveError, match="closed"), archive.writing():
        pass


def test_reading_that_is_cut_off_by_closing_says_so(archive: Archive) -> None:
    def read_too_long() -> None:
        with archive.reading() as connection:
            archive.close()
            list_blogs(connection)

    with pytest.raises(ArchiveError, match="closed"):
        read_too_long()


def test_several_openings_of_a_new_archive_at_once_make_one(tmp_path: Path) -> None:
    opened: list[Archive] = []
    threads = [
        threading.Thread(target=lambda: opened.append(Archive.open(tmp_path / "archive.db")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with opened[0].writing() as connection:
        add_blog(connection, BlogFacts(name="Tassen"))
    assert [[blog.name for blog in list_blogs(each.reader())] for each in opened] == [["Tassen"]] * 6
    for each in opened:
        each.close()


def test_opened_for_reading_only_it_sees_what_another_writes(shelf: Shelf) -> None:
    second = Archive.open(shelf.archive.file, read_only=True)
    shelf.store(a_post())
    assert list_blogs(second.reader())[0].posts == 1
    with pytest.raises(ArchiveError, match="for reading only"), second.writing():
        pass
    second.close()


def test_a_reader_cannot_write(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="only be read"), archive.reading() as connection:
        add_blog(connection, BlogFacts(name="Nein"))


def test_a_thread_keeps_its_reader_and_every_thread_has_its_own(archive: Archive) -> None:
    seen = []
    thread = threading.Thread(target=lambda: seen.append(archive.reader()))
    thread.start()
    thread.join()
    assert archive.reader() is archive.reader()
    assert seen[0] is not archive.reader()


def test_the_readers_of_ended_threads_are_closed(archive: Archive) -> None:
    seen: list[sqlite3.Connection] = []
    for _ in range(3):
        thread = threading.Thread(target=lambda: seen.append(archive.reader()))
        thread.start()
        thread.join()
    with pytest.raises(sqlite3.ProgrammingError):
        seen[0].execute("SELECT 1")


def test_a_failed_transaction_leaves_nothing(archive: Archive) -> None:
    def fail_half_way() -> None:
        with archive.writing() as connection:
            add_blog(connection, BlogFacts(name="Halb"))
            raise KeyError("half way")

    with pytest.raises(KeyError):
        fail_half_way()
    assert list_blogs(archive.reader()) == []
    with archive.writing() as connection:
        add_blog(connection, BlogFacts(name="Ganz"))
    assert [blog.name for blog in list_blogs(archive.reader())] == ["Ganz"]


def test_a_mistake_in_a_statement_stays_what_it_is(archive: Archive) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), archive.writing() as connection:
        connection.execute("SELECT * FROM nowhere")


def test_a_reader_sees_one_moment_while_a_writer_works(shelf: Shelf) -> None:
    reader = shelf.archive.reader()
    reader.execute("BEGIN")
    count = "SELECT count(*) FROM posts"
    assert reader.execute(count).fetchone() == (0,)
    shelf.store(a_post("wp:1"), a_post("wp:2"))
    assert reader.execute(count).fetchone() == (0,)
    reader.execute("COMMIT")
    assert reader.execute(count).fetchone() == (2,)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_transaction_that_a_kill_cut_off_before_there_was_a_log_is_undone(
    shelf: Shelf, tmp_path: Path, read_only: bool
) -> None:
    shelf.store(a_post())
    shelf.archive.close()
    killed = sqlite3.connect(shelf.archive.file, isolation_level=None)
    killed.execute("PRAGMA journal_mode = DELETE")
    killed.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the end
    killed.execute("BEGIN IMMEDIATE")
    killed.execute("CREATE TABLE large (value)")
    killed.execute("INSERT INTO large VALUES (zeroblob(1000000))")
    left = tmp_path / "left.db"
    for end in ("", "-journal"):
        left.with_name(left.name + end).write_bytes(
            shelf.archive.file.with_name(shelf.archive.file.name + end).read_bytes()
        )
    killed.close()
    with closing(Archive.open(left, read_only=read_only)) as archive:
        names = archive.reader().execute("SELECT name FROM sqlite_schema WHERE name = 'large'").fetchall()
        assert (len(list_blogs(archive.reader())), names) == (1, [])


def test_a_transaction_holds_the_lock_that_all_processes_heed_and_gives_it_back(shelf: Shelf) -> None:
    fcntl = pytest.importorskip("fcntl")
    with (shelf.archive.file.parent / "archive.db.lock").open() as lock:
        with shelf.archive.writing(), pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_full_disk_is_told_and_the_archive_works_on(shelf: Shelf) -> None:
    with shelf.archive.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(ArchiveError, match="no room left"):
        shelf.store(*(a_post(f"wp:{number}", body="x" * 5_000) for number in range(20)))
    assert shelf.value("SELECT count(*) FROM posts") == 0
    with shelf.archive.writing() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert shelf.store(a_post()).new == 1


def test_an_archive_with_damaged_pages_is_told(shelf: Shelf) -> None:
    shelf.store(*(a_post(f"wp:{number}") for number in range(200)))
    shelf.archive.close()
    content = bytearray(shelf.archive.file.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    shelf.archive.file.write_bytes(content)
    assert "damaged" in refusal(shelf.archive.file, read_only=True)
    assert "damaged" in refusal(shelf.archive.file)
    assert shelf.archive.file.read_bytes() == content


def test_the_state_changes_with_whatever_is_written_by_anybody(shelf: Shelf) -> None:
    before = shelf.archive.state()
    shelf.value("SELECT count(*) FROM posts")
    assert shelf.archive.state() == before
    shelf.store(a_post())
    own = shelf.archive.state()
    with closing(Archive.open(shelf.archive.file)) as other, other.writing() as connection:
        connection.execute("UPDATE blogs SET name = 'Andere Tassen'")
    assert len({before, own, shelf.archive.state()}) == 3


def test_where_the_system_does_not_tell_of_the_file_no_two_states_are_equal(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    assert shelf.archive.state() != shelf.archive.state()
