"""Lists of subscriptions on the command line."""

from collections.abc import Iterator

import pytest

from tests.cli.program import Program
from tests.e2e.site import site
from tests.fakes.feed_site import FeedSite
from tests.fakes.http_server import HttpServer
from tui.archive import blogs, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with site(FeedSite([1, 2], paging="next")) as served:
        yield served


def write_list(program: Program, *addresses: str) -> str:
    outlines = "".join(f'<outline text="Blog {n}" xmlUrl="{each}"/>' for n, each in enumerate(addresses))
    path = program.folder / "list.opml"
    path.write_text(f"<opml><body><outline text='all'>{outlines}</outline></body></opml>", encoding="utf-8")
    return str(path)


def test_every_blog_of_a_list_is_added_with_a_line_and_what_fails_is_named(
    on_archive: Program, server: HttpServer
) -> None:
    feed = f"{server.url}/feed/"
    file = write_list(on_archive, feed, "/etc/hostname", f"{server.url}/nothing", feed)
    ended = on_archive("add", file)
    assert ended.code == 3
    assert ended.out == "Kreide: 2 posts, 0 comments\n"
    assert [line.partition(": ")[2].partition(":")[0] for line in ended.err.splitlines()] == [
        "Blog 1",
        "Blog 2",
    ]
    assert "/etc/hostname is no address of the web." in ended.err

    again = on_archive("add", write_list(on_archive, feed))
    assert (again.code, again.out) == (0, "Kreide: already in the library\n")


def test_as_json_a_list_is_a_report_for_each(on_archive: Program, server: HttpServer) -> None:
    found = on_archive.json("add", write_list(on_archive, f"{server.url}/feed/", "x"))
    assert [(report["posts"]["new"], bool(report["failure"])) for report in found] == [(2, False), (0, True)]


def test_a_list_is_not_read_into_one_blog(on_archive: Program) -> None:
    ended = on_archive(
        "add", write_list(on_archive, "https://a.example/", "https://b.example/"), "--name", "x"
    )
    assert (ended.code, ended.out) == (1, "")
    assert "lists 2 blogs" in ended.err


def test_offline_no_blog_of_a_list_is_asked_for(on_archive: Program) -> None:
    ended = on_archive("add", write_list(on_archive, "https://a.example/", "https://b.example/"), "--offline")
    assert ended.code == 1
    assert ended.err.count("offline") == 2


def test_the_library_is_printed_as_a_list_that_it_knows_again(on_archive: Program) -> None:
    archive = Archive.open(on_archive.archive)
    told = [
        ("Kreide <&> \u00fc", "https://a.example/feed.xml", "feed"),
        ("Tafel", "https://b.example", "wordpress"),
        ("Gips", "https://c.example/", "html"),
        ("Lehm", "/somewhere/export.xml", "wxr"),
    ]
    with archive.writing() as connection:
        for name, location, kind in told:
            blog = blogs.add_blog(connection, BlogFacts(name=name))
            sources.add_source(connection, blog, location, kind)
    archive.close()

    ended = on_archive("blogs", "--opml")
    assert ended.code == 0
    assert ended.out.isascii()
    assert "Lehm is not on the list" in ended.err
    for address in ("https://a.example/feed.xml", "https://b.example/feed/", "https://c.example/"):
        assert f'"{address}"' in ended.out

    (on_archive.folder / "own.opml").write_text(ended.out, encoding="utf-8")
    again = on_archive("add", str(on_archive.folder / "own.opml"))
    assert (again.code, again.err) == (0, "")
    assert again.out.splitlines() == [f"{name}: already in the library" for name, _, _ in told[:3]]


def test_a_list_in_xml_is_no_json(on_archive: Program) -> None:
    assert on_archive("blogs", "--opml", "--json").code == 2
