"""What the screens are given: a library, and how the reader wants it shown."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any, Protocol

from tui.archive.archive import Archive
from tui.commands.keymap import DECLARED_KEYS, Keymap
from tui.model.sync_report import SyncReport
from tui.screens.surroundings import LocalZone
from tui.services import browser
from tui.services.library import Library
from tui.services.reading import ReadingMarks
from tui.services.refreshing import refresh_blog
from tui.services.sync import OnProgress
from tui.settings.settings import Settings

Refresh = Callable[[Archive, int, OnProgress], Coroutine[Any, Any, list[SyncReport]]]
"""Fetches what is new in a blog."""


class Browsing(Protocol):
    """Takes addresses to a web browser, as ``services.browser`` does."""

    def browser_for(self, address: str, environment: Mapping[str, str]) -> browser.Browser | None:
        """Choose how to open an address, ``None`` where there is no way."""
        ...

    def start(self, browser: browser.Browser) -> None:
        """Start a browser with a window of its own; raises ``OSError``."""
        ...

    def run(self, browser: browser.Browser) -> None:
        """Hand the terminal to a browser until the reader leaves it."""
        ...


def now() -> datetime:
    """Tell the time in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Session:
    """One sitting of one reader."""

    library: Library
    settings: Settings = field(default_factory=Settings)
    keymap: Keymap = DECLARED_KEYS
    blog_id: int | None = None
    """The blog to open, by default the one read last."""
    own: Library | None = None
    """The reader's own library where ``library`` is only the sample."""
    offline: bool = False
    fetch_at_start: bool = False
    zone: tzinfo = field(default_factory=LocalZone)
    """Where the reader is, which decides the day of a date."""
    clock: Callable[[], datetime] = now
    """What time it is, which decides what "today" means."""
    refresh: Refresh = refresh_blog
    browsing: Browsing = browser
    marks: ReadingMarks = field(init=False)

    def __post_init__(self) -> None:
        self.marks = ReadingMarks(self.library.archive)

    @property
    def is_sample(self) -> bool:
        """Whether what is shown is the sample blog, for want of another one."""
        return self.own is not None
