"""What stands under every page of a site and belongs to none of its posts."""

import re
from collections import Counter
from collections.abc import Sequence

from tui.sources.pages.byline import byline_author
from tui.sources.pages.heading import is_heading
from tui.sources.pages.paragraphs import Paragraph
from tui.sources.pages.signatures import find_signatures

FOOTER_START = re.compile(r"Old (vowe\.net) archive pages")
LONGEST_FOOTER = 40
ENOUGH_PARAGRAPHS = 2
ENOUGH_PAGES = 3

Tail = tuple[str, ...]
"""The last paragraphs of a page, the last one first."""


def tail_of(paragraphs: Sequence[Paragraph]) -> Tail:
    """Give what of a page can be a footer: its end, up to what is certainly a post's or a comment's."""
    signatures = find_signatures(paragraphs)
    tail: list[str] = []
    for place in range(len(paragraphs) - 1, 0, -1):
        paragraph = paragraphs[place]
        own = place in signatures or is_heading(paragraph) or byline_author(paragraph) is not None
        if own or len(tail) == LONGEST_FOOTER:
            break
        tail.append(paragraph.one_line)
    return tuple(tail)


def common_footer(tails: Sequence[Tail]) -> Tail:
    """Give the end that more than half of some pages share, empty where they share too little.

    Two paragraphs are enough, or one that three pages have: a single one under two pages may be chance.
    """
    pages = list(tails)
    footer: list[str] = []
    while True:
        count = len(footer)
        following = Counter(tail[count] for tail in pages if len(tail) > count)
        paragraph, shared = following.most_common(1)[0] if following else ("", 0)
        if shared < ENOUGH_PARAGRAPHS or shared * 2 <= len(pages):
            break
        pages = [tail for tail in pages if len(tail) > count and tail[count] == paragraph]
        footer.append(paragraph)
    enough = len(footer) >= ENOUGH_PARAGRAPHS or (len(footer) == 1 and len(pages) >= ENOUGH_PAGES)
    return tuple(footer) if enough else ()


def footer_start(paragraphs: Sequence[Paragraph], first: int, footer: Tail) -> int:
    """Give the place at which a page's footer begins, ``len(paragraphs)`` where it has none.

    Nothing before ``first`` is looked at. A footer is the known start line with all that follows, or the end
    that the page shares with its folder; a page cut off within the shared end keeps what it has of it.
    """
    for place in range(first, len(paragraphs)):
        if FOOTER_START.fullmatch(paragraphs[place].one_line):
            return place
    shared = 0
    for paragraph, expected in zip(reversed(paragraphs[first:]), footer, strict=False):
        if paragraph.one_line != expected:
            break
        shared += 1
    return len(paragraphs) - shared if shared == len(footer) else len(paragraphs)


def site_name(paragraphs: Sequence[Paragraph]) -> str:
    """Give the site that a known footer names, empty where there is none."""
    names = (FOOTER_START.fullmatch(paragraph.one_line) for paragraph in reversed(paragraphs))
    return next((match[1] for match in names if match), "")
