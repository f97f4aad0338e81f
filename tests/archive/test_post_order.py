from itertools import groupby

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import add_blog
from tui.archive.connection import Connection
from tui.archive.post_order import months, newest, next_unread, post_ids, whole_order
from tui.archive.reading import mark_read
from tui.archive.stored_date import sort_key
from tui.model.blog import BlogFacts
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import PostStatus

MARCH = PublicationDate.on_day(2006, 3, 3)
FEBRUARY = PublicationDate.on_day(2006, 2, 28)

YEARS = st.sampled_from([1, 1969, 2006, 9999])
dates = st.just(UNDATED) | st.builds(PublicationDate.on_day, YEARS, st.integers(2, 3), st.integers(1, 2))


def month_of(date: PublicationDate) -> str:
    return "" if date.instant is None else f"{date.instant.year:04}-{date.instant.month:02}"


def cache_of(connection: Connection) -> int:
    return int(connection.execute("PRAGMA cache_size").fetchone()[0])


def test_posts_stand_newest_first_and_undated_ones_last(shelf: Shelf) -> None:
    shelf.store(
        a_post("a", published=FEBRUARY),
        a_post("b"),
        a_post("c", published=MARCH),
        a_post("d", published=FEBRUARY),
        a_post("e", published=PublicationDate.on_day(1, 1, 1)),
        a_post("f"),
    )
    assert list(shelf.read(post_ids, 1)) == [3, 4, 1, 5, 6, 2]


def test_only_published_posts_stand_in_the_index(shelf: Shelf) -> None:
    shelf.store(*(a_post(status.value, status=status) for status in PostStatus))
    shown = [PostStatus.PUBLISHED, PostStatus.MEMBERS]
    assert [list(PostStatus)[number - 1] for number in reversed(shelf.read(post_ids, 1))] == shown


def test_months_count_their_posts(shelf: Shelf) -> None:
    shelf.store(
        a_post("a", published=FEBRUARY),
        a_post("b", published=MARCH),
        a_post("c", published=PublicationDate.in_month(2006, 3)),
        a_post("d"),
        a_post("e", published=PublicationDate.on_day(1, 12, 31)),
    )
    assert shelf.read(months, 1) == [("2006-03", 2), ("2006-02", 1), ("0001-12", 1), ("", 1)]


def test_a_blog_without_posts_has_no_months(shelf: Shelf) -> None:
    assert shelf.read(months, 1) == []
    assert list(shelf.read(post_ids, 1)) == []


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(dates, max_size=8), st.data())
def test_order_months_and_the_next_unread_post_agree(
    shelf: Shelf, published: list[PublicationDate], data: st.DataObject
) -> None:
    blog_id = shelf.write(add_blog, BlogFacts())
    other = Shelf(shelf.archive, blog_id, shelf.source_id)
    other.store(*(a_post(f"wp:{number}", published=date) for number, date in enumerate(published)))
    first = shelf.value("SELECT ifnull(min(id), 0) FROM posts WHERE blog_id = ?", blog_id)
    places = {first + number: (sort_key(date), first + number) for number, date in enumerate(published)}
    months_of = {first + number: month_of(date) for number, date in enumerate(published)}
    ids = list(other.read(post_ids, blog_id))
    assert ids == sorted(places, key=places.__getitem__, reverse=True)
    assert other.read(months, blog_id) == [
        (month, len(list(posts))) for month, posts in groupby(ids, key=months_of.__getitem__)
    ]
    read = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    other.write(mark_read, list(read), True)
    for place, each in enumerate(ids):
        newer = [other_id for other_id in reversed(ids[:place]) if other_id not in read]
        older = [other_id for other_id in ids[place + 1 :] if other_id not in read]
        assert other.read(next_unread, blog_id, each, newer=True) == (newer[0] if newer else None)
        assert other.read(next_unread, blog_id, each, newer=False) == (older[0] if older else None)


def test_beside_a_post_that_is_not_stored_nothing_is_unread(shelf: Shelf) -> None:
    shelf.store(a_post())
    assert shelf.read(next_unread, 1, 99, newer=True) is None


def test_the_order_is_read_from_the_index_alone(shelf: Shelf) -> None:
    plan = shelf.archive.reader().execute(
        "EXPLAIN QUERY PLAN"
        " SELECT id FROM posts WHERE blog_id = 1 AND shown = 1 ORDER BY sort_key DESC, id DESC"
    )
    assert [row[3] for row in plan] == [
        "SEARCH posts USING COVERING INDEX posts_in_order (blog_id=? AND shown=?)"
    ]


def test_ids_take_four_bytes_until_one_needs_more(shelf: Shelf) -> None:
    shelf.store(a_post("a"))
    assert shelf.read(post_ids, shelf.blog_id).itemsize == 4
    with shelf.archive.writing() as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'posts'", (2**31 - 2,))
    shelf.store(a_post("b"), a_post("c"))
    assert set(shelf.read(post_ids, shelf.blog_id)) == {1, 2**31 - 1, 2**31}


def test_the_newest_posts_are_the_beginning_of_the_whole_order(shelf: Shelf) -> None:
    shelf.store(
        a_post("a", published=FEBRUARY),
        a_post("b", published=MARCH),
        a_post("c", published=MARCH),
        a_post("d"),
    )
    ids, counted = shelf.read(whole_order, 1)
    assert (list(ids), counted) == ([3, 2, 1, 4], [("2006-03", 2), ("2006-02", 1), ("", 1)])
    for limit in range(6):
        first, first_counted = shelf.read(newest, 1, limit)
        assert list(first) == list(ids)[:limit]
        assert sum(count for _, count in first_counted) == len(first)
    assert shelf.read(newest, 1, 3)[1] == [("2006-03", 2), ("2006-02", 1)]


def test_reading_the_whole_order_leaves_the_connection_as_it_was(shelf: Shelf) -> None:
    shelf.store(a_post())
    before = shelf.read(cache_of)
    shelf.read(whole_order, 1)
    assert shelf.read(cache_of) == before
