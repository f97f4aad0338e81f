"""What the screens are given: a library, and how the reader wants it shown."""

from dataclasses import dataclass, field

from tui.commands.keymap import DECLARED_KEYS, Keymap
from tui.services.library import Library
from tui.services.reading import ReadingMarks
from tui.settings.settings import Settings


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
    marks: ReadingMarks = field(init=False)

    def __post_init__(self) -> None:
        self.marks = ReadingMarks(self.library.archive)

    @property
    def is_sample(self) -> bool:
        """Whether what is shown is the sample blog, for want of another one."""
        return self.own is not None
