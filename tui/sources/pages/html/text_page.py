"""A page as the text a reader sees, for the grammar of text pages."""

from collections.abc import Sequence

from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat
from tui.sources.pages.byline import byline_author
from tui.sources.pages.html.document import Document
from tui.sources.pages.html.tags import line_of, markup_in
from tui.sources.pages.individual import is_individual
from tui.sources.pages.monthly import is_monthly
from tui.sources.pages.months import month_heading
from tui.sources.pages.paragraphs import Paragraph, split_paragraphs

LATEST_START = 60
"""How many paragraphs of navigation may stand above a post."""


def text_of_page(document: Document, title: str) -> list[Paragraph]:
    """Give the paragraphs of a page from its title on; empty where it is no page of a post or month."""
    paragraphs = split_paragraphs(plain_text(markup_in(document.body), BodyFormat.HTML))
    start = _start(paragraphs, [title, *(line_of(tag) for tag in document.tags.every("h1", "h2", "h3")[:20])])
    page = paragraphs[start:]
    return page if page and (is_monthly(page) or is_individual(page)) else []


def _start(paragraphs: Sequence[Paragraph], titles: Sequence[str]) -> int:
    """Give the place of the month's name, else of the title: over the byline, or the page's heading."""
    head = [paragraph.one_line for paragraph in paragraphs[:LATEST_START]]
    months = [place for place, line in enumerate(head) if month_heading(line)]
    bylines = [place for place in range(1, len(head)) if byline_author(paragraphs[place]) is not None]
    named = [head.index(title) for title in titles if title in head]
    if months and bylines and months[0] < bylines[0]:
        return months[0]
    if named and (not bylines or named[0] < bylines[0]):
        return named[0]
    return bylines[0] - 1 if bylines else 0
