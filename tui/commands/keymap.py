"""Which keys are in force: the declared ones, and those the reader put in their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from tui.commands.catalogue import COMMANDS, commands_of, commands_of_person_page
from tui.commands.command import Pane
from tui.commands.key_names import canonical_key, shown_key
from tui.model.errors import SettingsError

Remaps = Mapping[str, str | Sequence[str]]
"""Command ids with their new keys: ``{"next-post": "J, ctrl+n"}`` or ``{"next-post": ["J", "ctrl+n"]}``."""

_DECLARED = {command.id: command.keys for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every command."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=_DECLARED.copy)

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """Give the keys of one command, the preferred one first."""
        return self.keys[command_id]

    def shown(self, command_id: str, *, ascii_only: bool = False) -> str:
        """Give the preferred key of one command as the footer shows it, empty where it has none."""
        keys = self.keys_of(command_id)
        return shown_key(keys[0], ascii_only=ascii_only) if keys else ""

    def changes(self) -> dict[str, str]:
        """Give what differs from the declared keys, keys parted by commas, as a keymap is applied."""
        return {
            command_id: ",".join(keys)
            for command_id, keys in self.keys.items()
            if keys != _DECLARED[command_id]
        }


DECLARED_KEYS = Keymap()


def keymap_of(remaps: Remaps) -> Keymap:
    """Put the reader's keys in the place of the declared ones.

    ``SettingsError`` names every key and command that does not fit.
    """
    if problems := keymap_problems(remaps):
        raise SettingsError(" ".join(problems))
    return Keymap(_remapped(remaps))


def keymap_problems(remaps: Remaps) -> list[str]:
    """Say in one sentence each what is wrong with the reader's keys."""
    problems = [*_unknown_commands(remaps), *_bad_keys(remaps)]
    return problems or list(dict.fromkeys(_conflicts(_remapped(remaps))))


def _remapped(remaps: Remaps) -> dict[str, tuple[str, ...]]:
    new_keys = {
        command_id: tuple(dict.fromkeys(canonical_key(key) for key in _listed(keys)))
        for command_id, keys in remaps.items()
    }
    return {**_DECLARED, **new_keys}


def _listed(keys: str | Sequence[str]) -> list[str]:
    if not isinstance(keys, str):
        return list(keys)
    return [keys] if keys in (",", " ") else [key.strip() for key in keys.split(",") if key.strip()]


def _unknown_commands(remaps: Remaps) -> Iterator[str]:
    for command_id, keys in remaps.items():
        if command_id not in _DECLARED:
            near = get_close_matches(command_id, _DECLARED, n=1, cutoff=0.0)[0]
            written = ", ".join(_listed(keys))
            yield f"keys: “{written}” is given to “{command_id}”, which is no command; did you mean “{near}”?"


def _bad_keys(remaps: Remaps) -> Iterator[str]:
    for command_id, keys in remaps.items():
        if not _listed(keys):
            yield f"keys: “{command_id}” is left without a key; leave the line out to keep its own."
        for key in _listed(keys):
            try:
                canonical_key(key)
            except SettingsError as error:
                yield f"keys: “{command_id}”: {error}."


def _conflicts(keys: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for commands in (*map(commands_of, Pane), commands_of_person_page()):
        owners = [(key, command.id) for command in commands for key in keys[command.id]]
        taken: dict[str, str] = {}
        for key, command_id in owners:
            if key in taken:
                yield f"keys: “{key}” is given to both “{taken[key]}” and “{command_id}”; change one of them."
            taken.setdefault(key, command_id)
        for key, command_id in owners:
            first, blank, _ = key.partition(" ")
            if blank and first in taken:
                yield f"keys: “{key}” of “{command_id}” cannot be typed while “{first}” is “{taken[first]}”."
