"""Whatever is bad gets one sentence and an exit code, and what was stored stays as it is."""

import os
import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.e2e.command_line import CommandLine, Ended
from tests.e2e.site import site
from tests.fakes import http_server
from tests.fakes.http_server import HTML, Answer, Fault, Reply, serving
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tests.sources.exports.export import comment, export, item
from tests.sources.pages.page import COMMENTS, page
from tui.model.errors import SourceError
from tui.sources.discovery import find_source
from tui.sources.http_client import HttpClient

pytestmark = pytest.mark.e2e

WITHOUT_PRIVILEGES = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Root writes wherever it likes, so it is made an owner like any other."""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Give a library that holds a page with two comments."""
    command = CommandLine(tmp_path_factory.mktemp("stored"))
    source = command.folder / "004711.txt"
    source.write_text(page(COMMENTS), encoding="utf-8")
    assert command("add", str(source)).code == 0
    assert command.content()  # which also has its Markdown made, once for all tests
    return command


@pytest.fixture
def library(stored: CommandLine, tmp_path: Path) -> CommandLine:
    """Give a copy of that library."""
    shutil.copy(stored.archive, tmp_path / "archive.db")
    return CommandLine(tmp_path)


def assert_refused(ended: Ended, *told: str) -> None:
    assert (ended.code, ended.out) == (1, b"")
    [sentence] = ended.told.splitlines()
    assert sentence.startswith("vowe-tui: ")
    for words in told:
        assert words in sentence


@contextmanager
def nothing_changed(library: CommandLine) -> Iterator[None]:
    before = library.content()
    yield
    assert library.content() == before


def empty_folder(path: Path) -> None:
    path.mkdir()


def folder_of_binaries(path: Path) -> None:
    path.mkdir()
    (path / "page.txt").write_bytes(bytes(range(256)))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda _: None, "There is no file or folder"),
        (Path.touch, "is empty"),
        (lambda path: path.write_bytes(bytes(range(256)) * 40), "binary"),
        (lambda path: path.write_text("Ein Satz.\n"), "no known format"),
        (os.mkfifo, "neither a file nor a folder"),
        (empty_folder, "nothing that can be read"),
        (folder_of_binaries, "nothing that can be read"),
    ],
    ids=["missing", "empty", "binary", "unknown", "pipe", "empty folder", "folder of binaries"],
)
def test_a_path_that_cannot_be_read(library: CommandLine, make: Callable[[Path], object], told: str) -> None:
    path = library.folder / "source"
    make(path)
    with nothing_changed(library):
        assert_refused(library("add", str(path)), str(path), told)


def test_what_is_no_address_at_all_is_told_once(library: CommandLine) -> None:
    with nothing_changed(library):
        ended = library("add", "http://a\x1bb/")
        assert_refused(ended)
        assert ended.told == "vowe-tui: http://ab/ is no web address.\n"


def test_a_host_that_is_not_there(library: CommandLine) -> None:
    with nothing_changed(library):
        assert_refused(library("add", "https://x.invalid/"), "x.invalid")


def test_a_port_that_nobody_listens_on(library: CommandLine) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with nothing_changed(library):
        assert_refused(library("add", f"http://127.0.0.1:{port}/"), f"127.0.0.1:{port}", "refuses")


@pytest.mark.anyio
async def test_a_host_that_never_answers() -> None:
    async with (
        serving(lambda _: Reply(b"late", hangs=True)) as server,
        HttpClient(seconds=0.2, seconds_of_feed=0.2, jitter=lambda: 0.0) as http,
    ):
        with pytest.raises(SourceError, match=r"127\.0\.0\.1:\d+ takes longer than 0\.2 seconds"):
            await find_source(server.url, http)


def web_page(status: int) -> Answer:
    return lambda _: Reply(b"<title>Kein Blog</title><p>Hallo", status, (("Content-Type", HTML),))


@pytest.mark.parametrize(
    ("status", "told"),
    [(200, "REST API"), (401, "401"), (404, "404"), (500, "500")],
    ids=["a web page", "401", "404", "500"],
)
def test_an_address_where_no_blog_is(library: CommandLine, status: int, told: str) -> None:
    with site(web_page(status)) as server, nothing_changed(library):
        assert_refused(library("add", server.url), server.url.removeprefix("http://"), told)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (http_server.instead(b'[{"id": 1, "title'), "something else where its posts should be"),
        (http_server.cut_off, "breaks the connection"),
        (http_server.a_login_page, "something else where its posts should be"),
        (http_server.status(401), "401"),
    ],
    ids=["broken JSON", "cut-off body", "login page", "401"],
)
def test_a_wordpress_whose_posts_do_not_come(
    library: CommandLine, spoil: Callable[[Reply], Reply], told: str
) -> None:
    fake = WordPressSite([json_post(1)], [json_comment(1, 1)])
    with site(fake, Fault("v2/posts", spoil, 99)) as server, nothing_changed(library):
        fake.home = server.url
        assert_refused(library("add", server.url), server.url.removeprefix("http://"), told)


