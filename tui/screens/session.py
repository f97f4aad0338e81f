"""What the screens are given: a library, and how the reader wants it shown."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any, Protocol

from tui.archive.archive import Archive
from tui.commands.keymap import DECLARED_KEYS, Keymap
from tui.model.blog import SourceRecord
from tui.model.sync_report import SyncReport
from tui.screens.surroundings import LocalZone
from tui.services import browser
from tui.services.gallery import Gallery
from tui.services.library import Library
from tui.services.reading import ReadingMarks
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from tui.sources.source import OnProgress

Register = Callable[[Archive, str], Coroutine[Any, Any, SourceRecord]]
"""Finds out what a place holds and gives it a blog."""

Refresh = Callable[[Archive, int, "OnProgress"], Coroutine[Any, Any, list[SyncReport]]]
"""Fetches what is new in a blog."""


# What starts processes takes long to load beside the first frame, so it is loaded when it is used.


async def refresh_blog(archive: Archive, blog_id: int, on_progress: "OnProgress") -> list[SyncReport]:
    """Fetch what is new in a blog."""
    from tui.services import fetching_process

    return await fetching_process.refresh_blog(archive, blog_id, on_progress)


async def register_source(archive: Archive, location: str) -> SourceRecord:
    """Find out what a place holds and give it a blog."""
    from tui.services import fetching_process

    return await fetching_process.register_source(archive, location)


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
    register: Register = register_source
    browsing: Browsing = browser
    gallery: Gallery = field(default_factory=Gallery)
    """Brings pictures, and keeps those that came."""
    last_frame: bytes | None = field(default=None, init=False)
    """What the terminal showed at the end, where the next sitting begins with the same."""
    marks: ReadingMarks = field(init=False)

    def __post_init__(self) -> None:
        self.marks = ReadingMarks(self.library.archive)

    def needs_network(self, location: str) -> bool:
        """Whether a blog at this place would have to be asked for."""
        from tui.sources.discovery import is_address

        return is_address(location)

    def without_login(self, location: str) -> str:
        """Give a location without the login that was typed into it, which goes into the keyring; blocks.

        Raises ``SourceRefused`` where there is none.
        """
        from tui.services import logins

        return logins.without_login(location)

    def leave_sample(self) -> None:
        """Read in the reader's own library from now on."""
        if self.own is not None:
            self.library, self.own = self.own, None
            self.marks = ReadingMarks(self.library.archive)

    @property
    def is_sample(self) -> bool:
        """Whether what is shown is the sample blog, for want of another one."""
        return self.own is not None
