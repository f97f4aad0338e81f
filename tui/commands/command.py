"""What a reader can do, as a value: keys, footer, palette, help and README are all made from it."""

from dataclasses import dataclass
from enum import StrEnum


class Pane(StrEnum):
    """One of the three places a reader can be."""

    INDEX = "index"
    ARTICLE = "article"
    COMMENTS = "comments"


class Group(StrEnum):
    """What a command is about; the value is the heading the help shows it under."""

    MOVING = "Moving"
    READING = "Reading on"
    THREADS = "Threads"
    MARKS = "Marks and links"
    VIEWS = "How it looks"
    PROGRAM = "The program"


EVERYWHERE = (Pane.INDEX, Pane.ARTICLE, Pane.COMMENTS)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do, declared once."""

    id: str
    """Names the command in the settings file, such as ``next-post``."""
    keys: tuple[str, ...]
    """Printable characters or key names; two of them parted by a blank are typed one after the other.

    Empty for what only the command palette offers.
    """
    label: str
    """One to three words for the footer and the palette."""
    help: str
    """One sentence for the help page."""
    group: Group
    panes: tuple[Pane, ...] = EVERYWHERE
    on_person_page: bool = False
    """Whether it means something on the page about somebody, which lies over all panes."""

    @property
    def where(self) -> str:
        """Say in words where the command means something."""
        pages = ("the page about somebody",) if self.on_person_page and not self.panes else ()
        return "everywhere" if self.panes == EVERYWHERE else ", ".join((*self.panes, *pages))

    @property
    def action(self) -> str:
        """Name the method that performs it, without its ``action_`` prefix."""
        return self.id.replace("-", "_")
