"""``vowe-tui backup``: a copy of the archive, also while the program runs."""

import argparse
from dataclasses import asdict
from pathlib import Path

from tui.cli.counted import counted
from tui.cli.emit import complain, emit, emit_json
from tui.cli.exit_codes import DONE, IN_PART
from tui.cli.library_access import stored_library
from tui.cli.progress_bar import ProgressBar
from tui.services.backing_up import Backup, make_backup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file to write."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to make")
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")


def run(options: argparse.Namespace) -> int:
    """Copy the archive, read the copy through and say what it holds."""
    with stored_library(options) as library, ProgressBar("backup") as progress:
        made = make_backup(library.archive, options.file, replace=options.force, on_progress=progress.show)
    if options.json:
        emit_json(asdict(made) | {"file": str(made.file)})
    else:
        emit(_line(made))
    if made.faults:
        complain(
            f"{counted(made.faults, 'fault')} of the archive went into its copy; vowe-tui doctor names them."
        )
    return IN_PART if made.faults else DONE


def _line(made: Backup) -> str:
    counts = ", ".join(
        (counted(made.blogs, "blog"), counted(made.posts, "post"), counted(made.comments, "comment"))
    )
    return f"{made.file}: {made.size / 1_000_000:,.1f} MB, {counts}"
