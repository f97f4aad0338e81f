"""Commands that look for something in what is shown."""

from tui.commands.command import Command, Group

FINDING = (
    Command(
        "find",
        ("/",),
        "find",
        "Find a phrase in this pane; until esc, the keys for what is next go to where it was found.",
        Group.MOVING,
    ),
)
