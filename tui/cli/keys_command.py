"""``vowe-tui keys``: the keys in force."""

import argparse

from tui.cli.emit import emit, emit_json
from tui.cli.exit_codes import DONE
from tui.commands.catalogue import COMMANDS
from tui.commands.key_help import key_table
from tui.commands.keymap import keymap_of
from tui.settings.locations import settings_file
from tui.settings.settings_file import load_settings


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Take nothing more."""


def run(options: argparse.Namespace) -> int:
    """Print every command with its keys, those of the settings file included."""
    keymap = keymap_of(load_settings(settings_file()).keys)
    if options.json:
        emit_json(
            [
                {
                    "id": command.id,
                    "keys": list(keymap.keys_of(command.id)),
                    "help": command.help,
                    "panes": list(command.panes),
                }
                for command in COMMANDS
            ]
        )
    else:
        emit(key_table(keymap).rstrip())
    return DONE
