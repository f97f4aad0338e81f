"""Reads a page, or a folder of pages, into posts and comments."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tui.model.blog import BlogFacts
from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.members import opened_members
from tui.sources.pages.footer import Tail, site_name
from tui.sources.pages.individual import IndividualPage, parse_individual
from tui.sources.pages.keys import individual_key, text_key
from tui.sources.pages.monthly import parse_monthly
from tui.sources.pages.posts import individual_post, monthly_posts, page_comments
from tui.sources.pages.reading import PageFile, page_files
from tui.sources.pages.survey import Survey
from tui.sources.source import Item, Notice, Progress

PAGES_BETWEEN_PROGRESS = 50


def read_pages(path: Path) -> Generator[Item, None, None]:
    """Give the posts and comments of a page, or of all pages below a folder or in a zip file by their names.

    A folder is read twice: what its pages share is known only after all of them were seen. Raises
    ``SourceUnknown`` where there is no page at all.
    """
    with opened_members(path) as members:
        surveys, site, total = yield from _survey(page_files(members))
        if site:
            yield BlogFacts(name=site)
        reading = _Reading(surveys, {folder: survey.footer() for folder, survey in surveys.items()})
        for count, file in enumerate(page_files(members), start=1):
            yield from reading.items_of(file) if isinstance(file, PageFile) else [file]
            if count % PAGES_BETWEEN_PROGRESS == 0 or count == total:
                yield Progress(count, total, "files")
    if not surveys:
        raise SourceUnknown(
            f"{path} holds no archive page: looked for text files whose second paragraph is a line "
            "“by …” or “von …”, or in which signed comments follow a line “Comments” or “Kommentare”."
        )


def _survey(
    files: Iterable[PageFile | Skipped],
) -> Generator[Progress, None, tuple[dict[PurePosixPath, Survey], str, int]]:
    """Look through all pages folder by folder; return also the site that one of them names, and their number.

    The files are not kept for the second look: of a million, even that would be a gigabyte.
    """
    surveys: dict[PurePosixPath, Survey] = {}
    site, count = "", 0
    for count, file in enumerate(files, start=1):
        if count % PAGES_BETWEEN_PROGRESS == 0:
            yield Progress(count, None, "files")
        if isinstance(file, Skipped):
            continue
        paragraphs = file.read()
        if not isinstance(paragraphs, Skipped):
            surveys.setdefault(file.path.parent, Survey()).add(paragraphs)
            site = site or site_name(paragraphs)
    return surveys, site, count


@dataclass(slots=True)
class _Reading:
    """One pass over pages, which remembers the posts it has given."""

    surveys: Mapping[PurePosixPath, Survey]
    footers: Mapping[PurePosixPath, Tail]
    given: dict[str, str] = field(default_factory=dict)
    """The file of each post by the post's key."""

    def items_of(self, file: PageFile) -> Iterator[Item]:
        """Give what one file holds."""
        paragraphs = file.read()
        if isinstance(paragraphs, Skipped):
            yield paragraphs
            return
        survey = self.surveys.get(file.path.parent, Survey())
        footer = self.footers.get(file.path.parent, ())
        monthly = parse_monthly(paragraphs, footer)
        if monthly is None:
            yield from self._individual(file, parse_individual(paragraphs, footer), survey)
        else:
            yield from (post for post in monthly_posts(monthly) if not survey.has_page(post.title))

    def _individual(self, file: PageFile, page: IndividualPage, survey: Survey) -> Iterator[Item]:
        key = individual_key(page, file.path.stem)
        if key in self.given:
            key = text_key(page)
        if key in self.given:
            yield Skipped(file.where, f"The page is the same post as {self.given[key]}.")
            return
        self.given[key] = file.where
        if page.unheaded_signatures:
            yield Notice(f"{file.where}: Signed paragraphs stay in the article, as no heading is above them.")
        yield individual_post(page, key, survey.month_of(page.title, page.earliest_comment))
        yield from page_comments(page, key)
