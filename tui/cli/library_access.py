"""Opens the library that the options name, and closes it again."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from tui.services.library import Library
from tui.settings.locations import archive_file


@contextmanager
def opened_library(options: argparse.Namespace) -> Iterator[Library]:
    """Give the library of ``--archive``, of ``VOWE_ARCHIVE`` or of the platform's data folder."""
    library = Library.open(options.archive or archive_file())
    try:
        yield library
    finally:
        library.close()