def test_a_sync_that_fails_half_way_keeps_what_was_there(tmp_path: Path) -> None:
    library = CommandLine(tmp_path)
    fake = WordPressSite([json_post(1)], [json_comment(1, 1)])
    with site(fake) as server:
        fake.home = server.url
        library.json("add", server.url)
        server.faults.append(Fault("v2/comments", http_server.a_login_page, 99))
        with nothing_changed(library):
            assert library("sync").code in (1, 3)


def _titles(library: CommandLine) -> list[str]:
    return sorted(post["title"] for post in library.json("list"))


def test_an_export_with_control_characters_is_read_without_them(tmp_path: Path) -> None:
    library, path = CommandLine(tmp_path), tmp_path / "export.xml"
    body = "<![CDATA[Ein\x00er\x0b Ab\x1bsatz &#27;.]]>"
    path.write_text(export(item(1, comment(1, body=body), body, title="Krei\x08de &#7;")), encoding="utf-8")
    assert library("add", str(path)).code == 0
    [post] = library.json("list")
    shown = library.json("show", str(post["id"]))
    assert (shown["title"], shown["text"]) == ("Kreide", "Einer Absatz .")
    assert shown["comments"][0]["text"] == "Einer Absatz ."


@pytest.mark.parametrize(("declared", "written"), [("utf-8", "windows-1252"), ("iso-8859-1", "utf-8")])
def test_an_export_that_names_a_wrong_encoding_is_read_as_it_is_written(
    tmp_path: Path, declared: str, written: str
) -> None:
    library, path = CommandLine(tmp_path), tmp_path / "export.xml"
    text = f'<?xml version="1.0" encoding="{declared}"?>\n' + export(item(1, title="Größe – „weit“"))
    path.write_bytes(text.encode(written))
    assert library("add", str(path)).code == 0
    assert _titles(library) == ["Größe – „weit“"]


def test_an_export_cut_in_the_middle_keeps_its_complete_items(tmp_path: Path) -> None:
    library, path = CommandLine(tmp_path), tmp_path / "export.xml"
    items = [item(number, comment(number), title=f"Stein {number}") for number in range(1, 5)]
    text = export(*items)
    path.write_text(text[: text.index("Stein 3") + 100], encoding="utf-8")
    ended = library("add", str(path))
    assert ended.code == 3
    assert "2 new" in ended.out.decode()
    [loss] = ended.told.splitlines()
    assert loss.startswith("vowe-tui: skipped item 3 “Stein 3”: ")
    assert _titles(library) == ["Stein 1", "Stein 2"]


@pytest.mark.parametrize("words", [("list",), ("add", "page")], ids=" ".join)
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda file: file.write_bytes(b"Meine Notizen.\n" * 500), "another kind of file"),
        (lambda file: _change(file, "PRAGMA application_id = 7"), "database of another program"),
        (lambda file: _change(file, "PRAGMA user_version = 999"), "newer version"),
    ],
    ids=["no database", "another program's", "newer"],
)
def test_a_file_that_is_no_archive_of_ours_is_left_alone(
    library: CommandLine, spoil: Callable[[Path], object], told: str, words: tuple[str, ...]
) -> None:
    spoil(library.archive)
    before = library.archive.read_bytes()
    assert_refused(library(*words), str(library.archive), told)
    assert library.archive.read_bytes() == before


def _change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("setpriv"), reason="setpriv is not here")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_an_archive_that_may_only_be_read_is_read(library: CommandLine, tmp_path: Path, what: str) -> None:
    reader = CommandLine(library.folder, WITHOUT_PRIVILEGES if os.geteuid() == 0 else ())
    protected = library.archive if what == "file" else library.folder
    (tmp_path / "page.txt").write_text(page(COMMENTS, title="Neu"), encoding="utf-8")
    before = library.content()
    for path in library.folder.glob("archive.db?*"):
        path.unlink()
    protected.chmod(0o444 if what == "file" else 0o555)
    try:
        assert len(reader.json("list")) == 1
        assert reader("show", "1").code == 0
        for words in (("add", str(tmp_path / "page.txt")), ("sync",)):
            assert_refused(reader(*words), str(library.archive), "reading only")
    finally:
        protected.chmod(0o755)
    assert library.content() == before
