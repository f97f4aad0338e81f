"""What a list of subscriptions names, added one by one with a line for each."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.cli.emit import complain, emit
from tui.cli.losses import losses
from tui.content.terminal_text import one_line
from tui.model.errors import SourceRefused
from tui.model.sync_report import SyncReport
from tui.services.library import Library
from tui.services.subscribing import find_subscribed
from tui.sources.discovery import is_address
from tui.sources.opml import Subscription, read_subscriptions

LONGEST = 300
KNOWN = "It is in the library already; vowe-tui sync fetches what is new."


def listed_in(typed: str, options: argparse.Namespace) -> list[Subscription] | None:
    """Give what a list of subscriptions names, ``None`` where it is none; raises ``SourceError``."""
    if is_address(typed):
        return None
    try:
        path = Path(typed).expanduser()
        listed = read_subscriptions(path) if path.is_file() else None
    except (OSError, ValueError, RuntimeError):  # whoever reads it says why it cannot be opened
        return None
    if listed and (options.into or options.name):
        raise SourceRefused(f"{path} lists {len(listed)} blogs; --into and --name are for one of them.")
    return listed


def add_subscriptions(
    library: Library, listed: list[Subscription], add: Callable[[str], SyncReport], *, quiet: bool
) -> Iterator[SyncReport]:
    """Add each by its address, tell what came of it and give it; what is in the library is left as it is."""
    for each in listed:
        report = _added(library, each, add)
        if not quiet:
            _tell(report, each.title)
        yield report


def _added(library: Library, listed: Subscription, add: Callable[[str], SyncReport]) -> SyncReport:
    if not listed.is_on_the_web:
        return SyncReport("", listed.address, "", failure=f"{listed.address} is no address of the web.")
    if blog := find_subscribed(library, listed):
        return SyncReport(blog.name, listed.address, "", warnings=[KNOWN])
    return add(listed.address)


def _tell(report: SyncReport, title: str) -> None:
    """Print what came of one subscription in a line, on standard error where it failed."""
    name = one_line(report.blog or title or report.source, LONGEST)
    if report.failure:
        complain(f"{name}: {report.failure}")
    elif KNOWN in report.warnings:
        emit(f"{name}: already in the library")
    else:
        emit(f"{name}: {report.posts.total:,} posts, {report.comments.total:,} comments")
    for line in losses(report.skipped):
        complain(f"{name}: {line}")
