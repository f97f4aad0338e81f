"""Which addresses are pages of the blog that is read."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.saved_files import ANOTHER_VIEW, FEED_NAMES

INDEX = re.compile(r"(?:(?<=/)(?:index|default)\.[a-z]{2,5}|(?<=[^/])/)(?=\?|$)", re.IGNORECASE)
"""The end of an address that says no more than the address without it."""
NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|css|m?js|json|xml|rss|rdf|atom|txt|pdf|e?ps|docx?|xlsx?"
    r"|pptx?|od[tsp]|epub|zip|gz|tgz|bz2|7z|rar|dmg|exe|iso|mp[34]|m4[av]|ogg|wav|flac|avi|mov|webm|woff2?)",
    re.IGNORECASE,
)
BESIDE_PAGES = re.compile(
    r"/(?:trackback|wp-(?:admin|login\.php|json|content|includes)|xmlrpc\.php|cgi-bin|mt-[a-z]+\.cgi)(?:/|$)"
)
"""What lies beside the pages of a blog, as WordPress and Movable Type call it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The pages of one host that lie in a folder or below it."""

    origin: str
    """Such as ``https://blog.example:8080``."""
    folder: str
    """Such as ``/`` or ``/blog/``."""

    @classmethod
    def around(cls, address: str) -> "Scope":
        """Give the folder that an absolute web address is or lies in."""
        parts = urlsplit(address)
        return cls(f"{parts.scheme}://{parts.netloc}", (parts.path or "/").rpartition("/")[0] + "/")

    @property
    def home(self) -> str:
        """The address of the folder itself."""
        return self.origin + self.folder

    def of_host(self, address: str) -> str:
        """Give an absolute address as it is asked for, empty where it is of another host.

        ``www.`` does not count, and neither does the scheme: both are those under which the blog was found.
        """
        parts = urlsplit(web_address(address))
        if not parts.netloc or _host(parts.netloc) != _host(urlsplit(self.origin).netloc):
            return ""
        query = f"?{parts.query}" if parts.query else ""
        return f"{self.origin}{parts.path or '/'}{query}"

    def page(self, address: str) -> str:
        """Give the address of a page as it is asked for, empty where it cannot be a page of the blog.

        Pictures, feeds, and further views of a page are none.
        """
        address = self.of_host(address)
        path, _, query = address.removeprefix(self.origin).partition("?")
        name = path.rpartition("/")[2]
        if not path.startswith(self.folder) or BESIDE_PAGES.search(path):
            return ""
        if ANOTHER_VIEW.search(f"?{query}") or path.rstrip("/").rpartition("/")[2] in FEED_NAMES:
            return ""
        if NO_PAGE.fullmatch(name[name.rfind(".") :] if "." in name else ""):
            return ""
        return address

    def is_home(self, address: str) -> bool:
        """Say whether an address is that of the folder itself."""
        return bare(address) == bare(self.home)


def bare(address: str) -> str:
    """Give what tells one page from another: an address without the index file or the slash at its end."""
    return INDEX.sub("", INDEX.sub("", address))


def _host(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")
