"""``vowe-tui doctor --recover`` from its words to its exit code."""

from pathlib import Path

from tests.cli.program import Program


def test_a_damaged_archive_is_saved_into_a_new_one(filled: Program, tmp_path: Path) -> None:
    content = bytearray(filled.archive.read_bytes())
    content[:100] = b"\xa5" * 100
    filled.archive.write_bytes(content)
    refused = filled("doctor")
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    target = tmp_path / "new.db"
    ended = filled("doctor", "--recover", str(target))
    assert (ended.code, ended.out, ended.err) == (0, f"{target}: 1 post, 2 comments, 0 stars\n", "")
    assert filled.archive.read_bytes() == content
    examined = Program(tmp_path, filled.capture)("--archive", str(target), "doctor")
    assert (examined.code, examined.err) == (0, "")


def test_what_is_lacking_is_told_and_ends_with_3(filled: Program, tmp_path: Path) -> None:
    content = filled.archive.read_bytes()
    # The same length, so that the row stays a row.
    filled.archive.write_bytes(content.replace(b"Ralf Graf", b"Ralf Grau"))
    target = tmp_path / "new.db"
    ended = filled("doctor", "--recover", str(target))
    assert ended.code == 3
    assert ended.err.startswith("vowe-tui: Not as stored: 1 record; vowe-tui --archive ")
    told = filled.json("doctor", "--recover", str(tmp_path / "again.db"))
    assert (told["comments"], told["stand_ins"], told["damaged"]) == (2, 0, 1)


def test_without_an_archive_nothing_is_made(on_archive: Program, tmp_path: Path) -> None:
    ended = on_archive("doctor", "--recover", str(tmp_path / "new.db"))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("vowe-tui: There is no archive ")
    assert list(tmp_path.iterdir()) == []
