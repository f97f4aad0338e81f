"""``vowe-tui --version``"""

import argparse

from tui.cli.emit import emit
from tui.cli.exit_codes import DONE
from tui.version import version


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Take nothing more."""


def run(_: argparse.Namespace) -> int:
    """Print the program's name and version."""
    emit(f"vowe-tui {version()}")
    return DONE
