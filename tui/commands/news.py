"""Commands that lead to what is new where the reader was before."""

from tui.commands.command import Command, Group

NEWS = (
    Command(
        "whats-new",
        ("R",),
        "what is new",
        "List the posts below which comments came or changed since you were there, the most first.",
        Group.READING,
    ),
    Command(
        "show-changes",
        ("d",),
        "what changed",
        "Show which words of the post or the comment changed after you had seen it.",
        Group.READING,
    ),
)
