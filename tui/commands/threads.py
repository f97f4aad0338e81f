"""Commands that move in a discussion and fold it."""

from tui.commands.command import Command, Group, Pane

_COMMENTS = (Pane.COMMENTS,)
_LISTS = (Pane.INDEX, Pane.COMMENTS)

THREADS = (
    Command(
        "next-new-comment",
        ("n",),
        "next new",
        "Go to the next new comment and unfold what hides it.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "previous-new-comment",
        ("N",),
        "previous new",
        "Go to the previous new comment and unfold what hides it.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "next-sibling",
        ("J",),
        "next sibling",
        "Go to the next answer to the same comment.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "previous-sibling",
        ("K",),
        "previous sibling",
        "Go to the previous answer to the same comment.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "parent-comment",
        ("P",),
        "parent",
        "Go to the comment that this one answers.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command("next-root", ("}",), "next thread", "Go to the next thread.", Group.THREADS, _COMMENTS),
    Command(
        "previous-root",
        ("{",),
        "previous thread",
        "Go to the start of this or the previous thread.",
        Group.THREADS,
        _COMMENTS,
    ),
    Command(
        "next-by-author",
        ("a",),
        "author's next",
        "Go to the next comment by the author of the post; in the index to the next post with one.",
        Group.THREADS,
        _LISTS,
    ),
    Command(
        "previous-by-author",
        ("A",),
        "author's previous",
        "Go to the previous comment by the author of the post; in the index to the previous post with one.",
        Group.THREADS,
        _LISTS,
    ),
    Command(
        "toggle-fold", ("z a",), "fold", "Fold or unfold the month or the comment.", Group.THREADS, _LISTS
    ),
    Command("fold-all", ("z M",), "fold all", "Fold every month or thread.", Group.THREADS, _LISTS),
    Command("unfold-all", ("z R",), "unfold all", "Unfold everything.", Group.THREADS, _LISTS),
    Command("show-deeper", ("+",), "deeper", "Show one more level of answers.", Group.THREADS, _COMMENTS),
    Command(
        "show-shallower", ("-",), "shallower", "Show one level of answers less.", Group.THREADS, _COMMENTS
    ),
    Command(
        "thread-mode",
        ("D",),
        "thread mode",
        "Show the thread as published, as inferred from quotations, or flat.",
        Group.THREADS,
        (Pane.ARTICLE, Pane.COMMENTS),
    ),
)
