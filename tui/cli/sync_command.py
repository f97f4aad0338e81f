"""``vowe-tui sync``: fetch what is new."""

import argparse
import asyncio
from collections.abc import Sequence

from tui.cli.arguments import UsageError, limit
from tui.cli.emit import complain
from tui.cli.exit_codes import FAILED
from tui.cli.library_access import opened_library
from tui.cli.progress_bar import ProgressBar
from tui.cli.reports import print_reports
from tui.cli.watching import watch
from tui.model.sync_report import SyncReport
from tui.services.importing import find_blog
from tui.services.library import Library
from tui.services.refreshing import refresh_blog


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the blogs to sync, and how thoroughly and how often."""
    parser.add_argument(
        "blogs", metavar="BLOG", nargs="*", help="a blog's number, name or address; all of them by default"
    )
    parser.add_argument("--full", action="store_true", help="read everything again, not only what is new")
    parser.add_argument(
        "--accept-loss",
        metavar="BLOG",
        action="append",
        default=[],
        help="sync a blog and believe that a great part of it is gone",
    )
    parser.add_argument("--watch", metavar="MINUTES", type=limit, help="sync again and again, until ctrl+c")
    parser.add_argument("--all", action="store_true", help="name every record that was skipped")


def run(options: argparse.Namespace) -> int:
    """Read every source of the blogs again and report."""
    if options.watch and options.json:
        raise UsageError("--watch writes a line a round for a reader and no JSON; leave out one of the two")
    if options.offline:
        complain("nothing was fetched: the program is offline.")
        return FAILED
    with opened_library(options) as library:
        named = [find_blog(library.archive, name).id for name in options.blogs]
        accepted = {find_blog(library.archive, name).id for name in options.accept_loss}

        def sync_all() -> list[SyncReport]:
            there = [blog.id for blog in library.blogs()]
            chosen = [*named, *sorted(accepted.difference(named))] or there
            return [each for blog_id in chosen for each in _sync(library, blog_id, options, accepted)]

        if options.watch:
            watch(sync_all, options.watch * 60)
        reports = sync_all()
    return print_reports(reports, as_json=options.json, name_all=options.all)


def _sync(
    library: Library, blog_id: int, options: argparse.Namespace, accepted: Sequence[int] | set[int]
) -> list[SyncReport]:
    with ProgressBar(library.blog(blog_id).name) as progress:
        refreshing = refresh_blog(
            library.archive, blog_id, progress.show, full=options.full, accept_loss=blog_id in accepted
        )
        return asyncio.run(refreshing)
