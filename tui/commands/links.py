"""Commands that follow links."""

from tui.commands.command import Command, Group, Pane

_TEXTS = (Pane.ARTICLE, Pane.COMMENTS)

LINKS = (
    Command(
        "follow-link",
        ("f",),
        "links",
        "Put letters on the links in view: the letters of one follow it, here or out of the program.",
        Group.MARKS,
        _TEXTS,
    ),
    Command(
        "follow-link-outside",
        ("F",),
        "links outside",
        "Put letters on the links in view: the letters of one offer it to the browser.",
        Group.MARKS,
        _TEXTS,
    ),
    Command(
        "show-backlinks",
        ("B",),
        "links here",
        "List the posts and comments that link to this post or comment.",
        Group.MARKS,
    ),
)
