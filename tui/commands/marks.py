"""Commands that mark what was read and take links out of the program."""

from tui.commands.command import Command, Group, Pane

MARKS = (
    Command(
        "toggle-read",
        ("m",),
        "read",
        "Mark the post as read or unread; in the comments mark the comment and its answers as read.",
        Group.MARKS,
    ),
    Command(
        "read-up-to-here",
        ("u",),
        "read up to here",
        "Mark this post and everything older as read.",
        Group.MARKS,
        (Pane.INDEX, Pane.ARTICLE),
    ),
    Command(
        "toggle-star", ("s",), "star", "Star the post or the comment, or take the star away.", Group.MARKS
    ),
    Command(
        "open-in-browser", ("o",), "browser", "Open the post or the comment in the browser.", Group.MARKS
    ),
    Command("copy-link", ("y",), "copy link", "Copy the address of the post or the comment.", Group.MARKS),
    Command(
        "copy-citation",
        ("Y",),
        "copy citation",
        "Copy a citation with author, date and address.",
        Group.MARKS,
    ),
)
