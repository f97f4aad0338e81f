"""The discussions of the sample blog hang together."""

import re
from xml.etree.ElementTree import Element

from tests.sample.fields import CONTENT, WP, comments, field, moment, plain, published, shown, text


def test_many_readers_come_back(posts: list[Element]) -> None:
    visits: dict[str, set[str]] = {}
    for post in posts:
        for comment in shown(post):
            visits.setdefault(field(comment, "author"), set()).add(text(post, f"{WP}post_id"))
    assert sum(len(visited) > 1 for visited in visits.values()) >= 25


def test_authors_answer_under_their_own_number(channel: Element) -> None:
    numbers = {
        text(author, f"{WP}author_display_name"): text(author, f"{WP}author_id")
        for author in channel.iter(f"{WP}author")
    }
    by_authors = {field(comment, "author") for comment in comments(channel)} & numbers.keys()
    assert by_authors == numbers.keys()
    for comment in comments(channel):
        assert field(comment, "user_id") == numbers.get(field(comment, "author"), "0")


def depths(item: Element) -> dict[str, int]:
    """Count the steps from each comment up to the first of its thread."""
    found: dict[str, int] = {}
    for comment in comments(item):
        parent = field(comment, "parent")
        found[field(comment, "id")] = 0 if parent == "0" else found[parent] + 1
    return found


def test_replies_stand_up_to_six_levels_below_a_first_comment(posts: list[Element]) -> None:
    assert max(depth for post in posts for depth in depths(post).values()) == 6


def test_one_thread_has_forty_comments(posts: list[Element]) -> None:
    assert max(len(shown(post)) for post in posts) == 40


def test_exactly_one_post_has_no_comment(posts: list[Element]) -> None:
    assert sum(not comments(post) for post in posts) == 1


def test_every_kind_of_comment_occurs(channel: Element) -> None:
    approved = [field(comment, "approved") for comment in comments(channel)]
    kinds = [field(comment, "type") for comment in comments(channel)]
    assert (approved.count("0"), approved.count("trash"), kinds.count("pingback")) == (1, 1, 2)


def test_a_reply_answers_an_older_comment_on_the_same_post(channel: Element) -> None:
    for item in channel.iter("item"):
        when = {field(comment, "id"): moment(field(comment, "date_gmt")) for comment in comments(item)}
        for comment in comments(item):
            parent = field(comment, "parent")
            assert parent == "0" or when[parent] < when[field(comment, "id")]


def test_no_comment_is_older_than_its_post(posts: list[Element]) -> None:
    for post in posts:
        assert all(moment(field(comment, "date")) > published(post) for comment in comments(post))


def test_comments_quote_each_other_and_the_article(posts: list[Element]) -> None:
    quoting = [
        comment for post in posts for comment in shown(post) if "<blockquote>" in field(comment, "content")
    ]
    assert len(quoting) >= 10


def test_a_quotation_was_really_said(posts: list[Element]) -> None:
    for post in posts:
        said = plain(text(post, CONTENT))
        for comment in comments(post):
            content = field(comment, "content")
            for quotation in re.findall(r"(?s)<blockquote>(.*?)</blockquote>", content):
                assert plain(quotation) in said
            said += plain(content)
