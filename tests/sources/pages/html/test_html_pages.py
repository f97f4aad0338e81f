"""Folders, archives and messages of pages, and what is wrong with them."""

import itertools
import re
import zipfile
from collections.abc import Iterator
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.pages.html.page import (
    NAMES,
    comments,
    fixture,
    posts,
    read_one,
    skipped,
    whatever,
    write,
)
from tui.model.blog import BlogFacts
from tui.model.dates import PublicationDate
from tui.model.errors import SourceUnknown
from tui.sources.files import open_path
from tui.sources.pages.html import html_pages
from tui.sources.pages.html.document import parse_document
from tui.sources.pages.html.engines.movable_type import movable_type_comments
from tui.sources.pages.html.html_pages import read_html
from tui.sources.pages.html.saved_files import SavedFile
from tui.sources.source import Notice

MOVABLE_TYPE = fixture("movable_type_2")
THREADED = fixture("wordpress_threaded")
GIPS = re.sub(rb"<!--.*?-->", b"", MOVABLE_TYPE, flags=re.DOTALL)
GIPS = (
    GIPS.replace("2. März 2004".encode(), b"")
    .replace(b"02.03.2004 ", b"")
    .replace(b"Der Kalk ist da", b"Gips")
)


def message(html: bytes, address: str) -> bytes:
    whole = MIMEMultipart("related")
    part = MIMEText(html.decode(), "html", "utf-8")
    part["Content-Location"] = address
    whole.attach(part)
    return whole.as_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"page.bin": fixture(name), "folder/page.html": fixture(name)})

    assert open_path(tmp_path / "page.bin").format == "html"
    assert open_path(tmp_path / "folder").format == "html"


def test_a_crawl_gives_each_post_once_and_leaves_its_other_views_alone(tmp_path: Path) -> None:
    files = {
        "004712.html": MOVABLE_TYPE,
        "004712.html.orig": MOVABLE_TYPE,
        "basalt/index.html": THREADED,
        "basalt/index.html@replytocom=201": THREADED,
        "basalt/index.html?print=1": THREADED,
        "index.html?p=910": THREADED,
        "Kalk.htm": MOVABLE_TYPE,
        "Kalk-Dateien/frame.html": fixture("microformats"),
        "style.css": b"<html>",
        "feed": b"<rss></rss>",
    }

    items = list(read_html(write(tmp_path, files)))
    assert [post.key for post in posts(items)] == ["page:004712", "wp:910"]
    assert set(skipped(items)) == {"Kalk.htm", "basalt/index.html"}
    assert BlogFacts("Lehm und Stein", "https://lehm.example/", language="de-DE") in items


def test_a_list_is_no_post_and_dates_those_that_do_not_date_themselves(tmp_path: Path) -> None:
    files = {"a.html": GIPS, "2004_05.html": fixture("movable_type_month")}

    items = list(read_html(write(tmp_path, files)))
    (post,) = posts(items)
    assert (post.title, post.published) == ("Gips", PublicationDate.on_day(2004, 5, 12))
    assert [each.text for each in items if isinstance(each, Notice)] == [
        "Pages that list posts and are none themselves: 1."
    ]


def test_without_list_and_date_the_first_comment_is_the_bound(tmp_path: Path) -> None:
    (post,) = posts(read_html(write(tmp_path, {"a.html": GIPS})))

    assert post.published.published is None
    assert post.published.bound is not None
    assert f"{post.published.bound:%Y-%m-%d}" == "2004-03-02"


def test_a_page_saved_as_mhtml_is_the_same_post(tmp_path: Path) -> None:
    write(tmp_path, {"page.mhtml": message(THREADED, "https://lehm.example/2023/11/02/basalt/")})

    items = list(read_html(tmp_path / "page.mhtml"))
    expected, expected_comments = read_one("wordpress_threaded")
    assert posts(items) == [expected]
    assert comments(items) == expected_comments
    assert open_path(tmp_path / "page.mhtml").format == "html"


def test_a_zip_archive_is_read_like_a_folder_and_refuses_to_be_led_out(tmp_path: Path) -> None:
    path = tmp_path / "blog.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archives/004712.html", MOVABLE_TYPE)
        archive.writestr("__MACOSX/._004712.html", b"x")
        archive.writestr("../../evil.html", THREADED)
        archive.writestr("/etc/evil.html", THREADED)

    items = list(open_path(path).read(path))
    assert [post.key for post in posts(items)] == ["page:004712"]
    assert set(skipped(items)) == {"../../evil.html", "/etc/evil.html"}


def test_a_damaged_zip_archive_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "blog.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.html", MOVABLE_TYPE)
    path.write_bytes(path.read_bytes()[:-30])

    with pytest.raises(SourceUnknown, match="damaged zip archive"):
        list(read_html(path))


def test_the_wayback_machine_leaves_nothing_of_its_own(tmp_path: Path) -> None:
    prefix = b"https://web.archive.org/web/20231103000000/"
    kept = THREADED.replace(b"https://lehm.example/", prefix + b"https://lehm.example/")
    kept = kept.replace(
        b"<main>",
        b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><div class='hentry'>27 captures</div>"
        b"<!-- END WAYBACK TOOLBAR INSERT --><main>",
    )
    write(tmp_path, {"a.html": kept})

    assert posts(read_html(tmp_path / "a.html")) == [read_one("wordpress_threaded")[0]]


