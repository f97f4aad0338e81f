"""What is kept of an export that is broken, and how the loss is named."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.disqus.conftest import Read
from tests.sources.exports.disqus.written import export, post, thread
from tests.sources.exports.movabletype.given import comments, losses
from tui.sources import decoding
from tui.sources.exports.disqus import pieces
from tui.sources.source import Progress

RECORDS = [thread(), *map(post, range(1, 6))]
BROKEN = "Its markup is broken beyond reading."


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_anywhere_keeps_what_is_complete_and_names_the_rest(read: Read, tenth: int) -> None:
    whole = export(RECORDS)
    cut = whole[: len(whole) * tenth // 10]

    items = read(cut)
    assert len(comments(items)) == cut.count("</post>")
    assert len(losses(items)) == 1


@pytest.mark.parametrize("between", [export(RECORDS[:3]).removesuffix("</disqus>\n")])
def test_a_file_cut_between_two_records_says_so(read: Read, between: str) -> None:
    items = read(between)
    assert len(comments(items)) == 2
    assert losses(items) == ["end of the file: The export was cut off; what followed is missing."]


@pytest.mark.parametrize("broken", range(1, 6))
@pytest.mark.parametrize(
    ("whole", "damage"),
    [
        ("<p>", "\0\x0b<p>"),
        ("]]>", ""),
        ("]]>", "]]> ]]>"),
        ("<![CDATA[", ""),
        ("<![CDATA[", "<![CDATA[<![CDATA["),
        ("<author>", "<author> & <"),
        ("</author>", ""),
        ("</name>", ""),
        ("<id/>", "&nbsp;&kein;"),
        ("</post>", ""),
    ],
)
def test_what_can_be_mended_costs_nothing(read: Read, broken: int, whole: str, damage: str) -> None:
    records = [*RECORDS]
    records[broken] = records[broken].replace(whole, damage)

    items = read(export(records))
    assert [comment.key for comment in comments(items)] == [f"disqus:{number}" for number in range(1, 6)]
    assert [f"Wort {number}" in comment.body for number, comment in enumerate(comments(items), 1)] == [
        True
    ] * 5
    assert losses(items) == []


@pytest.mark.parametrize("broken", range(1, 6))
@pytest.mark.parametrize(
    ("whole", "damage", "loss"),
    [
        (' dsq:id="1" />', "/>", BROKEN),
        ('<post dsq:id="', '<post nr="', BROKEN),
        ("<message>", "<mess", BROKEN),
    ],
)
def test_a_broken_comment_costs_nothing_of_the_others(
    read: Read, broken: int, whole: str, damage: str, loss: str
) -> None:
    records = [*RECORDS]
    records[broken] = records[broken].replace(whole, damage)

    items = read(export(records))
    kept = [f"disqus:{number}" for number in range(1, 6) if number != broken]
    assert [comment.key for comment in comments(items)] == kept
    assert [line.partition(": ")[2] for line in losses(items)] == [loss]


def test_a_broken_thread_costs_what_is_said_in_it(read: Read) -> None:
    broken = thread(2).replace(' dsq:id="2"', "")
    items = read(export([thread(), broken, post(4), post(5, of=2)]))
    assert [comment.key for comment in comments(items)] == ["disqus:4"]
    assert len(losses(items)) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_another_charset_than_it_says_is_read_as_it_was_meant(read: Read, encoding: str) -> None:
    text = export([thread(), post(4, message="Größe – „klein“")])
    assert comments(read(text.encode(encoding)))[0].body == "Größe – „klein“"


def test_a_record_that_is_too_large_is_named(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST_RECORD", 5000)
    monkeypatch.setattr(decoding, "PIECE", 1000)
    items = read(export([thread(), post(4), post(5, message="x" * 20_000), post(6)]))
    assert [comment.key for comment in comments(items)] == ["disqus:4", "disqus:6"]
    assert losses(items) == ["post 5: It is larger than 16 million characters."]


@pytest.mark.parametrize("size", [1, 7, 100, 5000])
def test_it_does_not_matter_in_which_pieces_a_file_is_read(
    read: Read, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    whole = read(export(RECORDS))
    monkeypatch.setattr(decoding, "PIECE", size)
    assert [item for item in read(export(RECORDS)) if not isinstance(item, Progress)] == whole[:-1]


@pytest.mark.parametrize(
    "hostile", ["<post " * 50_000, "<message>" * 50_000, "<![CDATA[" * 50_000, "&a;" * 90_000]
)
def test_hostile_text_ends_in_losses(read: Read, hostile: str) -> None:
    items = read(export([thread(), post(4), post(5, message="x").replace("<![CDATA[x]]>", hostile)]))
    assert comments(items)[0].key == "disqus:4"


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items(read: Read, data: st.DataObject) -> None:
    damaged = bytearray(export(RECORDS).encode())
    parts = st.sampled_from(
        [b"", b"<", b">", b"&", b"]]>", b"<![CDATA[", b"</post>", b'<post dsq:id="7">', b"<thread>", b"\xff"]
    )
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 12))] = data.draw(parts)
    assert isinstance(read(bytes(damaged))[-1], Progress)
