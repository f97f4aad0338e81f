"""Commands that move the cursor and the focus."""

from tui.commands.command import Command, Group

MOVING = (
    Command(
        "cursor-down",
        ("j", "down"),
        "down",
        "Go to the next post, line or comment.",
        Group.MOVING,
        on_person_page=True,
    ),
    Command(
        "cursor-up",
        ("k", "up"),
        "up",
        "Go to the previous post, line or comment.",
        Group.MOVING,
        on_person_page=True,
    ),
    Command(
        "cursor-first", ("g", "home"), "first", "Go to the beginning.", Group.MOVING, on_person_page=True
    ),
    Command("cursor-last", ("G", "end"), "last", "Go to the end.", Group.MOVING, on_person_page=True),
    Command(
        "half-page-down",
        ("ctrl+d",),
        "half page down",
        "Go half a page on.",
        Group.MOVING,
        on_person_page=True,
    ),
    Command(
        "half-page-up", ("ctrl+u",), "half page up", "Go half a page back.", Group.MOVING, on_person_page=True
    ),
    Command("page-down", ("pagedown",), "page down", "Go a page on.", Group.MOVING, on_person_page=True),
    Command("page-up", ("pageup",), "page up", "Go a page back.", Group.MOVING, on_person_page=True),
    Command(
        "open",
        ("enter", "l", "right"),
        "open",
        "Open the post; from the article go to the comments; fold or unfold a comment.",
        Group.MOVING,
        on_person_page=True,
    ),
    Command(
        "leave",
        ("h", "left", "escape"),
        "back",
        "Go back one pane to the left; from an answer go to the comment it answers.",
        Group.MOVING,
        on_person_page=True,
    ),
    Command(
        "leave-or-quit",
        ("q",),
        "back or quit",
        "Go back one pane, and out at the left edge.",
        Group.MOVING,
        on_person_page=True,
    ),
    Command("next-pane", ("tab",), "next pane", "Go to the next pane.", Group.MOVING),
    Command("previous-pane", ("shift+tab",), "previous pane", "Go to the previous pane.", Group.MOVING),
    Command("show-index", ("1",), "index", "Go to the index.", Group.MOVING),
    Command("show-article", ("2",), "article", "Go to the article.", Group.MOVING),
    Command("show-comments", ("3",), "comments", "Go to the comments.", Group.MOVING),
)
