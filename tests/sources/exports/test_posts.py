"""What an item of an export becomes."""

from datetime import UTC, datetime

import pytest

from tests.sources.exports.conftest import Read
from tests.sources.exports.export import export, item
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.sources.source import Item, Notice


def posts(items: list[Item]) -> list[Post]:
    return [each for each in items if isinstance(each, Post)]


def test_the_channel_says_what_the_blog_is(read: Read) -> None:
    assert read(export())[0] == BlogFacts(
        name="Kalkwerk", url="https://kalkwerk.example", description="Steine & Erden", language="de-DE"
    )


def test_a_post_has_the_key_the_rest_interface_gives_it(read: Read) -> None:
    (post,) = posts(read(export(item(18))))

    assert (post.key, post.permalink, post.kind) == ("wp:18", "https://kalkwerk.example/18/", PostKind.POST)
    assert (post.body, post.body_format) == ("<p>Erster Absatz.</p>", BodyFormat.HTML)
    assert post.published == PublicationDate.at(datetime(2012, 1, 5, 14, 30, 46, tzinfo=UTC))
    assert post.comment_count is None


def test_the_author_is_called_by_the_display_name_or_else_by_the_login(read: Read) -> None:
    known, unknown = posts(read(export(item(1), item(2).replace("[ada]", "[bob]"))))

    assert (known.author, unknown.author) == ("Ada Kranz", "bob")


def test_a_title_is_read_as_html_on_one_line(read: Read) -> None:
    (post,) = posts(read(export(item(title="<![CDATA[Salz &amp; <em>Erde</em>\n]]>"))))

    assert (post.title, post.title_generated) == ("Salz & Erde", False)


def test_a_post_without_a_title_gets_one_from_its_body(read: Read) -> None:
    (post,) = posts(read(export(item(title=""))))

    assert (post.title, post.title_generated) == ("Erster Absatz", True)


def test_categories_and_tags_are_told_apart_by_their_domains(read: Read) -> None:
    more = (
        '<category domain="category" nicename="stein"><![CDATA[Stein &amp; Sand]]></category>'
        '<category domain="post_tag" nicename="weiss">weiß</category>'
        '<category domain="post_format" nicename="aside">Aside</category>'
    )
    (post,) = posts(read(export(item(more=more))))

    assert (post.categories, post.tags) == (("Stein & Sand",), ("weiß",))


def test_the_doubled_terms_of_the_first_version_count_once(read: Read) -> None:
    more = (
        '<category>Stein</category><category domain="category" nicename="stein">Stein</category>'
        '<category>weiß</category><category domain="tag" nicename="weiss">weiß</category>'
    )
    (post,) = posts(read(export(item(more=more))))

    assert (post.categories, post.tags) == (("Stein",), ("weiß",))


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("publish", PostStatus.PUBLISHED),
        ("draft", PostStatus.DRAFT),
        ("auto-draft", PostStatus.DRAFT),
        ("future", PostStatus.FUTURE),
        ("trash", PostStatus.TRASH),
        ("a-plugin-s-own", PostStatus.PRIVATE),
    ],
)
def test_a_status_that_wordpress_does_not_have_hides_the_post(read: Read, written: str, status: str) -> None:
    (post,) = posts(read(export(item().replace("publish", written))))

    assert post.status == status


def test_a_password_a_slug_and_closed_comments_are_told(read: Read) -> None:
    more = (
        "<wp:post_password>geheim</wp:post_password><wp:post_name>stra%c3%9fe</wp:post_name>"
        "<wp:comment_status>closed</wp:comment_status>"
    )
    (post,) = posts(read(export(item(more=more))))

    assert (post.protected, post.slug, post.comments_open) == (True, "straße", False)


def test_only_posts_and_pages_are_posts_and_comments_elsewhere_are_counted(read: Read) -> None:
    attachment = item(2, "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>").replace(
        ">post<", ">attachment<"
    )
    items = read(export(item(1).replace(">post<", ">page<"), attachment))

    assert [(post.key, post.kind) for post in posts(items)] == [("wp:1", PostKind.PAGE)]
    assert not any(isinstance(each, Comment) for each in items)
    assert [each.text[-2:] for each in items if isinstance(each, Notice)] == ["1."]


def test_a_draft_without_a_utc_date_is_dated_by_its_feed_date_or_to_the_day(read: Read) -> None:
    zero = "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
    draft = item().replace("<wp:post_date_gmt>2012-01-05 14:30:46</wp:post_date_gmt>", zero)
    feed = "<pubDate>Thu, 05 Jan 2012 14:30:46 +0000</pubDate></item>"
    never = "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate></item>"
    dated, by_day = posts(read(export(draft.replace("</item>", feed), draft.replace("</item>", never))))

    assert dated.published == PublicationDate.at(datetime(2012, 1, 5, 14, 30, 46, tzinfo=UTC))
    assert by_day.published == PublicationDate.on_day(2012, 1, 5)


def test_a_post_without_any_date_is_undated_and_without_an_id_still_has_a_steady_key(read: Read) -> None:
    text = export("<item><title>Ohne alles</title><link>https://kalkwerk.example/ohne/</link></item>")
    first, second = posts(read(text))[0], posts(read(text))[0]

    assert first.published == UNDATED
    assert first.key.startswith("wxr:")
    assert first.key == second.key


def test_an_id_in_the_address_names_a_post_that_has_no_other(read: Read) -> None:
    (post,) = posts(read(export("<item><title>x</title><link>https://kalkwerk.example/?p=4</link></item>")))

    assert post.key == "wp:4"


@pytest.mark.parametrize("version", ["http://wordpress.org/export/1.0/", "https://wordpress.org/export/1.3/"])
def test_every_version_of_the_format_and_any_prefix_is_understood(read: Read, version: str) -> None:
    text = export(item(7)).replace("http://wordpress.org/export/1.2/", version).replace("wp:", "w:")
    (post,) = posts(read(text.replace("xmlns:wp", "xmlns:w")))

    assert (post.key, post.author) == ("wp:7", "Ada Kranz")


def test_a_body_in_several_sections_or_as_elements_is_one_body(read: Read) -> None:
    sections, elements = posts(
        read(export(item(1, body=" <![CDATA[eins ]]>\n<![CDATA[zwei]]> "), item(2, body="a <b>c</b> d")))
    )

    assert "eins" in sections.body
    assert "zwei" in sections.body
    assert elements.body == "<p>a <b>c</b> d</p>"
