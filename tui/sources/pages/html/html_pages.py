"""Reads saved web pages: one, those below a folder, or those in a zip archive."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tui.model.blog import BlogFacts
from tui.model.dates import UNDATED, DatePrecision, PublicationDate
from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.member import Members
from tui.sources.members import opened_members
from tui.sources.pages.html.document import Document, parse_document, web_address
from tui.sources.pages.html.listing import ListedDates
from tui.sources.pages.html.page import ListPage, PostPage, TextPage, read_page
from tui.sources.pages.html.posts import ReadPost, dated, read_post
from tui.sources.pages.html.saved_files import SavedFile, saved_files
from tui.sources.pages.html.tags import attribute
from tui.sources.pages.monthly import parse_monthly
from tui.sources.pages.posts import monthly_posts
from tui.sources.pages.survey import Survey
from tui.sources.source import Item, Notice, Progress

FILES_BETWEEN_PROGRESS = 50
EXACT = frozenset({DatePrecision.SECOND, DatePrecision.DAY})


def read_html(path: Path) -> Generator[Item, None, None]:
    """Give the posts of a page, folder or zip archive with their comments.

    A page that tells its own date is given as it comes; the others wait for the lists among the pages to
    date them. What is held is their names alone. Raises ``SourceUnknown`` where there is no page at all.
    """
    with opened_members(path) as members:
        yield from _Reading(path, members).items()


@dataclass(slots=True)
class _Reading:
    """One pass over pages, and a second one over those that wait."""

    path: Path
    members: Members
    named: bool = False
    """Whether the blog has been named."""
    given: set[str] = field(default_factory=set)
    """The keys of the posts that were given."""
    waiting: set[str] = field(default_factory=set)
    """Where the pages are that need a second look; they are found again by it."""
    dates: ListedDates = field(default_factory=ListedDates)
    surveys: dict[str, Survey] = field(default_factory=dict)
    """What the texts of each folder share."""
    lists: int = 0

    def items(self) -> Iterator[Item]:
        """Give everything that the files hold."""
        count = 0
        for count, file in enumerate(saved_files(self.members), start=1):
            yield from [file] if isinstance(file, Skipped) else self._first_look(file)
            if count % FILES_BETWEEN_PROGRESS == 0:
                yield Progress(count, None, "files")
        yield from self._second_looks(count)
        if self.lists:
            yield Notice(f"Pages that list posts and are none themselves: {self.lists}.")
        yield Progress(count, count, "files")
        if not self.given:
            raise SourceUnknown(f"{self.path} {self._nothing_given()}")

    def _second_looks(self, total: int) -> Iterator[Item]:
        for count, file in enumerate(saved_files(self.members) if self.waiting else (), start=1):
            if isinstance(file, SavedFile) and file.where in self.waiting:
                yield from self._second_look(file)
            if count % FILES_BETWEEN_PROGRESS == 0:
                yield Progress(count, total, "files")

    def _nothing_given(self) -> str:
        if self.lists:
            return "holds lists of posts, but no page of a single post; save or crawl those pages too."
        return (
            "holds no post that is known by its HTML; looked for pages of Movable Type, WordPress, "
            "Serendipity, Blogger and Antville, for microformats, and for a line by or von."
        )

    def _first_look(self, file: SavedFile) -> Iterator[Item]:
        document = _document(file)
        if isinstance(document, Skipped):
            yield document
            return
        yield from self._facts(document)
        page = read_page(document)
        if document.is_cut and page is not None:
            yield Skipped(file.where, "The file ends too early, so that a part of the page may be missing.")
        if page is None:
            yield Skipped(file.where, "The page holds neither a post nor a list of posts that is known.")
        elif isinstance(page, ListPage):
            self.lists += 1
            self.dates.add(page.posts)
        elif isinstance(page, TextPage) or page.paragraphs:
            self.surveys.setdefault(file.folder, Survey()).add(page.paragraphs)
            self.waiting.add(file.where)
        elif page.facts.published.precision in EXACT:
            yield from self._given(file, read_post(page, _stem(file)))
        else:
            self.waiting.add(file.where)

    def _second_look(self, file: SavedFile) -> Iterator[Item]:
        document = _document(file)
        if isinstance(document, Skipped):
            yield document
            return
        page = read_page(document)
        survey = self.surveys.get(file.folder, Survey())
        if isinstance(page, TextPage):
            monthly = parse_monthly(page.paragraphs, survey.footer())
            posts = monthly_posts(monthly) if monthly else ()
            yield from (post for post in posts if self._is_new(post.key) and not survey.has_page(post.title))
        elif isinstance(page, PostPage):
            read = read_post(page, _stem(file), survey.footer() if page.paragraphs else ())
            yield from self._given(file, ReadPost(dated(read, self._listed(read, survey)), read.comments))

    def _listed(self, read: ReadPost, survey: Survey) -> PublicationDate:
        """Give the date that the lists have for a post that does not tell its own exactly."""
        if read.post.published.precision in EXACT:
            return UNDATED
        listed = self.dates.date_of(read.post.permalink, read.post.title)
        if listed != UNDATED or read.post.published != UNDATED:
            return listed
        days = [each.published.published for each in read.comments]
        earliest = min((day.date() for day in days if day), default=None)
        month = survey.month_of(read.post.title, earliest)
        return PublicationDate.in_month(*month) if month else UNDATED

    def _given(self, file: SavedFile, read: ReadPost) -> Iterator[Item]:
        if self._is_new(read.post.key):
            yield read.post
            yield from read.comments
        else:
            yield Skipped(file.where, f"The page shows a post that was read before ({read.post.title}).")

    def _is_new(self, key: str) -> bool:
        new = key not in self.given
        self.given.add(key)
        return new

    def _facts(self, document: Document) -> Iterator[BlogFacts]:
        """Name the blog by the first page that does."""
        name = document.meta("og:site_name")
        if self.named or not name:
            return
        self.named = True
        home = (
            tag for tag in document.tags.all("link") if attribute(tag, "rel").lower() in {"home", "start"}
        )
        url = next(filter(None, (web_address(attribute(tag, "href")) for tag in home)), "")
        yield BlogFacts(name=name, url=url, language=attribute(document.tags.first("html"), "lang"))


def _document(file: SavedFile) -> Document | Skipped:
    data = file.read()
    if isinstance(data, Skipped):
        return data
    document = parse_document(data)
    return document or Skipped(
        file.where, "The file is no web page, or one with too many tags to be a post's."
    )


def _stem(file: SavedFile) -> str:
    return PurePosixPath(file.where).stem
