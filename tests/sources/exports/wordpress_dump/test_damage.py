"""What is kept of a saved answer that is broken, and how the loss is named."""

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fakes.wordpress_site import json_comment, json_post
from tests.sources.exports.movabletype.given import comments, losses, posts
from tests.sources.exports.wordpress_dump.conftest import Read
from tui.model.errors import SourceError

POSTS = [json_post(number) for number in range(1, 5)]
COMMENTS = [json_comment(number, 1) for number in range(1, 5)]


def listed(records: list[str]) -> str:
    return "[" + ",".join(records) + "]"


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("before", ["", '{"body":'])
def test_an_answer_cut_anywhere_keeps_what_is_complete(read: Read, tenth: int, before: str) -> None:
    texts = [json.dumps(post) for post in POSTS]
    whole = before + listed(texts)
    cut = whole[: len(whole) * tenth // 10]
    complete = sum(cut.find(text) >= 0 for text in texts)

    items = read(posts=cut, comments=COMMENTS)
    assert [post.key for post in posts(items)] == [f"wp:{number + 1}" for number in range(complete)]
    assert losses(items) == [f"posts.json: record {complete + 1}: The file ends in the middle of it."]


@pytest.mark.parametrize("broken", range(4))
@pytest.mark.parametrize(
    ("whole", "damage"),
    [
        ('"id": ', '"id": x'),
        ('"Beitrag', "Beitrag"),
        ('"<p>', "<p>"),
        ('"_embedded": {', '"_embedded": '),
        ('"link": "', '"link": "\x01'),
        ("{", ""),
        ('"status"', '"status'),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_broken_post_costs_nothing_of_the_others(
    read: Read, broken: int, whole: str, damage: str, indent: int | None
) -> None:
    texts = [json.dumps(post, indent=indent) for post in POSTS]
    texts[broken] = texts[broken].replace(whole, damage, 1)

    items = read(posts=listed(texts), comments=COMMENTS)
    assert [post.key for post in posts(items)] == [f"wp:{n + 1}" for n in range(4) if n != broken]
    assert losses(items) == [f"posts.json: record {broken + 1}: It is no JSON that can be read."]
    assert len(comments(items)) == 4


@pytest.mark.parametrize("broken", range(4))
def test_a_broken_comment_costs_nothing_of_the_others(read: Read, broken: int) -> None:
    texts = [json.dumps(comment) for comment in COMMENTS]
    texts[broken] = texts[broken].replace(":", "", 1)

    items = read(comments=listed(texts), posts=POSTS)
    assert [comment.key for comment in comments(items)] == [f"wp:{n + 1}" for n in range(4) if n != broken]
    assert losses(items) == [f"comments.json: record {broken + 1}: It is no JSON that can be read."]


@pytest.mark.parametrize("stray", [7, "x", None, {"x": 1}, {"code": "rest_error", "message": "Nein."}])
def test_what_is_no_record_is_named(read: Read, stray: object) -> None:
    items = read(posts=[POSTS[0], stray, POSTS[1]])
    assert [post.key for post in posts(items)] == ["wp:1", "wp:2"]
    assert [line.partition(":")[0] for line in losses(items)] == ["record 2"]


def test_a_record_without_an_id_is_named_with_its_file(read: Read) -> None:
    items = read(posts=[POSTS[0]], comments=[json_comment(0, 1), json_comment(3, 0)])
    assert [line.partition(" It")[0] for line in losses(items)] == [
        "comments.json: a comment without an id:",
        "comments.json: comment 3:",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_another_charset_is_read_as_it_was_meant(read: Read, encoding: str) -> None:
    text = json.dumps([json_post(1, title={"rendered": "Größe – „klein“"})], ensure_ascii=False)
    assert posts(read(posts=text.encode(encoding)))[0].title == "Größe – „klein“"


def test_a_huge_text_and_a_lone_half_of_a_character_are_read(read: Read) -> None:
    huge = json_post(1, content={"rendered": "x" * 20_000_000}, title={"rendered": "\ud800 eins"})
    assert len(posts(read(posts=[huge]))[0].body) == 20_000_000


@pytest.mark.parametrize("number", ["9" * 5000, "1e400", "-1", '"7"'])
def test_any_number_may_stand_in_place_of_an_id(read: Read, number: str) -> None:
    text = json.dumps(POSTS[:2]).replace('"id": 1,', f'"id": {number},', 1)
    assert "wp:2" in [post.key for post in posts(read(posts=text))]


@pytest.mark.parametrize("nested", ['{"a":' * 100_000, "[" * 100_000, '[{"id":[' * 30_000])
def test_brackets_without_end_are_given_up(read: Read, nested: str) -> None:
    items = read(posts="[" + json.dumps(POSTS[0]) + "," + nested, comments=COMMENTS)
    assert [post.key for post in posts(items)] == ["wp:1"]
    assert losses(items) != []


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items_or_an_error_of_the_source(
    read: Read, data: st.DataObject
) -> None:
    damaged = bytearray(json.dumps(POSTS).encode())
    parts = st.sampled_from([b"", b'"', b"{", b"}", b"[", b"]", b",", b"\\", b"\xff", b"\0", b'{"id":1,'])
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 12))] = data.draw(parts)
    with suppress(SourceError):
        assert len(posts(read(posts=bytes(damaged)))) <= 4 + damaged.count(b'{"id":1,')
