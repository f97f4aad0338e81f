"""The keys that work in a pane, to be searched and tried."""

from tui.commands.command import Pane
from tui.commands.key_help import help_rows
from tui.commands.keymap import DECLARED_KEYS, Keymap
from tui.content.terminal_text import SafeText
from tui.widgets.choice import Choice
from tui.widgets.chooser import Chooser


class HelpView(Chooser):
    """Lists the commands of a pane by group; the one that is chosen is named by its id."""

    def __init__(
        self,
        pane: Pane,
        keymap: Keymap = DECLARED_KEYS,
        *,
        ascii_only: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(help_choices(pane, keymap, ascii_only=ascii_only), SafeText("What to find"), id=id)


def help_choices(pane: Pane, keymap: Keymap = DECLARED_KEYS, *, ascii_only: bool = False) -> list[Choice]:
    """Give the commands of a pane as choices: the keys, and a sentence on what they do."""
    return [
        Choice(row.command_id, SafeText(row.help), lead=SafeText(row.keys), group=SafeText(row.group.value))
        for row in help_rows(pane, keymap, ascii_only=ascii_only)
    ]
