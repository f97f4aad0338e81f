from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import add_blog
from tui.archive.post_columns import body_columns, fact_columns, post_of
from tui.archive.posts import find_post, load_post, save_markdown
from tui.archive.reading import star_post
from tui.model.blog import BlogFacts
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import NotStored
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.model.sync_report import Counts

WHOLE = Post(
    key="wp:7",
    title="Ein Wort zum Parken",
    body="Es gibt keins.",
    body_format=BodyFormat.TEXT,
    title_generated=True,
    author="Ada Fink",
    author_url="https://ada.example/",
    published=PublicationDate.at(datetime(2006, 2, 28, 12, 30, 5, 250, tzinfo=UTC)),
    updated=PublicationDate.on_day(2006, 3, 1),
    excerpt="Keins.",
    permalink="https://tassen.example/parken/",
    slug="parken",
    categories=("Straße", "Stadt"),
    tags=("auto",),
    status=PostStatus.PUBLISHED,
    kind=PostKind.PAGE,
    comment_count=41,
    comments_open=False,
    protected=True,
)


def test_a_post_comes_back_as_it_was_given(shelf: Shelf) -> None:
    shelf.store(WHOLE, text="Es gibt keins.")
    stored = shelf.read(load_post, 1)
    assert stored.post == WHOLE
    assert (stored.blog, stored.text, stored.markdown, stored.read, stored.starred) == (
        "Tassen",
        "Es gibt keins.",
        None,
        False,
        False,
    )


def test_what_a_source_does_not_say_stays_unsaid(shelf: Shelf) -> None:
    silent = Post(key="wp:1", title="", body="")
    shelf.store(silent)
    assert shelf.read(load_post, 1).post == silent


def test_storing_a_post_again_changes_nothing(shelf: Shelf) -> None:
    assert shelf.store(WHOLE, a_post()) == Counts(new=2)
    before = shelf.read(load_post, 1)
    assert shelf.store(WHOLE, a_post()) == Counts(unchanged=2)
    assert shelf.read(load_post, 1) == before


def test_a_post_given_twice_in_one_reading_is_stored_once(shelf: Shelf) -> None:
    assert shelf.store(WHOLE, WHOLE) == Counts(new=1, unchanged=1)


def test_a_changed_post_keeps_its_id_and_its_star(shelf: Shelf) -> None:
    shelf.store(WHOLE)
    shelf.write(star_post, 1, True)
    assert shelf.store(replace(WHOLE, title="Zwei Sätze zum Parken")) == Counts(changed=1)
    stored = shelf.read(load_post, 1)
    assert (stored.post.title, stored.starred) == ("Zwei Sätze zum Parken", True)


