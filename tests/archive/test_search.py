import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import add_blog, update_facts
from tui.archive.search import Order, search
from tui.archive.search_index import rebuild_index
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import PostStatus
from tui.model.search import Hit


def found(shelf: Shelf, query: str, limit: int | None = None) -> list[tuple[int, int | None]]:
    return [(hit.post_id, hit.comment_id) for hit in shelf.read(search, query, limit=limit)]


def test_a_post_and_a_comment_are_found_with_the_words_around_the_match(shelf: Shelf) -> None:
    shelf.store(a_post(), text="Heute hat sie eine Meinung zum Kalk.")
    shelf.answer(a_comment(), text="Kalk?\nEntkalken hilft.")
    assert shelf.read(search, "kalk") == [
        Hit("comment", 1, 1, "Die Kaffeemaschine", "Jens Ohm", "Kalk? Entkalken hilft.", 0.0),
        Hit("post", 1, None, "Die Kaffeemaschine", "Ada Fink", "Heute hat sie eine Meinung zum Kalk.", 0.0),
    ]


@pytest.mark.parametrize(
    "query", ["für", "fuer", "fur", "FUER", "straße", "Strasse", "kaffeema*", "ada", '"ein tee"']
)
def test_every_spelling_finds_every_spelling(shelf: Shelf, query: str) -> None:
    shelf.store(a_post("a"), text="Ein Tee für die Straße")
    shelf.store(a_post("b"), text="ein tee fuer die Strasse")
    assert found(shelf, query) == [(2, None), (1, None)]


def test_all_words_must_match(shelf: Shelf) -> None:
    shelf.store(a_post(), text="Ein Tee für die Straße")
    assert found(shelf, "tee straße kaffeemaschine") == [(1, None)]
    assert found(shelf, "tee kalk") == []
    assert found(shelf, '"tee straße"') == []


def test_hits_come_newest_first_and_an_undated_comment_stands_with_its_post(shelf: Shelf) -> None:
    shelf.store(
        a_post("a", published=PublicationDate.in_month(2006, 3)),
        a_post("b", published=PublicationDate.in_month(2006, 1)),
        a_post("c"),
    )
    shelf.answer(
        a_comment("c:1", "a", author="Ada Meinung"),
        a_comment("c:2", "b", author="Ada Meinung", published=PublicationDate.in_month(2006, 2)),
    )
    assert found(shelf, "Meinung") == [(1, 1), (1, None), (2, 2), (2, None), (3, None)]
    assert found(shelf, "Meinung", limit=3) == [(1, 1), (1, None), (2, 2)]
    assert found(shelf, "Meinung", limit=0) == []


def test_only_what_is_shown_is_found(shelf: Shelf) -> None:
    shelf.store(a_post("a"), a_post("b", status=PostStatus.DRAFT))
    shelf.answer(
        a_comment("c:1", "a", status=CommentStatus.SPAM),
        a_comment("c:2", "b"),
        text="Meinung",
    )
    assert found(shelf, "Meinung") == [(1, None)]


def test_one_blog_can_be_searched_alone(shelf: Shelf) -> None:
    other = Shelf(shelf.archive, shelf.write(add_blog, BlogFacts()), shelf.source_id)
    shelf.store(a_post())
    other.store(a_post())
    assert [hit.post_id for hit in shelf.read(search, "Meinung", other.blog_id)] == [2]


