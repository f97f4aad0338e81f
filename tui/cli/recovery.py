"""Saves what can be read of a damaged archive, as ``vowe-tui doctor --recover`` asks for it."""

import argparse
from dataclasses import asdict
from pathlib import Path

from tui.archive.archive_file import is_there
from tui.archive.recovery.recovery import Recovered, recover
from tui.cli.counted import counted
from tui.cli.emit import complain, emit, emit_json
from tui.cli.exit_codes import DONE, IN_PART
from tui.cli.progress_bar import ProgressBar
from tui.model.errors import ArchiveError
from tui.settings.locations import archive_file
from tui.sources.source import Progress


def recover_archive(options: argparse.Namespace) -> int:
    """Make a new archive of what can be read, and tell what it holds and what it lacks."""
    file, target = options.archive or archive_file(), Path(options.recover).absolute()
    if not is_there(file):
        raise ArchiveError(f"There is no archive {file}; name another file with --archive.")
    with ProgressBar("pages") as bar:
        made = recover(file, target, lambda done, total: bar.show(Progress(done, total, "pages")))
    if options.json:
        emit_json(asdict(made) | {"file": str(made.file)})
    else:
        emit(_line(made))
    for sentence in _lacking(made):
        complain(sentence)
    return IN_PART if made.stand_ins or made.damaged else DONE


def _line(made: Recovered) -> str:
    held = (counted(made.posts, "post"), counted(made.comments, "comment"), counted(made.stars, "star"))
    return f"{made.file}: {', '.join(held)}"


def _lacking(made: Recovered) -> list[str]:
    told = []
    if made.stand_ins:
        told.append(
            f"Not readable: {counted(made.stand_ins, 'row')} that others belong to;"
            " something stands in for each."
        )
    if made.damaged:
        told.append(
            f"Not as stored: {counted(made.damaged, 'record')}; vowe-tui --archive {made.file} doctor --all"
            " names each, and sync --full stores anew what its source still has."
        )
    return told
