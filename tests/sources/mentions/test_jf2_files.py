"""Webmentions that were saved."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.movabletype.given import comments, losses
from tests.sources.mentions.written import feed, mention
from tui.model.errors import SourceRefused, SourceUnknown
from tui.sources import whole_file
from tui.sources.files import open_path
from tui.sources.mentions.jf2_files import looks_like_jf2, read_jf2
from tui.sources.source import Item

FOUR = [mention(number) for number in range(1, 5)]


def read(folder: Path, content: object) -> list[Item]:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / "mentions.json").write_bytes(data)
    return list(read_jf2(folder / "mentions.json"))


def keys(items: list[Item]) -> list[str]:
    return [comment.key for comment in comments(items)]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_saved_feed_is_known_and_read(tmp_path: Path, indent: int | None) -> None:
    assert keys(read(tmp_path, json.dumps(feed(*FOUR), indent=indent).encode())) == [
        "wm:1",
        "wm:2",
        "wm:3",
        "wm:4",
    ]
    assert open_path(tmp_path / "mentions.json").format == "mentions"


def test_of_a_folder_every_file_is_read_and_a_mention_may_answer_one_in_another(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(feed(mention(2, in_reply_to=["https://ada.example/1"]))))
    (tmp_path / "b.json").write_text(json.dumps(feed(mention(1))))
    (tmp_path / "c.txt").write_text("nichts")
    assert [comment.parent_key for comment in comments(list(read_jf2(tmp_path)))] == ["wm:1", ""]


@pytest.mark.parametrize("other", [b"", b"{}", b'{"type": "feed", "children": []}', b'[{"wm-id": 1}]'])
def test_other_files_are_left_to_others(tmp_path: Path, other: bytes) -> None:
    assert not looks_like_jf2(other)
    (tmp_path / "x").write_bytes(other)
    with pytest.raises(SourceUnknown, match="no webmentions"):
        list(read_jf2(tmp_path))


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_anywhere_keeps_what_is_complete_and_names_the_rest(tmp_path: Path, tenth: int) -> None:
    whole = json.dumps(feed(*FOUR))
    cut = whole[: len(whole) * tenth // 10]
    items = read(tmp_path, cut.encode())
    complete = cut.count('"wm-private": false}')
    assert keys(items) == ["wm:1", "wm:2", "wm:3", "wm:4"][:complete]
    assert losses(items) == [f"mention {complete + 1}: The file ends in the middle of it."]


@pytest.mark.parametrize("broken", range(1, 5))
@pytest.mark.parametrize(
    ("whole", "damage"), [('"wm-id": ', '"wm-id": x'), ('"Ada', "Ada"), ('"url":', '"url"')]
)
def test_a_broken_mention_costs_nothing_of_the_others(
    tmp_path: Path, broken: int, whole: str, damage: str
) -> None:
    texts = [json.dumps(each) for each in FOUR]
    texts[broken - 1] = texts[broken - 1].replace(whole, damage, 1)
    items = read(tmp_path, f'{{"type": "feed", "children": [{",".join(texts)}]}}'.encode())
    assert keys(items) == [f"wm:{number}" for number in range(1, 5) if number != broken]
    assert losses(items) == [f"mention {broken}: It is no JSON that can be read."]


def test_what_is_no_mention_is_named(tmp_path: Path) -> None:
    assert losses(read(tmp_path, feed(mention(1), 7))) == ["mention 2: It is no JSON that can be read."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_another_charset_is_read_as_it_was_meant(tmp_path: Path, encoding: str) -> None:
    text = json.dumps(feed(mention(1, content={"text": "Größe – „klein“"})), ensure_ascii=False)
    assert comments(read(tmp_path, text.encode(encoding)))[0].body == "Größe – „klein“"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_file, "LARGEST_FILE", 100)
    with pytest.raises(SourceRefused, match="larger than 64 MiB"):
        read(tmp_path, feed(*FOUR))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items(tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray(json.dumps(feed(*FOUR)).encode())
    parts = st.sampled_from([b"", b'"', b"{", b"}", b"[", b"]", b",", b"\\", b"\xff", b"\0", b"null"])
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 12))] = data.draw(parts)
    assert len(comments(read(tmp_path, bytes(damaged)))) <= 5
