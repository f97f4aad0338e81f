"""The sample blog is whole, and it shows what an article can hold."""

import re
from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest

from tests.sample.fields import (
    BLOG,
    CONTENT,
    CREATOR,
    WP,
    comments,
    field,
    internal_links,
    kind,
    moment,
    published,
    shown,
    status,
    text,
    words,
)

NO_DATE = "0000-00-00 00:00:00"


def test_there_is_enough_to_read(posts: list[Element]) -> None:
    assert len(posts) >= 32
    assert sum(len(shown(post)) for post in posts) >= 155


def test_it_tells_of_fifteen_years(posts: list[Element]) -> None:
    years = {published(post).year for post in posts}
    assert years == set(range(2009, 2025))


def test_three_authors_write_and_one_of_them_most(channel: Element, posts: list[Element]) -> None:
    authors = {text(author, f"{WP}author_login") for author in channel.iter(f"{WP}author")}
    written = [text(post, CREATOR) for post in posts]
    assert set(written) == authors
    assert len(authors) == 3
    assert max(written.count(author) for author in authors) > len(written) / 2


def test_numbers_are_dense_and_grow_with_time(channel: Element) -> None:
    items = sorted(channel.iter("item"), key=published)
    replies = sorted(comments(channel), key=lambda comment: field(comment, "date_gmt"))
    assert [text(item, f"{WP}post_id") for item in items] == [str(n + 1) for n in range(len(items))]
    assert [field(comment, "id") for comment in replies] == [str(n + 1) for n in range(len(replies))]


def test_local_time_is_that_of_berlin_in_winter_and_summer(channel: Element) -> None:
    pairs = [(field(c, "date"), field(c, "date_gmt")) for c in comments(channel)]
    pairs += [
        (text(item, f"{WP}post_date"), text(item, f"{WP}post_date_gmt"))
        for item in channel.iter("item")
        if status(item) == "publish"
    ]
    for local, universal in pairs:
        ahead = moment(local) - moment(universal)
        month = moment(local).month
        assert ahead in (timedelta(hours=1), timedelta(hours=2))
        assert month not in (11, 12, 1, 2) or ahead == timedelta(hours=1)
        assert month not in (4, 5, 6, 7, 8, 9) or ahead == timedelta(hours=2)


def test_one_article_is_long_and_has_everything_an_article_can_have(posts: list[Element]) -> None:
    longest = max((text(post, CONTENT) for post in posts), key=lambda html: len(words(html)))
    assert len(words(longest)) >= 3000
    for tag in ("<h2", "<blockquote", "<ul", "<ol", "<pre", "<table", "<sup"):
        assert tag in longest


@pytest.mark.parametrize(
    "pattern",
    [
        "<table>",
        '<code class="language-python">',
        '<code class="language-shell">',
        r"<li>[^<]*\s*<ul>",
        '<img src="https://kalkstein.example/[^"]+" alt="[^"]+"',
        "<blockquote",
        r"\[caption ",
        "<!-- wp:paragraph -->",
        "<!--more-->",
    ],
)
def test_posts_hold(posts: list[Element], pattern: str) -> None:
    assert any(re.search(pattern, text(post, CONTENT)) for post in posts)


def test_older_posts_are_plain_text_and_newer_ones_are_blocks(posts: list[Element]) -> None:
    for post in posts:
        assert ("<!-- wp:" in text(post, CONTENT)) == (published(post).year >= 2020)


def test_german_and_english_stand_side_by_side(posts: list[Element]) -> None:
    german, english = {"und", "der", "ist", "nicht"}, {"and", "the", "is", "not"}
    leaning = [
        sum(word in german for word in spoken) > sum(word in english for word in spoken)
        for spoken in (words(text(post, CONTENT)) for post in posts)
    ]
    assert leaning.count(True) >= 10
    assert leaning.count(False) >= 10


def test_old_spelling_has_been_kept(posts: list[Element]) -> None:
    assert any("daß" in text(post, CONTENT) for post in posts)


def test_one_post_is_a_photo_without_a_title(posts: list[Element]) -> None:
    untitled = [post for post in posts if not text(post, "title")]
    assert len(untitled) == 1
    assert "<img" in text(untitled[0], CONTENT)


def test_there_is_a_page_and_a_draft(channel: Element) -> None:
    others = [
        (kind(item), status(item))
        for item in channel.iter("item")
        if (kind(item), status(item)) != ("post", "publish")
    ]
    assert sorted(others) == [("page", "publish"), ("post", "draft")]


def test_a_draft_has_no_date_in_universal_time(channel: Element) -> None:
    drafts = [item for item in channel.iter("item") if status(item) == "draft"]
    assert [text(draft, f"{WP}post_date_gmt") for draft in drafts] == [NO_DATE]


def test_links_inside_the_blog_lead_somewhere(channel: Element) -> None:
    numbers = {
        text(item, "link"): {f"comment-{field(comment, 'id')}" for comment in shown(item)}
        for item in channel.iter("item")
        if status(item) == "publish"
    }
    links = [link for link in internal_links(channel) if "/bilder/" not in link]
    for address, _, fragment in (link.partition("#") for link in links):
        assert address in numbers
        assert not fragment or fragment in numbers[address]
    assert sum("#comment-" in link for link in links) >= 5
    assert sum("#" not in link for link in links) >= 5


def test_nobody_real_can_be_reached_through_it() -> None:
    source = BLOG.read_text(encoding="utf-8")
    hosts = set(re.findall(r"https?://([\w.-]+)", source))
    standards = {"wordpress.org", "purl.org", "wellformedweb.org"}
    assert all(host.endswith(".example") for host in hosts - standards)
    assert set(re.findall(r"[\w.-]+@([\w.-]+)", source)) == {"example.org"}
    assert {address.rpartition(".")[0] for address in re.findall(r"\d+\.\d+\.\d+\.\d+", source)} == {
        "192.0.2"
    }
