"""Citing posts and comments."""

from datetime import UTC, datetime

from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.model.post import Post
from tui.screens.citation import cite_comment, cite_post

POST = Post(
    key="wp:1",
    title="Der leise\nZug",
    body="",
    author="Ada Fink",
    published=PublicationDate.at(datetime(2006, 3, 3, 14, 2, tzinfo=UTC)),
    permalink="https://kalkstein.example/2006/03/zug/",
)


def test_a_post_is_cited_in_one_line() -> None:
    assert cite_post(POST, "Kalkstein") == (
        "Ada Fink, “Der leise Zug”, Kalkstein, 2006-03-03, https://kalkstein.example/2006/03/zug/"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert cite_post(Post(key="a", title="Endlich", body=""), "") == "“Endlich”"


def test_a_bound_is_cited_as_one() -> None:
    bound = PublicationDate.before(datetime(2005, 12, 1, tzinfo=UTC))
    assert (
        cite_post(Post(key="a", title="Endlich", body="", published=bound), "")
        == "“Endlich”, before 2005-12-01"
    )


def test_a_comment_is_cited_with_its_own_address_or_the_posts() -> None:
    comment = Comment(
        key="wp:9", post_key="wp:1", body="", author="Jens Ohm", published=PublicationDate.in_month(2006, 3)
    )
    expected = "Jens Ohm, comment on “Der leise Zug”, 2006-03, https://kalkstein.example/2006/03/zug/"
    assert cite_comment(comment, POST) == expected


def test_hostile_addresses_and_names_do_not_get_into_a_citation() -> None:
    comment = Comment(
        key="wp:9", post_key="wp:1", body="", author="\x1b]52;c;eA==\x07", permalink="javascript:1"
    )
    cited = cite_comment(comment, POST)
    assert "\x1b" not in cited
    assert "javascript" not in cited
