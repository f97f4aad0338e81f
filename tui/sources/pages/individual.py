"""The grammar of a page that holds one post and its comments."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tui.sources.pages.byline import byline_author
from tui.sources.pages.footer import Tail, footer_start
from tui.sources.pages.heading import find_heading
from tui.sources.pages.paragraphs import Paragraph, body_of
from tui.sources.pages.signatures import Signature, find_signatures

BYLINE_PLACES = range(1, 4)
PERMALINK = re.compile(r"Perma-?link:?\s+(https?://\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignedComment:
    """One comment of a page; author and day are missing where the page was cut before the signature."""

    body: str
    author: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class IndividualPage:
    """What one page says."""

    title: str
    author: str
    article: tuple[Paragraph, ...]
    comments: tuple[SignedComment, ...] = ()
    permalink: str = ""
    unheaded_signatures: bool = False
    """Whether signed paragraphs stay in the article, because nothing says where the comments begin."""

    @property
    def earliest_comment(self) -> date | None:
        """The first day on which somebody commented."""
        return min((comment.day for comment in self.comments if comment.day), default=None)


def find_byline(paragraphs: Sequence[Paragraph]) -> int | None:
    """Give the place of the byline, which is the second to fourth paragraph, ``None`` where there is none."""
    places = (place for place in BYLINE_PLACES if place < len(paragraphs))
    return next((place for place in places if byline_author(paragraphs[place]) is not None), None)


def is_individual(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether paragraphs have a byline, or a heading with signed comments behind it."""
    if find_byline(paragraphs) is not None:
        return True
    signatures = find_signatures(paragraphs)
    return bool(signatures) and find_heading(paragraphs, 1, signatures) is not None


def parse_individual(paragraphs: Sequence[Paragraph], footer: Tail = ()) -> IndividualPage:
    """Read title, byline, article and comments; ``footer`` is the end that the folder's pages share.

    What stands between title and byline opens the article, so that nothing is lost.
    """
    byline = find_byline(paragraphs)
    author = "" if byline is None else byline_author(paragraphs[byline]) or ""
    body_start = 1 if byline is None else byline + 1
    article_end, comments, unheaded = _discussion(paragraphs, body_start, footer)
    article = [*paragraphs[1 : body_start - 1], *paragraphs[body_start:article_end]]
    permalinks = [match for paragraph in article if (match := PERMALINK.fullmatch(paragraph.one_line))]
    return IndividualPage(
        title=paragraphs[0].one_line,
        author=author,
        article=tuple(paragraph for paragraph in article if not PERMALINK.fullmatch(paragraph.one_line)),
        comments=tuple(comments),
        permalink=permalinks[-1][1] if permalinks else "",
        unheaded_signatures=unheaded,
    )


def _discussion(
    paragraphs: Sequence[Paragraph], first: int, footer: Tail
) -> tuple[int, list[SignedComment], bool]:
    """Give where the article ends, the comments, and whether signatures had to stay in the article."""
    signatures = find_signatures(paragraphs, first)
    heading = find_heading(paragraphs, first, signatures)
    opening = _quotation_before(paragraphs, first, signatures) if heading is None else heading + 1
    if opening is None:
        return footer_start(paragraphs, first, footer), [], bool(signatures)
    signed = find_signatures(paragraphs, opening)
    end = footer_start(paragraphs, max(signed, default=opening - 1) + 1, footer)
    return opening if heading is None else heading, _comments(paragraphs[:end], opening, signed), False


def _quotation_before(paragraphs: Sequence[Paragraph], first: int, signatures: Collection[int]) -> int | None:
    """Give where the quotation begins that leads to the first signature, ``None`` where there is none.

    Without a heading only a comment that opens by quoting shows where the article ends.
    """
    opening: int | None = None
    for place in range(min(signatures, default=first) - 1, first - 1, -1):
        if paragraphs[place].text.startswith(">"):
            opening = place
        elif opening is not None:
            break
    return opening


def _comments(
    paragraphs: Sequence[Paragraph], opening: int, signatures: Mapping[int, Signature]
) -> list[SignedComment]:
    """Part paragraphs at their signatures; what no signature closes is a comment without an author."""
    comments: list[SignedComment] = []
    start = opening
    for place, signature in signatures.items():
        comments.append(SignedComment(body_of(paragraphs[start:place]), signature.name, signature.day))
        start = place + 1
    if start < len(paragraphs):
        comments.append(SignedComment(body_of(paragraphs[start:])))
    return comments
