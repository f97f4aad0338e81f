"""The files of a path as one thing."""

import gzip
import zipfile
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.packing import zipped
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources import zip_members
from tui.sources.member import Member, leads_out
from tui.sources.members import opened_members
from tui.sources.unpacking import Damaged

FILES = {"b.txt": "zwei", "a.txt": "eins", "c/a.txt": "drei", "c/b/a.txt": "vier"}
ORDER = ["a.txt", "b.txt", "c/a.txt", "c/b/a.txt"]
LIMIT = 1 << 20


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def contents(path: Path) -> dict[str, bytes]:
    with opened_members(path) as members:
        return {each.name: each.read(LIMIT) for each in members if isinstance(each, Member)}


def losses(path: Path) -> dict[str, str]:
    with opened_members(path) as members:
        return {each.where: each.why for each in members if isinstance(each, Skipped)}


def test_a_folder_and_a_zip_file_of_it_are_the_same(tmp_path: Path) -> None:
    folder = written(tmp_path / "folder", FILES)
    archive = zipped(tmp_path / "folder.zip", FILES)

    assert list(contents(folder)) == list(contents(archive)) == ORDER
    assert contents(folder) == contents(archive) == {name: text.encode() for name, text in FILES.items()}


def test_a_gz_file_is_the_file_in_it_also_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(b"eins"))

    assert contents(tmp_path) == {"a.xml.gz": b"eins"}
    assert contents(tmp_path / "a.xml.gz") == {"a.xml": b"eins"}


def test_a_file_that_is_damaged_behind_its_beginning_is_not_taken_for_whole(tmp_path: Path) -> None:
    noise = Random(1).randbytes(200_000)
    (tmp_path / "a.gz").write_bytes(gzip.compress(noise)[:-100])

    with opened_members(tmp_path / "a.gz") as members:
        (member,) = members
        assert isinstance(member, Member)
        assert member.beginning(100) == noise[:100]
        assert member.read(100) == noise[:101]
        with pytest.raises(Damaged):
            member.read(LIMIT)


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_is_found_by_its_name_and_never_outside(tmp_path: Path, packed: bool) -> None:
    written(tmp_path, {"out.txt": "draußen"})
    path = written(tmp_path / "folder", FILES)
    if packed:
        path = zipped(tmp_path / "folder.zip", FILES)
    else:
        (path / "link").symlink_to(tmp_path)

    with opened_members(path) as members:
        found = members.get("c/b/a.txt")
        assert found is not None
        assert found.read(LIMIT) == b"vier"
        for name in ("none", "c", "", "../out.txt", "link/out.txt", "/etc/passwd", "c/../a.txt", "nul\0"):
            assert members.get(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "../a",
        "a/../../b",
        "/etc/passwd",
        "..\\a",
        "\\\\host\\a",
        "C:\\a",
        "c:a",
        "a/NUL",
        "com1.txt",
        "",
        "a\0b",
    ],
)
def test_a_name_that_leads_out_on_any_system_is_known(name: str) -> None:
    assert leads_out(name)


@pytest.mark.parametrize(
    "name", ["a", "a/b.html", "a..b", "...", "console.html", "12:30.html/x", "posts/ü.html"]
)
def test_an_ordinary_name_leads_nowhere_else(name: str) -> None:
    assert leads_out(name) is name.startswith("12:")


def test_what_a_zip_file_must_not_hold_is_named(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", {"../up": "x", "good": "x", "__MACOSX/x": "x", ".hidden": "x", "aux.c": ""}
    )
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bzip", "x" * 99, zipfile.ZIP_BZIP2)

    assert list(contents(path)) == ["good"]
    assert {name: why.partition(" ")[0] for name, why in losses(path).items()} == {
        "../up": "Its",
        "aux.c": "Its",
        "bzip": "The",
        "link": "Its",
    }


def test_a_file_without_a_name_is_named_all_the_same(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"good": "x", "nameless": "y"})
    path.write_bytes(path.read_bytes().replace(b"nameless", bytes(8)))

    assert list(contents(path)) == ["good"]
    assert list(losses(path)) == [""]


def test_a_locked_file_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a": "x"})
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02")
    path.write_bytes(data[: at + 8] + b"\x01" + data[at + 9 :])

    assert losses(path) == {"a": "The file is locked with a password."}


def test_one_large_member_is_left_out_and_a_bomb_refused_whole(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 100
    large = zipped(tmp_path / "a.zip", {"a": noise, "zeros": bytes(5_000_000)})
    with zipfile.ZipFile(large, "a") as archive:
        archive.writestr("stored", noise * 10)
    assert list(contents(large)) == ["a", "stored"]
    assert losses(large) == {"zeros": "The file grows beyond 200 times its size or 4 GiB when unpacked."}

    bomb = zipped(tmp_path / "bomb.zip", {str(number): bytes(1_000_000) for number in range(20)})
    with (
        pytest.raises(SourceRefused, match=r"bomb\.zip grows beyond 200 times its size"),
        opened_members(bomb),
    ):
        pass


def test_a_list_of_too_many_files_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "a.zip", FILES)
    monkeypatch.setattr(zip_members, "LARGEST_DIRECTORY", 100)

    with pytest.raises(SourceRefused, match="too many files"), opened_members(path):
        pass


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_to_a_zip_file_ends_in_anything_but_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray(zipped(tmp_path / "a.zip", FILES).read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(4, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    (tmp_path / "a.zip").write_bytes(damaged)

    with suppress(SourceRefused, SourceUnknown), opened_members(tmp_path / "a.zip") as members:
        for each in members:
            with suppress(OSError):
                assert isinstance(each, Skipped) or len(each.read(LIMIT)) <= LIMIT + 1
