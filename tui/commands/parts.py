"""Commands that lead through a discussion that is too long to be shown at once."""

from tui.commands.command import Command, Group, Pane

_COMMENTS = (Pane.COMMENTS,)

PARTS = (
    Command(
        "next-part",
        (")",),
        "next part",
        "Go to the next part of a discussion that is too long to be shown at once.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "previous-part",
        ("(",),
        "previous part",
        "Go to the part before.",
        Group.THREADS,
        _COMMENTS,
    ),
)
