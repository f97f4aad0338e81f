import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.search_query import TERM_LIMIT, Query, Term, any_expression, match_expression, parse_query


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Kaffee", [Term(("kaffee",))]),
        ("Kaffee Kalk", [Term(("kaffee",)), Term(("kalk",))]),
        ('"Kaffee Kalk"', [Term(("kaffee", "kalk"))]),
        ("„Kaffee Kalk“ tee", [Term(("kaffee", "kalk")), Term(("tee",))]),
        ("kaf*", [Term(("kaf",), prefix=True)]),
        ('"das kaf"*', [Term(("das", "kaf"), prefix=True)]),
        ('"lange bleibt', [Term(("lange", "bleibt"))]),
        ("Karl-Heinz", [Term(("karl", "heinz"))]),
        ("NEAR(a b) OR c", [Term(("near", "a")), Term(("b",)), Term(("or",)), Term(("c",))]),
        ("tee - kalk", [Term(("tee",)), Term(("kalk",))]),
        ("author:Ada", [Term(("ada",), of_author=True)]),
        ('AUTHOR:"Ada Fin"*', [Term(("ada", "fin"), prefix=True, of_author=True)]),
        ("author: in:order after:noon", [Term(("author",)), Term(("in", "order")), Term(("after", "noon"))]),
        ("after:2006-02-31 before:0000", [Term(("after", "2006", "02", "31")), Term(("before", "0000"))]),
        ("coauthor:ada", [Term(("coauthor", "ada"))]),
        ("title:kalk", [Term(("title", "kalk"))]),
        ('"" * ( ) -', []),
        ("", []),
        (" ".join("a" * 100), [Term(("a",))] * TERM_LIMIT),
    ],
)
def test_words_phrases_and_beginnings_are_read(query: str, terms: list[Term]) -> None:
    assert parse_query(query) == Query(terms)


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("tee -kalk", Query([Term(("tee",))], [Term(("kalk",))])),
        ('-"ein kalk" -author:Ada', Query([], [Term(("ein", "kalk")), Term(("ada",), of_author=True)])),
        ("-in:posts", Query([], [Term(("in", "posts"))])),
        ("in:posts", Query(kinds={"post"})),
        ("In:Comment tee", Query([Term(("tee",))], kinds={"comment"})),
        ("in:posts in:comments", Query(kinds=set())),
        ("after:1970-01-02", Query(since=86_400)),
        ("before:1970-2", Query(until=31 * 86_400)),
        ("before:1971 before:1970", Query(until=0)),
        ("after:1970 after:1971 before:1972", Query(since=365 * 86_400, until=730 * 86_400)),
        ('blog:"Mein Blög"', Query(blogs=["mein blog"])),
    ],
)
def test_filters_are_read(query: str, read: Query) -> None:
    assert parse_query(query) == read


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (author, text, prefix = '2 3')")
    connection.execute("INSERT INTO words VALUES ('ada', 'eine kaffeemaschine or near')")
    yield connection
    connection.close()


def ask(index: sqlite3.Connection, query: str) -> int:
    read = parse_query(query)
    excluded = any_expression(read.excluded)
    asked = [match_expression(read)] if read.terms else [excluded] if excluded else []
    found = [index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (each,)) for each in asked]
    return sum(int(rows.fetchone()[0]) for rows in found)


QUERIES = (
    st.text()
    | st.text("\"*()-+^:{}'„“ aNEARORNOT\0\ud800")
    | st.lists(
        st.sampled_from(["NEAR(", "OR", "NOT", "AND", '"', "*", "^", "text:", "-", ")", "a", "\0", "{", "}"])
    ).map(" ".join)
    | st.lists(
        st.sampled_from(
            [
                "author:",
                "in:",
                "before:",
                "after:",
                "blog:",
                "-",
                '"',
                "„",
                "*",
                " ",
                "posts",
                "2006",
                "-13",
                "a",
            ]
        )
    ).map("".join)
)


@settings(deadline=None, max_examples=300)
@given(QUERIES)
def test_no_string_is_a_mistake(index: sqlite3.Connection, query: str) -> None:
    assert ask(index, query) in (0, 1)


def test_no_naughty_string_is_a_mistake(index: sqlite3.Connection, corpora: Path) -> None:
    strings = json.loads((corpora / "strings" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 400
    assert {ask(index, string) for string in strings} <= {0, 1}


@pytest.mark.parametrize(
    "query", ["kaffee*", "EINE", '"eine kaffeemaschine"', "near or", "kaffeemaschine eine"]
)
def test_operators_are_words(index: sqlite3.Connection, query: str) -> None:
    assert ask(index, query) == 1
