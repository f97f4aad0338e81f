"""What a reading gave, sorted by kind."""

from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.source import Item, Notice


def posts(items: list[Item]) -> list[Post]:
    """Give the posts."""
    return [each for each in items if isinstance(each, Post)]


def comments(items: list[Item]) -> list[Comment]:
    """Give the comments."""
    return [each for each in items if isinstance(each, Comment)]


def keys(items: list[Item]) -> list[str]:
    """Give the keys of all posts and then of all comments."""
    return [*(post.key for post in posts(items)), *(comment.key for comment in comments(items))]


def facts(items: list[Item]) -> list[BlogFacts]:
    """Give what was said of the blog."""
    return [each for each in items if isinstance(each, BlogFacts)]


def losses(items: list[Item]) -> list[str]:
    """Give what was lost, each as one line."""
    return [f"{each.where}: {each.why}" for each in items if isinstance(each, Skipped)]


def notices(items: list[Item]) -> list[str]:
    """Give the notices."""
    return [each.text for each in items if isinstance(each, Notice)]
