"""``vowe-tui export``: posts with their discussions, out of the archive again."""

import argparse
from pathlib import Path

from tui.cli.counted import counted
from tui.cli.emit import complain, emit, emit_json
from tui.cli.exit_codes import DONE, FAILED, IN_PART
from tui.cli.json_records import export_record
from tui.cli.library_access import stored_library
from tui.cli.losses import losses
from tui.cli.progress_bar import ProgressBar
from tui.services.exporting.export import ExportFormat, export_posts
from tui.services.exporting.outcome import Export
from tui.services.importing import find_blog


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what the posts have to contain, the form they are written in, and the place."""
    parser.add_argument(
        "query", metavar="QUERY", nargs="*", help="words a post has to contain, and filters as for list"
    )
    parser.add_argument(
        "--format",
        choices=[each.value for each in ExportFormat],
        default=ExportFormat.MARKDOWN.value,
        help="markdown, a folder with a file for each post (default), or wxr, one file that WordPress reads",
    )
    parser.add_argument(
        "--to", metavar="PLACE", type=Path, required=True, help="the new folder, or for wxr the new file"
    )
    parser.add_argument("--blog", default="", help="only this blog")


def run(options: argparse.Namespace) -> int:
    """Write the posts and say how many there are."""
    with stored_library(options) as library, ProgressBar("export") as progress:
        made = export_posts(
            library,
            ExportFormat(options.format),
            options.to,
            query=" ".join(options.query),
            blog_id=find_blog(library.archive, options.blog).id if options.blog else None,
            on_progress=progress.show,
        )
    if options.json:
        emit_json(export_record(made))
    else:
        emit(_line(made))
    for line in losses(made.skipped):
        complain(line)
    if not made.skipped:
        return DONE
    return IN_PART if made.posts else FAILED


def _line(made: Export) -> str:
    parts = ((made.posts, "post"), (made.comments, "comment"), (made.files, "file"))
    resumed = ", an export that had been cut off" if made.resumed else ""
    return f"{made.place}: {', '.join(counted(*part) for part in parts)}{resumed}"
