"""What is kept of a broken file of isso's, and how the loss is named."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.isso.conftest import Read
from tests.sources.exports.isso.test_export import thread, written
from tests.sources.exports.movabletype.given import comments, losses
from tui.sources.source import Progress

PAGES = ["/eins/", "/zwei/", "/drei/"]
THREADS = [
    thread(written(10 * place), written(10 * place + 1), page=page)
    for place, page in enumerate(PAGES, start=1)
]
KEYS = ["isso:10", "isso:11", "isso:20", "isso:21", "isso:30", "isso:31"]


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_anywhere_keeps_what_is_complete_and_names_the_rest(read: Read, tenth: int) -> None:
    whole = json.dumps(THREADS)
    items = read(whole[: len(whole) * tenth // 10])
    keys = [comment.key for comment in comments(items)]
    assert keys == KEYS[: len(keys)]
    assert len(keys) == whole[: len(whole) * tenth // 10].count('*."}')
    assert len(losses(items)) == 1


@pytest.mark.parametrize("broken", range(6))
@pytest.mark.parametrize(
    ("whole", "damage"), [('"author":', '"author"'), ('"Ein', "Ein"), ('*."', "*."), ('"id": ', '"id": x')]
)
def test_a_broken_comment_costs_nothing_of_the_others(
    read: Read, broken: int, whole: str, damage: str
) -> None:
    text = json.dumps(THREADS)
    number = f'"id": {KEYS[broken].removeprefix("isso:")},'
    at = text.index(number)
    text = text[:at] + text[at:].replace(whole, damage, 1)

    items = read(text)
    assert [comment.key for comment in comments(items)] == [key for key in KEYS if key != KEYS[broken]]
    where = f"{PAGES[broken // 2]} comment {broken % 2 + 1}"
    assert losses(items) == [f"{where}: It is no JSON that can be read."]


def test_a_thread_whose_head_is_broken_is_named(read: Read) -> None:
    items = read(json.dumps(THREADS).replace('"id": "/zwei/"', '"id": /zwei/'))
    assert [comment.key for comment in comments(items)] == [*KEYS[:2], *KEYS[4:]]
    assert losses(items) == ["thread 2: It is no JSON that can be read."]


def test_what_is_no_comment_is_named(read: Read) -> None:
    items = read([thread(written(1), 7, page="/x/"), 5, {"id": "/leer/", "comments": None}])
    assert losses(items) == [
        "/x/ comment 2: It is no JSON object.",
        "thread 2: It is no JSON that can be read.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_another_charset_is_read_as_it_was_meant(read: Read, encoding: str) -> None:
    text = json.dumps([thread(written(text="Größe – „klein“"))], ensure_ascii=False)
    assert comments(read(text.encode(encoding)))[0].body == "Größe – „klein“"


def test_a_huge_text_is_read(read: Read) -> None:
    assert len(comments(read([thread(written(text="x" * 10_000_000))]))[0].body) == 10_000_000


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items(read: Read, data: st.DataObject) -> None:
    damaged = bytearray(json.dumps(THREADS).encode())
    parts = st.sampled_from(
        [b"", b'"', b"{", b"}", b"[", b"]", b",", b"\\", b"\xff", b"\0", b"null", b"9" * 400]
    )
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 12))] = data.draw(parts)
    assert isinstance(read(bytes(damaged))[-1], Progress)
