"""Where addresses lead in the archive."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.posts import save_posts
from tui.archive.sources import add_source
from tui.archive.targets import find_target
from tui.content.links import safe_link
from tui.model.comment import Comment
from tui.model.cross_links import Target

NEW, OLD = "https://tassen.example/2005/12/kaffeemaschine/", "http://www.tassen.example/archives/004711.html"


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    """Put a post of WordPress, one of Movable Type, one with an umlaut, and comments of each on the shelf."""
    shelf.store(
        a_post("wp:123", permalink=NEW),
        a_post("page:004711", "Alt", permalink=OLD),
        a_post("wp:7", "Größe", permalink="https://tassen.example/größe/"),
        a_post("wp:8", "Bär", permalink="https://tassen.example/b%c3%a4r/"),
    )
    shelf.answer(
        Comment("wp:45", "wp:123", "<p>Ja.</p>", permalink=f"{NEW}#comment-45"),
        a_comment("page:004711#c0012", "page:004711"),
        a_comment("page:004711#3", "page:004711"),
        Comment("antville:9", "wp:7", "<p>Nein.</p>", permalink="https://tassen.example/comments/9/"),
    )
    return shelf


@pytest.mark.parametrize(
    ("address", "target"),
    [
        (NEW, Target(1)),
        ("http://www.tassen.example/2005/12/kaffeemaschine", Target(1)),
        ("https://TASSEN.example/2005/12/kaffeemaschine/?utm_source=feed", Target(1)),
        ("https://tassen.example/2005/12/kaffeemaschine/index.html", Target(1)),
        ("https://tassen.example/?p=123", Target(1)),
        ("https://www.tassen.example/index.php?p=123&preview=true", Target(1)),
        ("https://tassen.example/archives/123", Target(1)),
        (OLD, Target(2)),
        ("https://tassen.example/archives/004711.html", Target(2)),
        ("https://tassen.example/mt/004711.shtml", Target(2)),
        ("https://tassen.example/gr%C3%B6%C3%9Fe", Target(3)),
        ("https://tassen.example/b%C3%A4r/", Target(4)),
        (f"{NEW}#comment-45", Target(1, 1)),
        (f"{NEW}#li-comment-45", Target(1, 1)),
        (f"{NEW}?replytocom=45#respond", Target(1, 1)),
        ("https://tassen.example/?p=123#comment-45", Target(1, 1)),
        (f"{NEW}#comment-46", Target(1)),
        (f"{NEW}#more", Target(1)),
        (f"{OLD}#c0012", Target(2, 2)),
        (f"{OLD}#c12", Target(2, 2)),
        (f"{OLD}#c3", Target(2)),
        ("http://www.tassen.example/comments/9", Target(3, 4)),
        ("https://tassen.example/", None),
        ("https://tassen.example/?p=124", None),
        ("https://kannen.example/?p=123", None),
        ("https://kannen.example/archives/004711.html", None),
        ("https://kannen.example/2005/12/kaffeemaschine/", None),
        ("https://tassen.example/?p=123456789012345678901234567890", None),
        ("mailto:ada@tassen.example", None),
        ("", None),
    ],
)
def test_an_address_leads_to_its_post_or_comment_however_it_is_written(
    shelf: Shelf, address: str, target: Target | None
) -> None:
    assert shelf.read(find_target, address) == target


def test_of_two_blogs_with_one_post_the_near_one_is_meant(shelf: Shelf) -> None:
    with shelf.archive.writing() as connection:
        other = connection.execute(
            "INSERT INTO blogs (name, named, url, description, language, time_zone)"
            " VALUES ('Kopie', 0, '', '', '', '') RETURNING id"
        ).fetchone()[0]
        source = add_source(connection, other, "/kopie.xml", "wxr")
        save_posts(connection, source.id, other, [(a_post("wp:123", permalink=NEW), "")])
    assert shelf.read(find_target, NEW, other) == Target(5)
    assert shelf.read(find_target, NEW, shelf.blog_id) == Target(1)
    assert shelf.read(find_target, NEW) == Target(1)


def test_comments_with_a_page_of_their_own_are_found_by_an_index(shelf: Shelf) -> None:
    plan = shelf.archive.reader().execute(
        "EXPLAIN QUERY PLAN SELECT id FROM comments WHERE permalink <> '' AND instr(permalink, '#') = 0"
        " AND permalink IN (SELECT value FROM json_each('[]'))"
    )
    assert "comments_by_page" in " ".join(row[3] for row in plan)


PARTS = st.sampled_from(
    [
        "?p=",
        "&p=1",
        "123",
        "#comment-",
        "#c00",
        "/archives/",
        "004711.html",
        "/",
        "%",
        "%c3%b6",
        "[",
        "\u202e",
    ]
)
ADDRESSES = st.lists(PARTS | st.text(max_size=6), max_size=8).map("".join)


@given(ADDRESSES)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_address_may_be_followed_can_be_looked_up(shelf: Shelf, rest: str) -> None:
    link = safe_link(f"https://tassen.example/{rest}")
    target = None if link is None else shelf.read(find_target, link)
    assert target is None or 1 <= target.post_id <= 4
