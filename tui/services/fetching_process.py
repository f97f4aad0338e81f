"""Fetches in a process of its own, which shares nothing with the screen but the archive."""

import asyncio
import json
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from typing import Any

from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.errors import VoweError
from tui.model.sync_report import Attempt, Counts, Skipped, SyncReport
from tui.services.child_process import command_for
from tui.sources.source import OnProgress, Progress

COMMAND = command_for("tui.services.fetching_worker")
SECONDS_TO_STOP = 10.0
"""How long the process may take to store what has come when it is stopped."""
_LONGEST_LINE = 1 << 26
"""Bytes; a report names everything that was skipped."""


async def refresh_blog(archive: Archive, blog_id: int, on_progress: OnProgress) -> list[SyncReport]:
    """Do what ``refreshing.refresh_blog`` does; raises ``VoweError``, also where the process dies."""
    told = await _ask({"archive": str(archive.file), "blog": blog_id}, on_progress)
    return [_report(report) for report in told["reports"]]


async def register_source(archive: Archive, location: str) -> SourceRecord:
    """Do what ``importing.register_source`` does; raises ``VoweError``, also where the process dies."""
    told = await _ask({"archive": str(archive.file), "location": location})
    return SourceRecord(**told["record"])


async def _ask(request: dict[str, Any], on_progress: OnProgress = lambda _: None) -> dict[str, Any]:
    try:
        # A session of its own, so that no key that the terminal makes a signal of reaches it.
        process = await asyncio.create_subprocess_exec(
            *COMMAND, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=_LONGEST_LINE, start_new_session=True
        )
    except OSError as error:
        raise VoweError(f"No process could be started to fetch ({error.strerror}); try again.") from error
    try:
        answer = await _answer(process, request, on_progress)
    finally:
        await _end(process)
    if failure := answer.get("failure"):
        raise VoweError(failure)
    return answer


async def _answer(process: Process, request: dict[str, Any], on_progress: OnProgress) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(ConnectionError):
        process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
        await process.stdin.drain()
    async for line in process.stdout:
        told = json.loads(line)
        if "progress" not in told:
            return dict(told)
        on_progress(Progress(**told["progress"]))
    return {"failure": "Fetching broke off; what had come is kept. vowe-tui sync in a shell may tell more."}


async def _end(process: Process) -> None:
    """Let the process store what it has, but not for ever."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), SECONDS_TO_STOP)
    except TimeoutError:
        process.kill()
        await process.wait()


def _report(told: dict[str, Any]) -> SyncReport:
    return SyncReport(
        **{
            **told,
            "posts": Counts(**told["posts"]),
            "comments": Counts(**told["comments"]),
            "skipped": [Skipped(**each) for each in told["skipped"]],
            "tried": [Attempt(**each) for each in told["tried"]],
        }
    )
