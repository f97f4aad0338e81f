"""A source whose items are written down in the test."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from tui.model.comment import Comment
from tui.model.errors import SourceError
from tui.model.post import Post
from tui.sources.source import Item


def post(number: int, title: str = "", body: str = "<p>Text</p>") -> Post:
    """Make the post that a source with numbers would give."""
    return Post(key=f"wp:{number}", title=title or f"Post {number}", body=body)


def comment(number: int, on: int, body: str = "<p>Yes.</p>", parent: int | None = None) -> Comment:
    """Make the comment that a source with numbers would give."""
    return Comment(
        key=f"wp:{number}",
        post_key=f"wp:{on}",
        body=body,
        parent_key="" if parent is None else f"wp:{parent}",
        threaded=True,
        author=f"Reader {number}",
    )


@dataclass
class FakeSource:
    """Gives its items in their order, then fails if it was told to."""

    given: Sequence[Item]
    failure: str = ""
    location: str = "https://blog.example/"
    format: str = "fake"
    asked_with: list[Mapping[str, str]] = field(default_factory=list)

    async def items(self, marks: Mapping[str, str]) -> AsyncIterator[Item]:
        self.asked_with.append(dict(marks))
        for item in self.given:
            yield item
        if self.failure:
            raise SourceError(self.failure)
