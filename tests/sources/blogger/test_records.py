"""Entries of both generations as posts and comments."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.blogger.conftest import Read
from tests.sources.blogger.given import comments, facts, losses, notices, posts
from tests.sources.blogger.written import (
    BLOG,
    KIND,
    NEW_HEAD,
    Written,
    WrittenComment,
    WrittenPost,
    new_entry,
    new_export,
    old_entry,
    old_export,
)
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat, Post, PostKind, PostStatus

Export = Callable[..., str]
BOTH = pytest.mark.parametrize("export", [old_export, new_export])


@BOTH
def test_a_post_is_read_with_its_labels_and_its_date_in_utc(read: Read, export: Export) -> None:
    (post,) = posts(read(export(WrittenPost(labels=("Steine", "Erden", "Steine")))))

    assert (post.key, post.title, post.body) == ("blogger:11", "Kreide", "<p>Erster Absatz.</p>")
    assert (post.author, post.body_format, post.kind) == ("ada", BodyFormat.HTML, PostKind.POST)
    assert (post.categories, post.slug, post.title_generated) == (("Steine", "Erden"), "11", False)
    assert post.published == PublicationDate.at(datetime(2008, 4, 15, 16, 28, tzinfo=UTC))
    assert post.status is PostStatus.PUBLISHED


@BOTH
def test_a_comment_names_its_post_and_the_comment_it_answers(read: Read, export: Export) -> None:
    items = read(export(WrittenPost(), WrittenComment(), WrittenComment(502, parent=501)))

    first, second = comments(items)
    assert (first.key, first.post_key, first.parent_key) == ("blogger:501", "blogger:11", "")
    assert (second.key, second.post_key, second.parent_key) == ("blogger:502", "blogger:11", "blogger:501")
    assert (first.threaded, second.threaded) == (False, True)
    assert (first.author, first.author_url[-22:]) == ("Ralf", "blogger.com/profile/90002"[-22:])
    assert losses(items) == notices(items) == []


@BOTH
def test_whether_the_post_s_author_commented_is_told_by_the_accounts(read: Read, export: Export) -> None:
    own = WrittenComment(501, author="Die Chefin", profile="90001")
    namesake = WrittenComment(502, author="ada", profile="90003")
    guest = WrittenComment(503, author="ada", profile="")

    read_comments = comments(read(export(WrittenPost(), own, namesake, guest)))
    assert [each.by_post_author for each in read_comments] == [True, False, None]


@BOTH
def test_pages_and_drafts_are_told_apart_from_posts(read: Read, export: Export) -> None:
    items = read(export(WrittenPost(1, is_page=True), WrittenPost(2, is_draft=True), WrittenPost(3)))

    assert [post.kind for post in posts(items)] == [PostKind.PAGE, PostKind.POST, PostKind.POST]
    assert [post.status for post in posts(items)][1] is PostStatus.DRAFT


@BOTH
@pytest.mark.parametrize("name", ["Anonymous", "Unknown", ""])
def test_somebody_without_a_name_has_none(read: Read, export: Export, name: str) -> None:
    (comment,) = comments(read(export(WrittenPost(), WrittenComment(author=name, profile=""))))
    assert (comment.author, comment.author_url) == ("", "")


@BOTH
def test_a_mail_address_is_never_kept(read: Read, export: Export) -> None:
    items = read(export(WrittenPost(), WrittenComment()))
    assert "noreply" not in str(items)


@BOTH
def test_a_post_without_a_title_gets_one_from_its_text(read: Read, export: Export) -> None:
    (post,) = posts(read(export(WrittenPost(title="", body="<p>Nur ein Bild. Mehr nicht.</p>"))))
    assert (post.title, post.title_generated) == ("Nur ein Bild", True)


@BOTH
def test_a_comment_comes_after_its_post_wherever_it_stands(read: Read, export: Export) -> None:
    late, homeless = WrittenComment(501), WrittenComment(502, post=99)

    items = read(export(late, homeless, WrittenPost(), WrittenComment(503)))
    assert [each.key for each in comments(items)] == ["blogger:503", "blogger:501", "blogger:502"]
    assert items.index(posts(items)[0]) < items.index(comments(items)[0])
    assert comments(items)[2].post_key == "blogger:99"


@BOTH
@pytest.mark.parametrize(
    "body",
    [
        "This comment has been removed by the author.",
        "<p>This post has been removed by a blog administrator.</p>",
    ],
)
def test_a_removed_comment_stays_as_a_deleted_one(read: Read, export: Export, body: str) -> None:
    items = read(export(WrittenPost(), WrittenComment(body=body), WrittenComment(502, parent=501)))
    assert [each.status for each in comments(items)] == [CommentStatus.DELETED, CommentStatus.APPROVED]


def test_a_removed_comment_is_known_by_its_property_in_any_language(read: Read) -> None:
    removed = WrittenComment(
        body="Dieser Kommentar wurde entfernt.", more='<gd:extendedProperty name="blogger.contentRemoved"/>'
    )
    (comment,) = comments(read(old_export(WrittenPost(), removed)))
    assert comment.status is CommentStatus.DELETED


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("LIVE", CommentStatus.APPROVED),
        ("SPAM", CommentStatus.SPAM),
        ("SPAM_COMMENT", CommentStatus.SPAM),
        ("PENDING", CommentStatus.HOLD),
        ("EMPTIED", CommentStatus.DELETED),
        ("SOMETHING", CommentStatus.HOLD),
    ],
)
def test_the_status_of_a_comment_is_what_moderation_says(
    read: Read, told: str, status: CommentStatus
) -> None:
    more = f"<blogger:status>{told}</blogger:status>"
    (comment,) = comments(read(new_export(WrittenPost(), WrittenComment(more=more))))
    assert comment.status is status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("SCHEDULED", PostStatus.FUTURE),
        ("SOFT_TRASHED", PostStatus.TRASH),
        ("SOMETHING", PostStatus.PRIVATE),
    ],
)
def test_the_status_of_a_post_is_what_its_editor_says(read: Read, told: str, status: PostStatus) -> None:
    (post,) = posts(read(new_export(WrittenPost(more=f"<blogger:status>{told}</blogger:status>"))))
    assert post.status is status


def test_what_was_thrown_away_has_a_date_in_its_trash_mark(read: Read) -> None:
    trashed = "<blogger:trashed>2024-04-01T00:00:00Z</blogger:trashed>"
    items = read(new_export(WrittenPost(more=trashed), WrittenComment(more=trashed)))
    assert posts(items)[0].status is PostStatus.TRASH
    assert comments(items)[0].status is CommentStatus.TRASH


def test_the_type_of_an_author_is_not_that_of_the_entry(read: Read) -> None:
    entry = new_entry(WrittenComment()).replace("<blogger:type>COMMENT</blogger:type>", "")
    assert len(comments(read(new_export(WrittenPost(), entry)))) == 1


def test_settings_tell_of_the_blog_and_templates_are_passed_over(read: Read) -> None:
    def other(kind: str, name: str, text: str) -> str:
        kinds = f'<category scheme="http://schemas.google.com/g/2005#kind" term="{KIND}{kind}"/>'
        return f'<entry><id>{BLOG}.{name}</id>{kinds}<content type="text">{text}</content></entry>'

    items = read(
        old_export(
            other("template", "layout", "&lt;html&gt;"),
            other("settings", "settings.BLOG_TIME_ZONE", "Europe/Berlin"),
            other("settings", "settings.BLOG_LOCALE", "de"),
            other("settings", "settings.BLOG_DESCRIPTION", ""),
            WrittenPost(),
        )
    )
    assert len(posts(items)) == 1
    assert facts(items)[-1] == BlogFacts(
        "Kalkwerk", "http://kalkwerk.blogspot.com/", "Steine", "de", "Europe/Berlin"
    )


def test_an_export_since_2018_names_no_pages_unless_it_knows_the_blog_s_address(read: Read) -> None:
    (post,) = posts(read(new_export(WrittenPost())))
    assert post.permalink == ""

    head = NEW_HEAD + '<link rel="alternate" href="https://kalkwerk.example/"/>'
    items = read(new_export(WrittenPost(), WrittenComment(), head=head))
    assert posts(items)[0].permalink == "https://kalkwerk.example/2008/04/11.html"
    assert comments(items)[0].permalink == "https://kalkwerk.example/2008/04/11.html#c501"


def test_both_generations_name_records_alike(read: Read) -> None:
    entries: list[Written] = [WrittenPost(), WrittenComment(), WrittenComment(502, parent=501)]
    old, new = read(old_export(*entries)), read(new_export(*entries))

    assert [post.key for post in posts(old)] == [post.key for post in posts(new)]
    for one, other in zip(comments(old), comments(new), strict=True):
        assert (one.key, one.post_key, one.parent_key) == (other.key, other.post_key, other.parent_key)
        assert (one.body, one.published) == (other.body, other.published)


def test_converted_exports_keep_their_own_ids_and_prefixes(read: Read) -> None:
    text = old_export(WrittenPost(), WrittenComment()).replace(f"{BLOG}.", "")
    prefixed = text.replace("<entry", "<a:entry").replace("</entry", "</a:entry")
    prefixed = prefixed.replace('xmlns="', 'xmlns="http://www.w3.org/2005/Atom" xmlns:a="')

    for items in (read(text), read(prefixed)):
        assert posts(items)[0].key == "blogger:post-11"
        assert comments(items)[0].key == "blogger:post-501"
        assert comments(items)[0].post_key == "blogger:post-11"


def test_records_without_an_id_are_named_by_their_text(read: Read) -> None:
    post = old_entry(WrittenPost(is_draft=True)).replace(f"<id>{BLOG}.post-11</id>", "")
    twin = post.replace("Erster", "Zweiter")
    comment = old_entry(WrittenComment()).replace(f"<id>{BLOG}.post-501</id>", "")

    items = read(old_export(WrittenPost(), post, twin, comment))
    keys = [each.key for each in posts(items)]
    assert len(set(keys)) == 3
    assert comments(items)[0].key == "blogger:501"
    assert posts(read(old_export(twin, post)))[1].key == keys[1]


def test_a_comment_that_names_no_post_is_named(read: Read) -> None:
    stray = new_entry(WrittenComment()).replace(f"<blogger:parent>{BLOG}.post-11</blogger:parent>", "")
    items = read(new_export(WrittenPost(), stray))
    assert comments(items) == []
    assert losses(items) == ["entry 2: It is a comment and names no post."]


@pytest.mark.parametrize(
    "written", ["", "gestern", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59-07:00", "2008-13-01T00:00:00Z"]
)
def test_what_no_calendar_has_is_no_date(read: Read, written: str) -> None:
    entry = old_entry(WrittenPost()).replace("2008-04-15T09:28:00.250-07:00", written)
    assert posts(read(old_export(entry)))[0].published is UNDATED


@pytest.mark.parametrize(
    ("body", "kind", "read_as"),
    [
        ("<div xmlns='http://www.w3.org/1999/xhtml'>a <b>b</b><br/></div>", "xhtml", "a <b>b</b><br>"),
        ("<![CDATA[a <b>b</b> &amp; c]]>", "html", "a <b>b</b> &amp; c"),
        ("a <b>b</b>", "html", "a <b>b</b>"),
    ],
)
def test_a_body_is_html_however_it_is_written(read: Read, body: str, kind: str, read_as: str) -> None:
    entry = old_entry(WrittenPost(body="BODY")).replace('"html">BODY', f'"{kind}">{body}')
    (post,) = posts(read(old_export(entry)))
    assert (post.body, post.body_format) == (read_as, BodyFormat.HTML)


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
TEXTS = st.text(LETTERS, max_size=30).map(lambda text: unicodedata.normalize("NFC", " ".join(text.split())))
BLOGS = st.lists(st.tuples(TEXTS, st.lists(st.tuples(TEXTS, st.integers(0, 5)), max_size=5)), max_size=4)


@BOTH
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blog=BLOGS, data=st.data())
def test_what_is_written_is_read(
    read: Read, export: Export, blog: list[tuple[str, list[tuple[str, int]]]], data: st.DataObject
) -> None:
    written: list[Written] = []
    for number, (title, answers) in enumerate(blog, start=1):
        written.append(WrittenPost(number, f"T {title}".strip(), f"<p>{number}"))
        for place, (body, parent) in enumerate(answers, start=1):
            answered = number * 100 + parent if 0 < parent < place else 0
            written.append(WrittenComment(number * 100 + place, number, f"K {body}".strip(), answered))
    ordered = data.draw(st.permutations(written))

    items = read(export(*ordered))
    assert {post.key: post.title for post in posts(items)} == {
        each.key: each.title for each in written if isinstance(each, WrittenPost)
    }
    assert {each.key: (each.post_key, each.parent_key, each.body) for each in comments(items)} == {
        each.key: (f"blogger:{each.post}", f"blogger:{each.parent}" if each.parent else "", each.body)
        for each in written
        if isinstance(each, WrittenComment)
    }
    assert len(comments(items)) == sum(isinstance(each, WrittenComment) for each in written)
    assert losses(items) == notices(items) == []
    places = {each.key: place for place, each in enumerate(items) if isinstance(each, Post)}
    assert all(items.index(each) > places[each.post_key] for each in comments(items))
