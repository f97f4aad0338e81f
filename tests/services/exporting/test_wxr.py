"""What is written for WordPress is read again as it was (threat D4)."""

import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.services.exporting import hostile
from tests.services.exporting.taken_out import (
    FACTS,
    as_xml_can_tell,
    library_of,
    read_again,
    seen_in,
    straight,
    told,
)
from tui.archive import gone
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat, Post, PostStatus
from tui.model.thread import build_thread
from tui.services.exporting.export import ExportFormat, export_posts

WP = "{http://wordpress.org/export/1.2/}"
AT_NOON = PublicationDate.at(datetime(2006, 7, 1, 12, tzinfo=UTC))
KANNE = Post(key="wp:7", title="Kanne", body="<p>Voll.</p>", author="Ada Fink", published=AT_NOON)
JA = Comment(key="wp:70", post_key="wp:7", body="<p>Ja.</p>", author="Ralf", threaded=True, published=AT_NOON)


def written(folder: Path, *records: Post | Comment) -> str:
    posts = [each for each in records if isinstance(each, Post)]
    library = library_of(
        folder / "archive.db", posts, [each for each in records if isinstance(each, Comment)]
    )
    export_posts(library, ExportFormat.WXR, folder / "blog.xml")
    library.close()
    return (folder / "blog.xml").read_text(encoding="utf-8")


def elements(text: str, name: str) -> list[str]:
    return [each.text or "" for each in etree.fromstring(text.encode()).iter(f"{WP}{name}")]


@settings(deadline=None, derandomize=True, max_examples=30)
@given(hostile.blogs())
def test_whatever_a_blog_holds_is_read_again_as_it_was(blog: tuple[list[Post], list[Comment]]) -> None:
    posts, replies = blog
    with TemporaryDirectory() as folder:
        again = straight(Path(folder), posts, replies)
    assert as_xml_can_tell(again) == as_xml_can_tell(seen_in([*posts, *replies]))


def test_an_empty_archive_gets_the_same_blog_in_the_same_order(tmp_path: Path) -> None:
    late = Comment(key="isso:1", post_key="mt:1", body="Wort.", body_format=BodyFormat.TEXT, author="Vera")
    draft = Post(key="mt:1", title="Tee & <Kaffee>", body="Zeile\n> Zitat", body_format=BodyFormat.TEXT)
    library = library_of(tmp_path / "archive.db", [KANNE, draft], [late, JA])
    made = export_posts(library, ExportFormat.WXR, tmp_path / "blog.xml")
    again, report = read_again(tmp_path / "blog.xml", tmp_path / "again.db")
    assert (made.posts, made.comments, made.files) == (2, 2, 1)
    assert (report.skipped, report.warnings) == ([], [])
    assert list(told(again).items()) == list(told(library).items())
    [blog] = again.blogs()
    assert (blog.facts, blog.posts, blog.comments) == (FACTS, 2, 2)
    for each in (library, again):
        each.close()


@pytest.mark.parametrize(
    "body",
    [
        "a ]]> b",
        "<![CDATA[x]]>",
        "</content:encoded></item>",
        "&amp;amp; &#27; &nbsp;",
        "\r\n<pre>\n\n\ta</pre>",
    ],
)
@pytest.mark.parametrize("body_format", [BodyFormat.HTML, BodyFormat.TEXT])
def test_no_body_ends_its_element(tmp_path: Path, body: str, body_format: BodyFormat) -> None:
    post = Post(key="wp:1", title="Kanne", body=body, body_format=body_format)
    again = straight(tmp_path, [post], [])
    assert list(again) == ["wp:1"]
    assert again["wp:1"] == seen_in([post])["wp:1"]


def test_what_xml_forbids_is_replaced_and_the_file_stays_well_formed(tmp_path: Path) -> None:
    text = written(tmp_path, Post(key="wp:1", title="Ka\x1bnne\x00\ufffe", body="a\x01b\x0cc"))
    assert etree.fromstring(text.encode()).findtext(".//item/title") == "Ka\ufffdnne\ufffd\ufffd"
    assert "a\ufffdb c" in text


def test_a_date_is_told_with_its_precision(tmp_path: Path) -> None:
    day = Post(key="wp:1", title="Tag", body="", published=PublicationDate.on_day(2006, 3, 15))
    text = written(tmp_path, day, KANNE)
    assert elements(text, "post_date_gmt") == ["2006-03-15 00:00:00", "2006-07-01 12:00:00"]
    assert elements(text, "meta_value") == ["day 2006-03-15T00:00:00"]


def test_the_time_of_a_blog_is_that_of_its_zone(tmp_path: Path) -> None:
    summer = {
        "Europe/Berlin": "2006-07-01 14:00:00",
        "-03:30": "2006-07-01 08:30:00",
        "Mars": "2006-07-01 12:00:00",
    }
    for number, (zone, local) in enumerate(summer.items()):
        facts = type(FACTS)(name=zone, time_zone=zone)
        library = library_of(tmp_path / f"{number}.db", [KANNE], facts=facts)
        export_posts(library, ExportFormat.WXR, tmp_path / f"{number}.xml")
        library.close()
        assert elements((tmp_path / f"{number}.xml").read_text(encoding="utf-8"), "post_date") == [local]


