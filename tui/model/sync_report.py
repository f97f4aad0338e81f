"""What a reading of a source brought, as a value that can be shown and printed."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """How many records of one kind were new, changed and unchanged."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    joined: int = 0
    """Of the changed and unchanged, those that only other sources had told of before."""
    gone: int = 0
    """Records that the source had and has no longer; they stay stored and are marked."""

    def take(self, differs: bool) -> None:
        """Count a record that was stored before."""
        self.changed += differs
        self.unchanged += not differs

    def add(self, other: "Counts") -> None:
        """Count what ``other`` counted as well."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.joined += other.joined
        self.gone += other.gone

    @property
    def total(self) -> int:
        """All records seen."""
        return self.new + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something a source holds that could not be read."""

    where: str
    """The file, page or record, so that a reader can find it."""
    why: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing that was tried to find out how a source can be read."""

    what: str
    """A request, a path, or a format that was looked for."""
    outcome: str
    """What came of it, and why it was or was not taken."""


@dataclass(slots=True)
class SyncReport:
    """What one reading of one source brought."""

    blog: str
    source: str
    format: str
    posts: Counts = field(default_factory=Counts)
    comments: Counts = field(default_factory=Counts)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seconds: float = 0.0
    tried: list[Attempt] = field(default_factory=list)
    """How the source was found, in order; empty where nobody asked."""
    failure: str = ""
    """Why the reading ended early, one sentence; empty when it came to its end."""
