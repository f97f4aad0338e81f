import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive import connection as connections
from tui.archive.archive import Archive
from tui.archive.blogs import list_blogs, load_blog
from tui.archive.integrity import check
from tui.archive.reading import star_post
from tui.model.errors import ArchiveError

WRITER = """
import sys
from pathlib import Path
from tests.archive.records import a_post
from tui.archive.archive import Archive
from tui.archive.posts import save_posts

archive = Archive.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    with archive.writing() as connection:
        pairs = [(a_post(f"{sys.argv[2]}:{number}:{half}"), "Meinung") for half in (1, 2)]
        save_posts(connection, 1, 1, pairs[:1])
        if sys.argv[4] == str(number):
            print("half", flush=True)
            sys.stdin.read()
        save_posts(connection, 1, 1, pairs[1:])
    print("whole", flush=True)
archive.close()
"""


def start_writer(file: Path, name: str, transactions: int, stop_in: int = -1) -> "subprocess.Popen[str]":
    """Start a process that stores two posts in each transaction and tells of each."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), name, str(transactions), str(stop_in)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_two_processes_that_write_at_once_lose_nothing(shelf: Shelf) -> None:
    writers = [start_writer(shelf.archive.file, name, 25) for name in ("a", "b")]
    told = [writer.communicate(timeout=60)[0].count("whole") for writer in writers]
    assert told == [25, 25]
    assert shelf.read(load_blog, 1).posts == 100
    assert shelf.write(check) == []


def test_two_threads_that_write_at_once_lose_nothing(shelf: Shelf) -> None:
    def write(name: str) -> None:
        for number in range(25):
            shelf.store(a_post(f"{name}:{number}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shelf.read(load_blog, 1).posts == 50
    assert shelf.write(check) == []


@pytest.mark.parametrize("stop_in", [0, 1, 3, 7, 12])
def test_what_was_committed_survives_a_kill_in_the_middle_of_a_transaction(
    shelf: Shelf, stop_in: int
) -> None:
    shelf.store(a_post("before"))
    shelf.write(star_post, 1, True)
    file = shelf.archive.file
    shelf.archive.close()
    writer = start_writer(file, "a", 20, stop_in)
    assert writer.stdout is not None
    while writer.stdout.readline() != "half\n":
        pass
    writer.kill()
    writer.communicate()
    archive = Archive.open(file)
    blog = load_blog(archive.reader(), 1)
    with archive.writing() as connection:
        findings = check(connection)
        star_post(connection, 1, False)
    archive.close()
    assert (blog.posts, findings) == (1 + 2 * stop_in, [])


def test_a_writer_that_waits_too_long_says_who_it_waits_for(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.archive.archive.BUSY_SECONDS", 0.1)
    writer = start_writer(shelf.archive.file, "a", 1, 0)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "half\n"
    with pytest.raises(ArchiveError, match="in use by another program"):
        shelf.write(star_post, 1, True)
    assert shelf.read(load_blog, 1).posts == 0
    writer.communicate("go on")
    assert shelf.read(load_blog, 1).posts == 2


def test_closing_while_another_process_writes_harms_neither(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.archive.archive.BUSY_SECONDS", 0.1)
    writer = start_writer(shelf.archive.file, "a", 2, 1)
    assert writer.stdout is not None
    while writer.stdout.readline() != "half\n":
        pass
    shelf.archive.close()
    writer.communicate("go on")
    archive = Archive.open(shelf.archive.file)
    assert load_blog(archive.reader(), 1).posts == 4
    archive.close()


def test_a_writer_of_another_make_is_waited_for_too(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with shelf.archive.writing() as connection:
        connection.execute("PRAGMA busy_timeout = 50")
    stranger = connections.connect_writer(shelf.archive.file)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveError, match="in use by another program"):
        shelf.write(star_post, 1, True)
    stranger.execute("ROLLBACK")
    stranger.close()
    shelf.write(star_post, 1, True)


def test_eight_processes_that_write_at_once_lose_nothing(shelf: Shelf) -> None:
    writers = [start_writer(shelf.archive.file, name, 8) for name in "abcdefgh"]
    told = [writer.communicate(timeout=60)[0].count("whole") for writer in writers]
    assert told == [8] * 8
    assert shelf.read(load_blog, 1).posts == 128
    assert shelf.write(check) == []


ADDER = """
import asyncio, sys
from pathlib import Path
from tests.services.fake_source import FakeSource, comment, post
from tui.archive.archive import Archive
from tui.services.importing import add_source

archive = Archive.open(Path(sys.argv[1]))
items = [*map(post, range(40)), *(comment(number, on=number) for number in range(40))]
source = FakeSource(items)
asyncio.run(add_source(archive, source.location, source=source))
archive.close()
"""


def test_a_source_that_four_processes_add_at_once_is_added_once(tmp_path: Path) -> None:
    file = tmp_path / "archive.db"
    words = [sys.executable, "-c", ADDER, str(file)]
    adders = [
        subprocess.Popen(words, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        for _ in range(4)
    ]
    assert [adder.communicate(timeout=60)[1] for adder in adders] == [""] * 4
    archive = Archive.open(file)
    with archive.writing() as connection:
        assert check(connection) == []
    assert (load_blog(archive.reader(), 1).posts, len(list_blogs(archive.reader()))) == (40, 1)
    archive.close()
