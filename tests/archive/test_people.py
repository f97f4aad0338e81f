"""What somebody wrote is found across blogs, page by page, in every spelling of their names."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive import names, people
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.connection import Connection
from tui.archive.people import ANSWERED_BY, ANSWERS, NEWEST
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.person import Entry, Partner

MARCH = datetime(2006, 3, 3, 14, 2, tzinfo=UTC)


def at(minutes: int) -> PublicationDate:
    return PublicationDate.at(MARCH + timedelta(minutes=minutes))


def all_entries(connection: Connection, authors: list[str], page: int) -> list[Entry]:
    entries: list[Entry] = []
    while more := people.entries_after(connection, authors, (entries or [NEWEST])[-1], limit=page):
        entries += more
    return entries


def texts(shelf: Shelf, entries: list[Entry]) -> list[tuple[int, int | None, str]]:
    return [(each.post_id, each.comment_id, each.author) for each in shelf.read(people.written, entries)]


def test_posts_and_comments_of_all_spellings_come_in_one_stream_newest_first(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1", author="Tove", published=at(0)), a_post("wp:2", author="Ada", published=at(5)))
    shelf.answer(
        a_comment("c:1", author="tove", published=at(1)),
        a_comment("c:2", author="Ada", published=at(2)),
        a_comment("c:3", "wp:2", author="TOVE.", published=at(9)),
        a_comment("c:4", author="Tove", status=CommentStatus.SPAM, published=at(10)),
        a_comment("c:5", author="Tove"),
    )
    authors = shelf.read(names.authors_of, ["tove"])
    assert authors == ["TOVE.", "Tove", "tove"]
    entries = shelf.read(people.entries_after, authors, limit=10)
    assert texts(shelf, entries) == [(2, 3, "TOVE."), (1, 1, "tove"), (1, None, "Tove"), (1, 5, "Tove")]
    assert shelf.read(people.count_written, authors) == ({"Tove": 1}, {"TOVE.": 1, "Tove": 1, "tove": 1})
    first, last = shelf.read(people.first_and_last, authors)
    assert (first, last) == (at(0), at(9))


def test_who_wrote_a_post_and_nothing_else_is_found_too(shelf: Shelf) -> None:
    shelf.store(a_post(author="Ada Fink"))
    assert shelf.read(names.authors_of, ["ada fink"]) == ["Ada Fink"]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.sampled_from(["Tove", "tove"])), max_size=12),
    st.integers(1, 5),
)
def test_pages_of_any_length_give_everything_once_and_in_order(
    records: list[tuple[bool, int, str]], page: int
) -> None:
    with TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder) / "archive.db")
        with archive.writing() as connection:
            blog_id = add_blog(connection, BlogFacts(name="Tassen"))
            source = add_source(connection, blog_id, "x", "wordpress")
        shelf = Shelf(archive, blog_id, source.id)
        shelf.store(a_post("home", author="Ada"))
        for number, (is_comment, minute, author) in enumerate(records):
            if is_comment:
                shelf.answer(a_comment(f"c:{number}", "home", author=author, published=at(minute)))
            else:
                shelf.store(a_post(f"p:{number}", author=author, published=at(minute)))
        entries = shelf.read(all_entries, ["Tove", "tove"], page)
        archive.close()
    places = [(entry.sort_key, entry.is_comment, entry.id) for entry in entries]
    assert places == sorted(set(places), reverse=True)
    assert len(places) == len(records)


def test_what_somebody_wrote_is_counted_by_year_with_the_empty_years_between(shelf: Shelf) -> None:
    shelf.store(a_post(published=PublicationDate.in_month(2004, 5), author="Tove"))
    shelf.answer(
        a_comment("c:1", author="Tove", published=at(1)),
        a_comment("c:2", author="Tove", published=at(2)),
        a_comment("c:3", author="Tove", published=PublicationDate.before(MARCH + timedelta(days=900))),
        a_comment("c:4", author="Tove"),
    )
    assert shelf.read(people.years, ["Tove"]) == [(2004, 1), (2005, 0), (2006, 2)]
    assert shelf.read(people.years, ["Nobody"]) == []
    assert shelf.read(people.first_and_last, ["Nobody"]) == (UNDATED, UNDATED)


def discussion(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(
        a_comment("c:1", author="Tove", published=at(1)),
        a_comment("c:2", author="Jens", parent_key="c:1", published=at(2)),
        a_comment("c:3", author="jens", parent_key="c:1", published=at(3)),
        a_comment("c:4", author="Tove", parent_key="c:2", published=at(4)),
        a_comment("c:5", author="Mia", parent_key="c:2", published=at(5)),
        a_comment("c:6", author="Tove", parent_key="c:5", published=at(6)),
        a_comment("c:7", author="Tove", parent_key="c:6", published=at(7)),
    )


def test_whom_somebody_answers_and_who_answers_is_counted_by_person(shelf: Shelf) -> None:
    discussion(shelf)
    assert shelf.read(people.partners, ["Tove"], ANSWERS, "tove") == [Partner("Jens", 1), Partner("Mia", 1)]
    assert shelf.read(people.partners, ["Tove"], ANSWERED_BY, "tove") == [Partner("Jens", 2)]
    shelf.write(names.make_one_person, ["mia", "jens"])
    assert shelf.read(people.partners, ["Tove"], ANSWERS, "tove") == [Partner("Jens", 2)]


def test_a_conversation_is_every_answer_with_what_it_answers(shelf: Shelf) -> None:
    discussion(shelf)
    entries = shelf.read(people.conversation, ["Tove"], ["Jens", "jens"])
    assert [entry.id for entry in entries] == [4, 3, 2, 1]
    assert shelf.read(people.conversation, ["Jens"], ["Karl"]) == []


def test_names_are_one_person_until_they_are_told_apart_and_outlive_what_was_read(shelf: Shelf) -> None:
    shelf.write(names.make_one_person, ["tove", "t lind"])
    assert shelf.read(names.names_of_person, "t lind") == ["tove", "t lind"]
    shelf.write(names.make_one_person, ["tove", "t lind", "tovelind"])
    assert shelf.read(names.names_of_person, "tovelind") == ["tove", "t lind", "tovelind"]
    shelf.write(lambda connection: connection.execute("DELETE FROM blogs"))
    assert shelf.read(names.names_of_person, "tove") == ["tove", "t lind", "tovelind"]
    shelf.write(names.make_one_person, ["t lind", "tovelind"])
    shelf.write(names.make_one_person, ["tove"])
    assert shelf.read(names.names_of_person, "tove") == ["tove"]
    assert shelf.read(names.names_of_person, "tovelind") == ["t lind", "tovelind"]


def test_names_are_found_by_a_part_of_them_those_that_begin_with_it_first(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(
        *(
            a_comment(f"c:{name}", author=name)
            for name in ("Ottove", "Tove Lind", "100%", "Tove", "a_b", "axb")
        )
    )
    assert shelf.read(names.authors_like, "TOVE", 9) == ["Tove", "Tove Lind", "Ottove"]
    assert shelf.read(names.authors_like, "tove", 1) == ["Tove"]
    assert shelf.read(names.authors_like, "a_b", 9) == ["a_b"]
    assert shelf.read(names.authors_like, "0%x", 9) == []


def test_people_are_found_in_all_blogs(shelf: Shelf) -> None:
    other = shelf.write(add_blog, BlogFacts(name="Teller"))
    source = shelf.write(add_source, other, "https://teller.example/", "wordpress")
    plates = Shelf(shelf.archive, other, source.id)
    for each in (shelf, plates):
        each.store(replace(a_post(published=at(0)), permalink=""))
        each.answer(a_comment(author="Tove", published=at(each.blog_id)))
    entries = shelf.read(people.entries_after, ["Tove"], limit=9)
    assert [each.blog for each in shelf.read(people.written, entries)] == ["Teller", "Tassen"]


def test_a_page_of_a_person_costs_what_a_page_costs(shelf: Shelf) -> None:
    for statement in (people.POSTS, people.COMMENTS):
        plan = shelf.archive.reader().execute(f"EXPLAIN QUERY PLAN {statement}", ("Tove", 0, 0, 9)).fetchall()
        steps = " ".join(row[3] for row in plan)
        assert "_by_author (author=?" in steps
        assert "TEMP B-TREE" not in steps
