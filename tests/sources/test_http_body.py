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


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_body_that_is_cut_off_is_not_taken_for_whole(coding: str) -> None:
    data = gzip.compress(TEXT) if coding == "gzip" else zlib.compress(TEXT)
    for length in range(1, len(data)):
        with pytest.raises(CutOff):
            decoded(coding, data[:length])


def test_a_packed_body_of_nothing_is_empty() -> None:
    assert decoded("gzip", b"") == b""


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress"])
def test_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(BodyError):
        BodyDecoder(coding)


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(BodyError, match="bomb"):
        decoded("gzip", gzip.compress(bytes(20 << 20)), 65_536)


def test_a_body_that_packs_a_hundredfold_is_no_bomb() -> None:
    body = Random(1).randbytes(30_000) + bytes(3 << 20)
    assert decoded("gzip", gzip.compress(body), 1 << 20) == body


@pytest.mark.parametrize("coding", ["", "gzip"])
def test_a_body_beyond_the_bound_is_refused(coding: str) -> None:
    data = gzip.compress(TEXT) if coding else TEXT
    assert decoded(coding, data, most=len(TEXT)) == TEXT
    with pytest.raises(BodyError, match="more than"):
        decoded(coding, data, most=len(TEXT) - 1)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]), st.integers(1, 50))
@settings(deadline=None)
def test_any_bytes_are_unpacked_or_refused(data: bytes, coding: str, step: int) -> None:
    with suppress(BodyError):
        assert len(decoded(coding, data, step)) <= 1 << 25
