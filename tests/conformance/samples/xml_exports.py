"""Feeds, and the export of Disqus."""

from html import escape

from tests.conformance.samples.sample import (
    GIPS,
    KREIDE,
    SAID_ON_GIPS,
    Files,
    Sample,
    Story,
    in_html,
    record,
)
from tests.fakes.http_server import Answer, Reply, Request
from tests.sources.exports.disqus import written as disqus
from tests.sources.feeds.feed import atom, rss

COMMENTERS = ("Jörg", "Änne", "Björn", "Ülkü")
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


TO_THE_SECOND = "<pubDate>Thu, 01 Dec 2005 08:12:33 +0100</pubDate>"
TO_THE_DAY = "<dc:date>2005-12-01</dc:date>"


def _item(title: str, link: str, body: str, date: str) -> str:
    return (
        f"<title>{title}</title><link>{link}</link><guid>{link}</guid><dc:creator>Ada Fink</dc:creator>"
        f"{date}<description>{body}</description>"
    )


def _entry(number: int, page: str, author: str, text: str, parent: int | None) -> str:
    """Write a comment; without a parent it does not even say that it answers the post."""
    own = f"{page}#comment-{number}"
    answered = (
        "" if parent is None else f'<ns0:in-reply-to ref="{page}{f"#comment-{parent}" if parent else ""}"/>'
    )
    return (
        f'<id>{own}</id><title>Von: {author}</title>{answered}<link href="{own}"/>'
        f'<author><name>{author}</name></author><content type="html">{escape(text, quote=False)}</content>'
        "<published>2005-12-02T12:00:00Z</published>"
    )


def _items(story: Story) -> list[str]:
    return [
        _item(story.title, KREIDE, story.body, TO_THE_SECOND),
        _item("Gips", GIPS, "Nur ein Rest.", TO_THE_DAY),
    ]


def _entries(story: Story) -> list[str]:
    return [
        _entry(1, KREIDE, "Jörg", story.said, 0),
        _entry(2, KREIDE, "Änne", in_html(story.said), 1),
        _entry(3, GIPS, "Björn", SAID_ON_GIPS, None),
        _entry(4, GIPS, "Ülkü", in_html(SAID_ON_GIPS), None),
    ]


def feeds(story: Story) -> Files:
    """Write a feed of posts and one of comments."""
    return {
        "posts.xml": DECLARATION + rss(*_items(story)),
        "comments.xml": DECLARATION + atom(*_entries(story)),
    }


def serve(_: str) -> Answer:
    """Serve the feed of posts."""
    feed = feeds(Story())["posts.xml"].encode()

    def answer(request: Request) -> Reply:
        is_there = request.target == "/index.xml"
        return Reply(feed if is_there else b"", 200 if is_there else 404, (("Content-Type", "text/xml"),))

    return answer


def _threads() -> list[str]:
    return [disqus.thread(1, KREIDE), disqus.thread(2, GIPS)]


def _disqus_posts(story: Story) -> list[str]:
    told = (
        (1, 0, 1, "Jörg", story.said, ""),
        (2, 1, 1, "Änne", in_html(story.said), ""),
        (3, 0, 2, "Björn", SAID_ON_GIPS, ""),
        (4, 3, 2, "Ülkü", in_html(SAID_ON_GIPS), ""),
        (5, 0, 2, "Käthe", "Kauft Gips.", "<isSpam>true</isSpam>"),
    )
    return [
        disqus.post(number, parent, of=thread, message=text, more=more).replace(f"Leser {number}", author)
        for number, parent, thread, author, text, more in told
    ]


def disqus_export(story: Story) -> Files:
    """Write an export."""
    return {"disqus.xml": disqus.export([*_threads(), *_disqus_posts(story)]).replace("utf-8", "UTF-8")}


FEED = Sample(
    "feed",
    feeds,
    (
        *map(record, _items(Story()), ("Kreide", "Gips")),
        *map(record, _entries(Story()), COMMENTERS),
    ),
    frozenset({"Kreide", "Gips", *COMMENTERS}),
    serve,
    "/index.xml",
)
DISQUS = Sample(
    "disqus",
    disqus_export,
    (
        record(_threads()[0], "Jörg", "Änne"),
        record(_threads()[1], "Björn", "Ülkü", "Käthe"),
        *map(record, _disqus_posts(Story()), (*COMMENTERS, "Käthe")),
    ),
    frozenset({*COMMENTERS, "Käthe"}),
    is_overlay=True,
)
