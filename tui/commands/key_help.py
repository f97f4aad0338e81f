"""The keys in force as rows of the help page and as a table for the README."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.commands.catalogue import COMMANDS, commands_of
from tui.commands.command import Command, Group, Pane
from tui.commands.key_names import shown_key
from tui.commands.keymap import DECLARED_KEYS, Keymap


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One command as the help page lists it."""

    group: Group
    command_id: str
    keys: str
    """All its keys, parted by blanks; empty for what only the palette offers."""
    label: str
    help: str


def help_rows(pane: Pane, keymap: Keymap = DECLARED_KEYS, *, ascii_only: bool = False) -> list[HelpRow]:
    """List the commands that work in ``pane``, group by group."""
    commands = commands_of(pane)
    return [
        HelpRow(group, command.id, _all_keys(command, keymap, ascii_only), command.label, command.help)
        for group in Group
        for command in commands
        if command.group is group
    ]


def key_table(keymap: Keymap = DECLARED_KEYS) -> str:
    """Write all commands as a Markdown table."""
    return "\n".join(("| keys | what they do | where |", "|---|---|---|", *_table_rows(keymap))) + "\n"


def _table_rows(keymap: Keymap) -> Iterator[str]:
    for command in COMMANDS:
        keys = " ".join(f"`{shown_key(key)}`" for key in keymap.keys_of(command.id)) or "(palette)"
        yield f"| {keys.replace('|', chr(92) + '|')} | {command.help} | {command.where} |"


def _all_keys(command: Command, keymap: Keymap, ascii_only: bool) -> str:
    return " ".join(shown_key(key, ascii_only=ascii_only) for key in keymap.keys_of(command.id))
