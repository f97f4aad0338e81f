"""Commands that lead from post to post and through an article."""

from tui.commands.command import Command, Group, Pane

_POSTS = (Pane.INDEX, Pane.ARTICLE)

READING = (
    Command(
        "read-on",
        ("space",),
        "read on",
        "Read on: a page, at its end the comments, after them the next unread post.",
        Group.READING,
        on_person_page=True,
    ),
    Command(
        "read-back", ("shift+space",), "read back", "Go a page back.", Group.READING, on_person_page=True
    ),
    Command("next-unread-post", ("n",), "next unread", "Go to the next unread post.", Group.READING, _POSTS),
    Command(
        "previous-unread-post",
        ("N",),
        "previous unread",
        "Go to the previous unread post.",
        Group.READING,
        _POSTS,
    ),
    Command("next-post", ("J",), "next post", "Go to the next post in the index.", Group.READING, _POSTS),
    Command(
        "previous-post",
        ("K",),
        "previous post",
        "Go to the previous post in the index.",
        Group.READING,
        _POSTS,
    ),
    Command(
        "next-heading", ("}",), "next heading", "Go to the next heading.", Group.READING, (Pane.ARTICLE,)
    ),
    Command(
        "previous-heading",
        ("{",),
        "previous heading",
        "Go to the previous heading.",
        Group.READING,
        (Pane.ARTICLE,),
    ),
    Command("history-back", ("H",), "last read", "Go back to the post read before this one.", Group.READING),
    Command("history-forward", ("L",), "forward", "Go forward again after going back.", Group.READING),
)
