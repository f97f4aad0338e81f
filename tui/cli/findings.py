"""What an examination found, kind by kind, for a reader and for other programs."""

from collections.abc import Iterable

from tui.cli.emit import emit
from tui.cli.json_records import Record
from tui.content.terminal_text import one_line
from tui.services.doctor.finding import Finding, FindingKind

NAMED = 5
"""How many findings of a kind are told unless all are asked for."""
_LONGEST = 300


def print_group(kind: FindingKind, findings: Iterable[Finding], *, name_all: bool) -> Record:
    """Print the findings of one kind as they come, and what to do about them; keep only their number."""
    emit(kind.heading)
    number = 0
    for number, finding in enumerate(findings, start=1):
        if name_all or number <= NAMED:
            where = f"{one_line(finding.where, _LONGEST)}: " if finding.where else ""
            emit(f"  {where}{one_line(finding.what, _LONGEST)}")
    if number > NAMED and not name_all:
        emit(f"  and {number - NAMED:,} more; --all lists each")
    emit(f"  {number:,} in all. {kind.advice}")
    emit()
    return _record(kind, number)


def gather(kind: FindingKind, findings: Iterable[Finding], *, name_all: bool) -> Record:
    """Describe the findings of one kind with their number and the first of them, or with all."""
    number, records = 0, []
    for number, finding in enumerate(findings, start=1):
        if name_all or number <= NAMED:
            records.append({"where": finding.where, "what": finding.what})
    return _record(kind, number) | {"records": records}


def _record(kind: FindingKind, number: int) -> Record:
    return {"kind": kind, "heading": kind.heading, "advice": kind.advice, "count": number}
