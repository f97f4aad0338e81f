"""The description for TrackBack that Movable Type hides in an HTML comment of every post's page."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from tui.sources.pages.html.dates import machine_date
from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.facts import PostFacts

ATTRIBUTE = re.compile(r"\b((?:rdf|dc|trackback):[a-z]{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
START = "<rdf:Description"


def trackback_posts(comments: Sequence[str]) -> Iterator[PostFacts]:
    """Give what each description tells: title, author, exact date, category and permalink.

    The page of one post has one, an index has one for each post; the format is in the TrackBack
    specification, "Auto-Discovery of TrackBack Ping URLs".
    """
    for comment in comments:
        for description in comment.split(START)[1:]:
            told = {
                name: " ".join(unescape(double or single).split())
                for name, double, single in ATTRIBUTE.findall(description)
            }
            category = told.get("dc:subject", "")
            yield PostFacts(
                title=told.get("dc:title", ""),
                author=told.get("dc:creator", ""),
                published=machine_date(told.get("dc:date", "")),
                permalink=web_address(told.get("rdf:about", "") or told.get("dc:identifier", "")),
                categories=(category,) if category else (),
            )
