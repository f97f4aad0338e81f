"""Takes the last frame of a sitting, where the next one begins with the same."""

from tui.content.terminal_sequences import without_foreign_sequences
from tui.model.thread import ThreadView
from tui.model.thread_order import CommentOrder
from tui.screens.opened_post import FIRST_COMMENTS, OpenedPost, news_of
from tui.screens.reading import ReadingScreen


def last_frame(room: ReadingScreen) -> bytes | None:
    """Give what the terminal shows as it is written to it, ``None`` where the next start would differ.

    A frame that is shown at the start and then changes is worse than none.
    """
    if not (_is_alone(room) and _is_furnished_as_usual(room) and _is_at_rest(room)):
        return None
    rows = enumerate(room._compositor.render_strips(), 1)
    written = "".join(f"\x1b[{number};1H{strip.render(room.app.console)}" for number, strip in rows)
    frame, foreign = without_foreign_sequences(written)
    return None if foreign else frame.encode("utf-8", "replace")


def _is_alone(room: ReadingScreen) -> bool:
    """Whether the terminal shows the room, and the reader looks at it."""
    # A layout that is still to come would be that of the next frame.
    return room.app.screen is room and room.app.app_focus and not room._layout_required


def _is_furnished_as_usual(room: ReadingScreen) -> bool:
    """Whether everything that is forgotten at the end is as it is at the start."""
    settings = room.session.settings
    return (
        (room.view, room.order) == (ThreadView(settings.threads), CommentOrder.THREAD)
        and room.narrowing is None
        and not (room.only_answered or room.is_touring or room.question)
        and room.article.measure == room.comments.measure == settings.reading_width
        and room.has_class("-single") == (settings.layout == "single")
        and not room.has_class("-zen")
        and settings.pictures != "always"
        and not room.shows_pictures
        and not room.index.folded
    )


def _is_at_rest(room: ReadingScreen) -> bool:
    """Whether the room shows one post where it can be found again, and nothing that passes."""
    opened, status = room.opened, room.status
    return (
        opened is not None
        and _comes_alike(opened)
        and room.index.post_id == opened.post_id
        and room.index.shows_cursor
        and room.focused is room.panes()[room.at]
        and not (status.notice or status.pending or status.progress or room.is_fetching)
        and not (room.shows_hints or room.selections or _is_searched(room))
        and room.article.led_to is None
        and not room.comments.shown.folded
        and not room.comments.shown.pings_open
        and (room.comments.comment_id is not None or not opened.comments)
    )


def _is_searched(room: ReadingScreen) -> bool:
    return any(pane.find for pane in (room.index, room.article, room.comments))


def _comes_alike(opened: OpenedPost) -> bool:
    """Whether a post has nothing to show once only, and everything that is shown of it at once."""
    return not any(news_of(opened)) and not opened.stored.edited and len(opened.comments) <= FIRST_COMMENTS
