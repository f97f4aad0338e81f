"""The commands of a pane as bindings of the toolkit."""

from collections.abc import Callable

from textual.binding import Binding, BindingType

from tui.commands.catalogue import commands_of
from tui.commands.command import Command, Pane


def bindings_of(pane: Pane, performs: Callable[[str], bool]) -> list[BindingType]:
    """Bind the commands of ``pane`` under their ids, so that a keymap finds them.

    What the pane does not perform itself, as ``performs`` tells of an action's name, is asked of its screen.
    """
    return [_binding(command, performs) for command in commands_of(pane) if command.keys]


def _binding(command: Command, performs: Callable[[str], bool]) -> Binding:
    action = command.action if performs(command.action) else f"screen.{command.action}"
    return Binding(",".join(command.keys), action, command.label, tooltip=command.help, id=command.id)