def test_a_post_that_a_source_no_longer_gives_stays(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1"), a_post("wp:2"))
    shelf.store(a_post("wp:2"))
    assert shelf.value("SELECT count(*) FROM posts") == 2


def test_the_same_key_in_two_blogs_names_two_posts(shelf: Shelf) -> None:
    other = Shelf(shelf.archive, shelf.write(add_blog, BlogFacts()), shelf.source_id)
    shelf.store(a_post())
    other.store(a_post())
    assert shelf.read(find_post, "wp:1") == 1
    assert shelf.read(find_post, "wp:1", 2) == 2
    assert shelf.read(load_post, 2).blog == "Blog 2"


def test_markdown_stays_until_the_body_changes(shelf: Shelf) -> None:
    shelf.store(WHOLE)
    shelf.write(save_markdown, {1: "*Es* gibt keins."})
    shelf.store(replace(WHOLE, title="Anders"))
    assert shelf.read(load_post, 1).markdown == "*Es* gibt keins."
    shelf.store(replace(WHOLE, body="Es gibt eins."))
    assert shelf.read(load_post, 1).markdown is None


@pytest.mark.parametrize(
    ("stored", "received", "kept"),
    [
        (PublicationDate.on_day(2005, 12, 1), PublicationDate.in_month(2005, 12), "stored"),
        (PublicationDate.in_month(2005, 12), PublicationDate.on_day(2005, 12, 24), "received"),
        (PublicationDate.on_day(2005, 12, 1), PublicationDate.on_day(2005, 12, 2), "received"),
        (PublicationDate.before(datetime(2005, 12, 1, tzinfo=UTC)), UNDATED, "stored"),
        (UNDATED, PublicationDate.before(datetime(2005, 12, 1, tzinfo=UTC)), "received"),
        (
            PublicationDate.in_month(2005, 11),
            PublicationDate.before(datetime(2005, 12, 1, tzinfo=UTC)),
            "stored",
        ),
    ],
)
def test_the_date_that_is_known_more_exactly_is_kept(
    shelf: Shelf, stored: PublicationDate, received: PublicationDate, kept: str
) -> None:
    shelf.store(a_post(published=stored))
    counts = shelf.store(a_post(published=received))
    assert shelf.read(load_post, 1).post.published == (stored if kept == "stored" else received)
    assert counts == (Counts(unchanged=1) if kept == "stored" else Counts(changed=1))


def test_nul_and_lone_surrogates_are_replaced_everywhere(shelf: Shelf) -> None:
    shelf.store(
        replace(WHOLE, key="k\0", title="a\ud800b", body="\0", categories=("c\0\udfff",)), text="t\ud8ff"
    )
    stored = shelf.read(load_post, 1)
    assert (stored.post.key, stored.post.title, stored.post.body) == ("k�", "a�b", "�")
    assert (stored.post.categories, stored.text) == (("c��",), "t�")


def test_a_count_that_no_column_holds_becomes_the_greatest(shelf: Shelf) -> None:
    shelf.store(replace(WHOLE, comment_count=10**30))
    assert shelf.read(load_post, 1).post.comment_count == 2**63 - 1


@pytest.mark.parametrize(
    "reference",
    [
        "1",
        "wp:7",
        "https://tassen.example/parken/",
        "http://www.tassen.example/parken",
        "tassen.example/parken/#comments",
        "HTTPS://TASSEN.example/parken#c12",
        "//tassen.example/parken",
        " wp:7 ",
    ],
)
def test_a_post_is_found_by_id_key_or_permalink(shelf: Shelf, reference: str) -> None:
    shelf.store(WHOLE, a_post())
    assert shelf.read(find_post, reference) == 1


@pytest.mark.parametrize(
    "reference", ["", "0", "3", "-1", "9" * 19, "9" * 40, "٣", "tassen.example", "wp:8", "\ud800", "'"]
)
def test_what_is_not_stored_is_not_found(shelf: Shelf, reference: str) -> None:
    shelf.store(WHOLE, a_post())
    assert shelf.read(find_post, reference) is None


def test_a_key_of_digits_is_found_where_no_id_is_meant(shelf: Shelf) -> None:
    shelf.store(a_post("4711"))
    assert shelf.read(find_post, "4711") == 1


def test_a_post_is_looked_for_in_the_named_blog_only(shelf: Shelf) -> None:
    shelf.store(WHOLE)
    assert shelf.read(find_post, "1", 2) is None


def test_a_post_that_is_not_stored_cannot_be_loaded(shelf: Shelf) -> None:
    with pytest.raises(NotStored, match="no post 5"):
        shelf.read(load_post, 5)


def test_a_post_counts_the_comments_that_are_shown(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"), a_comment("c:2"))
    assert shelf.read(load_post, 1).comments == 2


dates = st.one_of(
    st.just(UNDATED),
    st.datetimes(timezones=st.just(UTC)).map(PublicationDate.at),
    st.datetimes(timezones=st.just(UTC)).map(PublicationDate.before),
    st.dates().map(lambda day: PublicationDate.on_day(day.year, day.month, day.day)),
)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@settings(deadline=None)
@given(
    st.builds(
        Post,
        key=texts,
        title=texts,
        body=texts,
        published=dates,
        updated=dates,
        categories=st.lists(texts).map(tuple),
        comment_count=st.none() | st.integers(0, 2**63 - 1),
        comments_open=st.none() | st.booleans(),
    )
)
def test_every_post_survives_its_columns(post: Post) -> None:
    assert post_of(post.key, fact_columns(post), body_columns(post)) == post
