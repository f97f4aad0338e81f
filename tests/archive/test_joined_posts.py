"""Posts of which several sources of a blog tell."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive import gone
from tui.archive.integrity import check
from tui.archive.joined_posts import told_posts
from tui.archive.posts import find_post, load_post
from tui.archive.reading import star_post
from tui.archive.search import search
from tui.archive.sources import add_source
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import Post
from tui.model.sync_report import Counts

THIRD = PublicationDate.on_day(2006, 3, 3)
MARCH = PublicationDate.in_month(2006, 3)
NOON = PublicationDate.at(datetime(2006, 3, 3, 12, tzinfo=UTC))
TEXT = "Sie hat eine Meinung, und die behält sie nicht für sich."
HERE, THERE = "https://tassen.example/kaffee/", "https://tassen.example/archives/000017.html"


@pytest.fixture
def export(shelf: Shelf) -> Shelf:
    """Give the same blog as a second source tells of it."""
    return another(shelf, "/export.xml", "movabletype")


def another(shelf: Shelf, location: str, format: str) -> Shelf:
    source = shelf.write(add_source, shelf.blog_id, location, format)
    return Shelf(shelf.archive, shelf.blog_id, source.id)


def posts_of(shelf: Shelf) -> list[Post]:
    ids = shelf.archive.reader().execute("SELECT id FROM posts ORDER BY id").fetchall()
    return [shelf.read(load_post, post_id).post for (post_id,) in ids]


@pytest.mark.parametrize(
    "told",
    [
        a_post("mt:1", "Ganz anders", permalink="http://www.tassen.example/kaffee#oben"),
        a_post("mt:1", "die KAFFEEMASCHINE!", published=THIRD, permalink=THERE),
        a_post("mt:1", published=MARCH),
        a_post("mt:1", published=UNDATED),
        a_post("wp:1", "Ganz anders", published=NOON),
    ],
)
def test_a_post_of_one_address_title_or_key_is_one(shelf: Shelf, export: Shelf, told: Post) -> None:
    shelf.store(a_post(published=NOON, permalink=HERE), text=TEXT)
    assert export.store(told, text=TEXT) == Counts(unchanged=1, joined=1)
    assert export.store(told, text=TEXT) == Counts(unchanged=1)
    assert len(posts_of(shelf)) == 1
    assert shelf.read(check) == []


@pytest.mark.parametrize(
    "told",
    [
        a_post("mt:1", published=PublicationDate.on_day(2006, 3, 8)),
        a_post("mt:1", "Die Teemaschine", published=NOON),
        a_post("mt:1", "", published=NOON),
    ],
)
def test_a_post_of_another_day_or_title_is_another(shelf: Shelf, export: Shelf, told: Post) -> None:
    shelf.store(a_post(published=NOON, permalink=HERE), text=TEXT)
    assert export.store(told, text=TEXT) == Counts(new=1)
    assert len(posts_of(shelf)) == 2


def test_two_posts_of_one_source_are_never_joined(shelf: Shelf, export: Shelf) -> None:
    shelf.store(a_post("wp:1", published=NOON), a_post("wp:2", published=NOON))
    assert export.store(a_post("mt:1", published=NOON), a_post("mt:2", published=NOON)).joined == 2
    assert len(posts_of(shelf)) == 2


def test_of_two_posts_of_one_title_and_day_that_of_the_same_text_is_meant(
    shelf: Shelf, export: Shelf
) -> None:
    shelf.store(a_post("wp:1", published=NOON), text="Zwölf Bilder vom Rhein, alle verwackelt.")
    shelf.store(a_post("wp:2", published=THIRD), text=TEXT)
    export.store(a_post("mt:2", published=NOON), text=TEXT)
    assert shelf.read(find_post, "mt:2") == shelf.read(find_post, "wp:2")


def test_a_title_that_comes_every_day_joins_by_the_day(shelf: Shelf, export: Shelf) -> None:
    days = [PublicationDate.on_day(2006, month, day) for month in range(1, 7) for day in range(1, 28)]
    shelf.store(*(a_post(f"wp:{number}", "Fundstücke", published=day) for number, day in enumerate(days)))
    told = [a_post(f"mt:{number}", "Fundstücke", published=day) for number, day in enumerate(days)]
    assert export.store(*told) == Counts(unchanged=len(days), joined=len(days))
    pairs = {
        (shelf.read(find_post, f"wp:{number}"), shelf.read(find_post, f"mt:{number}")) for number in (0, 99)
    }
    assert all(one == other for one, other in pairs)


def test_body_and_date_are_the_best_of_all_and_the_search_knows_them(shelf: Shelf, export: Shelf) -> None:
    export.store(a_post("mt:1", body="Sie hat", published=NOON, permalink=THERE), text=TEXT[:26])
    assert shelf.store(a_post(published=MARCH, permalink=HERE), text=TEXT).changed == 1
    [post] = posts_of(shelf)
    assert (post.key, post.body, post.published, post.permalink) == (
        "mt:1",
        "<p>Sie hat eine Meinung.</p>",
        NOON,
        HERE,
    )
    assert len(shelf.read(search, "behält")) == 1
    assert shelf.read(find_post, THERE) == shelf.read(find_post, HERE) == 1


def test_a_source_that_changes_its_word_changes_what_is_shown(shelf: Shelf, export: Shelf) -> None:
    shelf.store(a_post(published=NOON, permalink=HERE), text=TEXT)
    export.store(a_post("mt:1", permalink=HERE), text=TEXT)
    assert shelf.store(a_post(title="Neu", published=NOON, permalink=HERE), text=TEXT) == Counts(changed=1)
    assert export.store(a_post("mt:1", "Alt", permalink=HERE), text=TEXT) == Counts(unchanged=1)
    [post] = posts_of(shelf)
    assert post.title == "Neu"
    assert {each.record.title for each in shelf.read(lambda reader: list(told_posts(reader, 1)))} == {
        "Neu",
        "Alt",
    }


def test_marks_stay_with_a_post_that_is_joined(shelf: Shelf, export: Shelf) -> None:
    shelf.store(a_post(permalink=HERE))
    shelf.write(star_post, 1, True)
    export.store(a_post("mt:1", "Anders", permalink=HERE))
    assert shelf.read(load_post, 1).starred


def two_sites(shelf: Shelf) -> Shelf:
    """Store posts 1 and 2 of one site, then those of another, with a comment on each."""
    other = another(shelf, "https://teller.example/", "wordpress")
    shelf.store(
        a_post("wp:1", published=NOON, permalink="https://tassen.example/1"),
        text="Die Tasse hat einen Sprung bekommen.",
    )
    shelf.answer(a_comment("wp:1", "wp:1"), a_comment("wp:2", "wp:1", parent_key="wp:1"))
    other.store(
        a_post("wp:1", "Der Teller", published=THIRD, permalink="https://teller.example/1"),
        text="Ein Teller hat keinen Henkel, sagt der Töpfer.",
    )
    other.answer(
        a_comment("wp:1", "wp:1", author="Eva"),
        a_comment("wp:2", "wp:1", author="Eva", parent_key="wp:1"),
        text="Stimmt.",
    )
    return other


def test_one_key_of_two_sites_names_two_posts_with_the_comments_of_each(shelf: Shelf) -> None:
    other = two_sites(shelf)
    keys = shelf.archive.reader().execute(
        "SELECT p.key, c.key, parent_key FROM comments AS c JOIN posts AS p ON p.id = post_id ORDER BY c.id"
    )
    ending = f"#source-{other.source_id}"
    assert keys.fetchall() == [
        ("wp:1", "wp:1", ""),
        ("wp:1", "wp:2", "wp:1"),
        (f"wp:1{ending}", f"wp:1{ending}", ""),
        (f"wp:1{ending}", f"wp:2{ending}", f"wp:1{ending}"),
    ]
    assert shelf.read(check) == []


def test_a_key_of_its_own_is_the_same_at_every_reading(shelf: Shelf) -> None:
    two_sites(shelf)
    before = posts_of(shelf)
    other = two_sites(shelf)
    assert posts_of(shelf) == before
    changed = a_post("wp:1", "Der Teller, weiter", published=NOON, permalink="https://teller.example/1")
    assert other.store(changed, text="Anders.") == Counts(changed=1)
    assert [post.title for post in posts_of(shelf)] == ["Die Kaffeemaschine", "Der Teller, weiter"]


def test_a_source_speaks_of_what_is_gone_by_its_own_keys(shelf: Shelf) -> None:
    other = two_sites(shelf)
    assert set(shelf.read(gone.held_keys, other.source_id, "post")) == {"wp:1"}
    assert set(shelf.read(gone.held_keys, other.source_id, "comment")) == {"wp:1", "wp:2"}
    shelf.write(gone.mark_gone, other.source_id, "post", ["wp:1"], "2026-03-01")
    shelf.write(gone.mark_gone, other.source_id, "comment", ["wp:2"], "2026-03-01")
    assert (shelf.read(gone.day_of_post, 1), shelf.read(gone.day_of_post, 2)) == ("", "2026-03-01")
    assert shelf.read(gone.days_of_comments, 1) == {}
    assert list(shelf.read(gone.days_of_comments, 2).values()) == ["2026-03-01"]


def test_a_post_that_moved_and_was_rewritten_is_known_by_its_key_on_its_host(
    shelf: Shelf, export: Shelf
) -> None:
    draft = a_post("wp:1", published=THIRD, permalink="https://tassen.example/?p=1")
    shelf.store(draft, text=TEXT)
    later = replace(draft, published=PublicationDate.on_day(2007, 1, 1), permalink=HERE)
    assert export.store(later, text="Sie hat keine mehr.").joined == 1
    assert len(posts_of(shelf)) == 1
