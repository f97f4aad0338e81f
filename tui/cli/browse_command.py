"""``vowe-tui`` and ``vowe-tui SOURCE``: open the library on a screen."""

import argparse
import asyncio

from tui.cli.browsing import browse
from tui.cli.library_access import opened_library
from tui.cli.terminal import require_terminal
from tui.model.errors import SourceRefused
from tui.services.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take one source, or none."""
    parser.add_argument("source", metavar="SOURCE", nargs="?", help="a web address, a file or a folder")


def run(options: argparse.Namespace) -> int:
    """Open the source's blog, added if it is new; or the library; or, while that is empty, the sample."""
    require_terminal()
    with opened_library(options) as library:
        if options.source:
            return _open_source(library, options)
        if library.blogs():
            return browse(library, offline=options.offline)
        from tui.services.sample import sample_library

        with sample_library() as sample:
            return browse(sample, own=library, offline=options.offline)


def _open_source(library: Library, options: argparse.Namespace) -> int:
    # The readers of all formats are loaded only where there is something to read.
    from tui.services.logins import without_login
    from tui.sources.discovery import is_address

    options.source = without_login(options.source)
    return (_open_address if is_address(options.source) else _open_path)(library, options)


def _open_address(library: Library, options: argparse.Namespace) -> int:
    """Open a web address; what it holds is fetched while the reader reads."""
    known = library.find_source(options.source)
    if known is not None:
        return browse(library, blog_id=known, offline=options.offline)
    if options.offline:
        raise SourceRefused(f"{options.source} is not in the library, and the program is offline.")
    from tui.services.importing import register_source

    record = asyncio.run(register_source(library.archive, options.source))
    return browse(library, blog_id=record.blog_id, fetch=True)


def _open_path(library: Library, options: argparse.Namespace) -> int:
    """Read a file or folder, then open its blog; what could not be read is told after the screen is left."""
    from tui.cli.progress_bar import ProgressBar
    from tui.cli.reports import print_reports
    from tui.services.importing import add_source

    with ProgressBar(options.source) as progress:
        record, report = asyncio.run(add_source(library.archive, options.source, on_progress=progress.show))
    if report.failure and not library.holds(record.blog_id):
        return print_reports([report], as_json=False)
    return browse(library, blog_id=record.blog_id, offline=options.offline)
