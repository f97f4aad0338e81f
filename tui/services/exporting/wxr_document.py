"""A blog as a WordPress export (WXR 1.2), written from its first to its last post.

What the format has no place for stands in entries of metadata whose names begin with ``_vowe_``. WordPress
keeps them and passes them on, and ``vowe-tui`` reads them: keys that no WordPress gave, dates that are
known to the day or month or only bounded, plain text, members', protected and removed records, answers whose
parent is not there, whether the source says who answers whom at all, and since when something is gone.

Not in the file are what the program itself finds (inferred answers, the versions that several sources tell of
one record), what the reader has done (stars, read marks, comments hung elsewhere by hand), the blog's time
zone, pictures and other files. Markdown becomes the HTML that it makes, texts come back in normal form C,
and characters that XML forbids become U+FFFD. A re-import does not take gone marks up, because the file
itself has what they are about.

One discussion is held at a time, so that the memory it takes does not grow with the blog.
"""

from collections.abc import Iterator, Sequence

from tui.content.charset import repair_controls
from tui.model.blog import BlogFacts
from tui.services.exporting.addresses import public_address
from tui.services.exporting.slugs import Slugs
from tui.services.exporting.wxr_item import Author, WxrBlog
from tui.services.exporting.wxr_numbers import Numbers
from tui.services.exporting.wxr_text import element, html_line, zone_of
from tui.sources.exports.elements import PREFIXES
from tui.version import version

END = "</channel>\n</rss>\n"


def wxr_blog(facts: BlogFacts, authors: Sequence[str], greatest: tuple[int, int]) -> WxrBlog:
    """Number the authors of a blog, and give each a login of its own."""
    logins = Slugs("author")
    named = (name for name in authors if repair_controls(name).strip())
    numbered = {name: Author(number, logins.of(name)) for number, name in enumerate(named, start=1)}
    return WxrBlog(facts, numbered, Numbers(*greatest), zone_of(facts.time_zone))


def wxr_head(blog: WxrBlog) -> Iterator[str]:
    """Give everything before the first item."""
    facts, address = blog.facts, public_address(blog.facts.url)
    namespaces = "".join(f'\n\txmlns:{name}="{meaning}"' for name, meaning in PREFIXES.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{namespaces}\n>\n<channel>\n'
    yield element("title", html_line(facts.name))
    yield element("link", address)
    yield element("description", html_line(facts.description))
    yield element("language", facts.language)
    yield element("wp:wxr_version", "1.2")
    yield element("wp:base_site_url", address)
    yield element("wp:base_blog_url", address)
    for name, author in blog.authors.items():
        yield "<wp:author>\n"
        yield element("wp:author_id", author.id)
        yield element("wp:author_login", author.login)
        yield element("wp:author_email")
        yield element("wp:author_display_name", html_line(name))
        yield "</wp:author>\n"
    yield element("generator", f"vowe-tui {version()}")
