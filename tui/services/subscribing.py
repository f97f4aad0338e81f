"""The library as a list of subscriptions, and whether it has what another list names."""

from dataclasses import dataclass

from tui.archive import blogs, sources
from tui.model.blog import Blog, SourceRecord
from tui.services.library import Library
from tui.sources.opml import Subscription

_FEEDS = {"feed": "", "wordpress": "feed/", "blogger": "feeds/posts/default"}
"""Where the feed of a source lies below its address, by what reads it."""
_PAGES = "html"


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """All blogs of a library that can be subscribed to."""

    listed: list[Subscription]
    left_out: list[Blog]
    """Those that no address of the web is known of."""


def list_subscriptions(library: Library) -> Subscriptions:
    """Give one subscription a blog: by its feed, else by its address."""
    with library.archive.reading() as reader:
        told = [
            (blog, _subscription(blog, sources.list_sources(reader, blog.id)))
            for blog in blogs.list_blogs(reader)
        ]
    return Subscriptions(
        [each for _, each in told if each.address], [blog for blog, each in told if not each.address]
    )


def find_subscribed(library: Library, subscription: Subscription) -> Blog | None:
    """Find the blog that is read from what a list names, or whose subscription names the same."""
    with library.archive.reading() as reader:
        record = sources.find_source(reader, subscription.address)
        if record is not None:
            return blogs.load_blog(reader, record.blog_id)
        own = {_feed(each): each.blog_id for each in sources.list_sources(reader)}
        blog_id = own.get(subscription.address)
        return None if blog_id is None else blogs.load_blog(reader, blog_id)


def _subscription(blog: Blog, records: list[SourceRecord]) -> Subscription:
    title = " ".join(blog.name.split())
    page = blog.facts.url if _is_web(blog.facts.url) else ""
    for record in records:
        if feed := _feed(record):
            return Subscription(title, feed, page or ("" if record.format == "feed" else record.location))
    pages = (each.location for each in records if each.format == _PAGES and _is_web(each.location))
    return Subscription(title, "", next(pages, page))


def _feed(record: SourceRecord) -> str:
    """Give the address of a source's feed, empty where it has none that is known."""
    below = _FEEDS.get(record.format)
    if below is None or not _is_web(record.location):
        return ""
    return f"{record.location.rstrip('/')}/{below}" if below else record.location


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))