def test_nothing_is_invented_about_people(tmp_path: Path) -> None:
    text = written(tmp_path, KANNE, JA)
    assert elements(text, "comment_author_email") == elements(text, "comment_author_IP") == [""]
    assert elements(text, "author_email") == [""]
    assert elements(text, "meta_key") == [], "and what the format says itself is not said twice"


def test_no_post_is_more_public_than_it_was(tmp_path: Path) -> None:
    members = Post(key="wp:1", title="Für Mitglieder", body="", status=PostStatus.MEMBERS)
    protected = Post(key="wp:2", title="Geheim", body="<p>Das Wort.</p>", protected=True)
    assert elements(written(tmp_path, members, protected, KANNE), "status") == [
        "private",
        "private",
        "publish",
    ]


def test_drafts_and_hidden_comments_go_with_their_status(tmp_path: Path) -> None:
    draft = Post(key="wp:1", title="Entwurf", body="", status=PostStatus.DRAFT)
    spam = Comment(key="wp:9", post_key="wp:1", body="Geld!", status=CommentStatus.SPAM)
    text = written(tmp_path, draft, spam)
    assert (elements(text, "status"), elements(text, "comment_approved")) == (["draft"], ["spam"])


def test_an_answer_has_a_greater_number_than_what_it_answers(tmp_path: Path) -> None:
    answer, asked = (
        Comment(key=f"isso:{number}", post_key="wp:7", body="", parent_key=parent, threaded=True)
        for number, parent in ((1, "isso:2"), (2, ""))
    )
    text = written(tmp_path, KANNE, JA, answer, asked)
    numbers, parents = elements(text, "comment_id"), elements(text, "comment_parent")
    assert numbers[0] == "70"
    assert len(set(numbers)) == 3
    assert int(numbers[2]) < int(numbers[1])
    assert parents == ["0", numbers[2], "0"]


def test_a_circle_or_a_missing_parent_misleads_no_importer(tmp_path: Path) -> None:
    lost = Comment(key="wp:1", post_key="wp:7", body="", parent_key="wp:99", threaded=True)
    own = Comment(key="wp:2", post_key="wp:7", body="", parent_key="wp:2", threaded=True)
    text = written(tmp_path, KANNE, lost, own)
    assert elements(text, "comment_parent") == ["0", "0"]
    again, _ = read_again(tmp_path / "blog.xml", tmp_path / "again.db")
    assert [each.parent_key for each in told(again)["wp:7"][1]] == ["wp:99", "wp:2"]
    again.close()


def test_what_a_flat_source_did_not_say_is_inferred_again(tmp_path: Path) -> None:
    first = Comment(
        key="mt:1", post_key="wp:7", body="<p>Der Tee war heute wirklich sehr kalt.</p>", author="Ada"
    )
    second = Comment(
        key="mt:2",
        post_key="wp:7",
        body="<blockquote>Der Tee war heute wirklich sehr kalt.</blockquote><p>Stimmt.</p>",
        author="Ralf",
    )
    written(tmp_path, KANNE, first, second)
    again, _ = read_again(tmp_path / "blog.xml", tmp_path / "again.db")
    discussion = again.discussion(1)
    assert [entry.depth for entry in build_thread(discussion.comments, discussion.answers).entries] == [0, 1]
    again.close()


def test_what_is_gone_from_its_blog_says_since_when(tmp_path: Path) -> None:
    library = library_of(tmp_path / "archive.db", [KANNE], [JA])
    with library.archive.writing() as connection:
        gone.mark_gone(connection, 1, "post", ["wp:7"], "2020-02-02")
        gone.mark_gone(connection, 1, "comment", ["wp:70"], "2020-02-03")
    export_posts(library, ExportFormat.WXR, tmp_path / "blog.xml")
    library.close()
    text = (tmp_path / "blog.xml").read_text(encoding="utf-8")
    assert elements(text, "meta_value") == ["2020-02-02", "2020-02-03"]


def test_names_that_are_written_alike_get_slugs_of_their_own(tmp_path: Path) -> None:
    text = written(tmp_path, Post(key="wp:1", title="a", body="", categories=("C", "C++", "Öl", "Oel", "茶")))
    assert re.findall(r'nicename="([^"]*)"', text) == ["c", "c-2", "oel", "oel-2", "category"]


@pytest.mark.parametrize("name", ["themeunittestdata.wordpress.xml", "wordpress-sample.wxr"])
def test_a_real_export_comes_out_as_it_went_in(corpora: Path, tmp_path: Path, name: str) -> None:
    library, first = read_again(corpora / "wxr" / name, tmp_path / "archive.db")
    made = export_posts(library, ExportFormat.WXR, tmp_path / "blog.xml")
    again, second = read_again(tmp_path / "blog.xml", tmp_path / "again.db")
    assert (second.posts, second.comments) == (first.posts, first.comments)
    assert (made.posts, made.comments) == (first.posts.new, first.comments.new)
    assert told(again) == told(library)
    assert [blog.facts for blog in again.blogs()] == [blog.facts for blog in library.blogs()]
    for each in (library, again):
        each.close()
