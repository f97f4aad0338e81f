"""Commands that lead through a long post, and through a blog by other ways than the unread posts."""

from tui.commands.command import Command, Group, Pane

TOURS = (
    Command(
        "contents",
        ("t",),
        "contents",
        "List the headings of the article and go to one.",
        Group.READING,
        (Pane.ARTICLE,),
    ),
    Command(
        "tour",
        (),
        "tour",
        "Read the blog from an old post to the newest, with a bookmark.",
        Group.READING,
    ),
    Command(
        "on-this-day",
        (),
        "on this day",
        "List the posts of today's and of this post's day in other years.",
        Group.READING,
    ),
    Command("random-post", (), "random post", "Open any post of the blog.", Group.READING),
    Command(
        "unopened-discussions",
        (),
        "unopened discussions",
        "List the posts with twenty comments or more that were never opened.",
        Group.READING,
    ),
)
