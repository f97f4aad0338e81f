"""Prints what readings of sources brought, and says how the program should end after them."""

from collections.abc import Sequence

from tui.cli.emit import complain, emit, emit_json
from tui.cli.exit_codes import DONE, FAILED, IN_PART
from tui.cli.json_records import report_record
from tui.cli.losses import losses
from tui.content.terminal_text import one_line
from tui.model.sync_report import Counts, SyncReport

LONGEST = 500
"""Cells of an address or a sentence that somebody else may have made as long as they liked."""


def print_reports(reports: Sequence[SyncReport], *, as_json: bool, name_all: bool = False) -> int:
    """Print every report, name every loss on standard error, and return the exit code.

    Losses of one reason are told together, unless ``name_all`` asks for a line each; JSON always names each.
    """
    if as_json:
        emit_json([report_record(report) for report in reports])
    for report in reports:
        if not as_json:
            _print(report)
        _complain_of_losses(report, name_all)
    return exit_code(reports)


def _print(report: SyncReport) -> None:
    for attempt in report.tried:
        emit(f"  tried {one_line(attempt.what, LONGEST)}: {one_line(attempt.outcome, LONGEST)}")
    if report.failure and not _brought(report):
        return
    emit(f"{report.blog}: {report.source} ({report.format}), {report.seconds:.1f} s")
    emit(f"  posts     {_told(report.posts)}")
    emit(f"  comments  {_told(report.comments)}")
    if report.skipped:
        emit(f"  skipped   {len(report.skipped):,}")
    for warning in report.warnings:
        emit(f"  note: {warning}")


def _told(counts: Counts) -> str:
    gone = f", {counts.gone:,} gone" if counts.gone else ""
    if not counts.new and not counts.changed:
        return ("nothing new" + (f", {counts.unchanged:,} unchanged" if counts.unchanged else "")) + gone
    return f"{counts.new:,} new, {counts.changed:,} changed, {counts.unchanged:,} unchanged{gone}"


def _complain_of_losses(report: SyncReport, name_all: bool) -> None:
    if report.failure:
        complain(report.failure)
    for line in losses(report.skipped, name_all=name_all):
        complain(line)


def exit_code(reports: Sequence[SyncReport]) -> int:
    """Say how the program should end after these: well, in part, or not at all."""
    if all(not report.failure and not report.skipped for report in reports):
        return DONE
    return IN_PART if any(not report.failure or _brought(report) for report in reports) else FAILED


def _brought(report: SyncReport) -> bool:
    return bool(report.posts.total or report.comments.total)
