"""Short discussions in which a reader knows who answers whom.

``=== title`` begins a discussion, ``by NAME`` and the article follow, then each comment behind
``--- NAME`` or, where it answers something, ``--- NAME -> 2`` or ``--- NAME -> article``.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.model.commenting import comment
from tui.model.comment import StoredComment

_HEAD = re.compile(r"^--- (.+?)(?: -> (\d+|article))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Discussion:
    """An article with its comments, numbered from 1."""

    title: str
    post_author: str
    article: str
    comments: tuple[StoredComment, ...]
    answers: dict[int, int | str]
    """What a comment answers: another's number or ``article``."""


def discussions() -> list[Discussion]:
    """Read all of them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.txt"))]
    return [_read(part) for text in texts for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def _read(part: str) -> Discussion:
    head, *rest = _HEAD.split(part)
    title, byline, article = head.split("\n", 2)
    rows = list(zip(rest[0::3], rest[1::3], rest[2::3], strict=True))
    comments = tuple(
        comment(number, author=name, text=text.strip())
        for number, (name, _, text) in enumerate(rows, start=1)
    )
    answers = {
        number: int(target) if target.isdigit() else target
        for number, (_, target, _) in enumerate(rows, start=1)
        if target
    }
    return Discussion(title, byline.removeprefix("by "), article.strip(), comments, answers)
