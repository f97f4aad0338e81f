"""What is kept of an export that is broken, and how the loss is named."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.blogger.conftest import Read
from tests.sources.blogger.given import keys, losses, notices, posts
from tests.sources.blogger.written import (
    Written,
    WrittenComment,
    WrittenPost,
    new_entry,
    new_export,
    old_entry,
    old_export,
)
from tui.sources.blogger import pieces
from tui.sources.source import Progress

Export = Callable[..., str]
BOTH = pytest.mark.parametrize(("export", "entry"), [(old_export, old_entry), (new_export, new_entry)])
NAMES = ["Kreide", "Kalk", "Gips"]
RECORDS: list[Written] = [
    *(WrittenPost(number, name, f"<p>Über {name}.</p>") for number, name in enumerate(NAMES, start=1)),
    *(WrittenComment(100 + number, number, f"Zu {name}.") for number, name in enumerate(NAMES, start=1)),
]


ALL_KEYS = [each.key for each in RECORDS]


@BOTH
def test_a_whole_export_loses_nothing(read: Read, export: Export, entry: object) -> None:
    items = read(export(*RECORDS))

    assert keys(items) == ALL_KEYS
    assert losses(items) == notices(items) == []
    size = len(export(*RECORDS).encode())
    assert items[-1] == Progress(size, size, "bytes")


@BOTH
@pytest.mark.parametrize("block", [1, 7, 64, 1000])
def test_blocks_may_end_anywhere(
    read: Read, monkeypatch: pytest.MonkeyPatch, export: Export, entry: object, block: int
) -> None:
    text = export(*RECORDS).replace("&lt;p&gt;Über Kalk.&lt;/p&gt;", "<![CDATA[<p>Über <entry>.</p>]]>")
    whole = read(text)
    monkeypatch.setattr(pieces, "BLOCK", block)
    assert read(text) == whole
    assert posts(whole)[1].body == "<p>Über <entry>.</p>"


@BOTH
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_anywhere_keeps_what_is_complete_and_names_the_rest(
    read: Read, export: Export, entry: object, tenth: int
) -> None:
    data = export(*RECORDS).encode()
    cut = data[: len(data) * tenth // 10]

    items = read(cut)
    assert keys(items) == ALL_KEYS[: cut.count(b"</entry>")]
    assert len(losses(items)) == 1


@BOTH
@pytest.mark.parametrize("broken", range(len(RECORDS)))
@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        (("Über", "&nbsp;&uuml;ber &bogus; & so"), True),
        (("Über", "\x01\x1b[31m"), True),
        (("Über", "&#27;&#xFFFFFFF;"), True),
        (("&lt;p&gt;", "<p><br><i a=b>"), True),
        (("</content>", ""), True),
        (("<id>", "<id><x>"), False),
        (("</entry>", ""), False),
        (("<entry>", ""), False),
        (("</id>", "<"), False),
    ],
)
def test_a_broken_entry_costs_nothing_of_the_others(
    read: Read,
    export: Export,
    entry: Callable[[Written], str],
    broken: int,
    fault: tuple[str, str],
    kept: bool,
) -> None:
    texts = [entry(each) for each in RECORDS]
    texts[broken] = texts[broken].replace("Zu ", "&lt;p&gt;Über ").replace(*fault, 1)

    items = read(export(*texts))
    others = [key for key in ALL_KEYS if key != ALL_KEYS[broken]]
    assert set(others) <= set(keys(items)) <= set(ALL_KEYS)
    assert len(keys(items)) == len(set(keys(items)))
    assert (ALL_KEYS[broken] in keys(items)) or losses(items)
    if kept:
        assert ALL_KEYS[broken] in keys(items)
        assert notices(items) == ["Entries that had to be mended to be well-formed XML: 1."]


def test_a_comment_whose_kind_is_lost_does_not_become_a_post(read: Read) -> None:
    broken = (
        old_entry(WrittenComment()).replace("<category ", "<<category", 1).replace("thr:in", "<thr:in", 1)
    )

    items = read(old_export(WrittenPost(), broken, WrittenComment(502)))
    assert [post.key for post in posts(items)] == ["blogger:11"]
    assert "blogger:502" in keys(items)


@BOTH
def test_markup_in_a_body_that_is_not_escaped_is_kept(
    read: Read, export: Export, entry: Callable[[Written], str]
) -> None:
    text = entry(WrittenPost(body="BODY")).replace("BODY", "eins<br>zwei &amp; <b>drei</b> <3")
    assert posts(read(export(text)))[0].body == "eins<br>zwei & <b>drei</b> <3"


@BOTH
@pytest.mark.parametrize("sections", ["<![CDATA[eins", "<![CDATA[ei<![CDATA[ns]]>", "eins]]>"])
def test_a_section_that_is_not_closed_hides_no_other_entry(
    read: Read, export: Export, entry: Callable[[Written], str], sections: str
) -> None:
    texts = [entry(each) for each in RECORDS]
    texts[1] = texts[1].replace("&lt;p&gt;Über Kalk.&lt;/p&gt;", sections)

    items = read(export(*texts))
    assert keys(items) == ALL_KEYS
    assert "eins" in posts(items)[1].body.replace("ei<![CDATA[ns", "eins")


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "shift_jis", "no-such-charset"])
@pytest.mark.parametrize("written", ["utf-8", "cp1252"])
def test_letters_are_read_whatever_charset_was_declared(read: Read, declared: str, written: str) -> None:
    text = old_export(*RECORDS).replace('"UTF-8"', f'"{declared}"', 1)

    items = read(text.encode(written))
    if declared != "shift_jis" or written == "utf-8":
        assert posts(items)[0].body == "<p>Über Kreide.</p>"
    assert keys(items) == ALL_KEYS


@pytest.mark.parametrize("written", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_is_believed(read: Read, written: str) -> None:
    items = read(new_export(*RECORDS).encode(written))
    assert keys(items) == ALL_KEYS
    assert posts(items)[2].body == "<p>Über Gips.</p>"
    assert losses(items) == []


def test_an_entity_of_the_document_s_own_is_never_expanded(read: Read) -> None:
    bomb = '<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><feed '
    text = old_export(WrittenPost(body="x")).replace("<feed ", bomb).replace(">x<", ">&a;&b;x<")
    assert posts(read(text))[0].body == "&a;&b;x"


def test_a_huge_text_is_shortened_and_named(read: Read) -> None:
    items = read(new_export(WrittenPost(body="ü" * 5_500_000), WrittenPost(2, "Kalk")))

    assert keys(items) == ["blogger:11", "blogger:2"]
    assert len(posts(items)[0].body) == 4 * 1024 * 1024
    assert losses(items) == ["entry 1 “Kreide”: A text of more than 8 MiB was shortened."]


def test_a_huge_entry_is_passed_over_and_named(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST_ENTRY", 10_000)
    monkeypatch.setattr(pieces, "BLOCK", 1000)
    items = read(new_export(WrittenPost(1, "Groß", "x" * 50_000), *RECORDS[1:]))

    assert set(keys(items)) == set(ALL_KEYS[1:])
    assert losses(items) == ["entry 1 “Groß”: The entry is larger than 32 MiB."]


def test_a_title_or_label_of_a_megabyte_is_one_line(read: Read) -> None:
    large = "W" * 1_000_000
    (post,) = posts(read(new_export(WrittenPost(title=large, labels=(large,) * 2, author=large))))
    assert (post.title, post.categories, post.author) == (large, (large,), large)


PARTS = ["<entry>", "</entry>", "<![CDATA[", "]]>", "<", "&", "\0", "</feed>", "<content>", "</id>", '"', ""]


@BOTH
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_ends_in_anything_but_items(
    read: Read, export: Export, entry: object, data: st.DataObject
) -> None:
    damaged = bytearray(export(*RECORDS).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        part = data.draw(st.sampled_from(PARTS)).encode() or b"\xff\xfe"
        damaged[place : place + data.draw(st.integers(0, 12))] = part

    items = read(bytes(damaged))
    assert sum(isinstance(each, Progress) for each in items) == 1
