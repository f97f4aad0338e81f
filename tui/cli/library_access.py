"""Opens the library that the options name, and closes it again."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from tui.archive.archive_file import is_there
from tui.cli.emit import complain
from tui.model.errors import ArchiveError
from tui.services.library import Library
from tui.settings.locations import archive_file


@contextmanager
def opened_library(options: argparse.Namespace) -> Iterator[Library]:
    """Give the library of ``--archive``, of ``VOWE_ARCHIVE`` or of the platform's data folder."""
    library = Library.open(options.archive or archive_file())
    if library.archive.saved is not None:
        complain(f"The archive has a newer form now; as it was before it is kept in {library.archive.saved}.")
    try:
        yield library
    finally:
        library.close()


@contextmanager
def stored_library(options: argparse.Namespace) -> Iterator[Library]:
    """Give that library only where it is there already; raises ``ArchiveError`` and makes none."""
    file = options.archive or archive_file()
    if not is_there(file):
        raise ArchiveError(f"There is no archive {file}; name another file with --archive.")
    with opened_library(options) as library:
        yield library
