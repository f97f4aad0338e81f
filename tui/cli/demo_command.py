"""``vowe-tui demo``: the built-in sample blog, in a throw-away archive."""

import argparse

from tui.cli.browsing import browse
from tui.cli.terminal import require_terminal
from tui.services.sample import sample_library


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Take nothing more."""


def run(options: argparse.Namespace) -> int:
    """Open the sample blog; what is read and starred in it is gone afterwards."""
    require_terminal()
    with sample_library() as library:
        return browse(library, offline=options.offline)
