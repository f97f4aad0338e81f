"""What the lists of a blog tell of its posts: their dates."""

from dataclasses import dataclass, field

from tui.model.dates import UNDATED, DatePrecision, PublicationDate
from tui.model.post import Post
from tui.sources.pages.html.listing import ListedDates
from tui.sources.pages.html.page import ListPage, TextPage
from tui.sources.pages.html.posts import ReadPost, dated
from tui.sources.pages.monthly import MonthlyPage, parse_monthly
from tui.sources.pages.survey import Survey

EXACT = frozenset({DatePrecision.SECOND, DatePrecision.DAY})
MOST_MONTHS = 600


@dataclass(slots=True)
class Lists:
    """The lists that were seen so far, with markup or as the text of a month."""

    _dates: ListedDates = field(default_factory=ListedDates)
    _survey: Survey = field(default_factory=Survey)
    _texts: list[TextPage] = field(default_factory=list)

    def add(self, page: ListPage | TextPage) -> None:
        """Take a list into account."""
        if isinstance(page, ListPage):
            self._dates.add(page.posts)
            return
        self._survey.add(page.paragraphs)
        if len(self._texts) < MOST_MONTHS:
            self._texts.append(page)

    def date(self, read: ReadPost) -> Post:
        """Give a post as the lists date it where it does not date itself to the day."""
        if read.post.published.precision in EXACT:
            return read.post
        listed = self._dates.date_of(read.post.permalink, read.post.title)
        if listed == UNDATED and read.post.published == UNDATED:
            listed = self._month_of(read)
        return dated(read, listed)

    def months(self) -> list[MonthlyPage]:
        """Give the months with what stands in them, in the order in which they came."""
        footer = self._survey.footer()
        months = (parse_monthly(text.paragraphs, footer) for text in self._texts)
        return [month for month in months if month is not None]

    def _month_of(self, read: ReadPost) -> PublicationDate:
        days = [each.published.published for each in read.comments]
        earliest = min((day.date() for day in days if day), default=None)
        month = self._survey.month_of(read.post.title, earliest)
        return PublicationDate.in_month(*month) if month else UNDATED
