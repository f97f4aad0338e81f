"""What came of an export."""

from dataclasses import dataclass, field
from pathlib import Path

from tui.model.sync_report import Skipped


@dataclass(slots=True)
class Export:
    """What an export has written so far."""

    place: Path
    format: str
    blogs: int = 0
    posts: int = 0
    comments: int = 0
    files: int = 0
    resumed: bool = False
    """Whether it went on with one that had been cut off."""
    skipped: list[Skipped] = field(default_factory=list)
    """Posts that could not be read."""

    def add_post(self, comments: int, files: int = 0) -> None:
        """Count a post that was written."""
        self.posts += 1
        self.comments += comments
        self.files += files
