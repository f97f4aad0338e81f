"""``vowe-tui add``: read sources into the library without opening them."""

import argparse
import asyncio

from tui.cli.library_access import opened_library
from tui.cli.progress_bar import ProgressBar
from tui.cli.reports import print_reports
from tui.model.errors import SourceError
from tui.model.sync_report import SyncReport
from tui.services.importing import add_source
from tui.services.library import Library
from tui.sources.discovery import is_address
from tui.sources.trail import Trail


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take sources, and the blog they belong to."""
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help="a web address, a file or a folder")
    parser.add_argument("--into", metavar="BLOG", default="", help="a blog that is in the library already")
    parser.add_argument("--name", default="", help="what to call the blog")
    parser.add_argument(
        "--explain", action="store_true", help="tell what was tried to find out how to read it"
    )
    parser.add_argument("--all", action="store_true", help="name every record that was skipped")


def run(options: argparse.Namespace) -> int:
    """Read each source, go on after one that fails, and report."""
    with opened_library(options) as library:
        reports = [_add(library, source, options) for source in options.sources]
    return print_reports(reports, as_json=options.json, name_all=options.all)


def _add(library: Library, source: str, options: argparse.Namespace) -> SyncReport:
    if options.offline and is_address(source):
        return SyncReport("", source, "", failure=f"{source} was not asked: the program is offline.")
    trail = Trail()
    with ProgressBar(source) as progress:
        added = add_source(
            library.archive,
            source,
            into=options.into,
            name=options.name,
            on_progress=progress.show,
            trail=trail,
        )
        try:
            report = asyncio.run(added)[1]
        except SourceError as error:
            report = SyncReport("", source, "", failure=str(error))
    if options.explain:
        report.tried = trail.attempts
    return report
