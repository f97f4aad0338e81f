"""What the pages of each engine tell."""

from datetime import UTC, datetime

import pytest

from tests.sources.pages.html.page import NAMES, read_one
from tui.model.comment import Comment, CommentKind
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat

POSTS = [
    ("movable_type_2", "page:004712", "Der Kalk ist da & bleibt", "Ada Kranz", "2004-03-02T07:12:33"),
    ("movable_type_own_design", "page:005001", "Mörtel", "Ada Kranz", "2004-05-11T19:05:00"),
    ("movable_type_4", None, "Slate at last", "Ken Stone", "2009-05-06T13:00:00"),
    ("wordpress_kubrick", "wp:42", "Lehm im Bau", "", "2006-09-14"),
    ("wordpress_threaded", "wp:910", "Basalt", "Mia Sand", "2023-11-02T07:30:00"),
    ("serendipity", None, "Granit", "Uta Fels", "2011-12-01"),
    ("blogger_threaded", None, "Flint", "Pat Chert", "2013-02-05T20:00:00"),
    ("blogger_list", None, "Marl", "Pat Chert", "2005-06-06"),
    ("antville", None, "Dachdecker", "ines", "2006-02-03"),
    ("microformats", None, "Gravel", "Lea Way", "2019-04-01T10:00:00"),
    ("json_ld", None, "Sand & Salz", "Ben Düne", "2021-08-09T04:00:00"),
]
LISTS = {"movable_type_month", "wordpress_home"}


def test_every_written_page_is_told_of() -> None:
    assert {name for name, *_ in POSTS} | LISTS == set(NAMES)


@pytest.mark.parametrize(("name", "key", "title", "author", "published"), POSTS)
def test_a_page_tells_title_author_and_date_of_its_post(
    name: str, key: str | None, title: str, author: str, published: str
) -> None:
    post, _ = read_one(name)

    instant = datetime.fromisoformat(published).replace(tzinfo=UTC)
    exact = "T" in published
    expected = (
        PublicationDate.at(instant)
        if exact
        else PublicationDate.on_day(instant.year, instant.month, instant.day)
    )
    assert (post.title, post.author, post.published) == (title, author, expected)
    assert post.key == key if key else post.key.startswith("html:")


def told(name: str) -> list[tuple[str, str, str]]:
    """Give each comment's author, the author of what it answers, and its day."""
    _, comments = read_one(name)
    by_key: dict[str, Comment] = {comment.key: comment for comment in comments}
    answered = (by_key[each.parent_key].author if each.parent_key else "" for each in comments)
    days = (each.published.instant for each in comments)
    return [
        (each.author, whom, f"{day:%Y-%m-%d}" if day else "")
        for each, whom, day in zip(comments, answered, days, strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("movable_type_2", [("Ralf Graf", "", "2004-03-02"), ("Ada Kranz", "", "2004-03-03")]),
        ("movable_type_own_design", [("Ralf Graf", "", "2004-05-12"), ("Ada Kranz", "", "2004-05-12")]),
        ("movable_type_4", [("Esther", "", "2009-05-06"), ("Ken Stone", "Esther", "2009-05-06")]),
        ("wordpress_kubrick", [("Mia Sand", "", "2006-09-14"), ("Jo", "", "2006-09-15")]),
        (
            "wordpress_threaded",
            [("Jo", "", "2023-11-02"), ("Mia Sand", "Jo", "2023-11-02"), ("Tuff", "", "")],
        ),
        (
            "serendipity",
            [("Tom", "", "2011-12-01"), ("Uta Fels", "Tom", "2011-12-01"), ("Eva", "", "2011-12-02")],
        ),
        ("blogger_threaded", [("Sam", "", "2013-02-05"), ("Pat Chert", "Sam", "2013-02-06")]),
        ("blogger_list", [("Sam", "", "2005-06-07")]),
        ("antville", [("otto", "", "2006-02-03"), ("ines", "otto", "2006-02-04")]),
        ("microformats", [("Max", "", "2019-04-01"), ("Lea Way", "Max", "")]),
        ("json_ld", [("Ute", "", "2021-08-09"), ("Ben Düne", "Ute", "")]),
    ],
)
def test_a_page_tells_who_commented_when_and_on_what(name: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(name) == expected


def test_bodies_hold_the_text_and_neither_title_nor_signature_nor_form() -> None:
    post, comments = read_one("movable_type_2")

    assert post.body.startswith("<p>Endlich ist er <em>geliefert</em>.</p>")
    assert post.body.endswith("<p>Vier Säcke stehen im Hof.</p>")
    assert [comment.body for comment in comments] == ["<p>Und wohin damit?</p>", "<p>In den Keller.</p>"]


def test_a_design_of_its_own_is_read_as_text_and_dated_by_its_description() -> None:
    post, comments = read_one("movable_type_own_design")

    assert (post.body, post.body_format) == (
        "Ein Teil Kalk, drei Teile Sand.\n\n> Und Wasser.",
        BodyFormat.TEXT,
    )
    assert comments[1].body == "So viel, dass es hält …"


def test_wordpress_numbers_terms_and_pingbacks_are_those_of_its_database() -> None:
    post, comments = read_one("wordpress_threaded")

    assert (post.categories, post.tags) == (("Bau",), ("Vulkan",))
    assert [(each.key, each.parent_key, each.threaded) for each in comments] == [
        ("wp:201", "", True),
        ("wp:202", "wp:201", True),
        ("wp:203", "", True),
    ]
    assert comments[2].kind is CommentKind.PINGBACK


def test_a_page_that_tells_no_parents_says_so() -> None:
    assert {comment.threaded for comment in read_one("wordpress_kubrick")[1]} == {False}
