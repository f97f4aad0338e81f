"""Which characters the bytes of an export are."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.exports.conftest import Read
from tests.sources.exports.export import export, item
from tui.model.post import Post
from tui.sources.decoding import PIECE
from tui.sources.exports.characters import read_characters

CHARSETS = ["iso-2022-jp", "utf-16", "gb18030", "shift_jis", "big5", "koi8-r", "latin1"]


def text_of(data: bytes) -> str:
    return "".join(read_characters(BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("größer".encode(), "größer"),
        (b"\xef\xbb\xbfa", "a"),
        ("größer".encode("utf-16"), "größer"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>gr\xf6\xdfer \x93so\x94', "größer “so”"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>größer'.encode(), "größer"),
        (b'<?xml version="1.0" encoding="UTF-8"?>gr\xf6\xdfer', "größer"),
        ("größer ".encode() + b"\x84so\x93", "größer „so“"),
        (b'<?xml version="1.0" encoding="zlib_codec"?>a', "a"),
        ('<?xml version="1.0" encoding="koi8-r"?>да'.encode("koi8-r"), "да"),
        (b'<?xml version="1.0" encoding="iso-2022-jp"?>a\x1b$$$$$$$$$$$$$b', "a$$$$$$$$$$$$$b"),
    ],
)
def test_the_charset_is_the_one_that_fits(data: bytes, text: str) -> None:
    assert text_of(data).rpartition("?>")[2] == text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\x03b\x1fc\ufffed", "abcd"),
        ("a&#3;b&#x1F;c&#99999999;d", "abcd"),
        ("a&nbsp;b&auml;", "a&#160;b&#228;"),
        ("&lt;&amp;nbsp;&#228;&unheard;&", "&lt;&amp;nbsp;&#228;&unheard;&"),
        ("&LT;", "&#60;"),
        ("tab\tline\nreturn\r", "tab\tline\nreturn\r"),
    ],
)
def test_what_xml_does_not_allow_is_taken_out(written: str, kept: str) -> None:
    assert text_of(written.encode()) == kept


@pytest.mark.parametrize("before", range(PIECE - 8, PIECE + 2))
def test_a_reference_or_letter_across_two_pieces_is_not_torn(before: int) -> None:
    data = b"x" * before + "&nbsp;ü".encode()

    assert text_of(data) == "x" * before + "&#160;ü"


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(["", *(f'<?xml encoding="{name}"?>' for name in CHARSETS)]), st.binary(max_size=400))
def test_any_bytes_become_characters_that_xml_allows(declaration: str, data: bytes) -> None:
    text = text_of(declaration.encode() + data)

    assert all(each in "\t\n\r" or each >= " " for each in text)
    assert not any("\ud800" <= each <= "\udfff" or each in "\ufffe\uffff" for each in text)


def test_a_named_reference_in_a_title_and_one_in_a_body_mean_the_same(read: Read) -> None:
    (post,) = [
        each
        for each in read(export(item(title="K&uuml;rbis", body="<![CDATA[K&uuml;rbis]]>")))
        if isinstance(each, Post)
    ]

    assert post.title == "Kürbis"
    assert post.body == "<p>K&#252;rbis</p>"
