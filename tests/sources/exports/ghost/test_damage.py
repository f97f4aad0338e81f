"""What is broken in an export of Ghost costs itself and is named."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.ghost.conftest import Read
from tests.sources.exports.ghost.written import Row, export, row
from tests.sources.exports.movabletype.given import losses, posts
from tui.model.dates import PublicationDate
from tui.model.errors import SourceError

NOON = PublicationDate.at(datetime(2020, 5, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize("broken", range(3))
@pytest.mark.parametrize(
    ("damage", "loss"),
    [
        ("<<<", "Its JSON is broken."),
        ('{"id": 1, "html": "<a href="x">"}', "Its JSON is broken."),
        ('{"title": "ohne"}', "It has no id, or neither a title nor a body."),
        ('{"id": 5, "html": 7}', "It has no id, or neither a title nor a body."),
    ],
)
def test_a_broken_post_costs_nothing_of_the_others(read: Read, broken: int, damage: str, loss: str) -> None:
    texts = [json.dumps(row(number)) for number in range(1, 4)]
    text = export(row(1), row(2), row(3), tags=[{"id": 1}]).replace(texts[broken], damage)

    items = read(text)
    assert [post.title for post in posts(items)] == [f"Kreide {n}" for n in range(1, 4) if n != broken + 1]
    (told,) = losses(items)
    assert told.startswith(f"posts {broken + 1}")
    assert told.endswith(loss)


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_anywhere_keeps_what_is_complete_and_names_the_loss(read: Read, tenth: int) -> None:
    text = export(*(row(number) for number in range(1, 30)), tags=[{"id": 1, "name": "a"}])
    cut = text[: len(text) * tenth // 10]

    items = read(cut)
    assert len(posts(items)) == cut.count('00.000Z"}')
    assert 1 <= len(losses(items)) <= 2


def test_the_wrong_charset_is_found_out(read: Read) -> None:
    (post,) = posts(
        read(export(row(html="Gr\u00f6\u00dfe")).encode().decode("unicode_escape").encode("cp1252"))
    )
    assert post.body == "Größe"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    ["id", "title", "html", "lexical", "mobiledoc", "plaintext", "status", "type", "published_at", "page"]
)
ROWS = st.dictionaries(NAMES, JUNK | JUNK.map(json.dumps), max_size=8)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(ROWS, max_size=3),
    st.dictionaries(st.sampled_from(["tags", "users", "posts_tags"]), st.lists(ROWS)),
)
def test_whatever_stands_in_the_fields_is_a_post_or_a_loss(
    read: Read, rows: list[Row], tables: dict[str, list[Row]]
) -> None:
    items = read(export(row(10**6), *rows, **tables))
    assert len(posts(items)) + len(losses(items)) >= 1 + len(rows)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JUNK, JUNK, JUNK)
def test_whatever_an_editor_kept_is_a_body(read: Read, first: object, second: object, third: object) -> None:
    lexical = {
        "root": {"children": [{"type": "paragraph", "children": [first, {"type": "text", "text": second}]}]}
    }
    mobiledoc = {
        "sections": [[1, "p", [[0, first, 0, second]]], [10, 0], third],
        "cards": [third],
        "markups": [second],
    }
    for name, document in (("lexical", lexical), ("mobiledoc", mobiledoc)):
        assert len(posts(read(export(row(html=None, **{name: json.dumps(document)}))))) == 1


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items_or_a_sentence(read: Read, data: st.DataObject) -> None:
    damaged = bytearray(export(row(1), row(2), tags=[{"id": 1, "name": "a"}]).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=4))
    try:
        items = read(bytes(damaged))
    except SourceError:
        items = []
    assert len({post.key for post in posts(items)}) == len(posts(items))