def test_the_address_a_browser_saved_a_page_from_is_its_permalink(tmp_path: Path) -> None:
    page = THREADED.replace(b'<link rel="canonical" href="https://lehm.example/2023/11/02/basalt/">', b"")
    noted = page.replace(b"<html", b"<!-- saved from url=(0040)https://lehm.example/saved/ -->\n<html")
    write(tmp_path, {"a.html": noted})

    assert posts(read_html(tmp_path / "a.html"))[0].permalink == "https://lehm.example/saved/"


def test_latin_1_is_read_as_windows_1252() -> None:
    document = parse_document(
        b'<html><meta charset="iso-8859-1"><body>\x84Gr\xfc\xdfe\x93 \x80</body></html>'
    )

    assert document is not None
    assert document.body.get_text() == "„Grüße“ €"


def test_what_is_no_page_of_a_post_is_named(tmp_path: Path) -> None:
    files = {
        "004712.html": MOVABLE_TYPE,
        "about.html": b"<html><body><p>Impressum</p></body></html>",
        "binary.html": b"\0\1\2",
        "empty.html": b"",
        "many.html": b"<html>" + b"<b>" * 400_001,
    }

    items = list(read_html(write(tmp_path, files)))
    assert len(posts(items)) == 1
    assert set(skipped(items)) == {"about.html", "binary.html", "empty.html", "many.html"}


def test_a_page_that_breaks_off_is_read_and_named(tmp_path: Path) -> None:
    page = fixture("wordpress_threaded")

    items = list(read_html(write(tmp_path, {"a.html": page[: page.index(b"<ol class=")]})))
    assert [post.title for post in posts(items)] == ["Basalt"]
    assert skipped(items) == {"a.html": "The file ends too early, so that a part of the page may be missing."}


def test_a_folder_of_lists_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="no page of a single post"):
        list(read_html(write(tmp_path, {"index.html": fixture("wordpress_home")})))


def test_a_circle_of_links_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"a/004712.html": MOVABLE_TYPE})
    (tmp_path / "a" / "round").symlink_to(tmp_path)

    assert len(posts(read_html(tmp_path))) == 1


def test_a_folder_of_any_size_is_read_one_page_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[int] = []

    def endless(members: object) -> Iterator[SavedFile]:
        for number in range(20_000):
            opened.append(number)
            yield SavedFile(f"{number}.html", lambda limit: MOVABLE_TYPE)

    monkeypatch.setattr(html_pages, "saved_files", endless)
    reading = read_html(tmp_path)
    assert len(posts(itertools.islice(reading, 3))) == 1
    assert len(opened) == 1
    reading.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_cut_anywhere_is_read_as_far_as_it_goes(tmp_path: Path, name: str) -> None:
    data = fixture(name)
    whole = comments(whatever(write(tmp_path, {"page.html": data}) / "page.html"))

    for tenth in range(10):
        (tmp_path / "page.html").write_bytes(data[: len(data) * tenth // 10])
        found = comments(whatever(tmp_path / "page.html"))
        assert len(found) <= len(whole)
        keys = [comment.key for comment in found]
        assert len(keys) == len(set(keys))


def test_deep_nesting_and_many_comments_of_one_number_are_all_kept(tmp_path: Path) -> None:
    deep = "".join(
        f'<li class="comment" id="comment-{n}"><div class="comment-content">{n}</div><ul class="children">'
        for n in range(1, 400)
    )
    page = THREADED.decode().replace(
        '<ol class="comment-list">', f'<ol class="comment-list">{deep}{"</ul></li>" * 399}'
    )
    write(tmp_path, {"a.html": page.encode()})

    found = comments(read_html(tmp_path))
    assert len({comment.key for comment in found}) == len(found)
    by_key = {comment.key: comment for comment in found}
    assert by_key["wp:300"].parent_key == "wp:299"
    assert by_key["wp:300"].body == "300"


def test_a_comment_with_a_thousand_signatures_in_one_another_is_read() -> None:
    """Each is searched through; where all of them were, ten times as many took a hundred times as long."""
    signatures = '<p class="posted"><span class="author">Ada Kranz</span>' + '<div class="posted">' * 1_000
    comment = f'<div class="comments-body" id="c12">Kalk.{signatures}</div></div>'
    page = parse_document(f"<html><body>{comment}</body></html>".encode())
    assert page is not None
    assert [each.author for each in movable_type_comments(page.tags).comments] == ["Ada Kranz"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_ends_in_items_or_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    page = bytearray(fixture(data.draw(st.sampled_from(NAMES))))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(page) - 1))
        page[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    path = write(tmp_path, {"page.html": bytes(page)}) / "page.html"

    items = whatever(path)
    keys = {post.key for post in posts(items)}
    assert all(comment.post_key in keys for comment in comments(items))
