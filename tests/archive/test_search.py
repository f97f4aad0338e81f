import json
from collections.abc import Callable
from pathlib import Path
from random import Random

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
from tui.model.dates import UNDATED, PublicationDate
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


DAYS = [None, *(PublicationDate.on_day(2000 + number % 9, 1 + number % 12, 1) for number in range(40))]
WORDS = ["tee", "kalk", "kanne"]


def a_shelf_in_disorder(
    shelf: Shelf,
) -> Callable[[set[str], set[str], str, str], list[tuple[int, int | None]]]:
    """Store posts and comments in no order of time, and give the slow search through what was stored.

    It is asked for words, kinds, and the days from which and before which something was written.
    """
    chance = Random(7)
    records: list[tuple[str, set[str], str, int, int | None]] = []
    for post_id in range(1, 31):
        day, words, is_shown = chance.choice(DAYS), chance.sample(WORDS, 2), chance.random() < 0.8
        status = PostStatus.PUBLISHED if is_shown else PostStatus.DRAFT
        post = a_post(f"p:{post_id}", published=day or UNDATED, status=status)
        shelf.store(post, text=" ".join(words))
        if is_shown:
            records.append((iso_day(day), set(words), "posts", post_id, None))
        for comment_id in range(4 * post_id - 3, 4 * post_id + 1):
            written, words = chance.choice(DAYS), chance.sample(WORDS, 2)
            author = chance.choice(["Jens Ohm", "Mia Lux", ""])
            comment = a_comment(
                f"c:{comment_id}", f"p:{post_id}", author=author, published=written or UNDATED
            )
            shelf.answer(comment, text=" ".join(words))
            if is_shown:
                later = max(iso_day(day), iso_day(written))
                records.append((later, set(words), "comments", post_id, comment_id))
    records.sort(key=lambda record: (record[0], record[3], record[4] or 0), reverse=True)
    return lambda words, kinds, since, until: [
        (post_id, comment_id)
        for day, stored, kind, post_id, comment_id in records
        if words <= stored and kind in kinds and since <= day < until
    ]


def iso_day(date: PublicationDate | None) -> str:
    return "" if date is None or date.instant is None else date.instant.date().isoformat()


@pytest.mark.parametrize(("narrow", "most_authors"), [(0.1, 10_000), (1, 10_000), (1, 0)])
def test_every_search_finds_what_looking_at_everything_finds(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, narrow: float, most_authors: int
) -> None:
    monkeypatch.setattr("tui.archive.search_span.NARROW", narrow)
    monkeypatch.setattr("tui.archive.search_span.MOST_AUTHORS", most_authors)
    by_looking = a_shelf_in_disorder(shelf)
    years = [None, *range(1999, 2011)]
    kinds = [{"posts", "comments"}, {"posts"}, {"comments"}]

    @settings(deadline=None, max_examples=80)
    @given(*map(st.sampled_from, (years, years, kinds)), st.sets(st.sampled_from(WORDS)), st.integers(1, 200))
    def search_both(
        since: int | None, until: int | None, kind: set[str], words: set[str], limit: int
    ) -> None:
        query = [*words, *(f"in:{name}" for name in kind if len(kind) == 1)]
        query += [f"after:{since}"] * (since is not None) + [f"before:{until}"] * (until is not None)
        is_dated = since is not None or until is not None
        first = f"{since or 1000}-01-01" if is_dated else ""
        expected = by_looking(words, kind, first, f"{until or 9999}-01-01") if query else []
        assert found(shelf, " ".join(query)) == expected
        assert found(shelf, " ".join(query), limit=limit) == expected[:limit]

    search_both()


def test_with_a_limit_what_was_stored_last_is_put_in_order(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.archive.search.CANDIDATES", 2)
    days = [PublicationDate.on_day(year, 1, 1) for year in (2008, 2005, 2006, 2009)]
    shelf.store(*(a_post(f"p:{day.instant}", published=day) for day in days))
    assert found(shelf, "Meinung", limit=2) == [(4, None), (3, None)]
    assert found(shelf, "Meinung before:2009", limit=1) == [(3, None)]
    assert found(shelf, "Meinung before:2009") == [(1, None), (3, None), (2, None)]


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
