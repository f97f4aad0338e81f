"""What is known of one blog engine."""

from collections.abc import Callable
from dataclasses import dataclass

from tui.sources.pages.html.discussion import Discussion
from tui.sources.pages.html.tags import Tags
from tui.sources.pages.html.template import Template


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine: how its pages are known, and how they are read."""

    generator: str
    """How its name begins in the ``generator`` tag, in lower case."""
    marks: tuple[str, ...]
    """Selectors that its pages have and those of other engines have not."""
    template: Template
    discussion: Callable[[Tags], Discussion]
    numbers_posts: bool = False
    """Whether its posts lie under numbers of six digits."""
