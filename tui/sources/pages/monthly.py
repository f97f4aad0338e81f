"""The grammar of a page that holds the posts of one month, newest first, without days and comments."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.sources.pages.byline import byline_author
from tui.sources.pages.footer import Tail, footer_start
from tui.sources.pages.months import month_heading
from tui.sources.pages.paragraphs import Paragraph

LONGEST_TITLE = 120
ENDS_A_BODY = (".", ":", ">")
UNTITLED_BLANK_LINES = 2


@dataclass(frozen=True, slots=True)
class MonthlyPost:
    """One post of a month; the title is empty where the page gives none."""

    title: str
    author: str
    article: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class MonthlyPage:
    """What one month's page says."""

    year: int
    month: int
    posts: tuple[MonthlyPost, ...]


def is_monthly(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether paragraphs open with a month and hold a byline."""
    return (
        bool(paragraphs) and month_heading(paragraphs[0].one_line) is not None and bool(_bylines(paragraphs))
    )


def parse_monthly(paragraphs: Sequence[Paragraph], footer: Tail = ()) -> MonthlyPage | None:
    """Read the posts under a month, ``None`` where the page is no such page.

    A title is what stands directly over a byline. Two blank lines over the byline, or a paragraph that is
    long or ends like a sentence, mean that the post has none and the paragraph closes the post before.
    """
    month = month_heading(paragraphs[0].one_line) if paragraphs else None
    bylines = _bylines(paragraphs)
    if month is None or not bylines:
        return None
    end = footer_start(paragraphs, bylines[-1] + 1, footer)
    titled = [_has_title(paragraphs, byline) for byline in bylines]
    starts = [byline - title for byline, title in zip(bylines, titled, strict=True)]
    posts = [
        MonthlyPost(
            title=paragraphs[start].one_line if start < byline else "",
            author=byline_author(paragraphs[byline]) or "",
            article=tuple(paragraphs[byline + 1 : following]),
        )
        for start, byline, following in zip(starts, bylines, [*starts[1:], end], strict=True)
    ]
    return MonthlyPage(*month, tuple(posts))


def _bylines(paragraphs: Sequence[Paragraph]) -> list[int]:
    return [place for place, each in enumerate(paragraphs) if place and byline_author(each) is not None]


def _has_title(paragraphs: Sequence[Paragraph], byline: int) -> bool:
    above = paragraphs[byline - 1]
    if byline == 1 or byline_author(above) is not None:
        return False
    if paragraphs[byline].blank_lines_before >= UNTITLED_BLANK_LINES:
        return False
    return len(above.one_line) < LONGEST_TITLE and not above.one_line.endswith(ENDS_A_BODY)
