"""What a page tells social networks of itself (the Open Graph protocol)."""

from tui.sources.pages.html.dates import machine_date
from tui.sources.pages.html.document import Document, web_address
from tui.sources.pages.html.facts import PostFacts

BETWEEN_TITLE_AND_SITE = (" - ", " – ", " — ", " | ", " » ", ": ")


def open_graph_post(document: Document) -> PostFacts:
    """Read the ``meta`` tags of an article; one that names the site in its title is freed of that."""
    author = document.meta("article:author", "author", "dc.creator")
    return PostFacts(
        title=without_site(document.meta("og:title"), document.meta("og:site_name")),
        author="" if author.startswith(("http:", "https:")) else author,
        published=machine_date(document.meta("article:published_time", "dc.date", "date")),
        updated=machine_date(document.meta("article:modified_time")),
        permalink=web_address(document.meta("og:url")),
    )


def is_article(document: Document) -> bool:
    """Say whether a page calls itself an article."""
    return document.meta("og:type") == "article"


def without_site(title: str, site: str) -> str:
    """Give a title without the name of its site before or behind it."""
    for between in BETWEEN_TITLE_AND_SITE if site else ():
        title = title.removesuffix(between + site).removeprefix(site + between)
    return title
