"""``vowe-tui add``: read sources into the library without opening them."""

import argparse
import asyncio
import sys
from functools import partial
from typing import BinaryIO

from tui.cli.library_access import opened_library
from tui.cli.progress_bar import ProgressBar
from tui.cli.reports import exit_code, print_reports
from tui.cli.subscribed import add_subscriptions, listed_in
from tui.content.typed_login import redacted
from tui.model.errors import SourceError, SourceMissing
from tui.model.sync_report import SyncReport
from tui.services.importing import add_source
from tui.services.library import Library
from tui.services.logins import without_login
from tui.sources.discovery import is_address
from tui.sources.source import Source
from tui.sources.standard_input import standard_input
from tui.sources.trail import Trail

STANDARD_INPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take sources, and the blog they belong to."""
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="a web address, a file, a folder, a list of subscriptions (OPML), or - for standard input",
    )
    parser.add_argument("--into", metavar="BLOG", default="", help="a blog that is in the library already")
    parser.add_argument("--name", default="", help="what to call the blog")
    parser.add_argument(
        "--explain", action="store_true", help="tell what was tried to find out how to read it"
    )
    parser.add_argument("--all", action="store_true", help="name every record that was skipped")


def run(options: argparse.Namespace) -> int:
    """Read each source, go on after one that fails, and report; what a list names is told while it comes."""
    reports: list[SyncReport] = []
    told: list[SyncReport] = []
    with opened_library(options) as library:
        for source in options.sources:
            try:
                listed = listed_in(source, options)
            except SourceError as error:
                reports.append(SyncReport("", source, "", failure=str(error)))
                continue
            if listed is None:
                reports.append(_add(library, source, options))
            else:
                add = partial(_add, library, options=options)
                told += add_subscriptions(library, listed, add, quiet=options.json)
    if options.json:
        return print_reports([*told, *reports], as_json=True)
    print_reports(reports, as_json=False, name_all=options.all)
    return exit_code([*told, *reports])


def _add(library: Library, typed: str, options: argparse.Namespace) -> SyncReport:
    try:
        location = without_login(typed)
    except SourceError as error:
        return SyncReport("", redacted(typed), "", failure=str(error))
    if options.offline and location != STANDARD_INPUT and is_address(location):
        return SyncReport("", location, "", failure=f"{location} was not asked: the program is offline.")
    trail = Trail()
    try:
        if location == STANDARD_INPUT:
            with standard_input(_piped(), trail) as source:
                report = _read(library, source.location, options, trail, source)
        else:
            report = _read(library, location, options, trail)
    except SourceError as error:
        report = SyncReport("", location, "", failure=str(error))
    if options.explain:
        report.tried = trail.attempts
    return report


def _read(
    library: Library,
    location: str,
    options: argparse.Namespace,
    trail: Trail,
    source: Source | None = None,
) -> SyncReport:
    with ProgressBar(location) as progress:
        added = add_source(
            library.archive,
            location,
            into=options.into,
            name=options.name,
            on_progress=progress.show,
            trail=trail,
            source=source,
        )
        return asyncio.run(added)[1]


def _piped() -> BinaryIO:
    if sys.stdin is None or sys.stdin.isatty():
        raise SourceMissing("Nothing is piped into standard input, which - stands for; name a file instead.")
    return sys.stdin.buffer
