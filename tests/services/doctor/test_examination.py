"""Whatever is not whole in an archive is found, and nothing else."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.services.doctor.conftest import Patient
from tests.sources.pages.page import COMMENTS, page
from tui.archive.archive import Archive
from tui.services.doctor.examination import Examination
from tui.services.doctor.finding import Finding, FindingKind
from tui.sources.source import Progress


def test_an_archive_that_is_whole_has_no_findings(patient: Patient) -> None:
    assert patient.findings() == []


@pytest.mark.parametrize(
    ("damage", "kind", "where", "what"),
    [
        (
            "UPDATE blogs SET posts = 9",
            FindingKind.COUNTER,
            "",
            "Blog 1 says that it has 9 posts and has 2.",
        ),
        (
            "DELETE FROM comment_bodies WHERE comment_id = 4",
            FindingKind.REFERENCE,
            "",
            "The comment 4 has no body.",
        ),
        (
            "UPDATE posts SET title = 'x' WHERE id = 2",
            FindingKind.CONTENT,
            "",
            "The post 2 (page:000002) of “blog” is not as it was stored.",
        ),
        (
            "UPDATE post_search_data SET block = x'00' WHERE id > 10",
            FindingKind.INDEX,
            "",
            "The search index post_search is damaged.",
        ),
    ],
)
def test_damage_is_told_with_what_it_is(
    patient: Patient, damage: str, kind: FindingKind, where: str, what: str
) -> None:
    patient.damage(damage)
    assert patient.findings() == [Finding(kind, where, what)]


@pytest.mark.parametrize(
    ("damage", "kind", "where", "what"),
    [
        (
            "UPDATE posts SET comment_count = 12 WHERE id = 1",
            FindingKind.COMMENT_COUNT,
            "post 1 “Kreide”",
            "The source says 12, and 2 shown are stored.",
        ),
        (
            "UPDATE comments SET parent_key = 'wp:9' WHERE id = 2",
            FindingKind.PARENT,
            "comment 2 (",
            "Ada Kranz answers wp:9, which is not stored.",
        ),
        (
            "UPDATE posts SET published = NULL, published_precision = 'unknown' WHERE id = 2",
            FindingKind.DATE,
            "post 2 (",
            "“Stein” has no date.",
        ),
        (
            "UPDATE comments SET author = 'J' || char(65533) || 'rg' WHERE id = 1",
            FindingKind.TEXT,
            "comment 1",
            "1 character could not be read and stand as U+FFFD.",
        ),
        (
            "INSERT INTO post_reading (blog_id, key, starred) VALUES (1, 'gone:1', 1)",
            FindingKind.MARK,
            "post gone:1",
            "It has a star and is not stored.",
        ),
    ],
)
def test_what_records_lack_is_told(
    patient: Patient, damage: str, kind: FindingKind, where: str, what: str
) -> None:
    patient.damage(damage)
    # What was changed behind the program's back differs from what was stored, too.
    [finding] = [each for each in patient.findings() if each.kind is not FindingKind.CONTENT]
    assert (finding.kind, finding.what) == (kind, what)
    assert finding.where.startswith(where)


def test_a_source_that_is_gone_is_told(patient: Patient) -> None:
    for file in patient.folder.iterdir():
        file.unlink()
    patient.folder.rmdir()
    assert patient.findings() == [Finding(FindingKind.SOURCE, str(patient.folder), "It is no longer there.")]


def test_files_that_were_never_read_are_told(patient: Patient) -> None:
    (patient.folder / "000003.txt").write_text(page(COMMENTS, title="Neu"), encoding="utf-8")
    (patient.folder / "000004.txt").touch()
    found = patient.findings()
    assert {finding.kind for finding in found} == {FindingKind.UNREAD}
    assert sorted(finding.what for finding in found) == [
        "The file is empty.",
        "What Ada Kranz wrote is not stored.",
        "What Ralf Graf wrote is not stored.",
        "“Neu” is not stored.",
    ]
    assert all(finding.where.endswith(f" in {patient.folder}") for finding in found)


def test_a_folder_that_is_no_blog_any_more_is_told(patient: Patient) -> None:
    for file in patient.folder.iterdir():
        file.write_bytes(b"\0")
    [finding] = patient.findings()
    assert (finding.kind, finding.where) == (FindingKind.SOURCE, str(patient.folder))
    assert "looked for" in finding.what


def test_what_cannot_be_read_again_is_not_missed(patient: Patient) -> None:
    patient.damage("UPDATE sources SET location = 'standard input 4711'")
    assert patient.findings() == []
    patient.damage("UPDATE sources SET location = 'https://blog.example/'")
    assert patient.findings() == []


def test_only_the_blogs_that_were_asked_for_are_compared(patient: Patient) -> None:
    patient.folder.rename(patient.folder.with_name("elsewhere"))
    assert patient.findings(blog_ids=()) == []
    assert len(patient.findings(blog_ids=(1,))) == 1


def test_in_a_damaged_file_nothing_more_is_looked_at(patient: Patient, tmp_path: Path) -> None:
    page_number = patient.archive.reader().execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'comment_bodies'"
    )
    start = 4096 * (page_number.fetchone()[0] - 1)
    patient.archive.close()
    content = bytearray(patient.archive.file.read_bytes())
    content[start : start + 4096] = b"\xa5" * 4096
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(content)
    archive = Archive.open(damaged, read_only=True)
    items = list(Examination(archive, (1,)).findings())
    archive.close()
    kinds = {item.kind for item in items if isinstance(item, Finding)}
    assert kinds
    assert kinds <= {FindingKind.FILE, FindingKind.UNREADABLE}


def test_each_check_is_told_before_it_is_made(patient: Patient) -> None:
    steps = [item for item in Examination(patient.archive, (1,)).findings() if isinstance(item, Progress)]
    checks = [step.done for step in steps if step.unit == "checks"]
    assert checks == list(range(len(checks)))
    assert {step.total for step in steps if step.unit == "checks"} == {len(checks)}


def test_findings_of_one_kind_come_together(patient: Patient) -> None:
    patient.damage("UPDATE posts SET title = 'Br' || char(65533) || 'cke', comment_count = 9")
    patient.damage("UPDATE comments SET parent_key = 'gone'")
    (patient.folder / "000003.txt").touch()
    kinds = [finding.kind for finding in patient.findings()]
    assert len(kinds) > 8
    changes = sum(before is not after for before, after in pairwise(kinds))
    assert changes == len(set(kinds)) - 1


def test_whoever_stops_it_gets_no_more_findings(patient: Patient) -> None:
    patient.damage("UPDATE posts SET published = NULL, published_precision = 'unknown'")
    examination = Examination(patient.archive, (1,))
    examination.stop()
    assert not [item for item in examination.findings() if isinstance(item, Finding)]
