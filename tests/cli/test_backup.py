"""``vowe-tui backup`` from its words to its exit code."""

from functools import partial
from pathlib import Path

import pytest

from tests.cli.program import Program
from tui.archive import migrations
from tui.archive.archive import Archive


def test_a_backup_tells_its_size_and_what_it_holds(filled: Program, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    ended = filled("backup", str(target))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{target}: {target.stat().st_size / 1e6:.1f} MB, 1 blog, 1 post, 2 comments\n"
    listed = Program(tmp_path, filled.capture)("--archive", str(target), "list")
    assert "Kreide" in listed.out


def test_a_backup_as_json(filled: Program, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    told = filled.json("backup", str(target))
    assert told == {
        "file": str(target),
        "size": target.stat().st_size,
        "blogs": 1,
        "posts": 1,
        "comments": 2,
        "faults": 0,
    }


def test_nothing_is_overwritten_without_force(filled: Program, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    target.write_text("mine")
    ended = filled("backup", str(target))
    assert (ended.code, ended.out, target.read_text()) == (1, "", "mine")
    assert (
        ended.err == f"vowe-tui: {target} is there already; name another file, or replace it with --force.\n"
    )
    assert filled("backup", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("place", ["nowhere/backup.db", "archive.db"])
def test_a_place_that_is_none_is_told_in_one_sentence(filled: Program, tmp_path: Path, place: str) -> None:
    ended = filled("backup", str(tmp_path / place), "--force")
    assert (ended.code, ended.out) == (1, "")
    [sentence] = ended.err.splitlines()
    assert str(tmp_path / place) in sentence


def test_a_fault_that_went_into_the_copy_ends_with_3(filled: Program, tmp_path: Path) -> None:
    archive = Archive.open(filled.archive)
    with archive.writing() as connection:
        connection.execute("UPDATE blogs SET posts = 9")
    archive.close()
    ended = filled("backup", str(tmp_path / "backup.db"))
    assert ended.code == 3
    assert ended.err == "vowe-tui: 1 fault of the archive went into its copy; vowe-tui doctor names them.\n"


def test_where_there_is_no_archive_none_is_made(on_archive: Program, tmp_path: Path) -> None:
    ended = on_archive("backup", str(tmp_path / "backup.db"))
    assert ended.code == 1
    assert ended.err.startswith("vowe-tui: There is no archive ")
    assert list(tmp_path.iterdir()) == []


def test_the_backup_before_a_newer_form_is_named_once(
    filled: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "migrations"
    newer.mkdir()
    for script in migrations.migrations().values():
        (newer / script.name).write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    (newer / f"{len(list(newer.iterdir())) + 1:04}_notes.sql").write_text("CREATE TABLE notes (text TEXT);")
    for name in ("check_identity", "is_current", "migrate"):
        monkeypatch.setattr(migrations, name, partial(getattr(migrations, name), folder=newer))
    [first, second] = [filled("blogs"), filled("blogs")]
    [saved] = tmp_path.glob("*.backup")
    assert (
        first.err == f"vowe-tui: The archive has a newer form now; as it was before it is kept in {saved}.\n"
    )
    assert (second.code, second.err) == (0, "")