def a_shelf_of_two_years(shelf: Shelf) -> None:
    shelf.write(update_facts, shelf.blog_id, BlogFacts(name="Küchenblog"))
    shelf.store(
        a_post("a", author="Ada Fink", published=PublicationDate.on_day(2006, 1, 1)),
        a_post("b", author="Bo Ek", published=PublicationDate.on_day(2007, 6, 1)),
        a_post("c", author="Ada Fink"),
        text="Tee und Meinung",
    )
    shelf.answer(
        a_comment("c:1", "a", author="Bo Ek", published=PublicationDate.on_day(2007, 1, 1)),
        a_comment("c:2", "b", author="Ada Fink"),
        text="Meinung",
    )


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("meinung author:ada", [(2, 2), (1, None), (3, None)]),
        ('author:"bo ek"', [(2, None), (1, 1)]),
        ("meinung -author:ada", [(2, None), (1, 1)]),
        ("meinung in:comments", [(2, 2), (1, 1)]),
        ("in:comments -author:ada", [(1, 1)]),
        ("in:posts", [(2, None), (1, None), (3, None)]),
        ("meinung -tee", [(2, 2), (1, 1)]),
        ("in:posts -tee", []),
        ("after:2007", [(2, 2), (2, None), (1, 1)]),
        ("before:2007", [(1, None)]),
        ("meinung after:2006-01-01 before:2007-01-02", [(1, 1), (1, None)]),
        ("meinung in:posts before:2007 author:ada", [(1, None)]),
        ("in:posts in:comments meinung", []),
        ("blog:kuechen in:comments", [(2, 2), (1, 1)]),
        ("blog:anderes meinung", []),
        ("-tee", []),
    ],
)
def test_filters_narrow_what_is_found(shelf: Shelf, query: str, hits: list[tuple[int, int | None]]) -> None:
    a_shelf_of_two_years(shelf)
    assert found(shelf, query) == hits


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["author:", "in:posts", "in:", "before:", "after:", "blog:", " ", "-", '"', "*", "2006", "tee"]
        )
    ).map("".join),
    st.sampled_from(["newest", "relevance"]),
)
def test_no_query_is_a_mistake(shelf: Shelf, query: str, order: Order) -> None:
    assert shelf.read(search, query, limit=3, order=order) == []


def test_what_changed_is_found_by_its_new_words_only(shelf: Shelf) -> None:
    shelf.store(a_post(title="Größe"), text="groß")
    shelf.answer(a_comment(), text="alt")
    shelf.store(a_post(title="Länge"), text="lang")
    shelf.answer(a_comment(body="anders"), text="neu")
    assert [found(shelf, word) for word in ("Größe", "groß", "alt")] == [[], [], []]
    assert [found(shelf, word) for word in ("Länge", "lang", "neu")] == [[(1, None)], [(1, None)], [(1, 1)]]


def test_what_changes_within_one_batch_is_found_by_its_last_words_only(shelf: Shelf) -> None:
    shelf.store(a_post("a", title="Größe"), a_post("b"), a_post("a", title="Länge"), text="")
    shelf.answer(a_comment("c:1", "a", author="Bo"), a_comment("c:1", "a", author="Ada"), text="neu")
    assert [found(shelf, word) for word in ("Größe", "Bo")] == [[], []]
    assert [found(shelf, word) for word in ("Länge", "neu")] == [[(1, None)], [(1, 1)]]


def test_by_relevance_the_better_match_comes_first(shelf: Shelf) -> None:
    shelf.store(a_post("a", title="Kalk"), text="Kalk und Kalk")
    shelf.store(a_post("b"), text="Viel anderes und dann noch etwas von Kalk am Schluss")
    shelf.store(a_post("c"), text="Tee")
    hits = shelf.read(search, "Kalk", order="relevance")
    assert [hit.post_id for hit in hits] == [1, 2]
    assert hits[0].score > hits[1].score > 0


def test_a_search_that_is_interrupted_finds_nothing(shelf: Shelf) -> None:
    shelf.store(a_post())
    reader = shelf.archive.reader()
    reader.set_progress_handler(lambda: 1, 1)
    assert found(shelf, "Meinung") == []
    reader.set_progress_handler(None, 0)
    assert found(shelf, "Meinung") == [(1, None)]


def test_an_index_made_anew_finds_the_same(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment(), text="Meinung")
    before = found(shelf, "Meinung")
    shelf.write(rebuild_index)
    assert found(shelf, "Meinung") == before == [(1, 1), (1, None)]


def test_naughty_strings_are_stored_and_searched(shelf: Shelf, corpora: Path) -> None:
    strings = json.loads((corpora / "strings" / "blns.json").read_text(encoding="utf-8"))
    shelf.store(*(a_post(f"wp:{number}", title=string) for number, string in enumerate(strings)), text="")
    for string in strings:
        assert all(hit.kind == "post" for hit in shelf.read(search, string, limit=5))
