"""Gz files as streams."""

import gzip
import random
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.sources import unpacking
from tui.sources.unpacking import Damaged, open_unpacked

NOISE = random.Random(1).randbytes(300_000)


def drain(file: BinaryIO) -> None:
    while file.read(1000):
        pass


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def test_what_is_not_packed_is_given_as_it_is(path: Path) -> None:
    path.write_bytes(NOISE)
    with open_unpacked(path) as file:
        assert file.read() == NOISE


def test_a_gz_file_is_what_is_in_it(path: Path) -> None:
    path.write_bytes(gzip.compress(NOISE))
    with open_unpacked(path) as file:
        assert (file.read(3), file.tell(), file.read()) == (NOISE[:3], 3, NOISE[3:])
        assert file.read() == b""


def test_one_can_go_back_and_on(path: Path) -> None:
    path.write_bytes(gzip.compress(NOISE))
    with open_unpacked(path) as file:
        file.read(200_000)
        assert (file.seek(7), file.read(5)) == (7, NOISE[7:12])
        assert (file.seek(299_998), file.read()) == (299_998, NOISE[-2:])


def test_gz_files_that_were_joined_are_read_one_behind_the_other(path: Path) -> None:
    path.write_bytes(gzip.compress(NOISE) + gzip.compress(b"") + gzip.compress(b"end") + b"\0" * 512)
    with open_unpacked(path) as file:
        assert file.read() == NOISE + b"end"


def test_what_stands_before_a_damage_is_given(path: Path) -> None:
    path.write_bytes(gzip.compress(NOISE)[:200_000])
    with open_unpacked(path) as file:
        given = file.read()
        assert NOISE.startswith(given)
        assert len(given) > 150_000
        with pytest.raises(Damaged, match="ends too early"):
            file.read(1)
        assert (file.seek(0), file.read(2)) == (0, NOISE[:2])


def test_a_bomb_is_left_before_it_goes_off(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(gzip.compress(bytes(20_000_000)))
    with open_unpacked(path) as file:
        with pytest.raises(Damaged, match="grows beyond 200 times its size"):
            drain(file)
        assert file.tell() < 200 * path.stat().st_size + 100_000

    monkeypatch.setattr(unpacking, "LARGEST", 1000)
    path.write_bytes(gzip.compress(NOISE))
    with open_unpacked(path) as file, pytest.raises(Damaged, match="4 GiB"):
        drain(file)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.data())
def test_no_damage_ends_in_anything_but_a_damage(path: Path, content: bytes, data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(content))
    place = data.draw(st.integers(0, len(packed)))
    packed[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    path.write_bytes(packed)

    with open_unpacked(path) as file:
        with suppress(Damaged):
            drain(file)
        assert file.tell() <= 1024 * 1024
