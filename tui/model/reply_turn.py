"""A comment as one turn of a discussion in which nobody says who answers whom."""

from dataclasses import dataclass

from tui.model.comment import StoredComment
from tui.model.dates import DatePrecision
from tui.model.names import is_post_author, normal_name
from tui.model.quotes import Remark, read_remark


@dataclass(frozen=True, slots=True)
class Turn:
    """A comment with what its answers are told from."""

    number: int
    """Its place in the discussion, counted from 0."""
    stored: StoredComment
    remark: Remark
    speaker: str
    """The same for everything that one person says, empty where nobody signed."""


def take_turn(number: int, stored: StoredComment, post_author: str) -> Turn:
    """Read a comment; the post's author is one person under whichever name."""
    by_author = bool(post_author) and is_post_author(stored.comment, post_author)
    speaker = normal_name(post_author if by_author else stored.comment.author)
    return Turn(number, stored, read_remark(stored.text), speaker)


def same_speaker(one: Turn, other: Turn) -> bool:
    """Tell whether one person wrote both; what nobody signed is by somebody else."""
    return bool(one.speaker) and one.speaker == other.speaker


def could_answer(turn: Turn, earlier: Turn) -> bool:
    """Tell whether a turn comes after another, by its place and, as far as they tell, by the days."""
    if earlier.number >= turn.number:
        return False
    mine, theirs = turn.stored.comment.published, earlier.stored.comment.published
    if mine.published is None or theirs.published is None:
        return True
    if DatePrecision.MONTH in (mine.precision, theirs.precision):
        return (theirs.published.year, theirs.published.month) <= (mine.published.year, mine.published.month)
    return theirs.published.date() <= mine.published.date()
