"""Gives the written pages of each engine, and reads pages, for the tests."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from tui.model.comment import Comment
from tui.model.errors import SourceError
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.pages.html.html_pages import read_html
from tui.sources.source import Item

FIXTURES = Path(__file__).parents[3] / "fixtures" / "html"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.html"))


def fixture(name: str) -> bytes:
    """Give the bytes of a written page."""
    return (FIXTURES / f"{name}.html").read_bytes()


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder and give the folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def read_one(name: str) -> tuple[Post, list[Comment]]:
    """Read a written page that holds one post."""
    items = list(read_html(FIXTURES / f"{name}.html"))
    (post,) = posts(items)
    return post, comments(items)


def whatever(path: Path) -> list[Item]:
    """Give the items of a reading, also of one that ends in a sentence."""
    items: list[Item] = []
    with suppress(SourceError):
        items.extend(read_html(path))
    return items


def posts(items: Iterable[Item]) -> list[Post]:
    """Give the posts among items."""
    return [each for each in items if isinstance(each, Post)]


def comments(items: Iterable[Item]) -> list[Comment]:
    """Give the comments among items."""
    return [each for each in items if isinstance(each, Comment)]


def skipped(items: Iterable[Item]) -> dict[str, str]:
    """Give what was lost among items."""
    return {each.where: each.why for each in items if isinstance(each, Skipped)}
