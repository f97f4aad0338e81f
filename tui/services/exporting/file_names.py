"""Names of folders and files that mean the same on every file system.

No name is made of more than small letters, digits, dashes and one full stop, and each ends in the number that
its post or blog has in the archive. So none is reserved, hidden, an option, too long, or another one in the
eyes of a file system that knows no case or another form of the same letters.
"""

from tui.model.blog import Blog
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import StoredPost
from tui.services.exporting.slugs import slug_of

UNDATED = "undated"
_KNOWN = {DatePrecision.SECOND: 10, DatePrecision.DAY: 10, DatePrecision.MONTH: 7}
"""How many characters of an ISO 8601 date are known."""


def blog_folder(blog: Blog) -> str:
    """Name the folder of a blog among those of others, such as ``vowe-dot-net-3``."""
    return f"{slug_of(blog.name) or 'blog'}-{blog.id}"


def page_place(stored: StoredPost) -> tuple[str, str]:
    """Name the folder and the file of a post, such as ``2006`` and ``2006-03-15-endlich-4711.md``."""
    day = known_date(stored.post.published)
    slug = slug_of(stored.post.slug) or slug_of(stored.post.title)
    return day[:4] or UNDATED, f"{'-'.join(filter(None, (day, slug, str(stored.id))))}.md"


def known_date(date: PublicationDate) -> str:
    """Give the day or the month of a date in ISO 8601, empty where not even that is known."""
    if date.instant is None:
        return ""
    return date.instant.isoformat()[: _KNOWN.get(date.precision, 0)]
