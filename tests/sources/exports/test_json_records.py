"""Lists of objects in JSON files, also in broken ones."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.exports import json_records
from tui.sources.exports.json_records import JsonLoss, JsonRecord, read_records

LISTS = ("posts", "tags")
FILE = {
    "db": [
        {
            "meta": {"version": "5"},
            "data": {
                "posts": [
                    {"id": n, "html": f'<a href="/{n}">}}],[{{é</a>', "own": [{"id": 9}]} for n in range(5)
                ],
                "other": [{"id": 7}],
                "empty": [],
                "tags": [{"id": 8, "name": "Kreide"}],
            },
        }
    ]
}
TEXT = json.dumps(FILE, ensure_ascii=False)


def read(text: str | bytes, lists: tuple[str, ...] = LISTS) -> list[JsonRecord | JsonLoss]:
    return list(read_records(io.BytesIO(text.encode() if isinstance(text, str) else text), lists))


def ids(found: list[JsonRecord | JsonLoss], name: str = "posts") -> list[object]:
    return [each.fields["id"] for each in found if isinstance(each, JsonRecord) and each.list_name == name]


def losses(found: list[JsonRecord | JsonLoss]) -> list[str]:
    return [f"{each.name}: {each.why}" for each in found if isinstance(each, JsonLoss)]


@pytest.mark.parametrize("piece", [10, 64, 1 << 20])
@pytest.mark.parametrize("indent", [None, 1])
def test_the_objects_of_the_named_lists_come_one_by_one(
    monkeypatch: pytest.MonkeyPatch, piece: int, indent: int | None
) -> None:
    monkeypatch.setattr(json_records, "PIECE", piece)

    found = read(json.dumps(FILE, indent=indent))
    data = FILE["db"][0]["data"]
    assert isinstance(data, dict)
    assert [each.fields for each in found if isinstance(each, JsonRecord)] == data["posts"] + data["tags"]
    assert [each.name for each in found][-2:] == ["posts 5", "tags 1"]


def test_a_list_may_be_the_whole_file() -> None:
    assert ids(read('\ufeff [{"id": 1}, 2, {"id": 3}]', ()), "") == [1, 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_charset_is_found_out(encoding: str) -> None:
    (found,) = read('[{"id": "Käse – Brot"}]'.encode(encoding), ())
    assert isinstance(found, JsonRecord)
    assert found.fields == {"id": "Käse – Brot"}


@pytest.mark.parametrize("broken", range(5))
@pytest.mark.parametrize(
    "damage",
    ["<<<", '{"id": 1', '{"id": "x}', '{"id": "a"b"}', "}", '{"id": ,"own": [{"id": 9}], "x": 1}', "[[[["],
)
def test_a_broken_object_costs_nothing_of_the_others(broken: int, damage: str) -> None:
    data = FILE["db"][0]["data"]
    assert isinstance(data, dict)
    texts = [json.dumps(each) for each in data["posts"]]
    whole = [n for n in range(5) if n != broken]
    text = TEXT.replace(
        json.dumps(data["posts"], ensure_ascii=False),
        "[" + ", ".join(damage if n == broken else each for n, each in enumerate(texts)) + "]",
    )

    found = read(text)
    assert ids(found) == whole
    assert ids(found, "tags") == [8]
    assert losses(found) == [f"posts {broken + 1}: Its JSON is broken."]


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_anywhere_gives_what_is_complete(tenth: int) -> None:
    cut = TEXT[: len(TEXT) * tenth // 10]

    found = read(cut)
    assert ids(found) == list(range(cut.count('"own": [{"id": 9}]}')))
    assert len(losses(found)) == 1


def test_an_object_that_is_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "LARGEST_RECORD", 1000)
    monkeypatch.setattr(json_records, "PIECE", 100)
    text = json.dumps({"posts": [{"id": 1}, {"id": 2, "html": "x" * 5000}, {"id": 3}]})

    found = read(text)
    assert ids(found) == [1, 3]
    assert losses(found) == ["posts 2: It is larger than 32 million characters."]


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 100_000, '"\\u12', "NaN", '"\\ud800"'])
def test_values_that_break_a_decoder_break_nothing_else(value: str) -> None:
    found = read(f'{{"posts": [{{"id": 1}}, {{"id": {value}}}, {{"id": 3}}]}}')
    assert [ids(found)[0], ids(found)[-1], len(found)] == [1, 3, 3]


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
RECORDS = st.lists(st.dictionaries(WORDS, VALUES, max_size=4), max_size=5)


@settings(deadline=None, max_examples=150)
@given(RECORDS, RECORDS, st.sampled_from([None, 2]), st.booleans())
def test_what_is_written_is_read(
    posts: list[dict[str, object]], tags: list[dict[str, object]], indent: int | None, plain: bool
) -> None:
    text = json.dumps({"data": {"posts": posts, "tags": tags}}, indent=indent, ensure_ascii=plain)

    found = read(text)
    assert [each.fields for each in found if isinstance(each, JsonRecord)] == posts + tags


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    damaged = bytearray(TEXT.encode())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 5))] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b'"', b"{", b"}", b"]", b"[", b'"posts": ['])
        )
    assert all(isinstance(each, JsonRecord | JsonLoss) for each in read(bytes(damaged)))
