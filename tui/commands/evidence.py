"""Commands that follow a discussion by what is known of its answers."""

from tui.commands.command import Command, Group, Pane

_COMMENTS = (Pane.COMMENTS,)
_THREAD = (Pane.ARTICLE, Pane.COMMENTS)

EVIDENCE = (
    Command(
        "quoting-comment",
        ("c",),
        "who quotes this",
        "Go to the first comment that quotes the paragraph at the top, and from there to the next one.",
        Group.THREADS,
        _THREAD,
    ),
    Command(
        "quoted-paragraph",
        ("C",),
        "quoted paragraph",
        "Go to the paragraph that the comment, or the thread it stands in, quotes.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "sort-comments",
        ("S",),
        "sort",
        "Sort the comments: as a thread, oldest first, newest first, by author.",
        Group.THREADS,
        _THREAD,
    ),
    Command(
        "narrow",
        ("&",),
        "only some",
        "Show only some comments, by author or words; in the index only posts that their author answered.",
        Group.THREADS,
        (Pane.INDEX, Pane.COMMENTS),
    ),
    Command(
        "hang-elsewhere",
        ("M",),
        "hang elsewhere",
        "Choose by moving and enter which comment this one answers; what you say wins over the blog.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "cut-loose",
        ("X",),
        "cut loose",
        "Let the comment answer nobody; where you have moved it, put it back to where it was.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "mute",
        ("i",),
        "mute",
        "Hide what this commenter writes, here and below every post, or show it again.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "why-here",
        ("W",),
        "why here",
        "Say why the comment stands here: what it quotes or whom it calls, and how sure that is.",
        Group.THREADS,
        _COMMENTS,
    ),
)
