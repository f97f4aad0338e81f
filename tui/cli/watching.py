"""Syncs again and again, with a line for each round."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NoReturn

from tui.cli.counted import counted
from tui.cli.emit import complain, emit
from tui.model.errors import VoweError
from tui.model.sync_report import SyncReport


def watch(
    sync: Callable[[], Sequence[SyncReport]],
    seconds: float,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], datetime] = datetime.now,
) -> NoReturn:
    """Sync and wait, until ctrl+c; a round that fails is told of and the next one comes all the same."""
    while True:
        try:
            reports = sync()
        except VoweError as error:
            complain(str(error))
        else:
            emit(f"{clock():%H:%M} {round_line(reports)}")
            for report in reports:
                if report.failure:
                    complain(report.failure)
        sleep(seconds)


def round_line(reports: Sequence[SyncReport]) -> str:
    """Say in one line what a round brought."""
    posts = sum(report.posts.new for report in reports)
    comments = sum(report.comments.new for report in reports)
    changed = sum(report.posts.changed + report.comments.changed for report in reports)
    gone = sum(report.posts.gone + report.comments.gone for report in reports)
    failed = sum(bool(report.failure) for report in reports)
    told = [
        posts and counted(posts, "new post"),
        comments and counted(comments, "new comment"),
        changed and f"{changed:,} changed",
        gone and f"{gone:,} gone",
        failed and f"{failed:,} of {counted(len(reports), 'source')} failed",
    ]
    return ", ".join(each for each in told if each) or "nothing new"
