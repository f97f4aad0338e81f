import gzip
import zlib
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.http_body import BodyDecoder, BodyError, CutOff

TEXT = "Kaffee, schwarz wie die Nacht über Ostfriesland. ".encode() * 20


def decoded(coding: str, data: bytes, step: int = 7, most: int = 1 << 25) -> bytes:
    decoder = BodyDecoder(coding, most)
    for start in range(0, len(data), step):
        decoder.feed(data[start : start + step])
    return decoder.finish()


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("X-GZIP", gzip.compress(TEXT, mtime=0)),
        ("gzip", gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0)),
        ("gzip", gzip.compress(TEXT, mtime=0) + b"\0\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
    ],
)
def test_a_body_is_unpacked_however_it_arrives(coding: str, data: bytes) -> None:
    assert decoded(coding, data, 100) == TEXT
    assert decoded(coding, data, 1_000_000) == TEXT
    assert decoded(coding, data, 2) == TEXT


@pytest.mark.parametrize(
    ("coding", "data"), [("gzip", gzip.compress(TEXT)), ("deflate", zlib.compress(TEXT))]
)
def test_a_packed_body_may_come_byte_by_byte(coding: str, data: bytes) -> None:
    assert decoded(coding, data, 1) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_body_that_is_cut_off_is_not_taken_for_whole(coding: str) -> None:
    data = gzip.compress(TEXT) if coding == "gzip" else zlib.compress(TEXT)
    for length in range(1, len(data)):
        with pytest.raises(CutOff, match=r"^sends an answer that is cut off$"):
            decoded(coding, data[:length])


@pytest.mark.parametrize("data", [b"Kaffee", gzip.compress(TEXT)[:40] + b"Kaffee" * 20])
def test_what_is_not_packed_as_it_says_is_not_taken_for_whole(data: bytes) -> None:
    with pytest.raises(CutOff, match=r"^sends an answer that cannot be unpacked$"):
        decoded("gzip", data)


def test_a_packed_body_of_nothing_is_empty() -> None:
    assert decoded("gzip", b"") == b""


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress"])
def test_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(BodyError, match=r"^packs its answer in a way it was not asked for$"):
        BodyDecoder(coding)


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(BodyError, match="bomb"):
        decoded("gzip", gzip.compress(bytes(20 << 20)), 65_536)


@pytest.mark.parametrize(("size", "is_bomb"), [(1 << 20, False), ((1 << 20) + 1, True)])
def test_only_beyond_a_mebibyte_can_a_body_be_a_bomb(size: int, is_bomb: bool) -> None:
    packed = gzip.compress(bytes(size))
    assert size > 200 * len(packed)
    if is_bomb:
        with pytest.raises(BodyError, match=r"^sends an answer that unpacks to a bomb$"):
            decoded("gzip", packed, len(packed))
    else:
        assert decoded("gzip", packed, len(packed)) == bytes(size)


def test_a_body_that_packs_a_hundredfold_is_no_bomb() -> None:
    body = Random(1).randbytes(30_000) + bytes(3 << 20)
    assert decoded("gzip", gzip.compress(body), 1 << 20) == body


@pytest.mark.parametrize("coding", ["", "gzip"])
def test_a_body_beyond_the_bound_is_refused(coding: str) -> None:
    data = gzip.compress(TEXT) if coding else TEXT
    assert decoded(coding, data, most=len(TEXT)) == TEXT
    with pytest.raises(BodyError, match=r"^sends more than 0 MiB at once$"):
        decoded(coding, data, most=len(TEXT) - 1)


def test_a_body_of_32_mebibytes_is_the_largest() -> None:
    largest = BodyDecoder("")
    largest.feed(bytes(32 << 20))
    assert len(largest.finish()) == 32 << 20
    with pytest.raises(BodyError, match=r"^sends more than 32 MiB at once$"):
        largest.feed(b"x")


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]), st.integers(1, 50))
@settings(deadline=None)
def test_any_bytes_are_unpacked_or_refused(data: bytes, coding: str, step: int) -> None:
    with suppress(BodyError):
        assert len(decoded(coding, data, step)) <= 1 << 25
