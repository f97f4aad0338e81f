"""``vowe-tui sync``: fetch what is new."""

import argparse
import asyncio

from tui.cli.emit import complain
from tui.cli.exit_codes import FAILED
from tui.cli.library_access import opened_library
from tui.cli.progress_bar import ProgressBar
from tui.cli.reports import print_reports
from tui.model.sync_report import SyncReport
from tui.services.importing import find_blog
from tui.services.library import Library
from tui.services.refreshing import refresh_blog


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the blogs to sync."""
    parser.add_argument(
        "blogs", metavar="BLOG", nargs="*", help="a blog's number, name or address; all of them by default"
    )
    parser.add_argument("--all", action="store_true", help="name every record that was skipped")


def run(options: argparse.Namespace) -> int:
    """Read every source of the blogs again and report."""
    if options.offline:
        complain("nothing was fetched: the program is offline.")
        return FAILED
    with opened_library(options) as library:
        blog_ids = [find_blog(library.archive, name).id for name in options.blogs]
        reports = [
            report
            for blog_id in blog_ids or [blog.id for blog in library.blogs()]
            for report in _sync(library, blog_id)
        ]
    return print_reports(reports, as_json=options.json, name_all=options.all)


def _sync(library: Library, blog_id: int) -> list[SyncReport]:
    with ProgressBar(library.blog(blog_id).name) as progress:
        return asyncio.run(refresh_blog(library.archive, blog_id, progress.show))
