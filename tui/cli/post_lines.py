"""One post in one line, for lists on the command line."""

from tui.content.terminal_text import one_line
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import StoredPost


def post_line(stored: StoredPost) -> str:
    """Give number, date, number of comments and title."""
    post = stored.post
    return f"{stored.id:8}  {written_date(post.published):17}  {stored.comments:5}  {one_line(post.title)}"


def written_date(date: PublicationDate) -> str:
    """Write a date as exactly as it is known, in ISO 8601."""
    if date.instant is None:
        return "no date"
    shapes = {
        DatePrecision.MONTH: "%Y-%m",
        DatePrecision.SECOND: "%Y-%m-%d %H:%M",
        DatePrecision.BEFORE: "before %Y-%m-%d",
    }
    return date.instant.strftime(shapes.get(date.precision, "%Y-%m-%d"))
