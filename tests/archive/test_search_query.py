import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.search_query import TERM_LIMIT, Term, match_expression, parse_query


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
        ("NEAR(a b) OR -c", [Term(("near", "a")), Term(("b",)), Term(("or",)), Term(("c",))]),
        ("title:kalk", [Term(("title", "kalk"))]),
        ('"" * ( ) -', []),
        ("", []),
        (" ".join("a" * 100), [Term(("a",))] * TERM_LIMIT),
    ],
)
def test_words_phrases_and_beginnings_are_read(query: str, terms: list[Term]) -> None:
    assert parse_query(query) == terms


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, prefix = '2 3')")
    connection.execute("INSERT INTO words VALUES ('eine kaffeemaschine or near')")
    yield connection
    connection.close()


def ask(index: sqlite3.Connection, query: str) -> int:
    terms = parse_query(query)
    if not terms:
        return 0
    rows = index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match_expression(terms),))
    return int(rows.fetchone()[0])


QUERIES = (
    st.text()
    | st.text("\"*()-+^:{}'„“ aNEARORNOT\0\ud800")
    | st.lists(
        st.sampled_from(["NEAR(", "OR", "NOT", "AND", '"', "*", "^", "text:", "-", ")", "a", "\0", "{", "}"])
    ).map(" ".join)
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
