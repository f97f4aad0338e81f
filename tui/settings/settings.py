"""What a reader can set once and for all."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LAYOUTS = ("auto", "single")
THREADS = ("inferred", "published", "flat")
PICTURES = ("ask", "always", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with what holds where the file is silent."""

    theme: str = "ink"
    """The name of a theme as the chooser lists it."""

    reading_width: int = 72
    """Cells in a line of an article, 20 to 200."""

    ascii: bool | None = None
    """Whether marks keep to ASCII; where unset, the locale decides."""

    layout: str = "auto"
    """``auto`` shows as many panes as the terminal has room for, ``single`` one at a time."""

    threads: str = "inferred"
    """How comments nest: ``inferred``, ``published`` or ``flat``."""

    sync_on_start: bool = False
    """Whether the blog that is opened first is synced at once, unless the program is offline."""

    pictures: str = "ask"
    """``ask`` shows the pictures of a post when a key asks for them; ``always`` shows those of every post
    that is read, but not over ssh nor within tmux or screen; ``never`` shows none."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """Command ids with the keys that call them, several keys parted by commas."""
