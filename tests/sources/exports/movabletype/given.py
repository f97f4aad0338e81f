"""What a reading gave, sorted by kind."""

from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.source import Item


def posts(items: list[Item]) -> list[Post]:
    """Give the posts."""
    return [each for each in items if isinstance(each, Post)]


def comments(items: list[Item]) -> list[Comment]:
    """Give the comments."""
    return [each for each in items if isinstance(each, Comment)]


def losses(items: list[Item]) -> list[str]:
    """Give what was lost, each as one line."""
    return [f"{each.where}: {each.why}" for each in items if isinstance(each, Skipped)]
