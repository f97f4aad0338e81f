"""Commands about those who write."""

from tui.commands.command import Command, Group

PEOPLE = (
    Command(
        "show-person",
        ("p",),
        "person",
        "Show who wrote the post or the comment: all that they wrote anywhere, and with whom they speak.",
        Group.READING,
        on_person_page=True,
    ),
    Command(
        "converse",
        ("v",),
        "conversation",
        "Show what somebody and another one said to each other.",
        Group.READING,
        panes=(),
        on_person_page=True,
    ),
    Command(
        "join-names",
        ("=",),
        "same person",
        "Say under which other name somebody writes.",
        Group.READING,
        panes=(),
        on_person_page=True,
    ),
    Command(
        "part-names",
        ("X",),
        "another person",
        "Say that a name is another person's after all.",
        Group.READING,
        panes=(),
        on_person_page=True,
    ),
)
