"""The search index is made anew from what is stored."""

from tests.services.doctor.conftest import Patient
from tui.archive.search import search
from tui.services.doctor.finding import FindingKind
from tui.services.doctor.search_index import rebuild_search
from tui.sources.source import Progress


def test_a_damaged_index_is_whole_again_and_finds_everything(patient: Patient) -> None:
    patient.damage("UPDATE comment_search_data SET block = x'00' WHERE id > 10")
    assert [finding.kind for finding in patient.findings()] == [FindingKind.INDEX]
    rebuild_search(patient.archive)
    assert patient.findings() == []
    assert len(search(patient.archive.reader(), "Aber")) == 2


def test_it_is_told_how_far_the_work_has_come(patient: Patient) -> None:
    patient.damage("DELETE FROM comment_bodies")
    patient.damage("DELETE FROM comments")
    columns = "blog_id, post_id, source_id, fingerprint, shown, parent_key, threaded, author, author_url"
    patient.damage(
        f"INSERT INTO comments (key, {columns}, published_precision, sort_key, status, kind, permalink)"
        " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 250)"
        " SELECT i, 1, 1, 1, x'00', 1, '', 0, 'Ada', '', 'unknown', 0, 'approved', 'comment', '' FROM n"
    )
    patient.damage(
        "INSERT INTO comment_bodies (comment_id, body, format, text, checksum)"
        " SELECT id, 'x', 'text', 'x', x'00' FROM comments"
    )
    steps: list[Progress] = []
    rebuild_search(patient.archive, steps.append)
    assert [step.done for step in steps] == [100, 200]
    assert {step.unit for step in steps} == {"records"}
    assert all(step.total is not None and step.total >= 250 for step in steps)
