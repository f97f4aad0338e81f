"""``vowe-tui paths``: where files lie."""

import argparse

from tui.cli.emit import emit, emit_json
from tui.cli.exit_codes import DONE
from tui.settings.locations import archive_file, settings_file


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Take nothing more."""


def run(options: argparse.Namespace) -> int:
    """Print each place, whether or not there is anything yet."""
    places = {"archive": options.archive or archive_file(), "settings": settings_file()}
    if options.json:
        emit_json({name: str(place.absolute()) for name, place in places.items()})
    else:
        for name, place in places.items():
            emit(f"{name:9} {place.absolute()}{'' if place.exists() else '  (not there yet)'}")
    return DONE
