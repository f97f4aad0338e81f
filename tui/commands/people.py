"""Commands about those who write."""

from tui.commands.command import Command, Group

PEOPLE = (
    Command(
        "show-person",
        ("p",),
        "person",
        "Show who wrote the post or the comment: all that they wrote anywhere, and with whom they speak.",
        Group.READING,
    ),
)
