"""Which charset old bytes are read in, and what is mended of text that was read in a wrong one."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.charset import decode, mend_mojibake, repair_controls


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        (b"\xef\xbb\xbf\xc3\xa4", "latin-1", "ä", "utf-8"),
        (b"\xff\xfea\x00", "", "a", "utf-16-le"),
        (b"\xfe\xff\x00a", "", "a", "utf-16-be"),
        (b"\xe4\x93", "iso-8859-1", "ä“", "windows-1252"),
        (b"\xe4", "us-ascii", "ä", "windows-1252"),
        (b"\xa4", "iso-8859-15", "€", "iso8859-15"),
        (b"\xc3\xa4", "", "ä", "utf-8"),
        (b"\xe4 \x81\x92", "", "ä \x81’", "windows-1252"),
        (b"\xe4", "utf-8", "ä", "windows-1252"),
        (b"x\x9c", "zlib_codec", "xœ", "windows-1252"),
        (b"x", "no such charset", "x", "utf-8"),
        (b"x", "a\0b", "x", "utf-8"),
        (b"+AGE-", "utf-7", "+AGE-", "utf-8"),
        (b"a\xcc\x88", "UTF-8", "ä", "utf-8"),
        (b"\xc3\xa4b\xc3", "", "äb\ufffd", "utf-8"),
        (b"Gru\xc3", "utf-8", "Gruã".replace("ã", "Ã"), "windows-1252"),
    ],
)
def test_bytes_are_read_as(data: bytes, declared: str, text: str, encoding: str) -> None:
    assert decode(data, declared) == (text, encoding)


@given(
    st.binary(max_size=60),
    st.sampled_from(["", "utf-8", "latin-1", "utf-16", "shift_jis", "rot13", "hex", "gbk"]),
)
@settings(deadline=None, max_examples=300)
def test_any_bytes_are_read_into_normal_form(data: bytes, declared: str) -> None:
    text, _ = decode(data, declared)
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("fÃ¼r â€žunsâ€œ", "für „uns“"),
        ("fÃƒÂ¼r", "für"),
        ("schön", "schön"),
        ("Ã¼ and ü", "Ã¼ and ü"),
        ("SÃO PAULO", "SÃO PAULO"),
        ("fÃ¼r\nschön", "für\nschön"),
    ],
)
def test_mojibake_is_mended_only_where_it_proves_itself(broken: str, mended: str) -> None:
    assert mend_mojibake(broken) == mended


@given(st.text(st.sampled_from("aäöüß„“– é"), max_size=20))
@settings(deadline=None)
def test_text_survives_being_read_in_the_wrong_charset(text: str) -> None:
    garbled, _ = decode(text.encode(), "latin-1")
    assert mend_mojibake(garbled) == text or "\x81" in garbled or garbled == text


def test_controls_are_the_characters_they_were_meant_to_be() -> None:
    assert repair_controls("don\x92t \x80\x81") == "don’t €\x81"
