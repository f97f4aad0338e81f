"""A place where the reader was: a post, a pane, and the lines at the top of the panes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tui.archive.discussion_parts import PartWish
from tui.commands.command import Pane
from tui.rendering.flow import START, Anchor
from tui.widgets.thread_pane import CommentPlace


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """A place on the page about somebody."""

    name: str
    partner: str = ""
    """With whom they speak on the page, empty where it is all that they wrote."""
    entry: int = 0
    """The chosen one of what they wrote, counted from the newest."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Everything needed to come back to where one was."""

    post_id: int
    pane: Pane = Pane.ARTICLE
    article: Anchor = START
    comment_id: int | None = None
    """The chosen comment."""
    comments: CommentPlace | None = None
    """The line at the top of the comments."""
    person: PersonPlace | None = None
    """The page about somebody that lay over the post."""
    led_to: int | None = None
    """The item of the article that a link led to, ``None`` where it is the post as a whole."""
    part: PartWish | None = None
    """The part of a long discussion."""

    @property
    def is_in_discussion(self) -> bool:
        """Whether it says where in the discussion it is."""
        return self.comment_id is not None or self.part is not None

    def as_place(self) -> dict[str, Any]:
        """Give the stop as JSON can hold it; the post is known by where the place is kept."""
        passing = ("post_id", "person", "led_to", "part")
        place = {name: value for name, value in asdict(self).items() if name not in passing}
        if self.part is not None:
            place["part"] = [self.part.first, self.part.until, self.part.before]
        return place


def stop_from(post_id: int, place: object) -> Stop:
    """Read a stop from what was kept; whatever does not fit is as if one had never been there."""
    if not isinstance(place, Mapping):
        return Stop(post_id)
    pane = place.get("pane")
    comment = place.get("comment_id")
    return Stop(
        post_id,
        Pane(pane) if pane in list(Pane) else Pane.ARTICLE,
        Anchor(*_numbers(place.get("article")) or START),
        comment if isinstance(comment, int) else None,
        CommentPlace(*kept) if (kept := _numbers(place.get("comments"))) else None,
        part=_part(place.get("part")),
    )


def _numbers(value: object) -> tuple[int, int] | None:
    match value:
        case [int(first), int(second)]:
            return first, second
    return None


def _part(value: object) -> PartWish | None:
    match value:
        case [int(first), int() | None as until, int() | None as before]:
            return PartWish(first=first, until=until, before=before)
    return None
